"""One load: decide file by file what has to be parsed, gather the outcomes, commit them in one step."""

from collections import Counter, deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from ..corrections import Correction, marked
from ..errors import Cause, ReportError
from ..reading import file_bytes, report_id
from ..store import FileEntry, ReportEntry, Writing
from .checking import Checking
from .corrected import corrected
from .files import Found, ReportFile
from .work import Failure, Outcome, Workers

OnProgress = Callable[[int, int, str], object]
"""(files read, files to read, name of the file being read now; empty at the end)"""

Status = Literal["new", "changed", "reread", "unchanged", "twin", "failed"]


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    "reread": the same bytes, but the parser or the file's name is another. "twin": the same bytes as `same_as`, so
    one report. "failed": `cause` says why; `report` is then the version read before, which is kept.
    """

    path: Path
    status: Status
    report: ReportEntry | None = None
    cause: Cause | None = None
    same_as: Path | None = None


@dataclass(slots=True)
class LoadResult:
    """What a load did: each file in order, the files that went, and the files of other kinds met in folders.

    `untouched` says that nothing at all could be read and the cache was left as it was; `unchecked`, by file name, why
    the checks of a report failed.
    """

    files: list[FileResult]
    gone: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    untouched: bool = False
    unchecked: dict[str, str] = field(default_factory=dict)

    @property
    def failures(self) -> list[FileResult]:
        return [result for result in self.files if result.status == "failed"]


@dataclass(frozen=True, slots=True)
class _UnderWay:
    file: ReportFile
    report_id: str
    outcome: Callable[[], Outcome]


class Run:
    """The state of one load: what every file turned out to be, and what is being read."""

    def __init__(
        self,
        writing: Writing,
        found: Found,
        version: str,
        on_progress: OnProgress,
        corrections: Mapping[str, Correction],
        again: Collection[str] = (),
    ) -> None:
        self._writing, self._before = writing, writing.before
        self._found = found
        self._version = version
        self._on_progress = on_progress
        self._corrections, self._again = corrections, again
        self._results: dict[str, FileResult] = {}
        self._reports: dict[str, ReportEntry] = {}
        self._refused: dict[str, tuple[str, str]] = {}
        self._first: dict[str, Path] = {}
        self._queue: deque[_UnderWay] = deque()
        self._checking = Checking(writing)
        self._done = self._total = 0

    def read_all(self, workers_for: Callable[[int], Workers]) -> None:
        """Read every file that has to be read."""
        files = self._found.files.values()
        self._total = sum(not self._is_settled(file) for file in files)
        self._workers = workers_for(self._total)
        try:
            for file in files:
                self._take(file)
            self._drain(0)
        finally:
            self._workers.close()
        self._checking.finish()
        self._tell_findings()
        if self._total:
            self._on_progress(self._total, self._total, "")

    def _is_settled(self, file: ReportFile) -> bool:
        """Whether the file's stat alone proves that its report is here as this parser reads it."""
        known = self._before.files.get(file.key)
        if known is None or known.error or known.report_id is None or not file.signature:
            return False
        return file.signature == known.signature and self._is_current(known.report_id, file)

    def _is_current(self, report: str, file: ReportFile) -> bool:
        entry = self._before.reports.get(report)
        if entry is None or report in self._again:
            return False
        return entry.parser_version == self._version_of(report) and entry.file_name == file.name

    def _version_of(self, report: str) -> str:
        return marked(self._version, self._corrections.get(report))

    def _take(self, file: ReportFile) -> None:
        if self._is_settled(file):
            self._identify(file, str(self._before.files[file.key].report_id), None)
            return
        self._drain(self._workers.depth - 1)
        self._on_progress(self._done, self._total, file.name)
        try:
            content = file_bytes(file.path)
        except ReportError as error:
            self._settle(file, Failure(error.cause))
        else:
            self._identify(file, report_id(content), content)

    def _identify(self, file: ReportFile, report: str, content: bytes | None) -> None:
        """Its bytes are known: they are here already, or they are to be parsed."""
        if any(job.report_id == report for job in self._queue):
            self._drain(0)
        if report in self._reports:
            self._accept(file, "twin", self._reports[report])
        elif self._is_current(report, file):
            self._accept(file, "unchanged", self._before.reports[report])
        elif self._is_refused(file, report):
            self._refuse(file, self._before.files[file.key].error, report)
        elif content is not None:
            self._queue.append(_UnderWay(file, report, self._workers.submit(file.name, content)))
            return
        self._done += content is not None

    def _is_refused(self, file: ReportFile, report: str) -> bool:
        """Whether this parser has refused these bytes before."""
        known = self._before.files.get(file.key)
        return known is not None and known.refused == (report, self._version) and report not in self._again

    def _drain(self, left: int) -> None:
        """Wait for the oldest reports under way until only `left` are."""
        while len(self._queue) > left:
            job = self._queue.popleft()
            self._settle(job.file, job.outcome(), job.report_id)

    def _settle(self, file: ReportFile, outcome: Outcome, report: str = "") -> None:
        self._done += 1
        if isinstance(outcome, Failure):
            self._refuse(file, outcome.cause, report if outcome.lasting else None)
            return
        known = self._before.files.get(file.key)
        status: Status = "new"
        if known and known.report_id:
            status = "reread" if known.report_id == report else "changed"
        outcome = corrected(outcome, self._corrections.get(report))
        segment = self._writing.add(outcome.batches)
        self._checking.take(report, outcome)
        entry = ReportEntry(report, file.name, segment, self._version_of(report), *outcome.counts)
        self._accept(file, status, replace(entry, unread_pages=outcome.unread_pages))

    def _tell_findings(self) -> None:
        """The reports were checked after they were accepted: say now what was found."""
        counts = self._checking.findings
        self._reports |= {id: replace(self._reports[id], findings=count) for id, count in counts.items()}
        for key, result in self._results.items():
            if result.report and result.report.report_id in counts:
                self._results[key] = replace(result, report=self._reports[result.report.report_id])

    def _refuse(self, file: ReportFile, cause: Cause | None, lasting: str | None) -> None:
        self._results[file.key] = FileResult(file.path, "failed", cause=cause)
        if lasting:
            self._refused[file.key] = (lasting, self._version)

    def _accept(self, file: ReportFile, status: Status, entry: ReportEntry) -> None:
        first = self._first.setdefault(entry.report_id, file.path)
        self._reports[entry.report_id] = entry
        self._results[file.key] = FileResult(file.path, status, entry, same_as=first if status == "twin" else None)

    def finish(self, sources: tuple[str, ...]) -> LoadResult:
        """Commit what was found as the cache's state."""
        self._keep_what_failed()
        found, before = self._found, self._before
        files = {key: entry for key, entry in before.files.items() if found.is_closed(key)}
        for entry in files.values():
            self._keep(entry.report_id)
        for key, file in found.files.items():
            told = self._results[key]
            report = told.report.report_id if told.report else None
            files[key] = FileEntry(report, file.signature, told.cause, self._refused.get(key))
        problems = [FileResult(problem.path, "failed", cause=problem.cause) for problem in found.problems]
        result = LoadResult([*problems, *(self._results[key] for key in found.files)], skipped=found.skipped)
        if result.failures and before.reports and not self._reports:
            result.untouched = True
            return result
        result.gone = [key for key, entry in before.files.items() if entry.report_id and key not in files]
        result.unchecked = {self._reports[id].file_name: cause for id, cause in self._checking.failed.items()}
        self._writing.commit(self._reports, files, sources)
        return result

    def _keep_what_failed(self) -> None:
        """A file that was read before and cannot be read now keeps what was read."""
        for key, result in self._results.items():
            known = self._before.files.get(key)
            if result.status == "failed" and known:
                self._results[key] = replace(result, report=self._keep(known.report_id))

    def _keep(self, report: str | None) -> ReportEntry | None:
        entry = self._before.reports.get(report or "")
        return entry and self._reports.setdefault(entry.report_id, entry)
