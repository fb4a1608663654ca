"""What a page is made of, in reading order: lines of text, and tables of cells, before they become a document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from .grids import Grid
from .runs import Run, gaps, in_lines

_NUMERIC = frozenset("0123456789.,ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_WIDEST_PAD = 6.0
_SLACK = 0.1
# A few lines round one text are a box, no table.
_BOX = 3

Piece = tuple[str, Run]
"""A run, and what stands between the one before and it."""


@dataclass(slots=True)
class TextLine:
    """A line of text outside of tables."""

    runs: list[Run]
    x0: float = field(init=False)
    x1: float = field(init=False)
    base: float = field(init=False)
    em: float = field(init=False)
    top: float = field(init=False)

    def __post_init__(self) -> None:
        runs = self.runs
        self.x0, self.x1, self.base = runs[0].x0, runs[-1].x1, runs[0].base
        self.em = runs[0].em if len(runs) == 1 else max([run.em for run in runs])
        self.top = self.base - self.em

    @property
    def text(self) -> str:
        return "".join([gap + run.text for gap, run in self.pieces()])

    def pieces(self) -> list[Piece]:
        return list(zip(gaps(self.runs), self.runs, strict=True))


@dataclass(slots=True)
class CellPart:
    """A cell of a table on one page: where it stands in the table's grid, and its text run by run.

    Where the page's end cuts a cell, `rest` are its parts on further pages, and `into` is what such a part belongs to.
    `room` is what its last line leaves of its width.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: list[Piece] = field(default_factory=list)
    doubtful: bool = False
    lines: int = 0
    room: float = 0.0
    rest: "list[CellPart]" = field(default_factory=list)
    into: "CellPart | None" = None

    @property
    def text(self) -> str:
        return "".join([gap + run.text for gap, run in self.pieces])


@dataclass(slots=True)
class TablePart:
    """A table on one page: rows of cells in column order, the places of its columns, and where it begins and ends.

    `exact`: ruling lines say where its cells are, or how they stand does surely. Parts of one `chain` are one table,
    whose columns are counted alike already. `open_top`, `open_bottom`: no line closes it there.
    """

    rows: list[list[CellPart]]
    xs: list[float]
    top: float
    bottom: float
    exact: bool = True
    chain: int | None = None
    open_top: bool = False
    open_bottom: bool = False

    @property
    def left(self) -> float:
        return self.xs[0]

    @property
    def right(self) -> float:
        return self.xs[-1]


@dataclass(slots=True)
class PageParts:
    """A page's parts from top to bottom. `number` counts from 1."""

    number: int
    width: float
    height: float
    parts: list[TextLine | TablePart]

    def lines(self) -> Iterator[TextLine]:
        return (part for part in self.parts if isinstance(part, TextLine))


def in_parts(found: list[Run], grids: list[Grid]) -> list[TextLine | TablePart]:
    """The page's runs as lines of text and as tables, from top to bottom."""
    outside = found
    inside: list[dict[int, list[Run]]] = []
    for grid in grids:
        x, y = np.array([(run.x0 + run.x1, run.base - 0.36 * run.em) for run in outside]).reshape(-1, 2).T
        cells: dict[int, list[Run]] = {}
        left = []
        for run, slot in zip(outside, grid.slots_at(x / 2, y), strict=True):
            if slot < 0:
                left.append(run)
            else:
                cells.setdefault(slot, []).append(run)
        inside.append(cells)
        outside = left
    parts: list[TextLine | TablePart] = []
    for cells, grid in zip(inside, grids, strict=True):
        if len(cells) > 1 or (cells and len(grid.slots) > _BOX):
            parts.append(_table(grid, cells))
        else:
            outside = [*outside, *next(iter(cells.values()), [])]
    parts += map(TextLine, in_lines(outside))
    return sorted(parts, key=lambda part: part.top)


def _table(grid: Grid, cells: dict[int, list[Run]]) -> TablePart:
    pad = _pad(grid, cells)
    rows: list[list[CellPart]] = [[] for _ in range(len(grid.ys) - 1)]
    for number, slot in enumerate(grid.slots):
        cell = CellPart(slot.row, slot.column, slot.row_span, slot.column_span)
        if inside := cells.get(number):
            fill(cell, inside, slot.x1 - slot.x0 - 2 * pad)
        rows[slot.row].append(cell)
    return TablePart(
        _without_splits(rows), grid.xs, grid.ys[0], grid.ys[-1], open_top=grid.open_top, open_bottom=grid.open_bottom
    )


def _without_splits(rows: list[list[CellPart]]) -> list[list[CellPart]]:
    """The rows without those that hold nothing and only split the cells beside them, which go on from above.

    Where a page ends in a merged cell, the piece of its frame may end before the row does.
    """
    cells = [cell for row in rows for cell in row]
    empty = {
        number
        for number, row in enumerate(rows)
        if row
        and all(cell.row_span == 1 and not cell.pieces for cell in row)
        and sum(cell.row < number == cell.row + cell.row_span - 1 and bool(cell.pieces) for cell in cells) > len(row)
    }
    if not empty:
        return rows
    for cell in cells:
        cell.row_span -= sum(cell.row < number < cell.row + cell.row_span for number in empty)
        cell.row -= sum(number < cell.row for number in empty)
    return [row for number, row in enumerate(rows) if number not in empty]


def _pad(grid: Grid, cells: dict[int, list[Run]]) -> float:
    """How much a cell keeps free beside its text, by the line that comes nearest to its cell's left."""
    free = min((run.x0 - grid.slots[number].x0 for number, inside in cells.items() for run in inside), default=0.0)
    return min(max(free, 0.0), _WIDEST_PAD)


def fill(cell: CellPart, inside: list[Run], width: float) -> None:
    """Put runs into a cell that leaves its lines this width."""
    if len(inside) == 1:
        [run] = inside
        cell.lines, cell.pieces, cell.room = 1, [("", run)], width - (run.x1 - run.x0)
        cell.doubtful |= "\ufffd" in run.text
    else:
        fill_lines(cell, in_lines(inside), width)


def fill_lines(cell: CellPart, lines: list[list[Run]], width: float) -> None:
    """Put runs line by line into a cell that leaves its lines this width."""
    cell.lines, cell.room = len(lines), width - (lines[-1][-1].x1 - lines[-1][0].x0)
    cell.pieces = list(zip(gaps(lines[0]), lines[0], strict=True))
    for upper, lower in pairwise(lines):
        between = gaps(lower)
        between[0] = _line_end(upper, lower, width)
        cell.doubtful |= between[0] == " " and upper[-1].text[-1].isdigit() and lower[0].text[0].isdigit()
        cell.pieces += zip(between, lower, strict=True)
    cell.doubtful |= any("\ufffd" in run.text for line in lines for run in line)


def _line_end(upper: list[Run], lower: list[Run], width: float) -> str:
    """What a line's end stands for: nothing where the cell's width broke a number or word, else a blank.

    Two numbers one under the other must not become one.
    """
    if upper[-1].text[-1] not in _NUMERIC or lower[0].text[0] not in _NUMERIC:
        return ""
    room = width - (upper[-1].x1 - upper[0].x0)
    return "" if room < lower[0].lead + _SLACK * lower[0].em else " "
