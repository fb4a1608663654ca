"""What was checked and how it came out, and how many contradictions each rule found."""

import altair as alt
import polars as pl

from ..formats import count, rounded, width
from ..theme import Look
from .bars import MOST_ROWS
from .base import Chart, drawn, dressed, legend, row_axis, row_names, tooltip

_FAILING = ("errors", "warnings", "notes")
_OUTCOMES = (*_FAILING, "holds", "rounding", "unassessed")
_ROW, _PIXELS = 34, 7.2
"""A row's height, and about what a Latin character takes; a Chinese one takes two."""


@drawn
def coverage_bars(parts: pl.DataFrame, look: Look) -> Chart:
    """How the relations of each part came out, as shares of all. Takes checks_coverage with `matter`.

    What fails stands first and in higher bars; what could not be assessed is hollow.
    """
    rows = row_names(parts.head(MOST_ROWS), "matter", look)
    fails = look.text("chart.outcome.fails")
    told = [f"{fails} {count(failed)} / {count(applied)}" for failed, applied in rows.select("fails", "applied").rows()]
    rows = rows.with_columns(told=pl.Series(told, dtype=pl.String))
    figures = ["applied", "assessed", "holds", "rounding", "fails", "unassessed"]
    axis = row_axis(rows) if rows.height > 1 else alt.Y("row:N").axis(None)
    base = tooltip(alt.Chart(_pieces(rows, look)), look, figures, ("matter",)).encode(axis)
    colours = legend(look, {f"chart.outcome.{outcome}": _colour(look, outcome) for outcome in _OUTCOMES})
    edge = look.palette.budget_edge
    # all in a row take the page's whole width, which only the one bar of everything has for sure
    abreast = 3 if rows.height > 1 else 6
    entries = alt.Legend(title=None, columns=abreast, symbolType="square", symbolStrokeColor=edge)
    color = alt.Color("said:N", scale=colours, legend=entries)
    scale = _leaving_room(told, 1)
    start = alt.X("start:Q", scale=scale, axis=None)
    others = base.transform_filter("!datum.failing").mark_bar(height=14, cornerRadius=0, stroke=edge, strokeWidth=0.6)
    failing = base.transform_filter("datum.failing").mark_bar(height=22, cornerRadius=0)
    notes = base.transform_filter("datum.last").mark_text(align="left", dx=8)
    layers = [bars.encode(start, alt.X2("end:Q"), color) for bars in (others, failing)]
    end = alt.X("end:Q", scale=scale, axis=None)
    return dressed(alt.layer(*layers, notes.encode(end, text="told:N")), look, _ROW * max(rows.height, 1))


def _leaving_room(notes: list[str], longest: float) -> alt.Scale:
    """The scale of bars up to `longest`, with room behind the longest bar for the longest of the notes."""
    room = 12 + _PIXELS * max(map(width, notes), default=0)
    return alt.Scale(domain=[0, longest], range=[0, alt.ExprRef(f"width - {room:.0f}")], nice=False)


def _pieces(rows: pl.DataFrame, look: Look) -> pl.DataFrame:
    """One row a piece of a bar, from `start` to `end` of 1; `last` where the bar ends."""
    others = [name for name in rows.columns if name not in _OUTCOMES]
    beside = rows.select("row", "holds", "rounding", "unassessed")
    long = rows.unpivot(_OUTCOMES, index=others, variable_name="outcome", value_name="relations")
    return (
        long.with_columns(end=pl.col("relations").cum_sum().over("row") / pl.col("applied"))
        .with_columns(
            start=pl.col("end") - pl.col("relations") / pl.col("applied"),
            said=pl.col("outcome").replace({name: look.text(f"chart.outcome.{name}") for name in _OUTCOMES}),
            failing=pl.col("outcome").is_in(_FAILING),
            last=pl.col("outcome") == _OUTCOMES[-1],
        )
        .filter((pl.col("relations") > 0) | pl.col("last"))
        .join(beside, on="row", how="left")
    )


def _colour(look: Look, outcome: str) -> str:
    palette = look.palette
    return {
        "errors": palette.error,
        "warnings": palette.alert,
        "notes": palette.executed,
        "holds": palette.budget,
        "rounding": palette.budget_edge,
        "unassessed": palette.background,
    }[outcome]


@drawn
def finding_rules(rules: pl.DataFrame, look: Look) -> Chart:
    """How many findings each rule has, the gravest rules first. Takes checks_coverage by rule, worded.

    The sign of its severity stands before a rule's name, so that colour says nothing alone.
    """
    palette = look.palette
    found = rules.filter(pl.col("found") > 0).with_columns(
        named=pl.concat_str(pl.col("severity").str.slice(0, 2), "rule"),
        gravity=pl.col("sign").replace_strict({"error": 0, "warning": 1, "note": 2}, return_dtype=pl.Int8),
    )
    rows = row_names(found.sort("gravity", -pl.col("found"), maintain_order=True).head(MOST_ROWS), "named", look)
    colours = {"error": palette.error, "warning": palette.alert, "note": palette.executed}
    told = [_told(found, stake, look) for found, stake in rows.select("found", "stake_wan").rows()]
    scale = _leaving_room(told, max(rows["found"].to_list(), default=1))
    rows = rows.with_columns(told=pl.Series(told, dtype=pl.String))
    figures, texts = ["found", "fails", "assessed", "stake_wan"], ("rule", "severity", "matter")
    bars_end = alt.X("found:Q", scale=scale, axis=None)
    base = tooltip(alt.Chart(rows), look, figures, texts).encode(row_axis(rows), bars_end)
    bars = base.mark_bar(height=16).encode(
        alt.Color("sign:N").scale(domain=list(colours), range=list(colours.values())).legend(None)
    )
    notes = base.mark_text(align="left", dx=6).encode(text="told:N")
    return dressed(bars + notes, look, _ROW * max(rows.height, 1))


def _told(found: int, stake: float | None, look: Look) -> str:
    money = "" if stake is None else f" · {rounded(stake, look.money.decimals)} {look.text('chart.wan')}"
    return f"{count(found)}{money}"
