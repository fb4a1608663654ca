"""Paragraphs and headings come out the same wherever the lines are broken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.prose_reading import outline, wrapped

REPORT = """第二部分 单位决算情况说明
一、收入支出决算总体情况说明
2022年度收入总计31.50万元，支出总计31.50万元。与上年相比，收入增加2.25万元，增长7.69%，主要原因是新进三名职工。
二、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算结构情况
1.教育支出（类）20.05万元，占63.65%。
2.卫生健康支出（类）11.45万元，占36.35%。
十、国有资产占用情况说明
共有车辆2辆，价值40.60万元；图书1,205册。"""


def told(text):
    """The paragraphs of a text with the headings above them."""
    return [([heading.text for heading in paragraph.headings], paragraph.text) for paragraph in outline(text)]


def texts(text):
    return [paragraph.text for paragraph in outline(text)]


def test_a_paragraph_stands_under_its_headings():
    assert told(REPORT)[1] == (
        [
            "第二部分单位决算情况说明",
            "二、一般公共预算财政拨款支出决算情况说明",
            "(一)一般公共预算财政拨款支出决算结构情况",
        ],
        "1.教育支出(类)20.05万元,占63.65%。",
    )


def test_a_later_heading_ends_those_below_its_rank():
    assert told(REPORT)[-1][0] == ["第二部分单位决算情况说明", "十、国有资产占用情况说明"]


@given(width=st.integers(16, 60))
@settings(deadline=None)
def test_line_width_changes_nothing(width):
    assert told(wrapped(REPORT, width)) == told(REPORT)


@given(width=st.integers(16, 60))
@settings(deadline=None)
def test_blank_lines_change_nothing(width):
    assert told(wrapped(REPORT, width).replace("\n", "\n\n")) == told(REPORT)


def test_a_sentence_goes_on_after_a_line_that_breaks_off():
    assert texts("会议费支出5\n.20万\n\n元，培训费支出3.10万元。") == ["会议费支出5.20万元,培训费支出3.10万元。"]


def test_a_new_paragraph_begins_after_the_end_of_a_sentence():
    assert len(texts("收入合计十万元整。\n支出合计九万元整，其余结转下年使用，具体安排见后附的各张表格。")) == 2


@pytest.mark.parametrize("end", ["主要原因是：", "其中：", "包括："])
def test_words_that_open_something_do_not_end_a_paragraph(end):
    assert len(texts(f"支出比上年增加，{end}\n新增人员的工资。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "预决算差异率为\n1.\n57%，基本符合预期。",
        "全年培训人数增长\n3.5倍，参加人数达到预期。",
    ],
)
def test_a_broken_number_or_word_is_no_list_number(text):
    wide = "本单位严格执行预算管理制度，全年各项支出均控制在预算之内，未发生超预算支出的情况和问题，工作平稳有序"
    whole = "\n".join([f"{wide}，{wide}，", *([wide] * 8), text])
    assert len([found for found in texts(wrapped(whole, 30)) if found.startswith(("1.", "3."))]) == 0


def test_a_word_cut_before_a_numeral_is_no_heading():
    lines = ["本单位负责全区范围内的各项统", "一、规范和有序管理工作,并按期", "报送结果。"]
    assert texts("\n".join(lines)) == ["".join(lines)]


def test_page_numbers_are_no_text():
    pages = "\n".join(f"第{number}段的支出为5\n- {number} -\n0.5万元。" for number in range(1, 4))
    assert texts(pages) == [f"第{number}段的支出为50.5万元。" for number in range(1, 4)]


def test_bare_page_numbers_count_up_through_the_text():
    pages = "\n".join(f"支出合计12.\n{number}\n5万元。" for number in range(1, 5))
    assert texts(pages) == ["支出合计12.5万元。"] * 4


def test_a_bare_number_that_does_not_count_up_belongs_to_the_sentence():
    assert texts("接待批次共\n12\n批，人次共\n80\n人。") == ["接待批次共12批,人次共80人。"]


def test_indented_lines_begin_paragraphs():
    body = "本年度各项工作按计划推进，支出进度与时间进度一致，资金使用合规有效，未发现挤占和挪用现象。"
    text = "\n".join(f"　　{body}\n{body}" for _ in range(4))
    assert len(texts(text)) == 4


def test_a_heading_may_carry_markdown_or_a_year_or_a_full_stop():
    text = "## 三、支出决算情况说明\n正文。\n四、2022年度收入决算情况。\n正文。"
    assert [found[0][-1] for found in told(text)] == ["##三、支出决算情况说明", "四、2022年度收入决算情况。"]


def test_a_heading_without_number_is_known_by_its_words():
    body = "货物支出5.00万元,工程支出3.20万元,服务支出1.10万元,均按规定的程序办理。"
    assert told(f"一、决算说明\n政府采购支出情况说明\n{body}")[0][0] == ["一、决算说明", "政府采购支出情况说明"]


@pytest.mark.parametrize(
    "line",
    [
        "1.教育支出（类）20.05万元",
        "1.城乡社区支出（类）行政运行（项）",
        "2.完成年度任务；开展评估。",
        "3.年初结转5万元",
    ],
)
def test_a_numbered_line_of_facts_is_no_heading(line):
    assert outline(f"一、情况\n{line}")[0].headings[-1].text == "一、情况"


def test_scraps_below_the_title_of_a_form_are_known():
    scraps = "项目支出绩效自评表\n（2022年度）\n年度资金总额 12.00 10.00"
    text = f"十一、预算绩效情况说明\n共两张表。\n{scraps}\n十二、其他事项\n无。"
    assert [(paragraph.text, paragraph.in_form) for paragraph in outline(text)] == [
        ("共两张表。", False),
        ("(2022年度)年度资金总额12.00 10.00", True),
        ("无。", False),
    ]


def test_the_words_of_a_title_inside_a_sentence_are_no_title():
    lines = ["本年度按照要求完成了绩效管理工作,形成", "部门整体支出绩效自评表及项目自评表", "共三张,已按规定报送。"]
    assert texts("\n".join(lines)) == ["".join(lines)]


def test_every_character_keeps_its_place():
    lines = REPORT.split("\n")
    for paragraph in outline(REPORT):
        passage = paragraph.passage
        for index, character in enumerate(passage.printed):
            assert lines[passage.lines[index] - 1][passage.columns[index]] == character
