"""Checking what was read: many reports at a time, in one pass over their tables."""

from collections import Counter

from ..schema import arrow_schema
from ..store import Writing
from .work import Parsed, told

# Enough that a pass pays, few enough that what waits stays small.
_TOGETHER = 64


class Checking:
    """Checks reports as they are read and writes what was found beside their facts.

    `findings`: report → how many; `failed`: report → why it could not be checked, a fault of ours that costs no fact.
    """

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._waiting: dict[str, Parsed] = {}
        self.findings: dict[str, int] = {}
        self.failed: dict[str, str] = {}

    def take(self, report: str, parsed: Parsed) -> None:
        self._waiting[report] = parsed
        if len(self._waiting) >= _TOGETHER:
            self.finish()

    def finish(self) -> None:
        """Check what waits."""
        if self._waiting:
            try:
                self._check(self._waiting)
            except Exception:  # one report that a rule stumbles over must not take the others' findings
                for report, parsed in self._waiting.items():
                    self._check_alone(report, parsed)
        self._waiting = {}

    def _check_alone(self, report: str, parsed: Parsed) -> None:
        try:
            self._check({report: parsed})
        except Exception as error:
            self.failed[report] = told(error)

    def _check(self, reports: dict[str, Parsed]) -> None:
        from ..checks import check, frames
        from ..own_profile import fitted

        tables = frames((parsed.batches, parsed.printed) for parsed in reports.values())
        checked = check(tables)
        made = {"findings": checked.findings, "evidence": checked.evidence, "coverage": checked.coverage}
        for table, frame in (made | fitted(tables)).items():
            schema = arrow_schema(table)
            for batch in frame.select(schema.names).to_arrow().cast(schema).to_batches():
                self._writing.add_checked({table: batch})
        self.findings |= dict.fromkeys(reports, 0) | Counter(checked.findings["report_id"])
