"""Titles of reports: which document this is, whose, and for which year, in the shapes that titles take.

<unit><year>年度<kind>, <year>年度<unit><kind>, unit and kind on lines of their own, the kind over (<year>年度).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..reading.document import Document
from ..reading.passage import Passage
from .regions import region_of

FINAL_ACCOUNTS, WHOLE_DEPARTMENT, PROJECT_FORM, OTHER = (
    "决算公开说明",
    "部门整体支出绩效自评报告",
    "项目支出绩效自评表",
    "其他",
)

_FORM_WORDS = (
    r"(?:项目|支出|整体|绩效|目标|部门|单位|预算|财政|转移支付|区域|专项|资金|[省市县区]级|自治区|本级|补助|\(项目\)"
    r"|\(单位\)|年度)*"
)
# The first that a title holds counts: the accounts of a department may come with all the others.
KINDS = (
    (FINAL_ACCOUNTS, re.compile(r"(?:部门|单位|本级|汇总|预算|收支|\(单位\)|和|及|与)*决算(?:信息)?(?:公开)?")),
    (
        WHOLE_DEPARTMENT,
        re.compile(
            r"(?:部门|单位|预算|\(单位\)|\(部门\)|及|和)*整体(?:支出|预算|支出预算)?(?:财政)?(?:绩效|自评|评价|自我)"
        ),
    ),
    (PROJECT_FORM, re.compile(_FORM_WORDS + r"(?:自评价?|自我评价|自评打分|自评评分|完成情况)表")),
    (
        OTHER,
        re.compile(
            _FORM_WORDS + r"(?:绩效(?:管理)?(?:自评|评价|自我评价|评估)|自评)(?:工作)?(?:价?报告|情况|总结|说明)"
        ),
    ),
)
"""Kinds of reports and the words in which titles name them."""

YEAR = re.compile(r"(?P<digits>(?:19|20)\d\d)(?=年)|(?P<words>[二两][〇○零O0][〇○零一二三四五六七八九]{2})(?=年)")
_DIGITS = dict(zip("〇○零O0一二两三四五六七八九", "000001223456789", strict=True))
_YEAR_WORDS = re.compile(r"(?:年度?)?(?:[-—~至到](?:19|20)\d\d年度?)?")

_HEAD_LINES = 40
_TITLE_LINES = 4
_LONGEST = 80
_LONGEST_LINE = 400
_BODY = re.compile(r"^[-#*]*(?:一、|\(一\)|第一部分|目录|1[.、])")
_SENTENCE = re.compile(r"[,。;]|\d(?:分|万|%)|得分|根据|按照|现将|如下")
_SKIPPED = re.compile(
    r"(?:索引号|信息索引|文号|发布(?:机构|日期|时间|单位)|发文|成文|生成日期|来源|作者|浏览|阅读|点击|字号|打印|当前位置|您的位置|首页"
    r"|主题|公开(?:日期|时间|方式)|有效性|监督索引|审签|文件编号)"
)
_LEAD = re.compile(r"[-#*]*(?:(?:标题|名称|题名):)?(?:附件?[一二三四五六七八九十\d]*[:.、-]?)?(?:关于)?[《〈“\"]?")
_NO_REPORT = re.compile(r"(?:办法|通知|细则|制度|方案|指标体系|评价标准|评分标准|申报表|目标表)(?:\(.*\))?$")
_TAIL = re.compile(
    r"(?:信息|公开|情况|的|说明|报告|绩效|自评|自我|评价|评估|工作|财政|支出|表|文本|及|和|\([^()]*(?:\)|$)|[\d〇零一二三四五六七八九]{4}年度?)*[》”\"]?"
)
_EDGE = re.compile(r"^[的:、,\-—(]+|(?:[的:、,\-—(]|关于)+$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title's text and what it names; parts that it does not print are None.

    `clean` says that nothing foreign follows the words of its kind.
    """

    passage: Passage
    kind: str
    unit: Passage | None
    year: Passage | None
    clean: bool


def year_of(passage: Passage) -> int:
    """The year that a match of YEAR printed, in digits or in words."""
    return int("".join(_DIGITS.get(character, character) for character in passage.text))


def head_lines(document: Document) -> list[Passage]:
    """The lines before the text itself begins, without markup and index cards."""
    lines: list[Passage] = []
    for number, raw in enumerate(document.lines[:_HEAD_LINES], 1):
        if len(raw) > _LONGEST_LINE:
            break
        passage = document.passage(number)
        if not passage or _SKIPPED.match(passage.text):
            continue
        if _BODY.search(passage.text) or "\t" in raw:
            break
        lines.append(passage)
    return lines


def find_title(document: Document) -> Title | None:
    """The document's title: one to four lines of its head that together name a kind of report.

    Of several readings the one counts that names most, then one whose unit begins with its place (and not with the
    words of a line above), then one without foreign words at its end, then the first and longest.
    """
    lines = head_lines(document)
    found = [
        (*_rank(title), -start, len(window), title)
        for start in range(len(lines))
        for window in _windows_from(lines, start)
        if (title := _read(window)) and not (is_unit(lines[start].text) and _names_unit(lines, start, window))
    ]
    return max(found, key=lambda entry: entry[:-1])[-1] if found else None


def _rank(title: Title) -> tuple[int, bool, bool]:
    placed = title.unit is not None and bool(region_of(title.unit.text, "").path)
    return (title.unit is not None) + (title.year is not None), placed, title.clean


def _names_unit(lines: list[Passage], start: int, window: Passage) -> bool:
    """Whether a title's lines below its first, which is a whole unit's name, name a unit themselves."""
    rest = window[len(lines[start]) :]
    below = _read(rest) if rest else None
    return below is not None and below.unit is not None


def head_windows(document: Document) -> Iterator[Passage]:
    """Every run of one to four lines of the head that is short enough for a title and is no sentence."""
    lines = head_lines(document)
    for start in range(len(lines)):
        yield from _windows_from(lines, start)


def _windows_from(lines: list[Passage], start: int) -> Iterator[Passage]:
    for end in range(start + 1, min(start + _TITLE_LINES, len(lines)) + 1):
        passage = Passage.join(lines[start:end])
        if len(passage) <= _LONGEST and not _SENTENCE.search(passage.text):
            yield passage


def _read(passage: Passage) -> Title | None:
    lead = _LEAD.match(passage.text)
    passage = passage[lead.end() :] if lead else passage
    if _NO_REPORT.search(passage.text):
        return None
    found = ((kind, match) for kind, pattern in KINDS if (match := pattern.search(passage.text)))
    kind, match = next(found, (None, None))
    if kind is None or match is None:
        return None
    years = list(YEAR.finditer(passage.text))
    # `2022年部门预算和2021年部门决算`: the year of what the title is about stands nearest before it
    before = [year for year in years if year.end() <= match.end()]
    year = before[-1] if before and kind == FINAL_ACCOUNTS else next(iter(years), None)
    unit = _unit(passage, match, years, kind)
    clean = _TAIL.fullmatch(passage.text, match.end()) is not None
    return Title(passage, kind, unit, passage.group(year) if year else None, clean)


def _unit(passage: Passage, kind: re.Match[str], years: list[re.Match[str]], name: str) -> Passage | None:
    """What stands before the kind and is no year; of a project's report only what stands before the year."""
    parts = []
    start = 0
    for year in years:
        if year.start() >= kind.end():
            break
        parts.append((start, min(year.start(), kind.start())))
        words = _YEAR_WORDS.match(passage.text, year.end())
        start = words.end() if words else year.end()
    if name not in (PROJECT_FORM, OTHER) or not parts:
        parts.append((start, kind.start()))
    candidates = [_trimmed(passage[left:right]) for left, right in parts if right > left]
    return next((candidate for candidate in candidates if is_unit(candidate.text)), None)


def _trimmed(passage: Passage) -> Passage:
    while edge := _EDGE.search(passage.text):
        passage = passage[: edge.start()] if edge.start() else passage[edge.end() :]
    return passage


_UNIT = re.compile(
    r"[\u4e00-\u9fff、“”\"()〇\d]{1,40}?(?:局|委员会|委|厅|部|办公室|办|中心|院|所|站|队|校|学|馆|社|会|处|署|公司|政府|街道|镇|乡|园|场|团|政协"
    r"|人大|联|库|基地|集团|管理区|机关|台|苏木|办事处|党组|纪检组|海关|银行)"
    r"(?:\((?:部门|本级|机关|本部|汇总|单位)\)|本级|机关)?"
)
_NO_UNIT = re.compile(
    r"(?:我|本|该|各|全|其|县|市|区|省|州)?(?:直|级|属|内设)?(?:部门|单位|局|机关|机构|中心|党组|部|院|处|政府|公司|科室)"
)


def is_unit(text: str) -> bool:
    """Whether a text can be the name of a public body."""
    return len(text) >= 3 and _UNIT.fullmatch(text) is not None and not _NO_UNIT.fullmatch(text)
