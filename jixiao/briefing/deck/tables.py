"""Native tables: calm, figures to the right, and no row higher or longer than there is room for."""

from collections.abc import Sequence
from typing import Any

import polars as pl
from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from ... import formats
from .. import tabled
from . import fit
from .base import BODY, Box, Deck

_PAD_X, _PAD_Y = 0.08, 0.07
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table style without fills and lines; the few lines there are set by hand."""
_MOST_LINES = {"finding": 5, "losses": 3, "severity": 1}
_TEXT_LINES = 2
_NARROWEST = 1.0
_SHARES = {"finding": 6.0, "losses": 1.7, "name": 1.35, "file_name": 1.8}
"""How much of the room that figures leave the texts take, seen from one another; others take 1."""


class Grid:
    """The cells of a table with its widths, and what of it fits."""

    def __init__(self, deck: Deck, rows: pl.DataFrame, columns: Sequence[str], width: float, heads: list[str]) -> None:
        self.deck, self.columns = deck, list(columns)
        self.figures = [tabled.is_figure(rows, column) for column in columns]
        told = tabled.texts(rows, columns, deck.reader)
        heads = [_apart(head) if is_figure else head for head, is_figure in zip(heads, self.figures, strict=True)]
        self.widths = _widths(columns, self.figures, heads, told, width)
        self.heads = [self._cut(head, place, 2) for place, head in enumerate(heads)]
        self.rows = [
            [
                self._cut(cell, place, _MOST_LINES.get(self.columns[place], _TEXT_LINES))
                for place, cell in enumerate(row)
            ]
            for row in told
        ]

    def _cut(self, text: str, place: int, most: int) -> str:
        """A cell that fits; of one that is made of lines, each line."""
        room = self.widths[place] - 2 * _PAD_X
        if "\n" in text:
            return "\n".join(fit.cut(line, room, BODY, 1) for line in text.split("\n")[:most])
        return fit.cut(text, room, BODY, most)

    def height(self, row: Sequence[str]) -> float:
        """How high a row has to be, in inches."""
        lines = [len(fit.laid(cell, self.widths[place] - 2 * _PAD_X, BODY)) for place, cell in enumerate(row)]
        return fit.height(max(lines, default=1), BODY) + 2 * _PAD_Y

    def fitting(self, first: int, room: float) -> int:
        """How many rows from `first` on fit below the heads; at least one, so that every page shows something."""
        room -= self.height(self.heads)
        count = 0
        for row in self.rows[first:]:
            room -= self.height(row)
            if room < 0 and count:
                break
            count += 1
        return count

    def draw(self, slide: Any, box: Box, first: int, count: int, name: str) -> float:
        """Put the heads and some rows on a page; returns how high that is."""
        shown = [self.heads, *self.rows[first : first + count]]
        heights = [self.height(row) for row in shown]
        place = Box(box.left, box.top, sum(self.widths), sum(heights))
        shape = slide.shapes.add_table(len(shown), len(self.columns), *place.emu)
        shape.name = name
        table = shape.table
        table.first_row, table.horz_banding = True, False
        table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
        for column, width in zip(table.columns, self.widths, strict=True):
            column.width = Inches(width)
        for number, (row, height) in enumerate(zip(shown, heights, strict=True)):
            table.rows[number].height = Inches(height)
            for column, told in enumerate(row):
                self._cell(table.cell(number, column), told, column, is_head=number == 0)
        return sum(heights)

    def _cell(self, cell: Any, told: str, column: int, *, is_head: bool) -> None:
        palette = self.deck.palette
        align = PP_ALIGN.RIGHT if self.figures[column] else PP_ALIGN.LEFT
        tone = palette.muted if is_head else palette.ink
        # a cell without text is as high as its end of paragraph says, which nothing sets
        self.deck.write(cell.text_frame, [told or " "], BODY, tone=tone, align=align, anchor=None)
        cell.margin_left = cell.margin_right = Inches(_PAD_X)
        cell.margin_top = cell.margin_bottom = Inches(_PAD_Y)
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
        _line_below(cell, palette.muted if is_head else palette.rule)


def _apart(head: str) -> str:
    """A head with the unit at its end in a line of its own."""
    name = formats.without_note(head)
    return f"{name}\n{head[len(name) :].strip()}" if name != head else head


def _line_below(cell: Any, tone: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w=str(Pt(1)))
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=tone.lstrip("#"))


def _widths(
    columns: Sequence[str], figures: Sequence[bool], heads: Sequence[str], told: list[list[str]], width: float
) -> list[float]:
    """Figures get what their longest needs, texts share the rest."""
    needed = []
    for place, is_figure in enumerate(figures):
        longest = max((fit.em(row[place]) for row in told), default=0)
        if is_figure or columns[place] == "severity":
            longest = max(longest, *(fit.em(line) for line in heads[place].split("\n")))
            needed.append(max(longest * BODY / 72 + 2 * _PAD_X + 0.05, _NARROWEST))
        else:
            needed.append(0.0)
    rest = max(width - sum(needed), width / 3)
    texts = {place: _SHARES.get(columns[place], 1.0) for place, one in enumerate(needed) if not one}
    return [one or rest * texts[place] / sum(texts.values()) for place, one in enumerate(needed)]
