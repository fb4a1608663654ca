"""One file that waits: what was understood of it, what the library has of it, and what the reader decides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from .. import formats
from ..corrections import LONGEST, YEARS, Correction
from ..intake import Staged, Understood, known
from .doing import shown
from .state import language, text

_REPLACE, _BOTH = "replace", "both"
_STATUS = {
    "new": "intake.status.new",
    "version": "intake.status.version",
    "same": "intake.status.same",
}
_FOUND = {"same": "intake.same", "version": "intake.version"}


@dataclass(frozen=True, slots=True)
class Decision:
    """A file that waits as the reader sees it now: new, same, version or refused, with the library's rows of it.

    `correction` is what was corrected by hand, `choice` what shall happen to another version.
    """

    key: str
    staged: Staged
    status: str
    found: Sequence[Mapping[str, Any]]
    correction: Correction
    choice: str | None

    @property
    def is_ready(self) -> bool:
        return self.status == "new" or (self.status == "version" and self.choice is not None)

    @property
    def replaced(self) -> list[Path]:
        """The library's own files in whose place this one comes."""
        if self.status != "version" or self.choice != _REPLACE:
            return []
        return [row["path"] for row in self.found if row["own"]]


def decide(key: str, staged: Staged, listed: Sequence[Mapping[str, Any]]) -> Decision:
    """How a file stands, with what was typed on its card. `listed`: the library's rows."""
    read = staged.understood
    if read is None:
        return Decision(key, staged, "refused", [], Correction(), None)
    typed = _typed(key, read)
    unit, year = typed.unit or read.unit, typed.fiscal_year or read.fiscal_year
    status, found = known(staged.report_id, unit, year, read.kind, listed)
    return Decision(key, staged, status, found, typed, st.session_state.get(f"intake.version.{key}"))


def _typed(key: str, read: Understood) -> Correction:
    """What of the fields on a card differs from what was read; an empty field leaves what was read."""
    year = st.session_state.get(f"intake.year.{key}")
    return Correction(
        _other(st.session_state.get(f"intake.unit.{key}"), read.unit),
        None if year in (None, read.fiscal_year) else int(year),
        _other(st.session_state.get(f"intake.region.{key}"), read.region),
    )


def _other(typed: str | None, read: str | None) -> str | None:
    name = formats.plain(typed or "").strip()[:LONGEST].strip()
    return name if name and name != formats.plain(read or "").strip() else None


def card(one: Decision, accept: Callable[[str], None], leave: Callable[[str], None]) -> None:
    """Show a file that was read. `accept` or `leave` gets its key once the reader decides."""
    with st.container(border=True, key=f"intake.card.{one.key}", gap="small"):
        what, act = st.columns([6, 1], gap="medium")
        with what:
            st.html(_told(one))
            if one.status == "version":
                _ask(one)
            if one.staged.understood and one.status != "same":
                _correct(one.key, one.staged.understood)
        with act:
            if one.status in ("new", "version"):
                st.button(
                    text("intake.accept"), key=f"intake.accept.{one.key}", width="stretch",
                    disabled=not one.is_ready, on_click=accept, args=(one.key,),
                )  # fmt: skip
            st.button(
                text("intake.leave"), key=f"intake.leave.{one.key}", on_click=leave, args=(one.key,), width="stretch",
                type="tertiary",
            )  # fmt: skip


def refusals(refused: Sequence[Decision], leave: Callable[[], None]) -> None:
    """The files that were refused, a line each, all in one place; `leave` is called once the reader wants them gone."""
    with st.container(border=True, key="intake.refused", gap="small"):
        what, act = st.columns([6, 1], gap="medium")
        with what:
            head = f"<span class='status refused'>{text('intake.refused', count=len(refused))}</span>"
            lines = "".join(f"<li>{_refusal(one.staged)}</li>" for one in refused)
            st.html(f"<div class='intake' lang='{language()}'><p>{head}</p><ul>{lines}</ul></div>")
        act.button(text("intake.leave"), key="intake-leave-refused", on_click=leave, width="stretch", type="tertiary")


def _refusal(staged: Staged) -> str:
    cause = staged.cause.said(language()) if staged.cause else ""
    return f"<b>{shown(staged.name)}</b>{_origin(staged)}<br><span class='refused'>{shown(cause)}</span>"


def _origin(staged: Staged) -> str:
    return f" · {shown(text('intake.from_zip', name=staged.archive))}" if staged.archive else ""


def _ask(one: Decision) -> None:
    options = {_REPLACE: text("intake.version.replace"), _BOTH: text("intake.version.both")}
    if not all(row["own"] for row in one.found):  # a file that lies elsewhere is not ours to remove
        options.pop(_REPLACE)
    st.segmented_control(
        text("intake.status.version"), list(options), format_func=options.__getitem__,
        key=f"intake.version.{one.key}", label_visibility="collapsed",
    )  # fmt: skip


def _correct(key: str, read: Understood) -> None:
    with st.expander(text("intake.correct"), type="compact", key=f"intake.correct.{key}"):
        unit, year, region = st.columns([4, 2, 4])
        unit.text_input(
            text("intake.unit"), formats.plain(read.unit or ""), key=f"intake.unit.{key}", max_chars=LONGEST
        )
        year.number_input(
            text("intake.fiscal_year"), *YEARS, _year(read.fiscal_year), step=1, key=f"intake.year.{key}",
            placeholder=text("intake.no_year"),
        )  # fmt: skip
        region.text_input(
            text("intake.region"), formats.plain(read.region or ""), key=f"intake.region.{key}", max_chars=LONGEST,
            placeholder=text("intake.region.placeholder"),
        )  # fmt: skip
        st.caption(text("intake.correct.note"))


def _year(read: int | None) -> int | None:
    return read if read is not None and YEARS[0] <= read <= YEARS[1] else None


def _told(one: Decision) -> str:
    """The card's words as HTML."""
    staged, read = one.staged, one.staged.understood
    head = f"<b>{shown(staged.name)}</b> <span class='status {one.status}'>{text(_STATUS[one.status])}</span>"
    lines = [head + _origin(staged)]
    if read is not None:
        lines += [_identity(read, one.correction), _counts(read)]
    if one.found:
        names = formats.joined([row["file_name"] for row in one.found], language())
        lines.append(shown(text(_FOUND[one.status], name=names)))
    return f"<div class='intake' lang='{language()}'>{''.join(f'<p>{line}</p>' for line in lines)}</div>"


def _identity(read: Understood, correction: Correction) -> str:
    unit, year = correction.unit or read.unit, correction.fiscal_year or read.fiscal_year
    region = correction.region or read.region
    parts = (
        (unit, "intake.no_unit"),
        (year and text("intake.year", year=year), "intake.no_year"),
        (read.kind, "intake.no_kind"),
        (region, "intake.no_region"),
    )
    return " · ".join(
        shown(value) if value else f"<span class='missing'>{text(missing)}</span>" for value, missing in parts
    )


def _counts(read: Understood) -> str:
    told = {"projects": read.projects, "figures": read.figures, "cited": read.cited}
    counts = text("intake.figures", **told, unread=read.figures - read.cited)
    if read.holds is None or read.fails is None:
        relations = text("intake.unchecked")
    elif not read.holds and not read.fails:
        relations = text("intake.no_relations")
    else:
        relations = text("intake.relations", holds=read.holds, fails=read.fails)
    pages = text("intake.unread_pages", pages=read.unread_pages) if read.unread_pages else ""
    return " · ".join(part for part in (counts, relations, pages) if part)
