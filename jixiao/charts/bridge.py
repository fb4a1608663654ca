"""The bridge from the first budget to what was left: sums stand on zero, what lies between rises or falls from them."""

import altair as alt
import polars as pl

from ..formats import wrapped
from ..theme import Look
from .base import Chart, drawn, dressed, shown, tooltip, upright

_HEIGHT = 280
_NAME = 18
_SPENT = ("executed", "spent")
_LEFT = ("unexecuted", "carried")


@drawn
def bridge(steps: pl.DataFrame, look: Look) -> Chart:
    """One column a step, in order, its amount above it. Takes structure_bridge with `stage` in words.

    Budgets are pale and what was spent is dark, as in every picture of them; what was left is pale above it, and what
    changed in between has a tone of its own and a sign.
    """
    palette = look.palette
    tones = {"budget": palette.budget, "spent": palette.executed, "moved": palette.budget_edge}
    rows = steps.with_columns(
        column=pl.col("stage").map_elements(lambda name: wrapped(name, _NAME), return_dtype=pl.String),
        tone=pl.when(pl.col("step").is_in(_SPENT))
        .then(pl.lit("spent"))
        .when(pl.col("is_total") | pl.col("step").is_in(_LEFT))
        .then(pl.lit("budget"))
        .otherwise(pl.lit("moved")),
        top=pl.max_horizontal("from_wan", "to_wan"),
    )
    names = alt.Axis(title=None, labelAngle=0, labelExpr=r"split(datum.label, '\n')", labelLineHeight=17)
    across = alt.X("column:N", sort=rows["column"].to_list(), axis=names).scale(paddingInner=0.2)
    base = tooltip(alt.Chart(rows), look, ["amount_wan", "reports"], ("stage",)).encode(across)
    bars = base.mark_bar(width={"band": 0.8}, stroke=palette.budget_edge, strokeWidth=1, cornerRadiusEnd=0).encode(
        alt.Y("from_wan:Q", axis=upright(look.text("chart.wan"), format=",~f", tickCount=4)),
        alt.Y2("to_wan:Q"),
        alt.Color("tone:N").scale(domain=list(tones), range=list(tones.values())).legend(None),
    )
    signed = "datum.tone === 'moved' && datum.amount_wan > 0"
    note = f"({signed} ? '+' : '') + {shown(look, 'amount_wan')}"
    notes = base.transform_calculate(note=note).mark_text(dy=-9, fontWeight=600).encode(alt.Y("top:Q"), text="note:N")
    return dressed(alt.layer(_joints(rows, look, across), bars, notes), look, _HEIGHT, pick="step")


def _joints(rows: pl.DataFrame, look: Look, across: alt.X) -> alt.Chart:
    """Lines that lead the eye from the end of a step to the next that goes on from there."""
    joints = rows.with_columns(
        next=pl.col("column").shift(-1),
        # from sum to sum nothing goes on: the second stands on zero again
        parted=pl.col("is_total") & pl.col("is_total").shift(-1),
    ).filter(pl.col("next").is_not_null() & ~pl.col("parted"))
    lines: alt.Chart = (
        alt.Chart(joints.select("column", "next", "to_wan"))
        .mark_rule(color=look.palette.muted, strokeDash=[3, 3])
        .encode(across, alt.X2("next:N"), alt.Y("to_wan:Q"))
    )
    return lines
