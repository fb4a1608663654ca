"""The page 情景推演, as readers meet it: one rule for all, edits, goals, keeping, comparing, links."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jixiao import database, profiles_file, scenario_files
from jixiao.scenario import Change, Scenario
from tests.test_pages import open_page, words

ALL = "{}"
LINES = {"grade_lines": [90.0, 80.0, 60.0], "new_grade_lines": [90.0, 80.0, 60.0]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the test's own for kept scenarios."""
    monkeypatch.setenv("JIXIAO_SCENARIOS", str(tmp_path / "scenarios"))
    yield tmp_path / "scenarios"


def projects(cache: Path, of: Scenario) -> list[dict[str, object]]:
    asked = {"selection": ALL, "scenario": of.asked(), **LINES}
    return database.run("scenario_projects", cache, **asked).to_dicts()


def now(app: AppTest) -> Scenario:
    found: Scenario = app.session_state["scenario_now"]
    return found


def common(profile: str = "linear") -> Scenario:
    return Scenario((Change("profile", value=profile),))


def test_one_rule_for_all_says_who_changes_grade(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("scenario", sample, monkeypatch)
    assert "还没有改动" in words(app)
    app.button_group(key="whatif.ruler").set_value("common").run()
    assert not app.exception, app.exception[0].message
    rows = projects(sample, common())
    up = [row for row in rows if (row["grade_change"] or 0) > 0]
    assert up, "the sample's offices score by different rules"
    said = words(app)
    assert f"等级升的 {len(up)} 个" in said
    most = max(up, key=lambda row: row["change_score"])
    assert f"{most['name']}（{most['base_grade']}→{most['new_grade']}）" in said
    [table] = [one.value for one in app.dataframe if "new_rank" in one.value.columns]
    assert list(table["new_score"]) == [row["new_score"] for row in rows]


def test_a_link_opens_the_same_scenario_for_another(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("scenario", sample, monkeypatch)
    app.button_group(key="whatif.ruler").set_value("common").run()
    link = app.query_params["scenario"]
    assert isinstance(link, str)
    other = open_page("scenario", sample, monkeypatch, scenario=link)
    assert now(other).changes == now(app).changes
    assert words(other) == words(app)


def test_the_scenario_stays_on_the_way_through_other_pages(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("scenario", sample, monkeypatch)
    app.button_group(key="whatif.ruler").set_value("common").run()
    app.switch_page("pages/low_scores.py").run()
    app.switch_page("pages/scenario.py").run()
    assert now(app).value("profile") == "linear"


@pytest.mark.parametrize("link", ["eJx", "file-0123456789abcdef", "file-../../etc", "<img src=x onerror=alert(1)>"])
def test_a_broken_link_is_told_and_changes_nothing(link: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("scenario", sample, monkeypatch, scenario=link)
    assert "链接里的情景不能用" in words(app)
    assert not now(app)
    assert "<img" not in " ".join(element.proto.body for element in app.get("html"))


def test_a_change_taken_out_of_the_list_is_taken_back(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = scenario_files.link(Scenario((Change("profile", value="linear"), Change("take_back", value="60"))))
    app = open_page("scenario", sample, monkeypatch, scenario=link)
    app.multiselect(key="whatif.changes").unselect(1).run()
    assert [change.what for change in now(app).changes] == ["profile"]
    app.button(key="whatif.clear").click().run()
    assert not now(app) and "scenario" not in app.query_params


def test_parameters_that_make_no_sense_are_told(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("scenario", sample, monkeypatch, scenario=scenario_files.link(common("floor_60")))
    app.number_input(key="whatif.execution.zero_below").set_value(95.0).run()
    assert "这项改动没有采用" in words(app)
    assert now(app) == Scenario(common("floor_60").changes, base=now(app).base)


def test_budgets_that_do_not_balance_say_so(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, *_ = database.run("scenario_amounts", sample, selection=ALL, scenario=None).to_dicts()
    more = Scenario((Change("budget", first["project_id"], str(Decimal(str(first["was_final_wan"])) + 10)),))
    app = open_page("scenario", sample, monkeypatch, scenario=scenario_files.link(more))
    assert "预算总额没有轧平：改动后比印出的多 10.00 万元" in app.warning[0].value
    moved = Scenario((Change("move", first["project_id"], "10", second["project_id"]),))
    app = open_page("scenario", sample, monkeypatch, scenario=scenario_files.link(moved))
    assert not app.warning


def test_money_that_is_not_there_cannot_be_moved_silently(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, *_ = database.run("scenario_amounts", sample, selection=ALL, scenario=None).to_dicts()
    moved = Scenario((Change("move", second["project_id"], "99999", first["project_id"]),))
    app = open_page("scenario", sample, monkeypatch, scenario=scenario_files.link(moved))
    assert "1 个项目调出的钱比预算还多" in app.warning[0].value


def test_goals_can_be_taken_over_and_are_reached(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("scenario", sample, monkeypatch, view="目标与抓手")
    app.button(key="whatif.goals.apply").click().run()
    assert not app.exception, app.exception[0].message
    changed = {change.of for change in now(app).of("executed")}
    assert changed
    reached = {row["project_id"]: row["new_score"] for row in projects(sample, now(app))}
    assert all(reached[id] >= 80 for id in changed)


def test_scenarios_are_kept_compared_and_deleted(sample: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for number, profile in enumerate(("linear", "cost_by_completion", "floor_60", "reverse")):
        scenario_files.save(Scenario(common(profile).changes, f"方案{number}", "of another base"))
    now_set = Scenario((Change("take_back", value="90"),))
    app = open_page("scenario", sample, monkeypatch, view="保存与比较", scenario=scenario_files.link(now_set))
    [table] = [one.value for one in app.dataframe if "mean_change" in one.value.columns]
    # the base, the reader's own, and the four that are kept
    assert list(table["changes"]) == [0, 1, 1, 1, 1, 1]
    assert table["mean_change"][0] == 0 and table["returned_wan"][0] == 0 < table["returned_wan"][1]
    assert table["new_score"][2] == pytest.approx(table["new_score"][0] + table["mean_change"][2])
    assert "对着另一批报告做的" in words(app)
    app.selectbox(key="whatif.kept").set_value("方案2").run()
    app.button(key="whatif.load").click().run()
    assert now(app).value("profile") == "floor_60"
    assert "另一批报告" in words(app)
    app.selectbox(key="whatif.kept").set_value("方案2").run()
    app.button(key="whatif.remove").click().run()
    assert sorted(scenario_files.kept().scenarios) == ["方案0", "方案1", "方案3"]


def test_a_scenario_is_kept_under_a_name(sample: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page("scenario", sample, monkeypatch, view="保存与比较", scenario=scenario_files.link(common()))
    app.text_input(key="whatif.name").set_value("会上的方案")
    next(button for button in app.button if button.label == "保存").click().run()
    assert not app.exception, app.exception[0].message
    kept = scenario_files.kept().scenarios["会上的方案"]
    assert kept.changes == common().changes and kept.base == now(app).base != ""


def test_own_profiles_that_were_refused_are_told(sample: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = tmp_path / "profiles.toml"
    own.write_text('[county]\nname = "本县办法"\nexecution = { full_from = 300 }\n', encoding="utf-8")
    _, troubles = profiles_file.read(own)
    assert troubles
    monkeypatch.setattr("jixiao.dashboard.whatif.TROUBLES", troubles)
    said = words(open_page("scenario", sample, monkeypatch))
    assert "county.execution.full_from" in said


def test_lost_rows_are_told(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Scenario((Change("executed", "0000000000000000-001", "1"),))
    app = open_page("scenario", sample, monkeypatch, scenario=scenario_files.link(gone))
    assert "有 1 项改动的项目或指标已不在库里" in words(app)


@pytest.mark.parametrize("view", ["结果", "改数", "目标与抓手", "红绿灯", "各自的尺子", "保存与比较"])
def test_every_tab_stands_on_a_narrow_selection(view: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("scenario", sample, monkeypatch, view=view, scenario=scenario_files.link(common()), q="法律顾问")
    assert not app.exception
