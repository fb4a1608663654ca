"""What the prose says of projects against their forms: added in the year, large enough, called by one name."""

import polars as pl

from ..accounts import folded, prepared
from ..example import function, fund, project, statement
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables
from .funds import totals

_REPORT = ("报告正文的原因说明与项目自评表", "reasons in the text against the forms of projects")
_SHORTEST, _LONG = 6, 8
"""Characters that a name needs to be known for a project's, and to be taken for one with a slip in it."""
_HALF = 0.5


def _names(tables: Tables) -> pl.DataFrame:
    """The projects with forms, by the core of their names."""
    money = totals(tables).select(
        "project_id",
        *(f"{name}_cell" for name in ("original_budget", "executed")),
        original="original_budget",
        final="final_budget",
        spent="executed",
    )
    rows = tables["projects"].select(
        "report", "project_id", "name", "damaged", name_cell=tables.cell("projects", "name"), core=_core(folded("name"))
    )
    known = rows.filter(~pl.col("damaged"), pl.col("core").str.len_chars() >= _SHORTEST)
    return known.join(money, on="project_id", how="left", maintain_order="left")


def _core(name: pl.Expr) -> pl.Expr:
    """A project's name without the year before it and the words that names end in: 2023年度…项目经费."""
    plain = name.str.replace_all(r"[-—–－一]+", "-")
    return plain.str.replace(r"^(?:20\d\d年度?)", "").str.replace(r"(?:编制|专项)?(?:项目|工作|经费|资金|费用)+$", "")


def _told(tables: Tables) -> pl.DataFrame:
    """The reasons that a report prints, of changes and of 类/款/项: text, its cell, and the change it explains."""
    reasons = tables["statements"].filter(pl.col("topic") == "reason", pl.col("project_id").is_null())
    of_functions = tables["functions"].filter(pl.col("reason").is_not_null())
    return pl.concat(
        [
            reasons.select(
                "report",
                text=folded("text"),
                cell=tables.cell("statements", "text"),
                change=pl.lit(None, pl.Float64),
                change_cell=pl.lit(None, pl.Int64),
            ),
            of_functions.select(
                "report",
                text=folded("reason"),
                cell=tables.cell("functions", "reason"),
                change=pl.col("change").cast(pl.Float64),
                change_cell=tables.cell("functions", "change"),
            ),
        ]
    )


def _named(tables: Tables) -> pl.DataFrame:
    """Projects that reasons name: one row a project and reason, with the words that name it."""
    phrases = (
        prepared(tables, "reasons told", _told)
        .with_columns(
            added=pl.col("text").str.contains("追加"),
            words=pl.col("text").str.replace(r"^.*?(?:追加|增加|新增|安排|减少)(?:了)?", "").str.split("、"),
        )
        .explode("words")
        .with_columns(
            core=_core(pl.col("words").str.replace(r"等(?:项目|经费|资金|工作)*.*$", "")), at=pl.int_range(pl.len())
        )
        .filter(pl.col("core").str.len_chars() >= _SHORTEST)
    )
    projects = prepared(tables, "project names", _names)
    pairs = phrases.join(projects.rename({"core": "of"}), on="report", maintain_order="left")
    return pairs.with_columns(
        same=pl.col("core").str.contains(pl.col("of"), literal=True)
        | pl.col("of").str.contains(pl.col("core"), literal=True)
    )


@rule(
    "narrative-added",
    "warning",
    group="repeats",
    name=("年中追加却有年初预算", "added in the year, yet in the first budget"),
    meaning=(
        "正文说是年中追加的项目，自评表里不应有年初预算。",
        "A project that the text says was added in the year has no original budget in its form.",
    ),
    why=(
        "要么追加的说法不对，要么表里把全年预算填进了年初预算一栏。",
        "Either it was not added, or its form has the final budget in the column of the original one.",
    ),
    basis=_REPORT,
    verify=("查预算批复和追加文件，看项目何时下达。", "See in the budget papers when the project was approved."),
    tolerance=EXACT,
    sentence=(
        "正文说“{project_name}”是年中追加，自评表的年初预算却是 {original} 万元。",
        'The text says that "{project_name}" was added in the year; its form has an original budget of {original}.',
    ),
    example=[
        statement("reason", "本年年中追加农村公路桥梁检测加固等项目资金"),
        project(name="2024年度农村公路桥梁检测加固项目"),
        fund("total", original_budget="50.00", final_budget="50.00", executed="50.00"),
    ],
)
def added(tables: Tables) -> list[Relations]:
    named = prepared(tables, "projects named", _named).filter("same", "added", pl.col("original").is_not_null())
    frame = (
        named.unique("project_id", keep="first", maintain_order=True)
        .with_columns(
            # a budget that was raised in the year was added to
            holds=(pl.col("original") == 0) | (pl.col("final") > pl.col("original")),
            project_name="name",
        )
        .with_columns(original=pl.col("original").cast(pl.Float64).round(2).cast(pl.String))
    )
    return [given(frame, "holds", "original_budget_cell", ["cell", "name_cell"], details=["project_name", "original"])]


@rule(
    "narrative-too-small",
    "note",
    group="repeats",
    name=("原因撑不起增减额", "a reason too small for its change"),
    meaning=(
        "说明增加的项目，其支出应当与增加额相称。",
        "Projects that explain an increase spent as much as it, at least in part.",
    ),
    why=("原因没有说全，或者引错了项目。", "The reason is not the whole one, or names the wrong project."),
    basis=_REPORT,
    verify=("看所举项目的执行数能解释多少。", "See how much of it the projects named can explain."),
    tolerance=EXACT,
    sentence=(
        "“{what}”说增加 {change} 万元是因为所举项目，这些项目全年只执行了 {spent} 万元。",
        '"{what}": an increase of {change} is explained by projects that spent {spent} in all.',
    ),
    example=[
        function(
            fund="一般公共预算",
            seq=1,
            class_="交通运输支出",
            item="公路养护",
            executed="700.00",
            change="600.00",
            reason="本年增加农村公路桥梁检测加固项目经费",
        ),
        project(name="农村公路桥梁检测加固项目"),
        fund("total", original_budget="50.00", final_budget="50.00", executed="50.00"),
    ],
)
def too_small(tables: Tables) -> list[Relations]:
    told = prepared(tables, "projects named", _named).filter(pl.col("change") > 0)
    every = told.group_by("cell").agg(phrases=pl.col("at").n_unique())
    known = told.filter("same").unique(["cell", "project_id"], keep="first", maintain_order=True)
    sums = known.group_by("cell", maintain_order=True).agg(
        pl.col("change").first(),
        pl.col("change_cell").first(),
        named=pl.col("at").n_unique(),
        spent=pl.col("spent").cast(pl.Float64).sum(),
        names="name_cell",
        executions="executed_cell",
        whole=pl.col("spent").is_not_null().all(),
    )
    # a reason that names more than the projects known may be explained by the others
    frame = sums.join(every, on="cell", maintain_order="left").filter("whole", pl.col("named") == pl.col("phrases"))
    frame = frame.with_columns(
        holds=pl.col("spent") >= _HALF * pl.col("change"),
        spent=pl.col("spent").round(2).cast(pl.String),
        change=pl.col("change").round(2).cast(pl.String),
    )
    return [given(frame, "holds", "change_cell", ["cell"], lists=["names", "executions"], details=["change", "spent"])]


@rule(
    "narrative-name",
    "note",
    group="repeats",
    name=("项目名称一字之差", "names that differ by a character"),
    meaning=("正文里的项目名称与自评表一致。", "A project has one name in the text and in its form."),
    why=("名称不一，读者会以为是两个项目。", "With two names, readers take it for two projects."),
    basis=_REPORT,
    verify=("以项目库或批复的名称为准。", "Take the name that the project was approved under."),
    tolerance=EXACT,
    sentence=(
        "正文写“{words}”，自评表写“{project_name}”，只差一个字。",
        'The text says "{words}", the form "{project_name}": one character differs.',
    ),
    example=[
        statement("reason", "本年增加农村公路桥粱检测加固等项目资金"),
        project(name="农村公路桥梁检测加固项目"),
    ],
)
def near_name(tables: Tables) -> list[Relations]:
    pairs = prepared(tables, "projects named", _named)
    resolved = pairs.filter("same").select("at").unique()
    length = pl.col("core").str.len_chars()
    near = pairs.join(resolved, on="at", how="anti", maintain_order="left").filter(
        length == pl.col("of").str.len_chars(), length >= _LONG, pl.col("core").str.head(2) == pl.col("of").str.head(2)
    )
    letters = (
        near.with_row_index("pair")
        .select("pair", one=pl.col("core").str.split(""), other=pl.col("of").str.split(""))
        .explode("one", "other")
    )
    differing = letters.group_by("pair").agg(differ=(pl.col("one") != pl.col("other")).sum())
    frame = (
        near.with_row_index("pair")
        .join(differing.filter(pl.col("differ") == 1), on="pair", maintain_order="left")
        .unique(["report", "core", "of"], keep="first", maintain_order=True)
        .with_columns(holds=pl.lit(value=False), project_name="name", words="core")
    )
    return [given(frame, "holds", "cell", ["name_cell"], details=["words", "project_name"])]
