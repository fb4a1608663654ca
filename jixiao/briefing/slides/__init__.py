"""From the current filters to a sequence of slides, independent of where they are shown.

Each module makes the slides of one theme; each maker takes what is asked and returns one slide, one that says nothing
where there is nothing to say.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ...errors import UsageError
from ...places import CACHE
from ..model import Chart, Citation, Figure, Footer, Series, Slide, Source, Table
from ..view import Asked, View, version
from .bridge import bridge
from .checks import checks
from .execution import execution
from .figures import figures
from .low_scores import low_scores
from .opening import opening, reports
from .questions import questions
from .scenario import scenario
from .structure import structure

__all__ = [
    "SLIDES", "Chart", "Citation", "Figure", "Footer", "Series", "Slide", "Source", "Table", "View", "slides",
]  # fmt: skip

_MAKERS: dict[str, Callable[[Asked], Slide]] = {
    "title": opening,
    "figures": figures,
    "structure": structure,
    "bridge": bridge,
    "execution": execution,
    "low_scores": low_scores,
    "checks": checks,
    "scenario": scenario,
    "questions": questions,
}
SLIDES = tuple(_MAKERS)
"""The ids of the slides that can be chosen, in their order. The sources always come last."""

_TRIES = 3


def slides(cache: Path = CACHE, view: View | None = None) -> list[Slide]:
    """The slides of a view, all made from one state of the cache: no figure changes afterwards.

    A slide with nothing to say is left out, unless it was chosen. Raises UsageError for an unknown slide, and without a
    usable cache.
    """
    view = view or View()
    if unknown := [id_ for id_ in view.chosen if id_ not in _MAKERS]:
        raise UsageError(f"no slide {', '.join(unknown)}; there are: {', '.join(SLIDES)}")
    for _ in range(_TRIES):
        before = version(cache)
        made = _made(Asked(cache, view))
        if version(cache) == before:
            break
    return made


def _made(asked: Asked) -> list[Slide]:
    view = asked.view
    if asked.run("source_reports").is_empty():
        return [opening(asked)]
    found = [_MAKERS[id_](asked) for id_ in view.chosen or SLIDES]
    kept = [slide for slide in found if view.chosen or not slide.says_nothing]
    return [replace(slide, note=view.notes.get(slide.id, "")) for slide in [*kept, reports(asked)]]
