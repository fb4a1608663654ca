"""Files handed in: dropped, read behind a bar, shown with what was understood, and taken in or left out."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from .. import corrections
from ..handed_in import ARCHIVE, Incoming, incoming
from ..intake import Staging
from ..library import LibraryError
from ..reading import MAX_BYTES, READERS
from .doing import alert, granted, library, load, tell, told, wish
from .library import rows
from .opening import entered, link
from .show import heading
from .start import behind_bar, enter
from .state import language, text
from .waiting import Decision, card, decide, refusals

_STAGING, _TAKEN, _ROUND, _LOOK = "intake_staging", "intake_taken", "intake_round", "intake_look"
_OWN_WORDS = """
[data-testid='stFileUploaderDropzoneInstructions'] {display: none}
[data-testid='stFileUploaderDropzone'] button p {font-size: 0}
[data-testid='stFileUploaderDropzone'] button p::after {content: '%s'; font-size: 1rem}
"""
_COUNTS = {
    "ready": "intake.counts.ready",
    "version": "intake.counts.version",
    "same": "intake.counts.same",
    "refused": "intake.counts.refused",
}
_MOST_CARDS = 20
_MOST_MB = MAX_BYTES // 2**20


def intake() -> None:
    """The page's first half: the place to drop files, and a card for each that waits."""
    enter()
    entered("intake")
    st.title(text("page.intake"), anchor=False)
    if corrections.is_damaged():
        alert(text("intake.told.damaged", file=corrections.place().name))
    if library().read_only:
        tell(text("intake.read_only"))
        told()
        return
    st.caption(text("intake.lead"))
    _drop()
    told()
    if st.session_state.pop(_LOOK, False):
        link("overview", "intake.look")
    _wait()


def _staging() -> Staging:
    staging: Staging = st.session_state.setdefault(_STAGING, Staging())
    return staging


def _drop() -> None:
    """Take what is dropped; once it is read the place to drop is empty again, and cards stand for the files."""
    endings = [*READERS, ARCHIVE]
    about = text("intake.drop.help", most=_MOST_MB)
    uploads = st.file_uploader(
        text("intake.drop"), type=endings, accept_multiple_files=True, max_upload_size=_MOST_MB,
        key=f"intake.drop.{st.session_state.get(_ROUND, 0)}",
    )  # fmt: skip
    # the widget says its limits and its button in English only
    st.html(f"<style>{_OWN_WORDS % text('intake.choose')}</style>")
    st.caption(about)
    if not uploads:
        return
    # a click while files are read begins the script anew: what was read by then is not read again
    taken: set[str] = st.session_state.setdefault(_TAKEN, set())
    files: list[Incoming] = []
    for upload in uploads:
        if upload.file_id not in taken:
            files += incoming(upload.name, upload.getvalue())
    behind_bar(lambda show: _staging().take(files, show))
    taken.update(upload.file_id for upload in uploads)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def _wait() -> None:
    """The files that wait: how they stand, all at once, and one by one."""
    staging = _staging()
    if not staging.files:
        return
    listed = rows()
    decisions = [decide(key, file, listed) for key, file in staging.files.items()]
    heading("intake.staged.title")
    ready = [one for one in decisions if one.is_ready]
    counts = Counter("ready" if one.is_ready else one.status for one in decisions)
    said = [text(key, count=counts[status]) for status, key in _COUNTS.items() if counts[status]]
    tell(text("intake.counts", counts=text("intake.counts.and").join(said)))
    if wanted := granted("accept"):
        _accept([one for one in ready if one.key in wanted])
    with st.container(horizontal=True):
        if ready:
            st.button(
                text("intake.accept_all", count=len(ready)), key="intake.accept_all", icon=":material/check:",
                on_click=wish, args=("accept", *(one.key for one in ready)),
            )  # fmt: skip
        st.button(text("intake.leave_all"), key="intake.leave_all", on_click=staging.files.clear, type="tertiary")
    if unread := [one for one in decisions if one.status == "refused"]:
        refusals(unread, leave=partial(_leave, *(one.key for one in unread)))
    read = [one for one in decisions if one.status != "refused"]
    for one in read[:_MOST_CARDS]:
        card(one, accept=partial(wish, "accept"), leave=_leave)
    if len(read) > _MOST_CARDS:
        st.caption(text("intake.more", count=len(read) - _MOST_CARDS))


def _leave(*keys: str) -> None:
    for key in keys:
        _staging().files.pop(key, None)


def _accept(decisions: Sequence[Decision]) -> None:
    """Write the accepted files into the library and load it; one that cannot be written costs no other."""
    added: list[Path] = []
    for one in decisions:
        try:
            # an empty one takes an earlier correction of the same bytes back
            corrections.save(one.staged.report_id, one.correction)
            added.append(library().add(one.staged.name, one.staged.content))
            _staging().files.pop(one.key, None)
            for path in one.replaced:
                library().remove(path)
        except (LibraryError, corrections.CorrectionError) as error:
            tell(text("intake.told.trouble", cause=error.said(language())), later=True)
    if added and load(added=added):
        tell(text("intake.told.accepted", count=len(added)), later=True)
        st.session_state[_LOOK] = True
    st.rerun()
