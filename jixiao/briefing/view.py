"""What a briefing is asked for: the filters, the lines, the words, the slides; and the queries asked with them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

import polars as pl

from .. import database, formats, verdicts
from ..defaults import BASES, EXECUTION_LINE, LOW_LINE
from ..findings_export import rule_groups
from ..formats import MoneyUnit, marked_names
from ..saying import Reader
from ..scenario import Scenario
from ..store import read_state, state_identity
from .model import Footer, Slide


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at, and how it is told.

    `selection` are the shared filters as JSON, as queries take them; `low_line` in points, `execution_line` in percent;
    `money` is the unit of amounts, None leaves it to what reads best. `chosen` are ids of slides in the order wanted,
    empty for all; `notes` a note for the speaker by the slide's id. `scenario` is the what-if, empty where none is set.
    """

    selection: str = "{}"
    basis: str = BASES[0]
    low_line: float = LOW_LINE
    execution_line: float = EXECUTION_LINE
    language: str = "zh"
    money: MoneyUnit | None = None
    chosen: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    scenario: Scenario = field(default_factory=Scenario)

    @property
    def filters(self) -> dict[str, Any]:
        """The shared filters by name."""
        found: dict[str, Any] = json.loads(self.selection or "{}")
        return found


class Asked:
    """One view of one cache: its queries with the shared parameters filled in, and words for its reader."""

    def __init__(self, cache: Path, view: View) -> None:
        self.cache, self.view = cache, view
        self.reader = Reader(view.language, view.money)

    def run(self, name: str, **params: object) -> pl.DataFrame:
        """The answer to queries/NAME.sql, names that the source destroyed marked."""
        declared = database.parameters(name)
        known = {key: value for key, value in self._shared.items() if key in declared}
        return marked_names(database.run(name, self.cache, **known | params))

    def one(self, name: str, **params: object) -> dict[str, Any]:
        """The one row of an answer; empty where there is none."""
        found = self.run(name, **params)
        return {} if found.is_empty() else found.row(0, named=True)

    @cached_property
    def _shared(self) -> dict[str, object]:
        view = self.view
        return {
            "selection": view.selection,
            "basis": view.basis,
            "low_line": view.low_line,
            "execution_line": view.execution_line,
            **view.scenario.parameters(view.low_line, view.execution_line),
            "groups": rule_groups(),
            "verdicts": verdicts.read().json(),
        }

    def say(self, row: Mapping[str, Any], *keys: str) -> str:
        """Of the sentences those whose figures are all there, as one paragraph."""
        row = {**self._lines, **row}
        said = [told for key in keys if all_known(self, key, row) and (told := self.reader.sentence(key, row))]
        return ("" if self.view.language == "zh" else " ").join(said)

    def first(self, row: Mapping[str, Any], *keys: str) -> str:
        """The first of the sentences whose figures are all there, long names cut; for a title. "" where none is."""
        row = {name: _short(value) if name.endswith("name") else value for name, value in row.items()}
        return next((told for key in keys if (told := self.say(row, key))), "")

    @cached_property
    def _lines(self) -> dict[str, Any]:
        lines = {"low_line": float(self.view.low_line), "execution_line": float(self.view.execution_line)}
        return lines | {"basis": self.reader.text(f"basis.{self.view.basis}")}

    @cached_property
    def kept(self) -> str:
        """In words what the filters keep."""
        return formats.plain(self.reader.kept(self.view.filters, self.one("selection_size")))

    def footer(self, basis: str | None = None) -> Footer:
        """The footer of a slide; `basis` is the key of the words for what its figures are, if not the chosen basis."""
        told = self.reader.text(basis or f"basis.{self.view.basis}")
        reports = self.run("source_reports")
        one = reports.height == 1
        sources = self.reader.text(
            "briefing.footer.sources" if one else "briefing.footer.many",
            **({"label": formats.plain(reports["label"][0])} if one else {}),
        )
        stands_on = self.reader.text("briefing.footer", basis=told, kept=self.kept, snapshot=self.snapshot)
        return Footer(stands_on, sources, told)

    def nothing(self, id_: str, title: str, basis: str | None = None) -> Slide:
        """A slide that has nothing to show and says why."""
        return Slide(id_, title, self.footer(basis), says_nothing=True)

    @cached_property
    def snapshot(self) -> str:
        """The state of the cache that the figures are of: when it was loaded, and what tells it from any other."""
        return self.reader.text("briefing.snapshot", at=loaded_at(self.cache), version=version(self.cache))


def all_known(asked: Asked, key: str, row: Mapping[str, Any]) -> bool:
    """Whether the row has a column for every figure of a sentence, printed or not."""
    return all(name in row for name in asked.reader.needs(key))


def _short(value: Any) -> Any:
    return formats.wrapped(value, 36, 1) if isinstance(value, str) else value


def loaded_at(cache: Path) -> str:
    """When the cache got its present state, in local time: 2025-03-31 16:05."""
    identity = state_identity(cache)
    moment = datetime.fromtimestamp(identity[1] / 1e9 if identity else 0, tz=UTC)
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def version(cache: Path) -> str:
    """A short name of what the cache holds: equal for equal reports, read by an equal parser."""
    state = read_state(cache)
    held = sorted((entry.report_id, entry.parser_version) for entry in state.reports.values())
    return blake2b(repr(held).encode(), digest_size=3).hexdigest()
