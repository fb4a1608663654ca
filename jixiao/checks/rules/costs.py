"""Costs told by indicators against the money that was spent."""

import polars as pl

from ..accounts import prepared
from ..example import fund, indicator, project
from ..relations import Relations, total
from ..rule import INTERVAL, rule
from ..tables import Tables
from .funds import totals

_CLOSE = 0.01
"""How far the targets may be from the budget for them to be its breakdown."""
_WAN = ("万元", "万")


def _costs(tables: Tables) -> pl.DataFrame:
    """One row a project whose cost indicators break its budget down: the cells of their actual values."""
    of_cost = pl.col("level1").str.contains("成本").fill_null(False) | pl.col("level2").str.contains("成本").fill_null(
        False
    )
    named = pl.col("name").str.contains("万元").fill_null(False)
    in_wan = (pl.col("target_unit").is_in(_WAN) | (pl.col("target_unit").is_null() & named)).fill_null(False)
    alike = (pl.col("actual_unit").is_in(_WAN) | pl.col("actual_unit").is_null()).fill_null(False)
    rows = tables["indicators"].filter(of_cost, pl.col("project_id").is_not_null())
    costs = rows.group_by("report", "project_id", maintain_order=True).agg(
        parts=tables.cell("indicators", "actual_value"),
        targets=pl.col("target_value").cast(pl.Float64).sum(),
        whole=(in_wan & alike & pl.col("target_value").is_not_null() & pl.col("actual_value").is_not_null()).all(),
    )
    money = totals(tables).select("project_id", "executed_cell", budget=pl.col("final_budget").cast(pl.Float64))
    found = costs.filter("whole").join(money, on="project_id", maintain_order="left")
    return found.filter((pl.col("targets") - pl.col("budget")).abs() <= _CLOSE * pl.col("budget"), pl.col("budget") > 0)


@rule(
    "funds-costs",
    "warning",
    group="funds",
    name=("成本指标与执行数", "cost indicators against execution"),
    meaning=(
        "成本指标的目标合计就是项目预算时，实际值合计应是项目执行数。",
        "Where the targets of cost indicators are the project's budget, their actual values are its execution.",
    ),
    why=("对不上，说明成本指标的实际值或执行数有一个填错。", "If not, an actual cost or the execution is wrong."),
    basis=("项目支出绩效自评表，成本指标与资金栏", "self-evaluation form, cost indicators and funds"),
    verify=(
        "把各成本指标的实际完成值相加，与全年执行数比较。",
        "Add up the actual costs; compare with what was executed.",
    ),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed} 万元，各成本指标的实际值相加是 {expected} 万元，相差 {difference} 万元。",
        "{what} is printed as {printed} ×CNY 10k; the actual costs add up to {expected}, a difference of {difference}.",
    ),
    example=[
        project(name="道路养护"),
        fund("total", original_budget="10.00", final_budget="10.00", executed="8.00"),
        indicator(
            1,
            level1="成本指标",
            level2="经济成本指标",
            name="材料费",
            target_text="≤6万元",
            target_op="<=",
            target_value="6.00",
            target_unit="万元",
            actual_text="5万元",
            actual_value="5.00",
            actual_unit="万元",
        ),
        indicator(
            2,
            level1="成本指标",
            level2="经济成本指标",
            name="人工费",
            target_text="≤4万元",
            target_op="<=",
            target_value="4.00",
            target_unit="万元",
            actual_text="2万元",
            actual_value="2.00",
            actual_unit="万元",
        ),
    ],
)
def costs(tables: Tables) -> list[Relations]:
    return [total(prepared(tables, "costs", _costs), "executed_cell", lists=["parts"])]
