"""Profiles of scoring: small named sets of functions from figures to points, and those that are built in.

Offices score themselves by different rules and do not print them; a profile is one such rule as a few parameters. Users
add theirs in a file: see profiles_file.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import polars as pl

Words = tuple[str, str]

EXECUTION, REACH, COST, LIMIT = "execution", "reach", "cost", "limit"
"""What is scored: spending of the budget; a target to be reached (≥, =); a ceiling on cost; any other ceiling."""
KINDS = (EXECUTION, REACH, COST, LIMIT)

GRADES = ("优", "良", "中", "差")
GRADE_LINES = (90, 80, 60)
"""优, 良 and 中 begin here (财预〔2020〕10号). Some places draw other lines."""

BANDS = ((80.0, 100.0), (60.0, 80.0), (0.0, 60.0))
"""Points for words, in per cent of the weight: 达成, 部分达成并具有一定效果, 未达成且效果较差."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """Points for a completion in per cent: none below `zero_below`, from there in a straight line that would reach all
    of them at 100, and all of them from `full_from`. Raises ValueError for bounds that are no such line."""

    zero_below: float = 0.0
    full_from: float = 100.0

    def __post_init__(self) -> None:
        if not 0 <= self.zero_below < self.full_from <= 100:
            raise ValueError("0 ≤ zero_below < full_from ≤ 100")

    def points(self, weight: pl.Expr, completion: pl.Expr) -> pl.Expr:
        # in per cent and in this order: binary rounding then falls as in the printed points, at a half as well; times
        # 1 ÷ a number is what Polars makes of a division by it, and written so is the same in every engine
        rising = (completion - self.zero_below) * (1.0 / (100.0 - self.zero_below)) * weight
        return pl.when(completion >= self.full_from).then(weight).otherwise(rising.clip(0.0, weight))


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of scoring functions.

    execution: of executed ÷ final budget. indicator: of what was reached ÷ what was to be reached. cost: of what was
    spent ÷ the ceiling, where spending less loses points and spending more all of them; None: a cost is a ceiling like
    any other. overrun: the completion of a ceiling that is exceeded, which is 100 % while it is kept: "proportional",
    1 − (a − t) ÷ t, or "reverse", t ÷ a. bands: where points for words lie, in per cent of the weight, the best first.
    grades: where 优, 良 and 中 begin. seen: where the rule is known from.
    """

    id: str
    name: Words
    execution: Ramp = field(default_factory=Ramp)
    indicator: Ramp = field(default_factory=Ramp)
    cost: Ramp | None = None
    overrun: Literal["proportional", "reverse"] = "proportional"
    bands: tuple[tuple[float, float], ...] = BANDS
    grades: tuple[float, float, float] = GRADE_LINES
    seen: Words = ("", "")

    def parameters(self) -> dict[str, Any]:
        """The parameters by name as queries/shared/points.sql takes them, ramps as {zero_below, full_from}."""
        names = ("id", "execution", "indicator", "cost", "overrun")
        return {name: value for name, value in asdict(self).items() if name in names}

    def execution_points(self, weight: pl.Expr, rate: pl.Expr) -> pl.Expr:
        """Points for spending; `rate` = executed ÷ final budget, in per cent."""
        return self.execution.points(weight, rate)

    def indicator_points(self, kind: pl.Expr, weight: pl.Expr, target: pl.Expr, actual: pl.Expr) -> pl.Expr:
        """Points of an indicator with figures; `kind` is REACH, COST or LIMIT."""
        reached = completion_pct(actual, target)
        over = 200.0 - reached if self.overrun == "proportional" else completion_pct(target, actual)
        kept = self.indicator.points(weight, pl.when(actual <= target).then(100.0).otherwise(over))
        cost = kept
        if self.cost is not None:
            cost = pl.when(actual <= target).then(self.cost.points(weight, reached)).otherwise(0.0)
        return (
            pl.when(kind == REACH)
            .then(self.indicator.points(weight, reached))
            .otherwise(pl.when(kind == COST).then(cost).otherwise(kept))
        )


def completion_pct(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    """Points are worked out from a completion in per cent with two decimals, as it is printed."""
    # the same steps as in queries/shared/completion_rate.sql, so that no half is rounded another way there
    # and rounded, since Polars divides by a number only nearly
    return ((10_000.0 * part / whole + 0.5).floor() / 100.0).round(2)


_FLOOR = Ramp(60.0)
_FLOOR_SPENDING = Ramp(60.0, 90.0)
"""Where full points begin is inferred: somewhere between 79.1 % and 90.9 %."""

BUILT_IN: Mapping[str, Profile] = {
    profile.id: profile
    for profile in (
        Profile(
            "linear",
            ("按比例计分", "in proportion"),
            seen=("多地公开的评分规则；乌鲁木齐市 2024 年执行得分", "rules published in several places; Urumqi 2024"),
        ),
        Profile(
            "cost_by_completion",
            ("按比例计分，成本少花也扣分", "in proportion, cost too"),
            cost=Ramp(),
            seen=("乌鲁木齐市 2024 年成本指标（推断）", "cost indicators of Urumqi 2024 (inferred)"),
        ),
        Profile(
            "floor_60",
            ("六成起评", "from 60 % on"),
            execution=_FLOOR_SPENDING,
            indicator=_FLOOR,
            cost=_FLOOR_SPENDING,
            seen=("昌吉州 2023 年（推断）", "Changji 2023 (inferred)"),
        ),
        Profile(
            "reverse",
            ("按比例计分，超限按反比", "in proportion, overruns in reverse"),
            overrun="reverse",
            seen=("一些地方的表注", "notes below forms of some places"),
        ),
    )
}
"""By id, the simplest first: of two that explain a report alike, the simpler is taken.

With w the weight, e = executed ÷ final budget, t the target or ceiling and a what was reached or spent:
- linear: w·min(e, 1); w·min(a/t, 1); of a ceiling w while a ≤ t, from there w·(1 − (a − t)/t), nothing from 2t.
- cost_by_completion: as linear, but of a cost w·a/t while a ≤ t and nothing above: what is not spent loses points.
- floor_60: nothing below 60 %, from there w·(r − 0.6)/0.4 of a completion r; spending and costs are at full points from
  90 %, which is inferred.
- reverse: as linear, but of a ceiling w·t/a where a > t.
"""
