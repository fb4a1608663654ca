"""Tables of Word documents as grids. Word keeps widths as well as columns; rows drawn by hand differ by hairs."""

from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from .blocks import Block, Grid

MOST_COLUMNS = 1024
_HAIR = 100
"""Edges nearer to each other than this many twips (1.8 mm) are one."""
_COLUMN = 10 * _HAIR


@dataclass(slots=True)
class Drawn:
    """A cell as drawn: its first column and how many it takes in the file's own grid, its width in twips (0: not said).

    `merge` says how it is merged downwards: it begins a merged cell (restart) or goes on with the one above (continue).
    `left` and `right` are its edges.
    """

    start: int
    span: int = 1
    width: int = 0
    merge: str = ""
    content: list[str | Grid] = field(default_factory=list)
    left: int = 0
    right: int = 0


def laid(rows: list[list[Drawn]], widths: list[int]) -> Grid:
    """The grid of a table's rows; `widths` are those of the columns of the file's own grid, in twips."""
    _draw_edges(rows, widths)
    _to_columns(rows)
    grid = Grid()
    open_above: dict[int, Block] = {}
    for row in rows:
        cells: list[Block] = []
        merged: dict[int, Block] = {}
        for cell in row:
            above = open_above.get(cell.left) if cell.merge == "continue" else None
            if above is not None:
                above.row_span += 1
                merged[cell.left] = above
                continue
            block = Block(cell.content, cell.left, 1, max(cell.right - cell.left, 1))
            cells.append(block)
            if cell.merge:
                merged[cell.left] = block
        open_above = merged
        grid.rows.append(cells)
    return grid


def _draw_edges(rows: list[list[Drawn]], widths: list[int]) -> None:
    """Set the edges in twips: by the file's grid if all rows fill it alike, else by the cells' widths if they say them.

    Without either, columns are taken as equally wide.
    """
    ends = {row[-1].start + row[-1].span for row in rows if row}
    if len(ends) > 1 and all(cell.width for row in rows for cell in row):
        for row in rows:
            edges = [0, *accumulate(cell.width for cell in row)]
            for cell, (left, right) in zip(row, pairwise(edges), strict=True):
                cell.left, cell.right = left, right
        return
    last = max(ends, default=0)
    at = [0, *accumulate(widths if len(widths) >= last and all(widths) else [_COLUMN] * last)]
    for row in rows:
        for cell in row:
            cell.left, cell.right = at[cell.start], at[cell.start + cell.span]


def _to_columns(rows: list[list[Drawn]]) -> None:
    """Number the edges: those a hair apart are one, unless two cells of a row would begin at it."""
    edges = sorted({edge for row in rows for cell in row for edge in (cell.left, cell.right)})
    for hair in (_HAIR, 0):
        column = _columns(edges, hair)
        if hair == 0 or all(column[one.left] < column[two.left] for row in rows for one, two in pairwise(row)):
            break
    for row in rows:
        for cell in row:
            cell.left, cell.right = column[cell.left], column[cell.right]


def _columns(edges: list[int], hair: int) -> dict[int, int]:
    """Edge → column; an edge within a hair of the one before is the same."""
    column, found = -1, {}
    before: int | None = None
    for edge in edges:
        if before is None or edge - before > hair:
            column += 1
        found[edge] = column
        before = edge
    return found
