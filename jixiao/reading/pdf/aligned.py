"""Forms without ruling lines, put in place of the lines of text that they are."""

from collections.abc import Sequence

from .forming import forms
from .grids import Line
from .parts import PageParts, TablePart, TextLine
from .pieces import is_label, line_pitch, pairs, segments
from .placing import placed
from .stacking import rows, stacks, stands_in_middle
from .tearing import tie_heads, tie_values
from .zones import Zone, take_rows

_FEW_LABELS = 2
# More pieces of text than a page of a form can have, in the smallest type.
_MOST_PIECES = 6000


def with_aligned_tables(pages: Sequence[PageParts], level: Sequence[list[Line]]) -> None:
    """Put tables in place of the lines that are forms without ruling lines. `level` are each page's level lines."""
    pieces = {at: segments(list(pages[at].lines())) for at in _chosen(pages)}
    if not pieces:
        return
    near = {at: pairs(pieces[at]) for at in pieces}
    pitch = line_pitch((pieces[at], near[at]) for at in pieces)
    cells = {at: stacks(pieces[at], near[at], pitch, level[at]) for at in pieces}
    foot = max([stack.bottom for at in cells for stack in cells[at]], default=0.0)
    middle = stands_in_middle(cells.values())
    found = [row for at in cells for row in rows(at, cells[at], middle)]
    tie_heads(found)
    for number, zones in enumerate(forms(found, [page.width for page in pages]), 1):
        for at, (table, taken) in _parts(zones, middle, foot, number).items():
            _put(pages[at], table, taken)


def _chosen(pages: Sequence[PageParts]) -> list[int]:
    """The pages that print labels of forms outside of tables, and those that such a form can go on to."""
    found: list[int] = []
    for at, page in enumerate(pages):
        lines = list(page.lines())
        goes_on = bool(found) and found[-1] == at - 1 and any(len(line.runs) > 1 for line in lines)
        if sum([len(line.runs) for line in lines]) > _MOST_PIECES:
            continue
        if goes_on or sum([is_label(run.text) for line in lines for run in line.runs]) >= _FEW_LABELS:
            found.append(at)
    return found


def _parts(zones: list[Zone], middle: bool, foot: float, number: int) -> dict[int, tuple[TablePart, set[int]]]:
    """A form page by page, and the runs of text that it takes up there."""
    made: dict[int, tuple[TablePart, set[int]]] = {}
    exact = True
    for zone in zones:
        if zone.kind == "head":
            tie_values(zone)
        found, sure = placed(zone, middle, foot)
        exact &= sure
        take_rows(found, made, number)
        # heads that are printed again are taken up too, though the table has them once
        for row in zone.again:
            if row.page in made:
                made[row.page][1].update(id(run) for cell in row.cells for run in cell.runs)
    for table, _ in made.values():
        table.exact = exact
    return made


def _put(page: PageParts, table: TablePart, taken: set[int]) -> None:
    """Put a form's part in place of its text."""
    parts: list[TextLine | TablePart] = [table]
    for one in page.parts:
        if isinstance(one, TablePart):
            parts.append(one)
        elif left := [run for run in one.runs if id(run) not in taken]:
            parts.append(one if len(left) == len(one.runs) else TextLine(left))
    page.parts = sorted(parts, key=lambda part: part.top)
