"""The lines of the prose with what their width tells: whether a line was broken at the edge of the page."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import east_asian_width

from ..reading.document import Document
from ..reading.passage import Passage

_PAGE_FOOT = re.compile(r"[-—–·]+\d{1,4}[-—–·]+|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_INDENT = re.compile(r"\u3000{2,}|[ \u00a0]{4,}")
# A wrapped text has no line much longer than its usual long lines.
_USUAL_LONG, _LONGEST, _TOLERANCE = 0.8, 0.99, 1.3
_FULL = 0.85
_MOST_INDENTED = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """One line of prose that is not blank; `width` and `length` (in characters) as printed, with its inner blanks."""

    passage: Passage
    width: int
    length: int
    indented: bool
    after_table: bool

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The lines, and the width at which the text was wrapped (None: a line is a paragraph).

    Some tools break at a width, some at a number of characters: `width` is the one, `length` the other.
    """

    lines: list[Line]
    width: int | None
    length: int

    def is_full(self, line: Line) -> bool:
        """Whether a line reaches the edge, so that its end says nothing about the end of a paragraph."""
        if self.width is None:
            return False
        return line.width >= _FULL * self.width or line.length >= self.length


def wrapped_lines(document: Document) -> Wrapping:
    """The prose lines of a document, without blank lines and page numbers."""
    kept: list[Line] = []
    numbers = document.prose_lines()
    apart = False
    for before, number in zip([0, *numbers], numbers, strict=False):
        apart = apart or number != before + 1
        passage = document.passage(number)
        if passage and not _PAGE_FOOT.fullmatch(passage.text):
            raw = document.lines[number - 1]
            printed = raw.strip()
            kept.append(Line(passage, _width(printed), len(printed), _INDENT.match(raw) is not None, apart))
            apart = False
    lines = _without_page_numbers(kept)
    if sum(line.indented for line in lines) > _MOST_INDENTED * len(lines):
        lines = [replace(line, indented=False) for line in lines]
    width = None if document.whole_lines else _page_width(lines)
    return Wrapping(lines, width, _usual_length(lines))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _page_width(lines: list[Line]) -> int | None:
    widths = sorted(line.width for line in lines)
    if not widths:
        return None
    usual = _percentile(widths, _USUAL_LONG)
    return usual if _percentile(widths, _LONGEST) <= _TOLERANCE * usual else None


def _usual_length(lines: list[Line]) -> int:
    lengths = sorted(line.length for line in lines)
    return _percentile(lengths, _USUAL_LONG) if lengths else 0


def _percentile(ordered: list[int], share: float) -> int:
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Lines that hold only 1, 2, 3 … one after another through the text are the numbers of its pages."""
    bare = [line for line in lines if _BARE_NUMBER.fullmatch(line.text)]
    numbers = [int(line.text) for line in bare]
    if len(numbers) < 3 or any(right - left != 1 for left, right in pairwise(numbers)):
        return lines
    dropped = {id(line) for line in bare}
    return [line for line in lines if id(line) not in dropped]
