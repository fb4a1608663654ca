"""What single cells say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.parsing.form.cells import amount, points, quantities, quantity, rate
from jixiao.reading.passage import Passage


def cell(text):
    return Passage.of(1, text)


@pytest.mark.parametrize(
    "text,op,value,unit",
    [
        (">=3 台", ">=", "3", "台"),
        ("≥90%", ">=", "90", "%"),
        ("＝100％", "=", "100", "%"),
        ("<= 27. 60 万 元", "<=", "27.60", "万元"),
        ("<5%", "<", "5", "%"),
        ("=0.5‰", "=", "0.5", "‰"),
        ("<=8 元/条", "<=", "8", "元/条"),
        ("=1,153 次", "=", "1153", "次"),
        ("5 个工作日", None, "5", "个工作日"),
        ("12.15 万元", None, "12.15", "万元"),
        ("不低于 95%", ">=", "95", "%"),
        (">=30", ">=", "30", None),
        (">=100%%", ">=", "100", "%%"),
        ("≧2 次", ">=", "2", "次"),
        ("=-0.31%", "=", "-0.31", "%"),
    ],
)
def test_a_quantity_is_operator_value_and_unit(text, op, value, unit):
    read = quantity(cell(text))
    assert (read.op, read.value, read.unit, read.doubtful) == (op, Decimal(value), unit, False)
    assert read.passage.text == cell(text).text


@pytest.mark.parametrize(
    "text,op", [("有效提升", None), ("=12 月 20 日前", "="), ("2023年 2月—11 月", None), ("=2023年3月-10月", "="),
                ("完全达到预期", None), ("恢复土地 21.9 公顷", None), ("2024年底", None)],
)  # fmt: skip
def test_words_dates_and_ranges_have_no_value(text, op):
    read = quantity(cell(text))
    assert (read.op, read.value, read.unit) == (op, None, None)


@pytest.mark.parametrize(
    "text,value,unit", [(">=20१/次", "20", None), (">=1 {}", "1", None), ("系统 >=95% 端", "95", "%")]
)
def test_what_is_beside_a_quantity_makes_it_doubtful(text, value, unit):
    read = quantity(cell(text))
    assert (read.value, read.unit, read.doubtful) == (Decimal(value), unit, True)


def test_two_quantities_in_one_cell_are_two_and_doubtful():
    read = quantities(cell(">=3 辆 <=15%"))
    assert [(one.op, one.value, one.unit, one.doubtful) for one in read] == [
        (">=", Decimal(3), "辆", True), ("<=", Decimal(15), "%", True),
    ]  # fmt: skip
    assert len(quantities(cell(">=100%"))) == 1


@given(st.decimals(0, 10**9, places=2), st.booleans(), st.booleans())
def test_an_amount_is_read_exactly_however_it_is_set(value, grouped, spaced):
    text = f"{value:,}" if grouped else str(value)
    text = text.replace(".", ". ").replace(",", ", ") if spaced else text
    read = amount(cell(text))
    assert (read.value, read.doubtful) == (value, False)
    assert Decimal(read.passage.text.replace(",", "")) == value


@pytest.mark.parametrize("text", ["-", "—", "_", "", "/"])
def test_nothing_printed_is_none_and_not_zero(text):
    assert (amount(cell(text)).value, amount(cell(text)).doubtful) == (None, False)
    assert amount(cell("0.00")).value == 0


@pytest.mark.parametrize("text", ["1O.5", "7,00.0,77", "12.3.4", "约100", "14.88 15.00"])
def test_what_is_no_amount_is_not_read(text):
    assert (amount(cell(text)).value, amount(cell(text)).doubtful) == (None, True)


def test_points_and_rates():
    assert points(cell("10.00分")).value == 10
    assert points(cell("9. 78")).value == Decimal("9.78")
    assert (points(cell("月 10")).value, points(cell("月 10")).doubtful) == (10, True)
    assert rate(cell("98. 31%")).value == Decimal("98.31")
    assert rate(cell("92.5")).value == Decimal("92.5")
    assert (rate(cell("1")).value, rate(cell("1")).doubtful) == (None, True)
