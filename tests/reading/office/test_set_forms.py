"""The forms of the originals, set in each office format and column order, read back as the answers have them."""

from functools import cache

import pytest

from jixiao.parsing import parse
from jixiao.reading import Document, read_bytes
from tests.gold_facts import Answers, compare_forms
from tests.originals import with_originals
from tests.set_forms import ORDERS, Order, as_printed, opening, report_answers, set_forms
from tests.set_web import web_report
from tests.set_word import word_report
from tests.set_workbook import old_workbook_report, workbook_report

pytestmark = with_originals

KEYS = ("003", "004")
SETTERS = {"docx": word_report, "html": web_report, "xlsx": workbook_report, "xls": old_workbook_report}
CASES = [(kind, order) for kind in SETTERS for order in ORDERS]
EACH = pytest.mark.parametrize(("kind", "order"), CASES, ids=[f"{kind}, {order.name}" for kind, order in CASES])


@cache
def answers(key: str) -> Answers:
    return report_answers(key)


def read(kind: str, order: Order, key: str) -> Document:
    return read_once(kind, ORDERS.index(order), key)


@cache
def read_once(kind: str, order: int, key: str) -> Document:
    content = SETTERS[kind](opening(answers(key)), set_forms(answers(key), ORDERS[order]))
    return read_bytes(f"report.{kind}", content)


@EACH
def test_nearly_every_cell_is_as_in_the_answers_and_nothing_wrong_is_unmarked(kind, order):
    scores = [compare_forms(as_printed(answers(key), order), parse(read(kind, order, key))[0]) for key in KEYS]
    assert sum(score.compared.total() for score in scores) > 8000
    assert [wrong for score in scores for wrong in score.wrong] == []
    assert min(score.share for score in scores) >= 0.995


@EACH
@pytest.mark.parametrize("key", KEYS)
def test_almost_no_row_is_marked_damaged(kind, order, key):
    found = parse(read(kind, order, key))[0].rows
    rows = [row for table in ("projects", "project_funds", "indicators") for row in found[table]]
    # the answers keep what OCR made of some names; a few of those are no value of any kind
    assert sum(row.damaged for row in rows) <= 0.015 * len(rows)


@pytest.mark.parametrize("kind", SETTERS)
def test_every_cell_is_an_exact_slice_of_a_line(kind):
    document = read(kind, ORDERS[0], "004")
    cells = [cell for table in document.tables for row in table.rows for cell in row if cell.passage]
    assert len(cells) > 2000
    for cell in cells:
        [(line, start, end)] = cell.passage.pieces()
        printed = document.lines[line - 1]
        assert (start == 0 or printed[start - 1] == "\t") and (end == len(printed) or printed[end] == "\t")


@pytest.mark.parametrize("kind", SETTERS)
def test_the_report_itself_is_told_from_what_stands_above_the_forms(kind):
    report = parse(read(kind, ORDERS[0], "003"))[0].report
    assert (report.unit, report.fiscal_year, report.kind) == ("乌鲁木齐市自然资源局(部门)", 2024, "决算公开说明")
