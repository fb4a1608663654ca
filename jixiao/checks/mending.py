"""What another value of a figure would mend, without spoiling what holds."""

from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal

import numpy as np
import polars as pl

from .arithmetic import FAILS, HOLDS, ROUNDING
from .evaluate import Evaluated
from .relations import KINDS, STATED
from .solving import Solver
from .tables import SCALE, Tables

_GIVEN = KINDS.index("given")
_MOST_DECIMALS = 2
"""Decimals that a figure is told with where it is printed with fewer."""


class Mending:
    """The figures of failed relations with arithmetic, and of every relation that such a figure stands in.

    cells: failed relation → its cells, where one of them may be the cause; shared: the cells of several failed
    relations; undecided: failed relations with several cells that nothing else ties, so that each of them could be it.
    """

    def __init__(self, tables: Tables, all_: Evaluated) -> None:
        self._tables = tables
        terms = _terms(tables, all_)
        ties, failed = terms["cell"].value_counts(name="ties"), terms.filter("fails")
        failed = (
            failed.join(ties, on="cell", maintain_order="left")
            .join(failed["cell"].value_counts(name="failures"), on="cell", maintain_order="left")
            .with_columns(undecided=(pl.col("ties") == 1).sum().over("relation") > 1, is_shared=pl.col("failures") > 1)
        )
        self.shared: set[int] = set(failed.filter("is_shared")["cell"].to_list())
        self.undecided: set[int] = set(failed.filter("undecided")["relation"].to_list())
        known = failed.filter(~pl.col("undecided") | pl.col("is_shared").any().over("relation"))
        self.cells: dict[int, list[int]] = defaultdict(list)
        for relation, cell in zip(known["relation"].to_list(), known["cell"].to_list(), strict=True):
            self.cells[relation].append(cell)
        asked = known.filter(~pl.col("undecided") | pl.col("is_shared"))
        self._place(terms.filter(pl.col("low").is_not_nan()).join(asked, on="cell", how="semi", maintain_order="left"))

    def _place(self, terms: pl.DataFrame) -> None:
        """The intervals of each cell side by side, those of failures first: where they begin, turn and end.

        Cells are left out of which it is plain that no value mends their only failure.
        """
        ordered = terms.sort(2 * pl.col("cell") + ~pl.col("fails"), maintain_order=True)
        cells = ordered.group_by("cell", maintain_order=True).agg(
            failures=pl.col("fails").sum(), all=pl.len(), gap=pl.col("low").max() - pl.col("high").min()
        )
        # each interval may give way by as much when it is narrowed down (see `_mended_from`)
        slack = 2 * self._tables.halves[cells["cell"].to_numpy()] + 1
        is_open = (pl.col("failures") > 1) | (pl.col("gap") <= 2 * (pl.col("all") + 1) * slack)
        cells = cells.filter(is_open)
        ordered = ordered.join(cells, on="cell", how="semi", maintain_order="left")
        self._relation, self._low, self._high = (ordered[name].to_list() for name in ("relation", "low", "high"))
        end = cells["all"].cum_sum()
        begin = end - cells["all"]
        spans = zip(begin.to_list(), (begin + cells["failures"]).to_list(), end.to_list(), strict=True)
        self._spans: dict[int, tuple[int, int, int]] = dict(zip(cells["cell"].to_list(), spans, strict=True))

    def mended(self, cell: int) -> tuple[set[int], Decimal] | None:
        """The failures that one other value of the cell mends without spoiling what holds, and that value."""
        begin, turn, end = self._spans.get(cell, (0, 0, 0))
        best: tuple[set[int], Decimal] | None = None
        for seed in range(begin, turn):
            mended = self._mended_from(seed, begin, turn, end, 2 * float(self._tables.halves[cell]) + 1)
            if mended and (best is None or len(mended[0]) > len(best[0])):
                value = self._printable(cell, *mended)
                best = best if value is None else (mended[0], value)
        return best

    def _mended_from(
        self, seed: int, begin: int, turn: int, end: int, slack: float
    ) -> tuple[set[int], float, float] | None:
        """The failures that can be mended with the seed, and the values that would do it and spoil nothing."""
        low, high = self._low[seed], self._high[seed]
        mended = {self._relation[seed]}
        for at in range(begin, end):
            if at == seed:
                continue
            least, most = max(low, self._low[at]), min(high, self._high[at])
            if least <= most + slack:
                low, high = min(least, most), max(least, most)
                if at < turn:
                    mended.add(self._relation[at])
            elif at >= turn:
                return None
        return mended, low, high

    def _printable(self, cell: int, mended: set[int], low: float, high: float) -> Decimal | None:
        """The value within the bounds, with the decimals of the figures that it is to agree with, next to the middle
        of the bounds or, if they have no end, to what is printed."""
        half, own = float(self._tables.halves[cell]), int(self._tables.decimals[cell])
        low, high = low - half - 0.5, high + half + 0.5
        if low > high:
            return None
        endless = low == float("-inf") or high == float("inf")
        printed = float(self._tables.values[cell])
        near = min(max(printed, low + half), high - half) if endless else (low + high) / 2
        is_coarse = half > 0.5 * SCALE * 10.0**-_MOST_DECIMALS * 1.5
        cells = (cell for relation in mended for cell in self.cells[relation])
        finest = max(int(self._tables.decimals[cell]) for cell in cells) if is_coarse else own
        step = Decimal(1).scaleb(-max(own, min(finest, _MOST_DECIMALS)))
        value = Decimal(repr(near / SCALE)).quantize(step, ROUND_HALF_EVEN)
        return value if low <= float(value) * SCALE <= high else None


def _near(tables: Tables, all_: Evaluated) -> np.ndarray:
    """Of all relations, those that were assessed and share a figure with a failed one, itself included."""
    with_figures = np.not_equal(all_.kind, _GIVEN)
    # one place more than there are cells: -1, a cell not printed, is the last
    wanted = np.zeros(len(tables.values) + 1, bool)
    wanted[all_.cell[(with_figures & (all_.outcome == FAILS))[all_.relation]]] = True
    near = np.zeros(len(all_.outcome), bool)
    near[all_.relation[wanted[all_.cell]]] = True
    near &= with_figures & np.isin(all_.outcome, (HOLDS, ROUNDING, FAILS))
    return near


def _terms(tables: Tables, all_: Evaluated) -> pl.DataFrame:
    """One row a cell of such a relation, in order of the relations: `a`, `b`, whether it is the stated one, whether the
    relation fails, and the values of the cell with which it would hold (`low`, `high`)."""
    rows = np.flatnonzero(_near(tables, all_)[all_.relation])
    columns = {"relation": all_.relation, "cell": all_.cell, "a": all_.a, "b": all_.b, "role": all_.role}
    terms = (
        pl.DataFrame({name: column[rows] for name, column in columns.items()})
        .group_by("relation", "cell", maintain_order=True)
        .agg(pl.col("a", "b").sum(), is_stated=(pl.col("role") == STATED).any())
        .sort("relation", maintain_order=True)
    )
    relation = terms["relation"].to_numpy()
    low, high = Solver(tables, all_.kind[relation], terms).solved()
    return terms.with_columns(fails=all_.outcome[relation] == FAILS, low=low, high=high)
