"""How long the rows of a table with bars are: what lies between labels that stand in a form's first column."""

from collections.abc import Iterable, Iterator, Sequence

from ...labels import role
from . import marks
from .units import NEVER, Mark, Unit

LEAST_WIDTH = 4
"""Rows of fewer cells are no form's."""
_MOST_WIDTH, _HEADS_APART = 100, 4
_AFAR = 1 << 40
_HEADS = (marks.FUND_HEADS, marks.INDICATOR_HEADS)


def in_rows(cells: list[Unit]) -> list[Unit] | None:
    """The cells in rows of one length, as the labels of the first column and the rows of heads show it; else None."""
    places = [at for at, one in enumerate(cells) if heads_row(one.text)]
    width = _row_length(
        places, [(one, two - 1) for one, two in _head_runs((at, one.text) for at, one in enumerate(cells))]
    )
    if width < LEAST_WIDTH:
        return None
    return [
        Unit(one.text, one.stretches, one.line, NEVER, *((0.0, NEVER) if at % width else (NEVER, 0.0)), one.doubtful)
        for at, one in enumerate(cells[places[0] :])
    ]


def bars_between_rows(found: Sequence[Mark]) -> int:
    """How many bars a row has. A row's last cell has as many bars before it as the next row's first."""
    texts, bars = [], 0
    for one in found:
        bars += one.kind == "bar"
        texts.append((bars, one.text))
    return _row_length([bars for _, bars in row_heads(found)], [(one, two - 2) for one, two in _head_runs(texts)])


def heads_row(text: str) -> bool:
    """Whether a text is a label that stands in a form's first column."""
    return bool(text) and any(role(labels, text) for labels in (marks.FIRST, marks.SIDE)) and text[1:2] != "计"


def row_heads(found: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """(place, bars before it) of the texts that are labels of the first column, also if broken over lines."""
    bars = 0
    for at, one in enumerate(found):
        bars += one.kind == "bar"
        if one.kind == "text" and any(map(heads_row, joined(found, at))):
            yield at, bars


def joined(found: Sequence[Mark], at: int) -> Iterator[str]:
    """The text at a place, and with the lines that follow it up to the next bar."""
    text = ""
    for one in found[at : at + 6]:
        if one.kind == "bar":
            return
        text += one.text
        if one.kind == "text":
            yield text


def _row_length(places: Sequence[int], runs: Sequence[tuple[int, int]]) -> int:
    """The length of rows, the first beginning at the first place, at which most places begin rows and fewest runs are
    cut in two; the least of several. 0 if the places do not show it: a cell's broken text may look like a label.
    """
    offsets = [place - places[0] for place in places[1:]]
    if not offsets:
        return 0

    def fit(length: int) -> int:
        cut = sum((one - places[0]) // length != (two - places[0]) // length for one, two in runs)
        return sum(offset % length == 0 for offset in offsets) - cut

    longest = min(_MOST_WIDTH, max(LEAST_WIDTH, *offsets))
    best = max(range(LEAST_WIDTH, longest + 1), key=lambda length: (fit(length), -length))
    return best if 2 * fit(best) >= len(offsets) else 0


def _head_runs(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """[start, end) of each row of heads among (place, text), those of a second row below it left out."""
    run: list[tuple[int, str]] = []
    for place, text in [*texts, (_AFAR, "年初预算数")]:
        name = next((found for kind in _HEADS if text and (found := role(kind, text))), None)
        if name is None:
            continue
        if run and (place - run[-1][0] > _HEADS_APART or name in {one for _, one in run}):
            while run and run[-1][1] in ("operator", "unit") and "target" in {one for _, one in run[:-2]}:
                run.pop()
            if len(run) >= LEAST_WIDTH:
                yield run[0][0], run[-1][0] + 1
            run = []
        run.append((place, name))
