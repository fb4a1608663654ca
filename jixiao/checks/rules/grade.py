"""Grades: whether they follow from the score."""

import polars as pl

from ..example import report
from ..relations import Relations, given
from ..rule import EXACT, rule
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
    basis=("财预〔2020〕10号的分档；有的地方另有规定", "the bands of 财预〔2020〕10号; some places have their own"),
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
