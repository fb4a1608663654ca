"""The indicator rows of a form: which printed rows make up which indicator, and what each of its cells says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ...labels import LEFTOVER
from ...reading.document import Cell
from ...reading.passage import Passage
from .cells import NOTHING_PRINTED, points, quantities
from .exact import indicator_cells, is_indicator
from .parts import Row, role, roles
from .wrapping import is_noise, printed_lines

ROLES = ("level1", "level2", "name", "target", "actual", "weight", "score", "reason", "basis")
_SHIFTS = (0, -1, -2, -3, 1)
_OPERATORS = "<>=≥≤"
_HANZI = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE_END = re.compile(r"[。;;]$")
_MET = re.compile(r"(?:完全|基本|部分|未)?(?:达到|达成)(?:预期|目标|年度目标)(?:目标|指标|效果)?")
_LEVELS = {"level1", "level2"}
_ROUNDING = Decimal("0.01")


@dataclass(slots=True)
class Printed:
    """One printed row: its cells by role, its page, and whether one of its cells is doubtful."""

    cells: dict[str, Passage]
    fragment: int
    doubtful: bool = False
    exact: bool = False

    def text(self, name: str) -> str:
        return self.cells[name].text if name in self.cells else ""


@dataclass(slots=True)
class Entry:
    """One indicator: the pieces of its cells in reading order."""

    pieces: dict[str, list[Passage]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    damaged: bool = False

    def has(self, name: str) -> bool:
        return bool(self.pieces.get(name))

    def passage(self, name: str) -> Passage:
        return Passage.join(self.pieces.get(name, ()))

    @property
    def height(self) -> int:
        """Printed lines of the tallest cell."""
        return max((sum(len(printed_lines(piece)) for piece in pieces) for pieces in self.pieces.values()), default=1)


def columns(header: Row, heads: list[dict[str, int]]) -> dict[str, int]:
    """Role → column. What is damaged in this head is taken from the fullest of the document's heads that agrees."""
    found = indicator_roles(header)
    if header.exact:
        return found
    agreeing = [head for head in heads if all(head.get(name, column) == column for name, column in found.items())]
    fullest = max(agreeing, key=len, default=found)
    return {**fullest, **found}


def indicator_roles(header: Row) -> dict[str, int]:
    """Role → column of an indicator table's head. Of several scores the unit's own (自评得分) counts."""
    found = roles("INDICATOR_COLUMNS", header)
    own = (column for column, cell in header.cells.items() if cell.text.startswith("自评"))
    scores = [column for column in own if role("INDICATOR_COLUMNS", header.cells[column].text) == "score"]
    return found | {"score": scores[0]} if header.exact and scores else found


def without_label_tail(rows: list[Printed], header: Row, where: dict[str, int], whole_label: str) -> None:
    """Takes the end of the reason column's label out of the first row, where it slid there (`进措施`)."""
    cell = header.cells.get(where.get("reason", -1))
    if cell is None or not rows or "reason" not in rows[0].cells or not whole_label.startswith(cell.text):
        return
    tail = whole_label[len(cell.text) :]
    if tail and rows[0].text("reason").startswith(tail):
        rows[0].cells["reason"] = rows[0].cells["reason"][len(tail) :]
        if not rows[0].cells["reason"]:
            del rows[0].cells["reason"]


def printed_rows(rows: Iterable[Row], where: dict[str, int], total: Row | None) -> list[Printed]:
    """Rows with their cells by role. A page may have lost columns on its left: its rows are shifted back."""
    by_page: dict[int, list[Row]] = {}
    for row in rows:
        by_page.setdefault(row.fragment, []).append(row)
    printed = []
    for page, page_rows in by_page.items():
        if page_rows[0].exact:
            printed += [_exactly(row, where) for row in page_rows]
            continue
        closing = [total] if total is not None and total.fragment == page else []
        shift = _best_shift([*page_rows, *closing], where)
        printed += [_printed(row, where, _own_shift(row, where, shift)) for row in page_rows]
    return printed


def _exactly(row: Row, where: dict[str, int]) -> Printed:
    cells, doubtful = indicator_cells(row.cells, row.merged, where)
    return Printed(cells, row.fragment, doubtful, exact=True)


def _best_shift(rows: list[Row], where: dict[str, int]) -> int:
    return max(_SHIFTS, key=lambda shift: (_agreement(rows, where, shift), -abs(shift)))


def _own_shift(row: Row, where: dict[str, int], shift: int) -> int:
    """The page's shift, or the row's own where its points and quantities all stand elsewhere."""
    fits = _agreement([row], where, shift)
    if fits > 3 or len(row.cells) < 4:
        return shift
    own = _best_shift([row], where)
    return own if _agreement([row], where, own) > fits + 2 else shift


def _agreement(rows: list[Row], where: dict[str, int], shift: int) -> int:
    """How well rows fit the columns: points stand under points, quantities under target and actual."""
    fits = 0
    for row in rows:
        for name in ("weight", "score"):
            cell = row.cells.get(where.get(name, -9) + shift)
            fits += 2 * (cell is not None and _are_points(cell.passage))
        for name in ("target", "actual"):
            cell = row.cells.get(where.get(name, -9) + shift)
            fits += cell is not None and cell.text[0] in _OPERATORS
    return fits


def _are_points(passage: Passage | None) -> bool:
    if passage is None or not passage.text[:1].isdigit():
        return False
    read = points(passage)
    return read.value is not None and not read.doubtful


def _printed(row: Row, where: dict[str, int], shift: int) -> Printed:
    by_column = {column + shift: name for name, column in where.items()}
    last = max(by_column)
    cells: dict[str, list[Passage]] = {}
    doubtful = False
    for column, cell in row.cells.items():
        name = by_column.get(column) or ("reason" if column > last and "reason" in where else None)
        if name is None:
            continue
        if _is_reason(name, cell, row, where, shift):
            name = "reason"
        cells.setdefault(name, []).append(cell.passage)
        doubtful = doubtful or cell.doubtful
    return Printed({name: Passage.join(parts) for name, parts in cells.items()}, row.fragment, doubtful)


def _is_reason(name: str, cell: Cell, row: Row, where: dict[str, int], shift: int) -> bool:
    """Whether words that stand alone in a row, under actual or points, slid there from the reason's column."""
    if "reason" not in where or name not in ("actual", "weight", "score"):
        return False
    others = row.cells.keys() - {cell.column, where.get("target", -9) + shift}
    return not others and len(cell.text) > 3 and bool(_HANZI.search(cell.text)) and cell.text[0] not in _OPERATORS


def entries(rows: list[Printed]) -> list[Entry]:
    """The indicators: one a row that prints points or a whole target and actual, with the pieces around it."""
    if rows and rows[0].exact:
        return [_entry(row, index) for index, row in enumerate(rows) if _stands_alone(row)]
    rows = [_without_leftover(row) for row in rows]
    anchors: list[int] = []
    for index, row in enumerate(rows):
        if _is_anchor(row) and not (anchors and _repeats(rows, anchors[-1], index)):
            anchors.append(index)
    found = [_entry(rows[index], index) for index in anchors]
    for gap in range(len(anchors) + 1):
        first = anchors[gap - 1] + 1 if gap else 0
        last = anchors[gap] if gap < len(anchors) else len(rows)
        above = found[gap - 1] if gap else None
        below = found[gap] if gap < len(anchors) else None
        _share(rows, range(first, last), above, below)
    for entry in found:
        entry.rows.sort()
    return found


def _without_leftover(row: Printed) -> Printed:
    """The row without what its template printed for an indicator that nobody filled in (`指标2`)."""
    if "actual" in row.cells or not LEFTOVER.fullmatch(row.text("name")):
        return row
    return replace(row, cells={name: cell for name, cell in row.cells.items() if name in _LEVELS})


def _stands_alone(row: Printed) -> bool:
    return is_indicator(row.cells, any(_are_points(row.cells.get(name)) for name in ("weight", "score")))


def _is_anchor(row: Printed) -> bool:
    """Whether a row prints points, or a name with a whole target and actual value (where forms give no points)."""
    if any(_are_points(row.cells.get(name)) for name in ("weight", "score")):
        return True
    whole = {"target", "actual"} <= row.cells.keys() and not is_noise(row.cells["target"])
    return whole and bool(_HANZI.search(row.text("name")))


def _repeats(rows: list[Printed], above: int, index: int) -> bool:
    """Whether a row only carries on the one directly above it and repeats its points (`完全达到` / `预期`)."""
    one, two = rows[above], rows[index]
    same = all(one.text(name) == two.text(name) for name in ("weight", "score"))
    joined = one.text("actual") + two.text("actual")
    cut = not _MET.fullmatch(one.text("actual")) and not _MET.fullmatch(two.text("actual"))
    return index == above + 1 and same and cut and bool(_MET.fullmatch(joined))


def _entry(row: Printed, index: int) -> Entry:
    entry = Entry(rows=[index], damaged=row.doubtful)
    for name, passage in row.cells.items():
        if name not in _LEVELS:
            entry.pieces[name] = [passage]
    return entry


def _share(rows: list[Printed], gap: range, above: Entry | None, below: Entry | None) -> None:
    """Give the rows between two indicators to the one above or the one below, cell by cell."""
    reasons = [index for index in gap if "reason" in rows[index].cells]
    upper = _reasons_above(rows, reasons, gap, above, below)
    for index in gap:
        row = rows[index]
        for name in ("name", "target", "actual", "basis"):
            if name in row.cells:
                _give(name, rows, index, gap, above, below)
        if "reason" in row.cells:
            owner = above if index in upper else below
            _append("reason", row.cells["reason"], owner or above or below, index)
        if _LEVELS & row.cells.keys():
            (_level_owner(index, gap, above, below) or Entry()).rows.append(index)


def _reasons_above(
    rows: list[Printed], reasons: list[int], gap: range, above: Entry | None, below: Entry | None
) -> set[int]:
    """Which reason lines of a gap end the reason above. It ends with its last full stop; the rest opens the next."""
    if above is None:
        return set()
    if below is None or not below.has("reason"):
        return set(reasons)
    ends = [index for index in reasons if _SENTENCE_END.search(rows[index].text("reason"))]
    if above.has("reason") and not _SENTENCE_END.search(above.passage("reason").text) and not ends:
        return set(reasons)
    if not above.has("reason") and not ends:
        return set()
    return {index for index in reasons if index <= ends[-1]} if ends else set()


def _give(name: str, rows: list[Printed], index: int, gap: range, above: Entry | None, below: Entry | None) -> None:
    piece = rows[index].cells[name]
    owner = _owner(name, rows, index, gap, above, below)
    if owner is None:
        return
    garbled_levels = any(not _HANZI.search(rows[index].text(level)) for level in _LEVELS & rows[index].cells.keys())
    foreign = name in ("target",) and not re.search(r"\d|[<>=≥≤]", piece.text) and owner.has(name)
    if (not _HANZI.search(piece.text) and name == "name") or garbled_levels or foreign or is_noise(piece):
        owner.damaged = True
        return
    _append(name, piece, owner, index)


def _append(name: str, piece: Passage, owner: Entry | None, index: int) -> None:
    if owner is None:
        return
    pieces = owner.pieces.setdefault(name, [])
    pieces.insert(sum(part.lines[0] < piece.lines[0] for part in pieces), piece)
    if name != "reason":
        owner.rows.append(index)


def _owner(
    name: str, rows: list[Printed], index: int, gap: range, above: Entry | None, below: Entry | None
) -> Entry | None:
    """Whose a piece of a cell is: theirs that lacks it, else by where it stands on the page."""
    if above is None or below is None:
        return above or below
    lacking = [entry for entry in (above, below) if not entry.has(name)]
    if len(lacking) == 1:
        return lacking[0]
    if _at_page_top(name, rows, index, gap):
        return above
    if index == gap[0] and rows[index].fragment == rows[gap[0] - 1].fragment:
        return above
    return below


def _at_page_top(name: str, rows: list[Printed], index: int, gap: range) -> bool:
    """Whether every row from the head of the page down to this one carries a piece of this cell."""
    page = rows[index].fragment
    return rows[gap[0] - 1].fragment != page and all(
        name in rows[other].cells for other in gap if other <= index and rows[other].fragment == page
    )


def _level_owner(index: int, gap: range, above: Entry | None, below: Entry | None) -> Entry | None:
    if above is None or below is None:
        return above or below
    return above if (index == gap[0] and len(gap) > 1) or index - gap[0] < gap[-1] - index else below


def split(entry: Entry) -> list[Entry]:
    """The entry, or two where two rows of the form ran together and only their targets or actuals stand apart.

    The other cells are kept by the row that the points can be shown to belong to, else by the first; both are damaged.
    """
    targets = quantities(entry.passage("target")) if entry.has("target") else []
    actuals = quantities(entry.passage("actual")) if entry.has("actual") else []
    if max(len(targets), len(actuals)) < 2:
        return [entry]
    parts = [Entry(rows=list(entry.rows), damaged=True) for _ in range(max(len(targets), len(actuals)))]
    for name, found in (("target", targets), ("actual", actuals)):
        for part, one in zip(parts, found, strict=False):
            part.pieces[name] = [one.passage]
    owner = parts[_scored(parts, entry)]
    for name in entry.pieces.keys() - {"target", "actual"}:
        owner.pieces[name] = entry.pieces[name]
    return parts


def _scored(parts: list[Entry], entry: Entry) -> int:
    """Which part the printed points belong to: full points need a target that is met, fewer one that is not."""
    weight, score = (points(entry.passage(name) or None).value for name in ("weight", "score"))
    first = parts[0]
    if not weight or score is None or not (first.has("target") and first.has("actual")):
        return 0
    target, actual = (quantities(first.passage(name))[0].value for name in ("target", "actual"))
    if not target or actual is None:
        return 0
    completion = min(actual / target, Decimal(1))
    return 0 if abs(completion - score / weight) < _ROUNDING else 1


def without_nothing(passage: Passage) -> Passage | None:
    """A text cell, None where it prints nothing or a dash."""
    return passage if passage and passage.text not in NOTHING_PRINTED else None
