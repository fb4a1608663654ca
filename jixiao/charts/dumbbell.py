"""From the original over the final budget to what was executed: three marks on one line a project."""

from collections.abc import Callable

import altair as alt
import polars as pl

from ..theme import Look
from .bars import MOST_ROWS
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip

_MOST_LINEAR = 12
"""The largest amount may be this many times the middle one before equal steps leave most rows without a length."""


_COLUMNS = ("original_wan", "final_wan", "executed_wan")
_BAR = "M0,-1L0,1"
_DOT = "M-0.5,0A0.5,0.5,0,1,1,0.5,0A0.5,0.5,0,1,1,-0.5,0Z"
"""An upright line and a dot of half the ring's size, as Vega draws shapes."""
_NOTE_ROOM = 104


@drawn
def dumbbell(projects: pl.DataFrame, look: Look) -> Chart:
    """Each project's amounts on one line, what was left at its end, marked below the line. Takes execution_moves."""
    palette = look.palette
    rows = row_names(projects.head(MOST_ROWS), "name", look)
    figures = [*_COLUMNS, "adjusted_wan", "unexecuted_wan", "execution_pct"]
    base = tooltip(alt.Chart(rows), look, figures).encode(row_axis(rows))
    x = _amounts(rows, look)
    moved = base.mark_rule(strokeWidth=2, color=palette.budget_edge).encode(x("original_wan"), alt.X2("final_wan:Q"))
    below = (
        alt.Color("below_line:N").scale(domain=[False, True], range=[palette.budget_edge, palette.alert]).legend(None)
    )
    left = (
        base.transform_filter("datum.unexecuted_wan != 0 && isValid(datum.unexecuted_wan)")
        .mark_rule(strokeWidth=5, opacity=0.55)
        .encode(x("executed_wan"), alt.X2("final_wan:Q"), below)
    )
    note = f"datum.unexecuted_wan > 0 ? '{look.text('chart.left')}' + {shown(look, 'unexecuted_wan')} : ''"
    notes = (
        base.transform_calculate(note=note, end="max(datum.original_wan, datum.final_wan, datum.executed_wan)")
        .mark_text(align="left", dx=12)
        .encode(x("end"), text="note:N")
    )
    return dressed(
        alt.layer(moved, left, _marks(base, look).encode(x("amount")), notes), look, 34 * rows.height, "project_id"
    )


def _marks(base: alt.Chart, look: Look) -> alt.Chart:
    """An upright line, a ring and a dot a row, and a legend that shows them as they are."""
    palette = look.palette
    names = [look.text(f"chart.short.{column.removesuffix('_wan')}") for column in _COLUMNS]
    amounts = {name: f"datum.{column}" for name, column in zip(names, _COLUMNS, strict=True)}
    looks = {
        alt.Stroke: [palette.ink, palette.budget_edge, palette.executed],
        alt.Fill: [palette.ink, palette.background, palette.executed],
        alt.Shape: [_BAR, "circle", _DOT],
    }
    legend = alt.Legend(title=None, direction="horizontal")
    marks: alt.Chart = (
        base.transform_calculate(**amounts)
        .transform_fold([*names], as_=["series", "amount"])
        .transform_filter("isValid(datum.amount)")
        .mark_point(size=150, strokeWidth=2.5, opacity=1)
        .encode(
            *(channel("series:N").scale(domain=names, range=range).legend(legend) for channel, range in looks.items())
        )
    )
    return marks


def _amounts(rows: pl.DataFrame, look: Look) -> Callable[[str], alt.X]:
    """The channel of any amount: one axis for all, in steps of ten where equal steps would leave rows too short."""
    largest = rows.select(pl.max_horizontal(_COLUMNS)).to_series().drop_nulls()
    most, middle = (float(largest.max() or 0), float(largest.median() or 0)) if len(largest) else (0.0, 0.0)  # type: ignore[arg-type]
    extent = [alt.ExprRef("10"), alt.ExprRef(f"width - {_NOTE_ROOM}")]
    if most <= _MOST_LINEAR * middle:
        scale = alt.Scale(nice=False, zero=True, range=extent)
        axis = alt.Axis(title=look.text("chart.wan"), grid=True, format=",~f", orient="top", tickCount=5)
    else:
        # not the logarithm itself: it has no place for a budget of nothing
        unit = 1 / look.money.wan
        scale = alt.Scale(type="symlog", constant=unit, nice=False, zero=True, range=extent)
        tens = [0.0, *(unit * 10**power for power in range(1, 12) if unit * 10**power <= most)]
        axis = alt.Axis(title=look.text("chart.wan_log"), grid=True, format=",~f", orient="top", values=tens)
    return lambda column: alt.X(f"{column}:Q", axis=axis, scale=scale)
