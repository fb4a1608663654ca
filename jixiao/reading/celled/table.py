"""A form that was read, as a table on a grid of its own: head, fund rows, goal, indicator rows, total."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from ...labels import SUBTITLE, TITLE, Labels
from ..document import Cell, Document, Table
from .marks import HEAD, SECTIONS, Head, label_at
from .reading import FormReading
from .rows import Row
from .units import Unit, passage

_GOAL = Labels({"goal": SECTIONS["goal"]})
_GOAL_HEADS = Labels({name: SECTIONS[name] for name in ("expected", "completion")})
_POINTS = ("weight", "score")
_UNIT = re.compile(r".{0,12}单位:?[百千万亿]*元\)?")
_SENTENCE_ENDS = "。;；!！"


@dataclass(slots=True)
class Setter:
    """Puts one form's cells on a grid. With `words`, a value may be of several pieces; else a piece is a cell."""

    document: Document
    reading: FormReading
    words: bool
    rows: list[list[Cell]] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)

    @property
    def units(self) -> Sequence[Unit]:
        return self.reading.units

    def table(self, first_line: int) -> Table:
        parts = self.reading.parts
        self._add_head(*parts.head)
        if parts.fund_heads:
            heads = [head for head in parts.fund_heads if head.role != "source"]
            section = range(parts.head[1], parts.fund_heads[0].start)  # it may name the unit
            self._add([(0, section), *((2 + at, range(head.start, head.end)) for at, head in enumerate(heads))])
            self._add_rows(self.reading.funds)
        self._add_goal(*parts.goal)
        if parts.indicator_heads:
            self._add((1 + at, range(head.start, head.end)) for at, head in enumerate(self.reading.indicator_heads))
            self._add_rows(self.reading.indicators)
        self._add_total()
        return Table(self.rows, first_line, max(self.lines, default=first_line), exact=True)

    def _add(self, cells: Iterable[tuple[int, Iterable[int]]], doubtful: Iterable[int] = ()) -> None:
        row = []
        unsure = {*doubtful}
        for column, pieces in cells:
            stretches = [stretch for piece in pieces for stretch in self.units[piece].stretches]
            if stretches:
                text = passage(self.document, stretches)
                row.append(Cell(text, len(self.rows), column, doubtful=column in unsure))
                self.lines |= {line for line, _, _ in stretches}
        if row:
            self.rows.append(row)

    def _add_rows(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._add(((column, range(*run)) for column, run in sorted(row.cells.items())), row.doubtful)

    def _add_head(self, start: int, end: int) -> None:
        """Title and year, then each label with its value; what has no label is left out."""
        at = start
        while at < end and label_at(self.units, at, HEAD, end) is None:
            text = self.units[at].text
            if TITLE.match(text) or SUBTITLE.fullmatch(text) or _UNIT.fullmatch(text):
                self._add([(0, [at])])
            at += 1
        cells: list[tuple[int, Iterable[int]]] = []
        while at < end:
            label = label_at(self.units, at, HEAD, end)
            if label is None:
                at += 1
                continue
            value = [*self._value(label.end, end)]
            if cells and (label.role in ("name", "department", "authority") or not value):
                self._add(cells)
                cells = []
            cells += [(len(cells), range(label.start, label.end)), (len(cells) + 1, value)]
            at = max([label.end, *(piece + 1 for piece in value)])
        self._add(cells)

    def _value(self, start: int, end: int) -> Iterator[int]:
        """The pieces of a value behind its label."""
        for at in range(start, end):
            if label_at(self.units, at, HEAD, end) or (self.units[at].part == inf and self.units[at].join == inf):
                return
            if self.units[at].text:
                yield at
                if not self.words and (at + 1 >= end or self.units[at + 1].join == inf):
                    return

    def _add_goal(self, start: int, end: int) -> None:
        at = start
        found: list[tuple[int, Head]] = []
        while at < end:
            if not self.units[at].text:
                at += 1
                continue
            head = label_at(self.units, at, _GOAL_HEADS, end) or label_at(self.units, at, _GOAL, end)
            if head is None:
                break
            found.append(({"goal": 0, "expected": 1}.get(head.role, 2), head))
            at = head.end
        if not found:
            return
        self._add((column, range(head.start, head.end)) for column, head in found)
        texts = [piece for piece in range(at, end) if self.units[piece].text]
        texts = [piece for piece in texts if label_at(self.units, piece, _GOAL, end) is None]
        columns = [column for column, _ in found if column]
        self._add(zip(columns, self._goal_texts(texts, len(columns)), strict=False))

    def _goal_texts(self, texts: list[int], columns: int) -> list[list[int]]:
        """The goal's pieces by column: cells if there are as many, else parted where a sentence ends."""
        cells: list[list[int]] = []
        for piece in texts:
            if cells and self.units[piece].join < inf and not self.words:
                cells[-1].append(piece)
            else:
                cells.append([piece])
        if columns < 2 or not cells:
            return [[piece for cell in cells for piece in cell]]
        ends = [at for at in range(1, len(cells)) if self.units[cells[at - 1][-1]].text[-1] in _SENTENCE_ENDS]
        middle = len(cells) / 2
        at = 1 if len(cells) <= columns else min(ends, key=lambda end: abs(end - middle), default=len(cells))
        return [[piece for cell in side for piece in cell] for side in (cells[:at], cells[at:])]

    def _add_total(self) -> None:
        total, points = self.reading.parts.total, self.reading.parts.points
        if total is None:
            return
        columns = self._point_columns(total, points)
        self._add([(0, range(total.start, total.end)), *((column, range(*run)) for column, run in columns.items())])

    def _point_columns(self, total: Head, points: list[tuple[int, int]]) -> dict[int, tuple[int, int]]:
        """Column → run of pieces of the total's points."""
        roles = self.reading.indicator_roles
        columns = [roles.index(name) for name in _POINTS if name in roles]
        if len(points) == len(columns):
            return dict(zip(columns, points, strict=True))
        if not columns or not points:
            return {}
        gap = points[0][0] - total.end
        if self.words:
            return {columns[0 if self.units[total.start].text.startswith("合计") else -1]: points[0]}
        column = columns[0] + gap
        return {column: points[0]} if column in columns else {columns[-1]: points[0]}
