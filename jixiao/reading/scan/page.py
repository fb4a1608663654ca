"""A picture of a page → its characters and ruling lines, as the text layer of a PDF would give them."""

import time
from dataclasses import dataclass, field

import numpy as np

from ..pdf.content import Content
from .doubt import FIGURE, Flags, doubtful, mended
from .engine import Floats, Gray
from .levelling import skew, turned
from .look import MOST_SECONDS, USUAL, WIDER, Look, is_upside_down, looked


@dataclass(slots=True)
class ScannedPage:
    """What was read of a picture. `content` is laid out as the page reads; `doubtful` has one flag a character of it.

    `back` is the matrix (2, 3) from there to the page as it is shown, in points.
    """

    content: Content
    doubtful: Flags = field(default_factory=lambda: np.zeros(0, bool))
    back: Floats = field(default_factory=lambda: np.eye(2, 3))


def scanned(picture: Gray, scale: float) -> ScannedPage:
    """What a picture of a page says; `scale` is points a pixel. A picture without any text gives an empty page.

    Raises TooSlow where it shows more than a page of a report can.
    """
    until = time.monotonic() + MOST_SECONDS
    quarters, look = 0, None
    for last in (False, False, True):
        upright = np.ascontiguousarray(np.rot90(picture, quarters))
        level, back = turned(upright, skew(upright))
        look = looked(level, scale, until, sideways=last)
        if look is None:
            quarters += 1
        elif not last and is_upside_down(look):
            quarters += 2
        else:
            break
    assert look is not None  # the last look is always taken
    page = _page(look, scale)
    page.content.shown = (level.shape[1] * scale, level.shape[0] * scale)
    page.back = _back(picture.shape, quarters % 4, back, scale)
    return page


def _back(shape: tuple[int, ...], quarters: int, level: Floats, scale: float) -> Floats:
    """From points of the page as it reads to points of it as shown, a picture of this shape turned left by quarters.

    `level` leads from the pixels set level to those that were not.
    """
    high, wide = shape
    turn = {
        0: np.eye(3),
        1: np.array([[0, -1, wide], [1, 0, 0], [0, 0, 1]]),
        2: np.array([[-1, 0, wide], [0, -1, high], [0, 0, 1]]),
        3: np.array([[0, 1, 0], [-1, 0, high], [0, 0, 1]]),
    }[quarters]
    points = np.diag([scale, scale, 1.0])
    found: Floats = (points @ turn @ np.vstack([level, [0, 0, 1]]) @ np.linalg.inv(points))[:2]
    return found


def _page(look: Look, scale: float) -> ScannedPage:
    """The characters seen, in points."""
    rules = np.concatenate([look.level, look.upright]) * scale
    shown = [at for at, one in enumerate(look.seen) if one.text]
    if not shown:
        return ScannedPage(Content(rules=rules))
    flags = _doubts(look, shown)
    lines = [look.line(at) for at in shown]
    content = Content(
        text="".join([one.seen.text for one in lines]),
        boxes=np.concatenate([one.boxes for one in lines]) * scale,
        baselines=np.concatenate([np.full(len(one.boxes), one.base) for one in lines]) * scale,
        rules=rules,
    )
    return ScannedPage(content, np.concatenate([flags[at] for at in shown]))


def _doubts(look: Look, shown: list[int]) -> dict[int, Flags]:
    """For each stretch which of its characters are doubtful. Figures are looked at twice."""
    figures = [at for at in shown if FIGURE.search(look.seen[at].text)]
    again = dict(zip(figures, look.read(figures, WIDER, again=True), strict=True))
    flags = {}
    for at in shown:
        missed = look.lost(at, look.seen[at], USUAL)
        look.seen[at] = mended(look.seen[at])
        flags[at] = doubtful(look.seen[at], again.get(at)) | missed
    return flags
