"""Deck, workbook and brief as files in a folder, without a browser: all of one state of the cache."""

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from xlsxwriter.exceptions import XlsxWriterException

from ..errors import JixiaoError, UsageError
from ..store import state_identity
from .deck import write_deck
from .model import Slide
from .slides import slides
from .summary import write_summary
from .view import View
from .workbook import write_workbook

FILES = {"pptx": "jixiao-deck.pptx", "xlsx": "jixiao-workbook.xlsx", "docx": "jixiao-brief.docx"}
"""The file of each format."""

_TRIES = 3
_Make = Callable[[IO[bytes]], None]


class BriefingError(JixiaoError):
    """The files cannot be written. The message names the file, the cause and what to do."""


def write_files(folder: Path, cache: Path, view: View, formats: Collection[str] = tuple(FILES)) -> list[Path]:
    """Write the formats asked for into a folder, which is made where it is missing; returns the files.

    Files of an earlier time are replaced. All are written aside first and take their names together, so that a folder
    never holds half a file, nor files of two states of the cache. Raises UsageError where the filters leave nothing or
    the cache cannot be used, BriefingError where the files cannot be written.
    """
    wanted = [name for name in FILES if name in formats]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BriefingError(f"{folder}: {_cause(error)}; give --to a folder that can be written") from error
    for _ in range(_TRIES):
        before = state_identity(cache)
        made = slides(cache, view)
        if made[0].says_nothing:
            raise UsageError(f"{cache}: no report fits these filters; widen them, nothing was written")
        asides = {name: folder / f".{FILES[name]}.{os.getpid()}.new" for name in wanted}
        try:
            _write(asides, {name: make for name, make in _makers(cache, view, made).items() if name in wanted}, folder)
            if state_identity(cache) == before:
                return _name(asides, folder)
        finally:
            for aside in asides.values():
                with suppress(OSError):
                    aside.unlink(missing_ok=True)
    raise BriefingError(f"{cache}: reports are being loaded all the time; try again when that is done")


def _makers(cache: Path, view: View, made: list[Slide]) -> dict[str, _Make]:
    return {
        "pptx": lambda out: write_deck(out, made, view.language, view.money),
        "xlsx": lambda out: write_workbook(
            out, cache, view.selection, view.language, view.basis, view.low_line, view.execution_line, view.scenario
        ),
        "docx": lambda out: write_summary(out, made, view.language, view.money),
    }


def _write(asides: Mapping[str, Path], makers: Mapping[str, _Make], folder: Path) -> None:
    for name, make in makers.items():
        try:
            with asides[name].open("wb") as out:
                make(out)
        except (OSError, XlsxWriterException) as error:
            told = f"{folder / FILES[name]}: cannot be written: {_cause(error)}"
            raise BriefingError(f"{told}; give --to a folder that can be written and has room") from error


def _name(asides: Mapping[str, Path], folder: Path) -> list[Path]:
    paths = []
    for name, aside in asides.items():
        path = folder / FILES[name]
        try:
            aside.replace(path)
        except OSError as error:
            told = f"{path}: cannot be replaced: {_cause(error)}"
            raise BriefingError(f"{told}; close it where it is open, or give --to another folder") from error
        paths.append(path)
    return paths


def _cause(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
