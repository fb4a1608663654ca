"""What one more change in a scenario costs the server: all that the page asks, of a scenario never seen before.

On the sample and on many projects, for another executed amount and for another parameter of a common profile, after the
tables of the selection are there, as they are once the page has opened. `python -m benchmarks.scenario --projects 1000`
is a quick look.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import click

from jixiao import database, loading
from jixiao.places import REPORTS
from jixiao.scenario import Change, Scenario
from jixiao.scoring import GRADE_LINES
from tests.many_projects import write_many

_ROUNDS = 15
_TARGETS = {"sample": 200, "many": 500}
"""Milliseconds for one new scenario."""

_MOST = 30
_QUESTIONS: Mapping[str, Mapping[str, Any]] = {
    "scenario_summary": {"low_line": 80, "new_low_line": 75, "execution_line": 80, "new_execution_line": 70},
    "scenario_projects": {},
    "scenario_grades": {},
    "scenario_goals": {"goal": "score", "line": 80.0, "project_id": None, "most": _MOST},
    "scenario_levers": {"unit": None, "most": _MOST},
}
"""What the page asks after a change, in its order; the first that wants a table of the scenario makes it."""

_numbers = count(1)
Make = Callable[[Sequence[str]], Scenario]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one scenario: milliseconds by question, and of all of them also of the processor."""

    each: Mapping[str, float]
    processor: float

    @property
    def total(self) -> float:
        return sum(self.each.values())


def _amount(projects: Sequence[str]) -> Scenario:
    """Another executed amount."""
    number = next(_numbers)
    return Scenario((Change("executed", projects[number % len(projects)], f"{number}.37"),))


def _parameter(projects: Sequence[str]) -> Scenario:
    """Another line of one profile for all."""
    line = Change("parameter", "execution.zero_below", f"{next(_numbers) / 100:.2f}")
    return Scenario((Change("profile", value="linear"), line))


_CHANGES: Mapping[str, Make] = {"another executed amount": _amount, "another parameter of one profile": _parameter}


@click.command()
@click.option("--projects", default=10_000, show_default=True, help="How many projects the large cache holds.")
def main(projects: int) -> None:
    """Measure and print tables."""
    click.echo(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with TemporaryDirectory() as folder:
        caches = {name: Path(folder, name) for name in _TARGETS}
        loading.load([REPORTS], caches["sample"])
        write_many(caches["many"], projects)
        ids = {name: _opened(cache) for name, cache in caches.items()}
        for what, make in _CHANGES.items():
            costs = {name: _measured(cache, ids[name], make) for name, cache in caches.items()}
            for line in _told(what, costs):
                click.echo(line)


def _opened(cache: Path) -> list[str]:
    """The projects with points, once the page has been opened without a change."""
    [told] = database.run("selection_size", cache, selection=None).iter_rows(named=True)
    began = perf_counter()
    _asked(cache, Scenario())
    opening = 1000 * (perf_counter() - began)
    rows = database.run("recomputed_rows", cache, selection=None, scenario=None, show="all", most=1)["all_rows"].item()
    click.echo(
        f"{cache.name}: {told['reports']} reports, {told['projects']} projects, {rows} rows with points; "
        f"all that the page asks, for the first time: {opening:.0f} ms"
    )
    found = database.run("scenario_projects", cache, **_given("scenario_projects", Scenario()))
    return found["project_id"].sort().to_list()


def _given(question: str, scenario: Scenario) -> dict[str, Any]:
    lines = {"grade_lines": [float(line) for line in GRADE_LINES], "new_grade_lines": scenario.grade_lines}
    known = {"selection": None, "scenario": scenario.asked(), **lines, **_QUESTIONS[question]}
    return {name: known[name] for name in database.parameters(question)}


def _asked(cache: Path, scenario: Scenario) -> Cost:
    each, worked = {}, process_time()
    for question in _QUESTIONS:
        began = perf_counter()
        database.run(question, cache, **_given(question, scenario))
        each[question] = 1000 * (perf_counter() - began)
    return Cost(each, 1000 * (process_time() - worked))


def _measured(cache: Path, projects: Sequence[str], make: Make) -> list[Cost]:
    return [_asked(cache, make(projects)) for _ in range(_ROUNDS)]


def _told(what: str, costs: Mapping[str, Sequence[Cost]]) -> Iterator[str]:
    names = list(costs)
    yield f"\n| {what}: server time, ms | {' | '.join(f'{name}, median' for name in names)} | {names[1]} ÷ {names[0]} |"
    yield f"|---|{'---:|' * (len(names) + 1)}"
    for question in _QUESTIONS:
        yield _line(question, [median(cost.each[question] for cost in costs[name]) for name in names])
    totals = {name: [cost.total for cost in costs[name]] for name in names}
    yield _line("all", [median(totals[name]) for name in names])
    yield _line("all, 95 %", [quantiles(totals[name], n=20, method="inclusive")[-1] for name in names])
    yield _line("all, the least", [min(totals[name]) for name in names])
    yield _line("all, of the processors", [median(cost.processor for cost in costs[name]) for name in names])
    for name in names:
        share = median(totals[name]) / _TARGETS[name]
        yield f"{name}: {share:.2f} of the {_TARGETS[name]} ms that it may take{'' if share <= 1 else ': TOO SLOW'}"


def _line(what: str, values: Sequence[float]) -> str:
    return f"| {what} | {' | '.join(f'{value:.1f}' for value in values)} | {values[1] / values[0]:.1f} |"


if __name__ == "__main__":
    main()
