"""Rows of a worksheet as XML, a column at a time, for sheets of a hundred thousand rows.

XlsxWriter writes a cell in some ten microseconds, which for a million cells is ten seconds. Here Polars makes the rows
of a whole table, and they go where XlsxWriter in constant memory keeps its finished rows. Everything else of a sheet
(heads, widths, filters, print settings) is left to it.

The form of cells is that of ECMA-376 part 1, 18.3.1.4 (c). Text stands once, in the workbook's shared strings.
"""

from collections.abc import Iterator, Sequence
from html import escape

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..downloads import FORMULA
from ..formats import plain_column

MOST_ROWS = 2**20
"""So many rows a sheet has, heads and all."""
ROW = pl.col("_row")
"""The number of the row in the sheet, from 1."""

_MOST_TEXT = 32_767 // 2
"""A cell holds 32,767 units of UTF-16; a character takes two at most."""
_AT_ONCE = 20_000


class BulkSheet(Worksheet):  # type: ignore[misc]
    """A worksheet of a workbook in constant memory that takes finished rows after those written cell by cell."""

    def write_bulk(self, rows: pl.DataFrame, cells: Sequence[pl.Expr], height: pl.Expr) -> None:
        """Write the rows, each at its number `_row`, and as high as `height` says, in points.

        `cells` are made by the functions below, in the order of their columns.
        """
        first, last = int(rows["_row"][0]) - 1, int(rows["_row"][-1]) - 1
        self._write_single_row(first)
        for xml in _rows(rows, cells, height):
            self.row_data_fh.write(xml)
        self._check_dimensions(first, 0)
        self._check_dimensions(last, len(cells) - 1)
        self.previous_row = last

    def shared(self, texts: pl.Series, uses: int) -> list[int]:
        """The places of texts among the strings that all sheets share; `uses` is in how many cells they stand."""
        self.str_table.count += uses - len(texts)
        return [self.str_table._get_shared_string_index(text) for text in texts]


def _rows(rows: pl.DataFrame, cells: Sequence[pl.Expr], height: pl.Expr) -> Iterator[str]:
    head = pl.concat_str(pl.lit('<row r="'), ROW, pl.lit('" ht="'), height.cast(pl.Int32), pl.lit('">'))
    row = pl.concat_str(head, *cells, pl.lit("</row>")).alias("xml")
    for first in range(0, rows.height, _AT_ONCE):
        yield "".join(rows[first : first + _AT_ONCE].select(row)["xml"])


def first_of(at: str, style: Format, *made: pl.Expr) -> pl.Expr:
    """Of the cells made for a column those that there are, at most one a row; elsewhere an empty one in the style."""
    empty = pl.concat_str(pl.lit(f'<c r="{at}'), ROW, pl.lit(f'"{_style(style)}/>'))
    return pl.coalesce(*made, empty)


def number(at: str, value: pl.Expr, style: Format) -> pl.Expr:
    """The cells of a numeric column with the letter `at`; none where it is NULL or no number."""
    return _cell(at, pl.lit(f"{_style(style)}>"), _value(value))


def formula(at: str, made: pl.Expr, value: pl.Expr, style: Format) -> pl.Expr:
    """Cells with the formula `made`, free of text, and its value for readers that work nothing out.

    None where `made` is NULL.
    """
    return _cell(at, pl.lit(f"{_style(style)}><f>"), made, pl.lit("</f>"), _value(value))


def words(at: str, when: pl.Expr, told: str, style: Format) -> pl.Expr:
    """Cells of the interface's own words, where `when` holds."""
    inside = pl.lit(f'{_style(style)} t="inlineStr"><is><t>{escape(told, quote=False)}</t></is>')
    return _cell(at, pl.when(when).then(inside))


def link(at: str, sheet: str, row: pl.Expr, said: str, count: pl.Expr, style: Format) -> pl.Expr:
    """Cells that lead to a row of a sheet, under the words `said` with `count` for {}; none where either is NULL.

    A formula, since a sheet takes no more than 65,530 hyperlinks of its own.
    """
    there = escape(sheet.replace("'", "''").replace('"', '""'), quote=False)
    words_, quoted = escape(said, quote=False), escape(said.replace('"', '""'), quote=False)
    told = pl.format(f"</f><v>{words_}</v>", count)
    made = pl.format(f"""{_style(style)} t="str"><f>HYPERLINK("#'{there}'!A{{}}","{quoted}")""", row, count)
    return _cell(at, made, told)


class Texts:
    """The texts of one column, each worked on once however often it stands there.

    `places` are the shared strings; `widths` how many columns each takes: a Chinese character two, a Latin one one.
    """

    def __init__(self, values: pl.Series) -> None:
        known = values.unique(maintain_order=True).drop_nulls()
        self.codes = values.cast(pl.Enum(known)).to_physical().alias(f"_{values.name}")
        said = known.alias("said").to_frame().select(_said("said"))
        self.said = said["said"]
        # a Chinese character is three bytes long
        wide = (pl.col("said").str.len_bytes() + pl.col("said").str.len_chars()) / 2
        self.widths = said.select(wide.cast(pl.Float64))["said"]
        self._code = pl.col(self.codes.name)

    def cells(self, at: str, sheet: BulkSheet, style: Format, inert: Format) -> pl.Expr:
        """The column's cells. What looks like a formula is `inert`: in that style Excel keeps it text when edited."""
        places = pl.Series("place", sheet.shared(self.said, len(self.codes) - self.codes.null_count()), pl.UInt32)
        like_formula = self.said.str.contains(FORMULA)
        made = pl.select(
            pl.concat_str(
                pl.when(like_formula).then(pl.lit(_style(inert))).otherwise(pl.lit(_style(style))),
                pl.lit(' t="s"><v>'), places, pl.lit("</v>"),
            )
        ).to_series()  # fmt: skip
        return first_of(at, style, _cell(at, pl.lit(made).gather(self._code)))

    @property
    def width(self) -> pl.Expr:
        """How many columns each row's text takes; 0 without text."""
        return pl.lit(self.widths).gather(self._code).fill_null(0)


def _said(column: str) -> pl.Expr:
    """A text as it stands in a cell: without what is invisible, cut where a cell holds no more."""
    clean = plain_column(column).str.replace_all("[\ufffe\uffff]", "")
    cut = pl.concat_str(clean.str.slice(0, _MOST_TEXT - 1), pl.lit("…"))
    # XlsxWriter takes text between these tags for XML of its own
    plain = pl.when(clean.str.starts_with("<r>") & clean.str.ends_with("</r>")).then(clean + " ").otherwise(clean)
    return pl.when(clean.str.len_chars() > _MOST_TEXT).then(cut).otherwise(plain)


def _cell(at: str, *inside: pl.Expr) -> pl.Expr:
    return pl.concat_str(pl.lit(f'<c r="{at}'), ROW, pl.lit('"'), *inside, pl.lit("</c>"))


def _style(style: Format) -> str:
    return f' s="{style._get_xf_index()}"'


def _value(value: pl.Expr) -> pl.Expr:
    finite = pl.when(value.is_finite()).then(value)
    return pl.concat_str(pl.lit("<v>"), finite.cast(pl.String), pl.lit("</v>"))
