"""The way into the functional classification: all 类, one 类, one 款. Kept in the URL, so that a link shows it too.

A click on a box or a row goes a level deeper; where there is no finer level, it opens the printed lines. The names on
the way are report text, so they stand as plain text, and the buttons say in the interface's own words where they lead.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from .. import formats
from ..charts import PICK, Drawing
from ..provenance import Opens
from .opening import key_of, open_figure
from .state import language, text
from .tables import table

_LEVELS = ("class", "subclass")
_FIGURES = ("amount_wan", "share_pct", "change_wan")


def trail_asked() -> dict[str, str | None]:
    """The 类 and the 款 that the URL names, which may not be there: see structure_trail."""
    return {level: st.query_params.get(level) for level in _LEVELS}


def trail(place: Mapping[str, str | None]) -> None:
    """Show the way to `place` with a button back to each level above it. `place` is the answer to structure_trail."""
    names = [place[level] for level in _LEVELS if place[level] is not None]
    path = [text("trail.all"), *map(formats.plain, filter(None, names))]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for depth, key in enumerate(("trail.to_all", "trail.to_class")[: len(names)]):
            above = {level: place[level] if at < depth else None for at, level in enumerate(_LEVELS)}
            st.button(text(key), key=key, type="tertiary", icon=":material/arrow_back:", on_click=_go, args=(above,))
        steps = " › ".join(f"<bdi>{escape(name)}</bdi>" for name in path)
        st.html(f'<p class="trail" lang="{language()}" style="margin:0">{steps}</p>', width="content")
        st.caption(text("trail.hint"))


def draw_level(name: str, drawing: Drawing, rows: pl.DataFrame, place: Mapping[str, str | None], opens: Opens) -> None:
    """The chart of a level, whose marks lead deeper. `rows` are structure_tree's."""
    widget = f"{name}{_part(place)}.chart"
    st.vega_lite_chart(
        spec=drawing.for_screen(), theme=None, width="stretch", alt=text(f"{name}.alt"), key=key_of(widget),
        on_select=partial(_mark, rows, opens, widget), selection_mode=PICK,
    )  # fmt: skip


def list_level(
    name: str,
    rows: pl.DataFrame,
    columns: Sequence[str],
    place: Mapping[str, str | None],
    opens: Opens,
    *,
    height: int | None = None,
) -> None:
    """The sorted list of a level, whose rows lead deeper. `rows` are structure_level's."""
    table(name, rows, columns, height=height, part=_part(place), chosen=partial(_row, rows, opens))


def _part(place: Mapping[str, str | None]) -> str:
    # another place is another widget, so that a choice made at one is none at the next
    return "/".join(["", *(place[level] or "" for level in _LEVELS)])


def _mark(rows: pl.DataFrame, opens: Opens, widget: str) -> None:
    marks = st.session_state[key_of(widget)].selection.get(PICK) or []
    found = rows.filter(pl.col("node") == marks[0]["node"]) if marks and "node" in marks[0] else rows.clear()
    if found.height:
        _deeper(found.row(0, named=True), opens, widget)


def _row(rows: pl.DataFrame, opens: Opens, widget: str) -> None:
    chosen = st.session_state[key_of(widget)].selection.rows
    if chosen and chosen[0] < rows.height:
        _deeper(rows.row(chosen[0], named=True), opens, widget)


def _deeper(row: Mapping[str, Any], opens: Opens, widget: str) -> None:
    if row["finer"]:
        _go(row)
    else:
        open_figure(widget, opens, row, _FIGURES)


def _go(place: Mapping[str, str | None]) -> None:
    # each change is a step that the browser's back button takes back: down in order, up in the reverse
    for level in reversed(_LEVELS):
        if place[level] is None:
            st.query_params.pop(level, None)
    for level in _LEVELS:
        if (name := place[level]) and st.query_params.get(level) != name:
            st.query_params[level] = name
