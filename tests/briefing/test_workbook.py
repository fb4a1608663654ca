"""The workbook read back: its figures are the pages', its formulas live and right, its text text, its links true."""

import json
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao import database, loading, words
from jixiao.briefing import table_sheet, workbook
from jixiao.briefing.sheets import SOURCES, TABLES
from jixiao.briefing.workbook import WorkbookError, write_workbook
from jixiao.defaults import BASES
from jixiao.findings_export import export_rows
from jixiao.formats import number_in, plain
from jixiao.places import REPORTS
from tests.briefing.sheet_reading import (
    FIRST,
    HEADS,
    VIEW,
    Book,
    equal,
    figures,
    read,
    recalculated,
    worked_out,
    written,
)
from tests.literal_rows import A, indicator, project, report, small_world, write_cache
from tests.many_projects import write_many

# sheet → the query whose figures it shows, written down a second time on purpose
QUERIES = {
    "units": "overview_units",
    "structure": "structure_functions",
    "execution": "execution_moves",
    "low": "low_scores",
    "projects": "workbook_projects",
    "funds": "workbook_funds",
    "indicators": "workbook_indicators",
    "functions": "workbook_functions",
}
COLUMNS = {table.key: table.columns for table in TABLES}
LINKED = [table for table in TABLES if table.link is not None]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("small") / "cache", small_world())


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_many(tmp_path_factory.mktemp("many") / "cache", 120)


@pytest.fixture(scope="module")
def book(many: Path) -> Book:
    return read(written(many))


def ask(cache: Path, name: str, view: dict[str, Any]) -> pl.DataFrame:
    known = VIEW | view
    known["selection"] = json.dumps(known["selection"] or {})
    return database.run(name, cache, **{key: known[key] for key in database.parameters(name) if key in known})


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "years": st.lists(st.sampled_from([2022, 2023, 2024]), max_size=2),
        "keyword": st.sampled_from(["", "项目", "建设", "没有这个词"]),
        "sources": st.lists(st.sampled_from(["fiscal", "other"]), max_size=1),
        "rate_to": st.integers(0, 100),
        "score_from": st.integers(0, 100),
        "parts": st.booleans(),
    },
)
VIEWS = st.fixed_dictionaries(
    {
        "selection": FILTERS,
        "basis": st.sampled_from(BASES),
        "low_line": st.sampled_from([60, 80, 95]),
        "execution_line": st.sampled_from([60, 80, 95]),
        "language": st.sampled_from(["zh", "en"]),
    }
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(view=VIEWS)
def test_every_figure_is_the_query_s(many: Path, view: dict[str, Any]) -> None:
    book = read(written(many, **view), view["language"])
    for key, query in QUERIES.items():
        wanted = figures(ask(many, query, view), COLUMNS[key])
        found = book.table(key, COLUMNS[key])
        if not wanted:
            assert found[0][COLUMNS[key][0]] == words.text("workbook.none", view["language"])
            continue
        assert len(found) == len(wanted), key
        for row, (shown, asked) in enumerate(zip(found, wanted, strict=True), FIRST):
            wrong = {column: shown[column] for column, value in asked.items() if not equal(shown[column], value)}
            assert not wrong, (key, row, asked)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(view=VIEWS)
def test_totals_are_those_of_the_pages(many: Path, view: dict[str, Any]) -> None:
    book = read(written(many, **view), view["language"])
    for key, query in (("units", "overview_summary"), ("execution", "execution_summary")):
        if ask(many, QUERIES[key], view).is_empty():
            continue
        summary, totals = ask(many, query, view).row(0, named=True), book.totals(key, COLUMNS[key])
        # the list of projects leaves out those that print one figure only, which are in no rate
        same = ("executed_wan", "final_wan", "unexecuted_wan", "execution_pct")
        for column in same if key == "units" else ("unexecuted_wan", "execution_pct"):
            if summary[column] is not None:
                assert totals[column] == pytest.approx(float(summary[column]), abs=1e-6), (key, column)


def test_decimals_stay_as_they_are_printed(tmp_path: Path) -> None:
    amounts = ("0.1", "0.3", "1234567.89", "0.000001", "99999999999.123456", "7.07")
    found = [project(A, n, f"p{n}", [amount, amount, amount]) for n, amount in enumerate(amounts, 1)]
    world = {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": [p for p, _ in found],
        "project_funds": [f for _, f in found],
    }
    told = read(written(write_cache(tmp_path / "cache", world))).table("funds", COLUMNS["funds"])
    assert [row["final_wan"] for row in told] == [float(amount) for amount in amounts]
    assert [Decimal(repr(row["final_wan"])) for row in told][:4] == [Decimal(amount) for amount in amounts[:4]]


def test_formulas_come_to_the_values_that_they_carry(book: Book) -> None:
    known = [found for found in book.formulas() if not found[2].startswith("=HYPERLINK")]
    for sheet, cell, formula, value in known:
        made = worked_out(book.shown[sheet], formula)
        assert (made is None and value in (None, "")) or value == pytest.approx(made, abs=2e-6), (sheet, cell, formula)


def test_what_follows_from_its_row_is_a_formula(book: Book, many: Path) -> None:
    formulas = {(sheet, cell) for sheet, cell, _, _ in book.formulas()}
    for key, column in (("projects", "unexecuted_wan"), ("funds", "execution_pct"), ("indicators", "lost_points")):
        frame = ask(many, QUERIES[key], {})
        letter = book.told[book.name(key)].cell(1, COLUMNS[key].index(column) + 1).column_letter
        made = frame[column].is_not_null()
        if column == "execution_pct":  # where no final budget is printed it is as the report prints it
            made &= frame["final_wan"].is_not_null()
        found = [(book.name(key), f"{letter}{FIRST + row}") in formulas for row in range(frame.height)]
        assert found == made.to_list(), key


def test_rate_of_totals_takes_only_what_prints_both(tmp_path: Path) -> None:
    found = [
        project(A, 1, "both", ["10", "20", "5"]),
        project(A, 2, "no execution", ["10", "1000", None]),
        project(A, 3, "no budget", ["0", "0", "7"]),
        project(A, 4, "no final", ["3", None, "3"]),
    ]
    world = {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": [p for p, _ in found],
        "project_funds": [f for _, f in found],
    }
    cache = write_cache(tmp_path / "cache", world)
    content = written(cache, basis="projects")
    book = read(content)
    assert book.totals("execution", COLUMNS["execution"])["execution_pct"] == 25
    assert book.totals("projects", COLUMNS["projects"])["execution_pct"] == 25
    redone = recalculated(content, tmp_path)
    if redone is None:
        pytest.skip("LibreOffice Calc is not on this machine")
    _assert_same(book, redone)


def test_libreoffice_comes_to_the_same(tmp_path: Path, small: Path, many: Path) -> None:
    for cache, basis in ((small, "fiscal"), (many, "whole")):
        content = written(cache, basis=basis)
        redone = recalculated(content, tmp_path)
        if redone is None:
            pytest.skip("LibreOffice Calc is not on this machine")
        _assert_same(read(content), redone)


def _assert_same(book: Book, redone: Any) -> None:
    for sheet, cell, formula, value in book.formulas():
        made = redone[sheet][cell].value
        if isinstance(value, int | float):
            assert made == pytest.approx(value, abs=2e-6), (sheet, cell, formula)
        else:
            assert (made or None) == (value or None), (sheet, cell, formula)


HOSTILE = (
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)", "＝1", "  =HYPERLINK(\"x\")", "{=1}", "'=1", "<r><t>x</t></r>",
    "<b>&amp;</b>", "a_x0041_x0042_b", "x" * 40_000, "\x00\x07\u202e颠倒\ufeff", "第一行\n第二行", "1e5", "0012",
    "https://example.org", "internal:'说明'!A1", " 前后 ", "𠮷" * 33, "]]>", "\ufffe\uffff尾",
)  # fmt: skip


def _hostile_cache(folder: Path) -> Path:
    found = [project(A, n, name, ["1", "2", "1"]) for n, name in enumerate(HOSTILE, 1)]
    rows = [
        indicator(f"{A}-{n:03}", n, text, text, "10", "5", reason=text, target_text=text, actual_text=text)
        for n, text in enumerate(HOSTILE, 1)
    ]
    world = {
        "reports": [report(A, "=甲局&'[]:*?/\\" * 5, 2023, "其他", title="=1")],
        "projects": [p for p, _ in found],
        "project_funds": [f for _, f in found],
        "indicators": rows,
    }
    return write_cache(folder / "cache", world)


def test_hostile_text_is_text(tmp_path: Path) -> None:
    content = written(_hostile_cache(tmp_path), selection={"units": ["=甲局&'[]:*?/\\" * 5], "keyword": ""})
    book = read(content)
    rows = book.table("projects", COLUMNS["projects"])
    for found, name in zip(rows, HOSTILE, strict=True):
        told, wanted = found["name"], plain(name).replace("\ufffe", "").replace("\uffff", "")
        if len(wanted) > 16_383:
            assert told.endswith("…") and wanted.startswith(told[:-1]) and len(told) > 16_000
        else:
            # openpyxl leaves Excel's own escape of characters as it stands in the file
            assert told.replace("_x005F_", "_").strip() == wanted.strip()
    for row in book.told[book.name("projects")].iter_rows(min_row=FIRST, max_col=2):
        assert [cell.data_type for cell in row] == ["s", "s"]
    known = ("=SUBTOTAL(", "=ROUND(", "=IF(", "=HYPERLINK(\"#'")
    assert all(formula.startswith(known) or formula.count("-") == 1 for _, _, formula, _ in book.formulas())


def test_text_that_looks_like_a_formula_stays_text_when_edited(tmp_path: Path) -> None:
    book = read(written(_hostile_cache(tmp_path)))
    names = [row[0] for row in book.told[book.name("projects")].iter_rows(min_row=FIRST, max_col=1)]
    quoted = {cell.value for cell in names if cell.quotePrefix}
    assert quoted >= {"=1+1", "-2+3", "@SUM(A1:A9)", "＝1"}
    assert not quoted & {"0012", "{=1}", "https://example.org"}


def test_file_is_sound_xml(tmp_path: Path) -> None:
    from lxml import etree

    with zipfile.ZipFile(BytesIO(written(_hostile_cache(tmp_path)))) as parts:
        for name in parts.namelist():
            etree.fromstring(parts.read(name))


def test_sheets_are_set_up(book: Book) -> None:
    for table in TABLES:
        sheet = book.told[book.name(table.key)]
        assert sheet.freeze_panes.endswith(str(FIRST)), table.key
        assert sheet.print_title_rows == f"${HEADS}:${HEADS}"
        assert sheet.auto_filter.ref.startswith(f"A{HEADS}:") and sheet.print_area
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert "&P" in sheet.oddFooter.right.text
        heads = [cell.value.replace("\n", "") for cell in sheet[HEADS]][: len(table.columns)]
        assert heads == [words.text(f"column.{column}", "zh") for column in table.columns]
        assert all(sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[HEADS])


def test_numbers_fit_their_columns(book: Book) -> None:
    for table in TABLES:
        sheet = book.shown[book.name(table.key)]
        for row in sheet.iter_rows(min_row=3):
            for cell in row:
                if isinstance(cell.value, int | float) and cell.row != HEADS:
                    decimals = len(cell.number_format.partition(".")[2])
                    told = f"{cell.value:,.{decimals}f}" if cell.number_format != "General" else str(cell.value)
                    assert len(told) + 1 < sheet.column_dimensions[cell.column_letter].width, (table.key, cell)


@pytest.mark.parametrize(
    ("key", "figure", "said"),
    [
        ("funds", "executed_wan", "executed"),
        ("funds", "original_wan", "original_budget"),
        ("indicators", "weight", "weight"),
        ("indicators", "score", "score"),
        ("functions", "amount_wan", "executed"),
        ("projects", "total_score", "total_score"),
    ],
)
def test_link_leads_to_where_the_figure_is_printed(book: Book, key: str, figure: str, said: str) -> None:
    sources = book.table(SOURCES, COLUMNS[SOURCES])
    columns, wanted = COLUMNS[key], words.text(f"cell.{said}", "zh")
    checked = 0
    for row, shown in enumerate(book.table(key, columns), FIRST):
        if shown[figure] is None:
            continue
        target = book.link(key, row, len(columns) + 1)
        assert target, (key, row)
        there = sources[target[1] - FIRST]
        assert there["label"] == shown["label"] and str(there["source_line"]) in target[2]
        near = sources[target[1] - FIRST : target[1] - FIRST + 8]
        printed = next(source for source in near if source["cell"] == wanted)
        assert number_in(printed["text"]) == Decimal(repr(shown[figure]))
        assert printed["file_name"]
        checked += 1
    assert checked


def test_links_of_sums_lead_to_their_lines(book: Book) -> None:
    lines = book.table("functions", COLUMNS["functions"])
    for row, shown in enumerate(book.table("structure", COLUMNS["structure"]), FIRST):
        target = book.link("structure", row, len(COLUMNS["structure"]) + 1)
        assert target and target[0] == book.name("functions")
        count = int(target[2].split()[0])
        parts = lines[target[1] - FIRST : target[1] - FIRST + count]
        assert sum(part["amount_wan"] for part in parts) == pytest.approx(shown["amount_wan"])
        assert {tuple(part[level] for level in ("class", "subclass", "item")) for part in parts} == {
            tuple(shown[level] for level in ("class", "subclass", "item"))
        }


def test_every_row_that_prints_a_figure_has_a_link(book: Book) -> None:
    for table in LINKED:
        rows = book.table(table.key, table.columns)
        if table.key == "findings":
            continue
        links = [book.link(table.key, FIRST + place, len(table.columns) + 1) for place in range(len(rows))]
        assert all(links), table.key


def test_guide_says_what_it_stands_on(small: Path) -> None:
    book = read(written(small, selection={"years": [2024]}, basis="projects", low_line=70))
    told = {row[0]: row[1] for row in book.shown[book.name("guide")].iter_rows(values_only=True)}
    assert "2024" in told[words.text("workbook.guide.filters", "zh")]
    assert told[words.text("basis", "zh")] == words.text("basis.projects", "zh")
    assert told[words.text("filter.low_line", "zh")] == 70
    assert told[words.text("workbook.guide.reports", "zh")] == "1"
    assert told["乙局 2024"].startswith("c.txt")
    assert all(book.name(table.key) in told for table in TABLES)
    assert {"low_line", "execution_line"} <= set(book.told.defined_names)


def test_report_that_does_not_print_a_figure_leaves_it_empty(small: Path) -> None:
    book = read(written(small))
    [unscored] = [row for row in book.table("projects", COLUMNS["projects"]) if row["name"] == "修路"]
    assert unscored["total_score"] is None and unscored["execution_weight"] is None
    [unmoved] = [row for row in book.table("projects", COLUMNS["projects"]) if row["name"] == "未动"]
    assert unmoved["execution_pct"] == words.text("table.inapplicable", "zh")


def test_same_view_of_the_same_state_is_the_same_file(small: Path, tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", small, **VIEW)
    assert (tmp_path / "a.xlsx").read_bytes() == written(small)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_file_that_cannot_be_written_is_told_and_left(small: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="missing"):
        write_workbook(tmp_path / "missing" / "a.xlsx", small, **VIEW)
    assert not list(tmp_path.iterdir())


def test_figures_of_two_states_are_never_mixed(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter(range(100))
    monkeypatch.setattr(workbook, "state_identity", lambda cache: (next(states),))
    with pytest.raises(WorkbookError):
        written(small)
    # a load in the middle of the first try, none after
    seen = iter([(1,), (2,), (2,), (2,)])
    monkeypatch.setattr(workbook, "state_identity", lambda cache: next(seen))
    assert read(written(small)).table("projects", COLUMNS["projects"])


def test_sheet_that_cannot_hold_all_rows_says_so(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_sheet, "MOST_ROWS", FIRST + 9)
    book = read(written(many))
    assert len(book.table("indicators", COLUMNS["indicators"])) == 10
    note = book.shown[book.name("indicators")]["A2"].value
    total = ask(many, "workbook_indicators", {}).height
    assert note.startswith(words.text("workbook.cut", "zh", shown=10, total=f"{total:,}"))


def test_nothing_selected_is_a_workbook_too(small: Path) -> None:
    book = read(written(small, selection={"years": [1999]}, language="en"), "en")
    for table in TABLES:
        assert book.shown[book.name(table.key)].cell(FIRST, 1).value == words.text("workbook.none", "en")


def test_findings_lead_to_the_figure_that_they_are_about(tmp_path: Path) -> None:
    loading.load([REPORTS], tmp_path / "cache")
    book = read(written(tmp_path / "cache"))
    sources, columns = book.table(SOURCES, COLUMNS[SOURCES]), COLUMNS["findings"]
    findings = book.table("findings", columns)
    exported = export_rows(tmp_path / "cache", selection="{}").iter_rows(named=True)
    for row, (found, finding) in enumerate(zip(findings, exported, strict=True), FIRST):
        assert found["finding"] == plain(finding["sentence"])
        assert equal(found["printed"], finding["printed"]) and equal(found["stake_wan"], finding["stake_wan"])
        target = book.link("findings", row, len(columns) + 1)
        there = sources[target[1] - FIRST] if target else {}
        assert there["source_line"] == finding["lines"][0]
        assert there["text"] == plain(finding["citations"][0]["text"])
    assert findings
