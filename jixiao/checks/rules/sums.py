"""Sums of the accounts: a whole and the parts that the documents' template prints with it."""

import polars as pl

from ..accounts import measured
from ..example import amount
from ..relations import Relations, total
from ..rule import rule
from ..tables import Tables
from ..totals import MONEY, TOTAL_WORDS, sums, wide
from ..wholes import ALL_BUT_ROUNDING

_ACCOUNTS = ("部门决算公开的说明和所附收支总表", "the explanation of a department's accounts and its summary table")
_OVERALL = "收入支出决算总体情况"


@rule(
    "sums-income-total",
    "error",
    group="sums",
    name=("收入总计", "total of income"),
    meaning=(
        "收入总计 = 本年收入 + 使用非财政拨款结余 + 年初结转和结余。",
        "Total of income = income of the year + surplus used + carried over from last year.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount(_OVERALL, "收入总计", "executed", "120.00"),
        amount(_OVERALL, "本年收入合计", "executed", "100.00"),
        amount(_OVERALL, "年初结转和结余", "executed", "25.00"),
    ],
    **TOTAL_WORDS,
)
def income_total(tables: Tables) -> list[Relations]:
    return sums(tables, ("income_total", "income", "surplus_used", "opening"), ("income", "opening"))


@rule(
    "sums-expenditure-total",
    "error",
    group="sums",
    name=("支出总计", "total of expenditure"),
    meaning=(
        "支出总计 = 本年支出 + 结余分配 + 年末结转和结余。",
        "Total of expenditure = expenditure of the year + surplus distributed + carried over to next year.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount(_OVERALL, "支出总计", "executed", "120.00"),
        amount(_OVERALL, "本年支出合计", "executed", "100.00"),
        amount(_OVERALL, "年末结转和结余", "executed", "25.00"),
    ],
    **TOTAL_WORDS,
)
def expenditure_total(tables: Tables) -> list[Relations]:
    return sums(tables, ("expenditure_total", "expenditure", "distributed", "closing"), ("expenditure", "closing"))


@rule(
    "sums-both-sides",
    "error",
    group="sums",
    name=("收支总计", "both totals"),
    meaning=("收入总计 = 支出总计。", "Total of income = total of expenditure."),
    basis=_ACCOUNTS,
    example=[
        amount(_OVERALL, "收入总计", "executed", "120.00"),
        amount(_OVERALL, "支出总计", "executed", "125.00"),
    ],
    **TOTAL_WORDS
    | {
        "verify": ("比较收入总计和支出总计。", "Compare both totals."),
        "sentence": (
            "{what}印作 {printed}{unit}，收入总计却是 {expected}{unit}，相差 {difference}{unit}。",
            "{what} is printed as {printed} {unit}, the total of income as {expected}: a difference of {difference}.",
        ),
    },
)
def both_sides(tables: Tables) -> list[Relations]:
    frame = wide(tables, ("income_total", "expenditure_total")).drop_nulls(["income_total", "expenditure_total"])
    return [total(frame, "expenditure_total", ["income_total"])]


@rule(
    "sums-income-kinds",
    "error",
    group="sums",
    name=("收入构成", "kinds of income"),
    meaning=("本年收入 = 各类收入之和。", "Income of the year = the sum of its kinds."),
    basis=_ACCOUNTS,
    example=[
        amount("收入决算情况", "本年收入", "executed", "120.00"),
        amount("收入决算情况", "财政拨款收入", "executed", "100.00"),
        amount("收入决算情况", "事业收入", "executed", "0.00"),
        amount("收入决算情况", "其他收入", "executed", "25.00"),
    ],
    **TOTAL_WORDS,
)
def income_kinds(tables: Tables) -> list[Relations]:
    kinds = ("fiscal_income", "upper_income", "business_income", "operating_income", "affiliate_income", "other_income")
    needed = ("fiscal_income", "business_income", "other_income")
    return _of_all_kinds(tables, ("income", *kinds), needed, ("executed",))


def _of_all_kinds(
    tables: Tables, kinds: tuple[str, ...], needed: tuple[str, ...], measures: tuple[str, ...]
) -> list[Relations]:
    """The sums, but for wholes with a kind that the template does not know: the shares of those known fall short."""
    frame = wide(tables, kinds, measures).drop_nulls([kinds[0], *needed])
    printed = measured(tables, "share_pct").filter(pl.col("kind").is_in(kinds[1:]))
    known = printed.unique(["passage", "item_no"], keep="first", maintain_order=True)
    shares = known.group_by(within="passage").agg(pl.col("value").sum())
    short = shares.filter(pl.col("value") < ALL_BUT_ROUNDING)
    whole = frame.join(short, on="within", how="anti", maintain_order="left")
    return [total(whole, kinds[0], printed=kinds[1:])]


@rule(
    "sums-expenditure-kinds",
    "error",
    group="sums",
    name=("支出构成", "kinds of expenditure"),
    meaning=(
        "本年支出（或预算总额） = 基本支出 + 项目支出 + 其他各类支出。",
        "Expenditure of the year, or the whole budget = basic + project + the other kinds of expenditure.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount("支出决算情况", "本年支出", "executed", "120.00"),
        amount("支出决算情况", "基本支出", "executed", "100.00"),
        amount("支出决算情况", "项目支出", "executed", "25.00"),
    ],
    **TOTAL_WORDS,
)
def expenditure_kinds(tables: Tables) -> list[Relations]:
    kinds = ("basic", "project", "handed_up", "operating", "subsidies")
    wholes = {"expenditure": ("executed",), "whole": MONEY, "first_executed": MONEY}
    found = [_of_all_kinds(tables, (whole, *kinds), kinds[:2], measures) for whole, measures in wholes.items()]
    return [relation for relations in found for relation in relations]


@rule(
    "sums-basic",
    "error",
    group="sums",
    name=("基本支出构成", "parts of basic expenditure"),
    meaning=("基本支出 = 人员经费 + 公用经费。", "Basic expenditure = personnel + operating cost."),
    basis=_ACCOUNTS,
    example=[
        amount("基本支出决算情况", "基本支出", "executed", "120.00"),
        amount("基本支出决算情况", "人员经费", "executed", "100.00"),
        amount("基本支出决算情况", "公用经费", "executed", "25.00"),
    ],
    **TOTAL_WORDS,
)
def basic(tables: Tables) -> list[Relations]:
    kinds = ("basic", "personnel", "running")
    # basic expenditure of all funds stands in chapters before that on the parts of one fund's: not the same whole
    own = pl.col("section").str.contains("基本支出") | (pl.col("lines") == 1)
    frame = wide(tables, kinds, MONEY).drop_nulls(kinds).filter(own)
    return [total(frame, "basic", kinds[1:])]
