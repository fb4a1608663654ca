"""Tables that go on over pages: one table, its columns told alike on every page, its repeated heads kept once."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ... import labels
from .mending import heads, mend, plain, texts
from .parts import PageParts, TablePart, TextLine

_SAME_EDGE, _SAME_PLACE = 12.0, 3.0
_WIDTH = 0.04

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
    return first is not None and labels.role(labels.HEAD, plain(first)) in ("name", "department")


def unified(table: list[Paged]) -> list[Paged]:
    """The parts with their columns counted alike and without the heads that are printed again."""
    if table[0][1].chain is not None:
        return table
    _count_columns([part for _, part in table])
    first = table[0][1]
    known = [texts(row) for row in first.rows]
    for at in range(1, len(table)):
        part = table[at][1]
        again = _repeated(known, [texts(row) for row in part.rows])
        part.rows = part.rows[again:]
        known += [texts(row) for row in part.rows]
        mend(table[at - 1][1], part)
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


def _repeated(known: list[tuple[str, ...]], rows: list[tuple[str, ...]]) -> int:
    """How many rows at the head of a part only print the heads of columns again."""
    for start in range(len(known)):
        count = 0
        while count < len(rows) and start + count < len(known) and rows[count] == known[start + count]:
            count += 1
        if count and any(heads(row) for row in rows[:count]):
            return max(number + 1 for number in range(count) if heads(rows[number]))
    return 0
