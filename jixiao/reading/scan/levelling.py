"""Ink of a picture, and by how much the page lies askew."""

import numpy as np
import numpy.typing as npt

from .engine import Floats, Gray
from .vision import cv2

Mask = npt.NDArray[np.uint8]

MOST_DEGREES = 4.0
"""A page that lies more askew than this is not set level."""
_LEAST_DEGREES = 0.06
_SMALL = 1000
_NEIGHBOURS, _DARKER = 41, 14
_STEPS = ((MOST_DEGREES, 0.5), (0.5, 0.1), (0.1, 0.02))


def ink(picture: Gray) -> Mask:
    """1 where a pixel is darker than what is around it, 0 elsewhere."""
    found = cv2.adaptiveThreshold(picture, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _NEIGHBOURS, _DARKER)
    return np.asarray(found, np.uint8)


def skew(picture: Gray) -> float:
    """By how many degrees the page must be turned, counter-clockwise, for its lines to be level; 0 if it is not sure.

    Rows of pixels are either full of ink or empty where lines of text and ruling lines lie level.
    """
    factor = min(1.0, _SMALL / max(picture.shape))
    small = cv2.resize(ink(picture) * 255, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    best = 0.0
    for reach, step in _STEPS:
        tried = np.arange(best - reach, best + reach + step / 2, step)
        best = float(tried[int(np.argmax([_contrast(small, angle) for angle in tried]))])
    return best if _LEAST_DEGREES < abs(best) < MOST_DEGREES else 0.0


def _contrast(small: Gray, degrees: float) -> float:
    """How much rows differ from those beside them when the page is sheared by an angle."""
    slope = float(np.tan(np.radians(degrees)))
    height, width = small.shape
    shear = np.array([[1, 0, 0], [-slope, 1, slope * width / 2]])
    rows = cv2.warpAffine(small, shear, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1, dtype=np.float64)
    return float((np.diff(rows) ** 2).sum())


def turned(picture: Gray, degrees: float) -> tuple[Gray, Floats]:
    """The picture turned about its middle, on white, and the matrix (2, 3) that leads from its pixels back."""
    height, width = picture.shape
    there = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    found = cv2.warpAffine(picture, there, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return np.asarray(found, np.uint8), np.asarray(cv2.invertAffineTransform(there), np.float64)
