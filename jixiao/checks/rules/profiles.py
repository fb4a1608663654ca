"""Points against the report's own profile: the scoring rule that explains most of its printed points."""

from typing import Any

import polars as pl

from ..example import fund, indicator, project
from ..relations import Relations, given
from ..rule import rule
from ..scored import executions, scored, where_broken
from ..tables import Tables

_WORDS: dict[str, Any] = {
    "why": (
        "办法没有印出，只能从多数行推断；不循此办法的行，要么算错，要么另有考虑。",
        "The rule is not printed and inferred from most rows; a row that does not follow it is a slip or a judgement.",
    ),
    "basis": (
        "从本报告多数行的得分推断，不是正式规定",
        "inferred from most points of this report; not an official rule",
    ),
    "tolerance": (
        "允许相差印出得分的一个末位单位，实际值按印出的小数上下各半个单位看待",
        "one last printed unit of the points; the actual value counts as half a unit of its last decimal either way",
    ),
}


def _linear(seq: int, rate: str, score: str) -> list[Any]:
    return [
        project(seq, name=f"第{seq}项"),
        fund("total", seq, weight="10", execution_pct=rate, score=score),
    ]


def _partial(seq: int, done: str, score: str) -> Any:
    return indicator(
        seq,
        level1="产出指标",
        level2="数量指标",
        name=f"第{seq}段养护里程",
        target_text="≥100公里",
        target_op=">=",
        target_value="100",
        target_unit="公里",
        actual_text=f"{done}公里",
        actual_value=done,
        actual_unit="公里",
        weight="10.00",
        score=score,
        reason="雨季停工",
    )


@rule(
    "scoring-execution",
    "warning",
    group="scoring",
    name=("执行得分不循本报告的办法", "execution points off the report's own rule"),
    meaning=(
        "各项目的预算执行得分按同一个办法从执行率算出。",
        "The execution points of all projects follow from the rate by one rule.",
    ),
    verify=(
        "用执行率按推断的办法算得分，与其他项目对照。",
        "Work out the points from the rate by the inferred rule; compare other projects.",
    ),
    sentence=(
        "{what}是 {points} 分；按本报告多数项目所循的“{profile_name}”应为 {due} 分"
        "（{told_of} 项中 {told} 项符合，属推断）。",
        "{what} is {points} points; the rule that most projects of this report follow ({profile_name}) gives {due} "
        "({told} of {told_of} follow it; an inference).",
    ),
    example=[
        *_linear(1, "91.00", "9.10"),
        *_linear(2, "82.00", "8.20"),
        *_linear(3, "73.00", "7.30"),
        *_linear(4, "64.00", "6.40"),
        *_linear(5, "55.00", "5.50"),
        *_linear(6, "46.00", "9.00"),
    ],
    **_WORDS,
)
def execution(tables: Tables) -> list[Relations]:
    rows = executions(tables).filter("judged")
    details = ["points", "profile_name", "due", "told", "told_of"]
    concerned = ["rate_cell", "weight_cell", "executed_cell", "final_cell"]
    return [given(rows, "follows", "score_cell", concerned, details=details)]


@rule(
    "scoring-indicator",
    "warning",
    group="scoring",
    name=("指标得分不循本报告的办法", "indicator points off the report's own rule"),
    meaning=(
        "定量指标的得分按同一个办法从完成率算出。",
        "The points of indicators with figures follow from their completion by one rule.",
    ),
    verify=(
        "用实际值除以指标值得完成率，按推断的办法算得分。",
        "Divide actual by target for the completion; work out the points by the inferred rule.",
    ),
    sentence=(
        "{what}：指标值 {shown_target}，实际 {shown_actual}，得 {points} 分；"
        "按本报告多数指标所循的“{profile_name}”应为 {due} 分（{told_of} 项中 {told} 项符合，属推断）。",
        "{what}: target {shown_target}, actual {shown_actual}, {points} points; the rule that most indicators of this "
        "report follow ({profile_name}) gives {due} ({told} of {told_of} follow it; an inference).",
    ),
    example=[
        project(name="A"),
        _partial(1, "91", "9.10"),
        _partial(2, "82", "8.20"),
        _partial(3, "73", "7.30"),
        _partial(4, "64", "6.40"),
        _partial(5, "55", "5.50"),
        _partial(6, "46", "9.00"),
    ],
    **_WORDS,
)
def indicators(tables: Tables) -> list[Relations]:
    # a row that a more specific rule tells of is not told again
    untold = pl.col("verdict").is_null() | (pl.col("verdict") == "profile")
    cells = ["target_cell", "actual_cell", "weight_cell"]
    rows = scored(tables).filter("judged", untold).with_columns(holds="follows").with_columns(where_broken(*cells))
    details = ["shown_target", "shown_actual", "points", "profile_name", "due", "told", "told_of"]
    return [given(rows, "holds", "score_cell", cells, details=details)]
