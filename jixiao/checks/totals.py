"""A whole and its parts: how sums of the prose are put together from the figures that were printed."""

from collections.abc import Sequence

import polars as pl

from .accounts import MOST_NAMES, accounts, prepared
from .relations import Relations, total
from .rule import INTERVAL
from .tables import Tables

_PLACE = ("within", "measure")
MONEY = ("original_budget", "adjustment", "final_budget", "executed")


def _blocks(tables: Tables, kinds: Sequence[str], measures: Sequence[str]) -> pl.DataFrame:
    """The figures of these kinds; a new block begins where the first of the kinds is printed again.

    One passage after the other says the same of other money or another year, so that a part belongs to the whole that
    was printed last, in the same section and measure. Where no heading was read, only figures of one line are together.
    """
    figures = prepared(tables, "figures of kinds", _of_kinds)
    of_kind = figures.filter(pl.col("kind").is_in(kinds), pl.col("measure").is_in(measures))
    starts = (pl.col("kind") == kinds[0]).cast(pl.Int32)
    return of_kind.with_columns(block=starts.cum_sum().over(_PLACE)).filter(pl.col("block") > 0)


def _of_kinds(tables: Tables) -> pl.DataFrame:
    """The figures of any kind; `within` is a number of the passage or, without a heading, of the line."""
    line = -1 - pl.col("report").cast(pl.Int64) * MOST_NAMES - pl.col("line").fill_null(0)
    return (
        accounts(tables)
        .filter(pl.col("kind").is_not_null())
        .select(
            *("measure", "kind", "line", "cell", "section"),
            within=pl.when(pl.col("section") == "").then(line).otherwise("passage"),
        )
    )


def wide(tables: Tables, kinds: Sequence[str], measures: Sequence[str] = ("executed",)) -> pl.DataFrame:
    """One row a block, a column a kind: the cell of the first figure of that kind in the block; `section`, and
    `within`, which is the `passage` of all its figures where it has a heading."""
    blocks = _blocks(tables, kinds, measures)
    return blocks.group_by(*_PLACE, "block", maintain_order=True).agg(
        *(pl.col("cell").filter(pl.col("kind") == kind).first().alias(kind) for kind in kinds),
        section=pl.col("section").first(),
        lines=pl.col("line").n_unique(),
    )


def sums(tables: Tables, kinds: Sequence[str], needed: Sequence[str], **options: Sequence[str]) -> list[Relations]:
    """The first kind = Σ of the others, where those needed are printed; of the rest, those that are."""
    frame = wide(tables, kinds, **options).drop_nulls([kinds[0], *needed])
    return [total(frame, kinds[0], printed=kinds[1:])]


TOTAL_WORDS: dict[str, tuple[str, str]] = {
    "why": (
        "合计与分项对不上，说明至少有一个数抄错、漏列或口径不一。",
        "A total that its parts do not give means that a figure is miscopied, left out or of another scope.",
    ),
    "verify": ("把各分项加起来，与合计比较。", "Add up the parts and compare with the total."),
    "tolerance": INTERVAL,
    "sentence": (
        "{what}印作 {printed}{unit}，按分项相加应为 {expected}{unit}，相差 {difference}{unit}。",
        "{what} is printed as {printed} {unit}; its parts give {expected}, a difference of {difference}.",
    ),
}

RATE_WORDS: dict[str, tuple[str, str]] = {
    "why": (
        "比率是读者最先看的数；算错的比率会被直接引用。",
        "A rate is what a reader looks at first; a wrong one is quoted as it stands.",
    ),
    "tolerance": INTERVAL,
    "sentence": (
        "{what}印作 {printed}%，按印出的金额计算是 {expected}%。",
        "{what} is printed as {printed} %; the printed amounts give {expected} %.",
    ),
}
