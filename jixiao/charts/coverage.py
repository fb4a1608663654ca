"""What was checked and how it came out, and how many contradictions each rule found."""

import altair as alt
import polars as pl

from ..theme import Look
from .bars import MOST_ROWS
from .base import Chart, drawn, dressed, legend, row_axis, row_names, tooltip

_FAILING = ("errors", "warnings", "notes")
_OUTCOMES = (*_FAILING, "holds", "rounding", "unassessed")
_ROW, _NOTE_ROOM = 34, 0.34


@drawn
def coverage_bars(parts: pl.DataFrame, look: Look) -> Chart:
    """How the relations of each part came out, as shares of all. Takes checks_coverage with `matter`.

    What fails stands first and in higher bars; what could not be assessed is hollow.
    """
    rows = row_names(parts.head(MOST_ROWS), "matter", look)
    figures = ["applied", "assessed", "holds", "rounding", "fails", "unassessed"]
    axis = row_axis(rows) if rows.height > 1 else alt.Y("row:N").axis(None)
    base = tooltip(alt.Chart(_pieces(rows, look)), look, figures, ("matter",)).encode(axis)
    colours = legend(look, {f"chart.outcome.{outcome}": _colour(look, outcome) for outcome in _OUTCOMES})
    edge = look.palette.budget_edge
    # all in a row take the page's whole width, which only the one bar of everything has for sure
    abreast = 3 if rows.height > 1 else 6
    entries = alt.Legend(title=None, columns=abreast, symbolType="square", symbolStrokeColor=edge)
    color = alt.Color("said:N", scale=colours, legend=entries)
    # behind the longest bar there is room for its figures
    scale = alt.Scale(domain=[0, 1 + _NOTE_ROOM], nice=False)
    start = alt.X("start:Q", scale=scale, axis=None)
    others = base.transform_filter("!datum.failing").mark_bar(height=14, cornerRadius=0, stroke=edge, strokeWidth=0.6)
    failing = base.transform_filter("datum.failing").mark_bar(height=22, cornerRadius=0)
    note = f"'{look.text('chart.outcome.fails')} ' + format(datum.fails, ',d') + ' / ' + format(datum.applied, ',d')"
    notes = base.transform_filter("datum.last").transform_calculate(note=note).mark_text(align="left", dx=8)
    layers = [bars.encode(start, alt.X2("end:Q"), color) for bars in (others, failing)]
    end = alt.X("end:Q", scale=scale, axis=None)
    return dressed(alt.layer(*layers, notes.encode(end, text="note:N")), look, _ROW * max(rows.height, 1))


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
    longest = max(rows["found"].to_list(), default=1)
    base = tooltip(
        alt.Chart(rows), look, ["found", "fails", "assessed", "stake_wan"], ("rule", "severity", "matter")
    ).encode(row_axis(rows), alt.X("found:Q").scale(domain=[0, longest * 1.6], nice=False).axis(None))
    bars = base.mark_bar(height=16).encode(
        alt.Color("sign:N").scale(domain=list(colours), range=list(colours.values())).legend(None)
    )
    money = f"format(datum.stake_wan, '{look.money.format}') + ' {look.text('chart.wan')}'"
    note = f"format(datum.found, ',d') + (isValid(datum.stake_wan) ? ' · ' + {money} : '')"
    notes = base.transform_calculate(note=note).mark_text(align="left", dx=6)
    return dressed(bars + notes.encode(text="note:N"), look, _ROW * max(rows.height, 1))
