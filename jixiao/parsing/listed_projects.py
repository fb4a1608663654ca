"""Numbered lists of projects in the prose: a name and its budget, execution and rate, one project a point."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..reading.passage import Passage
from ..schema import Project
from .facts import Facts
from .figures import Figure, figures
from .outline import Paragraph
from .points import Point, split_points, without_number
from .prose.words import MONEY, PERCENT, amount_measure, rate_measure

_UNIT = re.compile(r"万元|亿元|千元|元|%")
_PER_UNIT = {"万元": Decimal(1), "亿元": Decimal(10_000), "千元": Decimal("0.1"), "元": Decimal("0.0001")}
_COLUMNS = frozenset({"original_budget", "final_budget", "executed", "execution_pct"})
_ENOUGH = 2
# Words begin after a mark, or after a bracket that opens straight before a measure.
_BOUNDARY = re.compile(r"[,;:。、]|\((?=[^()]*\d)")
_LONGEST_WORDS = 24
_COPULA = re.compile(r"(?:为|是|共计|合计|共|约|达到|达|:)+$")
# What may end a name without belonging to it, and names that are no projects but lines of an account.
_NAME_EDGE = ":,;。、-(— "
_ACCOUNT = re.compile(
    r"(?:其中:?)?(?:部门)?(?:整体|基本|项目|人员|公用|日常|本年|全年|上年|年初|年末|财政|一般公共预算|政府性基金|国有资本经营(?:预算)?"
    r"|收入|支出|经费|拨款|预算|资金|合计|总计|小计|结转|结余|和|及|上级|其他|当年|转移支付|财政专户管理)+"
)
_INTRODUCTION = re.compile(r"项目[^。;]*(?::|如下|分别(?:是|为)|包括|情况)")
_NOT_STARTED = re.compile(
    r"(?:尚未|暂未|没有|均未|未能|未|无法)(?:正常|能|按期|按计划)*(?:开展|实施|启动|开工|执行|支出)"
)
_STARTED = re.compile(
    r"(?:已|正常|全部|均|按期|按计划|实际)*(?:开展|实施|启动|开工)(?:完成)?(?:的)?(?=项目|[,:。;]|如下|具体|\d|$)"
)
# A tail that counts projects again belongs to the next paragraph, whose line break was lost.
_NEXT_SUMMARY = re.compile(r"项目(?:共|共计|总数)?\d+个|\d+个[^,。;]{0,12}项目")
_HEADING_END = re.compile(r"(?:情况|说明|概况|分析|管理|构成|依据|安排|收入|支出|如下)$")
_SENTENCE = re.compile(r"[^。]+。?")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
# Words before a measure that still belong to it: 部门|年初预算.
_QUALIFIER = re.compile(r"(?:部门|单位|项目|财政|本|该|我|资金|总|的|其中|[:])*")
# What a sentence after the figures must say to be the project's reason.
_EXPLAINS = re.compile(r"未|因|由于|不|无法|暂|尚|调整|结转|收回|取消|移交|推迟|延期|主要|目前|完成")
_PLACES = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class _Clause:
    """One figure of a point: where its words begin and its unit ends; measure None where the words name none.

    `plain` says that nothing qualifies the measure: 年初预算数 and not 部门年初预算.
    """

    measure: str | None
    start: int
    figure: Figure
    unit: str
    end: int
    plain: bool


@dataclass(slots=True)
class _List:
    """The list being read: the sentence that introduced it, and whether its projects were started."""

    introduction: Passage | None = None
    started: bool | None = None
    started_passage: Passage | None = None
    rest: list[Paragraph] = field(default_factory=list)


def read_listed_projects(paragraphs: Iterable[Paragraph], facts: Facts) -> list[Paragraph]:
    """Add every listed project; returns the paragraphs, or parts of them, that no list took."""
    reading = _List()
    above: tuple[Passage, ...] = ()
    for paragraph in paragraphs:
        mended = _mended(paragraph, above) if reading.introduction else None
        above = paragraph.headings
        if mended and _read_list(mended, reading, facts):
            continue
        if not _read_list(paragraph, reading, facts):
            reading.rest.append(paragraph)
            _introduce(reading, paragraph.passage)
    return reading.rest


def _mended(paragraph: Paragraph, above: tuple[Passage, ...]) -> Paragraph | None:
    """The paragraph with the heading before it, where that may be a point's first line and no heading."""
    *outer, last = paragraph.headings or (Passage(),)
    if last in above or without_number(last) == last or _HEADING_END.search(last.text):
        return None
    return Paragraph(Passage.join([last, paragraph.passage]), tuple(outer))


def _read_list(paragraph: Paragraph, reading: _List, facts: Facts) -> bool:
    """Add the projects of one paragraph; False where it has none."""
    if paragraph.in_form or "元" not in paragraph.text:
        return False
    lead, points = split_points(paragraph.passage)
    if not points:
        return False
    before = len(facts.rows["projects"])
    introduced = replace(reading)
    left = [lead, *_read_points(paragraph, lead, points, reading, facts)]
    if len(facts.rows["projects"]) == before:
        reading.introduction = introduced.introduction
        reading.started, reading.started_passage = introduced.started, introduced.started_passage
        return False
    reading.rest.extend(Paragraph(part, paragraph.headings) for part in left if part)
    return True


def _read_points(
    paragraph: Paragraph, lead: Passage, points: list[Point], reading: _List, facts: Facts
) -> Iterator[Passage]:
    """Add the points that are projects; yields what is left: other points, and text after a project's figures."""
    if lead:
        _introduce(reading, lead)
    for point in points:
        clauses = _clauses(point.text) if "元" in point.text.text else []
        if _is_project(point, clauses, paragraph, reading):
            left = _add_project(point, clauses, paragraph, reading, facts)
        else:
            left = point.passage
        if left:
            _introduce(reading, left)
            yield left


def _introduce(reading: _List, passage: Passage) -> None:
    """Remember the sentence that a list may follow; any other text ends the list before it."""
    end = len(passage.text.rstrip("。;"))
    last = passage[max(passage.text.rfind(mark, 0, end) for mark in "。;") + 1 :]
    introduces = _INTRODUCTION.search(last.text) is not None
    reading.introduction = last if introduces else None
    reading.started, reading.started_passage = None, None
    for started, pattern in ((False, _NOT_STARTED), (True, _STARTED)):
        if introduces and (match := pattern.search(last.text)):
            reading.started, reading.started_passage = started, last.group(match)
            return


def _is_project(point: Point, clauses: list[_Clause], paragraph: Paragraph, reading: _List) -> bool:
    """Whether a point is a project: it has a project's figures, a name of its own, and the list is one of projects."""
    if len({clause.measure for clause in clauses} & _COLUMNS) < _ENOUGH:
        return False
    name = _name(point.text, clauses).text
    if not _WORDS.search(name) or _ACCOUNT.fullmatch(name):
        return False
    told = reading.introduction is not None or name.endswith("项目")
    return told or any("项目" in heading.text for heading in paragraph.headings[-1:])


def _clauses(text: Passage) -> list[_Clause]:
    """The figures of a point, as long as they follow one another without a full stop."""
    found: list[_Clause] = []
    previous = 0
    for figure in figures(text):
        unit = _UNIT.match(text.text, figure.end)
        zero = figure.value == 0 and unit is None
        if unit is None and not zero:
            continue
        if found and ("。" in text.text[previous : figure.start] or figure.start - previous > _LONGEST_WORDS):
            break
        end = unit.end() if unit else figure.end
        clause = _clause(text.text, previous, figure, unit.group() if unit else "", end)
        if clause.measure in _COLUMNS or (found and clause.measure) or _stands_apart(text.text, end, clause, zero):
            found.append(clause)
            previous = end
    return found if any(clause.measure in _COLUMNS for clause in found) else []


def _clause(text: str, previous: int, figure: Figure, unit: str, end: int) -> _Clause:
    stop = figure.start
    if copula := _COPULA.search(text, previous, stop):
        stop = copula.start()
    boundaries = [match.end() for match in _BOUNDARY.finditer(text, previous, stop)]
    start = boundaries[-1] if boundaries else previous
    words = text[start:stop]
    if unit in PERCENT:
        measure, offset = rate_measure(words)
        return _Clause(measure, start + offset, figure, unit, end, True)
    found = amount_measure(words)
    if found is None or found[2] < len(words):
        return _Clause(None, stop, figure, unit, end, False)
    measure = "final_budget" if found[0] == "plan" else found[0]
    qualified = found[1] > 0 and _QUALIFIER.fullmatch(words[: found[1]]) is not None
    return _Clause(measure, start if qualified else start + found[1], figure, unit, end, not qualified)


def _stands_apart(text: str, end: int, clause: _Clause, zero: bool) -> bool:
    """Whether an amount without a measure closes the name (补偿费500万元,年初预算数…) and is no part of it."""
    return not zero and clause.unit in MONEY and clause.figure.start > 2 and text[end : end + 1] in (",", ";", ":", "(")


def _name(text: Passage, clauses: list[_Clause]) -> Passage:
    return text[: clauses[0].start].strip(_NAME_EDGE)


def _add_project(point: Point, clauses: list[_Clause], paragraph: Paragraph, reading: _List, facts: Facts) -> Passage:
    """Add the project with its figures; returns what stands after them and is not about it."""
    name = _name(point.text, clauses)
    cited = {"name": name, "started": reading.started_passage}
    project: Project = facts.add_project(cited, started=reading.started)
    chosen: dict[str, _Clause] = {}
    for clause in clauses:
        known = chosen.get(clause.measure or "")
        if clause.measure in _COLUMNS and (known is None or (clause.plain and not known.plain)):
            chosen[clause.measure or ""] = clause
    _add_funds(project, point.text, chosen, facts)
    for clause in clauses:
        if clause not in chosen.values():
            _add_amount(name, point.text, clause, paragraph, facts)
    return _add_reason(project, point.text[clauses[-1].end :], facts)


def _add_funds(project: Project, text: Passage, chosen: dict[str, _Clause], facts: Facts) -> None:
    values = {measure: _value(clause) for measure, clause in chosen.items()}
    cited = {measure: text[clause.figure.start : clause.end] for measure, clause in chosen.items()}
    damaged = any(value is None for value in values.values())
    facts.add("project_funds", {**cited}, project_id=project.project_id, source="total", damaged=damaged, **values)


def _add_amount(name: Passage, text: Passage, clause: _Clause, paragraph: Paragraph, facts: Facts) -> None:
    """A further figure that the point prints: it is kept as an amount of the project's name."""
    section = without_number(paragraph.headings[-1]).printed if paragraph.headings else None
    percent = clause.unit in PERCENT
    facts.add(
        "amounts",
        {"item": name, "value": text[clause.figure.start : clause.end]},
        section=section,
        measure=clause.measure or "value",
        value=_value(clause),
        unit="%" if percent else "万元",
    )


def _value(clause: _Clause) -> Decimal | None:
    """The figure in 万元 or percent; None where it is malformed or finer than can be stored."""
    value = clause.figure.value
    if value is None or clause.unit in PERCENT:
        return value
    amount = value * _PER_UNIT.get(clause.unit, Decimal(1))
    return amount if amount == amount.quantize(_PLACES) else None


def _add_reason(project: Project, tail: Passage, facts: Facts) -> Passage:
    """Sentences about the project after its figures become its reason; the rest is returned."""
    start = len(tail.text) - len(tail.text.lstrip("。;,、)"))
    end = start
    for sentence in _SENTENCE.finditer(tail.text, start):
        summary = _NEXT_SUMMARY.search(sentence.group()) or _INTRODUCTION.search(sentence.group())
        if summary or not _EXPLAINS.search(sentence.group()):
            break
        end = sentence.end()
    reason = tail[start:end].strip("。;,")
    if reason:
        facts.add("statements", {"text": reason}, project_id=project.project_id, topic="reason")
    return tail[end:].strip("。;,、)")
