"""One table of the user's file → a profile, every setting checked: nothing is guessed in place of what is wrong."""

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, cast

from .profile_trouble import Trouble, dotted, shown
from .profiles import BANDS, BUILT_IN, Profile, Ramp

_LONGEST = {"name": 60, "name_en": 60, "seen": 200, "seen_en": 200}
_SCORING = ("execution", "indicator", "cost", "overrun", "bands", "grades")
SETTINGS = ("name", "name_en", "like", *_SCORING, "seen", "seen_en")
BOUNDS = ("zero_below", "full_from")
CEILING, OVERRUNS = "ceiling", ("proportional", "reverse")

_ID = re.compile(r"[a-z0-9_]{1,40}")
# what a page would take for markup, and what a template would take for a place to fill in
_MARKUP = re.compile(r"[<>\[\]{}`*\\$|~]|https?:|:\w+:")
_RAMP, _PAIR = "{ zero_below = 60, full_from = 90 }", "[60, 80]"
_GRADES, _BANDS = "[90, 80, 60]", "[[80, 100], [60, 80], [0, 60]]"


def read_table(
    file: Path, id: str, given: Any, known: Mapping[str, Profile], named: Collection[str]
) -> tuple[Profile | None, list[Trouble]]:
    """The profile that a table gives, or None and why.

    known: the profiles that it may start from; named: the ids of the file, to tell a misspelt one from one that cannot
    be started from.
    """
    table = _Table(file, id)
    if not isinstance(given, dict):
        table.refuse("", "outside" if id in SETTINGS else "table", example="[county]", found=shown(given))
        return None, table.troubles
    if not _ID.fullmatch(id):
        table.refuse("", "id")
    elif id in BUILT_IN:
        table.refuse("", "built_in")
    table.only(given, SETTINGS)
    profile = _profile(table, id, given, _base(table, given, known, named))
    return (None if table.troubles else profile), table.troubles


class _Table:
    """Values as they should be, or None and a trouble noted."""

    def __init__(self, file: Path, id: str) -> None:
        self._file, self._id = file, id
        self.troubles: list[Trouble] = []

    def refuse(self, key: str, reason: str, **values: str) -> None:
        """`key` below the table, dotted; empty for the table itself."""
        path = f"{dotted(self._id)}.{key}" if key else dotted(self._id)
        self.troubles.append(Trouble(self._file, path, reason, values))

    def only(self, given: Iterable[str], known: Collection[str], below: str = "") -> None:
        for key in given:
            if key in known:
                continue
            if near := get_close_matches(key.lower(), known, 1):
                self.refuse(dotted(below, key), "near", nearest=near[0])
            else:
                self.refuse(dotted(below, key), "unknown", known=", ".join(known))

    def text(self, key: str, given: Mapping[str, Any]) -> str | None:
        """One line of text, empty where none is given."""
        value, longest = given.get(key, ""), _LONGEST[key]
        line = " ".join(value.split()) if isinstance(value, str) else None
        if line is None or len(line) > longest or not line.isprintable():
            self.refuse(key, "text", longest=str(longest), found=shown(value))
        elif mark := _MARKUP.search(line):
            self.refuse(key, "markup", found=shown(mark[0]))
        else:
            return line
        return None

    def choice(self, key: str, value: Any, choices: Collection[str]) -> str | None:
        if isinstance(value, str) and value in choices:
            return value
        self.refuse(key, "choice", known=" | ".join(map(shown, choices)), found=shown(value))
        return None

    def number(self, key: str, value: Any) -> float | None:
        """From 0 to 100: everything that a profile measures is a share or a score of a hundred."""
        # to Python true is 1; what is not a number lies between no bounds
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100:
            return float(value)
        self.refuse(key, "number", found=shown(value))
        return None

    def listed(self, key: str, value: Any, length: int, example: str) -> list[Any]:
        """A list of so many, or an empty one."""
        if isinstance(value, list) and len(value) == length:
            return value
        self.refuse(key, "form", example=example, found=shown(value))
        return []

    def numbers(self, key: str, value: Any, length: int, example: str) -> list[float]:
        """So many numbers, or none."""
        listed = self.listed(key, value, length, example)
        numbers = [self.number(f"{key}.{place}", one) for place, one in enumerate(listed, 1)]
        sound = [number for number in numbers if number is not None]
        return sound if len(sound) == length else []


def _base(table: _Table, given: Mapping[str, Any], known: Mapping[str, Profile], named: Collection[str]) -> Profile:
    like = given.get("like")
    if isinstance(like, str) and like in known:
        return known[like]
    if isinstance(like, str) and like in named:
        table.refuse("like", "like", found=shown(like))
    elif like is not None:
        table.choice("like", like, known)
    return Profile("", ("", ""))


def _profile(table: _Table, id: str, given: Mapping[str, Any], base: Profile) -> Profile:
    """What is given over `base`. Where a trouble is noted, `base` stands in, and the whole is not taken."""
    name, name_en, seen, seen_en = (table.text(key, given) for key in _LONGEST)
    if name == "":
        table.refuse("name", "missing")
    overrun = table.choice("overrun", given.get("overrun", base.overrun), OVERRUNS)
    return Profile(
        id,
        (name or "", name_en or name or ""),
        execution=_ramp(table, "execution", given.get("execution", {}), base.execution),
        indicator=_ramp(table, "indicator", given.get("indicator", {}), base.indicator),
        cost=_cost(table, given["cost"], base.cost) if "cost" in given else base.cost,
        overrun=cast(Literal["proportional", "reverse"], overrun),
        bands=_bands(table, given["bands"]) if "bands" in given else base.bands,
        grades=_grades(table, given["grades"], base.grades) if "grades" in given else base.grades,
        seen=(seen or seen_en or "", seen_en or seen or ""),
    )


def _ramp(table: _Table, key: str, given: Any, base: Ramp, example: str = _RAMP) -> Ramp:
    """Bounds that are not given are those of `base`."""
    if not isinstance(given, dict):
        table.refuse(key, "form", example=example, found=shown(given))
        return base
    table.only(given, BOUNDS, key)
    bounds = {name: table.number(f"{key}.{name}", given[name]) for name in BOUNDS if name in given}
    zero, full = bounds.get("zero_below", base.zero_below), bounds.get("full_from", base.full_from)
    if zero is None or full is None:
        return base
    if zero >= full:
        last = "full_from" if "full_from" in given else "zero_below"
        table.refuse(f"{key}.{last}", "bounds", zero_below=shown(zero), full_from=shown(full))
        return base
    return Ramp(zero, full)


def _cost(table: _Table, given: Any, base: Ramp | None) -> Ramp | None:
    return None if given == CEILING else _ramp(table, "cost", given, base or Ramp(), f"{shown(CEILING)} | {_RAMP}")


def _bands(table: _Table, given: Any) -> tuple[tuple[float, float], ...]:
    """As many as there are words for what was reached, the best first, none reaching into the one above it."""
    bands: list[tuple[float, float]] = []
    above = 100.0
    for place, pair in enumerate(table.listed("bands", given, len(BANDS), _BANDS), 1):
        if numbers := table.numbers(f"bands.{place}", pair, 2, _PAIR):
            low, high = numbers
            if not low < high <= above:
                table.refuse(f"bands.{place}", "band", found=shown(pair), above=shown(above))
            bands.append((low, high))
            above = low
    return tuple(bands)


def _grades(table: _Table, given: Any, base: tuple[float, float, float]) -> tuple[float, float, float]:
    if not (numbers := table.numbers("grades", given, 3, _GRADES)):
        return base
    best, good, fair = numbers
    if not best > good > fair:
        table.refuse("grades", "grades", found=shown(given))
    return best, good, fair
