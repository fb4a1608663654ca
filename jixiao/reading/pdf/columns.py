"""The columns of a form without ruling lines: between two heads the cells below them leave a gap free."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from .pieces import roles
from .runs import Run
from .stacking import Stack
from .zones import Zone

# What reaches over a column's edge by more than this part of the font's size may be two cells.
_OVER = 0.5
Interval = tuple[float, float]
"""From where to where something goes across the page."""


def columns_of(zone: Zone) -> list[Interval]:
    """From where to where each column goes: those of the heads, and before them those of what has no head."""
    all_heads = zone.heads()
    heads = [(cell.x0, cell.x1) for cell in _column_heads(zone.kind, all_heads)]
    cells = [(run.x0, run.x1) for row in zone.rows for cell in row.cells for line in cell.lines for run in line]
    # where text begins and where it ends: how much of it reaches over a place is the difference in numbers before it
    begun, ended = sorted([one[0] for one in [*cells, *heads]]), sorted([one[1] for one in [*cells, *heads]])
    edges = [_gap(left, right, begun, ended) for left, right in pairwise(heads)]
    first_head = heads[0][0]
    before = _apart([*(cell for cell in cells if cell[1] <= first_head), *_before(all_heads, first_head)])
    first = max((right for _, right in before), default=float("-inf"))
    return [*before, *zip([first, *edges], [*edges, float("inf")], strict=True)]


def _before(cells: Iterable[Stack], x: float) -> Iterator[Interval]:
    return ((cell.x0, cell.x1) for cell in cells if cell.x1 <= x)


def _column_heads(kind: str, cells: list[Stack]) -> list[Stack]:
    """The heads of columns in a zone's head, from the first known as one: a section's label may stand before it."""
    if kind == "goal":
        return cells[-2:]
    named = [roles(cell.text).funds if kind == "funds" else roles(cell.text).indicators for cell in cells]
    return cells[next((at for at, name in enumerate(named) if name), 0) :]


def _gap(left: Interval, right: Interval, begun: list[float], ended: list[float]) -> float:
    """The place between two heads that the fewest texts reach over; of several the middle of the widest."""
    low, high = (left[0] + left[1]) / 2, (right[0] + right[1]) / 2
    starts = {high, *begun[bisect_right(begun, low) : bisect_left(begun, high)]}
    ends = {low, *ended[bisect_right(ended, low) : bisect_left(ended, high)]}
    edges = sorted(starts | ends)
    # fewest reach over a place that lies between where some end and where others begin
    places = [(start, end, (start + end) / 2) for start, end in pairwise(edges) if start in ends and end in starts]
    return min([(bisect_left(begun, at) - bisect_right(ended, at), start - end, at) for start, end, at in places])[2]


def _apart(cells: Iterable[Interval]) -> list[Interval]:
    """Places of cells put together where they overlap."""
    found: list[Interval] = []
    for x0, x1 in sorted(cells):
        if found and x0 < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found


def parted(cell: Stack, columns: Sequence[Interval]) -> list[tuple[int, Stack]]:
    """A cell with its column; two cells that stand too near each other are parted between the columns."""
    at = _column((cell.x0, cell.x1), columns)
    low, high = columns[at]
    if low - _OVER * cell.em < cell.x0 and cell.x1 < high + _OVER * cell.em:
        return [(at, cell)]
    found: dict[int, list[list[Run]]] = {}
    for line in cell.lines:
        parts: dict[int, list[Run]] = {}
        for run in line:
            parts.setdefault(_column((run.x0, run.x1), columns), []).append(run)
        for column, runs in parts.items():
            found.setdefault(column, []).append(runs)
    whole = [
        columns[column][0] - _OVER * cell.em < run.x0 and run.x1 < columns[column][1] + _OVER * cell.em
        for column, lines in found.items()
        for line in lines
        for run in line
    ]
    return [(column, Stack(lines)) for column, lines in found.items()] if all(whole) else [(at, cell)]


def _column(cell: Interval, columns: Sequence[Interval]) -> int:
    x0, x1 = cell
    at = bisect_right(columns, x0, key=itemgetter(0)) - 1
    if at >= 0 and x1 <= columns[at][1]:
        return at
    overlaps = [min(x1, high) - max(x0, low) for low, high in columns]
    return overlaps.index(max(overlaps))
