"""Forms without ruling lines: which rows of text are a form's, from its head to its total."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ... import labels
from ..passage import fold
from .grids import Line
from .parts import CellPart, PageParts, TablePart, TextLine
from .pieces import is_label, line_pitch, pairs, roles, segments
from .placing import placed
from .stacking import StackedRow, rows, stacks, stands_in_middle
from .zones import Zone, add_rest, cell_parts

_AMOUNTS = {"original_budget", "final_budget", "executed"}
_INDICATORS = {"level1", "level2", "name", "target", "actual"}
# A text wider than this part of the page, alone in its row, is no cell.
_NARROW = 0.45
_FEW_LABELS = 2
_HEADING = re.compile(r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+部分")


def with_aligned_tables(pages: Sequence[PageParts], level: Sequence[list[Line]]) -> None:
    """Put tables in place of the lines that are forms without ruling lines. `level` are each page's level lines."""
    chosen = _chosen(pages)
    if not chosen:
        return
    pieces = {at: segments(list(pages[at].lines())) for at in chosen}
    near = {at: pairs(pieces[at]) for at in chosen}
    pitch = line_pitch((pieces[at], near[at]) for at in chosen)
    cells = {at: stacks(pieces[at], near[at], pitch, level[at]) for at in chosen}
    middle = stands_in_middle(cells.values())
    found = [row for at in chosen for row in rows(at, cells[at], middle)]
    for number, form in enumerate(_forms(found, pages), 1):
        for at, (table, taken) in form.parts(middle, number).items():
            _put(pages[at], table, taken)


def _chosen(pages: Sequence[PageParts]) -> list[int]:
    """The pages that print labels of forms outside of tables, and those that such a form can go on to."""
    found: list[int] = []
    for at, page in enumerate(pages):
        named = sum(is_label(run.text) for line in page.lines() for run in line.runs)
        goes_on = bool(found) and found[-1] == at - 1 and any(len(line.runs) > 1 for line in page.lines())
        if named >= _FEW_LABELS or goes_on:
            found.append(at)
    return found


def _kind(row: StackedRow) -> str | None:
    """What a row heads: head, funds, goal or indicators; `total` closes; None for rows of values."""
    found = [roles(text) for text in row.texts]
    if any(one.head for one in found):
        return "head"
    if len(_AMOUNTS & {one.funds for one in found}) >= 2:
        return "funds"
    if {"expected", "completion"} <= {one.sections for one in found}:
        return "goal"
    if len(_INDICATORS & {one.indicators for one in found}) >= 2:
        return "indicators"
    return "total" if found[0].sections == "total" and len(found) > 1 else None


@dataclass(slots=True)
class _Form:
    zones: list[Zone] = field(default_factory=list)

    def parts(self, middle: bool, number: int) -> dict[int, tuple[TablePart, set[int]]]:
        """The form page by page, and the runs of text that it takes up there."""
        made: dict[int, tuple[TablePart, set[int]]] = {}
        exact = True
        for zone in self.zones:
            found, sure = placed(zone, middle)
            exact &= sure
            above: list[CellPart] = []
            for one in found:
                page = one.row.page
                if page not in made:
                    made[page] = TablePart([], [], one.row.top, one.row.bottom, chain=number), set()
                table, taken = made[page]
                cells = cell_parts(one, len(table.rows))
                if one.goes_on:
                    add_rest(above, cells)
                table.rows.append(cells)
                table.bottom = max(table.bottom, one.row.bottom)
                taken |= {id(run) for cell in one.cells.values() for run in cell.runs}
                above = cells
            _take_heads(zone, made)
        for table, _ in made.values():
            table.exact = exact
        return made


def _take_heads(zone: Zone, made: dict[int, tuple[TablePart, set[int]]]) -> None:
    """Heads that are printed again are taken up too, though the table has them once."""
    for row in zone.again:
        if row.page in made:
            made[row.page][1].update(id(run) for cell in row.cells for run in cell.runs)


def _forms(found: Sequence[StackedRow], pages: Sequence[PageParts]) -> Iterator[_Form]:
    """The forms among all rows of text, in order."""
    form, closed = _Form(), False
    for row in found:
        kind = _kind(row)
        last = form.zones[-1] if form.zones else None
        opens = kind == "head" and last is not None and last.kind != "head"
        if last is not None and (opens or (kind is None and (closed or _ends(row, last, pages[row.page])))):
            yield form
            form, closed, last = _Form(), False, None
        closed |= kind == "total"
        if last is not None and _is_lower_head(row, kind, last):
            _lower_head(last, row)
        elif kind in (None, "total"):
            if last is not None:
                last.rows.append(row)
        elif last is not None and kind != "head" and last.head.texts == row.texts:
            last.again.append(row)  # printed once more on the next page
        else:
            form.zones.append(Zone(kind, row, again=_upper_heads(last) if kind == "indicators" else []))
    if form.zones:
        yield form


def _upper_heads(before: Zone | None) -> list[StackedRow]:
    """Heads that stand above those of the levels (年度指标值 over its three parts), taken from the rows before."""
    found = []
    while before is not None and before.rows and _all_heads(before.rows[-1]):
        found.append(before.rows.pop())
    return found


def _all_heads(row: StackedRow) -> bool:
    return all(roles(text).indicators for text in row.texts)


def _is_lower_head(row: StackedRow, kind: str | None, zone: Zone) -> bool:
    """Whether a row is the lower one of a head of two rows."""
    return zone.kind == "indicators" and not zone.rows and kind in (None, "indicators") and _all_heads(row)


def _lower_head(zone: Zone, row: StackedRow) -> None:
    """Put lower heads in place of the one that they stand under."""
    over = [cell for cell in zone.head.cells if any(cell.x0 < one.x1 and one.x0 < cell.x1 for one in row.cells)]
    cells = [cell for cell in zone.head.cells if cell not in over]
    zone.head = StackedRow(row.page, sorted([*cells, *row.cells], key=lambda cell: cell.x0))
    zone.again += [StackedRow(row.page, over)] if over else []


def _ends(row: StackedRow, zone: Zone, page: PageParts) -> bool:
    """Whether a row stands below the form: a title, a heading, or text as wide as the page."""
    if len(row.cells) > 1:
        return False
    [cell], [text] = row.cells, row.texts
    wide = cell.x1 - cell.x0 > _NARROW * page.width and zone.kind != "goal"
    return wide or bool(labels.TITLE.match(fold(text)) or _HEADING.match(text))


def _put(page: PageParts, table: TablePart, taken: set[int]) -> None:
    """Put a form's part in place of its text."""
    parts: list[TextLine | TablePart] = [table]
    for one in page.parts:
        if isinstance(one, TablePart):
            parts.append(one)
        elif left := [run for run in one.runs if id(run) not in taken]:
            parts.append(one if len(left) == len(one.runs) else TextLine(left))
    page.parts = sorted(parts, key=lambda part: part.top)
