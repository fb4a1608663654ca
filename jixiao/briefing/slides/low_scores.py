"""Which projects scored under the line, on what each lost most, and where points go in all."""

import polars as pl

from ... import charts, formats
from ...provenance import Opens
from ..model import Chart, Series, Slide, Table
from ..sources import things, total, totals
from ..view import Asked

_BASIS = "briefing.basis.forms"
_KIND = Opens("project", "overview_lost_parts", ("level2",))
_SCORES = Opens("project", "overview_score_parts")
_LOWEST, _KINDS = 12, 6


def low_scores(asked: Asked) -> Slide:
    """The lowest projects with their three largest losses, beside the kinds of indicators that lost most in all."""
    row = asked.one("low_scores_summary")
    if not row:
        return asked.nothing("low_scores", asked.reader.text("low_scores.none_scored"), _BASIS)
    low = asked.run("low_scores")
    kinds = asked.run("lost_points", low_line=None)
    told = asked.reader.worded(kinds, "kind", "kind").head(_KINDS)
    chart = Chart(
        "overview.lost",
        "bars",
        told,
        "kind",
        (Series("lost_points", asked.reader.term("lost_points"), "executed"),),
        ("kind", "lost_points", "times", "share_pct"),
        lambda look: charts.lost_bars(told, look),
    )
    sources = totals(asked, row, {"scored": _SCORES, "mean_score": _SCORES})
    if low.height:
        sources += totals(asked, row, {"low_projects": Opens("project", "low_scores")})
        sources += things(asked, low.head(_LOWEST), "project", ("total_score",))
        sources += things(asked, _losses(asked), "indicator|fund", ("lost_points",))
    sources += tuple(
        total(asked, kind, "lost_points", _KIND, of=asked.reader.worded(kinds, "kind", "kind")["kind"][place])
        for place, kind in enumerate(kinds.head(_KINDS).iter_rows(named=True))
    )
    title = asked.first(row, "briefing.low.some") if low.height else asked.say(row, "overview.says.none_low")
    return Slide(
        "low_scores",
        title,
        asked.footer(_BASIS),
        lead=asked.say(row, "low_scores.says.full", "low_scores.says.rules"),
        chart=chart if kinds.height else None,
        table=_table(asked, low) if low.height else None,
        sources=sources,
    )


def _losses(asked: Asked) -> pl.DataFrame:
    return asked.run("low_scores_losses", most=_LOWEST)


def _table(asked: Asked, low: pl.DataFrame) -> Table:
    """The lowest projects; `losses` are three lines, largest first."""
    told: dict[str, list[str]] = {}
    for row in _losses(asked).iter_rows(named=True):
        name = row["indicator"] or asked.reader.text("chart.unnamed")
        loss = asked.reader.text("briefing.loss", indicator=name, lost=formats.points(row["lost_points"]))
        told.setdefault(row["project_id"], []).append(formats.plain(loss))
    shown = low.head(_LOWEST)
    lines = ["\n".join(told.get(id_, [])) or formats.NOT_PRINTED for id_ in shown["project_id"]]
    rows = shown.with_columns(losses=pl.Series(lines, dtype=pl.String))
    return Table("briefing.losses.title", rows, ("name", "total_score", "losses"), low.height)
