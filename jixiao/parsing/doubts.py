"""Cells that were read from characters of a scan which are not sure: no such figure counts as read for certain.

Rows of tables that can say so are marked damaged; of other tables the figure is left empty and uncited, so unread.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from ..schema import TABLES, arrow_schema

_RUNNING = frozenset(("goal", "completion", "reason", "basis"))
"""Columns of running text: a character of it that is not sure says nothing of the row's figures."""
_UNITS = {"unit": ("value",)}
"""Column → the figures that mean something else if it is misread."""

Doubts = Mapping[int, Sequence[tuple[int, int]]]
Pieces = Iterable[tuple[int, int, int]]


def is_doubtful(doubts: Doubts, pieces: Pieces) -> bool:
    """Whether a stretch that is not sure lies in one of the pieces (line, start, end), or touches it."""
    return any(low <= end and start <= high for line, start, end in pieces for low, high in doubts.get(line, ()))


def unread_columns(table: str, doubted: Iterable[str]) -> set[str]:
    """The columns of a row whose figures are not to be kept, given the columns that were read from doubtful text."""
    if _can_be_damaged(table):
        return set()
    columns = set(doubted)
    columns |= {figure for column in columns for figure in _UNITS.get(column, ())}
    return columns & _figures(table)


def mark(row: Any, table: str, doubted: Iterable[str]) -> None:
    """Mark a row damaged, or empty its figures, given the columns that were read from doubtful text."""
    if _can_be_damaged(table):
        row.damaged |= not _RUNNING.issuperset(doubted)
    for column in unread_columns(table, doubted):
        setattr(row, column, None)


def _can_be_damaged(table: str) -> bool:
    return "damaged" in TABLES[table].__dataclass_fields__


@cache
def _figures(table: str) -> frozenset[str]:
    schema = arrow_schema(table)
    numeric = [field.name for field in schema if str(field.type).startswith(("decimal", "int"))]
    return frozenset(name for name in numeric if schema.field(name).nullable)
