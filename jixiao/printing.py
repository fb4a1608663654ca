"""Frames as text for a terminal or another tool: aligned table, CSV or JSON, every figure exact."""

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    import polars as pl


def to_table(frame: "pl.DataFrame") -> str:
    """Columns aligned for the eye, numbers to the right; a Chinese character takes two places."""
    rows = [frame.columns, *([_cell(value) for value in row] for row in frame.iter_rows())]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    right = [dtype.is_numeric() for dtype in frame.dtypes]
    lines = ["  ".join(map(_padded, row, widths, right)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines) + "\n"


def to_csv(frame: "pl.DataFrame") -> str:
    """Comma-separated values with a header; NULL is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_cell(value) for value in row] for row in frame.iter_rows())
    return text.getvalue()


def to_json(frame: "pl.DataFrame") -> str:
    """A JSON array with one object a row, a row a line."""
    return "[\n" + ",\n".join(_json(row) for row in frame.iter_rows(named=True)) + "\n]\n"


FORMATS = {"table": to_table, "csv": to_csv, "json": to_json}


def plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros that the column's scale appended."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return plain(value)
        case list() | dict():
            return _json(value)
    return str(value)


def _json(value: object) -> str:
    match value:
        case Decimal():  # json.dumps would need a float, which is not what was printed
            return plain(value)
        case dict():
            return "{" + ", ".join(f"{json.dumps(str(key))}: {_json(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_json, value)) + "]"
        case float() if value != value or value in (float("inf"), float("-inf")):
            return "null"
    return json.dumps(value, ensure_ascii=False, default=str)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int, to_the_right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if to_the_right else text + blanks
