"""What many made-up reports tell of their units as a whole: amounts, functions and the department's own form."""

import numpy as np
import polars as pl

from tests import many_words as words

MONEY = pl.Decimal(20, 6)
ACCOUNTS, EVALUATION = "决算公开说明", "部门整体支出绩效自评报告"


def money(values: pl.Expr) -> pl.Expr:
    """Exact decimals with two places."""
    return values.round(2).cast(pl.Decimal(20, 2)).cast(MONEY)


def templates(rows: tuple[tuple[object, ...], ...], *columns: str) -> pl.DataFrame:
    """Rows of `many_words` with their place, from 1."""
    return pl.DataFrame(rows, schema=list(columns), orient="row").with_row_index("place", 1)


def amounts(reports: pl.DataFrame) -> pl.DataFrame:
    """The figures of the prose; each report's `size` is its expenditure in 万元."""
    columns = ("section", "item", "measure", "part")
    told = [
        reports.filter(pl.col("kind") == kind).join(templates(rows, *columns), how="cross")
        for kind, rows in ((ACCOUNTS, words.ACCOUNTS), (EVALUATION, words.EVALUATION))
    ]
    is_share = pl.col("measure") == "share_pct"
    return pl.concat(told).with_columns(
        unit=pl.when(is_share).then(pl.lit("%")).otherwise(pl.lit("万元")),
        value=money(pl.when(is_share).then("part").otherwise(pl.col("part") * pl.col("size"))),
    )


def functions(reports: pl.DataFrame, chance: np.random.Generator) -> pl.DataFrame:
    """The 项 of each account, with a change on last year and its reason."""
    own = reports.filter(pl.col("kind") == ACCOUNTS)
    lines = own.join(templates(words.FUNCTIONS, "class", "subclass", "item"), how="cross")
    shares = chance.dirichlet(np.ones(len(words.FUNCTIONS)), own.height).ravel()
    executed = lines["size"] * pl.Series(shares)
    return lines.with_columns(
        executed=money(pl.lit(executed)),
        change=money(pl.lit(executed * chance.normal(0, 0.4, lines.height))),
        reason=pl.Series(chance.choice(words.CHANGES, lines.height)),
        seq=pl.col("place").cast(pl.Int32),
        fund=pl.lit("一般公共预算"),
    )


def departments(reports: pl.DataFrame) -> pl.DataFrame:
    """The total of each account's own form."""
    return reports.filter(pl.col("kind") == ACCOUNTS).select(
        "report_id",
        original_budget=money(0.9 * pl.col("size")),
        final_budget=money(1.1 * pl.col("size")),
        executed=money(pl.col("size")),
        source=pl.lit("total"),
        label=pl.lit("部门整体"),
    )
