"""Puts rows of cells together from runs of tokens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..document import Cell, Document, Table
from .tokens import Token, passage


@dataclass(slots=True)
class Grid:
    """A table in the making; `used` are the lines that stand in it."""

    document: Document
    tokens: Sequence[Token]
    rows: list[list[Cell]] = field(default_factory=list)
    last_line: int = 0

    def add(self, cells: Iterable[tuple[int, Iterable[int]]], doubtful: frozenset[int] = frozenset()) -> None:
        """Append a row of (column, indexes of the cell's tokens); cells without tokens are left out."""
        row = []
        for column, indexes in cells:
            run = [self.tokens[index] for index in indexes]
            if run:
                row.append(Cell(passage(self.document, run), len(self.rows), column, doubtful=column in doubtful))
                self.last_line = max(self.last_line, run[-1].line)
        if row:
            self.rows.append(sorted(row, key=lambda cell: cell.column))

    def table(self, first_line: int) -> Table:
        return Table(self.rows, first_line, max(first_line, self.last_line))
