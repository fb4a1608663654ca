"""Targets and actual values: impossible rates, targets far exceeded."""

from typing import Any

import polars as pl

from ...schema import Indicator
from ..example import indicator, project
from ..quantities import quantities
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_TARGETS = ("绩效自评表，年度指标值与实际完成值", "self-evaluation form, targets and actual values")


def _row(seq: int, **values: Any) -> Indicator:
    """An indicator with full points; its target and actual value given as "100 公里"."""
    given = {
        "level1": "产出指标",
        "level2": "数量指标",
        "name": "养护里程",
        "weight": "10.00",
        "score": "10.00",
    } | values
    for name in ("target", "actual"):
        value, _, unit = given.pop(name).partition(" ")
        given |= {
            f"{name}_value": value,
            f"{name}_unit": unit,
            f"{name}_text": f"{'≥' if name == 'target' else ''}{value}{unit}",
        }
    return indicator(seq, target_op=">=", **given)


_CAPPED = "满意|合格率|通过率|及时率|按时|按期|准确率|正确率|合规率|达标率|完好率|覆盖率|出勤率|知晓率|优良率|优秀率"


@rule(
    "targets-over-100",
    "warning",
    group="targets",
    name=("比率超过 100%", "rate above 100 %"),
    meaning=(
        "满意度、合格率、及时率这类比率不会超过 100%。",
        "Rates such as satisfaction, acceptance or timeliness are never above 100 %.",
    ),
    why=("这样的数不可能成立，得分也失去依据。", "Such a figure cannot be, and the points rest on it."),
    basis=_TARGETS,
    verify=("看指标名称和印出的百分数。", "Look at the name and the printed percentage."),
    tolerance=EXACT,
    sentence=(
        "{what}印作 {shown}，这类比率不会超过 100%。",
        "{what} is printed as {shown}; such a rate is never above 100 %.",
    ),
    example=[
        project(name="A"),
        _row(1, level1="满意度指标", level2="满意度指标", name="群众满意度", target="95 %", actual="105 %"),
    ],
)
def over_100(tables: Tables) -> list[Relations]:
    shares = quantities(tables).filter(pl.any_horizontal(pl.col("of_target", "of_actual") == "%"))
    # the same names come again and again: each is matched once
    name = pl.col("name")
    named = shares.select("name").unique().filter(name.str.contains(_CAPPED), ~name.str.contains("增长|提高|提升|增加"))
    capped = shares.join(named, on="name", how="semi", maintain_order="left")
    found = []
    for side in ("actual", "target"):
        frame = capped.filter(pl.col(f"of_{side}") == "%", pl.col(f"{side}_cell").is_not_null())
        frame = frame.select("actual_cell", "target_cell", holds=pl.col(side) <= 100, shown=pl.col(f"shown_{side}"))
        found.append(given(frame, "holds", f"{side}_cell", details=["shown"]))
    return found


_FAR = 1.3


@rule(
    "targets-exceeded",
    "warning",
    group="targets",
    name=("大幅超过指标值未说明", "target far exceeded, no reason"),
    meaning=("超过指标值三成及以上的，要说明原因。", "A target exceeded by 30 % or more wants a reason."),
    why=(
        "指标值定得偏低，或实际值、单位有误。",
        "The target was set low, or the actual value or its unit is wrong.",
    ),
    basis=(
        "绩效自评通行做法：超额三成以上须作说明",
        "common practice of self-evaluation: 30 % above target wants a reason",
    ),
    verify=("用实际值除以指标值，再看偏差原因栏。", "Divide actual by target, then look at the reason cell."),
    tolerance=EXACT,
    sentence=(
        "{what}：指标值 {shown_target}，实际 {shown_actual}，是指标值的 {times} 倍，没有说明原因。",
        "{what}: target {shown_target}, actual {shown_actual}, {times} times the target, and no reason is given.",
    ),
    example=[
        project(name="A"),
        _row(1, target="100 公里", actual="512 公里"),
        _row(2, target="100 公里", actual="166 公里", name="清淤里程", reason="加密了安排"),
    ],
)
def exceeded(tables: Tables) -> list[Relations]:
    frame = quantities(tables).filter(
        pl.col("target_op").is_in([">=", ">", "="]),
        pl.col("of_target").eq_missing(pl.col("of_actual")),
        pl.col("target") > 0,
        pl.col("actual") >= _FAR * pl.col("target") - 1e-9,
        # a form without one reason may not ask for any; where deviations are printed, a rule of them tells of it
        "asks_reasons",
        ~pl.col("prints_deviations"),
        # a year is no quantity
        ~((pl.col("of_target") == "年") & (pl.col("target") > 1900)).fill_null(False),
    )
    frame = frame.with_columns(times=(pl.col("actual") / pl.col("target")).round(2))
    details = ["shown_target", "shown_actual", "times"]
    return [given(frame, "has_reason", "actual_cell", ["target_cell"], details=details)]
