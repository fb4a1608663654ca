"""Rows of text without ruling lines put together to forms: which row heads which, and where a form ends."""

import re
from collections.abc import Iterator, Sequence

from ... import labels
from ..passage import fold
from .pieces import roles
from .stacking import StackedRow
from .zones import Zone, first_head

_AMOUNTS = {"original_budget", "final_budget", "executed"}
_INDICATORS = {"level1", "level2", "name", "target", "actual"}
# A text wider than this part of the page, alone in its row, is no cell.
_NARROW = 0.45
_HEADING = re.compile(r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+部分")


def forms(found: Sequence[StackedRow], widths: Sequence[float]) -> Iterator[list[Zone]]:
    """The forms among all rows of text, in order, each as its zones. `widths` are the pages'."""
    form, closed = list[Zone](), False
    for row in found:
        texts = row.texts
        kind = _kind(texts)
        last = form[-1] if form else None
        if last is not None and not texts:
            last.rows.append(row)
            continue
        opens = kind == "head" and last is not None and last.kind != "head"
        if last is not None and (opens or (kind is None and (closed or _ends(row, last, widths[row.page])))):
            yield form
            form, closed, last = [], False, None
        closed |= kind == "total" and last is not None and last.kind == "indicators"
        if last is not None and _is_lower_head(row, kind, last):
            _lower_head(last, row)
        elif kind in (None, "total"):
            if last is not None:
                last.rows.append(row)
        elif last is not None and kind != "head" and last.head.texts == texts:
            last.again.append(row)  # printed once more on the next page
        else:
            form.append(Zone(kind, row, again=_upper_heads(last) if kind == "indicators" else []))
    if form:
        yield form


def _kind(texts: list[str]) -> str | None:
    """What a row heads: head, funds, goal or indicators; `total` closes; None for rows of values."""
    found = [roles(text) for text in texts]
    if any(one.head for one in found):
        return "head"
    if len(_AMOUNTS & {one.funds for one in found}) >= 2:
        return "funds"
    if {"expected", "completion"} <= {one.sections for one in found}:
        return "goal"
    if len(_INDICATORS & {one.indicators for one in found}) >= 2:
        return "indicators"
    return "total" if len(found) > 1 and found[0].sections == "total" else None


def _upper_heads(before: Zone | None) -> list[StackedRow]:
    """Heads that stand above those of the levels (年度指标值 over its three parts), taken from the rows before."""
    found = []
    while before is not None and before.rows and _all_heads(before.rows[-1].texts):
        found.append(before.rows.pop())
    return found


def _all_heads(texts: list[str]) -> bool:
    return bool(texts) and all(roles(text).indicators for text in texts)


def _is_lower_head(row: StackedRow, kind: str | None, zone: Zone) -> bool:
    """Whether a row is the lower one of a head of two rows; a section's label may stand beside it."""
    if zone.kind != "indicators" or kind not in (None, "indicators") or any(above.texts for above in zone.rows):
        return False
    first = first_head(zone.head)
    return _all_heads([cell.text for cell in row.own if cell.x1 > first])


def _lower_head(zone: Zone, row: StackedRow) -> None:
    """Put lower heads in place of the one that they stand under."""
    over = [cell for cell in zone.head.own if any(cell.lies_under(one) for one in row.own)]
    cells = [cell for cell in zone.head.cells if cell not in over]
    zone.again += [StackedRow(zone.head.page, over)] if over else []
    if row.page == zone.head.page:
        cells = sorted([*cells, *row.cells], key=lambda cell: cell.x0)
    else:
        zone.lower = row
    zone.head = StackedRow(zone.head.page, cells)


def _ends(row: StackedRow, zone: Zone, width: float) -> bool:
    """Whether a row stands below the form: a title, a heading, or text as wide as the page."""
    if len(row.own) > 1:
        return False
    [cell], [text] = row.own, row.texts
    if labels.TITLE.match(fold(text)) or _HEADING.match(text):
        return True
    before = zone.rows[-1] if zone.rows else zone.head
    # the rest of a wide cell, at the head of the next page, is no wider than what stands of it on the page before
    goes_on = row.page != before.page and any(
        cell.x0 > one.x0 - cell.em and cell.x1 < one.x1 + cell.em for one in before.cells
    )
    return cell.x1 - cell.x0 > _NARROW * width and zone.kind != "goal" and not goes_on
