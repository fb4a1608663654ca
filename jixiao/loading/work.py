"""Reading one report: bytes in, Arrow batches out; whatever goes wrong in it is its own failure."""

import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..errors import Cause, ReportError
from ..schema import TABLES, UnreadNumber
from .layout import layout

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
    """What one report gave: its rows, how they are printed, and how many facts, figures and cited figures they are."""

    batches: "Batches"
    printed: "Batches"
    counts: tuple[int, int, int]

    @property
    def unread_pages(self) -> str | None:
        """Pages that were not read, `3, 7–9`; None where all were."""
        found: str | None = self.batches["reports"].column("unread_pages")[0].as_py()
        return found


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one report gave nothing, in one line without the file's name. `lasting`: the same bytes would fail again."""

    cause: Cause
    lasting: bool = False


Outcome = Parsed | Failure


def parse_bytes(file_name: str, content: bytes) -> "tuple[Facts, list[Unread]]":
    """Read and parse one report."""
    from .. import parsing, reading

    return parsing.parse(reading.read_bytes(file_name, content))


def read_report(parse: Parse, file_name: str, content: bytes) -> Outcome:
    """One report's rows. Whatever goes wrong in it is its own failure."""
    from ..store.rows import as_printed, to_batches

    try:
        facts, unread = parse(file_name, content)
        rows, report = facts.rows, facts.report
        numbers = [UnreadNumber(report.report_id, number.line, number.start, number.text) for number in unread]
        count = sum(len(rows[table]) for table in TABLES if table not in _NO_FACTS)
        return Parsed(
            to_batches({**rows, "unread": numbers, **layout(facts.document)}),
            as_printed(rows),
            (count, report.figure_count, report.cited_count),
        )
    except ReportError as error:
        return Failure(error.cause, lasting=True)
    except Exception as error:  # a fault of ours on one report is told and must not stop the others
        return Failure(Cause("refused.internal", fault=told(error)))


def told(error: Exception) -> str:
    """A fault of ours in one line: what it is and where."""
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
    if min(jobs, reports) <= 1:
        return Here(parse)
    from .processes import Processes

    return Processes(parse, min(jobs, reports))


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
