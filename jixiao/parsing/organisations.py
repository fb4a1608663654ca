"""Which public body a report is about when no title says so, and whose accounts contain it.

Told by the sentences in which a report introduces its own unit, and by the label cells of forms.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from ..labels import HEAD, role
from ..reading.document import Document
from ..reading.passage import Passage
from .titles import head_lines, is_unit

_NAME = r"(?P<unit>[\u4e00-\u9fff()“”\"]{3,40}?)"
_OPEN = r"(?:^|[。;,:]|年度?,?)"
_SORT = r"(?:拨款|行政|事业|预算|参公|科级|处级|厅级)"
_ABOUT = r"(?:部门|单位|年初|财政拨款)?(?:收入|支出|预算|决算|实有)"
# Sentences whose subject is the reporting unit; how surely, and whether the sentence alone proves that it is a unit.
_SENTENCES = tuple(
    (weight, sure, re.compile(pattern))
    for weight, sure, pattern in (
        (3, True, rf"^{_NAME}(?:单位)?(?:为|是|系|属于)[^,。;]{{0,14}}{_SORT}[^,。;]{{0,6}}(?:单位|机构|部门)"),
        (2, True, rf"{_OPEN}{_NAME}(?:单位)?的?(?:主要|基本)(?:职责|职能)"),
        (2, False, rf"{_OPEN}{_NAME}(?:单位)?,?(?:19|20)\d\d年度?,?{_ABOUT}"),
        (2, False, rf"发现{_NAME}(?:单位)?(?:还|仍)?存在"),
        (1, False, rf"年度?,?{_NAME}(?:单位)?(?:按|根据|严格|紧紧|认真|全面|年初|收入|支出)"),
        (1, False, rf"^{_NAME}(?:单位)?(?:内设|下设|共有|编制|无下属|由)"),
    )
)  # fmt: skip
_LABELLED = re.compile(
    r"(?:部门|单位|预算单位|部门\(单位\)|填报单位|编制单位|公开单位|项目单位|评价单位|主管部门|实施单位)(?:名称)?(?:\((?:盖章|公章|签章)\))?:(?P<unit>[^,。;:|]{3,40})"
)
_DEPARTMENT = re.compile(r"(?:部门|单位|部门\(单位\)|预算单位|填报单位)(?:名称)?:?(?P<unit>.{3,40})")
_CARD = re.compile(r"发布(?:机构|单位):?(?P<unit>.{3,40})")
_CLEAR = 2
_FIRST_LINES, _LONGEST_LINE = 60, 400
# 主管部门…实施单位…: a form's head on one line, no name
_LABEL_LINE = re.compile(r"(?:项目名称|主管部门|实施单位|项目单位|资金使用单位|项目负责人)(?=.{3})")
_NOBODY = re.compile(r"(?:我|本|该|各|这|上述|此|其|全)|.*(?:主要|基本|情况|工作|年度|部门单位|根据|按照)")

_CONTAINER = r"(?P<unit>[\u4e00-\u9fff()]{3,40}?)"
_CONSOLIDATED = tuple(
    re.compile(pattern)
    for pattern in (
        # `纳入…范围的下属单位包括` lists the units inside this one: the other direction
        rf"(?<!不)(?<!未)纳入{_CONTAINER}(?:\d{{4}}年度?)?(?:的)?(?:部门|单位|汇总)?(?:预算|决算|预决算)(?:编制|汇编|汇总|编报|公开)*范围"
        r"(?!的?[^,。;:]{0,14}(?:包括|包含|共|有|如下|分别|具体|详见|情况|:))",
        rf"(?:决算|账务|财务|预决算)(?:数据)?(?:并入|纳入|汇入|汇总到|列入){_CONTAINER}(?:\d{{4}}年度?)?(?:部门|单位)?(?:统一)?(?:决算|账|预决算|编制|核算|汇总)",
        rf"(?:为|是|系|属于?){_CONTAINER}(?:所属|下属|管理)?的?(?:二级|三级)(?:预算|核算|事业|行政)?(?:单位|机构)",
    )
)  # fmt: skip
_TRAILING_WORDS = re.compile(r"(?:单位|的)$")


def reporting_unit(document: Document, passages: list[Passage]) -> Passage | None:
    """The unit that the document is about, by its label cells, its prose, its head lines or its index card."""
    labelled = chain(_cells(document, "department"), _label_lines(document))
    if unit := _first_unit(labelled) or told_unit(passages, _CLEAR):
        return unit
    return (
        _first_unit(line.strip("#*-") for line in head_lines(document) if not _LABEL_LINE.match(line.text))
        or told_unit(passages)
        or responsible_unit(document)
        or _first_unit(_cards(document))
    )


def _first_unit(candidates: Iterable[Passage]) -> Passage | None:
    return next((candidate for candidate in candidates if is_unit(candidate.text)), None)


def responsible_unit(document: Document) -> Passage | None:
    """The authority that all forms of the document name, else the one unit that carried all projects out."""
    for part in ("authority", "implementer"):
        units = list(_cells(document, part))
        if units and len({unit.text for unit in units}) == 1:
            return units[0]
    return None


def _cells(document: Document, part: str) -> Iterator[Passage]:
    """The cells beside labels that play a part in the head of a form."""
    for table in document.tables:
        for row in table.rows:
            filled = [cell for cell in row if cell.text]
            for label, value in pairwise(filled):
                if role(HEAD, label.text) == part:
                    yield value.passage


def _label_lines(document: Document) -> Iterator[Passage]:
    for passage in _short_lines(document):
        match = _LABELLED.search(passage.text) or _DEPARTMENT.fullmatch(passage.text)
        if match and (unit := passage.group(match, "unit")):
            yield unit


def _short_lines(document: Document) -> Iterator[Passage]:
    """The first lines, without those too long for a label and a name."""
    for number, raw in enumerate(document.lines[:_FIRST_LINES], 1):
        if len(raw) <= _LONGEST_LINE:
            yield document.passage(number)


def _cards(document: Document) -> Iterator[Passage]:
    for passage in _short_lines(document):
        if (match := _CARD.fullmatch(passage.text)) and (unit := passage.group(match, "unit")):
            yield unit


def told_unit(passages: Iterable[Passage], least: int = 1) -> Passage | None:
    """The unit that the prose itself is about: the subject of most introducing sentences, at its first mention.

    `least` is how much they must weigh together.
    """
    votes: dict[str, int] = defaultdict(int)
    first: dict[str, Passage] = {}
    for passage in passages:
        for weight, sure, pattern in _SENTENCES:
            for match in pattern.finditer(passage.text):
                unit = passage.group(match, "unit")
                if unit and not _NOBODY.match(unit.text) and (sure or is_unit(unit.text)):
                    votes[unit.text] += weight
                    first.setdefault(unit.text, unit)
    best = max(votes, key=lambda name: votes[name], default=None)
    return first[best] if best and votes[best] >= least else None


def container(passages: Iterable[Passage], unit: str | None) -> Passage | None:
    """The unit whose accounts contain this one's, where the report says so."""
    for passage in passages:
        for pattern in _CONSOLIDATED:
            for match in pattern.finditer(passage.text):
                found = passage.group(match, "unit")
                if found and found.text != unit and is_unit(found.text):
                    return found
    return None
