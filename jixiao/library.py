"""The library: the folder of reports that the dashboard shows, added to, taken from and put back without a loss.

A file is written aside and appears under its name at once and whole; no file is ever written over. What is removed
moves to a folder beside the reports, each file in a folder of its own with a note of where it was.
"""

import json
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from . import loading
from .errors import Cause, FileError, system_cause
from .store import CacheError, read_state

_NOTE = "removed.json"
_MOST_NAMES = 1000


class LibraryError(FileError):
    """The library cannot be changed as asked. The message names the file and the cause."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the library as last loaded. `own`: it lies in the library's folder, so that it can be removed.

    `report_id` is None, and `cause` says why, where it could not be read; with both, an earlier version is shown.
    """

    path: Path
    report_id: str | None
    cause: Cause | None
    own: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """One file that was removed: its token, its name and when (ISO 8601, to the second)."""

    token: str
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Library:
    """The reports of a folder and the cache that shows them. With `read_only` every change raises LibraryError."""

    reports: Path
    cache: Path
    read_only: bool = False

    @property
    def bin(self) -> Path:
        return self.reports.parent / "removed"

    def files(self) -> list[Kept]:
        """The files that were loaded, by name."""
        try:
            state = read_state(self.cache)
        except CacheError:
            return []
        kept = [
            Kept(Path(path), entry.report_id, entry.error, self._owns(Path(path)))
            for path, entry in state.files.items()
        ]
        return sorted(kept, key=lambda file: (file.path.name, str(file.path)))

    def add(self, name: str, content: bytes) -> Path:
        """Write a file of a safe name (see intake.safe_name) into the library, under another name if it is taken."""
        with self._changing(name):
            self.reports.mkdir(parents=True, exist_ok=True)
            aside = self.reports / f".{secrets.token_hex(8)}.new"
            try:
                with aside.open("xb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                return _placed(aside, self.reports, name)
            finally:
                aside.unlink(missing_ok=True)

    def remove(self, path: Path) -> Removed:
        """Move a file of the library's folder out of it."""
        with self._changing(path.name):
            if not self._owns(path):
                raise LibraryError(loading.printable(path.name), "undone.outside")
            at = datetime.now().astimezone().isoformat(timespec="seconds")
            into = self.bin / f"{at[:10]}-{secrets.token_hex(6)}"
            into.mkdir(parents=True)
            try:
                note = {"from": os.path.relpath(path, os.path.realpath(self.reports)), "name": path.name, "at": at}
                (into / _NOTE).write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
                shutil.move(path, into / f"file-{path.name}")
            except OSError:
                shutil.rmtree(into, ignore_errors=True)
                raise
            return Removed(into.name, path.name, at)

    def removed(self) -> list[Removed]:
        """What was removed and can be put back, the latest first. A folder without a sound note is passed over."""
        found = []
        for folder in self.bin.glob("*/"):
            with suppress(OSError, ValueError, KeyError, TypeError):
                note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
                if (folder / f"file-{note['name']}").is_file():
                    found.append(Removed(folder.name, str(note["name"]), str(note["at"])))
        return sorted(found, key=lambda file: (file.at, file.token), reverse=True)

    def put_back(self, token: str) -> Path:
        """Undo a removal: the file is where it was, under another name if its own has been taken since."""
        file = next((file for file in self.removed() if file.token == token), None)
        if file is None:
            raise LibraryError(loading.printable(token), "undone.not_removed")
        with self._changing(file.name):
            folder = self.bin / file.token
            into = (self.reports / json.loads((folder / _NOTE).read_text(encoding="utf-8"))["from"]).parent
            if not self._owns(into / file.name):
                into = self.reports
            into.mkdir(parents=True, exist_ok=True)
            path = _placed(folder / f"file-{file.name}", into, file.name)
            shutil.rmtree(folder, ignore_errors=True)
            return path

    def load(
        self,
        on_progress: loading.OnProgress = lambda done, total, file_name: None,
        added: Iterable[Path] = (),
        again: Collection[Path] = (),
    ) -> loading.LoadResult:
        """Make the cache show the library: what was loaded last, with these files added and these files reread."""
        return loading.load(self._paths(added), self.cache, on_progress, again=self._ids(again))

    def _ids(self, paths: Collection[Path]) -> set[str]:
        """The ids of what was read of these files, or refused."""
        if not paths:
            return set()
        files = read_state(self.cache).files
        entries = [files[str(path)] for path in paths if str(path) in files]
        return {id for entry in entries for id in (entry.report_id, entry.refused and entry.refused[0]) if id}

    def _paths(self, added: Iterable[Path]) -> list[Path]:
        try:
            sources = [Path(source) for source in read_state(self.cache).sources]
        except CacheError:
            sources = []
        # a single file that was removed must not be missed for ever
        kept = [path for path in sources or [self.reports] if path.exists() or not self._owns(path)]
        return kept + [path for path in added if not any(_within(path, source) for source in kept)]

    def _owns(self, path: Path) -> bool:
        return _within(path, self.reports) and os.path.realpath(path) != os.path.realpath(self.reports)

    @contextmanager
    def _changing(self, name: str) -> Iterator[None]:
        if self.read_only:
            raise LibraryError("", "undone.read_only")
        try:
            yield
        except OSError as error:
            raise LibraryError(loading.printable(name), "undone.file", why=system_cause(error)) from None


def _within(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _placed(aside: Path, folder: Path, name: str) -> Path:
    """Give a whole file its name in one step, or with a number where a file of that name is there."""
    for number in range(1, _MOST_NAMES):
        plain = Path(name)
        target = folder / (name if number == 1 else f"{plain.stem} ({number}){plain.suffix}")
        with suppress(FileExistsError):
            _move(aside, target)
            aside.unlink(missing_ok=True)
            return target
    raise LibraryError(loading.printable(name), "undone.names")


def _move(aside: Path, target: Path) -> None:
    """A move that fails where the target exists: by a hard link or, where there are none, into a reserved name."""
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:
        target.open("xb").close()
        shutil.move(aside, target)
