"""Forms as OCR tools set them in tabs: what is read, what is marked, what is refused."""

from decimal import Decimal

import pytest

from jixiao.errors import ReportError
from jixiao.parsing import parse
from jixiao.reading import read_bytes

HEAD = ["项目名称\t\t{name}", "主管部门\t某县水务局\t\t\t实施单位\t某县水务站"]
FUNDS = [
    "\t\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分",
    "项目资金\t年度资\t金总额\t1,200. 00\t1,000.00\t987.65\t10\t98.77%\t9.88分",
    "(万元)\t其中: 当年\t财政拨款\t1,200.00\t1,000.00\t987.65\t—\t—\t—",
    "\t其他资金\t\t0.00\t0.00\t0.00\t—\t—\t—",
]
GOAL = ["\t\t预期目标\t\t\t\t实际完成情况", "年度总体 目标\t修好3座泵站\t\t\t已修好 3 座泵站"]
COLUMNS = "\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成 值\t分值\t得分\t偏差原因分析及改进措施"
ROWS = [
    "\t产出指标\t数量指标\t修复泵站 数量\t>=3 座\t=3 座\t20\t20\t",
    "\t\t质量指标\t验收合格率\t=100%\t=66.67%\t30\t20\t一座泵站尚未验收。",
    "\t效益指标\t社会效益 指标\t供水保障 能力\t有效提升\t完全达到 预期\t40\t40\t",
]
TOTAL = "\t\t总分\t\t\t\t100\t89.88分\t"


def form(name="泵站修复", rows=ROWS, total=TOTAL):
    return "\n".join([HEAD[0].format(name=name), HEAD[1], *FUNDS, *GOAL, COLUMNS, *rows, *([total] if total else [])])


def facts(text):
    return parse(read_bytes("a.txt", text.encode()))[0]


def test_a_form_is_read_whole():
    read = facts(form())
    [project] = read.rows["projects"]
    assert (project.name, project.authority, project.implementer) == ("泵站修复", "某县水务局", "某县水务站")
    assert (project.goal, project.completion) == ("修好3座泵站", "已修好3座泵站")
    assert (project.total_weight, project.total_score, project.damaged) == (100, Decimal("89.88"), False)
    total, fiscal, other = read.rows["project_funds"]
    assert [row.source for row in (total, fiscal, other)] == ["total", "fiscal", "other"]
    assert (total.original_budget, total.final_budget, total.executed) == (1200, 1000, Decimal("987.65"))
    assert (total.weight, total.execution_pct, total.score) == (10, Decimal("98.77"), Decimal("9.88"))
    assert (fiscal.weight, other.executed) == (None, 0)
    one, two, three = read.rows["indicators"]
    assert (one.level1, one.level2, one.name) == ("产出指标", "数量指标", "修复泵站数量")
    assert (one.target_op, one.target_value, one.target_unit, one.actual_value) == (">=", 3, "座", 3)
    assert (two.level1, two.weight, two.score, two.reason) == ("产出指标", 30, 20, "一座泵站尚未验收。")
    assert (three.target_text, three.target_value, three.actual_text) == ("有效提升", None, "完全达到预期")
    assert not any(row.damaged for row in (one, two, three))


def test_every_stored_cell_cites_its_characters():
    read = facts(form())
    lines = form().split("\n")
    cited = {(row.table, row.row_id, row.column): row for row in read.rows["citations"]}
    for citation in cited.values():
        if citation.line == citation.last_line:
            assert lines[citation.line - 1][citation.start : citation.end] == citation.text
    total = read.rows["project_funds"][0]
    assert cited["project_funds", total.fund_id, "original_budget"].text == "1,200. 00"
    assert cited["project_funds", total.fund_id, "label"].text == "年度资\t金总额"
    assert read.report.figure_count == read.report.cited_count


def test_a_merged_labels_place_does_not_matter():
    rows = [
        "\t\t\t修复泵站 数量\t>=3 座\t=3 座\t10\t10\t",
        "\t\t数量指标\t清淤渠道 长度\t>=5 公里\t=5 公里\t10\t10\t",
        "\t产出指标\t\t新建闸门 数量\t>=2 座\t=2 座\t10\t10\t",
        "\t\t质量指标\t验收合格率\t=100%\t=100%\t10\t10\t",
        "\t\t\t资料归档率\t=100%\t=100%\t10\t10\t",
        "\t效益指标\t社会效益指标\t供水保障能力\t有效提升\t有效提升\t40\t40\t",
    ]
    read = facts(form(rows=rows)).rows["indicators"]
    assert [row.level2 for row in read] == ["数量指标"] * 3 + ["质量指标"] * 2 + ["社会效益指标"]
    assert [row.level1 for row in read] == ["产出指标"] * 5 + ["效益指标"]


def test_a_row_broken_over_pages_is_one_row():
    first = ["\t产出指标\t质量指标\t验收\t=100%\t=80%\t50\t40\t一座泵站"]
    second = [
        "\t\t合格率\t\t\t\t\t尚未验收。",
        "效益指标\t社会效益指标\t供水保障\t有效提升\t有效提升\t40\t40\t",
        "\t总分\t\t\t\t100\t89.88分\t",
    ]
    read = facts(form(rows=first, total=None) + "\n\n" + "\n".join(second))
    one, two = read.rows["indicators"]
    assert (one.name, one.reason, one.weight, one.score) == ("验收合格率", "一座泵站尚未验收。", 50, 40)
    assert (two.name, two.level1, two.weight) == ("供水保障", "效益指标", 40)
    assert read.rows["projects"][0].total_score == Decimal("89.88")


def test_rows_run_together_are_marked_and_no_points_are_invented():
    rows = ["\t产出指标\t数量指标\t修复泵站\t>=3 座 <=15%\t=2 座 =3.7%\t30\t20\t", ROWS[2]]
    one, two, _ = facts(form(rows=rows)).rows["indicators"]
    assert (one.target_value, one.actual_value, one.weight, one.score, one.damaged) == (3, 2, 30, 20, True)
    assert (two.target_value, two.actual_value, two.weight, two.score, two.damaged) == (
        15,
        Decimal("3.7"),
        None,
        None,
        True,
    )


def test_a_form_that_lost_its_name_label_is_a_form_of_its_own():
    second = form("闸门改造").replace("项目名称\t\t", "\t\t")
    one, two = facts(form() + "\n\n" + second).rows["projects"]
    assert (one.name, one.damaged) == ("泵站修复", False)
    assert (two.name, two.damaged) == ("闸门改造", True)


def test_a_lost_amount_stays_null_and_nothing_slides_into_its_column():
    text = form().replace("年度资\t金总额\t1,200. 00", "年度资\t年度资金总额\t")
    total = facts(text).rows["project_funds"][0]
    assert (total.source, total.original_budget, total.final_budget, total.damaged) == ("total", None, 1000, True)


def test_amounts_declared_in_yuan_are_stored_in_wan_exactly():
    text = form().replace("(万元)", "(元)").replace("987.65", "9,876,543.21")
    assert facts(text).rows["project_funds"][0].executed == Decimal("987.654321")


def test_no_reason_is_no_reason():
    read = facts(form(rows=[ROWS[0] + "无", ROWS[2] + "0"])).rows["indicators"]
    assert [row.reason for row in read] == [None, None]


def test_a_file_cut_off_in_a_form_is_refused():
    whole = form()
    cut = form("闸门改造", rows=ROWS[:1], total=None)
    with pytest.raises(ReportError, match=r"a\.txt: .*line 26.*middle of a form"):
        facts(whole + "\n\n\n\n" + cut)


def test_a_single_form_cut_off_is_refused_by_its_missing_points():
    with pytest.raises(ReportError, match="middle of a form"):
        facts(form(rows=ROWS[:2], total=None))
    assert facts(form(total=None)).rows["projects"][0].total_score is None


def test_a_form_without_rows_is_refused():
    with pytest.raises(ReportError, match="no rows"):
        facts("\n".join([HEAD[0].format(name="空表"), HEAD[1], FUNDS[0], COLUMNS]))


def test_operator_and_unit_may_have_columns_of_their_own():
    columns = "\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t完成值\t权重\t得分"
    rows = [
        "\t产出指标\t数量指标\t修复泵站数量\t≥\t3\t座\t4\t50\t50",
        "\t效益指标\t社会效益指标\t供水保障能力\t定性\t优\t\t良\t40\t38",
    ]
    text = "\n".join(
        [HEAD[0].format(name="泵站"), HEAD[1], *FUNDS, *GOAL, columns, *rows, "\t总分\t\t\t\t\t\t\t100\t98"]
    )
    one, two = facts(text).rows["indicators"]
    assert (one.target_op, one.target_value, one.target_unit) == (">=", 3, "座")
    assert (one.actual_value, one.actual_unit, one.weight, one.score) == (4, "座", 50, 50)
    assert (two.target_op, two.target_text, two.actual_text, two.weight, two.score) == (None, "优", "良", 40, 38)


def test_the_columns_order_is_the_heads():
    columns = "\t一级指标\t二级指标\t三级指标\t分值\t年度指标值\t全年实际值\t得分\t未完成原因及拟采取的改进措施"
    rows = [
        "\t产出指标\t质量指标\t验收合格率\t50\t100%\t80%\t40\t尚有一处未验收",
        "\t效益指标\t社会效益指标\t供水保障能力\t40\t提升\t提升\t40\t",
    ]
    text = "\n".join([HEAD[0].format(name="泵站"), HEAD[1], *FUNDS, *GOAL, columns, *rows, "总分\t\t\t\t100\t\t\t90"])
    one, two = facts(text).rows["indicators"]
    assert (one.weight, one.target_value, one.actual_value, one.score) == (50, 100, 80, 40)
    assert (one.reason, two.reason, two.weight, two.score) == ("尚有一处未验收", None, 40, 40)


@pytest.mark.parametrize(
    "total,weight,score",
    [
        ("总分\t100\t96\t优", 100, 96),
        ("总分:83\t", None, 83),
        ("自评总分\t\t95.5分", None, Decimal("95.5")),
        ("合计\t100", 100, None),
    ],
)
def test_totals_stand_in_many_ways(total, weight, score):
    project = facts(form(total=total)).rows["projects"][0]
    assert (project.total_weight, project.total_score) == (weight, score)


@pytest.mark.parametrize("bar", [" | ", "|", "| "])
def test_cells_may_be_parted_by_bars(bar):
    tabbed, barred = facts(form()), facts(form().replace("\t", bar))
    for table in ("projects", "project_funds", "indicators"):
        one, two = tabbed.rows[table], barred.rows[table]
        ids = {"project_id", "report_id", "fund_id", "indicator_id"}
        assert [{name: getattr(row, name) for name in type(row).__dataclass_fields__.keys() - ids} for row in one] == [
            {name: getattr(row, name) for name in type(row).__dataclass_fields__.keys() - ids} for row in two
        ]


def test_a_markdown_tables_outer_bars_and_rule_are_no_cells():
    lines = [f"| {line} |".replace("\t", " | ") for line in form().split("\n")]
    read = facts("\n".join([lines[0], "|---|:-:|---|", *lines[1:]]))
    assert read.rows["projects"][0].name == "泵站修复"
    assert [row.score for row in read.rows["indicators"]] == [20, 20, 40]
