"""Marks in a line of source text: which characters became facts, which numbers were not read. Pure text in, HTML out.

Marks may lie over each other, as a sentence that is a goal holds figures that are facts of their own; the shortest
one that covers a character is the one that is shown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from .formats import INVISIBLE

Place = tuple[int, int]

_STANDS_FOR_INVISIBLE = "▫"
_BREAKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` (exclusive) of a line; `kind` is a CSS class, `title` says what they became."""

    start: int
    end: int
    kind: str
    title: str = ""


def parted(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, Mark | None]]:
    """The line cut where marks begin and end, each piece with the shortest mark over it. Joined, the line again."""
    found = [mark for mark in marks if mark.start < mark.end]
    cuts = sorted({0, len(text), *(min(max(at, 0), len(text)) for mark in found for at in (mark.start, mark.end))})
    for start, end in pairwise(cuts):
        over = [mark for mark in found if mark.start <= start and end <= mark.end]
        yield text[start:end], min(over, key=lambda mark: mark.end - mark.start, default=None)


def html(text: str, marks: Sequence[Mark]) -> str:
    """The line as HTML with its marks; what could turn direction or hide is shown by a small square."""
    return "".join(
        visible(piece)
        if mark is None
        else f'<mark class="{escape(mark.kind)}" title="{escape(mark.title)}">{visible(piece)}</mark>'
        for piece, mark in parted(text, marks)
    )


def visible(text: str) -> str:
    """Text escaped for HTML, one character for each that is invisible."""
    return escape(_BREAKS.sub(_STANDS_FOR_INVISIBLE, INVISIBLE.sub(_STANDS_FOR_INVISIBLE, text)))


def clipped(text: str, mark: Mark, around: int) -> tuple[str, Mark]:
    """A long line cut to what stands `around` characters before and after a mark, the cuts told by an ellipsis."""
    low, high = max(mark.start - around, 0), min(mark.end + around, len(text))
    before = "…" if low else ""
    moved = Mark(mark.start - low + len(before), mark.end - low + len(before), mark.kind, mark.title)
    return before + text[low:high] + ("…" if high < len(text) else ""), moved


def places(lines: Sequence[str], start: int, end: int, text: str) -> list[list[Place]]:
    """Where a citation lies in each of its lines, as (start, end) pairs.

    `lines` are the lines from the first to the last, `start` counts in the first, `end` in the last. Where other
    cells stand in between, `text` holds the pieces, one a line, which are looked for in their order.
    """
    ends = [*(len(line) for line in lines[:-1]), end]
    whole = [(start if number == 0 else 0, end) for number, end in enumerate(ends)]
    if "\n".join(line[low:high] for line, (low, high) in zip(lines, whole, strict=True)) == text:
        return [[place] for place in whole]
    return _pieces(lines, whole, text.split("\n")) or [[place] for place in whole]


def _pieces(lines: Sequence[str], whole: Sequence[tuple[int, int]], pieces: Sequence[str]) -> list[list[Place]]:
    """The pieces in their order, each where it first occurs after the one before; empty where one is not found."""
    found: list[list[Place]] = [[] for _ in lines]
    number, at = 0, whole[0][0]
    for piece in pieces:
        place = -1
        while number < len(lines) and (place := lines[number].find(piece, at, whole[number][1])) < 0:
            number, at = number + 1, 0
        if place < 0:
            return []
        found[number].append((place, place + len(piece)))
        at = place + len(piece)
    return found
