"""Made forms in every way that published ones are known to vary: each is read as drawn, or left unread."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.parsing import Facts
from tests.made import GROUPS, MADE
from tests.made.expected import compare
from tests.made.forms import COLUMNS, FUNDS, GOAL, HEAD, READ_FUNDS, READ_PROJECT, READ_ROWS, ROWS, TOTAL, Made, columns

_CELLS = ["level1", "level2", "name", "target", "actual", "weight", "score", "reason"]
_CALLED = dict(
    zip(
        _CELLS,
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析"],
        strict=True,
    )
)
_IN_WORD = [made for name in ("columns", "levels", "fund columns", "heads", "totals") for made in GROUPS[name]]
as_often = settings(max_examples=25, deadline=None)


def name_of(made: Made) -> str:
    return made.name.replace("\n", " ")


@pytest.mark.parametrize("made", MADE, ids=name_of)
def test_a_made_form_is_read_as_drawn(made):
    _, told = compare(made, *made.read())
    assert told == []


@pytest.mark.parametrize("made", _IN_WORD, ids=name_of)
def test_and_as_well_from_a_word_document(made):
    _, told = compare(made, *made.read("docx"))
    assert told == []


@given(order=st.permutations(_CELLS))
@as_often
def test_the_facts_are_the_same_in_whatever_order_the_columns_stand(order):
    drawn = columns(" ".join(f"{_CALLED[cell]}={cell}" for cell in order))
    project = READ_PROJECT.rpartition("|")[0].rpartition("|")[0] + "| - | -"
    made = Made("any order", 0, (HEAD, FUNDS, GOAL, drawn), projects=(project,), rows=READ_ROWS, funds=READ_FUNDS)
    _, told = compare(made, *made.read())
    assert told == []


# ---- units


def funds_of(
    section: str, amounts: list[str], heads: str = "年初预算数 | 全年预算数 | 全年执行数", above: str = ""
) -> Any:
    """The one fund row of a form, and its facts."""
    drawn = f"{section} |  | {heads}\n^ | 年度资金总额 | {' | '.join(amounts)}"
    subtitle = f"（2022年度）\n{above}" if above else "（2022年度）"
    facts, _ = Made("", 0, (HEAD, drawn, GOAL, COLUMNS + ROWS, TOTAL), subtitle=subtitle).read()
    [fund] = facts.rows["project_funds"]
    return fund, facts


money = st.decimals(min_value=0, max_value=10**11, places=2, allow_nan=False).map(abs)


@given(
    yuan=st.tuples(money, money, money),
    grouped=st.booleans(),
    where=st.sampled_from(["head", "columns", "cells", "line"]),
)
@as_often
def test_yuan_are_brought_to_wan_exactly_wherever_they_are_declared(yuan, grouped, where):
    texts = [f"{value:,}" if grouped else f"{value}" for value in yuan]
    columns_of = "年初预算数 | 全年预算数 | 全年执行数"
    if where == "head":
        fund, facts = funds_of("项目资金（元）", texts)
    elif where == "columns":
        fund, facts = funds_of("项目资金", texts, columns_of.replace("数", "数（元）"))
    elif where == "cells":
        fund, facts = funds_of("项目资金（万元）", [f"{text}元" for text in texts])
    else:
        fund, facts = funds_of("项目资金", texts, above="金额单位：元")
    read = [fund.original_budget, fund.final_budget, fund.executed]
    assert read == [value / 10000 for value in yuan]
    assert (fund.unit, fund.damaged) == ("元", False)
    assert [cited(facts, fund, name) for name in ("original_budget", "final_budget", "executed")] == texts
    assert cited(facts, fund, "unit") == "元"


def cited(facts: Facts, fund: Any, column: str) -> str:
    [found] = [row.text for row in facts.rows["citations"] if row.row_id == fund.fund_id and row.column == column]
    return found


@given(wan=st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False).map(abs))
@as_often
def test_the_same_money_is_the_same_in_every_unit(wan):
    for unit, scale in {
        "元": Decimal(10000),
        "千元": Decimal(10),
        "万元": Decimal(1),
        "亿元": Decimal("0.0001"),
    }.items():
        fund, _ = funds_of(f"项目资金（{unit}）", [f"{wan * scale:f}"] * 3)
        assert (fund.executed, fund.unit) == (wan, None if unit == "万元" else unit)


def test_forms_that_declare_different_units_settle_nothing_for_one_that_declares_none():
    fund, _ = funds_of("项目资金", ["90.00"] * 3)
    assert (fund.executed, fund.damaged) == (None, True)
    fund, _ = funds_of("项目资金", ["90.00"] * 3, above="单位：万元")
    assert (fund.executed, fund.damaged) == (90, False)


# ---- parts and documents


def form(*parts: str, **more: Any) -> Facts:
    return Made("", 0, parts, **more).read()[0]


def money_of(facts: Facts) -> list[tuple[Any, ...]]:
    return [(row.label, row.final_budget, row.executed) for row in facts.rows["project_funds"]]


def test_what_single_tasks_cost_is_not_taken_for_the_projects_money():
    tasks = "年度主要任务 | 任务名称 | < | 主要内容 | < | 预算数 | 执行数 | <"
    tasks += "\n^ | 疏浚 | < | 疏浚河道 | < | 50.00 | 40.00 | <"
    made = Made("", 0, (HEAD, FUNDS, tasks, GOAL, COLUMNS + ROWS, TOTAL), unread=("50.00", "40.00"))
    _, told = compare(made, *made.read())
    assert told == []


def test_a_goal_may_stand_in_one_row_and_the_money_below_the_indicators():
    facts = form(HEAD, FUNDS, "年度绩效目标 | 整治河道2公里。 | < | < | < | < | < | <", COLUMNS + ROWS, TOTAL)
    [project] = facts.rows["projects"]
    assert (project.goal, project.completion, len(facts.rows["indicators"])) == ("整治河道2公里。", None, 4)
    assert money_of(form(HEAD, COLUMNS + ROWS, TOTAL, FUNDS)) == money_of(facts)


def test_several_forms_of_one_table_are_several_projects():
    parts = (HEAD, FUNDS, GOAL, COLUMNS + ROWS, TOTAL)
    facts = form(*parts, HEAD.replace("河道", "水库"), *parts[1:])
    assert [row.name for row in facts.rows["projects"]] == ["河道整治工程", "水库整治工程"]
    for table in ("project_funds", "indicators"):
        owners = [row.project_id for row in facts.rows[table]]
        assert owners.count(owners[0]) == owners.count(owners[-1]) == len(owners) / 2


def test_what_a_whole_department_spends_on_is_no_source_of_money():
    head = "部门（单位）名称 | < | 临江县水利局 | < | < | < | < | <"
    funds = FUNDS.replace("财政拨款", "基本支出").replace("其他资金", "项目支出").replace("万元", "元")
    facts = form(head, funds, GOAL, COLUMNS + ROWS, TOTAL, title="部门整体支出绩效自评表")
    [total] = facts.rows["project_funds"]
    assert (total.source, total.project_id, total.executed) == ("total", None, Decimal("0.0090"))
    spent = [(row.item, row.value, row.unit) for row in facts.rows["amounts"] if row.measure == "executed"]
    assert spent == [("基本支出", 70, "元"), ("项目支出", 20, "元")]
    assert {row.project_id for row in facts.rows["indicators"]} == {None}


@pytest.mark.parametrize(
    "word,score,grade",
    [("决算公开说明", None, None), ("项目支出绩效自评表", Decimal(96), "优")],
)
def test_a_forms_points_are_the_reports_where_it_is_about_nothing_else(word, score, grade):
    facts = form(HEAD, FUNDS, GOAL, COLUMNS + ROWS, TOTAL[:-1] + "| 优", opening=(f"临江县水利局2022年度部门{word}",))
    assert (facts.report.total_score, facts.report.grade) == (score, grade)
