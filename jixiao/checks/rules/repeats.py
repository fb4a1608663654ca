"""One quantity printed in several places."""

import polars as pl

from ..accounts import accounts, distinct, prepared
from ..example import amount
from ..relations import Relations, given, same
from ..rule import EXACT, INTERVAL, rule
from ..tables import Tables

_REPORT = ("同一份报告的前后文", "one report, here and there")
_VERIFY = ("在报告里找到两处，对照原始账表。", "Find both places and compare with the books.")
_SCOPES = (
    ("政府性基金", "government_fund"),
    ("国有资本", "state_capital"),
    ("一般公共预算", "general"),
    ("财政拨款", "fiscal"),
)
"""Words in a section's or an item's name → the budget that a figure there is of."""
_OF_ONE_PLACE = ("change", "change_pct", "share_pct", "adjustment_pct", "variance_pct", "execution_pct")


def _repeated(tables: Tables) -> pl.DataFrame:
    """Figures printed more than once in a report: each but the one that stands for all, with that one beside it.

    One that stands for all is the value printed most often, of several such the first.
    """
    counted = pl.col("measure") == "count"
    figures = (
        accounts(tables)
        .filter(pl.col("kind").is_not_null(), ~pl.col("measure").is_in(_OF_ONE_PLACE), pl.col("kind") != "vehicle")
        .pipe(_with_scope)
        # what is counted is told apart by its name: projects begun with and projects added are both projects
        .with_columns(kind=pl.when(counted).then("item").otherwise("kind"))
    )
    by = ["report", "scope", "kind", "measure", "unit"]
    first = {f"other_{name}": pl.col(name).first() for name in ("at", "decimals")}
    most = (
        figures.group_by(*by, other_value="value", maintain_order=True)
        .agg(times=pl.len(), other=pl.col("cell").first(), **first)
        .sort("times", "other_at", descending=[True, False])
        .unique(by, keep="first")
    )
    return figures.join(most, on=by, nulls_equal=True, maintain_order="left").filter(pl.col("cell") != pl.col("other"))


def _with_scope(figures: pl.DataFrame) -> pl.DataFrame:
    """With `scope`, which budget a figure is of: basic expenditure of all funds and of the general budget are two
    quantities."""
    named = {
        column: distinct(figures, column).with_columns(
            pl.coalesce(
                *(pl.when(pl.col(column).str.contains(word, literal=True)).then(pl.lit(of)) for word, of in scopes)
            ).alias(f"of_{column}"),
            is_first=pl.col(column).str.contains("年初", literal=True),
        )
        for column, scopes in (("item", _SCOPES[:3]), ("section", _SCOPES))
    }
    # these are of one scope wherever they stand: they are defined by it
    own = pl.col("kind").is_in(
        ["general", "government_fund", "state_capital", "fiscal", "fiscal_income", "procurement"]
    )
    three = pl.col("kind").is_in(["three", "abroad", "cars", "car_purchase", "car_running", "receptions"])
    # what was spent of the year's first budget is not what was spent
    first = pl.col("is_first") & (pl.col("measure") == "executed")
    scope = pl.when(own | three).then(pl.lit("own")).otherwise(pl.coalesce("of_item", "of_section", pl.lit("all")))
    return (
        figures.join(named["item"].drop("is_first"), on="item", how="left", maintain_order="left")
        .join(named["section"], on="section", how="left", maintain_order="left")
        .with_columns(scope=pl.when(first).then(pl.lit("first budget")).otherwise(scope))
        .drop("of_item", "of_section", "is_first")
    )


def _differs_in_last_digit() -> pl.Expr:
    """Both printed to the same decimals and one unit of the last apart: too little for a mistake in the matter."""
    unit = pl.lit(10.0).pow(-pl.col("decimals").cast(pl.Float64))
    one_apart = ((pl.col("value") - pl.col("other_value")).abs() - unit).abs() < unit / 1000
    return one_apart & (pl.col("decimals") == pl.col("other_decimals")) & (pl.col("decimals") > 0)


@rule(
    "repeats-values",
    "error",
    group="repeats",
    name=("前后两个数", "two values of one figure"),
    meaning=("同一口径的同一个数，前后应当一致。", "One figure of one scope is the same wherever it is printed."),
    why=("前后不一，读者不知道哪个对，引用就会出错。", "With two values nobody knows which to quote."),
    basis=_REPORT,
    verify=_VERIFY,
    tolerance=INTERVAL,
    sentence=(
        "{what}在这里印作 {printed}{unit}，别处印作 {expected}{unit}。",
        "{what} is printed here as {printed} {unit}, elsewhere as {expected}.",
    ),
    example=[
        amount("预算调整情况", "项目支出", "final_budget", "100.00"),
        amount("预算执行情况", "项目支出", "final_budget", "120.00"),
    ],
)
def values(tables: Tables) -> list[Relations]:
    return [same(prepared(tables, "repeats", _repeated).filter(~_differs_in_last_digit()), "cell", "other")]


@rule(
    "repeats-last-digit",
    "note",
    group="repeats",
    name=("尾数不一", "last digits"),
    meaning=("同一个数前后的尾数应当一致。", "The last digit of one figure is the same wherever it is printed."),
    why=(
        "多为四舍五入的先后不同，不影响结论，但会被问到。",
        "Mostly rounded on different ways; it will be asked about.",
    ),
    basis=_REPORT,
    verify=_VERIFY,
    tolerance=EXACT,
    sentence=("{what}前后印的尾数不同：{one} 和 {other}。", "The last digit of {what} differs: {one} and {other}."),
    example=[
        amount("预算调整情况", "项目支出", "final_budget", "100.00"),
        amount("预算执行情况", "项目支出", "final_budget", "100.01"),
    ],
)
def last_digit(tables: Tables) -> list[Relations]:
    frame = prepared(tables, "repeats", _repeated).filter(_differs_in_last_digit()).with_columns(holds=pl.lit(False))
    told = frame.with_columns(
        one=pl.col("value").round(2).cast(pl.String), another=pl.col("other_value").round(2).cast(pl.String)
    )
    return [
        given(
            told.rename({"other": "other_cell", "another": "other"}),
            "holds",
            "cell",
            ["other_cell"],
            details=["one", "other"],
        )
    ]


@rule(
    "repeats-work-figures",
    "warning",
    group="repeats",
    name=("工作数据前后不一", "work figures that differ"),
    meaning=(
        "同一项工作的同一个数，在报告各处应当一致。",
        "A figure of one piece of work is the same in every part of the report.",
    ),
    why=(
        "常见的原因是年中监控的数没有改成年末数。",
        "Often a figure of the mid-year monitoring that was not brought up to the year's end.",
    ),
    basis=_REPORT,
    verify=("核对两处说的是不是同一时点的同一件事。", "See whether both speak of the same thing at the same time."),
    tolerance=INTERVAL,
    sentence=(
        "“{what}”在这里是 {printed}{unit}，别处是 {expected}{unit}。",
        '"{what}" is {printed} {unit} here and {expected} elsewhere.',
    ),
    example=[
        amount("年度重点工作", "收取土地出让收入", "value", "11169"),
        amount("履职效能", "收取土地出让收入", "value", "12197.33"),
    ],
)
def work_figures(tables: Tables) -> list[Relations]:
    by = ["report", "item", "measure", "unit"]
    figures = (
        accounts(tables)
        .filter(pl.col("kind").is_null(), ~pl.col("is_class"), pl.col("measure").is_in(["value", "count"]))
        .filter(pl.col("unit").is_not_null())
        # printed twice in one section, it is of two things that the section tells apart
        .filter(pl.len().over([*by, "section"]) == 1, pl.col("section").n_unique().over(by) > 1)
        .sort("at")
    )
    last = figures.unique(by, keep="last", maintain_order=True).select(*by, other="cell", last="at")
    frame = figures.join(last, on=by, maintain_order="left").filter(pl.col("at") < pl.col("last"))
    return [same(frame, "cell", "other")]


@rule(
    "repeats-whole-form",
    "warning",
    group="repeats",
    name=("整体自评表与决算", "whole-department form against accounts"),
    meaning=(
        "部门整体支出绩效自评表的预算和执行总额，应与同年决算的收入总计、本年支出相称。",
        "Budget and execution of the whole-department form match total income and expenditure of the same accounts.",
    ),
    why=(
        "两套总额差得多，多半是口径（是否含下级、含非财政资金）不同，应在报告里说明。",
        "Totals far apart are mostly of two scopes, which the report should explain.",
    ),
    basis=("决算公开说明与所附自评表", "accounts and the forms printed with them"),
    verify=(
        "对照决算总表和整体自评表的资金总额。",
        "Compare the summary table of the accounts with the form's totals.",
    ),
    tolerance=INTERVAL,
    sentence=(
        "{what}是 {printed}{unit}，同年决算是 {expected}{unit}。",
        "{what} is {printed} {unit}; the accounts of the same year say {expected}.",
    ),
    example=[
        amount("收入支出决算总体情况", "本年支出合计", "executed", "100.00"),
        amount("预算绩效的情况", "整体支出绩效自评表", "executed", "250.00"),
    ],
)
def whole_form(tables: Tables) -> list[Relations]:
    found = accounts(tables)
    names = distinct(found, "item").filter(pl.col("item").str.contains("整体支出.*(?:自评|评价)"))
    form = found.join(names, on="item", how="semi", maintain_order="left")
    kinds = {"final_budget": "income_total", "executed": "expenditure"}
    of_accounts = (
        found.filter(pl.col("measure") == "executed", pl.col("kind").is_in(list(kinds.values())))
        .pipe(_with_scope)
        .filter(pl.col("scope") == "all")
        .unique(["report", "kind"], keep="first", maintain_order=True)
        .select("report", "kind", other="cell")
    )
    frame = (
        form.filter(pl.col("measure").is_in(list(kinds)))
        .with_columns(kind=pl.col("measure").replace_strict(kinds, default=None))
        .join(of_accounts, on=["report", "kind"], maintain_order="left")
    )
    return [same(frame, "cell", "other")]
