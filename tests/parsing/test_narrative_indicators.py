"""Indicators that a report discusses in sentences."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.parsing.facts import Facts
from jixiao.parsing.narrative_indicators import read_narrative_indicators
from jixiao.parsing.outline import paragraphs
from jixiao.reading import read_bytes
from tests.synthetic import INDICATOR_ENDINGS, SENTENCES, names, percent
from tests.typeset import wrap


def read(text):
    document = read_bytes("report.txt", text.encode())
    facts = Facts.of(document)
    rest = read_narrative_indicators(list(paragraphs(document)), facts)
    return facts, rest


def only(text):
    facts, _ = read(text)
    [row] = facts.rows["indicators"]
    return row


def account(actual, name="巡渠次数", target="≥17个", midyear="巡渠次数9个，进度正常。"):
    return (
        f"履职效能-数量指标，{name}，预期指标值{target}，依据2022年计划设定。\n"
        f"年中绩效运行监控时，{midyear}\n截至此次评价时间节点，{actual}\n"
    )


def test_target_midyear_and_actual_in_paragraphs_of_their_own():
    facts, rest = read(
        "（一）履职效能\n"
        + account("巡渠次数21个，与年度预期值相比，偏差23.53%，原因是汛期加密2次。今后提前安排。")
        + "四、结论\n共3项。\n"
    )
    [row] = facts.rows["indicators"]
    assert (row.project_id, row.seq, row.level1, row.level2, row.name) == (None, 1, "履职效能", "数量指标", "巡渠次数")
    assert (row.target_text, row.target_op, row.target_value, row.target_unit) == ("≥17个", ">=", 17, "个")
    assert (row.midyear_text, row.midyear_value, row.midyear_unit) == ("巡渠次数9个，进度正常", 9, "个")
    assert (row.actual_text, row.actual_value, row.actual_unit) == ("巡渠次数21个", 21, "个")
    assert (row.deviation_pct, row.reason) == (Decimal("23.53"), "汛期加密2次。今后提前安排")
    assert (row.basis, row.weight, row.score) == ("依据2022年计划设定", None, None)
    assert [paragraph.text for paragraph in rest] == ["共3项。"]
    assert [unread.text for unread in facts.unread()] == ["3"]


@pytest.mark.parametrize(
    "actual,value",
    [
        ("上级交办40个，合并后52个（其中东渠31个），已完成48个，占92.3%。", "48"),
        ("全年巡渠次数基数85个，其中销号27个。", "85"),
        ("共下达任务30个，另有临时任务12个。", None),
        ("收入1,200万元，完成40%。", None),
        ("巡渠次数≥33个，与年度预期值相比，无偏差。", "33"),
        ("预期指标值≥17个，完成巡渠18个。", "18"),
        ("巡渠次数7,00.0,77个。", None),
    ],
)
def test_the_actual_value_is_the_figure_that_tells_the_indicator(actual, value):
    found = only(account(actual)).actual_value
    assert found == (None if value is None else Decimal(value))


def test_the_first_of_two_values_counts_and_the_other_stays_in_the_text():
    row = only(
        account("开工率91.2%，与年度预期值相比，全站开工率93.4%，有3.1%偏差的原因是增加任务。", "开工率", "≥90%")
    )
    assert (row.actual_value, row.deviation_pct, row.reason) == (Decimal("91.2"), Decimal("3.1"), "增加任务")
    assert "93.4%" in row.actual_text


def test_what_could_not_be_monitored_has_no_midyear_value():
    row = only(account("巡渠次数21个。", midyear="巡渠次数无法监控，原因是业务尚未开展3个月。"))
    assert row.midyear_value is None
    assert "3个月" in row.midyear_text


def test_of_several_midyear_percentages_the_one_like_the_name_counts():
    midyear = "入库水费80万元，占全年计划的16%。到六月底完成率48.5%，进度正常。"
    row = only(account("水费收入完成率，入库95万元，占计划的61.5%。", "水费收入完成率", "≥50%", midyear))
    assert (row.midyear_value, row.actual_value) == (Decimal("48.5"), Decimal("61.5"))


def test_what_is_remarked_without_a_deviation_is_no_reason():
    facts, _ = read(account("巡渠次数17个，与年度预期值相比，无偏差。今后继续巡渠。"))
    [row], [remark] = facts.rows["indicators"], facts.rows["statements"]
    assert row.reason is None
    assert (remark.topic, remark.text) == ("explanation", "今后继续巡渠")


def test_target_actual_and_score_in_one_sentence():
    facts, rest = read(
        "一、产出指标完成情况\n1.数量指标。培训人数，年初目标值≥90人，实际完成值≥95人，自评得分20分；"
        "参训率年初指标值为不低于90%，全年实际完成值88.5%，分值10分，自评得分9分，偏差1.67%，原因是部分人员请假。\n"
        "2.质量指标。布设站点数量≥1,006个，实际布设1,006个。\n全年支出5万元。\n"
    )
    rows = facts.rows["indicators"]
    assert [(row.level1, row.level2, row.name) for row in rows] == [
        ("产出指标", "数量指标", "培训人数"),
        ("产出指标", "数量指标", "参训率"),
        ("产出指标", "质量指标", "布设站点数量"),
    ]
    assert [(row.target_op, row.target_value, row.actual_op, row.actual_value) for row in rows] == [
        (">=", 90, ">=", 95),
        (">=", 90, None, Decimal("88.5")),
        (">=", 1006, None, 1006),
    ]
    assert [(row.weight, row.score) for row in rows] == [(None, 20), (10, 9), (None, None)]
    assert rows[1].reason == "部分人员请假"
    assert rest[-1].text.endswith("全年支出5万元")


def test_words_as_target_have_no_value():
    row = only("可持续影响指标：机制健全性，年度指标值有效提升，实际完成值有效提升，得分9分。\n")
    assert (row.target_text, row.target_value, row.actual_text, row.actual_value) == (
        "有效提升",
        None,
        "有效提升",
        None,
    )
    assert row.score == 9


@pytest.mark.parametrize(
    "text",
    [
        "三、绩效目标\n各项指标值设定合理，绩效目标值分解到位。\n",
        "项目支出绩效自评表\n巡渠次数，年度指标值≥17个，实际完成值18个。\n",
        "支出5万元，占比≥30%，与年初预算相比增加2万元。\n",
    ],
)
def test_other_sentences_are_no_indicators(text):
    facts, rest = read(text)
    assert facts.rows["indicators"] == []
    assert rest


rows = st.lists(
    st.tuples(
        names(INDICATOR_ENDINGS, most=4),
        st.sampled_from(("≥", "≤", "=", "不低于")),
        percent(),
        percent() | st.none(),
        percent(),
        percent() | st.none(),
        st.sampled_from(("%", "个", "万元", "平方米", "人次")),
        st.sampled_from(SENTENCES),
    ),
    min_size=1,
    max_size=5,
)


def number(text):
    return None if text is None else Decimal(text)


OPERATORS = {"≥": ">=", "≤": "<=", "=": "=", "不低于": ">="}


@settings(max_examples=60, deadline=None)
@given(rows, st.sampled_from((None, 16, 25, 34)))
def test_every_indicator_comes_back_whatever_the_lines(given_rows, width):
    lines = ["三、绩效分析", "（一）履职效能"]
    for name, sign, target, midyear, actual, deviation, unit, reason in given_rows:
        lines.append(f"履职效能-数量指标，{name}，预期指标值{sign}{target}{unit}，依据工作计划设定。")
        told = f"{name}{midyear}{unit}，进度正常" if midyear else f"{name}无法监控"
        lines.append(f"年中绩效运行监控时，{told}。")
        compared = f"偏差{deviation}%，原因是{reason}" if deviation else "无偏差。"
        lines.append(f"截至此次评价时间节点，{name}{actual}{unit}，与年度预期值相比，{compared}")
    text = "\n".join("\n".join(wrap(line, width)) if width else line for line in [*lines, "四、评价结论", "略。"])
    facts, _ = read(text)
    found = [
        (row.target_op, row.target_value, row.midyear_value, row.actual_value, row.actual_unit, row.deviation_pct)
        for row in facts.rows["indicators"]
    ]
    assert found == [
        (
            OPERATORS[sign],
            Decimal(target),
            midyear and Decimal(midyear),
            Decimal(actual),
            unit,
            deviation and Decimal(deviation),
        )
        for _, sign, target, midyear, actual, deviation, unit, _ in given_rows
    ]
