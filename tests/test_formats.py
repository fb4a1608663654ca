"""Figures as they are shown: exact, with their unit, never a false zero or whole; names safe to stand in a line."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import formats

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=6)


@pytest.mark.parametrize(
    ("wan", "chinese", "english"),
    [
        (Decimal("428.76"), "428.76 万元", "¥4.29m"),
        (Decimal("5950.56"), "5,950.56 万元", "¥59.51m"),
        (Decimal("38381.18"), "3.84 亿元", "¥383.8m"),
        (Decimal("-512.8"), "-512.80 万元", "¥-5.13m"),
        (Decimal("0.456"), "0.46 万元", "¥4.6k"),
        (Decimal("0.125"), "0.13 万元", "¥1.3k"),
        (Decimal(0), "0.00 万元", "¥0.0k"),
        (None, "—", "—"),
    ],
)
def test_money(wan: Decimal | None, chinese: str, english: str) -> None:
    assert formats.money(wan, "zh") == chinese
    assert formats.money(wan, "en") == english


@given(AMOUNTS)
def test_money_is_never_off_by_more_than_its_last_digit(wan: Decimal) -> None:
    figure, unit = formats.money(wan, "zh").split()
    size = {"万元": 1, "亿元": 10_000}[unit]
    assert abs(Decimal(figure.replace(",", "")) * size - wan) <= Decimal("0.005") * size


@given(st.floats(min_value=0, max_value=1000, allow_nan=False))
def test_percent_says_nothing_or_all_only_where_it_is_so(value: float) -> None:
    shown = formats.percent(value)
    assert (shown in ("0.0%", "100.0%")) == (value in (0, 100))


def test_percent_and_points_that_are_not_printed_are_no_zero() -> None:
    assert formats.percent(None) == formats.points(None) == formats.count(None) == "—"


@pytest.mark.parametrize(
    ("value", "shown"), [(75, "75"), (62.45, "62.45"), (Decimal("89.90"), "89.9"), (0, "0"), (1000, "1,000")]
)
def test_points(value: float, shown: str) -> None:
    assert formats.points(value) == shown


@given(st.text())
def test_plain_text_is_one_line_without_invisible_marks(text: str) -> None:
    shown = formats.plain(text)
    assert not set(shown) & set("\n\r\t\u202e\u202d\u2066\u2067\u2069\u200f\u200b")
    assert formats.plain(shown) == shown
    assert pl.DataFrame({"x": [text]}).select(formats.plain_column("x")).item() == shown


@given(st.text(alphabet=st.characters(codec="gb18030", exclude_categories=["C"]), min_size=1), st.integers(6, 40))
def test_wrapped_keeps_to_its_place(text: str, columns: int) -> None:
    lines = formats.wrapped(text, columns, 2).split("\n")
    assert len(lines) <= 2
    assert all(formats.width(line) <= columns for line in lines)
    shown = "".join(lines)
    assert shown == formats.plain(text) or (shown.endswith("…") and formats.plain(text).startswith(shown[:-1]))


def test_wrapped_divides_evenly() -> None:
    assert formats.wrapped("二〇二三年度州级发证权限矿证管理经费", 30) == "二〇二三年度州级发\n证权限矿证管理经费"


@pytest.mark.parametrize(("values", "decimals"), [([1.0, 2.5], 2), ([0.456, None], 3), ([0.12345], 4), ([], 2)])
def test_decimals_of_a_column(values: list[float | None], decimals: int) -> None:
    assert formats.decimals_of(values) == decimals
