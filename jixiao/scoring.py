"""How points come from figures: profiles of scoring functions, and which of them a report follows.

Offices score themselves by different rules and do not print them. A profile is one such rule as a few named parameters;
the report's own profile is the one that explains most of its printed points: an inference, never an official rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

Words = tuple[str, str]

EXECUTION, REACH, COST, LIMIT = "execution", "reach", "cost", "limit"
"""What is scored: spending of the budget; a target to be reached (≥, =); a ceiling on cost; any other ceiling."""
KINDS = (EXECUTION, REACH, COST, LIMIT)

_RATE_DECIMALS = 2
"""Points are worked out from a completion in per cent with two decimals, as it is printed."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """Points for a completion in per cent: none below `zero_below`, from there in a straight line that would reach all
    of them at 100, and all of them from `full_from`."""

    zero_below: float = 0.0
    full_from: float = 100.0

    def points(self, weight: pl.Expr, completion: pl.Expr) -> pl.Expr:
        # in per cent and in this order: binary rounding then falls as in the printed points, at a half as well
        rising = (completion - self.zero_below) / (100.0 - self.zero_below) * weight
        return pl.when(completion >= self.full_from).then(weight).otherwise(rising.clip(0.0, weight))


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of scoring functions.

    execution: of executed ÷ final budget. indicator: of what was reached ÷ what was to be reached. cost: of what was
    spent ÷ the ceiling, where spending less loses points and spending more all of them; None: a cost is a ceiling like
    any other. overrun: the completion of a ceiling that is exceeded, which is 100 % while it is kept: "proportional",
    1 − (a − t) ÷ t, or "reverse", t ÷ a.
    """

    id: str
    name: Words
    execution: Ramp = field(default_factory=Ramp)
    indicator: Ramp = field(default_factory=Ramp)
    cost: Ramp | None = None
    overrun: Literal["proportional", "reverse"] = "proportional"

    def execution_points(self, weight: pl.Expr, rate: pl.Expr) -> pl.Expr:
        """Points for spending; `rate` = executed ÷ final budget, in per cent."""
        return self.execution.points(weight, rate)

    def indicator_points(self, kind: pl.Expr, weight: pl.Expr, target: pl.Expr, actual: pl.Expr) -> pl.Expr:
        """Points of an indicator with figures; `kind` is REACH, COST or LIMIT."""
        reached = _percent(actual, target)
        over = 200.0 - reached if self.overrun == "proportional" else _percent(target, actual)
        kept = self.indicator.points(weight, pl.when(actual <= target).then(100.0).otherwise(over))
        cost = kept
        if self.cost is not None:
            cost = pl.when(actual <= target).then(self.cost.points(weight, reached)).otherwise(0.0)
        return (
            pl.when(kind == REACH)
            .then(self.indicator.points(weight, reached))
            .otherwise(pl.when(kind == COST).then(cost).otherwise(kept))
        )


def _percent(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return (100.0 * part / whole).round(_RATE_DECIMALS)


_FLOOR = Ramp(60.0)
_FLOOR_SPENDING = Ramp(60.0, 90.0)
"""Where full points begin is inferred: somewhere between 79.1 % and 90.9 %."""

PROFILES: Mapping[str, Profile] = {
    profile.id: profile
    for profile in (
        Profile("linear", ("按比例计分", "in proportion")),
        Profile("cost_by_completion", ("按比例计分，成本少花也扣分", "in proportion, cost too"), cost=Ramp()),
        Profile(
            "floor_60", ("六成起评", "from 60 % on"), execution=_FLOOR_SPENDING, indicator=_FLOOR, cost=_FLOOR_SPENDING
        ),
        Profile("reverse", ("按比例计分，超限按反比", "in proportion, overruns in reverse"), overrun="reverse"),
    )
}
"""By id, the simplest first: of two that explain a report alike, the simpler is taken."""


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


def scored_indicators(indicators: pl.DataFrame) -> pl.DataFrame:
    """The rows whose points follow from figures, with `kind`, `department` (a row of the whole department's form),
    `target`, `actual`, `points_of` (the weight), `points`, and `low` and `high`, the ends of the actual value.

    Not those of words, dates, no or different units, or a target of nothing, of which no share can be taken.
    """
    unit = pl.col("target_unit").fill_null("")
    has_figures = pl.all_horizontal(pl.col("target_value", "actual_value", "weight", "score").is_not_null())
    is_year = (unit == "年") & (pl.col("target_value") > 1900)
    target, actual = pl.col("target_value").cast(pl.Float64), pl.col("actual_value").cast(pl.Float64)
    decimals = pl.col("actual_value_decimals").fill_null(0)
    # a whole number is a count and exact, unless it is a per cent
    is_count = (decimals == 0) & ~unit.str.contains("[%‰]")
    half = pl.when(is_count).then(0.0).otherwise(0.5 * pl.lit(10.0).pow(-decimals.cast(pl.Float64)))
    return (
        indicators.filter(has_figures & (unit == pl.col("actual_unit").fill_null("")) & ~is_year)
        .with_columns(kind=kind_of(indicators), target=target, actual=actual, half=half)
        .filter(pl.col("kind").is_not_null(), pl.col("target") > 0, pl.col("actual") >= 0, pl.col("weight") > 0)
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
    amounts = _percent(pl.col("executed").cast(pl.Float64), pl.col("final_budget").cast(pl.Float64))
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


def explains(profile: Profile) -> pl.Expr:
    """Whether a profile explains the printed points of a scored row, to one last printed unit."""
    ends = [points(profile, column) for column in ("low", "actual", "high")]
    slack = pl.col("unit") + 1e-9
    return pl.col("points").is_between(pl.min_horizontal(ends) - slack, pl.max_horizontal(ends) + slack)
