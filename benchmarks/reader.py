"""One reader of the dashboard, driven in this process, with what each run of the script cost the server."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

from jixiao.places import ROOT

_WIDGETS = {
    "year": "multiselect",
    "region": "multiselect",
    "unit": "multiselect",
    "source": "multiselect",
    "q": "text_input",
    "rates": "slider",
    "scores": "slider",
    "low": "slider",
    "rate": "slider",
    "basis": "selectbox",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run: `seconds` from the request to the last message, `sent` bytes of messages to the browser."""

    seconds: float
    sent: int


_runs: list[Run] = []
_run_script = ScriptRunner._run_script


def _timed(runner: Any, *args: Any) -> None:
    began = perf_counter()
    _run_script(runner, *args)
    seconds = perf_counter() - began
    _runs.append(Run(seconds, sum(message.ByteSize() for message in runner.forward_msgs())))


ScriptRunner._run_script = _timed  # type: ignore[method-assign]
# a server compiles a script once; the tests' runner would do so each time
_compiled = ScriptCache()
app_test.ScriptCache = local_script_runner.ScriptCache = lambda: _compiled  # type: ignore[attr-defined,assignment,misc]


class Reader:
    """A session on one cache. Raises RuntimeError where a page fails."""

    def __init__(self, cache: Path | None = None, script: Path = ROOT / "app.py") -> None:
        self._cache = cache
        self._app = AppTest.from_file(str(script), default_timeout=120)
        self._changed: dict[str, Any] = {}

    @property
    def app(self) -> AppTest:
        return self._app

    def open(self, page: Path | None = None, view: str | None = None) -> Run:
        """Go to a page of the app, by its file, or to one of its tabs, by its label; without either open it again."""
        if page is not None:
            self._app.switch_page(str(page.relative_to(ROOT)))
        if view is not None:
            self._app.session_state["view"] = view
        return self._run()

    def views(self) -> list[str]:
        """The labels of the page's tabs."""
        return [tab.label for tab in self._app.tabs]

    def change(self, filters: Mapping[str, Any]) -> Run:
        """Set filters by their names in the URL and put those of the last change back, in one run."""
        before = {key: self._widget(key).value for key in filters.keys() - self._changed.keys()}
        for key, value in (self._changed | dict(filters)).items():
            self._widget(key).set_value(value)
        self._changed = {key: (self._changed | before)[key] for key in filters}
        return self._run()

    def _widget(self, key: str) -> Any:
        return getattr(self._app, _WIDGETS[key])(key=key)

    def _run(self) -> Run:
        if self._cache is not None:
            os.environ["JIXIAO_CACHE"] = str(self._cache)
        _runs.clear()
        self._app.run()
        for failure in self._app.exception:
            raise RuntimeError(f"{failure.message}\n{failure.stack_trace}")
        return Run(sum(run.seconds for run in _runs), _runs[-1].sent)
