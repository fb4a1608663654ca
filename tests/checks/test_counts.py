"""Counts of projects: the prose against its lists and the forms attached, where it is known which belong together."""

from typing import Any

from jixiao import checks
from jixiao.checks import example
from jixiao.checks.example import amount, fund, indicator, project

RULES = [id for id in checks.RULES if id.startswith("counts")]
PLACE, PERFORMANCE = "资金落实情况", "预算绩效的情况"


def broken(*rows: Any) -> list[str]:
    return sorted(checks.check_rows(example.rows(rows), RULES).findings["rule"].to_list())


def count(item: str, value: int, section: str = PLACE) -> Any:
    return amount(section, item, "count", str(value), "个")


def entries(first: int, *told: tuple[bool | None, str, str]) -> list[Any]:
    """Listed projects from this number on: started, original and final budget, all of it spent."""
    rows: list[Any] = []
    for seq, (started, original, final) in enumerate(told, first):
        rows.append(project(seq, name=f"第{'一二三四五六七八九'[seq - 1]}标段", started=started))
        rows.append(fund("total", seq, original_budget=original, final_budget=final, executed=final))
    return rows


def forms(number: int, **values: Any) -> list[Any]:
    rows: list[Any] = []
    for seq in range(1, number + 1):
        rows.append(project(seq, name=f"第{'一二三四五'[seq - 1]}标段", total_weight="100", **values))
        rows.append(fund("total", seq, label="年度资金总额", final_budget="10.00", executed="9.00"))
        rows.append(indicator(1, seq, name="养护里程"))
    return rows


LIST = [(False, "20.00", "0.00"), (True, "60.00", "50.00"), (True, "0.00", "30.00")]
SUMMARY = [
    count("年初安排预算项目", 2),
    amount(PLACE, "年初安排预算项目", "original_budget", "80.00"),
    count("年中追加预算项目", 1),
    amount(PLACE, "年中追加预算项目", "adjustment", "30.00"),
    count("调整后项目", 3),
    amount(PLACE, "调整后项目", "final_budget", "80.00"),
    amount(PLACE, "调整后项目", "executed", "80.00"),
]
HEADS = [count("项目未开展", 1), count("项目开展", 2)]


def with_other(index: int, value: str) -> list[Any]:
    told = SUMMARY[index]
    return [*SUMMARY[:index], amount(PLACE, told.item, told.measure, value, told.unit), *SUMMARY[index + 1 :]]


def test_a_summary_that_its_lists_bear_out_holds() -> None:
    assert broken(*SUMMARY, *HEADS, *entries(1, *LIST)) == []


def test_each_figure_of_a_summary_is_held_against_the_lists() -> None:
    rules = {0: "added", 1: "list-totals", 2: "added", 3: "added-money", 5: "list-totals", 6: "list-totals"}
    for index, rule in rules.items():
        assert broken(*with_other(index, "7"), *HEADS, *entries(1, *LIST)) == [f"counts-{rule}"], rule
    assert broken(*with_other(4, "7"), *HEADS, *entries(1, *LIST)) == ["counts-started"]


def test_more_projects_than_stated_is_an_error_and_fewer_is_unusual() -> None:
    three = entries(1, *[(True, "5.00", "5.00")] * 3)
    assert broken(count("项目开展", 2), *three) == ["counts-listed"]
    assert broken(count("项目开展", 4), *three) == ["counts-listed-all"]


def test_a_summary_told_twice_has_lists_of_its_own_each_time() -> None:
    again = [count("项目未开展", 1), count("项目开展", 1)]
    summary = [count("调整后项目", 2), amount(PLACE, "调整后项目", "final_budget", "60.00")]
    lists = [*entries(1, *LIST), *entries(4, *LIST[:2])]
    assert broken(*SUMMARY, *HEADS, *summary, *again, *lists) == ["counts-list-totals"]
    summary[1] = amount(PLACE, "调整后项目", "final_budget", "50.00")
    assert broken(*SUMMARY, *HEADS, *summary, *again, *lists) == []


def test_lists_that_do_not_go_with_their_counts_are_left_alone() -> None:
    assert broken(*SUMMARY, count("项目未开展", 9), *entries(1, *LIST)) == []
    assert broken(*SUMMARY, *entries(1, (None, "5.00", "6.00"), (None, "5.00", "6.00"))) == []


def test_only_a_whole_list_makes_up_a_total() -> None:
    assert broken(*SUMMARY, *HEADS, *entries(1, *LIST[:2])) == ["counts-listed-all"]


def test_an_entry_without_its_amount_leaves_the_total_open() -> None:
    rows = entries(1, *LIST)
    rows[-1].final_budget = None
    assert broken(*with_other(5, "7"), *HEADS, *rows) == []


def test_forms_are_counted_and_added_up() -> None:
    stated = [
        count("预算绩效评价项目", 3, PERFORMANCE),
        amount(PERFORMANCE, "预算绩效评价项目", "final_budget", "30.00"),
        amount(PERFORMANCE, "预算绩效评价项目", "executed", "27.00"),
    ]
    assert broken(*stated, *forms(3)) == []
    # of forms that are not all there nothing is added up
    assert broken(*stated, *forms(2)) == ["counts-forms"]
    assert broken(*stated) == []
    wrong = amount(PERFORMANCE, "预算绩效评价项目", "executed", "28.00")
    assert broken(*stated[:2], wrong, *forms(3)) == ["counts-form-totals"]


def test_among_damaged_forms_one_may_be_lost() -> None:
    assert broken(count("预算绩效评价项目", 3, PERFORMANCE), *forms(2, damaged=True)) == []


def test_two_counts_of_evaluated_projects_leave_it_open_which_has_the_forms() -> None:
    two = [count("项目支出绩效自评", 4, PERFORMANCE), count("绩效自评项目", 2, PERFORMANCE)]
    assert broken(*two, *forms(3)) == []
    others = count("重点绩效评价项目", 1, PERFORMANCE)
    assert broken(count("项目支出绩效自评", 3, PERFORMANCE), others, *forms(3)) == []


def test_entries_of_a_list_are_no_forms() -> None:
    listed = [count("调整后项目", 1), count("项目开展", 1), *entries(3, (True, "10.00", "10.00"))]
    assert broken(count("预算绩效评价项目", 2, PERFORMANCE), *listed, *forms(2)) == []
