"""One page as PDFium gives it out: characters with their boxes, ruling lines, and how much of it is picture.

Coordinates are points from the top left corner of the page as it reads, x to the right and y down.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from . import native, paths
from .native import Floats

Codes = npt.NDArray[np.uint32]

MAX_CHARACTERS = 60_000
MAX_OBJECTS = 60_000
_INVISIBLE = 3
_BLANK, _HAN = 0x20, 0x4E00
# A page of this much picture and no more words than these is a scan.
_PICTURE, _WORDS = 0.5, 4
_NO_CHARACTER = dict.fromkeys((0, *range(57344, 63744)), "�")
# what a word is parted by at the end of a line
_TRANSLATED = _NO_CHARACTER | {2: "-", 0xFFFE: "-", 0xFFFF: "\ufffd"}
_ODD = re.compile("[\0\2\ue000-\uf8ff\ufffe\uffff]")
_TURNED = 2.0
# More heights of Chinese characters than this on a page are not sizes of fonts.
_MOST_SIZES, _SAMPLE = 10, 200


@dataclass(slots=True)
class Content:
    """A page's `text`, one character a row of `boxes` (x0, y0, x1, y1) and of `baselines`; `rules` are its lines.

    `picture` is the share of the page that images cover. `hidden`: its characters cannot be seen (a scan's own text).
    `crowded`: it holds more than is looked at. `turned` is by how many quarters it was turned to read level, beyond
    how it is shown, and `shown` its width and height as shown.
    """

    shown: tuple[float, float] = (0.0, 0.0)
    text: str = ""
    boxes: Floats = field(default_factory=lambda: np.empty((0, 4)))
    baselines: Floats = field(default_factory=lambda: np.empty(0))
    rules: Floats = field(default_factory=lambda: np.empty((0, 4)))
    picture: float = 0.0
    hidden: bool = False
    crowded: bool = False
    damaged: bool = False
    turned: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it reads."""
        return (self.shown[1], self.shown[0]) if self.turned % 2 else self.shown

    @property
    def is_unread(self) -> bool:
        """Whether it holds something that is not read: a picture of a page, or nothing that can be opened."""
        return self.damaged or self.hidden or (self.picture > _PICTURE and len(self.text.split()) < _WORDS)

    def shown_box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box of this page as it lies on the page as shown."""
        x0, y0, x1, y1 = box
        width, height = self.shown
        if self.turned == 1:
            return y0, height - x1, y1, height - x0
        if self.turned == 2:
            return width - x1, height - y1, width - x0, height - y0
        if self.turned == 3:
            return width - y1, x0, width - y0, x1
        return box


def content(document: Any, index: int) -> Content:
    """The content of a page. A page that cannot be opened is empty and `damaged`."""
    with native.page_of(document, index) as handles:
        if handles is None:
            return Content(damaged=True)
        page, text_page = handles
        left, bottom, right, top, quarters = native.frame(page)
        text, boxes, count = native.characters(text_page, MAX_CHARACTERS)
        if _ODD.search(text):
            text = text.translate(_TRANSLATED)
        codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        if _are_tight(codes, boxes):
            origins = native.origins(text_page, len(boxes))
            boxes = _advances(text_page, boxes, origins)
        else:
            origins = native.baselines(text_page, boxes)
        objects = paths.Objects(page, MAX_OBJECTS)
        pieces, too_many = paths.rules(objects.paths)
        images = paths.bounds(objects.images)
        area = max((right - left) * (top - bottom), 1.0)
        picture = min(1.0, float(((images[:, 2] - images[:, 0]) * (images[:, 3] - images[:, 1])).sum()) / area)
        hidden = picture > _PICTURE and _is_hidden(objects)
    turned = _turned(codes, origins, quarters)
    view = _View(left, bottom, right, top, (quarters + turned) % 4)
    shown = (right - left, top - bottom) if quarters % 2 == 0 else (top - bottom, right - left)
    return Content(
        shown,
        text,
        view.boxes(boxes[:, [0, 3, 2, 1]].astype(np.float64)),
        view.baselines(origins),
        view.boxes(pieces),
        picture,
        hidden,
        count > MAX_CHARACTERS or objects.crowded or too_many,
        turned=turned,
    )


def _are_tight(codes: Codes, boxes: Floats) -> bool:
    """Whether boxes go round each character's ink, as for fonts that do not tell how high they are."""
    han = boxes[codes >= _HAN]
    some = han[:: 1 + len(han) // _SAMPLE]
    return len({*np.round(2 * (some[:, 1] - some[:, 3])).tolist()}) > _MOST_SIZES


def _advances(text_page: int, boxes: Floats, origins: Floats) -> Floats:
    """Boxes as high as the font's size, each up to the next character's beginning; for level text."""
    count = len(boxes)
    matrices = native.by_character(native.get_character_matrix, text_page, count, 6, np.float32, True)
    sizes = np.array([native.get_size(text_page, at) for at in range(count)]) * np.abs(matrices[:, 3])
    found = boxes.copy()
    found[:, 0], found[:, 1], found[:, 3] = origins[:, 0], origins[:, 1] + 0.88 * sizes, origins[:, 1] - 0.12 * sizes
    step, down = np.diff(origins[:, 0]), np.abs(np.diff(origins[:, 1]))
    beside = np.flatnonzero((step > 0) & (step < 1.3 * sizes[:-1]) & (down < 0.3 * sizes[:-1]))
    found[beside, 2] = origins[beside + 1, 0]
    return found


def _is_hidden(objects: paths.Objects) -> bool:
    modes = [int(native.get_render_mode(item)) for item in objects.texts]
    return modes.count(_INVISIBLE) > len(modes) / 2


def _turned(codes: Codes, origins: Floats, quarters: int) -> int:
    """By how many quarters to the right a page must be turned, beyond how it is shown, for its text to be level."""
    if len(origins) < 2:
        return 0
    inked = codes > _BLANK
    across, up = np.diff(origins, axis=0)[inked[1:] & inked[:-1]].T
    level, upright = np.abs(across) > _TURNED * np.abs(up), np.abs(up) > _TURNED * np.abs(across)
    right = (level & (across > 0)).sum()
    if 2 * right > len(across):
        return -quarters % 4
    steps = [
        right,
        (upright & (up > 0)).sum(),  # upwards: shown right when turned right once
        (level & (across < 0)).sum(),
        (upright & (up < 0)).sum(),
    ]
    return (int(np.argmax(steps)) - quarters) % 4 if max(steps) else 0


@dataclass(frozen=True, slots=True)
class _View:
    """A page's own space, its y upwards, as it is looked at: turned right by quarters."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    def boxes(self, found: Floats) -> Floats:
        x0, y0, x1, y1 = found.T
        sides: tuple[npt.NDArray[np.float64], ...] = (
            (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0),
            (y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left),
            (self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom),
            (self.top - y1, self.right - x1, self.top - y0, self.right - x0),
        )[self.quarters]
        return np.stack(sides, axis=1)

    def baselines(self, points: Floats) -> Floats:
        x, y = points.T
        found: Floats = (self.top - y, x - self.left, y - self.bottom, self.right - x)[self.quarters]
        return found
