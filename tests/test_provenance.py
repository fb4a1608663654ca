"""Where figures come from: every citation stands where it says, and what a reader opens shows it."""

import html
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from jixiao import database, loading, marking
from jixiao.provenance import Opened, Opens, formula
from tests.literal_rows import A, C, row, small_world, write_cache
from tests.originals import SHARED, with_originals
from tests.test_pages import open_page

ENTITIES = {
    "project": ("projects", "project_id"),
    "indicator": ("indicators", "indicator_id"),
    "function": ("functions", "function_id"),
    "amount": ("amounts", "amount_id"),
    "fund": ("project_funds", "fund_id"),
    "report": ("reports", "report_id"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world with the first project of 乙局 printed in three lines, one of them hostile."""
    world: dict[str, list[Any]] = small_world()
    text = ["项目名称\t平台", "年度资金总额\t100\t1,000,000元\t50", "<b>尚未验收</b>\u202e，待补"]
    world["lines"] = [row("lines", report_id=C, line=n, page=7, text=line) for n, line in enumerate(text, 1)]
    world["lines"].append(row("lines", report_id=A, line=1, text="修路 20 余 3"))
    world["citations"] = [
        cited("projects", f"{C}-001", "name", 1, 5, 7, text),
        cited("project_funds", f"{C}-001-m", "original_budget", 2, 7, 10, text),
        cited("project_funds", f"{C}-001-m", "final_budget", 2, 11, 20, text),
        cited("project_funds", f"{C}-001-m", "executed", 2, 22, 24, text),
        cited("indicators", f"{C}-001-i1", "reason", 3, 0, 11, text),
    ]
    world["unread"] = [row("unread", report_id=A, line=1, start=8, text="3")]
    return write_cache(tmp_path_factory.mktemp("small") / "cache", world)


def cited(table: str, row_id: str, column: str, line: int, start: int, end: int, text: list[str]) -> Any:
    return row(
        "citations", report_id=C, table=table, row_id=row_id, column=column, line=line, start=start, end=end,
        last_line=line, text=text[line - 1][start:end],
    )  # fmt: skip


def open_drawer(cache: Path, monkeypatch: pytest.MonkeyPatch, opened: Opened, **filters: str) -> AppTest:
    app = open_page("overview", cache, monkeypatch, **filters)
    app.session_state["opened"] = opened
    app.run()
    assert not app.exception, app.exception[0].message
    return app


def drawn(app: AppTest) -> str:
    """The markup that the drawer shows."""
    return " ".join(element.proto.body for element in app.get("html") if "class='drawer'" in element.proto.body)


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_citation_of_the_sample_stands_where_it_says(entity: str, sample: Path) -> None:
    table, id_column = ENTITIES[entity]
    with database.connect(sample).cursor() as cursor:
        ids = [id_ for (id_,) in cursor.sql(f"select {id_column} from {table} order by all").fetchall()]
        stored = dict(
            cursor.sql(f"select row_id, count(*) from citations where \"table\" = '{table}' group by all").fetchall()
        )
    for id_ in ids[:: max(len(ids) // 60, 1)]:
        printed = database.run("printed_figures", sample, entity=entity, id=id_, basis="whole")
        assert printed.filter(pl.col("table") == table, pl.col("row_id") == id_).height == stored.get(id_, 0)
        for found in printed.iter_rows(named=True):
            places = marking.places(found["lines"], found["start"], found["end"], found["text"])
            pieces = [line[a:b] for line, spans in zip(found["lines"], places, strict=True) for a, b in spans]
            assert "\n".join(pieces) == found["text"]


@pytest.mark.parametrize("basis", ["whole", "accounts", "fiscal"])
def test_budgets_of_a_report_cite_the_figures_that_they_are(basis: str, sample: Path) -> None:
    with database.connect(sample).cursor() as cursor:
        budgets = cursor.sql("from printed_budgets").pl().filter(pl.col("basis") == basis)
    assert budgets.height
    for budget in budgets.iter_rows(named=True):
        printed = database.run("printed_figures", sample, entity="report", id=budget["report_id"], basis=basis)
        texts = {found["figure"]: found["text"] for found in printed.iter_rows(named=True)}
        for figure in ("original_wan", "final_wan", "executed_wan"):
            assert (figure in texts) == (budget[figure] is not None)
            if figure in texts:
                assert Decimal(texts[figure].replace(",", "").replace(" ", "")) == budget[figure]


def test_a_figure_shows_its_line_with_the_characters_marked(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = ("name", "original_wan", "final_wan", "executed_wan", "unexecuted_wan", "execution_pct", "total_score")
    values = (None, 100.0, 100.0, 50.0, 50.0, 50.0, 75.0)
    project = {"project_id": f"{C}-001"} | dict(zip(columns, values, strict=True))
    app = open_drawer(small, monkeypatch, Opened(Opens("project"), project, columns))
    shown = drawn(app)
    assert 'class="cited" title="">100</mark>' in shown
    assert "未执行" in shown and "全年预算 − 执行 = 100.00 万元 − 50.00 万元" in shown
    assert "执行 ÷ 全年预算 = 50.00 万元 ÷ 100.00 万元" in shown
    assert "原文印作 1,000,000元" not in shown, "a printed unit is no other number"
    assert "总分" in shown or "得分" in shown
    assert any("第 7 页，第 2 行" in link.proto.label for link in app.get("page_link"))


def test_hostile_source_text_is_shown_as_text(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indicator = {"indicator_id": f"{C}-001-i1", "reason": None, "name": "<i>x</i>"}
    shown = drawn(open_drawer(small, monkeypatch, Opened(Opens("indicator"), indicator, ("reason",))))
    assert "<b>" not in shown and "<i>" not in shown and "\u202e" not in shown
    assert "<b>尚未验收</b>▫，待补" in html.unescape(re.sub(r"</?mark[^>]*>", "", shown))


def test_a_sum_shows_its_formula_and_its_parts(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row_ = {"executed_wan": 162.0}
    app = open_drawer(small, monkeypatch, Opened(Opens("report", "overview_money_parts"), row_, ("executed_wan",)))
    assert "162.00 万元" in drawn(app) and "2 项之和" in drawn(app)
    [parts] = [table.value for table in app.dataframe if "executed_wan" in table.value.columns]
    assert sum(parts["executed_wan"]) == 162


def test_what_is_printed_nowhere_says_so(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row_ = {"project_id": f"{A}-001", "total_score": None, "executed_wan": 5.0}
    shown = drawn(open_drawer(small, monkeypatch, Opened(Opens("project"), row_, ("executed_wan", "total_score"))))
    assert "报告没有印出这个数" in shown
    assert "报告没有直接印出" in shown


def test_formula_needs_both_its_figures() -> None:
    assert formula("unexecuted_wan", {"final_wan", "executed_wan"}) == ("final_wan", "−", "executed_wan")
    assert formula("unexecuted_wan", {"final_wan"}) is None
    assert formula("lost_points", {"total_weight", "total_score"}) == ("total_weight", "−", "total_score")


def test_what_a_row_stands_for() -> None:
    both = Opens("indicator|fund")
    assert Opened(both, {"indicator_id": None, "fund_id": "f"}, ()).thing == ("fund", "f")
    assert Opened(both, {"indicator_id": "i", "fund_id": "f"}, ()).thing == ("indicator", "i")
    assert Opened(Opens("project", "low_scores"), {"project_id": "p"}, ()).thing is None


def test_source_page_marks_what_was_read_and_what_was_not(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_CACHE", str(small))
    app = open_page("source", small, monkeypatch, report=C)
    [text] = [element.proto.body for element in app.get("html") if 'class="source"' in element.proto.body]
    assert 'title="资金 · 执行">50</mark>' in text
    assert "&lt;b&gt;尚未验收&lt;/b&gt;▫" in re.sub(r"</?mark[^>]*>", "", text)
    app = open_page("source", small, monkeypatch, report=A)
    [text] = [element.proto.body for element in app.get("html") if 'class="source"' in element.proto.body]
    assert '<mark class="unread" title="未读成数据的数字">3</mark>' in text


def test_source_page_finds_lines(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = database.run("source_reports", sample, selection=None)
    longest = reports.sort("lines")["report_id"][-1]
    app = open_page("source", sample, monkeypatch, report=longest, line="600")
    [text] = [element.proto.body for element in app.get("html") if 'class="source"' in element.proto.body]
    assert text.index("<span>597</span>") < text.index('<div class="wanted"><span>600</span>')
    assert "<span>596</span>" not in text
    unread = reports.filter(pl.col("unread") > 0)["report_id"][0]
    app = open_page("source", sample, monkeypatch, report=unread, unread="true")
    [text] = [element.proto.body for element in app.get("html") if 'class="source"' in element.proto.body]
    lines = re.findall(r"<div class=.*?</div>", text)
    assert lines and all('class="unread"' in line for line in lines)


def test_marks_of_the_source_page_are_exact(sample: Path) -> None:
    """All marks of a stretch of text, each line taken apart and put together again."""
    report = database.run("source_reports", sample, selection=None)["report_id"][0]
    lines = dict(
        database.run("source_lines", sample, report_id=report, find="", unread_only=False, first=1, count=400)
        .select("line", "text")
        .rows()
    )
    marks = database.run("source_marks", sample, report_id=report, from_line=1, to_line=400)
    assert marks["table"].null_count() or marks.height > 100
    for mark in marks.iter_rows(named=True):
        for number, spans in enumerate(
            marking.places(mark["lines"], mark["start"], mark["end"], mark["text"]), mark["line"]
        ):
            for start, end in spans:
                assert lines.get(number, mark["lines"][number - mark["line"]])[start:end] in mark["text"]


@with_originals
def test_every_citation_of_the_originals_can_be_marked(tmp_path: Path) -> None:
    loading.load([SHARED / "seeds"], tmp_path / "cache")
    with database.connect(tmp_path / "cache").cursor() as cursor:
        texts = {
            (report, line): text
            for report, line, text in cursor.sql("select report_id, line, text from lines").fetchall()
        }
        citations = cursor.sql("from citations").pl()
    assert citations.height > 5000
    for found in citations.iter_rows(named=True):
        lines = [texts[found["report_id"], line] for line in range(found["line"], found["last_line"] + 1)]
        places = marking.places(lines, found["start"], found["end"], found["text"])
        assert (
            "\n".join(line[a:b] for line, spans in zip(lines, places, strict=True) for a, b in spans) == found["text"]
        )


def test_zero_not_printed_and_not_applicable_are_told_apart(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("project", small, monkeypatch)
    [shown] = [table for table in app.dataframe if "execution_pct" in table.value.columns]
    rates = dict(zip(shown.value["name"], shown.value["execution_pct"], strict=True))
    budgets = dict(zip(shown.value["name"], shown.value["final_wan"], strict=True))
    assert (budgets["未动"], rates["未动"]) == (0, float("inf")), "of no budget there is no rate"
    assert "不适用".encode() in shown.proto.arrow_data.styler.display_values
    scores = dict(zip(shown.value["name"], shown.value["total_score"], strict=True))
    assert scores["未动"] != scores["未动"], "a score that is not printed is missing, and no zero"
