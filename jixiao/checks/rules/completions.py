"""Work that is said to be done, against the indicators of the same form."""

import polars as pl

from ..example import indicator, project
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_WHOLE = r"全面完成|全部完成|圆满完成|完成(?:了)?(?:全年|年度)(?:绩效|预期)?(?:任务|目标)"
_MISSED = 0.9


@rule(
    "narrative-completed",
    "note",
    group="repeats",
    name=("说全部完成，指标没有完成", "said to be done, yet indicators are missed"),
    meaning=(
        "完成情况说全面完成的，各项指标也应当完成。",
        "Where everything is said to be completed, the indicators are met.",
    ),
    why=(
        "结论和指标互相矛盾，结论可能是套话。",
        "The conclusion contradicts the indicators; it may be a stock phrase.",
    ),
    basis=("自评表的完成情况与绩效指标", "completion and indicators of a self-evaluation form"),
    verify=("看没有完成的是哪几项指标。", "See which indicators are missed."),
    tolerance=EXACT,
    sentence=(
        "“{what}”：文字说“{words}”，实际完成值却是 {shown}。",
        '"{what}": the words say "{words}", yet an actual value is {shown}.',
    ),
    example=[
        project(name="道路养护", completion="全年养护工作已全部完成。"),
        indicator(
            1,
            name="养护里程",
            target_text="≥100公里",
            target_op=">=",
            target_value="100",
            target_unit="公里",
            actual_text="60公里",
            actual_value="60",
            actual_unit="公里",
            reason="资金没有到位",
        ),
    ],
)
def completed(tables: Tables) -> list[Relations]:
    said = (
        tables["projects"]
        .select(
            "project_id",
            words=pl.col("completion").str.extract(f"({_WHOLE})"),
            said=tables.cell("projects", "completion"),
        )
        .filter(pl.col("words").is_not_null())
    )
    target, actual = pl.col("target_value").cast(pl.Float64), pl.col("actual_value").cast(pl.Float64)
    worst = (
        said.join(tables["indicators"], on="project_id", maintain_order="left")
        .filter(pl.col("target_op").is_in([">=", "=", ">"]), target > 0, actual.is_not_null())
        .filter(pl.col("target_unit").eq_missing(pl.col("actual_unit")))
        .with_columns(
            cell=tables.cell("indicators", "actual_value"),
            shown=pl.coalesce("actual_text", actual.cast(pl.String)).str.head(20),
            ratio=actual / target,
        )
        .sort("ratio", maintain_order=True)
        .unique("project_id", keep="first", maintain_order=True)
        .with_columns(holds=pl.col("ratio") >= _MISSED)
    )
    return [given(worst, "holds", "said", ["cell"], details=["words", "shown"]), _of_one(tables)]


def _of_one(tables: Tables) -> Relations:
    """A rate of completion below 100 % whose own words say that all is done."""
    rate = pl.col("actual_value").cast(pl.Float64)
    frame = (
        tables["indicators"]
        .lazy()
        .filter(pl.col("actual_unit") == "%", pl.col("actual_value").is_not_null())
        .filter(pl.col("name").str.contains("完成率$|完成率[(（]"))
        .with_columns(words=pl.col("actual_text").str.extract("(全面完成|全部完成)"))
        .filter(pl.col("words").is_not_null())
        .with_columns(
            holds=rate >= 100,
            shown=rate.cast(pl.String).str.replace(r"\.0$", "") + "%",
            cell=tables.cell("indicators", "actual_value"),
            said=tables.cell("indicators", "actual_text"),
        )
        .select("holds", "cell", "said", "words", "shown")
        .collect()
    )
    return given(frame, "holds", "cell", ["said"], details=["words", "shown"])
