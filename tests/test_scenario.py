"""What a scenario is: what it refuses, what its changes are, and what comes back of a link and a file."""

import base64
import json
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.scenario import LIGHTS, PARAMETERS, WHATS, Change, Scenario, ScenarioError, from_json, from_link
from jixiao.scoring import PROFILES

LINEAR = Change("profile", value="linear")
SHORT = Scenario((LINEAR, Change("take_back", value="60")), "同一把尺子", "0123456789ab")


def packed(content: object) -> str:
    """A link to anything at all."""
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(content).encode())).decode().rstrip("=")


def refused(make: Callable[[], object]) -> str:
    with pytest.raises(ScenarioError) as caught:
        make()
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([Change("colour", "", "1")], "colour is nothing that can be changed"),
        ([Change("")], "an empty change is nothing that can be changed"),
        ([Change("profile", value="best")], f"profile: there is no best; there are: {', '.join(PROFILES)}"),
        ([Change("profile")], f"profile: there is no empty name; there are: {', '.join(PROFILES)}"),
        ([Change("executed", "p", "NaN")], "executed of p: NaN is not a number"),
        ([Change("executed", "p", "Infinity")], "executed of p: Infinity is not a number"),
        ([Change("executed", "p", "much")], "executed of p: much is not a number"),
        ([Change("executed", "p")], "executed of p: nothing is not a number"),
        ([Change("low_line")], "low_line of it: nothing is not a number"),
        ([Change("budget", "p", "-0.01")], "budget of p: -0.01 is below zero"),
        ([Change("actual", "r", "0.0000001")], "actual of r: 0.0000001 has more digits than are kept"),
        ([Change("target", "r", "100000000000000")], "target of r: 100000000000000 has more digits than are kept"),
        ([Change("target", "r", "1e99999")], "target of r: 1e99999 has more digits than are kept"),
        ([Change("move", "p", "5", "p")], "move of p: money goes from one project to another"),
        ([Change("move", "p", "5")], "move of p: money goes from one project to another"),
        ([Change("move", "p", "0", "q")], "move of p: nothing is moved"),
        ([Change("take_back", value="-1")], "take_back : -1 is not within 0 and 1000"),
        ([Change("execution_line", value="1000.5")], "execution_line : 1000.5 is not within 0 and 1000"),
        ([Change("leave_row")], "leave_row: nothing is named"),
        ([Change("leave_matter")], "leave_matter: nothing is named"),
        ([Change("grade", "差", "10")], "grade: there is no 差; there are: 优, 良, 中"),
        ([Change("light", "green", "10")], f"light: there is no green; there are: {', '.join(LIGHTS)}"),
        ([LINEAR, Change("parameter", "x", "1")], f"parameter: there is no x; there are: {', '.join(PARAMETERS)}"),
        ([Change("parameter", PARAMETERS[0], "1")], "parameter: they are of a common profile, and none is chosen"),
        (
            [LINEAR, Change("parameter", "execution.zero_below", "100")],
            "parameter of execution: must be 0 ≤ zero_below < full_from ≤ 100",
        ),
        ([Change("grade", "良", "95")], "grades: 90, 95, 60 do not fall"),
        ([Change("executed", "p", "1"), Change("executed", "p", "2")], "two changes are about the same thing"),
        ([LINEAR, Change("profile", value="floor_60")], "two changes are about the same thing"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(changes: list[Change], message: str) -> None:
    assert refused(lambda: Scenario(tuple(changes))) == message
    rows = [[change.what, change.of, change.value, change.to] for change in changes]
    assert refused(lambda: from_link(packed(["", "", rows]))) == message


def test_every_kind_of_change_has_a_refusal() -> None:
    """A kind that takes anything would take it to the queries."""
    for what in WHATS:
        refused(lambda what=what: Scenario((Change(what),)))  # type: ignore[misc]


def test_a_change_takes_the_place_of_one_about_the_same_thing() -> None:
    changed = SHORT.with_(Change("take_back", value="70"), Change("executed", "p", "1"), Change("executed", "p", "2"))
    assert [(one.what, one.value) for one in changed.changes] == [
        ("profile", "linear"), ("take_back", "70"), ("executed", "2")
    ]  # fmt: skip
    assert (changed.name, changed.base) == (SHORT.name, SHORT.base)
    assert SHORT.changes[1].value == "60"


def test_changes_are_taken_back_by_kind_or_by_what_they_are_about() -> None:
    both = Scenario((Change("executed", "p", "1"), Change("executed", "q", "1"), Change("leave_row", "r")))
    assert [one.of for one in both.without("executed").changes] == ["r"]
    assert [one.of for one in both.without("executed", of="p").changes] == ["q", "r"]
    assert not Scenario((LINEAR,)).without("profile")


def test_each_change_alone_keeps_the_parameters_of_its_profile() -> None:
    parameter = Change("parameter", "execution.zero_below", "60")
    found = dict(Scenario((LINEAR, parameter, Change("take_back", value="60"))).alone())
    assert [one.what for one in found] == ["profile", "take_back"]
    assert found[LINEAR].changes == (LINEAR, parameter)


def test_lines_and_grades_leave_scores_and_money_alone() -> None:
    said = (Change("low_line", value="70"), Change("grade", "优", "95"), Change("light", "outrun", "9"))
    assert Scenario(said).asked() is None
    assert Scenario(said).grade_lines == [95, 80, 60]
    assert Scenario(said).lights["outrun"] == 9


def test_a_common_profile_has_the_parameters_that_are_set() -> None:
    set_ = (Change("parameter", "execution.zero_below", "55.5"), Change("parameter", "cost.full_from", "90"))
    common = Scenario((LINEAR, *set_)).common
    assert common is not None and common.cost is not None
    assert (common.execution.zero_below, common.execution.full_from, common.cost.full_from) == (55.5, 100, 90)


@pytest.mark.parametrize("written", ["1_000.50", "１０００.5", "1.0005e3", " 1000.50 ", "+1000.5"])
def test_figures_reach_the_queries_in_plain_digits(written: str) -> None:
    scenario = Scenario((Change("executed", "p", written), Change("move", "p", written, "q")))
    asked = json.loads(scenario.asked() or "")
    assert {float(asked["edits"][0]["value"]), float(asked["moves"][0]["wan"])} == {1000.5}
    assert not {"_", "e", "１", " ", "+"} & set(asked["edits"][0]["value"])


def test_a_scenario_is_the_same_after_a_link_and_a_file() -> None:
    assert from_link(SHORT.to_link()) == SHORT
    assert from_json(SHORT.to_json()) == SHORT
    assert from_json(SHORT.to_json().encode()) == SHORT


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
AMOUNTS = st.decimals(0, 10**9, places=2).map(str)


@given(NAMES, st.dictionaries(NAMES.filter(bool), AMOUNTS, max_size=8), st.sets(NAMES.filter(bool), max_size=8))
def test_whatever_things_are_called_comes_back(name: str, edits: dict[str, str], left: set[str]) -> None:
    changes = [Change("executed", of, value) for of, value in edits.items()]
    scenario = Scenario((*changes, *(Change("leave_matter", of) for of in sorted(left))), name)
    assert from_link(scenario.to_link()) == from_json(scenario.to_json()) == scenario


@given(st.integers(0, len(SHORT.to_link()) - 1))
def test_a_cut_link_is_refused(length: int) -> None:
    assert "may have been cut" in refused(lambda: from_link(SHORT.to_link()[:length]))


@pytest.mark.parametrize(
    "content",
    [
        None,
        7,
        "x",
        [],
        {"a": 1},
        ["name", "base"],
        ["name", "base", [["executed", "p", 5, ""]]],
        ["name", "base", [["executed", "p", "5", "", "more"]]],
        ["name", 7, []],
        ["name", "base", "rows"],
        ["\ud800", "", []],
        json.loads("[" * 500 + "]" * 500),
    ],
)
def test_a_foreign_link_is_refused(content: object) -> None:
    assert refused(lambda: from_link(packed(content)))


def test_a_link_that_unpacks_without_end_is_refused() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 50_000_000, 9)).decode()
    assert len(bomb) < 100_000
    assert "no whole scenario" in refused(lambda: from_link(bomb))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"jixiao_scenario": 2, "changes": []}', "this is no scenario of this version"),
        ('{"changes": []}', "this is no scenario of this version"),
        ('{"jixiao_scenario": 1}', "the file holds no scenario that can be read"),
        ('{"jixiao_scenario": 1, "changes": [{"what": "move", "whom": "p"}]}', "the file holds no scenario"),
        ('{"jixiao_scenario": 1, "changes": [{"what": 5}]}', "the file holds no scenario"),
        ('{"jixiao_scenario": 1, "changes": "many"}', "the file holds no scenario"),
        ('{"jixiao_scenario": 1, "name": "\\ud800", "changes": []}', "the file holds no scenario"),
        ('{"jixiao_scenario": 1, "changes": [{"what": "profile", "value": "x"}]}', "profile: there is no x"),
        ("[]", "the file holds no scenario"),
        ("[" * 100_000, "the file holds no scenario"),
        ("1" * 5000, "the file holds no scenario"),
        ("\x00", "the file holds no scenario"),
        ("", "the file holds no scenario"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused(text: str, message: str) -> None:
    assert message in refused(lambda: from_json(text))


def test_a_file_in_another_encoding_is_refused() -> None:
    assert "no scenario" in refused(lambda: from_json(SHORT.to_json().encode("gb18030")))
