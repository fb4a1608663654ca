"""Where the cells of a form without ruling lines belong: their columns, by the heads, and the rows of merged cells."""

from itertools import pairwise

from .columns import Interval, columns_of, parted
from .merging import place_levels
from .pieces import roles
from .stacking import Stack, StackedRow
from .tearing import is_cut_label, without_rests
from .zones import Placed, Zone

_SECTIONS = ("funds", "goal", "indicators")


def placed(zone: Zone, middle: bool, foot: float) -> tuple[list[Placed], bool]:
    """A zone's rows, its head first, and whether every cell's place is sure.

    `middle`: cells of a row are level in their middles. `foot` is where the pages' last lines stand.
    """
    columns = columns_of(zone) if zone.kind != "head" else []
    found, exact = _in_columns(zone, columns)
    if zone.kind == "head":
        _doubt_unlabelled(found)
        return found, exact and all(_is_labelled(one.row) for one in found)
    heads = 1 if zone.lower is None else 2
    if zone.lower is not None:
        found[1].above |= {at: found[0] for at in found[1].own if roles(found[1].cells[at].text).indicators}
    _raise_sections(found)
    rows = [one for one in found[heads:] if one.own]
    if zone.kind == "indicators":
        named = {
            at: role for one in found[:heads] for at, cell in one.cells.items() if (role := roles(cell.text).indicators)
        }
        exact &= place_levels(rows, named, middle, foot)
    elif zone.kind == "funds":
        without_rests(rows, set(), foot)
    else:
        _tie_goal(rows)
    return [one for one in found if one.cells], exact


def _in_columns(zone: Zone, columns: list[Interval]) -> tuple[list[Placed], bool]:
    """The rows with their cells by column, and whether no cell is two that stand in one column."""
    found, exact = [], True
    home: dict[int, tuple[Placed, int]] = {}
    rows = [zone.head, *([zone.lower] if zone.lower else []), *zone.rows]
    torn = any(cell.above is not None for row in rows for cell in row.cells)
    for row in rows:
        one = Placed(row, {})
        for number, cell in enumerate(row.cells):
            upper = home.get(id(cell.above)) if cell.above is not None else None
            if upper is not None and upper[1] not in one.cells:
                one.above[upper[1]] = upper[0]
                parts = [(upper[1], cell)]
            else:
                parts = [(number, cell)] if not columns else parted(cell, columns)
            for at, part in parts:
                if at in one.cells:
                    exact &= _add(one, at, part)
                else:
                    one.cells[at] = part
                if torn:
                    home[id(cell)] = one, at
        found.append(one)
    return found, exact


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


def _doubt_unlabelled(found: list[Placed]) -> None:
    """Mark rows of a form's head without a label: they may be the rest of the row above."""
    for above, below in pairwise(found):
        if below.own and not any(roles(text).head for text in below.row.texts):
            above.doubtful |= above.cells.keys()
            below.doubtful |= below.cells.keys()


def _raise_sections(found: list[Placed]) -> None:
    """Put a section's label, which stands beside the middle of its rows, into the row of the heads.

    What stands of it on a further page is the rest of what the row of the heads has.
    """
    head = found[0]
    begun: tuple[Placed, int] | None = None
    for one in found[1:]:
        if not one.own:
            continue
        at = min(one.own)
        cell = one.cells[at]
        other_page = one.row.page != head.row.page
        if at in head.cells:
            if other_page and is_cut_label(head.cells[at], cell):
                one.above[at] = head
        elif roles(cell.text).sections in _SECTIONS:
            _raise(head, one, at)
        elif begun is not None and begun[1] == at and other_page and is_cut_label(begun[0].cells[at], cell):
            _raise(head, *begun)
            one.above[at] = head
        elif begun is None and at < min(head.cells):
            begun = one, at


def _raise(head: Placed, one: Placed, at: int) -> None:
    if one.row.page == head.row.page:
        head.cells[at] = one.cells.pop(at)
    else:
        one.above[at] = head
    one.doubtful.discard(at)


def _tie_goal(rows: list[Placed]) -> None:
    """A goal has one row: what stands on further pages is its rest."""
    for one in rows[1:]:
        if one.row.page != rows[0].row.page:
            one.above |= dict.fromkeys(one.own, rows[0])
