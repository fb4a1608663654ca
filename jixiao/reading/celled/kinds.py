"""Which lines of a document are forms, and which way of making cells and rows they follow.

A document keeps to one way: the one that fits its first forms best is taken for all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf

from ...labels import TITLE, role
from ..document import Document, Table
from . import bars
from .cells import split
from .finding import (
    LEAST_BARS,
    TITLE_TO_NAME,
    Lines,
    form_lines,
    has_lone_heads,
    heads_on,
    is_in_rows,
    within_bars,
    without_prose,
)  # fmt: skip
from .lengths import in_rows
from .marks import FIRST
from .reading import FormReading, read_form
from .table import Setter
from .units import Mark, Unit, whole_lines, words

Cut = Callable[[Document, Lines], list[Unit] | None]

_SAMPLE, _UNFIT = 3, 200.0
_FIT, _FIT_OF_PIECE = 20.0, 0.3


def barred_forms(document: Document) -> list[Table]:
    """The forms whose cells are parted by bars."""
    if sum("|" in raw for raw in document.lines) < LEAST_BARS:
        return []
    forms = [within for lines in form_lines(document) if (within := within_bars(document, lines))]
    if not forms:
        return []
    return _tables(document, forms, [(_barred(make), False) for make in bars.KINDS.values()], in_words=False)


def _barred(make: Callable[[Document, Sequence[Mark]], list[Unit] | None]) -> Cut:
    """A way of cutting lines with bars; what stands above the first cell is cut by lines."""

    def cut(document: Document, lines: Lines) -> list[Unit] | None:
        found = split(document, *lines)
        first = bars.title_end(document, found)
        cells = make(document, found[first:])
        return cells and [*bars.titles(document, found[:first]), *cells]

    return cut


def cell_lines_forms(document: Document) -> list[Table]:
    """The forms of which each cell has a line."""
    if not has_lone_heads(document):
        return []
    forms = [without_prose(document, lines) for lines in form_lines(document)]
    blanks = any(raw.isspace() and raw.strip("\f") for lines in forms for raw in document.lines[lines[0] : lines[1]])

    def plain(document: Document, lines: Lines) -> list[Unit] | None:
        return [*whole_lines(document, *lines)]

    def cyclic(document: Document, lines: Lines) -> list[Unit] | None:
        return in_rows(plain(document, lines) or [])

    ways = [(cyclic, False), (plain, not blanks)] if blanks else [(plain, True)]
    return _tables(document, forms, ways, in_words=False)


def word_forms(document: Document) -> list[Table]:
    """The forms whose cells are parted by single blanks: a row a line, or several rows on one."""
    flat = [heads_on(document, line) for line in range(1, len(document.lines) + 1)]
    if not any(flat):
        return []
    forms = [without_prose(document, lines) for lines in form_lines(document, flat=True)]
    if "row" in flat and "flat" not in flat and not all(is_in_rows(document, lines) for lines in forms):
        return []
    rows = "flat" not in flat
    return _tables(document, forms, [(lambda document, lines: [*words(document, *lines, rows)], True)], in_words=True)


def _tables(
    document: Document, forms: Sequence[Lines], ways: Sequence[tuple[Cut, bool]], in_words: bool
) -> list[Table]:
    """The tables of forms, cut in the way that fits the first of them best."""
    samples = [[_read(document, lines, *way) for lines in forms[:_SAMPLE]] for way in ways]
    costs = [sum(min(one.cost, _UNFIT) if one else _UNFIT for one in found) for found in samples]
    if min(costs) >= _UNFIT * min(len(forms), _SAMPLE):
        return []
    way = ways[costs.index(min(costs))]
    if not in_words and not any(one and _fits(one) for one in samples[ways.index(way)]):
        return []  # a grid whose cells were cut, as OCR does
    tables = []
    for lines in forms:
        if in_words:
            readings = [read_form(units, vanish=True) for units in _single_forms(way[0](document, lines) or [])]
        else:
            readings = [_read(document, lines, *way) or _best(_read(document, lines, *other) for other in ways)]
        tables += [Setter(document, one, in_words).table(lines[0]) for one in readings if one and one.cost < inf]
    return tables


def _single_forms(units: list[Unit]) -> Iterator[list[Unit]]:
    """The words of each form, where several stand on one line."""
    starts = [0]
    for at, one in enumerate(units):
        title = one.text.endswith("表") and TITLE.fullmatch(one.text)
        if title or (role(FIRST, one.text) in ("name", "department") and at - starts[-1] > TITLE_TO_NAME):
            starts.append(at)
    yield from (units[one:two] for one, two in pairwise([*starts, len(units)]))


def _fits(reading: FormReading) -> bool:
    return reading.cost <= _FIT + _FIT_OF_PIECE * len(reading.units)


def _best(readings: Iterable[FormReading | None]) -> FormReading | None:
    return min((one for one in readings if one), key=lambda reading: reading.cost, default=None)


def _read(document: Document, lines: Lines, cut: Cut, vanish: bool) -> FormReading | None:
    units = cut(document, lines)
    reading = read_form(units, vanish) if units else None
    return reading if reading and reading.cost < inf else None
