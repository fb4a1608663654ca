"""Lights: how many projects and indicators of each report are red, yellow, green or blue."""

from typing import Any

import altair as alt
import polars as pl

from ..formats import count, width
from ..theme import Look, ink_on
from .bars import MOST_UNITS
from .base import Chart, drawn, dressed, legend, row_axis, row_names, tooltip

LIGHTS = ("red", "yellow", "green", "blue")
DARK = "none"
"""What has no figures to judge it by."""
LIT = ("money", "reach")
_UNIT_ROW, _BAR, _APART = 62, 24, 14
_NAME_ROOM, _NOTE_ROOM = 62, 170
_PIXELS_A_COLUMN = 6.7
_MIDDLE = alt.ExprRef("datum.place")
"""How far a bar stands below the middle of its report's row, in pixels."""
_GAP = "\u2003"
"""Between words at a bar's end; of several plain spaces a picture keeps one."""


@drawn
def light_bars(lit: pl.DataFrame, look: Look) -> Chart:
    """A bar for a report's projects and one for its indicators, divided by light. Takes lights_units.

    A piece is named where its name fits in; the others, and what has no light, are told at the bar's end. A click gives
    the piece.
    """
    first = lit["report_id"].unique(maintain_order=True).head(MOST_UNITS)
    lit = lit.filter(pl.col("report_id").is_in(first.implode()))
    # a report with one bar only has it in the middle
    both, upper = pl.col("lit").n_unique().over("report_id") > 1, pl.col("lit") == LIT[0]
    place = pl.when(~both).then(0).when(upper).then(-_APART).otherwise(_APART)
    rows = row_names(lit.with_columns(place=place), "label", look, same=True)
    pieces, ends = _pieces(rows, look), _ends(rows, look)
    axis = row_axis(rows)
    tones = legend(look, {f"light.{light}": tone for light, tone in _tones(look).items()})
    key = alt.Legend(title=None, symbolType="square", direction="horizontal")
    base = tooltip(alt.Chart(pieces), look, ["lit_count", "share_pct"], ("label", "lit_name", "light_name")).encode(
        axis
    )
    bars = base.mark_bar(
        height=_BAR, yOffset=_MIDDLE, cornerRadius=0, stroke=look.palette.background, strokeWidth=1
    ).encode(_x("start"), alt.X2("end:Q"), alt.Color("light_name:N").scale(tones).legend(key))
    chart = alt.layer(bars, *_texts(base, alt.Chart(ends).encode(axis), look)).resolve_scale(color="independent")
    return dressed(chart, look, _UNIT_ROW * max(rows["row"].n_unique(), 1), "piece")


def _texts(pieces: alt.Chart, ends: alt.Chart, look: Look) -> list[alt.Chart]:
    """The pieces' words where they fit in, and before and after each bar what it is and what is not said in it."""
    fits = f"datum.needed <= datum.share_pct / 100 * (width - {_NAME_ROOM + _NOTE_ROOM})"
    named = pieces.transform_filter(fits).mark_text(dy=_MIDDLE)
    notes = ends.transform_calculate(note=_note()).mark_text(align="left", dx=8, dy=_MIDDLE)
    heads = ends.mark_text(align="right", dx=-8, dy=_MIDDLE, color=look.palette.muted)
    return [
        named.encode(_x("middle"), alt.Text("told:N"), alt.Color("ink:N").scale(None)),
        notes.encode(_x("full"), alt.Text("note:N")),
        heads.encode(_x("nothing"), alt.Text("lit_name:N")),
    ]


def _tones(look: Look) -> dict[str, str]:
    return dict(zip(LIGHTS, look.palette.lights, strict=True))


def _x(column: str) -> alt.X:
    room = [alt.ExprRef(str(_NAME_ROOM)), alt.ExprRef(f"width - {_NOTE_ROOM}")]
    return alt.X(f"{column}:Q", axis=None, scale=alt.Scale(domain=[0, 100], range=room, nice=False))


def _pieces(rows: pl.DataFrame, look: Look) -> pl.DataFrame:
    """The pieces of the bars with where they begin and end, their words, and how many pixels these need."""
    tones, share = _tones(look), pl.col("share_pct")
    lit = rows.filter(pl.col("light") != DARK)
    told = [_told(look, light, number) for light, number in lit.select("light", "lit_count").rows()]
    end = share.cum_sum().over("report_id", "lit")
    return lit.with_columns(
        end=end,
        start=end - share,
        middle=end - share / 2,
        lit_name=_worded("lit", look),
        light_name=_worded("light", look),
        ink=pl.col("light").replace({light: ink_on(look.palette, tone) for light, tone in tones.items()}),
        told=pl.Series(told, dtype=pl.String),
        needed=pl.Series([_pixels(name) for name in told], dtype=pl.Float64),
    )


def _ends(rows: pl.DataFrame, look: Look) -> pl.DataFrame:
    """One row a bar: of each light its share, its words and the pixels that they need; in words what has no light."""
    found = []
    for bar in rows.partition_by("report_id", "lit", maintain_order=True):
        counted = {
            light: (number, share) for light, number, share in bar.select("light", "lit_count", "share_pct").rows()
        }
        one: dict[str, Any] = {"row": bar["row"][0], "place": bar["place"][0], "nothing": 0.0}
        for light in LIGHTS:
            number, share = counted.get(light, (0, 0.0))
            told = _told(look, light, number) if number else ""
            one |= {light: told, f"{light}_share": share, f"{light}_needed": _pixels(told)}
        one["dark"] = _told(look, DARK, counted[DARK][0]) if DARK in counted else ""
        one["full"] = 100.0 if counted.keys() - {DARK} else 0.0
        found.append(one | {"lit_name": look.text(f"lit.{bar['lit'][0]}")})
    return pl.DataFrame(found, infer_schema_length=None)


def _note() -> str:
    """A Vega expression: the words of the pieces in which they do not fit, and of those without a light."""
    bar = f"(width - {_NAME_ROOM + _NOTE_ROOM})"
    fits = [f"datum.{light}_needed > datum.{light}_share / 100 * {bar} ? datum.{light} : ''" for light in LIGHTS]
    return f"replace(trim(join([{', '.join(fits)}, datum.dark], '  ')), /\\s\\s+/g, '{_GAP}')"


def _told(look: Look, light: str, number: int) -> str:
    return f"{look.text(f'light.{light}')} {count(number)}"


def _pixels(told: str) -> float:
    return width(told) * _PIXELS_A_COLUMN + 6 if told else 0.0


def _worded(column: str, look: Look) -> pl.Expr:
    codes = LIT if column == "lit" else (*LIGHTS, DARK)
    return pl.col(column).replace({code: look.text(f"{column}.{code}") for code in codes})
