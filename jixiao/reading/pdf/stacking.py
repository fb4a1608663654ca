"""Text without ruling lines as rows of cells, by how it stands: lines close below each other are one cell, cells whose
middles (or tops) are level are one row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from .grids import Line
from .native import Floats
from .parts import CellPart, fill_lines
from .pieces import LEVEL, Pairs, Piece
from .runs import Run


@dataclass(slots=True, eq=False)
class Stack:
    """Lines that stand close below each other: a cell, or a paragraph's lines. `text` is without blanks.

    `above` is the cell at the foot of the page before that this one is the rest of; then its `text` has both.
    """

    lines: list[list[Run]]
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    middle: float = field(init=False)
    em: float = field(init=False)
    text: str = field(init=False)
    above: "Stack | None" = field(init=False, default=None)

    def __post_init__(self) -> None:
        lines = self.lines
        first = lines[0][0]
        self.em, self.top = first.em, first.base
        if len(lines) == 1:
            [line] = lines
            self.x0, self.x1, self.bottom = first.x0, line[-1].x1, first.base
            text = first.text if len(line) == 1 else "".join([run.text for run in line])
        else:
            self.x0, self.x1 = min([line[0].x0 for line in lines]), max([line[-1].x1 for line in lines])
            self.bottom = lines[-1][0].base
            text = "".join([run.text for line in lines for run in line])
        self.middle = (self.top + self.bottom) / 2
        self.text = "".join(text.split())

    @property
    def runs(self) -> list[Run]:
        return [run for line in self.lines for run in line]

    def lies_under(self, other: "Stack") -> bool:
        """Whether the two share a place across the page."""
        return self.x0 < other.x1 and other.x0 < self.x1

    def goes_on_from(self, other: "Stack") -> None:
        """Make this the rest of a cell on the page before."""
        self.above = other
        other.text += self.text

    def cell(self, row: int, column: int) -> CellPart:
        lines = self.lines
        if len(lines) == 1 and len(lines[0]) == 1:
            [[run]] = lines
            return CellPart(row, column, 1, 1, [("", run)], "\ufffd" in run.text, 1)
        part = CellPart(row, column, 1, 1)
        fill_lines(part, lines, self.x1 - self.x0)
        return part


@dataclass(slots=True)
class StackedRow:
    """Cells side by side, from left to right, on one page."""

    page: int
    cells: list[Stack] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min([cell.top - cell.em for cell in self.cells])

    @property
    def bottom(self) -> float:
        return max([cell.bottom for cell in self.cells])

    @property
    def own(self) -> list[Stack]:
        """The cells that are no rest of others."""
        return [cell for cell in self.cells if cell.above is None]

    @property
    def texts(self) -> list[str]:
        """What its own cells say."""
        return [cell.text for cell in self.cells if cell.above is None]


def stacks(found: Sequence[Piece], near: Pairs, pitch: float, level: Sequence[Line]) -> list[Stack]:
    """The pieces of a page's text as cells; no cell reaches over a level ruling line."""
    home = list(range(len(found)))

    def root(at: int) -> int:
        while home[at] != at:
            at = home[at] = home[home[at]]
        return at

    for low, high, apart in near:
        if apart <= pitch and not (level and _ruled_off(found[low], found[high], level)):
            home[root(high)] = root(low)
    groups: dict[int, list[Piece]] = {}
    for at, piece in enumerate(found):
        groups.setdefault(root(at), []).append(piece)
    return [Stack([group[0].runs] if len(group) == 1 else _lines(group)) for group in groups.values()]


def _lines(group: list[Piece]) -> list[list[Run]]:
    """Pieces of one cell line by line."""
    lines: list[list[Run]] = []
    for piece in sorted(group, key=lambda piece: (piece.base, piece.x0)):
        if lines and piece.base - lines[-1][0].base <= LEVEL * piece.em:
            lines[-1] = sorted([*lines[-1], *piece.runs], key=lambda run: run.x0)
        else:
            lines.append(piece.runs)
    return lines


def _ruled_off(upper: Piece, lower: Piece, level: Sequence[Line]) -> bool:
    x = (max(upper.x0, lower.x0) + min(upper.x1, lower.x1)) / 2
    return any(upper.base < y < lower.base and left <= x <= right for y, left, right in level)


def stands_in_middle(pages: Iterable[Sequence[Stack]]) -> bool:
    """Whether the cells of a row are level in their middles, or (False) in their first lines."""
    found = [(at, stack.middle, stack.top, stack.em) for at, page in enumerate(pages) for stack in page]
    page, middle, top, em = np.array(found).reshape(-1, 4).T
    return _level(page, middle, em) >= _level(page, top, em)


def _level(page: Floats, heights: Floats, em: Floats) -> int:
    """How many neighbours in height are level."""
    order = np.lexsort((em, heights, page))
    level = np.diff(heights[order]) <= LEVEL * em[order][:-1] / 2
    return int((level & (np.diff(page[order]) == 0)).sum())


def rows(page: int, found: Sequence[Stack], middle: bool) -> list[StackedRow]:
    """Cells in rows, from top to bottom."""
    made: list[StackedRow] = []
    first = 0.0
    for height, _, stack in sorted([(one.middle if middle else one.top, at, one) for at, one in enumerate(found)]):
        level = made and height - first <= LEVEL * stack.em
        if level and all(stack.x1 <= other.x0 or stack.x0 >= other.x1 for other in made[-1].cells):
            made[-1].cells.append(stack)
        else:
            made.append(StackedRow(page, [stack]))
            first = height
    for row in made:
        row.cells.sort(key=lambda stack: stack.x0)
    return made
