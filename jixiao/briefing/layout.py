"""How wide the columns of a sheet are and how high its rows, so that Chinese text fits and no number is cut."""

from collections.abc import Mapping
from math import ceil

import polars as pl

from .. import formats
from ..saying import Reader
from .cells import Texts
from .styles import SIZE

LINE = SIZE * 1.5
"""Height of a line, in points."""
LINK_WIDTH = 14.0

_NARROW, _WIDE, _LONG_HEAD, _LONG_NUMBER = 7.0, 26.0, 12, 26
_WIDTHS = {"name": 34, "label": 32, "finding": 46, "reason": 40, "mend": 32, "consequences": 36, "file_name": 60}
_WIDTHS |= {
    "indicator": 30,
    "thing": 30,
    "fund": 20,
    "severity": 9,
    "actual_text": 34,
    "text": 20,
    "worst_indicator": 30,
    "rule": 18,
}
"""The most columns of Latin characters that a text may take before it wraps."""
_FILTER = 3
"""Room for the arrow of a filter beside the head."""
_PADDING = 2
_MOST_HEIGHT = 400


def head(reader: Reader, column: str) -> str:
    """The words of a column, a unit in brackets on a line of its own."""
    told = reader.text(f"column.{column}")
    words = formats.without_note(told)
    return told if words == told else f"{words}\n{told.removeprefix(words).strip()}"


def head_height(heads: Mapping[str, str], widths: Mapping[str, float]) -> float:
    """High enough for the head of most lines, in points."""
    lines = (
        sum(ceil(formats.width(line) / (widths[column] - 1)) for line in told.split("\n"))
        for column, told in heads.items()
    )
    return LINE * max(2, *lines) + 6


def number_width(told: str, values: pl.Series, number_format: str, is_total: bool) -> float:
    """Wide enough for the largest number, its sum where it is added up, and a mark before it."""
    known = values.drop_nulls().cast(pl.Float64).abs()
    largest = float((known.sum() if is_total else known.max()) or 0)  # type: ignore[arg-type]
    decimals = len(number_format.partition(".")[2])
    if number_format == "General":
        decimals = max((len(str(value).partition(".")[2]) for value in known.unique()), default=0)
    return max(_NARROW, _head_width(told), min(len(f"{largest:,.0f}") + decimals + 4, _LONG_NUMBER))


def text_width(column: str, told: str, texts: Texts) -> float:
    """Wide enough for the longest text, within what its column may take."""
    longest = float(texts.widths.max() or 0)  # type: ignore[arg-type]
    return max(_NARROW, _head_width(told), min(longest + _PADDING + 1, _WIDTHS.get(column, _WIDE)))


def row_height(texts: Mapping[str, Texts], widths: Mapping[str, float]) -> pl.Expr:
    """As high as the text that wraps most, in points."""
    lines = [(one.width / (widths[column] - _PADDING)).ceil() for column, one in texts.items()]
    return pl.min_horizontal(pl.max_horizontal(*lines, pl.lit(1.0)) * LINE + 2, pl.lit(_MOST_HEIGHT))


def _head_width(told: str) -> float:
    """The head's longest line; a long one stands over two."""
    longest = max(formats.width(line) for line in told.split("\n"))
    return (longest if longest <= _LONG_HEAD else longest / 2 + 1) + _FILTER
