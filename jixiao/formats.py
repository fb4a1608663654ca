"""Figures and names as a reader sees them, in both languages. Pure functions; nothing here knows the screen."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

import polars as pl

NOT_PRINTED = "—"
"""Stands where a report prints nothing: never a zero."""
DAMAGED = "※"
"""Stands after a name that the source text has destroyed."""

Number = Decimal | float | int


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """A unit that amounts are shown in: its name in the catalogue, how many 万元 it is, d3's format of it in charts."""

    name: str
    wan: int
    decimals: int

    @property
    def format(self) -> str:
        return f",.{self.decimals}f"


WAN = MoneyUnit("wan", 1, 2)
YI = MoneyUnit("yi", 10_000, 4)

# Marks that turn the direction of the text after them, and control characters: invisible, and able to mislead.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]")
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]$")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def plain(text: str) -> str:
    """Text of a report made safe to stand in a line: no line breaks, no marks that turn direction."""
    return _CONTROL.sub(" ", INVISIBLE.sub("", text))


def plain_column(column: str) -> pl.Expr:
    """The same for a whole column."""
    return pl.col(column).str.replace_all(INVISIBLE.pattern, "").str.replace_all(_CONTROL.pattern, " ")


def marked_names(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the mark of damage after the `name` of those that are `damaged`, where rows have both columns."""
    if not {"name", "damaged"} <= set(rows.columns):
        return rows
    return rows.with_columns(pl.when("damaged").then(pl.col("name") + DAMAGED).otherwise("name").alias("name"))


def rounded(value: Number, decimals: int) -> str:
    """Half up, with thousands separators; exact for decimals."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"


def in_unit(rows: pl.DataFrame, unit: MoneyUnit) -> pl.DataFrame:
    """Every `_wan` column of the rows in another unit than 万元."""
    if unit.wan == 1:
        return rows
    money = [name for name, kind in rows.schema.items() if name.endswith("_wan") and kind.is_numeric()]
    return rows.with_columns(pl.col(money) / unit.wan) if money else rows


def money(wan: Number | None, language: str, unit: MoneyUnit | None = None) -> str:
    """An amount in 万元 with its unit: 428.76 万元, 3.84 亿元; ¥4.29m. Without `unit`, in the one that reads best."""
    if wan is None:
        return NOT_PRINTED
    exact = wan if isinstance(wan, Decimal) else Decimal(str(wan))
    large = abs(exact) >= YI.wan if unit is None else unit is YI
    if language == "zh":
        in_yi = f"{rounded(exact / YI.wan, _yi_decimals(exact))} 亿元"
        return in_yi if large else f"{rounded(exact, 2)} 万元"
    if unit is YI:
        return f"¥{rounded(exact / YI.wan, _yi_decimals(exact))} ×100m"
    if unit is WAN:
        return f"¥{rounded(exact, 2)} ×10k"
    if abs(exact) >= 100:
        return f"¥{rounded(exact / 100, 1 if large else 2)}m"
    return f"¥{rounded(exact * 10, 1)}k"


def _yi_decimals(wan: Decimal) -> int:
    """Two, as it is said; four where two would say little of a small amount."""
    return 2 if abs(wan) >= YI.wan else YI.decimals


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


def without_note(head: str) -> str:
    """A head without what stands in brackets at its end, such as a unit."""
    return _NOTE.sub("", head)


def number_in(printed: str) -> Decimal | None:
    """The number that some printed characters are, if they are one: thousands separators and a percent sign allowed."""
    try:
        return Decimal(re.sub(r"[,，\s]", "", printed).rstrip("%％"))
    except InvalidOperation:
        return None


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
