"""What-if: a scenario is a named list of changes against a base that it never touches.

The queries in `queries/scenario/` work out what it makes of the facts. A scenario lives in a link while it is short and
in a small file otherwise; it carries the fingerprint of what it was made against.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from .errors import JixiaoError
from .scoring import GRADE_LINES, GRADES, PROFILES, Profile, Ramp

RAMPS = ("execution", "indicator", "cost")
RAMP_ENDS = ("zero_below", "full_from")
PARAMETERS = tuple(f"{ramp}.{end}" for ramp in RAMPS for end in RAMP_ENDS)
"""What a scenario may set of its common profile."""

LIGHTS = {"money_red": 60, "money_yellow": 80, "reach_red": 60, "reach_yellow": 80, "reach_blue": 120, "outrun": 5}
"""The thresholds of lights in per cent, where they lie by default: red and yellow below, blue from, outrun above."""

LINES = ("low_line", "execution_line")

_MOST_CHARACTERS = 200_000
"""A link that unpacks to more than this is none of ours."""


class ScenarioError(JixiaoError):
    """A scenario that cannot be used; the message says what is wrong with which change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what`: one of WHATS; `of`: the row, project, parameter or threshold that it is about; `to`: the
    project that money goes to; `value`: as written, exact."""

    what: str
    of: str = ""
    value: str = ""
    to: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What at most one change of a scenario is about."""
        return (self.what, self.of, self.to)


def _amount(change: Change) -> None:
    value = _number(change)
    if value < 0:
        raise ScenarioError(f"{change.what} of {change.of}: {change.value} is below zero")
    exponent = value.as_tuple().exponent
    if value >= 10**14 or (isinstance(exponent, int) and exponent < -6):
        raise ScenarioError(f"{change.what} of {change.of}: {change.value} has more digits than are kept")


def _positive(change: Change) -> None:
    _amount(change)
    if not _number(change):
        raise ScenarioError(f"{change.what} of {change.of}: nothing is moved")
    if not change.to or change.to == change.of:
        raise ScenarioError(f"{change.what} of {change.of}: money goes from one project to another")


def _per_cent(change: Change) -> None:
    if not 0 <= _number(change) <= 1000:
        raise ScenarioError(f"{change.what} {change.of}: {change.value} is not within 0 and 1000")


def _known(names: Iterable[str]) -> Callable[[Change], None]:
    def check(change: Change) -> None:
        if change.of not in names:
            raise ScenarioError(
                f"{change.what}: there is no {change.of or 'empty name'}; there are: {', '.join(names)}"
            )
        _per_cent(change)

    return check


def _profile(change: Change) -> None:
    if change.value not in PROFILES:
        raise ScenarioError(f"profile: there is no {change.value or 'empty name'}; there are: {', '.join(PROFILES)}")


def _nothing(change: Change) -> None:
    if not change.of:
        raise ScenarioError(f"{change.what}: nothing is named")


WHATS: Mapping[str, Callable[[Change], None]] = {
    "profile": _profile,
    "parameter": _known(PARAMETERS),
    "grade": _known(GRADES[:-1]),
    "low_line": _per_cent,
    "execution_line": _per_cent,
    "light": _known(tuple(LIGHTS)),
    "leave_matter": _nothing,
    "leave_row": _nothing,
    "leave_project": _nothing,
    "actual": _amount,
    "target": _amount,
    "executed": _amount,
    "budget": _amount,
    "move": _positive,
    "take_back": _per_cent,
}
"""What may be changed → what must be true of the change: one common profile of scoring and its parameters; where grades
and lines begin; thresholds of lights; kinds of indicators, single rows and projects left out; an indicator's actual or
target value; a project's executed amount or final budget, in 万元; money moved from one project to another; the rate of
execution under which unexecuted money is taken back."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named list of changes. Raises ScenarioError for changes that make no sense.

    base: the fingerprint of what it was made against (queries/scenario_base.sql), empty where none is known.
    """

    changes: tuple[Change, ...] = ()
    name: str = ""
    base: str = ""

    def __post_init__(self) -> None:
        for change in self.changes:
            if change.what not in WHATS:
                raise ScenarioError(f"{change.what or 'an empty change'} is nothing that can be changed")
            WHATS[change.what](change)
        keys = [change.key for change in self.changes]
        if len(set(keys)) < len(keys):
            raise ScenarioError("two changes are about the same thing")
        _ = self.common
        if not sorted(self.grade_lines, reverse=True) == self.grade_lines:
            raise ScenarioError(f"grades: {', '.join(f'{line:g}' for line in self.grade_lines)} do not fall")

    def __bool__(self) -> bool:
        return bool(self.changes)

    def value(self, what: str, of: str = "") -> str | None:
        """What a change sets, None where there is none."""
        return next((change.value for change in self.changes if (change.what, change.of) == (what, of)), None)

    def of(self, what: str) -> list[Change]:
        return [change for change in self.changes if change.what == what]

    def with_(self, *changes: Change) -> "Scenario":
        """With these changes, each in the place of one about the same thing."""
        new = {change.key: change for change in changes}
        kept = [new.pop(change.key, change) for change in self.changes]
        return replace(self, changes=(*kept, *new.values()))

    def without(self, *whats: str, of: str | None = None) -> "Scenario":
        """Without the changes of these kinds, or of these kinds to one thing."""
        kept = [change for change in self.changes if change.what not in whats or (of is not None and change.of != of)]
        return replace(self, changes=tuple(kept))

    def alone(self) -> Iterator[tuple[Change, "Scenario"]]:
        """Each change with the scenario that has no other; parameters go with the profile that they are of."""
        for change in self.changes:
            with_it = self.of("parameter") if change.what == "profile" else []
            if change.what != "parameter":
                yield change, replace(self, changes=(change, *with_it))

    @property
    def common(self) -> Profile | None:
        """The one profile that all are scored by, with the parameters that are set; None: each by its own."""
        chosen = self.value("profile")
        if chosen is None:
            if self.of("parameter"):
                raise ScenarioError("parameter: they are of a common profile, and none is chosen")
            return None
        profile = PROFILES[chosen]
        return replace(
            profile,
            execution=self._ramp("execution", profile.execution),
            indicator=self._ramp("indicator", profile.indicator),
            cost=self._ramp("cost", profile.cost),
        )

    def _ramp(self, name: str, ramp: Ramp | None) -> Any:
        """A ramp of the common profile with the ends that are set."""
        ends = {end: self.value("parameter", f"{name}.{end}") for end in RAMP_ENDS}
        given = {end: float(value) for end, value in ends.items() if value is not None}
        try:
            return replace(ramp or Ramp(), **given) if given else ramp
        except ValueError as error:
            raise ScenarioError(f"parameter of {name}: must be {error}") from None

    @property
    def grade_lines(self) -> list[float]:
        """Where 优, 良 and 中 begin."""
        lines = self.common.grades if self.common else PROFILES["linear"].grades
        set_ = [self.value("grade", grade) for grade in GRADES[:-1]]
        return [float(line if value is None else value) for value, line in zip(set_, lines, strict=True)]

    @property
    def lights(self) -> dict[str, float]:
        """The thresholds of lights."""
        return {name: float(self.value("light", name) or default) for name, default in LIGHTS.items()}

    def asked(self) -> str | None:
        """The changes as queries/scenario/scenario_changes.sql takes them; None where scores and money stay.

        Lines, grades and thresholds are no part of it: they change what is said of the figures, not the figures.
        """
        common, back = self.common, self.value("take_back")
        asked = {
            "common": common and common.parameters(),
            "left_matters": [change.of for change in self.of("leave_matter")],
            "left_rows": [change.of for change in self.of("leave_row")],
            "left_projects": [change.of for change in self.of("leave_project")],
            "edits": [
                {"what": change.what, "of": change.of, "value": _exact(change)}
                for change in self.changes
                if change.what in ("actual", "target", "executed", "budget")
            ],
            "moves": [{"from": move.of, "to": move.to, "wan": _exact(move)} for move in self.of("move")],
            "take_back": None if back is None else float(back),
        }
        kept = {name: value for name, value in asked.items() if value not in (None, [])}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else None

    def parameters(self, low_line: float, execution_line: float) -> dict[str, object]:
        """Every parameter of the queries about scenarios; the lines given are the base's."""
        lines = {"low_line": low_line, "execution_line": execution_line}
        return {
            "scenario": self.asked(),
            "grade_lines": [float(line) for line in GRADE_LINES],
            "new_grade_lines": self.grade_lines,
            "lights": json.dumps(self.lights),
            **{f"new_{name}": float(self.value(name) or line) for name, line in lines.items()},
        }

    def ids(self) -> list[str]:
        """The rows and projects that changes are about."""
        about = ("leave_row", "leave_project", "actual", "target", "executed", "budget", "move")
        named = {id for change in self.changes if change.what in about for id in (change.of, change.to) if id}
        return sorted(named)

    def to_json(self) -> str:
        """As kept in a file."""
        changes = [{name: value for name, value in asdict(change).items() if value} for change in self.changes]
        told = {"jixiao_scenario": 1, "name": self.name, "base": self.base, "changes": changes}
        return json.dumps(told, ensure_ascii=False, indent=1)

    def to_link(self) -> str:
        """As carried in a link: the same, packed. Characters that need no quoting in a URL."""
        rows = [[change.what, change.of, change.value, change.to] for change in self.changes]
        packed = zlib.compress(json.dumps([self.name, self.base, rows], ensure_ascii=False).encode(), 9)
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def from_json(text: str | bytes) -> Scenario:
    """The scenario of a file. Raises ScenarioError where it holds none."""
    try:
        told = json.loads(text)
        if told.get("jixiao_scenario") != 1:
            raise ScenarioError("this is no scenario of this version")
        changes = [Change(**{name: _text(value) for name, value in change.items()}) for change in told["changes"]]
        return Scenario(tuple(changes), _text(told.get("name", "")), _text(told.get("base", "")))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise ScenarioError("the file holds no scenario that can be read") from None


def from_link(packed: str) -> Scenario:
    """The scenario that a link carries. Raises ScenarioError where it carries none, as when it was cut."""
    try:
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), _MOST_CHARACTERS)
        if not unpacking.eof:
            raise ScenarioError("the link holds no whole scenario; it may have been cut")
        name, base, rows = json.loads(raw)
        return Scenario(tuple(Change(*map(_text, row)) for row in rows), _text(name), _text(base))
    except (ValueError, TypeError, binascii.Error, zlib.error, RecursionError):
        raise ScenarioError("the link holds no scenario that can be read; it may have been cut") from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    value.encode()  # half a character, which JSON can carry, can be shown and kept nowhere: a ValueError
    return value


def _exact(change: Change) -> str:
    """The value in the digits that queries read."""
    return f"{_number(change):f}"


def _number(change: Change) -> Decimal:
    try:
        value = Decimal(change.value)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ScenarioError(f"{change.what} of {change.of or 'it'}: {change.value or 'nothing'} is not a number")
    return value
