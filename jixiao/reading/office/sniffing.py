"""Says by its content what an office file is, and has the right reader read it: a .doc is often a web page."""

import re

from ...errors import ReportError
from ..archive import Archive
from ..document import Document
from . import old, web, word, workbook
from .blocks import Grid
from .mime import html_pages, is_message

_HEAD = 8192
_FOREIGN = {
    b"%PDF": "refused.is_pdf",
    b"\x89PNG": "refused.is_picture",
    b"\xff\xd8\xff": "refused.is_picture",
    b"GIF8": "refused.is_picture",
    b"BM": "refused.is_picture",
    b"II*\0": "refused.is_picture",
    b"Rar!": "refused.is_rar",
    b"7z\xbc\xaf": "refused.is_7z",
    b"\x1f\x8b": "refused.is_gzip",
    b"MZ": "refused.is_program",
}
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|meta|body|table|div|p|title)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_WORD_XML = ("schemas.microsoft.com/office/word/2003/wordml", "schemas.microsoft.com/office/2006/xmlPackage")
_SHEET_XML = ("urn:schemas-microsoft-com:office:spreadsheet",)


def read(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of an office file's bytes. Raises ReportError where they are foreign, damaged or encrypted."""
    if not content.strip(b"\0 \t\r\n"):
        raise ReportError(file_name, "refused.empty")
    for start, cause in _FOREIGN.items():
        if content.startswith(start):
            raise ReportError(file_name, cause)
    if content.startswith(b"PK"):
        return _read_package(file_name, report_id, Archive.of(file_name, content))
    if content.startswith(old.OLE_START):
        return _read_old(file_name, report_id, content)
    if content.lstrip().startswith(b"{\\rtf"):
        return _converted(file_name, report_id, content, "doc", "rtf")
    if is_message(content):
        return web.read_archive(file_name, report_id, content)
    return _read_text(file_name, report_id, content)


def _read_package(file_name: str, report_id: str, archive: Archive, kind: str = "") -> Document:
    names = archive.entries.keys()
    if any(name.startswith("word/") for name in names):
        return word.read_word(file_name, report_id, archive, lambda data: _chunk(file_name, data), kind or "docx")
    if any(name.startswith("xl/") for name in names):
        return workbook.read_package(file_name, report_id, archive, kind or "xlsx")
    if "mimetype" in names:
        raise ReportError(file_name, "refused.is_open_document")
    raise ReportError(file_name, "refused.is_archive")


def _chunk(file_name: str, content: bytes) -> list[str | Grid]:
    """What a web page inside a Word document holds."""
    if is_message(content):
        pages = html_pages(file_name, content)
        return [part for page in pages for part in web.page_content(file_name, page.content, page.charset)]
    return web.page_content(file_name, content) if _PAGE.search(content[:_HEAD].decode("latin-1")) else []


def _read_old(file_name: str, report_id: str, content: bytes) -> Document:
    kind = old.ole_kind(content)
    if kind == "encrypted":
        raise ReportError(file_name, "refused.password")
    if kind == "xls":
        return workbook.read_xls(file_name, report_id, content)
    if kind == "doc":
        return _converted(file_name, report_id, content, "doc", "doc")
    raise ReportError(file_name, "refused.old_office")


def _converted(file_name: str, report_id: str, content: bytes, kind: str, ending: str) -> Document:
    made = old.converted(file_name, content, ending)
    return _read_package(file_name, report_id, Archive.of(file_name, made), kind)


def _read_text(file_name: str, report_id: str, content: bytes) -> Document:
    head = content[:_HEAD].replace(b"\0", b"").decode("latin-1")
    if any(name in head for name in _WORD_XML):
        return _converted(file_name, report_id, content, "doc", "xml")
    if any(name in head for name in _SHEET_XML):
        return _converted(file_name, report_id, content, "xls", "xml")
    if _PAGE.search(head) or (file_name.lower().endswith((".html", ".htm")) and _TAG.search(head)):
        return web.read_web(file_name, report_id, content)
    raise ReportError(file_name, "refused.is_unknown")
