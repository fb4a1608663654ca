"""Printing a page from the browser: what paper needs that the screen does not.

A table on the screen is drawn by Streamlit as a picture of the rows in view, and so prints no others. The same rows
stand beside it as plain HTML, which only paper shows; of long tables the first, and it says so.
"""

from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files

import polars as pl
import streamlit as st
from polars import selectors

from .. import formats
from ..briefing import tabled
from .state import language, reader, text

MOST_ROWS = 100
"""So many rows of a table are printed: what is sent for paper must not slow the screen. Files have all of them."""

_TICK, _SHORT = "✓", 12


@cache
def style() -> str:
    """The style sheet of paper."""
    return files(__package__).joinpath("print.css").read_text(encoding="utf-8")


def printed(name: str, rows: pl.DataFrame, columns: Sequence[str], all_rows: int) -> None:
    """A table for paper. `rows` are the first of `all_rows`, amounts in 万元; columns say units and formats."""
    ticks = pl.when(selectors.boolean()).then(pl.lit(_TICK)).otherwise(pl.lit(""))
    shown = rows.head(MOST_ROWS).with_columns(ticks.name.keep())
    told = tabled.texts(shown, columns, reader())
    kinds = [_kind(shown, column, cells) for column, cells in zip(columns, zip(*told, strict=True), strict=False)]
    heads = _row("th", tabled.heads(columns, reader()), kinds)
    body = "".join(_row("td", cells, kinds) for cells in told)
    more = ""
    if all_rows > shown.height:
        more = text("table.printed", shown=formats.count(shown.height), total=formats.count(all_rows))
    st.html(
        f"<div class='printed' lang='{language()}'><table><caption>{escape(text(f'{name}.title'))}</caption>"
        f"<thead>{heads}</thead><tbody>{body}</tbody></table><p>{escape(more)}</p></div>"
    )


def _kind(rows: pl.DataFrame, column: str, cells: Sequence[str]) -> str:
    """The class of a column's cells: figures stand to the right, and short texts on one line."""
    if tabled.is_figure(rows, column):
        return " class='figure'"
    return " class='short'" if max(map(formats.width, cells), default=0) <= _SHORT else ""


def _row(tag: str, cells: Sequence[str], kinds: Sequence[str]) -> str:
    told = (f"<{tag}{kind}>{escape(cell)}</{tag}>" for cell, kind in zip(cells, kinds, strict=False))
    return f"<tr>{''.join(told)}</tr>"
