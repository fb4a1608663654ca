"""Which files a load is about: the reports under the paths named, found without opening any of them."""

import os
import stat
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import Cause, system_cause
from ..reading import READERS

# A file changed this shortly before it was read could change again within one tick of the file system's clock.
_SETTLED_NS = 2 * 10**9
# hidden files, and those by which Word and WPS know that a document is open
_NO_REPORTS = (".", "~$")


@dataclass(frozen=True, slots=True)
class ReportFile:
    """One file to load. `path` is as the user wrote it, `key` absolute and without links, one for each file.

    `signature` changes when the file does; None where the file is too new for that to be certain.
    """

    path: Path
    key: str
    signature: tuple[int, ...] | None

    @property
    def name(self) -> str:
        return printable(self.path.name)


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that cannot be loaded, and why."""

    path: Path
    cause: Cause


@dataclass(slots=True)
class Found:
    """What the paths hold. `skipped` counts the other files met in folders, by file ending.

    `closed` are the paths that could not be looked at, `entered` the folders that were; both absolute, without links.
    """

    files: dict[str, ReportFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    closed: list[str] = field(default_factory=list)
    entered: set[str] = field(default_factory=set)

    def is_closed(self, key: str) -> bool:
        """Whether a file could not be looked for, so that it may well be there still."""
        return any(key == path or key.startswith(path + os.sep) for path in self.closed)


def printable(path: str | Path) -> str:
    """A path as text for people and tables: bytes that are no UTF-8 and control characters become `�`."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(character)[0] == "C" else character for character in text)


def find(paths: Iterable[Path]) -> Found:
    """The files under the paths: files as named, folders with all below them, in order and each once.

    In folders, hidden files, locks of open documents and files that no reader knows are left out.
    """
    found = Found()
    for path in paths:
        with _problems(path, found):
            if path.is_dir():
                _find_in_folder(path, found)
            else:
                _add(path, found)
    return found


@contextmanager
def _problems(path: Path, found: Found) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _refused(path, error, found)


def _refused(path: Path, error: OSError, found: Found) -> None:
    found.problems.append(Problem(path, Cause("refused.open", why=system_cause(error))))
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        found.closed.append(os.path.realpath(path))


def _find_in_folder(top: Path, found: Found) -> None:
    def closed(error: OSError) -> None:
        _refused(Path(error.filename), error, found)

    for parent, folders, names in os.walk(top, onerror=closed, followlinks=True):
        folders[:] = sorted(_enterable(Path(parent), folders, found))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(_NO_REPORTS):
                continue
            if path.suffix.lower() not in READERS:
                found.skipped[path.suffix.lower() or "no ending"] += 1
                continue
            with _problems(path, found):
                _add(path, found)


def _enterable(parent: Path, folders: list[str], found: Found) -> Iterator[str]:
    """The folders to go into: not hidden, not entered before, and no link back to a folder that the walk is in."""
    for name in folders:
        path = parent / name
        if name.startswith("."):
            continue
        real = os.path.realpath(path)
        if path.is_symlink() and real in map(os.path.realpath, (parent, *parent.parents)):
            found.problems.append(Problem(path, Cause("refused.link_back")))
        elif real not in found.entered:
            found.entered.add(real)
            yield name


def _add(path: Path, found: Found) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        found.problems.append(Problem(path, Cause("refused.not_file")))
        return
    key = os.path.realpath(path)
    found.files.setdefault(key, ReportFile(path, key, _signature(status)))


def _signature(status: os.stat_result) -> tuple[int, ...] | None:
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    if abs(time.time_ns() - changed) < _SETTLED_NS:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
