"""Number formats show what the office programs show."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.reading.office.number_formats import BUILT_IN, is_date, plain, shown

ACCOUNTING = BUILT_IN[43]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("1234.5", "General", "1234.5"),
        ("1234.5", "", ""),
        ("0.5", "0%", "50%"),
        ("0.92515", "0.00%", "92.52%"),
        ("2.675", "0.00", "2.68"),
        ("-1234.5", "#,##0.00", "-1,234.50"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        ("0", "#,##0.00;-#,##0.00;\"-\"", "-"),
        ("0", ACCOUNTING, "-"),
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("7", "000", "007"),
        ("0", "#,###", ""),
        ("5", "#.##", "5"),
        ("0.5", "0.0#", "0.5"),
        ("12", '0"分"', "12分"),
        ("12", "0分", "12分"),
        ("12.5", "¥#,##0.00", "¥12.50"),
        ("12.5", "[$￥-804]#,##0.00", "￥12.50"),
        ("12345.6", "#,##0,", "12"),
        ("12.5", "General\"万元\"", "12.5万元"),
        ("12.5", "G/通用格式", "12.5"),
        ("12.5", "@", "12.5"),
        ("12.5", "0.00E+00", "12.5"),
        ("12.5", "# ?/?", "12.5"),
        ("12.5", "[>100]0;0.0", "12.5"),
        ("12.5", "[DBNum1]0", "12.5"),
        ("-0.001", "0.00", "0.00"),
        ("45292.75", "yyyy-mm-dd", "2024-01-01"),
        ("45292.75", "yyyy/m/d h:mm", "2024/1/1 18:00"),
        ("45292.75", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        ("45292", "[$-804]yyyy\\年m\\月;@", "2024年1月"),
        ("0.5", "h:mm:ss", "12:00:00"),
        ("45292.75", "上午/下午h\"时\"mm\"分\"", "下午6时00分"),
        ("-5", "yyyy/m/d", "-5"),
        ("1E+300", "0.00", "1E+300"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_its_format_says(value, code, expected):
    assert shown(Decimal(value), code) == expected


@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False), st.integers(0, 4))
def test_fixed_decimals_round_half_up_and_read_back(value, places):
    code = "#,##0" + ("." + "0" * places if places else "")
    text = shown(value, code)
    assert Decimal(text.replace(",", "")) == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(st.floats(-1e12, 1e12, allow_subnormal=False))
def test_what_was_typed_with_up_to_15_digits_comes_back(value):
    typed = Decimal(f"{value:.15g}")
    assert Decimal(plain(Decimal(repr(float(typed))))) == typed


@given(st.text(max_size=40), st.decimals(-(10**20), 10**20, allow_nan=False, allow_infinity=False))
def test_no_format_is_too_odd(code, value):
    assert isinstance(shown(value, code), str)


def test_dates_are_told_from_numbers():
    assert [is_date(code) for code in ("yyyy/m/d", "0.00", '0.00"days"', "General", "[Red]0", "h:mm")] == [
        True, False, False, False, False, True,
    ]  # fmt: skip
