"""The cache folder: one writer at a time, any number of readers, each reader on one complete state."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import FileError, JixiaoError, UsageError, system_cause
from ..schema import TABLES, arrow_schema
from .manifest import CacheError, FileEntry, ReportEntry, Segment, State, read_state, write_state
from .rows import Batches
from .segments import SegmentWriter, segment_batches, to_merge

if TYPE_CHECKING:
    import pyarrow as pa

GRACE_SECONDS = 600
"""How long files stay after the manifest dropped them: longer than any query that began before."""

_SEGMENT_FILE = re.compile(r"(seg-[0-9a-f]{16})\.\w+\.parquet")


class Store:
    """The cache in a folder."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache

    @contextmanager
    def writing(self, on_wait: Callable[[], None] = lambda: None) -> Iterator["Writing"]:
        """Hold the cache for one load; `on_wait` is called if another load holds it. Leaves nothing half done."""
        try:
            self.cache.mkdir(parents=True, exist_ok=True)
            with self._lock(on_wait):
                writing = Writing(self.cache)
                try:
                    yield writing
                finally:
                    writing.abandon()
        except OSError as error:
            raise FileError(str(self.cache), "undone.cache", why=system_cause(error)) from None

    def _lock(self, on_wait: Callable[[], None]) -> AbstractContextManager[object]:
        """The writer's lock, taken. The system frees it when its process ends, however it ends."""
        from filelock import FileLock, Timeout

        lock = FileLock(self.cache / "writer.lock")
        try:
            return lock.acquire(timeout=0)
        except Timeout:
            on_wait()
            return lock.acquire()

    def batches(self, table: str, state: State | None = None) -> Iterator["pa.RecordBatch"]:
        """The live rows of a table, batch by batch."""
        state = state or read_state(self.cache)
        for segment, live in state.masks().items():
            yield from segment_batches(self.cache, segment, table, live)

    def export(self, tables: list[str], folder: Path) -> list[Path]:
        """Write each table as `folder/TABLE.parquet`, all of one state; a file appears whole or not at all."""
        state = read_state(self.cache)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return [self._export(table, folder, state) for table in tables]
        except OSError as error:
            raise JixiaoError(f"{folder}: the tables cannot be written: {error.strerror or error}") from None

    def _export(self, table: str, folder: Path, state: State) -> Path:
        from pyarrow.parquet import ParquetWriter

        if table not in TABLES:
            raise UsageError(f"no table {table}; there are: {', '.join(TABLES)}")
        target, aside = folder / f"{table}.parquet", folder / f".{table}.parquet.new"
        try:
            with ParquetWriter(aside, arrow_schema(table), compression="zstd") as writer:
                for batch in self.batches(table, state):
                    writer.write_batch(batch)
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)
        return target


class Writing:
    """One load's hold on the cache: the state it began with, the rows it adds, the state it commits."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self._segment: SegmentWriter | None = None
        try:
            self.before = read_state(cache)
        except CacheError:  # nothing usable is there: this load makes it anew
            self.before = State()
        self._sweep(self.before)

    def add(self, batches: Batches) -> str:
        """Keep the rows of one report; returns the name of their segment."""
        self._segment = self._segment or SegmentWriter(self.cache)
        self._segment.add(batches)
        return self._segment.name

    def add_checked(self, batches: Batches) -> None:
        """Keep what the checks found in reports that were added before."""
        assert self._segment, "findings are of reports that were added"
        self._segment.append(batches)

    def commit(self, reports: dict[str, ReportEntry], files: dict[str, FileEntry], sources: tuple[str, ...]) -> State:
        """Make these reports and files the cache's state, in one step. Returns the new state."""
        written = self._segment.name if self._segment else None
        old = State({id: entry for id, entry in reports.items() if entry.segment != written}, {}, self.before.segments)
        merged = to_merge(old)
        segments = {name: segment for name, segment in old.segments.items() if name not in merged}
        if any(old.live_counts()[name] for name in merged):
            self._segment = self._segment or SegmentWriter(self.cache)
            self._segment.carry_over(old, merged)
        if self._segment:
            name = self._segment.name
            segments[name] = self._segment.close()
            reports = {
                id: replace(entry, segment=name) if entry.segment in merged else entry for id, entry in reports.items()
            }
        state = State(reports, files, segments, sources, self._retired(segments))
        if state != self.before:
            write_state(self.cache, state)
        self._segment = None
        return state

    def abandon(self) -> None:
        """Remove the rows that were not committed."""
        if self._segment:
            self._segment.abort()
            self._segment = None

    def _retired(self, segments: dict[str, Segment]) -> dict[str, float]:
        now = time.time()
        gone = self.before.segments.keys() - segments.keys()
        still = {name: since for name, since in self.before.retired.items() if self._in_grace(since)}
        return still | dict.fromkeys(gone, now)

    @staticmethod
    def _in_grace(since: float) -> bool:
        # a clock that was set back must not keep files for ever
        return 0 <= time.time() - since < GRACE_SECONDS

    def _sweep(self, state: State) -> None:
        """Delete the files of no segment in use: out of grace, or left by a load that was killed."""
        kept = state.segments.keys() | {name for name, since in state.retired.items() if self._in_grace(since)}
        for path in self.cache.iterdir():
            match = _SEGMENT_FILE.fullmatch(path.name)
            if match and match[1] not in kept:
                path.unlink(missing_ok=True)
