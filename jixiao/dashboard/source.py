"""A report's whole text on the screen, with what was read marked, and what was not; a link can lead to any line."""

from collections import defaultdict
from html import escape

import polars as pl
import streamlit as st

from .. import formats, marking, schema, words
from ..marking import Mark
from .state import language, run, text
from .touched import touched_cells, touched_title

LINES = 200
"""How many lines stand on the screen at once: enough to read on, few enough to stay fast in the longest report."""

_BEFORE = 3
"""How many lines lead up to the one that a link asks for, so that it is read in its place and stands at the top."""

_FIGURES = {
    (table, name)
    for table in schema.TABLES
    for name, kind in zip(schema.column_names(table), schema.arrow_schema(table).types, strict=True)
    if str(kind).startswith("decimal")
}


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
        on_change=_forget_line,
    )
    st.query_params["report"] = chosen
    return chosen


def _forget_line() -> None:
    st.query_params.pop("line", None)


def source_text(report_id: str, lines: int) -> None:
    """The text, a stretch at a time: searched, or only lines with unread numbers, or around the line of the URL."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        find = st.text_input(text("source.find"), key="words", bind="query-params", width=320)
        only = st.toggle(
            text("source.unread_only"), key="unread", bind="query-params", help=text("source.unread_only.help")
        )
    asked = {"report_id": report_id, "find": find.strip(), "unread_only": only}
    found = run("source_lines", **asked, first=1, count=1)
    if found.is_empty():
        st.info(text("source.none"))
        return
    wanted = None if find.strip() or only else _wanted_line(lines)
    first = _first_of_page(found["all_lines"][0], f"{report_id}.{find}.{only}") if wanted is None else wanted - _BEFORE
    if wanted is not None:
        st.button(text("source.whole"), on_click=_forget_line, type="tertiary", icon=":material/first_page:")
    _show(report_id, run("source_lines", **asked, first=max(first, 1), count=LINES), wanted)


def _first_of_page(lines: int, key: str) -> int:
    pages = -(-lines // LINES)
    return ((st.pagination(pages, key=f"source.page.{key}") if pages > 1 else 1) - 1) * LINES + 1


def _wanted_line(lines: int) -> int | None:
    asked = st.query_params.get("line", "")
    return int(asked) if asked.isdecimal() and 1 <= int(asked) <= lines else None


def _show(report_id: str, lines: pl.DataFrame, wanted: int | None) -> None:
    marks = _marks(report_id, lines)
    rows = "".join(
        f'<div class="{"wanted" if line == wanted else ""}"><span>{line}</span>'
        f"<span><bdi>{marking.html(content, marks[line])}</bdi></span></div>"
        for line, content in lines.select("line", "text").rows()
    )
    st.html(f'<div class="source" lang="zh">{rows}</div>')


def _marks(report_id: str, lines: pl.DataFrame) -> dict[int, list[Mark]]:
    """The marks of each line."""
    low, high = lines["line"].min(), lines["line"].max()
    found: dict[int, list[Mark]] = defaultdict(list)
    touched = touched_cells(report_id)
    for row in run("source_marks", report_id=report_id, from_line=low, to_line=high).iter_rows(named=True):
        kind, title = _told(row["table"], row["column"])
        if findings := touched.get((row["table"], row["row_id"], row["column"])):
            kind, title = "found", " · ".join([title, *map(touched_title, findings)])
        places = marking.places(row["lines"], row["start"], row["end"], row["text"])
        for line, pieces in enumerate(places, row["line"]):
            found[line] += [Mark(start, end, kind, title) for start, end in pieces]
    return found


def _told(table: str | None, column: str | None) -> tuple[str, str]:
    """How a mark looks and what it says: the table and column that the characters became."""
    if table is None:
        return "unread", text("source.mark.unread")
    named = text(f"cell.{column}") if words.has(f"cell.{column}") else str(column)
    return "figure" if (table, column) in _FIGURES else "text", f"{text(f'table.{table}')} · {named}"


def legend() -> None:
    """What the marks mean, each shown as it looks."""
    shown = " &emsp; ".join(
        f'<mark class="{kind}">{escape(text(f"source.legend.{kind}"))}</mark>'
        for kind in ("figure", "found", "text", "unread")
    )
    st.html(f'<p lang="{language()}" class="muted">{shown}</p>')
