"""Scoring profiles: points by published examples, laws, and which profile a report follows."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import checks
from jixiao.checks import example
from jixiao.loading.work import parse_bytes
from jixiao.own_profile import FLOOR, followed, own, with_explained
from jixiao.scoring import COST, LIMIT, PROFILES, REACH, points, scored_funds, scored_indicators
from jixiao.store import as_printed, to_batches
from tests.originals import SHARED, with_originals

# rate in per cent → points of 10, as published
BY_FLOOR = {
    69.3: 2.32,
    68.54: 2.14,
    98.73: 10.0,
    55.6: 0.0,
    79.09: 4.77,
    71.2: 2.8,
    90.91: 10.0,
    75.0: 3.75,
    68.66: 2.16,
}
IN_PROPORTION = {98.31: 9.83, 99.92: 9.99, 60.86: 6.09, 7.48: 0.75, 100.0: 10.0}

PUBLISHED = (
    ("cost_by_completion", COST, 10.0, 27.6, 27.0, 9.78),
    ("cost_by_completion", COST, 4.0, 10.0, 9.64, 3.86),
    ("cost_by_completion", COST, 5.0, 33.18, 36.77, 0.0),
    ("cost_by_completion", LIMIT, 10.0, 4.0, 0.233, 10.0),
    ("linear", REACH, 20.0, 95.0, 77.0, 16.21),
    ("linear", COST, 10.0, 27.6, 27.0, 10.0),
    ("linear", LIMIT, 10.0, 10.0, 12.0, 8.0),
    ("linear", LIMIT, 10.0, 10.0, 25.0, 0.0),
    ("reverse", LIMIT, 10.0, 10.0, 12.5, 8.0),
    ("floor_60", REACH, 10.0, 68.0, 66.0, 9.27),
    ("floor_60", REACH, 5.0, 6.0, 5.0, 2.92),
    ("floor_60", COST, 10.0, 6.0, 4.330126, 3.04),
    ("floor_60", COST, 10.0, 30.0, 27.993123, 10.0),
    ("floor_60", COST, 10.0, 50.0, 0.0, 0.0),
    ("floor_60", REACH, 5.0, 9.0, 3.0, 0.0),
)
"""Indicators: profile, kind, weight, target, actual value, printed points."""


def _execution(profile: str, weight: float, rate: float) -> float:
    points = PROFILES[profile].execution_points(pl.lit(weight), pl.lit(rate))
    return float(pl.select(points).item())


def _indicator(profile: str, kind: str, weight: float, target: float, actual: float) -> float:
    points = PROFILES[profile].indicator_points(pl.lit(kind), pl.lit(weight), pl.lit(target), pl.lit(actual))
    return float(pl.select(points).item())


@pytest.mark.parametrize(("rate", "printed"), BY_FLOOR.items())
def test_execution_points_with_a_floor_are_as_published(rate: float, printed: float) -> None:
    assert abs(_execution("floor_60", 10.0, rate) - printed) <= 0.005 + 1e-9


@pytest.mark.parametrize(("rate", "printed"), IN_PROPORTION.items())
def test_execution_points_in_proportion_are_as_published(rate: float, printed: float) -> None:
    assert abs(_execution("linear", 10.0, rate) - printed) <= 0.005 + 1e-9


@pytest.mark.parametrize(("profile", "kind", "weight", "target", "actual", "printed"), PUBLISHED)
def test_indicator_points_are_as_published(
    profile: str, kind: str, weight: float, target: float, actual: float, printed: float
) -> None:
    assert abs(_indicator(profile, kind, weight, target, actual) - printed) <= 0.005 + 1e-9


@given(
    st.sampled_from(sorted(PROFILES)),
    st.sampled_from((REACH, COST, LIMIT)),
    st.floats(0.5, 100),
    st.floats(0.01, 1e6),
    st.floats(0, 1e7),
)
def test_points_stay_between_nothing_and_the_weight(
    profile: str, kind: str, weight: float, target: float, actual: float
) -> None:
    assert 0 <= _indicator(profile, kind, weight, target, actual) <= weight


@given(st.sampled_from(sorted(PROFILES)), st.floats(0, 150), st.floats(0, 150))
def test_spending_more_never_lowers_the_points(profile: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert _execution(profile, 10.0, low) <= _execution(profile, 10.0, high) + 1e-9


def _profiles(rows: Sequence[Any]) -> pl.DataFrame:
    tables = example.rows(rows)
    frames = checks.frames([(to_batches(tables), as_printed(tables))])
    return _followed(frames)


def _followed(frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    funds, indicators = scored_funds(frames["project_funds"]), scored_indicators(frames["indicators"])
    return followed(with_explained(funds), with_explained(indicators))


def _spending(rates: dict[str, str]) -> list[Any]:
    made: list[Any] = []
    for seq, (rate, score) in enumerate(rates.items(), 1):
        made.append(example.project(seq, name=f"第{seq}项"))
        made.append(example.fund("total", seq, weight="10", execution_pct=rate, score=score))
    return made


FLOORED = {"69.30": "2.32", "68.54": "2.14", "79.09": "4.77", "71.20": "2.80", "75.00": "3.75", "68.66": "2.16"}


def test_the_profile_that_explains_most_is_the_own_one() -> None:
    [first] = own(_profiles(_spending(FLOORED))).rows(named=True)
    assert (first["profile"], first["executions"], first["executions_of"]) == ("floor_60", 6, 6)
    assert first["execution_judged"] and not first["reach_judged"]


def test_of_profiles_that_explain_alike_the_simpler_is_taken() -> None:
    ranked = _profiles(_spending({"91.00": "9.10", "82.00": "8.20"})).sort("rank")
    assert ranked["profile"].to_list()[0] == "linear"


def test_a_few_rows_are_no_inference() -> None:
    few = dict(list(FLOORED.items())[: FLOOR - 1])
    assert own(_profiles(_spending(few))).is_empty()


def test_full_points_tell_nothing() -> None:
    full = {f"10{seq}.00": "10.00" for seq in range(9)}
    assert own(_profiles(_spending(full))).is_empty()


def test_damaged_rows_do_not_count() -> None:
    rows = _spending(FLOORED)
    for row in rows[1::2]:
        row.damaged = True
    assert _profiles(rows).is_empty()


def test_points_by_judgement_are_no_profile() -> None:
    judged = {"69.30": "2.32", "68.54": "2.14", "79.09": "4.77", "71.20": "2.80", "75.00": "3.75"}
    judged |= {"61.00": "9.00", "62.00": "9.50", "63.00": "5.50", "64.00": "9.00"}
    assert own(_profiles(_spending(judged))).is_empty()


@with_originals
@pytest.mark.parametrize(
    ("original", "profile", "executions", "indicators"),
    [("004", "floor_60", (25, 25), (157, 171)), ("003", "cost_by_completion", (38, 38), (184, 185))],
)
def test_the_profiles_of_published_reports(
    original: str, profile: str, executions: tuple[int, int], indicators: tuple[int, int]
) -> None:
    ranked = _followed(_frames(original)).filter(~pl.col("department"), pl.col("rank") == 0)
    [first] = ranked.rows(named=True)
    assert first["profile"] == profile
    assert (first["executions"], first["executions_of"]) == executions
    assert (first["indicators"], first["indicators_of"]) == indicators


@with_originals
def test_every_published_execution_score_with_a_floor_is_reproduced() -> None:
    funds = scored_funds(_frames("004")["project_funds"]).filter(~pl.col("department"))
    made = funds.with_columns(made=points(PROFILES["floor_60"]).round(2))
    assert len(made) == 25
    assert made["made"].to_list() == made["points"].to_list()


def _frames(original: str) -> dict[str, pl.DataFrame]:
    [path] = (SHARED / "seeds").glob(f"{original}_*.txt")
    facts, _ = parse_bytes(path.name, path.read_bytes())
    return checks.frames([(to_batches(facts.rows), as_printed(facts.rows))])
