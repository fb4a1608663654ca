"""Pages that were drawn lately, kept: readers turn back and forth, and every click on a page runs it again."""

from functools import lru_cache

from .originals import Original
from .page import Page, encoded, page, page_count
from .rects import Window


@lru_cache(maxsize=4)
def shown(original: Original, number: int) -> Page:
    """A page of a report's file, by its number from 1. Raises Missing and ReportError."""
    return page(original.path.name, original.content, number)


@lru_cache(maxsize=64)
def counted(original: Original) -> int:
    """How many pages a report's file has. Raises Missing and ReportError."""
    return page_count(original.path.name, original.content)


@lru_cache(maxsize=64)
def cut(original: Original, number: int, window: Window | None = None) -> tuple[str, bytes]:
    """A page, or a part of it, for the browser: the kind of picture, png or webp, and its bytes.

    Raises Missing and ReportError.
    """
    found = shown(original, number)
    if window is None:
        return encoded(found.image)
    across, down = found.image.width / found.width, found.image.height / found.height
    sides = window.x0 * across, window.y0 * down, window.x1 * across, window.y1 * down
    left, top, right, bottom = map(round, sides)
    return encoded(found.image.crop((left, top, max(right, left + 1), max(bottom, top + 1))))
