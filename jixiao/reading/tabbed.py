"""Tables whose rows are lines and whose cells are parted by tabs or upright bars, as OCR tools and web pages give."""

import re
from itertools import groupby

from .. import labels
from .document import Cell, Document, Table
from .passage import Passage

_SEPARATOR = re.compile(r"[\t|]")
# the line under the head of a Markdown table
_RULE = re.compile(r"[|:\s-]*-[|:\s-]*")
_NOTHING = Passage()
# A form's own text that lost its tabs may lie between two of its pages, but not much of it.
_LONGEST_GAP = 40


def tabbed_tables(document: Document) -> list[Table]:
    """One table a run of lines with separators. Empty cells are kept: they say where merged cells lie.

    A form's title above its first row, and its lines without separators between two runs, are rows of one cell.
    """
    numbered = list(enumerate(document.lines, 1))
    runs = [list(run) for is_row, run in groupby(numbered, key=lambda entry: _is_row(entry[1])) if is_row]
    bounds = [(run[0][0], run[-1][0]) for run in runs]
    tables = []
    for index, (first, last) in enumerate(bounds):
        before = bounds[index - 1][1] if index else 0
        after = bounds[index + 1][0] if index + 1 < len(bounds) else last + 1
        lines = [*title_lines(document, before, first), *range(first, last + 1), *_leftover(document, last, after)]
        rows = [_cells(document, row, line) for row, line in enumerate(lines)]
        tables.append(Table(rows, lines[0], lines[-1]))
    return tables


def _cells(document: Document, row: int, line: int) -> list[Cell]:
    raw = document.lines[line - 1]
    if _RULE.fullmatch(raw):
        return []
    starts = [0, *(mark.end() for mark in _SEPARATOR.finditer(raw))]
    ends = [*(mark.start() for mark in _SEPARATOR.finditer(raw)), len(raw)]
    return [
        Cell(document.passage(line, start, end) if end > start else _NOTHING, row, column)
        for column, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _is_row(raw: str) -> bool:
    """Whether a line's separators make it a row; a single bar inside a word is none."""
    return "\t" in raw or raw.count("|") > 1 or " | " in raw


def title_lines(document: Document, before: int, first: int) -> list[int]:
    """The lines of a form's title and its year that stand directly above line `first`, blank lines aside."""
    found: list[int] = []
    for line in range(first - 1, before, -1):
        text = document.passage(line).text.lstrip("#")
        if text and not found and labels.SUBTITLE.fullmatch(text):
            found = [line]
        elif text:
            return [line, *found] if labels.TITLE.match(text) else found
    return found


def _leftover(document: Document, last: int, after: int) -> list[int]:
    """Lines between two runs that belong to the form: no heading among them, and the next run begins no form."""
    between = [line for line in range(last + 1, after) if document.lines[line - 1].strip()]
    if not between or after > len(document.lines) or len(between) > _LONGEST_GAP:
        return []
    if any(document.lines[line - 1].startswith("#") for line in between):
        return []
    opening = [cell.text for cell in _cells(document, 0, after) if cell.text]
    return [] if opening and labels.role(labels.HEAD, opening[0]) else between
