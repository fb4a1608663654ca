"""Running heads and page numbers: lines in the margins that are on most pages at the same place. They are left out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from ... import labels
from ..passage import fold
from .parts import PageParts, TextLine

# How much of a page, at its head and its foot, can be margin: a part of its height, or this many points.
_SHARE, _POINTS = 0.1, 72.0
_OUTERMOST = 3
_SAME_PLACE = 4.0
_LEAST_PAGES, _MOST_PAGES = 3, 0.4
_LARGER = 1.1
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(
    r"(?P<lead>[-—–·~•]+|第|page)?(?P<number>\d{1,4})(?:[-—–·~•]+|页)?(?:[/,]?(?:共|of)?\d{1,4}页?)?", re.I
)
# A unit of money that heads every page's table belongs to the tables.
_UNIT = re.compile(r"单位:.*元|\([^()]*万?元\)")
_Line = tuple[int, TextLine]


def without_margins(pages: Sequence[PageParts]) -> None:
    """Take running heads and page numbers out of the pages' parts."""
    found = [(page.number, line) for page in pages for line in _outermost(page)]
    size = median([line.em for page in pages for line in page.lines()] or [0.0])
    running = {
        id(line)
        for group in _alike(found)
        if _is_running(group, len(pages))
        for _, line in group
        if not _is_kept(line, size)
    }
    running |= {id(line) for _, line in _page_numbers(found, len(pages))}
    for page in pages:
        page.parts = [part for part in page.parts if id(part) not in running]


def _outermost(page: PageParts) -> Iterator[TextLine]:
    """The few first and last lines that stand in the margins."""
    depth = max(_SHARE * page.height, _POINTS)
    for parts, (low, high) in (
        (page.parts[:_OUTERMOST], (0.0, depth)),
        (page.parts[: -_OUTERMOST - 1 : -1], (page.height - depth, page.height)),
    ):
        for part in parts:
            if not isinstance(part, TextLine) or not low < part.base < high:
                break
            yield part


def _text(line: TextLine) -> str:
    return fold(_BLANKS.sub("", line.text))


def _alike(found: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Lines that say the same, figures aside, at the same height."""
    groups: dict[str, list[_Line]] = defaultdict(list)
    for number, line in found:
        groups[_DIGITS.sub("#", _text(line))].append((number, line))
    for group in groups.values():
        height = median(line.base for _, line in group)
        yield [(number, line) for number, line in group if abs(line.base - height) <= _SAME_PLACE]


def _is_running(group: list[_Line], pages: int) -> bool:
    """Whether a group is on most pages, and its figures are the same on each or count the pages."""
    if len(group) < _LEAST_PAGES or len({number for number, _ in group}) < _MOST_PAGES * pages:
        return False
    figures = [[int(digits) for digits in _DIGITS.findall(_text(line))] for _, line in group]
    numbers = [number for number, _ in group]
    return all(
        len(set(column)) == 1 or len({figure - number for figure, number in zip(column, numbers, strict=True)}) == 1
        for column in zip(*figures, strict=True)
    )


def _is_kept(line: TextLine, size: float) -> bool:
    """Whether a line belongs to what stands below it though it is on every page: a form's title, a table's unit."""
    text = _text(line)
    if labels.TITLE.match(text):
        return line.em > _LARGER * size
    tabular = len(line.runs) > _OUTERMOST or any(_is_label(fold(_BLANKS.sub("", run.text))) for run in line.runs)
    return tabular or bool(labels.SUBTITLE.fullmatch(text) or _UNIT.search(text))


def _is_label(text: str) -> bool:
    vocabularies = (labels.HEAD, labels.FUND_COLUMNS, labels.INDICATOR_COLUMNS, labels.SECTIONS)
    return any(labels.role(vocabulary, text) for vocabulary in vocabularies)


def _page_numbers(found: Iterable[_Line], pages: int) -> Iterator[_Line]:
    """The lines that print a page's number: alone, and in step with the pages, or marked as one."""
    steps: dict[int, list[tuple[_Line, bool]]] = defaultdict(list)
    for number, line in found:
        match = _PAGE_NUMBER.fullmatch(_text(line))
        if match:
            steps[int(match["number"]) - number].append(((number, line), match["lead"] is not None))
    for group in steps.values():
        sure = len(group) >= min(pages, _LEAST_PAGES) and (pages >= _LEAST_PAGES or group[0][0][0] == 1)
        yield from (line for line, marked in group if marked or sure)
