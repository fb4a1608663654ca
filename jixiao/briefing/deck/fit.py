"""How much text fits: PowerPoint lays text out when it is opened, so what is too long has to be cut before.

Widths are estimated a little wide, as of the widest of the faces that may stand in for the deck's own.
"""

import re
from collections.abc import Iterator

from ...formats import width

LINE = 1.25
"""The distance of lines, in sizes of type. It is set exactly, so that it is the same whatever font is there."""

_NARROW = re.compile(r"[ijlftIr.,:;'|!()\[\] \-]")
_WIDE = re.compile(r"[mwMW@%—…¥×]")
_CAPITAL = re.compile(r"[A-Z]")
_SEAM = re.compile(
    r"(?<=[0-9A-Za-z%)−])(?=[\u2e80-\u9fff\uff00-\uffef])|(?<=[\u2e80-\u9fff\uff00-\uffef])(?=[0-9A-Za-z%(−])"
)
"""Between Chinese and Latin, where some programs leave a gap."""
_CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_PIECES = re.compile(r"[A-Za-z0-9.,%+−\-()/'’]+ ?|.", re.DOTALL)


def em(text: str) -> float:
    """About how wide a text is, in sizes of its type."""
    wide = width(text) - len(text)
    latin = _CHINESE.sub("", text)
    narrow, broad, capital = (len(kind.findall(latin)) for kind in (_NARROW, _WIDE, _CAPITAL))
    others = len(text) - wide - narrow - broad - capital
    return wide + 0.34 * narrow + 0.9 * broad + 0.67 * capital + 0.57 * max(others, 0) + 0.25 * len(_SEAM.findall(text))


def laid(text: str, inches: float, points: float) -> list[str]:
    """The lines that a text takes in a width; Chinese breaks anywhere, Latin words stay whole where they fit."""
    room = inches * 72 / points
    return [line for given in text.split("\n") for line in _lines(given, room)]


def _lines(text: str, room: float) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, room):
        if line and em(line + piece.rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def _pieces(text: str, room: float) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        if em(piece) <= room:
            yield piece
        else:
            yield from piece


def cut(text: str, inches: float, points: float, most: int) -> str:
    """The text, cut with an ellipsis where it takes more than `most` lines."""
    if len(laid(text, inches, points)) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(laid(text[:middle].rstrip() + "…", inches, points)) <= most
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + "…"


def height(lines: int, points: float) -> float:
    """How high so many lines are, in inches."""
    return lines * points * LINE / 72
