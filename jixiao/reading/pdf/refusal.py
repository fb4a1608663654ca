"""PDFs that cannot be read, each with what to do."""

from collections.abc import Sequence

from ...errors import ReportError
from ..limits import MAX_BYTES
from ..scan.extra import HOW, is_installed
from .content import Content

_HEADER_WITHIN = 1024
# Of the characters of a report, those that a font does not tell may be this many.
_MOST_UNKNOWN = 0.1
_FEW = 20


def refuse_unfit(file_name: str, content: bytes) -> None:
    """Raise ReportError where the bytes are no whole PDF of a size that can be read."""
    if not content.strip():
        raise ReportError(file_name, "refused.empty")
    if len(content) > MAX_BYTES:
        raise ReportError(file_name, "refused.pdf_size", size=f"{len(content) / 2**20:.0f}", most=MAX_BYTES // 2**20)
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise ReportError(file_name, "refused.pdf_other")
    end = content.rfind(b"%%EOF")
    if end < 0 or b" obj" in content[end:]:
        raise ReportError(file_name, "refused.pdf_cut")


def refuse_unreadable(file_name: str, pages: Sequence[Content]) -> None:
    """Raise ReportError where no page gives text."""
    if not pages:
        raise ReportError(file_name, "refused.pdf_no_pages")
    if all(page.damaged for page in pages):
        raise ReportError(file_name, "refused.pdf_pages")
    if not any(page.text and not page.text.isspace() for page in pages):
        if any(page.picture for page in pages):
            raise _scan(file_name, "refused.pdf_scan")
        raise ReportError(file_name, "refused.pdf_blank")
    if all(page.is_unread for page in pages):
        raise _scan(file_name, "refused.pdf_recognised")
    unknown = sum(page.text.count("\ufffd") for page in pages)
    if unknown > max(_FEW, _MOST_UNKNOWN * sum(len(page.text) for page in pages)):
        raise ReportError(file_name, "refused.pdf_fonts")


def _scan(file_name: str, without: str) -> ReportError:
    """A scan was not read: what reads scans is not installed, or found nothing."""
    if is_installed():
        return ReportError(file_name, "refused.pdf_scan_blank")
    return ReportError(file_name, without, how=HOW)
