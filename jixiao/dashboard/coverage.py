"""What was checked, in words: the parts of the coverage named, and the finding that is about the most money."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from .. import words
from .findings import severity, told
from .opening import link
from .show import say
from .state import run, text

_NOTES = ("overview.says.checks_none", "overview.says.checks")


def coverage(by: str) -> pl.DataFrame:
    """The answer to checks_coverage with `matter`, the group or report in words, and of rules `rule`, their name."""
    rows = run("checks_coverage", by=by)
    if by == "report":
        return rows.with_columns(matter="label")
    if by == "rule":
        named = rows.with_columns(rule=_named(rows["part"], "rule.{}.name"), matter=_named(rows["group"], "group.{}"))
        return named.with_columns(sign="severity", severity=_severities(rows["severity"]))
    return rows.with_columns(matter=_named(rows["part"], "group.{}" if by == "group" else "checks.{}"))


def outcome(row: Mapping[str, Any]) -> str:
    """The sentence that says what came of the checks. Takes a row of checks_summary."""
    if row["findings"]:
        return "checks.says.found"
    if row["fails"]:
        return "checks.says.none_here"
    return "checks.says.none" if row["assessed"] else "checks.says.nothing_assessed"


def _named(codes: pl.Series, key: str) -> pl.Series:
    known = {code: text(key.format(code)) for code in codes.unique() if words.has(key.format(code))}
    return codes.replace(known)


def _severities(codes: pl.Series) -> pl.Series:
    return codes.replace({code: severity(code) for code in codes.unique()})


def with_largest(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of checks_summary with `largest`, what the finding about the most money says, and `largest_label`."""
    if row["largest_id"] is None:
        return {**row, "largest": None, "largest_label": None}
    found = told(run("one_finding", finding_id=row["largest_id"]))
    return {**row, "largest": found["finding"][0], "largest_label": found["label"][0]}


def checks_note() -> None:
    """On the overview: what the checks came to, and the way to their page."""
    row = run("checks_summary").row(0, named=True)
    if row["assessed"]:
        say(row, outcome(row) if row["fails"] and not row["findings"] else _NOTES[bool(row["fails"])])
        link("checks", "overview.more.checks")
