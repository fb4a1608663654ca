"""Old workbooks (.xls): sheets, cells and their number formats, read with xlrd."""

import os
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import xlrd

from ...errors import ReportError
from ..limits import MAX_TEXT
from .number_formats import shown
from .sheets import MAX_SHEETS, Sheet, cell_text

_VISIBLE = 0
_LOCKED = "refused.password"
_DAMAGED = "refused.workbook_damaged"


def xls_sheets(file_name: str, content: bytes) -> Iterator[Sheet]:
    """The visible sheets in order. Raises ReportError where the workbook is damaged, encrypted or too large."""
    if len(content) > MAX_TEXT:
        raise ReportError(file_name, "refused.size", size=f"{len(content) / 2**20:.0f}", most=MAX_TEXT // 2**20)
    with open(os.devnull, "w") as silent:  # noqa: PTH123
        try:
            book = xlrd.open_workbook(
                file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=silent
            )
        except Exception as error:  # its parser raises whatever damaged bytes lead it to
            encrypted = "encrypted" in str(error).lower()
            raise ReportError(file_name, _LOCKED if encrypted else _DAMAGED) from None
        if book.nsheets > MAX_SHEETS:
            raise ReportError(file_name, "refused.sheets", count=book.nsheets, most=MAX_SHEETS)
        for number in range(book.nsheets):
            yield from _sheet(file_name, book, number)


def _sheet(file_name: str, book: Any, number: int) -> Iterator[Sheet]:
    try:
        found = book.sheet_by_index(number)
        sheet = Sheet(file_name, found.name)
        if found.visibility == _VISIBLE:
            _fill(sheet, book, found)
        book.unload_sheet(number)
    except ReportError:
        raise
    except Exception:
        raise ReportError(file_name, _DAMAGED) from None
    yield sheet


def _fill(sheet: Sheet, book: Any, found: Any) -> None:
    sheet.merges = [(top, bottom - 1, left, right - 1) for top, bottom, left, right in found.merged_cells]
    sheet.hidden_rows = {row for row, about in found.rowinfo_map.items() if about.hidden}
    sheet.hidden_columns = {column for column, about in found.colinfo_map.items() if about.hidden}
    for row in range(found.nrows):
        kinds, values = found.row_types(row), found.row_values(row)
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                sheet.put(row, column, _text(book, found, row, column, kind, value))


def _text(book: Any, found: Any, row: int, column: int, kind: int, value: Any) -> str:
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        style = book.xf_list[found.cell_xf_index(row, column)]
        known = book.format_map.get(style.format_key)
        return shown(Decimal(repr(value)), known.format_str if known else "General", book.datemode == 1)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#N/A"))
    return cell_text(str(value))
