"""Shares of the prose: each against its part and its whole, and the parts against the whole."""

import polars as pl

from ..accounts import measured
from ..example import amount
from ..relations import Relations, percent, total
from ..rule import rule
from ..tables import Tables
from ..totals import RATE_WORDS, TOTAL_WORDS
from ..wholes import shares

_ACCOUNTS = ("部门决算公开的说明", "the explanation of a department's accounts")
_EVALUATION = ("部门整体支出绩效自评报告", "self-evaluation report of a whole department")
_FUNDS = {"一般公共预算": "general", "政府性基金": "government_fund"}
_ALL, _ROUNDING = 100.0, 0.5


@rule(
    "rates-share",
    "error",
    group="rates",
    name=("占比", "share"),
    meaning=("占比 = 本项 ÷ 合计。", "Share = part ÷ whole."),
    basis=_ACCOUNTS,
    verify=("用本项金额除以它所占的合计。", "Divide the part by the whole that it is a share of."),
    example=[
        amount("支出决算情况", "本年支出", "executed", "120.00"),
        amount("支出决算情况", "基本支出", "executed", "100.00"),
        amount("支出决算情况", "基本支出", "share_pct", "73.33", "%"),
    ],
    **RATE_WORDS,
)
def share(tables: Tables) -> list[Relations]:
    frame = pl.concat([shares(tables).select("cell", "part", "whole"), _of_items(tables)])
    return [percent(frame, "cell", {"part": 1}, {"whole": 1})]


def _of_items(tables: Tables) -> pl.DataFrame:
    """The shares that items of the functional classification have of their fund's expenditure."""
    found = measured(tables, "executed").filter(pl.col("unit") == "万元")
    wholes = found.unique(["report", "kind"], keep="first", maintain_order=True)
    return (
        tables["functions"]
        # a class stands among the amounts of the prose as well
        .filter(pl.col("share_pct").is_not_null(), pl.col("item").is_not_null(), pl.col("executed").is_not_null())
        .select(
            "report",
            cell=tables.cell("functions", "share_pct"),
            part=tables.cell("functions", "executed"),
            kind=pl.col("fund").replace_strict(_FUNDS, default=None),
        )
        .join(wholes.select("report", "kind", whole="cell"), on=["report", "kind"])
        .select("cell", "part", "whole")
    )


@rule(
    "sums-parts",
    "error",
    group="sums",
    name=("各占比项合计", "parts with shares"),
    meaning=(
        "占比合计为 100% 的各项，金额之和等于总数。",
        "Parts whose shares make up 100 % add up to their whole.",
    ),
    basis=_EVALUATION,
    example=[
        amount("基本情况", "财政拨款", "final_budget", "100.00"),
        amount("基本情况", "人员经费", "final_budget", "60.00"),
        amount("基本情况", "人员经费", "share_pct", "60", "%"),
        amount("基本情况", "项目经费", "final_budget", "39.60"),
        amount("基本情况", "项目经费", "share_pct", "40", "%"),
    ],
    **TOTAL_WORDS,
)
def parts(tables: Tables) -> list[Relations]:
    each = shares(tables).unique(["whole", "item"], keep="first", maintain_order=True)
    frame = each.group_by("whole", maintain_order=True).agg(
        "kind", pl.col("whole_kind").first(), parts="part", shares=pl.col("value").sum()
    )
    told = pl.col("whole_kind").is_in(["procurement", "general"])
    for whole, kinds in _TOLD_ELSEWHERE.items():
        with_kinds = pl.all_horizontal(pl.col("kind").list.contains(kind) for kind in kinds)
        told |= (pl.col("whole_kind") == whole) & with_kinds
    complete = ((pl.col("shares") - _ALL).abs() <= _ROUNDING) & (pl.col("parts").list.len() > 1)
    return [total(frame.filter(complete, ~told.fill_null(False)), "whole", printed=["parts"])]


_TOLD_ELSEWHERE: dict[str, tuple[str, ...]] = {
    "income": ("fiscal_income", "business_income", "other_income"),
    "expenditure": ("basic", "project"),
    "whole": ("basic", "project"),
    "three": ("cars", "receptions"),
}
"""Wholes with parts that the template names: rules of their own add them up."""
