"""What the prose says of projects against their forms: added in the year, large enough, called by one name."""

import polars as pl

from ..accounts import prepared
from ..example import function, fund, project, statement
from ..naming import named, phrases, project_names, reasons
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_REPORT = ("报告正文的原因说明与项目自评表", "reasons in the text against the forms of projects")
_LONG = 8
"""Characters that a name needs to be taken for one with a slip in it."""
_HALF = 0.5
_OTHERS = "人员|工资|奖|津补?贴|社保|保险|公积金|等(?:项目|经费|资金|工作|支出|$)"
"""Words of reasons that name more than projects."""
_TELLING = r"[0-9a-zA-Z〇一二三四五六七八九十上中下前后东西南北左右内外大小甲乙丙丁新旧老省市州县区乡镇村]"
"""Characters by which two names are meant to differ."""


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
    budgeted = named(tables).filter("added", pl.col("original").is_not_null(), pl.col("final").is_not_null())
    frame = (
        budgeted.group_by("project_id", maintain_order=True)
        .agg(pl.col("name", "original", "final", "original_budget_cell").first(), told="cell")
        # a budget that was raised in the year was added to
        .with_columns(holds=(pl.col("original") == 0) | (pl.col("final") > pl.col("original")))
        .with_columns(project_name="name", original=pl.col("original").cast(pl.Decimal(20, 2)).cast(pl.String))
    )
    return [given(frame, "holds", "original_budget_cell", lists=["told"], details=["project_name", "original"])]


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
    listed = pl.col("text").str.count_matches("、", literal=True) + 1
    told = named(tables).filter(pl.col("change") > 0, ~pl.col("text").str.contains(_OTHERS))
    sums = (
        told.unique(["cell", "project_id"], keep="first", maintain_order=True)
        .group_by("cell", maintain_order=True)
        .agg(
            pl.col("change", "change_cell").first(),
            listed=listed.first(),
            spent=pl.col("spent").cast(pl.Float64).sum(),
            executions="executed_cell",
            known=pl.col("spent").is_not_null().sum(),
        )
    )
    # a reason that names more than the projects known may be explained by the others
    frame = sums.filter(pl.col("known") == pl.col("listed")).with_columns(
        holds=pl.col("spent") >= _HALF * pl.col("change"),
        spent=pl.col("spent").round(2).cast(pl.String),
        change=pl.col("change").round(2).cast(pl.String),
    )
    return [given(frame, "holds", "change_cell", ["cell"], lists=["executions"], details=["change", "spent"])]


@rule(
    "narrative-name",
    "note",
    group="repeats",
    name=("项目名称一字之差", "names that differ by a character"),
    meaning=("正文里的项目名称与自评表一致。", "A project has one name in the text and in its form."),
    why=("名称不一，读者会以为是两个项目。", "With two names, readers take it for two projects."),
    basis=_REPORT,
    verify=(
        "以项目库或批复的名称为准；也看是不是文字提取错了字。",
        "Take the name that the project was approved under; see also whether the text was read right.",
    ),
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
    frame = prepared(tables, "near names", _near).with_columns(holds=pl.lit(value=False), project_name="name")
    frame = frame.group_by("project_id", "words", maintain_order=True).agg(
        pl.col("holds", "name_cell", "project_name").first(), told="cell"
    )
    return [given(frame, "holds", "name_cell", lists=["told"], details=["words", "project_name"])]


def _near(tables: Tables) -> pl.DataFrame:
    """Names of the text and of forms of one length that differ in one character, and not in one that tells."""
    resolved = named(tables)
    texts = (
        phrases(tables)
        .filter(pl.col("core").str.len_chars() >= _LONG)
        .join(resolved.select("at").unique(), on="at", how="anti", maintain_order="left")
        .join(reasons(tables).select("reason", "cell"), on="reason", maintain_order="left")
        .select("report", "cell", "words", one="core")
    )
    forms = (
        project_names(tables)
        .filter(~pl.col("damaged"), pl.col("alone"))
        .join(resolved.select("project_id").unique(), on="project_id", how="anti", maintain_order="left")
        .select("report", "project_id", "name", "name_cell", other="core")
    )
    # of two names with one difference, one half is the same
    halves = [
        _halved(texts, "one", end).join(_halved(forms, "other", end), on=["report", "long", "half"])
        for end in ("head", "tail")
    ]
    pairs = pl.concat(halves).unique(["cell", "project_id", "words"], keep="first").sort("cell", "project_id")
    letters = (
        pairs.with_row_index("pair")
        .select("pair", a=pl.col("one").str.split(""), b=pl.col("other").str.split(""))
        .explode("a", "b")
        .filter(pl.col("a") != pl.col("b"))
    )
    meant = pl.col("a").str.contains(_TELLING) & pl.col("b").str.contains(_TELLING)
    single = letters.group_by("pair").agg(differ=pl.len(), meant=meant.any())
    single = single.filter(pl.col("differ") == 1, ~pl.col("meant"))
    return pairs.with_row_index("pair").join(single, on="pair", how="semi", maintain_order="left")


def _halved(frame: pl.DataFrame, column: str, end: str) -> pl.DataFrame:
    long = pl.col(column).str.len_chars()
    half = long // 2
    kept = pl.col(column).str.head(half) if end == "head" else pl.col(column).str.slice(half)
    return frame.with_columns(long=long, half=kept)
