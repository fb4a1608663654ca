"""Values and tables on the screen: a column's name says what it holds, and so its words, unit and format."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from .. import formats, words
from ..provenance import SHARE_OF, Opens, is_inapplicable
from .opening import key_of, open_row
from .state import language, money_unit, text

_TEXT_WIDTHS = {"name": 300, "reason": 320, "snippet": 320, "label": 225, "line": 185, "indicator": 240}
_TEXT_WIDTHS |= {"finding": 300, "severity": 72, "verdict": 70, "rule": 140}
_TEXT_WIDTHS |= {"worst_indicator": 220}
_NAMES = ("name", "indicator", "line", "reason", "snippet", "finding")
_PIXELS, _WHOLE_ROWS = 7.2, 12
"""About what a Latin character takes in a table, a Chinese one takes two; how many rows stand without scrolling."""
_WRAPPING = 62
"""Streamlit wraps texts in rows of more than four times the size of type; three lines stand in one."""
_SHARES = {"name": "55%", "reason": "36%", "line_of_unit": "28%", "indicator": "36%", "expense": "17%", "label": "24%"}
_EAGER_ROWS = 500
"""A longer table is fetched by the browser as it is scrolled or, where its rows can be chosen, cut here."""
_POINTS = ("weight", "score", "lost_points")


def said(column: str, value: Any) -> str:
    """A value as words, by what its column's name says it is."""
    if isinstance(value, list):
        return formats.joined(value, language())
    if isinstance(value, str):
        return formats.plain(value)
    if column.endswith("_wan"):
        return formats.money(value, language(), money_unit())
    if column.endswith("_pct"):
        return formats.percent(value)
    if column.endswith(("_score", "_line")) or column in _POINTS:
        return formats.points(value)
    return formats.count(value)


def heads(columns: Sequence[str]) -> dict[str, str]:
    """The heads of columns, with the unit where they have one."""
    return {column: text(f"column.{column}") for column in columns}


def table(
    name: str,
    rows: pl.DataFrame,
    columns: Sequence[str],
    *,
    opens: Opens | None = None,
    row_height: int | None = None,
    height: int | None = None,
    part: str = "",
    chosen: Callable[[str], None] | None = None,
    choosing: bool = False,
) -> int | None:
    """A table whose heads, units and number formats follow from the names of its columns.

    With `opens`, choosing a row opens what it stands for; `chosen` gets the widget's name and does something else;
    with `choosing`, the number of the chosen row is returned. `part` tells several tables of one name apart.
    """
    widget = f"{name}{part}.table"
    can_choose, all_rows = choosing or chosen is not None or opens is not None, rows.height
    # Streamlit fetches a table only as it is scrolled where no row of it can be chosen
    rows = rows.head(_EAGER_ROWS) if can_choose else rows
    shown = formats.in_unit(rows, money_unit() or formats.WAN)
    draw = partial(
        st.dataframe,
        _told_apart(shown, columns),
        hide_index=True,
        placeholder=formats.NOT_PRINTED,
        column_config={column: _column(shown, column) for column in columns},
        key=key_of(widget),
        alt=text(f"{name}.title"),
        row_height=row_height or _row_height(shown, columns),
        height=height or ("content" if rows.height <= _WHOLE_ROWS else "auto"),
        lazy=rows.height > _EAGER_ROWS,
    )
    if all_rows > rows.height:
        st.caption(text("table.first", shown=rows.height, total=formats.count(all_rows)))
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
    """High enough for names over several lines, where there are some."""
    texts = [(rows[column], _TEXT_WIDTHS[column]) for column in columns if column in _NAMES and column in rows.columns]
    long = any(formats.width(text) * _PIXELS > room - 18 for column, room in texts for text in column if text)
    return _WRAPPING if long else None


def listing(rows: pl.DataFrame, columns: Sequence[str]) -> None:
    """A short table whose long texts must be read whole, such as printed reasons: every cell wraps."""
    rows = formats.in_unit(rows, money_unit() or formats.WAN)
    head = "".join(f"<th style='{_cell(rows, column)}'>{escape(text(f'column.{column}'))}</th>" for column in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td style='{_cell(rows, column)}'><bdi{_whole(rows, column)}>{escape(_shown(column, row))}</bdi></td>"
            for column in columns
        )
        + "</tr>"
        for row in rows.iter_rows(named=True)
    )
    st.html(
        f"<table lang='{language()}' style='width:100%;border-collapse:collapse;font-size:.9rem'>"
        f"<thead style='opacity:.75'><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _whole(rows: pl.DataFrame, column: str) -> str:
    """A figure is never broken over lines; the head above it may be."""
    return "" if rows.schema[column] == pl.String else " style='white-space:nowrap'"


def _cell(rows: pl.DataFrame, column: str) -> str:
    # a column of short words must not be squeezed to one character a line
    share = f"left;width:{_SHARES[column]}" if column in _SHARES else "left;min-width:6em"
    aligned = share if rows.schema[column] == pl.String else "right"
    border = "border-bottom:1px solid rgba(128,140,150,.35)"
    return f"text-align:{aligned};font-variant-numeric:tabular-nums;vertical-align:top;padding:.35rem .5rem;{border}"


def _shown(column: str, row: Mapping[str, Any]) -> str:
    value = row[column]
    if value is None:
        return missing(column, row)
    if isinstance(value, float):
        return formats.points(value) if column in _POINTS else formats.rounded(value, formats.decimals_of([value]))
    return said(column, value)


def missing(column: str, row: Mapping[str, Any]) -> str:
    """How a figure that is not there is told: it cannot be, or it is not printed."""
    return text("table.inapplicable") if is_inapplicable(column, row) else formats.NOT_PRINTED


def _inert(rows: pl.DataFrame, column: str) -> pl.Expr:
    return formats.plain_column(column) if rows.schema[column] == pl.String else pl.col(column)


def _column(rows: pl.DataFrame, column: str) -> Any:
    label, help_ = text(f"column.{column}"), text(f"help.{column}") if words.has(f"help.{column}") else None
    if rows.schema[column] == pl.String:
        return st.column_config.TextColumn(label, width=_TEXT_WIDTHS.get(column), help=help_)
    if rows.schema[column] == pl.Boolean:
        return st.column_config.CheckboxColumn(label, help=help_)
    if rows.schema[column].is_integer():
        return st.column_config.NumberColumn(label, format="%,d", help=help_)
    if column in SHARE_OF and SHARE_OF[column] in rows.columns and _cannot_be(rows, column).any():
        return st.column_config.NumberColumn(label, help=help_)  # its words are in the cells
    decimals = formats.decimals_of(rows[column].to_list(), 6) if column.endswith("_wan") else 2
    return st.column_config.NumberColumn(label, format=f"%,.{decimals}f", help=help_)
