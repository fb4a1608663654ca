"""Text without ruling lines in pieces that each belong to one cell, and how far apart the lines of one cell stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ... import labels
from ..passage import fold
from .parts import TextLine
from .runs import Run

FIGURE = re.compile(r"[-+]?[\d.,]+[%‰]?|—+")
# In sizes of the font: what parts two cells of a line, what may part them, how far apart lines of one cell can be.
_APART, _PERHAPS, _FARTHEST = 0.8, 0.25, 2.2
LEVEL = 0.3
"""How far from each other, in sizes of the font, what stands level can be."""
_NEAR_LINES = 8
# Distances are counted in steps; programs that round where lines stand move them by up to this.
_STEP, _SLACK, _ROUNDED = 0.02, 0.03, 0.09
_FEWEST, _COMMON, _SELDOM = 3, 0.04, 0.01
_SAME_SIZE, _TOGETHER = 0.2, 256
_ROWS_OF_FIGURES = 0.4
_OVERLAP = 0.3
_LONGEST_LABEL = 40
_LABEL_ENDS = ("", "标", "指标", "值", "数", "率", "分")


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of one line that belongs to one cell."""

    runs: list[Run]
    x0: float = field(init=False)
    x1: float = field(init=False)
    base: float = field(init=False)
    em: float = field(init=False)

    def __post_init__(self) -> None:
        first = self.runs[0]
        self.x0, self.x1, self.base, self.em = first.x0, self.runs[-1].x1, first.base, first.em

    @property
    def text(self) -> str:
        return "".join([run.text for run in self.runs])


class Roles(NamedTuple):
    """What a text is the label of, in each vocabulary."""

    head: str | None
    funds: str | None
    indicators: str | None
    sections: str | None


_NO_LABEL = Roles(None, None, None, None)
_VOCABULARIES = (labels.HEAD, labels.FUND_COLUMNS, labels.INDICATOR_COLUMNS, labels.SECTIONS)


@lru_cache(4096)
def roles(text: str) -> Roles:
    """What a text without blanks is the label of."""
    if len(text) >= _LONGEST_LABEL:
        return _NO_LABEL
    folded = fold(text)
    return Roles(*(labels.role(vocabulary, folded) for vocabulary in _VOCABULARIES))


@lru_cache(4096)
def is_label(text: str) -> bool:
    """Whether a text is a label of a form's head, or heads a column."""
    return any(roles("".join(text.split()))[:3])


@lru_cache(4096)
def _begins_label(text: str) -> bool:
    """Whether a text is a label or the first line of one that is broken over lines."""
    return any(is_label(text + rest) for rest in _LABEL_ENDS)


def segments(lines: Sequence[TextLine]) -> list[Piece]:
    """The runs of a page's lines in pieces, parted by gaps that no words have between them.

    A small gap parts two cells if both are heads, or if the lines near it leave the same place free.
    """
    found: list[list[Run]] = []
    spans: list[_Span] = []
    for at, line in enumerate(lines):
        found.append([line.runs[0]])
        for left, right in pairwise(line.runs):
            gap = right.x0 - left.x1
            if gap > _APART * right.em:
                found.append([right])
                continue
            spans = spans or [(one.x0, one.x1, [(run.x0, run.x1) for run in one.runs]) for one in lines]
            heads = _begins_label(left.text) and _begins_label(right.text)
            if gap > _PERHAPS * right.em and (heads or _is_free(spans, at, left.x1 + gap / 2)):
                found.append([right])
            else:
                found[-1].append(right)
    return [Piece(runs) for runs in found]


_Span = tuple[float, float, list[tuple[float, float]]]


def _is_free(lines: Sequence[_Span], at: int, x: float) -> bool:
    """Whether the lines next to one leave the same place free: enough of them before one has text there."""
    free = beside = 0
    for near in (reversed(lines[max(0, at - _NEAR_LINES) : at]), lines[at : at + _NEAR_LINES + 1]):
        for left, right, runs in near:
            within = left < x < right
            if within and any(x0 < x < x1 for x0, x1 in runs):
                break
            free += within
            beside += 1
    return free > _FEWEST or beside > 2 * _FEWEST


Pairs = list[tuple[int, int, float]]
"""Pieces of text with those next below them: their numbers, and how far apart they are in sizes of the font."""


def pairs(found: Sequence[Piece]) -> Pairs:
    """The pairs of a page's pieces, in the order of their heights."""
    if not found:
        return []
    values = np.array([(piece.base, piece.x0, piece.x1, piece.em) for piece in found])
    order = np.argsort(values[:, 0], kind="stable")
    base, left, right, em = values[order].T
    made: Pairs = []
    for start in range(0, len(found), _TOGETHER):
        one = np.arange(start, min(start + _TOGETHER, len(found)))
        # those a line below or more, as far as lines of one cell can be
        first = np.searchsorted(base, base[one], "right")
        count = np.searchsorted(base, base[one] + (_FARTHEST + LEVEL) * em[one], "right") - first
        upper = np.repeat(one, count)
        lower = np.arange(count.sum()) + np.repeat(first - (np.cumsum(count) - count), count)
        apart = (base[lower] - base[upper]) / em[upper]
        shared = np.minimum(right[upper], right[lower]) - np.maximum(left[upper], left[lower])
        narrow = np.minimum((right - left)[upper], (right - left)[lower])
        alike = np.abs(em[lower] - em[upper]) < _SAME_SIZE * em[upper]
        near = np.flatnonzero((apart > LEVEL) & (apart <= _FARTHEST) & (shared > _OVERLAP * narrow) & alike)
        made += zip(order[upper[near]].tolist(), order[lower[near]].tolist(), apart[near].tolist(), strict=True)
    return made


def line_pitch(pages: Iterable[tuple[Sequence[Piece], Pairs]]) -> float:
    """How far apart lines of one cell can be, in sizes of the font; 0 where each line is a cell of its own.

    The lines of cells are the nearest of all; some programs round where each stands.
    """
    steps: dict[int, list[tuple[Piece, Piece]]] = defaultdict(list)
    for pieces, near in pages:
        for upper, lower, apart in near:
            steps[round(apart / _STEP)].append((pieces[upper], pieces[lower]))
    total = sum(map(len, steps.values()))
    often = sorted(step for step, found in steps.items() if len(found) >= max(2, _SELDOM * total))
    for nearest in _clusters(often):
        found = [pair for step in nearest for pair in steps[step]]
        if len(found) < max(_FEWEST, _COMMON * total):
            continue
        # what stands that close may be rows, not the lines of cells
        figures = sum(_is_figure(upper) and _is_figure(lower) for upper, lower in found)
        return 0.0 if figures > _ROWS_OF_FIGURES * len(found) else nearest[-1] * _STEP + _SLACK
    return 0.0


def _is_figure(piece: Piece) -> bool:
    return FIGURE.fullmatch(piece.runs[0].text) is not None


def _clusters(steps: Sequence[int]) -> Iterator[list[int]]:
    """Distances with no gap between them."""
    found: list[int] = []
    for step in steps:
        if found and (step - found[-1]) * _STEP > _ROUNDED:
            yield found
            found = []
        found.append(step)
    if found:
        yield found
