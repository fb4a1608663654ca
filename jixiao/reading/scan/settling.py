"""What of a document came from scans: its boxes back on the pages as they are shown, its doubtful characters named."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from ..document import Box, Cell, Document
from .doubt import is_of_figure
from .engine import Floats
from .heads import mend_heads
from .page import ScannedPage

_SLACK = 0.5
_SIGN = 2


def settle(document: Document, scans: Mapping[int, ScannedPage]) -> None:
    """Fill `doubts` and set `boxes` right for the lines of pages that were scanned, by page number."""
    for line, page in enumerate(document.pages, 1):
        scan = scans.get(page or 0)
        if scan is None:
            continue
        boxes = document.boxes[line - 1]
        text = document.lines[line - 1]
        if spans := _joined([span for box in boxes for span in _doubts(text, box, scan)]):
            document.doubts[line] = spans
        document.boxes[line - 1] = [(start, end, *_shown(sides, scan.back)) for start, end, *sides in boxes]
    for table in document.tables:
        if document.page(table.first_line) in scans:
            table.rows[:] = [[_settled(cell, document) for cell in row] for row in table.rows]
            mend_heads(table)


def _settled(cell: Cell, document: Document) -> Cell:
    """The cell, doubtful where a figure in it is, or a sign that stands alone; words may be as they are."""
    stretches = [
        document.lines[line - 1][max(low, start) : min(high, end)]
        for line, start, end in (cell.passage.pieces() if cell.passage else ())
        for low, high in document.doubts.get(line, ())
        if low < end and start < high
    ]
    if not any(len(cell.text) <= _SIGN or any(map(is_of_figure, stretch)) for stretch in stretches):
        return cell
    return replace(cell, doubtful=True)


def _doubts(text: str, box: Box, scan: ScannedPage) -> Iterator[tuple[int, int]]:
    """The doubtful stretches among the characters in a box: all of them where it is not sure which are meant."""
    start, end, x0, y0, x1, y1 = box
    middles = (scan.content.boxes[:, :2] + scan.content.boxes[:, 2:]) / 2
    low, high = (x0 - _SLACK, y0 - _SLACK), (x1 + _SLACK, y1 + _SLACK)
    inside = np.flatnonzero(((middles >= low) & (middles <= high)).all(axis=1))
    if not scan.doubtful[inside].any():
        return
    inked = [at for at in range(start, end) if not text[at].isspace()]
    here = inside[np.argsort(middles[inside, 0], kind="stable")]
    if [scan.content.text[at] for at in here] != [text[at] for at in inked]:
        yield start, end
        return
    yield from ((at, at + 1) for at, own in zip(inked, here, strict=True) if scan.doubtful[own])


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _shown(sides: list[float], back: Floats) -> tuple[float, float, float, float]:
    """The box round a box of the page as it reads, on the page as it is shown."""
    x0, y0, x1, y1 = sides
    corners = np.array([(x0, y0, 1), (x1, y0, 1), (x1, y1, 1), (x0, y1, 1)]) @ back.T
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return left, top, right, bottom
