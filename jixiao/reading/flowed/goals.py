"""The goal of a form and what was completed of it: two columns of text, the left one's lines before the right one's."""

from collections.abc import Sequence
from dataclasses import dataclass

from .cohesion import Cohesion
from .tokens import Token

_FILLED, _LOOSE, _PARAGRAPH = 0.0, 3.0, 0.6
_ONE_EMPTY, _PAGE, _UNSURE = 6.0, 2.0, 0.5
_SENTENCE_ENDS = "。;!;"
_DANGLING = "、,,(《“-—:"


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
    if len(lines) < 2:
        return Split(list(range(len(lines))), [], doubtful=bool(lines))
    narrow = [sum(token.narrow for token in line) for line in lines]
    wide = [sum(token.wide for token in line) for line in lines]
    leads = [line[0].lead for line in lines]
    ends = [line[-1].text[-1] for line in lines]

    def column_cost(run: list[int]) -> float:
        """How badly lines fit one column, were it as wide as the widest of them."""
        if not run:
            return _ONE_EMPTY
        width = max(narrow[at] for at in run)
        cost = 0.0
        for at, after in zip(run, run[1:], strict=False):
            room = width - wide[at] - leads[after]
            if room >= 0:
                cost += min(_PARAGRAPH if ends[at] in _SENTENCE_ENDS else _LOOSE, 0.4 * (room + 1))
        return cost + (2.0 if ends[run[-1]] in _DANGLING else 0.0) - (0.8 if ends[run[-1]] in _SENTENCE_ENDS else 0.0)

    def boundary(at: int) -> float:
        return cohesion.parting(lines[at - 1][-1], lines[at][0]) if 0 < at < len(lines) else 0.0

    choices = []
    for at in range(len(lines) + 1):
        left, right = list(range(at)), list(range(at, len(lines)))
        choices.append((column_cost(left) + column_cost(right) + boundary(at), left, right))
    for left, right, parting in _over_pages(lines):
        choices.append((column_cost(left) + column_cost(right) + sum(map(boundary, parting)) + _PAGE, left, right))
    choices.sort(key=lambda choice: choice[0])
    (cost, left, right), other = choices[0], choices[1][0]
    return Split(left, right, doubtful=other - cost < _UNSURE)


def _over_pages(lines: Sequence[list[Token]]) -> list[tuple[list[int], list[int], list[int]]]:
    """The partings where both columns run on over a page's end: left, right, left, right."""
    found = []
    for page in (at for at, line in enumerate(lines) if at and line[0].page):
        for first in range(1, page):
            for second in range(page + 1, len(lines)):
                left = [*range(first), *range(page, second)]
                right = [*range(first, page), *range(second, len(lines))]
                found.append((left, right, [first, page, second]))
    return found
