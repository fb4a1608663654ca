"""What a meeting would ask next, made from what the figures show."""

from typing import Any

from ... import formats
from ...provenance import Opens
from ..model import Slide, Source
from ..sources import counted, derived, things, total
from ..view import Asked

_MOST = 6
_LEFT = "briefing.ask.left"


def questions(asked: Asked) -> Slide:
    """At most six questions, each from a figure of the slides before."""
    told = [(line, sources) for line, sources in _all(asked) if line][:_MOST]
    if not told:
        return asked.nothing("questions", asked.reader.text("empty.part"))
    reader = asked.reader
    title = reader.text("briefing.ask.one") if len(told) == 1 else reader.text("briefing.ask", asked=len(told))
    lines = tuple(line for line, _ in told)
    return Slide("questions", title, asked.footer(), lines=lines, sources=sum((found for _, found in told), ()))


def _all(asked: Asked) -> list[tuple[str, tuple[Source, ...]]]:
    moves, left = asked.one("structure_bridge_summary"), asked.one("execution_summary")
    scores, found = asked.one("overview_summary"), asked.one("checks_summary")
    causes, largest = asked.one("execution_reason_kinds"), asked.run("overview_unexecuted").head(1)
    lowest = asked.run("low_scores").head(1)
    silent = Opens("project", "execution_kind_projects", ("kind",))
    none = {"kind": "none", "projects": causes.get("none_projects"), "unexecuted_wan": causes.get("none_wan")}
    unspent = Opens("project", "unspent_projects")
    return [
        (asked.first(moves, "briefing.ask.raised", "briefing.ask.cut"), derived(asked, moves, "moved_pct")),
        (asked.first(left, _LEFT), things(asked, largest, "project", ("unexecuted_wan",))),
        (
            _positive(asked, causes, "none_projects", "briefing.ask.silent"),
            _sum(asked, none, "unexecuted_wan", silent, asked.reader.text("cause.none")),
        ),
        (asked.first(scores, "briefing.ask.unspent"), _sum(asked, scores, "unspent_projects", unspent)),
        (_low(asked, scores), things(asked, lowest, "project", ("total_score",))),
        (_positive(asked, scores, "kept_high", "briefing.ask.kept"), _kept(asked, scores)),
        (_positive(asked, found, "errors", "briefing.ask.errors"), counted(asked, found, "errors")),
    ]


def _sum(asked: Asked, row: dict[str, Any], column: str, opens: Opens, of: str = "") -> tuple[Source, ...]:
    return (total(asked, row, column, opens, of),) if row.get(column) else ()


def _positive(asked: Asked, row: dict[str, Any], column: str, key: str) -> str:
    return asked.first(row, key) if row.get(column) else ""


def _low(asked: Asked, row: dict[str, Any]) -> str:
    return asked.first(row, "briefing.ask.low") if row.get("low_projects") else ""


def _kept(asked: Asked, row: dict[str, Any]) -> tuple[Source, ...]:
    if not row.get("kept_high"):
        return ()
    kept = asked.run("overview_quadrant", marks=0).drop_nulls("project_id")
    kept = kept.filter(~kept["is_low"] & kept["is_below"])
    note = asked.reader.text("formula.count", count=formats.count(row["kept_high"]))
    told = tuple((one,) for one in things(asked, kept.head(12), "project", ("execution_pct",)))
    return (Source("", "kept_high", row["kept_high"], note, (), told, row["kept_high"]),)
