"""Tables of reports as tables: a stretch of one as rows of cells with their spans, and as HTML with marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from . import marking
from .marking import Mark

Cell = Mapping[str, Any]
"""A row of source_cells: grid, row, column, row_span, column_span, line, start, end, and the text of its line."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell as it is drawn, None where the table has none there, and the rows and columns that it covers."""

    cell: Cell | None
    row_span: int = 1
    column_span: int = 1


def stretches(lines: int, tables: Iterable[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """Lines 1 to `lines` in stretches of up to `most`, (first, last) each, cut below tables rather than in them.

    `tables` are the first and the last line of each, in order.
    """
    spans, found, start = list(tables), list[tuple[int, int]](), 1
    while start <= lines:
        limit = start + most - 1
        within = [last for _, last in spans if start <= last <= limit]
        cuts_table = any(first <= limit < last for first, last in spans)
        end = limit
        if limit < lines and within and (cuts_table or within[-1] >= start + most // 2):
            end = within[-1]
        found.append((start, min(end, lines)))
        start = found[-1][1] + 1
    return found


def rows(cells: Sequence[Cell], first: int, last: int) -> list[list[Placed]]:
    """Rows `first` to `last` of one table, each place of the grid covered once.

    Columns in which no cell begins or ends are left out. A cell that begins above goes on in the first row. Where cells
    lie over each other, as in a damaged file, the later one moves to the right.
    """
    here = [cell for cell in cells if cell["row"] <= last and cell["row"] + max(cell["row_span"], 1) > first]
    edges = sorted({edge for cell in here for edge in (cell["column"], cell["column"] + max(cell["column_span"], 1))})
    place = {edge: number for number, edge in enumerate(edges)}
    free = [[True] * (len(edges) - 1) for _ in range(first, last + 1)]
    begin: list[dict[int, Placed]] = [{} for _ in free]
    for cell in sorted(here, key=lambda cell: (max(cell["row"], first), cell["column"], cell["row"])):
        top = max(cell["row"], first) - first
        bottom = min(cell["row"] + max(cell["row_span"], 1) - 1, last) - first
        left, right = place[cell["column"]], place[cell["column"] + max(cell["column_span"], 1)]
        _put(cell, range(top, bottom + 1), range(left, right), free, begin)
    return [_filled(begun, taken) for begun, taken in zip(begin, free, strict=True)]


def _put(cell: Cell, down: range, across: range, free: list[list[bool]], begin: list[dict[int, Placed]]) -> None:
    """Put a cell on its place, or on what is free of it; else right of the row, which grows."""
    row = free[down[0]]
    left = next((column for column in range(across[0], len(row)) if row[column]), None)
    if left is None:
        for other in free:
            other.append(True)
        left = len(row) - 1
    width = 1
    while left + width < max(across[-1] + 1, left + 1) and row[left + width]:
        width += 1
    height = 1
    while height < len(down) and all(free[down[height]][left : left + width]):
        height += 1
    begin[down[0]][left] = Placed(cell, height, width)
    for line in free[down[0] : down[0] + height]:
        line[left : left + width] = [False] * width


def _filled(begun: Mapping[int, Placed], free: Sequence[bool]) -> list[Placed]:
    """A row's cells in order, with empty ones where nothing else is."""
    found, column = [], 0
    while column < len(free):
        if column in begun:
            found.append(begun[column])
            column += begun[column].column_span
        elif free[column]:
            width = next((at for at in range(column, len(free)) if not free[at]), len(free)) - column
            found.append(Placed(None, 1, width))
            column += width
        else:
            column += 1
    return found


def html(cells: Sequence[Cell], marks: Mapping[int, Sequence[Mark]], wanted: int | None = None) -> str:
    """The rows of one table that `first_row` and `last_row` of its cells name, each headed by its line's number."""
    numbers = {cell["row"]: cell["line"] for cell in cells}
    first, last = cells[0]["first_row"], cells[0]["last_row"]
    shown = []
    for number, row in enumerate(rows(cells, first, last), first):
        line = numbers.get(number)
        kind = ' class="wanted"' if line is not None and line == wanted else ""
        head = f'<th scope="row">{"" if line is None else line}</th>'
        shown.append(f"<tr{kind}>{head}{''.join(_cell(placed, marks) for placed in row)}</tr>")
    return f'<div class="grid"><table>{"".join(shown)}</table></div>'


def _cell(placed: Placed, marks: Mapping[int, Sequence[Mark]]) -> str:
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", placed.row_span), ("colspan", placed.column_span))
        if span > 1
    )
    return f"<td{spans}>{_text(placed.cell, marks) if placed.cell else ''}</td>"


def _text(cell: Cell, marks: Mapping[int, Sequence[Mark]]) -> str:
    start, end = cell["start"], cell["end"]
    own = [
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.kind, mark.title)
        for mark in marks.get(cell["line"], ())
    ]
    return f"<bdi>{marking.html(cell['text'][start:end], own)}</bdi>" if end > start else ""


def by_table(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """The cells of each table."""
    for _, found in groupby(cells, key=lambda cell: cell["grid"]):
        yield list(found)
