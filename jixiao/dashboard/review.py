"""A reviewer's verdict on a finding: the form that takes it, and word of what could not be kept."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

import streamlit as st

from .. import formats, verdicts
from ..verdicts import VERDICTS, ReviewError
from .state import language, text

_NONE, _MOST_CHARACTERS, _TROUBLE = "none", 1000, "review.trouble"


def verdict_form(finding: Mapping[str, Any]) -> None:
    """What was judged of a finding and in which words, to be changed and kept."""
    fingerprint = finding["fingerprint"]
    options = {code: text(f"verdict.{code}") for code in (_NONE, *VERDICTS)}
    with st.form(f"verdict-{fingerprint}"):
        st.segmented_control(
            text("checks.verdict"), list(options), format_func=options.__getitem__,
            default=finding["verdict"] or _NONE, required=True, key=f"verdict-of-{fingerprint}",
            help=text("checks.verdict.help"),
        )  # fmt: skip
        st.text_area(
            text("checks.note"), finding["note"] or "", key=f"note-of-{fingerprint}", height=80,
            max_chars=_MOST_CHARACTERS, placeholder=text("checks.note.placeholder"),
        )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center"):
            st.form_submit_button(text("checks.verdict.save"), on_click=_save, args=(fingerprint,))
            if finding["at"]:
                st.caption(text("checks.verdict.saved", at=_when(finding["at"])))


def _save(fingerprint: str) -> None:
    verdict = st.session_state[f"verdict-of-{fingerprint}"]
    note = st.session_state[f"note-of-{fingerprint}"].strip()
    st.session_state.pop(_TROUBLE, None)
    if verdict == _NONE and note:
        st.session_state[_TROUBLE] = text("checks.verdict.note_alone")
        return
    try:
        aside = verdicts.save(fingerprint, None if verdict == _NONE else verdict, note)
    except ReviewError as error:
        st.session_state[_TROUBLE] = text("checks.verdict.not_kept", cause=error.said(language()))
    else:
        if aside:
            st.session_state[_TROUBLE] = text("checks.verdict.aside", file=aside)


def review_troubles() -> None:
    """Say what could not be read of the verdicts, and what could not be kept a moment ago."""
    damaged = verdicts.read().damaged
    told = [st.session_state.pop(_TROUBLE, None), damaged and text("checks.verdict.damaged", file=damaged)]
    for trouble in filter(None, told):
        st.html(f"<p class='trouble' lang='{language()}' role='alert'><bdi>{escape(formats.plain(trouble))}</bdi></p>")


def _when(at: str) -> str:
    try:
        return datetime.fromisoformat(at).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return formats.plain(at).replace("*", " ")
