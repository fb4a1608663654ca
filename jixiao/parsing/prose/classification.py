"""Lines of the national classification of expenditure (政府收支分类科目): 类, 款, 项 by their words or their codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...reading.passage import Passage
from ..outline import Paragraph
from .items import after_connectives

_NAME = r"(?:[^,;。:()\d]|\((?!类\)|款\)|项\))[^(),;。:\d]{1,14}\))"
_SEQ = r"(?:[-#*]*\(?(?P<seq>\d{1,3})[.、)](?=(?:19|20)\d\d年|\D))?"
_CLASS = rf"(?:(?:19|20)\d\d年度?)?(?:\d{{3,7}})?(?P<class>{_NAME}{{2,30}}?)\(类\)"
_LINE = re.compile(
    rf"{_SEQ}(?:{_CLASS}(?:支出)?[、:]?(?:\d{{5,7}})?)?"
    rf"(?:(?P<subclass>{_NAME}{{0,40}}?)\(款\)(?:支出)?[、:]?(?:\d{{7}})?(?:(?P<item>{_NAME}{{0,40}}?)\(项\))?"
    rf"|(?P<only>{_NAME}{{2,40}}?)\(项\))"
)
_CLASS_LINE = re.compile(rf"{_SEQ}{_CLASS}(?=(?:支出)?:?[^,。;:(\d]{{0,10}}\d)")
# The classes, printed without (类) by some.
_CLASSES = (
    "一般公共服务|外交|国防|公共安全|教育|科学技术|文化旅游体育与传媒|文化体育与传媒|社会保障和就业|卫生健康"
    "|医疗卫生与计划生育|节能环保|城乡社区|农林水|交通运输|资源勘探工业信息等|资源勘探信息等|商业服务业等|金融"
    "|援助其他地区|自然资源海洋气象等|国土海洋气象等|住房保障|粮油物资储备|灾害防治及应急管理|其他|债务付息"
    "|债务发行费用|抗疫特别国债安排的"
)
_OFFICIAL_LINE = re.compile(rf"(?<![^。;:,])[-#*]*\(?(?P<seq>\d{{1,3}})[.、)](?P<class>(?:{_CLASSES})支出)(?=[为:]?\d)")
# A code has three digits for a 类, five for a 款, seven for a 项; those of expenditure by function begin with 2.
_CODE = r"2\d{2}(?:\d{2}){0,2}"
_CODED_LINE = re.compile(
    rf"(?<![^。;:,]){_SEQ}(?:(?P<code>{_CODE})(?P<name>{_NAME}{{2,30}}?)(?=(?:支出决算|决算)?数?[为:]?\d)"
    rf"|(?P<name2>{_NAME}{{2,30}}?)\((?P<code2>{_CODE})\)(?=[^,。;:(\d]{{0,10}}\d))"
)
_CODED = re.compile(rf"(?<!\d){_CODE}(?!\d|年|\.)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: text[start:end] of its paragraph; its names stand in text[name:named]."""

    start: int
    end: int
    name: int
    named: int
    seq: Passage | None
    class_: Passage | None = None
    subclass: Passage | None = None
    item: Passage | None = None
    code: Passage | None = None

    def digits(self, length: int) -> str:
        """The first digits of the code; empty where none is printed or it is shorter."""
        return self.code.text[:length] if self.code and len(self.code) >= length else ""


def entries(paragraph: Paragraph) -> list[Entry]:
    """The lines of 类, 款 and 项 in a paragraph, in order."""
    text = paragraph.text
    if "(款)" in text or "(项)" in text:
        return list(_entries(paragraph, _LINE))
    if "(类)" in text:
        return list(_entries(paragraph, _CLASS_LINE))
    if _CODED.search(text):
        return list(_entries(paragraph, _CODED_LINE))
    return list(_entries(paragraph, _OFFICIAL_LINE))


def detailed_entries(paragraph: Paragraph) -> list[Entry]:
    """The lines that name a 款 or an 项; those of a 类 alone are not among them."""
    return [entry for entry in entries(paragraph) if entry.subclass or entry.item]


def _entries(paragraph: Paragraph, pattern: re.Pattern[str]) -> Iterator[Entry]:
    matches = list(pattern.finditer(paragraph.text))
    ends = [*(match.start() for match in matches), len(paragraph.text)][1:]
    for match, end in zip(matches, ends, strict=True):
        make = _coded_entry if pattern is _CODED_LINE else _worded_entry
        yield make(paragraph.passage, match, end)


def _worded_entry(passage: Passage, match: re.Match[str], end: int) -> Entry:
    groups = {group for group, found in match.groupdict().items() if found}
    named = [next((group for group in level if group in groups), None) for level in _LEVELS]
    names = [_named(passage, match, group) if group else None for group in named]
    first = next((match.start(group) for group in named if group), match.start())
    class_, subclass, item = names
    seq = passage.group(match, "seq")
    return Entry(match.start(), end, first, match.end(), seq, class_, subclass, item)


_LEVELS = (("class",), ("subclass",), ("item", "only"))


def _coded_entry(passage: Passage, match: re.Match[str], end: int) -> Entry:
    group, code = ("name", "code") if match["code"] else ("name2", "code2")
    name, digits = _named(passage, match, group), len(match[code])
    class_, subclass, item = (name if digits == length else None for length in (3, 5, 7))
    seq = passage.group(match, "seq")
    code_printed = passage.group(match, code)
    return Entry(match.start(), end, match.start(group), match.end(), seq, class_, subclass, item, code_printed)


def _named(passage: Passage, match: re.Match[str], group: str) -> Passage | None:
    start, end = match.span(group)
    start = after_connectives(passage.text, start, end)
    return passage[start:end] if end > start else None
