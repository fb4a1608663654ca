"""What a form is made of: its rows, part by part, and the labels that they carry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ... import labels
from ...reading.document import Cell
from .exact import Cells

AMOUNT_ROLES = {"original_budget", "final_budget", "executed"}
HOMELESS_ROLES = {"planned", "received", "left"}
"""Amounts that no table has a column for: they are not read."""
LEAST_SOURCES = 3
"""So many sources in a row of heads are columns."""
_LONGEST_LABEL = 40
TOTAL = re.compile(r"(?:自评|项目)?总(?:得)?分(?:\(分\))?:?(?P<points>[0-9][0-9.]*)分?")
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
    """The rows of one form, part by part, in reading order.

    `fund_groups`: column → role of the amounts that stand above its head (预算数 over 财政资金 and 其他).
    `tasks` are those of tables of other money (what single tasks cost), which are not read.
    """

    title: Row | None = None
    head: list[Row] = field(default_factory=list)
    unlabelled_name: Row | None = None
    fund_header: Row | None = None
    fund_groups: dict[int, str] = field(default_factory=dict)
    funds: list[Row] = field(default_factory=list)
    goal_header: Row | None = None
    goal: list[Row] = field(default_factory=list)
    indicator_header: Row | None = None
    indicators: list[Row] = field(default_factory=list)
    total: Row | None = None
    closing: list[Row] = field(default_factory=list)
    tasks: list[Row] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """All rows, part by part."""
        singles = (self.title, self.unlabelled_name, self.fund_header, self.goal_header, self.indicator_header)
        yield from (row for row in (*singles, self.total) if row is not None)
        for part in (self.head, self.funds, self.goal, self.indicators, self.closing, self.tasks):
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
