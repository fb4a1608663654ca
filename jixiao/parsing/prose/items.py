"""What a figure is a figure of: the words before it without date, office, connectives and copulas."""

import re

from .sentences import DATE

_CONNECTIVE = re.compile(
    r"(?:[、,;:)】\s#*]|-(?=\D)|-?\(?\d{1,3}[.、)](?=(?:19|20)\d\d年|\D|$)|其中(?=.)|包括|包含|用于|分别(?:是|为)?"
    r"|[一二三四五六七八九]是|同时|此外|另外|另|共有|共计|共设|共(?=有|[\u4e00-\u9fff]{2})(?!产党|青团)"
    r"|合计(?=[\u4e00-\u9fff]{2})|即|故|(?:主要)?原因[是为]|因此|因(?!公)|并(?!购)|形成"
    r"|截[至止](?:目前|此次[^,]{0,8}节点)?|到目前为止|目前|与(?=绩效|年度)|年[末底](?=实有|共有|在职|单位)"
    r"|(?:当年|全年|本年度)(?:共|累计)?(?=安排|使用|实际|政府采购)"
    r"|本年度(?=机关|一般公共|财政拨款|政府|国有|[“\"]?三公|公务|因公)|(?<=\()含(?!税)"
    r"|(?:我|本|该|全|各)(?:单位|部门|局|委|办|院|中心|站|处|所|校|厅|会|乡|镇|街道)"
    r"(?:及所属单位|本级|机关)?(?:本年度?|全年|当年)?(?:共|累计|合计)?"
    r"|(?:部门|单位)(?:本年度?|全年|当年)(?:共|累计)?|单位(?=实有|共有|现有|在职|内设|下设)"
    r"|(?:使用财政拨款)?安排的?(?=因公|国内|公务)|使用(?:一般公共预算)?财政拨款(?:安排)?的?(?=因公|国内|公务)"
    r"|预算绩效管理(?=形成|整体))"
)
_OFFICE = (
    r"(?:局|委|委员会|厅|院|校|学|所|站|队|处|办|室|中心|政府|学院|协会|联合会|馆|园|党校|集团|镇|乡|街道"
    r"|部门|单位|本级|机关|会)"
)
# Where the field's own words begin after the name of an office.
_FIELD_WORD = (
    r"(?:机关运行经费|公用经费|人员经费|财政拨款|一般公共预算|政府性基金|国有资本|收入预算|支出预算|预算收入|预算支出"
    r"|收入总计|支出总计|收、支|收入、支出|收入支出|总收入|总支出|本年收入|本年支出|收入合计|支出合计|部门整体支出"
    r"|基本支出|项目支出|决算|年初|年末|“三公”|\"三公\"|三公经费|因公出国|公务用车|公务接待|政府采购|固定资产"
    r"|资产总额|房屋|实有|编制|在职|预算绩效管理)"
)
_OWNER = re.compile(rf"[^,;:。]*?{_OFFICE}(?:单位|部门)?(?:ˍ+|\([^()]*\))*(?={_FIELD_WORD})")
_OFFICE_END = re.compile(rf"{_OFFICE}(?:单位|部门)?(?:\([^()]*\))*$")
_COPULA = re.compile(
    r"(?:(?<!作)为|(?<!不)是|[约近仅达≥≤=<>:各均]|达到|(?<!公)共(?:计)?|分别|累计|总共|(?<![实现])有)+$"
)
_MONTHS = re.compile(r"度|末|底|初|\d{1,2}月(?:份|底|末)?|,")
_CAUSE = re.compile(r".*原因[是为]")
_LOOSE_END = re.compile(r"[的、,;—-]|(?<!\d)年(?!度)")
_ACCOUNTED = re.compile(r"(?:支出|收入)?决算(?:数|额)?$")
_LAST_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)年度?$")
_DOUBLED = re.compile(r"(?<=费)(?<!经费)支出$")


def without_copula(text: str, start: int, end: int) -> int:
    """The new end of text[start:end] without the words that only lead to the number (为, 约, 共)."""
    match = _COPULA.search(text, start, end)
    return match.start() if match else end


def bounds(text: str, start: int, end: int, fiscal_year: int | None) -> tuple[int, int]:
    """Where the item proper stands in text[start:end]; empty where nothing of it is left.

    The report's own year goes, another year stays: 2022年储备土地面积 is no figure of 2023.
    """
    start, end = after_connectives(text, start, end), _before_date(text, start, end, fiscal_year)
    past = _after_date(text, start, end, fiscal_year)
    if not DATE.match(text, past, end):
        owner = _OWNER.match(text, past, end)
        start = after_connectives(text, owner.end() if owner else past, end)
    else:
        start = past
    if doubled := _DOUBLED.search(text, start, end):
        end = doubled.start()
    if cause := _CAUSE.match(text, start, end):
        start = after_connectives(text, cause.end(), end)
    if tail := _ACCOUNTED.search(text, start, end):
        end = tail.start()
    while end > start and _LOOSE_END.match(text, end - 1):
        end -= 1
    return start, end


def after_connectives(text: str, start: int, end: int) -> int:
    """The new start of text[start:end] without list numbers and words that only connect (其中, 本单位全年)."""
    while start < end and (match := _CONNECTIVE.match(text, start, end)) and match.end() > start:
        start = match.end()
    return start


def _before_date(text: str, start: int, end: int, fiscal_year: int | None) -> int:
    """Before a date at the end, if it is the report's own year: 公务接待费|2023年 決算数."""
    date = _LAST_DATE.search(text, start, end)
    if date is None or date.start() == start or date["year"] != str(fiscal_year):
        return end
    return end if _OFFICE_END.search(text, start, date.start()) else date.start()


def _after_date(text: str, start: int, end: int, fiscal_year: int | None) -> int:
    """Past the last date, where only an office or nothing stands before it."""
    dates = list(DATE.finditer(text, start, end))
    if not dates:
        return start
    date = dates[-1]
    if start < date.start() and not _OFFICE_END.search(text, start, date.start()):
        return start
    if fiscal_year is not None and str(fiscal_year) not in date.group():
        return date.start()
    at = date.end()
    while at < end and (match := _MONTHS.match(text, at, end)):
        at = match.end()
    return after_connectives(text, at, end)
