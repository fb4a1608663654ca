"""The words that self-evaluation forms print in their heads, and the role that each plays.

All patterns match a whole label in folded text (`Passage.text`: ASCII brackets, no blanks); ask through `role`.
"""

import re

# Most cells are no label; what was asked once is not matched again. Bounded, since cells are without number.
_MOST_KNOWN = 4096


class Labels(dict[str, re.Pattern[str]]):
    """Role → pattern, in the order in which they are tried."""

    def __init__(self, patterns: dict[str, re.Pattern[str]]) -> None:
        super().__init__(patterns)
        self.known: dict[str, str | None] = {}


# What may follow a label: points, units, column letters: (90分) (万元) (A) (B/A×100%)
_NOTE = r"(?:\([^()]{1,12}\))*:?"


def _labels(words: dict[str, str]) -> Labels:
    return Labels({role: re.compile(rf"(?:{pattern}){_NOTE}") for role, pattern in words.items()})


INDICATOR_COLUMNS = _labels(
    {
        "level1": r"一级(?:绩效)?指标(?:名称)?",
        "level2": r"二级(?:绩效)?指标(?:名称)?",
        "name": r"(?:三级|四级|具体|明细)(?:绩效)?指标(?:名称|内容)?|指标(?:名称|内容)",
        "target": r"(?:年初|年度|全年|预期|预设|设定|计划|绩效)*(?:目标)?指标值"
        r"|(?:年初|年度|预期|预设|计划)*(?:绩效)?目标值",
        "actual": r"(?:全年|年度|单项指标)?(?:实际)?完成(?:指标)?值|(?:全年|年度)?实际(?:指标)?值",
        "weight": r"(?:指标|参考|标准)?(?:分值权重|权重分值|分值|权重|分数)",
        "score": r"(?:自评|评价|指标|单项|实际)?(?:得分|评分)|自评分[数值]?",
        "reason": r"(?:偏差|未完成|扣分|差异)的?(?:原因(?:分析|说明)?|说明|分析)"
        r"(?:(?:和/及|和|及|与|、)(?:\(?(?:拟采取的|下一步)\)?)?(?:改进|整改|其他)?(?:措施|说明|建议))?|原因(?:分析|说明)?|备注|说明",
        "basis": r"(?:指标值?)?(?:设定|设置|评分)?依据",
        "operator": r"指标性质|(?:运算|比较)?符号",
        "unit": r"(?:度量|计量|指标值?)?单位",
        "midyear": r"(?:年中|半年|1-\d+月)(?:监控|完成|执行)[^()]*",
        "standard": r"评分标准|评价标准|评分细则",
    }
)
"""Columns of an indicator table."""

FUND_COLUMNS = _labels(
    {
        "source": r"资金来源",
        "original_budget": r"年初(?:部门)?(?:预算|安排)(?:资金)?[数额]?|年初(?:预算)?金额",
        "final_budget": r"(?:全年|年度|调整后?的?|全年\(调整\)|调整后全年)预算(?:资金)?[数额]?"
        r"|预算[数额]|全年调整预算[数额]?",
        "executed": r"(?:全年|年度|预算|实际)*(?:执行|支出)[数额]|(?:全年|年度)(?:预算)?执行"
        r"|(?:全年|年度|项目)?实际(?:支出|执行)(?:资金|金额)?",
        "weight": r"(?:执行率)?(?:分值权重|权重分值|分值|权重)",
        "execution_pct": r"(?:预算|资金|实际)?执行(?:率|进度)",
        "score": r"(?:执行率|自评)?得分",
        "reason": r"(?:偏差|未完成)?原因(?:分析|说明)?(?:及(?:改进)?措施)?|备注",
        "planned": r"(?:项目)?计划(?:安排|投入)(?:资金|金额)?[数额]?",
        "received": r"(?:资金|实际|全年|年度)*到位(?:资金|金额)?[数额]?",
        "left": r"(?:年末|资金)?(?:结余|结转结余|剩余)(?:资金|金额)?[数额]?",
    }
)
"""Columns of a fund table. The last three have no place in our tables: money planned or received is not the budget."""

FUND_SOURCES = _labels(
    {
        "total": r"(?:年度|项目|全年|部门)?(?:财政)?(?:预算)?资金(?:总额|总计|合计)|(?:年度)?总资金|合计|总计|总额",
        "fiscal": r"(?:其中:?)?(?:当年|本年|年度)?(?:一般公共预算)?"
        r"(?:财政(?:拨款|资金|安排|补助)(?:资金)?|一般预算内拨款)"
        r"|(?:其中:?)?(?:一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款|安排)?(?:资金)?",
        "carryover": r"(?:其中:?)?(?:上年|以前年度)(?:结转|结余)(?:结余|结转)?(?:资金)?|(?:其中:?)?结转结余(?:资金)?",
        "upper": r"(?:其中:?)?上级(?:转移支付|补助|安排|财政)?(?:资金)?"
        r"|(?:其中:?)?中央[、和及](?:省|自治区)级?(?:[、和及][市州]级?)?(?:财政)?(?:补助|安排)?(?:资金)?",
        "own": r"(?:其中:?)?本级(?:财政|安排)*(?:资金)?",
        "central": r"(?:其中:?)?中央(?:财政)?(?:安排|补助)?(?:资金)?",
        "local": r"(?:其中:?)?(?:地方|市县)(?:财政)?(?:安排|补助|配套)?(?:资金)?",
        "region": r"(?:其中:?)?(?:自治区|省级?|省\(自治区\)|自治区\(省\))(?:财政)?(?:安排|补助)?(?:资金)?",
        "prefecture": r"(?:其中:?)?(?:地\(州、市\)|地州市|州级?|地级?|市级?|盟市)(?:财政)?(?:安排|补助)?(?:资金)?",
        "county": r"(?:其中:?)?(?:县\(市、区\)|县市区|县级?|区级|旗县|区县)(?:财政)?(?:安排|补助)?(?:资金)?",
        "special": r"(?:其中:?)?财政专户管理资金",
        "unit": r"(?:其中:?)?(?:单位(?:自有|自筹)?资金|自有(?:资金)?|自筹(?:资金)?)",
        "other": r"(?:其中:?)?其[他它](?:资金|来源)?",
    }
)
"""Labels of fund rows; roles as in `schema.FUND_SOURCES`."""

EXPENDITURES = re.compile(
    r"(?:其中:?)?(?P<item>基本支出|项目支出|人员(?:类)?(?:经费|支出|项目)|(?:日常)?公用(?:经费|支出)|运转类(?:项目)?|特定目标类(?:项目)?):?"
)
"""Rows of a whole department's fund table that say what is spent on, not who pays."""

HEAD = _labels(
    {
        "name": r"(?:项目|转移支付\(项目\)|转移支付|专项资金|专项|项目\(政策\))名称",
        "department": r"(?:部门|单位|部门\(单位\)|(?:\(区\)级)?预算单位|填报单位)(?:名称)?",
        "authority": r"(?:中央|地方|项目|业务|实施)?主管(?:部门|单位)(?:名称)?(?:及代码)?",
        "implementer": r"(?:项目)?(?:具体)?实施(?:\(主管\))?(?:单位|部门)|资金使用单位|项目(?:承担)?单位",
        "person": r"(?:项目)?负责人(?:及(?:联系)?电话)?",
    }
)
"""Labels of the cells above the fund table."""

SECTIONS = _labels(
    {
        "funds": r"(?:项目|部门|年度|预算)*(?:整体支出)?(?:预算)?资金(?:投入)?(?:执行)?(?:情况)?"
        r"|预算执行情况|年度预算数?",
        "goal": r"年度(?:总体|绩效)*目标(?:完成情况)?|(?:总体|绩效|项目)目标(?:完成情况)?",
        "expected": r"(?:年初)?(?:预期|设定|预设)(?:的)?(?:总体|绩效)?目标|年初(?:绩效)?目标",
        "completion": r"(?:全年|年度|目标)?(?:总体)?(?:目标)?实际完成情况"
        r"|(?:年度)?总体目标完成情况(?:综述)?|目标完成情况",
        "indicators": r"(?:年度|项目|部门|整体)*绩效指标(?:完成情况)?",
        "total": r"总分|总计|合计|自评总分|项目总得分|总得分",
    }
)
"""Labels of a form's sections; `expected` and `completion` head the two columns of the goal's text."""

CLOSING = _labels(
    {
        "review": r"(?:财政|复核|审核|评审|专家|抽查)[^()]{0,6}(?:得分|评分|总分|分数|分)",
        "total": r"总分|总计|合计|(?:自评|项目)?总(?:得分|分)|(?:自评|综合)得分(?:合计)?|自评分",
        "grade": r"(?:自评|评价|绩效|评定)+(?:结果)?(?:等级|等次|结论|级别)",
    }
)
"""Labels of what stands below the indicators: points and grade of the whole form, by itself or by who reviewed it."""

GRADES = re.compile(r"优秀?|优良|良好?|中等?|合格|较差|差")
"""Words for a form's grade."""

TITLE = re.compile(
    r"(?!.*(?:申报|批复|监控))(?:附?[表件][0-9一二三四五六七八九十]{1,3}[:.、])?"
    r"[^。,;:、《》]{0,40}(?:自评价?(?:情况)?表|自评打分表|自评评分表|目标完成情况表)"
)
"""The title line of a form; declarations of targets (申报表) are none."""

SUBTITLE = re.compile(r"\((?:19|20)[0-9]{2}年度?\)")
"""The line below a form's title."""

LEFTOVER = re.compile(r"(?:指标[0-9]{0,2}|[.…·]+):?")
"""What a form's template printed for indicators that nobody filled in: 指标2, ……"""

NUMBERING = re.compile(r"栏次|行次|序号")
"""Labels of a row that numbers the columns of its table."""

LEVEL1 = re.compile(
    rf"(?:产出|效益|效果|满意度|服务对象满意度|成本|投入|过程|项目完成|项目决策|项目管理|项目绩效|项目产出|项目效益|部门决策|综合管理"
    rf"|履职效能|运行成本|管理效率|社会效[应益]|可持续(?:性|发展能力)|预算执行)(?:指标)?{_NOTE}"
)
LEVEL2 = re.compile(
    rf"(?:产出)?(?:数量|质量|时效|成本)(?:指标)?{_NOTE}"
    rf"|(?:经济|社会|生态|环境|生态环境|可持续)(?:成本|效益|影响|发展)(?:指标)?{_NOTE}"
    rf"|(?:服务对象|社会公众|受益对象|群众)?满意度(?:指标)?{_NOTE}|长效管理(?:指标)?{_NOTE}"
)
"""Names of indicator levels; some words (成本指标, 满意度指标) stand at either."""

_PIECE_END = r"(?P<end>指标|指(?![\u4e00-\u9fff]))?"
LEVEL1_PIECE = re.compile(
    r"(?P<label>项目完成|项目产出|项目效益|项目决策|项目管理|项目绩效|部门决策|综合管理|产出|效益|效果|满意度?|成本|投入|过程"
    rf"|履职效能|运行成本|管理效率|社会效[应益]|可持续发展能力|可持续性|可持续发展|服务对象满意度){_PIECE_END}"
)
LEVEL2_PIECE = re.compile(
    r"(?P<label>数量|质量|时效|(?:经济|社会|生态环境|生态|环境)?成本|(?:经济|社会|生态环境|生态|环境)效益"
    rf"|可持续(?:影响|发展)?|长效管理|(?:服务对象|社会公众|受益对象|群众|受益群体)?满意度?){_PIECE_END}"
)
"""The same where labels ran together or were cut (`满意度指`, `标`): what they begin with, longest first."""

FUND_PIECES = (
    ("total", re.compile(r"总额|总资金|总计|^合计")),
    ("carryover", re.compile(r"结转|结余")),
    ("fiscal", re.compile(r"财政?拨款|财政资金|当年$|^其中:当年")),
    ("upper", re.compile(r"上[级級]")),
    ("own", re.compile(r"本级")),
    ("other", re.compile(r"^其.{0,2}也?资金$|其[他它]资金")),
)
"""Words that settle a fund's source where the rest of its label is damaged."""


def role(labels: Labels, text: str) -> str | None:
    """The role of a label, None if it is none of `labels`. The first that matches counts."""
    known = labels.known
    if text not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[text] = next((name for name, pattern in labels.items() if pattern.fullmatch(text)), None)
    return known[text]
