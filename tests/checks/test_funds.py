"""Money of forms: what breaks, what rounding explains, and readings of a form under which it is no mistake."""

from typing import Any

import pytest

from jixiao import checks
from jixiao.checks import example
from jixiao.checks.example import fund, indicator, project

RULES = [id for id in checks.RULES if id.startswith("funds")]


def check(*rows: Any) -> checks.Checked:
    return checks.check_rows(example.rows([project(name="道路养护"), *rows]), RULES)


def broken(*rows: Any) -> list[str]:
    return sorted(check(*rows).findings["rule"].to_list())


def final(**amounts: str) -> list[Any]:
    """A form with these final budgets by source."""
    return [fund(source, final_budget=amount) for source, amount in amounts.items()]


def test_a_total_is_held_against_its_sources_in_each_column() -> None:
    rows = [
        fund("total", original_budget="100.00", final_budget="110.00", executed="90.00"),
        fund("fiscal", original_budget="60.00", final_budget="60.00", executed="60.00"),
        fund("other", original_budget="40.00", final_budget="40.00", executed="30.00"),
    ]
    [finding] = check(*rows).findings.iter_rows(named=True)
    assert (finding["rule"], finding["printed"], finding["expected"]) == ("funds-sources", 110, 100)


def test_rounded_sources_hold() -> None:
    assert broken(*final(total="100.01", fiscal="60.00", other="40.00")) == []
    assert broken(*final(total="100.03", fiscal="60.00", other="40.00")) == ["funds-sources"]


@pytest.mark.parametrize(
    "amounts",
    [
        {"total": "100.00", "fiscal": "80.00", "central": "50.00", "county": "30.00", "other": "20.00"},
        {"total": "100.00", "upper": "80.00", "central": "50.00", "region": "30.00", "own": "20.00"},
        {"total": "100.00", "fiscal": "100.00", "upper": "60.00", "own": "40.00"},
        {"total": "100.00", "fiscal": "100.00", "carryover": "20.00", "other": "0.00"},
        {"total": "100.00", "fiscal": "100.00", "carryover": "20.00"},
        {"total": "100.00", "fiscal": "70.00", "special": "20.00", "unit": "10.00"},
    ],
)
def test_sources_beneath_sources_are_not_counted_twice(amounts: dict[str, str]) -> None:
    assert broken(*final(**amounts)) == []


def test_a_form_with_sources_beneath_sources_is_checked_where_one_reading_of_it_gives_a_column() -> None:
    rows = final(total="110.00", fiscal="80.00", central="50.00", county="30.00", other="20.00")
    assert broken(*rows) == []  # nothing says how the rows are meant
    for row, original in zip(rows, ("100.00", "80.00", "50.00", "30.00", "20.00"), strict=True):
        row.original_budget = fund("other", original_budget=original).original_budget
    assert broken(*rows) == ["funds-sources"]


def test_one_source_alone_is_no_set_of_them() -> None:
    assert broken(*final(total="100.00", fiscal="60.00")) == []


def test_what_is_blank_or_damaged_is_not_held_against_the_form() -> None:
    blank = [
        fund("total", original_budget="150.00", final_budget="150.00"),
        fund("fiscal", final_budget="150.00"),
        fund("other", original_budget="0.00", final_budget="0.00"),
    ]
    row = check(*blank).coverage.filter(rule="funds-sources").row(0, named=True)
    assert (row["holds"], row["fails"], row["missing"]) == (1, 0, 1)
    blank[1].damaged = True
    row = check(*blank).coverage.filter(rule="funds-sources").row(0, named=True)
    assert (row["holds"], row["fails"], row["damaged"]) == (0, 0, 2)


def test_the_one_rate_of_a_form_is_that_of_its_total() -> None:
    sources = [
        fund("central", final_budget="10.00", executed="10.00", execution_pct="50.00"),
        fund("other", final_budget="10.00", executed="0.00"),
    ]
    whole = fund("total", final_budget="20.00", executed="10.00")
    assert broken(*sources, whole) == []
    sources[0] = fund("central", final_budget="10.00", executed="10.00", execution_pct="100.00")
    assert broken(*sources, whole) == []  # it may as well be its own row's
    sources[0] = fund("central", final_budget="10.00", executed="10.00", execution_pct="70.00")
    [finding] = check(*sources, whole).findings.iter_rows(named=True)
    assert (finding["rule"], finding["expected"]) == ("funds-rate", 50)


def test_of_nothing_no_rate_is_wrong() -> None:
    for rate in ("0", "100.00"):
        assert broken(fund("total", final_budget="0.00", executed="0.00", execution_pct=rate)) == []


def test_money_beyond_the_budget_is_told_once() -> None:
    rows = [fund(source, final_budget="10.00", executed="12.00") for source in ("total", "fiscal")]
    assert broken(*rows, fund("other", final_budget="0.00", executed="0.00")) == ["funds-beyond-budget"]
    assert broken(fund("total", final_budget="10.00", executed="10.01")) == []


def test_money_under_another_source_is_told_as_that() -> None:
    rows = [
        fund("total", final_budget="8.90", executed="8.75"),
        fund("fiscal", final_budget="0.00", executed="8.75"),
        fund("other", final_budget="8.90", executed="0.00"),
    ]
    assert broken(*rows) == ["funds-other-source"]
    rows[1].damaged = True
    assert broken(*rows) == []


def costs(*amounts: tuple[str, str], **values: Any) -> list[Any]:
    told: dict[str, Any] = {"level2": "经济成本指标", "target_unit": "万元", "actual_unit": "万元"} | values
    return [indicator(seq, target_value=set_, actual_value=came, **told) for seq, (set_, came) in enumerate(amounts, 1)]


def test_costs_that_were_set_as_the_budget_make_up_what_was_spent() -> None:
    whole = fund("total", final_budget="50.00", executed="45.00")
    assert broken(whole, *costs(("30.00", "25.00"), ("20.00", "20.00"))) == []
    assert broken(whole, *costs(("30.00", "25.00"), ("20.00", "20.004"))) == []
    assert broken(whole, *costs(("30.00", "25.00"), ("20.00", "10.00"))) == ["funds-costs"]
    # a part of the budget only
    assert broken(whole, *costs(("30.00", "25.00"), ("15.00", "10.00"))) == []


def test_costs_with_a_price_among_them_make_up_nothing() -> None:
    whole = fund("total", final_budget="50.00", executed="45.00")
    price = costs(("10", "10"), target_unit="元/本", actual_unit="元/本")
    assert broken(whole, *costs(("30.00", "25.00"), ("20.00", "10.00")), *price) == []
    share = costs(("100", "98"), target_unit="%", actual_unit="%")
    assert broken(whole, *costs(("30.00", "25.00"), ("20.00", "10.00")), *share) == ["funds-costs"]
