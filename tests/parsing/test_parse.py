"""A report of another place and style, read whole: the parts agree on who takes which figure."""

from collections import Counter
from decimal import Decimal

import pytest

from jixiao.errors import ReportError
from jixiao.parsing import parse
from jixiao.reading import read_bytes

REPORT = """某某市水务局2022年度部门整体支出绩效自评报告

一、部门概况
某某市水务局是市政府工作部门，编制人数56人，年末实有在职人员52人。

二、预算执行情况
2022年，部门年初预算数为3,456.78万元，其中基本支出1,234.56万元，项目支出2,222.22万元。年中调整增加543.22万元，\
调整后预算数4,000.00万元，全年实际支出3,800.00万元，预算执行率95%。

三、绩效目标完成情况
（一）产出指标
1.数量指标。水库除险加固数量，年初目标值≥3座，实际完成值3座，自评得分10分；农村饮水工程维修数量，年初目标值≥20处，\
实际完成值18处，自评得分9分。

四、存在的问题
一是部分项目前期工作不够扎实；二是绩效目标设置不够细化。

五、自评结论
经综合评价，自评得分为92.5分，自评等级为“优”。
"""


@pytest.fixture(scope="module")
def facts():
    return parse(read_bytes("a.txt", REPORT.encode()))[0]


def test_the_report_says_what_it_is(facts):
    report = facts.report
    assert (report.unit, report.fiscal_year, report.kind) == ("某某市水务局", 2022, "部门整体支出绩效自评报告")
    assert (report.total_score, report.grade) == (Decimal("92.5"), "优")


def test_the_department_keeps_its_figures_through_the_sentence(facts):
    read = {(row.measure, row.value) for row in facts.rows["amounts"] if row.item == "部门"}
    assert read == {
        ("original_budget", Decimal("3456.78")),
        ("final_budget", Decimal("4000.00")),
        ("executed", Decimal("3800.00")),
        ("execution_pct", Decimal(95)),
    }


def test_indicators_in_prose_are_indicators_only(facts):
    rows = facts.rows["indicators"]
    assert [(row.name, row.target_value, row.actual_value, row.score) for row in rows] == [
        ("水库除险加固数量", 3, 3, 10),
        ("农村饮水工程维修数量", 20, 18, 9),
    ]
    assert not any(row.unit in ("座", "处", "分") for row in facts.rows["amounts"])


def test_no_figure_is_cited_by_two_rows(facts):
    figures = Counter(
        (row.line, row.start)
        for row in facts.rows["citations"]
        if row.column.endswith(("value", "score")) and row.table in ("amounts", "indicators", "reports")
    )
    assert [place for place, times in figures.items() if times > 1] == []


def test_what_says_no_figure_is_no_report():
    with pytest.raises(ReportError, match=r"a\.txt: no figure"):
        parse(read_bytes("a.txt", "从前有一座山，山上有一座庙。\n".encode()))
