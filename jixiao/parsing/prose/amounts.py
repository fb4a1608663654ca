"""Figures of the narrative as rows of `amounts`, their printed reasons as `statements`."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...reading.passage import Span
from ..facts import Facts
from ..outline import Paragraph
from .classification import detailed_entries
from .found import Found, Reading
from .reader import Reader
from .rows import add
from .sections import default_measure, fiscal_year, is_about_assets, section
from .sentences import sentences

_LISTED = re.compile(r"[①-⑳].*(?:执行率|预算数?.*执行)")
_MONITORED = re.compile(r"年中绩效运行监控|截[至止](?:此次|本次)?[^,]{0,6}评价时间")
_INDICATOR = re.compile(r"指标,?(?P<name>[^,。;]{2,40}?),?预期指标值")
_CAUSE = re.compile(r".*原因[是为]")
_OPERATOR = re.compile(r"[≥≤=><约为达到]+$")
_INDICATOR_FIGURES = ("target_value", "midyear_value", "actual_value", "deviation_pct", "weight", "score")
_VALUE_LABEL = re.compile(r"(?:目标|指标|完成|实际)值$|(?:自评)?得分$")
_DEVIATION = re.compile(r"偏差|预期指标值")


def read_amounts(paragraphs: Sequence[Paragraph], facts: Facts) -> None:
    """Add every figure of the narrative that is no line of 类/款/项, no listed project and no indicator's own."""
    taken = _figures_of_indicators(facts)
    year = facts.report.fiscal_year or fiscal_year(paragraphs)
    for headings, group in groupby(paragraphs, key=lambda paragraph: paragraph.headings):
        members = list(group)
        if members[0].in_form:
            continue
        place = section(headings)
        reader = Reader(default_measure(headings), year, is_about_assets(headings))
        for found in _read(members, reader):
            if not _is_indicators(found, taken):
                add(facts, place, found)


def _is_indicators(found: Found, taken: set[Span]) -> bool:
    """Whether a figure is named only as an indicator's target, actual value or score, and an indicator holds it."""
    if not isinstance(found, Reading) or found.item is None or not _VALUE_LABEL.search(found.item.text):
        return False
    return found.number.span in taken


def _figures_of_indicators(facts: Facts) -> set[Span]:
    """Places of the figures that indicators hold as their own."""
    return {
        Span(row.line, row.start, row.last_line, row.end)
        for row in facts.rows["citations"]
        if row.table == "indicators" and row.column in _INDICATOR_FIGURES
    }


def _read(paragraphs: list[Paragraph], reader: Reader) -> Iterator[Found]:
    """What paragraphs under one heading say. After an indicator's target its monitoring and result follow."""
    loose = Reader("value", reader.fiscal_year, asides=False)
    indicator = ""
    for paragraph in paragraphs:
        for start, end in _stretches(paragraph):
            sentence = paragraph.text[start:end]
            if named := _INDICATOR.search(sentence):
                indicator = named["name"]
            elif indicator or _MONITORED.search(sentence):
                found_here = loose.read(paragraph.passage, start, end)
                yield from (found for found in found_here if not _is_of(indicator, found, paragraph))
            else:
                yield from reader.read(paragraph.passage, start, end)


def _stretches(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The parts of a paragraph to read: up to its lines of 类/款/项, without listed projects, targets apart."""
    lines = detailed_entries(paragraph)
    stop = lines[0].start if lines else len(paragraph.passage)
    left = 0
    for start, end in sentences(paragraph.text, 0, stop):
        sentence = paragraph.text[start:end]
        listed, target = _LISTED.match(sentence), _INDICATOR.search(sentence)
        if not listed and not target:
            continue
        if left < start:
            yield left, start
        if target and not listed:
            yield start, end
        left = end
    if left < stop:
        yield left, stop


def _is_of(indicator: str, found: Found, paragraph: Paragraph) -> bool:
    """Whether a figure is the indicator's actual value or deviation, which are facts of the indicator."""
    if not isinstance(found, Reading):
        return False
    words, start, stop = found.place
    lead = _CAUSE.sub("", paragraph.text[words:start])
    if _DEVIATION.search(lead) or _DEVIATION.search(paragraph.text, stop, stop + 4):
        return True
    return bool(indicator) and _OPERATOR.sub("", lead) == indicator
