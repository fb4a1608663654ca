"""Grades and scores of a whole report: whether the one follows from the other, and the score from its form."""

import polars as pl

from ..example import fund, indicator, report
from ..relations import Relations, given, total
from ..rule import EXACT, INTERVAL, rule
from ..tables import Tables

_BANDS = (("优", 90.0), ("良", 80.0), ("中", 60.0), ("差", 0.0))
"""Grade → the least score that it is given for: 财预〔2020〕10号 has 90, 80 and 60; some places use others."""
_FULL = 100.0


@rule(
    "grade-score",
    "warning",
    group="grade",
    name=("等级与得分", "grade against score"),
    meaning=(
        "90 分及以上为优，80 至 90 分为良，60 至 80 分为中，60 分以下为差（通行分档）。",
        "From 90 the grade is 优, from 80 良, from 60 中, below 60 差 (the common bands).",
    ),
    why=("等级是结论；与得分不符，要说明用的是哪套分档。", "The grade is the verdict; another scale has to be told."),
    basis=(
        "财预〔2020〕10号的分档；有的地方另有规定",
        "the bands of the Ministry of Finance (2020); some places have their own",
    ),
    verify=("对照得分所在的分档。", "See which band the score is in."),
    tolerance=EXACT,
    sentence=(
        "自评得分 {score} 分，等级印作“{grade}”，按通行分档应为“{by_score}”。",
        'The score is {score} and the grade "{grade}"; the common bands give "{by_score}".',
    ),
    example=[report(total_score="86.00", grade="优")],
)
def grade(tables: Tables) -> list[Relations]:
    score = pl.col("total_score").cast(pl.Float64)
    by_score = pl.coalesce(*(pl.when(score >= least).then(pl.lit(name)) for name, least in _BANDS))
    frame = (
        tables["reports"]
        .filter(pl.col("grade").is_not_null(), pl.col("total_score").is_not_null(), score <= _FULL)
        .with_columns(
            cell=tables.cell("reports", "grade"),
            score_cell=tables.cell("reports", "total_score"),
            by_score=by_score,
            score=score.round(2).cast(pl.String),
            first=pl.col("grade").str.extract(r"(优|良|中|差)"),
        )
        .filter(pl.col("first").is_not_null())
        .with_columns(holds=pl.col("first") == pl.col("by_score"))
    )
    return [given(frame, "holds", "cell", ["score_cell"], details=["score", "grade", "by_score"])]


@rule(
    "grade-total",
    "error",
    group="grade",
    name=("综合得分与自评表", "score against the form"),
    meaning=(
        "正文的自评得分 = 部门整体自评表里执行率得分与各指标得分之和。",
        "The score that the text tells = the points of execution and indicators of the whole-department form.",
    ),
    why=("一份报告有两个总分，等级也跟着说不清。", "With two scores, the grade is open too."),
    basis=("报告正文的结论与部门整体自评表", "the verdict in the text and the whole-department form"),
    verify=("把部门整体自评表的各项得分相加。", "Add up the points of the whole-department form."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed} 分，部门整体自评表的各项得分相加是 {expected} 分，相差 {difference} 分。",
        "{what} is printed as {printed}; the points of the form add up to {expected}, a difference of {difference}.",
    ),
    example=[
        report(total_score="92.00", grade="优"),
        fund("total", None, final_budget="100.00", executed="100.00", weight="10", score="10.00"),
        indicator(1, None, name="养护里程", weight="50", score="50.00"),
        indicator(2, None, name="群众满意度", weight="40", score="35.00"),
    ],
)
def score(tables: Tables) -> list[Relations]:
    rows = [
        tables[table]
        .filter(pl.col("project_id").is_null(), pl.any_horizontal(pl.col("weight", "score").is_not_null()))
        .select("report", pl.col("weight").cast(pl.Float64), cell=tables.cell(table, "score"))
        for table in ("project_funds", "indicators")
    ]
    forms = (
        pl.concat(rows)
        .group_by("report")
        .agg(
            weighed=pl.col("weight").sum(),
            whole=pl.all_horizontal(pl.col("cell", "weight").is_not_null()).all(),
            cells="cell",
        )
    )
    # a form that is read whole: its weights are printed and add up to a hundred
    frame = (
        tables["reports"]
        .filter(pl.col("total_score").is_not_null())
        .with_columns(stated=tables.cell("reports", "total_score"))
        .join(forms, on="report", maintain_order="left")
        .filter(pl.col("weighed") == _FULL, "whole")
    )
    return [total(frame, "stated", printed=["cells"])]
