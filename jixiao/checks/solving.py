"""With which values of one of its figures a relation would hold, the others within their intervals: for every figure of
many relations at once."""

import numpy as np
import polars as pl

from .relations import KINDS
from .tables import SCALE, Tables

_PERCENT, _LIMIT = KINDS.index("percent"), KINDS.index("at_most")
_FLAT = 1e-9
"""A factor this small: whatever the figure, the relation stays as it is."""


class Solver:
    """Relations by their cells, one place a cell. `terms`: relation (those of one side by side), cell, a, b, is_stated;
    `kind`: that of the cell's relation."""

    def __init__(self, tables: Tables, kind: np.ndarray, terms: pl.DataFrame) -> None:
        self.kind = kind
        cell, self.a, self.b, self.is_stated = (terms[name].to_numpy() for name in ("cell", "a", "b", "is_stated"))
        self.relation = terms["relation"].rle_id().to_numpy()
        self.value, self.half = tables.values[cell], tables.halves[cell]
        self.is_rate = kind == _PERCENT

    def solved(self) -> tuple[np.ndarray, np.ndarray]:
        """For each cell the values with which its relation holds, from and to, in `SCALE`ths; NaN where there are none.

        A sum is linear in each of its figures; a stated rate times its whole is so at either end of the rate.
        """
        rate, reach = (self._sum(np.where(self.is_stated, of, 0.0)) / SCALE for of in (self.value, self.half))
        (low, high), (other_low, other_high) = self._at(rate - reach), self._at(rate + reach)
        low, high = np.minimum(low, other_low), np.maximum(high, other_high)
        is_limit = (self.kind == _LIMIT) & ~np.isnan(low)
        high[is_limit & (self.a > 0)], low[is_limit & (self.a < 0)] = np.inf, -np.inf
        of_rate = self.is_rate & self.is_stated
        rate_low, rate_high = self._rates()
        return np.where(of_rate, rate_low, low), np.where(of_rate, rate_high, high)

    def _sum(self, terms: np.ndarray) -> np.ndarray:
        """The sum over the relation of each cell."""
        sums: np.ndarray = np.bincount(self.relation, terms)[self.relation]
        return sums

    def _at(self, rate: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The same for each figure but a stated rate, which is `rate`."""
        factor = np.where(self.is_rate, 100.0 * self.a - rate * self.b, self.a)
        others = np.where(self.is_rate & self.is_stated, 0.0, factor)
        centre = self._sum(others * self.value) - factor * self.value
        spread = np.maximum(self._sum(np.abs(others) * self.half) - np.abs(factor) * self.half, 0.0)
        factor = np.where(np.abs(factor) < _FLAT, np.nan, factor)
        ends = -(centre - spread) / factor, -(centre + spread) / factor
        return np.minimum(*ends), np.maximum(*ends)

    def _rates(self) -> tuple[np.ndarray, np.ndarray]:
        """The rates that parts and wholes within their intervals give; NaN where the whole may be nothing."""
        a, b = (np.where(self.is_stated, 0.0, factor) for factor in (self.a, self.b))
        part, part_half = self._sum(a * self.value), self._sum(np.abs(a) * self.half)
        whole, whole_half = self._sum(b * self.value), self._sum(np.abs(b) * self.half)
        whole = np.where(np.abs(whole) <= whole_half, np.nan, whole)
        corners = [
            100.0 * SCALE * (part + one * part_half) / (whole + other * whole_half)
            for one in (-1, 1)
            for other in (-1, 1)
        ]
        return np.minimum.reduce(corners), np.maximum.reduce(corners)
