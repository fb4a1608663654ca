"""What Word, web pages and workbooks have in common: paragraphs and tables of cells, and the Document made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ... import labels
from ...errors import ReportError
from ..document import Cell, Document, Table
from ..passage import Passage, fold

MAX_CELLS = 300_000
MAX_CHARACTERS = 4_000_000
MAX_LINES = 300_000
MAX_NESTING = 24
"""Tables inside tables."""

_NOTHING = Passage()
_BLANKS = re.compile(r"[\s\u00a0]+")
# no characters of the text: controls, marks of direction and joining, soft hyphens
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_UNUSUAL = re.compile(rf"\s|{_INVISIBLE.pattern}")
_UNREADABLE = "\ufffd"
_SUPERSCRIPT = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_SUBSCRIPT = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
# between a form's title and its table: the year, the unit of money, who filled it in
_ABOVE_TABLE = 4
_BETWEEN = re.compile(
    r"\(?(?:19|20)\d\d年度?\)?|.{0,30}(?:单位|填表|填报|编制|元\)?:?$|日期:|时间:|编号:|总得?分).{0,30}"
)
# a frame of a page has few cells, one of them with many lines; a table of data is the other way round
_FRAME_CELLS, _FRAME_LINES = 6, 8
_LABELS = (labels.HEAD, labels.SECTIONS, labels.INDICATOR_COLUMNS, labels.FUND_COLUMNS)


@dataclass(slots=True)
class Block:
    """A cell of a table: lines of text and tables inside it, with its place on the table's grid (0-based)."""

    content: "list[str | Grid]" = field(default_factory=list)
    column: int = 0
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The cell's own text on one line."""
        content = self.content
        if len(content) == 1 and isinstance(content[0], str):
            return one_line(content[0])
        return one_line(" ".join([part for part in content if isinstance(part, str)]))

    @property
    def lines(self) -> int:
        """About how many lines its text has."""
        return sum(part.count("\n") + 1 if isinstance(part, str) else 1 for part in self.content)


@dataclass(slots=True)
class Grid:
    """A table: for each row the cells that begin in it, in column order."""

    rows: list[list[Block]] = field(default_factory=list)


def one_line(text: str) -> str:
    """Text of a cell: line breaks and runs of blanks become one blank, what cannot be seen goes."""
    text = text.strip()
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip() if _UNUSUAL.search(text) else text


def superscript(text: str) -> str:
    """Raised digits as characters of their own: 10 to the 4th must not read as 104."""
    return text.translate(_SUPERSCRIPT)


def subscript(text: str) -> str:
    return text.translate(_SUBSCRIPT)


class Builder:
    """Makes a Document of paragraphs and tables in reading order.

    A table's row is one line, its cells parted by tabs. Raises ReportError past the limits above.
    """

    def __init__(self, report_id: str, file_name: str, kind: str) -> None:
        self.document = Document(report_id, file_name, kind, [], whole_lines=True)
        self.page: int | None = None
        self._characters = self._cells = 0
        self._nesting = 0

    def finished(self) -> Document:
        """The document. Raises ReportError if it has no text."""
        if not any(line.strip() for line in self.document.lines):
            raise ReportError(self.document.file_name, "refused.office_blank")
        return self.document

    def add(self, content: Sequence[str | Grid]) -> None:
        """Paragraphs and tables; a table that only frames other content is taken apart."""
        for part in content:
            if isinstance(part, str):
                self.paragraph(part)
            else:
                self._add_grid(part)

    def _add_grid(self, grid: Grid) -> None:
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise ReportError(self.document.file_name, "refused.tables_deep", most=MAX_NESTING)
        texts = [[block.text for block in row] for row in grid.rows]
        inner = [part for row in grid.rows for block in row for part in block.content if isinstance(part, Grid)]
        if _is_frame(grid, texts, inner):
            for row in grid.rows:
                for block in row:
                    self.add(block.content)
        else:
            self._table(grid, texts)
            for one in inner:
                self._add_grid(one)
        self._nesting -= 1

    def paragraph(self, text: str) -> None:
        """A paragraph; each of its lines is a line. Empty ones are left out."""
        for line in text.split("\n"):
            shown = one_line(line)
            if shown:
                self._line(shown)

    def _table(self, grid: Grid, texts: list[list[str]]) -> None:
        """A table; rows in which no cell has text are left out, and merged cells are shorter by them."""
        kept = [number for number, row in enumerate(texts) if any(row)]
        if not kept:
            return
        lines = self.document.lines
        above = self._title_above()
        rows = [[Cell(Passage.of(line, lines[line - 1]), row, 0)] for row, line in enumerate(above)]
        for number in kept:
            rows.append(self._row(grid.rows[number], texts[number], len(rows), _heights(kept, number, grid)))
        self.document.tables.append(Table(rows, len(lines) - len(rows) + 1, len(lines), exact=True))

    def _row(self, blocks: list[Block], texts: list[str], row: int, heights: dict[int, int]) -> list[Cell]:
        self._cells += len(blocks)
        if self._cells > MAX_CELLS:
            raise ReportError(self.document.file_name, "refused.cells", most=MAX_CELLS)
        raw = "\t".join(texts).rstrip("\t")
        self._line(raw)
        ends = [*accumulate(len(text) + 1 for text in texts)]
        bounds = [(end - len(text) - 1, end - 1) for text, end in zip(texts, ends, strict=True)]
        passages = Passage.cells(len(self.document.lines), raw, bounds)
        doubtful = _UNREADABLE in raw
        return [
            Cell(
                passage if text else _NOTHING,
                row,
                block.column,
                heights.get(block.row_span, block.row_span),
                block.column_span,
                doubtful and _UNREADABLE in text,
            )
            for block, text, passage in zip(blocks, texts, passages, strict=True)
        ]

    def _line(self, raw: str) -> None:
        self._characters += len(raw)
        if self._characters > MAX_CHARACTERS or len(self.document.lines) >= MAX_LINES:
            raise ReportError(self.document.file_name, "refused.characters", most=MAX_CHARACTERS)
        self.document.lines.append(raw)
        if self.page is not None:
            self.document.pages.append(self.page)

    def _title_above(self) -> list[int]:
        """The lines from a form's title down to the table that comes next, if they are few and short."""
        lines, tables = self.document.lines, self.document.tables
        first = tables[-1].last_line if tables else 0
        for line in range(len(lines), max(first, len(lines) - _ABOVE_TABLE), -1):
            text = Passage.of(line, lines[line - 1]).text
            if labels.TITLE.match(text):
                return list(range(line, len(lines) + 1))
            if not _BETWEEN.fullmatch(text):
                return []
        return []


def _heights(kept: list[int], number: int, grid: Grid) -> dict[int, int]:
    """Height on the grid → height in rows that are kept, for the cells that begin in a row."""
    if len(kept) == len(grid.rows):
        return {}
    heights = {block.row_span for block in grid.rows[number] if block.row_span > 1}
    return {height: sum(number <= other < number + height for other in kept) for height in heights}


def _is_frame(grid: Grid, texts: list[list[str]], inner: list[Grid]) -> bool:
    """Whether a table only places things on a page: one filled cell a row, or more in the tables inside than in it."""
    most = sum(len(row) for one in inner for row in one.rows)
    filled = [sum(map(bool, row)) for row in texts]
    if max(filled, default=0) <= 1 or most > sum(filled):
        return True
    if sum(filled) > _FRAME_CELLS or not any(block.lines >= _FRAME_LINES for row in grid.rows for block in row):
        return False
    return not any(labels.role(words, fold(text)) for row in texts for text in row for words in _LABELS)
