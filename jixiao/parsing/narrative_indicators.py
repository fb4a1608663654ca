"""Indicators that a report discusses in sentences: target, mid-year monitoring, actual value, deviation, reason.

Two shapes: an opening sentence with the target and paragraphs on the middle and the end of the year, or target and
actual value in one sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, groupby, zip_longest

from ..labels import LEVEL1, LEVEL2
from ..reading.passage import Passage
from .facts import Facts
from .figures import read_number
from .form.cells import Quantity, quantity
from .narrative_account import monitored_value, split_account
from .narrative_values import COPULA, TARGET_LABEL, VALUE, stated_value, target_value
from .outline import Paragraph
from .points import without_number

_TARGET = re.compile(rf"(?P<label>{TARGET_LABEL}){COPULA}(?P<target>{VALUE})")
_DONE = r"(?:全年|年末|年度|本年)*(?:实际(?:完成|达到)?(?:指标)?值?|(?:已)?完成(?:指标)?值|全年完成)"
_BARE_TARGET = re.compile(rf"(?P<target>(?=[≥≤><]=?\d){VALUE})(?=,{_DONE})")
_OPENING = re.compile(
    r"(?:(?P<level1>[^-—–,:]{2,14})[-—–](?P<level2>[^-—–,:]{2,12})[,:])?"
    r"(?:(?P<alone>[^-—–,:]{2,10}指标)[,:])?(?P<name>[^,:]{2,60}),?"
)
_SENTENCE_START = re.compile(r"[。;!?]")
_MIDYEAR = re.compile(
    r"(?:年中|半年|上半年|1-\d{1,2}月)(?:绩效|运行|预算|执行)*(?:监控|监测)(?:时|中|期间|情况|结果)?[,:]?"
)
# The moment of the evaluation, or the words for the value itself; the surer first.
_ACTUALS = (
    re.compile(r"截[至止]到?(?:此次|本次|评价|自评)[^,。;]{0,16}[,:]"),
    re.compile(rf"(?<=[,。;:]){_DONE}{COPULA}"),
    re.compile(r"(?<=[。;])截[至止]到?(?:目前|年底|年末|\d{4}年)[^,。;]{0,16}[,:]"),
)
_SCORE = re.compile(r"(?:自评|评价|指标)?(?:得分|评分)(?:为|:)?(?P<number>\d[\d.]*)分?")
_WEIGHT = re.compile(r"(?:分值|权重|满分)(?:为|:)?(?P<number>\d[\d.]*)分?")
_LEVEL2_LEAD = re.compile(
    rf"(?:^|(?<=[。;:]))(?:\d{{1,2}}[.、]|\(\d{{1,2}}\)|[①-⑳])?(?P<level2>{LEVEL2.pattern})[。:,]"
)
_HEADING_TAIL = re.compile(r"(?:的?(?:完成|实现|达成))?(?:情况)?(?:分析|说明)?")
_FOLLOWS = re.compile(r"偏差|原因|主要原因|未完成|未达|与[^,。;]{0,12}相比")
_NO_NAME = re.compile(r"\d[\d.]*%|(?:一|二|三)级指标|其中|如下")
_EDGE = ",。;: "


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where an indicator begins in its stretch of text and where its target ends."""

    start: int
    end: int
    name: Passage
    target: Passage
    level1: Passage | None
    level2: Passage | None


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is said of an indicator after its target."""

    basis: Passage
    midyear: Passage
    actual: Passage


def read_narrative_indicators(paragraphs: Iterable[Paragraph], facts: Facts) -> list[Paragraph]:
    """Add the department's indicators; returns the paragraphs, or parts of them, that hold none."""
    rest: list[Paragraph] = []
    for _, group in groupby(paragraphs, key=lambda paragraph: (paragraph.headings, paragraph.in_form)):
        together = list(group)
        if together[0].in_form or not any("值" in p.text or "≥" in p.text or "≤" in p.text for p in together):
            rest.extend(together)
            continue
        rest.extend(_read_stretch(together, facts))
    return rest


def _read_stretch(together: list[Paragraph], facts: Facts) -> Iterator[Paragraph]:
    """Add the indicators under one heading; yields what is left of its paragraphs."""
    headings = together[0].headings
    text = Passage.join([paragraph.passage for paragraph in together])
    starts = [0, *accumulate(len(paragraph.passage) for paragraph in together)]
    openings = list(_openings(text, starts, headings))
    taken: list[tuple[int, int]] = []
    first_seq = 1 + sum(row.project_id is None for row in facts.rows["indicators"])
    for opening, following in zip_longest(openings, openings[1:]):
        end = following.start if following else len(text)
        end = _end_of_one_sentence(text, opening, end)
        if _add(text, opening, end, first_seq + len(taken), facts):
            taken.append((opening.start, end))
    if not taken:
        yield from together
        return
    edges = [0, *(edge for span in taken for edge in span), len(text)]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        if piece := text[left:right].strip(_EDGE):
            yield Paragraph(piece, headings)


def _openings(text: Passage, starts: list[int], headings: tuple[Passage, ...]) -> Iterator[_Opening]:
    """The places where a name and a target stand, outside sentences on the middle or the end of the year."""
    levels = _Levels(text, headings)
    for match in sorted([*_TARGET.finditer(text.text), *_BARE_TARGET.finditer(text.text)], key=lambda m: m.start()):
        start = starts[bisect_right(starts, match.start()) - 1]
        for mark in _SENTENCE_START.finditer(text.text, start, match.start()):
            start = mark.end()
        head = without_number(text[start : match.start()])
        found = _OPENING.fullmatch(head.text)
        if not found or _MIDYEAR.match(head.text) or _ACTUALS[0].match(head.text) or _NO_NAME.search(found["name"]):
            continue
        level1, level2 = levels.at(start)
        yield _Opening(
            start,
            match.end(),
            head[found.start("name") : found.end("name")],
            text[match.start("target") : match.end("target")],
            _group(head, found, "level1") or level1,
            _group(head, found, "level2") or _group(head, found, "alone") or level2,
        )


class _Levels:
    """Level names in force: from the headings above, and from the last lead (数量指标:) in the text."""

    def __init__(self, text: Passage, headings: tuple[Passage, ...]) -> None:
        names = [without_number(heading).strip("-#*:") for heading in headings]
        self.level1 = next((found for name in reversed(names) if (found := _level(LEVEL1, name))), None)
        self.level2 = next((found for name in reversed(names) if (found := _level(LEVEL2, name))), None)
        self.leads = [(lead.start("level2"), text.group(lead, "level2")) for lead in _LEVEL2_LEAD.finditer(text.text)]

    def at(self, start: int) -> tuple[Passage | None, Passage | None]:
        """Level 1 and level 2 where a sentence begins."""
        before = bisect_right(self.leads, start, key=lambda lead: lead[0])
        return self.level1, self.leads[before - 1][1] if before else self.level2


def _level(labels: re.Pattern[str], heading: Passage) -> Passage | None:
    """The level that a heading names: 产出指标 of 产出指标完成情况分析."""
    match = labels.match(heading.text)
    if match is None or not _HEADING_TAIL.fullmatch(heading.text, match.end()):
        return None
    return heading[: match.end()]


def _end_of_one_sentence(text: Passage, opening: _Opening, end: int) -> int:
    """Where the indicator ends if its actual value stands in the sentence of its target."""
    mark = _SENTENCE_START.search(text.text, opening.end, end)
    if not mark or not _actual_start(text.text, opening.end, mark.end()):
        return end
    while mark and _FOLLOWS.match(text.text, mark.end(), end):
        mark = _SENTENCE_START.search(text.text, mark.end(), end)
    return mark.end() if mark else end


def _actual_start(text: str, start: int, end: int) -> re.Match[str] | None:
    return next((match for pattern in _ACTUALS if (match := pattern.search(text, start, end))), None)


def _parts(text: Passage, opening: _Opening, end: int) -> _Parts | None:
    """The passages on basis, mid-year and actual value; None where no actual value is spoken of."""
    midyear = _MIDYEAR.search(text.text, opening.end, end)
    actual = _actual_start(text.text, midyear.end() if midyear else opening.end, end)
    if actual is None and midyear is None:
        return None
    first = min(match.start() for match in (midyear, actual) if match)
    middle = text[midyear.end() : actual.start() if actual else end] if midyear else Passage()
    return _Parts(
        text[opening.end : first].strip(_EDGE),
        middle.strip(_EDGE),
        text[actual.end() : end].strip(_EDGE) if actual else Passage(),
    )


def _add(text: Passage, opening: _Opening, end: int, seq: int, facts: Facts) -> bool:
    """Add the indicator; False where nothing is said of what became of it."""
    parts = _parts(text, opening, end)
    if parts is None:
        return False
    name, target, told = opening.name.text, target_value(opening.target), split_account(parts.actual)
    values = {
        "target": (opening.target, target),
        "actual": (told.actual, _actual(told.actual, name, target)),
        "midyear": (parts.midyear, monitored_value(parts.midyear, name, target)),
    }
    numbers = {
        "deviation_pct": told.deviation,
        "score": _group(parts.actual, _SCORE.search(parts.actual.text), "number"),
        "weight": _group(text, _WEIGHT.search(text.text, opening.end, end), "number"),
    }
    cited: dict[str, Passage | None] = {"level1": opening.level1, "level2": opening.level2, "name": opening.name}
    cited |= {"basis": parts.basis, "reason": told.reason} | numbers
    stored: dict[str, object] = {column: _number(passage) for column, passage in numbers.items()}
    for prefix, (passage, value) in values.items():
        cited |= _cited(prefix, passage, value)
        stored |= _stored(prefix, value)
    facts.add("indicators", {key: cell for key, cell in cited.items() if cell}, project_id=None, seq=seq, **stored)
    if told.remark:
        facts.add("statements", {"text": told.remark}, project_id=None, topic="explanation")
    return True


def _actual(told: Passage, name: str, target: Quantity) -> Quantity | None:
    """The actual value: what follows 实际完成值 at once, else the figure among the sentences that tells it."""
    value = re.match(VALUE, told.text)
    at_once = quantity(told[: value.end()]) if value else None
    if at_once and at_once.value is not None and not at_once.doubtful and at_once.unit == target.unit:
        return at_once
    return stated_value(told, name, target)


def _cited(prefix: str, passage: Passage, value: Quantity | None) -> dict[str, Passage | None]:
    return {
        f"{prefix}_text": passage,
        f"{prefix}_value": value.value_passage if value else None,
        f"{prefix}_unit": value.unit_passage if value else None,
    }


def _stored(prefix: str, value: Quantity | None) -> dict[str, object]:
    if value is None:
        return {}
    stored: dict[str, object] = {f"{prefix}_value": value.value, f"{prefix}_unit": value.unit}
    return stored if prefix == "midyear" else stored | {f"{prefix}_op": value.op}


def _number(passage: Passage | None) -> Decimal | None:
    return read_number(passage.text.rstrip("%分")) if passage else None


def _group(passage: Passage, match: re.Match[str] | None, name: str) -> Passage | None:
    return passage.group(match, name) if match else None
