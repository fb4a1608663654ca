"""Finds the indicator rows in a strip of pieces: which run of pieces is which cell.

Row after row prints its cells in the order of the column heads, each cell's lines one after another. So a table is
a sequence of runs, and the cheapest one is found by dynamic programming: from the place where a row's last value
ended, every way to read the cells up to the next row's last value is weighed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from . import measures
from .strip import Strip
from .widths import Width

LEVELS = ("level1", "level2")
MEASURES = ("target", "actual", "midyear")
POINTS = ("weight", "score")
SIGNS = ("operator", "unit")

_KEPT = 3
_LONGEST_NAME, _LONGEST_TEXT, _LONGEST_MEASURE = 40, 160, 8
_NO_POINTS, _JOINED_POINTS, _NO_LEVEL, _LEVEL_ALONE, _ODD_LEVEL = 5.0, 1.0, 0.8, 1.0, 5.0
_UNBALANCED, _ON_SHARED_LINE, _UNIT_END, _TINY_NAME, _MORE_THAN_WEIGHT = 5.0, 2.0, -1.0, 4.0, 3.0
_NO_REASON_FOR_LOSS, _REASON_WITHOUT_LOSS = 0.8, 1.0
_PAGE_NUMBER, _OVER_PAGE, _OVER_UNMARKED_PAGE, _CUT_OFF, _LEFT_OVER, _UNSURE = 2.0, 0.5, 3.5, 1.0, 1.0, 1.0


class Step(NamedTuple):
    """The last cell read, and all before it."""

    before: "Step | None"
    role: str
    start: int
    end: int


class Reading(NamedTuple):
    """One way to read a row up to some place."""

    cost: float
    path: Step | None
    target: str = ""
    weight: str = ""
    score: str = ""


@dataclass(slots=True)
class Row:
    """Runs of each cell by role; a cell has two where a page's end parts it. `sure` is the cost of the next reading."""

    cells: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    margin: float = 99.0


@dataclass(slots=True)
class _Reached:
    """The best reading up to the end of a row's values, and how much worse the next best is."""

    reading: Reading
    origin: int
    margin: float = 99.0
    other: Step | None = None


class Search:
    """The search over one table. `roles` are the column heads from left to right."""

    def __init__(self, strip: Strip, roles: list[str], widths: dict[str, Width], complete: bool) -> None:
        self.strip = strip
        self.complete = complete
        self.widths = widths
        values = [index for index, role in enumerate(roles) if role in MEASURES + POINTS]
        self.turn = values[-1] + 1
        self.head, self.tail = roles[: self.turn], roles[self.turn :]
        self.size = len(strip)
        self.inner = {
            role: strip.inner_costs(widths.get(role, Width()), closed_by_unit=role == "name")
            for role in roles
            if role not in LEVELS + POINTS + SIGNS
        }
        self.before_points = sum(role in MEASURES for role in self.head)

    def rows(self) -> list[Row]:
        """The rows of the cheapest reading."""
        reached = {0: _Reached(Reading(0.0, None), -1)}
        best_end: tuple[float, int, Step | None] = (2.0 * self.size + 99, 0, None)
        agenda = [0]
        while agenda:
            place = min(agenda)
            agenda.remove(place)
            start = reached[place].reading
            opened = self._tails(place, start)
            for cost, path in self._endings(opened):
                if cost < best_end[0]:
                    best_end = (cost, place, path)
            for end, readings in self._heads(opened).items():
                if end > place and self._arrive(reached, place, end, readings):
                    agenda.append(end)
        return self._collect(reached, best_end)

    def _arrive(self, reached: dict[int, _Reached], place: int, end: int, readings: list[Reading]) -> bool:
        """Take in the readings of one more row; says whether its end was never reached before."""
        first = readings[0]
        other = readings[1] if len(readings) > 1 else None
        new = _Reached(first, place, other.cost - first.cost if other else 99.0, other.path if other else None)
        old = reached.get(end)
        if old is None or first.cost < old.reading.cost:
            if old is not None:
                new.margin = min(new.margin, old.reading.cost - first.cost)
            reached[end] = new
        else:
            old.margin = min(old.margin, first.cost - old.reading.cost)
        return old is None

    def _tails(self, place: int, start: Reading) -> dict[int, list[Reading]]:
        """The readings behind the cells that follow a row's values (its reason), page ends and page numbers."""
        reason_start = Reading(start.cost, None, start.target, start.weight, start.score)
        layer = {place: [reason_start]}
        if place == 0:
            return self._past_page_number(layer)
        for role in self.tail:
            layer = self._step(layer, role)
        layer = self._past_page_number(layer)
        for at, readings in self._over_page(place, start, layer).items():
            layer[at] = _best(layer.get(at, []) + readings)
        return layer

    def _heads(self, layer: dict[int, list[Reading]]) -> dict[int, list[Reading]]:
        layer = {at: [reading._replace(target="", weight="", score="") for reading in found] for at, found in layer.items()}
        for role in self.head:
            layer = self._step(layer, role)
        return layer

    def _endings(self, layer: dict[int, list[Reading]]) -> Iterator[tuple[float, Step | None]]:
        """What it costs to end the table here."""
        for at, readings in layer.items():
            left = self.size - at
            yield readings[0].cost + _LEFT_OVER * left * (2 if self.complete else 1), readings[0].path
        if not self.complete:
            for cost, path in self._cut_rows(layer):
                yield cost, path

    def _cut_rows(self, layer: dict[int, list[Reading]]) -> Iterator[tuple[float, Step | None]]:
        """Readings that take the text's end for a row cut off in the middle."""
        for role in self.head:
            layer = self._step({at: found for at, found in layer.items() if at < self.size}, role)
            for reading in layer.get(self.size, []):
                yield reading.cost + _CUT_OFF, reading.path

    def _past_page_number(self, layer: dict[int, list[Reading]]) -> dict[int, list[Reading]]:
        for at in sorted(layer):
            if at < self.size and self.strip.is_page_number(at):
                skipped = [reading._replace(cost=reading.cost + _PAGE_NUMBER) for reading in layer[at]]
                layer[at + 1] = _best(layer.get(at + 1, []) + skipped)
        return layer

    def _over_page(
        self, place: int, start: Reading, layer: dict[int, list[Reading]]
    ) -> dict[int, list[Reading]]:
        """A row that goes on behind a page's end: there its text cells are printed once more from left to right."""
        found: dict[int, list[Reading]] = {}
        names = [step for step in _steps(start.path) if step.role == "name"]
        if not names:
            return found
        texts = [role for role in self.head[self.head.index("name") :] if role in self.inner and role not in MEASURES]
        for at, readings in layer.items():
            if at >= self.size or not (self.strip.tokens[at].page or at == place):
                continue
            extra = _OVER_PAGE if self.strip.tokens[at].page else _OVER_UNMARKED_PAGE
            extra += self.strip.cohesion.joining(self.strip.tokens[names[-1].end - 1], self.strip.tokens[at])
            extra += 3.0 * self.strip.ends_with_unit(names[-1].start, names[-1].end)
            going = {at: [reading._replace(cost=reading.cost + extra) for reading in readings]}
            for role in [*texts, *(role for role in self.tail if role in self.inner)]:
                going = self._step(going, role)
            for end, more in going.items():
                found[end] = _best(found.get(end, []) + more)
        return found

    def _step(self, layer: dict[int, list[Reading]], role: str) -> dict[int, list[Reading]]:
        """Read one more cell behind every reading of the layer."""
        grown: dict[int, list[Reading]] = {}
        for at, readings in layer.items():
            for end, cost in self._runs(role, at, readings[0]):
                for reading in readings:
                    if end == at:
                        new = reading._replace(cost=reading.cost + cost + self._relation(role, at, end, reading))
                    else:
                        more = cost + self._relation(role, at, end, reading)
                        new = self._told(reading, role, at, end, reading.cost + more)
                    grown.setdefault(end, []).append(new)
        return {at: _best(found) for at, found in grown.items()}

    def _told(self, reading: Reading, role: str, start: int, end: int, cost: float) -> Reading:
        path = Step(reading.path, role, start, end)
        if role in ("target", "weight", "score"):
            return reading._replace(cost=cost, path=path, **{role: "".join(self.strip.text[start:end])})
        return reading._replace(cost=cost, path=path)

    def _relation(self, role: str, start: int, end: int, reading: Reading) -> float:
        """What a cell costs beside the cells read before it."""
        text = "".join(self.strip.text[start:end])
        if role == "actual" and reading.target and text:
            return measures.unlike(reading.target, text)
        if role == "score" and reading.weight and text:
            return _MORE_THAN_WEIGHT * (_number(text) > _number(reading.weight))
        if role == "reason" and reading.weight and reading.score:
            lost = _number(reading.score) < _number(reading.weight)
            return _NO_REASON_FOR_LOSS * (lost and not text) + _REASON_WITHOUT_LOSS * (not lost and bool(text))
        if role == "level2" and not text and reading.path is not None and reading.path.role == "level1":
            return _LEVEL_ALONE
        return 0.0

    def _runs(self, role: str, at: int, reading: Reading) -> Iterator[tuple[int, float]]:
        """The runs [at, end) that a cell of this role may be, with the cost of each on its own."""
        if role in LEVELS:
            return self._level_runs(role, at)
        if role in POINTS:
            return self._point_runs(at)
        if role in MEASURES:
            return self._measure_runs(role, at)
        if role in SIGNS:
            return self._sign_runs(role, at)
        return self._name_runs(at) if role == "name" else self._text_runs(role, at)

    def _level_runs(self, role: str, at: int) -> Iterator[tuple[int, float]]:
        yield at, _NO_LEVEL if at == 0 else 0.0
        run = self.strip.runs[at] if at < self.size else None
        if run:
            yield run.end, (0.0 if role in run.levels else 2.0) + self._edges(at, run.end)
        elif at == 0:
            text = ""
            for end in range(1, min(5, self.size)):
                text += self.strip.text[end - 1]
                if len(text) <= 8:
                    yield end, _ODD_LEVEL + self._edges(0, end)

    def _point_runs(self, at: int) -> Iterator[tuple[int, float]]:
        yield at, _NO_POINTS
        strip = self.strip
        if at < self.size and strip.points[at]:
            yield at + 1, strip.part[at]
        if at + 1 < self.size and strip.text[at][0].isdigit():
            joined = strip.text[at] + strip.text[at + 1]
            whole = strip.tokens[at + 1].opens or strip.text[at + 1] == "分"
            if whole and measures.POINTS.fullmatch(joined):
                yield at + 2, strip.part[at] + _JOINED_POINTS * (strip.text[at + 1] != "分")

    def _sign_runs(self, role: str, at: int) -> Iterator[tuple[int, float]]:
        yield at, 1.0
        for end in range(at + 1, min(self.size, at + 3) + 1):
            text = "".join(self.strip.text[at:end])
            sign = measures.SIGN.fullmatch(text) is not None
            if role == "operator" and sign:
                yield end, 0.0
            elif role == "unit" and not sign and len(text) <= 8 and not text[0].isdigit():
                yield end, 0.2 * len(text)

    def _measure_runs(self, role: str, at: int) -> Iterator[tuple[int, float]]:
        strip = self.strip
        going, over = self.inner[role]
        text = ""
        for end in range(at + 1, min(self.size, at + _LONGEST_MEASURE) + 1):
            if end - 1 > at and strip.sign[end - 1]:
                break
            text += strip.text[end - 1]
            inside = going[end] - going[at + 1] + over[end] - over[at]
            yield end, measures.misfit(text) + inside + strip.part[at] + self._edges(at, end)

    def _name_runs(self, at: int) -> Iterator[tuple[int, float]]:
        strip = self.strip
        for end in self._name_ends(at):
            cost = self._text_cost("name", at, end)
            if strip.ends_with_unit(at, end):
                cost += _UNIT_END
            if end == at + 1 and (len(strip.text[at]) < 2 or strip.points[at]):
                cost += _TINY_NAME
            yield end, cost

    def _name_ends(self, at: int) -> Iterator[int]:
        """Where a name may end: before the next value, or, where that is in words, some way before the points."""
        strip, following = self.strip, self.head[self.head.index("name") + 1 :]
        if at >= self.size:
            return
        barrier = strip.barrier[at]
        last = min(barrier, at + _LONGEST_NAME, self.size)
        if following and following[0] in POINTS:
            places = (end for end in range(at + 1, min(self.size, at + _LONGEST_NAME)) if strip.points[end])
            yield from places
            return
        first = at + 1
        if following and following[0] in MEASURES:
            signs = sum(strip.sign[barrier : strip.pair[at]])
            first = max(first, barrier if signs >= self.before_points else barrier - 2 * _LONGEST_MEASURE)
        yield from range(first, last + 1)

    def _text_runs(self, role: str, at: int) -> Iterator[tuple[int, float]]:
        """A text cell may be empty; it ends before a level label if one stands ahead, as the next row begins there."""
        yield at, 0.0
        if at >= self.size:
            return
        strip = self.strip
        last = min(strip.barrier[at], at + _LONGEST_TEXT)
        ends = [end for end in range(at + 1, last + 1) if end == self.size or strip.runs[end] is not None or strip.tokens[end].page]
        if role not in self.tail or not any(end < self.size and strip.runs[end] for end in ends):
            ends = list(range(at + 1, last + 1))
        for end in ends:
            yield end, self._text_cost(role, at, end)

    def _text_cost(self, role: str, start: int, end: int) -> float:
        strip = self.strip
        going, over = self.inner[role]
        cost = going[end] - going[start + 1] + over[end] - over[start] + strip.part[start] + self._edges(start, end)
        if strip.depth[start] != strip.depth[end]:
            cost += _UNBALANCED
        return cost

    def _edges(self, start: int, end: int) -> float:
        """Cost of sharing a line with other cells, as only cells of one line do."""
        tokens = self.strip.tokens
        if tokens[start].line == tokens[end - 1].line:
            return 0.0
        return _ON_SHARED_LINE * ((not tokens[start].opens) + (not tokens[end - 1].closes))

    def _collect(self, reached: dict[int, _Reached], best_end: tuple[float, int, Step | None]) -> list[Row]:
        """The rows along the cheapest way, last row first found."""
        _, place, ending = best_end
        pieces: list[tuple[Step | None, float, Step | None]] = [(ending, 99.0, None)]
        while place > 0:
            arrived = reached[place]
            pieces.append((arrived.reading.path, arrived.margin, arrived.other))
            place = arrived.origin
        rows: list[Row] = []
        for path, margin, other in reversed(pieces):
            self._add_rows(rows, path, margin, other)
        return rows

    def _add_rows(self, rows: list[Row], path: Step | None, margin: float, other: Step | None) -> None:
        """Cells behind a row's values belong to that row, the rest opens the next one."""
        steps = list(_steps(path))
        doubtful = _differing(steps, list(_steps(other))) if margin < _UNSURE else frozenset()
        new = Row(margin=margin)
        fresh = not rows
        heads = [step for step in steps if self._opens_row(step, steps)]
        for step in steps:
            mine = fresh or bool(heads and step.start >= heads[0].start)
            row = new if mine else rows[-1]
            row.cells.setdefault(step.role, []).append((step.start, step.end))
            if (step.role, step.start, step.end) in doubtful:
                row.doubtful |= {step.role}
            if not mine:
                row.margin = min(row.margin, margin)
        if new.cells:
            rows.append(new)

    def _opens_row(self, step: Step, steps: list[Step]) -> bool:
        """Whether a cell belongs to the row that these steps open and not to the row before."""
        if step.role not in self.head:
            return False
        names = [other for other in steps if other.role == "name"]
        first_level = next((other for other in steps if other.role in LEVELS), None)
        if first_level is not None:
            return step.start >= first_level.start
        return not names or step.start >= names[-1].start


def _steps(path: Step | None) -> list[Step]:
    found = []
    while path is not None:
        found.append(path)
        path = path.before
    return found[::-1]


def _best(readings: list[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.cost)[:_KEPT]


def _differing(steps: list[Step], others: list[Step]) -> frozenset[tuple[str, int, int]]:
    elsewhere = {step[1:] for step in others}
    return frozenset(step[1:] for step in steps if step[1:] not in elsewhere)


def _number(text: str) -> float:
    digits = "".join(character for character in text if character.isdigit() or character == ".")
    try:
        return float(digits)
    except ValueError:
        return 0.0
