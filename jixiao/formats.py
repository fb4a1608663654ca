"""Figures and names as a reader sees them, in both languages. Pure functions; nothing here knows the screen."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import polars as pl

NOT_PRINTED = "—"
"""Stands where a report prints nothing: never a zero."""

Number = Decimal | float | int

_WAN_PER_YI = 10_000
# Marks that turn the direction of the text after them, and control characters: invisible, and able to mislead.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def plain(text: str) -> str:
    """Text of a report made safe to stand in a line: no line breaks, no marks that turn direction."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text))


def plain_column(column: str) -> pl.Expr:
    """The same for a whole column."""
    return pl.col(column).str.replace_all(_INVISIBLE.pattern, "").str.replace_all(_CONTROL.pattern, " ")


def rounded(value: Number, decimals: int) -> str:
    """Half up, with thousands separators; exact for decimals."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"


def money(wan: Number | None, language: str) -> str:
    """An amount in 万元 with its unit, in the size that reads best: 428.76 万元, 3.84 亿元; ¥4.29m."""
    if wan is None:
        return NOT_PRINTED
    exact = wan if isinstance(wan, Decimal) else Decimal(str(wan))
    large = abs(exact) >= _WAN_PER_YI
    if language == "zh":
        return f"{rounded(exact / _WAN_PER_YI, 2)} 亿元" if large else f"{rounded(exact, 2)} 万元"
    if abs(exact) >= 100:
        return f"¥{rounded(exact / 100, 1 if large else 2)}m"
    return f"¥{rounded(exact * 10, 1)}k"


def percent(value: Number | None) -> str:
    """One decimal; more where rounding would wrongly say all or nothing."""
    if value is None:
        return NOT_PRINTED
    for decimals in (1, 2, 3):
        text = rounded(value, decimals)
        if Decimal(text.replace(",", "")) not in (0, 100) or value in (0, 100):
            return f"{text}%"
    return f"{value}%"


def points(value: Number | None) -> str:
    """A score or weight, as many decimals as it has, two at most."""
    if value is None:
        return NOT_PRINTED
    text = rounded(value, 2)
    return text.rstrip("0").rstrip(".") if "." in text else text


def count(value: Number | None) -> str:
    return NOT_PRINTED if value is None else f"{int(value):,}"


def joined(values: Sequence[object], language: str) -> str:
    """A list in one line: 2023、2024."""
    return ("、" if language == "zh" else ", ").join(plain(str(value)) for value in values)


def decimals_of(values: Sequence[float | None], most: int = 4) -> int:
    """How many decimals show every value of a column exactly; two at least, `most` at most."""
    for decimals in range(2, most):
        if all(value is None or abs(value - round(value, decimals)) < 1e-9 for value in values):
            return decimals
    return most


def width(text: str) -> int:
    """Columns that a text takes: two for a Chinese character, one for a Latin one."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def wrapped(text: str, columns: int = 30, lines: int = 2) -> str:
    """A long name over at most `lines` lines of `columns`, evenly, the rest cut with an ellipsis."""
    text = plain(text)
    needed = min(lines, -(-width(text) // columns))
    if needed > 1:
        columns = min(columns, -(-width(text) // needed) + 1)
    pieces, current = [], ""
    for character in text:
        if width(current + character) > columns:
            pieces.append(current)
            current = ""
        current += character
    pieces.append(current)
    if len(pieces) > lines:
        last = pieces[lines - 1]
        while width(last) > columns - 2:
            last = last[:-1]
        pieces = [*pieces[: lines - 1], last + "…"]
    return "\n".join(pieces)
