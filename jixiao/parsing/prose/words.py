"""The words of the field that say what a figure in a sentence is: units, measures, comparisons, directions."""

import re

MONEY = frozenset({"万元", "亿元", "元", "千元", "百万元", "万", "亿"})
PERCENT = frozenset({"%", "‰"})

# Longest first where one begins another. 年, 月, 日, 分 and 号 are dates, scores and document numbers: no units here.
UNIT = re.compile(
    r"[余多]?(?P<unit>百万元|万元|亿元|千元|元(?!旦)|%|‰|个?百分点"
    r"|万?平方米|平方千米|平方公里|立方米|万?公顷|万?亩|公里|千米|米|万?吨|千瓦时|㎡"
    r"|批次|批\(次\)|万?人次|人\(次\)|人/次|台\(套\)|辆\(台\)|台/套|套\(间\)|个\(次\)|团\(组\)"
    r"|个(?!月|工作日|小时|百分)|辆|台套|台|套|件|份|家|万?户|车次|班次|次|场|期(?!间)|项|条|宗地|宗|处|名|位|万?人"
    r"|册|团组|批|栋|幢|座|间|艘|架|张|只|头|株|篇|例|起|种|支|届|轮|趟|块|期|亿|万(?!元))"
)

# ---- what a comparison is made with
_YEAR = r"(?:19|20)\d\d年度?"
COMPARISON = re.compile(
    rf"(?:比|较|相比于|相较于?|对比|(?:与|和|同)(?!{_YEAR}(?![^,;。]{{0,16}}(?:相比|对比|比较|持平|相较))))"
    rf"(?:(?P<yoy>(?:上一?年度?|去年|往年|上期|上年同期|同期|{_YEAR})"
    r"(?:度|末|初|底|同期)?(?:的|累计|相应)?(?:部门|单位)?(?:年初|全年|调整后?|收入|支出|财政拨款)?"
    r"(?:预算|决算|支出|收入|执行|数字|实际|完成)*(?:数|额)?)"
    r"|(?P<budget>(?:本?年初|期初|全年|当年|本年度?|年度|调整后?|部门|单位|财政|批复|收入|支出)*(?:的)?"
    r"预算(?:安排|批复)?(?:总?数|总?额)?))"
    r"(?P<so>相比较?|相较|对比|比较|比)?(?:,?(?:各|均|分别|合计|共|总体|略|有所|约|同比))*"
)
LIKEWISE = re.compile(r"环比|同比|同期相比")
OVER_BUDGET = re.compile(
    r"(?:决算数?|支出数?|执行数?)?(?:大于|多于|高于|超出|超过|小于|低于|少于)"
    r"(?:年初|全年|调整后?|当年|部门)*预算(?:数|额)?"
)

# ---- direction: the end of the words before a figure
DIRECTION = re.compile(
    r"(?:各|均|分别|略|有所|同比|净)*"
    r"(?:(?P<open>(?:增加|增长|减少|下降)(?:ˍ{2,}|\((?:增加|增长|减少|下降)\)|[/或](?:增加|增长|减少|下降)))|增减|变动"
    r"|(?P<up>增加|增长|上升|提高|提升|新增|增幅|(?<![调核])增)"
    r"|(?P<down>减少|下降|降低|减低|减幅|降幅|下浮|压减|压缩|节约|节省|回落|负增长|(?<![调核追])减))"
    r"(?P<rate>了|额|率|幅度?|比例|比率|数|百分比|金额)*(?:为|是|约|近|达到?|:)*$"
)
SHORT_DIRECTION = re.compile(r"^(?:(?P<up>多|增|高)|(?P<down>少|减|低|降))(?:了|支出|列支)?$")

# ---- measures of percentages, in order of precedence
_RATES = (
    ("variance_pct", re.compile(r"(?:预决算|决算)?差异(?:率|幅度)|偏差率|偏离[度率]")),
    ("adjustment_pct", re.compile(r"(?:预算)?调整(?:率|幅度)|预算变动率")),
    (
        "execution_pct",
        re.compile(
            r"(?:(?:年初|全年|总)?预算)?(?:执行率|执行进度|支付率|支出率|支出进度)|资金使用率|执行比率"
            r"|(?:完成|为|是|占|达到?)了?(?:本?年初|全年|年度|当年|本年|调整后?|部门|批复|支出|收入|财政|的)*"
            r"预算(?:安排|批复)?(?:数|额|总额)?的?"
            r"|预算(?:支出|执行)?完成率|完成预算"
        ),
    ),
    ("share_pct", re.compile(r"占|比重|比例|份额")),
    ("change_pct", re.compile(r"年?增长率|增幅|增长幅度|增减率|变动率|变动幅度|变化率|同比|环比")),
)

# ---- measures of amounts; the one that ends last before the figure counts
_SUM = "(?:总数|总额|数|额|金额)?"
_AMOUNTS = re.compile(
    rf"(?P<executed>(?:(?:年初|全年|本?年度)?预算|全年|实际|累计|本?年度|支出|收入)?(?:已|实际)?执行{_SUM}"
    r"|(?:收入|支出)?决算(?:总计|合计|总数|总额|数|额|金额)?"
    rf"|实际(?:完成|发生)?(?:支出|使用|支付|列支|投入|完成|采购){_SUM}|已(?:支付|拨付|使用|支出))"
    r"|(?P<final_budget>(?:全年|调整后?的?|最终|变动后?|变更后|追加后)(?:收入|支出|财政拨款|部门|项目|的)*"
    rf"预算(?:收入|支出)?(?:安排)?{_SUM}|预算(?:年中)?调整(?:后|为)(?:预算)?{_SUM}|调整后|年度预算(?:总数|总额|数|额))"
    r"|(?P<adjustment>(?:年中|预算|追加|年度)?调整(?:预算)?(?:数|额|金额)"
    r"|(?:年中)?追加(?:预算)?(?:安排)?(?:数|额|资金)?|调增|调减|追减|核减|核增)"
    r"|(?P<original_budget>(?:本?年初|期初)(?:财政|拨款|部门|单位|收入|支出|批复|安排|下达|一般公共|的)*"
    rf"预算(?:批复|安排|下达)?(?:收入|支出)?{_SUM}|年初(?:安排|批复|下达)(?:的|资金|数)*|预算批复数|批复预算数?)"
    r"|(?P<plan>(?:收入|支出|(?<!一般公共)(?<!性基金)(?<!资本经营)(?<!保险基金)(?<!公共))"
    rf"预算(?!绩效|单位|管理|编制)(?:安排|批复)?(?:支出|收入)?{_SUM})"
    r"|(?P<value>账面(?:价值|净值|原值)?|价值|原值|净值|总?面积|总价|计划投资|总投资"
    r"|(?:实际)?到位(?:资金|金额|数)?|下达(?:资金|金额|数))"
)
_LOWERED = re.compile(r"调减|追减|核减")
_SPENT = re.compile(r"(?:共计?|总?计?|实际|累计|全年)*支出(?:数|额|金额)?|共(?:计)?使用")


def rate_measure(words: str) -> tuple[str | None, int]:
    """The measure of a percentage after `words` and where its own words begin; None if they do not tell."""
    for measure, pattern in _RATES:
        if match := pattern.search(words):
            return measure, match.start()
    return None, 0


def amount_measure(words: str) -> tuple[str, int, int] | None:
    """Measure of an amount after `words` (`plan` where the kind of budget is left open) and where its words stand."""
    last = None
    for match in _AMOUNTS.finditer(words):
        last = match
    if last is None:
        spent = _SPENT.fullmatch(words)
        return ("executed", 0, spent.end()) if spent else None
    assert last.lastgroup is not None
    return last.lastgroup, last.start(), last.end()


def is_lowered(words: str) -> bool:
    """Whether an adjustment takes away."""
    return _LOWERED.search(words) is not None
