"""Lines of 类, 款 and 项 in the forms that provinces use; and those of the originals against the answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gold_prose import compare
from tests.originals import with_originals
from tests.prose_reading import figures, read_original, read_prose, statements, wrapped

HEADINGS = "五、一般公共预算财政拨款支出决算情况说明\n(三)一般公共预算财政拨款支出决算具体情况\n"
FUNDED = "七、政府性基金预算财政拨款收入支出决算情况说明\n"


def lines(text, headings=HEADINGS):
    """(seq, class, subclass, item, executed, share, change, change %, reason) of each line."""
    return [
        (
            *(row.seq, row.class_, row.subclass, row.item),
            *(
                None if value is None else str(value)
                for value in (row.executed, row.share_pct, row.change, row.change_pct)
            ),
            row.reason,
        )
        for row in read_prose(headings + text).rows["functions"]
    ]


def test_a_line_names_its_place_in_the_classification():
    text = (
        "1.教育支出(类)普通教育(款)小学教育(项):支出决算数为20.05万元,比上年决算减少1.15万元,下降5.42%,"
        "主要原因是:两名教师退休,校舍维修于2021年完工。"
    )
    assert lines(text) == [
        (1, "教育支出", "普通教育", "小学教育", "20.05", None, "-1.15", "-5.42", "两名教师退休,校舍维修于2021年完工")
    ]


@pytest.mark.parametrize(
    ("headings", "fund"),
    [(HEADINGS, "一般公共预算"), (FUNDED, "政府性基金"), ("八、国有资本经营预算支出情况\n", "国有资本经营预算")],
)
def test_the_fund_is_the_one_that_the_headings_name(headings, fund):
    [row] = read_prose(f"{headings}1.其他支出(类)其他支出(款)其他支出(项):支出决算数为3万元。").rows["functions"]
    assert row.fund == fund


def test_names_may_hold_brackets_and_enumerations():
    text = "一般公共服务(类)政府办公厅(室)及相关机构事务(款)行政运行、事业运行(项):支出决算为44.72万元,完成预算100%。"
    assert lines(text)[0][:5] == (
        *(None, "一般公共服务", "政府办公厅(室)及相关机构事务", "行政运行、事业运行"),
        "44.72",
    )


def test_budget_and_completion_of_a_line_are_amounts_of_its_item():
    facts = read_prose(
        f"{HEADINGS}2.卫生健康支出(类)公共卫生(款)卫生监督机构(项)。年初预算为20万元,支出决算为18万元,"
        "完成年初预算的90%,决算数小于预算数的主要原因是设备中标价低。"
    )
    name = "卫生健康支出(类)公共卫生(款)卫生监督机构(项)"
    assert figures(facts) == [
        (name, "original_budget", "20", "万元"),
        (name, "execution_pct", "90", "%"),
    ]
    [row] = facts.rows["functions"]
    assert (row.seq, str(row.executed), row.reason) == (2, "18", "设备中标价低")


def test_the_class_is_carried_to_lines_that_leave_it_out():
    text = "1.教育支出(类)普通教育(款)小学教育(项)5万元;初中教育(项)4万元;教育费附加安排的支出(款)3万元。"
    assert [line[1:5] for line in lines(text)] == [
        ("教育支出", "普通教育", "小学教育", "5"),
        ("教育支出", None, "初中教育", "4"),
        ("教育支出", "教育费附加安排的支出", None, "3"),
    ]


def test_lines_of_a_class_alone_have_no_item_and_are_amounts_too():
    text = "1.教育支出(类)20.05万元,占63.65%。\n2.卫生健康支出(类)支出11.45万元,占36.35%。"
    assert [line[:6] for line in lines(text)] == [
        (1, "教育支出", None, None, "20.05", "63.65"),
        (2, "卫生健康支出", None, None, "11.45", "36.35"),
    ]
    assert figures(read_prose(HEADINGS + text))[:2] == [
        ("教育支出(类)", "executed", "20.05", "万元"),
        ("教育支出(类)", "share_pct", "63.65", "%"),
    ]


def test_classes_of_the_national_list_are_known_without_the_word():
    text = "1.社会保障和就业支出120.5万元,占10.2%;\n2.培训支出3万元。"
    assert [line[:6] for line in lines(text)] == [(1, "社会保障和就业支出", None, None, "120.5", "10.2")]


def test_codes_tell_the_level():
    text = "(1)教育支出(205)20万元。普通教育(20502)15万元。小学教育(2050202)支出12万元,较上年增加2万元。"
    assert [line[1:5] for line in lines(text)] == [
        ("教育支出", None, None, "20"),
        ("教育支出", "普通教育", None, "15"),
        ("教育支出", "普通教育", "小学教育", "12"),
    ]
    assert lines("2080505机关养老保险缴费支出67.64万元。")[0][1:5] == (None, None, "机关养老保险缴费支出", "67.64")
    assert read_prose(HEADINGS + text).unread() == []


def test_every_number_of_a_line_is_cited():
    facts = read_prose(
        f"{HEADINGS}3.农林水支出(类)水利(款)防汛(项):支出决算数为1,234.50万元,比上年决算增加34.50万元,增长2.88%,"
        "主要原因是:新增2期工程。"
    )
    assert facts.unread() == []
    cited = {cell.column: cell.text for cell in facts.rows["citations"] if cell.table == "functions"}
    assert cited == {
        "fund": "一般公共预算",
        "seq": "3",
        "class": "农林水支出",
        "subclass": "水利",
        "item": "防汛",
        "executed": "1,234.50",
        "change": "34.50",
        "change_pct": "2.88",
        "reason": "新增2期工程",
    }


def test_a_line_is_no_amount_of_the_narrative():
    facts = read_prose(f"{HEADINGS}具体支出5万元,如下:\n1.教育支出(类)普通教育(款)小学教育(项)5万元。")
    assert figures(facts) == [("具体支出", "executed", "5", "万元")]
    assert statements(facts) == []


LIST = HEADINGS + (
    "1.教育支出(类)普通教育(款)小学教育(项):支出决算数为20.05万元,比上年决算减少1.15万元,下降5.42%,主要原因是:教师减少。\n"
    "2.教育支出(类)普通教育(款)其他普通教育支出(项):支出决算数为1,207.60万元,比上年决算增加1,207.60万元,增长100.00%,"
    "主要原因是:新建教学楼,上年无此项支出。\n"
    "3.卫生健康支出(类)行政事业单位医疗(款)事业单位医疗(项):支出决算数为6.30万元,比上年决算增加0.20万元,增长3.28%,"
    "主要原因是:缴费基数提高。"
)


@given(st.integers(20, 70), st.booleans())
@settings(deadline=None, max_examples=50)
def test_line_width_changes_no_line(width, blank_lines):
    text = wrapped(LIST, width)
    assert lines(text.replace("\n", "\n\n") if blank_lines else text, "") == lines(LIST, "")


@with_originals
@pytest.mark.parametrize("report", ["003", "004"])
def test_lines_of_the_originals_are_found(report):
    facts = read_original(report)
    score = compare(report, facts.rows, ("functions",))
    assert score.share >= 0.99, score.missing
    detailed = [row for row in facts.rows["functions"] if row.subclass]
    assert len(detailed) * 3 == score.total
    assert score.same_item == score.found
    assert all(row.reason for row in detailed)
