"""Scans: pictures of pages, as files of their own or as pages of a PDF, read by the optional extra `ocr`."""

from ..document import Document
from .extra import is_installed, tool

ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
"""File endings of pictures."""

__all__ = ["ENDINGS", "is_installed", "read_scan", "tool"]


def read_scan(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of a picture file. Raises ReportError where it cannot be read, or the extra is missing."""
    from .reading import read_picture  # what looks at pictures takes longer to import than a text takes to read

    return read_picture(file_name, report_id, content)
