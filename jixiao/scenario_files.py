"""Scenarios kept in files: one small file each in a folder of its own, outside the cache that loads make anew."""

import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from . import kept_files, places
from .scenario import Scenario, ScenarioError, from_json, from_link

LONGEST_LINK = 1500
"""Characters of a scenario in a link: with the filters beside it, programs that cut links leave it whole."""

_MOST_BYTES = 1_000_000
_UNSAFE = re.compile(r"[^\w.-]+")
_FILE_MARK = "file-"
_LINKED = re.compile(_FILE_MARK + "[0-9a-f]{16}")
"""The name of a file that a link stands for, which no name of a scenario gives."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The scenarios of the folder by name, in its order, and why other files there could not be read, by file name."""

    scenarios: dict[str, Scenario] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def folder() -> Path:
    """Where scenarios are kept; another place can be named in the environment, as tests do."""
    return Path(os.environ.get("JIXIAO_SCENARIOS") or places.SCENARIOS)


def kept(where: Path | None = None) -> Kept:
    """What was saved under a name. A file that cannot be read costs no other."""
    found = Kept()
    for path in sorted((where or folder()).glob("*.json")):
        if _LINKED.fullmatch(path.stem):
            continue
        try:
            scenario = read(path)
            found.scenarios[scenario.name or path.stem] = scenario
        except ScenarioError as error:
            found.refused[path.name] = str(error)
    return found


def save(scenario: Scenario, where: Path | None = None) -> Path:
    """Keep a scenario under its name, in the place of one of the same name."""
    if not scenario.name.strip():
        raise ScenarioError("a scenario is kept under a name, and this one has none")
    return _write(scenario, where, _file_name(scenario.name))


def remove(name: str, where: Path | None = None) -> None:
    """Forget the scenario of a name."""
    ((where or folder()) / _file_name(name)).unlink(missing_ok=True)


def link(scenario: Scenario, where: Path | None = None) -> str:
    """What a link carries: the scenario itself while it is short, else the name of a file that is written now."""
    packed = scenario.to_link()
    if len(packed) <= LONGEST_LINK:
        return packed
    name = f"{_FILE_MARK}{hashlib.sha256(packed.encode()).hexdigest()[:16]}"
    _write(scenario, where, f"{name}.json")
    return name


def linked(asked: str, where: Path | None = None) -> Scenario:
    """The scenario that a link carries or names. Raises ScenarioError."""
    if not asked.startswith(_FILE_MARK):
        return from_link(asked)
    if not _LINKED.fullmatch(asked):
        raise ScenarioError("the link names no scenario; it may have been cut")
    return read((where or folder()) / f"{asked}.json")


def read(path: Path) -> Scenario:
    """The scenario of a file. Raises ScenarioError, which names the file, where it holds none."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ScenarioError(f"{path.name}: cannot be opened: {error.strerror}") from None
    if len(content) > _MOST_BYTES:
        raise ScenarioError(f"{path.name}: too large for a scenario")
    try:
        return from_json(content)
    except ScenarioError as error:
        raise ScenarioError(f"{path.name}: {error}") from None


def _write(scenario: Scenario, where: Path | None, name: str) -> Path:
    into = where or folder()
    path = into / name
    try:
        into.mkdir(parents=True, exist_ok=True)
        kept_files.write(path, scenario.to_json())
    except OSError as error:
        raise ScenarioError(f"{path.name}: cannot be written: {error.strerror}") from None
    return path


def _file_name(name: str) -> str:
    """A file name of a scenario's name: readable, and another for another name."""
    plain = _UNSAFE.sub("_", name.strip())[:40].strip("._") or "scenario"
    return f"{plain}-{hashlib.sha256(name.strip().encode()).hexdigest()[:8]}.json"
