"""The parts of a form without ruling lines: rows under one head, and their cells by column."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from .parts import CellPart, TablePart
from .pieces import roles
from .stacking import Stack, StackedRow


@dataclass(slots=True)
class Zone:
    """Rows under one head of columns; `kind` is what the head heads: head, funds, goal or indicators.

    `lower` is the lower row of a head that a page's end cut between its two rows. `again` are the rows that print the
    head once more on further pages.
    """

    kind: str
    head: StackedRow
    rows: list[StackedRow] = field(default_factory=list)
    again: list[StackedRow] = field(default_factory=list)
    lower: StackedRow | None = None

    def heads(self) -> list[Stack]:
        """The heads of the columns from left to right."""
        cells = [*self.head.own, *(self.lower.own if self.lower else [])]
        return sorted(cells, key=lambda cell: cell.x0)


def first_head(row: StackedRow) -> float:
    """Where the first of a row's columns begins that has a head of its own; a section's label stands before it."""
    named = (cell.x0 for cell in row.own if roles(cell.text).indicators or roles(cell.text).funds)
    return min(named, default=float("-inf"))


@dataclass(slots=True, eq=False)
class Placed:
    """The cells of a row by column. Those that another row's merged cell took over are gone.

    `heights` are of its merged cells, in rows. `above` has, for each cell that is the rest of
    one further up, the row of that one, which stands in the same column.
    """

    row: StackedRow
    cells: dict[int, Stack]
    heights: dict[int, int] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)
    above: "dict[int, Placed]" = field(default_factory=dict)

    @property
    def own(self) -> Set[int]:
        """The columns of the cells that are no rest of others."""
        return self.cells.keys() - self.above.keys() if self.above else self.cells.keys()


_Known = dict[int, list[CellPart]]


def take_rows(found: Iterable[Placed], made: dict[int, tuple[TablePart, set[int]]], number: int) -> None:
    """Put rows into the tables of their pages, which have the runs of text that they take up too."""
    known: _Known = {}
    for one in found:
        page = one.row.page
        if page not in made:
            made[page] = TablePart([], [], one.row.top, one.row.bottom, chain=number), set()
        table, taken = made[page]
        cells = known[id(one)] = _parts(one, len(table.rows))
        for cell in cells if one.above else ():
            if cell.column in one.above:
                _add_rest(known[id(one.above[cell.column])], cell)
        table.rows.append(cells)
        table.bottom = max(table.bottom, one.row.bottom)
        taken.update([id(run) for cell in one.cells.values() for line in cell.lines for run in line])


def _parts(one: Placed, number: int) -> list[CellPart]:
    """A row's cells as parts of a table whose row it is."""
    parts = [one.cells[column].cell(number, column) for column in sorted(one.cells)]
    for part in parts if one.doubtful or one.heights else ():
        part.doubtful |= part.column in one.doubtful
        part.row_span = one.heights.get(part.column, 1)
    return parts


def _add_rest(above: list[CellPart], rest: CellPart) -> None:
    """Make a cell the rest of the one in its column above, which may have nothing on its own page."""
    upper = next((cell for cell in above if cell.column == rest.column), None)
    if upper is None:
        upper = CellPart(above[0].row if above else 0, rest.column, rest.row_span, 1)
        above.append(upper)
        above.sort(key=lambda cell: cell.column)
    whole = upper.into or upper
    rest.into = whole
    whole.rest.append(rest)
    whole.doubtful |= rest.doubtful or (upper.text[-1:].isdigit() and rest.text[:1].isdigit())
