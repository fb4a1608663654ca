"""What a page does to the library and says of it: wishes carried out behind a bar, and word of what was done."""

import os
from collections.abc import Collection
from html import escape
from pathlib import Path

import streamlit as st

from .. import formats
from ..errors import JixiaoError
from ..library import Library, Removed
from .start import behind_bar, keep_failures, said
from .state import cache_folder, language, reports_folder, text

_TOLD, _WISH = "library_told", "library_wish"
UNDO = "library_undo"
"""Where the session keeps what was removed last."""


def library() -> Library:
    """The library of this app; the environment can make it read-only."""
    return Library(reports_folder(), cache_folder(), os.environ.get("JIXIAO_READ_ONLY", "") not in ("", "0"))


def wish(what: str, *of: str) -> None:
    """The callback of a button whose work wants a bar: the run after it does it, in its place on the page."""
    st.session_state[_WISH] = (what, of)


def granted(what: str) -> tuple[str, ...]:
    """What was wished to be done in this way; once only."""
    asked: tuple[str, tuple[str, ...]] = st.session_state.get(_WISH, ("", ()))
    if asked[0] != what:
        return ()
    del st.session_state[_WISH]
    return asked[1]


def load(added: Collection[Path] = (), again: Collection[Path] = ()) -> bool:
    """Load the library behind a bar. Whether that went well; what did not is told in the next run."""
    try:
        result = behind_bar(lambda show: library().load(show, added, again))
    except JixiaoError as error:
        tell(text("intake.told.trouble", cause=said(error)), later=True)
        return False
    keep_failures(result)
    if result.untouched:
        tell(text("intake.told.untouched"), later=True)
    return not result.untouched


def tell(words: str, *, later: bool = False) -> None:
    """A line about what was done; `later`, in the next run, where what is shown now is drawn anew."""
    if later:
        st.session_state.setdefault(_TOLD, []).append(words)
    else:
        st.html(f"<p class='told' lang='{language()}' role='status'>{shown(words)}</p>")


def told() -> None:
    """Say what was done a moment ago, and offer to take a removal back."""
    for line in st.session_state.pop(_TOLD, []):
        tell(line)
    # later it is among what was removed
    undo: Removed | None = st.session_state.pop(UNDO, None)
    if undo and not library().read_only:
        st.button(
            text("intake.undo"), key="intake.undo", icon=":material/undo:", on_click=wish, args=("back", undo.token)
        )


def alert(words: str) -> None:
    """A line about trouble."""
    st.html(f"<p class='trouble' lang='{language()}' role='alert'>{shown(words)}</p>")


def shown(words: str) -> str:
    """A text as HTML that shows it as it is."""
    return f"<bdi>{escape(formats.plain(words))}</bdi>"
