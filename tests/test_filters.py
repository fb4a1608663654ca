"""The shared filters: what each keeps, how a link carries them, what the page says of them, and the way back."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jixiao import database
from tests.literal_rows import A, C, small_world, write_cache
from tests.test_pages import open_page, words
from tests.test_queries import ask

EVERY = {"order": "report", "most": 100}


def world() -> dict[str, list[Any]]:
    """The three small reports, each in a region: 甲局 and its centre in a county, 乙局 in the city above it."""
    found = small_world()
    for report in found["reports"]:
        report.region = "某自治区某市" if report.report_id == C else "某自治区某市某县"
    return found


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("filtered") / "cache", world())


def names(cache: Path, **filters: Any) -> set[str]:
    return set(ask("project_list", cache, filters=filters, **EVERY)["name"])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"regions": ["某自治区"]}, {"修路", "未动", "平台", "绿化"}),
        ({"regions": ["某自治区某市某县"]}, {"修路", "未动"}),
        ({"regions": ["别处"]}, set()),
        ({"sources": ["other"]}, {"平台"}),
        ({"sources": ["fiscal", "county"]}, {"平台"}),
        ({"sources": ["county"]}, set()),
        ({"rate_from": 26}, {"平台", "绿化"}),
        ({"rate_to": 50}, {"修路", "平台"}),
        ({"rate_from": 25, "rate_to": 25}, {"修路"}),
        ({"score_to": 80}, {"平台"}),
        ({"score_from": 75, "score_to": 100}, {"平台", "绿化"}),
        ({"score_from": 75, "keyword": "绿"}, {"绿化"}),
    ],
)
def test_each_filter_keeps_what_it_says(filters: dict[str, Any], expected: set[str], cache: Path) -> None:
    assert names(cache, **filters) == expected


def test_filters_of_projects_leave_the_departments_own_totals(cache: Path) -> None:
    all_, few = (ask("overview_units", cache, filters=filters) for filters in ({}, {"score_to": 80}))
    assert all_["final_wan"].to_list() == few["final_wan"].to_list()
    assert few["projects"].drop_nulls().to_list() == [1]


@given(low=some.integers(0, 100), high=some.integers(0, 100))
def test_ranges_part_the_projects_that_print_the_figure(cache: Path, low: int, high: int) -> None:
    """Below, within and above a range is everything that has a rate, each once."""
    low, high = sorted((low, high))
    rated = {"修路", "平台", "绿化"}
    below, within = names(cache, rate_to=low - 0.000001), names(cache, rate_from=low, rate_to=high)
    above = names(cache, rate_from=high + 0.000001)
    assert below | within | above == rated
    assert len(below) + len(within) + len(above) == len(rated)


def test_a_link_carries_every_filter(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page(
        "execution", cache, monkeypatch, year=["2024"], region=["某自治区某市"], unit=["乙局（部门）"], q="平",
        source=["财政拨款"], rates=["20", "90"], scores=["60", "100"],
    )  # fmt: skip
    said = words(app)
    for part in (
        "2024",
        "某自治区某市",
        "乙局（部门）",
        "项目名含“平”",
        "财政拨款",
        "执行率 20% 到 90%",
        "得分 60 以上",
    ):
        assert part in said
    assert "1 份报告、1 个项目" in said
    app.button(key="reset").click().run()
    assert "全部报告 · 2 份报告、4 个项目" in words(app)
    assert not app.exception


def test_choices_stay_where_they_are_when_the_language_changes(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("execution", cache, monkeypatch, source=["财政拨款"], money="亿元")
    app.button_group(key="lang").set_value("English").run()
    assert app.multiselect(key="source").value == ["fiscal"]
    assert app.button_group(key="money").value == "yi"
    assert "Fiscal appropriation" in words(app)


def test_what_was_asked_before_is_not_worked_out_again(cache: Path) -> None:
    asked = {"selection": "{}", **EVERY}
    assert database.run("project_list", cache, **asked) is database.run("project_list", cache, **asked)


def test_many_selections_do_not_pile_up(cache: Path) -> None:
    for score in range(60):
        names(cache, score_from=score)
    with database.connect(cache).cursor() as cursor:
        schemas = cursor.sql("select count(*) from duckdb_schemas() where schema_name like 'selection%'").fetchall()
    assert schemas[0][0] <= 16
    assert names(cache, score_from=0) == {"平台", "绿化"}


def test_reports_of_one_region_are_listed_with_the_regions_above(cache: Path) -> None:
    options = database.run("filter_options", cache, selection=None)
    assert set(options["province"]) == {"某自治区"}
    assert dict(options.select("report_id", "region").rows())[A] == "某自治区某市某县"
