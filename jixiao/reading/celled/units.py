"""The pieces that the cells of a table are put together from, and what may begin at each of them.

A piece is a whole cell where bars part cells, a line where each cell has its own, a word where only blanks are left.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from ..document import Document
from ..passage import Passage

SITE_MARK = re.compile(r"\s*(?:\d{1,3}、|[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d{1,4}\s*页.{0,12})\s*")
"""A line of its own that marks a page of the site or of the file, even inside a row."""

Stretch = tuple[int, int, int]
"""Line, start and end of characters in the source."""

NEVER = inf
# A blank after the point or comma of a number parts nothing: `100. 00%`.
_WORD = re.compile(r"\S+(?:(?<=\d[.,])[ \t]+\d\S*)*")


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece: its folded text, where it stands, and what it costs if it goes on with the cell before (`join`),
    begins another cell of the row (`part`), or begins a row (`opens`). Its text is empty where an empty cell stands.
    """

    text: str
    stretches: tuple[Stretch, ...]
    line: int
    join: float = NEVER
    part: float = 0.0
    opens: float = 0.0
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line holds, in order: a stretch of text, a bar, or the line's end."""

    kind: str
    line: int
    start: int = 0
    end: int = 0
    text: str = ""


def unit(
    document: Document, stretches: Iterable[Stretch], line: int, join: float = NEVER, part: float = 0.0,
    opens: float = 0.0, doubtful: bool = False,
) -> Unit:  # fmt: skip
    """A piece of these stretches; `line` is where it stands if there are none."""
    found = tuple(stretches)
    text = passage(document, found).text
    return Unit(text, found if text else (), found[0][0] if text else line, join, part, opens, doubtful)


def passage(document: Document, stretches: Iterable[Stretch]) -> Passage:
    """The stretches as one passage; neighbours on one line are taken as one if only blanks part them."""
    merged: list[Stretch] = []
    for line, start, end in stretches:
        if merged and merged[-1][0] == line and not document.lines[line - 1][merged[-1][2] : start].strip():
            merged[-1] = (line, merged[-1][1], end)
        else:
            merged.append((line, start, end))
    return Passage.join(document.passage(*stretch) for stretch in merged)


def words(document: Document, first: int, last: int, rows: bool) -> Iterator[Unit]:
    """The words of the lines; with `rows` a line is a row, else rows begin anywhere."""
    for line in range(first, last + 1):
        raw = document.lines[line - 1]
        if SITE_MARK.fullmatch(raw):
            continue
        before = ""
        for match in _WORD.finditer(raw):
            join, part, opens = _WITHIN[rows] if before else _AT_LINE[rows]
            if before and before[-1].isascii() != match[0][0].isascii():
                join = _TYPOGRAPHIC  # as often set between a figure and its unit
            yield unit(document, [(line, *match.span())], line, join, part, opens)
            before = match[0]


# (join, part, opens) of a word by whether rows are lines
_WITHIN = {True: (1.0, 0.0, 6.0), False: (1.0, 0.0, 0.0)}
_TYPOGRAPHIC = 0.4
_AT_LINE = {True: (4.0, 4.0, 0.0), False: (1.5, 0.3, 0.0)}


def whole_lines(document: Document, first: int, last: int) -> Iterator[Unit]:
    """The lines; one of blanks only is an empty cell. Where a blank line parts cells, a missing one may part none."""
    apart = True
    for line in range(first, last + 1):
        raw = document.lines[line - 1]
        if SITE_MARK.fullmatch(raw):
            continue
        if raw and not raw.isspace():
            yield unit(document, [(line, 0, len(raw))], line, *((NEVER, 0.0, 0.0) if apart else (0.3, 0.5, 0.5)))
            apart = False
        elif raw.strip("\f"):
            yield Unit("", (), line)
            apart = True
        else:
            apart = True
