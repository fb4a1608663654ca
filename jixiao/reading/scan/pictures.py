"""Picture files: how large they are is looked at before anything of them is decoded."""

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ...errors import ReportError
from ..pdf.drawing import MOST_PIXELS
from .engine import Gray

KEPT_PIXELS = 5_000_000
"""A page is looked at in no more than these: A4 in 230 dots an inch."""
_KINDS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_A4_LONG, _DPI = 842.0, 72.0
# The longest side that a header's dots an inch may make of a page, in points: from a slip of paper to A2.
_LONG_SIDES = (250.0, 1700.0)
_WHITE = 255


@contextmanager
def opened(file_name: str, content: bytes) -> Iterator[Image.Image]:
    """The picture in these bytes, not decoded yet. Raises ReportError where it is none, too large or damaged."""
    if not content.strip():
        raise ReportError(file_name, "refused.empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=_KINDS) as image:
                yield image
    except Image.DecompressionBombError:
        raise ReportError(file_name, "refused.picture_pixels", most=MOST_PIXELS // 10**6) from None
    except UnidentifiedImageError:
        raise ReportError(file_name, "refused.picture_other") from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, ArithmeticError, MemoryError):
        # its decoders raise whatever damaged bytes lead them to
        raise ReportError(file_name, "refused.damaged") from None


def frames(file_name: str, image: Image.Image, most: int) -> Iterator[tuple[Gray, float]]:
    """The pages of a picture in grey, `most` of them, each with how many points a pixel of it is.

    Raises ReportError where a page has too many pixels, before it is decoded.
    """
    for number, frame in enumerate(ImageSequence.Iterator(image)):
        if number == most:
            return
        refuse_large(file_name, *frame.size)
        points = _points(frame)
        frame.draft("L", _drafted(frame.size))
        yield _gray(ImageOps.exif_transpose(frame)), points


def frame_count(image: Image.Image) -> int:
    return int(getattr(image, "n_frames", 1))


def refuse_large(file_name: str, width: int, height: int) -> None:
    """Raise ReportError for a picture of more pixels than a page has."""
    if width * height > MOST_PIXELS:
        raise ReportError(file_name, "refused.picture_pixels", most=MOST_PIXELS // 10**6)


def _drafted(size: tuple[int, int]) -> tuple[int, int]:
    """What a JPEG may be made smaller to while it is decoded, at little cost."""
    factor = max(1.0, math.sqrt(size[0] * size[1] / KEPT_PIXELS))
    return round(size[0] / factor), round(size[1] / factor)


def _points(frame: Image.Image) -> float:
    """The longest side in points: by the header's dots an inch if that makes a page, else that of A4."""
    longest = max(frame.size)
    dots = frame.info.get("dpi", (0, 0))
    across = float(dots[0] or 0) if isinstance(dots, tuple) else 0.0
    told = longest / across * _DPI if across > 0 else 0.0
    return told if _LONG_SIDES[0] <= told <= _LONG_SIDES[1] else _A4_LONG


def _gray(frame: Image.Image) -> Gray:
    """The frame in grey on white, as small as it is looked at."""
    if frame.mode.startswith("I;16") or frame.mode in ("I", "F"):
        values = np.asarray(frame, np.float64)
        frame = Image.fromarray((values * (_WHITE / max(float(values.max()), 1.0))).clip(0, _WHITE).astype(np.uint8))
    if frame.has_transparency_data:
        clear = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    gray = frame.convert("L")
    factor = math.sqrt(gray.width * gray.height / KEPT_PIXELS)
    if factor > 1:
        size = max(1, round(gray.width / factor)), max(1, round(gray.height / factor))
        gray = gray.resize(size, Image.Resampling.BOX, reducing_gap=None)
    return np.asarray(gray, np.uint8)
