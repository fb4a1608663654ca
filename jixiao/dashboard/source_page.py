"""A PDF on the page on sources: one page at a time as a picture, with what was read of it marked."""

from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from .. import pictures
from ..errors import JixiaoError
from ..pictures import Missing, Original, Page, Window
from . import pictured
from .pictured import Over
from .source_marks import Wanted, source_marks
from .source_turning import note_first, picked, scroll
from .state import cache_folder, language, run, text


def original_of(report_id: str) -> Original | None:
    """The file of a report, said plainly where there is none that could be shown."""
    try:
        original = pictures.find(cache_folder(), report_id)
        pictures.counted(original)
    except Missing as missing:
        _say(f"source.picture.{missing.cause}")
    except JixiaoError:
        _say("source.picture.failed")
    else:
        return original
    return None


def _say(key: str) -> None:
    st.html(f"<p class='told' lang='{language()}' role='status'>{escape(text(key))}</p>")


def source_page(row: Mapping[str, Any], original: Original, asked: Wanted | None, bar: DeltaGenerator) -> None:
    """A page's picture with its marks. `row` is one of source_reports."""
    count = pictures.counted(original)
    number = picked(bar, count, _page_of(row["report_id"], asked))
    try:
        page, picture = pictures.shown(original, number), pictures.cut(original, number)
    except JixiaoError:
        _say("source.picture.failed")
        return
    lines = run("source_boxes", report_id=row["report_id"], page=number, from_line=None, to_line=None)
    note_first(lines)
    found = _marked(row["report_id"], page, lines, asked)
    told = text("source.picture.alt", page=number, pages=count)
    window = Window(0.0, 0.0, page.width, page.height)
    shown = pictured.html(picture, window, found, told, wide=page.width > page.height)
    st.html(f'<div class="desk" lang="zh">{shown}</div>')
    if lines.is_empty():
        _say("source.picture.unread")
    scroll(row, asked)


def _page_of(report_id: str, asked: Wanted | None) -> int | None:
    if asked is None:
        return None
    found = run("source_lines", report_id=report_id, find="", unread_only=False, first=asked.line, count=1)
    page: int | None = found["page"][0] if found.height else None
    return page


def _marked(report_id: str, page: Page, lines: pl.DataFrame, asked: Wanted | None) -> list[Over]:
    """The marks of a page; where a link means a line and no figure of it, the line's under all others."""
    if lines.is_empty():
        return []
    marks = source_marks(report_id, lines["line"][0], lines["line"][-1], asked, read=True)
    rows = list(lines.iter_rows(named=True))
    found = pictured.over(page, rows, marks)
    chosen = any(kind.startswith("chosen") for _, kind, _ in found)
    meant = [row for row in rows if asked is not None and not chosen and row["line"] == asked.line]
    return [*(over for row in meant for over in pictured.all_of(row, text("source.mark.line"))), *found]
