"""Money of forms: totals and sources, execution rates, money spent beyond the budget."""

import polars as pl

from ..example import fund, project
from ..relations import Relations, percent
from ..rule import INTERVAL, rule
from ..tables import Tables

_BUDGETS = ("original_budget", "final_budget", "executed")


@rule(
    "funds-rate",
    "error",
    group="funds",
    name=("执行率与金额不符", "execution rate against amounts"),
    meaning=("执行率 = 全年执行数 ÷ 全年预算数。", "Execution rate = executed ÷ final budget."),
    why=(
        "执行率决定预算执行的得分；算错或用错分母，得分就不可比。",
        "The rate decides the execution score; a slip or another base makes scores incomparable.",
    ),
    basis=("项目支出绩效自评表，项目资金栏", "self-evaluation form, funds section"),
    verify=("用执行数除以全年预算数，保留印出的小数位数。", "Divide executed by final budget; round as printed."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印出的执行率是 {printed}%，按印出的金额计算是 {expected}%。",
        "{what}: the printed execution rate is {printed} %, its amounts give {expected} %.",
    ),
    example=[
        project(name="A"),
        fund("total", final_budget="457.50", executed="28.74", execution_pct="2.21"),
    ],
)
def funds_rate(tables: Tables) -> list[Relations]:
    frame = (
        tables["project_funds"]
        .filter(pl.col("execution_pct").is_not_null())
        .with_columns(
            rate=tables.cell("project_funds", "execution_pct"),
            executed=tables.cell("project_funds", "executed"),
            final=tables.cell("project_funds", "final_budget"),
        )
    )
    return [percent(frame, "rate", {"executed": 1}, {"final": 1})]
