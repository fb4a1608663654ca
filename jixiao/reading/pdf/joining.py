"""Tables that go on over pages: one table, its columns told alike on every page, its repeated heads kept once."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ... import labels
from ..passage import fold
from .parts import CellPart, PageParts, TablePart, TextLine

_SAME_EDGE, _SAME_PLACE = 12.0, 3.0
_WIDTH = 0.04
# Two rows that both have this many cells of one line are two rows.
_WHOLE_ROWS = 2
_MOST_OF_ROW = 0.75
_FIGURE = re.compile(r"\s*[-\d.,]+%?\s*")

Paged = tuple[int, TablePart]


def in_order(pages: Sequence[PageParts]) -> Iterator[tuple[int, TextLine] | list[Paged]]:
    """Lines of text with their page, and tables as their parts page by page."""
    table: list[Paged] = []
    for page in pages:
        for place, part in enumerate(page.parts):
            if isinstance(part, TextLine):
                if table:
                    yield table
                    table = []
                yield page.number, part
                continue
            if table and not (place == 0 and continues(table, page.number, part)):
                yield table
                table = []
            table.append((page.number, part))
    if table:
        yield table


def continues(table: list[Paged], page: int, part: TablePart) -> bool:
    """Whether a part at the head of a page goes on with a table at the foot of the page before."""
    before, last = table[-1]
    if part.chain is not None or last.chain is not None:
        return part.chain == last.chain
    width = last.right - last.left
    alike = abs((part.right - part.left) - width) <= max(_SAME_EDGE / 2, _WIDTH * width)
    return before == page - 1 and alike and not _begins_form(part)


def _begins_form(part: TablePart) -> bool:
    first = next((cell for row in part.rows for cell in row if cell.pieces), None)
    return first is not None and labels.role(labels.HEAD, _plain(first)) in ("name", "department")


def _plain(cell: CellPart) -> str:
    return fold("".join(cell.text.split()))


def unified(table: list[Paged]) -> list[Paged]:
    """The parts with their columns counted alike and without the heads that are printed again."""
    if table[0][1].chain is not None:
        return table
    _count_columns([part for _, part in table])
    first = table[0][1]
    known = [_texts(row) for row in first.rows]
    for at in range(1, len(table)):
        part = table[at][1]
        again = _repeated(known, [_texts(row) for row in part.rows])
        part.rows = part.rows[again:]
        known += [_texts(row) for row in part.rows]
        _mend(table[at - 1][1], part)
    return table


def _count_columns(parts: list[TablePart]) -> None:
    """Give the cells of all parts the columns of one grid; parts may be shifted to the side as a whole."""
    left = parts[0].left
    shifted = [[x - part.left + left for x in part.xs] for part in parts]
    places: list[float] = []
    for x in sorted(x for xs in shifted for x in xs):
        if not places or x - places[-1] > _SAME_PLACE:
            places.append(x)
    for part, xs in zip(parts, shifted, strict=True):
        index = [_nearest(places, x) for x in xs]
        for cell in (cell for row in part.rows for cell in row):
            first, end = index[cell.column], index[cell.column + cell.column_span]
            cell.column, cell.column_span = first, max(1, end - first)


def _nearest(places: list[float], x: float) -> int:
    at = bisect_left(places, x)
    return min((near for near in (at - 1, at) if 0 <= near < len(places)), key=lambda near: abs(places[near] - x))


def _texts(row: list[CellPart]) -> tuple[str, ...]:
    return tuple(_plain(cell) for cell in row)


def _repeated(known: list[tuple[str, ...]], rows: list[tuple[str, ...]]) -> int:
    """How many rows at the head of a part only print the heads of columns again."""
    for start in range(len(known)):
        count = 0
        while count < len(rows) and start + count < len(known) and rows[count] == known[start + count]:
            count += 1
        if count and any(_heads(row) for row in rows[:count]):
            return max(number + 1 for number in range(count) if _heads(rows[number]))
    return 0


def _heads(row: tuple[str, ...]) -> bool:
    """Whether a row heads columns: labels in most of its cells."""
    filled = [text for text in row if text]
    named = sum(
        any(labels.role(vocabulary, text) for vocabulary in (labels.INDICATOR_COLUMNS, labels.FUND_COLUMNS))
        for text in filled
    )
    return named >= 2 and 2 * named >= len(filled)


def _mend(above: TablePart, below: TablePart) -> None:
    """Put together again what the end of a page cut in two: merged cells, and a row."""
    cells = [cell for row in above.rows for cell in row]
    if not cells or not below.rows:
        return
    end = max(cell.row + cell.row_span for cell in cells)
    upper = {(cell.column, cell.column_span): cell for cell in cells if cell.row + cell.row_span == end}
    torn = _is_torn(upper, above, below)
    for cell in below.rows[0]:
        one = upper.get((cell.column, cell.column_span))
        if one is None:
            continue
        merged = max(cell.row_span, one.row_span) > 1 and not (one.pieces and cell.pieces)
        if torn or merged or _is_cut(one, cell):
            _add_rest(one, cell, cell.row_span - torn)


def _is_cut(one: CellPart, cell: CellPart) -> bool:
    """Whether the page's end cut a label in two (`产出指` | `标`)."""
    return bool(one.pieces and cell.pieces) and _is_label(_plain(one) + _plain(cell)) and not _is_label(_plain(cell))


def _is_label(text: str) -> bool:
    vocabularies = (labels.INDICATOR_COLUMNS, labels.FUND_COLUMNS, labels.SECTIONS)
    known = any(labels.role(vocabulary, text) for vocabulary in vocabularies)
    return known or any(level.fullmatch(text) for level in (labels.LEVEL1, labels.LEVEL2))


def _add_rest(one: CellPart, cell: CellPart, rows: int) -> None:
    """Make a cell the rest of one on the page before, which goes on for so many rows."""
    whole = one.into or one
    cell.into = whole
    whole.row_span += rows
    if whole.text[-1:].isdigit() and cell.text[:1].isdigit():
        whole.doubtful = True
    whole.rest.append(cell)
    whole.doubtful |= cell.doubtful


_Place = tuple[int, int]


def _is_torn(upper: dict[_Place, CellPart], above: TablePart, below: TablePart) -> bool:
    """Whether the first row of a page is the rest of the last row above, or the other way round.

    Then no line parts them, or one half has no more than half of the other's cells and lacks some that other rows have.
    What may be a half is doubtful.
    """
    lower = {(cell.column, cell.column_span): cell for cell in below.rows[0]}
    places = {place for place in upper.keys() & lower if upper[place].row_span == lower[place].row_span == 1}
    if not places or upper.keys() != lower.keys():
        return False
    one, two = ({place for place in places if cells[place].pieces} for cells in (upper, lower))
    if above.open_bottom and below.open_top:
        twice = sum(upper[place].lines == lower[place].lines == 1 for place in one & two)
        return bool(one and two) and twice < _WHOLE_ROWS
    whole, rest = (one, two) if len(one) >= len(two) else (two, one)
    if not rest or not rest < whole or not (whole - rest) & _always_filled(places, above, below):
        return False
    figures = any(_FIGURE.fullmatch(upper[place].text) and _FIGURE.fullmatch(lower[place].text) for place in rest)
    if 2 * len(rest) <= len(whole) and not figures:
        return True
    if len(rest) < _MOST_OF_ROW * len(whole):
        for place in rest:
            lower[place].doubtful = upper[place].doubtful = True
    return False


def _always_filled(places: set[_Place], above: TablePart, below: TablePart) -> set[_Place]:
    """Of a row's cells those that are filled in all the other rows of the same cells, heads aside."""
    found = set(places)
    for row in [*above.rows[:-1], *below.rows[1:]]:
        filled = {(cell.column, cell.column_span): bool(cell.pieces) for cell in row if cell.into is None}
        if places <= filled.keys() and not _heads(_texts(row)):
            found &= {place for place in places if filled[place]}
    return found
