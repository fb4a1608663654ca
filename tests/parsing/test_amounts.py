"""Figures of sentences of our own, in the forms that provinces use; and the originals against the answers."""

import pytest

from tests.prose_reading import ACCOUNT, amounts, figures, read_prose, statements, years

SENTENCES = {
    "totals and their parts": (
        "2022年度收入总计31.50万元,其中:本年收入合计29.00万元,年初结转和结余2.50万元。",
        [
            ("收入总计", "executed", "31.50", "万元"),
            ("本年收入合计", "executed", "29.00", "万元"),
            ("年初结转和结余", "executed", "2.50", "万元"),
        ],
    ),
    "two figures that share a unit": (
        "收、支总计各是5125.49,5143.91万元。与2021年相比,收、支总计各减少67.86,70.97万元,各下降1.51%、1.28%。",
        [
            ("收、支总计", "executed", "5125.49", "万元"),
            ("收、支总计", "executed", "5143.91", "万元"),
            ("收、支总计", "change", "-67.86", "万元"),
            ("收、支总计", "change", "-70.97", "万元"),
            ("收、支总计", "change_pct", "-1.51", "%"),
            ("收、支总计", "change_pct", "-1.28", "%"),
        ],
    ),
    "shares": (
        "财政拨款收入24.00万元,占82.76%;事业收入5.00万元,占总收入的17.24%。",
        [
            ("财政拨款收入", "executed", "24.00", "万元"),
            ("财政拨款收入", "share_pct", "82.76", "%"),
            ("事业收入", "executed", "5.00", "万元"),
            ("事业收入", "share_pct", "17.24", "%"),
        ],
    ),
    "the subject of the sentence before": (
        "一般公共预算财政拨款支出980万元,占本年支出合计的98.2%。与上年相比,增加20.1万元,增长2.3%。"
        "与年初预算相比,年初预算数900万元,决算数980万元,预决算差异率8.89%。",
        [
            ("一般公共预算财政拨款支出", "executed", "980", "万元"),
            ("一般公共预算财政拨款支出", "share_pct", "98.2", "%"),
            ("一般公共预算财政拨款支出", "change", "20.1", "万元"),
            ("一般公共预算财政拨款支出", "change_pct", "2.3", "%"),
            ("一般公共预算财政拨款支出", "original_budget", "900", "万元"),
            ("一般公共预算财政拨款支出", "executed", "980", "万元"),
            ("一般公共预算财政拨款支出", "variance_pct", "8.89", "%"),
        ],
    ),
    "the total again after its parts": (
        "收入合计90.00万元。其中:财政拨款收入80.00万元,其他收入10.00万元。比上年增加5.00万元,增长5.88%。",
        [
            ("收入合计", "executed", "90.00", "万元"),
            ("财政拨款收入", "executed", "80.00", "万元"),
            ("其他收入", "executed", "10.00", "万元"),
            ("收入合计", "change", "5.00", "万元"),
            ("收入合计", "change_pct", "5.88", "%"),
        ],
    ),
    "the same part again": (
        "三公经费支出9万元。其中:公务接待费2万元,占22.2%。比上年增加1万元。",
        [
            ("三公经费支出", "executed", "9", "万元"),
            ("公务接待费", "executed", "2", "万元"),
            ("公务接待费", "share_pct", "22.2", "%"),
            ("公务接待费", "change", "1", "万元"),
        ],
    ),
    "budget, outturn and rate": (
        "公务接待费支出预算为3.5万元,支出决算为2.1万元,完成预算的60%,较上年减少0.4万元,降低16%。",
        [
            ("公务接待费", "final_budget", "3.5", "万元"),
            ("公务接待费", "executed", "2.1", "万元"),
            ("公务接待费", "execution_pct", "60", "%"),
            ("公务接待费", "change", "-0.4", "万元"),
            ("公务接待费", "change_pct", "-16", "%"),
        ],
    ),
    "brackets keep the kind of amount and give the subject back": (
        "部门整体支出年初预算数50万元(基本支出30万元、项目支出20万元),调整数-5万元(基本支出0万元、项目支出-5万元),"
        "调整后预算数45万元,执行数44万元,预算调整率-10%,预算执行率97.78%。",
        [
            ("部门整体支出", "original_budget", "50", "万元"),
            ("基本支出", "original_budget", "30", "万元"),
            ("项目支出", "original_budget", "20", "万元"),
            ("部门整体支出", "adjustment", "-5", "万元"),
            ("基本支出", "adjustment", "0", "万元"),
            ("项目支出", "adjustment", "-5", "万元"),
            ("部门整体支出", "final_budget", "45", "万元"),
            ("部门整体支出", "executed", "44", "万元"),
            ("部门整体支出", "adjustment_pct", "-10", "%"),
            ("部门整体支出", "execution_pct", "97.78", "%"),
        ],
    ),
    "a count and its amount": (
        "年初安排预算项目3个120万元,年中追加预算项目2个15.5万元,调整后项目共5个135.5万元。",
        [
            ("年初安排预算项目", "count", "3", "个"),
            ("年初安排预算项目", "original_budget", "120", "万元"),
            ("年中追加预算项目", "count", "2", "个"),
            ("年中追加预算项目", "adjustment", "15.5", "万元"),
            ("调整后项目", "count", "5", "个"),
            ("调整后项目", "final_budget", "135.5", "万元"),
        ],
    ),
    "last year's own figure": (
        "会议费2.94万元,比去年3.01万元少0.07万元;培训费4万元,比2021年决算数1.05万元增加2.95万元。",
        [
            ("会议费", "executed", "2.94", "万元"),
            ("会议费比去年", "executed", "3.01", "万元"),
            ("会议费", "change", "-0.07", "万元"),
            ("培训费", "executed", "4", "万元"),
            ("培训费比2021年决算数", "executed", "1.05", "万元"),
            ("培训费", "change", "2.95", "万元"),
        ],
    ),
    "against the year's own budget": (
        "2022年“三公”经费决算数10.00万元,比2022年“三公”经费年初预算20.00万元减少10.00万元,下降50%。",
        [
            ("“三公”经费", "executed", "10.00", "万元"),
            ("“三公”经费", "original_budget", "20.00", "万元"),
            ("“三公”经费减少", "value", "10.00", "万元"),
            ("“三公”经费", "variance_pct", "-50", "%"),
        ],
    ),
    "more than the budget": (
        "支出总计1741.75万元,决算数大于预算数55.93万元。",
        [("支出总计", "executed", "1741.75", "万元"), ("支出总计决算数大于预算数", "value", "55.93", "万元")],
    ),
    "counts of the three public expenses": (
        "全年安排的因公出国(境)团组1个,因公出国(境)3人次。公务用车购置数0辆,公务用车保有量为2辆。"
        "国内公务接待12批次,98人次(不包括陪同人员),共计支出0.78万元。接待74批(次)813人。",
        [
            ("因公出国(境)团组", "count", "1", "个"),
            ("因公出国(境)", "count", "3", "人次"),
            ("公务用车购置数", "count", "0", "辆"),
            ("公务用车保有量", "count", "2", "辆"),
            ("国内公务接待", "count", "12", "批次"),
            ("国内公务接待", "count", "98", "人次"),
            ("国内公务接待", "executed", "0.78", "万元"),
            ("接待", "count", "74", "批(次)"),
            ("接待", "count", "813", "人"),
        ],
    ),
    "staff": (
        "编制人数47人,实有40人,其中:在职30人,增加6人,减少1人;退休10人,比上年增加2人。",
        [
            ("编制人数", "count", "47", "人"),
            ("实有", "count", "40", "人"),
            ("在职", "count", "30", "人"),
            ("在职增加", "count", "6", "人"),
            ("在职减少", "count", "1", "人"),
            ("退休", "count", "10", "人"),
            ("退休", "change", "2", "人"),
        ],
    ),
    "a threshold belongs to the name": (
        "单价50万元以上通用设备2台(套),单价100万元(含)以上设备(不含车辆)1台(套)。",
        [
            ("单价50万元以上通用设备", "count", "2", "台(套)"),
            ("单价100万元(含)以上设备(不含车辆)", "count", "1", "台(套)"),
        ],
    ),
    "the office goes, the item stays": (
        "2022年度某县统计局(行政单位)机关运行经费支出109.67万元,比2021年增加4.63万元。",
        [("机关运行经费支出", "executed", "109.67", "万元"), ("机关运行经费支出", "change", "4.63", "万元")],
    ),
    "other units": (
        "政府采购支出总额1.2亿元,较上年增加0.5亿元。国有资本经营预算支出3500元。",
        [
            ("政府采购支出总额", "executed", "1.2", "亿元"),
            ("政府采购支出总额", "change", "0.5", "亿元"),
            ("国有资本经营预算支出", "executed", "3500", "元"),
        ],
    ),
    "percentage points": (
        "执行率95.5%,比上年减少3.2个百分点。",
        [("执行率", "execution_pct", "95.5", "%"), ("执行率", "change", "-3.2", "个百分点")],
    ),
    "an open direction": (
        "公务用车运行维护费1.5万元,比上年增加(减少)0.5万元,会议费增加(减少)0万元。",
        [
            ("公务用车运行维护费", "executed", "1.5", "万元"),
            ("公务用车运行维护费", "change", None, "万元"),
            ("会议费", "change", "0", "万元"),
        ],
    ),
    "an income without words for the outlay": (
        "政府性基金收入3万元,支出2万元,年末结转1万元。",
        [
            ("政府性基金收入", "executed", "3", "万元"),
            ("支出", "executed", "2", "万元"),
            ("年末结转", "executed", "1", "万元"),
        ],
    ),
    "empty slots of a template": (
        "因公出国(境)费0万元,占 %,比上年减少 万元;公务用车费5万元,占 %,比上年减少0.28万元。",
        [
            ("因公出国(境)费", "executed", "0", "万元"),
            ("公务用车费", "executed", "5", "万元"),
            ("公务用车费", "change", "-0.28", "万元"),
        ],
    ),
    "a malformed number": (
        "本年支出7,00.0,77万元,占12.5%。",
        [("本年支出", "executed", None, "万元"), ("本年支出", "share_pct", "12.5", "%")],
    ),
    "full-width signs and blanks in numbers": (
        "本年支出 1 6, 291. 51 万元，占 27. 60％。".replace("1 6", "16"),
        [("本年支出", "executed", "16291.51", "万元"), ("本年支出", "share_pct", "27.60", "%")],
    ),
    "work figures": (
        "全年完成培训任务的31%。新建水窖120口,铺设管道约3.5公里,受益农户1,412户。",
        [
            ("全年完成培训任务", "value", "31", "%"),
            ("铺设管道", "count", "3.5", "公里"),
            ("受益农户", "count", "1412", "户"),
        ],
    ),
    "numbers without unit are no amounts": ("文件第12号,省道103,第3批项目。", []),
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_says_its_figures(sentence, expected):
    assert amounts(sentence) == expected


NOTHING_THERE = {
    "上级补助收入未安排。": ("上级补助收入", "executed", None, None),
    "本部门本年度无国有资本经营预算支出。": ("国有资本经营预算支出", "executed", None, None),
    "本单位2022年度没有使用政府性基金安排的收支。": ("使用政府性基金安排的收支", "executed", None, None),
    "无因公出国(境)人数。": ("因公出国(境)人数", "count", None, None),
    "公务接待费2万元,与上年持平。": ("公务接待费", "change", None, None),
}


@pytest.mark.parametrize("sentence", NOTHING_THERE)
def test_words_in_place_of_a_figure_are_no_zero(sentence):
    facts = read_prose(ACCOUNT + sentence)
    assert figures(facts)[-1] == NOTHING_THERE[sentence]
    cited = [cell.text for cell in facts.rows["citations"] if cell.column == "value"][-1]
    assert cited in ("未安排", "无", "没有", "持平")


def test_a_unit_without_branches_is_no_missing_amount():
    assert amounts("单位无下属预算单位,本年与上年预决算无差异。") == []


@pytest.mark.parametrize(
    ("headings", "measure"),
    [
        ("一、预算安排\n(二)年初预算安排情况\n", "original_budget"),
        ("一、收入支出决算总体情况说明\n", "executed"),
        ("十、国有资产占用情况说明\n", "value"),
        ("一、年度重点工作\n", "value"),
        ("", "value"),
    ],
)
def test_a_bare_amount_is_what_its_section_is_about(headings, measure):
    [row] = read_prose(f"{headings}专用设备12.5万元。").rows["amounts"]
    assert row.measure == measure


def test_a_planned_amount_in_a_budget_section_is_the_original_budget():
    rows = figures(
        read_prose("(二)年初预算安排情况\n某局2022年支出预算80万元,其中:基本支出50万元,比上年预算增加5万元。")
    )
    assert rows == [
        ("支出预算", "original_budget", "80", "万元"),
        ("基本支出", "original_budget", "50", "万元"),
        ("基本支出", "change", "5", "万元"),
    ]


def test_the_section_is_the_heading_without_number_and_explanation():
    facts = read_prose("三、部门预算规模\n(1)基本情况\n支出5万元。\n2.2022年度资产情况说明\n房屋20平方米。")
    sections = {(row.item, row.section) for row in facts.rows["amounts"]}
    assert sections == {("支出", "部门预算规模基本情况"), ("房屋", "资产情况")}


def test_reasons_stand_apart_and_their_numbers_are_no_amounts():
    facts = read_prose(
        ACCOUNT
        + "培训费3万元,比上年增加1万元,主要原因是:一是新增2期培训,每期0.5万元;二是2021年未办班。其中:场地费1万元。"
    )
    assert figures(facts) == [
        ("培训费", "executed", "3", "万元"),
        ("培训费", "change", "1", "万元"),
        ("场地费", "executed", "1", "万元"),
    ]
    assert statements(facts) == [("reason", "一是新增2期培训,每期0.5万元;二是2021年未办班")]
    assert facts.unread() == []


def test_a_sentence_goes_on_after_a_reason():
    text = (
        "会议费3万元,比年初预算增加1万元,变动原因:会期延长;与上年决算相比,减少0.5万元,变动原因:参会人少;"
        "培训费支出2万元。"
    )
    facts = read_prose(ACCOUNT + text)
    assert figures(facts) == [
        ("会议费", "executed", "3", "万元"),
        ("会议费比年初预算增加", "value", "1", "万元"),
        ("会议费", "change", "-0.5", "万元"),
        ("培训费", "executed", "2", "万元"),
    ]
    assert statements(facts) == [("reason", "会期延长"), ("reason", "参会人少")]


def test_what_money_was_spent_on_is_an_explanation():
    facts = read_prose(
        ACCOUNT + "公务接待费0.78万元,主要用于2022年春季检查的用餐。其他用车3辆,其他用车主要是:业务用车。"
    )
    assert statements(facts) == [("explanation", "2022年春季检查的用餐"), ("explanation", "业务用车")]
    assert facts.unread() == []


def test_years_are_kept_with_the_date_they_stand_in():
    facts = read_prose(ACCOUNT + "截至2022年12月31日,车辆3辆。2022年度支出5万元,与2021年相比增加1万元。")
    assert years(facts) == [("年份", 2022), ("年份", 2022), ("对比年份", 2021)]
    assert "2022年12月31日" in [cell.text for cell in facts.rows["citations"]]
    assert facts.unread() == []


def test_another_years_figure_says_so():
    facts = read_prose(f"{ACCOUNT}2022年度收入8万元,2022年度支出7万元。2020年储备面积190.24亩。")
    assert figures(facts)[-1] == ("2020年储备面积", "value", "190.24", "亩")


def test_listed_projects_and_targets_are_left_to_their_readers():
    text = (
        "三、绩效分析\n①道路维修:年初预算数5万元,全年预算数5万元,全年执行4万元,执行率80%。\n"
        "效益-数量指标,巡查次数,预期指标值≥20次,参考上年确定。\n"
        "截至此次评价时间节点,巡查次数25次,与预期值相比,偏差25%,出动车辆40辆。"
    )
    assert figures(read_prose(text)) == [("出动车辆", "count", "40", "辆")]


def test_scraps_of_forms_are_no_prose():
    text = "十一、预算绩效情况说明\n项目支出绩效自评表\n年度资金总额 12.00万元 10.00万元\n执行率83.33%\n"
    assert read_prose(text).rows["amounts"] == []


def test_a_list_number_is_cited_with_its_item():
    facts = read_prose(ACCOUNT + "1.非财政拨款结余3万元。\n2.年初结转5万元:某财行〔2021〕55号文件下达的工作经费。")
    assert figures(facts) == [("非财政拨款结余", "executed", "3", "万元"), ("年初结转", "executed", "5", "万元")]
    assert facts.unread() == []


def test_two_figures_that_share_a_unit_are_both_read():
    assert read_prose(f"{ACCOUNT}收、支总计各是5125.49,5143.91万元。").unread() == []


def test_a_list_number_before_a_year_is_no_decimal():
    facts = read_prose(f"{ACCOUNT}1.2022年会议费3万元。\n2.2022年培训费2万元。")
    assert figures(facts) == [("会议费", "executed", "3", "万元"), ("培训费", "executed", "2", "万元")]
    assert years(facts) == [("年份", 2022), ("年份", 2022)]


def test_a_figure_cites_the_line_on_which_it_stands():
    facts = read_prose(f"{ACCOUNT}收入总计31.\n50万元,支出总计\n29.00万元。")
    cells = [cell for cell in facts.rows["citations"] if cell.column == "value"]
    assert [(cell.line, cell.last_line, cell.text) for cell in cells] == [(3, 4, "31.\n50"), (5, 5, "29.00")]
