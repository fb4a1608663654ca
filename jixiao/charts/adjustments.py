"""How far the year moved the budgets: rates of adjustment, raised to the right and lowered to the left."""

import altair as alt
import polars as pl

from ..theme import Look
from .bars import MOST_ROWS
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip

_MOST_PCT = 200
"""A bar ends here, with an arrow: beyond it the others would lose their length. The figure is written beside it."""

_NOTE_ROOM = 150


@drawn
def adjustment_rates(projects: pl.DataFrame, look: Look) -> Chart:
    """The largest adjustments as rates of the original budget. Takes execution_adjustments.

    A project added in the year has no rate: a mark and its amount stand in place of the bar.
    """
    palette = look.palette
    rows = row_names(projects.head(MOST_ROWS), "name", look)
    rates = [0.0, *rows["adjustment_pct"].drop_nulls().to_list()]
    low, high = min(-20.0, *rates), min(_MOST_PCT, max(20.0, *rates))
    base = tooltip(alt.Chart(rows), look, ["original_wan", "final_wan", "adjusted_wan", "adjustment_pct"])
    base = base.encode(row_axis(rows)).transform_calculate(
        lowered="datum.adjustment_pct < 0", end=f"clamp(datum.adjustment_pct || 0, {low}, {high})"
    )
    x = (
        alt.X("end:Q")
        .scale(domain=[low, high], nice=False, range=[alt.ExprRef("0"), alt.ExprRef(f"width - {_NOTE_ROOM}")])
        .axis(title=look.text("chart.adjustment_pct"), grid=True, orient="top", values=_ticks(low, high))
    )
    color = alt.Color("lowered:N").scale(domain=[False, True], range=[palette.executed, palette.steps[2]]).legend(None)
    bars = base.transform_filter("isValid(datum.adjustment_pct)").mark_bar(height=17).encode(x, color)
    added = (
        base.transform_filter("!isValid(datum.adjustment_pct)")
        .mark_point(shape="diamond", size=90, strokeWidth=2, opacity=1, color=palette.executed)
        .encode(x)
    )
    signed = f"(datum.adjusted_wan > 0 ? '+' : '') + {shown(look, 'adjusted_wan')}"
    rate = (
        "(datum.adjustment_pct > 0 ? '+' : '') + format(datum.adjustment_pct, ',.1f') + '%'"
        f" + (datum.adjustment_pct > {high} ? ' ▸' : '')"
    )
    note = f"!isValid(datum.adjustment_pct) ? '{look.text('chart.added')}' + {signed} : {rate} + ' · ' + {signed}"
    zero = base.mark_rule(color=palette.muted).encode(x=alt.datum(0))
    # the label of a fall stands right of zero, where it cannot meet the names
    labels = (
        base.transform_calculate(note=note, end="max(datum.end, 0)")
        .mark_text(align="left", dx=10)
        .encode(x, text="note:N")
    )
    return dressed(alt.layer(zero, bars, added, labels), look, 34 * rows.height, "project_id")


def _ticks(low: float, high: float) -> list[int]:
    step = 50 if high - low > 120 else 20
    return [tick for tick in range(-100, _MOST_PCT + 1, step) if low <= tick <= high]
