"""Grids of cells from ruling lines: where a piece of a line is missing between two cells, they are one merged cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from .native import Floats
from .paths import THIN

# Lines nearer to each other than this are one line, perhaps a double one; gaps up to this do not interrupt it.
_SAME_LINE, _GAP, _REACH = 3.0, 2.5, 3.5
_SHORTEST = 5.0
# Of a field's side, a line may leave out this much at either end.
_MOST_MISSING = 0.4
_FAR = 1e6
_MOST_LINES = 1500
_MOST_CELLS = 40_000


@dataclass(slots=True)
class Slot:
    """A cell of a grid: its first row and column, how many it covers, and its box."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Grid:
    """Places of the lines across (`xs`) and down (`ys`), the cells, and which cell covers each field of the grid.

    `open_top`, `open_bottom`: its upright lines end there without a level one.
    """

    xs: list[float]
    ys: list[float]
    slots: list[Slot] = field(default_factory=list)
    owner: list[list[int]] = field(default_factory=list)
    open_top: bool = False
    open_bottom: bool = False

    def slots_at(self, x: Floats, y: Floats) -> list[int]:
        """The index of the cell around each place, -1 outside of the grid."""
        inside = (x >= self.xs[0]) & (x <= self.xs[-1]) & (y >= self.ys[0]) & (y <= self.ys[-1])
        columns = np.clip(np.searchsorted(self.xs, x, "right") - 1, 0, len(self.xs) - 2)
        rows = np.clip(np.searchsorted(self.ys, y, "right") - 1, 0, len(self.ys) - 2)
        found: list[int] = np.where(inside, np.array(self.owner)[rows, columns], -1).tolist()
        return found

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


Line = tuple[float, float, float]
"""Where a line lies, and from where to where it goes."""


def ruled(pieces: Floats) -> tuple[list[Line], list[Line]]:
    """Level and upright lines, put together from their pieces."""
    if not len(pieces):
        return [], []
    wide, high = pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1]
    dots = np.maximum(wide, high) <= THIN
    level, upright = pieces[(wide > high) | dots], pieces[(high >= wide) | dots]
    return (
        _whole((level[:, 1] + level[:, 3]) / 2, level[:, 0], level[:, 2]),
        _whole((upright[:, 0] + upright[:, 2]) / 2, upright[:, 1], upright[:, 3]),
    )


def _whole(at: Floats, low: Floats, high: Floats) -> list[Line]:
    """Pieces that lie on one line, put together where they touch."""
    if not len(at):
        return []
    order = np.argsort(at, kind="stable")
    at = at[order]
    group = np.concatenate([[0], np.cumsum(np.diff(at) > _SAME_LINE)])
    start, end = low[order] + group * _FAR, high[order] + group * _FAR
    order = np.argsort(start, kind="stable")
    at, start, end, group = at[order], start[order], end[order], group[order]
    reach = np.maximum.accumulate(end)
    firsts = np.flatnonzero(np.concatenate([[True], start[1:] > reach[:-1] + _GAP]))
    lasts = np.concatenate([firsts[1:], [len(start)]]) - 1
    group = group[firsts]
    place = np.add.reduceat(at, firsts) / (lasts - firsts + 1)
    found = zip(
        place.tolist(),
        (start[firsts] - group * _FAR).tolist(),
        (reach[lasts] - group * _FAR).tolist(),
        strict=True,
    )
    return [(at, low, high) for at, low, high in found if high - low >= _SHORTEST]


def grids(level: list[Line], upright: list[Line]) -> list[Grid]:
    """The grids that the lines make, the smallest first (one may lie in a cell of another)."""
    if len(level) < 2 or not upright or max(len(level), len(upright)) > _MOST_LINES:
        return []
    found = (
        _grid([level[at] for at in rows], [upright[at] for at in columns]) for rows, columns in _joined(level, upright)
    )
    return sorted((grid for grid in found if grid is not None), key=lambda grid: grid.area)


def _joined(level: list[Line], upright: list[Line]) -> Iterator[tuple[list[int], list[int]]]:
    """Which lines hang together by crossing or touching each other."""
    y, left, right = (part[:, None] for part in np.array(level).T)
    x, top, bottom = (part[None, :] for part in np.array(upright).T)
    touch = (x >= left - _REACH) & (x <= right + _REACH) & (y >= top - _REACH) & (y <= bottom + _REACH)
    free = touch.any(axis=1)
    alone = np.flatnonzero(~touch.any(axis=0))
    while free.any():
        rows = np.zeros(len(level), bool)
        rows[np.argmax(free)] = True
        while True:
            columns = touch[rows].any(axis=0)
            more = touch[:, columns].any(axis=1)
            if (more == rows).all():
                break
            rows = more
        free &= ~rows
        low, high = top[0, columns].min(), bottom[0, columns].max()
        # beside a cell that goes on over the whole page no level line touches the table's edge
        beside = [at for at in alone if abs(top[0, at] - low) <= _REACH and abs(bottom[0, at] - high) <= _REACH]
        yield np.flatnonzero(rows).tolist(), np.sort([*np.flatnonzero(columns), *beside]).tolist()


def _aligned(lines: list[Line]) -> list[Line]:
    """The lines of one table, those that are one line with a piece missing at one place."""
    at, low, high = np.array(sorted(lines)).T
    group = np.concatenate([[0], np.cumsum(np.diff(at) > _SAME_LINE)])
    place = np.bincount(group, at * (high - low)) / np.bincount(group, high - low)
    return list(zip(place[group].tolist(), low.tolist(), high.tolist(), strict=True))


def _grid(level: list[Line], upright: list[Line]) -> Grid | None:
    level, upright = _aligned(level), _aligned(upright)
    xs = _places([at for at, _, _ in upright], min(low for _, low, _ in level), max(high for _, _, high in level))
    ys = _places([at for at, _, _ in level], min(low for _, low, _ in upright), max(high for _, _, high in upright))
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > _MOST_CELLS:
        return None
    above = _borders(level, ys, xs)
    before = _borders(upright, xs, ys)
    grid = Grid(xs, ys, owner=[[-1] * columns for _ in range(rows)])
    closed = {at for at, _, _ in level}
    grid.open_top, grid.open_bottom = ys[0] not in closed, ys[-1] not in closed
    _fill(grid, above, [list(row) for row in zip(*before, strict=True)])
    return grid if len(grid.slots) > 1 else None


def _fill(grid: Grid, above: list[list[bool]], before: list[list[bool]]) -> None:
    """The grid's cells: each as far to the right, then down, as no line parts it.

    `above` says for each row, `before` for each field of a row, whether a line is there; `above` has one row more.
    """
    owner, slots, xs, ys = grid.owner, grid.slots, grid.xs, grid.ys
    rows, columns = len(owner), len(owner[0])
    for row, own in enumerate(owner):
        sides = before[row]
        for column in range(columns):
            if own[column] >= 0:
                continue
            end, below = column + 1, row + 1
            while end < columns and not sides[end] and own[end] < 0:
                end += 1
            while below < rows and not above[below][column] and _goes_on(owner, below, column, end, above, before):
                below += 1
            for covered in owner[row:below]:
                covered[column:end] = [len(slots)] * (end - column)
            slots.append(Slot(row, column, below - row, end - column, xs[column], ys[row], xs[end], ys[below]))


def _places(at: list[float], low: float, high: float) -> list[float]:
    """Where lines lie, and where the lines across them end if that is beyond: a table may be open at its sides."""
    places = sorted(set(at))
    outer_low = [low] if low < places[0] - _REACH else []
    outer_high = [high] if high > places[-1] + _REACH else []
    return [*outer_low, *places, *outer_high]


def _borders(lines: list[Line], places: list[float], across: list[float]) -> list[list[bool]]:
    """For each place, which fields along it have a line there. All have one around the grid."""
    fields = len(across) - 1
    found = [[False] * fields for _ in places]
    found[0], found[-1] = [True] * fields, [True] * fields
    reach = [min(_REACH, _MOST_MISSING * (end - start)) for start, end in pairwise(across)]
    for at, low, high in lines:
        row = found[bisect_left(places, at)]
        first, end = bisect_left(across, low - _REACH), bisect_right(across, high + _REACH) - 1
        for number in range(first, end):
            if low <= across[number] + reach[number] and high >= across[number + 1] - reach[number]:
                row[number] = True
    return found


def _goes_on(
    owner: list[list[int]], row: int, column: int, end: int, above: list[list[bool]], before: list[list[bool]]
) -> bool:
    """Whether nothing parts the fields of a row from those above them, nor from each other."""
    if any(above[row][column:end]) or any(covered >= 0 for covered in owner[row][column:end]):
        return False
    return not any(before[row][column + 1 : end])
