"""Short bars side by side: the few largest amounts that stayed, the few kinds that lost most points."""

from typing import Any

import altair as alt
import polars as pl

from ..theme import Look
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip

_ROW, _MOST = 40, 8


@drawn
def unexecuted_bars(projects: pl.DataFrame, look: Look) -> Chart:
    """The largest unexecuted amounts, each with the project's execution rate. Takes overview_unexecuted."""
    rate = f"{shown(look, 'execution_pct', '.1f')} + (isValid(datum.execution_pct) ? '%' : '')"
    note = f"{shown(look, 'unexecuted_wan')} + ' · {look.text('chart.rate')} ' + {rate}"
    # what was left is the pale part of a budget, as in every picture of budget and execution
    left = {"color": look.palette.budget, "stroke": look.palette.budget_edge}
    figures = ["unexecuted_wan", "final_wan", "executed_wan", "execution_pct", "share_pct"]
    return _bars(projects, look, "name", "unexecuted_wan", note, figures, ("name", "label"), "project_id", 2.5, **left)


@drawn
def lost_bars(kinds: pl.DataFrame, look: Look) -> Chart:
    """The kinds of indicators that lost most points, with their share of all. Takes lost_points."""
    note = f"{shown(look, 'lost_points')} + ' · ' + {shown(look, 'share_pct', '.1f')} + '%'"
    figures = ["lost_points", "times", "share_pct", "lost_of_weight_pct"]
    return _bars(kinds, look, "kind", "lost_points", note, figures, ("kind",), "kind", 1.6, color=look.palette.executed)


def _bars(
    rows: pl.DataFrame,
    look: Look,
    name: str,
    value: str,
    note: str,
    figures: list[str],
    texts: tuple[str, ...],
    pick: str,
    room: float,
    **style: Any,
) -> Chart:
    """A bar a row with a note at its end; the notes hold the figures, so there is no axis of values.

    `room` is how much wider than the longest bar the plot is, for the note at its end.
    """
    rows = row_names(rows.head(_MOST), name, look, 22)
    longest = max(rows[value].drop_nulls().to_list(), default=1.0)
    base = tooltip(alt.Chart(rows), look, figures, texts).encode(
        row_axis(rows), alt.X(f"{value}:Q").scale(domain=[0, longest * room], nice=False).axis(None)
    )
    bars = base.mark_bar(height=18, **style)
    notes = base.transform_calculate(note=note).mark_text(align="left", dx=6).encode(text="note:N")
    return dressed(bars + notes, look, _ROW * max(rows.height, 1), pick=pick)
