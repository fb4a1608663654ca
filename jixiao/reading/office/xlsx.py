"""Workbooks of today (.xlsx): sheets, shared strings, styles and cells, streamed so that no sheet fills memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from ...errors import ReportError
from ..archive import Archive
from .markup import main_part, part, relations, stream
from .number_formats import BUILT_IN, shown
from .shared_strings import StringReader, Texts
from .sheets import MAX_SHEETS, Sheet, cell_text

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL, _VALUE, _ROW, _FORMULA, _COLUMN, _MERGE = (_S + name for name in ("c", "v", "row", "f", "col", "mergeCell"))
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_YES = ("1", "true", "on")
_MOST_HIDDEN = 16_384
NOT_COMPUTED = "\ufffd"
"""A formula whose result the file does not hold: what the cell shows cannot be known."""


@dataclass(slots=True)
class Styles:
    """The number format of each cell style, and whether days are counted from 1904."""

    formats: list[str] = field(default_factory=list)
    from_1904: bool = False

    def shown(self, number: str, style: str | None) -> str:
        """A number of a cell as its format shows it."""
        try:
            value = Decimal(number)
        except InvalidOperation:
            return number
        if not value.is_finite():
            return number
        index = int(style) if style and style.isdecimal() else 0
        return shown(value, self.formats[index] if index < len(self.formats) else "General", self.from_1904)


def xlsx_sheets(file_name: str, archive: Archive) -> Iterator[Sheet]:
    """The visible sheets in order. Raises ReportError where the package is damaged or too large."""
    name = main_part(archive, "xl/workbook.xml")
    book, related = part(archive, name), relations(archive, name)
    by_kind = dict(related.values())
    properties = book.find(f"{_S}workbookPr")
    styles = Styles(_formats(archive, by_kind.get("styles", "")))
    styles.from_1904 = properties is not None and properties.get("date1904", "").lower() in _YES
    strings = _strings(file_name, archive, by_kind.get("sharedStrings", ""))
    listed = book.findall(f"{_S}sheets/{_S}sheet")
    if len(listed) > MAX_SHEETS:
        raise ReportError(file_name, "refused.sheets", count=len(listed), most=MAX_SHEETS)
    for sheet in listed:
        kind, target = related.get(sheet.get(_ID, ""), ("", ""))
        if kind == "worksheet" and sheet.get("state", "visible") == "visible":
            reader = _SheetReader(Sheet(file_name, sheet.get("name", "")), strings, styles)
            stream(archive, target, reader)
            yield reader.sheet


def _formats(archive: Archive, name: str) -> list[str]:
    if name not in archive:
        return []
    root = part(archive, name)
    own = {fmt.get("numFmtId"): fmt.get("formatCode", "General") for fmt in root.iterfind(f"{_S}numFmts/{_S}numFmt")}
    ids = [style.get("numFmtId", "0") for style in root.iterfind(f"{_S}cellXfs/{_S}xf")]
    return [own.get(key) or BUILT_IN.get(int(key) if key.isdecimal() else 0, "General") for key in ids]


def _strings(file_name: str, archive: Archive, name: str) -> list[str]:
    reader = StringReader(file_name)
    if name in archive:
        stream(archive, name, reader)
    return reader.strings


class _SheetReader(Texts):
    """Reads one sheet."""

    def __init__(self, sheet: Sheet, strings: list[str], styles: Styles) -> None:
        super().__init__()
        self.sheet, self.strings, self.styles = sheet, strings, styles
        self.row, self.column = -1, -1
        self.kind = self.style = ""
        self.has_formula = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _CELL:
            self._place(attributes.get("r", ""))
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.has_formula = False
            self.pieces = []
        elif tag == _VALUE:
            self.listens = True
        elif tag == _ROW:
            number = attributes.get("r", "")
            self.row, self.column = int(number) - 1 if number.isdecimal() else self.row + 1, -1
            if attributes.get("hidden", "").lower() in _YES:
                self.sheet.hidden_rows.add(self.row)
        elif tag == _FORMULA:
            self.has_formula = True
        elif tag == _MERGE:
            self._merge(attributes.get("ref", ""))
        elif tag == _COLUMN:
            self._hide_columns(attributes)
        else:
            self.open_text(tag, attributes)

    def end(self, tag: str) -> None:
        if tag == _VALUE:
            self.listens = False
        elif tag == _CELL:
            self.sheet.put(self.row, self.column, self._text(self.taken()))
        else:
            self.close_text(tag)

    def _place(self, reference: str) -> None:
        """A cell without a reference stands right of the one before."""
        match = _REFERENCE.fullmatch(reference)
        self.column = _column(match[1]) if match else self.column + 1
        self.row = int(match[2]) - 1 if match else self.row

    def _text(self, raw: str) -> str:
        if not raw:
            return NOT_COMPUTED if self.has_formula and self.kind != "str" else ""
        if self.kind == "s":
            index = int(raw) if raw.isdecimal() and len(raw) < 9 else -1
            return self.strings[index] if 0 <= index < len(self.strings) else NOT_COMPUTED
        if self.kind == "n":
            return self.styles.shown(raw, self.style)
        if self.kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        return cell_text(raw.partition("T")[0] if self.kind == "d" else raw)

    def _merge(self, reference: str) -> None:
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            rows = sorted(int(end[2]) - 1 for end in ends if end)
            columns = sorted(_column(end[1]) for end in ends if end)
            self.sheet.merges.append((rows[0], rows[1], columns[0], columns[1]))

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if attributes.get("hidden", "").lower() in _YES and first.isdecimal() and last.isdecimal():
            self.sheet.hidden_columns |= {*range(int(first) - 1, min(int(last), _MOST_HIDDEN))}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
