"""Money of forms: totals and sources, execution rates, money spent beyond the budget."""

import polars as pl

from ..accounts import prepared
from ..example import fund, project
from ..relations import Relations, at_most, given, percent, total
from ..rule import EXACT, INTERVAL, rule
from ..tables import Tables

_FORM = ("项目支出绩效自评表、部门整体支出绩效自评表的资金栏", "the funds of self-evaluation forms")
_BUDGETS = ("original_budget", "final_budget", "executed")
_FORM_KEY = ["report_id", "project_id"]
_TOP = ("fiscal", "carryover", "own", "upper", "special", "unit")
_LEVELS = ("central", "region", "prefecture", "county")
"""Sources that a form prints beneath the total, and the levels of government that others print in their place; 其他资金
goes with either."""


def _funds(tables: Tables) -> pl.DataFrame:
    """Fund rows of forms, with their cells as columns, and which form each is of: project_id is "" for the whole."""
    frame = tables["project_funds"]
    cells = {f"{name}_cell": tables.cell("project_funds", name) for name in (*_BUDGETS, "execution_pct", "score")}
    return frame.with_columns(**cells).with_columns(project_id=pl.col("project_id").fill_null(""))


def funds(tables: Tables) -> pl.DataFrame:
    return prepared(tables, "funds", _funds)


def totals(tables: Tables) -> pl.DataFrame:
    """The total row of each form."""
    return funds(tables).filter(pl.col("source") == "total").unique(_FORM_KEY, keep="first", maintain_order=True)


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
    rated = funds(tables).filter(pl.col("execution_pct").is_not_null())
    whole = totals(tables).select(
        *_FORM_KEY, total_executed="executed_cell", total_final="final_budget_cell", total_rate="execution_pct_cell"
    )
    frame = rated.join(whole, on=_FORM_KEY, how="left", maintain_order="left")
    # a merged cell: the one rate of a form stands beside the total, whatever row the text put it in
    alone = pl.len().over(_FORM_KEY) == 1
    of_total = (
        (pl.col("source") != "total") & alone & pl.col("total_rate").is_null() & pl.col("total_final").is_not_null()
    )
    frame = frame.with_columns(
        executed_cell=pl.when(of_total).then("total_executed").otherwise("executed_cell"),
        final_budget_cell=pl.when(of_total).then("total_final").otherwise("final_budget_cell"),
    )
    return [percent(frame, "execution_pct_cell", {"executed_cell": 1}, {"final_budget_cell": 1})]


@rule(
    "funds-sources",
    "error",
    group="funds",
    name=("资金总额与来源", "total and its sources"),
    meaning=("资金总额 = 各来源之和。", "The total of funds = the sum of their sources."),
    why=("总额与来源对不上，执行率和口径都靠不住。", "Where they differ, neither rate nor scope can be relied on."),
    basis=_FORM,
    verify=("把财政拨款、上年结转、其他资金等各行相加。", "Add up the rows of fiscal funds, carry-over and others."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed} 万元，各来源相加是 {expected} 万元，相差 {difference} 万元。",
        "{what} is printed as {printed} ×CNY 10k; its sources give {expected}, a difference of {difference}.",
    ),
    example=[
        project(name="道路养护"),
        fund("total", final_budget="100.00"),
        fund("fiscal", final_budget="60.00"),
        fund("other", final_budget="45.00"),
    ],
)
def funds_sources(tables: Tables) -> list[Relations]:
    whole = totals(tables)
    rows = funds(tables).filter(pl.col("source") != "total")
    sets = rows.group_by(_FORM_KEY).agg(
        top=pl.col("source").is_in(_TOP).sum(),
        levels=pl.col("source").is_in(_LEVELS).sum(),
        rest=(~pl.col("source").is_in([*_TOP, *_LEVELS, "other"])).sum(),
        rows=pl.len(),
        twice=pl.col("source").is_duplicated().any(),
    )
    # one set of sources, each once and none unread: else a row may be lost and the sum is not the form's mistake
    plain = ((pl.col("top") == 0) | (pl.col("levels") == 0)) & (pl.col("rest") == 0) & ~pl.col("twice")
    sound = sets.filter(plain, pl.col("rows") > 1).select(_FORM_KEY)
    made = []
    for column in _BUDGETS:
        # a source that prints nothing in a column is none of it only if another does
        parts = (
            rows.filter(pl.col(column).is_not_null())
            .join(sound, on=_FORM_KEY, how="semi")
            .group_by(_FORM_KEY)
            .agg(parts=f"{column}_cell", printed=pl.len())
        )
        counted = rows.group_by(_FORM_KEY).agg(rows=pl.len())
        full = parts.join(counted, on=_FORM_KEY).filter(pl.col("printed") == pl.col("rows"))
        frame = whole.filter(pl.col(column).is_not_null()).join(full, on=_FORM_KEY, maintain_order="left")
        made.append(total(frame, f"{column}_cell", lists=["parts"]))
    return made


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
    frame = funds(tables).filter(pl.col("executed").is_not_null(), pl.col("final_budget").is_not_null())
    # money that only slipped to another row is told by a rule of its own
    frame = frame.join(prepared(tables, "slipped", _slipped), on="fund_id", how="anti", maintain_order="left")
    return [at_most(frame, "executed_cell", "final_budget_cell")]


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
        fund("carryover", final_budget="10.00", executed="0.00"),
    ],
)
def other_source(tables: Tables) -> list[Relations]:
    frame = prepared(tables, "slipped", _slipped).with_columns(
        holds=pl.lit(False), spent=pl.col("executed").cast(pl.Float64).round(2).cast(pl.String)
    )
    return [given(frame, "holds", "executed_cell", ["final_budget_cell", "budgeted", "nothing"], details=["spent"])]


def _slipped(tables: Tables) -> pl.DataFrame:
    """Rows without a budget that spent, in a form where another row has a budget and spent nothing."""
    rows = funds(tables).filter(
        pl.col("source") != "total", pl.col("final_budget").is_not_null(), pl.col("executed").is_not_null()
    )
    unspent = (
        rows.filter(pl.col("final_budget") > 0, pl.col("executed") == 0)
        .unique(_FORM_KEY, keep="first", maintain_order=True)
        .select(*_FORM_KEY, budgeted="final_budget_cell", nothing="executed_cell")
    )
    spent = rows.filter(pl.col("final_budget") == 0, pl.col("executed") > 0)
    return spent.join(unspent, on=_FORM_KEY, maintain_order="left")
