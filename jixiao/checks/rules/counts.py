"""Counts of projects: what the prose says against what is listed and what is attached."""

import polars as pl

from ..example import amount, fund, project
from ..lists import MONEY, in_lists, told, whole_passages
from ..relations import Relations, given, total
from ..rule import EXACT, INTERVAL, rule
from ..tables import Tables
from ..totals import TOTAL_WORDS

_EVALUATION = ("部门整体支出绩效自评报告的资金落实情况", "the part on projects of a self-evaluation report")
_PASSAGE = ["report", "passage"]
_PLACE = "资金落实情况"


def _counts(tables: Tables, *kinds: str) -> pl.DataFrame:
    """One row a passage that gives each of these counts once: their cells."""
    found = told(tables).filter(pl.col("measure") == "count", pl.col("kind").is_in(kinds))
    rows = found.group_by(_PASSAGE, maintain_order=True).agg(
        *(pl.col("cell").filter(pl.col("kind") == kind).alias(kind) for kind in kinds)
    )
    once = pl.all_horizontal(pl.col(kind).list.len() == 1 for kind in kinds)
    return rows.filter(once).with_columns(pl.col(kind).list.first() for kind in kinds)


@rule(
    "counts-started",
    "error",
    group="counts",
    name=("开展与未开展项目", "projects started and not started"),
    meaning=("项目总数 = 开展的项目 + 未开展的项目。", "All projects = those started + those not started."),
    why=(
        "个数对不上，说明有项目漏列或改了一处没改另一处。",
        "A project was left out, or one figure was not brought up to date.",
    ),
    basis=_EVALUATION,
    verify=("把开展和未开展的个数相加，与总数比较。", "Add up those started and not started and compare."),
    tolerance=EXACT,
    sentence=(
        "{what}印作 {printed} 个，开展和未开展的项目相加是 {expected} 个。",
        "{what}: {printed} are stated; those started and not started make {expected}.",
    ),
    example=[
        amount(_PLACE, "调整后项目", "count", "9", "个"),
        amount(_PLACE, "项目未开展", "count", "3", "个"),
        amount(_PLACE, "项目开展", "count", "5", "个"),
    ],
)
def started(tables: Tables) -> list[Relations]:
    return [total(_counts(tables, "adjusted", "idle", "running"), "adjusted", ["idle", "running"])]


def _lists(tables: Tables) -> pl.DataFrame:
    """One row a list: the cell of the count that heads it, what it says, how many entries follow, their names."""
    rows = in_lists(tables).group_by("report", "run", maintain_order=True)
    lists = rows.agg(pl.first("count", "count_cell"), entries=pl.len(), names="name")
    return lists.with_columns(stated=pl.col("count").cast(pl.Int64).cast(pl.String))


_OF_LISTS: dict[str, tuple[str, str]] = {
    "basis": _EVALUATION,
    "verify": ("数一数所列的项目。", "Count the projects that are listed."),
    "tolerance": EXACT,
    "sentence": (
        "{what}印作 {stated} 个，下面列出的是 {entries} 个。",
        "{what}: {stated} are stated, {entries} are listed below.",
    ),
}


@rule(
    "counts-listed",
    "error",
    group="counts",
    name=("列出的项目多于所说个数", "more projects listed than stated"),
    meaning=("列出的项目不多于前面说的个数。", "No more projects are listed than the text before the list says."),
    why=("多列的项目没有计入合计。", "Those listed beyond the count are in no total."),
    example=[
        amount(_PLACE, "项目未开展", "count", "1", "个"),
        project(1, name="道路养护", started=False),
        fund("total", 1, original_budget="20.00", final_budget="20.00", executed="0.00"),
        project(2, name="桥梁加固", started=False),
        fund("total", 2, original_budget="10.00", final_budget="10.00", executed="0.00"),
    ],
    **_OF_LISTS,
)
def not_more(tables: Tables) -> list[Relations]:
    frame = _lists(tables).with_columns(holds=pl.col("entries") <= pl.col("count"))
    return [given(frame, "holds", "count_cell", lists=["names"], details=["stated", "entries"])]


@rule(
    "counts-listed-all",
    "warning",
    group="counts",
    name=("列出的项目少于所说个数", "fewer projects listed than stated"),
    meaning=("前面说了几个项目，就列出几个。", "As many projects are listed as the text before the list says."),
    why=("没有列出的项目无从核对。", "What is not listed cannot be checked."),
    example=[
        amount(_PLACE, "项目开展", "count", "2", "个"),
        project(1, name="道路养护", started=True),
        fund("total", 1, original_budget="20.00", final_budget="20.00", executed="10.00"),
    ],
    **_OF_LISTS,
)
def not_fewer(tables: Tables) -> list[Relations]:
    # an entry that could not be read is as good a reason as one that was left out: a warning
    frame = _lists(tables).with_columns(holds=pl.col("entries") >= pl.col("count"))
    return [given(frame, "holds", "count_cell", lists=["names"], details=["stated", "entries"])]


def _listed_example(*totals: tuple[str, str, str, str | None]) -> list[object]:
    """Two projects planned and one added, listed in full, beneath these figures of the summary."""
    entries = (
        ("道路养护", "60.00", "50.00", "40.00"),
        ("桥梁加固", "40.00", "40.00", "40.00"),
        ("护栏", "0", "30.00", "30.00"),
    )
    rows: list[object] = [amount(_PLACE, item, measure, value, unit) for item, measure, value, unit in totals]
    for seq, (name, original, final, executed) in enumerate(entries, 1):
        rows.append(project(seq, name=name, started=True))
        rows.append(fund("total", seq, original_budget=original, final_budget=final, executed=executed))
    return rows


_ALL, _RUNNING = ("调整后项目", "count", "3", "个"), ("项目开展", "count", "3", "个")


@rule(
    "counts-list-totals",
    "error",
    group="counts",
    name=("项目合计与清单", "totals against the list"),
    meaning=(
        "项目的年初预算、全年预算和执行合计 = 所列项目相加。",
        "Totals of original budget, final budget and execution = the sum of the listed projects.",
    ),
    basis=_EVALUATION,
    example=_listed_example(("调整后项目", "final_budget", "125.00", "万元"), _ALL, _RUNNING),
    **TOTAL_WORDS,
)
def list_totals(tables: Tables) -> list[Relations]:
    head = {"original_budget": "planned", "final_budget": "adjusted", "executed": "adjusted"}
    cells = [pl.col(name) for name in MONEY]
    lists = whole_passages(tables).group_by(_PASSAGE, maintain_order=True).agg(cells)
    made = []
    for measure, kind in head.items():
        stated = told(tables).filter(pl.col("kind") == kind, pl.col("measure") == measure)
        frame = stated.join(lists.select(*_PASSAGE, parts=measure), on=_PASSAGE, maintain_order="left")
        made.append(_sum(frame))
    return made


def _sum(frame: pl.DataFrame) -> Relations:
    """cell = Σ parts; cannot be assessed where one of the parts is not printed."""
    printed = ~pl.col("parts").list.eval(pl.element().is_null()).list.any()
    return total(frame.with_columns(cell=pl.when(printed).then("cell")), "cell", printed=["parts"])


def _by_budget(tables: Tables) -> pl.DataFrame:
    """The entries of whole passages by whether they were planned, where all of them say so."""
    rows = whole_passages(tables).filter(pl.col("original").is_not_null().all().over(_PASSAGE))
    return rows.with_columns(kind=pl.when(pl.col("original") > 0).then(pl.lit("planned")).otherwise(pl.lit("added")))


@rule(
    "counts-added",
    "warning",
    group="counts",
    name=("年初安排和年中追加的项目", "projects planned and added"),
    meaning=(
        "清单中有年初预算的是年初安排的项目，没有的是年中追加的项目。",
        "Listed projects with an original budget are those planned, those without it were added during the year.",
    ),
    why=("分类的个数与清单不符，追加了哪些项目就说不清。", "Otherwise it is not clear which projects were added."),
    basis=_EVALUATION,
    verify=(
        "数一数清单中年初预算为零和不为零的项目。",
        "Count the listed projects with and without an original budget.",
    ),
    tolerance=EXACT,
    sentence=(
        "{what}印作 {stated} 个，按清单中有无年初预算来数是 {entries} 个。",
        "{what}: {stated} are stated; by the original budgets of the list there are {entries}.",
    ),
    example=_listed_example(("年中追加预算项目", "count", "2", "个"), _ALL, _RUNNING),
)
def added(tables: Tables) -> list[Relations]:
    passages = _by_budget(tables).select(_PASSAGE).unique(maintain_order=True)
    entries = _by_budget(tables).group_by(*_PASSAGE, "kind").agg(entries=pl.len(), names="name")
    counts = told(tables).filter(pl.col("measure") == "count", pl.col("kind").is_in(["planned", "added"]))
    frame = counts.join(passages, on=_PASSAGE, how="semi").join(
        entries, on=[*_PASSAGE, "kind"], how="left", maintain_order="left"
    )
    frame = frame.with_columns(
        pl.col("entries").fill_null(0), stated=pl.col("value").cast(pl.Int64).cast(pl.String)
    ).with_columns(holds=pl.col("entries") == pl.col("value"))
    return [given(frame, "holds", "cell", lists=["names"], details=["stated", "entries"])]


@rule(
    "counts-added-money",
    "warning",
    group="counts",
    name=("年中追加金额与清单", "money added against the list"),
    meaning=(
        "年中追加的金额 = 清单中没有年初预算的项目的全年预算之和。",
        "The money of projects added = the final budgets of the listed ones without an original budget.",
    ),
    why=(
        "追加金额里可能扣减了别的项目的调减，应在报告里说明。",
        "Cuts of other projects may have been taken off it, which the report should say.",
    ),
    basis=_EVALUATION,
    verify=("把清单中年初预算为零的项目的全年预算相加。", "Add up the final budgets of those without an original one."),
    tolerance=INTERVAL,
    sentence=TOTAL_WORDS["sentence"],
    example=_listed_example(("年中追加预算项目", "adjustment", "20.00", "万元"), _ALL, _RUNNING),
)
def added_money(tables: Tables) -> list[Relations]:
    rows = _by_budget(tables).filter(pl.col("kind") == "added")
    lists = rows.group_by(_PASSAGE, maintain_order=True).agg(parts="final_budget")
    stated = told(tables).filter(pl.col("kind") == "added", pl.col("measure") == "adjustment")
    return [_sum(stated.join(lists, on=_PASSAGE, maintain_order="left"))]
