"""Doubtful characters of a scan: rows that rest on them are marked, figures that cannot be marked are left unread."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from jixiao.parsing import Facts, parse
from jixiao.parsing.pages import page_ranges
from jixiao.reading import read_bytes
from tests.set_pdf import FORM, pdf_report

PROSE = "2024年我单位收入总计1,234.50万元，支出总计1,200.25万元。"


@cache
def report() -> bytes:
    return pdf_report(["某县水务局2024年度部门决算公开说明", "一、收入支出决算总体情况说明", PROSE], [FORM])


def with_doubt(text: str, character: int = 0) -> Facts:
    """The facts of the report where one character of its first line with this text is doubtful."""
    document = read_bytes("report.pdf", report())
    line = next(number for number, line in enumerate(document.lines, 1) if text in line)
    at = document.lines[line - 1].index(text) + character
    document.doubts[line] = [(at, at + 1)]
    return parse(document)[0]


def damaged(facts: Facts, table: str) -> list[bool]:
    return [row.damaged for row in facts.rows[table]]


def test_a_row_with_a_doubtful_figure_is_marked_and_no_other():
    sure = parse(read_bytes("report.pdf", report()))[0]
    assert damaged(sure, "indicators") == [False, False]
    assert damaged(with_doubt("≥12.5公里", 2), "indicators") == [True, False]
    assert damaged(with_doubt("20.00"), "indicators") == [False, True]
    assert damaged(with_doubt("1200.25"), "project_funds") == [True]


def test_a_doubtful_figure_of_the_text_is_left_empty_and_unread():
    sure = parse(read_bytes("report.pdf", report()))[0]
    facts = with_doubt("1,234.50万元", 3)
    values = {str(row.value) for row in sure.rows["amounts"]} - {str(row.value) for row in facts.rows["amounts"]}
    assert values == {"1234.50"}
    assert "1,234.50" in [number.text for number in facts.unread()]
    assert facts.report.figure_count == sure.report.figure_count
    assert facts.report.cited_count == sure.report.cited_count - 1


def test_a_doubtful_unit_of_money_leaves_its_amount_unread():
    facts = with_doubt("1,234.50万元", 8)
    assert "1234.50" not in {str(row.value) for row in facts.rows["amounts"]}


@given(st.sets(st.integers(1, 60)))
def test_pages_are_named_so_that_they_can_be_told_again(pages):
    named = page_ranges(pages)
    ends = [part.split("–") for part in named.split(", ")] if named else []
    assert {page for part in ends for page in range(int(part[0]), int(part[-1]) + 1)} == pages
    assert len(ends) == sum(page - 1 not in pages for page in pages)
