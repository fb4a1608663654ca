"""What does not add up, and how much could be checked at all."""

from typing import Any

import polars as pl

from ... import charts, findings_export, formats
from ...checks import telling
from ...saying import SIGNS
from ..model import Chart, Citation, Series, Slide, Source, Table
from ..sources import counted
from ..view import Asked

_BASIS = "briefing.basis.checks"
_RULES, _FINDINGS = 5, 8
_COUNTS = (
    "applied",
    "assessed",
    "assessed_pct",
    "holds",
    "rounding",
    "fails",
    "findings",
    "errors",
    "warnings",
    "notes",
)
_TONES = {"error": "error", "warning": "alert", "note": "executed"}


def checks(asked: Asked) -> Slide:
    """How the checks came out, which rules found most, and the gravest findings with their places."""
    row = asked.one("checks_summary")
    if not row.get("applied"):
        return asked.nothing("checks", asked.reader.text("checks.none_applied"), _BASIS)
    found = row["findings"]
    key = "briefing.checks.found" if found else "checks.says.none_here" if row["fails"] else "briefing.checks.none"
    title = asked.first(row, key if row["assessed"] else "checks.says.nothing_assessed")
    lead = asked.say(row, "checks.says.coverage", "checks.says.unassessed")
    sources = counted(asked, row, *_COUNTS)
    chart, table = None, None
    if found:
        rows = _told(asked)
        table = Table("briefing.findings.title", rows, ("severity", "finding"), found)
        chart = _rules(asked)
        sources += tuple(_cited(asked, one) for one in rows.iter_rows(named=True))
        sources += tuple(
            Source(one["rule"], "found", one["found"], asked.reader.text("briefing.notes.counted"))
            for one in chart.rows.iter_rows(named=True)
        )
    return Slide("checks", title, asked.footer(_BASIS), lead=lead, chart=chart, table=table, sources=sources)


def _rules(asked: Asked) -> Chart:
    """How many findings each rule has, the gravest rules first; a series a severity."""
    reader = asked.reader
    rows = asked.run("checks_coverage", by="rule").filter(pl.col("found") > 0)
    gravity = pl.col("severity").replace_strict({code: at for at, code in enumerate(_TONES)}, return_dtype=pl.Int8)
    told = rows.sort(gravity, -pl.col("found"), maintain_order=True).with_columns(
        sign="severity",
        rule=pl.col("part").map_elements(lambda rule: reader.text(f"rule.{rule}.name"), return_dtype=pl.String),
        matter=pl.col("group").map_elements(lambda group: reader.text(f"group.{group}"), return_dtype=pl.String),
        severity=pl.col("severity").map_elements(lambda code: _severity(asked, code), return_dtype=pl.String),
    )
    shown = told.head(_RULES).with_columns(
        pl.concat_str(pl.col("severity").str.slice(0, 2), "rule").alias("named"),
        *(pl.when(pl.col("sign") == code).then("found").alias(f"{code}_found") for code in _TONES),
    )
    series = tuple(
        Series(f"{code}_found", reader.text(f"severity.{code}"), tone)
        for code, tone in _TONES.items()
        if shown[f"{code}_found"].is_not_null().any()
    )
    columns = ("severity", "rule", "matter", "found", "fails", "assessed")
    return Chart(
        "checks.rules",
        "stacked",
        shown,
        "named",
        series,
        columns,
        lambda look: charts.finding_rules(told.head(_RULES), look),
    )


def _severity(asked: Asked, code: str) -> str:
    return f"{SIGNS[code]} {asked.reader.text(f'severity.{code}')}"


def _told(asked: Asked) -> pl.DataFrame:
    """The gravest findings: severity, what each says and where, its evidence's citations as `places`."""
    filters = {name: None for name in findings_export.FILTERS if name != "selection"}
    rows = asked.run("checks_findings", **filters | {"most": _FINDINGS})
    told: list[dict[str, Any]] = []
    for finding, evidence in findings_export.with_evidence(asked.run, rows):
        sentence = telling.sentence(finding, evidence, asked.view.language)
        said = asked.reader.text("briefing.finding", label=finding["label"], finding=sentence)
        places = [
            Citation(finding["report_id"], finding["label"], finding["file_name"], *cell)
            for cell in dict.fromkeys(
                (one["page"], one["line"], one["text"])
                for one in evidence
                if one["line"] is not None and one["role"] != "mend" and one["relation"] == 0
            )
        ]
        told.append(
            {"severity": _severity(asked, finding["severity"]), "finding": formats.plain(said), "places": places}
        )
        told[-1] |= {
            "sum": telling.arithmetic(finding, evidence, 0, asked.view.language),
            "printed": finding["printed"],
        }
    schema = {"severity": pl.String, "finding": pl.String, "places": pl.Object, "sum": pl.String, "printed": pl.Float64}
    return pl.DataFrame(told, schema=schema)


def _cited(asked: Asked, row: dict[str, Any]) -> Source:
    value = row["finding"]
    return Source("", "finding", value, row["sum"], tuple(row["places"]))
