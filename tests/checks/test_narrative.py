"""What the words of a report say against the figures of its forms."""

from typing import Any

import pytest

from jixiao import checks
from jixiao.checks.example import amount, function, fund, indicator, project, report, rows, statement

BRIDGES = "农村公路桥梁检测加固项目"


def found(*given: Any) -> list[str]:
    return checks.check_rows(rows(given)).findings["rule"].to_list()


def outcomes(rule: str, *given: Any) -> dict[str, int]:
    coverage = checks.check_rows(rows(given)).coverage.filter(rule=rule)
    return coverage.row(0, named=True) if coverage.height else {}


def form(name: str, original: str = "50.00", final: str = "50.00", spent: str = "50.00", **values: Any) -> list[Any]:
    money: Any = {"original_budget": original, "final_budget": final, "executed": spent}
    return [project(name=name, **values), fund("total", **money)]


ADDED = [
    ("本年年中追加农村公路桥梁检测加固等项目资金，导致预决算存在差异", BRIDGES),
    ("年中追加项目资金（2024年信息化运维项目、农村公路桥梁检测加固项目）", f"2024年度{BRIDGES}"),
    ("年中追加农村公路桥梁检测加固项目，导致预决算存在差异", BRIDGES),
    ("年中追加云市农村公路桥梁检测加固、客运站改造项目", f"云岭市{BRIDGES}"),
    ("年中追加云岭县农村公路养护、桥梁加固项目，导致预决算差异", "云岭县农村公路养护、桥梁加固"),
]


@pytest.mark.parametrize(("words", "name"), ADDED)
def test_a_project_added_in_the_year_has_no_first_budget(words: str, name: str) -> None:
    assert found(statement("reason", words), *form(name)) == ["narrative-added"]
    assert found(statement("reason", words), *form(name, original="0.00")) == []


NOT_ADDED = [
    ("本年增加农村公路桥梁检测加固项目资金", BRIDGES, "said to be more, not to be added"),
    ("年中追加人员经费，减少农村公路桥梁检测加固项目", BRIDGES, "what was added is something else"),
    ("年中追加农村公路桥梁检测加固站房建设项目", BRIDGES, "a longer name is another project"),
    ("年中追加2023年度农村公路桥梁检测加固项目", f"2024年度{BRIDGES}", "another year's"),
    ("年中追加东岭县农村公路桥梁检测加固项目", f"西山县{BRIDGES}", "another place's"),
    ("年中追加养护项目", "养护项目", "too short to know it by"),
]


@pytest.mark.parametrize(("words", "name"), [one[:2] for one in NOT_ADDED], ids=[one[2] for one in NOT_ADDED])
def test_only_the_project_that_is_named_was_added(words: str, name: str) -> None:
    assert outcomes("narrative-added", statement("reason", words), *form(name)) == {}


def test_a_budget_that_was_raised_was_added_to() -> None:
    words = statement("reason", "本年年中追加农村公路桥梁检测加固等项目资金")
    assert found(words, *form(BRIDGES, final="80.00", spent="80.00")) == []


def test_a_name_that_two_projects_share_names_neither() -> None:
    words = statement("reason", "本年年中追加农村公路桥梁检测加固等项目资金")
    both = [project(number, name=f"{2022 + number}年度{BRIDGES}") for number in (1, 2)]
    money = [fund("total", number, original_budget="5.00", final_budget="5.00") for number in (1, 2)]
    assert outcomes("narrative-added", words, *both, *money) == {}


def test_a_damaged_figure_is_not_judged() -> None:
    words = statement("reason", "本年年中追加农村公路桥梁检测加固等项目资金")
    name, money = form(BRIDGES)
    money.damaged = True
    assert found(words, name, money) == []
    assert outcomes("narrative-added", words, name, money)["damaged"] == 1


def explained(reason: str, change: str = "600.00") -> Any:
    place: Any = {"fund": "一般公共预算", "seq": 1, "class_": "交通运输支出", "item": "公路养护"}
    return function(**place, executed="700.00", change=change, reason=reason)


def test_a_project_that_explains_an_increase_spent_some_of_it() -> None:
    reason = "本年增加农村公路桥梁检测加固项目经费"
    assert found(explained(reason), *form(BRIDGES)) == ["narrative-too-small"]
    assert found(explained(reason), *form(BRIDGES, "500.00", "500.00", "400.00")) == []
    assert found(explained(f"{reason}、客运站改造项目经费"), *form(BRIDGES)) == []
    assert found(explained(f"人员工资增加，{reason}"), *form(BRIDGES)) == []
    assert found(explained(reason, "-600.00"), *form(BRIDGES)) == []


def test_a_name_with_a_slip_in_it_is_noted() -> None:
    def slipped(text: str, name: str = BRIDGES, **values: Any) -> list[str]:
        return found(statement("reason", f"本年增加{text}等项目资金"), project(name=name, **values))

    assert slipped("农村公路桥粱检测加固") == ["narrative-name"]
    assert slipped("农村公路桥粱检测加园") == []
    assert slipped("农村公路二期检测加固", "农村公路三期检测加固项目") == []
    assert slipped("农村公路桥粱检测加固", damaged=True) == []


def goal(text: str, column: str = "goal", **values: Any) -> list[str]:
    of_project: Any = {column: text}
    printed: Any = {"target_op": "=", "target_value": "68", "target_unit": "人", "target_text": "=68人"} | values
    return found(project(name="道路养护", **of_project), indicator(1, name="配备养护人员数量（人）", **printed))


@pytest.mark.parametrize(
    "text",
    [
        "配备养护人员68人",
        "配备养护人员数量不少于68人，保障道路畅通",
        "每月配备养护人员6人",
        "配备养护人员12个月",
        "去年配备养护人员60人，今年配备养护人员68人",
        "为配备养护人员提供保障，共65人",
    ],
)
def test_a_goal_that_says_the_target_or_something_else(text: str) -> None:
    assert goal(text) == []


def test_a_goal_that_says_another_number() -> None:
    assert goal("保障畅通，配备养护人员65人。") == ["goal-target"]


def test_what_was_done_is_told_rounded_or_as_a_bound() -> None:
    done = {"actual_value": "67.6", "actual_unit": "人", "actual_text": "67.6人", "target_value": "67"}
    assert goal("配备养护人员67.6人", "completion", **done) == []
    assert goal("配备养护人员68人", "completion", **done) == []
    assert goal("配备养护人员大于60人", "completion", **done) == []
    assert goal("配备养护人员60人", "completion", **done) == ["goal-actual"]


def test_the_words_of_the_whole_department_may_be_goal_or_completion() -> None:
    printed: Any = {"target_value": "12", "target_unit": "期", "actual_value": "31", "actual_unit": "期"}
    notices = indicator(
        1, None, name="发布养护公告", target_text="≥12期", target_op=">=", actual_text="31期", **printed
    )
    assert "goal-actual" in found(statement("goal", "发布养护公告36期，有效保障"), notices)
    assert "goal-actual" not in found(statement("goal", "发布养护公告12期，有效保障"), notices)


def running(
    reason: str, made_of: str = "办公费、印刷费、水费、电费、邮电费、差旅费", change: str = "10.00"
) -> list[str]:
    place = "机关运行经费支出情况"
    return found(
        amount("基本支出决算情况", "公用经费", "executed", "50.00"),
        statement("explanation", made_of),
        amount(place, "机关运行经费支出", "executed", "50.00"),
        amount(place, "机关运行经费支出", "change", change),
        statement("reason", reason),
    )


def test_a_cost_that_rose_is_among_the_costs() -> None:
    assert running("本年业务增多，会议费支出增加") == ["narrative-unlisted"]
    assert running("本年增加会议费") == ["narrative-unlisted"]
    assert running("本年业务增多，差旅费支出增加") == []
    assert running("会议费减少，差旅费增加") == []
    assert running("本年业务增多，会议费支出增加", change="-10.00") == []
    assert running("本年业务增多，会议费支出增加", "办公费、印刷费、水费、电费、差旅费等") == []


def test_official_cars_are_those_that_are_held() -> None:
    held = amount("三公经费支出决算情况", "公务用车保有量", "count", "4", "辆")

    def cars(name: str, number: str) -> list[str]:
        given: Any = {"actual_text": f"={number}辆", "actual_value": number, "actual_unit": "辆"}
        return found(held, project(name="机关运行保障"), indicator(1, name=name, target_text="按需", **given))

    assert cars("公务用车保障数量", "5") == ["narrative-cars"]
    assert cars("公务用车保障数量", "4") == []
    assert cars("租赁公务用车数量", "5") == []
    assert cars("养护车辆数量", "5") == []


def test_what_is_said_to_be_done_is_done() -> None:
    def told(completion: str, done: str) -> list[str]:
        target: Any = {"target_text": "≥100公里", "target_op": ">=", "target_value": "100", "target_unit": "公里"}
        actual: Any = {
            "actual_text": f"{done}公里",
            "actual_value": done,
            "actual_unit": "公里",
            "reason": "资金没有到位",
        }
        return found(
            report(), project(name="道路养护", completion=completion), indicator(1, name="里程", **target, **actual)
        )

    assert told("全年养护工作已全部完成。", "60") == ["narrative-completed"]
    assert told("全年养护工作已全部完成。", "95") == []
    assert told("养护工作部分完成。", "60") == []
