"""Sums along the functional classification and the budgets: items, classes, funds."""

import polars as pl

from ..accounts import accounts, folded, measured
from ..example import amount, function
from ..relations import Relations, total
from ..rule import rule
from ..tables import Tables
from ..totals import TOTAL_WORDS
from ..wholes import ALL_BUT_ROUNDING

_ACCOUNTS = ("部门决算公开的说明", "the explanation of a department's accounts")
_FUNDS = {"一般公共预算": "general", "政府性基金": "government_fund"}
_TOTAL = amount("一般公共预算财政拨款支出决算总体情况", "一般公共预算财政拨款支出", "executed", "100.00")
_ITEMS = (
    {"fund": "一般公共预算", "seq": 1, "class_": "教育支出", "subclass": "普通教育", "item": "小学教育"},
    {"fund": "一般公共预算", "seq": 2, "class_": "教育支出", "subclass": "普通教育", "item": "初中教育"},
)


def _items(tables: Tables) -> pl.DataFrame:
    """The items of each fund whose list was read whole: numbered through without a gap."""
    items = (
        tables["functions"]
        .filter(pl.col("item").is_not_null(), pl.col("class").is_not_null())
        .with_columns(
            name=_class("class"),
            spent=tables.cell("functions", "executed"),
            changed=tables.cell("functions", "change"),
        )
    )
    number = pl.col("seq")
    whole = (number.n_unique() == pl.len()) & (number.min() == 1) & (number.max() == pl.len())
    return items.filter(whole.over("report", "fund").fill_null(False))


def _class(column: str) -> pl.Expr:
    """教育支出, 教育支出(类), 教育(类)支出: one class."""
    return folded(column).str.replace("(类)", "", literal=True).str.strip_suffix("支出")


def _complete(cells: str) -> pl.Expr:
    return ~pl.col(cells).list.eval(pl.element().is_null()).list.any()


@rule(
    "sums-functions",
    "error",
    group="sums",
    name=("功能分类", "functional classification"),
    meaning=("类的支出 = 其下各项支出之和。", "Expenditure of a class = the sum of its items."),
    basis=_ACCOUNTS,
    example=[
        amount("一般公共预算财政拨款支出决算结构情况", "教育支出(类)", "executed", "100.00"),
        function(**_ITEMS[0], executed="60.00"),
        function(**_ITEMS[1], executed="45.00"),
    ],
    **TOTAL_WORDS,
)
def functions(tables: Tables) -> list[Relations]:
    classes = accounts(tables).filter(
        "is_class", pl.col("measure") == "executed", pl.col("section").str.contains("一般公共预算")
    )
    place = ["report", "name"]
    items = _items(tables).filter(pl.col("fund") == "一般公共预算").group_by(place).agg(parts="spent")
    whole = classes.with_columns(name=_class("item"))
    whole = whole.unique(place, keep="first", maintain_order=True).join(items, on=place, maintain_order="left")
    # an item without a printed amount makes the class one that cannot be assessed
    return [total(whole.with_columns(cell=pl.when(_complete("parts")).then("cell")), "cell", printed=["parts"])]


def _of_fund(tables: Tables, measure: str, cells: str) -> pl.DataFrame:
    """The printed total of each fund beside the cells of its items, where all of them are printed."""
    found = accounts(tables).filter(pl.col("measure") == measure, pl.col("unit") == "万元")
    whole = found.unique(["report", "kind"], keep="first", maintain_order=True).select("report", "kind", "cell")
    parts = _items(tables).group_by("report", "fund").agg(parts=cells)
    parts = parts.with_columns(kind=pl.col("fund").replace_strict(_FUNDS, default=None)).filter(_complete("parts"))
    return whole.join(parts, on=["report", "kind"], maintain_order="left")


@rule(
    "sums-items",
    "error",
    group="sums",
    name=("项级支出合计", "sum of items"),
    meaning=(
        "一般公共预算（政府性基金）支出 = 所列各项支出之和。",
        "Expenditure from the general budget, or from government funds = the sum of the listed items.",
    ),
    basis=_ACCOUNTS,
    example=[_TOTAL, function(**_ITEMS[0], executed="60.00"), function(**_ITEMS[1], executed="45.00")],
    **TOTAL_WORDS,
)
def items(tables: Tables) -> list[Relations]:
    return [total(_of_fund(tables, "executed", "spent"), "cell", printed=["parts"])]


@rule(
    "sums-changes",
    "warning",
    group="sums",
    name=("各项增减合计", "sum of changes"),
    meaning=(
        "支出比上年的增减额 = 所列各项增减额之和；上年有、本年没有的项也应列出。",
        "The change of expenditure on last year = the sum of the items' changes, those that ended included.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount("一般公共预算财政拨款支出决算总体情况", "一般公共预算财政拨款支出", "change", "30.00"),
        function(**_ITEMS[0], change="10.00"),
        function(**_ITEMS[1], change="15.00"),
    ],
    **TOTAL_WORDS,
)
def changes(tables: Tables) -> list[Relations]:
    return [total(_of_fund(tables, "change", "changed"), "cell", printed=["parts"])]


@rule(
    "sums-classes",
    "error",
    group="sums",
    name=("各类支出合计", "sum of classes"),
    meaning=(
        "一般公共预算财政拨款支出 = 各类支出之和。",
        "Expenditure from the general public budget = the sum of its classes.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount("一般公共预算财政拨款支出决算总体情况", "一般公共预算财政拨款支出", "executed", "100.00"),
        amount("一般公共预算财政拨款支出决算结构情况", "教育支出(类)", "executed", "60.00"),
        amount("一般公共预算财政拨款支出决算结构情况", "交通运输支出(类)", "executed", "45.00"),
    ],
    **TOTAL_WORDS,
)
def classes(tables: Tables) -> list[Relations]:
    found = measured(tables, "executed")
    parts = (
        found.filter("is_class", pl.col("section").str.contains("一般公共预算"))
        .unique(["report", "section", "item"], keep="first", maintain_order=True)
        .group_by("report", "section", maintain_order=True)
        .agg(parts="cell")
        .filter(pl.col("parts").list.len() > 1)
        .unique("report", keep="first", maintain_order=True)
    )
    shares = accounts(tables).filter("is_class", pl.col("measure") == "share_pct").group_by("report", "section")
    # shares short of the whole: a class was not read
    short = shares.agg(pl.col("value").sum()).filter(pl.col("value") < ALL_BUT_ROUNDING)
    whole = found.filter(pl.col("kind") == "general").unique("report", keep="first", maintain_order=True)
    read = whole.join(parts.join(short, on=["report", "section"], how="anti"), on="report", maintain_order="left")
    return [total(read, "cell", printed=["parts"])]


@rule(
    "sums-fiscal",
    "error",
    group="sums",
    name=("财政拨款支出构成", "parts of fiscal expenditure"),
    meaning=(
        "财政拨款支出 = 一般公共预算 + 政府性基金 + 国有资本经营预算的支出。",
        "Fiscal expenditure = that from the general budget + government funds + state capital.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount("财政拨款收入支出决算总体情况", "本年财政拨款支出", "executed", "110.00"),
        amount("一般公共预算财政拨款支出决算总体情况", "一般公共预算财政拨款支出", "executed", "100.00"),
        amount("政府性基金预算财政拨款收入支出决算情况", "政府性基金预算财政拨款支出", "executed", "15.00"),
    ],
    **TOTAL_WORDS,
)
def fiscal(tables: Tables) -> list[Relations]:
    found = measured(tables, "executed")
    of_year = pl.col("item").str.contains("^本年(财政拨款)?支出$")
    kind = (
        pl.when(pl.col("item").str.contains("^(?:本年)?财政拨款支出$"))
        .then(pl.lit("fiscal"))
        .when(of_year & pl.col("section").str.contains("^政府性基金"))
        .then(pl.lit("government_fund"))
        .when(pl.col("kind").is_in(["general", "government_fund", "state_capital"]))
        .then("kind")
    )
    kinds = ("fiscal", "general", "government_fund", "state_capital")
    named = found.with_columns(kind=kind).drop_nulls("kind")
    first = named.group_by("report", maintain_order=True).agg(
        *(pl.col("cell").filter(pl.col("kind") == kind).first().alias(kind) for kind in kinds)
    )
    # a report that prints no expenditure of funds may still have some, unless it says that there is none
    none = tables["amounts"].filter(
        pl.col("value").is_null(), pl.col("measure") == "executed", pl.col("item").str.contains("^政府性基金预算")
    )
    frame = first.join(
        none.select("report", none=True).unique("report"), on="report", how="left", maintain_order="left"
    )
    frame = frame.drop_nulls(["fiscal", "general"]).filter(
        pl.col("government_fund").is_not_null() | pl.col("none").fill_null(False)
    )
    return [total(frame, "fiscal", printed=kinds[1:])]
