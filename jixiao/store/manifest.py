"""The manifest: which rows of which segments are the cache's present state. Replaced by rename, never edited."""

import json
import os
from collections import Counter
from dataclasses import asdict, dataclass, field, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from ..errors import Cause, UsageError

LAYOUT = 4
"""Changes when a cache written before cannot be read any more; such a cache counts as missing."""

MANIFEST = "MANIFEST.json"


class CacheError(UsageError):
    """There is no usable cache in the folder. The message says what is wrong and which command mends it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One immutable set of Parquet files: how many reports were written into it, and each file's size in bytes."""

    reports: int
    files: dict[str, int]


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One live report: where its rows are and what was read. `facts` are rows other than lines and citations."""

    report_id: str
    file_name: str
    segment: str
    parser_version: str
    facts: int = 0
    figures: int = 0
    cited: int = 0
    findings: int = 0
    unread_pages: str | None = None


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file as last seen. `signature` is its stat, or None where that does not prove the bytes unchanged.

    `error` says why the file could not be read; its `report_id` is then the version read before, if there was one,
    and `refused` the id of the bytes and the version of the parser that would refuse them again.
    """

    report_id: str | None
    signature: tuple[int, ...] | None = None
    error: Cause | None = None
    refused: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What one manifest says. `files` and `sources` have absolute paths; `retired` the time a segment went out."""

    reports: dict[str, ReportEntry] = field(default_factory=dict)
    files: dict[str, FileEntry] = field(default_factory=dict)
    segments: dict[str, Segment] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    retired: dict[str, float] = field(default_factory=dict)

    def live_counts(self) -> Counter[str]:
        """How many live reports each segment holds."""
        return Counter(report.segment for report in self.reports.values())

    def masks(self) -> dict[str, frozenset[str] | None]:
        """Per segment the ids of its live reports; None where all of its rows are live."""
        live: dict[str, set[str]] = {name: set() for name in self.segments}
        for report in self.reports.values():
            live[report.segment].add(report.report_id)
        return {
            name: None if len(live[name]) == segment.reports else frozenset(live[name])
            for name, segment in self.segments.items()
        }


_REPORT_CELLS = attrgetter(*(column.name for column in fields(ReportEntry)))


def _file_cells(path: str, entry: FileEntry) -> list[Any]:
    return [path, entry.report_id, entry.signature, entry.error and entry.error.packed(), entry.refused]


def _file_entry(report_id: str | None, signature: list[int] | None, error: Any, refused: list[str] | None) -> FileEntry:
    by = (refused[0], refused[1]) if refused else None
    stat = tuple(signature) if signature else None
    return FileEntry(report_id, stat, error and Cause.unpacked(error), by)


def segment_file(segment: str, table: str) -> str:
    return f"{segment}.{table}.parquet"


def state_identity(cache: Path) -> tuple[int, ...] | None:
    """Differs whenever the manifest was replaced; None where there is none. One stat, cheap enough for each query."""
    try:
        stat = (cache / MANIFEST).stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def read_state(cache: Path) -> State:
    """The present state. Raises CacheError where the cache is missing, of another layout, or damaged."""
    try:
        text = (cache / MANIFEST).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise CacheError(f"{cache}: no reports are loaded here yet; load them with `jixiao load`") from None
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(cache, f"{MANIFEST} cannot be read ({error})") from None
    try:
        content = json.loads(text)
        if content["layout"] != LAYOUT:
            raise CacheError(f"{cache}: written by another version of Jixiao; load the reports again: `jixiao load`")
        state = _state(content)
        state.masks()
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(cache, f"{MANIFEST} is not what Jixiao wrote ({type(error).__name__})") from None
    _check_files(cache, state)
    return state


def _state(content: dict[str, Any]) -> State:
    return State(
        reports={entry[0]: ReportEntry(*entry) for entry in content["reports"]},
        files={path: _file_entry(*cells) for path, *cells in content["files"]},
        segments={name: Segment(**segment) for name, segment in content["segments"].items()},
        sources=tuple(content["sources"]),
        retired=dict(content["retired"]),
    )


def _check_files(cache: Path, state: State) -> None:
    """A file that is missing or cut is found now, not in the middle of a query."""
    for name, segment in state.segments.items():
        for table, size in segment.files.items():
            file = segment_file(name, table)
            try:
                found = (cache / file).stat().st_size
            except OSError as error:
                raise _damaged(cache, f"{file}: {error.strerror}") from None
            if found != size:
                raise _damaged(cache, f"{file} has {found} bytes, not {size}")


def _damaged(cache: Path, cause: str) -> CacheError:
    return CacheError(f"{cache}: the cache is damaged: {cause}; load the reports again: `jixiao load`")


def write_state(cache: Path, state: State) -> None:
    """Make `state` the present one: written aside, brought to disk, then renamed over the old manifest."""
    content = {
        "layout": LAYOUT,
        "sources": state.sources,
        "segments": {name: asdict(segment) for name, segment in state.segments.items()},
        "retired": state.retired,
        "reports": [_REPORT_CELLS(report) for report in state.reports.values()],
        "files": [_file_cells(path, entry) for path, entry in state.files.items()],
    }
    aside = cache / f"{MANIFEST}.new"
    with aside.open("w", encoding="utf-8") as file:
        file.write(json.dumps(content, separators=(",", ":")))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(cache / MANIFEST)
    sync_folder(cache)


def sync_folder(folder: Path) -> None:
    """Bring renames in a folder to disk, where the system can do that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
