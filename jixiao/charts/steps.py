"""From all points down to a project's total, step by step."""

import altair as alt
import polars as pl

from ..theme import Look
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip


@drawn
def score_steps(steps: pl.DataFrame, look: Look) -> Chart:
    """What each indicator took off, in the form's order, then the total. Takes project_points."""
    steps = steps.drop_nulls("lost_points")
    rows = row_names(
        steps.with_columns(pl.col("indicator").fill_null(look.text("chart.unexplained"))), "indicator", look, 40
    )
    base = tooltip(
        alt.Chart(rows),
        look,
        ["weight", "score", "lost_points"],
        ("indicator", "kind", "target_text", "actual_text", "reason"),
    )
    low = min(rows["to_points"].drop_nulls().to_list(), default=0)
    high = max(rows["from_points"].drop_nulls().to_list(), default=100)
    scale = alt.Scale(domain=[low - (high - low) * 0.12, high], zero=False, nice=False)
    base = base.encode(row_axis(rows))
    bars = base.mark_bar(height=18, color=look.palette.alert).encode(
        alt.X("from_points:Q", scale=scale).axis(title=look.text("chart.points"), grid=True, tickCount=8),
        alt.X2("to_points:Q"),
    )
    notes = (
        base.transform_calculate(note=f"'−' + {shown(look, 'lost_points', '.2~f')}")
        .mark_text(align="right", dx=-6)
        .encode(alt.X("to_points:Q", scale=scale), text="note:N")
    )
    return dressed(bars + notes, look, 38 * rows.height)
