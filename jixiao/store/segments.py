"""Segments: immutable Parquet files, written row group by row group and read batch by batch, so memory stays flat."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..schema import STORED, arrow_schema
from .manifest import CacheError, Segment, State, segment_file
from .rows import Batches

if TYPE_CHECKING:
    import pyarrow as pa

# A row group is written when its table's waiting rows reach one of these; nothing more is ever held.
_GROUP_ROWS = 64 * 1024
_GROUP_BYTES = 4 * 2**20
_GROUP_BATCHES = 64
# Few files is the aim of merging; a reader opens each table's files.
_MOST_SEGMENTS = 8


class SegmentWriter:
    """Writes one new segment. `close` gives what the manifest says of it; `abort` removes what was written."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.name = f"seg-{secrets.token_hex(8)}"
        self.reports = 0
        self._tables = {table: _TableWriter(cache / segment_file(self.name, table), table) for table in STORED}

    def add(self, batches: Batches) -> None:
        """Take the rows of one report."""
        self.reports += 1
        self.append(batches)

    def append(self, batches: Batches) -> None:
        """Take rows of reports that were added before."""
        for table, batch in batches.items():
            self._tables[table].add(batch)

    def carry_over(self, state: State, segments: Iterable[str]) -> None:
        """Take the live rows of older segments."""
        masks, counts = state.masks(), state.live_counts()
        for segment in segments:
            self.reports += counts[segment]
            for table, writer in self._tables.items():
                for batch in segment_batches(self.cache, segment, table, masks[segment]):
                    writer.add(batch)

    def close(self) -> Segment:
        return Segment(self.reports, {table: writer.close() for table, writer in self._tables.items()})

    def abort(self) -> None:
        for writer in self._tables.values():
            writer.abort()


class _TableWriter:
    """One Parquet file in the making."""

    def __init__(self, path: Path, table: str) -> None:
        from pyarrow.parquet import ParquetWriter

        self.path = path
        self._schema = arrow_schema(table)
        self._writer = ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[pa.RecordBatch] = []
        self._rows = self._bytes = 0

    def add(self, batch: "pa.RecordBatch") -> None:
        if not batch.num_rows:
            return
        self._waiting.append(batch)
        self._rows += batch.num_rows
        self._bytes += batch.nbytes
        if self._rows >= _GROUP_ROWS or self._bytes >= _GROUP_BYTES or len(self._waiting) >= _GROUP_BATCHES:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting, self._schema), row_group_size=_GROUP_ROWS)
        self._waiting = []
        self._rows = self._bytes = 0

    def close(self) -> int:
        """Write what waits and bring the file to disk; returns its size in bytes."""
        self._flush()
        self._writer.close()
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
            return os.fstat(file.fileno()).st_size

    def abort(self) -> None:
        with suppress(Exception):  # a full disk refuses the footer too; the file goes in any case
            self._writer.close()
        self.path.unlink(missing_ok=True)


def segment_batches(cache: Path, segment: str, table: str, live: frozenset[str] | None) -> Iterator["pa.RecordBatch"]:
    """One table of a segment, only the reports in `live`; all where `live` is None."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow.parquet import ParquetFile

    ids = None if live is None else pa.array(sorted(live), pa.string())
    try:
        with ParquetFile(cache / segment_file(segment, table), pre_buffer=False) as file:
            for group in range(file.num_row_groups):
                for batch in file.read_row_group(group, use_threads=False).to_batches():
                    yield batch if ids is None else batch.filter(pc.is_in(batch.column("report_id"), value_set=ids))
    except (pa.ArrowInvalid, OSError) as error:
        cause = str(error).splitlines()[0]
        raise CacheError(f"{cache}: the cache is damaged ({cause}); delete it and load the reports again") from None


def to_merge(state: State) -> list[str]:
    """The segments to write anew: those mostly dead and, past the limit, the smallest of the others.

    The merged ones take in every next larger segment that is no larger than they are together, so a row is copied
    only a logarithmic number of times, however many loads there are.
    """
    live = state.live_counts()
    worn = [name for name, segment in state.segments.items() if 2 * live[name] < segment.reports]
    sound = sorted(state.segments.keys() - set(worn), key=lambda name: live[name])
    # the new segment that the worn ones go into counts as one
    if len(sound) + 1 <= _MOST_SEGMENTS:
        return worn
    merged, size = sound[:2], live[sound[0]] + live[sound[1]]
    for name in sound[2:]:
        if live[name] > size:
            break
        merged.append(name)
        size += live[name]
    return worn + merged
