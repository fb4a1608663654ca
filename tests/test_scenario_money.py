"""Money in a scenario, the least that reaches a goal, and what would move a score most, on one form."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from jixiao.scenario import Change, Scenario
from tests.literal_rows import A
from tests.one_form import EXECUTED, FLOOR, LINEAR, WORDS, Make, P, points, reach, total, write_form
from tests.scenarios import ask, one


@pytest.fixture
def make(tmp_path: Path) -> Make:
    return partial(write_form, tmp_path / "cache")


def test_a_project_left_out_has_no_total_and_no_rank_and_its_money_is_none_of_the_sum(make: Make) -> None:
    cache = make(["100", "100", "70", "10", "2.5"], "41.5", reach("90", "39", "7.5"), own="floor_60")
    changes = (Change("leave_project", P), Change("executed", f"{A}-002", "62"))
    left = total(cache, *changes)
    assert (left["new_score"], left["new_rank"], left["left_out"]) == (None, None, True)
    assert (left["base_score"], left["printed_score"]) == (36.25, 41.5)
    summary = one(ask("scenario_summary", cache, Scenario(changes)))
    assert (summary["forms"], summary["scored"], summary["left_out"]) == (13, 12, 1)
    assert (summary["final_wan"], summary["new_final_wan"], summary["unbalanced_wan"]) == (1300, 1200, 0)
    projects = ask("scenario_projects", cache, Scenario(changes))
    assert projects["project_id"][-1] == P
    assert sorted(projects["new_rank"].drop_nulls()) == list(range(1, 13))


def test_a_budget_of_nothing_has_no_rate_and_its_row_keeps_its_points(make: Make) -> None:
    cache = make(["9", "0", "0", "10", "0"], "80", reach("90", "80", "8"))
    assert total(cache, FLOOR)["execution_pct"] is None
    assert points(cache, FLOOR)[EXECUTED] == 0
    given = total(cache, LINEAR, Change("budget", P, "10"), Change("executed", P, "5"))
    assert (given["new_execution_pct"], given["new_score"]) == (50, 77)
    taken = total(cache, Change("budget", P, "0"))
    assert (taken["new_execution_pct"], taken["new_score"]) == (None, 80)


def test_money_that_is_taken_back_leaves_nothing_unexecuted(make: Make) -> None:
    cache = make(["100", "100", "55", "10", "5.5"], "85.5", reach("90", "80", "8"))
    before, after = total(cache, Change("take_back", value="55")), total(cache, Change("take_back", value="55.01"))
    assert (before["new_final_wan"], before["new_score"]) == (100, 85.5)
    assert (after["new_final_wan"], after["new_execution_pct"], after["new_score"]) == (55, 100, 90)
    summary = one(ask("scenario_summary", cache, Scenario((Change("take_back", value="60"),))))
    assert (summary["returned_wan"], summary["returned"], summary["unbalanced_wan"]) == (45, 1, 0)


def test_money_goes_to_another_project_before_it_is_taken_back(make: Make) -> None:
    cache = make(["100", "100", "50", "10", "5"], "85", reach("90", "80", "8"), own="linear")
    move = Change("move", P, "20", f"{A}-002")
    moved = ask("scenario_amounts", cache, Scenario((move, Change("take_back", value="62.49"))))
    assert (one(moved, project_id=P)["new_final_wan"], one(moved, project_id=P)["new_execution_pct"]) == (80, 62.5)
    assert one(moved, project_id=f"{A}-002")["new_final_wan"] == 61
    assert one(moved, project_id=f"{A}-002")["returned_wan"] == 59


def test_money_for_a_project_that_is_not_there_is_said_not_to_balance(make: Make) -> None:
    cache = make(["100", "100", "50", "10", "5"], "85", reach("90", "80", "8"))
    summary = one(ask("scenario_summary", cache, Scenario((Change("move", P, "20.01", "nobody"),))))
    assert summary["unbalanced_wan"] == -20.01
    assert one(ask("scenario_summary", cache, Scenario((Change("budget", P, "130"),))))["unbalanced_wan"] == 30


def test_a_budget_that_is_not_printed_stays_unknown(make: Make) -> None:
    cache = make(["100", None, "60", "10", "6"], "74", reach("90", "68", "8"))
    changed = total(cache, Change("budget", P, "80"), LINEAR)
    assert (changed["final_wan"], changed["new_execution_pct"]) == (None, 75)
    moved = total(cache, Change("move", "another", "80", P), LINEAR)
    assert (moved["new_final_wan"], moved["new_execution_pct"]) == (None, None)


def goal(cache: Path, *changes: Change, **asked: Any) -> dict[str, Any]:
    return one(ask("scenario_goals", cache, Scenario(changes), **asked), project_id=P)


def test_the_least_extra_execution_for_a_score_and_for_a_rate(make: Make) -> None:
    cache = make(["100", "100", "60", "10", "6"], "86", reach("90", "80", "8"))
    # 84.995 of 100 is 85 % too, but what is asked for has whole hundredths
    assert goal(cache, goal="rate", line=85.0)["extra_wan"] == 25
    assert goal(cache, goal="rate", line=60.01)["extra_wan"] == 0.01
    # points too: 8.495 points are 8.50
    asked = goal(cache, goal="score", line=88.5)
    assert (asked["extra_rate_pct"], asked["extra_wan"], asked["best_score"]) == (84.95, 24.95, 90)
    assert goal(cache, goal="score", line=90.0)["extra_wan"] == 39.95
    beyond = goal(cache, goal="score", line=90.01)
    assert (beyond["extra_wan"], beyond["extra_rate_pct"], beyond["best_score"]) == (None, None, 90)


def test_what_reaches_a_rate_by_a_hair_is_not_missed(make: Make) -> None:
    # 0.15 more is 60.075 % exactly, which binary fractions put a hair further away
    cache = make(["200", "200", "120", "10", "6"], "86", reach("90", "80", "8"))
    assert goal(cache, goal="rate", line=60.08)["extra_wan"] == 0.15
    assert total(cache, Change("executed", P, "120.15"))["new_execution_pct"] == 60.08
    assert total(cache, Change("executed", P, "120.14"))["new_execution_pct"] == 60.07


def test_a_goal_under_another_rule_begins_where_its_points_do(make: Make) -> None:
    cache = make(["30", "30", "9", "10", "3"], "83", reach("90", "90", "10"))
    asked = goal(cache, FLOOR, goal="score", line=92.0)
    # nothing up to 60 %, and from there a quarter of a point each: 2 points at 68 %, 1.995 at 67.98 %
    assert (asked["new_score"], asked["extra_rate_pct"], asked["extra_wan"]) == (90, 67.98, 11.4)
    full = goal(cache, FLOOR, goal="score", line=100.0)
    assert (full["extra_rate_pct"], full["extra_wan"]) == (90, 18)


def test_goals_name_those_below_and_the_nearest_first(make: Make) -> None:
    cache = make(["100", "100", "70", "10", "2.5"], "41.5", reach("90", "39", "7.5"), own="floor_60")
    found = ask("scenario_goals", cache, goal="rate", line=70.0, most=3)
    assert found["new_execution_pct"].to_list() == [69, 67, 65]
    assert found["extra_wan"].is_sorted()
    assert ask("scenario_goals", cache, goal="rate", line=61.0, project_id=P).is_empty()


def test_levers_are_what_each_row_lost_alone(make: Make) -> None:
    lines = (reach("50", "40", "8"), reach("40", "30", "8"), {"weight": "0", "score": "0", **WORDS})
    cache = make(["100", "100", "60", "10", "6"], "76", *lines)
    found = ask("scenario_levers", cache)
    columns = ("row_id", "lever", "from_value", "to_value", "gain_score", "unit_gain_score", "extra_wan")
    assert found.select(columns).rows() == [
        (f"{P}-i1", "reach", 8, 10, 10, 10, None),
        # it keeps its distance from the rule, which gives 32
        (f"{P}-i2", "reach", 8, 10, 8, 8, None),
        (EXECUTED, "execution", 60, 100, 4, 4, 40),
    ]
    assert found["unit_score"].to_list() == [76] * 3
    for id, gain in found.select("row_id", "gain_score").rows():
        done = Change("executed", P, "100") if id == EXECUTED else Change("actual", id, "10")
        assert total(cache, done)["new_score"] == pytest.approx(76 + gain)
    assert ask("scenario_levers", cache, unit="别局").is_empty()
    left = ask("scenario_levers", cache, Scenario((Change("leave_row", f"{P}-i1"),)))
    assert left["gain_score"].to_list() == [16, 8]
