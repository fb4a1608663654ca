"""What the end of a page cut in forms without ruling lines: what on the next page is the rest of a cell.

A row that a page's end cuts fills the page: the cells that go on have as many lines as there was room for, and their
last line there is full. What looks like the rest of a row and may not be one is doubtful.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ... import labels
from ..passage import fold
from .pieces import FIGURE, roles
from .stacking import Stack, StackedRow
from .zones import Placed, Zone, first_head

# In sizes of the font: how far above the page's last line a row can end that goes on, and what counts as no room.
_FOOT, _SLACK = 2.2, 0.1
_TOKEN = re.compile(r"[0-9A-Za-z.,%]+|.")
_OPEN, _CLOSE = "(（“《[【", ")）”》]】"


def tie_heads(found: Sequence[StackedRow]) -> None:
    """Tie the rests of heads' labels (`偏差原因分` | `析及改进措施`) to what stands of them on the page before.

    Beside them a row may hold the lower heads of a head of two rows.
    """
    for upper, lower in pairwise(found):
        if upper.page + 1 != lower.page or sum(_is_label(text) for text in upper.texts) < 2:
            continue
        over = [_over(upper, cell) for cell in lower.cells]
        rests = [(one, cell) for one, cell in zip(over, lower.cells, strict=True) if one and is_cut_label(one, cell)]
        first = first_head(upper)
        others = [cell for cell in lower.cells if cell.x1 > first and not any(cell is rest for _, rest in rests)]
        if all(roles(cell.text).indicators for cell in others):
            for one, cell in rests:
                cell.goes_on_from(one)


def tie_values(zone: Zone) -> None:
    """Tie what goes on at the head of a page in a form's head, whose rows all have labels of their own."""
    for upper, lower in pairwise([zone.head, *zone.rows]):
        if upper.page + 1 != lower.page or any(roles(text).head for text in lower.texts):
            continue
        over = [(one, cell) for cell in lower.own if (one := _over(upper, cell))]
        if len(over) == len(lower.own) and all(
            not roles(one.text).head or is_cut_label(one, cell) for one, cell in over
        ):
            for one, cell in over:
                cell.goes_on_from(one)


def _over(upper: StackedRow, cell: Stack) -> Stack | None:
    """The only cell of a row that another stands under."""
    found = [one for one in upper.own if cell.lies_under(one)]
    return found[0] if len(found) == 1 else None


def is_cut_label(upper: Stack, lower: Stack) -> bool:
    """Whether two texts are one label, and not both are one on their own."""
    return _is_label(upper.text + lower.text) and not (_is_label(upper.text) and _is_label(lower.text))


def _is_label(text: str) -> bool:
    return any(roles(text))


def is_level(text: str) -> bool:
    return any(level.fullmatch(fold(text)) for level in (labels.LEVEL1, labels.LEVEL2))


def without_rests(rows: list[Placed], aside: set[int], foot: float) -> list[Placed]:
    """The rows without those that are the rest of the row before on another page; these are tied to it.

    `aside` are the columns of merged cells, whose rests are tied elsewhere.
    """
    kept = rows[:1]
    for below in rows[1:]:
        above = kept[-1]
        if above.row.page == below.row.page:
            kept.append(below)
            continue
        columns = _Columns(rows, above, below, aside)
        if columns.two_figures():
            kept.append(below)
            continue
        fit = columns.fit(foot)
        if fit and columns.lacking:
            for at in below.own - aside:
                below.above[at] = above
            _tie_levels(above, below, aside)
            continue
        if fit or columns.lacking:
            for one in (above, below):
                one.doubtful |= one.cells.keys() - aside
        kept.append(below)
    return kept


def _tie_levels(above: Placed, below: Placed, aside: set[int]) -> None:
    """Tie the rests of a row's own merged cells."""
    for at in aside & below.own & above.cells.keys():
        if not is_level(below.cells[at].text):
            below.above[at] = above


class _Columns:
    """The columns of two rows, the last of a page and the first of the next, beside those of all rows."""

    def __init__(self, rows: list[Placed], above: Placed, below: Placed, aside: set[int]) -> None:
        self.rows, self.above, self.below = rows, above, below
        self.upper, self.lower = above.own - aside, below.own - aside
        # a row next to a page's end may lack some because it was cut
        ends = {id(one) for pair in pairwise(rows) if pair[0].row.page != pair[1].row.page for one in pair}
        whole = [one for one in rows if id(one) not in ends]
        filled = [{*one.own} - aside for one in whole] or [{*self.upper, *self.lower}]
        always = set.intersection(*filled)
        self.lacking = not (always <= self.upper and always <= self.lower)

    def two_figures(self) -> bool:
        """Whether both have a figure in one column: then they are two rows."""
        cells = [(self.above.cells[at].text, self.below.cells[at].text) for at in self.upper & self.lower]
        return any(FIGURE.fullmatch(upper) and FIGURE.fullmatch(lower) for upper, lower in cells)

    def fit(self, foot: float) -> bool:
        """Whether by how they stand one of the two may be the rest of the other."""
        shared = self.upper & self.lower
        if not shared or shared not in (self.upper, self.lower):
            return False
        if self.above.row.bottom < foot - _FOOT * next(iter(self.above.cells.values())).em:
            return False
        tallest = max(len(self.above.cells[at].lines) for at in self.upper)
        return all(len(self.above.cells[at].lines) == tallest and self._goes_on(at) for at in shared)

    def _goes_on(self, at: int) -> bool:
        """Whether a cell's last line leaves no room for what the cell below it begins with."""
        upper, lower = self.above.cells[at], self.below.cells[at]
        if (_is_source(upper.text) and _is_source(lower.text)) or labels.LEFTOVER.fullmatch(fold(lower.text)):
            return False
        if _opened(upper.text) and any(mark in lower.text for mark in _CLOSE):
            return True
        width = max(line[-1].x1 - line[0].x0 for one in self.rows if at in one.cells for line in one.cells[at].lines)
        last, first = upper.lines[-1], lower.lines[0][0]
        token = _TOKEN.match(first.text)
        share = len(token.group()) / len(first.text) if token else 1.0
        need = max(first.lead, share * (first.x1 - first.x0))
        return width - (last[-1].x1 - last[0].x0) < need - _SLACK * first.em


def _is_source(text: str) -> bool:
    return labels.role(labels.FUND_SOURCES, fold(text)) is not None


def _opened(text: str) -> bool:
    return sum(text.count(mark) for mark in _OPEN) > sum(text.count(mark) for mark in _CLOSE)
