"""The first sheet: what the workbook stands on, how it is read, what its sheets and columns hold."""

from collections.abc import Iterable, Mapping
from math import ceil

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from .. import formats
from . import paper
from .sheets import TABLES
from .styles import Styles
from .table_sheet import LINES, LINK, Page, sheet_name
from .view import Asked

_NAME = "guide"
_WIDTHS = (30, 96, 12)
_LINE = 15
_BELOW = "▼ 76.50"
_LINE_WORDS = {"low_line": "filter.low_line", "execution_line": "filter.execution_line"}


class GuideSheet:
    """The sheet on its way into the workbook, written from top to bottom."""

    def __init__(self, book: Workbook, styles: Styles, page: Page, asked: Asked) -> None:
        self.book, self.styles, self.page, self.asked, self.reader = book, styles, page, asked, page.reader
        self.sheet = book.add_worksheet(sheet_name(self.reader, _NAME))
        self.at = 0

    def write(self, counts: Mapping[str, int], reports: pl.DataFrame) -> None:
        """Write it; `counts` are the rows of each sheet, `reports` those of source_reports."""
        for place, width in enumerate(_WIDTHS):
            self.sheet.set_column(place, place, width)
        self.sheet.write_string(0, 0, self.reader.text("workbook.title"), self.styles.title)
        self.at = 2
        self._stands_on(reports.height)
        self._reading()
        self._sheets(counts)
        self._files(reports)
        self._terms()
        paper.set_up(self.sheet, self.page.footer, (self.at, len(_WIDTHS)))
        self.sheet.activate()

    def _stands_on(self, reports: int) -> None:
        view, text = self.asked.view, self.reader.text
        self._row(text("workbook.guide.filters"), self.asked.kept)
        basis = text(f"basis.{view.basis}")
        self._row(text("basis"), basis)
        self._row("", text("basis.help"))
        for name, value in (("low_line", view.low_line), ("execution_line", view.execution_line)):
            self._line(name, value)
        self._row(text("workbook.guide.snapshot"), self.asked.snapshot)
        self._row(text("workbook.guide.reports"), formats.count(reports))
        self._row(text("workbook.guide.money"), text("workbook.guide.money.help"))

    def _line(self, name: str, value: float) -> None:
        """A line as a cell with a name, which the marks of all sheets look at."""
        label = self.reader.text(_LINE_WORDS[name])
        self.sheet.write_string(self.at, 0, label, self.styles.name)
        self.sheet.write_number(self.at, 1, value, self.styles.cell(align="left", indent=1))
        sheet = sheet_name(self.reader, _NAME).replace("'", "''")
        assert name in LINES.values()
        self.book.define_name(name, f"='{sheet}'!$B${self.at + 1}")
        self.at += 1

    def _reading(self) -> None:
        text, styles = self.reader.text, self.styles
        for key in ("workbook.guide.empty", "workbook.guide.formulas", "workbook.guide.links"):
            self._row(text(key), text(f"{key}.help"))
        self._section(text("workbook.guide.colours"))
        self._row(_BELOW, text("workbook.guide.low"), styles.amber)
        self._row(text("severity.error"), text("workbook.guide.error"), styles.red)
        self._row(text("workbook.line", line=1), text("workbook.guide.link"), styles.link)
        self._row(text("column.label"), text("workbook.guide.head"), styles.head)

    def _sheets(self, counts: Mapping[str, int]) -> None:
        self._section(self.reader.text("workbook.guide.sheets"), self.reader.text("workbook.guide.count"))
        for table in TABLES:
            name = sheet_name(self.reader, table.key)
            target = "internal:'" + name.replace("'", "''") + "'!A1"
            self.sheet.write_url(self.at, 0, target, self.styles.link, name)
            self.sheet.write_number(self.at, 2, counts[table.key], self.styles.cell(num_format="#,##0"))
            self._told(self.reader.text(f"workbook.{table.key}.help"))

    def _files(self, reports: pl.DataFrame) -> None:
        self._section(self.reader.text("workbook.guide.files"))
        for row in reports.iter_rows(named=True):
            self._row(
                row["label"], self.reader.text("filter.between").join(filter(None, (row["file_name"], row["kind"])))
            )

    def _terms(self) -> None:
        self._section(self.reader.text("workbook.guide.terms"))
        columns = dict.fromkeys(column for table in TABLES for column in (*table.columns, LINK))
        for column in columns:
            self._row(self.reader.text(f"column.{column}"), self.reader.text(f"help.{column}"))

    def _section(self, told: str, beside: str = "") -> None:
        self.at += 1
        self.sheet.write_string(self.at, 0, told, self.styles.section)
        if beside:
            self.sheet.write_string(self.at, 2, beside, self.styles.note)
        self.at += 1

    def _row(self, name: str, told: str, style: Format | None = None) -> None:
        self.sheet.write_string(self.at, 0, formats.plain(name), style or self.styles.name)
        self._told(formats.plain(told), name)

    def _told(self, told: str, name: str = "") -> None:
        self.sheet.write_string(self.at, 1, told, self.styles.text)
        self.sheet.set_row(self.at, _LINE * _lines(((name, _WIDTHS[0]), (told, _WIDTHS[1]))) + 3)
        self.at += 1


def _lines(texts: Iterable[tuple[str, int]]) -> int:
    return max(1, *(ceil(formats.width(text) / (width - 2)) for text, width in texts))
