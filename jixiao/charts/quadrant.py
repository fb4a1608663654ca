"""Score against money: each project as a circle, its place the score and the execution rate, its area the budget."""

import altair as alt
import polars as pl

from ..theme import Look
from .base import Chart, drawn, dressed, tooltip


@drawn
def quadrant(projects: pl.DataFrame, look: Look, report: str, low_line: float, execution_line: float) -> Chart:
    """The projects of one report, on scales that all reports share. Takes overview_projects.

    Those under a line are marked, and the few that matter carry the number of the list beside the chart.
    """
    palette = look.palette
    rows = projects.filter(pl.col("report_id") == report)
    x = alt.Scale(domain=_domain(projects["execution_pct"], execution_line), zero=False, nice=False)
    y = alt.Scale(domain=_domain(projects["total_score"], low_line), zero=False, nice=False)
    largest = max(projects["final_wan"].drop_nulls().to_list(), default=1.0)
    size = alt.Scale(domain=[0, largest], range=[12, 900])
    base = tooltip(
        alt.Chart(rows), look, ["total_score", "execution_pct", "final_wan", "unexecuted_wan"], ("name",)
    ).encode(
        alt.X("execution_pct:Q", scale=x).axis(title=look.text("chart.execution_pct"), grid=True, tickCount=5),
        alt.Y("total_score:Q", scale=y).axis(
            title=look.text("chart.total_score"),
            titleAngle=0,
            titleAlign="left",
            titleX=-24,
            titleY=-10,
            grid=True,
            tickCount=5,
        ),
    )
    circles = base.mark_circle(stroke=palette.background, strokeWidth=0.8).encode(
        alt.Size("final_wan:Q", scale=size, legend=None),
        color=alt.condition("datum.is_marked", alt.value(palette.alert), alt.value(palette.executed)),
        opacity=alt.condition("datum.is_marked", alt.value(0.9), alt.value(0.55)),
    )
    numbers = (
        base.transform_filter("isValid(datum.mark)")
        .mark_text(align="left", dx=9, dy=-9, fontWeight=600)
        .encode(text="mark:Q")
    )
    lines = alt.Chart().mark_rule(strokeDash=[4, 4], color=palette.alert, opacity=0.8)
    return dressed(
        lines.encode(x=alt.datum(execution_line)) + lines.encode(y=alt.datum(low_line)) + circles + numbers, look, 320
    )


def _domain(values: pl.Series, line: float) -> list[float]:
    """From a little under the least of the data and the line to a little over the most."""
    low = min(line, *values.to_list())
    high = max(100.0, line, *values.to_list())
    room = (high - low) * 0.06
    return [low - room, high + room]
