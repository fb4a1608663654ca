"""Why money stayed: the kinds of causes that reports print, by how many projects and how much money."""

import altair as alt
import polars as pl

from ..theme import Look
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip
from .pareto import panel


@drawn
def reason_kinds(kinds: pl.DataFrame, look: Look) -> Chart:
    """Projects and unexecuted money side by side, a row a kind. Takes execution_reason_kinds, kinds in words.

    The kind without any reason stands out.
    """
    palette = look.palette
    rows = row_names(kinds, "cause", look, 40)
    base = tooltip(alt.Chart(rows), look, ["projects", "reasons", "unexecuted_wan"], ["cause"])
    base = base.encode(row_axis(rows)).transform_calculate(silent="datum.kind == 'none'")
    color = alt.Color("silent:N").scale(domain=[False, True], range=[palette.executed, palette.alert]).legend(None)
    panels = []
    for column, title, start, end in (
        ("projects", "chart.projects", "0", "width * 0.34"),
        ("unexecuted_wan", "chart.unexecuted", "width * 0.46", "width - 72"),
    ):
        x = panel(f"{column}:Q", start, end).axis(
            title=look.text(title), grid=True, tickCount=3, format=",~f", orient="top", tickMinStep=1
        )
        note = shown(look, column)
        bars = base.mark_bar(height=17).encode(x, color)
        notes = base.transform_calculate(note=note).mark_text(align="left", dx=6).encode(x, text="note:N")
        panels.append(alt.layer(bars, notes))
    return dressed(alt.layer(*panels).resolve_scale(x="independent"), look, 32 * rows.height, "kind")
