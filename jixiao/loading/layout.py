"""How a report's text lies in its file: the boxes of its characters on pages, the cells of its tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..schema import GridCell, TextBox

if TYPE_CHECKING:
    from ..reading import Document, Table

_HUNDREDTHS = 100
# in points, far beyond any page: what a hostile file puts there must still fit the column
_FAR = 1e6


def layout(document: "Document") -> dict[str, list[Any]]:
    """The rows of `boxes` and `cells`: a page is shown as a picture, so its tables need no grid."""
    return {"boxes": list(_boxes(document)), "cells": [] if document.boxes else list(_cells(document))}


def _boxes(document: "Document") -> Iterator[TextBox]:
    for line, boxes in enumerate(document.boxes, 1):
        for start, end, *sides in boxes:
            yield TextBox(document.report_id, line, start, end, *map(_hundredths, sides))


def _hundredths(side: float) -> int:
    return round(min(_FAR, max(-_FAR, side)) * _HUNDREDTHS)


def _cells(document: "Document") -> Iterator[GridCell]:
    """The cells of the tables whose rows and spans are the file's own. Titles that reading put above are no rows."""
    tables = (table for table in document.tables if table.exact)
    for grid, table in enumerate(tables, 1):
        first = _titles(table)
        for cells in table.rows[first:]:
            spans = [cell.passage.span if cell.passage else None for cell in cells]
            line = next((span.line for span in spans if span), None)
            if line is None:
                continue
            for cell, span in zip(cells, spans, strict=True):
                place = (span.start, span.end) if span else (0, 0)
                at = cell.row - first, cell.column, cell.row_span, cell.column_span
                yield GridCell(document.report_id, grid, *at, line, *place)


def _titles(table: "Table") -> int:
    """How many rows stand above the grid: reading sets them as single cells that cover one column."""
    wide = max((cell.column + cell.column_span for row in table.rows for cell in row), default=1)
    for number, row in enumerate(table.rows):
        if wide == 1 or len(row) != 1 or row[0].column or row[0].column_span > 1 or row[0].row_span > 1:
            return number
    return len(table.rows)
