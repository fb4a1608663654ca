"""Sets reports as workbooks: one sheet a form, numbers as numbers in the formats that offices use."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import xlsxwriter
import xlwt

from tests.set_forms import SetForm

_NUMBER = re.compile(r"(?P<figure>\d{1,11}(?:\.(?P<decimals>\d+))?)(?P<percent>%?)")
PLACED = tuple[int, int, int, int, str]
"""First row, first column, last row, last column, text."""


def places(form: SetForm, above: int) -> Iterator[PLACED]:
    """The cells of a form on a sheet, `above` rows down."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(form.rows, above):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            last = row + cell.row_span - 1, column + cell.column_span - 1
            taken |= {(y, x) for y in range(row, last[0] + 1) for x in range(column, last[1] + 1)}
            yield row, column, *last, cell.text
            column = last[1] + 1


def number(text: str) -> tuple[float, str] | None:
    """A figure as a cell holds it and the format that shows it so; None for text."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    decimals = match["decimals"] or ""
    code = f"0.{'0' * len(decimals)}" if decimals else "0"
    # as a formula leaves it: 0.1 + 0.2 in binary
    value = float(match["figure"]) / 100 if match["percent"] else float(match["figure"]) + 0.3 - 0.2 - 0.1
    return value, code + match["percent"]


def workbook_report(opening: Iterable[str], forms: Iterable[SetForm]) -> bytes:
    """An .xlsx: the paragraphs on a first sheet, then a sheet for each form with its title merged above it."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    text = book.add_worksheet("Sheet1")
    for row, paragraph in enumerate(opening):
        text.write_string(row, 0, paragraph)
    formats: dict[str, Any] = {}
    for count, form in enumerate(forms, 1):
        sheet = book.add_worksheet(f"表{count}")
        sheet.merge_range(0, 0, 0, form.width - 1, form.title)
        sheet.merge_range(1, 0, 1, form.width - 1, form.subtitle)
        for top, left, bottom, right, said in places(form, 2):
            found = number(said)
            value, code = found or (said, "@")
            style = formats.setdefault(code, book.add_format({"num_format": code}))
            if (top, left) != (bottom, right):
                sheet.merge_range(top, left, bottom, right, "", style)
            if found:
                sheet.write_number(top, left, value, style)
            elif said:
                sheet.write_string(top, left, said, style)
    book.close()
    return file.getvalue()


def old_workbook_report(opening: Iterable[str], forms: Iterable[SetForm]) -> bytes:
    """The same as an .xls of one sheet, the forms one below the other."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("自评表")
    row = 0
    for paragraph in opening:
        sheet.write(row, 0, paragraph)
        row += 1
    styles: dict[str, Any] = {}
    for form in forms:
        sheet.write_merge(row, row, 0, form.width - 1, form.title)
        sheet.write_merge(row + 1, row + 1, 0, form.width - 1, form.subtitle)
        for top, left, bottom, right, said in places(form, row + 2):
            value, code = number(said) or (said, "General")
            style = styles.setdefault(code, xlwt.easyxf(num_format_str=code))
            sheet.write_merge(top, bottom, left, right, value, style)
        row += len(form.rows) + 3
    file = BytesIO()
    book.save(file)
    return file.getvalue()
