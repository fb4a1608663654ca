"""Lines, cells and boxes of the document from the parts of its pages."""

from dataclasses import dataclass, field

from ..document import Box, Cell, Document, Table
from ..passage import Passage
from ..tabbed import title_lines
from .content import Content
from .joining import Paged
from .parts import CellPart, Piece, TextLine

_NOTHING = Passage()
_INDENT = "\u3000\u3000"


@dataclass(slots=True)
class Setting:
    """Puts parts down one after another as numbered lines of the document. `frames` say how each page lies."""

    document: Document
    frames: dict[int, Content] = field(default_factory=dict)

    def line(self, page: int, line: TextLine, indented: bool = False) -> int:
        """A line of text; its number."""
        start = len(_INDENT) if indented else 0
        text, boxes = self._put(page, line.pieces(), start)
        return self._add(page, _INDENT[:start] + text, boxes)

    def row(self, page: int, row: list[CellPart]) -> list[Passage]:
        """A row of a table as one line, its cells parted by tabs; the cells' passages."""
        texts, boxes, spans, at = [], list[Box](), [], 0
        level = not self.frames[page].turned
        for cell in row:
            pieces = cell.pieces
            if level and len(pieces) == 1 and not pieces[0][0]:
                run = pieces[0][1]
                text = run.text
                boxes.append((at, at + len(text), run.x0, run.y0, run.x1, run.y1))
            else:
                text, more = self._put(page, pieces, at)
                boxes += more
            texts.append(text)
            spans.append((at, at + len(text)))
            at += len(text) + 1
        raw = "\t".join(texts)
        line = self._add(page, raw, boxes)
        if "<" in raw or "**" in raw:  # perhaps markup, which is no part of a passage
            return [self.document.passage(line, start, end) if end > start else _NOTHING for start, end in spans]
        return Passage.cells(line, raw, spans)

    def _put(self, page: int, pieces: list[Piece], start: int) -> tuple[str, list[Box]]:
        """The text of some runs, and where each of them lies."""
        frame = self.frames[page]
        texts, boxes = [], list[Box]()
        for gap, run in pieces:
            begin = start + len(gap)
            start = begin + len(run.text)
            texts.append(gap + run.text)
            boxes.append((begin, start, *frame.shown_box((run.x0, run.y0, run.x1, run.y1))))
        return "".join(texts), boxes

    def _add(self, page: int, text: str, boxes: list[Box]) -> int:
        document = self.document
        document.lines.append(text)
        document.pages.append(page)
        document.boxes.append(boxes)
        return len(document.lines)

    def table(self, parts: list[Paged]) -> None:
        """A table from its parts page by page, under the lines of its title that were set before it."""
        document = self.document
        before = document.tables[-1].last_line if document.tables else 0
        first = len(document.lines) + 1
        titles = title_lines(document, before, first)
        width = max(
            (cell.column + cell.column_span for _, part in parts for row in part.rows for cell in row), default=1
        )
        rows = [[Cell(document.passage(line), number, 0, 1, width)] for number, line in enumerate(titles)]
        set_rows = [(row, self.row(page, row)) for page, part in parts for row in part.rows]
        passages: dict[int, Passage] = {}
        if len(parts) > 1:  # only there a cell can have parts further on
            passages = {id(cell): passage for row, found in set_rows for cell, passage in zip(row, found, strict=True)}
        for row, found in set_rows:
            cells = zip(row, found, strict=True)
            own = [_cell(one, text, len(rows), passages) for one, text in cells if id(one.into) not in passages]
            if own or not row:
                rows.append(own)
        exact = all(part.exact for _, part in parts)
        document.tables.append(Table(rows, titles[0] if titles else first, len(document.lines), exact))


def _cell(cell: CellPart, passage: Passage, row: int, passages: dict[int, Passage]) -> Cell:
    """A cell with its parts on further pages; where text stands between the pages it is in pieces, and doubtful."""
    if not cell.rest and cell.into is None:
        return Cell(passage, row, cell.column, cell.row_span, cell.column_span, cell.doubtful)
    parts = [passages.get(id(part)) for part in (cell, *cell.rest)]
    passage = Passage.join(part for part in parts if part is not None)
    doubtful = cell.doubtful or cell.into is not None or None in parts
    return Cell(passage, row, cell.column, cell.row_span, cell.column_span, doubtful)
