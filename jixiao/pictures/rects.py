"""From characters of a line to rectangles on its page. All measures are points from the page's top left corner."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from ..formats import width
from .page import Page

Rect = tuple[float, float, float, float]
"""x0, y0, x1, y1, y down."""
Box = tuple[int, int, float, float, float, float]
"""Characters `start` to `end` of a line, and their rectangle."""

_SLACK = 0.6


def rects(text: str, boxes: Iterable[Box], start: int, end: int, page: Page | None = None) -> list[Rect]:
    """Where characters `start` to `end` of a line stand, one rectangle for each of its boxes that they touch.

    The page's own characters tell exactly; where they are not those of the box, as on a scan, the part of a box that
    its characters take by their widths, and on a page whose text does not run to the right the whole box.
    """
    found = []
    for first, last, *sides in boxes:
        low, high = max(start, first), min(end, last)
        if low < high:
            box = (sides[0], sides[1], sides[2], sides[3])
            whole = (low, high) == (first, last)
            found.append(box if whole else _part(text[first:last], box, low - first, high - first, page))
    return found


def _part(text: str, box: Rect, start: int, end: int, page: Page | None) -> Rect:
    exact = _exact(text, box, start, end, page) if page is not None else None
    if exact is not None:
        return exact
    if page is not None and page.turned:
        return box
    return _by_width(text, box, start, end)


def _exact(text: str, box: Rect, start: int, end: int, page: Page) -> Rect | None:
    """From the page's own characters inside the box; None where they are other ones than the text's."""
    x0, y0, x1, y1 = box
    if not len(page.boxes):
        return None
    middle = (page.boxes[:, :2] + page.boxes[:, 2:]) / 2
    inside = np.all((middle > (x0 - _SLACK, y0 - _SLACK)) & (middle < (x1 + _SLACK, y1 + _SLACK)), axis=1)
    at = [int(place) for place in np.flatnonzero(inside) if not page.text[place].isspace()]
    inked = [place for place, character in enumerate(text) if not character.isspace()]
    if "".join(page.text[place] for place in at) != "".join(text[place] for place in inked):
        return None
    chosen = [page.boxes[place] for place, own in zip(at, inked, strict=True) if start <= own < end]
    return _around_all(chosen, box) if chosen else None


def _around_all(found: Sequence[Sequence[float]], box: Rect) -> Rect:
    """Round some characters along the text, as high as its box: fonts give their characters odd heights."""
    x0, y0, x1, y1 = (
        edge(float(one[side]) for one in found) for edge, side in ((min, 0), (min, 1), (max, 2), (max, 3))
    )
    if box[2] - box[0] >= box[3] - box[1]:
        return max(x0, box[0]), box[1], min(x1, box[2]), box[3]
    return box[0], max(y0, box[1]), box[2], min(y1, box[3])


def _by_width(text: str, box: Rect, start: int, end: int) -> Rect:
    places = [*accumulate((width(character) for character in text), initial=0)]
    wide = (box[2] - box[0]) / max(places[-1], 1)
    return box[0] + places[start] * wide, box[1], box[0] + places[end] * wide, box[3]


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a page that is shown, in points; marks are placed in percent of it."""

    x0: float
    y0: float
    x1: float
    y1: float

    def place(self, rect: Rect) -> Iterator[float]:
        """left, top, width and height of a rectangle in percent of the window."""
        wide, high = self.x1 - self.x0, self.y1 - self.y0
        yield 100 * (rect[0] - self.x0) / wide
        yield 100 * (rect[1] - self.y0) / high
        yield 100 * (rect[2] - rect[0]) / wide
        yield 100 * (rect[3] - rect[1]) / high

    @property
    def ratio(self) -> float:
        return (self.x1 - self.x0) / (self.y1 - self.y0)


def around(found: Sequence[Rect], page: Page, wide: float, margin: float, most: float) -> Window:
    """A window of the page about `wide` points across, wider where the rectangles are, `margin` above and below them.

    It lies within the page; of what is higher than `most` it shows the beginning.
    """
    x0, y0, x1, y1 = (edge(rect[side] for rect in found) for edge, side in ((min, 0), (min, 1), (max, 2), (max, 3)))
    across = min(max(wide, x1 - x0 + 2 * margin), page.width)
    left = min(max((x0 + x1 - across) / 2, 0.0), page.width - across)
    top = min(max(y0 - margin, 0.0), max(page.height - 2 * margin, 0.0))
    bottom = min(max(y1 + margin, top + 2 * margin), top + most, page.height)
    return Window(left, top, left + across, bottom)
