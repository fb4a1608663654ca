"""Where text stands on a level page: one box for each stretch of one cell's line, and for what was overlooked."""

from itertools import pairwise

import numpy as np

from .engine import Floats
from .levelling import Mask
from .vision import cv2

_LEAST_PART = 0.25
# In heights of text: specks are smaller than this; what is overlooked is as high and as wide as that.
_SPECK, LOWEST, _HIGHEST, _WIDEST = 0.12, 0.24, 1.8, 12.0
_REACH = (0.3, 0.45)
_MOST_OVERLOOKED = 150


def split(boxes: Floats, upright: Floats) -> Floats:
    """The boxes, those that reach over an upright line cut there."""
    found = []
    lines = (upright[:, 0] + upright[:, 2]) / 2
    for x0, y0, x1, y1 in boxes:
        middle, least = (y0 + y1) / 2, _LEAST_PART * (y1 - y0)
        across = (upright[:, 1] <= middle) & (upright[:, 3] >= middle) & (lines > x0 + 1) & (lines < x1 - 1)
        cuts = [x0, *sorted(set(lines[across].tolist())), x1]
        found += [(left, y0, right, y1) for left, right in pairwise(cuts) if right - left > least]
    return np.array(found, np.float64).reshape(-1, 4)


def shrunk(boxes: Floats, mask: Mask) -> Floats:
    """The boxes as wide and high as the ink in them; those without ink are left out."""
    found = []
    height, width = mask.shape
    for x0, y0, x1, y1 in boxes:
        left, top = max(int(x0), 0), max(int(y0), 0)
        inside = mask[top : min(int(np.ceil(y1)), height), left : min(int(np.ceil(x1)), width)]
        rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        if len(rows) and len(columns):
            found.append((left + columns[0], top + rows[0], left + columns[-1] + 1, top + rows[-1] + 1))
    return np.array(found, np.float64).reshape(-1, 4)


def overlooked(mask: Mask, boxes: Floats, em: float) -> Floats:
    """Boxes round ink as high as text that no box has in it; none where there is more of it than text would be."""
    left = mask.copy()
    for x0, y0, x1, y1 in boxes.round().astype(int):
        left[max(y0, 0) : y1 + 1, max(x0, 0) : x1 + 1] = 0
    count, names, found, _ = cv2.connectedComponentsWithStats(left, connectivity=8)
    small = found[:, cv2.CC_STAT_AREA] < (_SPECK * em) ** 2
    small[0] = True
    left[small[names]] = 0
    reach = [max(1, round(share * em)) for share in _REACH]
    near = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones(reach, np.uint8))
    count, _, found, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    x, y, wide, high, _ = np.asarray(found[1:], np.float64).T
    fits = (high >= LOWEST * em) & (high <= _HIGHEST * em) & (wide <= _WIDEST * em)
    if count < 2 or not fits.any() or fits.sum() > _MOST_OVERLOOKED:
        return np.empty((0, 4))
    return np.asarray(np.stack([x, y, x + wide, y + high], axis=1)[fits])


def inside(boxes: Floats, level: Floats, upright: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which boxes lie in a cell: lines above and below, left and right of their middles."""
    if not len(level) or not len(upright):
        return np.zeros(len(boxes), bool)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    over = (level[None, :, 0] <= x[:, None]) & (x[:, None] <= level[None, :, 2])
    beside = (upright[None, :, 1] <= y[:, None]) & (y[:, None] <= upright[None, :, 3])
    above, left = level[None, :, 1] < y[:, None], upright[None, :, 0] < x[:, None]
    return np.asarray(
        (over & above).any(axis=1)
        & (over & ~above).any(axis=1)
        & (beside & left).any(axis=1)
        & (beside & ~left).any(axis=1)
    )
