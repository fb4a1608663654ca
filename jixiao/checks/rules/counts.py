"""Counts and totals of projects: what the prose states against the lists and forms that follow."""

import polars as pl

from ..accounts import accounts, prepared
from ..example import amount, fund, project
from ..relations import Relations, given, total
from ..rule import EXACT, INTERVAL, rule
from ..tables import Tables
from .funds import totals

_REPORT = ("报告正文与所附的项目清单、自评表", "the text of a report against its lists and forms of projects")
_ALL = r"预算绩效评价项目|项目(?:支出)?绩效自评表?|调整后项目|(?:本年度?)?项目(?:总数|合计)"
_FIRST, _ADDED = "年初安排(?:预算)?项目", "年中追加(?:预算)?项目"
_IDLE, _BEGUN = "项目未开展|未开展(?:的)?项目", "项目开展|(?:已)?开展(?:的)?项目"
_BUDGETS = ("original_budget", "final_budget", "executed")


def _passages(tables: Tables) -> pl.DataFrame:
    """Where a passage that states how many projects there are begins: each is followed by its own list."""
    stated = _counted(tables, f"{_ALL}|{_FIRST}|{_ADDED}").filter(pl.col("line").is_not_null())
    first = stated.group_by("report", "line").agg(pl.col("place").min())
    return first.select("report", "place", passage="line").sort("place")


def _projects(tables: Tables) -> pl.DataFrame:
    """The projects of each passage, each once, with their total amounts and cells."""
    money = totals(tables).select(
        "project_id",
        *_BUDGETS,
        *(f"{name}_cell" for name in _BUDGETS),
        damaged_fund="damaged",
    )
    rows = tables["projects"].with_columns(name_cell=tables.cell("projects", "name"))
    joined = _in_passage(tables, rows.join(money, on="project_id", how="left", maintain_order="left"))
    # the same name with the same budgets is the same project told again; without a name it is one of its own
    same = joined.with_columns(key=pl.coalesce("name", "project_id"))
    return same.unique(["report", "passage", "key", *_BUDGETS], keep="first", maintain_order=True).drop("key")


def _in_passage(tables: Tables, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the passage that they stand in: the last that began before, else the report's first."""
    passages = _passages(tables)
    first = passages.group_by("report").agg(first_passage=pl.col("passage").min())
    placed = rows.sort("place", nulls_last=True).join_asof(
        passages, on="place", by="report", strategy="backward", check_sortedness=False
    )
    of_first = placed.join(first, on="report", how="left", maintain_order="left")
    return of_first.with_columns(passage=pl.coalesce("passage", "first_passage").fill_null(0))


def _counted(tables: Tables, item: str) -> pl.DataFrame:
    """Counts of projects that the prose states under names that match."""
    found = accounts(tables).filter(pl.col("measure") == "count", pl.col("item").str.contains(f"^(?:{item})$"))
    return found.filter(pl.col("unit").is_null() | (pl.col("unit") == "个"))


_COUNT_WORDS = {
    "basis": _REPORT,
    "tolerance": EXACT,
    "sentence": (
        "{what}印作 {stated} 个，后文列出 {listed} 个。",
        "{what} is printed as {stated}; {listed} are told after it.",
    ),
}


def _counting(tables: Tables, item: str, of: pl.DataFrame) -> list[Relations]:
    """The stated count = how many projects of a kind the report lists, where it lists any at all."""
    by = ["report", "passage"]
    lists = prepared(tables, "projects", _projects).group_by(by).agg(all=pl.len())
    listed = of.group_by(by).agg(listed=pl.len(), names="name_cell")
    frame = (
        _in_passage(tables, _counted(tables, item))
        .join(lists, on=by, maintain_order="left")
        .join(listed, on=by, how="left", maintain_order="left")
        .with_columns(pl.col("listed").fill_null(0), stated=pl.col("value").cast(pl.Int64))
    )
    return [
        given(
            frame.with_columns(holds=pl.col("stated") == pl.col("listed")),
            "holds",
            "cell",
            details=["stated", "listed"],
        )
    ]


@rule(
    "counts-projects",
    "error",
    group="counts",
    name=("项目个数", "number of projects"),
    meaning=("正文所说的项目个数，等于所列项目或所附自评表的个数。", "As many projects are listed as the text says."),
    why=("少一个，就有一个项目没有公开自评结果。", "One short, and a project's evaluation is not published."),
    verify=("数一数清单或自评表。", "Count the list or the forms."),
    example=[
        amount("预算绩效的情况", "预算绩效评价项目", "count", "3", "个"),
        project(1, name="道路养护"),
        project(2, name="桥梁检测"),
    ],
    **_COUNT_WORDS,
)
def projects(tables: Tables) -> list[Relations]:
    return _counting(tables, _ALL, prepared(tables, "projects", _projects))


@rule(
    "counts-begun",
    "error",
    group="counts",
    name=("开展与未开展", "begun and not begun"),
    meaning=(
        "未开展、已开展的项目个数，等于清单里未开展、已开展的个数。",
        "As many projects have begun, and have not, as the text says.",
    ),
    why=("个数不符，未开展项目的原因就说不全。", "If not, some reasons for not beginning are missing."),
    verify=("数一数清单里未开展和已开展的项目。", "Count the projects begun and not begun in the list."),
    example=[
        amount("资金使用情况", "项目未开展", "count", "2", "个"),
        project(1, name="道路养护", started=False),
        project(2, name="桥梁检测", started=True),
    ],
    **_COUNT_WORDS,
)
def begun(tables: Tables) -> list[Relations]:
    known = prepared(tables, "projects", _projects).filter(pl.col("started").is_not_null())
    return [
        *_counting(tables, _IDLE, known.filter(~pl.col("started"))),
        *_counting(tables, _BEGUN, known.filter("started")),
    ]


@rule(
    "counts-added",
    "error",
    group="counts",
    name=("年初与追加项目", "first and added projects"),
    meaning=(
        "年初安排的项目有年初预算，年中追加的没有；个数应与清单一致。",
        "Projects of the first budget have one, those added in the year have none; the counts agree with the list.",
    ),
    why=("个数不符，追加的规模就说不清。", "If not, how much was added is not clear."),
    verify=("数一数清单里年初预算数为零和不为零的项目。", "Count the projects with and without an original budget."),
    example=[
        amount("资金落实情况", "年中追加预算项目", "count", "2", "个"),
        project(1, name="道路养护"),
        project(2, name="桥梁检测"),
        fund("total", 1, original_budget="10.00", final_budget="10.00"),
        fund("total", 2, original_budget="0.00", final_budget="5.00"),
    ],
    **_COUNT_WORDS,
)
def added(tables: Tables) -> list[Relations]:
    known = prepared(tables, "projects", _projects).filter(pl.col("original_budget").is_not_null())
    return [
        *_counting(tables, _FIRST, known.filter(pl.col("original_budget") > 0)),
        *_counting(tables, _ADDED, known.filter(pl.col("original_budget") == 0)),
    ]


_TOTAL_WORDS = {
    "basis": _REPORT,
    "tolerance": INTERVAL,
    "sentence": (
        "{what}印作 {printed} 万元，所列项目相加是 {expected} 万元，相差 {difference} 万元。",
        "{what} is printed as {printed} ×CNY 10k; the projects told give {expected}, a difference of {difference}.",
    ),
}


def _adding(tables: Tables, item: str, measures: dict[str, str], of: pl.DataFrame) -> list[Relations]:
    """The stated amount = Σ of the projects'. `measures`: the prose's measure → the column of the projects' funds."""
    made = []
    for measure, column in measures.items():
        stated = accounts(tables).filter(
            pl.col("measure") == measure, pl.col("item").str.contains(f"^(?:{item})$"), pl.col("unit") == "万元"
        )
        parts = of.group_by("report", "passage").agg(
            parts=f"{column}_cell",
            whole=pl.col(column).is_not_null().all() & ~pl.col("damaged_fund").fill_null(True).any(),
        )
        frame = (
            _in_passage(tables, stated)
            .join(parts, on=["report", "passage"], maintain_order="left")
            # a project without its amount: the sum cannot be worked out
            .with_columns(cell=pl.when("whole").then("cell"))
        )
        made.append(total(frame, "cell", lists=["parts"]))
    return made


@rule(
    "counts-totals",
    "error",
    group="counts",
    name=("项目金额合计", "amounts of projects in all"),
    meaning=(
        "正文所说的项目预算、执行总额，等于所列各项目之和。",
        "The budget and execution of all projects stated in the text are those of the projects told.",
    ),
    why=("合计不符，说明有项目漏列或数字抄错。", "If not, a project is left out or a figure miscopied."),
    verify=("把清单或自评表的预算数、执行数相加。", "Add up budgets and execution of the list or the forms."),
    example=[
        amount("预算绩效的情况", "预算绩效评价项目", "final_budget", "120.00"),
        project(1, name="道路养护"),
        project(2, name="桥梁检测"),
        fund("total", 1, final_budget="60.00"),
        fund("total", 2, final_budget="45.00"),
    ],
    **_TOTAL_WORDS,
)
def amounts(tables: Tables) -> list[Relations]:
    told = prepared(tables, "projects", _projects)
    whole = _adding(tables, _ALL, {name: name for name in _BUDGETS}, told)
    return [*whole, *_adding(tables, _FIRST, {"original_budget": "original_budget"}, told)]


@rule(
    "counts-added-total",
    "warning",
    group="counts",
    name=("追加项目金额", "amounts of added projects"),
    meaning=(
        "年中追加项目的金额，等于清单里没有年初预算的项目的全年预算之和。",
        "The amount of projects added in the year is that of the projects without an original budget.",
    ),
    why=(
        "常把调整净额当作追加额，调减的项目就看不见了。",
        "The net adjustment is often given in its place, which hides the projects that were cut.",
    ),
    verify=("把年初预算为零的项目的全年预算数相加。", "Add up the final budgets of projects without an original one."),
    example=[
        amount("资金落实情况", "年中追加预算项目", "adjustment", "12.00"),
        project(1, name="道路养护"),
        project(2, name="桥梁检测"),
        fund("total", 1, original_budget="10.00", final_budget="10.00"),
        fund("total", 2, original_budget="0.00", final_budget="5.00"),
    ],
    **_TOTAL_WORDS,
)
def added_total(tables: Tables) -> list[Relations]:
    told = prepared(tables, "projects", _projects).filter(pl.col("original_budget") == 0)
    return _adding(tables, _ADDED, {"adjustment": "final_budget"}, told)
