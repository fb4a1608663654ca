"""The workbook that leaves with people: the current view and all that it rests on, as XLSX for Excel and WPS."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from ..errors import JixiaoError
from ..formats import WAN
from ..saying import Reader
from ..scenario import Scenario
from ..store import state_identity
from .guide_sheet import GuideSheet
from .sheets import TABLES
from .styles import FONT, SIZE, Styles
from .table_sheet import Page, TableSheet, linked, placed
from .view import Asked, View, loaded_at

_OPTIONS: dict[str, Any] = {
    # a hundred thousand rows are written through, not gathered
    "constant_memory": True,
    # text is text, whatever it looks like
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": SIZE},
}
_TRIES = 3


class WorkbookError(JixiaoError):
    """The workbook cannot be written. The message names the file and the cause."""


def write_workbook(
    target: Path | IO[bytes],
    cache: Path,
    selection: Mapping[str, Any] | str | None,
    language: str,
    basis: str,
    low_line: float,
    execution_line: float,
    scenario: Scenario | None = None,
) -> None:
    """Write the view of a cache into a file, which is there whole or not at all, or into a buffer.

    `selection` are the shared filters as the queries take them, `low_line` in points, `execution_line` in percent. A
    sheet of its own holds the scores as printed, under the reports' own rules, and in the `scenario`. All figures are
    of one state of the cache. Raises JixiaoError where the cache cannot be read or the file not written.
    """
    told = selection if isinstance(selection, str) else json.dumps(selection or {}, ensure_ascii=False)
    view = View(told, basis, low_line, execution_line, language, WAN, scenario=scenario or Scenario())
    asked, found = _of_one_state(cache, view)
    if not isinstance(target, Path):
        _write(target, asked, found)
        return
    aside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with aside.open("wb") as out:
            _write(out, asked, found)
        aside.replace(target)
    except (OSError, XlsxWriterException) as error:
        raise WorkbookError(f"{target}: the workbook cannot be written: {error}") from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _of_one_state(cache: Path, view: View) -> tuple[Asked, dict[str, pl.DataFrame]]:
    """The rows of every sheet and of `reports`, none of them from before or after a load that came between."""
    for _ in range(_TRIES):
        before, asked = state_identity(cache), Asked(cache, view)
        found = {table.key: table.rows(asked) for table in TABLES} | {"reports": asked.run("source_reports")}
        # what is said of the state is worked out once, and kept
        told = asked.kept and asked.snapshot
        if told and before == state_identity(cache):
            return asked, found
    raise WorkbookError(f"{cache}: reports are being loaded all the time; try again when that is done")


def _write(out: IO[bytes], asked: Asked, found: Mapping[str, pl.DataFrame]) -> None:
    reader = asked.reader
    basis = reader.text(f"basis.{asked.view.basis}")
    note = reader.text("workbook.note", basis=basis, kept=asked.kept, snapshot=asked.snapshot)
    page = Page(reader, note, f"{reader.text('workbook.title')} · {basis} · {asked.snapshot}")
    frames = {table.key: placed(found[table.key]) for table in TABLES}
    with Workbook(out, _OPTIONS) as book:
        book.use_zip64()
        book.set_properties(_properties(asked, reader))
        styles = Styles(book)
        GuideSheet(book, styles, page, asked).write({key: found[key].height for key in frames}, found["reports"])
        for table in TABLES:
            TableSheet(book, styles, page, table, linked(table, frames), found[table.key].height).write()


def _properties(asked: Asked, reader: Reader) -> dict[str, Any]:
    """Of the state that it shows, so that the same view of the same state is the same file."""
    made = datetime.strptime(loaded_at(asked.cache), "%Y-%m-%d %H:%M").astimezone()
    return {"title": reader.text("workbook.title"), "comments": asked.kept, "created": made}
