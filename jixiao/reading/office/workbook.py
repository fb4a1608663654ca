"""Workbooks: a sheet is a page, with the sheet's name, the lines above its table, the table and the lines below."""

from collections.abc import Iterable

from ..archive import Archive
from ..document import Document
from .blocks import Builder
from .sheets import Sheet
from .xls import xls_sheets
from .xlsx import xlsx_sheets


def read_package(file_name: str, report_id: str, archive: Archive, kind: str = "xlsx") -> Document:
    """The document of an opened .xlsx. Raises ReportError where it is damaged, too large or without text."""
    return _document(Builder(report_id, file_name, kind), xlsx_sheets(file_name, archive))


def read_xls(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of an old workbook's bytes."""
    return _document(Builder(report_id, file_name, "xls"), xls_sheets(file_name, content))


def _document(builder: Builder, sheets: Iterable[Sheet]) -> Document:
    for number, sheet in enumerate(sheets, 1):
        builder.page = number
        builder.add(sheet.content())
    return builder.finished()
