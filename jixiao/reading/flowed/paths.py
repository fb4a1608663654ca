"""Ways to read a table, cell by cell, and the rows that the chosen way makes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

LEVELS = ("level1", "level2")
MEASURES = ("target", "actual", "midyear")
POINTS = ("weight", "score")
SIGNS = ("operator", "unit")
PAGE = "page"
"""Stands before and behind the cells with which a row goes on over a page's end."""

SURE = 99.0
_KEPT = 2
_UNSURE = 1.0


class Step(NamedTuple):
    """The last cell read, and all before it."""

    before: "Step | None"
    role: str
    start: int
    end: int


class Reading(NamedTuple):
    """One way to read a row up to some place, with the texts that later cells are weighed against."""

    cost: float
    path: Step | None = None
    target: str = ""
    weight: str = ""
    score: str = ""


Layer = dict[int, list[Reading]]
"""The cheapest readings by the place that they have reached."""

cost_of = attrgetter("cost")


def best(readings: Iterable[Reading]) -> list[Reading]:
    """The cheapest readings: the one to take, and the next to know how sure it is."""
    return sorted(readings, key=cost_of)[:_KEPT]


def offer(readings: list[Reading], new: Reading) -> None:
    """Put a reading among the cheapest, if it is one."""
    readings.append(new)
    readings.sort(key=cost_of)
    del readings[_KEPT:]


def is_too_dear(readings: list[Reading], cost: float) -> bool:
    """Whether a reading of this cost has no place among the cheapest."""
    return len(readings) == _KEPT and cost >= readings[-1].cost


@dataclass(slots=True)
class Piece:
    """The stretch from the last value of a row to the last value of the next, as read from `origin`.

    `margin` is how much dearer the next reading is, `other` its path.
    """

    reading: Reading
    origin: int
    margin: float = SURE
    other: Step | None = None

    @staticmethod
    def of(origin: int, readings: list[Reading]) -> "Piece":
        first, *more = readings
        return Piece(first, origin, more[0].cost - first.cost, more[0].path) if more else Piece(first, origin)

    def over(self, old: "Piece | None") -> "Piece":
        """The cheaper of two ways to the same place, with the other's distance as its margin if that is less."""
        if old is None:
            return self
        one, two = (self, old) if self.reading.cost < old.reading.cost else (old, self)
        distance = two.reading.cost - one.reading.cost
        if distance < one.margin:
            one.margin, one.other = distance, two.reading.path
        return one


@dataclass(slots=True)
class Row:
    """Runs [start, end) of each cell by role; a cell has two where a page's end parts it."""

    cells: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    """Roles of the cells whose bounds another reading puts elsewhere at nearly the same cost."""
    margin: float = SURE


def rows_of(pieces: Iterable[Piece], last_value: str) -> list[Row]:
    """The rows that the pieces make, in order; `last_value` is the role of the last value in a row."""
    rows: list[Row] = []
    for piece in pieces:
        steps = steps_of(piece.reading.path)
        others = steps_of(piece.other) if piece.margin < _UNSURE else steps
        doubtful = _runs(steps) - _runs(others)
        new = Row(margin=piece.margin)
        first = _first_of_row(steps) if rows else 0
        for index, step in enumerate(steps):
            row = new if index >= first else rows[-1]
            row.margin = min(row.margin, piece.margin)
            if step.role != PAGE:
                row.cells.setdefault(step.role, []).append((step.start, step.end))
                row.doubtful |= {step.role} if step[1:] in doubtful else set()
        if rows and (_runs(steps[:first]) != _runs(others[: _first_of_row(others)])):
            # the row above may have, or lack, a cell behind its last value
            rows[-1].doubtful |= {last_value}
        if new.cells:
            rows.append(new)
    return rows


def steps_of(path: Step | None) -> list[Step]:
    """The cells of a path in reading order."""
    found = []
    while path is not None:
        found.append(path)
        path = path.before
    return found[::-1]


def _runs(steps: Iterable[Step]) -> set[tuple[str, int, int]]:
    return {step[1:] for step in steps}


def _first_of_row(steps: list[Step]) -> int:
    """Index of the first cell of the row that these steps open: what stands before it belongs to the row above."""
    goes_on = False
    for index, step in enumerate(steps):
        if step.role == PAGE:
            goes_on = not goes_on
        elif not goes_on and (step.role in LEVELS or step.role == "name"):
            return index
    return len(steps)
