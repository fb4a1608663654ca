"""Rates of the prose: shares, changes, execution, adjustment, differences from the budget."""

from typing import Any

import pytest

from jixiao import checks
from jixiao.checks.example import amount, function, rows

PLACE = "机关运行经费支出情况"
SPENDING, PROCUREMENT = "支出决算情况", "政府采购情况"


def failed(*given: Any) -> list[tuple[str, float | None]]:
    found = checks.check_rows(rows(given)).findings
    return [
        (rule, expected and round(float(expected), 2)) for rule, expected in found.select("rule", "expected").rows()
    ]


def outcomes(rule: str, *given: Any) -> dict[str, int]:
    for row in checks.check_rows(rows(given)).coverage.iter_rows(named=True):
        if row["rule"] == rule:
            return {name: row[name] for name in ("holds", "rounding", "fails", "missing", "damaged") if row[name]}
    return {}


def pct(section: str, item: str, measure: str, value: str) -> Any:
    return amount(section, item, measure, value, "%")


def change(current: str, by: str, rate: str) -> list[Any]:
    item = "机关运行经费支出"
    return [
        amount(PLACE, item, "executed", current),
        amount(PLACE, item, "change", by),
        pct(PLACE, item, "change_pct", rate),
    ]


@pytest.mark.parametrize(
    ("current", "by", "rate"),
    [
        ("117.85", "23.25", "24.58"),
        ("47.48", "-0.50", "-1.04"),
        ("852.50", "852.50", "100.00"),  # from nothing
        ("0.00", "-32.70", "-100.00"),
        ("0.00", "0.00", "0.00"),
    ],
)
def test_a_change_is_measured_on_last_years_amount(current: str, by: str, rate: str) -> None:
    assert failed(*change(current, by, rate)) == []


def test_a_change_on_this_years_amount_or_with_the_wrong_sign_fails() -> None:
    assert failed(*change("120.00", "20.00", "16.67")) == [("rates-change", 20.0)]
    assert failed(*change("120.00", "20.00", "-20.00")) == [("rates-change", 20.0)]


def test_a_change_of_income_and_expenditure_is_that_of_their_total() -> None:
    place = "收入支出决算总体情况"
    given = [
        amount(place, "收入总计", "executed", "120.00"),
        amount(place, "收入支出总体", "change", "20.00"),
        pct(place, "收入支出总体", "change_pct", "25.00"),
    ]
    assert failed(*given) == [("rates-change", 20.0)]


def test_items_of_the_classification_change_too() -> None:
    item = {"fund": "一般公共预算", "seq": 1, "class_": "教育支出", "subclass": "普通教育", "item": "小学教育"}
    assert failed(function(executed="120.00", change="20.00", change_pct="20.00", **item)) == []
    assert failed(function(executed="120.00", change="20.00", change_pct="16.67", **item)) == [("rates-change", 20.0)]


def test_a_share_is_of_the_whole_of_its_own_passage() -> None:
    place = "年初预算安排情况"
    given = [
        amount(place, "收入预算", "original_budget", "200.00"),
        amount(place, "一般公共预算", "original_budget", "50.00"),
        pct(place, "一般公共预算", "share_pct", "25.00"),
        amount(place, "支出预算", "original_budget", "200.00"),
        amount(place, "基本支出", "original_budget", "50.00"),
        pct(place, "基本支出", "share_pct", "35.00"),
    ]
    assert failed(*given) == [("rates-share", 25.0)]


def test_a_class_is_a_share_of_the_general_budget_in_another_section() -> None:
    total = amount("一般公共预算财政拨款支出决算总体情况", "一般公共预算财政拨款支出", "executed", "200.00")
    place = "一般公共预算财政拨款支出决算结构情况"
    part = amount(place, "教育（类）支出", "executed", "50.00")
    assert failed(total, part, pct(place, "教育（类）支出", "share_pct", "26.00")) == [("rates-share", 25.0)]
    assert failed(total, part, pct(place, "教育（类）支出", "share_pct", "25")) == []


@pytest.mark.parametrize(("rate", "wrong"), [("33.33", False), ("50.00", False), ("40.00", True)])
def test_contracts_of_small_firms_are_a_share_of_all_or_of_the_larger_group(rate: str, wrong: bool) -> None:
    given = [
        amount(PROCUREMENT, "政府采购支出总额", "executed", "300.00"),
        amount(PROCUREMENT, "授予中小企业合同金额", "executed", "200.00"),
        pct(PROCUREMENT, "授予中小企业合同金额", "share_pct", "66.67"),
        amount(PROCUREMENT, "授予小微企业合同金额", "executed", "100.00"),
        pct(PROCUREMENT, "授予小微企业合同金额", "share_pct", rate),
    ]
    assert [rule for rule, _ in failed(*given)] == ["rates-share"] * wrong


def test_a_share_of_a_whole_that_is_not_printed_is_not_judged() -> None:
    given = [amount(SPENDING, "基本支出", "executed", "50.00"), pct(SPENDING, "基本支出", "share_pct", "35.00")]
    assert outcomes("rates-share", *given) == {}


@pytest.mark.parametrize(("rate", "wrong"), [("83.33", False), ("100.00", False), ("90.00", True)])
def test_execution_is_of_the_final_or_the_original_budget(rate: str, wrong: bool) -> None:
    item = "一般公共预算财政拨款支出"
    given = [
        amount("一般公共预算", item, "original_budget", "100.00"),
        amount("一般公共预算", item, "final_budget", "120.00"),
        amount("一般公共预算", item, "executed", "100.00"),
        pct("一般公共预算", item, "execution_pct", rate),
    ]
    assert [rule for rule, _ in failed(*given)] == ["rates-execution"] * wrong


def test_a_rate_against_another_passage_is_only_a_warning() -> None:
    given = [
        amount("预算执行情况", "项目支出", "final_budget", "100.00"),
        amount("预算执行情况", "项目支出", "executed", "99.00"),
        pct("资金落实情况", "项目支出", "execution_pct", "90.00"),
    ]
    checked = checks.check_rows(rows(given))
    assert checked.findings.select("rule", "severity").rows() == [("rates-execution-elsewhere", "warning")]


def test_adjustment_is_measured_on_the_original_budget() -> None:
    def adjusted(rate: str) -> list[Any]:
        place, item = "预算调整情况", "部门整体支出"
        return [
            amount(place, item, "original_budget", "100.00"),
            amount(place, item, "adjustment", "25.00"),
            amount(place, item, "final_budget", "125.00"),
            pct(place, item, "adjustment_pct", rate),
        ]

    assert failed(*adjusted("25.00")) == []
    assert failed(*adjusted("20.00")) == [("rates-adjustment", 25.0)]


def test_the_difference_from_a_budget_of_nothing_is_said_by_convention() -> None:
    def differing(budget: str, rate: str) -> list[Any]:
        place, item = "政府性基金预算财政拨款收入支出决算情况", "政府性基金预算财政拨款收入支出总体"
        return [
            amount(place, item, "original_budget", budget),
            amount(place, item, "executed", "14.88"),
            pct(place, item, "variance_pct", rate),
        ]

    assert failed(*differing("0.00", "100.00")) == []
    assert failed(*differing("20.00", "-25.60")) == []
    assert failed(*differing("20.00", "25.60")) == [("rates-variance", -25.6)]


def test_a_task_and_what_was_done_stand_before_the_percentage() -> None:
    place = "履职效能"
    task = [amount(place, "全年处置任务", "value", "50.00", "公顷")]
    done = [amount(place, "销号", "count", "27", "宗"), amount(place, "销号面积", "value", "75.00", "公顷")]
    assert failed(*task, *done, pct(place, "处置任务完成率", "value", "150")) == []
    assert failed(*task, *done, pct(place, "处置任务完成率", "value", "144")) == [("rates-completion", 150.0)]
    other = amount(place, "出动人员", "count", "100", "人次")
    assert failed(*task, other, pct(place, "处置任务完成率", "value", "144")) == []


def test_rounding_of_every_figure_is_allowed_for() -> None:
    given = [
        amount(SPENDING, "本年支出", "executed", "0.3"),
        amount(SPENDING, "基本支出", "executed", "0.1"),
        pct(SPENDING, "基本支出", "share_pct", "40"),
    ]
    assert failed(*given) == []
    assert outcomes("rates-share", *given) == {"rounding": 1}
