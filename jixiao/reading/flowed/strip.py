"""The pieces between a table's heads and its end, with all that the search for cells asks of them, worked out once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from ...labels import LEVEL1, LEVEL2
from .cohesion import Cohesion
from .measures import OPERATOR, POINTS
from .tokens import Token, text_of

_LEVEL_START = re.compile(r"[产效满成投过项部综履运管社可数质经时生环服受群长]")
_LONGEST_LEVEL, _LONGEST_LEVEL_RUN = 16, 6
_UNIT_END = re.compile(r"\((?:[^(),。;]{1,8}|[^(),。;]{0,4}\([^()]{1,4}\))\)+$")
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_CLOSING = ",.;:!?)，。、；：？！”’）》〉】%"
_OPENING = "(（《〈【“‘、,，:：—-"
_TIGHT, _APART, _NEAR, _SQUEEZED = 4.0, 5.0, 0.2, 6.0
_REPEATED, _REPEATED_WHOLE, _LEAST_REPEAT, _LONGEST_REPEAT, _MOST_REPEATS = -2.3, -4.0, 4, 100, 20


@dataclass(frozen=True, slots=True)
class Run:
    """A level label printed by the tokens up to `end`."""

    end: int
    levels: frozenset[str]


@dataclass(slots=True)
class Strip:
    """Lists by token; those that tell of places between tokens have one entry more, for the end."""

    tokens: Sequence[Token]
    cohesion: Cohesion
    text: list[str] = field(init=False)
    sign: list[bool] = field(init=False)
    """The token begins with a comparison sign, as targets and actual values do."""
    points: list[bool] = field(init=False)
    barrier: list[int] = field(init=False)
    """The next place where values stand for certain: a sign, or two figures side by side."""
    pair: list[int] = field(init=False)
    """The next place where two figures stand side by side."""
    runs: list[Run | None] = field(init=False)
    depth: list[int] = field(init=False)
    """How many brackets and quotes are open before each token."""
    part: list[float] = field(init=False)
    """Cost of a cell's end before this token."""
    join: list[float] = field(init=False)
    """Cost of this token going on with the cell of the token before, however wide the column."""
    repeats: dict[tuple[int, int], float] = field(init=False)
    """Bonus (below 0) for texts behind points that stand behind other points too, as reasons often do."""
    reach: list[int] = field(init=False)
    """Width of all that stands before each token, were it one line."""
    narrow_reach: list[int] = field(init=False)
    """The same with punctuation squeezed."""
    line_start: list[int] = field(init=False)
    """The first token of the token's line."""
    line_narrow: list[int] = field(init=False)
    """Width of the token's whole line."""
    line_wide: list[int] = field(init=False)

    def __post_init__(self) -> None:
        run = self.tokens
        self.text = [token.text for token in run]
        self.sign = [OPERATOR.match(text) is not None for text in self.text]
        self.points = [
            POINTS.fullmatch(text) is not None and not self._in_date(at) for at, text in enumerate(self.text)
        ]
        self._find_barriers()
        self.runs = _level_runs(run)
        self.repeats = self._repeated_texts()
        self.depth = [0]
        for text in self.text:
            self.depth.append(self.depth[-1] + text.count("(") - text.count(")") + text.count("“") - text.count("”"))
        self.reach = [0, *accumulate(token.wide for token in run)]
        self.narrow_reach = [0, *accumulate(token.narrow for token in run)]
        self.part, self.join = [0.0], [0.0]
        for before, token in pairwise(run):
            self._weigh_gap(before, token)
        self.part.append(0.0)
        self._measure_lines()

    def __len__(self) -> int:
        return len(self.tokens)

    def _in_date(self, at: int) -> bool:
        """Whether a figure is a month or a day: `2023 年 3 月`."""
        near = self.text[max(0, at - 1)][-1], self.text[min(at + 1, len(self.text) - 1)][0]
        return near[0] in "年月—-至" and near[1] in "年月日"

    def _find_barriers(self) -> None:
        size = len(self.tokens)
        self.barrier, self.pair = [size] * (size + 1), [size] * (size + 1)
        for at in range(size - 1, -1, -1):
            paired = at + 1 < size and self.points[at] and self.points[at + 1] and self._side_by_side(at)
            self.pair[at] = at if paired else self.pair[at + 1]
            self.barrier[at] = at if paired or self.sign[at] else self.barrier[at + 1]

    def _side_by_side(self, at: int) -> bool:
        """Whether two figures close one line, or stand alone on two."""
        one, two = self.tokens[at], self.tokens[at + 1]
        return two.closes and (not two.opens or one.opens)

    def _repeated_texts(self) -> dict[tuple[int, int], float]:
        """Texts of whole lines behind points that are printed there more than once; the surer if a label ends one."""
        texts: list[tuple[int, list[str], bool]] = []
        for at in range(len(self)):
            if self.points[at] and self.tokens[at].closes:
                start = at + 1
                last = min(self.barrier[start], start + _LONGEST_REPEAT)
                end = next((place for place in range(start, last) if self.runs[place] is not None), last)
                texts.append((start, self.text[start:end], end < last or end == len(self)))
        alike: dict[str, list[tuple[list[str], bool]]] = {}
        for _, text, closed in texts:
            alike.setdefault(text[0] if text else "", []).append((text, closed))
        found: dict[tuple[int, int], float] = {}
        for start, text, _ in texts:
            for other, closed in alike[text[0] if text else ""][:_MOST_REPEATS]:
                shared = _shared_start(text, other) if other is not text else 0
                whole = closed and shared == len(other)
                if sum(map(len, text[:shared])) >= _LEAST_REPEAT and (whole or shared > 1):
                    place = (start, start + shared)
                    found[place] = min(found.get(place, 0.0), _REPEATED_WHOLE if whole else _REPEATED)
        return found

    def _weigh_gap(self, before: Token, token: Token) -> None:
        join = 0.0
        if token.opens:
            self.part.append(self.cohesion.parting(before, token))
            join = _TIGHT * token.tight
        else:
            self.part.append(0.0)
            near = before.text[-1].isascii() or token.text[0].isascii()
            join = _NEAR if near else _APART
        if token.text[0] in _CLOSING:
            join = 0.0
            self.part[-1] += _SQUEEZED
        if before.text[-1] in _OPENING:
            join = min(join, 0.3)
            self.part[-1] += 2.5
        self.join.append(join)

    def _measure_lines(self) -> None:
        narrow: dict[int, int] = {}
        wide: dict[int, int] = {}
        for token in self.tokens:
            narrow[token.line] = narrow.get(token.line, 0) + token.narrow
            wide[token.line] = wide.get(token.line, 0) + token.wide
        self.line_narrow = [narrow[token.line] for token in self.tokens]
        self.line_wide = [wide[token.line] for token in self.tokens]
        self.line_start = list(accumulate((at * token.opens for at, token in enumerate(self.tokens)), max))

    def is_page_number(self, at: int) -> bool:
        token = self.tokens[at]
        return token.opens and token.closes and _PAGE_NUMBER.fullmatch(token.text) is not None

    def ends_with_unit(self, start: int, end: int) -> bool:
        """Whether the cell [start, end) ends like `经费(万元)`, in brackets that hold no more than a unit."""
        last = self.text[end - 1]
        if not last.endswith(")"):
            return False
        return _UNIT_END.search(text_of(self.tokens[max(start, end - 4) : end])) is not None


def _shared_start(one: list[str], two: list[str]) -> int:
    """How many pieces two texts begin with alike."""
    count = 0
    while count < min(len(one), len(two)) and one[count] == two[count]:
        count += 1
    return count


def _level_runs(tokens: Sequence[Token]) -> list[Run | None]:
    """The level label that begins at each token.

    Words without 指标 (`质量`, `管理效率`) also stand in names and reasons: they are labels at a level only where the
    table's first label of that level is such a word.
    """
    found: list[Run | None] = []
    bare: set[int] = set()
    for at, token in enumerate(tokens):
        run, text = _level_run(tokens, at) if _LEVEL_START.match(token.text) else (None, "")
        found.append(run)
        if run and "指标" not in text:
            bare.add(at)
    first = found[0] if found else None
    second = found[first.end] if first and first.end < len(found) else None
    bare_levels = (first.levels if first and 0 in bare else frozenset()) | (
        second.levels if first and second and first.end in bare else frozenset()
    )
    return [run if run and (at not in bare or run.levels & bare_levels) else None for at, run in enumerate(found)]


def _level_run(tokens: Sequence[Token], start: int) -> tuple[Run | None, str]:
    text, run, label = "", None, ""
    for at in range(start, min(len(tokens), start + _LONGEST_LEVEL_RUN)):
        if run and not tokens[at].opens:
            break
        text += tokens[at].text
        if len(text) > _LONGEST_LEVEL:
            break
        levels = {name for name, pattern in (("level1", LEVEL1), ("level2", LEVEL2)) if pattern.fullmatch(text)}
        if levels:
            run, label = Run(at + 1, frozenset(levels)), text
    return run, label
