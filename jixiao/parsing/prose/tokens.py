"""The numbers of a paragraph that can be figures: each with its unit, and the dates apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..figures import Figure, figures
from .sentences import DATE
from .words import UNIT

# 2.2022年: a list's number and a year, no decimal.
_NUMBERED_YEAR = re.compile(r"\d{1,3}\.(?=(?:19|20)\d\d年)")
_THRESHOLD = re.compile(r"(?:\([含不]+\))?(?:及?以[上下]|以内)")


@dataclass(frozen=True, slots=True)
class Token:
    """A number at text[start:end]. `unit_start:unit_end` may stand after a later number that shares the unit."""

    start: int
    end: int
    value: Decimal | None
    unit: str
    unit_start: int
    unit_end: int

    @property
    def stop(self) -> int:
        """Where the words go on after the number and its own unit."""
        return self.unit_end if self.unit_start <= self.end + 1 else self.end


@dataclass(frozen=True, slots=True)
class Date:
    """A date at text[start:end]."""

    start: int
    end: int


def tokens(text: str, start: int, end: int) -> Iterator[Token | Date]:
    """Figures with unit and dates of text[start:end].

    A number without unit, an ordinal (第3批) and a threshold that is part of a name (100万元以上) are no figures.
    """
    found = list(figures(text, start, end))
    past = start
    for index, figure in enumerate(found):
        if figure.start < past:
            continue
        numbered = _NUMBERED_YEAR.match(text, figure.start, end)
        if date := DATE.match(text, numbered.end() if numbered else figure.start, end):
            past = date.end()
            yield Date(*date.span())
        elif (unit := _unit(text, found, index)) and not _is_part_of_name(text, figure, unit):
            yield Token(figure.start, figure.end, figure.value, unit["unit"], *unit.span("unit"))


def _is_part_of_name(text: str, figure: Figure, unit: re.Match[str]) -> bool:
    return text[figure.start - 1 : figure.start] == "第" or _THRESHOLD.match(text, unit.end("unit")) is not None


def _unit(text: str, found: list[Figure], index: int) -> re.Match[str] | None:
    """The unit after a number, or after the next one where both share it (`4125.49,4143.91万元`)."""
    figure = found[index]
    if unit := UNIT.match(text, figure.end):
        return unit
    following = found[index + 1] if index + 1 < len(found) else None
    if following and following.start == figure.end + 1 and text[figure.end] in ",、":
        return _unit(text, found, index + 1)
    return None
