"""Tables whose cells are parted by bars: the ways in which lines and bars can make cells and rows."""

from collections.abc import Callable, Sequence

from ..document import Document
from .cells import Cells, cell, cells_of_rows
from .lengths import heads_row, in_rows, joined
from .lined import free_lines, lined
from .units import Mark


def title_end(document: Document, found: Sequence[Mark]) -> int:
    """How many of a form's marks are lines above its first cell: its title, its year, a unit."""
    bar = next((at for at, one in enumerate(found) if one.kind == "bar"), 0)
    starts = [at for at in range(bar) if found[at].kind == "text" and (not at or found[at - 1].kind == "end")]
    for at in starts:
        if any(map(heads_row, joined(found, at))):
            return at
    return starts[-1] if starts and found[starts[-1]].line == found[bar].line else bar if starts else 0


def titles(document: Document, found: Sequence[Mark]) -> Cells:
    """Lines above a form's first cell, each a row of its own."""
    return [cell(document, [one], one.line, opens=True) for one in found if one.kind == "text"]


def stream(document: Document, found: Sequence[Mark]) -> Cells | None:
    """Every bar ends a cell, of a row or between two; line ends say nothing."""
    cells: Cells = []
    texts: list[Mark] = []
    for one in found:
        if one.kind == "text":
            texts.append(one)
        elif one.kind == "bar":
            cells.append(cell(document, texts, one.line, None))
            texts = []
    return [*cells, cell(document, texts, texts[0].line, None)] if texts else cells


def closed(document: Document, found: Sequence[Mark]) -> Cells | None:
    """Each cell has a bar before it and one behind it; None if a text stands outside of them."""
    cells: Cells = []
    texts: list[Mark] | None = None
    for one in found:
        if one.kind == "text":
            if texts is None:
                return None
            texts.append(one)
        elif one.kind == "bar" and texts is None:
            texts = []
        elif one.kind == "bar":
            cells.append(cell(document, texts or [], one.line, None))
            texts = None
    return cells


def cyclic(document: Document, found: Sequence[Mark]) -> Cells | None:
    """Bars between all cells and every row of the same number of cells, covered ones among them."""
    return in_rows(closed(document, found) or stream(document, found) or [])


def edged(document: Document, found: Sequence[Mark]) -> Cells | None:
    """Rows begin and end with a bar; other line ends are breaks inside cells."""
    rows: list[list[list[Mark]]] = []
    before, fresh = "bar", True
    for one in found:
        if one.kind == "end":
            fresh = True
            continue
        if one.kind == "bar" and fresh and before == "bar":
            rows.append([])
        if one.kind == "bar" and rows:
            rows[-1].append([])
        elif rows:
            if not rows[-1]:
                return None
            rows[-1][-1].append(one)
        before, fresh = one.kind, False
    whole = [row[:-1] if row and not row[-1] else row for row in rows]
    return cells_of_rows(document, whole, found)


KINDS: dict[str, Callable[[Document, Sequence[Mark]], Cells | None]] = {
    "edged": edged,
    "lined": lined,
    "cyclic": cyclic,
    "closed": closed,
    "stream": stream,
    "free lines": free_lines,
}
"""The ways by name: each gives the cells of a form's lines, or None where the lines cannot be so."""
