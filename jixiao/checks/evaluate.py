"""Whether relations hold: interval arithmetic over all relations of all rules at once.

A printed figure is an interval, its value give or take half a unit of its last printed decimal (the idea of XBRL
Calculations 1.1). A relation fails only if no values inside the intervals satisfy it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from .relations import STATED, Relations
from .rule import Rule
from .tables import SCALE, Tables

HOLDS, ROUNDING, FAILS, MISSING, DAMAGED = range(5)
OUTCOMES = ("holds", "rounding", "fails", "missing", "damaged")
"""How a relation came out: it holds; within what rounding allows; it fails; a figure is not printed or not read; a
figure is damaged in the source."""

_NOISE = 1e-12
"""What binary arithmetic may add to a figure, as a share of it; always in favour of the report."""


@dataclass(slots=True)
class Evaluated:
    """All relations of some rules over some reports, numbered through.

    rule: index into `rules`; terms: as in `Relations`; stated: the stated cell (-1: none printed); report; outcome;
    expected, slack: what the others give for the stated figure and how far they allow it to be off, in its unit.
    """

    rules: list[Rule]
    blocks: list[tuple[int, Relations]]
    rule: np.ndarray
    kind: np.ndarray
    relation: np.ndarray
    role: np.ndarray
    a: np.ndarray
    b: np.ndarray
    cell: np.ndarray
    stated: np.ndarray
    report: np.ndarray
    outcome: np.ndarray
    expected: np.ndarray
    slack: np.ndarray
    money: np.ndarray

    def details(self, relations: Sequence[int]) -> dict[int, dict[str, object]]:
        """Relation → the values that its rule gave for its sentence; relations without any are left out."""
        found: dict[int, dict[str, object]] = {}
        asked = np.unique(np.asarray(relations, np.int64))
        for first, block in self.blocks:
            if block.details is not None:
                mine = asked[np.searchsorted(asked, first) : np.searchsorted(asked, first + block.count)]
                found |= zip(mine.tolist(), block.details[mine - first].to_dicts(), strict=True)
        return found


KINDS = ("sum", "at_most", "percent", "given")


def evaluate(tables: Tables, rules: Sequence[Rule]) -> Evaluated:
    """Every relation of the rules, with its outcome."""
    blocks: list[tuple[int, Relations]] = []
    of_rule: list[int] = []
    first = 0
    for index, rule in enumerate(rules):
        for block in rule.relations(tables):
            if block.count:
                blocks.append((first, block))
                of_rule.append(index)
                first += block.count
    return _evaluated(tables, list(rules), blocks, of_rule, first)


def _evaluated(
    tables: Tables, rules: list[Rule], blocks: list[tuple[int, Relations]], of_rule: list[int], count: int
) -> Evaluated:
    sizes = [block.count for _, block in blocks]
    terms = pl.concat([block.terms.with_columns(pl.col("relation") + first) for first, block in blocks] or [_NO_TERMS])
    relation, role = terms["relation"].to_numpy(), terms["role"].to_numpy()
    cell = terms["cell"].fill_null(-1).to_numpy()
    a, b = terms["a"].to_numpy(), terms["b"].to_numpy()
    kind = np.repeat(np.array([KINDS.index(block.kind) for _, block in blocks], np.int8), sizes)
    stated = np.full(count, -1, np.int64)
    is_stated = role == STATED
    stated[relation[is_stated]] = cell[is_stated]
    report = np.full(count, -1, np.int32)
    printed = cell >= 0
    report[relation[printed]] = tables.report_of[cell[printed]]
    result = Evaluated(
        rules,
        blocks,
        np.repeat(np.array(of_rule, np.int32), sizes),
        kind,
        *(relation, role, a, b, cell, stated, report),
        outcome=np.zeros(count, np.int8),
        expected=np.full(count, np.nan),
        slack=np.zeros(count),
        money=np.full(count, np.nan),
    )
    _judge(tables, result)
    return result


_NO_TERMS = pl.DataFrame(
    schema={"relation": pl.Int64, "role": pl.UInt8, "a": pl.Float64, "b": pl.Float64, "cell": pl.Int64}
)


def _judge(tables: Tables, all_: Evaluated) -> None:
    count = len(all_.stated)
    if not count:
        return
    printed = all_.cell >= 0
    numeric: np.ndarray = np.not_equal(all_.kind, KINDS.index("given"))
    value = np.where(printed, tables.values[all_.cell], np.nan)
    half = np.where(printed, tables.halves[all_.cell], 0.0)
    missing = np.zeros(count, bool)
    unknown = ~printed | (np.isnan(value) & numeric[all_.relation])
    missing[all_.relation[unknown]] = True
    damaged = np.zeros(count, bool)
    damaged[all_.relation[printed & ~tables.sound[all_.cell]]] = True
    value = np.nan_to_num(value)

    _Sums(all_, value, half, ("sum", "at_most")).linear()
    _Sums(all_, value, half, ("percent",)).percentages()
    for first, block in all_.blocks:
        if block.holds is not None:
            here = slice(first, first + block.count)
            all_.outcome[here] = np.where(block.holds.fill_null(True).to_numpy(), HOLDS, FAILS)
            missing[here] |= block.holds.is_null().to_numpy()
    all_.outcome[missing] = MISSING
    all_.outcome[damaged] = DAMAGED


class _Sums:
    """The arithmetic of all relations of some kinds at once."""

    def __init__(self, all_: Evaluated, value: np.ndarray, half: np.ndarray, kinds: tuple[str, ...]) -> None:
        self.all = all_
        here = np.isin(all_.kind, [KINDS.index(kind) for kind in kinds])
        self.here = np.flatnonzero(here)
        terms = here[all_.relation]
        # the relations of these kinds, numbered through
        self.relation = (np.cumsum(here) - 1)[all_.relation[terms]]
        self.a, self.b = all_.a[terms], all_.b[terms]
        self.is_stated = all_.role[terms] == STATED
        self.value, self.half = value[terms], half[terms]

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
