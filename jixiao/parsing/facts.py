"""The facts of one report while they are being read: rows, and a citation for every cell that was read."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from ..reading.document import Document
from ..reading.passage import Passage, fold
from ..schema import TABLES, Citation, Line, Report
from . import doubts
from .pages import page_ranges

# A number as it stands in a line, before anybody asks what it means.
_LINE_NUMBER = re.compile(r"[0-9](?:[0-9,.]*[0-9])?")

_ID_LETTERS = {"amounts": "a", "functions": "f", "project_funds": "m", "indicators": "i", "statements": "s"}


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that no fact cites."""

    line: int
    start: int
    text: str


@dataclass(slots=True)
class Facts:
    """Rows by table. `add` makes a row and cites its cells; `finish` counts what was cited and what was not."""

    document: Document
    report: Report
    rows: dict[str, list[Any]] = field(default_factory=dict)
    _covered: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    _doubted: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, document: Document) -> "Facts":
        report = Report(document.report_id, document.file_name, document.format, line_count=len(document.lines))
        facts = cls(document, report, {table: [] for table in TABLES})
        facts.rows["reports"].append(report)
        return facts

    def add(self, table: str, cited: dict[str, Passage | None], /, **values: Any) -> Any:
        """Append a row and return it. Ids are given here.

        `values` are the row's cells. `cited` maps column names to the passage a cell was read from; a text column
        missing from `values` takes its passage's printed text.
        """
        row_type = TABLES[table]
        key = next(iter(row_type.__dataclass_fields__))
        if key not in values:
            values[key] = f"{self.report.report_id}-{_ID_LETTERS[table]}{len(self.rows[table]) + 1:05}"
        for column, passage in cited.items():
            name = "class_" if column == "class" else column
            if name not in values and passage is not None:
                values[name] = passage.printed
        row = row_type(report_id=self.report.report_id, **values)
        self.rows[table].append(row)
        self.cite(table, getattr(row, key), cited)
        return row

    def add_project(self, cited: dict[str, Passage | None], /, **values: Any) -> Any:
        """Append a project, numbered in reading order."""
        seq = len(self.rows["projects"]) + 1
        return self.add("projects", cited, project_id=f"{self.report.report_id}-{seq:03}", seq=seq, **values)

    def tell(self, **found: Passage | None) -> None:
        """Fill text columns of the report's own row, each with its citation; what is None stays as it is."""
        for column, passage in found.items():
            if passage:
                setattr(self.report, column, passage.printed)
        self.cite("reports", self.report.report_id, found)

    def cite(self, table: str, row_id: str, cited: dict[str, Passage | None]) -> None:
        """Record where cells of a row stand; columns whose passage is None or empty are not cited."""
        citations = self.rows["citations"]
        unread = self._doubt(table, row_id, cited) if self.document.doubts else ()
        for column, passage in cited.items():
            if not passage or column in unread:
                continue
            span, pieces = passage.span, list(passage.pieces())
            for line, start, end in pieces:
                self._covered[line].append((start, end))
            text = self.document.printed_pieces(pieces)
            citations.append(
                Citation(
                    self.report.report_id, table, row_id, column, span.line, span.start, span.end, span.last_line, text
                )
            )

    def _doubt(self, table: str, row_id: str, cited: dict[str, Passage | None]) -> set[str]:
        """Note the cells that were read from doubtful characters; the columns among them that must not be cited."""
        of = self.document.doubts
        found = {column for column, passage in cited.items() if passage and doubts.is_doubtful(of, passage.pieces())}
        if found:
            self._doubted[table, row_id] |= found
        return doubts.unread_columns(table, found)

    def unread(self) -> list[Unread]:
        """Every number of the source that no citation covers, in order."""
        return [number for number, cited in self._numbers() if not cited]

    def _numbers(self) -> Iterator[tuple[Unread, bool]]:
        """Every number of the source, and whether a citation covers it."""
        for number, raw in enumerate(self.document.lines, 1):
            covered = _joined(self._covered.get(number, ()))
            for match in _LINE_NUMBER.finditer(fold(raw)):
                start, end = match.span()
                yield Unread(number, start, raw[start:end]), _is_covered(covered, raw, start, end)

    def finish(self, parser_version: str) -> list[Unread]:
        """Fill the report's counts and the lines table; returns the unread numbers."""
        document, report = self.document, self.report
        self._mark_doubted()
        numbers = list(self._numbers())
        unread = [number for number, cited in numbers if not cited]
        report.figure_count, report.cited_count = len(numbers), len(numbers) - len(unread)
        report.parser_version = parser_version
        report.unread_pages = page_ranges(document.unread_pages)
        self.rows["lines"] = [
            Line(report.report_id, number, document.page(number), raw) for number, raw in enumerate(document.lines, 1)
        ]
        return unread

    def _mark_doubted(self) -> None:
        for table in {table for table, _ in self._doubted}:
            key = next(iter(TABLES[table].__dataclass_fields__))
            for row in self.rows[table]:
                if columns := self._doubted.get((table, getattr(row, key))):
                    doubts.mark(row, table, columns)


def _joined(covered: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What stretches cover together, in order: stretches that do not touch each other."""
    joined: list[tuple[int, int]] = []
    for left, right in sorted(covered):
        if joined and left <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined


def _is_covered(covered: Sequence[tuple[int, int]], raw: str, start: int, end: int) -> bool:
    """Whether a run of digits is cited: as a whole, or as the two numbers that it is (`4125.49,4143.91`)."""

    def within(left: int, right: int) -> bool:
        at = bisect_right(covered, left, key=itemgetter(0)) - 1
        return at >= 0 and right <= covered[at][1]

    return within(start, end) or all(within(at, at + 1) for at in range(start, end) if raw[at] not in ",.，．")
