"""Achievements, problems, causes and improvements in a report's own words, one row a point.

They stand under a heading of their own, or behind a lead inside a paragraph (发现的问题及原因:一是…;二是…).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..reading.passage import Passage
from .facts import Facts
from .outline import Paragraph
from .points import Point, split_points, without_number

_TOPICS = (
    ("achievement", re.compile(r"成效|成绩|经验|亮点|做法")),
    ("problem", re.compile(r"问题|不足|困难|薄弱环节")),
    ("cause", re.compile(r"原因")),
    ("improvement", re.compile(r"改进|整改|建议|对策|打算|(?:下一?步|今后|后续).*(?:措施|方向|安排|思路|计划|举措)")),
)
# A heading or lead of such a section is made of these words alone; a duty (制定…政策措施) has others.
_VOCABULARY = re.compile(
    r"(?:存在|发现|面临|取得|主要|突出|目前|当前|自评|评价|绩效|目标|指标|预算|执行|项目|部门|单位|整体|支出|资金|管理|工作"
    r"|结果|应用|使用|偏离|偏差|未完成|问题|不足|之处|困难|薄弱环节|原因|分析|改进|整改|措施|建议|意见|对策|举措|打算|安排"
    r"|计划|方向|思路|下一?步|今后|后续|有关|相关|其[他它]|需要|说明|情况|成效|成绩|经验|亮点|做法|加强|完善|拟|采取|提高"
    r"|以及|及其|过程|中|的|和|及|与|、|年度|年|\d|,|本|我|一些)+"
)
_LEAD = re.compile(r"(?:^|(?<=[。;]))(?P<lead>[^。;,:]{2,30}):")
# What closes such a passage and is no point: a pointer to forms and reports beside it.
_POINTER = re.compile(r"(?:(?<=[。;])|^)(?:具体[^。;]{0,24}[附见]|详见|附)[^。;]*[。;]?$")
_NO_POINT = re.compile(r"(?:无|没有|暂无|不涉及|未发现)[^,;]{0,16}|.*(?::|如下[。:]?)", re.DOTALL)
_EDGE = ",。;: "


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph or a part of one. `topic` None: no statement. `heads` are headings below the topic's own."""

    topic: str | None
    key: tuple[str, ...]
    passage: Passage
    heads: tuple[Passage, ...]
    paragraph: Paragraph
    inline: bool


def read_statements(paragraphs: Iterable[Paragraph], facts: Facts) -> list[Paragraph]:
    """Add every point; returns the paragraphs, or parts of them, that are no statement."""
    rest: list[Paragraph] = []
    for (topic, _), run in groupby(_stretches(paragraphs), key=lambda stretch: (stretch.topic, stretch.key)):
        stretches = list(run)
        if topic is None:
            rest.extend(Paragraph(stretch.passage, stretch.paragraph.headings) for stretch in stretches)
        else:
            rest.extend(_read_run(topic, stretches, facts))
    return rest


# ---- which text belongs to which topic


def _stretches(paragraphs: Iterable[Paragraph]) -> Iterator[_Stretch]:
    before: _Stretch | None = None
    opened: str | None = None
    for paragraph in paragraphs:
        topic, depth = (None, 0) if paragraph.in_form else _topic_of_headings(paragraph.headings)
        key = tuple(heading.text for heading in paragraph.headings[:depth])
        if topic is None and before and _goes_on(before, paragraph):
            topic, key = before.topic, before.key
        led = topic is None and opened is not None and _opens_points(paragraph)
        for part_topic, passage, inline in _parts(paragraph, opened if led else topic):
            heads = paragraph.headings[depth:] if depth and not inline else ()
            before = _Stretch(part_topic, key, passage, heads, paragraph, inline or led)
            yield before
        opened = _opened_at_end(paragraph)


def _opened_at_end(paragraph: Paragraph) -> str | None:
    """The topic of a lead that ends a paragraph: its points stand in the paragraphs below."""
    leads = [] if paragraph.in_form else list(_LEAD.finditer(paragraph.text))
    return _topic(leads[-1]["lead"]) if leads and leads[-1].end() == len(paragraph.text) else None


def _opens_points(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with the first point of a list."""
    points = split_points(paragraph.passage)[1]
    return bool(points) and points[0].opens_paragraph and points[0].number == 1


def _topic_of_headings(headings: tuple[Passage, ...]) -> tuple[str | None, int]:
    """The topic of the innermost heading that names one, and its depth."""
    for depth in range(len(headings), 0, -1):
        if topic := _topic(without_number(headings[depth - 1]).text.strip("-#*:")):
            return topic, depth
    return None, 0


def _topic(title: str) -> str | None:
    """The topic that a heading or lead names first."""
    if not _VOCABULARY.fullmatch(title):
        return None
    found = [(match.start(), topic) for topic, pattern in _TOPICS if (match := pattern.search(title))]
    return min(found)[1] if found else None


def _goes_on(before: _Stretch, paragraph: Paragraph) -> bool:
    """Whether a paragraph goes on with the points that a lead opened in the one before it."""
    if not before.inline or before.topic is None or before.paragraph.headings != paragraph.headings:
        return False
    points, following = split_points(before.passage)[1], split_points(paragraph.passage)[1]
    if not points or not following or not following[0].opens_paragraph:
        return False
    return (following[0].family, following[0].number) == (points[-1].family, points[-1].number + 1)


def _parts(paragraph: Paragraph, topic: str | None) -> Iterator[tuple[str | None, Passage, bool]]:
    """(topic, text, whether a lead opened it) of a paragraph's parts, in order. The leads themselves are left out."""
    leads = [] if paragraph.in_form else [match for match in _LEAD.finditer(paragraph.text) if _topic(match["lead"])]
    starts = [*(lead.start() for lead in leads), len(paragraph.passage)]
    if starts[0]:
        yield topic, paragraph.passage[: starts[0]], False
    for lead, end in zip(leads, starts[1:], strict=True):
        if end > lead.end():
            yield _topic(lead["lead"]), paragraph.passage[lead.end() : end], True


# ---- points


def _read_run(topic: str, stretches: list[_Stretch], facts: Facts) -> Iterator[Paragraph]:
    """Add the points of one topic; yields introductions, which are none."""
    if any(stretch.heads for stretch in stretches):
        yield from _read_headed(topic, stretches, facts)
        return
    found = [(stretch, *split_points(stretch.passage)) for stretch in stretches]
    marked = any(points for _, _, points in found)
    counter = _Counter()
    gathered: list[tuple[Point | None, list[Passage]]] = []
    for stretch, lead, points in found:
        if lead and gathered and marked:
            gathered[-1][1].append(lead)
        elif lead and (marked or _NO_POINT.fullmatch(lead.text)):
            yield Paragraph(lead, stretch.paragraph.headings)
        elif lead:
            gathered.append((None, [lead]))
        for point in points:
            if counter.opens_point(point):
                gathered.append((point, [point.passage]))
            else:
                gathered[-1][1].append(point.passage)
    for first, pieces in gathered:
        _add(topic, first, Passage.join(pieces), facts)


def _read_headed(topic: str, stretches: list[_Stretch], facts: Facts) -> Iterator[Paragraph]:
    """A heading of its own over each point: the heading and what stands below it are one row."""
    for heads, run in groupby(stretches, key=lambda stretch: stretch.heads):
        below = list(run)
        if not heads:
            yield from (Paragraph(stretch.passage, stretch.paragraph.headings) for stretch in below)
            continue
        text = Passage.join([heads[-1], *(stretch.passage for stretch in below)])
        points = split_points(text)[1]
        _add(topic, points[0] if points and points[0].opens_paragraph else None, text, facts)


class _Counter:
    """Tells the points of the list itself from those of lists inside a point, by their numbering."""

    def __init__(self) -> None:
        self.family: str | None = None
        self.last = 0
        self.inner = 0
        self.inner_inline = False

    def opens_point(self, point: Point) -> bool:
        """Whether a point belongs to the outer list; call once for each, in order."""
        if self.family is not None and point.family != self.family:
            return False
        if self._is_inner(point):
            return False
        self.family, self.last, self.inner = point.family, point.number, 0
        return True

    def _is_inner(self, point: Point) -> bool:
        goes_on = self.inner > 0 and point.number == self.inner + 1
        next_outer = point.number == self.last + 1
        if goes_on and next_outer:
            goes_on = not (point.opens_paragraph and self.inner_inline)
        elif not goes_on and not next_outer:
            goes_on = point.number == 1 and self.last > 0
            self.inner_inline = not point.opens_paragraph
        if goes_on:
            self.inner = point.number
        return goes_on


def _add(topic: str, point: Point | None, text: Passage, facts: Facts) -> None:
    if pointer := _POINTER.search(text.text):
        text = text[: pointer.start()]
    text = text.strip(_EDGE)
    if text:
        cited = {"text": text, "seq": point.marker if point else None}
        facts.add("statements", cited, project_id=None, topic=topic, seq=point.number if point else None)
