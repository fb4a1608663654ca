"""Rates of the prose: changes on last year, adjustment rates, differences from the budget."""

import polars as pl

from ..accounts import measured
from ..example import amount
from ..latest import latest
from ..relations import Relations, percent
from ..rule import rule
from ..tables import Tables
from ..totals import RATE_WORDS

_ACCOUNTS = ("部门决算公开的说明", "the explanation of a department's accounts")
_EVALUATION = ("部门整体支出绩效自评报告", "self-evaluation report of a whole department")
_MONEY = ("executed", "original_budget", "final_budget")
_BASIC = "年初预算安排情况"


@rule(
    "rates-change",
    "error",
    group="rates",
    name=("比上年增减幅度", "change on last year"),
    meaning=(
        "增减幅度 = 增减额 ÷ 上年数，上年数 = 本年数 − 增减额。",
        "Change in percent = change ÷ last year's amount, which is this year's less the change.",
    ),
    basis=_ACCOUNTS,
    verify=(
        "用本年数减去增减额得出上年数，再用增减额除以上年数。",
        "Take the change off this year's amount for last year's; divide the change by it.",
    ),
    example=[
        amount(_BASIC, "政府性基金预算", "original_budget", "361.02"),
        amount(_BASIC, "政府性基金预算", "change", "107.21"),
        amount(_BASIC, "政府性基金预算", "change_pct", "59.39", "%"),
    ],
    **RATE_WORDS,
)
def change(tables: Tables) -> list[Relations]:
    rates = measured(tables, "change_pct")
    rates = latest(tables, rates, "change", ("change",), ("report", "section", "item"))
    rates = latest(tables, rates, "current", _MONEY, ("report", "section", "subject"))
    functions = (
        tables["functions"]
        .filter(pl.col("change_pct").is_not_null())
        .select(
            cell=tables.cell("functions", "change_pct"),
            change=tables.cell("functions", "change"),
            current=tables.cell("functions", "executed"),
        )
    )
    frame = pl.concat([rates.select("cell", "change", "current").drop_nulls("change"), functions])
    return [percent(frame.drop_nulls("current"), "cell", {"change": 1}, {"current": 1, "change": -1})]


@rule(
    "rates-adjustment",
    "error",
    group="rates",
    name=("预算调整率", "adjustment rate"),
    meaning=("预算调整率 = 调整数 ÷ 年初预算数。", "Adjustment rate = adjustment ÷ original budget."),
    basis=_EVALUATION,
    verify=("用调整数除以年初预算数。", "Divide the adjustment by the original budget."),
    example=[
        amount("预算调整情况", "部门整体支出", "original_budget", "100.00"),
        amount("预算调整情况", "部门整体支出", "adjustment", "20.00"),
        amount("预算调整情况", "部门整体支出", "adjustment_pct", "25.00", "%"),
    ],
    **RATE_WORDS,
)
def adjustment(tables: Tables) -> list[Relations]:
    rates = measured(tables, "adjustment_pct")
    by = ("report", "section", "item")
    frame = latest(tables, rates, "adjustment", ("adjustment",), by)
    frame = latest(tables, frame, "original", ("original_budget",), by).drop_nulls(["adjustment", "original"])
    return [percent(frame, "cell", {"adjustment": 1}, {"original": 1})]


@rule(
    "rates-variance",
    "error",
    group="rates",
    name=("预决算差异率", "difference from the budget"),
    meaning=(
        "预决算差异率 = （决算数 − 预算数） ÷ 预算数。",
        "Difference from the budget = (outturn − budget) ÷ budget.",
    ),
    basis=_ACCOUNTS,
    verify=("用决算数减去预算数，再除以预算数。", "Take the budget off the outturn and divide by the budget."),
    example=[
        amount("财政拨款收入支出决算总体情况", "财政拨款收入支出总体", "original_budget", "100.00"),
        amount("财政拨款收入支出决算总体情况", "财政拨款收入支出总体", "executed", "120.00"),
        amount("财政拨款收入支出决算总体情况", "财政拨款收入支出总体", "variance_pct", "25.00", "%"),
    ],
    **RATE_WORDS,
)
def variance(tables: Tables) -> list[Relations]:
    rates = measured(tables, "variance_pct")
    by = ("report", "section", "item")
    frame = latest(tables, rates, "executed", ("executed",), by)
    frame = latest(tables, frame, "budget", ("original_budget", "final_budget"), by).drop_nulls(["executed", "budget"])
    return [percent(frame, "cell", {"executed": 1, "budget": -1}, {"budget": 1})]
