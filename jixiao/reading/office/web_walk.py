"""One walk over a web page's tree: its lines, and its tables with their spans resolved to columns."""

import re
from dataclasses import dataclass, field

from lxml import etree

from ...errors import ReportError
from .blocks import MAX_NESTING, Block, Grid, subscript, superscript
from .markup import Element

_MOST_COLUMNS = 1024
_MOST_ROWS = 65_534
"""The most rows that a cell may cover (HTML Living Standard, 4.9.12)."""

_PARTS = ("thead", "tbody", "tfoot")
_BLANKS = re.compile("[ \t\r\n\f]+")
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption"),
        *("figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "ol"),
        *("p", "pre", "section", "summary", "ul", "caption", "details"),
    )
)


@dataclass(slots=True)
class _Open:
    """A table being read: for each column the first row that no cell above covers any more."""

    grid: Grid = field(default_factory=Grid)
    free: dict[int, int] = field(default_factory=dict)
    column: int = 0
    cell: Block | None = None
    part: int = 0

    def open_row(self) -> None:
        self.grid.rows.append([])
        self.column = 0
        self.cell = None

    def close_part(self) -> None:
        """No cell reaches beyond the part of the table (head, body, foot) that it stands in."""
        last = len(self.grid.rows)
        for number in range(self.part, last):
            for block in self.grid.rows[number]:
                block.row_span = min(block.row_span, last - number)
        self.part = last
        self.free.clear()


class Walk:
    """Goes over a tree once, without recursion, whatever its depth."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self.page: list[str | Grid] = []
        self.text: list[str] = []
        self.tables: list[_Open] = []
        self.kept_blanks = 0
        self.shifts: list[str] = []

    def content(self, root: Element) -> list[str | Grid]:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element)
                self._say(element.text)
            else:
                self._end(element)
                self._say(element.tail)
        self._flush()
        return self.page

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self.shifts:
            text = (superscript if self.shifts[-1] == "sup" else subscript)(text)
        self.text.append(text if self.kept_blanks else _BLANKS.sub(" ", text))

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self.text.append("\n")
        elif tag in ("sup", "sub"):
            self.shifts.append(tag)
        elif tag == "table":
            self._flush()
            if len(self.tables) >= MAX_NESTING:
                raise ReportError(self.file_name, "refused.tables_deep", most=MAX_NESTING)
            self.tables.append(_Open())
        elif tag == "tr" and self.tables:
            self._flush()
            self.tables[-1].open_row()
        elif tag in ("td", "th") and self.tables:
            self._open_cell(element)
        elif tag in _BLOCKS or tag in _PARTS:
            self._flush()
        self.kept_blanks += tag == "pre"

    def _end(self, element: Element) -> None:
        tag = element.tag
        self.kept_blanks -= tag == "pre"
        if tag in ("sup", "sub"):
            self.shifts.pop()
        elif tag in ("td", "th") and self.tables:
            self._flush()
            self.tables[-1].cell = None
        elif tag == "table":
            self._flush()
            table = self.tables.pop()
            table.close_part()
            self._into().append(table.grid)
        elif tag in _BLOCKS or tag == "tr":
            self._flush()
        elif tag in _PARTS and self.tables:
            self._flush()
            self.tables[-1].close_part()

    def _flush(self) -> None:
        text, self.text = "".join(self.text), []
        if text.strip():
            self._into().extend(text.split("\n"))

    def _into(self) -> list[str | Grid]:
        """Where text goes: the innermost open cell, or the page. Text between cells stands above its table."""
        return next((table.cell.content for table in reversed(self.tables) if table.cell is not None), self.page)

    def _open_cell(self, element: Element) -> None:
        self._flush()
        table = self.tables[-1]
        if not table.grid.rows:
            table.open_row()
        row = len(table.grid.rows) - 1
        while table.free.get(table.column, 0) > row:
            table.column += 1
        wide = min(_span(element, "colspan"), 1000)
        high = _span(element, "rowspan") or _MOST_ROWS
        if table.column + wide > _MOST_COLUMNS:
            raise ReportError(self.file_name, "refused.columns", most=_MOST_COLUMNS)
        table.cell = Block(column=table.column, column_span=max(wide, 1), row_span=min(high, _MOST_ROWS))
        table.grid.rows[-1].append(table.cell)
        if table.cell.row_span > 1:
            table.free |= dict.fromkeys(range(table.column, table.column + wide), row + table.cell.row_span)
        table.column += table.cell.column_span


def _span(element: Element, name: str) -> int:
    """The number of a span as browsers read it: 1 where it is none."""
    match = re.match(r"\s*\+?(\d{1,6})", element.get(name, ""))
    return int(match[1]) if match else 1
