"""The slides of a briefing: each figure is the query's and has its sources, and no selection leaves them senseless."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao import database, loading
from jixiao.briefing import notes
from jixiao.briefing import slides as making
from jixiao.briefing.model import Citation, Slide, Source
from jixiao.briefing.slides import SLIDES, View, slides
from jixiao.defaults import BASES
from jixiao.errors import UsageError
from jixiao.formats import WAN, YI, number_in, without_note
from jixiao.places import REPORTS
from jixiao.saying import Reader
from tests.literal_rows import C, row, small_world, write_cache
from tests.test_charts import HOSTILE


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("sample") / "cache"
    loading.load([REPORTS], cache)
    return cache


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("small") / "cache", small_world())


def views(**filters: Any) -> st.SearchStrategy[View]:
    """Views of the sample with chance filters."""
    selection = st.fixed_dictionaries(
        {},
        optional={
            "years": st.lists(st.sampled_from([2022, 2023, 2024]), min_size=1, unique=True),
            "keyword": st.sampled_from(["规划", "经费", "不动产", "没有这个词"]),
            "sources": st.just(["fiscal"]),
            "rate_to": st.integers(0, 99),
            "score_from": st.integers(1, 99),
            "parts": st.just(True),
        },
    )
    return st.builds(
        View,
        selection=selection.map(lambda given: json.dumps(given | filters, ensure_ascii=False)),
        basis=st.sampled_from(BASES),
        low_line=st.integers(0, 100),
        execution_line=st.integers(0, 100),
        language=st.sampled_from(["zh", "en"]),
        money=st.sampled_from([None, WAN, YI]),
    )


def asked(cache: Path, view: View, name: str, **params: Any) -> pl.DataFrame:
    shared = {
        "selection": view.selection,
        "basis": view.basis,
        "low_line": view.low_line,
        "execution_line": view.execution_line,
        "verdicts": None,
    }
    known = {key: shared[key] for key in database.parameters(name) if key in shared}
    return database.run(name, cache, **known | params)


def one(cache: Path, view: View, name: str, **params: Any) -> dict[str, Any]:
    found = asked(cache, view, name, **params)
    return found.row(0, named=True) if found.height else {}


def found(made: list[Slide], id_: str) -> Slide | None:
    return next((slide for slide in made if slide.id == id_), None)


def same(shown: pl.DataFrame, query: pl.DataFrame, columns: list[str]) -> bool:
    return shown.select(columns).equals(query.head(shown.height).select(columns))


chance = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])


@chance
@given(view=views())
def test_every_figure_is_the_querys(sample: Path, view: View) -> None:
    made, reader = slides(sample, view), Reader(view.language, view.money)
    if (slide := found(made, "figures")) is not None:
        summary = one(sample, view, "overview_summary")
        for figure in slide.figures:
            assert figure.value == summary[figure.column]
            assert figure.shown == reader.said(figure.column, summary[figure.column])
        if slide.table is not None:
            assert same(slide.table.rows, asked(sample, view, "overview_units"), list(slide.table.columns))
    if (slide := found(made, "bridge")) is not None and slide.chart is not None:
        assert same(slide.chart.rows, asked(sample, view, "structure_bridge"), ["step", "amount_wan", "reports"])
    if (slide := found(made, "execution")) is not None:
        if slide.chart is not None:
            unexecuted = asked(sample, view, "overview_unexecuted")
            assert same(slide.chart.rows, unexecuted, ["unexecuted_wan", "final_wan", "execution_pct"])
        if slide.table is not None:
            kinds = asked(sample, view, "execution_reason_kinds")
            assert same(slide.table.rows, kinds, ["kind", "projects", "unexecuted_wan"])
            assert slide.table.all_rows == kinds.height
    if (slide := found(made, "low_scores")) is not None and slide.table is not None:
        assert same(slide.table.rows, asked(sample, view, "low_scores"), ["project_id", "total_score"])
    if (slide := found(made, "structure")) is not None and slide.chart is not None and slide.chart.kind == "picture":
        functions = asked(sample, view, "structure_functions")
        assert same(slide.chart.rows, functions, ["item", "amount_wan", "share_pct"])
    if (slide := found(made, "checks")) is not None and slide.chart is not None:
        total = asked(sample, view, "checks_summary").row(0, named=True)
        assert slide.table is not None and slide.table.all_rows == total["findings"]


@chance
@given(view=views())
def test_every_figure_has_its_sources(sample: Path, view: View) -> None:
    """Sums are the sums of their parts, citations are the characters that stand there, and titles are no more exact."""
    texts = lines_of(sample)
    for slide in slides(sample, view):
        assert slide.title and slide.footer.stands_on and slide.footer.sources
        told = {source.column for source in slide.sources}
        assert {figure.column for figure in slide.figures} <= told
        for source in (deep for top in slide.sources for deep in walked(top)):
            assert source.formula or source.citations, source
            for cited in source.citations:
                assert cited.text.split("\n")[0] in texts[cited.report_id, cited.line]
        for source in slide.sources:
            check_sum(source)


def lines_of(cache: Path) -> dict[tuple[str, int], str]:
    with database.connect(cache).cursor() as cursor:
        return {(id_, at): text for id_, at, text in cursor.sql("select report_id, line, text from lines").fetchall()}


def walked(source: Source) -> Iterator[Source]:
    yield source
    for part in source.parts:
        for figure in part:
            yield from walked(figure)


def check_sum(source: Source) -> None:
    if not source.column.endswith("_wan") or not source.parts or source.all_parts > len(source.parts):
        return
    own = [figure.value for part in source.parts for figure in part if figure.column == source.column]
    if len(own) == len(source.parts):
        assert float(sum(own)) == pytest.approx(float(source.value))


def test_printed_figures_are_the_characters_cited(sample: Path) -> None:
    checked = 0
    for slide in slides(sample):
        for source in (deep for top in slide.sources for deep in walked(top)):
            if len(source.citations) == 1 and not source.formula and source.column.endswith(("_wan", "_score")):
                number = number_in(source.citations[0].text.removesuffix("万元"))
                if number is not None and "元" not in source.citations[0].text.removesuffix("万元"):
                    assert float(number) == pytest.approx(float(source.value)), source
                    checked += 1
    assert checked > 150


def test_the_sample_tells_everything_in_order(sample: Path) -> None:
    made = slides(sample)
    # no scenario is set, and so nothing is said of one
    assert [slide.id for slide in made] == [*(id_ for id_ in SLIDES if id_ != "scenario"), "sources"]
    assert all(
        slide.chart for slide in made if slide.id in ("structure", "bridge", "execution", "low_scores", "checks")
    )
    assert len(found(made, "questions").lines) == 6  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_state_the_message_with_the_figures(sample: Path, language: str) -> None:
    view, reader = View(language=language), Reader(language)
    made, summary = slides(sample, view), one(sample, View(), "overview_summary")
    for column in ("final_wan", "executed_wan", "execution_pct"):
        assert reader.said(column, summary[column]) in found(made, "figures").title  # type: ignore[union-attr]
    low = found(made, "low_scores")
    assert low is not None and reader.said("lowest_score", summary["lowest_score"]) in low.title
    bridge = one(sample, View(), "structure_bridge_summary")
    assert reader.said("raised_wan", bridge["raised_wan"]) in found(made, "bridge").title  # type: ignore[union-attr]


def test_the_base_of_the_bridge_carries_each_step(sample: Path) -> None:
    for basis in BASES:
        slide = found(slides(sample, View(basis=basis)), "bridge")
        if slide is None or slide.chart is None or slide.chart.kind != "bridge":
            continue
        columns = [series.column for series in slide.chart.series]
        for step in slide.chart.rows.iter_rows(named=True):
            heights = [step[column] for column in columns if step[column] is not None]
            assert sum(heights) == pytest.approx(max(step["from_wan"], step["to_wan"]))
            assert sum(step[column] or 0 for column in columns[1:]) == pytest.approx(abs(step["amount_wan"]))


def test_losses_are_the_three_largest_of_each_project(small: Path) -> None:
    slide = found(slides(small), "low_scores")
    assert slide is not None and slide.table is not None
    assert slide.table.rows.select("name", "losses").rows() == [("平台", "−10 建成模块\n−10 验收合格率\n−5 预算执行率")]


def test_slides_are_chosen_ordered_and_noted(sample: Path) -> None:
    made = slides(sample, View(chosen=("checks", "title"), notes={"checks": "先说这一页"}))
    assert [slide.id for slide in made] == ["checks", "title", "sources"]
    assert made[0].note == "先说这一页" and notes.lines(made[0], Reader())[0] == "先说这一页"


def test_an_unknown_slide_is_named(sample: Path) -> None:
    with pytest.raises(UsageError, match="nothing_like_it"):
        slides(sample, View(chosen=("nothing_like_it",)))


def test_what_has_nothing_to_say_is_left_out_or_says_why(small: Path) -> None:
    only_a = json.dumps({"units": ["甲局"]})
    made = slides(small, View(selection=only_a))
    assert {"low_scores", "checks"}.isdisjoint(slide.id for slide in made)
    chosen = slides(small, View(selection=only_a, chosen=("low_scores", "checks")))
    assert [(slide.id, slide.says_nothing) for slide in chosen[:2]] == [("low_scores", True), ("checks", True)]
    assert all(slide.title for slide in chosen)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_selection_says_so_on_one_slide(sample: Path, language: str) -> None:
    [slide] = slides(sample, View(selection='{"years": [1999]}', language=language))
    assert slide.says_nothing and slide.lead


def test_one_report_is_called_by_its_name(sample: Path) -> None:
    unit = asked(sample, View(), "filter_options")["unit"][0]
    name = without_note(unit)
    made = slides(sample, View(selection=json.dumps({"units": [unit]})))
    assert name in made[0].title and made[1].table is None
    assert name in made[1].footer.sources


def test_the_footer_names_basis_filters_and_snapshot(sample: Path) -> None:
    made = slides(sample, View(selection='{"years": [2024]}', basis="accounts"))
    told = found(made, "figures").footer.stands_on  # type: ignore[union-attr]
    assert "收入支出决算" in told and "2024" in told and making.version(sample) in told


def test_slides_are_of_one_state_though_reports_are_reloaded(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter(["old", "new"])
    monkeypatch.setattr(making, "version", lambda cache: next(states, "new"))
    rounds: list[int] = []
    make = making._made
    monkeypatch.setattr(making, "_made", lambda asking: rounds.append(1) or make(asking))
    assert slides(small) and len(rounds) == 2


def test_names_of_reports_are_plain_text_and_titles_stay_short(tmp_path: Path) -> None:
    world = small_world()
    for project in world["projects"]:
        project.name = f"=cmd|'/c calc'!A1 {HOSTILE}\u202e" + "很长的名字" * 60
    for made in slides(write_cache(tmp_path / "cache", world)):
        words = [made.title, made.lead, *made.lines, *notes.lines(made, Reader())]
        assert not any(mark in line for line in words for mark in ("\u202e", "\x00", "\r"))
        assert len(made.title) < 90


def test_notes_say_formula_and_place(tmp_path: Path) -> None:
    world = small_world()
    world["lines"] = [row("lines", report_id=C, line=3, page=7, text="年度资金总额 100 50")]
    cited = {"report_id": C, "table": "project_funds", "row_id": f"{C}-001-m", "line": 3, "last_line": 3}
    world["citations"] = [
        row("citations", **cited, column="final_budget", start=7, end=10, text="100"),
        row("citations", **cited, column="executed", start=11, end=13, text="50"),
    ]
    slide = found(slides(write_cache(tmp_path / "cache", world)), "execution")
    assert slide is not None
    told = "\n".join(notes.lines(slide, Reader()))
    assert "平台（乙局 2024）：未执行 50.00 万元（全年预算 − 执行 = 100.00 万元 − 50.00 万元；" in told
    assert "c.txt，第 7 页第 3 行“100”" in told


def test_a_place_without_pages_is_a_line() -> None:
    cited = Citation("r", "甲局 2024", "甲.txt", None, 12, "3.5")
    assert notes.place(cited, Reader()) == "甲.txt，第 12 行“3.5”"
    assert notes.place(replace(cited, page=2), Reader("en")) == '甲.txt, page 2, line 12 "3.5"'
