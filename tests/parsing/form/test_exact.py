"""Forms whose grid the file gives: cells count where their columns and spans say, and nowhere else."""

from decimal import Decimal
from typing import Any

import pytest

from jixiao.parsing import Facts
from tests.office_files import facts_of, read_page


def cells(*texts: str) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


HEAD = "<p>项目支出绩效自评表</p><p>（2023年度）</p>{between}<table>"
NAME = "<tr><td colspan=2>项目名称</td><td colspan=6>河道整治</td></tr>"
FUNDS = cells("项目资金", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
FUNDS = FUNDS.replace("<td>", "<td rowspan=2>", 1)
FUNDS += cells("年度资金总额", "100.00", "120.00", "90.00", "10", "75.00%", "7.50")
COLUMNS = cells("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "备注")
FULL = cells("产出指标", "数量指标", "整治长度", "≥4公里", "5公里", "90", "90", "")


def form(*rows: str, head: str = NAME + FUNDS, columns: str = COLUMNS, between: str = "") -> Facts:
    page = HEAD.format(between=between) + head + columns + "".join(rows) + "</table><p>以上。</p>"
    return facts_of(read_page(page))


def indicators(*rows: str, **parts: str) -> list[Any]:
    return form(*rows, **parts).rows["indicators"]


def test_a_cell_over_both_level_columns_is_both_levels():
    merged = cells("满意度指标", "群众满意度", "≥90%", "95%", "10", "10", "").replace("<td>", "<td colspan=2>", 1)
    one, two = indicators(FULL, merged)
    assert (one.level1, one.level2) == ("产出指标", "数量指标")
    assert (two.level1, two.level2, two.damaged) == ("满意度指标", "满意度指标", False)


def test_a_blank_level_below_a_new_one_is_not_the_one_above():
    new = cells("效益指标", "", "改善供水", "有效改善", "有效改善", "5", "5", "")
    found = indicators(FULL, new, cells("", "", "用水人数", "≥9人", "9人", "5", "5", ""))
    levels = [(row.level1, row.level2) for row in found]
    assert levels == [("产出指标", "数量指标"), ("效益指标", None), ("效益指标", None)]


def test_levels_may_stand_on_rows_of_their_own():
    levels = [cells("产出指标", *[""] * 7), cells("", "数量指标", *[""] * 6)]
    [row] = indicators(*levels, cells("", "", "整治长度", "≥4公里", "5公里", "90", "90", ""))
    assert (row.level1, row.level2, row.name) == ("产出指标", "数量指标", "整治长度")


def test_operator_value_and_unit_below_one_head_are_one_target():
    columns = COLUMNS.replace("<td>年度指标值", "<td colspan=3>年度指标值")
    row = cells("产出指标", "数量指标", "整治长度", "≥", "4", "公里", "5公里", "90", "90", "")
    [found] = indicators(row, columns=columns)
    assert (found.target_op, found.target_value, found.target_unit) == (">=", Decimal(4), "公里")
    assert not found.damaged


def test_two_figures_below_one_head_are_marked():
    funds = FUNDS.replace("<td>全年预算数", "<td colspan=2>全年预算数").replace("<td>120.00", "<td>12</td><td>0.00")
    [fund] = form(FULL, head=NAME + funds).rows["project_funds"]
    assert fund.damaged


def test_rows_that_the_template_left_are_no_indicators():
    left = [cells("", "", text, "", "", "", "", "") for text in ("指标2", "……", "指标3：")]
    [row] = indicators(FULL, *left)
    assert (row.name, row.damaged) == ("整治长度", False)


def test_a_name_over_two_rows_names_both():
    both = cells("产出指标", "数量指标", "整治河道", "≥4公里", "5公里", "45", "45", "")
    both = both.replace("<td>", "<td rowspan=2>", 3)
    found = indicators(both, cells("≥2条", "2条", "45", "45", ""))
    assert [(row.name, row.level2) for row in found] == [("整治河道", "数量指标")] * 2
    assert [row.target_unit for row in found] == ["公里", "条"]


def test_bare_figures_stay_in_their_columns_though_no_score_is_printed():
    [row, _] = indicators(
        cells("产出指标", "数量指标", "整治长度", "4", "5", "50", "", ""),
        cells("", "", "整治条数", "2", "2", "50", "", ""),
    )
    assert (row.target_value, row.actual_value, row.weight, row.score) == (4, 5, 50, None)


def test_points_in_a_name_and_lines_in_a_cell_damage_nothing():
    head = NAME.replace("河道整治", "1.5万亩·高标准<br>农田（二期）") + FUNDS
    facts = form(FULL.replace("整治长度", "整治<br>长<br>度（焗）"), head=head)
    [project] = facts.rows["projects"]
    assert (project.name, project.damaged) == ("1.5万亩·高标准农田（二期）", False)
    assert not facts.rows["indicators"][0].damaged


def test_a_label_of_another_kind_ends_the_name():
    name = "<td colspan=3>河道整治</td><td>项目编码</td><td colspan=2>5100</td>"
    head = NAME.replace("<td colspan=6>河道整治</td>", name) + FUNDS
    [project] = form(FULL, head=head).rows["projects"]
    assert (project.name, project.damaged) == ("河道整治", False)


@pytest.mark.parametrize("unit", ["单位：元", "金额单位：元", "填报单位：某局　金额单位：元"])
def test_amounts_in_yuan_are_brought_to_ten_thousands(unit):
    [fund] = form(FULL, between=f"<p>{unit}</p>").rows["project_funds"]
    assert fund.executed == Decimal("0.0090")


def test_another_table_below_a_form_without_total_is_no_part_of_it():
    page = HEAD.format(between="") + NAME + FUNDS + COLUMNS + FULL + "</table><p>附：收支表</p>"
    other = "<table>" + cells("科目", "一", "二", "三") + cells("基本支出", "产出", "5", "4") + "</table>"
    assert len(facts_of(read_page(page + other)).rows["indicators"]) == 1


def test_total_points_stand_below_their_heads():
    total = "<tr><td colspan=5>总分</td><td></td><td>98.5</td><td></td></tr>"
    [project] = form(FULL, total).rows["projects"]
    assert (project.total_weight, project.total_score) == (None, Decimal("98.5"))
    total = "<tr><td colspan=5>合计</td><td>100</td><td>97</td><td>优</td></tr>"
    [project] = form(FULL, total).rows["projects"]
    assert (project.total_weight, project.total_score) == (100, 97)
