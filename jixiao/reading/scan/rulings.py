"""Ruling lines in a level picture: long thin runs of ink in paper, and shorter ones that end on them."""

import numpy as np
import numpy.typing as npt

from .engine import Floats
from .levelling import Mask
from .vision import cv2

LONG, SHORT = 28.0, 9.0
"""In points: what is this long is a line by itself; what is shorter is one if both its ends lie on such lines."""
_THICK, _GAP, _NEAR = 3.5, 1.0, 1.0
# Beside a line lies paper: a strip this far from it, so wide, holds at most this share of ink; the line itself is ink.
_STRIP, _FREE, _FULL = 1.0, 0.3, 0.8
_MOST = 3000
_NOTHING: Floats = np.empty((0, 4))
Flags = npt.NDArray[np.bool_]


def rulings(mask: Mask, scale: float) -> tuple[Floats, Floats]:
    """The level and the upright lines as boxes in pixels, shapes (lines, 4); `scale` is points a pixel."""
    level = _runs(mask, scale)
    upright = _runs(np.ascontiguousarray(mask.T), scale)[:, [1, 0, 3, 2]]
    if max(len(level), len(upright)) > _MOST:
        return _NOTHING, _NOTHING
    near = _NEAR / scale
    sure = [boxes[_length(boxes) * scale >= LONG] for boxes in (level, upright)]
    return (
        level[(_length(level) * scale >= LONG) | _ends_on(level, sure[1], near, 0)],
        upright[(_length(upright) * scale >= LONG) | _ends_on(upright, sure[0], near, 1)],
    )


def _length(boxes: Floats) -> Floats:
    return np.asarray(np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]))


def _runs(mask: Mask, scale: float) -> Floats:
    """Boxes of the level runs of ink that are long, as thin as a line, and lie in paper."""
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, _odd(_GAP / scale)), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, max(3, round(SHORT / scale))), np.uint8))
    count, names, found, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    if count < 2:
        return _NOTHING
    x, y, wide, high, area = np.asarray(found[1:], np.float64).T
    # what slants a little is higher than it is thick
    thin = (area / wide * scale <= _THICK) & (high * scale <= _THICK + 0.02 * wide * scale)
    boxes = np.stack([x, y, x + wide, y + high], axis=1)
    kept = [at for at in np.flatnonzero(thin).tolist() if _is_line(mask, names, at + 1, boxes[at].astype(int), scale)]
    return boxes[kept]


def _is_line(mask: Mask, names: npt.NDArray[np.int32], name: int, box: npt.NDArray[np.int_], scale: float) -> bool:
    """Whether a run is ink all along with paper above and below it, though it slants."""
    x0, y0, x1, y1 = box
    own = names[y0:y1, x0:x1] == name
    if mask[y0:y1, x0:x1][own].sum() < _FULL * own.sum():
        return False
    strip = max(1, round(_STRIP / scale))
    tops, bottoms = y0 + own.argmax(axis=0), y1 - 1 - own[::-1].argmax(axis=0)
    columns = np.arange(x0, x1)
    high = mask.shape[0]
    above = [mask[np.maximum(tops - 1 - step, 0), columns] for step in range(1, strip + 1)]
    below = [mask[np.minimum(bottoms + 1 + step, high - 1), columns] for step in range(1, strip + 1)]
    return all(float(np.mean(np.max(side, axis=0))) <= _FREE for side in (above, below))


def _odd(length: float) -> int:
    return max(3, 2 * round(length / 2) + 1)


def _ends_on(boxes: Floats, across: Floats, near: float, axis: int) -> Flags:
    """Which boxes end, both ways along `axis`, on one of the lines that run across it."""
    if not len(boxes) or not len(across):
        return np.zeros(len(boxes), bool)
    other = 1 - axis
    middle = (boxes[:, other] + boxes[:, other + 2]) / 2
    beside = (across[None, :, other] - near <= middle[:, None]) & (middle[:, None] <= across[None, :, other + 2] + near)
    ends = [
        (
            beside
            & (across[None, :, axis] - near <= boxes[:, end][:, None])
            & (boxes[:, end][:, None] <= across[None, :, axis + 2] + near)
        ).any(axis=1)
        for end in (axis, axis + 2)
    ]
    return np.asarray(ends[0] & ends[1])


def without(mask: Mask, *lines: Floats) -> Mask:
    """The ink without the lines."""
    left = mask.copy()
    for x0, y0, x1, y1 in np.concatenate(lines).round().astype(int):
        left[max(y0 - 1, 0) : y1 + 1, max(x0 - 1, 0) : x1 + 1] = 0
    return left
