"""Bars over money: how much of each budget was spent, how rates spread, where points went."""

import altair as alt
import polars as pl

from ..theme import Look
from .base import LEGEND, Chart, drawn, dressed, legend, row_axis, row_names, shown, tooltip

MOST_ROWS = 20
"""More bars than this do not read; the table beside the chart holds the rest."""
MOST_UNITS = 12
_UNIT_ROW = 38


@drawn
def unit_bars(units: pl.DataFrame, look: Look) -> Chart:
    """Execution inside budget, one row a report, its rate at the end. Takes overview_units.

    Reports that do not print the basis have no bar: what they print stands in a list of its own.
    """
    printed = units.filter(pl.any_horizontal(pl.col("original_wan", "final_wan", "executed_wan").is_not_null()))
    rows = row_names(printed.head(MOST_UNITS), "label", look)
    columns = ["original_wan", "final_wan", "executed_wan", "unexecuted_wan", "execution_pct"]
    base = tooltip(alt.Chart(rows), look, columns, ("label", "kind")).encode(row_axis(rows))
    # whichever layers there are, they share the one axis
    axis = alt.Axis(title=look.text("chart.wan"), grid=True, format=",~f", tickCount=6)
    rate = f"isValid(datum.execution_pct) ? format(datum.execution_pct, '.1f') + '%' : {shown(look, 'executed_wan')}"
    notes = (
        base.transform_calculate(note=rate, end="max(datum.final_wan, datum.executed_wan, datum.original_wan)")
        .mark_text(align="left", dx=6)
        .encode(x=alt.X("end:Q", axis=axis), text="note:N")
    )
    layers = alt.layer(*_budget_marks(base, rows, look, axis), notes)
    return dressed(layers, look, _UNIT_ROW * max(rows.height, 1), pick="report_id")


def _budget_marks(base: alt.Chart, rows: pl.DataFrame, look: Look, axis: alt.Axis) -> list[alt.Chart]:
    """The final budget, what was executed inside it and the original budget as a tick; those that a row prints."""
    palette = look.palette
    series = {"final": palette.budget, "executed": palette.executed, "original": palette.ink}
    printed = {name: tone for name, tone in series.items() if rows[f"{name}_wan"].is_not_null().any()}
    tones = legend(look, {f"chart.{name}": tone for name, tone in printed.items()})
    color = alt.Color("series:N").scale(tones).legend(**LEGEND)
    of = {name: base.transform_calculate(series=f"'{look.text(f'chart.{name}')}'") for name in printed}
    marks = {
        "final": lambda chart: chart.mark_bar(height=22, stroke=palette.budget_edge, strokeWidth=1),
        "executed": lambda chart: chart.mark_bar(height=12),
        "original": lambda chart: chart.mark_tick(height=32, thickness=2),
    }
    return [marks[name](chart).encode(alt.X(f"{name}_wan:Q", axis=axis), color) for name, chart in of.items()]


@drawn
def rate_bands(bands: pl.DataFrame, look: Look) -> Chart:
    """How many projects in each band of execution rates, those below the line marked, also where it parts a band.

    Takes execution_bands.
    """
    palette = look.palette
    base = tooltip(
        alt.Chart(bands), look, ["projects", "below_projects", "final_wan", "unexecuted_wan"], ("band",)
    ).encode(
        alt.X("band:N")
        .sort(None)
        .axis(title=look.text("chart.execution_pct"), labelAngle=0, labelOverlap=False, labelFontSize=12),
        alt.Y("projects:Q").axis(None),
    )
    bars = base.mark_bar(width={"band": 0.74}, color=palette.executed)
    # the lower part of the same bar: what lies below the line stands at the foot
    below = base.mark_bar(width={"band": 0.74}, color=palette.alert).encode(alt.Y("below_projects:Q").axis(None))
    return dressed(bars + below + base.mark_text(dy=-9).encode(text="projects:Q"), look, 240, "band")


@drawn
def low_scores(projects: pl.DataFrame, look: Look) -> Chart:
    """What each low-scoring project lost, on indicators and on execution; its score at the end. Takes low_scores."""
    rows = row_names(projects.head(MOST_ROWS), "name", look).with_columns(
        end=pl.sum_horizontal("lost_on_indicators", "lost_on_execution"), nothing=pl.lit(0.0)
    )
    steps = look.palette.steps
    tones = legend(look, {"chart.lost_on_indicators": steps[0], "chart.lost_on_execution": steps[2]})
    color = alt.Color("part:N").scale(tones).legend(**LEGEND)
    figures = ["total_score", "lost_points", "lost_on_indicators", "lost_on_execution", "execution_pct"]
    base = tooltip(alt.Chart(rows), look, figures, ("name", "label", "worst_indicator")).encode(row_axis(rows))
    longest = max(rows["end"].to_list(), default=1.0)
    # room for the score behind the longest bar
    scale = alt.Scale(domain=[0, longest * 1.22], nice=False)
    axis = alt.Axis(title=look.text("chart.lost_points"), grid=True, tickCount=5)
    parts = [
        base.transform_calculate(part=f"'{look.text(f'chart.{column}')}'")
        .mark_bar(height=18)
        .encode(alt.X(f"{start}:Q", scale=scale, axis=axis), alt.X2(f"{end}:Q"), color)
        for column, start, end in (
            ("lost_on_indicators", "nothing", "lost_on_indicators"),
            ("lost_on_execution", "lost_on_indicators", "end"),
        )
    ]
    scores = (
        base.transform_calculate(note=f"{shown(look, 'total_score', '.2~f')} + '{look.text('chart.score_unit')}'")
        .mark_text(align="left", dx=6)
        .encode(alt.X("end:Q", scale=scale, axis=axis), text="note:N")
    )
    return dressed(alt.layer(*parts, scores), look, 36 * max(rows.height, 1), pick="project_id")
