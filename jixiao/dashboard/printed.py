"""Printing a page from the browser: what paper needs that the screen does not.

A table on the screen is drawn by Streamlit as a picture of the rows in view, and so prints no others. The same rows
stand beside it as plain HTML, which only paper shows; the later rows of a long table are fetched when it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

import polars as pl
import streamlit as st
from polars import selectors
from streamlit import runtime

from .. import formats
from ..briefing import tabled
from ..saying import Reader
from ..theme import LIGHT, light_of_dark
from .state import language, money_unit, reader, text

MOST_ROWS = 100
"""So many rows of a table are sent for paper with the page: more would slow the screen."""

_TICK, _SHORT = "✓", 12


@cache
def style() -> str:
    """The style sheet of paper."""
    return _asset("print.css")


@cache
def fetcher() -> str:
    """The script that fetches the later rows of long tables when the page is printed."""
    return _asset("print.js")


def light_style(own: str) -> str:
    """What makes a dark page light on paper, which is white. `own` is the page's own style in light colours."""
    charts = "\n".join(
        f"svg [{part}='{dark}' i] {{{part}: {light} !important}}"
        for dark, light in light_of_dark().items()
        for part in ("fill", "stroke")
    )
    colors = f"--ink: {LIGHT.ink}; --rule: {LIGHT.rule}; --read: {LIGHT.executed}"
    return f"@media print {{\n:root {{{colors}}}\n{_asset('paper.css')}\n{own}\n{charts}\n}}"


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def printed(name: str, rows: pl.DataFrame, columns: Sequence[str], part: str = "") -> None:
    """A table for paper, all rows of it. Amounts are in 万元; columns say units and formats.

    `part` tells several tables of one name apart.
    """
    told = _rows(rows, tuple(columns), language(), (money_unit() or formats.WAN).name, reader())
    heads = _row("th", tabled.heads(columns, reader()), told.kinds)
    rest = more = ""
    if rows.height > MOST_ROWS:
        more = text("table.printed", shown=formats.count(MOST_ROWS), total=formats.count(rows.height))
        rest = f" data-rest='{_kept(told.rest, f'printed.{name}{part}')}'" if runtime.exists() else ""
    st.html(
        f"<div class='printed' lang='{language()}'{rest}><table><caption>{escape(text(f'{name}.title'))}</caption>"
        f"<thead>{heads}</thead><tbody>{told.first}</tbody></table><p>{escape(more)}</p></div>"
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table as HTML: what is sent with the page, and what is fetched when it is printed."""

    kinds: list[str]
    first: str
    rest: str


@st.cache_data(max_entries=100, show_spinner=False)
def _rows(rows: pl.DataFrame, columns: tuple[str, ...], language: str, money: str, _reader: Reader) -> _Rows:
    ticks = pl.when(selectors.boolean()).then(pl.lit(_TICK)).otherwise(pl.lit(""))
    shown = rows.with_columns(ticks.name.keep())
    told = tabled.texts(shown, columns, _reader)
    kinds = [_kind(shown, column, cells) for column, cells in zip(columns, zip(*told, strict=True), strict=False)]
    lines = [_row("td", cells, kinds) for cells in told]
    return _Rows(kinds, "".join(lines[:MOST_ROWS]), "".join(lines[MOST_ROWS:]))


def _kept(rows: str, of: str) -> str:
    """Where the browser finds rows, for as long as the page shows their table."""
    files = runtime.get_instance().media_file_mgr
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"{f'/{base}' if base else ''}{files.add(rows.encode(), 'text/html', of)}"


def _kind(rows: pl.DataFrame, column: str, cells: Sequence[str]) -> str:
    """The class of a column's cells: figures stand to the right, and short texts on one line."""
    if tabled.is_figure(rows, column):
        return " class='figure'"
    return " class='short'" if max(map(formats.width, cells), default=0) <= _SHORT else ""


def _row(tag: str, cells: Sequence[str], kinds: Sequence[str]) -> str:
    told = (f"<{tag}{kind}>{escape(cell)}</{tag}>" for cell, kind in zip(cells, kinds, strict=False))
    return f"<tr>{''.join(told)}</tr>"
