"""What rules say: relations between cells. What is asked of the figures in them is worked out in `evaluate`.

Each function takes a frame with one row a relation and says which of its columns hold the related cells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

Kind = Literal["sum", "at_most", "percent", "given"]

STATED, PART, WHOLE, CONCERNED = 0, 1, 2, 3
"""The role of a cell: the figure that the relation is about, what it is made of, what it is a share of, or what a
reader should look at besides."""
ROLES = ("stated", "part", "whole", "concerned")

TERMS = {"relation": pl.Int64, "role": pl.UInt8, "a": pl.Float64, "b": pl.Float64, "cell": pl.Int64}


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations of one kind, numbered from 0.

    terms: one row a cell of a relation: its role, its factor `a` in the sum (or in the numerator of a percentage) and
    `b` in the denominator. `cell` is NULL where the figure is not printed: then the relation cannot be assessed.
    kind: "sum": Σ a·x = 0; "at_most": Σ a·x ≥ 0; "percent": stated = 100 · Σ a·x ÷ Σ b·x; "given": `holds` says.
    holds: for "given", whether each relation holds (NULL: cannot be assessed).
    details: values for the rule's sentence, one row a relation.
    """

    kind: Kind
    count: int
    terms: pl.DataFrame
    holds: pl.Series | None = None
    details: pl.DataFrame | None = None


@dataclass(slots=True)
class _Terms:
    frame: pl.DataFrame
    parts: list[pl.DataFrame] = field(default_factory=list)

    def add(self, cell: str, role: int, a: float = 0.0, b: float = 0.0) -> "_Terms":
        self.parts.append(
            self.frame.select(
                pl.col("relation").cast(pl.Int64),
                pl.lit(role, pl.UInt8).alias("role"),
                pl.lit(a, pl.Float64).alias("a"),
                pl.lit(b, pl.Float64).alias("b"),
                pl.col(cell).cast(pl.Int64).alias("cell"),
            )
        )
        return self

    def add_list(self, cells: str, role: int, a: float = 0.0, b: float = 0.0) -> "_Terms":
        exploded = self.frame.select("relation", cells).explode(cells).drop_nulls(cells)
        self.parts.extend(_Terms(exploded).add(cells, role, a, b).parts)
        return self

    def done(self, kind: Kind, details: Sequence[str], holds: pl.Series | None = None) -> Relations:
        terms = pl.concat(self.parts) if self.parts else pl.DataFrame(schema=TERMS)
        return Relations(kind, len(self.frame), terms, holds, self.frame.select(details) if details else None)


def _terms(frame: pl.DataFrame) -> _Terms:
    return _Terms(frame.drop("relation", strict=False).with_row_index("relation"))


def total(
    frame: pl.DataFrame,
    stated: str,
    parts: Sequence[str] = (),
    *,
    minus: Sequence[str] = (),
    lists: Sequence[str] = (),
    minus_lists: Sequence[str] = (),
    details: Sequence[str] = (),
) -> Relations:
    """stated = Σ parts − Σ minus. The names are columns of cells; `lists` are columns of lists of cells."""
    terms = _terms(frame).add(stated, STATED, -1.0)
    for part in parts:
        terms.add(part, PART, 1.0)
    for part in minus:
        terms.add(part, PART, -1.0)
    for part in lists:
        terms.add_list(part, PART, 1.0)
    for part in minus_lists:
        terms.add_list(part, PART, -1.0)
    return terms.done("sum", details)


def same(frame: pl.DataFrame, stated: str, other: str, *, details: Sequence[str] = ()) -> Relations:
    """One quantity printed in two places."""
    return total(frame, stated, [other], details=details)


def at_most(frame: pl.DataFrame, stated: str, limit: str, *, details: Sequence[str] = ()) -> Relations:
    """stated ≤ limit."""
    return _terms(frame).add(stated, STATED, -1.0).add(limit, PART, 1.0).done("at_most", details)


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
    terms = _terms(frame).add(stated, STATED)
    for cell in dict.fromkeys([*part, *whole]):
        terms.add(cell, PART if cell in part else WHOLE, part.get(cell, 0.0), whole.get(cell, 0.0))
    for cells in part_lists:
        terms.add_list(cells, PART, 1.0, 0.0)
    for cells in whole_lists:
        terms.add_list(cells, WHOLE, 0.0, 1.0)
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
    terms = _terms(frame).add(stated, STATED)
    for cell in concerned:
        part = terms.frame.filter(pl.col(cell).is_not_null())
        terms.parts.extend(_Terms(part).add(cell, CONCERNED).parts)
    for cells in lists:
        terms.add_list(cells, CONCERNED)
    return terms.done("given", details, frame[holds])
