"""Units of targets and actual values."""

from typing import Any

import polars as pl

from ...schema import Indicator
from ..example import indicator, project
from ..quantities import quantities
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..scored import where_broken
from ..tables import Tables

_TARGETS = ("绩效自评表，年度指标值与实际完成值", "self-evaluation form, targets and actual values")
_SCALES = ("元", "百元", "千元", "万元", "百万元", "亿元", "万", "亿", "%", "‰")
"""Units that differ in size only, or in nothing else that a slip could hide."""


def _cost(name: str, target: str, actual: str) -> Indicator:
    """A cost indicator with full points; its target and actual value given as "6 万元"."""
    values: dict[str, Any] = {"level1": "成本指标", "level2": "经济成本指标"}
    for side, printed in (("target", target), ("actual", actual)):
        value, unit = printed.split()
        values |= {
            f"{side}_value": value,
            f"{side}_unit": unit,
            f"{side}_text": f"{'≤' if side == 'target' else ''}{value}{unit}",
        }
    return indicator(1, name=name, target_op="<=", weight="10.00", score="10.00", **values)


_UNIT_WORDS = {
    "why": (
        "单位错一档，数字就差成百上千倍；后面的汇总和比较都会跟着错。",
        "A unit off by a step makes a figure wrong by hundreds or thousands, and all sums and comparisons with it.",
    ),
    "basis": _TARGETS,
    "tolerance": EXACT,
}


@rule(
    "targets-unit",
    "warning",
    group="targets",
    name=("实际值与指标值单位不同", "actual and target in other units"),
    meaning=("实际完成值用指标值的单位。", "The actual value has the unit of its target."),
    verify=("对照两处的单位和数量级。", "Compare the units and the size of the two figures."),
    sentence=(
        "{what}：指标值印作 {shown_target}，实际值印作 {shown_actual}，单位不是一档。",
        "{what}: the target is printed as {shown_target}, the actual value as {shown_actual}; the units differ.",
    ),
    example=[
        project(name="A"),
        _cost("修缮费用", "43 万元", "43 元"),
    ],
    **_UNIT_WORDS,
)
def unit(tables: Tables) -> list[Relations]:
    frame = quantities(tables).filter(
        pl.col("target_cell").is_not_null(),
        pl.col("actual_cell").is_not_null(),
        pl.col("of_target").is_in(_SCALES),
        pl.col("of_actual").is_in(_SCALES),
    )
    # 万 for 万元 is the same size: it is told as a slip of the pen
    written = {"万": "万元", "亿": "亿元"}
    same = pl.col("of_target").replace(written) == pl.col("of_actual").replace(written)
    frame = frame.with_columns(holds=same).with_columns(where_broken("target_cell"))
    shown = ["shown_target", "shown_actual"]
    return [given(frame, "holds", "actual_cell", ["target_cell"], details=shown)]


@rule(
    "targets-unit-name",
    "note",
    group="targets",
    name=("名称里的金额单位与数值不同", "money unit in the name against the value"),
    meaning=(
        "指标名称括号里写了金额单位的，指标值用同一单位。",
        "Where a name states a money unit, the target has it.",
    ),
    verify=("对照名称括号里的单位和指标值的单位。", "Compare the unit in the name's brackets with that of the target."),
    sentence=(
        "{what}：名称里的单位是 {of_name}，指标值印作 {shown_target}。",
        "{what}: the name says {of_name}, the target is printed as {shown_target}.",
    ),
    example=[
        project(name="A"),
        _cost("修缮费用（万元）", "6 万", "6 万"),
    ],
    **_UNIT_WORDS,
)
def unit_name(tables: Tables) -> list[Relations]:
    of_name = pl.col("name").str.extract(r"[(（]\s*([百千万亿]{0,2}元)\s*[)）]\s*$")
    frame = (
        quantities(tables)
        .filter(pl.col("target_cell").is_not_null(), pl.col("of_target").is_in(_SCALES))
        .with_columns(of_name=of_name)
        .filter(pl.col("of_name").is_not_null())
        .with_columns(holds=pl.col("of_name") == pl.col("of_target"))
        .with_columns(where_broken("name_cell", "actual_cell"))
    )
    details = ["of_name", "shown_target"]
    return [given(frame, "holds", "target_cell", ["name_cell", "actual_cell"], details=details)]
