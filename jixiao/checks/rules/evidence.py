"""What the indicators of a form or a report say as a whole: all exactly met, all words at full points."""

import polars as pl

from ..example import indicator, project
from ..relations import Relations, given
from ..rule import rule
from ..tables import Tables

_TARGETS = ("绩效自评表，年度指标值与实际完成值", "self-evaluation form, targets and actual values")
_LEAST = 5
"""Rows before their being all alike says anything."""
_LISTED = 30
"""Cells that a finding lists at most."""


def _reached(seq: int, target: str, actual: str) -> object:
    return indicator(
        seq,
        level1="产出指标",
        level2="数量指标",
        name=f"第{seq}段养护里程",
        target_text=f"≥{target}公里",
        target_op=">=",
        target_value=target,
        target_unit="公里",
        actual_text=f"{actual}公里",
        actual_value=actual,
        actual_unit="公里",
        weight="10.00",
        score="10.00",
    )


@rule(
    "targets-exact",
    "note",
    group="targets",
    name=("实际值全部等于指标值", "every actual value equals its target"),
    meaning=(
        "“≥”“≤”的指标全部一个不差地等于指标值的表，少见。",
        "Forms whose every target with a limit is met to the digit are rare.",
    ),
    why=("实际值可能照抄了指标值。", "The actual values may have been copied from the targets."),
    basis=_TARGETS,
    verify=("逐行对照指标值与实际值，抽查佐证材料。", "Compare the rows; ask for evidence of some."),
    tolerance=("五行以上才算；100% 的指标不计", "from five rows on; targets of 100 % do not count"),
    sentence=(
        "{count} 张表的“≥”“≤”指标实际值全部等于指标值（共 {forms} 张表可比）；第一处：{what}。",
        "In {count} of {forms} forms every target with a limit is met to the digit; the first: {what}.",
    ),
    example=[project(name="A"), *(_reached(seq, str(10 * seq), str(10 * seq)) for seq in range(1, 6))],
)
def exact(tables: Tables) -> list[Relations]:
    is_share = (pl.col("target_value") == 100) & (pl.col("target_unit") == "%").fill_null(False)
    rows = (
        tables["indicators"]
        .lazy()
        .filter(
            pl.col("target_op").is_in([">=", ">", "<=", "<"]),
            pl.col("target_value") > 0,
            pl.col("actual_value").is_not_null(),
            pl.col("target_unit").eq_missing(pl.col("actual_unit")),
            ~is_share,
        )
        .select(
            *("report", "target_value", "actual_value", "damaged"),
            cell=tables.cell("indicators", "actual_value"),
            form=pl.col("project_id").fill_null(""),
        )
        .collect()
    )
    forms = (
        rows.group_by("report", "form", maintain_order=True)
        .agg(
            rows=pl.len(),
            cell=pl.col("cell").first(),
            is_exact=(pl.col("target_value") == pl.col("actual_value")).all() & ~pl.col("damaged").any(),
        )
        .filter(pl.col("rows") >= _LEAST)
    )
    frame = forms.group_by("report", maintain_order=True).agg(
        forms=pl.len(),
        count=pl.col("is_exact").sum(),
        cells=pl.col("cell").filter("is_exact").head(_LISTED),
        first=pl.col("cell").sort_by("is_exact", descending=True, maintain_order=True).first(),
    )
    frame = frame.with_columns(holds=pl.col("count") == 0, others=pl.col("cells").list.slice(1))
    return [given(frame, "holds", "first", lists=["others"], details=["count", "forms"])]


@rule(
    "targets-words-full",
    "note",
    group="targets",
    name=("定性指标全部满分", "all indicators in words at full points"),
    meaning=(
        "定性指标全部得满分，得分就没有区分度。",
        "Where all indicators in words get full points, they tell nothing apart.",
    ),
    why=(
        "定性结论缺少可以核对的依据，满分需要佐证。",
        "Words cannot be checked against figures; full points want evidence.",
    ),
    basis=_TARGETS,
    verify=("抽查定性指标的评价依据。", "Ask for the evidence behind some of them."),
    tolerance=("五行以上才算", "from five rows on"),
    sentence=(
        "{count} 个定性指标全部得满分；第一处：{what}。",
        "All {count} indicators in words get full points; the first: {what}.",
    ),
    example=[
        project(name="A"),
        *(
            indicator(
                seq,
                level1="效益指标",
                level2="社会效益指标",
                name=f"第{seq}项服务水平",
                target_text="有效提升",
                actual_text="有效提升",
                weight="10.00",
                score="10.00",
            )
            for seq in range(1, 6)
        ),
    ],
)
def words_full(tables: Tables) -> list[Relations]:
    rows = (
        tables["indicators"]
        .lazy()
        .filter(
            pl.col("target_value").is_null(),
            pl.col("actual_value").is_null(),
            pl.col("target_text").is_not_null(),
            pl.col("actual_text").is_not_null(),
            pl.col("weight") > 0,
            pl.col("score").is_not_null(),
        )
        # a date is no word
        .filter(~pl.col("target_text").str.contains(r"\d"))
        .select("report", "weight", "score", cell=tables.cell("indicators", "score"))
        .collect()
    )
    frame = (
        rows.group_by("report", maintain_order=True)
        .agg(
            count=pl.len(),
            holds=(pl.col("score") < pl.col("weight")).any(),
            first=pl.col("cell").first(),
            others=pl.col("cell").slice(1, _LISTED),
        )
        .filter(pl.col("count") >= _LEAST)
    )
    return [given(frame, "holds", "first", lists=["others"], details=["count"])]
