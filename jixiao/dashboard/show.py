"""Putting things on the screen: sentences, metrics, charts with their tables. Report text always as plain text."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from string import Formatter
from typing import Any

import polars as pl
import streamlit as st

from .. import formats
from ..charts import Chart
from .filters import basis, is_filtered, reset
from .start import enter
from .state import chosen, language, text
from .tables import said, table

_SENTENCES = "font-size:1.05rem;line-height:1.65;margin:0 0 .25rem"
_ABREAST, _MOST_REPORTS = 2, 4


def title(page: str) -> None:
    """Begin a page."""
    enter()
    st.title(text(f"page.{page}"), anchor=False)


def heading(key: str) -> None:
    st.subheader(text(key), anchor=False)


def sentence(key: str, row: Mapping[str, Any]) -> str | None:
    """The sentence as HTML with the row's figures filled in; None where a figure it needs is missing."""
    template = text(key)
    known = {"basis": basis(), "low_line": chosen("low"), "execution_line": chosen("rate")} | dict(row)
    needed = [name for _, name, _, _ in Formatter().parse(template) if name]
    unnamed = {name: text("chart.unnamed") for name in needed if name.endswith("name") and known[name] is None}
    known |= unnamed
    if any(known[name] is None or known[name] == [] for name in needed):
        return None
    values = {name: f"<bdi>{escape(said(name, known[name]))}</bdi>" for name in needed}
    return escape(template, quote=False).format_map(values)


def say(row: Mapping[str, Any], *keys: str) -> None:
    """State what the figures say: of `keys` those sentences whose figures are all there, as one paragraph."""
    sentences = [html for key in keys if (html := sentence(key, row))]
    between = "" if language() == "zh" else " "
    if sentences:
        st.html(f'<p lang="{language()}" style="{_SENTENCES}">{between.join(sentences)}</p>')


def lines(key: str, rows: pl.DataFrame, number: str) -> None:
    """One sentence a row as a numbered list; `number` is the column that holds the numbers."""
    items = "".join(
        f'<li value="{row[number]}">{sentence(key, row)}</li>'
        for row in rows.iter_rows(named=True)
        if sentence(key, row)
    )
    if items:
        st.html(f'<ol lang="{language()}" style="margin:0;padding-left:1.6rem">{items}</ol>')


def metrics(row: Mapping[str, Any], *columns: str) -> None:
    """Key figures side by side, each with its meaning on hover."""
    for place, column in zip(st.columns(len(columns)), columns, strict=True):
        place.metric(text(f"metric.{column}"), said(column, row[column]), help=text(f"help.{column}"))


def figure(name: str, chart: Chart, rows: pl.DataFrame, columns: Sequence[str], *, most: int | None = None) -> None:
    """A chart with its description, and its table beside it; `most` is how many rows the chart draws at most."""
    draw(name, chart)
    if most is not None and rows.height > most:
        st.caption(text("table.more", shown=most, total=formats.count(rows.height)))
    data(name, rows, columns)


def draw(name: str, chart: Chart, part: str = "") -> None:
    """A chart with its description; `part` tells several charts of one name apart."""
    st.altair_chart(chart, theme=None, width="stretch", alt=text(f"{name}.alt"), key=f"{name}{part}.chart")


def data(name: str, rows: pl.DataFrame, columns: Sequence[str]) -> None:
    """The table behind a chart, folded away."""
    with st.expander(text("table.show")):
        table(name, rows, columns)


def side_by_side(name: str, chart: Callable[[str], Chart], rows: pl.DataFrame, note: str) -> None:
    """One chart a report, next to each other, each under its report and over the list of its numbered rows."""
    found = rows.unique("report_id", keep="first", maintain_order=True)
    reports = found.head(_MOST_REPORTS)
    for start in range(0, reports.height, _ABREAST):
        places = st.columns(_ABREAST if reports.height > 1 else 1, gap="large")
        for place, report in zip(places, reports[start : start + _ABREAST].iter_rows(named=True), strict=False):
            with place:
                say(report, "report.label")
                draw(name, chart(report["report_id"]), report["report_id"])
                own = pl.col("report_id") == report["report_id"]
                lines(note, rows.filter(own).drop_nulls("mark"), "mark")
    if found.height > reports.height:
        st.caption(text("report.more", shown=reports.height))


def nothing(rows: pl.DataFrame, key: str = "empty.part") -> bool:
    """Whether a part of the page has nothing to show; if so, says so: in the words of `key`, or that filters do it."""
    if rows.is_empty():
        st.info(text("empty.filter" if is_filtered() else key))
    return rows.is_empty()


def stop_if_nothing(rows: pl.DataFrame, key: str = "empty.part") -> None:
    """End a page that has nothing to show at all: says so and offers the way back."""
    if nothing(rows, key):
        if is_filtered():
            st.button(text("filter.reset"), on_click=reset, key="reset")
        st.stop()
