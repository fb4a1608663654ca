"""Finds the indicator rows in a strip of pieces: which run of pieces is which cell.

Row after row prints its cells in the order of the column heads, each cell's lines one after another. So a table is
a sequence of runs, and the cheapest one is found by dynamic programming: from the place where a row's last value
ended, every way to read the cells up to the next row's last value is weighed.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from heapq import heappop, heappush

from . import measures
from .candidates import Candidates, Runs
from .paths import (
    LEVELS,
    MEASURES,
    PAGE,
    POINTS,
    SIGNS,
    Layer,
    Piece,
    Reading,
    Row,
    Step,
    best,
    is_too_dear,
    offer,
    rows_of,
    steps_of,
)
from .strip import Strip
from .widths import Width

_HOPELESS = 8.0
"""A reading that is so much dearer than one that has come farther is given up."""
_WORK_PER_PIECE, _LEAST_WORK = 600, 20_000
"""Readings weighed at most: what needs more is no table."""
_RELATED = ("level2", "actual", "score", "reason")
_LEVEL_ALONE, _MORE_THAN_WEIGHT, _NO_REASON_FOR_LOSS, _REASON_WITHOUT_LOSS = 1.0, 3.0, 1.5, 1.2
_PAGE_NUMBER, _OVER_PAGE, _OVER_UNMARKED_PAGE = 2.0, 0.5, 3.5
_CUT_OFF, _LEFT_OVER, _LEFT_OVER_BEFORE_TOTAL = 2.5, 2.0, 3.0


class Search:
    """The search over one table: `roles` are its heads from left to right, `complete` says that a total follows."""

    def __init__(self, strip: Strip, roles: list[str], widths: dict[str, Width], complete: bool) -> None:
        turn = 1 + max(index for index, role in enumerate(roles) if role in MEASURES + POINTS)
        self.strip, self.complete, self.size = strip, complete, len(strip)
        self.head, self.tail = roles[:turn], roles[turn:]
        self.candidates = Candidates(strip, self.head, self.tail, widths)
        self.resumed = [role for role in self.head if role not in LEVELS + MEASURES + POINTS + SIGNS]
        self.paged = any(token.page for token in strip.tokens)
        self.work = _LEAST_WORK + _WORK_PER_PIECE * self.size

    def rows(self) -> list[Row]:
        """The rows of the cheapest reading."""
        reached = {0: Piece(Reading(0.0), -1)}
        ending, ending_at = Reading(_LEFT_OVER_BEFORE_TOTAL * self.size), 0
        agenda = [0]
        while agenda and self.work > 0:
            place = heappop(agenda)
            start = reached[place].reading
            if any(reached[later].reading.cost + _HOPELESS < start.cost for later in agenda):
                continue
            opened = self._behind_values(place, start)
            last = min(self._endings(opened), key=lambda reading: reading.cost)
            if last.cost < ending.cost:
                ending, ending_at = last, place
            for end, readings in self._to_next_values(opened).items():
                if end > place:
                    if end not in reached:
                        heappush(agenda, end)
                    reached[end] = Piece.of(place, readings).over(reached.get(end))
        return rows_of(_way(reached, ending, ending_at), self.head[-1])

    def _behind_values(self, place: int, start: Reading) -> Layer:
        """Readings of what follows a row's values: its reason, what goes on over a page's end, page numbers."""
        layer: Layer = {place: [start._replace(path=None)]}
        if place:
            for role in self.tail:
                layer = self._grown(layer, role, self.candidates.runs)
        self._skip_page_numbers(layer)
        if place:
            for at, readings in self._over_page(place, start.path, layer).items():
                layer[at] = best(layer.get(at, []) + readings)
        return layer

    def _to_next_values(self, layer: Layer) -> Layer:
        layer = {at: [Reading(reading.cost, reading.path) for reading in found] for at, found in layer.items()}
        for role in self.head:
            layer = self._grown(layer, role, self.candidates.runs)
        return layer

    def _endings(self, layer: Layer) -> Iterator[Reading]:
        """Readings that end the table: here, with pieces left over, or in a row that the text's end cuts off."""
        left_over = _LEFT_OVER_BEFORE_TOTAL if self.complete else _LEFT_OVER
        for at, readings in layer.items():
            yield readings[0]._replace(cost=readings[0].cost + left_over * (self.size - at))
        if self.complete:
            return
        for role in self.head:
            layer = self._grown(
                {at: found for at, found in layer.items() if at < self.size}, role, self.candidates.runs
            )
            for reading in layer.get(self.size, []):
                yield reading._replace(cost=reading.cost + _CUT_OFF)

    def _skip_page_numbers(self, layer: Layer) -> None:
        for at in sorted(layer):
            if at < self.size and self.strip.is_page_number(at):
                skipped = [reading._replace(cost=reading.cost + _PAGE_NUMBER) for reading in layer[at]]
                layer[at + 1] = best(layer.get(at + 1, []) + skipped)

    def _over_page(self, place: int, path: Step | None, layer: Layer) -> Layer:
        """Readings in which the row goes on behind a page's end: its text cells run on there from left to right."""
        found: Layer = {}
        last = {step.role: step for step in steps_of(path)}
        for at, readings in layer.items():
            if at >= self.size or not (self.strip.tokens[at].page or (at == place and self._may_go_on(last))):
                continue
            extra = _OVER_PAGE if self.strip.tokens[at].page else _OVER_UNMARKED_PAGE
            going = {at: [r._replace(cost=r.cost + extra, path=Step(r.path, PAGE, at, at)) for r in readings]}
            for role in self.resumed:
                going = self._grown(going, role, partial(self.candidates.resumed_runs, last.get(role)))
            going.pop(at, None)
            for role in self.tail:
                going = self._grown(going, role, self.candidates.runs)
            for end, more in going.items():
                marked = [reading._replace(path=Step(reading.path, PAGE, end, end)) for reading in more]
                found[end] = best(found.get(end, []) + marked)
        return found

    def _may_go_on(self, last: dict[str, Step]) -> bool:
        """Whether a row may go on over a page's end that the text does not show."""
        name = last.get("name")
        whole = name is not None and self.strip.ends_with_unit(name.start, name.end)
        return not self.paged and (len(self.resumed) > 1 or not whole)

    def _grown(self, layer: Layer, role: str, runs: Callable[[str, int], Runs]) -> Layer:
        """Read one more cell behind every reading of a layer."""
        grown: Layer = {}
        limit = min((readings[0].cost for readings in layer.values()), default=0.0) + 2.5 * _HOPELESS
        related = role in _RELATED
        for at, readings in layer.items():
            if readings[0].cost > limit or self.work < 0:
                continue
            if role == "level1" and at and (at == self.size or self.strip.runs[at] is None):
                grown[at] = best([*grown.get(at, ()), *readings])
                continue
            for end, run_cost in runs(role, at):
                found = grown.setdefault(end, [])
                self.work -= 1
                for reading in readings:
                    cost = reading.cost + run_cost
                    if related:
                        cost += self._relation(role, at, end, reading)
                    if not is_too_dear(found, cost):
                        offer(found, self._told(reading, role, at, end, cost))
        return grown

    def _told(self, reading: Reading, role: str, start: int, end: int, cost: float) -> Reading:
        _, path, target, weight, score = reading
        if end > start:
            path = Step(path, role, start, end)
            if role == "target":
                target = "".join(self.strip.text[start:end])
            elif role == "weight":
                weight = "".join(self.strip.text[start:end])
            elif role == "score":
                score = "".join(self.strip.text[start:end])
        return Reading(cost, path, target, weight, score)

    def _relation(self, role: str, start: int, end: int, reading: Reading) -> float:
        """What a cell costs beside the cells read before it."""
        text = "".join(self.strip.text[start:end])
        if role == "reason":
            lost = bool(reading.weight and reading.score) and _number(reading.score) < _number(reading.weight)
            return _NO_REASON_FOR_LOSS * (lost and not text) + _REASON_WITHOUT_LOSS * (not lost and bool(text))
        if role == "level2":
            alone = not text and reading.path is not None and reading.path.role == "level1"
            return _LEVEL_ALONE * alone
        if not text:
            return 0.0
        if role == "actual":
            return measures.unlike(reading.target, text) if reading.target else 0.0
        return _MORE_THAN_WEIGHT * (bool(reading.weight) and _number(text) > _number(reading.weight))


def _way(reached: dict[int, Piece], ending: Reading, place: int) -> list[Piece]:
    """The pieces from the table's beginning to its end."""
    pieces = [Piece(ending, place)]
    while place > 0:
        pieces.append(reached[place])
        place = reached[place].origin
    return pieces[::-1]


@lru_cache(maxsize=1024)
def _number(text: str) -> float:
    digits = "".join(character for character in text if character in "0123456789.")
    try:
        return float(digits)
    except ValueError:
        return 0.0
