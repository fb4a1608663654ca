"""From all points down to a project's total, step by step."""

import altair as alt
import polars as pl

from ..theme import Look
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip

_ROW = 38


@drawn
def score_steps(steps: pl.DataFrame, look: Look) -> Chart:
    """What each indicator took off, in the form's order, between all points and the total. Takes project_points.

    A row that gained points leads up again; one whose points are not both printed is left to the table.
    """
    steps = steps.drop_nulls(["lost_points", "to_points"])
    rows = row_names(_ends(steps, look), "indicator", look, 24)
    points = [*rows["from_points"].to_list(), *rows["to_points"].to_list()]
    low, high = min(points, default=0.0), max(points, default=100.0)
    # the scale does not begin at zero, so only steps are bars; where the way begins and ends are marks
    scale = alt.Scale(domain=[low - (high - low) * 0.22, high + (high - low) * 0.2], zero=False, nice=False)
    axis = alt.Axis(title=look.text("chart.points"), grid=True, tickCount=6, values=_ticks(low, high))
    texts = ("indicator", "kind", "target_text", "actual_text", "reason")
    base = tooltip(alt.Chart(rows), look, ["weight", "score", "lost_points"], texts).encode(row_axis(rows))
    start, end = alt.X("from_points:Q", scale=scale, axis=axis), alt.X("to_points:Q", scale=scale, axis=axis)
    lossy = base.transform_filter("!datum.is_end")
    bars = lossy.mark_bar(height=18, color=look.palette.alert).encode(start, alt.X2("to_points:Q"))
    notes = (
        lossy.transform_calculate(
            note=f"(datum.lost_points < 0 ? '+' : '−') + {shown(look, 'size', '.2~f')}",
            left="min(datum.from_points, datum.to_points)",
        )
        .mark_text(align="right", dx=-6)
        .encode(alt.X("left:Q", scale=scale, axis=axis), text="note:N")
    )
    ends = base.transform_filter("datum.is_end")
    marks = ends.mark_tick(height=26, thickness=3, color=look.palette.ink).encode(end)
    totals = (
        ends.transform_calculate(note=shown(look, "to_points", ".2~f"))
        .mark_text(align="left", dx=8, fontWeight=600)
        .encode(end, text="note:N")
    )
    return dressed(bars + notes + marks + totals, look, _ROW * rows.height, pick="step")


def _ends(steps: pl.DataFrame, look: Look) -> pl.DataFrame:
    """The steps with a row before them for all points, and one after them for the printed total, if there is one."""
    steps = steps.with_columns(
        pl.col("indicator").fill_null(look.text("chart.unexplained")),
        is_end=pl.lit(False),
        size=pl.col("lost_points").abs(),
    )
    ends = [
        pl.DataFrame({"indicator": [look.text(word)], "from_points": at, "to_points": at, "is_end": True})
        for word, column in (("chart.full_marks", "total_weight"), ("chart.total", "total_score"))
        for at in [steps[column].head(1).drop_nulls().cast(pl.Float64)]
        if at.len()
    ]
    return pl.concat([*ends[:1], steps, *ends[1:]], how="diagonal")


def _ticks(low: float, high: float) -> list[float]:
    """Round points between the ends: a score below none or above all of them has no meaning."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (high - low) / step <= 6 or step == 100)
    return [float(at) for at in range(int(-(-low // step)) * step, int(high) + 1, step)]
