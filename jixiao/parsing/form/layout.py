"""Cuts tables into forms, and each form into its parts, by the labels that the rows carry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

from ... import labels
from ...reading.document import Cell, Document
from .exact import Cells, lower_heads, merged_down, under

_AMOUNT_ROLES = {"original_budget", "final_budget", "executed"}
_LONGEST_LABEL = 40
TOTAL = re.compile(r"(?:自评)?总分(?:\(分\))?:?(?P<points>[0-9][0-9.]*)分?")
"""A total that stands in one cell with its label."""


@dataclass(slots=True)
class Row:
    """The filled cells of one row by column. Rows of one table share `fragment`; `first` is the first of them.

    In an exact table, `merged` are the cells from above that cover the row, and `width` is the table's in columns.
    """

    cells: dict[int, Cell]
    fragment: int
    first: bool = False
    exact: bool = False
    merged: Cells = field(default_factory=dict)
    width: int = 0

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells.values())

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells.values()]


@dataclass(slots=True)
class Form:
    """The rows of one form, part by part, in reading order."""

    title: Row | None = None
    head: list[Row] = field(default_factory=list)
    unlabelled_name: Row | None = None
    fund_header: Row | None = None
    funds: list[Row] = field(default_factory=list)
    goal_header: Row | None = None
    goal: list[Row] = field(default_factory=list)
    indicator_header: Row | None = None
    indicators: list[Row] = field(default_factory=list)
    total: Row | None = None

    def rows(self) -> Iterator[Row]:
        """All rows, part by part."""
        singles = (self.title, self.unlabelled_name, self.fund_header, self.goal_header, self.indicator_header)
        yield from (row for row in (*singles, self.total) if row is not None)
        for part in (self.head, self.funds, self.goal, self.indicators):
            yield from part

    @property
    def exact(self) -> bool:
        """Whether the file itself gives the form's grid."""
        return all(row.exact for row in self.rows())

    @property
    def first_line(self) -> int:
        return min(cell.passage.lines[0] for row in self.rows() for cell in row)

    @property
    def last_line(self) -> int:
        return max(max(cell.passage.lines) for row in self.rows() for cell in row)

    @property
    def head_figures(self) -> bool:
        """Whether amounts stand in the head: the fund table of a form whose cells ran together."""
        return any(any(character.isdigit() for character in text) for row in self.head for text in row.texts)


def role(vocabulary: str, text: str) -> str | None:
    """The role of a label in one of the vocabularies of `labels`, None if it is none."""
    if not text or len(text) > _LONGEST_LABEL:
        return None
    return labels.role(getattr(labels, vocabulary), text)


def roles(vocabulary: str, row: Row) -> dict[str, int]:
    """Role → column of the row's cells that are labels; the first of a role counts."""
    found: dict[str, int] = {}
    for column, cell in row.cells.items():
        name = role(vocabulary, cell.text)
        if name:
            found.setdefault(name, column)
    return found


def forms(document: Document) -> list[Form]:
    """The document's forms in order. A form may run over several tables (pages)."""
    builder = _Builder()
    for row in _rows(document):
        builder.take(row)
    return [form for form in builder.forms if form.fund_header or form.indicator_header or form.funds]


def _rows(document: Document) -> Iterator[Row]:
    for fragment, table in enumerate(document.tables):
        first = True
        width = max((cell.column + cell.column_span for cells in table.rows for cell in cells), default=0)
        merged = merged_down(table) if table.exact else repeat({})
        for cells, above in zip(table.rows, merged, strict=False):
            filled = {cell.column: cell for cell in cells if cell.passage}
            if filled:
                yield Row(filled, fragment, first, table.exact, above, width)
                first = False


class _Builder:
    """Reads rows in order and knows in which part of which form it is."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.form = Form()
        self.part = "done"
        self.stray: Row | None = None
        self.width = 0

    def take(self, row: Row) -> None:
        kind = self._kind(row)
        if kind is None and row.first and row.exact and row.width != self.width and self.part == "indicators":
            self.part = "done"  # another table
        self.width = row.width
        if self._starts(kind):
            self._take_back_name(row)
            self.form = Form()
            self.forms.append(self.form)
            if kind != "title" and self.stray is not None and not _names(row):
                self.form.unlabelled_name = self.stray
            self.part = "head"
        self.stray = row if self.part == "done" else None
        if self.part != "done":
            self._place(kind, row)

    def _take_back_name(self, row: Row) -> None:
        """A name that lost its label, below a form without a 总分 row, was taken for one of that form's rows."""
        last = self.form.indicators[-1] if self.form.indicators else None
        if last is None or last.exact:
            return
        if last.first and last.fragment == row.fragment and len(last.cells) == 1:
            self.stray = self.form.indicators.pop()

    def _kind(self, row: Row) -> str | None:
        if roles("HEAD", row):
            return "head"
        if len(_AMOUNT_ROLES & roles("FUND_COLUMNS", row).keys()) >= 2:
            return "fund_header"
        if self.part in ("head", "funds") and _heads_goal(row):
            return "goal_header"
        if len(_indicator_labels(row) & {"level1", "level2", "name", "target", "actual"}) >= 2:
            return "indicator_header"
        if len(row.cells) == 1 and labels.TITLE.match(row.texts[0].lstrip("#")):
            return "title"
        if self.part == "indicators" and (role("SECTIONS", row.texts[0]) == "total" or TOTAL.fullmatch(row.texts[0])):
            return "total"
        return None

    def _starts(self, kind: str | None) -> bool:
        """Whether a row of this kind opens a new form."""
        if kind in ("title", "head"):
            return self.part not in ("head",) and not (kind == "head" and self.part == "funds" and not self.form.funds)
        return (kind == "fund_header" and self.part in ("indicators", "done")) or (
            kind == "indicator_header" and self.part == "done"
        )

    def _place(self, kind: str | None, row: Row) -> None:
        form = self.form
        if self._is_lower_head(kind, row):
            return
        if row.exact and kind in (None, "total"):
            header = form.fund_header if self.part == "funds" else form.indicator_header
            row.cells = under(row.cells, header.cells) if header and self.part != "goal" else row.cells
        if kind == "title":
            form.title = row
        elif kind == "head":
            form.head.append(row)
        elif kind == "fund_header":
            form.fund_header, self.part = row, "funds"
        elif kind == "goal_header":
            form.goal_header, self.part = row, "goal"
        elif kind == "indicator_header":
            form.indicator_header, self.part = row, "indicators"
        elif kind == "total":
            form.total, self.part = row, "done"
        else:
            {"head": form.head, "funds": form.funds, "goal": form.goal, "indicators": form.indicators}[
                self.part
            ].append(row)

    def _is_lower_head(self, kind: str | None, row: Row) -> bool:
        """Whether a row is the lower one of the indicators' head, which then has its heads too."""
        header = self.form.indicator_header
        if not row.exact or header is None or self.part != "indicators" or self.form.indicators:
            return False
        heads = lower_heads(header.cells, row.cells) if kind in (None, "indicator_header") else None
        header.cells = heads or header.cells
        return heads is not None


def _names(row: Row) -> bool:
    return bool({"name", "department"} & roles("HEAD", row).keys())


def _indicator_labels(row: Row) -> set[str]:
    """Roles of an indicator table's head; a label may stand at the end of a cell that other words ran into."""
    found = set(roles("INDICATOR_COLUMNS", row))
    for text in row.texts:
        if len(text) > 4 and text.endswith(("一级指标", "二级指标", "三级指标")):
            found.add({"一": "level1", "二": "level2", "三": "name"}[text[-4]])
    return found


def _heads_goal(row: Row) -> bool:
    """Whether a row heads the goal's two columns; one of the heads may be damaged."""
    if {"expected", "completion"} & roles("SECTIONS", row).keys():
        return True
    return any(len(text) < 20 and text.endswith("实际完成情况") for text in row.texts)
