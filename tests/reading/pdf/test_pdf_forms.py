"""The forms of the originals, set as PDF in each column order, ruled and not, read back as the answers have them."""

from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jixiao.parsing import parse
from jixiao.reading import Document, read_bytes
from tests.gold_facts import Answers, compare_forms
from tests.gold_forms import Score
from tests.originals import with_originals
from tests.set_forms import ORDERS, Order, as_printed, opening, report_answers, set_form, set_forms
from tests.set_pdf import Style, has_glyphs, pdf_report
from tests.synthetic import project_forms

KEYS = ("003", "004")
STYLES = {
    "ruled": Style(running="示例市某局2024年度部门决算公开", foot="- {} -".format),
    "thin rectangles": Style(rules="rects", foot="第{}页".format, top=True, pad=(3, 2)),
    "not ruled": Style(rules="none", running="示例市某局2024年度部门决算公开", foot="{}".format),
    "not ruled, from their tops": Style(rules="none", top=True, pad=(3, 2)),
}
CASES = [(style, order) for style in STYLES for order in ORDERS]
EACH = pytest.mark.parametrize(("style", "order"), CASES, ids=[f"{style}, {order.name}" for style, order in CASES])


@cache
def answers(key: str) -> Answers:
    """The answers without the row that OCR put a character in which the font does not have."""
    found = report_answers(key)
    for form in found["projects"]:
        form["indicators"] = [row for row in form["indicators"] if has_glyphs(row["target"]["raw"])]
    return found


@cache
def read_once(style: Style, order: int, key: str) -> Document:
    content = pdf_report(opening(answers(key)), set_forms(answers(key), ORDERS[order]), style)
    return read_bytes("report.pdf", content)


def score(style: Style, order: Order, key: str) -> Score:
    facts, _ = parse(read_once(style, ORDERS.index(order), key))
    return compare_forms(as_printed(answers(key), order), facts)


@with_originals
@EACH
def test_nearly_every_cell_is_as_in_the_answers_and_nothing_wrong_is_unmarked(style, order):
    scores = [score(STYLES[style], order, key) for key in KEYS]
    assert sum(found.compared.total() for found in scores) > 8000
    assert [wrong for found in scores for wrong in found.wrong] == []
    assert min(found.share for found in scores) >= 0.995


@with_originals
@EACH
@pytest.mark.parametrize("key", KEYS)
def test_almost_no_row_is_marked_damaged(style, order, key):
    found = parse(read_once(STYLES[style], ORDERS.index(order), key))[0].rows
    rows = [row for table in ("projects", "project_funds", "indicators") for row in found[table]]
    # the answers keep what OCR made of some names; a few of those are no value of any kind
    assert sum(row.damaged for row in rows) <= 0.02 * len(rows)


TORN = [(rules, order) for rules in ("lines", "rects") for order in ORDERS[2:4]]
TORN += [(rules, order) for rules in ("none", "none, from the top") for order in (*ORDERS[2:4], ORDERS[5])]


@with_originals
@pytest.mark.parametrize(("rules", "order"), TORN, ids=[f"{rules}, {order.name}" for rules, order in TORN])
def test_forms_one_after_another_with_rows_cut_by_the_pages_ends_are_read_too(rules, order):
    """Heads of two rows, names, amounts and levels are cut; with and without lines to show where rows end."""
    kind, _, top = rules.partition(", ")
    style = Style(rules=kind, top=bool(top), own_page=False, tear=True, foot="{}".format)
    for key in KEYS:
        found = score(style, order, key)
        assert found.wrong == []
        assert found.share >= 0.995


@with_originals
def test_the_report_itself_is_told_from_what_stands_above_the_forms():
    report = parse(read_once(STYLES["ruled"], 0, "003"))[0].report
    assert (report.unit, report.fiscal_year, report.kind) == ("乌鲁木齐市自然资源局(部门)", 2024, "决算公开说明")
    assert report.format == "pdf"


@settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(form=project_forms(), order=st.sampled_from(ORDERS), style=st.sampled_from([*STYLES.values()]))
def test_no_form_gives_a_wrong_value_without_a_mark(form, order, style):
    form |= {"seq": 1}
    for label, fund in form["fund_rows"]:
        fund["label"] = label
    wanted = {"report": {"unit": "某县某局", "year": 2024}, "projects": [form]}
    content = pdf_report(opening(wanted), [set_form(form, order, 2024)], style)
    found = compare_forms(as_printed(wanted, order), parse(read_bytes("form.pdf", content))[0])
    assert found.wrong == []
