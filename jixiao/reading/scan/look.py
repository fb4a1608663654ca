"""A level picture looked at: where text stands in it, what it says, and what of its ink was not read."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from . import engine
from .characters import Line, line, line_height, usual_height
from .doubt import Flags, lost
from .engine import Floats, Gray, Seen
from .levelling import Mask, ink
from .rulings import rulings, without
from .stretches import LOWEST, inside, overlooked, shrunk, split

UNKNOWN = "\ufffd"
MOST_SECONDS = 90.0
"""A page that takes longer is left unread; a full one takes four on one core."""
# Paper round a stretch that is looked at, beside it and above it, in shares of its height: as a rule, and once more.
USUAL, WIDER = (0.22, 0.14), (0.34, 0.18)
_LEAST_HIGH = 0.85
_LEGIBLE = 0.5
_SMALL_PRINT = 12.0
_MOST_STRETCHES = 1500
_TOGETHER = 60
_TALL, _MOSTLY = 1.8, 0.5
_POOR, _PROBES, _BETTER = 0.8, 10, 0.1


class TooSlow(Exception):
    """A page shows more than a page of a report does, or takes longer."""


@dataclass(slots=True)
class Look:
    """A level picture, its ink without ruling lines, and what was seen where. Boxes (x0, y0, x1, y1) are in pixels.

    `tight` are boxes round the ink of each stretch of text; `em` is how high most lines are, and `until` when the page
    has taken too long.
    """

    picture: Gray
    mask: Mask
    level: Floats
    upright: Floats
    em: float
    until: float
    tight: Floats
    seen: list[Seen] = field(default_factory=list)

    def read(self, which: Sequence[int], pad: tuple[float, float], again: bool = False) -> list[Seen]:
        """What some of the stretches say."""
        return _read([self.crop(at, pad) for at in which], self.until, again)

    def crop(self, at: int, pad: tuple[float, float]) -> Gray:
        """A stretch with some paper round it."""
        x0, x1 = self.across(at, pad)
        _, y0, _, y1 = self.tight[at]
        more = (self._high(at) - (y1 - y0)) / 2 + pad[1] * self._high(at) + 1
        return self.picture[max(int(y0 - more), 0) : int(np.ceil(y1 + more)), x0:x1]

    def across(self, at: int, pad: tuple[float, float]) -> tuple[int, int]:
        """From where to where a stretch is looked at."""
        x0, _, x1, _ = self.tight[at]
        more = pad[0] * self._high(at) + 1
        return max(int(x0 - more), 0), min(int(np.ceil(x1 + more)), self.picture.shape[1])

    def _high(self, at: int) -> float:
        # a sign or a dash alone is looked at as a line, not blown up
        return max(float(self.tight[at, 3] - self.tight[at, 1]), _LEAST_HIGH * self.em)

    def lost(self, at: int, seen: Seen, pad: tuple[float, float]) -> Flags:
        """Which characters seen in a stretch have ink beside them that is none of theirs."""
        x0, y0, x1, y1 = self.tight[at].astype(int)
        begin, end = self.across(at, pad)
        em = line_height(self.tight[at], seen, self.em)
        return lost(self.mask[y0:y1, x0:x1], (begin - x0, end - x0), seen, em)

    def line(self, at: int) -> Line:
        """The characters of a stretch, each with its place."""
        return line(self.tight[at], self.across(at, USUAL), self.seen[at], self.em)


def looked(picture: Gray, scale: float, until: float, sideways: bool = False) -> Look | None:
    """What is seen in a level picture; None where its text stands upright, so that it has to be turned.

    `scale` is points a pixel. Raises TooSlow where it shows more than a page of a report, or takes longer than `until`.
    """
    mask = ink(picture)
    level, upright = rulings(mask, scale)
    boxes = engine.places(picture)
    if not sideways and _is_upright(boxes):
        return None
    text = without(mask, level, upright)
    clean = picture.copy()
    clean[(mask == 1) & (text == 0)] = np.median(picture[::16, ::16])
    tight = shrunk(split(boxes, upright), text)
    em = float(np.median(tight[:, 3] - tight[:, 1])) if len(tight) else _SMALL_PRINT / scale
    look = Look(clean, text, level, upright, em, until, tight)
    look.seen = look.read(range(len(tight)), USUAL)
    look.em = usual_height(tight, look.seen) or em
    look.tight = np.concatenate([tight, shrunk(overlooked(text, tight, look.em), text)])
    look.seen += look.read(range(len(tight), len(look.tight)), USUAL)
    _look_again(look, len(tight))
    return look


def _is_upright(boxes: Floats) -> bool:
    """Whether most of the text stands in boxes that are higher than wide."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    area = wide * high
    return bool(area[high > _TALL * wide].sum() > _MOSTLY * area.sum())


def _read(crops: Sequence[Gray], until: float, again: bool = False) -> list[Seen]:
    """What stretches say. Raises TooSlow where they are too many, or take longer than until then."""
    if len(crops) > _MOST_STRETCHES:
        raise TooSlow
    # those alike in shape together: a batch is as wide as its widest
    order = sorted(range(len(crops)), key=lambda at: crops[at].shape[1] / crops[at].shape[0])
    found: dict[int, Seen] = {}
    for start in range(0, len(order), _TOGETHER):
        if time.monotonic() > until:
            raise TooSlow
        chosen = order[start : start + _TOGETHER]
        found |= zip(chosen, engine.read([crops[at] for at in chosen], again), strict=True)
    return [found[at] for at in range(len(crops))]


def _look_again(look: Look, found: int) -> None:
    """Read once more what was not read, or not whole; the stretches after the first `found` were overlooked before.

    Ink in a cell that cannot be read is something printed all the same; elsewhere it may be a stamp, a hand or dirt.
    """
    seen = look.seen
    poor = [at for at, one in enumerate(seen) if not one.text or look.lost(at, one, USUAL).any()]
    for at, one in zip(poor, look.read(poor, WIDER, again=True), strict=True):
        if one.text and (not seen[at].text or not look.lost(at, one, WIDER).any()) and _sure([one]) >= _LEGIBLE:
            seen[at] = _as_if(look, at, one)
    cells = inside(look.tight, look.level, look.upright)
    for at, one in enumerate(seen):
        high = look.tight[at, 3] - look.tight[at, 1]
        if not one.text or (at >= found and _sure([one]) < _LEGIBLE):
            seen[at] = _unknown(bool(cells[at]) and high >= LOWEST * look.em)


def _as_if(look: Look, at: int, seen: Seen) -> Seen:
    """What the wider look saw, placed as the usual one places it."""
    wider, usual = look.across(at, WIDER), look.across(at, USUAL)
    middles = wider[0] + seen.at * (wider[1] - wider[0])
    return Seen(seen.text, (middles - usual[0]) / (usual[1] - usual[0]), seen.sure, seen.blank)


def _unknown(in_cell: bool) -> Seen:
    text = UNKNOWN if in_cell else ""
    return Seen(text, np.full(len(text), 0.5), np.zeros(len(text)), np.zeros(len(text), bool))


def is_upside_down(look: Look) -> bool:
    """Whether the widest stretches read better the other way up, where they do not read well."""
    if not len(look.tight) or _sure(look.seen) >= _POOR:
        return False
    widest = np.argsort(look.tight[:, 0] - look.tight[:, 2])[:_PROBES].tolist()
    over = _read([np.ascontiguousarray(np.rot90(look.crop(at, USUAL), 2)) for at in widest], look.until)
    return _sure(over) > _sure([look.seen[at] for at in widest]) + _BETTER


def _sure(seen: Sequence[Seen]) -> float:
    """How sure looks are on average; what was not read counts as not sure at all."""
    return float(np.mean([one.sure.mean() if one.text else 0.0 for one in seen])) if seen else 1.0
