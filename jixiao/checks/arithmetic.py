"""How relations come out: interval arithmetic over all relations of some kinds at once.

A printed figure is an interval, its value give or take half a unit of its last printed decimal (the idea of XBRL
Calculations 1.1). A relation fails only if no values inside the intervals satisfy it.
"""

from typing import TYPE_CHECKING

import numpy as np

from .relations import KINDS, STATED
from .tables import SCALE, Tables

if TYPE_CHECKING:
    from .evaluate import Evaluated

HOLDS, ROUNDING, FAILS, MISSING, DAMAGED = range(5)
OUTCOMES = ("holds", "rounding", "fails", "missing", "damaged")
"""How a relation came out: it holds; within what rounding allows; it fails; a figure is not printed or not read; a
figure is damaged in the source."""

_NOISE = 1e-12
"""What binary arithmetic may add to a figure, as a share of it; always in favour of the report."""


class Sums:
    """The arithmetic of all relations from one kind to another at once.

    without_figure: the relations with a cell in which no figure is printed; it counts as 0, and they are not judged.
    """

    def __init__(self, tables: Tables, all_: "Evaluated", first: str, last: str) -> None:
        self.all = all_
        here = (all_.kind >= KINDS.index(first)) & (all_.kind <= KINDS.index(last))
        self.here = np.flatnonzero(here)
        terms = slice(all_.spans[first].start, all_.spans[last].stop)
        # the relations of these kinds, numbered through
        self.relation = (np.cumsum(here) - 1)[all_.relation[terms]]
        self.a, self.b = all_.a[terms], all_.b[terms]
        self.is_stated = all_.role[terms] == STATED
        cell = all_.cell[terms]
        self.value, self.half = tables.values[cell], tables.halves[cell]
        nothing = (cell < 0) | np.isnan(self.value)
        self.value[nothing] = self.half[nothing] = 0.0
        self.without_figure = self.here[self.relation[nothing]]

    def _sum(self, terms: np.ndarray) -> np.ndarray:
        return np.bincount(self.relation, terms, len(self.here))

    def linear(self) -> None:
        all_, here = self.all, self.here
        weighed = self.a * self.value
        off = self._sum(weighed)
        slack = self._sum(np.abs(self.a) * self.half)
        noise = 0.5 + _NOISE * self._sum(np.abs(weighed))
        stated = self._sum(np.where(self.is_stated, self.value, 0.0))
        is_limit = all_.kind[here] == KINDS.index("at_most")
        fails = np.where(is_limit, off < -(slack + noise), np.abs(off) > slack + noise)
        holds = np.where(is_limit, off >= -noise, np.abs(off) <= noise)
        all_.outcome[here] = np.where(fails, FAILS, np.where(holds, HOLDS, ROUNDING))
        all_.expected[here] = (stated + off) / SCALE
        all_.slack[here] = slack / SCALE

    def percentages(self) -> None:
        """stated·B = 100·A, bilinear in the figures: its extremes over the intervals lie at the ends of stated's."""
        all_, here = self.all, self.here
        rate = self._sum(np.where(self.is_stated, self.value, 0.0)) / SCALE
        half = self._sum(np.where(self.is_stated, self.half, 0.0)) / SCALE
        part, whole = self._sum(self.a * self.value), self._sum(self.b * self.value)
        whole_half = self._sum(np.abs(self.b) * self.half)
        noise = 1.0 + 1e3 * _NOISE * self._sum((np.abs(self.a) + np.abs(self.b)) * np.abs(self.value))
        low, high = np.full(len(here), np.inf), np.full(len(here), -np.inf)
        for end in (rate - half, rate + half):
            factor = 100.0 * self.a - end[self.relation] * self.b
            centre, spread = self._sum(factor * self.value), self._sum(np.abs(factor) * self.half)
            low, high = np.minimum(low, centre - spread), np.maximum(high, centre + spread)
        meets = (low <= 100 * noise) & (high >= -100 * noise)
        with np.errstate(divide="ignore", invalid="ignore"):
            expected = 100.0 * part / whole
        holds = np.abs(expected - rate) <= half * (1 + 1e-9) + 1e-9
        outcome = np.where(holds, HOLDS, np.where(meets, ROUNDING, FAILS))
        # of a whole of nothing there is no share: 0 and 100 are how such reports say so, and anything is possible
        nothing = np.abs(whole) <= whole_half
        says_so = (rate == 0) | (np.abs(rate) == 100)
        all_.outcome[here] = np.where(nothing, np.where(says_so, HOLDS, MISSING), outcome)
        all_.expected[here] = np.where(nothing, np.nan, expected)
        all_.slack[here] = half
        all_.money[here] = np.abs(rate * whole / 100.0 - part) / SCALE
