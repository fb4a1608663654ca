"""What Word paragraphs and tables print: a table in one pass over its elements, or cell by cell where it is nested."""

from collections.abc import Callable, Iterator
from itertools import islice

from .blocks import Grid
from .markup import Element
from .word_grid import MOST_COLUMNS, Drawn, laid
from .word_names import (
    ALT_CHUNK,
    BR,
    CELL,
    CELL_PROPERTIES,
    CELL_WIDTH,
    CHARACTER,
    CR,
    FONT,
    GRID_BEFORE,
    GRID_COLUMN,
    GRID_SPAN,
    MATH_TEXT,
    NO_BREAK_HYPHEN,
    ROW,
    ROW_PROPERTIES,
    SYM,
    TAB,
    TABLE,
    TYPE,
    VAL,
    VERTICAL_MERGE,
    WIDTH,
    P,
    T,
)  # fmt: skip

_SPOKEN = (T, MATH_TEXT, TAB, BR, CR, NO_BREAK_HYPHEN, SYM)
_FACTS = (GRID_SPAN, VERTICAL_MERGE, CELL_WIDTH, GRID_BEFORE)
_SHOWN = {TAB: " ", BR: "\n", CR: "\n", NO_BREAK_HYPHEN: "-"}
# code points of the Symbol font that forms use; any other symbol cannot be told
_SYMBOLS = {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xB0: "°", 0x25: "%"}
_UNREADABLE = "\ufffd"

Content = Callable[[Element], Iterator[str | Grid]]


def paragraph_text(paragraph: Element) -> str:
    return "".join([_said(element) for element in paragraph.iter(*_SPOKEN)])


def table_grid(table: Element, content: Content) -> Grid:
    """The grid of a w:tbl; `content` reads a cell with tables in it."""
    rows = _nested(table, content) if _is_nested(table) else _flat(table)
    return laid(rows, [_whole(column.get(WIDTH)) for column in table.findall(GRID_COLUMN)])


def _is_nested(table: Element) -> bool:
    return next(islice(table.iter(TABLE, ALT_CHUNK), 1, None), None) is not None


def _flat(table: Element) -> list[list[Drawn]]:
    """The rows of a table without tables inside, in one pass over its elements."""
    rows: list[list[Drawn]] = []
    cells: list[Drawn] = []
    cell = Drawn(0)
    said: list[str] = []
    column = 0
    for element in table.iter(ROW, CELL, P, *_SPOKEN, *_FACTS):
        tag = element.tag
        if tag == T:
            said.append(element.text or "")
        elif tag == P:
            said.append("\n")
        elif tag == CELL:
            cell.content.append("".join(said))
            said = []
            cell = Drawn(min(column, MOST_COLUMNS - 1))
            cells.append(cell)
            column += 1
        elif tag == ROW:
            cells, column = [], 0
            rows.append(cells)
        elif tag == GRID_BEFORE:
            column = min(_whole(element.get(VAL)), MOST_COLUMNS - 1)
        elif tag in _FACTS:
            column += _tell(cell, tag, element)
        else:
            said.append(_said(element))
    cell.content.append("".join(said))
    return rows


def _tell(cell: Drawn, tag: str, fact: Element) -> int:
    """Take in a property of a cell; how many columns more it takes."""
    if tag == GRID_SPAN:
        before = cell.span
        cell.span = min(max(_whole(fact.get(VAL)), 1), MOST_COLUMNS - cell.start)
        return cell.span - before
    if tag == VERTICAL_MERGE:
        cell.merge = "restart" if fact.get(VAL) == "restart" else "continue"
    elif tag == CELL_WIDTH and fact.get(TYPE, "dxa") == "dxa":
        cell.width = _whole(fact.get(WIDTH))
    return 0


def _nested(table: Element, content: Content) -> list[list[Drawn]]:
    rows = []
    for row in _inside(table, ROW):
        before = row.find(f"{ROW_PROPERTIES}/{GRID_BEFORE}")
        column = 0 if before is None else min(_whole(before.get(VAL)), MOST_COLUMNS - 1)
        cells = []
        for element in _inside(row, CELL):
            cell = Drawn(min(column, MOST_COLUMNS - 1))
            properties = element.find(CELL_PROPERTIES)
            for fact in () if properties is None else properties:
                _tell(cell, fact.tag, fact)
            cell.content = [*content(element)]
            column = cell.start + cell.span
            cells.append(cell)
        rows.append(cells)
    return rows


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Children of that tag, also those that content controls or tracked changes wrap; not those of inner tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (TABLE, ROW, CELL):
            yield from _inside(child, tag)


def _whole(text: str | None) -> int:
    """A whole number of a property, 0 where it is missing or none; twips may be written with a fraction."""
    try:
        return min(max(int(float(text or 0)), 0), 10**6)
    except (ValueError, OverflowError):
        return 0


def _said(element: Element) -> str:
    tag = element.tag
    if tag in (T, MATH_TEXT):
        return element.text or ""
    return _SHOWN.get(tag) or _symbol(element)


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(CHARACTER, ""), 16)
    except ValueError:
        return _UNREADABLE
    if 0x20 <= code < 0xD800:
        return chr(code)
    return _SYMBOLS.get(code - 0xF000, _UNREADABLE) if element.get(FONT) == "Symbol" else _UNREADABLE
