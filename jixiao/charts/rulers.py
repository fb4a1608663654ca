"""Which rule of scoring a report follows: how many of its rows each known profile explains."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import polars as pl

from ..formats import count, percent, width
from ..theme import Look
from .base import Chart, drawn, dressed, row_axis, row_names, tooltip

MOST_RULED = 6
"""Reports and kinds of forms that are drawn; the table beside the chart holds the rest."""

_ROW, _HIGH_ROW, _NAME, _PIXELS = 25, 38, 40, 7.4
"""Heights of a line, and of one whose name stands over two; columns of a name; pixels of a column of bold type."""
_HEAD = "\u2060"
"""A name of no width: the line of a report's own name has none at the axis."""


@drawn
def profile_fits(fits: pl.DataFrame, look: Look) -> Chart:
    """One line a profile under its report's name, the bar is the share of rows that it explains, counts at its end.

    Takes own_profile_fits with `scope` and `profile_name`, both in words. The own profile has a mark before its name, a
    thicker bar, and says at its end that it is the one inferred.
    """
    palette = look.palette
    rows = row_names(_with_heads(fits, look), "axis_name", look, _NAME)
    figures = ["share_pct", "executions_fit", "executions_of", "indicators_fit", "indicators_of"]
    base = tooltip(alt.Chart(rows), look, figures, ("scope", "profile_name")).encode(row_axis(rows))
    room = 14 + _PIXELS * max((width(note or "") for note in rows["note"]), default=0)
    scale = alt.Scale(domain=[0, 100], range=[0, alt.ExprRef(f"width - {room:.0f}")], nice=False)

    def to(column: str) -> alt.X:
        return alt.X(f"{column}:Q", scale=scale, axis=None)

    lines = base.transform_filter("isValid(datum.share_pct)")
    own, others = lines.transform_filter("datum.own"), lines.transform_filter("!datum.own")
    heads = base.transform_filter("!isValid(datum.rank)").mark_text(align="left", fontWeight=600, dy=3)
    layers = [
        lines.mark_bar(height=8, color=palette.budget, opacity=0.35).encode(to("all")),
        others.mark_bar(height=8, color=palette.budget_edge).encode(to("share_pct")),
        own.mark_bar(height=16, color=palette.executed).encode(to("share_pct")),
        others.mark_text(align="left", dx=8, color=palette.muted).encode(to("all"), text="note:N"),
        own.mark_text(align="left", dx=8, fontWeight=600).encode(to("all"), text="note:N"),
        heads.encode(to("nothing"), text="scope:N"),
    ]
    high = rows["row"].str.contains("\n").any()
    return dressed(alt.layer(*layers), look, (_HIGH_ROW if high else _ROW) * max(rows.height, 1))


def _with_heads(fits: pl.DataFrame, look: Look) -> pl.DataFrame:
    """The lines of the first reports, before each report's a line that only has its name."""
    scopes = fits["scope"].unique(maintain_order=True).head(MOST_RULED)
    lines = fits.filter(pl.col("scope").is_in(scopes.to_list()))
    lines = lines.with_columns(
        axis_name=pl.when("own").then(pl.concat_str(pl.lit("◆ "), "profile_name")).otherwise("profile_name"),
        note=pl.Series([_note(one, look) for one in lines.iter_rows(named=True)], dtype=pl.String),
    )
    heads = lines.unique("scope", keep="first", maintain_order=True).select("scope", axis_name=pl.lit(_HEAD))
    places = pl.DataFrame({"scope": scopes, "place": range(len(scopes))}, schema_overrides={"scope": pl.String})
    return (
        pl.concat([heads, lines], how="diagonal_relaxed")
        .join(places, on="scope", how="left", maintain_order="left")
        .sort("place", "rank", nulls_last=False, maintain_order=True)
        .with_columns(all=100.0, nothing=0.0)
    )


def _note(one: Mapping[str, Any], look: Look) -> str:
    """What stands at a line's end: 92.9% · 执行 25/25 · 指标 157/171."""
    parts = [percent(one["share_pct"])]
    for kind in ("executions", "indicators"):
        parts.append(f"{look.text(f'chart.fits.{kind}')} {count(one[f'{kind}_fit'])}/{count(one[f'{kind}_of'])}")
    return " · ".join([*parts, look.text("chart.inferred")] if one["own"] else parts)
