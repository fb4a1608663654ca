"""What a report says of itself, and documents that are no reports."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.errors import ReportError
from jixiao.parsing.facts import Facts
from jixiao.parsing.regions import region_of
from jixiao.parsing.report import read_report
from jixiao.reading import read_bytes
from tests.copies import KEYS, original, renamed, revalued
from tests.gold_lists import compare_lists, read_lists
from tests.originals import with_originals
from tests.rewrapping import rewrapped
from tests.synthetic import unit_names
from tests.typeset import wrap


def read(text):
    document = read_bytes("report.txt", text.encode())
    facts = Facts.of(document)
    read_report(document, facts)
    return facts.report


def refusal(text):
    with pytest.raises(ReportError) as caught:
        read(text)
    message = str(caught.value)
    assert message.startswith("report.txt: ")
    assert "\n" not in message
    return message


# ---- the originals and their copies


@with_originals
@pytest.mark.parametrize("key", KEYS)
def test_originals_are_read_as_the_answers_say(key):
    report = original(key)
    score = compare_lists(report.narrative, read_lists(report.text))
    assert score.wrong == []


@with_originals
@pytest.mark.parametrize("key", ("000", "001"))
@pytest.mark.parametrize("change", (renamed, revalued))
def test_copies_with_other_names_and_figures_are_read_as_well(key, change):
    copy = change(original(key), 7)
    score = compare_lists(copy.narrative, read_lists(copy.text))
    assert score.wrong == []


@with_originals
@pytest.mark.parametrize("key", ("000", "001"))
@settings(max_examples=8, deadline=None)
@given(width=st.integers(16, 60).map(lambda halves: halves / 2 + 8), blank_lines=st.booleans())
def test_copies_with_other_lines_are_read_as_well(key, width, blank_lines):
    copy = rewrapped(original(key), width, blank_lines)
    score = compare_lists(copy.narrative, read_lists(copy.text))
    assert [wrong for wrong in score.wrong if " line: " not in wrong] == []


@with_originals
def test_the_unit_above_is_told_as_the_answers_say():
    [with_parent] = [original(key) for key in KEYS if "parent" in original(key).narrative["organization"]]
    parent = with_parent.narrative["organization"]["parent"].partition("（")[0]
    assert read(with_parent.text).consolidated_into == parent
    others = [original(key) for key in KEYS if original(key).name != with_parent.name]
    assert [read(report.text).consolidated_into for report in others] == [None] * len(others)


# ---- titles


@pytest.mark.parametrize(
    "head,unit,year,kind",
    [
        ("临江县水利局2022年度部门决算公开说明", "临江县水利局", 2022, "决算公开说明"),
        ("# 临江县水利局（本级）2022 年度部门 决算", "临江县水利局（本级）", 2022, "决算公开说明"),
        ("临江县水利局\n\n2022年度部门决算公开情况说明", "临江县水利局", 2022, "决算公开说明"),
        ("2022年度临江县水利局\n部门整体支出绩效自评报告", "临江县水利局", 2022, "部门整体支出绩效自评报告"),
        (
            "部门（单位）整体支出绩效评价报告\n（2022年度）\n单位名称：临江县水利局",
            "临江县水利局",
            2022,
            "部门整体支出绩效自评报告",
        ),
        ("附件3 项目支出绩效自评表\n（2022年度）\n填报单位：临江县水利局", "临江县水利局", 2022, "项目支出绩效自评表"),
        ("二〇二二年度部门决算\n临江县水利局", "临江县水利局", 2022, "决算公开说明"),
        ("临江县水利局关于2023年部门预算及2022年部门决算公开的说明", "临江县水利局", 2022, "决算公开说明"),
        ("临江县水利局2022年栈道维修项目绩效自评报告", "临江县水利局", 2022, "其他"),
        (
            "索引号：K20-2023-0001\n发布机构：临江县人民政府\n发布日期：2023-08-30\n名称：临江县水利局2022年度部门决算",
            "临江县水利局",
            2022,
            "决算公开说明",
        ),
    ],
)
def test_titles(head, unit, year, kind):
    report = read(f"{head}\n\n一、基本情况\n本单位情况如下。\n")
    assert (report.unit, report.fiscal_year, report.kind) == (unit, year, kind)


def test_without_title_the_text_tells():
    report = read(
        "一、基本概况\n临江县水利局单位为全额拨款行政单位，设三个科室。截至2022年底，实有人数9人。\n"
        "2021年结转5万元。临江县水利局2022年收入预算20万元。\n二、部门单位整体支出管理及使用情况\n略。\n"
    )
    assert (report.title, report.unit, report.fiscal_year) == (None, "临江县水利局", 2022)
    assert report.kind == "部门整体支出绩效自评报告"


def test_a_short_title_is_completed_from_the_text():
    for short in ("水利局", "县水利局"):
        report = read(f"{short}2022年度部门决算\n\n一、概况\n奇台县水利局由五个科室组成。奇台县水利局收入9万元。\n")
        assert report.unit == "奇台县水利局"


def test_the_year_of_publication_is_not_the_year_of_the_report():
    report = read("发布日期：2024年9月1日\n部门决算公开\n\n一、概况\n2023年度收入决算9万元。2023年度支出决算8万元。\n")
    assert report.fiscal_year == 2023


units_and_years = st.tuples(unit_names(), st.integers(2010, 2029))


@settings(max_examples=40, deadline=None)
@given(units_and_years, st.sampled_from((None, 9, 14, 20)))
def test_any_unit_and_year_come_back_whatever_the_lines(found, width):
    unit, year = found
    title = f"{unit}{year}年度部门决算公开说明"
    head = "\n".join(wrap(title, width)) if width else title
    report = read(f"{head}\n\n第一部分 部门概况\n一、主要职能\n略。\n")
    assert (report.unit, report.fiscal_year, report.title) == (unit, year, title)


# ---- places


@pytest.mark.parametrize(
    "unit,context,region,level",
    [
        ("木垒哈萨克自治县水利局", "", "新疆维吾尔自治区昌吉回族自治州木垒哈萨克自治县", "县"),
        ("昌吉州财政局", "", "新疆维吾尔自治区昌吉回族自治州", "地"),
        ("四川省财政厅", "", "四川省", "省"),
        ("四川成都市文旅局", "", "四川省成都市", "地"),
        ("仙桃市农业农村局", "", "湖北省仙桃市", "县"),
        ("重庆市渝北区教委", "", "重庆市渝北区", "县"),
        ("重庆市市场监督管理局", "", "重庆市", "省"),
        ("乌鲁木齐县水西沟镇人民政府", "", "新疆维吾尔自治区乌鲁木齐市乌鲁木齐县", "乡"),
        ("铁东区教育局", "", "铁东区", "县"),
        ("铁东区教育局", "鞍山市教育局要求", "辽宁省鞍山市铁东区", "县"),
        ("县自然资源局", "", None, "县"),
        ("国家税务总局", "", None, "中央"),
        ("德州教育局", "", None, None),
        ("第一中学", "", None, None),
        ("云岭县水利局", "", "云岭县", "县"),
        ("云岭市水利局", "", "云岭市", None),
        ("农贸市场管理中心", "", None, None),
        ("城市管理局", "", None, None),
    ],
)
def test_region_and_level(unit, context, region, level):
    found = region_of(unit, context)
    assert (found.name, found.level) == (region, level)


# ---- score and grade


@pytest.mark.parametrize(
    "sentence,score,grade",
    [
        ("经自评，部门整体支出绩效自评综合得分93.55分，评价结果为“优”。", "93.55", "优"),
        ("经自评，综合评分为97分，自评等级为优秀。", "97", "优秀"),
        ("综合评价得分80.10分，评价等次为“良”。", "80.10", "良"),
        ("绩效自评得分为98分,自评结论为“优秀”。", "98", "优秀"),
        ("预算执行率指标自评得分10分。", None, None),
        ("按评分标准每超一个百分点扣0.5分。", None, None),
    ],
)
def test_score_and_grade(sentence, score, grade):
    report = read(f"临江县水利局2022年度部门整体支出绩效自评报告\n一、概况\n略。\n四、其他情况\n{sentence}\n")
    assert (report.total_score, report.grade) == (None if score is None else Decimal(score), grade)


def test_a_project_s_score_is_not_the_department_s():
    report = read(
        "临江县水利局2022年度部门整体支出绩效自评报告\n一、概况\n栈道项目自评得分80分。\n"
        "四、评价结论\n部门整体支出绩效自评综合得分91分，评价结果为“优”。\n"
    )
    assert (report.total_score, report.grade) == (91, "优")


# ---- whose accounts contain it


@pytest.mark.parametrize(
    "sentence,parent",
    [
        ("本站纳入临江县水利局2022年度部门决算编制范围。", "临江县水利局"),
        ("本站是临江县水利局所属的二级预算单位。", "临江县水利局"),
        ("本站决算纳入临江县水利局部门决算统一汇总。", "临江县水利局"),
        ("纳入临江县水利局2022年度部门决算编制范围的下属预算单位包括：", None),
        ("未纳入临江县水利局2022年度部门决算编制范围。", None),
        ("纳入临江县水管站2022年度部门决算编制范围的二级预算单位。", None),
    ],
)
def test_consolidated_into(sentence, parent):
    report = read(f"临江县水管站2022年度部门决算\n一、概况\n临江县水管站为事业单位。{sentence}\n")
    assert report.consolidated_into == parent


# ---- documents that are no reports

DECLARATION = (
    "项目支出绩效目标申报表\n（2024年度）\n项目名称\t栈道维修\n主管部门\t临江县水利局\n"
    "项目资金（万元）\t年度资金总额\t100\n其中：财政拨款\t100\n年度目标\t2023年支出90万元，做好预决算公开。\n"
    "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t栈道长度\t≥10公里\n效益指标\t\t预算执行率\t≥95%\n"
)


@pytest.mark.parametrize(
    "text,cause",
    [
        (DECLARATION, "绩效目标申报表"),
        (DECLARATION.replace("\t", "\n"), "绩效目标申报表"),
        (DECLARATION.replace("项目支出绩效目标申报表", "2024年部门预算项目绩效目标表"), "绩效目标申报表"),
        ("关于印发《临江县预算绩效管理办法》的通知\n各单位：\n第一条 为加强管理，制定本办法。\n", "notice"),
        ("临江县水利局2024年部门预算公开\n一、收入\n2024年收入预算9万元，比上年支出增加1万元。\n", "budget"),
        ("临江县2024年“三公”经费预算情况说明\n2024年预算9万元。\n", "budget"),
        ("关于临江县2022年财政决算（草案）的报告\n一般公共预算收入9万元。\n", "财政决算"),
        ("部门整体支出绩效评价指标体系\n一级指标\t二级指标\t评分标准\n投入\t目标设定\t满分10分\n", "criteria"),
        ("部门整体支出绩效自评报告精选5篇\n篇一：20xx年XX县XX局自评报告\n20xx年收入9万元。\n", "sample"),
    ],
)
def test_other_documents_are_refused(text, cause):
    assert cause in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、概况\n临江县水利局为行政单位，按要求填报\n绩效目标申报表\n，2022年收入预算9万元，执行数8万元。\n",
        "临江县水利局2022年度部门决算\n一、收入\n2022年度支出决算9万元。\n附件\n项目支出绩效目标申报表\n一级指标\t指标值\n",
        DECLARATION.replace("三级指标\t指标值", "三级指标\t指标值\t实际完成值"),
        "临江县财政局2022年度部门决算\n一、一般公共预算收入9万元。\n",
        "关于公开2022年部门决算的通知\n临江县水利局2022年度支出决算9万元。\n",
        "临江县水利局2022年度部门决算\n一、概况\n××年度××部门收入，XX单位，20XX年。\n",
        "临江县水利局2022年度部门预算执行情况绩效自评报告\n一、概况\n略。\n",
    ],
)
def test_reports_that_mention_such_documents_are_read(text):
    read(text)


@with_originals
@pytest.mark.parametrize("key", KEYS)
def test_no_original_is_refused_for_a_mention(key):
    report = original(key)
    lines = [*report.lines[:60], "按要求填报了《项目支出绩效目标申报表》。", "绩效目标申报表", *report.lines[60:]]
    unit = json.loads(json.dumps(report.narrative))["report"]["unit"]
    assert (read("\n".join(lines)).unit or "").startswith(unit.partition("(")[0])
