"""Tables whose rows are lines and whose cells are parted by tabs, as OCR tools write them."""

from itertools import groupby

from .. import labels
from .document import Cell, Document, Table
from .passage import Passage

_NOTHING = Passage()
# A form's own text that lost its tabs may lie between two of its pages, but not much of it.
_LONGEST_GAP = 40


def tabbed_tables(document: Document) -> list[Table]:
    """One table a run of lines that hold a tab. Empty cells are kept: they say where merged cells lie.

    A form's title above its first row, and its lines without tabs between two runs, are rows of one cell.
    """
    numbered = list(enumerate(document.lines, 1))
    runs = [list(run) for tabbed, run in groupby(numbered, key=lambda entry: "\t" in entry[1]) if tabbed]
    bounds = [(run[0][0], run[-1][0]) for run in runs]
    tables = []
    for index, (first, last) in enumerate(bounds):
        before = bounds[index - 1][1] if index else 0
        after = bounds[index + 1][0] if index + 1 < len(bounds) else last + 1
        lines = [*_title(document, before, first), *range(first, last + 1), *_leftover(document, last, after)]
        rows = [_cells(document, row, line) for row, line in enumerate(lines)]
        tables.append(Table(rows, lines[0], lines[-1]))
    return tables


def _cells(document: Document, row: int, line: int) -> list[Cell]:
    cells, start = [], 0
    for column, raw in enumerate(document.lines[line - 1].split("\t")):
        end = start + len(raw)
        cells.append(Cell(document.passage(line, start, end) if raw else _NOTHING, row, column))
        start = end + 1
    return cells


def _title(document: Document, before: int, first: int) -> list[int]:
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
    opening = document.passage(after, 0, document.lines[after - 1].find("\t"))
    return [] if labels.role(labels.HEAD, opening.text) else between
