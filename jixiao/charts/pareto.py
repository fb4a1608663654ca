"""What makes up most of a sum: bars from the largest down, beside them the share that they reach together."""

from collections.abc import Sequence

import altair as alt
import polars as pl

from ..theme import Look
from .bars import MOST_ROWS
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip

_BARS_END, _BAR_ROOM, _SHARE_ROOM = 0.44, 70, 52
"""Where the bars end, in parts of the width; pixels for the labels behind the bars and behind the line."""


@drawn
def pareto(
    rows: pl.DataFrame,
    look: Look,
    name: str,
    value: str,
    running: str,
    *,
    figures: Sequence[str] = (),
    texts: Sequence[str] = (),
    alert: str | None = None,
    pick: str | None = None,
) -> Chart:
    """A bar of `value` a row, in the frame's order, and a line of `running`, the share in percent reached so far.

    `name` is the column of the rows' names; `figures` and `texts` are further columns for the tooltip; rows that are
    true in the column `alert` stand out; `pick` is the column that a click chooses by.
    """
    palette = look.palette
    rows = row_names(rows.head(MOST_ROWS), name, look)
    base = tooltip(alt.Chart(rows), look, [value, running, *figures], [name, *texts]).encode(row_axis(rows))
    title = look.text("chart.wan" if value.endswith("_wan") else f"chart.{value}")
    amount = panel(f"{value}:Q", "0", f"width * {_BARS_END}").axis(
        title=title, grid=True, tickCount=3, format=",~f", orient="top"
    )
    share = panel(f"{running}:Q", f"width * {_BARS_END} + {_BAR_ROOM}", f"width - {_SHARE_ROOM}", 100).axis(
        title=look.text("chart.running"), grid=True, values=[0, 50, 80, 100], format="~f", orient="top"
    )
    color = alt.Color(f"{alert}:N").scale(domain=[False, True], range=[palette.executed, palette.alert]).legend(None)
    bars = base.mark_bar(height=18, color=palette.executed).encode(amount, *([color] if alert else []))
    notes = (
        base.transform_calculate(note=shown(look, value)).mark_text(align="left", dx=6).encode(amount, text="note:N")
    )
    line = base.mark_line(color=palette.muted, strokeWidth=1.5).encode(share)
    dots = base.mark_point(color=palette.ink, fill=palette.ink, size=36, opacity=1).encode(share)
    shares = (
        base.transform_calculate(note=f"{shown(look, running, '.1f')} + '%'")
        .mark_text(align="left", dx=9)
        .encode(share, text="note:N")
    )
    left, right = alt.layer(bars, notes), alt.layer(line, dots, shares)
    return dressed(alt.layer(left, right).resolve_scale(x="independent"), look, 40 * rows.height, pick)


def panel(field: str, start: str, end: str, most: float | None = None) -> alt.X:
    """The channel of a panel between two places, given as Vega expressions of the width; `most` ends its scale.

    Panels are one view of several scales, because only a single view can be as wide as its place.
    """
    end_of_scale = alt.Undefined if most is None else most
    extent = [alt.ExprRef(start), alt.ExprRef(end)]
    return alt.X(field).scale(range=extent, zero=True, nice=False, domainMax=end_of_scale)
