"""Forms made ready for rules: the fund rows and the points of each, of projects and of the whole department."""

import polars as pl

from .accounts import prepared
from .tables import Tables

MONEY = ("original_budget", "final_budget", "executed")
_PRINTED = (*MONEY, "weight", "execution_pct", "score")


def _form() -> pl.Expr:
    """Which form a row is of: its project, or its report where it is of the department's own."""
    return pl.coalesce("project_id", "report_id").alias("form")


def fund_rows(tables: Tables) -> pl.DataFrame:
    """Fund rows as printed: report, form, source, damaged; amounts as floats, `<column>_cell`, `<column>_half`."""
    return prepared(tables, "fund rows", _fund_rows)


def _fund_rows(tables: Tables) -> pl.DataFrame:
    return tables["project_funds"].select(
        "report",
        _form(),
        "source",
        "damaged",
        *(pl.col(name).cast(pl.Float64) for name in _PRINTED),
        **{f"{name}_cell": tables.cell("project_funds", name) for name in _PRINTED},
        **{f"{name}_half": half(name) for name in MONEY},
    )


def half(column: str) -> pl.Expr:
    """Half a unit of the last decimal that a figure is printed with."""
    return pl.lit(0.5) * pl.lit(10.0).pow(-pl.col(f"{column}_decimals").cast(pl.Float64))


def total_rows(tables: Tables) -> pl.DataFrame:
    """The row of the total, of forms that have one such row."""
    return prepared(tables, "total rows", _total_rows)


def _total_rows(tables: Tables) -> pl.DataFrame:
    totals = fund_rows(tables).filter(pl.col("source") == "total")
    return totals.filter(pl.len().over("form") == 1)


def points(tables: Tables) -> pl.DataFrame:
    """One row a form that prints weights: what its indicators, its execution row and its total line say.

    `weights`, `scores`: lists of cells, those not printed left out; `weight_sum`, `score_sum`; `lost`, `unscored`: how
    many indicators print no weight or score; `fractions`: how far rounding of weights that are no whole numbers may
    move their sum; `above`: the share of scores above their weight; `execution_*` and `total_*`: values and cells.
    """
    return prepared(tables, "points of forms", _points)


def _points(tables: Tables) -> pl.DataFrame:
    weight, score = pl.col("weight").cast(pl.Float64), pl.col("score").cast(pl.Float64)
    rows = tables["indicators"].select(
        "report",
        _form(),
        weight=weight,
        score=score,
        weight_cell=tables.cell("indicators", "weight"),
        score_cell=tables.cell("indicators", "score"),
        fraction=pl.when(weight % 1 != 0).then(half("weight")).otherwise(0.0),
    )
    sums = rows.group_by("report", "form", maintain_order=True).agg(
        pl.len().alias("rows"),
        weights=pl.col("weight_cell").drop_nulls(),
        scores=pl.col("score_cell").drop_nulls(),
        weight_sum=pl.col("weight").sum(),
        score_sum=pl.col("score").sum(),
        lost=pl.col("weight").null_count(),
        unscored=pl.col("score").null_count(),
        fractions=pl.col("fraction").sum(),
        above=(pl.col("score") > pl.col("weight")).mean().fill_null(0.0),
    )
    weighed = sums.filter(pl.col("lost") < pl.col("rows"))
    joined = weighed.join(_execution(tables), on="form", how="left", maintain_order="left")
    return joined.join(_total_line(tables), on="form", how="left", maintain_order="left")


def _execution(tables: Tables) -> pl.DataFrame:
    """The points of execution: beside the total, else in the first row that prints any."""
    rows = fund_rows(tables).filter(pl.col("weight").is_not_null() | pl.col("score").is_not_null())
    first = rows.sort(pl.col("source") != "total", maintain_order=True).unique(
        "form", keep="first", maintain_order=True
    )
    return first.select(
        "form",
        execution_weight="weight",
        execution_score="score",
        execution_weight_cell="weight_cell",
        execution_score_cell="score_cell",
    )


def _total_line(tables: Tables) -> pl.DataFrame:
    return tables["projects"].select(
        form="project_id",
        total_weight=pl.col("total_weight").cast(pl.Float64),
        total_score=pl.col("total_score").cast(pl.Float64),
        total_weight_cell=tables.cell("projects", "total_weight"),
        total_score_cell=tables.cell("projects", "total_score"),
    )
