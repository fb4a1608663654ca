"""A page drawn by PDFium, so that no page can hold up or exhaust the machine."""

import ctypes
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from . import native, paths

MOST_PIXELS = 40_000_000
"""Pixels that the pictures on a page may have together: they are unpacked whole. A4 at 600 dpi has 35 million."""
_SECONDS = 8.0
_WHITE = 255
_OBJECTS = 2000


def drawn(page: native.Address, width: int, height: int, *, gray: bool = False) -> npt.NDArray[np.uint8] | None:
    """A page as it is shown, as (height, width, RGB) or, in grey, (height, width); the caller holds the lock.

    None where it holds larger pictures than a page has, or cannot be drawn in a few seconds.
    """
    if _picture_pixels(page) > MOST_PIXELS:
        return None
    pixels = np.full((height, width) if gray else (height, width, 4), _WHITE, np.uint8)
    kind = raw.FPDFBitmap_Gray if gray else raw.FPDFBitmap_BGRx
    bitmap = raw.FPDFBitmap_CreateEx(width, height, kind, pixels.ctypes.data, pixels.strides[0])
    if not bitmap:
        return None
    handle = ctypes.cast(page, raw.FPDF_PAGE)
    pause = _pause(time.monotonic() + _SECONDS)
    state = raw.FPDF_RenderPageBitmap_Start(bitmap, handle, 0, 0, width, height, 0, raw.FPDF_ANNOT, pause)
    raw.FPDF_RenderPage_Close(handle)
    raw.FPDFBitmap_Destroy(bitmap)
    if state != raw.FPDF_RENDER_DONE:
        return None
    return pixels if gray else np.ascontiguousarray(pixels[:, :, 2::-1])


def _picture_pixels(page: native.Address) -> int:
    total = 0
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for images, _ in paths.Objects(page, _OBJECTS).images:
        for image in images:
            handle = ctypes.cast(image, raw.FPDF_PAGEOBJECT)
            if raw.FPDFImageObj_GetImagePixelSize(handle, width, height):
                total += width.value * height.value
    return total


def _pause(deadline: float) -> Any:
    """What PDFium asks between objects, whether to stop: others wait for it."""
    kind: Callable[..., Any] = dict(raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
    return raw.IFSDK_PAUSE(version=1, NeedToPauseNow=kind(lambda _: int(time.monotonic() > deadline)), user=None)
