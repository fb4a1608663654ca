"""Years and dates that are not the report's."""

from typing import Any

import pytest

from jixiao import checks
from jixiao.checks.example import amount, indicator, project, report, rows


def found(*given: Any) -> list[str]:
    return checks.check_rows(rows([report(fiscal_year=2024), *given])).findings["rule"].to_list()


def test_a_budget_of_another_year_is_told() -> None:
    assert found(amount("基本支出管理", "2023年县公路局基本支出", "original_budget", "50.00")) == ["time-other-year"]
    assert found(amount("基本支出管理", "2024年县公路局基本支出", "original_budget", "50.00")) == []


@pytest.mark.parametrize(
    ("item", "measure"),
    [("对比年份", "value"), ("2022年欠缴养护费", "value"), ("乌财行〔2022〕55号资金", "executed")],
)
def test_other_years_are_right_where_they_are_compared_or_name_something(item: str, measure: str) -> None:
    assert found(amount("年度重点工作", item, measure, "2022")) == []


def test_a_passage_on_the_accounts_begins_with_the_year() -> None:
    def headed(section: str, year: str, *before: Any) -> list[str]:
        return found(*before, amount(section, "年份", "value", year, "年"))

    assert headed("政府采购情况", "2023") == ["time-passage"]
    assert headed("政府采购情况", "2024") == []
    assert headed("年度重点工作", "2023") == []
    other = [amount("国有资产占用情况", "车辆", "count", str(number), "辆") for number in (3, 3, 3, 3)]
    assert headed("国有资产占用情况", "2023", *other) == []


def test_a_report_without_a_year_is_not_judged() -> None:
    given = [report(fiscal_year=None), amount("政府采购情况", "年份", "value", "2023", "年")]
    assert checks.check_rows(rows(given)).findings.is_empty()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025年2月3日，完成数据库建设", ["time-after-year"]),
        ("2024年12月完成数据库建设", []),
        ("已完成初稿，预计2025年6月底前验收", []),
        ("完成2025年项目储备", []),
    ],
)
def test_what_was_done_after_the_year_is_noted(words: str, expected: list[str]) -> None:
    assert found(project(name="道路养护", completion=words)) == expected
    form = [project(name="道路养护"), indicator(1, name="完工时间", target_text="12月底前", actual_text=words)]
    assert found(*form) == expected
