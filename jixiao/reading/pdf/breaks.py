"""Text of merged cells at a page's end: programs print it below the table's last line, above its first, or both.

A spreadsheet prints the whole text on both pages, each time cut by the page's edge; a browser lets lines fall out.
"""

from collections.abc import Sequence
from itertools import pairwise

from .joining import continues
from .parts import CellPart, PageParts, Piece, TablePart, TextLine
from .runs import Run


def take_in_fallen(pages: Sequence[PageParts]) -> None:
    """Give the cells that go on over pages the lines of theirs that stand just outside of the table."""
    for page, following in pairwise(pages):
        upper, fallen = _last_table(page)
        lower, risen = _first_table(following)
        if upper is None or lower is None or not (fallen or risen):
            continue
        if not continues([(page.number, upper)], following.number, lower):
            continue
        below, above = _owned(fallen, upper, _open_cells(upper)), _owned(risen, lower, lower.rows[0])
        if below is not None and above is not None:
            for cell, pieces in below:
                cell.pieces = [*cell.pieces, *pieces]
            for cell, pieces in above:
                cell.pieces = [*pieces, *cell.pieces]
            page.parts = page.parts[: len(page.parts) - len(fallen)]
            following.parts = following.parts[len(risen) :]
            _drop_twins(upper, lower, [cell for cell, _ in [*below, *above]])


def _last_table(page: PageParts) -> tuple[TablePart | None, list[TextLine]]:
    """The last table of a page and the lines below it."""
    lines: list[TextLine] = []
    for part in reversed(page.parts):
        if isinstance(part, TablePart):
            return part, lines[::-1]
        lines.append(part)
    return None, []


def _first_table(page: PageParts) -> tuple[TablePart | None, list[TextLine]]:
    """The first table of a page and the lines above it."""
    lines: list[TextLine] = []
    for part in page.parts:
        if isinstance(part, TablePart):
            return (part if part.rows else None), lines
        lines.append(part)
    return None, []


def _open_cells(table: TablePart) -> list[CellPart]:
    """The cells that reach down to the table's end."""
    cells = [cell for row in table.rows for cell in row]
    end = max((cell.row + cell.row_span for cell in cells), default=0)
    return [cell for cell in cells if cell.row + cell.row_span == end]


def _owned(lines: list[TextLine], table: TablePart, cells: list[CellPart]) -> list[tuple[CellPart, list[Piece]]] | None:
    """The cells that each line's runs stand in line with; None if one stands in line with none."""
    found: list[tuple[CellPart, list[Piece]]] = []
    for gap, run in (piece for line in lines for piece in line.pieces()):
        cell = next((cell for cell in cells if _is_in_line(cell, run, table)), None)
        if cell is None:
            return None
        found.append((cell, [(gap, run)]))
    return found


def _is_in_line(cell: CellPart, run: Run, table: TablePart) -> bool:
    return table.xs[cell.column] <= run.x0 and run.x1 <= table.xs[cell.column + cell.column_span]


def _drop_twins(upper: TablePart, lower: TablePart, changed: list[CellPart]) -> None:
    """Keep a text that is printed whole on both pages on the first."""
    above = {(upper.xs[cell.column], cell.column_span): cell for cell in _open_cells(upper)}
    for cell in lower.rows[0]:
        place = next((place for place in above if abs(place[0] - lower.xs[cell.column]) < 3), None)
        one = above[place] if place else None
        twins = one is not None and one.text.split() == cell.text.split()
        if twins and any(part is cell or part is one for part in changed):
            cell.pieces = []
