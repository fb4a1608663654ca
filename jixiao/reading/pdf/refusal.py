"""PDFs that cannot be read, each with what to do."""

from collections.abc import Sequence

from ...errors import ReportError
from ..text import MAX_BYTES
from .content import Content

_HEADER_WITHIN = 1024
# Of the characters of a report, those that a font does not tell may be this many.
_MOST_UNKNOWN = 0.1
_FEW = 20


def refuse_unfit(file_name: str, content: bytes) -> None:
    """Raise ReportError where the bytes are no whole PDF of a size that can be read."""
    if not content.strip():
        raise ReportError(file_name, "the file is empty")
    if len(content) > MAX_BYTES:
        raise ReportError(
            file_name,
            f"{len(content) / 2**20:.0f} MB; a report may have {MAX_BYTES // 2**20} MB at most: split the file",
        )
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise ReportError(file_name, "this is no PDF, whatever its ending says; give the file its own ending")
    end = content.rfind(b"%%EOF")
    if end < 0 or b" obj" in content[end:]:
        raise ReportError(file_name, "damaged: the PDF breaks off before its end; get the complete file")


def refuse_unreadable(file_name: str, pages: Sequence[Content]) -> None:
    """Raise ReportError where no page gives text."""
    if not pages:
        raise ReportError(file_name, "damaged: the PDF has no pages; get the complete file")
    if all(page.damaged for page in pages):
        raise ReportError(file_name, "damaged: no page of the PDF can be opened; get the file again")
    if not any(page.text and not page.text.isspace() for page in pages):
        if any(page.picture for page in pages):
            raise ReportError(file_name, "a scan: its pages are pictures without text; get the file that was scanned")
        raise ReportError(file_name, "the PDF holds no text; get the file that it was made from")
    if all(page.is_unread for page in pages):
        raise ReportError(
            file_name,
            "a scan: what stands behind its pictures was recognised by a machine; get the file that was scanned",
        )
    unknown = sum(page.text.count("\ufffd") for page in pages)
    if unknown > max(_FEW, _MOST_UNKNOWN * sum(len(page.text) for page in pages)):
        raise ReportError(
            file_name, "its fonts do not tell which characters they print; get the file that it was made from"
        )
