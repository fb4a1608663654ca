"""Budgets of self-evaluations: adjustments, projects added during the year, what is carried over."""

import polars as pl
from polars.dataframe.group_by import GroupBy

from ..accounts import accounts, measured
from ..example import amount
from ..relations import Relations, total
from ..rule import rule
from ..tables import Tables
from ..totals import TOTAL_WORDS

_EVALUATION = ("部门整体支出绩效自评报告", "self-evaluation report of a whole department")
_BUDGET = ("original_budget", "adjustment", "final_budget")
_PROJECTS = {"planned": "original_budget", "added": "adjustment", "adjusted": "final_budget"}
_PROJECT_WORDS = {
    "planned": "^年初(安排)?(预算)?项目$",
    "added": "^年中追加(预算)?项目$",
    "adjusted": "^调整后(预算)?项目$",
}


@rule(
    "sums-adjustment",
    "error",
    group="sums",
    name=("预算调整", "adjustment of the budget"),
    meaning=("调整后预算 = 年初预算 + 调整数。", "Final budget = original budget + adjustment."),
    basis=("部门整体支出绩效自评报告的预算调整情况", "the part on adjustments of a self-evaluation report"),
    example=[
        amount("预算调整情况", "部门整体支出", "original_budget", "100.00"),
        amount("预算调整情况", "部门整体支出", "adjustment", "20.00"),
        amount("预算调整情况", "部门整体支出", "final_budget", "125.00"),
    ],
    **TOTAL_WORDS,
)
def adjustment(tables: Tables) -> list[Relations]:
    found = measured(tables, *_BUDGET)
    adjusted = found.filter(pl.col("measure") == "adjustment")
    found = found.join(adjusted, on=["report", "section", "item"], how="semi", maintain_order="left")
    first = pl.col("measure") == "original_budget"
    frame = _passages(found, first, "item").agg(
        *(pl.col("cell").filter(pl.col("measure") == measure).first().alias(measure) for measure in _BUDGET)
    )
    return [total(frame.drop_nulls(_BUDGET), "final_budget", ["original_budget", "adjustment"])]


def _passages(found: pl.DataFrame, first: pl.Expr, *by: str) -> GroupBy:
    """The figures grouped by what they are about; a new group begins at each one that is `first`."""
    place = ["report", "section", *by]
    return found.with_columns(passage=first.cum_sum().over(place)).group_by(*place, "passage", maintain_order=True)


@rule(
    "sums-projects",
    "error",
    group="sums",
    name=("年中追加项目", "projects added during the year"),
    meaning=(
        "调整后项目 = 年初安排的项目 + 年中追加的项目，个数和金额都是如此。",
        "Projects after adjustment = those planned + those added, in number and in money.",
    ),
    basis=_EVALUATION,
    example=[
        amount("资金落实情况", "年初安排预算项目", "original_budget", "100.00"),
        amount("资金落实情况", "年中追加预算项目", "adjustment", "20.00"),
        amount("资金落实情况", "调整后项目", "final_budget", "100.00"),
    ],
    **TOTAL_WORDS,
)
def projects(tables: Tables) -> list[Relations]:
    item, kind, measure = pl.col("item"), pl.col("kind"), pl.col("measure")
    told = pl.coalesce(*(pl.when(item.str.contains(word)).then(pl.lit(name)) for name, word in _PROJECT_WORDS.items()))
    found = accounts(tables).filter(kind == "project").with_columns(kind=told).drop_nulls("kind")
    frames = []
    for of in (_PROJECTS, dict.fromkeys(_PROJECTS, "count")):
        cells = [pl.col("cell").filter(kind == name, measure == one).first().alias(name) for name, one in of.items()]
        passages = _passages(found, (kind == "planned") & (measure == of["planned"])).agg(cells)
        frames.append(passages.drop_nulls(list(_PROJECTS)))
    return [total(frame, "adjusted", ["planned", "added"]) for frame in frames]


@rule(
    "sums-carried",
    "warning",
    group="sums",
    name=("年末结转", "carried over to next year"),
    meaning=(
        "年末结转和结余 = 调整后预算数 − 预算执行数；被收回的资金除外。",
        "Carried over to next year = final budget − executed, unless money was taken back.",
    ),
    basis=_EVALUATION,
    example=[
        amount("预算执行情况", "调整后预算数", "final_budget", "100.00"),
        amount("预算执行情况", "预算执行", "executed", "90.00"),
        amount("结转情况", "年末结转和结余", "executed", "12.00"),
    ],
    **TOTAL_WORDS,
)
def carried(tables: Tables) -> list[Relations]:
    found = accounts(tables)
    frame = found.filter(pl.col("kind") == "closing", pl.col("measure") == "executed", pl.col("value") > 0)
    # documents with an account of income and expenditure have a closing balance by another sum
    accounted = found.filter(pl.col("kind").is_in(["income_total", "expenditure_total"]))
    frame = frame.join(accounted, on="report", how="anti").sort("at")
    for measure in ("final_budget", "executed"):
        whole = found.filter(pl.col("kind") == "whole", pl.col("measure") == measure)
        named = whole.select("report", "at", **{measure: "cell", f"{measure}_in": "section"}).sort("at")
        frame = frame.join_asof(named, on="at", by="report", check_sortedness=False)
    same_place = pl.col("final_budget_in") == pl.col("executed_in")
    return [total(frame.filter(same_place), "cell", ["final_budget"], minus=["executed"])]
