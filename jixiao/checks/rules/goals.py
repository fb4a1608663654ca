"""Goals and completion in words against the indicators of the same form: the number that follows a name."""

import polars as pl

from ..accounts import prepared
from ..example import indicator, project
from ..relations import Relations, given
from ..rule import INTERVAL, rule
from ..tables import Tables

_SHORTEST = 4
"""Characters that an indicator's name needs to be found in a text."""
_UNIT_IN_NAME = r"[(（][^()（）]*[)）]$"
_ENDS = r"(?:数量|个数|人数|次数|件数|户数|数)$"
_NUMBER = (
    r"^(?:数量|个数|人数|次数|件数|户数)?(?:应|要)?(?:实际)?(?:为|达到?|共计?|约)?"
    r"(?<bound>大于等于|小于等于|大于|小于|不少于|不低于|不超过|不高于|不小于|不大于|超过|≥|≤|=|>|<)?(?:为|到)?[:：]?"
    r"(?<printed>\d[\d,]*(?:\.\d+)?)(?<further>[^\d,，;；。、()（）]*)"
)
_NEAR = 24
"""How many characters before and after a name are looked at."""
_AT_LEAST = ("大于等于", "大于", "不少于", "不低于", "不小于", "超过", "≥", ">")
_AT_MOST = ("小于等于", "小于", "不超过", "不高于", "不大于", "≤", "<")
_FURTHER = r"^(?:月|工作日|小时|百分点|以上|以下|以内|左右|多|余|/|每)"
"""What makes a number another one than it seems: 5个月 is no 5个, and 5次/年 no 5次."""
_REPEATED = r"[每各][^,，;；。、]{0,6}$"


def _texts(tables: Tables) -> pl.DataFrame:
    """Goals and completions: of projects from their forms; of the whole department, in what its form was read as."""
    of_projects = [
        tables["projects"]
        .filter(pl.col(column).is_not_null())
        .select(form="project_id", told=pl.lit(column), text=column, text_cell=tables.cell("projects", column))
        for column in ("goal", "completion")
    ]
    whole = tables["statements"].filter(pl.col("topic").is_in(["goal", "completion"]), pl.col("project_id").is_null())
    of_whole = whole.select(
        form="report_id", told=pl.lit("either"), text="text", text_cell=tables.cell("statements", "text")
    )
    return pl.concat([*of_projects, of_whole])


def _numbers(tables: Tables) -> pl.DataFrame:
    """The numbers that goals and completions give right after an indicator's name, in the indicator's unit."""
    plain = pl.col("name").str.strip_chars().str.replace(_UNIT_IN_NAME, "").str.replace(_ENDS, "")
    named = (
        tables["indicators"]
        .lazy()
        .filter(pl.col("target_value").is_not_null(), pl.col("target_unit").is_not_null())
        .select(
            form=pl.coalesce("project_id", "report_id"),
            core=plain,
            target_unit="target_unit",
            target=pl.col("target_value").cast(pl.Float64),
            actual=pl.col("actual_value").cast(pl.Float64),
            name_cell=tables.cell("indicators", "name"),
            target_cell=tables.cell("indicators", "target_value"),
            actual_cell=tables.cell("indicators", "actual_value"),
        )
        .filter(pl.col("core").str.len_chars() >= _SHORTEST)
        .collect()
    )
    # only what is needed is taken along: most names are in none of the texts
    texts = prepared(tables, "goals", _texts)
    pairs = named.select("form", "core", row=pl.int_range(pl.len(), dtype=pl.UInt32)).join(
        texts, on="form", maintain_order="left"
    )
    said = pairs.filter(pl.col("text").str.contains(pl.col("core"), literal=True))
    # said twice, the number may be of either
    said = said.filter(pl.col("text").str.count_matches(pl.col("core"), literal=True) == 1)
    said = said.hstack(named[said["row"]].drop("form", "core"))
    parts = pl.col("text").str.splitn(pl.col("core"), 2)
    near = said.with_columns(
        before=parts.struct.field("field_0").str.tail(_NEAR), after=parts.struct.field("field_1").str.head(_NEAR)
    ).drop("text")
    read = near.with_columns(read=pl.col("after").str.extract_groups(_NUMBER)).unnest("read")
    found = read.filter(pl.col("printed").is_not_null(), ~pl.col("before").str.contains(_REPEATED)).with_columns(
        pl.col("bound").fill_null(""),
        pl.col("printed").str.replace_all(",", "", literal=True),
        pl.col("further").str.replace_all(r"\s", ""),
    )
    unit = pl.col("target_unit")
    further = pl.col("further").str.strip_prefix(unit)
    same_unit = pl.col("further").str.starts_with(unit) & ~further.str.contains(_FURTHER)
    decimals = pl.col("printed").str.extract(r"\.(\d+)$").str.len_chars().fill_null(0)
    return found.filter(same_unit).with_columns(
        number=pl.col("printed").cast(pl.Float64),
        half=0.5 * pl.lit(10.0).pow(-decimals.cast(pl.Float64)),
    )


_WORDS = {
    "why": (
        "一张表里两个数，考核时用哪个说不清。",
        "With two numbers in one form, which of them counts is open.",
    ),
    "basis": ("项目支出绩效自评表，总体目标与指标", "self-evaluation form, goal and indicators"),
    "tolerance": INTERVAL,
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
    said = prepared(tables, "numbers of goals", _numbers).filter(pl.col("told") == "goal")
    return [_judged(said.with_columns(holds=_is("target")), "target")]


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
    said = prepared(tables, "numbers of goals", _numbers).filter(pl.col("told") != "goal")
    # what was done may be told as a bound: more than a thousand
    bound, value, number = pl.col("bound"), pl.col("actual"), pl.col("number")
    bounded = (bound.is_in(_AT_LEAST) & (value >= number)) | (bound.is_in(_AT_MOST) & (value <= number))
    # goal and completion of the whole department may have been read as one text
    of_either = (pl.col("told") == "either") & _is("target")
    return [_judged(said.with_columns(holds=_is("actual") | bounded | of_either), "actual")]


def _is(value: str) -> pl.Expr:
    """Whether the number of the text is the indicator's, within half a unit of its last decimal."""
    return (pl.col("number") - pl.col(value)).abs() <= pl.col("half") + 1e-9


def _judged(said: pl.DataFrame, value: str) -> Relations:
    # the same number in several lines of one form's text is said once
    frame = (
        said.filter(pl.col(f"{value}_cell").is_not_null())
        .group_by(f"{value}_cell", "number", maintain_order=True)
        .agg(
            pl.col("holds", "name_cell").first(),
            valued=pl.col(value).first(),
            in_unit=pl.col("target_unit").first(),
            texts="text_cell",
        )
        .with_columns(stated="number")
    )
    details = ["stated", "valued", "in_unit"]
    return given(frame, "holds", "name_cell", [f"{value}_cell"], lists=["texts"], details=details)
