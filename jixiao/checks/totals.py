"""A whole and its parts: how sums of the prose are put together from the figures that were printed."""

from collections.abc import Sequence

import polars as pl

from .accounts import accounts
from .relations import Relations, total
from .rule import INTERVAL
from .tables import Tables

MONEY = ("original_budget", "adjustment", "final_budget", "executed")


def _blocks(tables: Tables, kinds: Sequence[str], measures: Sequence[str]) -> pl.DataFrame:
    """The figures of these kinds; a new block begins where the first of the kinds is printed again.

    One passage after the other says the same of other money or another year, so that a part belongs to the whole that
    was printed last, in the same section and measure. Where no heading was read, only figures of one line are together.
    """
    of_kind = accounts(tables).filter(pl.col("kind").is_in(kinds), pl.col("measure").is_in(measures))
    line = pl.format("line {}", pl.col("line").fill_null(0))
    of_kind = of_kind.with_columns(section=pl.when(pl.col("section") == "").then(line).otherwise("section"))
    starts = (pl.col("kind") == kinds[0]).cast(pl.Int32)
    block = starts.cum_sum().over("report", "section", "measure")
    return of_kind.with_columns(block=block).filter(pl.col("block") > 0)


def wide(tables: Tables, kinds: Sequence[str], measures: Sequence[str] = ("executed",)) -> pl.DataFrame:
    """One row a block, a column a kind: the cell of the first figure of that kind in the block."""
    blocks = _blocks(tables, kinds, measures)
    return blocks.group_by("report", "section", "measure", "block", maintain_order=True).agg(
        *(pl.col("cell").filter(pl.col("kind") == kind).first().alias(kind) for kind in kinds),
        lines=pl.col("line").n_unique(),
    )


def sums(
    tables: Tables, kinds: Sequence[str], needed: Sequence[str], minus: Sequence[str] = (), **options: Sequence[str]
) -> list[Relations]:
    """The first kind = Σ of the others, where those needed are printed; of the rest, those that are."""
    frame = wide(tables, kinds, **options).drop_nulls([kinds[0], *needed])
    return with_printed(frame, kinds[0], [kind for kind in kinds[1:] if kind not in minus], minus)


def with_printed(frame: pl.DataFrame, stated: str, parts: Sequence[str], minus: Sequence[str] = ()) -> list[Relations]:
    given = frame.with_columns(
        parts=pl.concat_list(parts).list.drop_nulls(),
        minus=pl.concat_list(minus).list.drop_nulls() if minus else pl.lit(None, pl.List(pl.Int64)),
    )
    return [total(given, stated, lists=["parts"], minus_lists=["minus"] if minus else [])]


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
