"""The overview: its figures are the answers' figures, each sum is its parts, and it reads with 1 unit and with 30."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from jixiao import charts, loading
from jixiao.charts.beside import beside, meet
from tests.literal_rows import A, B, C, amounts, indicator, project, report, small_world, write_cache
from tests.originals import SHARED, with_originals
from tests.test_charts import look
from tests.test_pages import open_page, words
from tests.test_queries import ask, one, rows

SELF_EVALUATION = "部门整体支出绩效自评报告"
FORMS = [("乌鲁木齐市自然资源局", "5950.56", "5680.26"), ("昌吉回族自治州自然资源局", "5707.18", "4788.73")]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("small") / "cache", small_world())


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One report with 500 scored projects, 120 of them under a line."""
    return write_cache(tmp_path_factory.mktemp("crowded") / "cache", _scored(*(_spread(n) for n in range(500))))


def _spread(number: int) -> tuple[str, str, str]:
    """Budget, executed and score of one of many projects."""
    low, below = number % 10 == 0, number % 6 == 0
    return "100", str(number % 80 if below else 81 + number % 20), str(50 + number % 30 if low else 80 + number % 21)


def _scored(*figures: Sequence[str]) -> dict[str, list[Any]]:
    """A report with a project for each (final budget, executed, score)."""
    found = [
        project(A, n, f"项目{n}", ["0", final, executed], total_score=Decimal(score))
        for n, (final, executed, score) in enumerate(figures, 1)
    ]
    return {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": [p for p, _ in found],
        "project_funds": [f for _, f in found],
    }


def _money(report_id: str, *figures: tuple[str, str]) -> list[Any]:
    return amounts(report_id, *(("部门整体预算规模", "预算", measure, value) for measure, value in figures))


@pytest.mark.parametrize(("unit", "final", "executed"), FORMS)
def test_page_states_the_answers_figures(
    unit: str, final: str, executed: str, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [whole] = [name for name in ask("filter_options", sample)["unit"] if name.startswith(unit)]
    said = words(open_page("overview", sample, monkeypatch, unit=whole, basis="项目合计"))
    assert f"全年预算 {float(final):,.2f} 万元，执行 {float(executed):,.2f} 万元" in said


@with_originals
def test_originals_have_the_answers_figures(tmp_path: Path) -> None:
    loading.load([SHARED / "seeds"], tmp_path / "cache")
    units = ask("overview_units", tmp_path / "cache", basis="projects")
    found = {(f"{row['final_wan']:.2f}", f"{row['executed_wan']:.2f}") for row in units.iter_rows(named=True)}
    assert {(final, executed) for _, final, executed in FORMS} <= found


@pytest.mark.parametrize("basis", ["whole", "accounts", "fiscal", "projects"])
def test_sums_are_the_sums_of_their_parts(basis: str, small: Path) -> None:
    summary = one(ask("overview_summary", small, basis=basis))
    parts = ask("overview_money_parts", small, basis=basis)
    assert parts.height == summary["with_basis"]
    for column in ("original_wan", "final_wan", "executed_wan", "unexecuted_wan"):
        told = parts[column].drop_nulls()
        assert summary[column] == (told.sum() if told.len() else None)


def test_counts_and_means_are_those_of_their_parts(small: Path) -> None:
    summary = one(ask("overview_summary", small))
    scores = ask("overview_score_parts", small)
    assert summary["mean_score"] == scores["total_score"].mean()
    assert summary["low_projects"] == ask("low_scores", small).height
    assert summary["unspent_projects"] == ask("unspent_projects", small).height
    cited = ask("overview_cited_parts", small)
    assert (summary["figures"], summary["cited"]) == (cited["figures"].sum(), cited["cited"].sum())
    for kind in ask("lost_points", small, low_line=None).iter_rows(named=True):
        parts = ask("overview_lost_parts", small, level2=kind["level2"])
        assert (parts["lost_points"].sum(), parts["times"].sum()) == (kind["lost_points"], kind["times"])


def test_points_above_the_weight_are_in_no_part(tmp_path: Path) -> None:
    world = small_world()
    world["indicators"].append(indicator(f"{C}-002", 9, "质量指标", "多得", "5", "9"))
    cache = write_cache(tmp_path / "cache", world)
    assert rows(ask("overview_lost_parts", cache, level2="质量指标"), "name", "lost_points") == [("平台", 10.0)]


def test_a_report_without_the_basis_is_named_with_what_it_prints(small: Path) -> None:
    assert rows(ask("overview_without_basis", small, basis="accounts"), "label", "basis", "executed_wan") == [
        ("甲局 2023", "whole", 12.0),
        ("甲局 2023", "projects", 5.0),
    ]
    assert ask("overview_without_basis", small).is_empty()
    assert one(ask("overview_summary", small, basis="accounts"))["without_names"] == ["甲局 2023"]


def test_a_report_without_any_amount_is_named_too(tmp_path: Path) -> None:
    world = {"reports": [report(letter * 16, f"单位{letter}", 2023, "其他") for letter in "abcdefgh"]}
    cache = write_cache(tmp_path / "cache", world)
    lacking = ask("overview_without_basis", cache)
    assert lacking["basis"].null_count() == lacking.height == 8
    summary = one(ask("overview_summary", cache))
    assert (summary["without_basis"], len(summary["without_names"])) == (8, 7)
    assert summary["without_names"][-1] == "…"


def test_what_two_reports_print_twice_and_what_has_no_budget_is_said(tmp_path: Path) -> None:
    world = {
        "reports": [report(id_, unit, 2023, "决算公开说明") for id_, unit in ((A, "甲局"), (B, "甲局"), (C, "乙局"))],
        "amounts": [
            line
            for id_ in (A, B, C)
            for line in amounts(id_, ("收入支出决算总体情况", "本年支出合计", "executed", "5"))
        ],
    }
    summary = one(ask("overview_summary", write_cache(tmp_path / "cache", world), basis="accounts"))
    assert (summary["executed_wan"], summary["with_basis"], summary["without_basis"]) == (10, 2, None)
    assert summary["doubled_names"] == ["甲局 2023 · b.txt"]
    assert summary["without_budget"] is None, "no report prints a budget on this basis"


def test_the_rate_says_whom_it_leaves_out(tmp_path: Path) -> None:
    world = _scored(("10", "5", "90")) | {"amounts": []}
    other = project(B, 1, "无预算", [None, None, "7"])
    world["reports"].append(report(B, "乙局", 2023, "其他"))
    world["projects"].append(other[0])
    world["project_funds"].append(other[1])
    summary = one(ask("overview_summary", write_cache(tmp_path / "cache", world), basis="projects"))
    assert (summary["executed_wan"], summary["final_wan"], summary["execution_pct"]) == (12, 10, 50)
    assert (summary["unexecuted_wan"], summary["without_budget"]) == (5, 1)


def test_corners_count_each_project_once(tmp_path: Path) -> None:
    world = _scored(("10", "9", "95"), ("10", "1", "95"), ("10", "10", "60"), ("10", "2", "60"), ("10", "8", "80"))
    cache = write_cache(tmp_path / "cache", world)
    summary = one(ask("overview_summary", cache))
    assert [summary[key] for key in ("placed", "kept_high", "spent_low", "both_low")] == [5, 1, 1, 1]
    assert (summary["most_name"], summary["most_wan"], summary["most_pct"]) == ("项目2", 9, 45)
    numbered = ask("overview_quadrant", cache).drop_nulls("mark")
    assert numbered["name"].to_list() == ["项目4", "项目2", "项目3"], "one from each side in turn"


def test_many_projects_become_cells_and_the_few_that_matter(crowded: Path) -> None:
    found = ask("overview_quadrant", crowded)
    circles = found.drop_nulls("project_id")
    cells = found.filter(pl.col("project_id").is_null())
    assert (circles.height, circles["is_marked"].all(), cells["projects"].sum()) == (60, True, 500)
    assert (cells["rate_to"] - cells["rate_from"] == 5).all() and cells["rate_to"].max() == 100
    assert cells.height < 400
    written = charts.quadrant(found, look(), 80, 80).to_dict()
    assert max(len(data) for data in written["datasets"].values()) <= cells.height


def test_a_rate_far_beyond_all_stands_at_the_edge(tmp_path: Path) -> None:
    world = _scored(("10", "300", "95"), ("10", "5", "70"))
    written = charts.quadrant(ask("overview_quadrant", write_cache(tmp_path / "c", world)), look(), 80, 80).to_dict()
    channels = [layer.get("encoding", {}).get("x", {}) for layer in written["layer"]]
    scales = [channel["scale"] for channel in channels if "scale" in channel]
    assert scales and all(scale["clamp"] and scale["domain"][1] < 160 for scale in scales)


def test_numbers_beside_circles_do_not_meet() -> None:
    spots = beside([(100, 100), (101, 101), (102, 103), (100, 104), (100, 100), (300, 50), (300, 50), (301, 52)])
    assert not any(meet(spot, other) for at, spot in enumerate(spots) for other in spots[:at])


def test_unit_bars_leave_out_who_lacks_the_basis_and_stay_few(small: Path) -> None:
    lacking = ask("overview_units", small, basis="accounts")
    [data] = charts.unit_bars(lacking, look()).to_dict()["datasets"].values()
    assert [row["label"] for row in data] == ["乙局 2024"]
    [data] = charts.unit_bars(pl.concat([lacking.head(1)] * 30), look()).to_dict()["datasets"].values()
    assert len(data) == charts.MOST_UNITS


def _figures(app: AppTest) -> dict[str, str]:
    return {b.key.removeprefix("metric."): b.label for b in app.button if b.key and b.key.startswith("metric.")}


def test_every_key_figure_opens_what_it_is_made_of(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("overview", small, monkeypatch)
    assert _figures(app) == {
        "final_wan": "230.00 万元",
        "executed_wan": "162.00 万元",
        "execution_pct": "70.4%",
        "mean_score": "87.5",
        "low_projects": "1",
        "unspent_projects": "1",
        "cited_pct": "90.0%",
    }
    assert len(app.get("vega_lite_chart")) == 4
    assert "1 个两样都低" in words(app)


def test_page_names_who_lacks_the_basis(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("overview", small, monkeypatch, basis="收入支出决算")
    assert "另有 1 份报告没有公布这一口径：甲局 2023" in words(app)
    [table] = [frame.value for frame in app.dataframe if "basis" in frame.value.columns]
    assert table["basis"].to_list() == ["部门整体绩效", "项目合计"]


@pytest.mark.parametrize("lang", ["中文", "English"])
def test_page_of_reports_without_any_figure(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = write_cache(tmp_path / "cache", {"reports": [report(A, "甲局", 2023, "其他", figure_count=0)]})
    app = open_page("overview", cache, monkeypatch, lang=lang)
    assert len(app.get("vega_lite_chart")) == 0
    assert set(_figures(app)) == set()


def test_page_with_thirty_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [f"{n:016x}" for n in range(1, 31)]
    world = {
        "reports": [report(id_, f"第{n}局", 2023, SELF_EVALUATION) for n, id_ in enumerate(ids, 1)],
        "amounts": [line for id_ in ids for line in _money(id_, ("final_budget", "30"), ("executed", "12"))],
    }
    said = words(open_page("overview", write_cache(tmp_path / "cache", world), monkeypatch))
    assert "30 份报告（2023 年度）全年预算 900.00 万元" in said
    assert f"图中只画出前 {charts.MOST_UNITS} 项，全部 30 项见数据表" in said


def test_questions_lead_to_pages(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    links = [link.proto for link in open_page("overview", small, monkeypatch).get("page_link")]
    assert {link.page for link in links} == {"structure", "execution", "low_scores"}
    assert {"为什么没花完", "谁的“三公”经费变了"} <= {link.label for link in links}
