"""The parts of one form among its pieces: head, funds, goal, indicators, total."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from ...labels import Labels
from .marks import SECTIONS, Head, fund_heads, indicator_heads, label_at, lower_heads
from .units import Unit

_GOAL = Labels({name: SECTIONS[name] for name in ("goal", "expected", "completion")})
_FUNDS = Labels({"funds": SECTIONS["funds"]})
_INDICATORS = Labels({"indicators": SECTIONS["indicators"]})
_TOTAL = Labels({"total": SECTIONS["total"]})
_POINTS = re.compile(r"\d{1,3}(?:\.\d+)?分?")
_JOINED_TOTAL = re.compile(r"(?:自评)?总分(?:\(分\))?:?[0-9][0-9.]*分?")
_MOST_BEFORE = 3


@dataclass(slots=True)
class Parts:
    """Places in the form's pieces; each part is [start, end), empty where the form has none."""

    head: tuple[int, int]
    fund_heads: list[Head]
    funds: tuple[int, int]
    goal: tuple[int, int]
    indicator_heads: list[Head]
    lower_heads: list[Head]
    indicators: tuple[int, int]
    total: Head | None
    points: list[tuple[int, int]] = field(default_factory=list)
    end: int = 0


def parts(units: Sequence[Unit]) -> Parts | None:
    """The parts of a form, None if neither funds nor indicators have heads."""
    size = len(units)
    funds = fund_heads(units, 0, size)
    indicators = indicator_heads(units, funds[-1].end if funds else 0, size)
    if not funds and not indicators:
        return None
    lower = lower_heads(units, indicators, size) if indicators else []
    body = (lower or indicators)[-1].end if indicators else size
    total, points = _total(units, body) if indicators else (None, [])
    rows_end = row_start(units, total.start) if total else size
    above = _before(units, indicators[0].start, _INDICATORS) if indicators else size
    head_end = _before(units, funds[0].start, _FUNDS) if funds else _goal_start(units, 0, above)
    after_funds = funds[-1].end if funds else head_end
    goal = _goal_start(units, after_funds, above)
    end = points[-1][1] if points else total.end if total else size
    while total and end < size and units[end].opens == inf:
        end += 1
    return Parts(
        (0, head_end), funds, (_next_row(units, after_funds), goal) if funds else (goal, goal), (goal, above),
        indicators, lower, (_next_row(units, body), rows_end), total, points, end,
    )  # fmt: skip


def row_start(units: Sequence[Unit], at: int) -> int:
    """The first piece of the row that a piece stands in; where rows are not known, the piece itself."""
    start = at
    while start > 0 and units[start].opens == inf:
        start -= 1
    return start


def _next_row(units: Sequence[Unit], at: int) -> int:
    """The first piece from here on that may open a row; empty cells at the end of a row of heads are passed."""
    while at < len(units) and (units[at].opens == inf or (not units[at].text and units[at].part < inf)):
        at += 1
    return at


def _before(units: Sequence[Unit], at: int, labels: Labels) -> int:
    """Where the section's label before a row of heads begins, else where its row does."""
    first = row_start(units, at)
    seen = 0
    for start in range(at - 1, -1, -1):
        seen += bool(units[start].text)
        head = label_at(units, start, labels, at)
        if head and not any(unit.text for unit in units[head.end : at]):
            first = min(first, start)
        if seen > _MOST_BEFORE:
            break
    return first


def _goal_start(units: Sequence[Unit], start: int, end: int) -> int:
    for at in range(start, end):
        if units[at].text and label_at(units, at, _GOAL, end):
            return max(start, row_start(units, at))
    return end


def _total(units: Sequence[Unit], start: int) -> tuple[Head | None, list[tuple[int, int]]]:
    """The label of the total's row, and the runs of pieces of its points."""
    for at in range(start, len(units)):
        unit = units[at]
        if not unit.text or unit.text[0] not in "总合自项":
            continue
        if _JOINED_TOTAL.fullmatch(unit.text):
            return Head("total", at, at + 1), []
        label = label_at(units, at, _TOTAL)
        if label and (points := _points(units, label.end)):
            return label, points
    return None, []


def _points(units: Sequence[Unit], start: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = start
    while at < len(units) and len(found) < 2 and not (units[at].part == units[at].join == inf):
        end, text = at + 1, units[at].text
        while end < len(units) and units[end].join < inf == units[end].part:
            text += units[end].text  # a number broken over lines: behind a total there is no other row
            end += 1
        if _POINTS.fullmatch(text):
            found.append((at, end))
        elif text:
            break
        at = end
    return found
