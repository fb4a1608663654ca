"""Achievements, problems, causes and improvements."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.parsing.facts import Facts
from jixiao.parsing.outline import paragraphs
from jixiao.parsing.statements import read_statements
from jixiao.reading import read_bytes
from tests.synthetic import WORDS
from tests.typeset import wrap

HAN = "一二三四五六七八九十"


def read(text):
    document = read_bytes("report.txt", text.encode())
    facts = Facts.of(document)
    rest = read_statements(list(paragraphs(document)), facts)
    return facts, rest


def points(facts):
    return [(row.topic, row.seq, row.text) for row in facts.rows["statements"]]


def test_points_under_headings_of_their_own():
    facts, rest = read(
        "五、存在的主要问题及原因分析\n经过自查，存在以下问题：\n一是年初目标定得偏粗。\n二是进度偏慢，合同签订晚。\n"
        "六、改进措施和建议\n一是细化目标。早编早审。二是提前招标。\n"
    )
    assert points(facts) == [
        ("problem", 1, "一是年初目标定得偏粗"),
        ("problem", 2, "二是进度偏慢，合同签订晚"),
        ("improvement", 1, "一是细化目标。早编早审"),
        ("improvement", 2, "二是提前招标"),
    ]
    assert [paragraph.text for paragraph in rest] == ["经过自查,存在以下问题:"]


def test_points_behind_leads_inside_a_paragraph():
    facts, rest = read(
        "十一、预算绩效的情况说明\n本部门评价项目3个。绩效管理取得的成效：一是流程更清；二是资料更全。"
        "发现的问题及原因：一是人手少。下一步改进措施：一是加强培训；二是充实人员。具体附项目支出绩效自评表。\n"
    )
    assert points(facts) == [
        ("achievement", 1, "一是流程更清"),
        ("achievement", 2, "二是资料更全"),
        ("problem", 1, "一是人手少"),
        ("improvement", 1, "一是加强培训"),
        ("improvement", 2, "二是充实人员"),
    ]
    assert [paragraph.text for paragraph in rest] == ["本部门评价项目3个。"]


def test_a_list_inside_a_point_stays_inside_it():
    facts, _ = read(
        "五、存在的问题\n一是收入偏低。一是客源少。二是淡季长。三是路远。\n二是设备老化。\n三是人手少：一是缺编；二是借调多。\n"
    )
    assert [(seq, text[:6]) for _, seq, text in points(facts)] == [
        (1, "一是收入偏低"),
        (2, "二是设备老化"),
        (3, "三是人手少："),
    ]


def test_headings_over_single_points_belong_to_them():
    facts, _ = read(
        "四、存在的问题\n（一）目标偏粗\n量化指标不到一半。\n（二）进度偏慢\n七月才完成招标。\n五、其他\n无。\n"
    )
    assert points(facts) == [
        ("problem", 1, "（一）目标偏粗量化指标不到一半"),
        ("problem", 2, "（二）进度偏慢七月才完成招标"),
    ]


def test_paragraphs_without_numbers_are_points():
    facts, _ = read("四、偏离绩效目标的原因和下一步改进措施\n受汛期影响，工期顺延。\n改进措施：提前安排工期。\n")
    assert points(facts) == [("cause", None, "受汛期影响，工期顺延"), ("improvement", None, "提前安排工期")]


@pytest.mark.parametrize(
    "text",
    [
        "（三）负责拟订水资源保护措施\n一是组织实施取水许可。二是监督检查。\n",
        "二、主要职责\n负责解决用水问题：一是调查。二是处理。\n",
        "三、效果指标\n一是灌溉面积扩大。\n",
        "五、存在的问题\n无。\n",
    ],
)
def test_duties_indicators_and_nothing_are_no_statements(text):
    assert points(read(text)[0]) == []


sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=14).map(lambda words: "".join(words) + "偏少")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(sentences, min_size=1, max_size=9),
    st.lists(sentences, min_size=1, max_size=9),
    st.booleans(),
    st.sampled_from((None, 16, 25, 34)),
)
def test_every_point_comes_back_whatever_the_lines(problems, measures, inline, width):
    mark, end = ("；", "。") if inline else ("。\n", "。\n")
    lists = [
        mark.join(f"{HAN[number]}是{text}" for number, text in enumerate(texts)) + end for texts in (problems, measures)
    ]
    if inline:
        text = f"十一、预算绩效的情况说明\n发现的问题及原因：{lists[0]}下一步改进措施：{lists[1]}\n"
    else:
        text = f"五、存在的问题\n{lists[0]}六、改进措施\n{lists[1]}"
    if width:
        text = "\n".join("\n".join(wrap(line, width)) for line in text.split("\n"))
    facts, _ = read(text)
    expected = [("problem", number + 1, f"{HAN[number]}是{text}") for number, text in enumerate(problems)]
    expected += [("improvement", number + 1, f"{HAN[number]}是{text}") for number, text in enumerate(measures)]
    assert points(facts) == expected


def test_points_below_a_lead_that_ends_a_paragraph():
    facts, _ = read(
        "十一、预算绩效的情况说明\n本部门评价项目3个。发现的问题及原因：一是人手少。下一步改进措施：\n"
        "一是加强培训。\n二是充实人员。\n其他情况无。\n"
    )
    assert points(facts)[:3] == [
        ("problem", 1, "一是人手少"),
        ("improvement", 1, "一是加强培训"),
        ("improvement", 2, "二是充实人员"),
    ]
