"""A report as it was read: pages as pictures, tables as tables, or its whole text; a link can lead to any figure."""

from collections.abc import Mapping
from functools import partial
from html import escape
from typing import Any

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from .. import formats
from .source_grids import line_html, source_grids
from .source_marks import LINE, Wanted, forget_wanted, source_marks, wanted
from .source_page import original_of, source_page
from .source_turning import first_page, keep_place, scroll
from .state import language, run, text

LINES = 200
"""How many lines stand on the screen at once: enough to read on, few enough to stay fast in the longest report."""

_BEFORE = 3
"""How many lines lead up to the one that a link asks for, so that it is read in its place and stands at the top."""

_KINDS = ("figure", "damaged", "found", "text", "unread")
_PAGED = ("pdf", "picture")
"""Formats whose pages can be shown as pictures."""


def chosen_report(reports: pl.DataFrame) -> str:
    """Let the reader choose among the reports; the URL names the one that is shown. Takes source_reports."""
    names = dict(reports.select("report_id", "label").rows())
    asked = st.query_params.get("report")
    if "source.report" not in st.session_state and asked in names:
        st.session_state["source.report"] = asked
    chosen: str = st.selectbox(
        text("source.report"),
        list(names),
        format_func={key: formats.plain(name) for key, name in names.items()}.__getitem__,
        key="source.report",
        on_change=first_page,
    )
    st.query_params["report"] = chosen
    return chosen


def source(row: Mapping[str, Any]) -> None:
    """The report as it is printed, where that can be shown, or as text: the reader chooses. `row`: source_reports."""
    asked = wanted(row["lines"])
    as_printed = _as_printed(row, asked)
    bar = st.container(horizontal=True, vertical_alignment="center")
    if as_printed is not None and _way(row, bar) == "printed":
        as_printed(bar)
    else:
        source_text(row, asked)


def _as_printed(row: Mapping[str, Any], asked: Wanted | None) -> partial[None] | None:
    """What shows the report as it is printed; None where nothing can."""
    if row["format"] in _PAGED:
        original = original_of(row["report_id"])
        return partial(source_page, row, original, asked) if original else None
    tables = run("source_grids", report_id=row["report_id"])
    return None if tables.is_empty() else partial(source_grids, row, tables, asked)


def _way(row: Mapping[str, Any], bar: DeltaGenerator) -> str:
    """`printed` or `text`, as the reader chooses; a link that searches the text means the text."""
    printed = "source.as.page" if row["format"] in _PAGED else "source.as.table"
    searched = {"words", "unread"} & st.query_params.keys()
    chosen: str = bar.segmented_control(
        text("source.as"),
        ["printed", "text"],
        format_func={"printed": text(printed), "text": text("source.as.text")}.__getitem__,
        default="text" if searched else "printed",
        required=True,
        key="source.as",
        label_visibility="collapsed",
        on_change=keep_place,
    )
    return chosen


def source_text(row: Mapping[str, Any], asked: Wanted | None) -> None:
    """The text, a stretch at a time: searched, or only lines with unread numbers, or around the line of the URL."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        find = st.text_input(text("source.find"), key="words", bind="query-params", width=320)
        only = st.toggle(
            text("source.unread_only"), key="unread", bind="query-params", help=text("source.unread_only.help")
        )
    report_id = row["report_id"]
    among = {"report_id": report_id, "find": find.strip(), "unread_only": only}
    found = run("source_lines", **among, first=1, count=1)
    if found.is_empty():
        st.info(text("source.none"))
        return
    asked = None if find.strip() or only else asked
    first = asked.line - _BEFORE if asked else _first_of_page(found["all_lines"][0], f"{report_id}.{find}.{only}")
    if asked is not None:
        st.button(text("source.whole"), on_click=forget_wanted, type="tertiary", icon=":material/first_page:")
    _show(report_id, run("source_lines", **among, first=max(first, 1), count=LINES), asked)
    scroll(row, asked)


def _first_of_page(lines: int, key: str) -> int:
    pages = -(-lines // LINES)
    return ((st.pagination(pages, key=f"source.page.{key}") if pages > 1 else 1) - 1) * LINES + 1


def _show(report_id: str, lines: pl.DataFrame, asked: Wanted | None) -> None:
    marks = source_marks(report_id, lines["line"][0], lines["line"][-1], asked)
    rows = "".join(
        line_html(line, content, marks[line], asked is not None and line == asked.line)
        for line, content in lines.select("line", "text").rows()
    )
    st.html(f'<div class="source" lang="zh">{rows}</div>')


def legend() -> None:
    """What the marks mean, each shown as it looks."""
    kinds = [*_KINDS, "chosen"] if LINE in st.query_params else _KINDS
    shown = " &emsp; ".join(f'<mark class="{kind}">{escape(text(f"source.legend.{kind}"))}</mark>' for kind in kinds)
    st.html(f'<p lang="{language()}" class="muted">{shown}</p>')
