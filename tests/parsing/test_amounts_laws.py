"""What holds for the figures of any text, and the originals against the answers."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gold_prose import REPORTS, compare
from tests.originals import with_originals
from tests.prose_reading import ACCOUNT, amounts, figures, read_original, read_prose, statements, wrapped

PROSE = ACCOUNT + (
    "2022年度收入总计{}万元,其中:本年收入合计{}万元,使用结余(含专用结余){}万元。\n"
    "收入支出总体与上年相比,减少{}万元,下降{}%,主要原因是:新增一批培训项目,人员减少。\n"
    "二、“三公”经费支出决算情况说明\n"
    "2022年度财政拨款“三公”经费支出{}万元,比上年增加{}万元,增长{}%。其中:公务接待费支出{}万元,占{}%;"
    "公务用车运行费支出{}万元,占{}%,与全年预算相比,公务用车运行费全年预算数{}万元,决算数{}万元,预决算差异率{}%。\n"
    "车辆{}辆,房屋{}平方米,价值{}万元。"
)
numbers = st.decimals(0, 99_999, places=2, allow_nan=False, allow_infinity=False)
PLAIN = [Decimal(f"{index * 37 + 11}.{index:02}") for index in range(PROSE.count("{}"))]


@given(st.lists(numbers, min_size=len(PLAIN), max_size=len(PLAIN)), st.booleans())
@settings(deadline=None, max_examples=50)
def test_other_amounts_come_back_as_they_are(values, thousands):
    printed = [f"{value:,}" if thousands else str(value) for value in values]
    told = [row[:2] + row[3:] for row in figures(read_prose(PROSE.format(*PLAIN)))]
    found = figures(read_prose(PROSE.format(*printed)))
    signs = [
        -1 if "减少" in PROSE.split("{}")[index] or "下降" in PROSE.split("{}")[index] else 1 for index in range(5)
    ]
    expected = [value * sign for value, sign in zip(values, signs + [1] * len(values), strict=False)]
    assert [row[:2] + row[3:] for row in found] == told
    assert [Decimal(row[2]) for row in found] == expected


@given(st.integers(15, 70), st.booleans())
@settings(deadline=None, max_examples=50)
def test_line_width_changes_no_amount(width, blank_lines):
    text = wrapped(PROSE.format(*PLAIN), width)
    facts = read_prose(text.replace("\n", "\n\n") if blank_lines else text)
    whole = read_prose(PROSE.format(*PLAIN))
    assert figures(facts) == figures(whole)
    assert statements(facts) == statements(whole)
    assert [row.section for row in facts.rows["amounts"]] == [row.section for row in whole.rows["amounts"]]


@given(st.text(alphabet="0123456789.,万元%增加减少上年比占(),;:。、年初预算决算数收支其中因", max_size=60))
@settings(deadline=None, max_examples=200)
def test_any_text_is_read_without_inventing_a_number(text):
    printed = {number.replace(",", "") for number in re.findall(r"\d[\d,.]*", text)}
    for _, _, value, _ in amounts(text):
        assert value is None or any(value.lstrip("-") in number for number in printed)


# ---- the originals


@with_originals
@pytest.mark.parametrize("report", REPORTS)
def test_figures_of_the_originals_are_found_at_their_line(report, capsys):
    score = compare(report, read_original(report).rows, ("finance", "staff"))
    with capsys.disabled():
        print(f" {report}: {score.found} of {score.total} figures, {score.same_item} with the answers' item")
    assert score.share >= 0.99, score.missing


@with_originals
@pytest.mark.parametrize("report", ["000", "001"])
def test_work_figures_of_the_originals_are_found(report):
    assert compare(report, read_original(report).rows, ("facts",)).share >= 0.97
