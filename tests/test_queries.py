"""Each question, asked of three small reports whose figures can be added up by hand."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jixiao import database
from tests.literal_rows import A, B, C, amounts, project, report, row, small_world, write_cache

LINES = {"low_line": 80, "execution_line": 80}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("world") / "cache", small_world())


def ask(name: str, cache: Path, **params: Any) -> pl.DataFrame:
    """The answer with the shared parameters set, filters given as keywords of `selection`."""
    selection = json.dumps(params.pop("filters", {}))
    known = {"selection": selection, "basis": "whole", "marks": 5, "class": None, "subclass": None, **LINES} | params
    return database.run(name, cache, **{key: known[key] for key in database.parameters(name)})


def rows(frame: pl.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return frame.select(columns).rows()


def one(frame: pl.DataFrame) -> dict[str, Any]:
    assert frame.height == 1
    return frame.row(0, named=True)


def test_unit_inside_another_loaded_report_is_not_counted(cache: Path) -> None:
    assert set(rows(ask("filter_options", cache), "unit", "counted")) == {
        ("甲局", True),
        ("甲中心", False),
        ("乙局（部门）", True),
    }


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, (2, 4)),
        ({"parts": True}, (3, 5)),
        ({"years": [2023]}, (1, 2)),
        ({"units": ["甲中心"]}, (1, 1)),
        ({"keyword": "修"}, (2, 1)),
        ({"years": [1999]}, (0, 0)),
        ({"years": [], "units": [], "keyword": "", "parts": False}, (2, 4)),
    ],
)
def test_filters(cache: Path, filters: dict[str, Any], expected: tuple[int, int]) -> None:
    size = one(ask("selection_size", cache, filters=filters))
    assert (size["reports"], size["projects"]) == expected


def test_no_filters_at_all_keep_everything(cache: Path) -> None:
    assert one(database.run("selection_size", cache, selection=None)) == {"reports": 2, "projects": 4}


def test_project_listed_twice_counts_once(cache: Path) -> None:
    summary = one(ask("overview_summary", cache))
    assert (summary["projects"], summary["repeated_projects"]) == (4, 1)


def test_projects_without_a_name_or_a_figure_are_never_taken_for_one(tmp_path: Path) -> None:
    found = [
        project(A, 1, None, ["1", "1", "1"]),
        project(A, 2, None, ["1", "1", "1"]),
        project(A, 3, "x", []),
        project(A, 4, "x", []),
    ]
    world = {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": [p for p, _ in found],
        "project_funds": [f for _, f in found],
    }
    assert one(ask("selection_size", write_cache(tmp_path / "cache", world)))["projects"] == 4


def test_same_report_in_two_files_counts_once(tmp_path: Path) -> None:
    found = [project(A, 1, "修路", ["1", "2", "1"]), project(B, 1, "修路", ["1", "2", "1"])]
    total = {"source": "total", "final_budget": found[0][1].final_budget, "executed": found[0][1].executed}
    world = {
        "reports": [report(A, "甲局", 2023, "其他"), report(B, "甲局", 2023, "其他")],
        "projects": [p for p, _ in found],
        "project_funds": [f for _, f in found]
        + [row("project_funds", fund_id=f"{id_}d", report_id=id_, **total) for id_ in (A, B)],
    }
    cache = write_cache(tmp_path / "cache", world)
    assert one(ask("overview_summary", cache))["projects"] == 1
    for basis in ("whole", "projects"):
        assert one(ask("overview_summary", cache, basis=basis))["final_wan"] == 2
    labels = ask("overview_units", cache)["label"].to_list()
    assert sorted(labels) == ["甲局 2023 · a.txt", "甲局 2023 · b.txt"]


@pytest.mark.parametrize(
    ("basis", "final", "executed", "rate", "without"),
    [
        ("whole", 230, 162, pytest.approx(100 * 162 / 230), None),
        ("projects", 160, 95, pytest.approx(100 * 95 / 160), None),
        ("accounts", None, 160, None, 1),
        ("fiscal", None, 155, None, 1),
    ],
)
def test_bases_are_never_mixed(cache: Path, basis: str, final: Any, executed: Any, rate: Any, without: Any) -> None:
    summary = one(ask("overview_summary", cache, basis=basis))
    assert (summary["final_wan"], summary["executed_wan"]) == (final, executed)
    assert summary["execution_pct"] == rate
    assert summary["without_basis"] == without


def test_overview_summary(cache: Path) -> None:
    summary = one(ask("overview_summary", cache))
    assert summary["unexecuted_wan"] == 68
    assert (summary["reports"], summary["counted_reports"], summary["years"]) == (3, 2, [2023, 2024])
    assert summary["left_out_names"] == ["甲中心"]
    assert (summary["scored"], summary["mean_score"], summary["low_projects"]) == (2, 87.5, 1)
    assert (summary["lowest_name"], summary["cited_pct"]) == ("平台", 90)


def test_overview_units_names_a_report_without_the_basis(cache: Path) -> None:
    units = ask("overview_units", cache, basis="accounts")
    assert rows(units, "label", "executed_wan", "projects") == [("乙局 2024", 160.0, 2), ("甲局 2023", None, 2)]


def test_overview_quadrant_numbers_only_what_matters(cache: Path) -> None:
    assert rows(ask("overview_quadrant", cache), "name", "mark", "is_marked") == [
        ("平台", 1, True),
        ("绿化", None, False),
    ]


def test_money_in_other_units_is_converted(tmp_path: Path) -> None:
    lines = amounts(
        A,
        ("部门整体预算规模", "预算", "final_budget", "2"),
        ("部门整体预算规模", "支出", "executed", "15000"),
    )
    lines[0].unit, lines[1].unit = "亿元", "元"
    world = {"reports": [report(A, "甲局", 2023, "部门整体支出绩效自评报告")], "amounts": lines}
    summary = one(ask("overview_summary", write_cache(tmp_path / "cache", world)))
    assert (summary["final_wan"], summary["executed_wan"]) == (20000, pytest.approx(1.5))


def test_execution_summary(cache: Path) -> None:
    summary = one(ask("execution_summary", cache))
    assert (summary["projects"], summary["budgeted"]) == (4, 3)
    assert (summary["final_wan"], summary["executed_wan"], summary["unexecuted_wan"]) == (160, 95, 65)
    assert (summary["full_projects"], summary["below_projects"], summary["unspent_projects"]) == (1, 2, 1)
    assert (summary["most_name"], summary["most_wan"], summary["top_projects"]) == ("平台", 50, 2)


def test_projects_are_listed_by_what_was_left(cache: Path) -> None:
    listed = ask("project_list", cache, order="unexecuted", most=10)
    assert rows(listed, "name", "unexecuted_wan", "execution_pct") == [
        ("平台", 50.0, 50.0),
        ("修路", 15.0, 25.0),
        ("绿化", 0.0, 100.0),
        ("未动", 0.0, None),
    ]


def test_rate_of_a_budget_used_up_is_exactly_all(tmp_path: Path) -> None:
    found = [
        project(A, n, f"p{n}", ["1", amount, amount]) for n, amount in enumerate(("0.161", "0.998", "7842.5", "3.3"), 1)
    ]
    world = {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": [p for p, _ in found],
        "project_funds": [f for _, f in found],
    }
    bands = ask("execution_bands", write_cache(tmp_path / "cache", world))
    assert rows(bands.filter(pl.col("projects") > 0), "band", "projects") == [("100", 4)]


def test_unspent_projects(cache: Path) -> None:
    assert rows(ask("unspent_projects", cache), "name", "listed", "original_wan") == [("未动", True, 8.0)]


def test_low_scores(cache: Path) -> None:
    assert rows(
        ask("low_scores", cache), "name", "total_score", "lost_points", "lost_on_execution", "lost_on_indicators"
    ) == [("平台", 75.0, 25.0, 5.0, 20.0)]
    assert ask("low_scores", cache, low_line=75).is_empty()
    assert ask("low_scores", cache, low_line=None).height == 2


def test_low_scores_summary(cache: Path) -> None:
    summary = one(ask("low_scores_summary", cache))
    assert (summary["scored"], summary["low_projects"], summary["full_projects"]) == (2, 1, 1)
    assert (summary["lowest_score"], summary["low_final_wan"]) == (75, 100)
    assert ask("low_scores_summary", cache, filters={"years": [2023]}).is_empty()


def test_lost_points_by_kind(cache: Path) -> None:
    assert rows(
        ask("lost_points", cache, low_line=None), "kind", "lost_points", "times", "share_pct", "running_pct"
    ) == [
        ("数量指标", 10.0, 1, 40.0, 40.0),
        ("质量指标", 10.0, 1, 40.0, 80.0),
        ("预算执行率", 5.0, 1, 20.0, 100.0),
    ]


def test_project_points_lead_from_all_points_to_the_total(cache: Path) -> None:
    points = ask("project_points", cache, project_id=f"{C}-001")
    assert rows(points, "indicator", "lost_points", "from_points", "to_points", "reason") == [
        ("预算执行率", 5.0, 100.0, 95.0, None),
        ("建成模块", 10.0, 95.0, 85.0, "尚未验收"),
        ("验收合格率", 10.0, 85.0, 75.0, None),
    ]


def test_project_points_say_what_the_rows_do_not_explain(tmp_path: Path) -> None:
    world = small_world()
    world["projects"][4].total_score -= 3
    points = ask("project_points", write_cache(tmp_path / "cache", world), project_id=f"{C}-001")
    assert rows(points, "indicator", "lost_points", "to_points")[-1] == (None, 3.0, 72.0)


def test_structure_parts(cache: Path) -> None:
    assert rows(ask("structure_parts", cache), "label", "level", "part", "amount_wan", "share_pct", "from_pct") == [
        ("乙局 2024", 1, "基本支出", 60.0, 37.5, 0.0),
        ("乙局 2024", 1, "项目支出", 100.0, 62.5, 37.5),
        ("甲局 2023", 1, "基本支出", 4.0, pytest.approx(100 / 3), 0.0),
        ("甲局 2023", 1, "项目支出", 8.0, pytest.approx(200 / 3), pytest.approx(100 / 3)),
        ("甲局 2023", 2, "人员经费", 3.0, 25.0, 0.0),
    ]


def test_structure_income(cache: Path) -> None:
    assert rows(ask("structure_income", cache), "label", "measure", "part", "amount_wan", "share_pct") == [
        ("乙局 2024", "executed", "财政拨款收入", 150.0, 93.75),
        ("乙局 2024", "executed", "其他收入", 10.0, 6.25),
        ("甲局 2023", "original_budget", "一般公共预算", 25.0, 100.0),
    ]


def test_structure_sources(cache: Path) -> None:
    assert rows(ask("structure_sources", cache), "part", "amount_wan", "executed_wan", "share_pct", "to_pct") == [
        ("fiscal", 90.0, 45.0, 90.0, 90.0),
        ("other", 10.0, 5.0, 10.0, 100.0),
    ]


def test_functions_count_totals_and_their_lines_once(cache: Path) -> None:
    assert rows(ask("structure_functions", cache), "class", "item", "amount_wan", "share_pct") == [
        ("自然资源支出", "行政运行", 70.0, pytest.approx(100 * 70 / 150)),
        ("自然资源支出", "规划管理", 50.0, pytest.approx(100 * 50 / 150)),
        ("住房保障支出", None, 30.0, 20.0),
    ]


def test_structure_tree_boxes_lie_inside_their_parents(cache: Path) -> None:
    assert rows(ask("structure_tree", cache), "level", "name", "from_wan", "to_wan") == [
        (1, "自然资源支出", 0.0, 120.0),
        (1, "住房保障支出", 120.0, 150.0),
        (2, "自然资源事务", 0.0, 120.0),
        (3, "行政运行", 0.0, 70.0),
        (3, "规划管理", 70.0, 120.0),
    ]


def test_structure_changes_have_their_reasons(cache: Path) -> None:
    assert rows(ask("structure_changes", cache), "line", "change_wan", "reason") == [
        ("规划管理", -30.0, "项目减少"),
        ("行政运行", 20.0, "人员增加"),
    ]


def test_structure_summary(cache: Path) -> None:
    summary = one(ask("structure_summary", cache))
    assert (summary["with_parts"], summary["parts_wan"]) == (2, 172)
    assert summary["project_pct"] == pytest.approx(100 * 108 / 172)
    assert (summary["top_class"], summary["class_wan"], summary["class_pct"]) == ("自然资源支出", 120, 80)
    assert (summary["rise_name"], summary["rise_wan"]) == ("行政运行", 20)
    assert (summary["fall_name"], summary["fall_wan"], summary["fall_unit"]) == ("规划管理", 30, "乙局")


@pytest.mark.parametrize("name", database.names())
def test_money_for_charts_can_be_written_as_json(name: str, cache: Path) -> None:
    """Altair cannot write decimals; only the one-row summaries, which charts never take, keep them."""
    known = {"project_id": f"{C}-001", "report_id": C, "line": 1}
    own = set(database.parameters(name)) - {"selection", "basis", "marks", *LINES}
    frame = ask(name, cache, **{key: known.get(key) for key in own})
    assert frame.height <= 1 or not any(isinstance(kind, pl.Decimal) for kind in frame.schema.values())
