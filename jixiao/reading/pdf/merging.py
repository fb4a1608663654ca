"""Merged cells of levels in a form without ruling lines, and rows that the page's end cut."""

from itertools import pairwise

from ... import labels
from ..passage import fold
from .pieces import roles
from .spans import blocks
from .stacking import Stack
from .zones import Placed

_LEVELS = ("level1", "level2")


def place_levels(found: list[Placed], middle: bool) -> bool:
    """Give level labels to the first of the rows that they cover; whether every row then is a whole indicator."""
    heads = {roles(cell.text).indicators: at for at, cell in found[0].cells.items()}
    levels = [heads[name] for name in _LEVELS if name in heads]
    body = [one for one in found[1:] if not _is_total(one)]
    data = [one for one in body if one.cells.keys() - {*levels}]
    whole = _mend_rows(data, heads.get("name"), {*levels})
    if middle:
        for page in sorted({one.row.page for one in data}):
            here = [one for one in data if one.row.page == page]
            names = [one for one in body if one.row.page == page]
            starts = [_place_level(level, here, names, opens=here[0] is data[0]) for level in levels]
            if len(starts) == len(_LEVELS) and not starts[0] <= starts[1]:
                for one in here:
                    one.doubtful |= {level for level in levels if level in one.cells}
        for level in levels:
            _doubt_cut(level, [one for one in data if level in one.cells])
    return whole


def _mend_rows(data: list[Placed], name: int | None, levels: set[int]) -> bool:
    """Join rows that a page's end cut; whether every row then is whole. Rows next to one that is not are doubtful."""
    whole = [name in one.cells and len(one.cells.keys() - levels) > 1 for one in data]
    for at, (above, below) in enumerate(pairwise(list(data)), 1):
        halves = sorted((below.cells.keys() - levels, above.cells.keys() - levels), key=len)
        cut = above.row.page != below.row.page and whole[at - 1] != whole[at]
        if cut and halves[0] < halves[1] and 2 * len(halves[0]) <= len(halves[1]):
            below.goes_on = whole[at - 1] = whole[at] = True
    for at in (at for at in range(len(data)) if not whole[at]):
        for one in data[max(0, at - 1) : at + 2]:
            one.doubtful |= one.cells.keys() - levels
    data[:] = [one for one in data if not one.goes_on]
    return all(whole)


def _is_total(one: Placed) -> bool:
    return roles(one.cells[min(one.cells)].text).sections == "total" if one.cells else False


def _place_level(level: int, data: list[Placed], body: list[Placed], opens: bool) -> set[int]:
    """Place one level's labels on one page; the numbers of the rows where one begins."""
    named = [one for one in body if level in one.cells]
    texts = [one.cells[level] for one in named]
    extents = [_extent(one, level) for one in data]
    found = blocks([text.middle for text in texts], extents, texts[0].em if texts else 1.0, opens)
    if not found:
        for one in named:
            one.doubtful.add(level)
        return set()
    for one in named:
        del one.cells[level]
    for text, block in zip(texts, found, strict=True):
        first = data[block.first]
        first.cells[level] = text
        first.spans[level] = block
        if not block.sure or (text in (texts[0], texts[-1]) and not _is_level(text)):
            first.doubtful.add(level)  # the page's end may have cut it
    return {block.first for block in found}


def _doubt_cut(level: int, named: list[Placed]) -> None:
    """Mark labels that the page's end may have cut in two: what opens the next page is none."""
    for above, below in pairwise(named):
        if above.row.page != below.row.page and not _is_level(below.cells[level]):
            above.doubtful.add(level)


def _is_level(text: Stack) -> bool:
    return any(level.fullmatch(fold(text.text)) for level in (labels.LEVEL1, labels.LEVEL2))


def _extent(one: Placed, level: int) -> tuple[float, float]:
    """The baselines of a row's first and last line, labels of levels aside."""
    cells = [cell for at, cell in one.cells.items() if at > level] or list(one.cells.values())
    return min(cell.top for cell in cells), max(cell.bottom for cell in cells)
