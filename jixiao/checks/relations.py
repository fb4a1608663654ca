"""What rules say: relations between cells. What is asked of the figures in them is worked out in `evaluate`.

Each function takes a frame with one row a relation and says which of its columns hold the related cells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal, get_args

import numpy as np
import polars as pl

Kind = Literal["sum", "at_most", "percent", "given"]
KINDS: tuple[Kind, ...] = get_args(Kind)

STATED, PART, WHOLE, CONCERNED = 0, 1, 2, 3
"""The role of a cell: the figure that the relation is about, what it is made of, what it is a share of, or what a
reader should look at besides."""
ROLES = ("stated", "part", "whole", "concerned")


@dataclass(frozen=True, slots=True)
class Terms:
    """The cells of relations, one place a cell: the relation, the cell's role, its factor `a` in the sum (or in the
    numerator of a percentage) and `b` in the denominator. `cell` is -1 where the figure is not printed: then the
    relation cannot be assessed."""

    relation: np.ndarray
    role: np.ndarray
    a: np.ndarray
    b: np.ndarray
    cell: np.ndarray

    def __len__(self) -> int:
        return len(self.relation)

    @classmethod
    def joined(cls, parts: Sequence["Terms"]) -> "Terms":
        """One after the other."""
        kinds = (np.int64, np.uint8, np.float64, np.float64, np.int64)
        nothing = cls(*(np.zeros(0, kind) for kind in kinds))
        columns = (field.name for field in fields(cls))
        return cls(*(np.concatenate([getattr(part, name) for part in (nothing, *parts)]) for name in columns))


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations of one kind, numbered from 0.

    kind: "sum": Σ a·x = 0; "at_most": Σ a·x ≥ 0; "percent": stated = 100 · Σ a·x ÷ Σ b·x; "given": `holds` says.
    terms: their cells, in parts.
    holds: for "given", whether each relation holds (NULL: cannot be assessed).
    details: values for the rule's sentence, one row a relation.
    """

    kind: Kind
    count: int
    terms: Sequence[Terms]
    holds: pl.Series | None = None
    details: pl.DataFrame | None = None


class _Builder:
    """Relations in the making: a frame with one row a relation, and the columns of it that hold their cells."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame
        self.parts: list[Terms] = []

    def add(self, cells: str, role: int, a: float = 0.0, b: float = 0.0, *, printed: bool = False) -> "_Builder":
        """Add a column of cells or of lists of cells; with `printed`, those that are printed."""
        values, relation = self.frame[cells], np.arange(len(self.frame))
        if isinstance(values.dtype, pl.List):
            relation = np.repeat(relation, values.list.len().fill_null(0).to_numpy())
            values = values.explode(empty_as_null=False, keep_nulls=False)
        cell = values.cast(pl.Int64).fill_null(-1).to_numpy()
        if printed:
            relation, cell = relation[cell >= 0], cell[cell >= 0]
        size = len(cell)
        self.parts.append(Terms(relation, np.full(size, role, np.uint8), np.full(size, a), np.full(size, b), cell))
        return self

    def done(self, kind: Kind, details: Sequence[str], holds: pl.Series | None = None) -> Relations:
        told = self.frame.select(details) if details else None
        return Relations(kind, len(self.frame), self.parts, holds, told)


def total(
    frame: pl.DataFrame,
    stated: str,
    parts: Sequence[str] = (),
    *,
    minus: Sequence[str] = (),
    printed: Sequence[str] = (),
    details: Sequence[str] = (),
) -> Relations:
    """stated = Σ parts − Σ minus. The names are columns of cells.

    `printed` are columns of cells or of lists of cells, of which those that are printed are parts; where one of `parts`
    is not, the relation cannot be assessed.
    """
    terms = _Builder(frame).add(stated, STATED, -1.0)
    for part in parts:
        terms.add(part, PART, 1.0)
    for part in minus:
        terms.add(part, PART, -1.0)
    for part in printed:
        terms.add(part, PART, 1.0, printed=True)
    return terms.done("sum", details)


def same(frame: pl.DataFrame, stated: str, other: str, *, details: Sequence[str] = ()) -> Relations:
    """One quantity printed in two places."""
    return total(frame, stated, [other], details=details)


def at_most(frame: pl.DataFrame, stated: str, limit: str, *, details: Sequence[str] = ()) -> Relations:
    """stated ≤ limit."""
    return _Builder(frame).add(stated, STATED, -1.0).add(limit, PART, 1.0).done("at_most", details)


def percent(
    frame: pl.DataFrame,
    stated: str,
    part: Mapping[str, float],
    whole: Mapping[str, float],
    *,
    part_lists: Sequence[str] = (),
    whole_lists: Sequence[str] = (),
    details: Sequence[str] = (),
) -> Relations:
    """stated, in percent, = 100 · Σ factor·part ÷ Σ factor·whole, the factors by column of cells."""
    terms = _Builder(frame).add(stated, STATED)
    for cell in dict.fromkeys([*part, *whole]):
        terms.add(cell, PART if cell in part else WHOLE, part.get(cell, 0.0), whole.get(cell, 0.0))
    for cells in part_lists:
        terms.add(cells, PART, 1.0, 0.0, printed=True)
    for cells in whole_lists:
        terms.add(cells, WHOLE, 0.0, 1.0, printed=True)
    return terms.done("percent", details)


def given(
    frame: pl.DataFrame,
    holds: str,
    stated: str,
    concerned: Iterable[str] = (),
    *,
    lists: Sequence[str] = (),
    details: Sequence[str] = (),
) -> Relations:
    """Relations that the rule has judged: `holds` is a column of truth values, NULL where it cannot be assessed.

    `stated` and `concerned` are columns of the cells that were looked at, and `lists` of lists of them. A damaged one
    makes the relation one that cannot be assessed; of the concerned, those that are NULL are no part of it.
    """
    terms = _Builder(frame).add(stated, STATED)
    for cells in (*concerned, *lists):
        terms.add(cells, CONCERNED, printed=True)
    return terms.done("given", details, frame[holds])
