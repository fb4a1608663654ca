"""Sums of single matters of the accounts: the three public expenses, official cars, procurement."""

import polars as pl

from ..example import amount
from ..relations import Relations, at_most, total
from ..rule import INTERVAL, rule
from ..tables import Tables
from ..totals import TOTAL_WORDS, sums, wide

_ACCOUNTS = ("部门决算公开的说明", "the explanation of a department's accounts")
_THREE, _PROCUREMENT = "三公经费支出决算情况", "政府采购情况"
_MEASURES = ("original_budget", "final_budget", "executed")


@rule(
    "sums-three-public",
    "error",
    group="sums",
    name=("“三公”经费构成", "parts of the three public expenses"),
    meaning=(
        "“三公”经费 = 因公出国（境）费 + 公务用车购置及运行维护费 + 公务接待费。",
        "The three public expenses = travel abroad + official cars + receptions.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount(_THREE, "财政拨款“三公”经费支出", "executed", "12.00"),
        amount(_THREE, "因公出国（境）费", "executed", "0.00"),
        amount(_THREE, "公务用车购置及运行维护费", "executed", "10.00"),
        amount(_THREE, "公务接待费", "executed", "2.50"),
    ],
    **TOTAL_WORDS,
)
def three_public(tables: Tables) -> list[Relations]:
    together = ("three", "abroad", "cars", "receptions")
    # what each has changed adds up as well, where all three say it
    changes = sums(tables, together, together[1:], measures=("change",))
    whole = sums(tables, together, ("cars", "receptions"), measures=_MEASURES)
    kinds = ("three", "abroad", "car_purchase", "car_running", "receptions")
    frame = wide(tables, (*kinds, "cars"), _MEASURES)
    # a block that prints the two kinds of car expenses and not what they are together
    apart = frame.filter(pl.col("cars").is_null()).drop_nulls(["three", "car_purchase", "car_running", "receptions"])
    return [*whole, *changes, total(apart, "three", printed=kinds[1:])]


@rule(
    "sums-cars",
    "error",
    group="sums",
    name=("公务用车费用构成", "parts of car expenses"),
    meaning=(
        "公务用车购置及运行维护费 = 购置费 + 运行维护费。",
        "Expenses on official cars = purchase + running.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount(_THREE, "公务用车购置及运行维护费", "executed", "10.00"),
        amount(_THREE, "公务用车购置费", "executed", "0.00"),
        amount(_THREE, "公务用车运行维护费", "executed", "8.00"),
    ],
    **TOTAL_WORDS,
)
def cars(tables: Tables) -> list[Relations]:
    return sums(tables, ("cars", "car_purchase", "car_running"), ("car_purchase", "car_running"))


@rule(
    "sums-procurement",
    "error",
    group="sums",
    name=("政府采购构成", "parts of procurement"),
    meaning=("政府采购支出总额 = 货物 + 工程 + 服务。", "Procurement = goods + works + services."),
    basis=_ACCOUNTS,
    example=[
        amount(_PROCUREMENT, "政府采购支出总额", "executed", "12.00"),
        amount(_PROCUREMENT, "政府采购货物支出", "executed", "1.00"),
        amount(_PROCUREMENT, "政府采购工程支出", "executed", "0.00"),
        amount(_PROCUREMENT, "政府采购服务支出", "executed", "10.00"),
    ],
    **TOTAL_WORDS,
)
def procurement(tables: Tables) -> list[Relations]:
    return sums(tables, ("procurement", "goods", "works", "services"), ("goods", "works", "services"))


@rule(
    "sums-contracts",
    "error",
    group="sums",
    name=("小微企业合同", "contracts of small firms"),
    meaning=(
        "授予小微企业的合同金额不超过授予中小企业的合同金额。",
        "Contracts awarded to small and micro firms are among those awarded to small and medium ones.",
    ),
    why=(
        "小微企业包含在中小企业之内，部分大于整体说明两个数至少有一个填错。",
        "The former are a part of the latter: a part above its whole means that one of the two is wrong.",
    ),
    basis=_ACCOUNTS,
    verify=("比较两个合同金额。", "Compare the two amounts."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed}{unit}，超过授予中小企业合同金额 {expected}{unit}。",
        "{what} is printed as {printed} {unit}, more than the {expected} of small and medium firms.",
    ),
    example=[
        amount(_PROCUREMENT, "授予中小企业合同金额", "executed", "10.00"),
        amount(_PROCUREMENT, "授予小微企业合同金额", "executed", "12.00"),
    ],
)
def contracts(tables: Tables) -> list[Relations]:
    frame = wide(tables, ("to_smaller", "to_smallest")).drop_nulls(["to_smaller", "to_smallest"])
    return [at_most(frame, "to_smallest", "to_smaller")]
