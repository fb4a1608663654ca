"""Where the cells of a form without ruling lines belong: their columns, by the heads, and the rows of merged cells."""

from itertools import pairwise

from .columns import columns_of, parted
from .merging import place_levels
from .pieces import roles
from .stacking import Stack, StackedRow
from .zones import Placed, Zone


def placed(zone: Zone, middle: bool) -> tuple[list[Placed], bool]:
    """A zone's rows, its head first, and whether every cell's place is sure."""
    columns = columns_of(zone)
    found, exact = [], True
    for row in [zone.head, *zone.rows]:
        one = Placed(row, {})
        for number, cell in enumerate(row.cells):
            for at, part in [(number, cell)] if zone.kind == "head" else parted(cell, columns):
                if at in one.cells:
                    exact &= _add(one, at, part)
                else:
                    one.cells[at] = part
        found.append(one)
    if zone.kind == "head":
        return found, all(_is_labelled(row) for row in [zone.head, *zone.rows])
    _raise_sections(found)
    if zone.kind == "indicators":
        exact &= place_levels(found, middle)
    return [one for one in found if one.cells], exact


def _add(one: Placed, at: int, cell: Stack) -> bool:
    """Put a second piece of text into a cell; whether they surely are one."""
    both = one.cells[at], cell
    one.cells[at] = Stack([*both[0].lines, *cell.lines])
    if any(character.isdigit() for stack in both for character in stack.text):
        one.doubtful.add(at)
        return False
    return True


def _is_labelled(row: StackedRow) -> bool:
    """Whether no two values stand side by side: they could be one that a gap parts."""
    named = [roles(text).head is not None for text in row.texts]
    return all(one or two for one, two in pairwise(named))


def _raise_sections(found: list[Placed]) -> None:
    """Put a section's label, which stands beside the middle of its rows, into the row of the heads."""
    head = found[0]
    for one in found[1:]:
        first = min(one.cells)
        if first not in head.cells and roles(one.cells[first].text).sections in ("funds", "goal", "indicators"):
            head.cells[first] = one.cells.pop(first)
            one.doubtful.discard(first)
