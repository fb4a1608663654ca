"""Points of indicators: what was met and missed, the same figures, reasons."""

from typing import Any

import polars as pl

from ...schema import Indicator
from ..example import indicator, project
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..scored import scored, where_broken
from ..tables import Tables

_FORM = (
    "绩效自评表，指标得分栏（通行做法，各地办法可能不同）",
    "self-evaluation form, points (common practice; places differ)",
)
_FIGURES = ("target_cell", "actual_cell", "weight_cell")
_SHOWN = ("shown_target", "shown_actual", "points", "points_of")
_ROW = (
    "{what}：指标值 {shown_target}，实际 {shown_actual}，分值 {points_of}，得分 {points}",
    "{what}: target {shown_target}, actual {shown_actual}, {points} of {points_of} points",
)


def _told(chinese: str, english: str) -> tuple[str, str]:
    return _ROW[0] + chinese, _ROW[1] + english


def _judged(rows: pl.DataFrame, verdict: str, *cells: str, details: tuple[str, ...] = _SHOWN) -> list[Relations]:
    """One relation a row, broken where the row's verdict is the one given."""
    frame = rows.with_columns(holds=pl.col("verdict").ne_missing(verdict)).with_columns(where_broken(*_FIGURES))
    return [given(frame, "holds", "score_cell", [*_FIGURES, *cells], details=details)]


def _row(**values: Any) -> Indicator:
    row: dict[str, Any] = {"level1": "产出指标", "level2": "数量指标", "name": "养护里程", "weight": "10.00"} | values
    return indicator(1, target_text=row.pop("target_text"), actual_text=row.pop("actual_text"), **row)


@rule(
    "scoring-overrun",
    "warning",
    group="scoring",
    name=("超出上限仍得满分", "ceiling exceeded, full points"),
    meaning=("超出“≤”指标值的，不应得满分。", "An indicator above its ceiling does not get full points."),
    why=("超支或超时没有在得分里反映出来。", "Overspending or delay does not show in the points."),
    basis=_FORM,
    verify=("比较实际值与指标值，再看得分。", "Compare actual and target, then look at the points."),
    tolerance=EXACT,
    sentence=_told("；实际超出上限，却得满分。", "; the ceiling is exceeded, yet the points are full."),
    example=[
        project(name="A"),
        _row(
            level1="成本指标",
            level2="经济成本指标",
            name="体检费",
            score="10.00",
            target_text="≤2.8万元",
            target_op="<=",
            target_value="2.8",
            target_unit="万元",
            actual_text="4.2万元",
            actual_value="4.2",
            actual_unit="万元",
        ),
    ],
)
def overrun(tables: Tables) -> list[Relations]:
    return _judged(scored(tables).filter("over"), "overrun")


@rule(
    "scoring-missed",
    "warning",
    group="scoring",
    name=("未达指标值仍得满分", "target missed, full points"),
    meaning=("未达到“≥”或“=”指标值的，不应得满分。", "An indicator short of its target does not get full points."),
    why=("没完成的部分没有在得分里反映出来。", "What was not done does not show in the points."),
    basis=_FORM,
    verify=("用实际值除以指标值，再看得分。", "Divide actual by target, then look at the points."),
    tolerance=("差距不足一个得分单位的不计", "a gap of less than one printed unit of points does not count"),
    sentence=_told("；没有达到指标值，却得满分。", "; the target is missed, yet the points are full."),
    example=[
        project(name="A"),
        _row(
            score="10.00",
            target_text="=100公里",
            target_op="=",
            target_value="100",
            target_unit="公里",
            actual_text="90公里",
            actual_value="90",
            actual_unit="公里",
        ),
    ],
)
def missed(tables: Tables) -> list[Relations]:
    return _judged(scored(tables).filter("short"), "missed")


_SAME: dict[str, Any] = {"target_text": "≥100公里", "target_op": ">=", "target_value": "100", "target_unit": "公里"}
_NEARLY: dict[str, Any] = {"actual_text": "80公里", "actual_value": "80", "actual_unit": "公里", "reason": "雨季停工"}


@rule(
    "scoring-same",
    "warning",
    group="scoring",
    name=("同样的数得分不同", "same figures, other points"),
    meaning=(
        "同一报告里指标值、实际值和分值都相同的，得分也应相同。",
        "In one report the same target, actual and weight get the same points.",
    ),
    why=("同一把尺子没有用到底，得分之间不可比。", "The same rule was not kept to; points do not compare."),
    basis=_FORM,
    verify=("对照两行的指标值、实际值、分值和得分。", "Compare target, actual, weight and points of the two rows."),
    tolerance=("允许相差印出得分的一个末位单位", "one last printed unit of the points"),
    sentence=_told("；同样的数在本报告别处得 {usual} 分。", "; the same figures get {usual} elsewhere in this report."),
    example=[
        project(name="A"),
        _row(**_SAME, **_NEARLY, score="8.00"),
        indicator(
            2, level1="产出指标", level2="数量指标", name="清淤里程", weight="10.00", score="7.00", **_SAME, **_NEARLY
        ),
    ],
)
def same(tables: Tables) -> list[Relations]:
    rows = scored(tables).filter(pl.col("usual").is_not_null())
    return _judged(rows, "same", "usual_cell", details=(*_SHOWN, "usual"))


@rule(
    "scoring-met",
    "warning",
    group="scoring",
    name=("达到指标值却扣分", "target met, points lost"),
    meaning=(
        "达到指标值的应得满分，扣分要说明原因。",
        "An indicator that meets its target gets full points, or a reason is given.",
    ),
    why=(
        "得分与印出的完成情况不符，或实际值、指标值有一个写错。",
        "The points do not fit what is printed, or one of the values is wrong.",
    ),
    basis=_FORM,
    verify=("比较实际值与指标值，再看得分和原因。", "Compare actual and target, then look at points and reason."),
    tolerance=EXACT,
    sentence=_told(
        "；达到了指标值却没有得满分，也没有说明原因。", "; the target is met, points are lost, and no reason is given."
    ),
    example=[
        project(name="A"),
        _row(
            score="6.00",
            target_text="=3个",
            target_op="=",
            target_value="3",
            target_unit="个",
            actual_text="3个",
            actual_value="3",
            actual_unit="个",
        ),
    ],
)
def met(tables: Tables) -> list[Relations]:
    return _judged(scored(tables).filter("met", ~pl.col("has_reason")), "met")


@rule(
    "scoring-met-reason",
    "note",
    group="scoring",
    name=("达到指标值却扣分，有说明", "target met, points lost, with a reason"),
    meaning=("达到指标值的应得满分。", "An indicator that meets its target gets full points."),
    why=(
        "扣分另有原因，实际值可能没有反映真实的完成情况。",
        "Points were lost for another reason; the actual value may not tell what was done.",
    ),
    basis=_FORM,
    verify=("读偏差原因，看实际值是否需要更正。", "Read the reason: does the actual value want correcting?"),
    tolerance=EXACT,
    sentence=_told(
        "；达到了指标值，扣分的原因写在偏差原因栏。",
        "; the target is met, and the reason column says why points are lost.",
    ),
    example=[
        project(name="A"),
        _row(
            score="0.00",
            reason="等待验收",
            target_text="=3个",
            target_op="=",
            target_value="3",
            target_unit="个",
            actual_text="3个",
            actual_value="3",
            actual_unit="个",
        ),
    ],
)
def met_reason(tables: Tables) -> list[Relations]:
    return _judged(scored(tables).filter("met", "has_reason"), "met", "reason_cell")
