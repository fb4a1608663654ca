"""Reasons beside points: points lost without one, one beside full points, words that admit less than all."""

from typing import Any

import polars as pl

from ...schema import Indicator
from ..accounts import prepared
from ..example import indicator, project
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..scored import asks_reasons, has_reason, scored, where_broken
from ..tables import Tables

_REASON_COLUMN = ("绩效自评表，偏差原因分析及改进措施栏", "self-evaluation form, reasons for deviations")
_POINTS = ("score_cell", "weight_cell")


def _row(seq: int, **values: Any) -> Indicator:
    return indicator(seq, level1="产出指标", level2="数量指标", weight="10.00", **values)


_REACHED = {"target_text": "≥100公里", "target_op": ">=", "target_value": "100", "target_unit": "公里"}
_SHORT = {**_REACHED, "actual_text": "80公里", "actual_value": "80", "actual_unit": "公里"}
_EXACTLY = {**_REACHED, "actual_text": "100公里", "actual_value": "100", "actual_unit": "公里"}


@rule(
    "scoring-lost",
    "warning",
    group="scoring",
    name=("扣分未说明原因", "points lost without a reason"),
    meaning=("没有得满分的指标，要说明偏差原因。", "An indicator without full points states a reason."),
    why=("看不出为什么没有完成，也就无从改进。", "Nothing says why it was not done, so nothing can be improved."),
    basis=_REASON_COLUMN,
    verify=("看该行的偏差原因栏。", "Look at the reason cell of the row."),
    tolerance=EXACT,
    sentence=(
        "{what}：分值 {points_of}，得分 {points}，没有说明原因；本报告其他指标有说明。",
        "{what}: {points} of {points_of} points and no reason, while other indicators of this report give one.",
    ),
    example=[
        project(name="A"),
        _row(1, name="养护里程", score="8.00", **_SHORT),
        _row(2, name="清淤里程", score="8.00", reason="雨季停工", **_SHORT),
    ],
)
def lost(tables: Tables) -> list[Relations]:
    # where no row of a form gives a reason, it may not ask for one
    frame = _with_points(tables).filter("asks_reasons", pl.col("points") < pl.col("points_of") - 1e-9)
    told = scored(tables).filter(pl.col("verdict").is_not_null()).select("indicator_id")
    frame = frame.join(told, on="indicator_id", how="anti", maintain_order="left")
    return [given(frame, "has_reason", "score_cell", ["weight_cell"], details=["points", "points_of"])]


def _with_points(tables: Tables) -> pl.DataFrame:
    return prepared(tables, "rows with points", _rows_with_points)


def _rows_with_points(tables: Tables) -> pl.DataFrame:
    return (
        tables["indicators"]
        .lazy()
        .filter(pl.col("weight") > 0, pl.col("score").is_not_null())
        .select(
            *("indicator_id", "target_value", "actual_value", "actual_text"),
            has_reason=has_reason(),
            asks_reasons=asks_reasons(),
            points=pl.col("score").cast(pl.Float64),
            points_of=pl.col("weight").cast(pl.Float64),
            score_cell=tables.cell("indicators", "score"),
            weight_cell=tables.cell("indicators", "weight"),
            actual_cell=tables.cell("indicators", "actual_text"),
        )
        .collect()
    )


@rule(
    "scoring-full-reason",
    "note",
    group="scoring",
    name=("满分却写有偏差原因", "full points beside a reason"),
    meaning=(
        "正好完成指标值并得满分的，没有偏差要说明。",
        "Where the target is met exactly for full points there is no deviation.",
    ),
    why=(
        "原因可能写错了行，或实际情况不像印出的那样已经完成。",
        "The reason may belong to another row, or things are not done as printed.",
    ),
    basis=_REASON_COLUMN,
    verify=("读偏差原因，看它说的是不是这一项。", "Read the reason: does it speak of this indicator?"),
    tolerance=EXACT,
    sentence=(
        "{what}：指标值 {shown_target}，实际 {shown_actual}，得满分，却写有偏差原因。",
        "{what}: target {shown_target}, actual {shown_actual}, full points, and yet a reason for a deviation.",
    ),
    example=[project(name="A"), _row(1, name="养护里程", score="10.00", reason="部分路段等待验收", **_EXACTLY)],
)
def full_reason(tables: Tables) -> list[Relations]:
    exact = scored(tables).filter("full", pl.col("actual") == pl.col("target"))
    concerned = ["target_cell", "actual_cell", "reason_cell"]
    frame = exact.with_columns(holds=~pl.col("has_reason")).with_columns(where_broken(*concerned))
    return [given(frame, "holds", "score_cell", concerned, details=["shown_target", "shown_actual"])]


_BANDS = {r"未(达成|达到|实现|完成)": 0.6, r"部分(达成|达到|实现|完成)": 0.8}
"""What words admit → the share of the points below which the common bands put it."""


@rule(
    "scoring-words",
    "warning",
    group="scoring",
    name=("定性结论与得分不符", "words against points"),
    meaning=(
        "定性指标写“部分达成”的，得分应低于分值的八成；写“未达成”的，应低于六成。",
        "Words that admit partial success get less than 80 % of the points, those that admit failure less than 60 %.",
    ),
    why=("得分没有反映文字承认的差距。", "The points do not show what the words admit."),
    basis=(
        "定性指标分档计分（通行做法，各地办法可能不同）",
        "bands for indicators in words (common practice; places differ)",
    ),
    verify=("对照实际完成情况的文字和得分。", "Compare the words of the actual value with the points."),
    tolerance=EXACT,
    sentence=(
        "{what}：实际写“{words}”，分值 {points_of}，却得 {points} 分。",
        '{what}: the actual value says "{words}", yet {points} of {points_of} points.',
    ),
    example=[
        project(name="A"),
        indicator(
            1,
            level1="效益指标",
            level2="社会效益指标",
            name="服务水平",
            target_text="有效提升",
            actual_text="部分达成预期指标",
            weight="10.00",
            score="10.00",
        ),
    ],
)
def words(tables: Tables) -> list[Relations]:
    said = pl.col("actual_text").str.strip_chars()
    band = pl.coalesce(*(pl.when(said.str.contains(f"^{words}")).then(share) for words, share in _BANDS.items()))
    frame = (
        _with_points(tables)
        .filter(pl.col("actual_value").is_null(), pl.col("target_value").is_null())
        .with_columns(band=band, words=said.str.slice(0, 24))
        .filter(pl.col("band").is_not_null())
        .with_columns(holds=pl.col("points") < pl.col("band") * pl.col("points_of") + 1e-9)
    )
    return [
        given(frame, "holds", "score_cell", ["actual_cell", "weight_cell"], details=["words", "points", "points_of"])
    ]
