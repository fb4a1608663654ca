"""Bars and texts of lines, and the cells that they make."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ..document import Document
from .units import NEVER, SITE_MARK, Mark, Stretch, Unit, unit

# the line under the head of a Markdown table
_RULE = re.compile(r"[|:\s-]*-[|:\s-]*")

Cells = list[Unit]


def split(document: Document, first: int, last: int) -> list[Mark]:
    """The texts, bars and line ends of the lines; the rule below a Markdown table's head is none of them."""
    found: list[Mark] = []
    for line in range(first, last + 1):
        raw = document.lines[line - 1]
        if SITE_MARK.fullmatch(raw) or ("|" in raw and _RULE.fullmatch(raw)):
            continue
        at = 0
        for part in re.split(r"(\|)", raw):
            if part == "|":
                found.append(Mark("bar", line, at, at + 1))
            elif part and not part.isspace():
                found.append(Mark("text", line, at, at + len(part), document.passage(line, at, at + len(part)).text))
            at += len(part)
        found.append(Mark("end", line))
    return found


def cell(document: Document, texts: Sequence[Mark], line: int, opens: bool | None, doubtful: bool = False) -> Unit:
    """A cell of known bounds; `opens` says whether it begins a row, None if that is not known."""
    stretches: list[Stretch] = [(one.line, one.start, one.end) for one in texts]
    part, row = (0.0, 0.0) if opens is None else (NEVER, 0.0) if opens else (0.0, NEVER)
    return unit(document, stretches, line, NEVER, part, row, doubtful)


def cells_of_rows(
    document: Document,
    rows: Sequence[Sequence[list[Mark]]],
    found: Sequence[Mark],
    doubtful: AbstractSet[int] = frozenset(),
) -> Cells:
    cells: Cells = []
    line = found[0].line if found else 1
    for number, row in enumerate(rows):
        for at, texts in enumerate(row):
            line = texts[0].line if texts else line
            unsure = number in doubtful and at in (0, len(row) - 1)
            cells.append(cell(document, texts, line, at == 0, unsure))
    return cells


def stands_alone(document: Document, bar: Mark) -> bool:
    return document.lines[bar.line - 1].strip() == "|"
