"""Intake: files that somebody hands in, read, parsed and checked in memory. Nothing reaches the library from here."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import Cause, ReportError
from .handed_in import Incoming
from .loading import OnProgress, Parse, parse_bytes
from .loading.work import Parsed, read_report
from .reading import report_id

MOST_FILES = 200
MOST_BYTES = 128 * 2**20
"""How many files, and bytes of them, may wait at once to be taken in or left out: they stand in memory."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read of one report. `holds`, `fails`: relations that could be checked; None where checking failed.

    `unread_pages` are the pages that were not read, `3, 7–9`.
    """

    unit: str | None
    fiscal_year: int | None
    kind: str | None
    region: str | None
    projects: int
    figures: int
    cited: int
    holds: int | None
    fails: int | None
    unread_pages: str | None = None


@dataclass(frozen=True, slots=True)
class Staged:
    """One file that waits: what was understood, or in one line why it was refused. `archive` is the zip it was in."""

    name: str
    report_id: str
    content: bytes = b""
    understood: Understood | None = None
    cause: Cause | None = None
    archive: str | None = None


@dataclass(slots=True)
class Staging:
    """The files that wait, by a key that stays theirs: the same bytes wait once."""

    files: dict[str, Staged] = field(default_factory=dict)

    def take(self, files: Sequence[Incoming], on_progress: OnProgress, parse: Parse = parse_bytes) -> None:
        """Read these files, one after the other; what is wrong with one costs no other."""
        for done, file in enumerate(files):
            on_progress(done, len(files), file.name)
            staged = self._read(file, parse)
            self.files.setdefault(_key(staged), staged)
        on_progress(len(files), len(files), "")

    def _read(self, file: Incoming, parse: Parse) -> Staged:
        try:
            if len(self.files) >= MOST_FILES:
                raise ReportError(file.name, "refused.waiting_files", most=MOST_FILES)
            content = file.read()
            if sum(len(waiting.content) for waiting in self.files.values()) + len(content) > MOST_BYTES:
                raise ReportError(file.name, "refused.waiting_bytes", most=MOST_BYTES // 2**20)
        except ReportError as error:
            return Staged(file.name, "", cause=error.cause, archive=file.archive)
        return staged(file.name, content, file.archive, parse)


def _key(file: Staged) -> str:
    """Readable bytes are one report whatever their name; of what is refused each name is told."""
    if file.understood:
        return file.report_id
    return hashlib.sha256(f"{file.report_id}/{file.archive}/{file.name}".encode()).hexdigest()[:20]


def staged(name: str, content: bytes, archive: str | None = None, parse: Parse = parse_bytes) -> Staged:
    """One file read, parsed and checked; whatever goes wrong is the cause why it is refused."""
    outcome = read_report(parse, name, content)
    if isinstance(outcome, Parsed):
        return Staged(name, report_id(content), content, _understood(outcome), archive=archive)
    return Staged(name, report_id(content), cause=outcome.cause, archive=archive)


def _understood(parsed: Parsed) -> Understood:
    [report] = parsed.batches["reports"].to_pylist()
    told = {column: report[column] for column in ("unit", "fiscal_year", "kind", "region", "unread_pages")}
    _, figures, cited = parsed.counts
    holds, fails = _checked(parsed)
    return Understood(
        **told, projects=parsed.batches["projects"].num_rows, figures=figures, cited=cited, holds=holds, fails=fails
    )


def _checked(parsed: Parsed) -> tuple[int | None, int | None]:
    """How many relations hold, rounding allowed, and how many fail."""
    from .checks import check, frames

    try:
        coverage = check(frames([(parsed.batches, parsed.printed)])).coverage
    except Exception:  # a rule that stumbles over a report costs its checks, not the report
        return None, None
    holds, rounding, fails = (int(coverage[outcome].sum()) for outcome in ("holds", "rounding", "fails"))
    return holds + rounding, fails


def known(
    report: str, unit: str | None, fiscal_year: int | None, kind: str | None, rows: Iterable[Mapping[str, Any]]
) -> tuple[Literal["new", "same", "version"], list[Mapping[str, Any]]]:
    """Whether the library has the same bytes, or other bytes of the same unit, year and kind; and its rows of these.

    `rows`: the library's, each with report_id and, where it was read, unit, fiscal_year and kind. Of what is not known
    nothing is the same.
    """
    listed = list(rows)
    if same := [row for row in listed if row["report_id"] == report]:
        return "same", same
    if unit is None or fiscal_year is None or kind is None:
        return "new", []
    of = (unit, str(fiscal_year), kind)
    versions = [row for row in listed if (row.get("unit"), str(row.get("fiscal_year")), row.get("kind")) == of]
    return ("version", versions) if versions else ("new", [])
