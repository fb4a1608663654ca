"""One project whole: its rows, the search, its neighbours, completion; and its page as a link opens it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from jixiao.places import QUERIES
from tests.literal_rows import A, C, indicator, project, report, row, small_world, write_cache
from tests.test_charts import HOSTILE
from tests.test_low_scores import form, world
from tests.test_pages import open_page, words
from tests.test_queries import ask, one, rows

GRADES = {"grade_lines": [90, 80, 60]}
PLATFORM, GREEN = f"{C}-001", f"{C}-002"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    facts = small_world()
    facts["projects"][4].goal, facts["projects"][4].completion = "建成平台", "建成一半，" + "其余转入下年。" * 40
    facts["statements"] = [
        row("statements", statement_id="s1", report_id=C, project_id=PLATFORM, topic="reason", text="等待验收 ABC"),
        row("statements", statement_id="s2", report_id=C, topic="problem", text="不属于任何项目"),
    ]
    return write_cache(tmp_path_factory.mktemp("world") / "cache", facts)


def test_head_says_what_the_form_says(cache: Path) -> None:
    head = one(ask("project_head", cache, project_id=PLATFORM, **GRADES))
    assert (head["name"], head["label"], head["grade"]) == ("平台", "乙局 2024", "c")
    assert (head["lost_points"], head["worst_name"], head["worst_score"]) == (25, "建成模块", 10)
    assert (head["final_wan"], head["left_wan"], head["execution_pct"]) == (100, 50, 50)
    assert one(ask("project_head", cache, project_id=GREEN, **GRADES))["left_wan"] is None
    assert ask("project_head", cache, project_id="nothing of this name", **GRADES).is_empty()
    assert ask("project_head", cache, project_id=None, **GRADES).is_empty()


@pytest.mark.parametrize(("score", "grade"), [("90", "a"), ("89.99", "b"), ("80", "b"), ("60", "c"), ("0", "d")])
def test_grades_begin_at_their_lines(score: str, grade: str, tmp_path: Path) -> None:
    facts = world(form(1, []))
    facts["projects"][0].total_score = Decimal(score)
    found = write_cache(tmp_path / "cache", facts)
    assert one(ask("project_head", found, project_id=f"{A}-001", **GRADES))["grade"] == grade


def test_fund_rows_stand_in_the_forms_order(cache: Path) -> None:
    assert rows(ask("project_fund_rows", cache, project_id=PLATFORM), "fund", "final_wan", "executed_wan", "score") == [
        ("total", 100.0, 50.0, 5.0),
        ("fiscal", 90.0, 45.0, None),
        ("other", 10.0, 5.0, None),
    ]


def test_texts_are_goal_completion_and_the_projects_own_statements(cache: Path) -> None:
    assert ask("project_texts", cache, project_id=PLATFORM)["topic"].to_list() == ["goal", "completion", "reason"]


def aim(op: str | None, value: str | None, unit: str | None, actual: str | None, actual_unit: str | None) -> Any:
    target, reached = (None if number is None else Decimal(number) for number in (value, actual))
    return {
        "target_op": op, "target_value": target, "target_unit": unit, "actual_value": reached,
        "actual_unit": actual_unit,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "completion", "note"),
    [
        (aim(">=", "10", "个", "8", "个"), 80, None),
        (aim("=", "4", None, "5", None), 125, None),
        (aim("<=", "50", "万元", "40", "万元"), 80, "upper_bound"),
        (aim("<", "5", "%", "0", "%"), 0, "upper_bound"),
        (aim("<=", "43", "万元", "43", "元"), None, None),
        (aim(">=", "0", "个", "8", "个"), None, None),
        (aim(None, None, None, None, None), None, None),
        (aim(">=", "10", "个", None, None), None, None),
        (aim(">=", "10", "个", "8", "个") | {"damaged": True}, 80, "damaged"),
    ],
)
def test_completion_is_actual_by_target(given: Any, completion: float | None, note: str | None, tmp_path: Path) -> None:
    found = write_cache(tmp_path / "cache", world(form(1, [("x", "5", "5", given)])))
    line = one(ask("project_indicators", found, project_id=f"{A}-001"))
    assert (line["completion_pct"], line["completion_note"]) == (completion, note)


NUMBER = st.decimals("0", "100000", places=2)


@given(NUMBER, NUMBER, st.sampled_from(["个", "%", None]), st.sampled_from(["个", "%", None]))
def test_completion_of_the_target_gives_the_actual(
    target: Decimal, actual: Decimal, unit: str | None, other: str | None
) -> None:
    found = _completion(target, unit, actual, other)
    if target > 0 and unit == other:
        assert found is not None and float(found) * float(target) / 100 == pytest.approx(float(actual), abs=1e-3)
    else:
        assert found is None


def _completion(*values: Any) -> Any:
    connection = duckdb.connect()
    connection.execute((QUERIES / "shared" / "completion_pct.sql").read_text(encoding="utf-8"))
    asked = "select completion_pct($a::decimal(20, 6), $b::varchar, $c::decimal(20, 6), $d::varchar) as found"
    return connection.sql(asked, params=dict(zip("abcd", values, strict=True))).pl()["found"][0]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("report", ["平台", "绿化", "修路", "未动"]),
        ("score", ["平台", "绿化", "修路", "未动"]),
        ("unexecuted", ["平台", "修路", "绿化", "未动"]),
    ],
)
def test_list_and_neighbours_share_one_order(order: str, names: list[str], cache: Path) -> None:
    found = ask("project_list", cache, order=order, most=10)
    assert found["name"].to_list() == names
    for place, id_ in enumerate(found["project_id"]):
        beside = one(ask("project_neighbours", cache, order=order, project_id=id_))
        assert (beside["place"], beside["all_projects"]) == (place + 1, 4)
        assert beside["before_name"] == (names[place - 1] if place else None)
        assert beside["after_name"] == (names[place + 1] if place + 1 < len(names) else None)


def test_list_says_how_many_more_there_are(cache: Path) -> None:
    assert rows(ask("project_list", cache, order="report", most=1), "name", "all_projects") == [("平台", 4)]


def test_a_project_outside_the_filters_has_no_neighbours(cache: Path) -> None:
    filters = {"years": [2023]}
    assert ask("project_neighbours", cache, order="report", project_id=PLATFORM, filters=filters).is_empty()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("平台", [("平台", "name", 1)]),
        ("验收", [("平台", "indicator", 1), ("平台", "reason", 2)]),
        ("abc", [("平台", "reason", 1)]),
        ("尚未 验收", [("平台", "reason", 1)]),
        ("平台 尚未", [("平台", "reason", 1)]),
        ("平台\u3000绿化", []),
        ("模块 验收", []),
        ("%", []),
        ("_", []),
        ("不属于", []),
        ("", []),
        ("   ", []),
    ],
)
def test_search_finds_all_words_and_names_the_place(asked: str, expected: list[Any], cache: Path) -> None:
    found = ask("project_search", cache, words=asked, most=10)
    assert rows(found, "name", "found_in", "matches") == expected
    assert found.is_empty() or found["all_found"][0] == len(expected)


def test_search_stays_within_the_filters_and_says_how_many_it_leaves_out(cache: Path) -> None:
    assert ask("project_search", cache, words="验收", most=10, filters={"years": [2023]}).is_empty()
    assert rows(ask("project_search", cache, words="验收", most=1), "found_in", "all_found") == [("indicator", 2)]


def test_snippet_shows_what_stands_around_the_word(tmp_path: Path) -> None:
    text = "前" * 50 + "验收" + "后" * 80
    facts = world(form(1, [("x", "5", "5", {"reason": text})]))
    snippet = one(ask("project_search", write_cache(tmp_path / "cache", facts), words="验收", most=5))["snippet"]
    assert snippet == f"…{'前' * 20}验收{'后' * 38}…"


def opened(cache: Path, monkeypatch: pytest.MonkeyPatch, lang: str = "中文", **params: str) -> AppTest:
    """The page as a link with these parameters opens it."""
    app = open_page("project", cache, monkeypatch, lang=lang)
    for key, value in params.items():
        if key == "find":
            app.text_input(key="find").set_value(value)
        else:
            app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception[0].message
    return app


@pytest.mark.parametrize("lang", ["中文", "English"])
@pytest.mark.parametrize("id_", [PLATFORM, GREEN, f"{A}-001", f"{A}-003"])
def test_page_opens_on_every_kind_of_project(id_: str, lang: str, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(cache, monkeypatch, lang=lang, project=id_)
    assert app.dataframe, "no fund rows"
    assert not app.info or id_ == GREEN


def test_page_states_the_figures(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(opened(cache, monkeypatch, project=PLATFORM))
    assert "自评 75 分（满分 100 分），等级为“中”，失 25 分。失分最多的是“建成模块”（10 分）。" in said
    assert "全年预算 100.00 万元，执行 50.00 万元，执行率 50.0%。还有 50.00 万元没有执行。" in said
    assert "第 1 个，共 4 个" in said
    assert "尚未验收" in said
    assert said.count("建成一半") == 2, "a long text is folded: its beginning, and the whole"


def test_project_of_the_prose_says_what_is_missing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(cache, monkeypatch, project=f"{A}-003")
    assert "报告没有给这个项目打分。报告把它列为未开展的项目。" in words(app)
    assert "没有印出绩效指标" in words(app)
    assert not app.get("vega_lite_chart")


def test_project_of_a_name_and_one_amount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, fund = project(A, 1, "只有名字", [None, None, "3"])
    facts = {"reports": [report(A, "甲局", 2023, "其他")], "projects": [made], "project_funds": [fund]}
    said = words(opened(write_cache(tmp_path / "cache", facts), monkeypatch, project=f"{A}-001"))
    assert "只有名字" in said and "全年预算" not in said


def test_neighbours_and_the_list_are_one_click_away(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(cache, monkeypatch, project=PLATFORM)
    assert app.button(key="project.before").disabled
    app.button(key="project.after").click().run()
    assert app.query_params["project"] in (GREEN, [GREEN])
    assert "绿化" in words(app)
    app.button(key="project.list").click().run()
    assert "project" not in app.query_params
    assert "共 4 个项目" in words(app)


def test_link_to_a_project_that_is_gone_says_so_and_offers_the_list(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(cache, monkeypatch, project="0000000000000000-999")
    assert "链接里的项目找不到了" in words(app)
    assert len(app.dataframe[0].value) == 4


def test_search_on_the_page(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(cache, monkeypatch, find="验收")
    assert "找到 2 处" in words(app)
    app.text_input(key="find").set_value("没有这样的字").run()
    assert "没有找到" in words(app)


def test_hostile_text_is_shown_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = small_world()
    chosen = facts["projects"][4]
    chosen.name = chosen.goal = chosen.authority = HOSTILE
    for line in facts["indicators"]:
        line.name = line.reason = line.target_text = HOSTILE
    app = opened(write_cache(tmp_path / "cache", facts), monkeypatch, project=PLATFORM, find="alert")
    html = " ".join(element.proto.body for element in app.get("html"))
    assert "<img" not in html and "\u202e" not in html
    for element in [*app.markdown, *app.caption, *app.info, *app.title, *app.subheader, *app.button]:
        assert "alert(1)" not in str(getattr(element, "value", "")) + str(getattr(element, "label", ""))


def test_every_sample_project_has_its_rows(sample: Path) -> None:
    """What the page of a project shows adds up to what the lists say of it, for every project of the samples."""
    low = {line["project_id"]: line for line in ask("low_scores", sample, low_line=None).iter_rows(named=True)}
    for id_ in ask("project_list", sample, order="report", most=1000)["project_id"]:
        head = one(ask("project_head", sample, project_id=id_, **GRADES))
        assert head["name"] and head["line"]
        points = ask("project_points", sample, project_id=id_)
        assert (id_ in low) == (head["total_score"] is not None)
        if id_ in low and points.height:
            assert points["to_points"].to_list()[-1] == pytest.approx(head["total_score"])
            assert points["lost_points"].sum() == pytest.approx(low[id_]["lost_points"])


def test_indicators_of_no_project_are_no_part_of_it(tmp_path: Path) -> None:
    facts = world(form(1, [("x", "5", "5", {})]))
    own = indicator(f"{A}-001", 9, "x", "部门自己的", "5", "1")
    own.project_id = None
    facts["indicators"].append(own)
    found = write_cache(tmp_path / "cache", facts)
    assert ask("project_indicators", found, project_id=f"{A}-001").height == 1
    assert ask("lost_points", found, low_line=None).is_empty()
