"""Short tables whose long texts must be read whole, such as printed reasons: every cell wraps."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from .. import formats
from ..saying import POINTS
from .state import language, money_unit, text
from .tables import missing, said

_SHARES = {"name": "55%", "reason": "36%", "line_of_unit": "28%", "indicator": "36%", "expense": "17%", "label": "24%"}


def listing(rows: pl.DataFrame, columns: Sequence[str]) -> None:
    """Show rows as a table that wraps, figures on the right."""
    rows = formats.in_unit(rows, money_unit() or formats.WAN)
    head = "".join(f"<th style='{_cell(rows, column)}'>{_head(text(f'column.{column}'))}</th>" for column in columns)
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


def _head(words: str) -> str:
    """A head, whose unit is never broken over lines."""
    name = formats.without_note(words)
    unit = words.removeprefix(name).strip()
    return f"{escape(name)} <span style='white-space:nowrap'>{escape(unit)}</span>" if unit else escape(name)


def _whole(rows: pl.DataFrame, column: str) -> str:
    """A figure is never broken over lines; the head above it may be."""
    return "" if rows.schema[column] == pl.String else " style='white-space:nowrap'"


def _cell(rows: pl.DataFrame, column: str) -> str:
    # a column of short words must not be squeezed to one character a line, and figures take no more than they need
    share = f"left;width:{_SHARES[column]}" if column in _SHARES else "left;min-width:6em"
    aligned = share if rows.schema[column] == pl.String else "right;width:1%"
    border = "border-bottom:1px solid rgba(128,140,150,.35)"
    return f"text-align:{aligned};font-variant-numeric:tabular-nums;vertical-align:top;padding:.35rem .5rem;{border}"


def _shown(column: str, row: Mapping[str, Any]) -> str:
    value = row[column]
    if value is None:
        return missing(column, row)
    if isinstance(value, float):
        return formats.points(value) if column in POINTS else formats.rounded(value, formats.decimals_of([value]))
    return said(column, value)
