"""The page 汇报: which slides, in what order, with what notes; the presentation, and files to take along."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from io import BytesIO
from typing import Any

import polars as pl
import streamlit as st

from ..briefing import screen
from ..briefing.deck import write_deck
from ..briefing.slides import SLIDES, Slide, View, slides
from ..briefing.summary import write_brief
from ..briefing.view import Asked
from ..briefing.workbook import write_workbook
from .printed import printed
from .show import download, heading
from .state import cache_folder, chosen, language, look, money_unit, reader, scenario, selection, text

_CHOICE, _NOTES, _ROUND = "slides", "notes", "present_round"
_LONGEST_NOTE, _MOST_CHARACTERS = 200, 20_000
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def present() -> None:
    """The whole page."""
    view = _view()
    try:
        found = slides(cache_folder(), replace(view, chosen=_chosen(), notes=_notes()))
    except ValueError:
        found = slides(cache_folder(), view)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="present-start"):
        _start(found)
    st.caption(text("present.keys"))
    st.caption(text("present.frozen", snapshot=Asked(cache_folder(), view).snapshot))
    left, right = st.columns([11, 4], gap="large")
    with left:
        heading("present.slides.title")
        _choose(slides(cache_folder(), view), found)
        st.caption(text("present.slides.note"))
    with right:
        heading("present.take.title")
        _take(found, view)
        st.caption(text("present.take.note"))


def _view() -> View:
    return View(
        selection(), chosen("basis"), float(chosen("low")), float(chosen("rate")), language(), money_unit(),
        scenario=scenario(),
    )  # fmt: skip


def _start(found: list[Slide]) -> None:
    label = escape(text("present.start"))
    st.html(f"<button class='present' lang='{language()}'>▶ {label}</button>", width="content")
    st.html(f"<script>{screen.opener(found, reader(), look())}</script>", unsafe_allow_javascript=True)


def _chosen() -> tuple[str, ...]:
    """The slides that the address names, in its order; those that there are no more of left out."""
    asked = [id_ for id_ in st.query_params.get(_CHOICE, "").split(",") if id_ in SLIDES]
    return tuple(dict.fromkeys(asked))


def _notes() -> Mapping[str, str]:
    """The notes that the address carries; none where it was cut."""
    packed = st.query_params.get(_NOTES, "")
    try:
        raw = zlib.decompressobj().decompress(
            base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), _MOST_CHARACTERS
        )
        told = json.loads(raw) if raw else {}
        return {id_: note[:_LONGEST_NOTE] for id_, note in told.items() if id_ in SLIDES and isinstance(note, str)}
    except (ValueError, binascii.Error, zlib.error, AttributeError):
        return {}


def _choose(every: list[Slide], found: list[Slide]) -> None:
    """A table of all slides to be ticked, numbered and annotated."""
    titles = {slide.id: slide.title for slide in [*every, *found] if slide.id in SLIDES}
    order = _chosen() or tuple(titles)
    notes = _notes()
    ids = [*[id_ for id_ in order if id_ in titles], *[id_ for id_ in titles if id_ not in order]]
    rows = pl.DataFrame(
        [
            {"order": place, "shown": id_ in order, "slide": titles[id_], "speaker_note": notes.get(id_, "")}
            for place, id_ in enumerate(ids, 1)
        ],
        infer_schema_length=None,
    )
    key = f"present.slides.{st.session_state.get(_ROUND, 0)}"
    heads = {name: (text(f"column.{name}"), text(f"help.{name}")) for name in rows.columns}
    config: dict[str, Any] = {
        "order": st.column_config.NumberColumn(
            heads["order"][0], help=heads["order"][1], min_value=0, max_value=99, step=1
        ),
        "shown": st.column_config.CheckboxColumn(heads["shown"][0], help=heads["shown"][1]),
        "slide": st.column_config.TextColumn(heads["slide"][0], help=heads["slide"][1], width=430),
        "speaker_note": st.column_config.TextColumn(
            heads["speaker_note"][0], help=heads["speaker_note"][1], width=260, max_chars=_LONGEST_NOTE
        ),
    }
    printed("present.slides", rows, rows.columns)
    st.data_editor(
        rows, key=key, hide_index=True, num_rows="fixed", disabled=["slide"], column_config=config,
        height="content", on_change=_changed, args=(key, ids, rows),
    )  # fmt: skip


def _changed(key: str, ids: list[str], rows: pl.DataFrame) -> None:
    """Put the choice into the address."""
    table = [dict(row, id=id_) for row, id_ in zip(rows.to_dicts(), ids, strict=True)]
    for index, cells in st.session_state[key]["edited_rows"].items():
        # a number moves its slide before those that have it already
        table[int(index)] |= {name: value if name != "order" else (value or 0) - 0.5 for name, value in cells.items()}
    table.sort(key=lambda row: row["order"])
    shown = [row["id"] for row in table if row["shown"]]
    _put(_CHOICE, ",".join(shown) if shown != list(SLIDES) else "")
    notes = {row["id"]: row["speaker_note"] for row in table if row["speaker_note"]}
    packed = zlib.compress(json.dumps(notes, ensure_ascii=False).encode(), 9) if notes else b""
    _put(_NOTES, base64.urlsafe_b64encode(packed).decode().rstrip("="))
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _put(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def _take(found: list[Slide], view: View) -> None:
    """Files of the same slides and the same view. They are made in a thread that belongs to no reader."""
    cache = cache_folder()

    def deck() -> bytes:
        made = BytesIO()
        write_deck(made, found, view.language, view.money)
        return made.getvalue()

    def workbook() -> bytes:
        made = BytesIO()
        lines = {"low_line": view.low_line, "execution_line": view.execution_line}
        write_workbook(made, cache, view.selection, view.language, view.basis, **lines, scenario=view.scenario)
        return made.getvalue()

    def brief() -> bytes:
        made = BytesIO()
        write_brief(made, cache, view)
        return made.getvalue()

    download("deck.pptx", "present.deck", _PPTX, deck)
    download("workbook.xlsx", "present.workbook", _XLSX, workbook)
    download("brief.docx", "present.brief", _DOCX, brief)
