"""What careful people found not to add up in the originals, and what does add up, to hold the checks against."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import polars as pl

from jixiao import checks
from jixiao.loading.work import Parsed, parse_bytes, read_report
from tests.originals import SHARED

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Known:
    """One thing known of an original: where it is printed and the figures that it is about."""

    id: str
    seed: str
    rule: str
    lines: tuple[int, ...]
    numbers: frozenset[Decimal]
    certainty: str = "sure"


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed relation as the checks tell it, with its finding's severity."""

    finding: str
    seed: str
    rule: str
    severity: str
    lines: frozenset[int]
    numbers: frozenset[Decimal]


def numbers(text: str) -> frozenset[Decimal]:
    return frozenset(Decimal(found.replace(",", "")).normalize() for found in _NUMBER.findall(text))


def findings() -> list[Known]:
    """What does not add up in the prose of three originals."""
    return [
        Known(one["id"], one["seed"], one["rule"], tuple(one["lines"]), numbers(one["printed"]), one["certainty"])
        for one in _answers("findings.json")["findings"]
    ]


def sound() -> list[Known]:
    """Relations that hold."""
    return [
        Known(one["id"], seed, one["rule"], tuple(lines), numbers(relation) | numbers(str(one["computed"])))
        for one in _answers("findings.json")["checked_ok"]
        for relation in one["relation"].split(";")
        for seed, lines in one.get("lines_by_seed", {one["seed"]: one["lines"]}).items()
    ]


def of_forms() -> list[Known]:
    """What does not add up inside the forms."""
    found = []
    for seed in ("003", "004"):
        told = _answers(f"{seed}.json")
        for place in (told["department"], *told["projects"]):
            for number, one in enumerate(place.get("checks", ())):
                key = f"{seed}:{place['name'][:12]}:{number}"
                found.append(Known(key, seed, one["check"], tuple(one["lines"]), numbers(one["printed"] or "")))
    return found


def _answers(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((SHARED / "answers" / name).read_text(encoding="utf-8"))
    return told


@cache
def checked() -> tuple[checks.Checked, pl.DataFrame]:
    """The checks of the four originals, and where every piece of evidence is printed."""
    read = [read_report(parse_bytes, path.name, path.read_bytes()) for path in sorted((SHARED / "seeds").glob("*.txt"))]
    parsed = [one for one in read if isinstance(one, Parsed)]
    frames = checks.frames((one.batches, one.printed) for one in parsed)
    citations = pl.concat([pl.DataFrame(pl.from_arrow(one.batches["citations"])) for one in parsed])
    seeds = frames["reports"].select("report_id", seed=pl.col("file_name").str.head(3))
    cited = citations.select("table", "row_id", "column", "line", "last_line")
    told = checks.check(frames)
    placed = told.evidence.join(cited, on=["table", "row_id", "column"], how="left").join(seeds, on="report_id")
    return told, placed.join(told.findings.select("finding_id", "severity"), on="finding_id")


@cache
def failures() -> list[Failure]:
    """Each failed relation of the originals."""
    return list(_failures())


def _failures() -> Iterator[Failure]:
    _, placed = checked()
    evidence = placed.filter(pl.col("role") != "mend")
    for (finding, _), rows in evidence.group_by("finding_id", "relation", maintain_order=True):
        first = rows.row(0, named=True)
        told = rows.filter(pl.col("line").is_not_null()).iter_rows(named=True)
        lines = {line for row in told for line in range(row["line"], row["last_line"] + 1)}
        values = (value.normalize() for value in rows["value"].drop_nulls())
        severity = first["severity"]
        yield Failure(str(finding), first["seed"], first["rule"], severity, frozenset(lines), frozenset(values))


def matches_form(known: Known) -> list[Failure]:
    """The failures that tell of something in a form: all of what they are about stands in its rows."""
    first, last = min(known.lines), max(known.lines)
    return [
        failure
        for failure in failures()
        if failure.seed == known.seed and any(first <= line <= last for line in failure.lines)
    ]


def matches(known: Known) -> list[Failure]:
    """The failures that tell of the same: in a finding that cites its first line and, where it has several, another."""
    of_finding: dict[str, set[int]] = {}
    all_ = [failure for failure in failures() if failure.seed == known.seed]
    for failure in all_:
        of_finding.setdefault(failure.finding, set()).update(failure.lines)
    enough = min(2, len(set(known.lines)))
    return [
        failure
        for failure in all_
        if len(of_finding[failure.finding] & set(known.lines)) >= enough
        and (not known.numbers or not failure.numbers or {abs(n) for n in failure.numbers} & known.numbers)
    ]


def flagged(known: Known) -> list[Failure]:
    """The failures that deny a relation that holds: all of their figures are its figures, on its lines."""
    return [
        failure
        for failure in failures()
        if failure.seed == known.seed
        and failure.severity != "note"
        and failure.lines
        and failure.lines <= set(known.lines)
        and len(failure.numbers) > 1
        and {abs(number) for number in failure.numbers} <= known.numbers
    ]
