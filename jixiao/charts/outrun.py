"""Scores ahead of the money: what share of their points indicators have, against that of execution."""

import altair as alt
import polars as pl

from ..theme import Look
from .bars import MOST_ROWS
from .base import Chart, drawn, dressed, row_axis, row_names, tooltip

_ROW, _NOTE_ROOM = 34, 84


@drawn
def outrun_lines(projects: pl.DataFrame, look: Look) -> Chart:
    """The share of points of indicators against that of execution, a line a project. Takes lights_outrun."""
    palette = look.palette
    rows = row_names(projects.head(MOST_ROWS), "name", look)
    figures = ["indicator_share_pct", "execution_share_pct", "ahead_pct", "gap_pct", "money_pct"]
    base = tooltip(alt.Chart(rows), look, figures).encode(row_axis(rows))
    room = [alt.ExprRef("10"), alt.ExprRef(f"width - {_NOTE_ROOM}")]
    scale = alt.Scale(domain=[0, 100], range=room, nice=False)
    axis = alt.Axis(title=look.text("chart.shares"), grid=True, orient="top", tickCount=5)

    def at(column: str) -> alt.X:
        return alt.X(f"{column}:Q", scale=scale, axis=axis)

    span = base.mark_rule(strokeWidth=5, color=palette.alert, opacity=0.55).encode(
        at("execution_share_pct"), alt.X2("indicator_share_pct:Q")
    )
    names = [look.text(f"chart.{column}") for column in ("execution_share", "indicator_share")]
    looks = {
        alt.Stroke: [palette.executed, palette.ink],
        alt.Fill: [palette.executed, palette.background],
        alt.Shape: ["circle", "diamond"],
    }
    key = alt.Legend(title=None, direction="horizontal")
    marks = (
        base.transform_calculate(
            **dict(zip(names, ("datum.execution_share_pct", "datum.indicator_share_pct"), strict=True))
        )
        .transform_fold([*names], as_=["series", "share"])
        .mark_point(size=110, strokeWidth=2.5, opacity=1)
        .encode(
            at("share"),
            *(channel("series:N").scale(domain=names, range=found).legend(key) for channel, found in looks.items()),
        )
    )
    notes = (
        base.transform_calculate(note=f"'{look.text('chart.gap')}' + format(datum.gap_pct, '.1f') + '%'")
        .mark_text(align="left", dx=12)
        .encode(at("indicator_share_pct"), alt.Text("note:N"))
    )
    return dressed(alt.layer(span, marks, notes), look, _ROW * max(rows.height, 1), "project_id")
