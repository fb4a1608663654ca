"""Parts of a whole: the functional classification as an icicle, expenditure and fund sources as divided bars."""

import altair as alt
import polars as pl

from ..formats import width
from ..theme import Look, ink_on, shades
from .bars import MOST_UNITS
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip

_PIXELS_A_COLUMN = 6.7
"""About what a Latin character takes at the size of text in charts; a Chinese one takes two."""

_ICICLE_HEIGHT = 400


@drawn
def icicle(nodes: pl.DataFrame, look: Look, height: int = _ICICLE_HEIGHT) -> Chart:
    """类 → 款 → 项 from left to right, height is the amount, of all `height` pixels. Takes structure_tree.

    A box is named where the name fits in; one that is high enough also says its share. A click gives its `node`.
    """
    palette = look.palette
    nodes = nodes.with_columns(
        line=pl.col("name"),
        needed=pl.col("name").map_elements(lambda name: width(name) * _PIXELS_A_COLUMN + 18, return_dtype=pl.Float64),
    )
    shades, inks = (palette.steps[0], palette.steps[2], palette.steps[3]), palette.on_steps
    base = tooltip(
        alt.Chart(nodes).transform_calculate(left="datum.level - 1"), look, ["amount_wan", "share_pct"], ("line",)
    ).encode(alt.X("left:Q").axis(None).scale(domain=[0, 3], nice=False))
    from_top = alt.Y("from_wan:Q").axis(None).scale(reverse=True, nice=False)
    boxes = base.mark_rect(stroke=palette.background, strokeWidth=1.5).encode(
        from_top,
        alt.X2("level:Q"),
        alt.Y2("to_wan:Q"),
        alt.Color("level:O").scale(domain=[1, 2, 3], range=list(shades)).legend(None),
    )
    pixels = f"datum.share_pct / 100 * {height}"
    names = (
        base.transform_filter(f"{pixels} > 18 && datum.needed < width / 3")
        .transform_calculate(
            middle="(datum.from_wan + datum.to_wan) / 2",
            note=f"{pixels} > 40 ? [datum.name, {shown(look, 'share_pct', '.1f')} + '%'] : datum.name",
            raised=f"{pixels} > 40 ? -8 : 0",
            ink=f"datum.level == 1 ? '{inks[0]}' : '{inks[2]}'",
        )
        .mark_text(align="left", dx=8, dy=alt.ExprRef("datum.raised"), baseline="middle", lineHeight=17)
        .encode(
            alt.Y("middle:Q").axis(None).scale(reverse=True, nice=False),
            text="note:N",
            color=alt.Color("ink:N").scale(None),
        )
    )
    return dressed(boxes + names, look, height, pick="node")


@drawn
def expenditure_parts(parts: pl.DataFrame, look: Look) -> Chart:
    """Basic, project and other expenditure as shares of the whole; below them what the basic part consists of.

    Takes structure_parts with `part` in words.
    """
    parts, steps = _of_first_reports(parts), look.palette.steps
    colors: dict[str, str] = {}
    for level, tones in ((1, (steps[0], steps[2], steps[3])), (2, (steps[1], steps[3]))):
        own = parts.filter(pl.col("level") == level)["part"].unique(maintain_order=True)
        colors |= {part: tones[min(place, len(tones) - 1)] for place, part in enumerate(own)}
    bars = _divided(parts, look, colors, "datum.level == 1 ? 26 : 20", "datum.level == 1 ? -12 : 13")
    return dressed(bars, look, 74 * parts["label"].n_unique(), pick="amount_id")


@drawn
def divided_bars(parts: pl.DataFrame, look: Look, pick: str = "amount_id") -> Chart:
    """Parts of each report's whole end to end, largest first. Takes structure_income, _sources or _procurement.

    `pick` is the column that tells one part from all others.
    """
    parts = _of_first_reports(parts)
    sizes = parts.group_by("part", maintain_order=True).agg(pl.col("amount_wan").sum())
    ordered = sizes.sort("amount_wan", descending=True)["part"].to_list()
    colors = dict(zip(ordered, shades(look.palette, len(ordered)), strict=True))
    return dressed(_divided(parts, look, colors, "26", "0"), look, 46 * parts["label"].n_unique(), pick=pick)


def _of_first_reports(parts: pl.DataFrame) -> pl.DataFrame:
    """The parts of the first reports: more bars than that do not read."""
    return parts.filter(pl.col("label").is_in(parts["label"].unique(maintain_order=True).head(MOST_UNITS).implode()))


def _divided(parts: pl.DataFrame, look: Look, colors: dict[str, str], height: str, offset: str) -> Chart:
    """Bars from from_pct to to_pct, named inside where the name fits. `height`, `offset`: Vega expressions."""
    palette = look.palette
    rows = row_names(parts.rename({"label": "report"}), "report", look, same=True).with_columns(
        label=pl.col("report"),
        ink=pl.col("part").replace({part: ink_on(palette, color) for part, color in colors.items()}),
        needed=pl.col("part").map_elements(
            lambda part: (width(part) + 6) * _PIXELS_A_COLUMN + 12, return_dtype=pl.Float64
        ),
    )
    base = tooltip(alt.Chart(rows), look, ["amount_wan", "share_pct"], ("part", "label")).encode(row_axis(rows))
    longest = max(map(width, colors))
    legend = alt.Legend(title=None, symbolType="square", columns=1 if longest > 20 else 2 if longest > 12 else 3)
    bars = base.mark_bar(
        height=alt.ExprRef(height), yOffset=alt.ExprRef(offset), stroke=palette.background, strokeWidth=1
    ).encode(
        alt.X("from_pct:Q").axis(None).scale(domain=[0, 100]),
        alt.X2("to_pct:Q"),
        alt.Color("part:N").scale(domain=list(colors), range=list(colors.values())).legend(legend),
    )
    names = (
        base.transform_filter("datum.needed < datum.share_pct / 100 * width")
        .transform_calculate(note=f"datum.part + ' ' + {shown(look, 'share_pct', '.1f')} + '%'")
        .mark_text(align="left", dx=7, dy=alt.ExprRef(offset))
        .encode(alt.X("from_pct:Q"), text="note:N", color=alt.Color("ink:N").scale(None))
    )
    return alt.layer(bars, names)
