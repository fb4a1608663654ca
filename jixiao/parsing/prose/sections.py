"""What the headings above a paragraph tell about its figures: the section's name, and what a bare amount is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...reading.passage import Passage
from ..outline import Paragraph
from .sentences import DATE

_NUMBERING = re.compile(
    r"[-#*]*(?:第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)[、.]?"
    r"|\d{1,3}[.、]|\(\d{1,2}\)|[①-⑳])?:?"
)
_ABOUT = re.compile(r"关于|本?(?:部门|单位)(?=20)")
_TAIL = re.compile(r"(?:(?<=情况)的?说明|的说明)?[。:]*$")
_GENERAL = re.compile(r"(?:总体|基本|具体|结构|有关|相关|其他|其它)?(?:情况|说明|情况说明)")
_KINDS = (
    (
        "value",
        re.compile(
            r"资产|重点工作|主要工作|工作完成|成效|绩效分析|指标|履职|效应|可持续|满意度|职能|职责|人员|机构|概况"
        ),
    ),
    ("original_budget", re.compile(r"年初预算|预算安排情况|收支预算|预算编制")),
    ("executed", re.compile(r"决算|支出|收入|收支|三公|经费|采购|结转|结余|资金|预算|财务|结构|具体情况|执行")),
)
_FUNDS = re.compile(r"政府性基金|国有资本经营预算|一般公共预算")
_FISCAL_YEAR = re.compile(r"(?<!\d)(20\d\d)年度")
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


@dataclass(frozen=True, slots=True)
class Section:
    """The section that a figure stands in: its name, and the headings that the name was taken from."""

    name: str | None = None
    cited: Passage | None = None


def section(headings: Sequence[Passage]) -> Section:
    """The innermost heading without number and 说明; one that says nothing (基本情况) follows the heading above it."""
    parts: list[tuple[Passage, Passage]] = []
    for heading in reversed(headings):
        if name := _name(heading):
            parts.insert(0, (heading if heading.text[0] in "(0123456789" else name, name))
            if not _GENERAL.fullmatch(name.text):
                break
    if not parts:
        return Section()
    return Section("".join(name.printed for _, name in parts), Passage.join(cited for cited, _ in parts))


def _name(heading: Passage) -> Passage:
    text = heading.text
    numbering = _NUMBERING.match(text)
    start = numbering.end() if numbering else 0
    while match := (_ABOUT.match(text, start) or DATE.match(text, start)):
        start = match.end()
    tail = _TAIL.search(text, start)
    return heading[start : tail.start() if tail else len(text)]


def default_measure(headings: Sequence[Passage]) -> str:
    """The measure of an amount that no word tells; `value` where the section is not about money."""
    for heading in reversed(headings):
        for measure, pattern in _KINDS:
            if pattern.search(heading.text):
                return measure
    return "value"


def is_about_assets(headings: Sequence[Passage]) -> bool:
    return any("资产" in heading.text for heading in headings[-2:])


def fund(headings: Sequence[Passage]) -> Passage | None:
    """The budget that a section is about, as the heading prints it."""
    for heading in reversed(headings):
        if match := _FUNDS.search(heading.text):
            return heading.group(match)
    return None


def fiscal_year(paragraphs: Iterable[Paragraph]) -> int | None:
    """The year that the text calls 年度 most often, or names most often."""
    texts = [paragraph.text for paragraph in paragraphs]
    for pattern in (_FISCAL_YEAR, _ANY_YEAR):
        if years := Counter(year for text in texts for year in pattern.findall(text)):
            return int(years.most_common(1)[0][0])
    return None
