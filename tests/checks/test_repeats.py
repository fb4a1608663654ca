"""One quantity in several places, and lists and sentences printed twice."""

from typing import Any

from jixiao import checks
from jixiao.checks.example import amount, function, fund, indicator, project, report, rows, statement

ADJUSTED, EXECUTED = "预算调整情况", "预算执行情况"
BASIC = "一般公共预算财政拨款基本支出决算情况"


def failed(*given: Any) -> list[tuple[str, float | None]]:
    found = checks.check_rows(rows(given)).findings
    return [(rule, expected and float(expected)) for rule, expected in found.select("rule", "expected").rows()]


def final(section: str, value: str, item: str = "项目支出") -> Any:
    return amount(section, item, "final_budget", value)


def test_the_value_in_the_minority_is_the_one_to_look_at() -> None:
    assert failed(final("甲", "120.00"), final(ADJUSTED, "100.00"), final(EXECUTED, "100.00")) == [
        ("repeats-values", 100.0)
    ]


def test_many_values_of_one_figure_are_one_finding() -> None:
    given = [final("甲", "100.00"), final("乙", "120.00"), final("丙", "130.00"), final("丁", "100.00")]
    assert failed(*given) == [("repeats-values", 100.0)]


def test_fewer_decimals_are_the_same_value() -> None:
    assert failed(final("甲", "100.4"), final("乙", "100.36")) == []
    assert failed(final("甲", "100.4"), final("乙", "100.46")) == [("repeats-values", 100.4)]


def test_one_unit_of_the_last_digit_is_no_more_than_a_note() -> None:
    assert failed(final("甲", "100.00"), final("乙", "100.01")) == [("repeats-last-digit", None)]


def test_basic_expenditure_of_all_funds_and_of_the_general_budget_are_two() -> None:
    assert (
        failed(
            amount("支出决算情况", "基本支出", "executed", "80.00"),
            amount(BASIC, "一般公共预算财政拨款基本支出", "executed", "70.00"),
        )
        == []
    )


def test_what_was_spent_of_the_first_budget_is_not_what_was_spent() -> None:
    assert (
        failed(
            amount("年初预算安排情况", "项目支出", "executed", "60.00"),
            amount(EXECUTED, "项目支出", "executed", "75.00"),
        )
        == []
    )


def test_a_figure_of_the_work_is_compared_with_its_last_mention() -> None:
    first, last = (
        amount("重点工作", "收储土地", "value", "31", "宗"),
        amount("履职效能", "收储土地", "value", "60", "宗"),
    )
    assert failed(first, last) == [("repeats-work-figures", 60.0)]
    assert failed(first, amount("履职效能", "收储土地", "value", "480.75", "公顷")) == []


def test_figures_told_apart_within_a_section_are_not_compared() -> None:
    places = [amount("重点工作", "出让土地", "value", value, "宗") for value in ("3", "5")]
    assert failed(*places, amount("履职效能", "出让土地", "value", "60", "宗")) == []


REASON = "在职人员增加，基本工资和社保缴费相应增加"


def changed(item: str, words: str) -> list[Any]:
    place = "年初预算安排情况"
    told = [amount(place, item, "original_budget", "80.00"), amount(place, item, "change", "10.00")]
    return [*told, statement("reason", words)]


def test_a_reason_of_a_whole_may_be_that_of_its_part() -> None:
    assert failed(*changed("收入预算", REASON), *changed("基本支出", REASON)) == []
    assert failed(*changed("基本支出", REASON), *changed("项目支出", REASON)) == [("repeats-reason", None)]


def listed(seq: int, name: str, budget: str, **values: Any) -> list[Any]:
    return [project(seq, name=name, **values), fund("total", seq, final_budget=budget, executed="10.00")]


def test_a_project_is_listed_once() -> None:
    name = "农村公路桥梁检测加固项目"
    assert failed(*listed(1, name, "80.00"), *listed(2, name, "80.00")) == [("repeats-list", None)]
    assert failed(*listed(1, name, "80.00"), *listed(2, name, "95.00")) == []
    assert failed(*listed(1, name, "80.00", implementer="甲站"), *listed(2, name, "80.00", implementer="乙站")) == []


def test_a_project_in_the_list_may_have_a_form_too() -> None:
    name = "农村公路桥梁检测加固项目"
    form = [*listed(2, name, "80.00"), indicator(1, 2, name="检测桥梁", target_text="按期")]
    assert failed(*listed(1, name, "80.00"), *form) == []


def test_a_damaged_name_is_not_taken_for_a_repeated_one() -> None:
    name = "农村公路桥梁检测加固项目"
    assert failed(*listed(1, name, "80.00"), *listed(2, name, "80.00", damaged=True)) == []


def test_the_number_before_a_point_does_not_make_it_another() -> None:
    words = "绩效指标设置偏多，与职责联系不紧"
    assert failed(statement("problem", f"一是{words}"), statement("problem", f"（三）{words}。")) == [
        ("repeats-statement", None)
    ]
    assert failed(statement("problem", f"一是{words}"), statement("problem", f"二是{words}，也难以考核")) == []


def test_the_form_of_the_whole_department_is_compared_with_the_accounts() -> None:
    accounts = [amount("收入支出决算总体情况", "本年支出合计", "executed", "100.00")]
    form = amount("预算绩效的情况", "整体支出绩效自评表", "executed", "250.00")
    assert failed(*accounts, form) == [("repeats-whole-form", 100.0)]
    assert failed(function(fund="一般公共预算", seq=1, item="公路养护", executed="5.00"), form) == []


def test_a_report_of_two_places_is_compared_within_itself_only() -> None:
    one, other = (rows([report(), final("甲", value)]) for value in ("100.00", "120.00"))
    from jixiao.store import as_printed, to_batches

    other["reports"][0].report_id = "f" * 16
    other["amounts"][0].report_id = "f" * 16
    frames = checks.frames([(to_batches(given), as_printed(given)) for given in (one, other)])
    assert checks.check(frames).findings.is_empty()
