"""Ruling lines among the paths of a page: strokes, and the thin filled rectangles that word processors write.

A piece is (x0, y0, x1, y1) in the page's own space, upright or level.
"""

from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np
import pypdfium2.raw as raw

from . import native
from .native import Address, Floats

THIN = 3.0
"""What is at most this thick, in points, is a line."""
_STRAIGHT = 0.6
_WHITE = 250
_RECTANGLE = 5
_MOST_SEGMENTS = 20_000
_DEEPEST = 4
_NOTHING: Floats = np.empty((0, 4))
_SAME: Floats = np.array([1, 0, 0, 1, 0, 0], np.float64)


class Objects:
    """The objects of a page, those inside form objects too, each with the matrix that it is placed by."""

    def __init__(self, page: Address, most: int) -> None:
        self.paths: list[tuple[list[Address], Floats]] = []
        self.images: list[tuple[list[Address], Floats]] = []
        self.texts: list[Address] = []
        self.crowded = False
        self._left = most
        count = native.count_objects(page)
        self._take(list(map(native.get_object, repeat(page), range(min(count, most)))), _SAME, 0)
        self.crowded |= count > most

    def _take(self, objects: list[Address], placed: Floats, depth: int) -> None:
        self._left -= len(objects)
        kinds = list(map(native.get_kind, objects))
        for kind, groups in ((raw.FPDF_PAGEOBJ_PATH, self.paths), (raw.FPDF_PAGEOBJ_IMAGE, self.images)):
            if found := [item for item, its in zip(objects, kinds, strict=True) if its == kind]:
                groups.append((found, placed))
        self.texts += [item for item, its in zip(objects, kinds, strict=True) if its == raw.FPDF_PAGEOBJ_TEXT]
        if raw.FPDF_PAGEOBJ_FORM not in kinds:
            return
        for item in (item for item, its in zip(objects, kinds, strict=True) if its == raw.FPDF_PAGEOBJ_FORM):
            count = native.count_inner(item)
            if depth == _DEEPEST or count > self._left:
                self.crowded = True
                return
            inner = list(map(native.get_inner, repeat(item), range(count)))
            self._take(inner, _combined(native.matrix(item), placed), depth + 1)


def rules(groups: Sequence[tuple[list[Address], Floats]]) -> tuple[Floats, bool]:
    """The pieces of all paths, shape (pieces, 4), and whether some paths were too many to look at."""
    pieces, owners, left = [_NOTHING], [0], _MOST_SEGMENTS
    clips: dict[Address, Floats] = {}
    for paths, placed in groups:
        bounds = moved(native.written(native.get_bounds, paths, 4, np.float32), placed)
        inked = _inked(paths)
        seen = inked.any(axis=1)
        thin = seen & (np.minimum(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]) <= THIN)
        pieces.append(bounds[thin])
        owners += [paths[at] for at in np.flatnonzero(thin)]
        clips |= dict.fromkeys(paths, placed)
        for at in np.flatnonzero(seen & ~thin):
            segments = native.count_segments(paths[at])
            if segments <= _RECTANGLE and not inked[at, 1]:
                continue  # the colour behind a cell
            left -= segments
            if left < 0:
                return np.concatenate(pieces), True
            inner = moved(_inner(paths[at], segments, bool(inked[at, 1])), placed)
            pieces.append(inner)
            owners += [paths[at]] * len(inner)
    return _clipped(np.concatenate(pieces), owners[1:], clips), False


def _clipped(pieces: Floats, owners: list[Address], placed: dict[Address, Floats]) -> Floats:
    """The pieces as far as they can be seen. Only those that reach beyond the lines across them are looked at."""
    level = pieces[:, 2] - pieces[:, 0] > pieces[:, 3] - pieces[:, 1]
    if level.all() or not level.any():
        return pieces
    left, right = pieces[~level, 0].min() - THIN, pieces[~level, 2].max() + THIN
    bottom, top = pieces[level, 1].min() - THIN, pieces[level, 3].max() + THIN
    beyond = np.where(
        level, (pieces[:, 0] < left) | (pieces[:, 2] > right), (pieces[:, 1] < bottom) | (pieces[:, 3] > top)
    )
    for at in np.flatnonzero(beyond):
        for clip in _clips(owners[at]):
            box = moved(clip[None, :], placed[owners[at]])[0]
            pieces[at, :2] = np.maximum(pieces[at, :2], box[:2])
            pieces[at, 2:] = np.minimum(pieces[at, 2:], box[2:])
    return pieces[(pieces[:, 2] >= pieces[:, 0]) & (pieces[:, 3] >= pieces[:, 1])]


def _clips(path: Address) -> Iterator[Floats]:
    """The boxes that bound what of a path can be seen."""
    clip = native.get_clip(path)
    for number in range(min(native.count_clips(clip), _RECTANGLE) if clip else 0):
        count = native.count_clip_segments(clip, number)
        if 0 < count <= _MOST_SEGMENTS:
            segments = list(map(native.get_clip_segment, repeat(clip), repeat(number), range(count)))
            points = native.written(native.get_point, segments, 2, np.float32).astype(np.float64)
            yield np.concatenate([points.min(axis=0), points.max(axis=0)])


def bounds(groups: Sequence[tuple[list[Address], Floats]]) -> Floats:
    """The boxes of objects in the page's space, shape (objects, 4)."""
    found = [moved(native.written(native.get_bounds, items, 4, np.float32), placed) for items, placed in groups]
    return np.concatenate(found) if found else _NOTHING


def moved(boxes: Floats, placed: Floats) -> Floats:
    """Boxes through a matrix; turned by quarters at most."""
    if placed is _SAME:
        return boxes.astype(np.float64)
    a, b, c, d, e, f = placed
    x = np.stack([a * boxes[:, 0] + c * boxes[:, 1] + e, a * boxes[:, 2] + c * boxes[:, 3] + e])
    y = np.stack([b * boxes[:, 0] + d * boxes[:, 1] + f, b * boxes[:, 2] + d * boxes[:, 3] + f])
    return np.stack([x.min(0), y.min(0), x.max(0), y.max(0)], axis=1)


def _combined(inner: Floats, outer: Floats) -> Floats:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return np.array(
        [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u], np.float64
    )


def _inked(paths: list[Address]) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    """Whether each path is filled, and whether it is stroked, with something that can be seen on white paper."""
    mode = native.written(native.get_draw_mode, paths, 2, np.int32) != 0
    for at, function in enumerate((native.get_fill, native.get_stroke)):
        used = np.flatnonzero(mode[:, at])
        colour = native.written(function, [paths[one] for one in used], 4, np.uint32)
        mode[used, at] = (colour[:, 3] > 0) & (colour[:, :3].min(axis=1, initial=255) < _WHITE)
    return np.asarray(mode)


def _inner(path: Address, count: int, stroked: bool) -> Floats:
    """The straight upright and level edges of a stroked path; of a filled one the subpaths that are thin."""
    segments = list(map(native.get_segment, repeat(path), range(count)))
    kinds = np.array(list(map(native.get_segment_kind, segments)))
    points = native.written(native.get_point, segments, 2, np.float32).astype(np.float64)
    starts = np.flatnonzero(kinds == raw.FPDF_SEGMENT_MOVETO)
    if not len(starts) or starts[0]:
        return _NOTHING
    placed = native.matrix(path)
    if not stroked:
        low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
        boxes = moved(np.concatenate([low, high], axis=1), placed)
        return boxes[np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) <= THIN]
    lines = np.flatnonzero(kinds == raw.FPDF_SEGMENT_LINETO)
    closing = np.flatnonzero(np.array(list(map(native.get_segment_close, segments))))
    first = starts[np.searchsorted(starts, closing, side="right") - 1]
    edges = np.concatenate([np.hstack([points[lines - 1], points[lines]]), np.hstack([points[closing], points[first]])])
    ends = np.concatenate([np.minimum(edges[:, :2], edges[:, 2:]), np.maximum(edges[:, :2], edges[:, 2:])], axis=1)
    boxes = moved(ends, placed)
    return boxes[np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) <= _STRAIGHT]
