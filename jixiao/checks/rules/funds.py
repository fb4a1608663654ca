"""Money of forms: execution rates, money spent beyond the budget or under another source."""

import polars as pl

from ..example import fund, project
from ..forms import fund_rows, total_rows
from ..relations import Relations, at_most, given, percent
from ..rule import EXACT, INTERVAL, rule
from ..tables import Tables

_FORM = ("项目支出绩效自评表、部门整体支出绩效自评表的资金栏", "the funds of self-evaluation forms")
_NEARLY = 0.01


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
    basis=_FORM,
    verify=("用执行数除以全年预算数，保留印出的小数位数。", "Divide executed by final budget; round as printed."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed}%，按印出的金额计算是 {expected}%。",
        "{what} is printed as {printed} %; the printed amounts give {expected} %.",
    ),
    example=[
        project(name="道路养护"),
        fund("total", original_budget="457.50", final_budget="457.50", executed="28.74", execution_pct="2.21"),
    ],
)
def funds_rate(tables: Tables) -> list[Relations]:
    rated = fund_rows(tables).filter(pl.col("execution_pct").is_not_null())
    whole = total_rows(tables).select(
        "form", total_executed="executed_cell", total_final="final_budget_cell", total_rate="execution_pct_cell"
    )
    frame = rated.join(whole, on="form", how="left", maintain_order="left")
    # a merged cell: the one rate of a form stands beside the total, whatever row the text put it in
    own = 100 * pl.col("executed") / pl.col("final_budget")
    elsewhere = (
        (pl.col("source") != "total")
        & (pl.len().over("form") == 1)
        & pl.col("total_rate").is_null()
        & pl.col("total_final").is_not_null()
        & ~((own - pl.col("execution_pct")).abs() <= _NEARLY).fill_null(False)
    )
    frame = frame.with_columns(
        executed_cell=pl.when(elsewhere).then("total_executed").otherwise("executed_cell"),
        final_budget_cell=pl.when(elsewhere).then("total_final").otherwise("final_budget_cell"),
    )
    return [percent(frame, "execution_pct_cell", {"executed_cell": 1}, {"final_budget_cell": 1})]


def _spent(tables: Tables) -> pl.DataFrame:
    return fund_rows(tables).drop_nulls(["executed", "final_budget"])


def _slipped(tables: Tables) -> pl.DataFrame:
    """One row a form with several sources: where a source without a budget spent and one with a budget did not."""
    rows = _spent(tables).filter(pl.col("source") != "total")
    several = rows.filter(pl.len().over("form") > 1)
    idle = (pl.col("final_budget") > 0) & (pl.col("executed") == 0)
    unbudgeted = (pl.col("final_budget") == 0) & (pl.col("executed") > 0)
    cell = pl.col("executed_cell")
    return several.group_by("form", maintain_order=True).agg(
        spent=pl.col("executed").filter(unbudgeted).first(),
        stated=pl.coalesce(cell.filter(unbudgeted).first(), cell.first()),
        its_budget=pl.col("final_budget_cell").filter(unbudgeted).first(),
        budgeted=pl.col("final_budget_cell").filter(idle).first(),
        nothing=cell.filter(idle).first(),
    )


@rule(
    "funds-other-source",
    "warning",
    group="funds",
    name=("预算和执行不在同一来源", "budget and execution under different sources"),
    meaning=(
        "一个来源的执行数用的是这个来源的预算数。",
        "What is executed under a source is budgeted under that source.",
    ),
    why=(
        "预算列在一行、执行列在另一行，分来源的执行率就没有意义。",
        "With the budget in one row and its execution in another, rates by source mean nothing.",
    ),
    basis=_FORM,
    verify=("看各来源的预算数和执行数是否错行。", "See whether budget and execution of the sources slipped rows."),
    tolerance=EXACT,
    sentence=(
        "{what}没有预算，却执行了 {spent} 万元；有预算的另一来源执行数为零。",
        "{what} has no budget, yet {spent} ×CNY 10k was spent; another source has a budget and spent nothing.",
    ),
    example=[
        project(name="道路养护"),
        fund("total", final_budget="10.00", executed="8.00"),
        fund("fiscal", final_budget="0.00", executed="8.00"),
        fund("other", final_budget="10.00", executed="0.00"),
    ],
)
def other_source(tables: Tables) -> list[Relations]:
    fails = pl.col("spent").is_not_null() & pl.col("budgeted").is_not_null()
    frame = _slipped(tables).with_columns(holds=~fails, spent=pl.col("spent").round(6).cast(pl.String))
    return [given(frame, "holds", "stated", ["its_budget", "budgeted", "nothing"], details=["spent"])]


@rule(
    "funds-beyond-budget",
    "warning",
    group="funds",
    name=("执行数超过预算数", "spent beyond the budget"),
    meaning=("全年执行数不超过全年预算数。", "What was executed does not exceed the final budget."),
    why=(
        "没有预算的支出，或者预算调整没有反映在表里。",
        "Spending without a budget, or an adjustment that the form does not show.",
    ),
    basis=_FORM,
    verify=("对照该资金来源的预算数和执行数。", "Compare budget and execution of that source of funds."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed} 万元，超过全年预算 {expected} 万元。",
        "{what} is printed as {printed} ×CNY 10k, more than the final budget of {expected}.",
    ),
    example=[
        project(name="道路养护"),
        fund("total", original_budget="100.00", final_budget="100.00", executed="120.00"),
    ],
)
def beyond_budget(tables: Tables) -> list[Relations]:
    rows = _spent(tables)
    beyond = pl.col("executed") > pl.col("final_budget")
    # where the total is beyond its budget, or money slipped to another row, that is told once
    overspent = rows.filter(beyond, pl.col("source") == "total").select("form")
    slipped = _slipped(tables).drop_nulls(["spent", "budgeted"]).select("form")
    told = pl.concat([overspent, slipped])
    source = pl.col("source") != "total"
    rest = rows.filter(source).join(told, on="form", how="anti", maintain_order="left")
    return [at_most(pl.concat([rows.filter(~source), rest]), "executed_cell", "final_budget_cell")]
