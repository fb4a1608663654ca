"""The two lines are a quick what-if: drag one, and every list, count and sentence that speaks of it follows.

What lies below a line is counted once more here, straight over the projects, and held against each answer and page.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from jixiao import charts, database
from tests.literal_rows import A, C, project, report, row, write_cache
from tests.test_charts import look
from tests.test_pages import open_page, words
from tests.test_queries import ask, one

PRINTED: tuple[tuple[str | None, str | None, str | None], ...] = (
    ("100", "0", "0"),
    ("100", "59.99", "100"),
    ("100", "60", "60"),
    ("100", "80", "79.99"),
    ("100", "80.01", "80"),
    ("50", "50", "99.5"),
    ("10", "12", "101"),
    ("100", "95", None),
    ("0", "0", "80"),
    (None, "7", "33"),
    (None, None, "90"),
    ("20", "4", None),
)
"""Final budget, executed amount and score of each project: on the ends, on the lines, beside them, and missing."""
LINES = some.integers(0, 100)


def world() -> dict[str, list[Any]]:
    """Two reports with the projects in turn; one more prints its rate and no budget."""
    found = [
        project((A, C)[n % 2], n, f"项目{n}", ["0", final, spent], total_score=score and Decimal(score))
        for n, (final, spent, score) in enumerate(PRINTED, 1)
    ]
    rated, fund = project(A, 90, "只印执行率", [None, None, None], total_score=Decimal("70"))
    fund.execution_pct = Decimal("45")
    found.append((rated, fund))
    of_form = [
        row(
            "indicators", indicator_id=f"{p.project_id}-i1", project_id=p.project_id, report_id=p.report_id, seq=1,
            level1="产出指标", level2="数量指标", name="指标", weight=Decimal(100), score=p.total_score,
        )
        for p, _ in found if p.total_score is not None
    ]  # fmt: skip
    return {
        "reports": [report(A, "甲局", 2023, "其他"), report(C, "乙局", 2024, "其他")],
        "projects": [p for p, _ in found],
        "project_funds": [f for _, f in found],
        "indicators": of_form,
    }


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("lines") / "cache", world())


@pytest.fixture(scope="module", params=["literal", "sample"])
def facts(request: pytest.FixtureRequest) -> Path:
    found: Path = request.getfixturevalue("cache" if request.param == "literal" else "sample")
    return found


Numbers = dict[str, float | None]


def placed(cache: Path) -> tuple[Numbers, Numbers]:
    """The score and the rate of every project, told from the facts and by no question of the dashboard's pages."""
    with database.connect(cache).cursor() as cursor:
        # what one unit prints twice for a year counts once
        found = cursor.sql("""
            select
                arg_min(project_id, preference),
                arg_min(projects.total_score, preference)::double,
                arg_min(projects.execution_pct, preference)::double
            from printed_projects as projects
            join reports using (report_id)
            where consolidated_into is null
            group by same_as
        """).fetchall()
    return {key: score for key, score, _ in found}, {key: rate for key, _, rate in found}


def under(numbers: Numbers, line: float) -> set[str]:
    return {key for key, value in numbers.items() if value is not None and value < line}


def ids(frame: pl.DataFrame, where: str | None = None) -> set[str]:
    return set((frame.filter(where) if where else frame)["project_id"].drop_nulls())


def at_lines(test: Callable[..., None]) -> Callable[..., None]:
    """Any values of the lines, both ends and the usual ones among them."""
    for low, rate in ((0, 0), (100, 100), (0, 100), (100, 0), (80, 80), (60, 60)):
        test = example(low=low, rate=rate)(test)
    found: Callable[..., None] = settings(
        max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )(given(low=LINES, rate=LINES)(test))
    return found


@at_lines
def test_answers_follow_the_low_line(facts: Path, low: int, rate: int) -> None:
    scores, _ = placed(facts)
    below = under(scores, low)
    listed = ask("low_scores", facts, low_line=low)
    assert ids(listed) == below
    assert one(ask("low_scores_summary", facts, low_line=low))["low_projects"] == len(below)
    assert one(ask("overview_summary", facts, low_line=low, execution_line=rate))["low_projects"] == len(below)
    assert ask("overview_units", facts, low_line=low)["low_projects"].sum() == len(below)
    budgets = listed["final_wan"].drop_nulls()
    told = one(ask("low_scores_summary", facts, low_line=low))["low_final_wan"]
    assert told is None if budgets.is_empty() else float(told) == pytest.approx(budgets.sum())
    losses = ask("low_scores_losses", facts, low_line=low, most=5)
    assert ids(losses) <= set(listed["project_id"].head(5))


@at_lines
def test_answers_follow_the_execution_line(facts: Path, low: int, rate: int) -> None:
    _, rates = placed(facts)
    below = under(rates, rate)
    summary = one(ask("execution_summary", facts, execution_line=rate))
    assert summary["below_projects"] == len(below)
    assert summary["rated"] == sum(value is not None for value in rates.values())
    for name in ("execution_unexecuted", "execution_moves"):
        rows = ask(name, facts, execution_line=rate)
        assert ids(rows, "below_line") == ids(rows) & below
    bands = ask("execution_bands", facts, execution_line=rate)
    assert bands["below_projects"].sum() == len(below)
    for band in bands.iter_rows(named=True):
        assert band["below_projects"] == len(ids(ask("execution_band_projects", facts, band=band["band"])) & below)


@at_lines
def test_the_corners_follow_both_lines(facts: Path, low: int, rate: int) -> None:
    scores, rates = placed(facts)
    both = {key for key in scores if scores[key] is not None and rates[key] is not None}
    weak, slow = under(scores, low) & both, under(rates, rate) & both
    lines = {"low_line": low, "execution_line": rate}
    row = one(ask("overview_summary", facts, **lines))
    assert [row[key] for key in ("placed", "kept_high", "spent_low", "both_low")] == [
        len(both), len(slow - weak), len(weak - slow), len(weak & slow),
    ]  # fmt: skip
    circles = ask("overview_quadrant", facts, **lines, marks=100)
    assert (ids(circles, "is_low"), ids(circles, "is_below")) == (weak, slow)
    assert ids(circles, "is_marked") == ids(circles.drop_nulls("mark")) == weak | slow
    written = charts.quadrant(circles, look(), low, rate).to_dict()
    drawn = [layer["encoding"] for layer in written["layer"] if _type(layer) == "rule"]
    assert [drawn[0]["x"]["datum"], drawn[1]["y"]["datum"]] == [rate, low]


def _type(layer: dict[str, Any]) -> str:
    mark = layer["mark"]
    return str(mark if isinstance(mark, str) else mark["type"])


def counted(said: str, pattern: str) -> tuple[int, ...]:
    found = re.search(pattern, said)
    assert found, f"{pattern} is not in: {said}"
    return tuple(int(number.replace(",", "")) for number in found.groups())


def drag(app: AppTest, **lines: int) -> str:
    """Move the sliders; what the page then says."""
    for key, line in lines.items():
        app.slider(key=key).set_value(line)
    app.run()
    assert not app.exception, app.exception[0].message
    return words(app)


MOVES = [(80, 80), (0, 0), (60, 95), (100, 100), (80, 0)]


def test_the_overview_follows_both_lines(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scores, rates = placed(cache)
    both = {key for key in scores if scores[key] is not None and rates[key] is not None}
    app = open_page("overview", cache, monkeypatch)
    for low, rate in MOVES:
        said = drag(app, low=low, rate=rate)
        weak, slow = under(scores, low), under(rates, rate)
        assert app.button(key="metric.low_projects").label == str(len(weak))
        if weak:
            assert counted(said, rf"中，(\d+) 个低于 {low} 分") == (len(weak),)
        else:
            assert f"都不低于 {low} 分" in said
        corners = len((slow - weak) & both), len((weak - slow) & both), len(weak & slow & both)
        told = rf"以 {low} 分和执行率 {rate}% 为线，{len(both)} 个项目里，"
        assert counted(said, told + r"(\d+) 个得分不低但执行率低，(\d+) 个执行率不低但得分低，(\d+) 个两样") == corners


@pytest.mark.parametrize("narrowed", [{}, {"year": "2024"}])
def test_low_scores_follow_the_line_to_both_ends(
    narrowed: dict[str, str], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = {key: score for key, score in placed(cache)[0].items() if not narrowed or key.startswith(C)}
    app = open_page("low_scores", cache, monkeypatch, **narrowed)
    for low, _ in MOVES:
        said = drag(app, low=low)
        below = under(scores, low)
        drawn = _drawn(app, "low_scores.list.chart")
        assert drawn == below
        if below:
            assert counted(said, rf"中，(\d+) 个低于 {low} 分") == (len(below),)
        else:
            assert f"都不低于 {low} 分" in said
            assert narrowed or f"没有低于 {low} 分的项目" in said


def test_a_line_under_which_no_budget_is_printed_is_still_counted(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(open_page("low_scores", cache, monkeypatch, q="只印"))
    assert counted(said, r"(\d+) 个有得分的项目中，(\d+) 个低于 80 分，都没有印出全年预算") == (1, 1)


def test_execution_follows_the_line_to_both_ends(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, rates = placed(cache)
    rated = sum(value is not None for value in rates.values())
    app = open_page("execution", cache, monkeypatch)
    for _, rate in MOVES:
        said = drag(app, rate=rate)
        below = under(rates, rate)
        if below:
            assert counted(said, rf"(\d+) 个有执行率的项目中，(\d+) 个低于 {rate}%") == (rated, len(below))
        else:
            assert f"{rated} 个有执行率的项目都不低于 {rate}%" in said
        amber = _drawn(app, "execution.left.chart", where="below_line")
        assert amber == below & _drawn(app, "execution.left.chart")
        bands = _rows(app, "execution.bands.chart")
        assert sum(band["below_projects"] for band in bands) == len(below)
        assert f"低于 {rate}%" in next(head.proto.help for head in app.subheader if head.value == "执行率分布")


def test_a_line_within_a_band_parts_it(cache: Path) -> None:
    bands = ask("execution_bands", cache, execution_line=50)
    found = bands.filter(pl.col("projects") > 0).select("band", "below_projects", "projects").rows()
    assert ("<30", 2, 2) in found
    assert ("30–60", 1, 2) in found
    assert ("80–90", 0, 2) in found
    written = charts.rate_bands(bands, look()).to_dict()
    assert [layer["encoding"]["y"]["field"] for layer in written["layer"][:2]] == ["projects", "below_projects"]


def test_the_scenario_follows_both_lines(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed stands below the figures of the scenario, which are recomputed."""
    scores, rates = placed(sample)
    app = open_page("scenario", sample, monkeypatch)
    for low, rate in MOVES:
        said = drag(app, low=low, rate=rate)
        told = {metric.label: int(metric.value) for metric in app.metric if metric.value.isdecimal()}
        assert f"印出 {len(under(scores, low))}" in said
        assert told["执行率低于线"] == len(under(rates, rate))
        assert low or told["低分项目"] == 0


def test_a_link_holds_the_lines(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("low_scores", cache, monkeypatch, low="70", rate="55")
    assert "个低于 70 分" in words(app)
    app.switch_page("pages/execution.py").run()
    assert "个低于 55%" in words(app)


def _rows(app: AppTest, chart: str) -> list[dict[str, Any]]:
    """The rows of a chart on the page, each once; none where it is not drawn."""
    found = [drawn.proto for drawn in app.get("vega_lite_chart") if chart in drawn.proto.id]
    frames = [pl.read_ipc_stream(rows.data.data) for drawn in found for rows in drawn.datasets]
    return frames[0].to_dicts() if frames else []


def _drawn(app: AppTest, chart: str, where: str | None = None) -> set[str]:
    return {row["project_id"] for row in _rows(app, chart) if where is None or row[where]}
