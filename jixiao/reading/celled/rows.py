"""Which pieces make which rows and cells of a table: the cheapest reading of all its pieces in their order.

A row prints its cells in the order of the heads. From each place where a row may begin, every way to read one row is
weighed; the table's reading is the cheapest chain of rows. A piece that a nearly as cheap reading of the whole table
puts elsewhere is in doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf

from . import costs
from .units import Unit

_UNSURE, _UNSURE_WITHOUT_POINTS = 0.9, 1.2
_KEPT, _HOPELESS, _HOPELESS_ROW = 3, 10.0, 7.0
_LONGEST = {"name": 6, "reason": 14, "basis": 10, "standard": 14, "other": 8, "label": 4}
_LEFT_OVER, _LEFT_OVER_LABEL, _FILLER, _NO_FIRST_LEVEL = 8.0, 0.3, 0.02, 0.8

Cell = tuple[int, int, int]
"""Column and run [start, end) of pieces."""
Reading = tuple[float, tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The heads' roles from left to right. `places` are the cells of a row in which they stand, if those are known;
    else a row prints its cells without gaps, and if empty ones `vanish`, without them.
    """

    roles: Sequence[str]
    places: Sequence[int] | None = None
    vanish: bool = False
    fund: bool = False


@dataclass(slots=True)
class Row:
    """The filled cells of one row by column, and the columns in doubt."""

    cells: dict[int, tuple[int, int]] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)


def read_rows(units: Sequence[Unit], columns: Columns) -> tuple[float, list[Row]]:
    """Cost and rows of the cheapest reading."""
    search = _Search(units, columns)
    return search.cost, search.rows()


class _Search:
    def __init__(self, units: Sequence[Unit], columns: Columns) -> None:
        self.units, self.columns, self.size = units, columns, len(units)
        # where operator and unit have columns of their own, the target's holds the bare value
        bare = "unit" in columns.roles
        self.roles = ["value" if bare and name == "target" else name for name in columns.roles]
        loose = columns.vanish and not columns.fund and not {"weight", "score"} & {*columns.roles}
        self.unsure = _UNSURE_WITHOUT_POINTS if loose else _UNSURE
        self.taken: dict[tuple[int, int, bool], list[tuple[int, float]]] = {}
        self.edges: dict[int, list[tuple[int, Reading]]] = {}
        self.cheapest = self._forward()
        self.cost = self.cheapest.get(self.size, inf)

    def _forward(self) -> dict[int, float]:
        cheapest = {0: 0.0}
        agenda = [0]
        while agenda:
            start = heappop(agenda)
            if start == self.size or any(cheapest[later] + _HOPELESS < cheapest[start] for later in agenda):
                continue
            self.edges[start] = found = [*self._rows_from(start), (start + 1, (self._left_over(start), ()))]
            for end, (cost, _) in found:
                if end not in cheapest:
                    heappush(agenda, end)
                cheapest[end] = min(cheapest.get(end, inf), cheapest[start] + cost)
        return cheapest

    def rows(self) -> list[Row]:
        """The rows of the cheapest reading, with what is in doubt."""
        if self.cost == inf:
            return []
        ahead = {self.size: 0.0}
        for start in sorted(self.edges, reverse=True):
            ahead[start] = min(cost + ahead.get(end, inf) for end, (cost, _) in self.edges[start])
        rows, own = self._chosen(ahead)
        for start, found in self.edges.items():
            for end, (cost, cells) in found:
                if self.cheapest[start] + cost + ahead.get(end, inf) < self.cost + self.unsure:
                    self._doubt(rows, own, start, end, cells)
        return [row for row in rows if row.cells]

    def _chosen(self, ahead: dict[int, float]) -> tuple[list[Row], dict[int, tuple[Row, int, int, int]]]:
        """The cheapest rows, and for each filled piece its row, column and the run of its cell."""
        rows: list[Row] = []
        own: dict[int, tuple[Row, int, int, int]] = {}
        at = 0
        dropped = False
        while at < self.size:
            end, (_, cells) = min(self.edges[at], key=lambda edge: edge[1][0] + ahead.get(edge[0], inf))
            row = Row({column: (first, last) for column, first, last in cells if self._filled(first, last)})
            for column, (first, last) in row.cells.items():
                own |= dict.fromkeys(range(first, last), (row, column, first, last))
            lost = not cells and self._left_over(at) > _LEFT_OVER_LABEL
            if lost and rows:
                rows[-1].doubtful |= rows[-1].cells.keys()
            if dropped:
                row.doubtful |= row.cells.keys()
            dropped = lost or (dropped and not row.cells)
            rows += [row] if row.cells else []
            at = end
        return rows, own

    def _doubt(
        self, rows: list[Row], own: dict[int, tuple[Row, int, int, int]], start: int, end: int, cells: tuple[Cell, ...]
    ) -> None:
        """Mark what another reading of the pieces from `start` to `end` puts elsewhere."""
        others = {piece: cell for cell in cells for piece in range(cell[1], cell[2])}
        for piece in range(start, end):
            if piece not in own or not self.units[piece].text:
                continue
            row, *cell = own[piece]
            other = others.get(piece)
            if other is None or [*other] != cell:
                row.doubtful.add(cell[0])

    def _filled(self, first: int, last: int) -> bool:
        return any(unit.text for unit in self.units[first:last])

    def _left_over(self, at: int) -> float:
        unit = self.units[at]
        if not unit.text:
            return _FILLER
        return _LEFT_OVER_LABEL if costs.misfit("section", unit.text) == 0.0 else _LEFT_OVER

    def _rows_from(self, start: int) -> Iterator[tuple[int, Reading]]:
        """(end, reading) of the rows that may begin at a piece: for each end the cheapest few."""
        opens = self.units[start].opens
        if opens == inf:
            return
        layer = self._placed(start) if self.columns.places else self._compact(start)
        bound = min((readings[0][0] for end, readings in layer.items() if end > start), default=0.0) + _HOPELESS_ROW
        for end, readings in layer.items():
            if end == start or readings[0][0] > bound:
                continue
            whole = sorted(
                (cost + opens + costs.relation(self._texts(cells)), cells) for cost, cells in readings if len(cells) > 0
            )
            yield from ((end, reading) for reading in whole[:_KEPT])

    def _texts(self, cells: tuple[Cell, ...]) -> dict[str, str]:
        texts = dict.fromkeys(self.roles, "")
        for column, first, last in cells:
            run = self.units[first:last]
            texts[self.roles[column]] = run[0].text if last == first + 1 else "".join([unit.text for unit in run])
        return texts

    def _placed(self, start: int) -> dict[int, list[Reading]]:
        """The row whose cells stand where the heads' do; it ends where the next begins."""
        end = next((at for at in range(start + 1, self.size) if self.units[at].part == inf), self.size)
        places = self.columns.places or ()
        cost, cells, taken = 0.0, [], set()
        for column, (name, place) in enumerate(zip(self.roles, places, strict=True)):
            at = start + place
            if name == "label":
                at = self._label(start, start + places[column + 1])
            if at >= end:
                cost += costs.unshown(name, self.columns.fund, vanish=False)
                continue
            text = self.units[at].text
            cost += costs.misfit(name, text) if text else costs.empty(name, self.columns.fund)
            cells.append((column, at, at + 1))
            taken.add(at)
        others = [at for at in range(start, end) if at not in taken and self.units[at].text]
        cost += sum(0.0 if self._left_over(at) == _LEFT_OVER_LABEL else 6.0 for at in others)
        return {end: [(cost, tuple(cells))]}

    def _label(self, start: int, end: int) -> int:
        """The cell of a fund row's label: the last one filled before its amounts."""
        return next((at for at in range(min(end, self.size) - 1, start, -1) if self.units[at].text), start)

    def _compact(self, start: int) -> dict[int, list[Reading]]:
        """The row whose cells follow one another; covered ones, and if they vanish empty ones, are not there."""
        layer: dict[int, list[Reading]] = {start: [(0.0, ())]}
        for column, name in enumerate(self.roles):
            grown: dict[int, list[Reading]] = {}
            bound = min(cost for found in layer.values() for cost, _ in found) + _HOPELESS
            for at, readings in layer.items():
                kept = [reading for reading in readings if reading[0] <= bound]
                if kept:
                    self._grow(grown, column, name, start, at, kept)
            layer = {at: sorted(found)[: 2 * _KEPT] for at, found in grown.items()}
        return self._with_fillers(layer)

    def _grow(
        self, grown: dict[int, list[Reading]], column: int, name: str, start: int, at: int, kept: list[Reading]
    ) -> None:
        skipped = costs.unshown(name, self.columns.fund, self.columns.vanish)
        skipped += _NO_FIRST_LEVEL * (start == 0 and name in ("level1", "level2"))
        grown.setdefault(at, []).extend((cost + skipped, cells) for cost, cells in kept)
        key = column, at, at == start
        if key not in self.taken:
            self.taken[key] = [*self._runs(name, start, at)]
        for end, taken in self.taken[key]:
            grown.setdefault(end, []).extend((cost + taken, (*cells, (column, at, end))) for cost, cells in kept)

    def _runs(self, name: str, start: int, at: int) -> Iterator[tuple[int, float]]:
        """Ends and costs of the cells of this role that may begin at a piece."""
        if at >= self.size or (at > start and self.units[at].part == inf):
            return
        cost = self.units[at].part if at > start else 0.0
        text = self.units[at].text
        if not text:
            yield at + 1, cost + costs.empty(name, self.columns.fund)
            return
        for end in range(at + 1, min(self.size, at + _LONGEST.get(name, 3)) + 1):
            if end > at + 1:
                if self.units[end - 1].join == inf or not self.units[end - 1].text:
                    return
                cost += self.units[end - 1].join
                text += self.units[end - 1].text
            yield end, cost + costs.misfit(name, text)

    def _with_fillers(self, layer: dict[int, list[Reading]]) -> dict[int, list[Reading]]:
        """The same with the empty cells that merged ones leave at a row's end."""
        found = dict(layer)
        for at, readings in layer.items():
            end, cost = at, 0.0
            while end < self.size and not self.units[end].text and self.units[end].part < inf:
                end, cost = end + 1, cost + _FILLER
                found[end] = found.get(end, []) + [(one + cost, cells) for one, cells in readings]
        return found
