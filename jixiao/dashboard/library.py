"""The library's list: what is in it, and what can be done with it: read again, downloaded, removed, put back."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from .. import corrections, formats
from ..errors import JixiaoError
from ..handed_in import safe_name
from ..library import LibraryError
from .doing import UNDO, granted, library, load, shown, tell, wish
from .show import heading
from .state import language, run, text
from .tables import table

_MOST_REMOVED = 20
_COLUMNS = (
    "file_name", "unit", "fiscal_year", "projects", "figures", "unread", "holds", "fails", "kind", "region",
)  # fmt: skip
_SCHEMA = {
    "report_id": pl.String, "label": pl.String, "unit": pl.String, "fiscal_year": pl.String, "kind": pl.String,
    "region": pl.String, "projects": pl.Int64, "figures": pl.Int64, "unread": pl.Int64, "holds": pl.Int64,
    "fails": pl.Int64, "file_name": pl.String, "corrected": pl.String, "trouble": pl.String,
}  # fmt: skip


def rows() -> list[dict[str, Any]]:
    """One row a file: library_reports, `path`, `own`, `file_name`, `corrected` columns in words, and `trouble`."""
    try:
        reports = {row["report_id"]: row for row in run("library_reports").iter_rows(named=True)}
    except JixiaoError:
        reports = {}
    corrected = corrections.read()
    return [
        reports.get(file.report_id, {"report_id": file.report_id})
        | {
            "path": file.path,
            "own": file.own,
            "file_name": file.path.name.encode("utf-8", "replace").decode(),
            "corrected": _corrected(corrected.get(file.report_id or "")),
            "trouble": file.cause and file.cause.said(language()),
        }
        for file in library().files()
    ]


def _corrected(correction: corrections.Correction | None) -> str | None:
    columns = correction.cells() if correction else {}
    return formats.joined([text(f"intake.{column}") for column in columns], language()) if columns else None


def shelf() -> None:
    """The page's second half: the list, and what can be done with one file of it."""
    heading("library.title")
    listed = rows()
    if not listed:
        st.info(text("library.empty"))
    else:
        _act(listed)
        frame = pl.DataFrame([{key: row.get(key) for key in _SCHEMA} for row in listed], schema=_SCHEMA)
        extra = [column for column in ("corrected", "trouble") if frame[column].count()]
        table("library", frame, [*_COLUMNS[:3], *extra, *_COLUMNS[3:]])
    if not library().read_only:
        _bin()


def _act(listed: Sequence[Mapping[str, Any]]) -> None:
    """What can be done with one file: chosen by name, not in the list, so that typing finds it among thousands."""
    named = {str(row["path"]): row for row in listed}
    names = {key: _name(row) for key, row in named.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            text("library.choose"), list(named), format_func=names.__getitem__,
            index=None, key="library-chosen", placeholder=text("library.choose.placeholder"), width=520,
        )  # fmt: skip
        row = named.get(chosen or "")
        _download(row)
        if not library().read_only:
            _changes(row)
    if library().read_only:
        return
    if row is not None and not row["own"]:
        st.caption(text("library.outside"))
    for path in granted("again"):
        _read_again(named.get(path))
    for path in granted("remove"):
        _remove(named.get(path))


def _changes(row: Mapping[str, Any] | None) -> None:
    path = str(row["path"]) if row else ""
    st.button(
        text("library.again"), key="library.again", disabled=row is None, icon=":material/refresh:", on_click=wish,
        args=("again", path),
    )  # fmt: skip
    st.button(
        text("library.remove"), key="library.remove", disabled=row is None or not row["own"], icon=":material/delete:",
        on_click=wish, args=("remove", path),
    )  # fmt: skip


def _read_again(row: Mapping[str, Any] | None) -> None:
    if row and load(again=[row["path"]]):
        tell(text("intake.told.again", name=row["file_name"]), later=True)
    st.rerun()


def _remove(row: Mapping[str, Any] | None) -> None:
    if row is None:
        return
    try:
        removed = library().remove(row["path"])
    except LibraryError as error:
        tell(text("intake.told.trouble", cause=error.said(language())), later=True)
    else:
        if load():
            tell(text("intake.told.removed", name=row["file_name"]), later=True)
        st.session_state[UNDO] = removed
    st.rerun()


def _download(row: Mapping[str, Any] | None) -> None:
    name = safe_name(row["file_name"]) if row else "report"
    there = row is not None and row["path"].is_file()
    st.download_button(
        text("library.download"), partial(_content, row["path"]) if row and there else b"", file_name=name,
        mime="application/octet-stream", key="library.download", disabled=not there, icon=":material/download:",
        on_click="ignore", help=text("library.gone") if row and not there else None,
    )  # fmt: skip


def _content(path: Path) -> bytes:
    return path.read_bytes()


def _name(row: Mapping[str, Any]) -> str:
    """How a file stands among the choices: unit and year, and its name."""
    parts = dict.fromkeys(filter(None, (row.get("unit"), row.get("fiscal_year"), row["file_name"])))
    return formats.plain(" · ".join(parts))


def _bin() -> None:
    """What was removed before, to be put back."""
    removed = library().removed()
    for token in granted("back"):
        _put_back(token)
    if not removed:
        return
    with st.expander(text("library.bin", count=len(removed)), type="compact", key="library.bin"):
        for file in removed[:_MOST_REMOVED]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f"<p class='muted'>{shown(file.at[:16].replace('T', ' '))} {shown(file.name)}</p>")
                st.button(
                    text("library.put_back"), key=f"library.back.{file.token}", type="tertiary", on_click=wish,
                    args=("back", file.token),
                )  # fmt: skip


def _put_back(token: str) -> None:
    st.session_state.pop(UNDO, None)
    try:
        path = library().put_back(token)
    except LibraryError as error:
        tell(text("intake.told.trouble", cause=error.said(language())), later=True)
    else:
        if load(added=[path]):
            tell(text("intake.told.back", name=path.name), later=True)
    st.rerun()
