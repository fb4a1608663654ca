"""What a reader opens: a mark of a chart, a row of a table or a key figure, and the ways to the pages behind it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from .. import places
from ..charts import PICK
from ..provenance import Opened, Opens
from .state import text

_OPENED, _ROUNDS, _LAST, _PAGE, _BEFORE = "opened", "rounds", "opened_from", "page", "page_before"


def key_of(widget: str) -> str:
    """The key of a chart or table now. It changes once what it opened is closed, which takes the choice back."""
    return f"{widget}.{st.session_state.get(_ROUNDS, {}).get(widget, 0)}"


def open_figure(widget: str, opens: Opens, row: Mapping[str, Any], columns: Sequence[str]) -> None:
    """Note what was chosen; the drawer shows it at the end of the run."""
    st.session_state[_OPENED] = Opened(opens, row, tuple(columns))
    st.session_state[_LAST] = widget


def open_mark(widget: str, opens: Opens, rows: pl.DataFrame, columns: Sequence[str], pick: str) -> None:
    """The callback of a chart: the row whose mark was clicked."""
    chosen = st.session_state[key_of(widget)].selection.get(PICK) or []
    found = rows.filter(pl.col(pick) == chosen[0][pick]) if chosen and pick in chosen[0] else rows.clear()
    if found.height:
        open_figure(widget, opens, found.row(0, named=True), columns)


def open_row(widget: str, opens: Opens, rows: pl.DataFrame, columns: Sequence[str]) -> None:
    """The callback of a table: the row that was chosen."""
    chosen = st.session_state[key_of(widget)].selection.rows
    if chosen and chosen[0] < rows.height:
        open_figure(widget, opens, rows.row(chosen[0], named=True), columns)


def opened() -> Opened | None:
    """What was just chosen; once only."""
    found: Opened | None = st.session_state.pop(_OPENED, None)
    return found


def closed() -> None:
    """The drawer is closed: what it was opened from can be chosen again."""
    rounds = st.session_state.setdefault(_ROUNDS, {})
    if widget := st.session_state.pop(_LAST, None):
        rounds[widget] = rounds.get(widget, 0) + 1


def entered(page: str) -> None:
    """Note which page is shown."""
    st.session_state[_BEFORE] = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page


def last_page() -> str | None:
    """The page that was shown before this run; the same one where the reader stays on it."""
    before: str | None = st.session_state.get(_BEFORE)
    return before


QUESTIONS = (
    ("overview.ask.where", "structure", None),
    ("overview.ask.changed", "structure", "structure.tab.bridge"),
    ("overview.ask.public", "structure", "structure.tab.public"),
    ("overview.ask.left", "execution", None),
    ("overview.ask.why", "execution", "execution.tab.why"),
    ("overview.ask.unstarted", "execution", "execution.tab.unspent"),
    ("overview.ask.low", "low_scores", None),
    ("overview.ask.lost", "low_scores", None),
)
"""What people ask next, the page that answers it, and the part of the page; none is the first, which no URL names."""


def questions() -> None:
    """Ways to the pages, each as a question that a meeting asks; the filters stay."""
    for question, page, view in QUESTIONS:
        link(page, question, view)


def link(page: str, words: str, view: str | None = None) -> None:
    """A way to a page, or to one part of it; the filters stay."""
    _link(page, text(words), **({"view": text(view)} if view else {}))


def link_project(project_id: str, words: str = "drawer.project") -> None:
    """A way to the page of one project, none on that page itself; the filters stay."""
    if st.session_state.get(_PAGE) != "project":
        _link("project", text(words), project=project_id)


def link_source(report_id: str, line: int | None = None, page: int | None = None, start: int | None = None) -> None:
    """A way to a report's source, at a line, and there at the figure that begins at an offset; the filters stay.

    `page` is only said.
    """
    words = "project.source" if line is None else "drawer.line" if page is None else "drawer.page"
    asked = {} if line is None else {"line": str(line)}
    asked |= {} if start is None else {"at": str(start)}
    _link("source", text(words, line=line, page=page), report=report_id, **asked)


def link_finding(finding_id: str) -> None:
    """A way to what does not add up; the filters stay."""
    _link("checks", text("touched.open"), finding=finding_id)


def _link(page: str, label: str, **asked: str) -> None:
    # A link and not a button: the browser adds the shared filters to its URL, so `asked` must not name them, and goes
    # there in one step, which its back button takes back. st.switch_page does neither.
    st.page_link(_file(page), label=label, icon=":material/arrow_forward:", query_params=asked or None)


def _file(page: str) -> Path:
    return places.ROOT / "pages" / f"{page}.py"
