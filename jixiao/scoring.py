"""How points come from figures: which rows a profile scores, and whether it explains what is printed.

The report's own profile is the one that explains most of its printed points: an inference, never an official rule.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from . import profiles_file
from .profile_trouble import Trouble
from .profiles import (
    BANDS,
    BUILT_IN,
    COST,
    EXECUTION,
    GRADE_LINES,
    GRADES,
    KINDS,
    LIMIT,
    REACH,
    Profile,
    Ramp,
    Words,
    completion_pct,
)

__all__ = [
    "BANDS",
    "BUILT_IN",
    "COST",
    "EXECUTION",
    "GRADES",
    "GRADE_LINES",
    "KEPT",
    "KINDS",
    "LIMIT",
    "PROFILES",
    "REACH",
    "TROUBLES",
    "Profile",
    "Ramp",
    "Words",
    "explains",
    "fineness",
    "kind_of",
    "points",
    "scored_funds",
    "scored_indicators",
    "why_kept",
]

PROFILES: Mapping[str, Profile] = {**BUILT_IN, **profiles_file.own().profiles}
"""All that are known, those of the user's own file last."""

TROUBLES: Sequence[Trouble] = profiles_file.own().troubles
"""What of that file was not taken, and why."""


def kind_of(indicators: pl.DataFrame) -> pl.Expr:
    """REACH, COST or LIMIT; NULL where nothing says which way the target points."""
    op, unit = pl.col("target_op"), pl.col("target_unit")
    by_level = pl.any_horizontal(pl.col("level1", "level2").str.contains("成本", literal=True).fill_null(False))
    is_cost = by_level | unit.str.contains(r"^[万亿]?元$").fill_null(False)
    is_ceiling = op.is_in(["<=", "<"])
    return (
        pl.when(op.is_in([">=", ">", "="]))
        .then(pl.lit(REACH))
        .when(is_ceiling & is_cost)
        .then(pl.lit(COST))
        .when(is_ceiling)
        .then(pl.lit(LIMIT))
    )


KEPT = ("damaged", "words", "date", "no_actual", "units", "no_target", "direction")
"""Why points cannot be worked out from figures, and stay as printed: the text is damaged; the target is words; a date;
nothing is printed as reached; in another unit; a target of nothing, of which no share can be taken; or nothing says
whether more or less is better."""


def why_kept(indicators: pl.DataFrame) -> pl.Expr:
    """One of KEPT for an indicator with a weight, damage aside; NULL where points follow from figures."""
    unit = pl.col("target_unit").fill_null("")
    target, actual = pl.col("target_value"), pl.col("actual_value")
    is_year = (unit == "年") & (target > 1900)
    of_another = unit != pl.col("actual_unit").fill_null("")
    return (
        pl.when(target.is_null())
        .then(pl.lit("words"))
        .when(is_year)
        .then(pl.lit("date"))
        .when(actual.is_null() | (actual < 0))
        .then(pl.lit("no_actual"))
        .when(of_another)
        .then(pl.lit("units"))
        .when(target <= 0)
        .then(pl.lit("no_target"))
        .when(kind_of(indicators).is_null())
        .then(pl.lit("direction"))
    )


def scored_indicators(indicators: pl.DataFrame) -> pl.DataFrame:
    """The rows whose points follow from figures (see `why_kept`), with `kind`, `department` (a row of the whole
    department's form), `target`, `actual`, `points_of` (the weight), `points`, and `low` and `high`, the ends of the
    actual value."""
    has_points = (pl.col("weight") > 0) & pl.col("score").is_not_null()
    target, actual = pl.col("target_value").cast(pl.Float64), pl.col("actual_value").cast(pl.Float64)
    decimals = pl.col("actual_value_decimals").fill_null(0)
    # a whole number is a count and exact, unless it is a per cent
    is_count = (decimals == 0) & ~pl.col("target_unit").fill_null("").str.contains("[%‰]")
    half = pl.when(is_count).then(0.0).otherwise(0.5 * pl.lit(10.0).pow(-decimals.cast(pl.Float64)))
    return (
        indicators.filter(has_points & why_kept(indicators).is_null())
        .with_columns(kind=kind_of(indicators), target=target, actual=actual, half=half)
        .with_columns(
            department=pl.col("project_id").is_null(),
            points_of=pl.col("weight").cast(pl.Float64),
            points=pl.col("score").cast(pl.Float64),
            # a target counts as printed: what is printed as kept was kept
            low=pl.when(actual >= target)
            .then(pl.max_horizontal(actual - pl.col("half"), target))
            .otherwise(actual - pl.col("half")),
            high=pl.when(actual <= target)
            .then(pl.min_horizontal(actual + pl.col("half"), target))
            .otherwise(actual + pl.col("half")),
        )
        .with_columns(unit=fineness(), is_sound=~pl.col("damaged"))
    )


def scored_funds(funds: pl.DataFrame) -> pl.DataFrame:
    """One row a form that prints points for its spending, with the same columns; `actual` is the rate in per cent."""
    amounts = completion_pct(pl.col("executed").cast(pl.Float64), pl.col("final_budget").cast(pl.Float64))
    rate = pl.col("execution_pct").cast(pl.Float64)
    decimals = pl.col("execution_pct_decimals").fill_null(0).cast(pl.Float64)
    half = pl.when(rate.is_not_null()).then(0.5 * pl.lit(10.0).pow(-decimals)).otherwise(0.0)
    return (
        funds.with_columns(actual=pl.coalesce(rate, amounts), half=half, is_total=pl.col("source") == "total")
        .filter(
            pl.col("actual").is_finite(), pl.col("actual") >= 0, pl.col("weight") > 0, pl.col("score").is_not_null()
        )
        .sort("is_total", descending=True, maintain_order=True)
        .unique(["report_id", "project_id"], keep="first", maintain_order=True)
        .with_columns(
            kind=pl.lit(EXECUTION),
            department=pl.col("project_id").is_null(),
            points_of=pl.col("weight").cast(pl.Float64),
            points=pl.col("score").cast(pl.Float64),
            low=pl.col("actual") - pl.col("half"),
            high=pl.col("actual") + pl.col("half"),
            target=pl.lit(100.0),
        )
        .with_columns(unit=fineness(), is_sound=~pl.col("damaged"))
    )


def fineness() -> pl.Expr:
    """One last printed unit of a report's points, by its finest: `9` beside `9.27` is `9.00`; no finer than 0.01."""
    finest = pl.col("score_decimals").fill_null(0).max().over("report_id", "department").clip(0, 2)
    return pl.lit(10.0).pow(-finest.cast(pl.Float64))


def points(profile: Profile, actual: str = "actual") -> pl.Expr:
    """The points of a scored row under a profile, for the value in the column `actual`."""
    weight, value = pl.col("points_of"), pl.col(actual)
    of_indicator = profile.indicator_points(pl.col("kind"), weight, pl.col("target"), value)
    return pl.when(pl.col("kind") == EXECUTION).then(profile.execution_points(weight, value)).otherwise(of_indicator)


def explains(profile: Profile, due: pl.Expr | None = None) -> pl.Expr:
    """Whether a profile explains the printed points of a scored row, to one last printed unit; `due` are its points
    for the actual value where they are known."""
    ends = [points(profile, "low"), points(profile) if due is None else due, points(profile, "high")]
    slack = pl.col("unit") + 1e-9
    return pl.col("points").is_between(pl.min_horizontal(ends) - slack, pl.max_horizontal(ends) + slack)
