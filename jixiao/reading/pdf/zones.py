"""The parts of a form without ruling lines: rows under one head, and their cells by column."""

from dataclasses import dataclass, field

from .parts import CellPart
from .spans import Block
from .stacking import Stack, StackedRow


@dataclass(slots=True)
class Zone:
    """Rows under one head of columns; `kind` is what the head heads: head, funds, goal or indicators.

    `again` are the rows that print the head once more on further pages.
    """

    kind: str
    head: StackedRow
    rows: list[StackedRow] = field(default_factory=list)
    again: list[StackedRow] = field(default_factory=list)


@dataclass(slots=True)
class Placed:
    """The cells of a row by column. Those that another row's merged cell took over are gone.

    `goes_on`: it is the rest of the row above, which the page's end cut.
    """

    row: StackedRow
    cells: dict[int, Stack]
    spans: dict[int, Block] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)
    goes_on: bool = False


def cell_parts(one: Placed, number: int) -> list[CellPart]:
    """A row's cells as parts of a table whose row it is."""
    parts = []
    for column in sorted(one.cells):
        part = one.cells[column].cell(number, column)
        part.doubtful |= column in one.doubtful
        if column in one.spans:
            part.row_span = one.spans[column].end - one.spans[column].first
        parts.append(part)
    return parts


def add_rest(above: list[CellPart], rest: list[CellPart]) -> None:
    """Make a row's cells the rest of those above."""
    upper = {cell.column: cell for cell in above}
    for cell in rest:
        whole = upper.get(cell.column)
        if whole is None:
            whole = CellPart(above[0].row, cell.column, cell.row_span, 1)
            above.append(whole)
        cell.into = whole
        whole.rest.append(cell)
        whole.doubtful |= cell.doubtful or (whole.text[-1:].isdigit() and cell.text[:1].isdigit())
    above.sort(key=lambda cell: cell.column)
