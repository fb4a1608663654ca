"""Numbers as reports print them: read exactly, or said to be malformed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..reading.passage import Passage

_RUN = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in a passage: `passage.text[start:end]`. `value` is None where it is malformed (`7,00.0,77`)."""

    value: Decimal | None
    start: int
    end: int


def read_number(text: str) -> Decimal | None:
    """The exact value of one printed number without sign or unit; None if it is not well formed."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def figures(passage: Passage | str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """The numbers of a passage in order. A minus sign belongs to a number unless a letter or digit precedes it.

    Two numbers joined by a comma that cannot be one (`4125.49,4143.91`) are two; otherwise a run of digits,
    commas and points that is no number is one malformed figure.
    """
    text = passage if isinstance(passage, str) else passage.text
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        for left, right in _split(match):
            value = read_number(text[left:right])
            signed = _has_minus(text, left)
            yield Figure(-value if signed and value is not None else value, left - signed, right)


def _split(match: re.Match[str]) -> list[tuple[int, int]]:
    run, start = match.group(), match.start()
    if read_number(run) is not None or not all(_PLAIN.fullmatch(part) for part in run.split(",")):
        return [match.span()]
    parts, at = [], start
    for part in run.split(","):
        parts.append((at, at + len(part)))
        at += len(part) + 1
    # `1,23,456` may be one number with a misplaced comma; only a decimal part before the comma settles it
    return parts if all("." in part for part in run.split(",")[:-1]) else [match.span()]


def _has_minus(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] != "-":
        return False
    before = text[start - 2] if start > 1 else ""
    return not (before.isascii() and (before.isalnum() or before in ")]%"))
