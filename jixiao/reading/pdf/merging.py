"""Merged cells of levels in a form without ruling lines: the rows that they cover, and those that a page's end cut."""

from itertools import pairwise

from .pieces import roles
from .spans import blocks
from .tearing import is_level, without_rests
from .zones import Placed

_LEVELS = ("level1", "level2")


def place_levels(found: list[Placed], heads: dict[int, str], middle: bool, foot: float) -> bool:
    """Give level labels to the first of the rows that they cover; whether every row then is a whole indicator.

    `found` are the rows below the heads, `heads` the roles of the columns.
    """
    where = {role: at for at, role in heads.items()}
    levels = [where[name] for name in _LEVELS if name in where]
    body = [one for one in found if not _is_total(one)]
    data = without_rests([one for one in body if one.own - {*levels}], {*levels}, foot)
    whole = _doubt_parts(data, where.get("name"), {*levels})
    for level in levels:
        _tie_rests(level, body)
    if middle:
        for page in sorted({one.row.page for one in data}):
            here = [one for one in data if one.row.page == page]
            names = [one for one in body if one.row.page == page]
            starts = [_place_level(level, here, names, opens=here[0] is data[0]) for level in levels]
            if len(starts) == len(_LEVELS) and not starts[0] <= starts[1]:
                for one in here:
                    one.doubtful |= {level for level in levels if level in one.cells}
    for level in levels:
        _doubt_cut(level, [one for one in body if level in one.own])
    return whole


def _doubt_parts(data: list[Placed], name: int | None, levels: set[int]) -> bool:
    """Mark rows that are no whole indicators, and those next to them; whether all are whole."""
    whole = [name in one.cells and len(one.cells.keys() - levels) > 1 for one in data]
    for at in (at for at in range(len(data)) if not whole[at]):
        for one in data[max(0, at - 1) : at + 2]:
            one.doubtful |= one.cells.keys() - levels
    return all(whole)


def _is_total(one: Placed) -> bool:
    return bool(one.own) and roles(one.cells[min(one.own)].text).sections == "total"


def _tie_rests(level: int, body: list[Placed]) -> None:
    """Tie what the next page prints of a label (`产出指` | `标`) to the label."""
    named = [one for one in body if level in one.own]
    for above, below in pairwise(named):
        upper, lower = above.cells[level].text, below.cells[level].text
        if above.row.page != below.row.page and is_level(upper + lower) and not is_level(lower):
            below.above[level] = above


def _place_level(level: int, data: list[Placed], body: list[Placed], opens: bool) -> set[int]:
    """Place one level's labels on one page; the numbers of the rows where one begins."""
    named = [one for one in body if level in one.own]
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
        first.heights[level] = block.end - block.first
        if not block.sure or (text in (texts[0], texts[-1]) and not is_level(text.text)):
            first.doubtful.add(level)  # the page's end may have cut it
    return {block.first for block in found}


def _doubt_cut(level: int, named: list[Placed]) -> None:
    """Mark labels that the page's end may have cut in two: what opens the next page is none."""
    for above, below in pairwise(named):
        if above.row.page != below.row.page and not is_level(below.cells[level].text):
            above.doubtful.add(level)
            below.doubtful.add(level)


def _extent(one: Placed, level: int) -> tuple[float, float]:
    """The baselines of a row's first and last line, labels of levels aside."""
    cells = [cell for at, cell in one.cells.items() if at > level] or list(one.cells.values())
    return min([cell.top for cell in cells]), max([cell.bottom for cell in cells])
