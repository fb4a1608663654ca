"""Characters in a row that belong together: one line's characters without a gap that could part two cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from .content import Content
from .grids import Grid
from .native import Floats

# Of a line's height as its font gives it; where Chinese characters tell, how wide they are of that height counts.
_EM = 0.8
_OTHER_LINE = 0.45
_GAP, _SLIGHT_GAP, _BACK = 0.28, 0.1, 0.6
_SPACE = 0.25
# How far above its baseline a character's middle lies, of its font's size.
_MIDDLE = 0.36
_BLANK = np.zeros(0x10000, bool)
_BLANK[[*range(0x21), 0x7F, 0xA0, 0xAD, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF]] = True
_NUMERIC = np.zeros(0x10000, bool)
_NUMERIC[[*map(ord, "0123456789.,%")]] = True


@dataclass(slots=True, eq=False)
class Run:
    """A stretch of text with its box and baseline; `em` is its font's size, `lead` its first character's width."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    em: float
    lead: float = 0.0


def runs(content: Content, tables: Sequence[Grid]) -> list[Run]:
    """The page's runs, in the order in which it holds them. None reaches over one of the tables' uprights where it has
    a gap, nor from one cell into another, except where that would part the figures of a number.
    """
    codes = np.frombuffer(content.text.encode("utf-32-le"), np.uint32)
    inked = np.flatnonzero(~_BLANK[np.minimum(codes, 0xFFFF)])
    if not len(inked):
        return []
    boxes, base = content.boxes[inked], content.baselines[inked]
    high = np.maximum(boxes[:, 3] - boxes[:, 1], 0.1)
    wide = boxes[:, 2] - boxes[:, 0]
    em = high * _share(codes[inked], wide, high)
    parted = _parted(boxes, base, em)
    if tables:
        _part_cells(parted, boxes, base, em, _NUMERIC[np.minimum(codes[inked], 0xFFFF)], tables)
    first = np.concatenate([[True], parted])
    starts = np.flatnonzero(first)
    ends = np.concatenate([starts[1:], [len(inked)]])
    low = np.minimum.reduceat(boxes[:, :2], starts)
    top = np.maximum.reduceat(boxes[:, 2:], starts)
    text = content.text
    stretches = zip(inked[starts].tolist(), (inked[ends - 1] + 1).tolist(), strict=True)
    values = np.column_stack([low, top, base[starts], em[starts], wide[starts]]).tolist()
    return [Run(_clean(text[left:right]), *place) for (left, right), place in zip(stretches, values, strict=True)]


def _share(codes: npt.NDArray[np.uint32], wide: Floats, high: Floats) -> float:
    """How much of a character's box's height its font's size is, by the Chinese characters of the page."""
    han = (codes >= 0x4E00) & (codes <= 0x9FFF)
    return float(np.median(wide[han] / high[han])) if han.any() else _EM


def _parted(boxes: Floats, base: Floats, em: Floats) -> npt.NDArray[np.bool_]:
    """Whether something parts each character from the one before it."""
    size = np.maximum(em[1:], em[:-1])
    gap = boxes[1:, 0] - boxes[:-1, 2]
    other_line = np.abs(base[1:] - base[:-1]) > _OTHER_LINE * size
    return np.asarray(other_line | (gap > _GAP * size) | (gap < -_BACK * size))


def _part_cells(
    parted: npt.NDArray[np.bool_],
    boxes: Floats,
    base: Floats,
    em: Floats,
    numeric: npt.NDArray[np.bool_],
    tables: Sequence[Grid],
) -> None:
    """Part what stands in two cells. A text may be wider than its cell, so the figures of one number stay together."""
    uprights = np.array(sorted({x for table in tables for x in table.xs}))
    middle = (boxes[:, 0] + boxes[:, 2]) / 2
    column = np.searchsorted(uprights, middle)
    over = np.flatnonzero((column[1:] != column[:-1]) & ~parted)
    apart = boxes[over + 1, 0] - boxes[over, 2] > _SLIGHT_GAP * np.maximum(em[over + 1], em[over])
    y = base - _MIDDLE * em
    for table in tables:
        left = np.array(table.slots_at(middle[over], y[over]))
        right = np.array(table.slots_at(middle[over + 1], y[over + 1]))
        apart |= (left != right) & (left >= 0) & (right >= 0) & ~(numeric[over] & numeric[over + 1])
    parted[over] = apart


def _clean(text: str) -> str:
    return text.replace("\r", "").replace("\n", " ") if "\n" in text else text


def in_lines(found: list[Run]) -> list[list[Run]]:
    """The runs in lines from top to bottom, each from left to right."""
    if len(found) < 2:
        return [found] if found else []
    lines: list[list[Run]] = []
    for run in sorted(found, key=lambda run: run.base):
        if lines and run.base - lines[-1][0].base <= _OTHER_LINE * max(run.em, lines[-1][0].em):
            lines[-1].append(run)
        else:
            lines.append([run])
    for line in lines:
        line.sort(key=lambda run: run.x0)
    return lines


def gaps(line: list[Run]) -> list[str]:
    """What stands before each run of a line: a blank where the gap is that of a word."""
    if len(line) == 1:
        return [""]
    return ["", *[" " if right.x0 - left.x1 > _SPACE * right.em else "" for left, right in pairwise(line)]]
