"""Where each character of a stretch of text stands, as a text layer would say it: boxes a line high, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .engine import Floats, Seen

# A line's height as its ink tells it: Chinese characters fill most of it, figures and letters rise to capital height.
_HAN_HIGH, _FIGURE_HIGH = 0.92, 0.74
_SAME_SIZE, _FLAT = 0.16, 0.5
_BASE, _RISE = 0.37, 0.88
_HAN = 0x2E80
# Between the middles of two characters that belong to one word, in heights of the line: half of each, and some more.
_HALF_HAN, _HALF_FIGURE, _LOOSE = 0.5, 0.28, 0.55
_WORD_GAP = 0.32
_WIDE = frozenset("%‰—≥≤mMwW@")


def is_han(character: str) -> bool:
    return ord(character) >= _HAN


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch: what was seen in it, its characters' boxes (characters, 4) in pixels, baseline and height."""

    seen: Seen
    boxes: Floats
    base: float
    em: float


def usual_height(tight: Floats, seen: Sequence[Seen]) -> float:
    """The height of most lines, in pixels; 0 without any."""
    found = [_height(box, one) for box, one in zip(tight, seen, strict=True) if one.text]
    return float(np.median(found)) if found else 0.0


def _height(box: Floats, seen: Seen) -> float:
    return float((box[3] - box[1]) / (_HAN_HIGH if any(map(is_han, seen.text)) else _FIGURE_HIGH))


def line_height(box: Floats, seen: Seen, usual: float) -> float:
    """A stretch's height: that of most lines unless it is surely another."""
    own = _height(box, seen)
    flat = box[3] - box[1] < _FLAT * usual
    return usual if flat or abs(own / usual - 1) < _SAME_SIZE else own


def line(box: Floats, crop: tuple[float, float], seen: Seen, usual: float) -> Line:
    """A stretch's characters. `box` is round its ink, `crop` where the look at it began and ended (x0, x1)."""
    em = line_height(box, seen, usual)
    base = (box[1] + box[3]) / 2 + _BASE * em
    x0, x1 = _extents(crop[0] + seen.at * (crop[1] - crop[0]), seen, em, float(box[0]), float(box[2]))
    top = np.full(len(x0), base - _RISE * em)
    return Line(seen, np.stack([x0, top, x1, top + em], axis=1), base, em)


def _extents(middles: Floats, seen: Seen, em: float, left: float, right: float) -> tuple[Floats, Floats]:
    """Where characters begin and end: side by side within a word, by their own width at its ends."""
    half = np.array([half_width(character) for character in seen.text]) * em
    x0, x1 = middles - half, middles + half
    x0[0], x1[-1] = min(left, middles[0]), max(right, middles[-1])
    together = np.diff(middles) < half[1:] + half[:-1] + _LOOSE * em
    between = np.where(together, (middles[1:] + middles[:-1]) / 2, 0)
    x1[:-1], x0[1:] = np.where(together, between, x1[:-1]), np.where(together, between, x0[1:])
    for at in np.flatnonzero(seen.blank[1:]) + 1:
        # a blank between two numbers keeps them apart
        if seen.text[at - 1].isascii() and seen.text[at].isascii():
            apart = max(_WORD_GAP * em - (x0[at] - x1[at - 1]), 0) / 2
            x1[at - 1], x0[at] = x1[at - 1] - apart, x0[at] + apart
    return x0, x1


def half_width(character: str) -> float:
    """Half of a character's width, in heights of its line."""
    return _HALF_HAN if is_han(character) or character in _WIDE else _HALF_FIGURE
