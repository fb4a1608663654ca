"""Costs among a form's indicators against the money that it says was spent."""

import polars as pl

from ..example import fund, indicator, project
from ..forms import half, total_rows
from ..relations import Relations, total
from ..rule import INTERVAL, rule
from ..tables import Tables

_MONEY = ("万元", "万")


@rule(
    "funds-costs",
    "warning",
    group="funds",
    name=("成本指标与执行数", "costs against execution"),
    meaning=(
        "各项成本指标的目标合计等于预算数时，实际成本合计等于执行数。",
        "Where the targets of all costs add up to the budget, the actual costs add up to what was executed.",
    ),
    why=(
        "同一笔钱在资金栏和成本指标里各填了一个数。",
        "The same money is told with two amounts, among the funds and among the indicators.",
    ),
    basis=("项目支出绩效自评表的资金栏和成本指标", "funds and cost indicators of self-evaluation forms"),
    verify=(
        "把各项成本指标的实际值相加，与全年执行数比较。",
        "Add up the actual costs and compare with what was executed.",
    ),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed} 万元，各项成本指标的实际值相加是 {expected} 万元，相差 {difference} 万元。",
        "{what} is printed as {printed} ×CNY 10k; the actual costs add up to {expected}, a difference of {difference}.",
    ),
    example=[
        project(name="道路养护"),
        fund("total", final_budget="50.00", executed="45.00"),
        indicator(
            1, level2="经济成本指标", target_value="30.00", target_unit="万元", actual_value="25.00", actual_unit="万元"
        ),
        indicator(
            2, level2="经济成本指标", target_value="20.00", target_unit="万元", actual_value="10.00", actual_unit="万元"
        ),
    ],
)
def costs(tables: Tables) -> list[Relations]:
    found = _breakdowns(tables).join(
        total_rows(tables).drop_nulls("executed").select("form", "executed_cell", "original_budget", "final_budget"),
        on="form",
    )
    # only if they were set as the budget's parts are they parts of what was spent
    parts = pl.any_horizontal(
        (pl.col("targets") - pl.col(budget)).abs() <= pl.col("slack") for budget in ("final_budget", "original_budget")
    )
    return [total(found.filter(parts), "executed_cell", printed=["actuals"])]


def _breakdowns(tables: Tables) -> pl.DataFrame:
    """One row a form whose costs are all amounts of money, both as set and as they came to."""
    of_cost = pl.any_horizontal(pl.col(level).str.contains("成本", literal=True) for level in ("level1", "level2"))
    rows = tables["indicators"].lazy().filter(of_cost, pl.col("project_id").is_not_null())
    money = pl.col("target_unit").is_in(_MONEY)
    plain = money & pl.col("actual_unit").is_in(_MONEY) & pl.col("target_value").is_not_null()
    other = pl.col("target_unit").str.contains("元") | pl.col("actual_unit").str.contains("元")
    told = rows.select(
        form="project_id",
        cell=tables.cell("indicators", "actual_value"),
        target=pl.col("target_value").cast(pl.Float64),
        half=half("target_value"),
        plain=plain.fill_null(False) & pl.col("actual_value").is_not_null(),
        # a unit price, or an amount that could not be read: then the rest is no whole
        odd=(~plain & other).fill_null(False) | pl.col("target_unit").is_null(),
    ).collect()
    forms = told.group_by("form", maintain_order=True).agg(
        actuals=pl.col("cell").filter("plain"),
        targets=pl.col("target").filter("plain").sum(),
        slack=pl.col("half").filter("plain").sum() + 0.005 + 1e-9,
        odd=pl.col("odd").any(),
    )
    return forms.filter(~pl.col("odd"), pl.col("actuals").list.len() > 0)
