"""What a reader takes along: a table as CSV that Excel and WPS open right, a chart as a PNG that fits a document.

Both are made on this machine alone: the picture's Chinese font comes with the package, and nothing is fetched.
"""

import csv
import io
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import polars as pl

from . import theme
from .formats import plain_column, wrapped

PNG_WIDTH = 900
"""Width of a picture in CSS pixels; it holds twice as many dots, so that it stays sharp on paper."""

_SCALE = 2
# By this name the font that the package brings is found, and no other font is needed.
_FONT = "Noto Sans SC"
_TITLE_SIZE, _NOTE_SIZE = 18, 12
_TITLE_LINES, _NOTE_LINES = 2, 4

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

# A text that a spreadsheet would take for a formula: what it skips at the start, then a sign that begins one, also
# in full width, which is what a Chinese input method types.
_SKIPPED = r"\s\p{Z}\p{C}\p{M}\x{115F}\x{1160}\x{2800}\x{3164}\x{FFA0}"
FORMULA = rf"^[{_SKIPPED}]*[=+\-@＝＋－＠﹦﹢﹣﹫]"
# The apostrophe leaves the text readable and does not depend on the quotes around a field, which importers drop.
_INERT = "'"


def csv_bytes(rows: pl.DataFrame, heads: Mapping[str, str]) -> bytes:
    """The columns that `heads` names, under its words: UTF-8 with BOM, lines ended by CRLF, as Excel and WPS read it.

    Numbers are plain decimals in full, true and false TRUE and FALSE, what is not printed is empty. Text of reports
    is inert: what looks like a formula begins with an apostrophe, invisible and control characters are out.
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(_inert(pl.Series("heads", list(heads.values()), pl.String)))
    writer.writerows(zip(*(_fields(rows[column]) for column in heads), strict=True))
    return lines.getvalue().encode("utf-8-sig")


def _fields(values: pl.Series) -> list[str]:
    if values.dtype == pl.String:
        return _inert(values)
    if values.dtype == pl.Boolean or values.dtype.is_numeric():
        return [_number(value) for value in values]
    joined = ["、".join(map(str, value)) if isinstance(value, list) else value for value in values.to_list()]
    return _inert(pl.Series(values.name, [None if value is None else str(value) for value in joined], pl.String))


def _inert(texts: pl.Series) -> list[str]:
    """Text that no spreadsheet runs and nothing invisible distorts."""
    clean = texts.rename("text").to_frame().select(plain_column("text"))
    text = pl.col("text")
    inert = pl.when(text.str.contains(FORMULA)).then(pl.concat_str(pl.lit(_INERT), text)).otherwise(text)
    return clean.select(inert.fill_null("").alias("text"))["text"].to_list()


def _number(value: bool | int | float | Decimal | None) -> str:
    """A number as plain decimal text, without the zeros that only its type adds."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, int):
        return str(value).upper()
    text = format(value if isinstance(value, Decimal) else Decimal(repr(value)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def png_bytes(spec: Mapping[str, Any], title: str, note: str) -> bytes:
    """A Vega-Lite chart as a PNG under its title and a small line that says what it stands on.

    `spec` carries its data; an address in it is refused and not fetched (ValueError).
    """
    import vl_convert

    _register_font()
    # no base address is allowed, so that a chart can ask nobody for anything
    return vl_convert.vegalite_to_png(_drawable(_framed(spec, title, note)), scale=_SCALE, allowed_base_urls=[])


def bare_png(spec: Mapping[str, Any], width: int, scale: float) -> bytes:
    """A chart as a PNG without title and note, `width` of its own pixels wide, `scale` dots a pixel.

    Raises ValueError as png_bytes does.
    """
    import vl_convert

    _register_font()
    config = dict(spec.get("config", {})) | {"font": _FONT, "padding": 0}
    made = _drawable(dict(spec) | {"width": width, "config": config})
    return vl_convert.vegalite_to_png(made, scale=scale, allowed_base_urls=[])


def svg(spec: Mapping[str, Any], width: int) -> str:
    """A chart as SVG, laid out `width` of its own pixels wide, that grows with its place. Raises as png_bytes does."""
    import vl_convert

    _register_font()
    config = dict(spec.get("config", {})) | {"padding": 2}
    made = vl_convert.vegalite_to_svg(_drawable(dict(spec) | {"width": width, "config": config}), allowed_base_urls=[])
    return _SIZE.sub(r"\1\2", made, count=1)


# with a view box and without a size, a picture takes the width that it is given
_SIZE = re.compile(r'(?<=<svg)([^>]*?) width="[^"]*"([^>]*?) height="[^"]*"')


def _drawable(spec: Any) -> Any:
    """The specification without the characters that XML knows not: the drawing library ends the process at one."""
    if isinstance(spec, str):
        return _NO_XML.sub("", spec)
    if isinstance(spec, Mapping):
        return {key: _drawable(value) for key, value in spec.items()}
    return [_drawable(value) for value in spec] if isinstance(spec, list | tuple) else spec


@cache
def _register_font() -> None:
    import pylopdf_fonts_zh_cn
    import vl_convert

    vl_convert.register_font_directory(str(pylopdf_fonts_zh_cn.sans_path().parent))


def _framed(spec: Mapping[str, Any], title: str, note: str) -> dict[str, Any]:
    """The chart as wide as the picture, in its font, with title and note."""
    config = dict(spec.get("config", {}))
    ink = config.get("text", {}).get("color", theme.LIGHT.ink)
    muted = config.get("axis", {}).get("titleColor", theme.LIGHT.muted)
    words = {
        "text": _lines([title], _TITLE_SIZE, _TITLE_LINES),
        "subtitle": _lines(note.splitlines(), _NOTE_SIZE, _NOTE_LINES),
        "anchor": "start",
        "frame": "bounds",
        "offset": 16,
        "subtitlePadding": 6,
        "fontSize": _TITLE_SIZE,
        "subtitleFontSize": _NOTE_SIZE,
        "color": ink,
        "subtitleColor": muted,
    }
    config |= {"font": _FONT, "padding": 24}
    return _as_wide(spec) | {"title": words, "config": config}


def _as_wide(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The chart with a width in pixels; of a chart in facets, each facet has its own."""
    if "facet" in spec and isinstance(spec.get("spec"), Mapping):
        return {**spec, "spec": {"width": PNG_WIDTH // 3} | dict(spec["spec"])}
    if any(kind in spec for kind in ("hconcat", "vconcat", "concat", "repeat")):
        return dict(spec)
    width = spec.get("width")
    return {**spec, "width": width if isinstance(width, int | float) else PNG_WIDTH}


def _lines(texts: Sequence[str], size: int, most: int) -> list[str]:
    """The texts broken into lines that fit the picture; a column is half as wide as the type is high."""
    columns = 2 * PNG_WIDTH // size
    return [line for text in texts if text.strip() for line in wrapped(text, columns, most).split("\n")]
