"""The goal of a form and what was completed of it: two columns of text, the left one's lines before the right one's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .cohesion import Cohesion
from .tokens import Token

_SENTENCE_ENDS = "。;!；！"
_DANGLING = "、,(《“-—:："
_MOST_LINES = 200
_ROOM, _MOST_ROOM, _PARAGRAPH = 0.5, 4.0, 1.0
_EMPTY_COLUMN, _OVER_PAGE, _UNSURE = 6.0, 2.0, 0.7
_WHOLE_SENTENCE, _BROKEN_OFF, _SAME_START = -2.5, 2.5, -1.5


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of the left and of the right column; `doubtful` if another parting is as likely."""

    left: list[int]
    right: list[int]
    doubtful: bool = False


def split_columns(lines: Sequence[list[Token]], cohesion: Cohesion) -> Split:
    """Part the lines (each its tokens) into the two columns.

    Each column wraps at its own width, so all its lines but the last of a paragraph are about as wide as its widest.
    """
    if len(lines) < 2 or len(lines) > _MOST_LINES:
        return Split(list(range(len(lines))), [], doubtful=bool(lines))
    block = _Block(lines, cohesion)
    choices = sorted((block.cost(left, right), left, right) for left, right in _partings(lines))
    (cost, left, right), *others = choices
    return Split(left, right, doubtful=bool(others) and others[0][0] - cost < _UNSURE)


def _partings(lines: Sequence[list[Token]]) -> Iterator[tuple[list[int], list[int]]]:
    """Left and right column: one behind the other, or each in two parts where a page ends between the lines."""
    size = len(lines)
    for at in range(size + 1):
        yield list(range(at)), list(range(at, size))
    for page in (at for at, line in enumerate(lines) if at and line[0].page):
        for first in range(1, page):
            for second in range(page + 1, size):
                yield [*range(first), *range(page, second)], [*range(first, page), *range(second, size)]


class _Block:
    """The widths and ends of the lines of both columns."""

    def __init__(self, lines: Sequence[list[Token]], cohesion: Cohesion) -> None:
        self.lines, self.cohesion = lines, cohesion
        self.narrow = [sum(token.narrow for token in line) for line in lines]
        self.wide = [sum(token.wide for token in line) for line in lines]
        self.leads = [line[0].lead for line in lines]
        self.ends = [line[-1].text[-1] for line in lines]

    def cost(self, left: list[int], right: list[int]) -> float:
        cost = self._column(left) + self._column(right)
        if not left or not right:
            return cost
        end = self.ends[left[-1]]
        cost += _WHOLE_SENTENCE * (end in _SENTENCE_ENDS) + _BROKEN_OFF * (end in _DANGLING)
        cost += _SAME_START * (self.lines[left[0]][0].text[:4] == self.lines[right[0]][0].text[:4])
        for column in (left, right):
            breaks = [(one, two) for one, two in pairwise(column) if two != one + 1]
            cost += _OVER_PAGE / 2 * len(breaks)
        return cost + self.cohesion.parting(self.lines[right[0] - 1][-1], self.lines[right[0]][0])

    def _column(self, run: list[int]) -> float:
        """How badly lines fit one column, were it as wide as the widest of them."""
        if not run:
            return _EMPTY_COLUMN
        width = max(self.narrow[at] for at in run)
        cost = 0.0
        for at, after in pairwise(run):
            room = width - self.wide[at] - self.leads[after]
            if room >= 0:
                most = _PARAGRAPH if self.ends[at] in _SENTENCE_ENDS else _MOST_ROOM
                cost += min(most, _ROOM * (room + 1))
        return cost
