"""Points and totals in a scenario, on rows whose figures a reader can work out."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from jixiao.scenario import Change, Scenario
from jixiao.scoring import REACH
from tests.literal_rows import A, project, report, row
from tests.one_form import EXECUTED, FLOOR, LINEAR, WORDS, Make, P, points, reach, total, write_form
from tests.scenarios import ask, figures, of_kind, one, write_scored


@pytest.fixture
def make(tmp_path: Path) -> Make:
    return partial(write_form, tmp_path / "cache")


def test_words_dates_and_damage_keep_their_points_under_any_rule(make: Make) -> None:
    cache = make(
        ["100", "100", "70", "10", "5"], "63",
        {"weight": "30", "score": "20", **WORDS},
        reach("30", "18", "5", damaged=True),
        reach("30", "20", "2023", "2024", target_unit="年", actual_unit="年"),
    )  # fmt: skip
    kept = {f"{P}-i{number}": score for number, score in ((1, 20.0), (2, 18.0), (3, 20.0))}
    for changes in ((), (LINEAR,), (FLOOR,), (Change("actual", f"{P}-i1", "9"), Change("actual", f"{P}-i2", "9"))):
        found = points(cache, *changes)
        assert {id: found[id] for id in kept} == kept
    assert points(cache, LINEAR)[EXECUTED] == 7
    changed = total(cache, LINEAR)
    assert (changed["new_score"], changed["recomputed"], changed["kept_rows"]) == (65, 1, 3)


def test_why_rows_keep_their_points_is_said(make: Make) -> None:
    cache = make(
        ["100", "100", "70", "10", "5"], None,
        {"weight": "30", "score": "20", **WORDS},
        reach("30", "18", None),
        reach("30", "20", "5", actual_unit="次"),
    )  # fmt: skip
    rows = ask("scenario_rows_of", cache, Scenario((LINEAR,)), project_id=P)
    assert rows.select("kept", "is_worked").rows() == [
        (None, True), ("words", False), ("no_actual", False), ("units", False)
    ]  # fmt: skip


def test_a_missing_actual_that_is_given_is_worked_out(make: Make) -> None:
    cache = make(["100", "100", "100", "10", "10"], "80", reach("50", "40", None), reach("40", "30", "8"))
    given = Change("actual", f"{P}-i1", "7")
    # no rule shows, so that figures count in proportion; points that were given for nothing printed are no base
    assert points(cache, given)[f"{P}-i1"] == 35
    assert points(cache, given, FLOOR)[f"{P}-i1"] == 12.5
    assert total(cache, given)["new_score"] == 75


def test_a_figure_in_another_unit_is_worked_out_only_when_it_is_typed(make: Make) -> None:
    cache = make(
        ["100", "100", "100", "10", "10"], "80", reach("50", "40", "5", actual_unit="次"), reach("40", "30", "8")
    )
    row_id = f"{P}-i1"
    assert points(cache, LINEAR)[row_id] == 40
    # what is printed counts something else, whatever the target
    assert points(cache, Change("target", row_id, "5"))[row_id] == 40
    assert points(cache, Change("actual", row_id, "5"))[row_id] == 25
    assert points(cache, Change("actual", row_id, "6"), Change("target", row_id, "12"))[row_id] == 25


def test_points_that_do_not_follow_the_rule_keep_their_distance(make: Make) -> None:
    # printed 30 where the rule gives 32: it is edited from there
    cache = make(["100", "100", "100", "10", "10"], "90", reach("50", "50", "10"), reach("40", "30", "8"))
    assert points(cache)[f"{P}-i2"] == 30
    assert points(cache, Change("actual", f"{P}-i2", "9"))[f"{P}-i2"] == 34
    assert points(cache, Change("actual", f"{P}-i2", "0.1"))[f"{P}-i2"] == 0
    assert points(cache, Change("actual", f"{P}-i2", "10"), LINEAR)[f"{P}-i2"] == 40


def test_the_own_rule_works_out_what_follows_it(make: Make) -> None:
    cache = make(["100", "100", "70", "10", "2.5"], "41.5", reach("90", "39", "7.5"), own="floor_60")
    # 7.5 of 10 under the floor: 33.75, though 39 is printed; a row of a kind that follows the rule is worked out by it
    changed = total(cache)
    assert (changed["printed_score"], changed["base_score"], changed["new_score"]) == (41.5, 36.25, 36.25)
    assert points(cache, Change("executed", P, "80"))[EXECUTED] == 5
    assert points(cache, Change("executed", P, "59.99"))[EXECUTED] == 0
    assert total(cache, LINEAR)["new_score"] == 74.5


def test_a_form_that_is_not_whole_changes_its_printed_total_by_differences(make: Make) -> None:
    # 20 points of the form were not read; the total has some of them
    cache = make(["100", "100", "60", "10", "6"], "74", reach("70", "56", "8"))
    assert total(cache)["new_score"] == 74
    assert total(cache, Change("executed", P, "90"))["new_score"] == 77
    assert total(cache, Change("actual", f"{P}-i1", "9"))["new_score"] == 81
    # without the 70 the rest is 18 of 30
    assert total(cache, Change("leave_row", f"{P}-i1"))["new_score"] == 60


def test_what_an_unread_row_adds_to_a_total_is_not_made_up(make: Make) -> None:
    cache = make(["100", "100", "60", "10", "6"], "80", reach("50", None, "8"), reach("40", "34", "9"))
    assert total(cache)["new_score"] == 80
    # the row's points are in the total, nobody knows how many
    for change in (Change("leave_row", f"{P}-i1"), Change("actual", f"{P}-i1", "10")):
        assert total(cache, change)["new_score"] is None
    changed = total(cache, LINEAR)
    assert (changed["new_score"], changed["kept_rows"]) == (82, 1)


def test_a_total_without_points_of_rows_stays(make: Make) -> None:
    cache = make(["100", "100", "60"], "88", {"weight": "90", "score": None, **WORDS})
    changed = total(cache, LINEAR)
    assert (changed["printed_score"], changed["base_score"], changed["new_score"]) == (88, 88, 88)


def test_a_row_left_out_makes_the_others_count_for_all(make: Make) -> None:
    cache = make(
        ["100", "100", "60", "10", "6"], "76", reach("50", "40", "8"), reach("40", "30", "8", level2="质量指标")
    )
    assert total(cache, Change("leave_row", f"{P}-i1"))["new_score"] == 72
    assert total(cache, Change("leave_matter", "质量指标"))["new_score"] == pytest.approx(76.67)
    assert total(cache, Change("leave_matter", "预算执行率"))["new_score"] == pytest.approx(77.78)
    nothing = total(cache, *(Change("leave_row", id) for id in (f"{P}-i1", f"{P}-i2", EXECUTED)))
    assert nothing["new_score"] is None and nothing["left_out"]


def test_the_form_of_a_whole_department_is_worked_out_and_ranked_with_none(tmp_path: Path) -> None:
    told, fund = project(
        A, 1, "项目", ["100", "100", "50", "10", "5"], total_weight=Decimal(100), total_score=Decimal(95)
    )
    spent = {"final_budget": Decimal(200), "executed": Decimal(150), "weight": Decimal(10), "score": Decimal(7)}
    rows = {
        "reports": [report(A, "甲局", 2023, "部门整体支出绩效自评报告", total_score=Decimal(79))],
        "projects": [told],
        "project_funds": [fund, row("project_funds", fund_id=f"{A}-d", report_id=A, source="total", **spent)],
        "indicators": [
            figures(P, A, 1, "90", score="90", **of_kind(REACH, "10", "10")),
            figures(None, A, 2, "90", score="72", **of_kind(REACH, "10", "7")),
        ],
    }
    cache = write_scored(tmp_path / "cache", rows)
    found = ask("recomputed_rows", cache, Scenario((LINEAR,)))
    common = dict(found.filter("department").select("indicator_id", "common_score").rows())
    assert common == {f"{A}-i2": 63, None: 7.5}
    assert ask("scenario_projects", cache, Scenario((LINEAR,)))["project_id"].to_list() == [P]
    assert one(ask("scenario_summary", cache))["forms"] == 1


def test_grades_and_ranks_are_of_the_scenario(make: Make) -> None:
    cache = make(["100", "100", "70", "10", "2.5"], "41.5", reach("90", "39", "7.5"), own="floor_60")
    lines = (Change("grade", "优", "80"), Change("grade", "良", "74.5"), LINEAR)
    changed = total(cache, *lines)
    assert (changed["base_grade"], changed["new_grade"], changed["grade_change"]) == ("差", "良", 2)
    assert changed["rank_change"] == changed["base_rank"] - changed["new_rank"]
    assert one(ask("scenario_summary", cache, Scenario(lines)))["up"] == 13


def test_halves_of_a_hundredth_are_rounded_up_when_weights_are_scaled(make: Make) -> None:
    # 18.26 of 80 points are 22.825 of 100; as binary fractions a hair less
    lines = (reach("50", "10", "8"), reach("30", "8.26", "8"), reach("10", "8", "8", level2="质量指标"))
    cache = make(["100", "100", "60", "10", "6"], "32.26", *lines)
    assert total(cache, Change("leave_matter", "质量指标"), Change("leave_row", EXECUTED))["new_score"] == 22.83
