"""Findings as rows to take along: what does not add up in words and figures, where it is printed, what was judged."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import database, verdicts
from .checks import RULES, telling
from .verdicts import Reviews

if TYPE_CHECKING:
    import polars as pl

Run = Callable[..., "pl.DataFrame"]
Told = Mapping[str, Any]

FILTERS = {"selection": None, "severities": None, "rules": None, "judged": None, "stake_from": None, "most": None}
"""The parameters of checks_findings that leave everything in."""

_AT_ONCE = 500
"""How many findings' evidence is asked for in one question."""
_CITATION = ("line", "start", "end", "text", "table", "row_id", "column", "role", "relation")


def export_rows(
    source: Path | Run,
    severity: str | Sequence[str] | None = None,
    language: str = "zh",
    *,
    reviews: Reviews | None = None,
    **filters: object,
) -> "pl.DataFrame":
    """One row a finding, the gravest first, of those the most money first.

    `source` is a cache or a function that asks its queries; `filters` are parameters of checks_findings. Figures are
    decimals in the unit of the stated figure, stake_wan in 万元. `sentence` is Chinese, `sentence_en` English, the
    consequences and mend in `language`. lines: the stated figure's first, then the others as printed; citations: one
    struct a cited cell.
    """
    import polars as pl

    run: Run = source if callable(source) else partial(_ask, source)
    severities = [severity] if isinstance(severity, str) else severity
    judged = (verdicts.read() if reviews is None else reviews).json()
    asked = FILTERS | {"severities": None if severities is None else list(severities)} | filters
    findings = run("checks_findings", **asked, verdicts=judged)
    return pl.DataFrame(
        [_row(finding, evidence, language) for finding, evidence in with_evidence(run, findings)], schema=_schema()
    )


def flat(rows: "pl.DataFrame", language: str = "zh", *, brief: bool = False) -> "pl.DataFrame":
    """The same rows without lists, for a sheet; `brief`: only what fits a terminal."""
    import polars as pl

    told = "sentence" if language == "zh" else "sentence_en"
    lines = pl.col("lines").cast(pl.List(pl.String)).list.join(" ")
    if brief:
        return rows.select("severity", "rule", "file_name", lines, pl.col(told).alias("finding"))
    return rows.drop("citations").with_columns(lines, pl.col("consequences").list.join("\n"))


def _ask(cache: Path, name: str, **params: object) -> "pl.DataFrame":
    return database.run(name, cache, **params)


def with_evidence(run: Run, findings: "pl.DataFrame") -> Iterator[tuple[Told, list[Told]]]:
    """Each finding as `telling` takes it, with its evidence."""
    for first in range(0, findings.height, _AT_ONCE):
        some = findings[first : first + _AT_ONCE]
        rows = run("checks_evidence", findings=some["finding_id"].to_list()).iter_rows(named=True)
        evidence: dict[str, list[Told]] = {
            id_: list(cells) for id_, cells in groupby(rows, key=lambda row: row["finding_id"])
        }
        for finding in some.iter_rows(named=True):
            if finding["rule"] in RULES:
                yield finding | {"project": finding["name"]}, evidence.get(finding["finding_id"], [])


def _row(finding: Told, evidence: Sequence[Told], language: str) -> dict[str, Any]:
    cited = [cell for cell in evidence if cell["line"] is not None and cell["role"] != "mend"]
    same = ("finding_id", "rule", "severity", "file_name", "unit", "fiscal_year", "project", "stake_wan", "verdict")
    figures = ("printed", "expected", "difference", "tolerance", "note")
    return {name: finding[name] for name in (*same, *figures)} | {
        "sentence": telling.sentence(finding, evidence, "zh"),
        "sentence_en": telling.sentence(finding, evidence, "en"),
        "lines": list(dict.fromkeys(cell["line"] for cell in cited)),
        "citations": [{name: cell[name] for name in _CITATION} for cell in cited],
        "consequences": telling.consequences(finding, evidence, language),
        "mend": telling.mending(finding, evidence, language),
    }


def _schema() -> dict[str, Any]:
    import polars as pl

    whole, text, figure = pl.Int64(), pl.String(), pl.Decimal(20, 6)
    citation = {name: whole if name in ("line", "start", "end", "relation") else text for name in _CITATION}
    return {
        "finding_id": text,
        "rule": text,
        "severity": text,
        "file_name": text,
        "unit": text,
        "fiscal_year": whole,
        "project": text,
        "sentence": text,
        "sentence_en": text,
        "printed": figure,
        "expected": figure,
        "difference": figure,
        "tolerance": figure,
        "stake_wan": pl.Float64(),
        "lines": pl.List(whole),
        "citations": pl.List(pl.Struct(citation)),
        "consequences": pl.List(text),
        "mend": text,
        "verdict": text,
        "note": text,
    }


def rule_groups() -> str:
    """The groups of the rules as queries take them: a list of {"rule", "group", "place"}."""
    return json.dumps([{"rule": rule.id, "group": rule.group, "place": at} for at, rule in enumerate(RULES.values())])
