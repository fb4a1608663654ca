"""Word documents, web pages and workbooks: told apart by their content, whatever their ending says."""

from ..document import Document

ENDINGS = (".docx", ".docm", ".doc", ".wps", ".html", ".htm", ".mhtml", ".mht", ".xlsx", ".xlsm", ".xls", ".et")
"""File endings of office files."""

__all__ = ["ENDINGS", "read_office"]


def read_office(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of an office file's bytes. Raises ReportError where they are foreign, damaged or encrypted."""
    from .sniffing import read  # its parsers take longer to import than a text takes to read

    return read(file_name, report_id, content)
