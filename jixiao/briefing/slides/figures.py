"""The key figures, and the same report by report."""

from typing import Any

from ...provenance import Opens
from ..model import Figure, Slide, Table
from ..sources import things, totals
from ..view import Asked

_MONEY = Opens("report", "overview_money_parts")
_OPENS = dict.fromkeys(("original_wan", "final_wan", "executed_wan", "execution_pct"), _MONEY) | {
    "mean_score": Opens("project", "overview_score_parts"),
    "low_projects": Opens("project", "low_scores"),
    "unspent_projects": Opens("project", "unspent_projects"),
    "cited_pct": Opens("report", "overview_cited_parts"),
}
_MONEY_COLUMNS = ("executed_wan", "unexecuted_wan", "execution_pct")
_OTHERS = ("execution_pct", "mean_score", "low_projects", "unspent_projects")
_MOST = 12
_TITLES = (
    "briefing.figures.money",
    "briefing.figures.executed",
    "briefing.figures.original",
    "briefing.figures.scores",
    "briefing.figures.projects",
)


def figures(asked: Asked) -> Slide:
    """Budget, execution, rate, scores: what a meeting asks first."""
    row = asked.one("overview_summary")
    money = ("original_wan" if row["final_wan"] is None else "final_wan", "executed_wan")
    shown = tuple(_figure(asked, row, column) for column in (*money, *_OTHERS) if _is_there(row, column))
    units = asked.run("overview_units")
    columns = tuple(column for column in (money[0], *_MONEY_COLUMNS) if units[column].is_not_null().any())
    table = None
    if units.height > 1 and columns:
        table = Table("overview.units.title", units.head(_MOST), ("label", *columns), units.height)
    opens = {column: _OPENS[column] for column in (*money, *_OTHERS)}
    sources = totals(asked, row, opens)
    if table:
        sources += things(asked, table.rows, "report", columns)
    title = asked.first(row, *_TITLES) or asked.say(row, "overview.says.no_basis")
    lead = "" if row["with_basis"] else asked.say(row, "overview.says.no_basis")
    lead = "" if lead == title else lead
    return Slide("figures", title, asked.footer(), lead=lead, figures=shown, table=table, sources=sources)


def _is_there(row: dict[str, Any], column: str) -> bool:
    # what does not apply to any report here would only be a dash
    return row[column] is not None


def _figure(asked: Asked, row: dict[str, Any], column: str) -> Figure:
    reader = asked.reader
    return Figure(column, reader.text(f"metric.{column}"), row[column], reader.said(column, row[column]))
