"""A page of a PDF as a picture, drawn by PDFium."""

import math
from typing import Any

from ..pdf import native
from ..pdf.drawing import drawn
from .engine import Gray
from .pictures import KEPT_PIXELS

_DPI, _POINTS = 200.0, 72.0


def rendered(document: Any, index: int) -> tuple[Gray, float] | None:
    """A page in grey as it is shown, and how many points a pixel is.

    None where it cannot be opened, holds a picture larger than a page is, or cannot be drawn in a few seconds.
    """
    with native.page_of(document, index) as handles:
        if handles is None:
            return None
        left, bottom, right, top, quarters = native.frame(handles[0])
        width, height = max(right - left, 1.0), max(top - bottom, 1.0)
        if quarters % 2:
            width, height = height, width
        scale = min(_DPI / _POINTS, math.sqrt(KEPT_PIXELS / (width * height)))
        pixels = drawn(handles[0], max(1, round(width * scale)), max(1, round(height * scale)), gray=True)
        return None if pixels is None else (pixels, 1 / scale)
