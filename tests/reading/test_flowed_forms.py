"""Forms set by hand, each for one way in which cells break: the grid, odd fund rows, page ends, column orders."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest

from jixiao.reading.flowed import flowed_tables
from tests.flowed_reading import document, exact_failures, forms_in, original_forms
from tests.gold_forms import Score, compare_forms, gold_form, table_form, table_forms
from tests.originals import with_originals
from tests.typeset_flowed import Flowed, flowed_form, typeset_form

HEAD = (
    *(
        "项 目 支 出 绩 效 自 评 表",
        "（2024 年度）",
        "项目名称 青河市管网改造",
        "主管部门 青河市水利局 实施单位 青河市水利局",
    ),
    *("项目资金", "（万元）", "年初预算数 全年预算数 全年执行数 分值 执行率 得分"),
)
GOAL = ("年度", "总体", "目标", "预期目标 实际完成情况", "改造管网。", "已改造管网。")
COLUMNS = ("一级指", "标", "二级指标 三级指标 年度指标值 实际完成值 分值 得分", "偏差原", "因分析")
ROW = ("产出指", "标", "数量指标", "改造管网", "（公里）", ">=12 公里 =12 公里 20 20.00")
FUNDS = ("年度资金总额 10.00 12.00 9.00 10 75.00% 7.50",)
TOTAL = ("总分 100 97.5 分",)


def one_form(
    funds: Iterable[str] = FUNDS, rows: Iterable[str] = ROW, columns: Iterable[str] = COLUMNS
) -> dict[str, Any]:
    [form] = forms_in(*HEAD, *funds, *GOAL, *columns, *rows, *TOTAL)
    return form


def test_a_form_is_laid_on_its_printed_grid():
    [table] = flowed_tables(document([*HEAD, *FUNDS, *GOAL, *COLUMNS, *ROW, *TOTAL]))
    grid = [{cell.column: cell.text for cell in row} for row in table.rows]
    assert grid[2:] == [
        {0: "项目名称", 1: "青河市管网改造"},
        {0: "主管部门", 1: "青河市水利局", 2: "实施单位", 3: "青河市水利局"},
        {0: "项目资金(万元)", 2: "年初预算数", 3: "全年预算数", 4: "全年执行数", 5: "分值", 6: "执行率", 7: "得分"},
        {1: "年度资金总额", 2: "10.00", 3: "12.00", 4: "9.00", 5: "10", 6: "75.00%", 7: "7.50"},
        {0: "年度总体目标", 1: "预期目标", 2: "实际完成情况"},
        {1: "改造管网。", 2: "已改造管网。"},
        dict(
            enumerate(
                ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析"], 1
            )
        ),
        {1: "产出指标", 2: "数量指标", 3: "改造管网(公里)", 4: ">=12公里", 5: "=12公里", 6: "20", 7: "20.00"},
        {0: "总分", 6: "100", 7: "97.5分"},
    ]
    assert (table.first_line, table.last_line) == (1, len([*HEAD, *FUNDS, *GOAL, *COLUMNS, *ROW, *TOTAL]))


@pytest.mark.parametrize(
    "funds,expected",
    [
        (["年度资金总额 3.00 3.00 3.00 10", "100.0", "0%", "10.00"], ["3", "3", "3", "10", "100", "10"]),
        (["年度资金总额", "10,572", ".55 1.00 1.00 10 100.00% 10.00"], ["10572.55", "1", "1", "10", "100", "10"]),
        (["其中：当年财", "政拨款", "0.00 0.00 0.00 — — —"], ["0", "0", "0", None, None, None]),
        (["年度资金总额 12.00 9.00 10 75.00% 7.50"], [None, "12", "9", "10", "75", "7.5"]),
    ],
    ids=["broken rate", "broken amount", "broken label", "no initial budget"],
)
def test_fund_rows_with_broken_or_missing_cells(funds, expected):
    [row] = one_form(funds=funds)["funds"]
    assert [row[name] for name in ("initial", "annual", "executed", "weight", "rate_pct", "score")] == expected
    assert not row["doubtful"]


def test_a_missing_amount_that_no_rate_explains_is_doubtful():
    [row] = one_form(funds=["年度资金总额 12.00 9.00 10 99.00% 7.50"])["funds"]
    assert row["doubtful"]


@pytest.mark.parametrize(
    "lines,target,actual",
    [
        (["改造面积", ">=2705.52 平", "方米", "=2716.09 平", "方米", "20 20.00"], ">=2705.52平方米", "=2716.09平方米"),
        (
            ["改造工期", "2024年 2月—", "11 月", "=2024 年 3", "月—10 月", "20 20.00"],
            "2024年2月—11月",
            "=2024年3月—10月",
        ),
        (["改善供水", "有效改", "善", "有效改善 20 20.00"], "有效改善", "有效改善"),
        (["改善供水 <0.5‰ =0.2‰ 20 20.00"], "<0.5‰", "=0.2‰"),
        (["改善供水 ≥3 套（间） 4 套（间） 20 20.00"], ">=3套(间)", "4套(间)"),
    ],
    ids=["unit", "dates", "words", "per mille", "without sign"],
)
def test_values_broken_over_lines(lines, target, actual):
    [row] = one_form(rows=["产出指", "标", "数量指标", *lines])["indicators"]
    assert (row["name"], row["target_text"], row["actual_text"]) == (lines[0].split()[0], target, actual)


def test_a_reason_ends_where_the_next_name_begins():
    rows = [
        *ROW[:-1],
        ">=12 公里 =9 公里 20 15.00",
        "管材到",
        "货晚。",
        "阀门井改造数量",
        "（座）",
        "=4 座 =4 座 20 20.00",
    ]
    first, second = one_form(rows=rows)["indicators"]
    assert (first["reason_text"], second["name"]) == ("管材到货晚。", "阀门井改造数量(座)")
    assert (second["level1"], second["level2"]) == ("产出指标", "数量指标")


def test_a_boundary_that_nothing_shows_is_doubtful():
    rows = [
        *ROW[:-1],
        ">=12 公里 =9 公里 20 15.00",
        "管材晚到阀门",
        "工地停电道路",
        "封闭井盖缺货",
        "=4 座 =4 座 20 20.00",
    ]
    columns = ("一级指", "标", "二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因说明")
    first, second = one_form(rows=rows, columns=columns)["indicators"]
    assert first["doubtful"] or second["doubtful"]
    assert (first["weight"], second["weight"]) == ("20", "20")


def test_page_numbers_belong_to_no_cell():
    rows = [*ROW, "39", "质量指标", "验收合格率（%）", "=100% =100% 20 20.00", "— 40 —"]
    first, second = one_form(rows=rows)["indicators"]
    assert (first["reason"], second["name"]) == (False, "验收合格率(%)")


def test_a_row_goes_on_behind_a_pages_end():
    heads = ["一级指标 二级指标 三级指标", "预期指标值", "指标值设定", "依据", "分值权重", "实际完成指标", "值", "得分"]
    rows = ["履职效能 数量指标", "完成全市农", "=4 次", "2024 年度", "水利局考核", "10 =4 次 10"]
    rows += [
        " 村供水管网",
        "改造（次）",
        "指标",
        "完成水质抽",
        "检（次）",
        "=2 次",
        "2024 年度",
        "水利局考核",
        "指标",
        "15 =2 次 15",
    ]
    [form] = forms_in(
        "部门（单位）整体支出绩效目标自评表", "部门（单位）名称 青河市水利局", *heads, *rows, "", "二、其他"
    )
    assert [row["name"] for row in form["indicators"]] == ["完成全市农村供水管网改造(次)", "完成水质抽检(次)"]
    assert [(row["weight"], row["score"]) for row in form["indicators"]] == [("10", "10"), ("15", "15")]


@with_originals
@pytest.mark.parametrize(
    "order",
    [
        ("level1", "level2", "name", "weight", "target", "actual", "score", "reason"),
        ("level1", "level2", "name", "target", "weight", "actual", "score", "reason"),
        ("level2", "name", "target", "actual", "weight", "score", "reason"),
        ("level1", "level2", "name", "target", "actual", "score", "reason"),
        ("level1", "level2", "name", "target", "actual", "weight", "score"),
    ],
    ids=lambda order: "-".join(order),
)
def test_columns_are_read_in_the_order_of_their_heads(order):
    heads = {"actual": "全年实际值", "reason": "未完成原因及拟采取的改进措施", "target": "年初目标值"}
    score = Score()
    for form in original_forms()[1:8]:
        style = Flowed(columns=order, heads=heads, widths={"name": 6, "reason": 4})
        expected = gold_form(form)
        for row in expected["indicators"]:
            absent = {"level1", "weight", "reason"} - set(order)
            row |= {name: False if name == "reason" else None for name in absent}
            row["reason_text"] = row["reason_text"] if "reason" in order else None
        compare_forms([expected], table_forms(flowed_tables(document(flowed_form(form, style)))), score)
    assert exact_failures(score) == []
    assert score.share >= 0.985, score.wrong


def test_sign_and_unit_may_stand_in_columns_of_their_own():
    columns = ("一级指标 二级指标 三级指标 指标性质 指标值 度量单位 完成值 分值 得分",)
    rows = ["产出指标 数量指标 改造管网 ≥ 12 公里 13 20 20.00", "更换阀门", "数量", "≥ 4 个 4 10 10.00"]
    [table] = flowed_tables(document([*HEAD, *FUNDS, *GOAL, *columns, *rows, *TOTAL]))
    assert [[cell.text for cell in row] for row in table.rows[-3:-1]] == [
        ["产出指标", "数量指标", "改造管网", "≥", "12", "公里", "13", "20", "20.00"],
        ["更换阀门数量", "≥", "4", "个", "4", "10", "10.00"],
    ]


def test_a_form_cut_off_in_a_row_keeps_what_is_there():
    lines = [*HEAD, *FUNDS, *GOAL, *COLUMNS, *ROW, "质量指标", "验收合"]
    [form] = forms_in(*lines)
    assert form["total_score"] is None
    assert [(row["level2"], row["name"], row["score"]) for row in form["indicators"]] == [
        ("数量指标", "改造管网(公里)", "20"),
        ("质量指标", "验收合", None),
    ]


def test_text_behind_a_form_without_total_is_not_part_of_it():
    source = document([*HEAD, *FUNDS, *GOAL, *COLUMNS, *ROW, "", "十二、其他需说明的事项", "无其他说明事项。"])
    [table] = flowed_tables(source)
    assert source.lines[table.last_line - 1] == ROW[-1]


@pytest.mark.parametrize(
    "lines",
    [
        ["项目支出绩效自评表", "见附件。", "年初预算数为 12 万元，全年执行数为 11 万元。"],
        ["项目名称：青河市管网改造", "一级指标包括产出指标和效益指标，二级指标三级指标见表。", "总分 100 98 分"],
        ["项目支出绩效目标申报表", *HEAD[2:4], "一级指标 二级指标 三级指标 指标值"],
        [],
        [""],
    ],
    ids=["mention", "prose with labels", "declaration", "nothing", "empty line"],
)
def test_no_form_no_table(lines):
    assert flowed_tables(document(lines)) == []


def test_levels_that_stand_in_texts_are_no_labels():
    rows = [*ROW, "质量指标", "提高", "管理效率", "提升 提升 20 20.00"]
    names = Counter(row["name"] for row in one_form(rows=rows)["indicators"])
    assert names == {"改造管网(公里)": 1, "提高管理效率": 1}


@with_originals
def test_typesetter_gives_lines_that_hold_the_form():
    form = original_forms()[1]
    narrow, wide = (typeset_form(form, {"name": width, "reason": width}, blank_lines=False) for width in (4, 9))
    assert len(narrow) > len(wide)
    assert table_form(flowed_tables(document(narrow))[0])["name"] == gold_form(form)["name"]
