"""How much was done: execution rates of the prose, and tasks of which a part was completed."""

import polars as pl

from ..accounts import measured
from ..example import amount
from ..latest import latest
from ..relations import Relations, percent
from ..rule import rule
from ..tables import Tables
from ..totals import RATE_WORDS

_EVALUATION = ("部门整体支出绩效自评报告", "self-evaluation report of a whole department")
_OF_ALL = "预算执行率?$|^(部门)?整体|^(项目|基本)(支出|经费)"
"""What a rate is of that speaks of the amounts which head its line."""


@rule(
    "rates-execution",
    "error",
    group="rates",
    name=("预算执行率", "execution rate"),
    meaning=("预算执行率 = 执行数 ÷ 调整后预算数。", "Execution rate = executed ÷ final budget."),
    basis=_EVALUATION,
    verify=("用执行数除以调整后（全年）预算数。", "Divide executed by the final budget."),
    example=[
        amount("预算执行情况", "基本支出", "final_budget", "100.00"),
        amount("预算执行情况", "基本支出", "executed", "90.00"),
        amount("预算执行情况", "基本支出", "execution_pct", "99.00", "%"),
    ],
    **RATE_WORDS,
)
def execution(tables: Tables) -> list[Relations]:
    rates = measured(tables, "execution_pct")
    found = _own_amounts(tables, rates)
    # a rate that names no item of its own speaks of what heads its line
    rest = rates.join(found, on="cell", how="anti").filter(pl.col("item").str.contains(_OF_ALL))
    heads = (
        measured(tables, "executed", "final_budget")
        .unique(["report", "line", "measure"], keep="first", maintain_order=True)
        .pivot("measure", index=["report", "line"], values="cell", maintain_order=True)
    )
    frames = [found.select("cell", "executed", "final")]
    if {"executed", "final_budget"} <= set(heads.columns):
        headed = rest.join(heads, on=["report", "line"]).rename({"final_budget": "final"})
        frames.append(headed.select("cell", "executed", "final").drop_nulls())
    return [percent(pl.concat(frames), "cell", {"executed": 1}, {"final": 1})]


def _own_amounts(tables: Tables, rates: pl.DataFrame) -> pl.DataFrame:
    """Rates whose item's own amounts are printed in the section, with that of its budgets that suits the rate better.

    Some places print how much of the original budget was spent, and a rate does not say of which it is.
    """
    by = ("report", "section", "subject")
    own = latest(tables, rates, "executed", ("executed",), by, place="executed_in")
    own = latest(tables, own, "final", ("final_budget",), by, place="final_in")
    own = latest(tables, own, "original", ("original_budget",), by, place="original_in")
    final, original = (
        (100 * pl.col("executed_value") / pl.col(f"{name}_value") - pl.col("value")).abs().fill_nan(0)
        for name in ("final", "original")
    )
    suits = pl.when((original < final) | pl.col("final").is_null()).then("original").otherwise("final")
    return own.with_columns(final=suits).drop_nulls(["executed", "final"])


@rule(
    "rates-execution-elsewhere",
    "warning",
    group="rates",
    name=("执行率与别处金额", "execution rate against other passages"),
    meaning=(
        "一处印出的执行率，应与别处印出的同一项目的执行数、预算数一致。",
        "A printed execution rate agrees with the amounts of the same item that other passages print.",
    ),
    basis=_EVALUATION,
    verify=("查找同一项目在别处的执行数和预算数，相除。", "Find the item's amounts elsewhere and divide them."),
    example=[
        amount("预算执行情况", "项目支出", "final_budget", "100.00"),
        amount("预算执行情况", "项目支出", "executed", "99.00"),
        amount("资金落实情况", "项目支出", "execution_pct", "90.00", "%"),
    ],
    **RATE_WORDS,
)
def execution_elsewhere(tables: Tables) -> list[Relations]:
    rates = measured(tables, "execution_pct")
    here = latest(tables, rates, "own", ("final_budget",), ("report", "section", "subject"))
    rest = here.filter(pl.col("own").is_null()).drop("own")
    found = latest(tables, rest, "final", ("final_budget",), ("report", "subject"), place="in")
    found = latest(tables, found, "executed", ("executed",), ("report", "subject"))
    return [percent(found.drop_nulls(["final", "executed"]), "cell", {"executed": 1}, {"final": 1})]


@rule(
    "rates-completion",
    "warning",
    group="rates",
    name=("任务完成率", "completion of a task"),
    meaning=("完成率 = 完成数 ÷ 任务数。", "Completion = done ÷ task."),
    why=(
        "完成率是工作成效的依据；与所列数字不符时，成效无从认定。",
        "Completion is what achievements rest on; without the figures to bear it out it says nothing.",
    ),
    basis=_EVALUATION,
    verify=("用完成数除以任务数。", "Divide what was done by the task."),
    tolerance=RATE_WORDS["tolerance"],
    sentence=(
        "{what}印作 {printed}%，按前面印出的任务数和完成数计算是 {expected}%。",
        "{what} is printed as {printed} %; the task and what was done, as printed before it, give {expected} %.",
    ),
    example=[
        amount("履职效能", "全年征收目标任务", "value", "1000", "万元"),
        amount("履职效能", "征收", "value", "500", "万元"),
        amount("履职效能", "完成全年任务", "value", "60", "%"),
    ],
)
def completion(tables: Tables) -> list[Relations]:
    """Figures in a row: the task, what was done in the same unit, and the percentage.

    Between the task and what was done, a figure of another unit may stand.
    """
    told = (pl.col("unit") == "%") & pl.col("item").str.contains("完成.*任务|任务.*完成")
    found = measured(tables, "value", "count")
    # the lines that such a percentage stands in
    lines = found.filter(told).select("report", "section", "line").unique()
    found = found.join(lines, on=lines.columns, how="semi", nulls_equal=True).sort("at")
    names = ("cell", "item", "unit", "at", "line", "report", "section")
    before = {f"{name}_{back}": pl.col(name).shift(back) for back in (1, 2, 3) for name in names}
    rows = found.with_columns(**before).filter(told, ~pl.col("item_1").str.contains("任务|目标|计划"))
    frames = []
    for back in (2, 3):
        same_unit = pl.col("unit_1") == pl.col(f"unit_{back}")
        between = pl.lit(True) if back == 2 else pl.col("unit_2") != pl.col("unit_1")
        place = (pl.col(name) == pl.col(f"{name}_{by}") for name in ("report", "section") for by in range(1, back + 1))
        in_row = (pl.col("at") - pl.col(f"at_{back}") == back) & pl.col("line").eq_missing(pl.col(f"line_{back}"))
        in_row &= pl.all_horizontal(place)
        task = pl.col(f"item_{back}").str.contains("任务")
        frames.append(rows.filter(task, same_unit, between, in_row).select("cell", "cell_1", task=f"cell_{back}"))
    return [percent(pl.concat(frames), "cell", {"cell_1": 1}, {"task": 1})]
