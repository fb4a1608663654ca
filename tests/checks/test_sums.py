"""Sums of the prose: a whole against its parts, wherever and however a place prints them."""

from typing import Any

import polars as pl

from jixiao import checks
from jixiao.checks.example import amount, function, rows

OVERALL, SPENDING = "收入支出决算总体情况", "支出决算情况"
GENERAL, STRUCTURE = "一般公共预算财政拨款支出决算总体情况", "一般公共预算财政拨款支出决算结构情况"
THREE, STAFF, ASSETS = "“三公”经费支出决算情况", "机构设置及人员情况", "国有资产占用情况"


def failed(*given: Any) -> list[tuple[str, float | None]]:
    found = checks.check_rows(rows(given)).findings
    return [(rule, expected and float(expected)) for rule, expected in found.select("rule", "expected").rows()]


def assessed(*given: Any) -> dict[str, int]:
    """How many relations of each rule could be judged."""
    coverage = checks.check_rows(rows(given)).coverage
    return dict(coverage.select("rule", pl.sum_horizontal("holds", "rounding", "fails")).rows())


def spent(section: str, item: str, value: str) -> Any:
    return amount(section, item, "executed", value)


def share(section: str, item: str, value: str) -> Any:
    return amount(section, item, "share_pct", value, "%")


def test_the_total_of_income_is_told_by_its_parts() -> None:
    parts = [spent(OVERALL, "本年收入合计", "100.00"), spent(OVERALL, "年初结转和结余", "20.50")]
    assert failed(spent(OVERALL, "收入总计", "125.50"), *parts) == [("sums-income-total", 120.5)]
    assert failed(spent(OVERALL, "收入总计", "120.50"), *parts) == []


def test_each_of_three_parts_may_be_rounded() -> None:
    kinds = [
        spent(SPENDING, "基本支出", "33.33"),
        spent(SPENDING, "项目支出", "33.33"),
        spent(SPENDING, "经营支出", "33.33"),
    ]
    assert failed(spent(SPENDING, "本年支出", "100.00"), *kinds) == []
    assert failed(spent(SPENDING, "本年支出", "100.02"), *kinds) == [("sums-expenditure-kinds", 99.99)]


def test_a_part_belongs_to_the_whole_printed_before_it() -> None:
    place = "预算执行情况"
    given = [
        amount(place, "调整后预算数", "final_budget", "110.00"),
        amount(place, "基本支出", "final_budget", "60.00"),
        amount(place, "项目支出", "final_budget", "40.00"),
        spent(place, "预算执行", "90.00"),
        spent(place, "基本支出", "60.00"),
        spent(place, "项目支出", "30.00"),
    ]
    assert failed(*given) == [("sums-expenditure-kinds", 100.0)]


def test_a_whole_with_a_kind_of_its_own_is_not_judged_by_the_known_ones() -> None:
    given = [
        spent("收入决算情况", "本年收入", "100.00"),
        spent("收入决算情况", "财政拨款收入", "50.00"),
        share("收入决算情况", "财政拨款收入", "50.00"),
        spent("收入决算情况", "财政专户管理资金", "30.00"),
        share("收入决算情况", "财政专户管理资金", "30.00"),
        spent("收入决算情况", "事业收入", "10.00"),
        share("收入决算情况", "事业收入", "10.00"),
        spent("收入决算情况", "其他收入", "10.00"),
        share("收入决算情况", "其他收入", "10.00"),
    ]
    assert failed(*given) == []
    assert "sums-income-kinds" not in assessed(*given)


def test_words_and_brackets_do_not_matter() -> None:
    for item in ("因公出国（境）费", "因公出国(境)费用", "因公出国（境） 经费支出"):
        given = [
            spent(THREE, "“三公”经费财政拨款支出", "12.00"),
            spent(THREE, item, "1.00"),
            spent(THREE, "公务用车购置及运行费", "8.00"),
            spent(THREE, "公务接待费", "2.00"),
        ]
        assert failed(*given) == [("sums-three-public", 11.0)], item


def test_the_two_kinds_of_car_expenses_stand_for_what_they_are_together() -> None:
    given = [
        amount(THREE, "财政拨款“三公”经费支出", "final_budget", "12.00"),
        amount(THREE, "公务用车购置费", "final_budget", "0.00"),
        amount(THREE, "公务用车运行费", "final_budget", "8.00"),
        amount(THREE, "公务接待费", "final_budget", "2.00"),
    ]
    assert failed(*given) == [("sums-three-public", 10.0)]


def test_items_classes_and_the_total_are_one_account() -> None:
    def account(first: str, class_: str = "100.00") -> list[Any]:
        given = {"fund": "一般公共预算", "subclass": "普通教育", "class_": "教育支出"}
        return [
            spent(GENERAL, "一般公共预算财政拨款支出", "100.00"),
            spent(STRUCTURE, "教育（类）支出", class_),
            function(seq=1, item="小学教育", executed=first, **given),
            function(seq=2, item="初中教育", executed="40.00", **given),
        ]

    assert failed(*account("60.00")) == []
    checked = checks.check_rows(rows(account("55.00")))
    assert set(checked.evidence["rule"]) == {"sums-functions", "sums-items"}
    # one wrong item breaks both: one finding, and what would mend it
    assert checked.findings.height == 1
    mend = checked.evidence.filter(pl.col("role") == "mend")
    assert [float(value) for value in mend["value"]] == [60.0]


def test_a_list_with_a_gap_in_its_numbers_is_not_added_up() -> None:
    given = {"fund": "一般公共预算", "subclass": "普通教育", "class_": "教育支出"}
    account = [
        spent(GENERAL, "一般公共预算财政拨款支出", "100.00"),
        function(seq=1, item="小学教育", executed="30.00", **given),
        function(seq=3, item="高中教育", executed="20.00", **given),
    ]
    assert failed(*account) == []
    assert "sums-items" not in assessed(*account)


def test_fiscal_expenditure_without_government_funds_is_that_of_the_general_budget() -> None:
    account = [
        spent("财政拨款收入支出决算总体情况", "本年财政拨款支出", "110.00"),
        spent(GENERAL, "一般公共预算财政拨款支出", "100.00"),
    ]
    assert failed(*account) == []
    place = "政府性基金预算财政拨款收入支出决算情况"
    none = amount(place, "政府性基金预算财政拨款收入、支出及结转和结余", "executed", None, None)
    assert failed(*account, none) == [("sums-fiscal", 100.0)]
    assert failed(*account, spent(place, "本年支出", "10.00")) == []


def people(item: str, value: str) -> Any:
    return amount(STAFF, item, "count", value, "人")


def test_staff_may_mean_those_in_service_only() -> None:
    active, retired = people("在职人员", "40"), people("退休人员", "20")
    assert failed(people("实有人数", "40"), active, retired) == []
    assert failed(people("实有人数", "60"), active, retired) == []
    assert failed(people("实有人数", "61"), active, retired) == [("sums-staff", 60.0)]


def test_assimilated_posts_may_stand_beside_or_among_the_institutional_ones() -> None:
    kinds = [people("行政编制", "7"), people("事业编制", "40"), people("参照公务员管理的事业单位人员编制", "21")]
    assert failed(people("编制人数", "47"), *kinds) == []
    assert failed(people("编制人数", "68"), *kinds) == []
    assert [rule for rule, _ in failed(people("编制人数", "50"), *kinds)] == ["sums-posts"]


def test_vehicles_are_added_up_only_where_the_list_is_whole() -> None:
    def cars(item: str, value: str) -> Any:
        return amount(ASSETS, item, "count", value, "辆")

    some = [cars("车辆", "8"), cars("执法执勤用车", "5")]
    assert failed(*some) == []
    assert failed(*some, cars("其他用车", "2")) == [("sums-vehicles", 7.0)]


def test_a_budget_is_followed_through_its_adjustment_passage_by_passage() -> None:
    def passage(added: str, final: str) -> list[Any]:
        place = "资金落实情况"
        return [
            amount(place, "年初安排预算项目", "count", "2", "个"),
            amount(place, "年初安排预算项目", "original_budget", "100.00"),
            amount(place, "年中追加预算项目", "count", added, "个"),
            amount(place, "年中追加预算项目", "adjustment", "20.00"),
            amount(place, "调整后项目", "count", "5", "个"),
            amount(place, "调整后项目", "final_budget", final),
        ]

    found = [rule for rule, _ in failed(*passage("3", "120.00"), *passage("2", "120.00")) if rule.startswith("sums")]
    assert found == ["sums-projects"]
    assert assessed(*passage("3", "120.00"))["sums-projects"] == 2


def test_parts_whose_shares_make_up_the_whole_add_up_to_it() -> None:
    place = "部门整体预算规模"

    def budget(project: str, share_: str) -> list[Any]:
        return [
            amount(place, "财政拨款", "final_budget", "1000.00"),
            amount(place, "人员经费", "final_budget", "300.00"),
            share(place, "人员经费", "30"),
            amount(place, "项目经费", "final_budget", project),
            share(place, "项目经费", share_),
        ]

    assert failed(*budget("700.00", "70")) == []
    assert ("sums-parts", 900.0) in failed(*budget("600.00", "70"))
    # two of several parts: their shares say so
    assert failed(*budget("600.00", "60")) == []
