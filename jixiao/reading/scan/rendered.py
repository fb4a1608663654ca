"""A page of a PDF as a picture, drawn by PDFium."""

import ctypes
import math
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from ..pdf import native, paths
from .engine import Gray
from .pictures import KEPT_PIXELS, MOST_PIXELS

_DPI, _POINTS = 200.0, 72.0
_SECONDS = 8.0
_WHITE = 255


def rendered(document: Any, index: int) -> tuple[Gray, float] | None:
    """A page in grey as it is shown, and how many points a pixel is.

    None where it cannot be opened, holds a picture larger than a page is, or cannot be drawn in a few seconds.
    """
    with native.page_of(document, index) as handles:
        if handles is None or _pixels(handles[0]) > MOST_PIXELS:
            return None
        left, bottom, right, top, quarters = native.frame(handles[0])
        width, height = max(right - left, 1.0), max(top - bottom, 1.0)
        if quarters % 2:
            width, height = height, width
        scale = min(_DPI / _POINTS, math.sqrt(KEPT_PIXELS / (width * height)))
        return _drawn(handles[0], max(1, round(width * scale)), max(1, round(height * scale)), scale)


def _pixels(page: int) -> int:
    """How many pixels the page's pictures have: they are unpacked whole to be drawn."""
    total = 0
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for images, _ in paths.Objects(page, 2000).images:
        for image in images:
            handle = ctypes.cast(image, raw.FPDF_PAGEOBJECT)
            if raw.FPDFImageObj_GetImagePixelSize(handle, width, height):
                total += width.value * height.value
    return total


def _drawn(page: int, width: int, height: int, scale: float) -> tuple[Gray, float] | None:
    pixels = np.full((height, width), _WHITE, np.uint8)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, pixels.ctypes.data, pixels.strides[0])
    if not bitmap:
        return None
    handle = ctypes.cast(page, raw.FPDF_PAGE)
    pause = _pause(time.monotonic() + _SECONDS)
    state = raw.FPDF_RenderPageBitmap_Start(bitmap, handle, 0, 0, width, height, 0, raw.FPDF_ANNOT, pause)
    raw.FPDF_RenderPage_Close(handle)
    raw.FPDFBitmap_Destroy(bitmap)
    return (pixels, 1 / scale) if state == raw.FPDF_RENDER_DONE else None


def _pause(deadline: float) -> Any:
    """What PDFium asks between objects, whether to stop: others wait for it."""
    kind: Callable[..., Any] = dict(raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
    return raw.IFSDK_PAUSE(version=1, NeedToPauseNow=kind(lambda _: int(time.monotonic() > deadline)), user=None)
