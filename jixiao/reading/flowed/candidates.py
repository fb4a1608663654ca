"""What a cell may be: for a role and a place, every run of pieces that could be the cell, and what each costs.

Costs are about negative logarithms of how likely a thing is; a cell that is just as it should be costs nothing.
"""

from collections.abc import Iterator, Sequence
from math import log

from . import measures
from .columns import Column, room_cost
from .paths import LEVELS, MEASURES, POINTS, SIGNS, Step
from .strip import Strip
from .widths import Width

Runs = Iterator[tuple[int, float]]
"""Ends of runs, each with its cost; an end at the beginning means an empty cell."""

_LONGEST_NAME, _LONGEST_TEXT, _LONGEST_MEASURE, _LONGEST_SIGN, _LONGEST_ODD_LEVEL = 40, 160, 8, 3, 8
# labels and points
_NO_FIRST_LEVEL, _OTHER_LEVEL, _ODD_LEVEL = 0.8, 2.0, 5.0
_NO_POINTS, _BROKEN_POINTS, _POINTS_LEAD_TEXT, _NO_SIGN, _UNIT_LENGTH = 5.0, 1.0, 4.0, 1.0, 0.2
# texts
_UNBALANCED, _ONLY_BRACKETS, _ON_SHARED_LINE, _ENDS_IN_NUMBER = 5.0, 5.0, 2.0, 2.0
_ENDS_WITH_UNIT, _TINY_NAME, _LONG_NAME, _MOST_LONG_NAME = -1.0, 4.0, 0.12, 3.0
# behind a page's end
_RESUMED, _RESUMED_WHOLE_NAME = 0.5, 3.0


class Candidates:
    """The runs that the cells of one table may be.

    `head` are the roles up to a row's last value, `tail` those behind it.
    """

    def __init__(self, strip: Strip, head: Sequence[str], tail: Sequence[str], widths: dict[str, Width]) -> None:
        self.strip, self.head, self.tail, self.widths = strip, head, tail, widths
        self.size = len(strip)
        texts = [role for role in (*head, *tail) if role not in LEVELS + POINTS + SIGNS]
        self.columns = {role: Column(strip, widths[role], names=role == "name") for role in texts}
        # A cell's last line may have any width, so that one just fills the column is chance.
        self.last_line = {role: log(max(2.0, widths[role].least / 2)) for role in tail if role in self.columns}
        following = head[head.index("name") + 1 :]
        self.after_name = following[0] if following else ""
        self.values = sum(role in MEASURES for role in head)
        # Where a row's values end with weight and score, two figures side by side show the place.
        self.paired = tuple(head[-2:]) == POINTS and not set(head[:-2]) & set(POINTS)

    def runs(self, role: str, at: int) -> Runs:
        """The runs that a cell of this role may be which begins at a place."""
        if role in LEVELS:
            return self._level_runs(role, at)
        if role in POINTS:
            return self._point_runs(role, at)
        if role in MEASURES:
            return self._measure_runs(role, at)
        if role in SIGNS:
            return self._sign_runs(role, at)
        return self._name_runs(at) if role == "name" else self._text_runs(role, at)

    def resumed_runs(self, last: Step | None, role: str, at: int) -> Runs:
        """What may go on with a cell behind a page's end: nothing, or a run for which its last line had no room."""
        yield at, 0.0
        strip = self.strip
        if last is None or at >= self.size:
            return
        width, before = self.widths[role], strip.tokens[last.end - 1]
        line = sum(token.wide for token in strip.tokens[last.start : last.end] if token.line == before.line)
        room = width.least - line - strip.tokens[at].lead
        cost = _RESUMED + room_cost(width.seen_room if width.known else 0, room, before.text)
        cost -= strip.part[at] + strip.cohesion.parting(before, strip.tokens[at])
        if role == "name" and strip.ends_with_unit(last.start, last.end):
            cost += _RESUMED_WHOLE_NAME
        if strip.text[at][0] == "(":
            cost -= _ONLY_BRACKETS
        for end in range(at + 1, min(strip.barrier[at], at + _LONGEST_NAME) + 1):
            closed = role == "name" and strip.ends_with_unit(at, end)
            yield end, cost + self._text_cost(role, at, end) + _ENDS_WITH_UNIT * closed

    def _level_runs(self, role: str, at: int) -> Runs:
        yield at, _NO_FIRST_LEVEL if at == 0 else 0.0
        run = self.strip.runs[at] if at < self.size else None
        if run:
            yield run.end, (0.0 if role in run.levels else _OTHER_LEVEL) + self._edges(at, run.end)
        elif at == 0:
            text = ""
            for end in range(1, self.size + 1):
                text += self.strip.text[end - 1]
                if len(text) > _LONGEST_ODD_LEVEL:
                    break
                yield end, _ODD_LEVEL + self._edges(0, end)

    def _point_runs(self, role: str, at: int) -> Runs:
        strip = self.strip
        if at < self.size and strip.points[at]:
            leads = role == self.head[-1] and self._leads_text(at)
            yield at + 1, strip.part[at] + _POINTS_LEAD_TEXT * leads
        elif at == self.size or strip.tokens[at].opens:
            yield at, _NO_POINTS
        if at + 1 < self.size and strip.text[at][0].isdigit():
            unit, after = strip.text[at + 1] == "分", strip.tokens[at + 1]
            broken = after.opens and after.closes
            if (unit or broken) and measures.POINTS.fullmatch(strip.text[at] + strip.text[at + 1]):
                yield at + 2, strip.part[at] + _BROKEN_POINTS * (not unit)

    def _leads_text(self, at: int) -> bool:
        """Whether a figure opens a line of words, as a count does (`3 个乡镇`) and a row's last value does not."""
        token = self.strip.tokens[at]
        return token.opens and not token.closes and not (self.strip.points[at + 1] or self.strip.sign[at + 1])

    def _sign_runs(self, role: str, at: int) -> Runs:
        """A column of its own for signs (>=) or for units."""
        yield at, _NO_SIGN
        text = ""
        for end in range(at + 1, min(self.size, at + _LONGEST_SIGN) + 1):
            text += self.strip.text[end - 1]
            sign = measures.SIGN.fullmatch(text) is not None
            if role == "operator" and sign:
                yield end, 0.0
            elif role == "unit" and not sign and not text[0].isdigit():
                yield end, _UNIT_LENGTH * len(text)

    def _measure_runs(self, role: str, at: int) -> Runs:
        if at >= self.size:
            return
        strip = self.strip
        column = self.columns[role]
        text = ""
        for end in range(at + 1, max(at + 1, min(strip.pair[at], at + _LONGEST_MEASURE)) + 1):
            if end - 1 > at and strip.sign[end - 1]:
                break
            text += strip.text[end - 1]
            yield end, measures.misfit(text) + column.cost(at, end) + strip.part[at] + self._edges(at, end)

    def _name_runs(self, at: int) -> Runs:
        strip, longest = self.strip, self.widths["name"].longest
        cut_date = 0 < at < self.size and strip.text[at][0] in "年月日" and strip.text[at - 1][-1].isdigit()
        for end in self._name_ends(at):
            cost = self._text_cost("name", at, end)
            if strip.ends_with_unit(at, end):
                cost += _ENDS_WITH_UNIT
            if end == at + 1 and (len(strip.text[at]) < 2 or strip.points[at]):
                cost += _TINY_NAME
            if cut_date:
                cost += _ENDS_IN_NUMBER
            cost += min(_MOST_LONG_NAME, _LONG_NAME * max(0.0, strip.reach[end] - strip.reach[at] - longest))
            if measures.ends_in_number("".join(strip.text[max(at, end - 3) : end])):
                cost += _ENDS_IN_NUMBER
            yield end, cost

    def _name_ends(self, at: int) -> Sequence[int]:
        """Where a name may end: before the next value or, where that is in words, some way before the points."""
        if at >= self.size:
            return ()
        strip = self.strip
        barrier = strip.barrier[at]
        if self.after_name in POINTS:
            return [end for end in range(at + 1, min(self.size, at + _LONGEST_NAME)) if strip.points[end]]
        first = at + 1
        if self.after_name in MEASURES and self.paired:
            signs = sum(strip.sign[barrier : strip.pair[at]])
            first = max(first, barrier if signs >= self.values else barrier - 2 * _LONGEST_MEASURE)
        return range(first, min(barrier, at + _LONGEST_NAME) + 1)

    def _text_runs(self, role: str, at: int) -> Runs:
        """A text cell may be empty. Behind a row's values it ends at a level label if one stands ahead."""
        yield at, 0.0
        if at >= self.size:
            return
        strip = self.strip
        ends: Sequence[int] = range(at + 1, min(strip.barrier[at], at + _LONGEST_TEXT) + 1)
        labels = [end for end in ends if end < self.size and strip.runs[end] is not None] if role in self.tail else []
        if labels:
            ends = [end for end in ends if end == self.size or strip.tokens[end].page or strip.runs[end] is not None]
        for end in ends:
            cost = self._text_cost(role, at, end)
            if role in self.tail:
                cost += strip.repeats.get((at, end), 0.0)
                if end < self.size and measures.ends_in_number(strip.text[end - 1]):
                    cost += _ENDS_IN_NUMBER
            yield end, cost

    def _text_cost(self, role: str, start: int, end: int) -> float:
        strip = self.strip
        cost = self.columns[role].cost(start, end) + strip.part[start] + self._edges(start, end)
        if strip.depth[start] != strip.depth[end]:
            cost += _UNBALANCED
        if strip.text[start][0] == "(":
            cost += _ONLY_BRACKETS
        return cost + self.last_line.get(role, 0.0)

    def _edges(self, start: int, end: int) -> float:
        """Cost of a cell of several lines that shares one of them, as only cells of one line do."""
        first, last = self.strip.tokens[start], self.strip.tokens[end - 1]
        if first.line == last.line:
            return 0.0
        return _ON_SHARED_LINE * ((not first.opens) + (not last.closes))
