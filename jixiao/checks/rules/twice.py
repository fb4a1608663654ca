"""Lists, items and sentences that are printed twice."""

import polars as pl

from ..accounts import accounts, folded
from ..example import amount, fund, project, statement
from ..forms import total_rows
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_SHORTEST = 12
_SHOWN = 30
_NUMBERED = r"^(?:[一二三四五六七八九十]+(?:是|、)|[(（]?[一二三四五六七八九十\d]+[)）.、．])"
_LISTED_ONCE = (
    *("fiscal_income", "upper_income", "business_income", "operating_income", "affiliate_income", "other_income"),
    *("handed_up", "operating", "subsidies", "goods", "works", "services"),
)
"""Kinds of income, expenditure and procurement that a passage tells once."""
_TOPICS = ("achievement", "problem", "cause", "improvement")


@rule(
    "repeats-list",
    "warning",
    group="repeats",
    name=("项目列了两遍", "projects listed twice"),
    meaning=("同一个项目在清单里只列一次。", "A project is listed once."),
    why=("重复的项目会使个数和金额虚增。", "Projects listed twice inflate numbers and totals."),
    basis=("项目清单或项目自评表", "the list or the forms of projects"),
    verify=(
        "看重复的是同一个项目，还是漏改了名称的另一个项目。",
        "See whether it is one project, or another misnamed.",
    ),
    tolerance=EXACT,
    sentence=(
        "有 {number} 个项目以同样的名称和预算列了两遍，例如“{project_name}”。",
        '{number} projects are listed twice under one name and budget, such as "{project_name}".',
    ),
    example=[
        project(1, name="农村公路桥梁检测加固项目"),
        fund("total", 1, final_budget="80.00", executed="60.00"),
        project(2, name="农村公路桥梁检测加固项目"),
        fund("total", 2, final_budget="80.00", executed="60.00"),
    ],
)
def listed(tables: Tables) -> list[Relations]:
    measured = tables["indicators"].select("project_id").unique().with_columns(is_form=pl.lit(value=True))
    rows = (
        tables["projects"]
        .filter(pl.col("name").is_not_null(), ~pl.col("damaged"))
        .select("report", "project_id", "name", "implementer", key=folded("name"), cell=tables.cell("projects", "name"))
        # what the text lists and what has a form may be one project without being printed twice
        .join(measured, on="project_id", how="left", maintain_order="left")
        .join(
            total_rows(tables).select("final_budget", project_id="form"),
            on="project_id",
            how="left",
            maintain_order="left",
        )
    )
    rows = rows.filter(pl.col("final_budget").is_not_null())
    again = pl.struct("report", "is_form", "key", "implementer", "final_budget")
    told = rows.with_columns(again=again.is_duplicated() & ~again.is_first_distinct(), several=again.is_duplicated())
    frame = (
        told.group_by("report", maintain_order=True)
        .agg(
            number=pl.col("again").sum(),
            rows=pl.len(),
            stated=pl.col("cell").filter("again").first(),
            any=pl.col("cell").first(),
            project_name=pl.col("name").filter("again").first(),
            cells=pl.col("cell").filter("several"),
        )
        .filter(pl.col("rows") > 1)
        .with_columns(holds=pl.col("number") == 0, stated=pl.coalesce("stated", "any"))
    )
    return [given(frame, "holds", "stated", lists=["cells"], details=["number", "project_name"])]


@rule(
    "repeats-statement",
    "note",
    group="repeats",
    name=("同一句话印了两遍", "one sentence twice"),
    meaning=(
        "成效、问题、原因和改进措施各说各的，不逐字重复。",
        "Achievements, problems, causes and improvements do not repeat each other word for word.",
    ),
    why=("多半是复制时没有改，或者漏写了一条。", "Probably copied and not changed, or one point was left out."),
    basis=("报告正文的成效、问题和改进措施", "achievements, problems and improvements in the text"),
    verify=("找到两处，看哪一处应当另写。", "Find both places and see which should say something else."),
    tolerance=EXACT,
    sentence=("“{words}”印了两遍。", '"{words}" is printed twice.'),
    example=[
        statement("problem", "一是绩效指标设置偏多，与职责联系不紧"),
        statement("problem", "二是绩效指标设置偏多，与职责联系不紧"),
    ],
)
def sentences(tables: Tables) -> list[Relations]:
    rows = (
        tables["statements"]
        .filter(pl.col("topic").is_in(_TOPICS), pl.col("project_id").is_null())
        .select("report", key=folded("text").str.replace(_NUMBERED, ""), cell=tables.cell("statements", "text"))
        .with_columns(key=pl.col("key").str.strip_chars("。；;，,"))
        .filter(pl.col("key").str.len_chars() >= _SHORTEST)
    )
    frame = (
        rows.group_by("report", "key", maintain_order=True)
        .agg(cells="cell", stated=pl.col("cell").last(), times=pl.len())
        .with_columns(holds=pl.col("times") == 1, words=pl.col("key").str.head(_SHOWN))
    )
    return [given(frame, "holds", "stated", lists=["cells"], details=["words"])]


@rule(
    "repeats-item",
    "note",
    group="repeats",
    name=("一项列了两次", "an item listed twice"),
    meaning=("一个构成里，每一项只列一次。", "Each part of a whole is listed once."),
    why=("多半是一个名称写错了，另一项就被漏掉了。", "Mostly one of the names is wrong and another item is left out."),
    basis=("决算说明各段的构成", "compositions in the passages on the accounts"),
    verify=("对照决算报表的项目名称。", "Compare with the names in the accounts' tables."),
    tolerance=EXACT,
    sentence=("“{what}”在同一段里列了两次。", '"{what}" is listed twice in one passage.'),
    example=[
        amount("收入决算情况", "本年收入", "executed", "100.00"),
        amount("收入决算情况", "事业收入", "executed", "0.00"),
        amount("收入决算情况", "事业收入", "executed", "0.00"),
    ],
)
def item(tables: Tables) -> list[Relations]:
    told = accounts(tables).filter(pl.col("kind").is_in(_LISTED_ONCE), pl.col("measure") == "executed").sort("at")
    frame = (
        told.group_by("report", "section", "line", "kind", maintain_order=True)
        .agg(stated=pl.col("cell").last(), cells="cell", times=pl.len())
        .with_columns(holds=pl.col("times") == 1)
    )
    return [given(frame, "holds", "stated", lists=["cells"])]
