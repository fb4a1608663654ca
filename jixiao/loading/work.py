"""Reading reports one by one, here or in other processes: bytes in, Arrow batches out, a failure never spreads."""

import os
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..errors import ReportError
from ..schema import TABLES, UnreadNumber

if TYPE_CHECKING:
    from ..parsing import Facts, Unread
    from ..store.rows import Batches

# Fewer reports than this are read sooner here than other processes start.
_WORTH_PROCESSES = 16
# Rows of these tables say something about the facts of a report, they are none.
_NO_FACTS = ("reports", "findings", "lines", "citations")

Parse = Callable[[str, bytes], "tuple[Facts, list[Unread]]"]
"""(file name, bytes) → facts and unread numbers; raises ReportError where it is no report."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one report gave: its rows, and how many facts, figures, cited figures and findings they are."""

    batches: "Batches"
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one report gave nothing, in one line without the file's name."""

    cause: str


Outcome = Parsed | Failure


def parse_bytes(file_name: str, content: bytes) -> "tuple[Facts, list[Unread]]":
    """Read and parse one report."""
    from .. import parsing, reading

    return parsing.parse(reading.read_bytes(file_name, content))


def read_report(parse: Parse, file_name: str, content: bytes) -> Outcome:
    """One report's rows. Whatever goes wrong in it is its own failure."""
    from ..store.rows import to_batches

    try:
        facts, unread = parse(file_name, content)
        rows, report = facts.rows, facts.report
        numbers = [UnreadNumber(report.report_id, number.line, number.start, number.text) for number in unread]
        count = sum(len(rows[table]) for table in TABLES if table not in _NO_FACTS)
        return Parsed(
            to_batches({**rows, "unread": numbers}),
            (count, report.figure_count, report.cited_count, len(rows["findings"])),
        )
    except ReportError as error:
        return Failure(error.cause)
    except Exception as error:  # noqa: BLE001 - a fault of ours on one report is told, and must not stop the others
        return Failure(f"internal error while reading it: {_told(error)}")


def _told(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message} ({Path(last.filename).name}:{last.lineno})"


class Workers(Protocol):
    """Reads reports: `submit` gives a call that waits for the outcome. `depth` reports may be under way at once."""

    depth: int

    def submit(self, file_name: str, content: bytes) -> Callable[[], Outcome]: ...

    def close(self) -> None: ...


def workers(parse: Parse, jobs: int | None, reports: int) -> Workers:
    """Readers for so many reports; `jobs` None means as many processes as pay."""
    if jobs is None:
        jobs = _processors() if reports >= _WORTH_PROCESSES else 1
    return Processes(parse, min(jobs, reports)) if min(jobs, reports) > 1 else Here(parse)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Here:
    """Reads in this process."""

    depth = 1

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    def submit(self, file_name: str, content: bytes) -> Callable[[], Outcome]:
        return lambda: read_report(self._parse, file_name, content)

    def close(self) -> None:
        pass


class Processes:
    """Reads in `jobs` other processes. One that dies costs only the report that it died of."""

    def __init__(self, parse: Parse, jobs: int) -> None:
        self._parse = parse
        self._jobs = jobs
        self._pool = _pool(jobs)
        self.depth = 2 * jobs

    def submit(self, file_name: str, content: bytes) -> Callable[[], Outcome]:
        try:
            future = self._pool.submit(read_report, self._parse, file_name, content)
        except BrokenProcessPool:
            self._pool = _pool(self._jobs)
            future = self._pool.submit(read_report, self._parse, file_name, content)
        return lambda: self._outcome(future, file_name, content)

    def _outcome(self, future: "Future[Outcome]", file_name: str, content: bytes) -> Outcome:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(file_name, content)

    def _alone(self, file_name: str, content: bytes) -> Outcome:
        """A process died with several reports under way: read this one by itself to see whether it was the cause."""
        with _pool(1) as pool:
            try:
                return pool.submit(read_report, self._parse, file_name, content).result()
            except BrokenProcessPool:
                return Failure("internal error: the process that read it died (out of memory?)")

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawned, not forked: a fork copies locks that other threads hold, and the writer's lock with them
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_die_with_parent)


def _die_with_parent() -> None:
    """A killed load must not leave its processes behind."""
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
