"""Pages of a PDF that are pictures, and picture files, as content of pages and as documents."""

from collections.abc import MutableSequence
from typing import Any

from ...errors import ReportError
from ..document import Document
from ..pdf import set_pages
from ..pdf.content import Content
from .engine import Gray, Trouble
from .extra import HOW, is_installed
from .look import TooSlow
from .page import ScannedPage, scanned
from .pictures import frame_count, frames, opened
from .rendered import rendered
from .settling import settle

__all__ = ["MOST_SCANS", "read_pages", "read_picture", "settle"]

_LONGEST = 8
"""No page is so many times as long as wide."""
MOST_SCANS = 120
"""How many scanned pages of one file are read; the others are told as unread. Each takes some seconds."""


def read_pages(document: Any, found: MutableSequence[Content]) -> dict[int, ScannedPage]:
    """Read the pages of an open PDF that are pictures; what they say takes their place in `found`.

    By page number from 1. Empty without the extra; a page in which no text is found stays as it is.
    """
    scans: dict[int, ScannedPage] = {}
    wanted = [index for index, page in enumerate(found) if page.is_unread and not page.damaged]
    for index in wanted[:MOST_SCANS] if is_installed() else ():
        drawn = rendered(document, index)
        if drawn is not None and (scan := _scan(*drawn)) is not None:
            found[index] = scan.content
            scans[index + 1] = scan
    return scans


def _scan(picture: Gray, scale: float) -> ScannedPage | None:
    if max(picture.shape) > _LONGEST * min(picture.shape):
        return None
    try:
        scan = scanned(picture, scale)
    except (TooSlow, Trouble):
        return None
    return scan if scan.content.text else None


def read_picture(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of a picture file, or of one of several pages. `boxes` are in points of the page that it makes.

    Raises ReportError where the extra is missing, or the bytes are no picture, damaged, too large or without text.
    """
    with opened(file_name, content) as image:
        if not is_installed():
            raise ReportError(file_name, "refused.picture", how=HOW)
        count = frame_count(image)
        found: list[Content] = []
        scans: dict[int, ScannedPage] = {}
        for number, (picture, longest) in enumerate(frames(file_name, image, MOST_SCANS), 1):
            scan = _scan(picture, longest / max(picture.shape))
            found.append(scan.content if scan else Content())
            if scan:
                scans[number] = scan
    if not scans:
        raise ReportError(file_name, "refused.picture_blank")
    document = Document(report_id, file_name, "picture", [])
    set_pages(document, found)
    settle(document, scans)
    document.unread_pages = [number for number in range(1, count + 1) if number not in scans]
    return document
