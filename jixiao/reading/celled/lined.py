"""Tables with bars in which a line's end is a row's end or a break inside a cell."""

from collections.abc import Sequence

from ...labels import FUND_SOURCES, LEVEL1, LEVEL2, Labels, role
from ..document import Document
from . import marks
from .cells import Cells, cells_of_rows, stands_alone
from .lengths import LEAST_WIDTH, bars_between_rows, row_heads
from .units import NEVER, Mark, Unit, unit

_LONGEST_LABEL = 24
_INNER = (marks.FUND_HEADS, marks.INDICATOR_HEADS, marks.SECTIONS)
_FIRST = (marks.FIRST, marks.SECTIONS, FUND_SOURCES)


def lined(document: Document, found: Sequence[Mark]) -> Cells | None:
    """Rows end at line ends and have the same number of bars; other line ends are breaks inside cells."""
    bars = bars_between_rows(found)
    if bars + 1 < LEAST_WIDTH:
        return None
    start = next(at for at, _ in row_heads(found))
    rows: list[list[list[Mark]]] = [[[]]]
    doubtful: set[int] = set()
    at = start
    while at < len(found):
        one = found[at]
        if one.kind == "text":
            rows[-1][-1].append(one)
        elif one.kind == "bar" and len(rows[-1]) <= bars:
            rows[-1].append([])
        elif one.kind == "bar":
            return None
        if one.kind == "bar" and len(rows[-1]) == bars + 1:
            stop = next((later for later in range(at + 1, len(found)) if found[later].kind == "bar"), len(found))
            last, following, sure = _parted(_between(document, found, at, stop))
            rows[-1][-1] += last
            if not sure:
                doubtful |= {len(rows) - 1, len(rows)}
            rows.append([following])
            at = stop - 1
        at += 1
    return cells_of_rows(document, [row for row in rows if row != [[]]], found, doubtful)


def free_lines(document: Document, found: Sequence[Mark]) -> Cells | None:
    """Bars part the cells of a row; a line end is a row's end or a break inside a cell."""
    cells: Cells = []
    bars, ends = 0, 1
    for one in found:
        if one.kind == "text":
            if bars and ends > 0:  # an empty cell closes the row
                cells.append(Unit("", (), one.line, NEVER, 0.0, NEVER))
            costs = (1.2, NEVER, 0.0) if not bars else (NEVER, 1.0, 0.0) if ends > 0 else (NEVER, 0.0, NEVER)
            cells.append(unit(document, [(one.line, one.start, one.end)], one.line, *costs))
            bars = ends = 0
        elif one.kind == "bar":
            if bars:
                cells.append(Unit("", (), one.line, NEVER, 0.0, 0.5 if ends else NEVER))
            bars, ends = 1, -stands_alone(document, one)
        else:
            ends += 1
    return cells


def _between(document: Document, found: Sequence[Mark], bar: int, after: int) -> Sequence[Mark]:
    """What stands between two bars, without the ends of lines that hold only a bar."""
    start, stop = bar + 1, after
    start += stands_alone(document, found[bar]) and start < stop
    stop -= after < len(found) and stop > start and stands_alone(document, found[after])
    return found[start:stop]


def _parted(run: Sequence[Mark]) -> tuple[list[Mark], list[Mark], bool]:
    """The texts between a row's last bar and the next row's first, as (last cell, first cell, whether that is sure)."""
    texts = [one for one in run if one.kind == "text"]
    if not texts or run[0].kind == "end":
        return [], texts, True
    if run[-1].kind == "end":
        return texts, [], True
    if len(texts) < 3:
        return texts[:1], texts[1:], True
    for at in range(1, len(texts)):
        if _is_label("".join(one.text for one in texts[at:]), _FIRST):
            return texts[:at], texts[at:], True
    for at in range(len(texts) - 1, 0, -1):
        if _is_label("".join(one.text for one in texts[:at]), _INNER):
            return texts[:at], texts[at:], True
    ends = [at for at in range(1, len(texts)) if texts[at - 1].text[-1] in "。;；"]
    at = ends[-1] if ends else len(texts) - 1
    return texts[:at], texts[at:], False


def _is_label(text: str, vocabularies: Sequence[Labels]) -> bool:
    if len(text) > _LONGEST_LABEL:
        return False
    level = LEVEL1.fullmatch(text) or LEVEL2.fullmatch(text)
    return bool(level) or any(role(labels, text) for labels in vocabularies)
