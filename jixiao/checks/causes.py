"""One cause, one finding: which failures share a wrong figure, and what value of it would mend them.

A figure is the cause where one other value of it satisfies several failed relations and spoils none that holds.
Failures without such a figure stand alone; where one figure only could mend a failure, it is still named.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

import numpy as np

from .evaluate import FAILS, HOLDS, KINDS, ROUNDING, Evaluated
from .relations import STATED
from .tables import SCALE, Tables

_GIVEN, _PERCENT, _LIMIT = KINDS.index("given"), KINDS.index("percent"), KINDS.index("at_most")


@dataclass(frozen=True, slots=True)
class Mend:
    """A cell, and the value that would mend the failures."""

    cell: int
    value: Decimal


@dataclass(slots=True)
class Cause:
    """Failures that one figure explains, the most telling first."""

    relations: list[int]
    mend: Mend | None = None


@dataclass(slots=True)
class _Relation:
    """One relation as terms: (cell, a, b) of each, the stated figure's cell, and its kind."""

    kind: int
    stated: int
    terms: dict[int, tuple[float, float]] = field(default_factory=dict)
    ends: list[tuple[float, float, float]] = field(default_factory=list)


Interval = tuple[float, float]
_MOST_DECIMALS = 2
"""Decimals that a figure is told with where it is printed with fewer."""


def causes(tables: Tables, all_: Evaluated) -> list[Cause]:
    """The failures of all reports, grouped; in order of report and rule."""
    failed = np.flatnonzero(all_.outcome == FAILS)
    found: list[Cause] = []
    by_report: dict[int, list[int]] = defaultdict(list)
    for relation in failed.tolist():
        by_report[int(all_.report[relation])].append(relation)
    known = _Known(tables, all_, failed)
    for report in sorted(by_report):
        found.extend(_grouped(known, by_report[report]))
    return found


class _Known:
    """The relations that share a figure with a failure, by cell."""

    def __init__(self, tables: Tables, all_: Evaluated, failed: np.ndarray) -> None:
        self.tables, self.rules = tables, all_.rule
        assessed = np.isin(all_.outcome, (HOLDS, ROUNDING, FAILS)) & (all_.kind != _GIVEN)
        is_failed = np.zeros(len(all_.outcome), bool)
        is_failed[failed] = True
        cells = np.unique(all_.cell[is_failed[all_.relation] & (all_.kind[all_.relation] != _GIVEN)])
        near = np.zeros(len(all_.outcome), bool)
        near[all_.relation[np.isin(all_.cell, cells)]] = True
        near &= assessed
        self.relations: dict[int, _Relation] = {}
        self.of_cell: dict[int, set[int]] = defaultdict(set)
        self.failed = set(failed.tolist())
        rows = near[all_.relation]
        for relation, role, a, b, cell in zip(
            *(column[rows].tolist() for column in (all_.relation, all_.role, all_.a, all_.b, all_.cell)), strict=True
        ):
            known = self.relations.setdefault(relation, _Relation(int(all_.kind[relation]), -1))
            if role == STATED:
                known.stated = cell
            before = known.terms.get(cell, (0.0, 0.0))
            known.terms[cell] = (before[0] + a, before[1] + b)
            self.of_cell[cell].add(relation)
        self._mends: dict[tuple[int, int], list[Interval]] = {}

    def value(self, cell: int) -> float:
        return float(self.tables.values[cell])

    def half(self, cell: int) -> float:
        return float(self.tables.halves[cell])

    def _is_coarse(self, cell: int) -> bool:
        return self.half(cell) > 0.5 * SCALE * 10.0**-_MOST_DECIMALS * 1.5

    def would_do(self, relation: int, cell: int) -> list[Interval]:
        """The values of a cell for which the relation holds, the other figures within their intervals."""
        key = (relation, cell)
        if key not in self._mends:
            self._mends[key] = list(self._solved(self.relations[relation], cell))
        return self._mends[key]

    def _solved(self, known: _Relation, cell: int) -> Iterator[Interval]:
        if known.kind == _PERCENT and cell == known.stated:
            yield from self._quotient({other: terms for other, terms in known.terms.items() if other != cell})
            return
        low, high = float("inf"), float("-inf")
        for end, centre, spread in self._ends(known):
            factor = self._factor(known, cell, end)
            if abs(factor) < 1e-9:
                return
            centre -= factor * self.value(cell)
            spread = max(spread - abs(factor) * self.half(cell), 0.0)
            bounds = sorted((-(centre - spread) / factor, -(centre + spread) / factor))
            if known.kind == _LIMIT:
                bounds = [bounds[0], float("inf")] if factor > 0 else [float("-inf"), bounds[1]]
            low, high = min(low, bounds[0]), max(high, bounds[1])
        yield low, high

    def _ends(self, known: _Relation) -> list[tuple[float, float, float]]:
        """The ends of a stated rate (1 where there is none), each with the middle and the reach of Σ factor·x."""
        if not known.ends:
            ends, terms = [1.0], list(known.terms)
            if known.kind == _PERCENT:
                rate, half = self.value(known.stated) / SCALE, self.half(known.stated) / SCALE
                ends = [rate - half, rate + half]
                terms.remove(known.stated)
            for end in ends:
                factors = [(self._factor(known, cell, end), cell) for cell in terms]
                centre = sum(factor * self.value(cell) for factor, cell in factors)
                spread = sum(abs(factor) * self.half(cell) for factor, cell in factors)
                known.ends.append((end, centre, spread))
        return known.ends

    @staticmethod
    def _factor(known: _Relation, cell: int, rate: float) -> float:
        a, b = known.terms[cell]
        return 100.0 * a - rate * b if known.kind == _PERCENT else a

    def _quotient(self, terms: dict[int, tuple[float, float]]) -> Iterator[Interval]:
        part = sum(a * self.value(cell) for cell, (a, _) in terms.items())
        part_half = sum(abs(a) * self.half(cell) for cell, (a, _) in terms.items())
        whole = sum(b * self.value(cell) for cell, (_, b) in terms.items())
        whole_half = sum(abs(b) * self.half(cell) for cell, (_, b) in terms.items())
        if abs(whole) <= whole_half:
            return
        corners = [
            100.0 * SCALE * (part + one * part_half) / (whole + other * whole_half)
            for one in (-1, 1)
            for other in (-1, 1)
        ]
        yield min(corners), max(corners)

    def printable(self, cell: int, low: float, high: float, mended: set[int]) -> Decimal | None:
        """The value within the bounds, with the decimals of the figures that it is to agree with, next to the middle
        of the bounds or, if they have no end, to what is printed."""
        half = self.half(cell)
        low, high = low - half - 0.5, high + half + 0.5
        if low > high:
            return None
        near = min(max(self.value(cell), low + half), high - half) if _endless(low, high) else (low + high) / 2
        cells = (
            {other for relation in mended for other in self.relations[relation].terms}
            if self._is_coarse(cell)
            else {cell}
        )
        others = min(max(map(self.tables.decimals, cells)), _MOST_DECIMALS)
        step = Decimal(1).scaleb(-max(self.tables.decimals(cell), others, 0))
        value = Decimal(repr(near / SCALE)).quantize(step, ROUND_HALF_EVEN)
        return value if low <= float(value) * SCALE <= high else None


def _endless(low: float, high: float) -> bool:
    return low == float("-inf") or high == float("inf")


def _meeting(one: Interval, other: Interval, half: float) -> Interval | None:
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high + 2 * half + 1 else None


def _mended(known: _Known, cell: int) -> tuple[set[int], Decimal] | None:
    """The failures that one other value of the cell mends without spoiling what holds, and that value."""
    failed = sorted(known.of_cell[cell] & known.failed)
    holding = known.of_cell[cell] - known.failed
    half = known.half(cell)
    best: tuple[set[int], Decimal] | None = None
    for seed in failed:
        for bounds in known.would_do(seed, cell):
            mended, meeting = {seed}, bounds
            for other in failed:
                for theirs in known.would_do(other, cell) if other != seed else ():
                    narrower = _meeting(meeting, theirs, half)
                    if narrower:
                        mended.add(other)
                        meeting = (min(narrower), max(narrower))
            for other in holding:
                for theirs in known.would_do(other, cell):
                    narrower = _meeting(meeting, theirs, half)
                    if narrower is None:
                        mended = set()
                        break
                    meeting = (min(narrower), max(narrower))
            value = known.printable(cell, *meeting, mended) if mended else None
            if value is not None and (best is None or len(mended) > len(best[0])):
                best = (mended, value)
    return best


def _of_one_figure(known: _Known, failed: Sequence[int]) -> Iterator[list[int]]:
    """Failures of one rule that share a figure, as where one quantity is printed with many values."""
    group_of: dict[tuple[int, int], list[int]] = {}
    groups: dict[int, list[int]] = {}
    for relation in failed:
        rule, group = int(known.rules[relation]), [relation]
        for cell in known.relations[relation].terms:
            other = group_of.get((rule, cell))
            if other is not None and other is not group:
                groups.pop(id(other))
                for member in other:
                    group_of |= dict.fromkeys(((rule, cell) for cell in known.relations[member].terms), group)
                group.extend(other)
            group_of[rule, cell] = group
        groups[id(group)] = group
    yield from (sorted(group) for group in groups.values())


def _grouped(known: _Known, failed: Sequence[int]) -> Iterator[Cause]:
    left = set(failed)
    numeric = [relation for relation in failed if relation in known.relations]
    cells = sorted({cell for relation in numeric for cell in known.relations[relation].terms})
    several = [cell for cell in cells if len(known.of_cell[cell] & known.failed) > 1]
    mends = {cell: mended for cell in several if (mended := _mended(known, cell))}
    taken: dict[int, Cause] = {}
    while True:
        reach = {cell: mended & left for cell, (mended, _) in mends.items()}
        cell = max(reach, key=lambda cell: (len(reach[cell]), -cell), default=None)
        if cell is None or len(reach[cell]) < 2:
            break
        relations = sorted(reach[cell])
        taken[relations[0]] = Cause(relations, Mend(cell, mends[cell][1]))
        left -= reach[cell]
    for relations in _of_one_figure(known, sorted(left & set(numeric))):
        if len(relations) > 1:
            taken[relations[0]] = Cause(relations)
            left -= set(relations)
    for relation in sorted(left):
        taken[relation] = Cause([relation], _only_mend(known, relation))
    yield from (taken[relation] for relation in sorted(taken))


def _only_mend(known: _Known, relation: int) -> Mend | None:
    """The one figure that could mend a failure; None where several could, or none."""
    if relation not in known.relations:
        return None
    cells = known.relations[relation].terms
    free = [cell for cell in cells if len(known.of_cell[cell]) == 1]
    if len(free) > 1:  # nothing else ties them: each of them could
        return None
    found = [(cell, mended) for cell in cells if (mended := _mended(known, cell)) and relation in mended[0]]
    return Mend(found[0][0], found[0][1][1]) if len(found) == 1 else None
