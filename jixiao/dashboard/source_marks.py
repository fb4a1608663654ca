"""What became of the characters of a report's lines, as marks; and the one figure that a link asks for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from .. import formats, marking, schema, words
from ..marking import Mark
from .state import run, text
from .touched import touched_cells, touched_title

_FIGURES = {
    (table, name)
    for table in schema.TABLES
    for name, kind in zip(schema.column_names(table), schema.arrow_schema(table).types, strict=True)
    if str(kind).startswith("decimal")
}
_MOST_READ = 120
LINE, AT, SHEET = "line", "at", "sheet"
"""What a link to a source says: the line, where in it a figure begins, and the page or stretch that is shown."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The line that a link leads to, and the offset at which the figure begins that is meant, if one is."""

    line: int
    at: int | None


def wanted(lines: int) -> Wanted | None:
    """What the URL asks for of a report of so many lines."""
    line, at = (st.query_params.get(name, "") for name in (LINE, AT))
    if not (line.isdecimal() and 1 <= int(line) <= lines):
        return None
    return Wanted(int(line), int(at) if at.isdecimal() else None)


def forget_wanted() -> None:
    """The reader goes elsewhere: the link no longer leads."""
    for name in (LINE, AT):
        st.query_params.pop(name, None)


def source_marks(
    report_id: str, low: int, high: int, asked: Wanted | None, *, read: bool = False
) -> dict[int, list[Mark]]:
    """The marks of lines `low` to `high`. `read`: titles say what was read, where the text does not stand there."""
    found: dict[int, list[Mark]] = defaultdict(list)
    touched = touched_cells(report_id)
    for row in run("source_marks", report_id=report_id, from_line=low, to_line=high).iter_rows(named=True):
        kind, title = _told(row)
        if read:
            title = text("source.mark.read", what=title, text=_short(row["text"]))
        if findings := touched.get((row["table"], row["row_id"], row["column"])):
            kind, title = "found", " · ".join([title, *map(touched_title, findings)])
        chosen = asked is not None and (row["line"], row["start"]) == (asked.line, asked.at)
        places = marking.places(row["lines"], row["start"], row["end"], row["text"])
        for line, pieces in enumerate(places, row["line"]):
            found[line] += [Mark(start, end, f"chosen {kind}" if chosen else kind, title) for start, end in pieces]
    for marks in found.values():
        marks.sort(key=_after_others)
    return found


def _after_others(mark: Mark) -> tuple[bool, bool]:
    """Of marks over the same characters the first is shown: what is asked for, then figures, then their text."""
    return not mark.kind.startswith("chosen"), mark.kind == "text"


def _told(row: Mapping[str, Any]) -> tuple[str, str]:
    """How a mark looks and what it says: the table and column that the characters became."""
    table, column = row["table"], row["column"]
    if table is None:
        return "unread", text("source.mark.unread")
    named = text(f"cell.{column}") if words.has(f"cell.{column}") else str(column)
    title = f"{text(f'table.{table}')} · {named}"
    if (table, column) not in _FIGURES:
        return "text", title
    return ("damaged", f"{title} · {text('source.mark.damaged')}") if row["damaged"] else ("figure", title)


def _short(printed: str) -> str:
    shown = formats.plain(printed)
    return shown if len(shown) <= _MOST_READ else f"{shown[:_MOST_READ]}…"
