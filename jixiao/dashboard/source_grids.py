"""A Word file, a web page or a workbook on the page on sources: its tables as tables, a stretch of it at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from .. import grids, marking
from ..marking import Mark
from .source_marks import Wanted, source_marks
from .source_turning import note_first, picked, scroll
from .state import run

STRETCH = 80
"""How many lines stand on the screen at once; a table's row is a line."""


def source_grids(row: Mapping[str, Any], tables: pl.DataFrame, asked: Wanted | None, bar: DeltaGenerator) -> None:
    """A stretch with its tables, text between them as text. `row`: of source_reports, `tables`: source_grids."""
    report_id = row["report_id"]
    found = grids.stretches(row["lines"], tables.select("first_line", "last_line").rows(), STRETCH)
    at = None if asked is None else next(n for n, (_, last) in enumerate(found, 1) if asked.line <= last)
    low, high = found[picked(bar, len(found), at) - 1]
    lines = run("source_lines", report_id=report_id, find="", unread_only=False, first=low, count=high - low + 1)
    note_first(lines)
    cells = run("source_cells", report_id=report_id, from_line=low, to_line=high)
    marks = source_marks(report_id, min([low, *cells["line"]]), high, asked)
    shown = _stretch(lines, cells, marks, asked.line if asked else None)
    st.html(f'<div class="source" lang="zh">{shown}</div>')
    scroll(row, asked)


def _stretch(lines: pl.DataFrame, cells: pl.DataFrame, marks: Mapping[int, Sequence[Mark]], asked: int | None) -> str:
    """Text and tables in their order."""
    texts = dict(lines.select("line", "text").rows())
    blocks: dict[int, str] = {}
    in_tables: set[int] = set()
    for table in grids.by_table(cells.iter_rows(named=True)):
        own = {cell["line"] for cell in table} & texts.keys()
        in_tables |= own
        blocks[min(own)] = grids.html(table, marks, asked)
    for number in texts.keys() - in_tables:
        blocks[number] = line_html(number, texts[number], marks.get(number, ()), number == asked)
    return "".join(blocks[number] for number in sorted(blocks))


def line_html(number: int, content: str, marks: Sequence[Mark], is_wanted: bool) -> str:
    """A line of text behind its number."""
    return (
        f'<div class="{"wanted" if is_wanted else ""}"><span>{number}</span>'
        f"<span><bdi>{marking.html(content, marks)}</bdi></span></div>"
    )
