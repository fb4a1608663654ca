"""Against the last year: what rose and fell most, and the "三公" costs beside their budget and the year before."""

from typing import Any

import altair as alt
import polars as pl

from ..formats import wrapped
from ..theme import Look
from .base import LEGEND, Chart, drawn, dressed, legend, row_axis, row_names, shown, tooltip

MOST_CHANGES = 12
"""More bars than this do not read; the table beside the chart holds the rest."""

_BARS, _BESIDE = 0.42, 0.56
"""Shares of the width: that bars take, and where the reasons beside them begin."""
_NAME, _REASON = 32, 48
_ROOM = 1.45
"""How much wider than its bars the plot is, so that the figures beside them have their place."""


@drawn
def changes(lines: pl.DataFrame, look: Look) -> Chart:
    """Change on last year by line, rises right, falls left, the printed reason beside. Takes structure_changes."""
    rows = _rows(lines.head(MOST_CHANGES), look).with_columns(
        move=pl.when(pl.col("change_wan") < 0).then(pl.lit("fall")).otherwise(pl.lit("rise")),
        end=pl.max_horizontal("change_wan", 0.0),
        why=pl.col("reason").map_elements(lambda reason: wrapped(reason, _REASON), return_dtype=pl.String),
    )
    moves = [0.0, *rows["change_wan"].to_list()]
    low, wide = min(moves), (max(moves) - min(moves)) / _BARS
    base = tooltip(alt.Chart(rows), look, ["change_wan", "change_pct", "amount_wan"], ("line", "label", "reason"))
    base = base.encode(row_axis(rows))
    scale = alt.Scale(domain=[low, low + wide], nice=False)
    axis = alt.Axis(title=look.text("chart.wan"), titleAnchor="start", values=[0], labels=False, grid=True)
    colors = alt.Color("move:N").scale(domain=["rise", "fall"], range=[look.palette.executed, look.palette.steps[2]])
    bars = base.mark_bar(height=16).encode(alt.X("change_wan:Q", scale=scale, axis=axis), colors.legend(None))
    # the label of a fall stands right of zero, where it cannot meet the names
    notes = (
        base.transform_calculate(note=_signed(look, "change_wan"))
        .mark_text(align="left", dx=6)
        .encode(alt.X("end:Q", scale=scale), text="note:N")
    )
    reasons = (
        base.transform_calculate(beside=f"{low + wide * _BESIDE}")
        .transform_calculate(raised=r"indexof(datum.why, '\n') > 0 ? -8 : 0")
        .mark_text(
            align="left", lineBreak="\n", lineHeight=16, dy=alt.ExprRef("datum.raised"), color=look.palette.muted
        )
        .encode(alt.X("beside:Q", scale=scale), text="why:N")
    )
    return dressed(alt.layer(bars, notes, reasons), look, 40 * max(rows.height, 1), pick="function_id")


@drawn
def public_costs(costs: pl.DataFrame, look: Look) -> Chart:
    """Each report's "三公" total: executed inside budget, the last year as a mark. Takes structure_public."""
    palette = look.palette
    rows = row_names(costs.filter(pl.col("cost") == "total").head(MOST_CHANGES), "label", look, 30)
    marks: dict[str, tuple[str, dict[str, Any]]] = {
        "budget_wan": (palette.budget, {"type": "bar", "height": 22, "stroke": palette.budget_edge, "strokeWidth": 1}),
        "executed_wan": (palette.executed, {"type": "bar", "height": 12}),
        "last_wan": (palette.ink, {"type": "tick", "height": 32, "thickness": 2}),
    }
    printed = [column for column in marks if rows[column].is_not_null().any()]
    keys = {column: f"chart.{column.removesuffix('_wan')}" for column in printed}
    colors = legend(look, {key: marks[column][0] for column, key in keys.items()})
    color = alt.Color("series:N").scale(colors).legend(**LEGEND)
    figures = ["original_wan", "final_wan", "executed_wan", "last_wan", "change_wan", "change_pct"]
    base = tooltip(alt.Chart(rows), look, figures, ("label", "reason")).encode(row_axis(rows))
    most = max(rows.select(pl.max_horizontal(*marks)).to_series().drop_nulls().to_list(), default=0.0) or 1.0
    scale = alt.Scale(domain=[0, most * _ROOM], nice=False)
    axis = alt.Axis(title=look.text("chart.wan"), format=",~f", tickCount=5)
    layers = [
        base.transform_calculate(series=f"'{look.text(keys[column])}'")
        .properties(mark=alt.MarkDef(**marks[column][1]))
        .encode(alt.X(f"{column}:Q", scale=scale, axis=axis), color)
        for column in printed
    ]
    moved = f"(isValid(datum.change_wan) ? ' (' + {_signed(look, 'change_wan')} + ')' : '')"
    notes = (
        base.transform_calculate(
            note=f"{shown(look, 'executed_wan')} + {moved}",
            end="max(datum.budget_wan, datum.executed_wan, datum.last_wan)",
        )
        .mark_text(align="left", dx=8)
        .encode(alt.X("end:Q", scale=scale), text="note:N")
    )
    return dressed(alt.layer(*layers, notes), look, 44 * max(rows.height, 1), pick="node")


def _rows(lines: pl.DataFrame, look: Look) -> pl.DataFrame:
    """Adds `row`: the line over its unit and year. Invisible marks keep two lines of one name apart."""
    named = zip(lines["line"].fill_null(look.text("chart.unnamed")), lines["label"], strict=True)
    names = [
        f"{wrapped(line, _NAME, 1)}\n{wrapped(label, _NAME, 1)}" + "\u2060" * place
        for place, (line, label) in enumerate(named)
    ]
    return lines.with_columns(pl.Series("row", names, pl.String))


def _signed(look: Look, column: str) -> str:
    return f"(datum.{column} > 0 ? '+' : '') + {shown(look, column)}"
