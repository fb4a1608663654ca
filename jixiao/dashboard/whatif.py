"""The reader's scenario: kept in the session, carried by the page's address, changed by what the reader does."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from .. import formats, scenario_files
from ..scenario import Change, Scenario, ScenarioError
from ..scoring import TROUBLES
from .opening import last_page
from .state import SCENARIO, language, run, scenario, text

PAGE = "scenario"
_PARAM = "scenario"
_LINK, _TROUBLE, _ROUND = "scenario_link", "scenario_trouble", "scenario_round"


def arrive() -> None:
    """Take the scenario that the address carries, where it is another than the one that this session put there.

    On the way from another page the address carries none, and the session's stays; a step back to before the first
    change takes it away.
    """
    asked, known = st.query_params.get(_PARAM, ""), st.session_state.get(_LINK, "")
    if asked == known or (not asked and last_page() != PAGE):
        return
    st.session_state[_LINK] = asked
    try:
        replace(scenario_files.linked(asked) if asked else Scenario())
    except ScenarioError as error:
        replace(Scenario())
        st.session_state[_TROUBLE] = text("scenario.trouble.link", cause=error)


def leave() -> None:
    """Put the scenario into the address, so that a link shows it to another person."""
    try:
        link = scenario_files.link(scenario()) if scenario() else ""
    except ScenarioError as error:
        st.session_state[_TROUBLE] = text("scenario.trouble.file", cause=error)
        return
    st.session_state[_LINK] = link
    if link and st.query_params.get(_PARAM) != link:
        st.query_params[_PARAM] = link
    elif not link and _PARAM in st.query_params:
        del st.query_params[_PARAM]


def base() -> str:
    """The fingerprint of what scenarios are made against now."""
    return str(run("scenario_base").item() or "")


def replace(new: Scenario, *, keep_editors: bool = False) -> None:
    """Make this the reader's scenario. Tables that are typed in begin anew unless what is typed is the change."""
    st.session_state[SCENARIO] = new
    if not keep_editors:
        st.session_state[_ROUND] = editors() + 1


def editors() -> int:
    """A number that changes when tables that are typed in must show other figures than were typed."""
    return int(st.session_state.get(_ROUND, 0))


def change(*changes: Change, keep_editors: bool = False) -> None:
    """Add changes to the scenario, each in the place of one about the same thing; tells what makes no sense."""
    _try(lambda: scenario().with_(*changes), keep_editors)


def drop(*whats: str, of: str | None = None) -> None:
    """Take changes of these kinds back, or of these kinds to one thing."""
    _try(lambda: scenario().without(*whats, of=of), False)


def keep_only(changes: Sequence[Change]) -> None:
    """Take all other changes back."""
    _try(lambda: Scenario(tuple(changes), scenario().name, scenario().base), False)


def _try(make: Callable[[], Scenario], keep_editors: bool) -> None:
    try:
        new = make()
    except ScenarioError as error:
        st.session_state[_TROUBLE] = text("scenario.trouble.change", cause=error)
    else:
        replace(Scenario(new.changes, new.name, base()), keep_editors=keep_editors)


def tell(trouble: str) -> None:
    """Say this at the top of the page, once."""
    st.session_state[_TROUBLE] = trouble


def troubles() -> None:
    """Say what went wrong with the reader's scenario, and whether it was made against other reports than these."""
    told = [found for found in [st.session_state.pop(_TROUBLE, None)] if found]
    # what of the user's own profiles was not taken is none to choose
    told += [f"{one.place}: {text(f'profile.trouble.{one.reason}', **one.values)}" for one in TROUBLES]
    now = scenario()
    if now and now.base and now.base != base():
        told.append(text("scenario.trouble.base"))
    if now.ids() and not (lost := run("scenario_missing", ids=now.ids())).is_empty():
        told.append(text("scenario.trouble.lost", count=lost.height))
    alert(*told)


def alert(*told: str) -> None:
    """Say what went wrong, as plain text: parts of it may come from a link or a file."""
    for one in told:
        st.html(f"<p class='trouble' lang='{language()}' role='alert'><bdi>{escape(formats.plain(one))}</bdi></p>")
