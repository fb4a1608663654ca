"""The file that a report was read from, as long as it is still the same: its bytes are what the report's id says."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from .. import reading
from ..errors import JixiaoError, ReportError
from ..store import read_state, state_identity


class Missing(JixiaoError):
    """There is no such file now: it is `gone`, or in its place are other bytes (`changed`)."""

    def __init__(self, cause: Literal["gone", "changed"]) -> None:
        super().__init__(cause)
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Original:
    """A report's file; `signature`, its size and time, changes when the file does."""

    report_id: str
    path: Path
    signature: tuple[int, int]

    @property
    def content(self) -> bytes:
        """Its bytes. Raises Missing where they are not those that were read."""
        return _content(self)


def find(cache: Path, report_id: str) -> Original:
    """The file of a report that is loaded in a cache. Raises Missing."""
    trouble = Missing("gone")
    for path in _paths(cache, state_identity(cache)).get(report_id, ()):
        try:
            status = path.stat()
        except OSError:
            continue
        original = Original(report_id, path, (status.st_size, status.st_mtime_ns))
        try:
            _content(original)
        except Missing as missing:
            trouble = missing
        else:
            return original
    raise trouble


@lru_cache(maxsize=4)
def _paths(cache: Path, identity: tuple[int, ...] | None) -> dict[str, tuple[Path, ...]]:
    """Report id → the files that hold it, of one state of the cache."""
    found: dict[str, tuple[Path, ...]] = {}
    for path, entry in read_state(cache).files.items():
        if entry.report_id:
            found[entry.report_id] = (*found.get(entry.report_id, ()), Path(path))
    return found


@lru_cache(maxsize=4)
def _content(original: Original) -> bytes:
    try:
        content = reading.file_bytes(original.path)
    except ReportError:
        raise Missing("gone") from None
    if reading.report_id(content) != original.report_id:
        raise Missing("changed")
    return content
