"""What reading gives to parsing: numbered lines and, where the format or the layout has them, tables of cells."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from .passage import Passage

# Marks that OCR tools put into text: they are no characters of the report.
_MARKUP = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|br|p|span)\b[^<>]*>|\*\*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text with place, its grid position, and the rows and columns that it covers.

    `doubtful` says that the reader had to guess where this cell's text begins or ends.
    """

    passage: Passage
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    doubtful: bool = False

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, cells in column order; an empty cell is there only where the format has one.

    `first_line` and `last_line` are the source lines that the table takes up (1-based, inclusive). `exact` says that
    rows, columns and spans are the file's own: a merged cell stands once, where it begins, and nothing was guessed.
    """

    rows: list[list[Cell]]
    first_line: int
    last_line: int
    exact: bool = False


Box = tuple[int, int, float, float, float, float]
"""Where characters `start` to `end` of a line lie on their page: start, end, x0, y0, x1, y1 in points from the top left
corner of the page as it is shown, y down."""


@dataclass(slots=True)
class Document:
    """A report as read. Line n of the source is `lines[n - 1]`; `pages` has one entry a line, or is empty.

    `whole_lines` says that a line is a paragraph: the file itself says where its paragraphs end.
    `boxes` has the boxes of each line's characters, in order, where pages have places; else it is empty. `unread_pages`
    are the pages that hold something but no text that can be read: scans, damaged ones. `doubts` has for lines of
    scans the stretches of characters (start, end) that were not read surely enough.
    """

    report_id: str
    file_name: str
    format: str
    lines: list[str]
    pages: list[int | None] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    whole_lines: bool = False
    boxes: list[list[Box]] = field(default_factory=list)
    unread_pages: list[int] = field(default_factory=list)
    doubts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def page(self, line: int) -> int | None:
        return self.pages[line - 1] if self.pages else None

    def passage(self, line: int, start: int = 0, end: int | None = None) -> Passage:
        """The characters `start` to `end` of a line as a passage, without markup."""
        raw = self.lines[line - 1]
        end = len(raw) if end is None else end
        # looked for between the ends only: a hostile line has as many passages as characters
        marked = raw.find("<", start, end) >= 0 or raw.find("**", start, end) >= 0
        marks = list(_MARKUP.finditer(raw, start, end)) if marked else []
        if not marks:
            return Passage.of(line, raw, start, end)
        bounds = [start, *(edge for mark in marks for edge in mark.span()), end]
        return Passage.join(
            Passage.of(line, raw, left, right) for left, right in zip(bounds[::2], bounds[1::2], strict=True)
        )

    def prose_lines(self) -> list[int]:
        """Numbers of the lines outside every table, in order."""
        covered = {line for table in self.tables for line in range(table.first_line, table.last_line + 1)}
        return [line for line in range(1, len(self.lines) + 1) if line not in covered]

    def printed(self, passage: Passage) -> str:
        """The source characters of a passage: the exact slice, or its pieces where something else stands between."""
        return self.printed_pieces(list(passage.pieces()))

    def printed_pieces(self, pieces: list[tuple[int, int, int]]) -> str:
        """The same for a passage's pieces."""
        if len(pieces) == 1:
            [(line, start, end)] = pieces
            return self.lines[line - 1][start:end]
        texts = [self.lines[line - 1][start:end] for line, start, end in pieces]
        between = [self._between(last, end, line, start) for (last, _, end), (line, start, _) in pairwise(pieces)]
        if any(gap is None or gap.strip() for gap in between):
            return "\n".join(texts)
        return texts[0] + "".join(f"{gap}{text}" for gap, text in zip(between, texts[1:], strict=True))

    def _between(self, line: int, end: int, next_line: int, start: int) -> str | None:
        """The source from (line, end) to (next_line, start); None if that runs backwards."""
        if (next_line, start) < (line, end):
            return None
        if line == next_line:
            return self.lines[line - 1][end:start]
        inner = self.lines[line : next_line - 1]
        return "\n".join([self.lines[line - 1][end:], *inner, self.lines[next_line - 1][:start]])
