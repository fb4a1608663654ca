"""What a report says of itself: unit, year, kind, place, level, title, score, grade, and whose accounts contain it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..reading.document import Document
from ..reading.passage import Passage
from .facts import Facts
from .organisations import container, reporting_unit
from .outline import Paragraph, paragraphs
from .refusal import refuse_other_documents
from .regions import region_of
from .titles import FINAL_ACCOUNTS, OTHER, PROJECT_FORM, WHOLE_DEPARTMENT, YEAR, Title, find_title, year_of
from .verdict import verdict

# Where a report speaks of the year it is about, and how surely.
_YEAR = rf"(?P<year>{YEAR.pattern})"
_YEARS = (
    (5, re.compile(rf"{_YEAR}年度?(?:部门|单位|项目)?(?:整体支出)?(?:预算)?(?:绩效(?:自评|评价)|决算)")),
    (5, re.compile(rf"^[#(]*{_YEAR}年度\)?$")),
    (2, re.compile(rf"截至{_YEAR}年(?:底|末|12月)")),
    (2, re.compile(rf"{_YEAR}年度?,?(?:本|我)?(?:部门|单位|财政拨款|年初|预算)?(?:收入|支出|预算|决算|总预算)")),
    (1, re.compile(rf"{_YEAR}年度")),
)
_SHARED = 3
_UNTITLED_KINDS = (
    (FINAL_ACCOUNTS, re.compile(r"收入支出决算总体|部门决算情况说明|财政拨款支出决算(?:总体|结构|具体)情况")),
    (WHOLE_DEPARTMENT, re.compile(r"(?:部门|单位|\(单位\))*整体支出(?:绩效|管理)")),
    (PROJECT_FORM, re.compile(r"项目支出?绩效(?:目标)?自评表|项目自评表")),
    (OTHER, re.compile(r"绩效(?:自评|评价)")),
)


def read_report(document: Document, facts: Facts, prose: Sequence[Paragraph] | None = None) -> None:
    """Fill the report's own row. Raises ReportError where the document is surely no report.

    `prose` are the document's paragraphs, if the caller has them already.
    """
    prose = list(paragraphs(document)) if prose is None else prose
    title = find_title(document)
    refuse_other_documents(document, title, prose)
    passages = [paragraph.passage for paragraph in prose]
    facts.tell(title=title.passage if title else None)
    _tell_kind(document, facts, title, prose)
    _tell_year(facts, title, passages)
    _tell_unit(document, facts, title, passages)
    _tell_verdict(facts, prose, title)


def _tell_unit(document: Document, facts: Facts, title: Title | None, passages: list[Passage]) -> None:
    unit = (title.unit if title else None) or reporting_unit(document, passages)
    if unit is None:
        return
    context = "".join(passage.text for passage in passages)
    unit = _in_full(unit, passages, context)
    facts.tell(unit=unit, consolidated_into=container(passages, unit.text))
    region = region_of(unit.text, context)
    facts.report.region, facts.report.level = region.name, region.level
    printed = unit[region.start : region.printed]
    facts.cite("reports", facts.report.report_id, {"region": printed if region.name else None, "level": printed})


def _in_full(unit: Passage, passages: Iterable[Passage], context: str) -> Passage:
    """The unit's whole name where the title shortens it: 水务局 for 平阳县水务局."""
    if region_of(unit.text, "").path:
        return unit
    longer: dict[str, int] = defaultdict(int)
    first: dict[str, Passage] = {}
    for passage in passages:
        for match in re.finditer(rf"[\u4e00-\u9fff]{{2,15}}?{re.escape(unit.text)}", passage.text):
            before = _division_before(match.group(), len(match.group()) - len(unit.text))
            if before is not None:
                start = match.start() + before
                longer[passage.text[start : match.end()]] += 1
                first.setdefault(passage.text[start : match.end()], passage[start : match.end()])
    best = max(longer, key=lambda name: longer[name], default=None)
    return first[best] if best else unit


def _division_before(text: str, end: int) -> int | None:
    """Where in `text` a division's name begins that reaches up to `end`."""
    for start in range(end):
        region = region_of(text[start:], "")
        # 平阳县 may share its last characters with 县水务局
        if region.path and end - start <= region.printed <= end - start + _SHARED:
            return start
    return None


def _tell_kind(document: Document, facts: Facts, title: Title | None, prose: Sequence[Paragraph]) -> None:
    if title:
        facts.report.kind = title.kind
        facts.cite("reports", facts.report.report_id, {"kind": title.passage})
        return
    facts.report.kind = OTHER
    shown = [*(heading for paragraph in prose for heading in paragraph.headings), *(p.passage for p in prose)]
    for kind, pattern in _UNTITLED_KINDS:
        for passage in shown:
            if match := pattern.search(passage.text):
                facts.report.kind = kind
                facts.cite("reports", facts.report.report_id, {"kind": passage.group(match)})
                return


def _tell_year(facts: Facts, title: Title | None, passages: list[Passage]) -> None:
    year = (title.year if title else None) or _voted_year(passages)
    if year:
        facts.report.fiscal_year = year_of(year)
        facts.cite("reports", facts.report.report_id, {"fiscal_year": year})


def _voted_year(passages: list[Passage]) -> Passage | None:
    votes: dict[int, int] = defaultdict(int)
    surest: dict[int, tuple[int, Passage]] = {}
    for passage in passages:
        for weight, pattern in _YEARS:
            for match in pattern.finditer(passage.text):
                found = passage[match.start("year") : match.end("year")]
                votes[year_of(found)] += weight
                if weight > surest.get(year_of(found), (0, found))[0]:
                    surest[year_of(found)] = (weight, found)
    best = max(votes, key=lambda year: votes[year], default=None)
    return surest[best][1] if best else None


def _tell_verdict(facts: Facts, prose: Sequence[Paragraph], title: Title | None) -> None:
    found = verdict(prose, title.passage if title else None)
    if found is None:
        return
    facts.tell(grade=found.grade)
    facts.report.total_score = found.score
    facts.cite("reports", facts.report.report_id, {"total_score": found.score_passage})
