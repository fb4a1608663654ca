"""What the end of a page cut in ruled tables, put together again: merged cells, labels, and rows.

Word processors close the frame of a row that a page's end tears, so lines alone do not tell it from two rows.
"""

import re

from ... import labels
from ..passage import fold
from .parts import CellPart, TablePart

# Two rows that both have this many cells of one line are two rows.
_WHOLE_ROWS = 2
_MOST_OF_ROW = 0.75
_SLACK, _MIXED = 0.1, 0.35
_WORD = re.compile(r"[0-9A-Za-z.,%]+")
_OPEN, _CLOSES = re.compile(r"[(“《][^)”》]*$"), re.compile(r"[^(“《]*[)”》]")
_VALUE, _UNIT = re.compile(r"[≥≤><=≧≦]*[\d.,]+[^\W\d]{0,2}"), re.compile(r"[^\W\d]{1,3}|[%‰]")
_CLOSING = re.compile(r"[）)，。、；：！？”’》」』】…%％]")
_FIGURE = re.compile(r"\s*[-\d.,]+%?\s*")

_Place = tuple[int, int]


def plain(cell: CellPart) -> str:
    """A cell's text as it compares."""
    return fold("".join(cell.text.split()))


def texts(row: list[CellPart]) -> tuple[str, ...]:
    """A row's cells as they compare."""
    return tuple(plain(cell) for cell in row)


def heads(row: tuple[str, ...]) -> bool:
    """Whether a row heads columns: labels in most of its cells."""
    filled = [text for text in row if text]
    named = sum(
        any(labels.role(vocabulary, text) for vocabulary in (labels.INDICATOR_COLUMNS, labels.FUND_COLUMNS))
        for text in filled
    )
    return named >= 2 and 2 * named >= len(filled)


def mend(above: TablePart, below: TablePart) -> None:
    """Put together again what the end of a page cut in two: merged cells, and a row."""
    cells = [cell for row in above.rows for cell in row]
    if not cells or not below.rows:
        return
    end = max(cell.row + cell.row_span for cell in cells)
    upper = {(cell.column, cell.column_span): cell for cell in cells if cell.row + cell.row_span == end}
    torn = _is_torn(upper, above, below) or _only_cut(upper, below)
    heads = _is_lower_head(upper, below.rows[0])
    for cell in below.rows[0]:
        one = upper.get((cell.column, cell.column_span))
        if one is None:
            continue
        merged = heads or (max(cell.row_span, one.row_span) > 1 and not (_says(one) and cell.pieces))
        if torn or merged or _is_cut(one, cell):
            _add_rest(one, cell, cell.row_span - torn)


def _is_lower_head(upper: dict[_Place, CellPart], row: list[CellPart]) -> bool:
    """Whether the page's end cut a head of two rows between them: some cells head parts of a wider one (年度指标值).

    The others are then one with those above them: heads over both rows, and what a section's label has left.
    """
    lower = {(cell.column, cell.column_span): plain(cell) for cell in row}
    if not heads(tuple(plain(one) + lower.get(place, "") for place, one in upper.items())):
        return False
    parts = [cell for cell in row if (cell.column, cell.column_span) not in upper]
    return bool(parts) and all(
        labels.role(labels.INDICATOR_COLUMNS, plain(cell)) and any(_spans(one, cell) for one in upper.values())
        for cell in parts
    )


def _spans(one: CellPart, cell: CellPart) -> bool:
    """Whether a cell stands below a wider one."""
    inside = one.column <= cell.column and cell.column + cell.column_span <= one.column + one.column_span
    return inside and cell.column_span < one.column_span


def _only_cut(upper: dict[_Place, CellPart], below: TablePart) -> bool:
    """Whether the first row of a page holds nothing but the ends of labels."""
    said = [(upper.get((cell.column, cell.column_span)), cell) for cell in below.rows[0] if cell.pieces]
    return bool(said) and all(one is not None and _is_cut(one, cell) for one, cell in said)


def _says(one: CellPart) -> bool:
    """Whether a cell has a text, perhaps on a page before."""
    whole = one.into or one
    return any(part.pieces for part in (whole, *whole.rest))


def _is_cut(one: CellPart, cell: CellPart) -> bool:
    """Whether the page's end cut a label in two (`产出指` | `标`)."""
    halves = plain(one), plain(cell)
    return all(halves) and _is_label("".join(halves)) and not all(map(_is_label, halves))


def _is_label(text: str) -> bool:
    vocabularies = (labels.INDICATOR_COLUMNS, labels.FUND_COLUMNS, labels.SECTIONS)
    known = any(labels.role(vocabulary, text) for vocabulary in vocabularies)
    return known or any(level.fullmatch(text) for level in (labels.LEVEL1, labels.LEVEL2))


def _is_whole(one: CellPart, cell: CellPart) -> bool:
    """Whether a cell's text is a label by itself and another cell's text no part of it."""
    label, other = plain(one), plain(cell)
    return bool(other) and _is_label(label) and not _is_label(label + other)


def _add_rest(one: CellPart, cell: CellPart, rows: int) -> None:
    """Make a cell the rest of one on the page before, which goes on for so many rows."""
    whole = one.into or one
    cell.into = whole
    whole.row_span += rows
    if whole.text[-1:].isdigit() and cell.text[:1].isdigit():
        whole.doubtful = True
    whole.rest.append(cell)
    whole.doubtful |= cell.doubtful


def _is_torn(upper: dict[_Place, CellPart], above: TablePart, below: TablePart) -> bool:
    """Whether the first row of a page is the rest of the last row above, or the other way round.

    Then no line parts them, or one half has no more than half of the other's cells and lacks some that other rows have,
    or every cell of the lower half goes on where the width of its cell broke the line. What may be a half is doubtful.
    """
    lower = {(cell.column, cell.column_span): cell for cell in below.rows[0]}
    places = {place for place in upper.keys() & lower if upper[place].row_span == lower[place].row_span == 1}
    if not places or upper.keys() != lower.keys():
        return False
    if any(_is_whole(upper[place].into or upper[place], cell) for place, cell in lower.items()):
        return False
    one, two = ({place for place in places if cells[place].pieces} for cells in (upper, lower))
    if above.open_bottom and below.open_top:
        twice = sum(upper[place].lines == lower[place].lines == 1 for place in one & two)
        return bool(one and two) and twice < _WHOLE_ROWS
    if two and two <= one and all(_is_broken(upper[place], lower[place]) for place in two):
        if (one - two) & _always_filled(places, above, below) or any(
            _is_half(upper[place], lower[place]) for place in two
        ):
            return True
        for place in two:
            lower[place].doubtful = upper[place].doubtful = True
        return False
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


def _is_half(upper: CellPart, lower: CellPart) -> bool:
    """Whether one text surely goes on with the other: a figure with its unit, a bracket with its end."""
    one, two = plain(upper), plain(lower)
    figure = one[-1:] in (".", ",") and two[:1].isdigit()
    return figure or bool(
        (_OPEN.search(one) and _CLOSES.match(two)) or (_VALUE.fullmatch(one) and _UNIT.fullmatch(two))
    )


def _is_broken(upper: CellPart, lower: CellPart) -> bool:
    """Whether the upper text's last line has no room for what begins the lower one, which a cell would not break."""
    run = lower.pieces[0][1]
    word = _WORD.match(run.text)
    count = len(word[0]) if word else 1 + bool(_CLOSING.match(run.text, 1))
    # Word leaves some room between Chinese and Latin characters
    mixed = upper.text[-1:].isascii() != run.text[:1].isascii()
    return upper.room < count * run.lead + (_MIXED if mixed else _SLACK) * run.em


def _always_filled(places: set[_Place], above: TablePart, below: TablePart) -> set[_Place]:
    """Of a row's cells those that are filled in all the other rows of the same cells, heads aside."""
    found = set(places)
    for row in [*above.rows[:-1], *below.rows[1:]]:
        filled = {(cell.column, cell.column_span): bool(cell.pieces) for cell in row if cell.into is None}
        if places <= filled.keys() and not heads(texts(row)):
            found &= {place for place in places if filled[place]}
    return found
