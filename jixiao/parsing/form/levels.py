"""Which level-1 and level-2 label each indicator stands under, though a merged cell prints its label only once.

Extraction puts the label of a merged cell on its first row, or on whichever row the middle of the cell falls.
The labels part the rows into blocks; each block holds its label, and of the possible partings the one is taken
whose labels stand nearest the middle (or at the head) of their blocks and fit the indicators best.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from ...labels import LEVEL1_PIECE, LEVEL2_PIECE
from ...reading.passage import Passage

# Level 1 above each level 2, as the forms have it; a cost may stand under 产出.
_PARENTS = (
    (re.compile(r"数量|质量|时效"), ("产出", "项目产出", "项目完成", "履职效能")),
    (re.compile(r"成本"), ("成本", "产出", "运行成本", "项目产出", "项目完成")),
    (re.compile(r"效益|可持续|长效"), ("效益", "效果", "项目效益")),
    (re.compile(r"满意"), ("满意", "满意度", "效益", "服务对象满意度")),
)
_OUTPUT = re.compile(r"数量|质量|时效|成本")
_MISFIT, _HARDLY, _POSSIBLE = 0.8, 0.6, 0.35
_ON_FIRST_ROW, _UNNAMED = 0.3, 0.8
_BENEFIT = re.compile(r"效益|可持续")


@dataclass(frozen=True, slots=True)
class Label:
    """A printed level label, and the first and last row that it is printed on.

    `key` is the label without 指标, `text` the whole label, `whole` says that nothing else is printed in its cell.
    """

    key: str
    text: str
    passage: Passage
    first: int
    last: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """Which level-2 labels an indicator speaks of by its own words: likely, possibly, hardly."""

    likely: re.Pattern[str]
    possible: re.Pattern[str]

    def misfit(self, label: str) -> float:
        if self.likely.search(label):
            return 0.0
        if self.possible.search(label):
            return _POSSIBLE
        return _HARDLY if _BENEFIT.search(label) else _MISFIT


@dataclass(frozen=True, slots=True)
class Fit:
    """What the rows say themselves: heights in printed lines, kinds, and the page that each stands on."""

    heights: list[int]
    kinds: list[Kind]
    pages: list[int]


def labels(cells: list[tuple[int, Passage]], level: int, on_first_rows: bool) -> list[Label]:
    """The labels in one level column, read over row ends since a label may be cut in two (`满意度指`, `标`).

    Where labels are not displaced, a cell with words that are no known label is a label all the same.
    """
    pattern = LEVEL2_PIECE if level == 2 else LEVEL1_PIECE
    if on_first_rows and all(pattern.match(passage.text) or len(passage) > 2 for _, passage in cells):
        return [
            Label(pattern.sub(r"\g<label>", passage.text), passage.printed, passage, row, row, True)
            for row, passage in cells
        ]
    joined = Passage.join(passage for _, passage in cells)
    rows = [row for row, passage in cells for _ in range(len(passage))]
    found: list[Label] = []
    for match in pattern.finditer(joined.text):
        passage = joined[match.start() : match.end()]
        first, last = rows[match.start()], rows[match.end() - 1]
        if found and found[-1].last >= first and found[-1].first == first:
            continue  # OCR doubled the label inside one cell
        text = match.group("label") + ("指标" if match.group("end") or "指标" in joined.text[match.end() :] else "")
        found.append(Label(match.group("label"), text, passage, first, last, _stands_alone(joined.text, match, rows)))
    return found


def _stands_alone(text: str, match: re.Match[str], rows: list[int]) -> bool:
    """Whether the label is all that its row prints in this column, points aside."""
    before = match.start() == 0 or rows[match.start() - 1] != rows[match.start()]
    after = match.end() == len(text) or rows[match.end()] != rows[match.end() - 1] or text[match.end()] == "("
    return before and after


def exact_labels(rows: list[tuple[int, Passage | None, Passage | None]]) -> list[tuple[Label | None, Label | None]]:
    """Level-1 and level-2 label of each row of an exact grid, from (row, level-1 cell, level-2 cell).

    A label holds until the next; a new label of level 1 ends the one of level 2.
    """
    found: list[tuple[Label | None, Label | None]] = []
    first: Label | None = None
    second: Label | None = None
    for row, cell1, cell2 in rows:
        if cell1:
            above = next(iter(labels([(row, cell1)], 1, True)), None)
            second = second if above and first and above.text == first.text else None
            first = above
        if cell2:
            second = next(iter(labels([(row, cell2)], 2, True)), None)
        found.append((first, second))
    return found


def blocks(found: list[Label], fit: Fit, on_first_rows: bool) -> list[Label | None]:
    """The label of each row, None where none can cover it."""
    rows = len(fit.heights)
    kept = _without_overlaps(found)
    if not kept:
        return [None] * rows
    ends = _fixed_ends(kept, rows) if on_first_rows else _best_ends(kept, fit, rows)
    covered: list[Label | None] = [None] * (kept[0].first if on_first_rows else 0)
    for label, end in zip(kept, ends, strict=True):
        covered += [label] * (end + 1 - len(covered))
    return covered


def _without_overlaps(found: list[Label]) -> list[Label]:
    kept: list[Label] = []
    for label in found:
        if not kept or label.first > kept[-1].last:
            kept.append(label)
    return kept


def _fixed_ends(kept: list[Label], rows: int) -> list[int]:
    return [*(label.first - 1 for label in kept[1:]), rows - 1]


def _best_ends(kept: list[Label], fit: Fit, rows: int) -> list[int]:
    """Last rows of the blocks, by dynamic programming over where each block may end."""
    tops = [0]
    for height in fit.heights:
        tops.append(tops[-1] + height)
    choices: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for index, label in enumerate(kept):
        last = index == len(kept) - 1
        ends = [rows - 1] if last else range(label.last, kept[index + 1].first)
        choices = {
            end: min(
                (cost + _cost(label, start + 1, end, fit, tops), [*path, end])
                for start, (cost, path) in choices.items()
            )
            for end in ends
        }
    return choices[rows - 1][1]


def _cost(label: Label, start: int, end: int, fit: Fit, tops: list[int]) -> float:
    # a block that runs over pages prints its label in the middle of the part on one page
    here = [row for row in range(start, end + 1) if fit.pages[row] == fit.pages[label.first]]
    top, bottom = tops[here[0]], tops[here[-1] + 1]
    upper, lower = _extent(label, tops)
    middle = (top + bottom) / 2
    aside = max(upper - middle, middle - lower, 0.0) * len(here) / (bottom - top)
    if label.first == start:
        aside = min(aside, _ON_FIRST_ROW)
    return aside + sum(kind.misfit(label.key) for kind in fit.kinds[start : end + 1])


def _extent(label: Label, tops: list[int]) -> tuple[float, float]:
    """Between which heights a label stands: its row, or from middle to middle of the rows that it is cut over."""
    if label.first == label.last:
        return tops[label.first], tops[label.last + 1]
    return (tops[label.first] + tops[label.first + 1]) / 2, (tops[label.last] + tops[label.last + 1]) / 2


def parents(found: list[Label], children: list[Label | None], on_first_rows: bool) -> list[Label | None]:
    """The level-1 label of each row: blocks of level 1 hold whole blocks of level 2, each under its own kind.

    A block whose level-1 label is destroyed gets None.
    """
    kept = _without_overlaps(found)
    groups = _groups(children)
    if on_first_rows or not any(children):
        return blocks(kept, Fit([1] * len(children), [], []), True)
    best: dict[int, tuple[float, list[int | None]]] = {-1: (0.0, [])}
    for first, last in groups:
        best = _extended(best, kept, children[first], first, last)
    _, path = min(best.values(), key=lambda choice: choice[0])
    return [
        None if chosen is None else kept[chosen]
        for chosen, (first, last) in zip(path, groups, strict=True)
        for _ in range(first, last + 1)
    ]


def unsure(labels: list[Label | None], kinds: list[Kind], on_first_rows: bool) -> list[bool]:
    """Which rows may stand under another label than the one given.

    Where labels are displaced, two blocks part somewhere between their labels: if a row there speaks of the other
    block, so may all rows from it to the parting.
    """
    doubtful = [
        label is None or (not label.whole and kind.misfit(label.key) > 0)
        for label, kind in zip(labels, kinds, strict=True)
    ]
    if on_first_rows:
        return doubtful
    for (_, above_last), (below_first, _) in pairwise(_groups(labels)):
        above, below = labels[above_last], labels[below_first]
        if above is None or below is None:
            continue
        up = [row for row in range(below_first, below.first) if _speaks(kinds[row], of=above, more_than=below)]
        down = [row for row in range(above.last + 1, above_last + 1) if _speaks(kinds[row], of=below, more_than=above)]
        for row in range(down[0] if down else below_first, up[-1] + 1 if up else below_first):
            doubtful[row] = True
    return doubtful


def _speaks(kind: Kind, of: Label, more_than: Label) -> bool:
    return kind.misfit(of.key) < kind.misfit(more_than.key)


def _groups(children: list[Label | None]) -> list[tuple[int, int]]:
    starts = [0, *(row for row, (one, two) in enumerate(pairwise(children), 1) if one is not two)]
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(children) - 1], strict=True))


def _extended(
    best: dict[int, tuple[float, list[int | None]]], kept: list[Label], child: Label | None, first: int, last: int
) -> dict[int, tuple[float, list[int | None]]]:
    """The best ways to give one more group a level-1 label: the last one again, a later one, or none."""
    extended: dict[int, tuple[float, list[int | None]]] = {}

    def offer(at: int, cost: float, path: list[int | None]) -> None:
        if at not in extended or cost < extended[at][0]:
            extended[at] = (cost, path)

    for at, (cost, path) in best.items():
        offer(at, cost + _UNNAMED, [*path, None])
        for chosen in range(max(at, 0), len(kept)):
            label = kept[chosen]
            distance = 0 if first <= label.last and label.first <= last else 0.25 if chosen == at else 0.5
            misfit = 0 if _fits(label.key, child) else 1
            offer(chosen, cost + distance + misfit + 0.3 * max(0, chosen - at - 1), [*path, chosen])
    return extended


def _fits(parent: str, child: Label | None) -> bool:
    if child is None:
        return True
    for kind, allowed in _PARENTS:
        if kind.search(child.key):
            return parent in allowed
    return True


def _kind(likely: str, possible: str) -> Kind:
    return Kind(re.compile(likely), re.compile(possible))


_SATISFACTION = _kind("满意", "效益")
_QUALITATIVE = _kind("效益|可持续|长效|满意", "质量|时效")
_COST = _kind("成本", "经济")
_TIME = _kind("时效", "质量|数量")
_RATE = _kind("质量", "满意|时效|数量")
_COUNT = _kind("数量", "满意")
_QUANTITY = _kind("数量", "成本|质量|时效")


_TIMES = ("天", "小时", "个月", "月", "个工作日", "工作日")


def spoken_kind(name: str, has_value: bool, unit: str | None) -> Kind:
    """The level-2 kind that an indicator speaks of, by its name, its unit, and whether its target is a quantity."""
    if "满意" in name:
        return _SATISFACTION
    if not has_value:
        return _QUALITATIVE
    if re.search(r"(?:成本|经费|费用|费)(?:额度)?(?:\W.*)?$", name) or (unit or "").endswith("元"):
        return _COST
    if re.search(r"及时|时限|时效|按时|按期|完成时间|编制时间|周期|天数|月数|时间", name) or unit in _TIMES:
        return _TIME
    if re.search(r"率|合格|质量|准确", name) or unit in ("%", "‰"):
        return _RATE
    return _COUNT if re.search(r"次数|数量|个数|人数|面积|范围|种类", name) else _QUANTITY
