"""Pictures of the pages that figures are printed on, and where on them they stand."""

from .originals import Missing, Original, find
from .page import Page
from .rects import Rect, Window, around, rects
from .shown import counted, cut, shown

__all__ = ["Missing", "Original", "Page", "Rect", "Window", "around", "counted", "cut", "find", "rects", "shown"]
