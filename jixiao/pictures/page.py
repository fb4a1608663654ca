"""One page of a PDF or of a picture file as a picture, and its characters with their boxes."""

from dataclasses import dataclass, field
from io import BytesIO
from math import sqrt
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from ..errors import ReportError
from ..reading.pdf import native
from ..reading.pdf.content import Content, content
from ..reading.pdf.drawing import drawn
from ..reading.pdf.native import Floats

_SHORT_SIDE = 1600
"""Pixels of a page's shorter side: sharp on a laptop's dense screen and on a projector, whole in about 100 kB."""
_MOST_PIXELS = 4_500_000
_LARGEST = 8.0
"""Pixels a point at the most: a stamp of a page is not blown up without end."""
_FEW_COLOURS = 4096
_MOST_GREY = 400_000
"""Bytes: a page of text stays below, a scan's grey grain does not."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is shown: its picture, its size in points, its characters, and a row of `boxes` for each of them.

    Boxes are x0, y0, x1, y1 in points from the top left corner. With `turned` its text does not run to the right. A
    scan has no characters of its own.
    """

    image: Image.Image
    width: float
    height: float
    text: str = ""
    boxes: Floats = field(default_factory=lambda: np.empty((0, 4)))
    turned: bool = False


def page_count(file_name: str, file: bytes) -> int:
    """How many pages a PDF or a picture file has. Raises ReportError."""
    if not _is_pdf(file_name):
        from ..reading.scan import pictures

        with pictures.opened(file_name, file) as image:
            return pictures.frame_count(image)
    with native.opened(file_name, file) as document:
        return native.page_count(document)


def page(file_name: str, file: bytes, number: int) -> Page:
    """A page by its number, from 1. Raises ReportError where it cannot be opened, or drawn in a few seconds."""
    if not _is_pdf(file_name):
        return _frame(file_name, file, number)
    with native.opened(file_name, file) as document:
        if not 1 <= number <= native.page_count(document):
            raise ReportError(file_name, "refused.no_page", page=number)
        found = content(document, number - 1)
        with native.page_of(document, number - 1) as handles:
            pixels = drawn(handles[0], *_size(*found.shown)) if handles else None
    if pixels is None:
        raise ReportError(file_name, "refused.page_drawn", page=number)
    return Page(Image.fromarray(pixels), *found.shown, found.text, _as_shown(found), found.turned != 0)


def _is_pdf(file_name: str) -> bool:
    return file_name.lower().endswith(".pdf")


def _frame(file_name: str, file: bytes, number: int) -> Page:
    """A page of a picture file, turned and measured as reading does it."""
    from ..reading.scan import pictures

    with pictures.opened(file_name, file) as image:
        for at, (gray, longest) in enumerate(pictures.frames(file_name, image, number), 1):
            if at == number:
                shown = Image.fromarray(gray)
                scale = longest / max(shown.size)
                width, height = shown.width * scale, shown.height * scale
                return Page(shown.resize(_size(width, height)), width, height)
    raise ReportError(file_name, "refused.no_page", page=number)


def _size(width: float, height: float) -> tuple[int, int]:
    """Pixels across and down for a page of so many points."""
    wide, high = max(width, 1.0), max(height, 1.0)
    scale = min(_SHORT_SIDE / min(wide, high), sqrt(_MOST_PIXELS / (wide * high)), _LARGEST)
    return max(1, round(wide * scale)), max(1, round(high * scale))


def _as_shown(found: Content) -> Floats:
    if not len(found.boxes):
        return found.boxes
    sides: Any = found.boxes.T
    return np.stack(found.shown_box(tuple(sides)), axis=1)


def encoded(image: Image.Image) -> tuple[str, bytes]:
    """A picture for the browser, and its kind: text as PNG in shades of grey, which is quick and small; else WebP."""
    pixels = np.asarray(image)
    if pixels.ndim == 2 or bool((pixels == pixels[:, :, :1]).all()):
        png = _grey(pixels if pixels.ndim == 2 else pixels[:, :, 0])
        if len(png) <= _MOST_GREY:
            return "png", png
    photograph = image.getcolors(_FEW_COLOURS) is None or pixels.ndim == 2
    file = BytesIO()
    image.save(file, "WEBP", **({"quality": 80, "method": 1} if photograph else {"lossless": True, "method": 3}))
    return "webp", file.getvalue()


def _grey(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A PNG in 16 shades: enough for the smooth edges of characters."""
    image = Image.fromarray(pixels >> 4)
    image.putpalette([shade * 17 for shade in range(16) for _ in "rgb"])
    file = BytesIO()
    image.save(file, "PNG", bits=4, compress_level=6)
    return file.getvalue()
