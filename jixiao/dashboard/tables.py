"""Values and tables on the screen: a column's name says what it holds, and so its words, unit and format."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from math import ceil
from typing import Any

import polars as pl
import streamlit as st

from .. import formats, words
from ..provenance import SHARE_OF, Opens
from .opening import key_of, open_row
from .printed import printed
from .state import language, money_unit, reader, text

_TEXT_WIDTHS = {"name": 300, "reason": 320, "snippet": 320, "label": 235, "line": 185, "indicator": 240}
_TEXT_WIDTHS |= {"finding": 300, "severity": 72, "verdict": 70, "rule": 140}
_TEXT_WIDTHS |= {"worst_indicator": 220, "file_name": 215, "trouble": 320}
_WRAPPED_WIDTHS = _TEXT_WIDTHS | {"name": 345, "reason": 210, "label": 150, "finding": 258}
"""Where texts wrap, what is long gets more room and the rest less, so that the figures beside them stay in view."""
_NAMES = ("name", "indicator", "line", "label", "reason")
_LONG = (*_NAMES, "snippet", "finding")
"""Texts that wrap; of these, names and reasons are whole, and the others are whole beside the table."""
_PIXELS, _PADDING, _WHOLE_ROWS = 7.2, 18, 12
"""About what a Latin character takes in a table, a Chinese one takes two; how many rows stand without scrolling."""
_WRAPPING, _LINE, _MOST_LINES, _SCROLLED = 62, 20, 8, 520
"""Streamlit wraps texts in rows of more than four times the size of type; three lines stand in one. More need higher
rows, within reason. A long table of such rows shows as much."""
_EAGER_ROWS = 150
"""A longer table is fetched by the browser as it is scrolled or, where its rows can be chosen, cut here."""


def said(column: str, value: Any) -> str:
    """A value as words, by what its column's name says it is."""
    return reader().said(column, value)


def heads(columns: Sequence[str]) -> dict[str, str]:
    """The heads of columns, with the unit where they have one."""
    return {column: text(f"column.{column}") for column in columns}


def table(
    name: str,
    rows: pl.DataFrame,
    columns: Sequence[str],
    *,
    opens: Opens | None = None,
    height: int | None = None,
    part: str = "",
    chosen: Callable[[str], None] | None = None,
    choosing: bool = False,
) -> int | None:
    """A table whose heads, units and number formats follow from the names of its columns.

    With `opens`, choosing a row opens what it stands for; `chosen` gets the widget's name and does something else;
    with `choosing`, the number of the chosen row is returned. `part` tells several tables of one name apart.
    """
    widget, whole = f"{name}{part}.table", rows
    # Streamlit fetches a table only as it is scrolled where no row of it can be chosen
    rows = rows.head(_EAGER_ROWS) if choosing or chosen is not None or opens is not None else rows
    shown = formats.in_unit(rows, money_unit() or formats.WAN)
    row_height = _row_height(shown, columns)
    widths = _WRAPPED_WIDTHS if row_height else _TEXT_WIDTHS
    scrolled: Any = _SCROLLED if row_height else "auto"
    draw = partial(
        st.dataframe,
        _told_apart(shown, columns),
        hide_index=True,
        placeholder=formats.NOT_PRINTED,
        column_config={column: _column(shown, column, widths) for column in columns},
        key=key_of(widget),
        alt=text(f"{name}.title"),
        row_height=row_height,
        height=height or ("content" if rows.height <= _WHOLE_ROWS else scrolled),
        lazy=rows.height > _EAGER_ROWS,
    )
    if whole.height > rows.height:
        told = text("table.first", shown=rows.height, total=formats.count(whole.height))
        st.html(f"<p class='muted screen' lang='{language()}'>{escape(told)}</p>")  # paper has all rows
    printed(name, whole, columns, part)
    if choosing:
        state: Any = draw(on_select="rerun", selection_mode="single-row")
        return next((row for row in state.selection.rows if row < rows.height), None)
    if chosen is not None:
        draw(on_select=partial(chosen, widget), selection_mode="single-row")
    elif opens is None:
        draw()
    else:
        draw(on_select=partial(open_row, widget, opens, rows, columns), selection_mode="single-row")
    return None


def _told_apart(rows: pl.DataFrame, columns: Sequence[str]) -> Any:
    """The cells of a table: where a rate cannot be, it says so, and does not look like one that is not printed."""
    cells = rows.select(_inert(rows, column) for column in columns)
    found = {rate: _cannot_be(rows, rate) for rate in columns if SHARE_OF.get(rate) in rows.columns}
    if not any(cannot.any() for cannot in found.values()):
        return cells
    # a table shows every missing number alike; only an infinite one can be given words, and sorts behind all others
    marked = (pl.when(cannot).then(float("inf")).otherwise(rate).alias(rate) for rate, cannot in found.items())
    inapplicable = text("table.inapplicable")
    style = cells.with_columns(marked).to_pandas().style
    return style.format(dict.fromkeys(found, lambda rate: inapplicable if rate == float("inf") else f"{rate:,.2f}"))


def _cannot_be(rows: pl.DataFrame, rate: str) -> pl.Series:
    return rows.select(pl.col(rate).is_null() & (pl.col(SHARE_OF[rate]) == 0)).to_series()


def _row_height(rows: pl.DataFrame, columns: Sequence[str]) -> int | None:
    """High enough for the longest name over several lines, where there is one."""
    long = [column for column in columns if column in _LONG and column in rows.columns]
    if max((_lines(rows, column, _TEXT_WIDTHS) for column in long), default=1) == 1:
        return None
    needed = max((_lines(rows, column, _WRAPPED_WIDTHS) for column in long if column in _NAMES), default=1)
    return max(_WRAPPING, _LINE * min(needed, _MOST_LINES) + 2)


def _lines(rows: pl.DataFrame, column: str, widths: Mapping[str, int]) -> int:
    """Over how many lines the longest text of a column stands."""
    # a Chinese character takes three bytes and two columns
    columns = (pl.col(column).str.len_bytes() + pl.col(column).str.len_chars()).max() / 2
    return max(1, ceil((rows.select(columns).item() or 0) * _PIXELS / (widths[column] - _PADDING)))


def missing(column: str, row: Mapping[str, Any]) -> str:
    """How a figure that is not there is told: it cannot be, or it is not printed."""
    return reader().missing(column, row)


def _inert(rows: pl.DataFrame, column: str) -> pl.Expr:
    return formats.plain_column(column) if rows.schema[column] == pl.String else pl.col(column)


def _column(rows: pl.DataFrame, column: str, widths: Mapping[str, int]) -> Any:
    label, help_ = text(f"column.{column}"), text(f"help.{column}") if words.has(f"help.{column}") else None
    if rows.schema[column] == pl.String:
        return st.column_config.TextColumn(label, width=widths.get(column), help=help_)
    if rows.schema[column] == pl.Boolean:
        return st.column_config.CheckboxColumn(label, help=help_)
    if rows.schema[column].is_integer():
        return st.column_config.NumberColumn(label, format="%,d", help=help_)
    if column in SHARE_OF and SHARE_OF[column] in rows.columns and _cannot_be(rows, column).any():
        return st.column_config.NumberColumn(label, help=help_)  # its words are in the cells
    decimals = formats.decimals_of(rows[column].to_list(), 6) if column.endswith("_wan") else 2
    return st.column_config.NumberColumn(label, format=f"%,.{decimals}f", help=help_)
