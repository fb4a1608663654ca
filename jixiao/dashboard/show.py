"""Putting things on the screen: sentences, key figures, charts with their tables. Report text always as plain text."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import polars as pl
import streamlit as st
from polars import selectors

from .. import downloads, formats, words
from ..charts import Drawing
from ..provenance import Opens
from .filters import basis, is_filtered, is_narrowed, reset, said_lines, said_selection
from .opening import entered, key_of, open_figure, open_mark
from .start import enter
from .state import chosen, language, money_unit, reader, text
from .tables import heads, missing, said, table


def title(page: str) -> None:
    """Begin a page: its name, in words what the filters keep, and one click back to everything."""
    enter()
    entered(page)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.title(text(f"page.{page}"), anchor=False, width="content")
        kept = escape(formats.plain(said_selection()))
        st.html(f'<p class="selection" lang="{language()}"><bdi>{kept}</bdi></p>', width="content")
        if is_filtered():
            st.button(text("filter.reset"), on_click=reset, key="reset", type="tertiary", icon=":material/close:")


def heading(key: str) -> None:
    """The heading of a section, with the glossary's help where the catalogue has some."""
    help_ = key.removesuffix("title") + "help"
    st.subheader(text(key), anchor=False, help=text(help_, **said_lines()) if words.has(help_) else None)


def sentence(key: str, row: Mapping[str, Any]) -> str | None:
    """The sentence as HTML with the row's figures filled in; None where a figure it needs is missing."""
    known = {"basis": basis(), "low_line": chosen("low"), "execution_line": chosen("rate")} | dict(row)
    return reader().sentence(key, known, mark=lambda value: f"<bdi>{escape(value)}</bdi>")


def say(row: Mapping[str, Any], *keys: str) -> None:
    """State what the figures say: of `keys` those sentences whose figures are all there, as one paragraph."""
    sentences = [html for key in keys if (html := sentence(key, row))]
    between = "" if language() == "zh" else " "
    if sentences:
        st.html(f'<p class="says" lang="{language()}">{between.join(sentences)}</p>')


def lines(key: str, rows: pl.DataFrame, number: str) -> None:
    """One sentence a row as a numbered list; `number` is the column that holds the numbers."""
    items = "".join(
        f'<li value="{row[number]}">{sentence(key, row)}</li>'
        for row in rows.iter_rows(named=True)
        if sentence(key, row)
    )
    if items:
        st.html(f'<ol lang="{language()}" style="margin:0;padding-left:1.6rem">{items}</ol>')


def metrics(row: Mapping[str, Any], *columns: str, opens: Mapping[str, Opens] | None = None) -> None:
    """Key figures side by side, each with its meaning on hover; a figure that `opens` something is a button."""
    # an amount with its unit takes more room than a count
    widths = [1.35 if column.endswith("_wan") else 1 for column in columns]
    for place, column in zip(st.columns(widths), columns, strict=True):
        with place, st.container(key=f"metric-{column}", gap=None):
            label, help_ = text(f"metric.{column}"), text(f"help.{column}")
            if opens and column in opens and row[column] is not None:
                st.caption(label, help=help_)
                st.button(
                    said(column, row[column]),
                    key=f"metric.{column}",
                    type="tertiary",
                    on_click=open_figure,
                    args=(column, opens[column], dict(row), (column,)),
                )
            else:
                st.metric(label, missing(column, row) if row[column] is None else said(column, row[column]), help=help_)


def figure(
    name: str,
    drawing: Drawing,
    rows: pl.DataFrame,
    columns: Sequence[str],
    *,
    most: int | None = None,
    counted: str | None = None,
    opens: Opens | None = None,
) -> None:
    """A chart with its description, and folded below it its table and downloads.

    `most` is how many rows the chart draws at most or, with `counted`, how many reports: values of that column.
    `opens` is what a mark or a row of the table opens.
    """
    draw(name, drawing, rows=rows, columns=columns, opens=opens)
    if counted is not None and most is not None and rows[counted].n_unique() > most:
        st.caption(text("report.more", shown=most))
    elif counted is None and most is not None and rows.height > most:
        st.caption(text("table.more", shown=most, total=formats.count(rows.height)))
    data(name, rows, columns, opens=opens, drawing=drawing)


def draw(
    name: str,
    drawing: Drawing,
    *,
    rows: pl.DataFrame | None = None,
    columns: Sequence[str] = (),
    opens: Opens | None = None,
) -> None:
    """A chart with its description."""
    widget = f"{name}.chart"
    shown = partial(
        st.vega_lite_chart, spec=drawing.for_screen(), theme=None, width="stretch", alt=text(f"{name}.alt"),
        key=key_of(widget),
    )  # fmt: skip
    if opens is None or drawing.pick is None or rows is None:
        shown()
    else:
        shown(on_select=partial(open_mark, widget, opens, rows, columns, drawing.pick), selection_mode="pick")


def data(
    name: str,
    rows: pl.DataFrame,
    columns: Sequence[str],
    *,
    opens: Opens | None = None,
    drawing: Drawing | None = None,
) -> None:
    """The table behind a chart with its downloads, folded away and made only once it is unfolded."""
    folded = st.expander(text("table.show"), key=f"{name}.data", on_change="rerun", type="compact")
    if folded.open:
        with folded:
            table(name, rows, columns, opens=opens)
            with st.container(horizontal=True):
                download(f"{name}.csv", "download.csv", "text/csv", _csv(rows, columns))
                if drawing is not None:
                    download(f"{name}.png", "download.png", "image/png", _picture(name, drawing))


def download(key: str, label: str, mime: str, made: Callable[[], bytes]) -> None:
    """A button that makes its file once it is pressed; `made` runs in a thread that belongs to no reader."""
    st.download_button(
        text(label), made, file_name=f"jixiao-{key}", mime=mime, key=f"{key}.download", type="tertiary",
        icon=":material/download:", on_click="ignore",
    )  # fmt: skip


def _csv(rows: pl.DataFrame, columns: Sequence[str]) -> Callable[[], bytes]:
    # the reader's words and unit of money are asked for now: the file is made in a thread that belongs to no reader
    shown = formats.in_unit(rows.select(columns), money_unit() or formats.WAN)
    # more decimals than this are none of the figure's, but what binary fractions left of it
    return partial(downloads.csv_bytes, shown.with_columns(selectors.float().round(10)), heads(columns))


def _picture(name: str, drawing: Drawing) -> Callable[[], bytes]:
    # the words are asked for now: the picture is made in a thread that belongs to no reader
    note = text("download.note", selection=formats.plain(said_selection()), basis=basis(), **said_lines())
    return partial(downloads.png_bytes, drawing.spec, text(f"{name}.title"), note)


def nothing(rows: pl.DataFrame, key: str = "empty.part") -> bool:
    """Whether a part of the page has nothing to show; if so, says so: in the words of `key`, or that filters do it."""
    if rows.is_empty():
        st.info(text("empty.filter") if is_narrowed() else text(key, **said_lines()))
    return rows.is_empty()


def stop_if_nothing(rows: pl.DataFrame, key: str = "empty.part") -> None:
    """End a page that has nothing to show at all: says so and offers the way back."""
    if nothing(rows, key):
        if is_filtered():
            st.button(text("filter.reset"), on_click=reset, key="back")
        st.stop()
