"""One table as a worksheet: title, what it stands on, totals, heads, rows; widths, filters, colours, print settings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl
import polars.selectors as cs
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from .. import formats
from ..provenance import SHARE_OF
from ..saying import Reader
from . import cells, formulas, layout, paper
from .cells import MOST_ROWS, BulkSheet, Texts
from .sheets import SOURCES, Table
from .styles import Styles, number_format

TITLE, NOTE, TOTALS, HEADS, FIRST = 1, 2, 3, 4, 5
"""Numbers of rows, from 1; the table itself begins at FIRST."""
LINES = {"total_score": "low_line", "execution_pct": "execution_line"}
"""A figure → the name of the workbook's cell with the line below which it is marked."""
LINK = "cited_at"


@dataclass(frozen=True, slots=True)
class Page:
    """What every sheet says of itself: the reader, what the figures stand on, and the footer of its pages."""

    reader: Reader
    note: str
    footer: str


def sheet_name(reader: Reader, key: str) -> str:
    return reader.text(f"workbook.{key}.title")


def placed(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that a sheet can hold, each with its number in it, `_row`; a sheet knows no decimals."""
    rows = rows.with_columns(cs.decimal().cast(pl.Float64))
    return rows.head(MOST_ROWS - FIRST + 1).with_row_index("_row", offset=FIRST)


def linked(table: Table, frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The table's placed rows with `_target`, the row that their link leads to, and `_count`, the number that it tells.

    That is the line of the report for the sheet of sources, how many rows there are for others.
    """
    rows, link = frames[table.key], table.link
    if link is None or rows.is_empty():
        return rows
    there = frames[link.to]
    number = pl.col("line").first() if link.to == SOURCES else pl.len()
    keys = {own: f"_on_{own}" for own in link.on}
    found = there.group_by(list(link.on.values())).agg(_target=pl.col("_row").min(), _count=number)
    found = found.rename({theirs: keys[own] for own, theirs in link.on.items()})
    return rows.join(
        found, left_on=list(keys), right_on=list(keys.values()), how="left", nulls_equal=True, maintain_order="left"
    )


class TableSheet:
    """One table on its way into a workbook. `rows` are linked; `total` says how many there were before any cut."""

    def __init__(
        self, book: Workbook, styles: Styles, page: Page, table: Table, rows: pl.DataFrame, total: int
    ) -> None:
        self.book, self.styles, self.page, self.table, self.rows = book, styles, page, table, rows
        self.total = total
        self.columns = (*table.columns, LINK) if table.link else table.columns
        self.letters = {column: xl_col_to_name(place) for place, column in enumerate(self.columns)}
        self.heads = {column: layout.head(page.reader, column) for column in self.columns}
        self.last = FIRST + rows.height - 1
        self.numeric = {column for column in table.columns if rows.schema[column].is_numeric()}
        self.formats = {column: number_format(column, rows[column]) for column in self.numeric}
        self.texts = {column: Texts(rows[column]) for column in table.columns if column not in self.numeric}
        self.widths = {column: self._width(column) for column in self.columns}
        self.sheet: BulkSheet = book.add_worksheet(sheet_name(page.reader, table.key), BulkSheet)

    def write(self) -> None:
        """Put all of it into the workbook; rows from top to bottom, since no more than one is kept."""
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, self.widths[column])
        self._write_top()
        if self.rows.is_empty():
            self.sheet.write_string(FIRST - 1, 0, self.page.reader.text("workbook.none"), self.styles.note)
        else:
            rows = self.rows.drop(self.texts).with_columns(texts.codes for texts in self.texts.values())
            self.sheet.write_bulk(rows, list(self._cells()), layout.row_height(self.texts, self.widths))
            self._mark()
            # figures as they are printed are text on purpose, and a formula stands only where it gives the figure
            whole = f"A{FIRST}:{self.letters[self.columns[-1]]}{self.last}"
            self.sheet.ignore_errors({"number_stored_as_text": whole, "formula_differs": whole})
        self.sheet.autofilter(HEADS - 1, 0, max(self.last, FIRST) - 1, len(self.columns) - 1)
        self.sheet.freeze_panes(HEADS, self.table.frozen)
        paper.set_up(self.sheet, self.page.footer, (max(self.last, FIRST), len(self.columns)), heads=HEADS)

    def _write_top(self) -> None:
        sheet, styles, reader = self.sheet, self.styles, self.page.reader
        sheet.write_string(TITLE - 1, 0, sheet_name(reader, self.table.key), styles.title)
        counts = {"shown": formats.count(self.rows.height), "total": formats.count(self.total)}
        cut = f"{reader.text('workbook.cut', **counts)} " if self.total > self.rows.height else ""
        sheet.write_string(NOTE - 1, 0, cut + self.page.note, styles.note)
        if self.table.totals and not self.rows.is_empty():
            self._write_totals()
        sheet.set_row(HEADS - 1, layout.head_height(self.heads, self.widths))
        for place, column in enumerate(self.columns):
            sheet.write_string(HEADS - 1, place, self.heads[column], styles.head)

    def _write_totals(self) -> None:
        for place, column in enumerate(self.columns):
            told = self._total(column)
            if told is None:
                self.sheet.write_blank(TOTALS - 1, place, None, self.styles.total())
            else:
                value = "" if told.value is None else told.value
                style = self.styles.total(self.formats[column])
                self.sheet.write_formula(TOTALS - 1, place, told.formula, style, value)
        # the words may take up the empty cells beside them
        self.sheet.write_string(TOTALS - 1, 0, self.page.reader.text("workbook.total"), self.styles.total())

    def _total(self, column: str) -> formulas.Total | None:
        if column in self.table.totals:
            return formulas.total(column, self.letters[column], self.rows, FIRST, self.last)
        if column in self.table.shares or column not in self.numeric:
            return None
        place = (TOTALS, FIRST, self.last)
        letters = {name: self.letters[name] for name in self.table.totals}
        return formulas.total_rate(column, self.rows, letters, place, self.table.budgeted)

    def _cells(self) -> Iterator[pl.Expr]:
        styles = self.styles
        for column, letter in self.letters.items():
            if column == LINK:
                yield self._link(letter)
            elif column in self.numeric:
                yield self._figures(column, letter)
            else:
                yield self.texts[column].cells(letter, self.sheet, styles.text, styles.inert)

    def _link(self, letter: str) -> pl.Expr:
        link, reader = self.table.link, self.page.reader
        assert link is not None
        said = reader.text(link.said, line="{}", count="{}")
        target, count = pl.col("_target"), pl.col("_count")
        made = cells.link(letter, sheet_name(reader, link.to), target, said, count, self.styles.link)
        return cells.first_of(letter, self.styles.link, made)

    def _figures(self, column: str, letter: str) -> pl.Expr:
        """A number where the figure stands for itself, a formula where it follows; words where there can be none."""
        style, value = self.styles.cell(num_format=self.formats[column]), pl.col(column)
        parts, made = [cells.number(letter, value, style)], self._made(column)
        if made is not None:
            parts.insert(0, cells.formula(letter, made, value, style))
        if SHARE_OF.get(column) in self.letters:
            cannot_be = value.is_null() & (pl.col(SHARE_OF[column]) == 0)
            told = self.page.reader.text("table.inapplicable")
            parts.append(cells.words(letter, cannot_be, told, self.styles.inapplicable))
        return cells.first_of(letter, style, *parts)

    def _made(self, column: str) -> pl.Expr | None:
        if column in self.table.shares:
            return formulas.share(column, self.table.shares[column], self.letters, FIRST, self.last)
        return formulas.of_row(column, self.letters)

    def _mark(self) -> None:
        """Amber and ▼ below a line, as long as the figure is; red for contradictions."""
        for column, line in LINES.items():
            if column in self.numeric:
                cell, style = f"${self.letters[column]}{FIRST}", self.styles.below_line(self.formats[column])
                rule = {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{cell}<{line})", "format": style}
                self.sheet.conditional_format(self._range(column), rule)
        if "severity" in self.columns:
            error = self.page.reader.text("severity.error")
            rule = {"type": "cell", "criteria": "==", "value": f'"{error}"', "format": self.styles.error()}
            self.sheet.conditional_format(self._range("severity"), rule)

    def _range(self, column: str) -> str:
        return f"{self.letters[column]}{FIRST}:{self.letters[column]}{self.last}"

    def _width(self, column: str) -> float:
        if column == LINK:
            return layout.LINK_WIDTH
        if column in self.numeric:
            is_total = column in self.table.totals
            return layout.number_width(self.heads[column], self.rows[column], self.formats[column], is_total)
        return layout.text_width(column, self.heads[column], self.texts[column])
