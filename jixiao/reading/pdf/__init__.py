"""PDF reports with a text layer: lines of text, and tables from ruling lines or from how their columns stand."""

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import thread_time
from typing import TYPE_CHECKING

from ...errors import ReportError
from ..document import Document
from ..limits import MAX_BYTES
from . import native
from .aligned import with_aligned_tables
from .breaks import take_in_fallen
from .content import Content, content
from .grids import Line, grids, ruled
from .joining import in_order, unified
from .margins import without_margins
from .parts import PageParts, in_parts
from .refusal import refuse_unfit, refuse_unreadable
from .runs import runs
from .setting import Setting
from .weighing import refuse_heavy

if TYPE_CHECKING:
    from ..scan.page import ScannedPage

__all__ = ["MAX_BYTES", "MAX_PAGES", "read_pdf", "set_pages"]

MAX_PAGES = 2000
MAX_CHARACTERS = 8_000_000
# a page takes a few milliseconds; pages that all draw the same heavy things would never end
_SECONDS, _SECONDS_A_PAGE = 4.0, 0.02
_INDENTED = (1.4, 2.7)


def read_pdf(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of a PDF with a text layer; `boxes` says where on the pages its characters lie.

    Raises ReportError where the bytes are no PDF, damaged, encrypted, a scan, or too much.
    """
    refuse_unfit(file_name, content)
    refuse_heavy(file_name, content)
    with _without_collector():
        return _read(file_name, report_id, content)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing made here goes before the end: looking for garbage again and again would take as long as the reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(file_name: str, report_id: str, content: bytes) -> Document:
    found, scans = _contents(file_name, content)
    refuse_unreadable(file_name, found)
    document = Document(report_id, file_name, "pdf", [])
    document.unread_pages = [number for number, page in enumerate(found, 1) if page.is_unread]
    set_pages(document, found)
    if scans:
        from ..scan.settling import settle

        settle(document, scans)
    return document


def set_pages(document: Document, found: Sequence[Content]) -> None:
    """Put what pages hold into the document: lines, tables, and where they lie."""
    lines = [ruled(page.rules) for page in found]
    pages = [_parts(number, page, *ruling) for number, (page, ruling) in enumerate(zip(found, lines, strict=True), 1)]
    without_margins(pages)
    take_in_fallen(pages)
    with_aligned_tables(pages, [level for level, _ in lines])
    _set(document, pages, found)


def _contents(file_name: str, pdf: bytes) -> "tuple[list[Content], dict[int, ScannedPage]]":
    """What each page holds; pages that are pictures are read where the extra for that is installed."""
    found, characters, scans = list[Content](), 0, dict[int, "ScannedPage"]()
    with native.opened(file_name, pdf) as document:
        count = native.page_count(document)
        if count > MAX_PAGES:
            raise ReportError(file_name, "refused.pdf_many_pages", count=count, most=MAX_PAGES)
        began = thread_time()
        for index in range(count):
            page = content(document, index)
            if thread_time() - began > _SECONDS + index * _SECONDS_A_PAGE:
                raise ReportError(file_name, "refused.pdf_slow", page=index + 1)
            characters += len(page.text)
            if characters > MAX_CHARACTERS:
                raise ReportError(file_name, "refused.pdf_characters", page=index + 1)
            found.append(page)
        if any(page.is_unread for page in found):
            from ..scan.reading import read_pages  # seldom wanted, and slow to import

            scans = read_pages(document, found)
    return found, scans


def _parts(number: int, page: Content, level: list[Line], upright: list[Line]) -> PageParts:
    if page.is_unread:
        return PageParts(number, *page.size, [])
    tables = grids(level, upright)
    return PageParts(number, *page.size, in_parts(runs(page, tables), tables))


def _set(document: Document, pages: Sequence[PageParts], found: Sequence[Content]) -> None:
    setting = Setting(document, dict(enumerate(found, 1)))
    left = _left_edge(pages)
    for part in in_order(pages):
        if isinstance(part, list):
            setting.table(unified(part))
        else:
            page, line = part
            setting.line(page, line, _INDENTED[0] * line.em <= line.x0 - left <= _INDENTED[1] * line.em)


def _left_edge(pages: Sequence[PageParts]) -> float:
    """Where most lines of text begin."""
    edges = Counter(round(line.x0) for page in pages for line in page.lines() if line.x1 - line.x0 > page.width / 3)
    return float(edges.most_common(1)[0][0]) if edges else 0.0
