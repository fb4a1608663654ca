"""Quantities that the goal's text states and an indicator of the same form states too."""

import polars as pl

from ..accounts import folded
from ..example import indicator, project
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_SHORTEST = 4
_AFTER = 24
"""How many characters after a name its number may take with the words before it."""
_NUMBER = (
    r"^(?:的?(?:数量|总数|个数|人数|次数|面积)?(?:为|是|达到?|共|约|不少于|不低于|大于等于|≥|>=|=)*)(\d+(?:\.\d+)?)"
)
_ENDS = r"(?:数量|总数|个数|人数|次数|面积)$"


def _stated(tables: Tables, text: str, value: str, unit: str) -> pl.DataFrame:
    """Indicators whose name stands in their project's text with a number of their unit after it."""
    told = (
        tables["projects"]
        .filter(pl.col(text).is_not_null())
        .select("project_id", told=folded(text), told_cell=tables.cell("projects", text))
    )
    core = folded("name").str.replace(r"\([^()]*\)$", "").str.replace(_ENDS, "")
    rows = (
        tables["indicators"]
        .filter(pl.col(value).is_not_null(), pl.col(unit).is_not_null(), pl.col("name").is_not_null())
        .with_columns(
            core=core,
            cell=tables.cell("indicators", value),
            name_cell=tables.cell("indicators", "name"),
            of_unit=folded(unit),
        )
        .filter(pl.col("core").str.len_chars() >= _SHORTEST)
        .join(told, on="project_id", maintain_order="left")
        # most names stand in no text: these are not looked at further
        .filter(pl.col("told").str.contains(pl.col("core"), literal=True))
    )
    # offsets are counted in bytes, so the text is parted at the name instead
    after = rows.with_columns(
        after=pl.col("told").str.splitn(pl.col("core"), 2).struct.field("field_1").str.head(_AFTER)
    )
    number = after.with_columns(number=pl.col("after").str.extract(_NUMBER))
    found = number.drop_nulls("number").with_columns(
        rest=pl.col("after").str.replace(_NUMBER, ""), number=pl.col("number").cast(pl.Float64)
    )
    return found.filter(pl.col("rest").str.starts_with(pl.col("of_unit"))).with_columns(
        holds=(pl.col("number") - pl.col(value).cast(pl.Float64)).abs() <= _slack(),
        stated=pl.col("number"),
        valued=pl.col(value).cast(pl.Float64),
        in_unit="of_unit",
    )


def _slack() -> pl.Expr:
    """Half a unit of the last decimal that the text gives; whole numbers are counts and exact."""
    decimals = pl.col("after").str.extract(_NUMBER).str.extract(r"\.(\d+)").str.len_chars().fill_null(0)
    return pl.when(decimals > 0).then(0.5 * pl.lit(10.0).pow(-decimals.cast(pl.Float64)) + 1e-9).otherwise(1e-9)


_WORDS = {
    "why": (
        "一张表里两个数，考核时用哪个说不清。",
        "With two numbers in one form, which of them counts is open.",
    ),
    "basis": ("项目支出绩效自评表，总体目标与指标", "self-evaluation form, goal and indicators"),
    "tolerance": EXACT,
}


@rule(
    "goal-target",
    "warning",
    group="repeats",
    name=("总体目标与指标值", "goal against target"),
    meaning=(
        "总体目标里写的数量，与同名指标的年度指标值一致。",
        "A quantity in the goal is the target of its indicator.",
    ),
    verify=("对照预期目标的文字和该指标的年度指标值。", "Compare the goal's text with the target of that indicator."),
    sentence=(
        "总体目标里“{what}”是 {stated}{in_unit}，年度指标值是 {valued}{in_unit}。",
        'The goal says {stated} {in_unit} of "{what}", the target {valued} {in_unit}.',
    ),
    example=[
        project(name="道路养护", goal="全年养护农村公路里程60公里，路况良好。"),
        indicator(
            1, name="养护农村公路里程", target_text="≥68公里", target_op=">=", target_value="68", target_unit="公里"
        ),
    ],
    **_WORDS,
)
def target(tables: Tables) -> list[Relations]:
    frame = _stated(tables, "goal", "target_value", "target_unit")
    return [given(frame, "holds", "name_cell", ["cell", "told_cell"], details=["stated", "valued", "in_unit"])]


@rule(
    "goal-actual",
    "warning",
    group="repeats",
    name=("完成情况与实际完成值", "completion against actual value"),
    meaning=(
        "总体目标完成情况里写的数量，与同名指标的实际完成值一致。",
        "A quantity in the text on completion is the actual value of its indicator.",
    ),
    verify=("对照完成情况的文字和该指标的实际完成值。", "Compare the text on completion with the actual value."),
    sentence=(
        "完成情况里“{what}”是 {stated}{in_unit}，实际完成值是 {valued}{in_unit}。",
        'The completion says {stated} {in_unit} of "{what}", the actual value {valued} {in_unit}.',
    ),
    example=[
        project(name="道路养护", completion="全年养护农村公路里程60公里，路况良好。"),
        indicator(
            1,
            name="养护农村公路里程",
            target_text="≥58公里",
            target_op=">=",
            target_value="58",
            target_unit="公里",
            actual_text="59公里",
            actual_value="59",
            actual_unit="公里",
        ),
    ],
    **_WORDS,
)
def actual(tables: Tables) -> list[Relations]:
    frame = _stated(tables, "completion", "actual_value", "actual_unit")
    return [given(frame, "holds", "name_cell", ["cell", "told_cell"], details=["stated", "valued", "in_unit"])]
