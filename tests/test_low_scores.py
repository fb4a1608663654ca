"""Lost points and full marks: by hand, by law, and against the answers to the originals."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao import charts, loading
from jixiao.theme import LIGHT, Look
from tests.copies import original
from tests.literal_rows import A, C, decimals, indicator, project, report, small_world, write_cache
from tests.originals import with_originals
from tests.test_queries import ask, one, rows

LEVELS = ("数量指标", "质量指标（20分）", "成本指标")
POINTS = st.one_of(st.none(), st.decimals("0", "30", places=2))
FORMS = ("003", "004")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("world") / "cache", small_world())


def form(seq: int, indicators: list[Any], execution: tuple[Any, Any] = (None, None)) -> list[Any]:
    """A project with its fund row and indicators; indicators are (level2, weight, score, further values)."""
    made, fund = project(A, seq, f"p{seq}", ["1", "1", "1"], total_weight=Decimal(100), total_score=Decimal(90))
    fund.weight, fund.score = execution
    lines = [
        indicator(f"{A}-{seq:03}", number, level2, f"i{number}", weight, score, **more)
        for number, (level2, weight, score, more) in enumerate(indicators, 1)
    ]
    return [made, fund, lines]


def world(*forms: list[Any]) -> dict[str, list[Any]]:
    made, funds, lines = zip(*forms, strict=True)
    return {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": list(made),
        "project_funds": list(funds),
        "indicators": [line for own in lines for line in own],
    }


def test_cells_hold_what_each_project_lost_on_each_kind(cache: Path) -> None:
    cells = ask("lost_points_cells", cache, most=20)
    assert rows(cells, "project_id", "kind", "lost_points", "times", "project_lost", "lossy_projects", "drawn") == [
        (f"{C}-001", "数量指标", 10.0, 1, 25.0, 1, 1),
        (f"{C}-001", "质量指标", 10.0, 1, 25.0, 1, 1),
        (f"{C}-001", "预算执行率", 5.0, 1, 25.0, 1, 1),
    ]
    assert cells["cell"].n_unique() == cells.height


def test_only_the_projects_that_lost_most_are_drawn(tmp_path: Path) -> None:
    found = write_cache(tmp_path / "cache", world(*(form(n, [("x", "9", str(9 - n), {})]) for n in range(1, 6))))
    cells = ask("lost_points_cells", found, most=2)
    assert rows(cells, "name", "lost_points", "lossy_projects", "drawn") == [("p5", 5.0, 5, 2), ("p4", 4.0, 5, 2)]


def test_a_cell_opens_the_rows_that_it_is_made_of(cache: Path) -> None:
    for cell in ask("lost_points_cells", cache, most=20).iter_rows(named=True):
        parts = ask("lost_points_rows", cache, project_id=cell["project_id"], level2=cell["level2"])
        assert (parts["lost_points"].sum(), parts.height) == (cell["lost_points"], cell["times"])
        assert all((row["indicator_id"] is None) != (row["fund_id"] is None) for row in parts.iter_rows(named=True))


def test_a_row_above_its_weight_has_lost_nothing(tmp_path: Path) -> None:
    found = write_cache(
        tmp_path / "cache", world(form(1, [("x", "5", "9", {}), ("x", "5", "2", {}), ("x", "5", None, {})]))
    )
    assert rows(ask("lost_points", found, low_line=None), "kind", "lost_points", "times") == [("x", 3.0, 1)]
    assert ask("low_scores", found, low_line=None)["lost_on_indicators"].to_list() == [3.0]


def test_full_marks_count_damaged_and_unscored_rows_apart(tmp_path: Path) -> None:
    number = {"target_value": Decimal(1)}
    lines: list[Any] = [
        ("x", "5", "5", number),
        ("x", "5", "4", number),
        ("x", "5", None, number),
        ("x", "5", "5", number | {"damaged": True}),
        ("x", "5", "5", {}),
        ("x", "5", "5", {}),
    ]
    found = write_cache(tmp_path / "cache", world(form(1, lines)))
    columns = ("sort", "indicators", "full_indicators", "full_pct", "unscored", "damaged_rows")
    assert rows(ask("perfect_scores", found), *columns) == [
        ("quantitative", 2, 1, 50.0, 1, 1),
        ("qualitative", 2, 2, 100.0, 0, 0),
    ]
    parts = ask("perfect_scores_rows", found, report_id=A, sort="quantitative")
    assert rows(parts, "name", "label") == [("i1", "p1")]
    summary = one(ask("low_scores_summary", found))
    assert [summary[key] for key in ("indicators", "full_indicators", "qualitative", "full_qualitative")] == [
        4,
        3,
        2,
        2,
    ]


def test_steps_end_where_the_form_prints_its_total(cache: Path) -> None:
    points = ask("project_points", cache, project_id=f"{C}-001")
    assert points["to_points"].to_list()[-1] == points["total_score"][0] == 75
    assert rows(points, "step", "indicator_id", "fund_id") == [
        (1, None, f"{C}-001-m"),
        (2, f"{C}-001-i1", None),
        (3, f"{C}-001-i2", None),
    ]
    assert ask("project_points", cache, project_id=f"{C}-002").is_empty()
    [drawn] = charts.score_steps(points, Look(LIGHT)).to_dict()["datasets"].values()
    assert [(row["indicator"], row["to_points"]) for row in drawn] == [
        ("满分", 100.0),
        ("预算执行率", 95.0),
        ("建成模块", 85.0),
        ("验收合格率", 75.0),
        ("总分", 75.0),
    ]


def test_steps_name_no_total_where_none_is_printed(tmp_path: Path) -> None:
    facts = world(form(1, [("x", "5", "2", {})]))
    facts["projects"][0].total_score = None
    points = ask("project_points", write_cache(tmp_path / "cache", facts), project_id=f"{A}-001")
    [drawn] = charts.score_steps(points, Look(LIGHT)).to_dict()["datasets"].values()
    assert [row["indicator"] for row in drawn] == ["满分", "i1"]


def test_steps_leave_rows_without_points_to_the_table(tmp_path: Path) -> None:
    found = write_cache(tmp_path / "cache", world(form(1, [("x", "15", "5", {}), ("x", "5", None, {})])))
    points = ask("project_points", found, project_id=f"{A}-001")
    assert rows(points, "indicator", "lost_points", "to_points") == [("i1", 10.0, 90.0), ("i2", None, 90.0)]
    [drawn] = charts.score_steps(points, Look(LIGHT)).to_dict()["datasets"].values()
    assert [row["indicator"] for row in drawn] == ["满分", "i1", "总分"]


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.tuples(POINTS, POINTS),
            st.lists(st.tuples(st.sampled_from(LEVELS), POINTS, POINTS), max_size=4),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_what_kinds_cells_and_projects_lost_is_the_same(forms: list[Any]) -> None:
    """Added up by kind, by cell and by project, the points lost are one number: Σ max(weight − score, 0)."""
    pairs = [pair for execution, lines in forms for pair in [execution, *(line[1:] for line in lines)]]
    lost = sum(max(weight - score, Decimal(0)) for weight, score in pairs if None not in (weight, score))
    made = [form(n, [(*line, {}) for line in lines], execution) for n, (execution, lines) in enumerate(forms, 1)]
    with TemporaryDirectory() as folder:
        found = write_cache(Path(folder) / "cache", world(*made))
        kinds = ask("lost_points", found, low_line=None)
        cells = ask("lost_points_cells", found, most=20)
        projects = ask("low_scores", found, low_line=None)
    by_project = projects["lost_on_execution"].sum() + projects["lost_on_indicators"].sum()
    for total in (kinds["lost_points"].sum(), cells["lost_points"].sum(), by_project):
        assert total == pytest.approx(float(lost))
    assert kinds.is_empty() or kinds["running_pct"].to_list()[-1] == pytest.approx(100)
    assert kinds["times"].sum() == sum(None not in pair and pair[0] > pair[1] for pair in pairs)


def _lost(forms: dict[str, Any]) -> Counter[str]:
    """The points lost by kind, from the answers."""
    lost: Counter[str] = Counter()
    for one_form in forms["projects"]:
        total = one_form["funds"]["total"]
        for kind, row in [("预算执行率", total), *((row["level2"], row) for row in one_form["indicators"])]:
            weight, score = decimals(row["weight"], row["score"])
            if weight is not None and score is not None and weight > score:
                lost[kind] += weight - score
    return lost


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("originals")
    for key in FORMS:
        found = original(key)
        (folder / found.name).write_text(found.text, encoding="utf-8")
    loading.load([folder], folder / "cache")
    yield folder / "cache"


@with_originals
def test_lost_points_are_those_of_the_answers(originals: Path) -> None:
    found = dict(rows(ask("lost_points", originals, low_line=None), "kind", "lost_points"))
    answers = sum((_lost(original(key).forms or {}) for key in FORMS), Counter())
    assert found == {kind: pytest.approx(float(lost)) for kind, lost in answers.items()}


@with_originals
def test_scores_and_full_marks_are_those_of_the_answers(originals: Path) -> None:
    answers = [one_form for key in FORMS for one_form in (original(key).forms or {})["projects"]]
    scores = sorted(float(one_form["total_score"]) for one_form in answers)
    assert sorted(ask("low_scores", originals, low_line=None)["total_score"].to_list()) == scores
    full = [one_form for one_form in answers if Decimal(one_form["total_score"]) == 100]
    assert one(ask("low_scores_summary", originals))["full_projects"] == len(full)


@with_originals
def test_indicators_at_full_marks_are_those_of_the_answers(originals: Path) -> None:
    forms = [form for key in FORMS for form in (original(key).forms or {})["projects"]]
    marked = [
        (line["target"]["value"] is None, Decimal(line["score"]) == Decimal(line["weight"]))
        for form in forms
        for line in form["indicators"]
        if line["score"] is not None and line["weight"] is not None
    ]
    summary = one(ask("low_scores_summary", originals))
    damaged = ask("perfect_scores", originals)["damaged_rows"].sum()
    for column, expected in {
        "indicators": len(marked),
        "full_indicators": sum(full for _, full in marked),
        "qualitative": sum(in_words for in_words, _ in marked),
        "full_qualitative": sum(in_words and full for in_words, full in marked),
    }.items():
        # rows that extraction damaged are counted apart
        assert expected - damaged <= summary[column] <= expected
