"""The drawer: where a chosen figure is printed, or what it is a sum of, beside the page that shows it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from .. import formats, marking
from ..marking import Mark
from ..provenance import Opened, Opens, formula, is_inapplicable
from ..saying import part_figures
from . import pictured
from .opening import closed, link_project, link_source, opened
from .state import reader, run, text
from .tables import table
from .touched import touched_figure

_WIDTH = 560
_AROUND = 60
_MOST_LINES = 8
_NO_FIGURES = ("mark", "label")
"""Columns that the dashboard makes: the number of a circle, and the unit and year, which stand at the head."""
Printed = Mapping[str, Any]


def drawer() -> None:
    """Show what the reader chose in this run, if anything. Called once, at the end of a page."""
    if chosen := opened():
        shown = st.dialog(text("drawer.title"), width=_WIDTH, position="right", on_dismiss=closed)(_show)
        shown(chosen)


def _show(chosen: Opened) -> None:
    if chosen.opens.query is None:
        _one(chosen)
    else:
        _sum(chosen)


def _one(chosen: Opened) -> None:
    """One thing: each of its figures with the place where it is printed, or how it follows from others."""
    printed = {row["figure"]: row for row in _printed(chosen).iter_rows(named=True)}
    _head(chosen.row, next(iter(printed.values()), None))
    known = {name for name, value in chosen.row.items() if value is not None} | printed.keys()
    told: list[str] = []
    for column in chosen.columns:
        if column not in _NO_FIGURES:
            _figure(column, chosen, printed, known, told)
    if chosen.row.get("project_id"):
        link_project(chosen.row["project_id"])


def _printed(chosen: Opened) -> pl.DataFrame:
    if chosen.thing is None:
        return pl.DataFrame()
    entity, id_ = chosen.thing
    return run("printed_figures", entity=entity, id=id_)


def _head(row: Mapping[str, Any], source: Printed | None) -> None:
    names = [row.get(column) for column in ("name", "indicator", "line", "part", "label")]
    name, *_ = [name for name in names if name] or [text("chart.unnamed")]
    file = f"<div class='muted'>{escape(formats.plain(source['file_name']))}</div>" if source else ""
    label = row.get("label") if row.get("label") != name else None
    under = f"<div class='muted'>{escape(formats.plain(label))}</div>" if label else ""
    st.html(f"<div class='drawer'><strong>{escape(formats.plain(name))}</strong>{under}{file}</div>")


def _figure(column: str, chosen: Opened, printed: Mapping[str, Printed], known: set[str], told: list[str]) -> None:
    """A figure of the row: its source, else its formula with the sources of what it is made of; each once."""
    value = chosen.row.get(column)
    if column in told or not (column in printed or isinstance(value, int | float | Decimal) or value is None):
        return
    told.append(column)
    made = formula(column, known)
    if column in printed:
        _source(column, value, printed[column])
    if made and (column not in printed or column.endswith("_pct")):
        _formula(column, made, chosen.row, printed)
        for part in (made[0], made[2]):
            if part in printed and part not in told:
                told.append(part)
                _source(part, chosen.row.get(part), printed[part])
    elif column not in printed:
        why = "drawer.not_printed" if value is None else "drawer.not_cited"
        st.html(_block(column, value, text("drawer.no_share" if is_inapplicable(column, chosen.row) else why)))


def _source(column: str, value: Any, cited: Printed) -> None:
    """Where a figure is printed: cut out of its page, or its lines with the characters marked; and the way there."""
    note = text("drawer.as_printed", printed=cited["text"]) if _differs(value, cited["text"]) else ""
    shown = pictured.crop(cited) or _lines(cited)
    st.html(_block(column, cited["text"] if value is None else value, note, shown))
    link_source(cited["report_id"], cited["line"], cited["page"], cited["start"])
    touched_figure(cited)


def _lines(cited: Printed) -> str:
    """The cited lines as HTML, long ones cut to what stands around the marks."""
    places = marking.places(cited["lines"], cited["start"], cited["end"], cited["text"])
    shown = []
    for line, found in list(zip(cited["lines"], places, strict=True))[:_MOST_LINES]:
        if found:
            low, high = found[0][0], found[-1][1]
            cut, moved = marking.clipped(line, Mark(low, high, "cited"), _AROUND)
            by = moved.start - low
            shown.append(marking.html(cut, [Mark(start + by, end + by, "cited") for start, end in found]))
    more = "<br>…" if len(places) > _MOST_LINES else ""
    return f"<blockquote>{'<br>'.join(shown)}{more}</blockquote>"


def _differs(value: Any, printed: str) -> bool:
    """Whether the characters printed are another number than the one shown, as where 元 became 万元."""
    number = formats.number_in(printed)
    if number is None or value is None or isinstance(value, str):
        return False
    return abs(number - Decimal(str(value))) > Decimal("0.000001")


def _formula(column: str, made: tuple[str, str, str], row: Mapping[str, Any], printed: Mapping[str, Printed]) -> None:
    note = reader().formula(made, lambda part: _value(part, row, printed))
    st.html(_block(column, row.get(column), note))


def _value(column: str, row: Mapping[str, Any], printed: Mapping[str, Printed]) -> str:
    value = row.get(column)
    return str(printed[column]["text"]) if value is None and column in printed else reader().exact(column, value)


def _block(column: str, value: Any, note: str, lines: str = "") -> str:
    noted = f"<div class='muted'>{escape(formats.plain(note))}</div>" if note else ""
    shown = escape(reader().exact(column, value)) if not lines or not isinstance(value, str) else ""
    return (
        f"<div class='drawer'><div><span class='muted'>{escape(reader().term(column))}</span> "
        f"<strong><bdi>{shown}</bdi></strong></div>{noted}{lines}</div>"
    )


def _sum(chosen: Opened) -> None:
    """A sum: its formula, and the things that it is made of; the one that is chosen shows its own sources."""
    opens = chosen.opens
    assert opens.query is not None
    parts = run(opens.query, **{name: chosen.row[name] for name in opens.by})
    _heading(chosen)
    figures = _figures(chosen.columns, parts)
    for column in [column for column in chosen.columns if isinstance(chosen.row.get(column), int | float | Decimal)]:
        st.html(_block(column, chosen.row[column], reader().how(column, parts, chosen.row)))
    st.caption(text("drawer.parts", count=formats.count(parts.height)))
    named = [column for column in _names(opens.entity) if column in parts.columns][:1]
    beside = [column for column in ("label",) if column in parts.columns and column not in named]
    picked = table(
        "drawer.parts", parts, [*named, *figures, *beside], choosing=True, height=300 if parts.height > 7 else None
    )
    if picked is not None:
        st.divider()
        _one(Opened(Opens(opens.entity), parts.row(picked, named=True), tuple(figures)))


def _names(entity: str) -> tuple[str, ...]:
    """The columns that name a thing, the one that says most first: a report's title says less than unit and year."""
    return ("label",) if entity == "report" else ("name", "indicator", "line", "label")


def _heading(chosen: Opened) -> None:
    told = [str(chosen.row[name]) for name in chosen.columns if isinstance(chosen.row.get(name), str)]
    if told:
        joined = escape(formats.plain(" · ".join(told[:3])))
        st.html(f"<div class='drawer'><strong>{joined}</strong></div>")


def _figures(columns: Sequence[str], parts: pl.DataFrame) -> list[str]:
    """The figures of the parts: those that the page shows, else all that have a name."""
    numeric = parts.columns
    made = {part for name in columns for found in (formula(name, numeric),) if found for part in (found[0], found[2])}
    return part_figures(columns, parts, made)
