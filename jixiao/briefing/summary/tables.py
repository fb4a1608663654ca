"""Tables of the brief: few lines, figures to the right, heads on every page, no row over two pages."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches

from .. import tabled
from ..deck import fit
from ..model import Table
from .page import ROOM, SMALL, Paper

_PAD_X, _PAD_Y = 0.06, 0.025
"""Inches between a cell's edge and its text."""
_LONG = ("finding", "losses", "name", "file_name")
"""Texts that share the room which the others leave."""
_WEIGHED, _STEPS = 20, 20
"""So many rows say how two long texts share the room best, which is tried in so many steps."""
_TEXT_LINES = 2
_SIGNS = {"✕": "error", "△": "alert"}
"""The colour of a severity by its sign."""
_LEAST, _MOST_SHARE = 0.5, 0.3
"""Inches that a column has at least, and how much of the room one of short texts may take."""


class Grid:
    """The cells of a table, how wide and how high they are, and what of it fits."""

    def __init__(self, paper: Paper, table: Table) -> None:
        self.paper, self.table = paper, table
        reader = paper.reader
        self.heads = tabled.heads(table.columns, reader)
        told = tabled.texts(table.rows, table.columns, reader)
        self.figures = [tabled.is_figure(table.rows, column) for column in table.columns]
        self.widths = self._widths(told)
        self.rows = [[self._cut(cell, place) for place, cell in enumerate(row)] for row in told]

    def height(self, row: Sequence[str]) -> float:
        """How high a row is, in inches."""
        lines = (len(fit.laid(cell, self._room(place), SMALL)) for place, cell in enumerate(row))
        return fit.height(max(lines, default=1), SMALL) + 2 * _PAD_Y

    def draw(self, count: int) -> None:
        """The heads and the first `count` rows."""
        made = bare(self.paper, count + 1, self.widths)
        title(made, self.paper.reader.text(self.table.title))
        palette = self.paper.palette
        for at, cells in enumerate([self.heads, *self.rows[:count]]):
            row = made.rows[at]
            _whole(row, is_head=at == 0)
            _underline(row, palette.muted if at == 0 else palette.rule)
            for place, cell in enumerate(row.cells):
                tone = palette.muted if at == 0 else getattr(palette, _SIGNS.get(cells[place][:1], "ink"))
                into = cell.paragraphs[0]
                self.paper.write(into, [(cells[place], at == 0, tone)], SMALL, self._room(place))
                into.paragraph_format.keep_with_next = at == 0
                if self.figures[place]:
                    into.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self.paper.taken += self.height(cells)

    def _room(self, place: int) -> float:
        return self.widths[place] - 2 * _PAD_X

    def _widths(self, told: Sequence[Sequence[str]]) -> list[float]:
        """Figures and short texts as wide as they are; long texts share the rest so that rows are low."""
        needed = [
            max(fit.em(line) for cell in (head, *cells) for line in cell.split("\n")) * SMALL / 72 + 2 * _PAD_X + 0.04
            for head, *cells in zip(self.heads, *told, strict=True)
        ]
        long = [
            place
            for place, column in enumerate(self.table.columns)
            if not self.figures[place] and (column in _LONG or needed[place] > _MOST_SHARE * ROOM)
        ]
        fixed = sum(max(wide, _LEAST) for place, wide in enumerate(needed) if place not in long)
        if not long:
            return [max(wide, _LEAST) * ROOM / fixed for wide in needed]
        left = max(ROOM - fixed, ROOM / 3)
        shares = min(_shares(len(long)), key=lambda shares: self._lines(told, long, [left * one for one in shares]))
        widths = [max(wide, _LEAST) for wide in needed]
        for place, share in zip(long, shares, strict=True):
            widths[place] = left * share
        return [wide * ROOM / sum(widths) for wide in widths]

    def _lines(self, told: Sequence[Sequence[str]], long: Sequence[int], widths: Sequence[float]) -> int:
        """How many lines the rows take when their long texts have these widths."""
        rooms = [width - 2 * _PAD_X for width in widths]
        return sum(
            max(len(fit.laid(self._run_on(row[place]), room, SMALL)) for place, room in zip(long, rooms, strict=True))
            for row in told[:_WEIGHED]
        )

    def _run_on(self, text: str) -> str:
        """A cell that is made of lines, in one."""
        return self.paper.reader.text("briefing.notes.between").join(text.split("\n"))

    def _cut(self, text: str, place: int) -> str:
        """A cell that fits over two lines; of one that is made of lines, each keeps its beginning."""
        room, pieces = self._room(place), text.split("\n")
        if len(pieces) > 1:
            between = self.paper.reader.text("briefing.notes.between")
            each = (room * _TEXT_LINES - room / 8) / len(pieces) - fit.em(between) * SMALL / 72
            if len(fit.laid(between.join(pieces), room, SMALL)) > _TEXT_LINES:
                pieces = [fit.cut(piece, each, SMALL, 1) for piece in pieces]
            text = between.join(pieces)
        return fit.cut(text, room, SMALL, _TEXT_LINES)


def bare(paper: Paper, rows: int, widths: Sequence[float]) -> Any:
    """A table without any line, its columns exactly so many inches wide."""
    made = paper.document.add_table(rows, len(widths))
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    properties = made._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side, inches in (("top", _PAD_Y), ("left", _PAD_X), ("bottom", _PAD_Y), ("right", _PAD_X)):
        margins.append(_element(side, w=str(round(inches * 1440)), type="dxa"))
    look = properties.find(qn("w:tblLook"))
    look.addprevious(margins)
    for column, inches in zip(made.columns, widths, strict=True):
        column.width = Inches(inches)
    for row in made.rows:
        for cell, inches in zip(row.cells, widths, strict=True):
            cell.width = Inches(inches)
    return made


def title(made: Any, told: str) -> None:
    """What a table shows, for who cannot see it."""
    made._tbl.tblPr.append(_element("tblCaption", val=told))


def _whole(row: Any, *, is_head: bool) -> None:
    """A row that no page break cuts; the heads stand on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _underline(row: Any, tone: str) -> None:
    for cell in row.cells:
        borders = OxmlElement("w:tcBorders")
        borders.append(_element("bottom", val="single", sz="4", space="0", color=tone.lstrip("#")))
        cell._tc.get_or_add_tcPr().append(borders)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _shares(count: int) -> list[tuple[float, ...]]:
    """The ways to share a room: any for two, evenly for more; the most even first."""
    if count != 2:
        return [(1 / count,) * count]
    parts = sorted((place / _STEPS for place in range(4, _STEPS - 3)), key=lambda part: abs(part - 0.5))
    return [(part, 1 - part) for part in parts]
