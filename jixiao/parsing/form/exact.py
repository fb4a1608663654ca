"""Forms whose grid the file itself gives: every cell stands where its row, column and spans say, nothing is guessed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ... import labels
from ...reading.document import Cell, Table
from ...reading.passage import Passage
from .cells import NOTHING_PRINTED

_LEVELS = {"level1", "level2", "name"}
_POINTS = {"weight", "score"}
_DIGIT = re.compile(r"[0-9]")

Cells = dict[int, Cell]


def merged_down(table: Table) -> Iterator[Cells]:
    """For each row of a table the filled cells from rows above that cover it, by column."""
    covering: list[Cell] = []
    for number, cells in enumerate(table.rows):
        covering = [cell for cell in covering if cell.row + cell.row_span > number]
        yield {cell.column: cell for cell in covering}
        covering += [cell for cell in cells if cell.row_span > 1 and cell.passage]


def under(cells: Cells, heads: Cells) -> Cells:
    """A row's cells by the columns of the heads that they stand under; under no head they keep their own.

    Cells under one head are one cell (operator, value and unit below 年度指标值): doubtful if two of them hold figures.
    A cell below several heads counts for all of them if they are levels, else for the one that it overlaps most.
    """
    found: Cells = {}
    for cell in cells.values():
        below = [column for column, head in heads.items() if _overlap(cell, head)]
        whole = [column for column in below if _overlap(cell, heads[column]) == heads[column].column_span]
        if (
            len(whole) > 1
            and {labels.role(labels.INDICATOR_COLUMNS, heads[column].text) for column in whole} <= _LEVELS
        ):
            columns = whole
        else:
            columns = [max(below, key=lambda column: _overlap(cell, heads[column]), default=cell.column)]
        if len(whole) > len(columns) and _DIGIT.search(cell.text):
            cell = replace(cell, doubtful=True)
        for column in columns:
            found[column] = _joined(found[column], cell) if column in found else cell
    return found


def points_under(cells: Cells, heads: Cells) -> Cells:
    """The cells of a form's last row: a figure that is merged over several heads stands under those of points."""
    places = [column for column, head in heads.items() if labels.role(labels.INDICATOR_COLUMNS, head.text) in _POINTS]
    found: Cells = {}
    rest: Cells = {}
    for column, cell in cells.items():
        below = [place for place in places if _overlap(cell, heads[place])]
        alone = len(below) == 1 and _DIGIT.search(cell.text)
        (found if alone else rest)[below[0] if alone else column] = cell
    return dict(sorted({**under(rest, heads), **found}.items()))


def _overlap(one: Cell, two: Cell) -> int:
    """How many columns two cells share."""
    end = min(one.column + one.column_span, two.column + two.column_span)
    return max(end - max(one.column, two.column), 0)


def _joined(one: Cell, two: Cell) -> Cell:
    twice = bool(_DIGIT.search(one.text) and _DIGIT.search(two.text))
    passage = Passage.join([one.passage, two.passage])
    return replace(one, passage=passage, doubtful=one.doubtful or two.doubtful or twice)


def lower_heads(upper: Cells, lower: Cells) -> Cells | None:
    """The heads of a head of two rows: those of the lower row in place of the ones that they stand under.

    None if the lower row is no part of the head.
    """
    if not lower or any(labels.role(labels.INDICATOR_COLUMNS, cell.text) is None for cell in lower.values()):
        return None
    if not all(any(_overlap(cell, head) for head in upper.values()) for cell in lower.values()):
        return None
    left = {column: head for column, head in upper.items() if not any(_overlap(head, cell) for cell in lower.values())}
    return dict(sorted((left | lower).items()))


def indicator_cells(cells: Cells, merged: Cells, where: dict[str, int]) -> tuple[dict[str, Passage], bool]:
    """An indicator row's cells by role, and whether one is doubtful. A merged level or name stands on all its rows."""
    found = {name: cells[column] for name, column in where.items() if column in cells}
    for name in _LEVELS & where.keys() - found.keys():
        above = next((cell for cell in merged.values() if _covers(cell, where[name])), None)
        if above is not None:
            found[name] = above
    return {name: cell.passage for name, cell in found.items()}, any(cell.doubtful for cell in found.values())


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.column_span


def is_indicator(cells: dict[str, Passage], has_points: bool) -> bool:
    """Whether a row is an indicator: it has two of a name, a target, an actual value, and points.

    Rows that a template left over (`指标2`, `……`) have neither target nor actual value.
    """
    name, target, actual = (_printed(cells.get(part)) for part in ("name", "target", "actual"))
    if name and not (target or actual) and labels.LEFTOVER.fullmatch(cells["name"].text):
        return False
    return sum([has_points, name, target, actual]) >= 2


def _printed(passage: Passage | None) -> bool:
    return passage is not None and passage.text not in NOTHING_PRINTED
