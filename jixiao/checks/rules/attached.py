"""Forms attached to a report: how many the prose says there are, and the totals that it gives for them."""

import polars as pl

from ..accounts import accounts, distinct, prepared
from ..example import amount, fund, indicator, project
from ..lists import MONEY, forms
from ..relations import Relations, given, total
from ..rule import EXACT, rule
from ..tables import Tables
from ..totals import TOTAL_WORDS

_ACCOUNTS = (
    "决算公开说明的预算绩效情况和所附自评表",
    "the part on performance of the accounts, and the forms attached",
)
_PERFORMANCE = "预算绩效的情况"
_EVALUATED = r"项目.*(?:自评|绩效评价)|(?:自评|绩效评价)(?:的)?项目"
_OTHER = r"整体|部门评价|单位评价|重点|财政评价|抽查|复评|复核|目标|监控|跟踪"
"""Evaluations that are made of other things, or by others, than the forms attached."""


def _stated(tables: Tables) -> pl.DataFrame:
    """What the prose says of the projects evaluated; nothing where it gives two counts, as of all and of some."""
    return prepared(tables, "projects evaluated", _evaluated)


def _evaluated(tables: Tables) -> pl.DataFrame:
    figures, item = accounts(tables), pl.col("item")
    names = distinct(figures, "item").filter(item.str.contains(_EVALUATED), ~item.str.contains(_OTHER))
    found = figures.join(names, on="item", how="semi", maintain_order="left")
    counts = found.filter(pl.col("measure") == "count", pl.col("unit").is_in(["个", "项"]))
    once = counts.filter(pl.col("value").n_unique().over("report") == 1)
    of = once.unique("report", keep="first", maintain_order=True).select(
        "report", "item", count="value", count_cell="cell"
    )
    return found.join(of, on=["report", "item"], maintain_order="left")


def _attached(tables: Tables) -> pl.DataFrame:
    """One row a report with forms of projects: how many, whether any is damaged, the cells of their totals."""
    return forms(tables).group_by("report").agg(*MONEY, attached=pl.len(), unsure=pl.col("damaged").any())


_FORMS = [
    project(1, name="道路养护", total_weight="100"),
    fund("total", 1, label="年度资金总额", original_budget="60.00", final_budget="60.00", executed="50.00"),
    indicator(1, 1, name="养护里程"),
    project(2, name="桥梁加固", total_weight="100"),
    fund("total", 2, label="年度资金总额", original_budget="40.00", final_budget="40.00", executed="40.00"),
    indicator(1, 2, name="加固桥梁"),
]


@rule(
    "counts-forms",
    "warning",
    group="counts",
    name=("评价项目与所附自评表", "projects evaluated and forms attached"),
    meaning=(
        "说评价了几个项目，就附几张项目自评表。",
        "As many forms of projects are attached as projects are said to be evaluated.",
    ),
    why=(
        "没有附表的项目无从核对；多出的表没有计入合计。",
        "Without its form a project cannot be checked; a form too many is in no total.",
    ),
    basis=_ACCOUNTS,
    verify=("数一数所附的项目支出绩效自评表。", "Count the self-evaluation forms of projects."),
    tolerance=EXACT,
    sentence=(
        "{what}印作 {stated} 个，所附的项目自评表是 {attached} 张。",
        "{what}: {stated} are stated, {attached} forms are attached.",
    ),
    example=[amount(_PERFORMANCE, "预算绩效评价项目", "count", "3", "个"), *_FORMS],
)
def number(tables: Tables) -> list[Relations]:
    counts = _stated(tables).filter(pl.col("measure") == "count").unique("report", keep="first", maintain_order=True)
    frame = counts.join(_attached(tables), on="report", maintain_order="left")
    agree = pl.col("attached") == pl.col("count")
    # among damaged forms one may be lost, or one may be read as two
    frame = frame.with_columns(
        holds=pl.when(agree | ~pl.col("unsure")).then(agree), stated=pl.col("count").cast(pl.Int64).cast(pl.String)
    )
    return [given(frame, "holds", "count_cell", details=["stated", "attached"])]


@rule(
    "counts-form-totals",
    "error",
    group="counts",
    name=("评价项目合计与自评表", "totals of the projects evaluated"),
    meaning=(
        "评价项目的预算和执行合计 = 各张项目自评表的资金总额相加。",
        "Budget and execution of the projects evaluated = the sum of the totals of their forms.",
    ),
    basis=_ACCOUNTS,
    example=[
        amount(_PERFORMANCE, "预算绩效评价项目", "count", "2", "个"),
        amount(_PERFORMANCE, "预算绩效评价项目", "final_budget", "130.00"),
        *_FORMS,
    ],
    **TOTAL_WORDS,
)
def form_totals(tables: Tables) -> list[Relations]:
    frame = _stated(tables).join(_attached(tables), on="report", maintain_order="left")
    # only where every one of them is attached: else the forms are fewer, and the sum is none
    whole = frame.filter(pl.col("attached") == pl.col("count"), pl.col("unit") == "万元")
    made = []
    for measure in MONEY:
        printed = ~pl.col(measure).list.eval(pl.element().is_null()).list.any()
        of = whole.filter(pl.col("measure") == measure)
        made.append(total(of.with_columns(cell=pl.when(printed).then("cell")), "cell", printed=[measure]))
    return made
