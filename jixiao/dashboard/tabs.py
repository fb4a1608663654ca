"""Parts of a page side by side, of which only the one that is looked at is made."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from .. import words
from .state import text


@contextmanager
def tabs(*parts: str) -> Iterator[str]:
    """Tabs named by keys of the catalogue; gives the key of the one that is open, and what follows stands in it.

    The URL keeps which one that is.
    """
    names = [text(part) for part in parts]
    if (open_ := st.session_state.get("view")) not in (None, *names):
        # the words of the other language: the same tab stays open
        meant = [text(part) for part in parts if open_ in words.CATALOGUE[part]]
        st.session_state["view"] = next(iter(meant), names[0])
    places = zip(st.tabs(names, key="view", bind="query-params"), parts, strict=True)
    place, part = next((place, part) for place, part in places if place.open)
    with place:
        yield part
