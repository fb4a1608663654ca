"""Turning the pages of a source: which one is shown, and bringing into view what a link asks for."""

from collections.abc import Mapping

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from .source_marks import SHEET, Wanted, forget_wanted
from .state import text

_FIRST, _GO = "source-first", "source.go"
_MANY = 7
"""More pages than this have a field for the number too: the buttons show so many."""
_BUTTON = 38
"""The room of a button, in pixels."""


def picked(bar: DeltaGenerator, count: int, asked: int | None) -> int:
    """The page or stretch that the reader turned to in a bar, from 1, or the one that a link asks for."""
    if count == 1:
        return 1
    # set only where it must be: else it follows the URL, which the browser's back button changes
    if asked is not None:
        st.session_state[SHEET] = min(max(asked, 1), count)
    elif st.session_state.get(SHEET, 1) > count:
        st.session_state[SHEET] = count
    with bar:
        # left to itself in a row it takes less room than it needs, and with less than five pages' room it hides some
        room = _BUTTON * (min(max(count, 5), _MANY) + 2)
        number = st.pagination(count, key=SHEET, bind="query-params", on_change=forget_wanted, width=room)
        if count > _MANY:
            st.session_state[_GO] = number
            st.number_input(
                text("source.go"), 1, count, key=_GO, on_change=_go, width=110, label_visibility="collapsed",
                icon=":material/find_in_page:",
            )  # fmt: skip
    return number


def _go() -> None:
    forget_wanted()
    st.session_state[SHEET] = st.session_state[_GO]


def first_page() -> None:
    """Another report begins at its beginning."""
    forget_wanted()
    st.session_state[SHEET] = 1


def note_first(lines: pl.DataFrame) -> None:
    """Keep which line is shown first, so that another way to show the report can begin there."""
    st.session_state[_FIRST] = lines["line"][0] if lines.height else None


def keep_place() -> None:
    """The reader looks at the report another way: at the same place, unless a link leads to one."""
    line = st.session_state.get(_FIRST)
    if line and "line" not in st.query_params:
        st.query_params["line"] = str(line)


def scroll(row: Mapping[str, object], asked: Wanted | None) -> None:
    """Bring what a link asks for into view, once for each link: a script runs anew only where it is another one."""
    if asked is None:
        return
    st.html(
        f"<script>/* {row['report_id']} {asked.line} {asked.at} */ setTimeout(() => (document.querySelector("
        "'.paper mark.chosen, .source mark.chosen') ?? document.querySelector('.paper mark.line, .source .wanted'))"
        "?.scrollIntoView({block: 'center', inline: 'center'}), 150)</script>",
        unsafe_allow_javascript=True,
    )
