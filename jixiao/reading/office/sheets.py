"""A sheet of a workbook, from either format, as paragraphs and a table."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from ...errors import ReportError
from .blocks import Block, Grid, one_line

MAX_SHEETS = 300
MAX_FILLED = 300_000
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)

Merge = tuple[int, int, int, int]
"""First row, last row, first column, last column of merged cells, 0-based."""


@dataclass(slots=True)
class _OpenMerges:
    """The merges that reach over one row, left to right. Programs write none that overlap: of such the first counts.

    So what a row costs is bounded by its cells, however many merges a hostile file has.
    """

    lefts: list[int] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    ends: list[tuple[int, int]] = field(default_factory=list)

    def close_above(self, row: int) -> None:
        while self.ends and self.ends[0][0] < row:
            at = bisect_left(self.lefts, heappop(self.ends)[1])
            del self.lefts[at], self.merges[at]

    def open(self, merge: Merge, row: int) -> None:
        _, last, left, right = merge
        at = bisect_right(self.lefts, right)
        if last < row or (at and self.merges[at - 1][3] >= left):
            return
        self.lefts.insert(at, left)
        self.merges.insert(at, merge)
        heappush(self.ends, (last, left))

    def at(self, column: int) -> Merge | None:
        """The merge that covers a column."""
        at = bisect_right(self.lefts, column) - 1
        return self.merges[at] if at >= 0 and self.merges[at][3] >= column else None


@dataclass(slots=True)
class Sheet:
    """The filled cells of a sheet by row and column as text, its merged cells, and what of it is hidden."""

    file_name: str
    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filled: int = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a cell if it prints anything. Raises ReportError past the limit."""
        if text and not text.isspace():
            self.filled += 1
            if self.filled > MAX_FILLED:
                raise ReportError(self.file_name, "refused.sheet_cells", most=MAX_FILLED)
            self.rows.setdefault(row, {})[column] = text

    def content(self) -> list[str | Grid]:
        """The lines above the sheet's table, the table, and the lines below it; a line is a row with one filled cell.

        The sheet's name heads what has no line above it, unless the program gave it (Sheet1).
        """
        rows = list(self._shown())
        if not rows:
            return []
        several = [number for number, row in enumerate(rows) if len(row) > 1]
        first, last = (several[0], several[-1] + 1) if several else (len(rows), len(rows))
        lines = [row[0].content[0] for row in rows[:first]]
        notes = [row[0].content[0] for row in rows[last:]]
        if not lines and not _DEFAULT_NAME.fullmatch(self.name.strip()):
            lines = [self.name]
        return [*lines, *([Grid(rows[first:last])] if several else []), *notes]

    def _shown(self) -> Iterator[list[Block]]:
        """The rows that show anything, as cells; spans count shown rows only."""
        numbers = sorted(self.rows)
        merged = self._merged(numbers)
        shown = [number for number in numbers if any(self._is_shown(merged, number, c) for c in self.rows[number])]
        place = {number: index for index, number in enumerate(shown)}
        for number in shown:
            cells = []
            for column, text in sorted(self.rows[number].items()):
                if self._is_shown(merged, number, column):
                    _, last, _, right = merged.get((number, column)) or (number, number, column, column)
                    height = 1 if last == number else _between(shown, place[number], last)
                    cells.append(Block([text], column, height, right - column + 1))
            yield cells

    def _merged(self, numbers: list[int]) -> dict[tuple[int, int], Merge | None]:
        """For cells that begin a merge, the merge; for filled cells below one, None."""
        found: dict[tuple[int, int], Merge | None] = {}
        waiting = sorted(self.merges, reverse=True)
        here = _OpenMerges()
        for number in numbers:
            here.close_above(number)
            while waiting and waiting[-1][0] <= number:
                here.open(waiting.pop(), number)
            for column in self.rows[number] if here.lefts else ():
                if merge := here.at(column):
                    found[number, column] = merge if (number, column) == (merge[0], merge[2]) else None
        return found

    def _is_shown(self, merged: dict[tuple[int, int], Merge | None], row: int, column: int) -> bool:
        """A merged cell is shown if any part of it is, another if neither its row nor its column is hidden."""
        if (row, column) in merged:
            merge = merged[row, column]
            return merge is not None and self._any_shown(merge)
        return row not in self.hidden_rows and column not in self.hidden_columns

    def _any_shown(self, merge: Merge) -> bool:
        top, bottom, left, right = merge
        return any(row not in self.hidden_rows for row in range(top, min(bottom, top + 1000) + 1)) and any(
            column not in self.hidden_columns for column in range(left, min(right, left + 1000) + 1)
        )


def _between(shown: list[int], start: int, last: int) -> int:
    """How many of the shown rows from place `start` are not below row `last`."""
    end = start
    while end < len(shown) and shown[end] <= last:
        end += 1
    return end - start


def cell_text(text: str) -> str:
    """Text of a cell as it is kept: line breaks stay until the cell's place is known."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() if one_line(text) else ""
