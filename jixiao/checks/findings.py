"""Findings, their evidence and the coverage as rows of the store's tables."""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl

from .causes import Cause, causes
from .cells import described
from .evaluate import KINDS, OUTCOMES, Evaluated
from .relations import ROLES, STATED
from .rule import SEVERITIES
from .tables import Tables

_GIVEN, _PERCENT = KINDS.index("given"), KINDS.index("percent")
_MEND = len(ROLES)
_FIGURE = pl.Decimal(20, 6)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks gave: the rows of `findings`, of their `evidence`, and of `coverage`."""

    findings: pl.DataFrame
    evidence: pl.DataFrame
    coverage: pl.DataFrame


def found(tables: Tables, all_: Evaluated) -> Checked:
    """The rows for what was evaluated."""
    groups = [_told_first(all_, cause) for cause in causes(tables, all_)]
    evidence = _evidence(tables, all_, groups)
    told = _told(tables, all_, groups, evidence)
    return Checked(
        pl.DataFrame(told, schema=_FINDING),
        _with_ids(evidence, [finding["finding_id"] for finding in told]),
        _coverage(tables, all_),
    )


_FINDING = pl.Schema(
    {
        "finding_id": pl.String(),
        "rule": pl.String(),
        "severity": pl.String(),
        "report_id": pl.String(),
        "project_id": pl.String(),
        "indicator_id": pl.String(),
        "printed": _FIGURE,
        "expected": _FIGURE,
        "difference": _FIGURE,
        "tolerance": _FIGURE,
        "detail": pl.String(),
        "stake": _FIGURE,
        "fingerprint": pl.String(),
    }
)


def _told_first(all_: Evaluated, cause: Cause) -> Cause:
    """The same cause with its gravest failure first; of those, the one whose rule comes first."""

    def rank(relation: int) -> tuple[int, int, int]:
        rule = int(all_.rule[relation])
        return SEVERITIES.index(all_.rules[rule].severity), rule, relation

    return Cause(sorted(cause.relations, key=rank), cause.mend)


def _evidence(tables: Tables, all_: Evaluated, groups: list[Cause]) -> pl.DataFrame:
    """One row a cell of a finding, in order: `finding` counts findings from 0, `relation` the failures of each."""
    members = pl.DataFrame(
        [
            (number, seq, relation)
            for number, cause in enumerate(groups)
            for seq, relation in enumerate(cause.relations)
        ],
        schema={"finding": pl.Int64(), "relation": pl.Int32(), "of": pl.Int64},
        orient="row",
    )
    failed = np.zeros(len(all_.stated), bool)
    failed[members["of"].to_numpy()] = True
    rows = failed[all_.relation] & (all_.cell >= 0)
    columns = {"of": all_.relation, "role": all_.role, "part_factor": all_.a, "whole_factor": all_.b, "cell": all_.cell}
    terms = pl.DataFrame({name: column[rows] for name, column in columns.items()})
    mends = [
        (number, 0, cause.relations[0], _MEND, 0.0, 0.0, cause.mend.cell)
        for number, cause in enumerate(groups)
        if cause.mend
    ]
    mending = pl.DataFrame(mends, schema=members.schema | terms.drop("of").schema, orient="row")
    cells = pl.concat([members.join(terms, on="of"), mending])
    rules = pl.DataFrame({"of": np.arange(len(all_.rule)), "rule": all_.rule})
    ids = {number: rule.id for number, rule in enumerate(all_.rules)}
    return (
        cells.join(rules.join(members, on="of", how="semi"), on="of", maintain_order="left")
        .with_columns(pl.col("rule").replace_strict(ids, return_dtype=pl.String))
        .join(described(tables, cells["cell"].unique()), on="cell", maintain_order="left")
        .with_columns(value=_mended_value(groups))
        .sort("finding", "relation", "role", maintain_order=True)
    )


def _mended_value(groups: list[Cause]) -> pl.Expr:
    """What a figure that would mend its finding has to be; of all others, what they are."""
    values = {number: cause.mend.value for number, cause in enumerate(groups) if cause.mend}
    if not values:
        return pl.col("value")
    mended = pl.col("finding").replace_strict(values, default=None, return_dtype=_FIGURE)
    return pl.when(pl.col("role") == _MEND).then(mended).otherwise("value")


def _told(tables: Tables, all_: Evaluated, groups: list[Cause], evidence: pl.DataFrame) -> list[dict[str, Any]]:
    fingerprints = _fingerprints(tables, evidence, len(groups))
    wanted = ("finding", "relation", "rule", "project_id", "indicator_id", "value", "unit", "decimals")
    stated = {
        (row["finding"], row["relation"]): row
        for row in evidence.filter(pl.col("role") == STATED).select(wanted).to_dicts()
    }
    details = all_.details([relation for cause in groups for relation in cause.relations])
    places = dict(
        evidence.filter(pl.col("role") != _MEND).group_by("of").agg(pl.col("decimals").max().fill_null(0)).iter_rows()
    )
    money = set(
        evidence.filter(pl.col("unit") == "万元", pl.col("role") != _MEND).select("of").unique().to_series().to_list()
    )
    seen: dict[str, int] = {}
    told = []
    for number, cause in enumerate(groups):
        mine = [stated[number, seq] for seq in range(len(cause.relations))]
        failures = [
            _failure(all_, relation, row, places, details.get(relation, {}))
            for relation, row in zip(cause.relations, mine, strict=True)
        ]
        report = tables.report_ids[int(all_.report[cause.relations[0]])]
        again = seen.get(report + fingerprints[number], 0)
        seen[report + fingerprints[number]] = again + 1
        first = failures[0]
        detail = {"kind": first["kind"], **first["detail"], "also": failures[1:]}
        rule = all_.rules[int(all_.rule[cause.relations[0]])]
        told.append(
            {
                "finding_id": f"{report}-{fingerprints[number]}" + (f"-{again}" if again else ""),
                "rule": rule.id,
                "severity": rule.severity,
                "report_id": report,
                "project_id": mine[0]["project_id"],
                "indicator_id": mine[0]["indicator_id"],
                "printed": first["printed"],
                "expected": first["expected"],
                "difference": first["difference"],
                "tolerance": _decimal(all_.slack[cause.relations[0]], 6) if first["kind"] != "given" else None,
                "detail": json.dumps(detail, ensure_ascii=False, default=str),
                "stake": _stake(all_, cause.relations[0], mine[0], first, money),
                "fingerprint": fingerprints[number],
            }
        )
    return told


def _failure(
    all_: Evaluated, relation: int, stated: dict[str, Any], places: dict[int, int], detail: dict[str, object]
) -> dict[str, Any]:
    """One failed relation as its sentence wants it."""
    kind = int(all_.kind[relation])
    told: dict[str, Any] = {"rule": stated["rule"], "kind": KINDS[kind], "detail": detail}
    if kind == _GIVEN:
        return told | {"printed": None, "expected": None, "difference": None}
    decimals = max(2, stated["decimals"] or 0) if kind == _PERCENT else places[relation]
    printed, expected = stated["value"], _decimal(all_.expected[relation], decimals)
    difference = None if expected is None else printed - expected
    return told | {"printed": _plain(printed), "expected": expected, "difference": _plain(difference)}


def _stake(
    all_: Evaluated, relation: int, stated: dict[str, Any], failure: dict[str, Any], money: set[int]
) -> Decimal | None:
    """The money that a failure is about, in 万元; None where it is about none."""
    if int(all_.kind[relation]) == _PERCENT:
        return _decimal(all_.money[relation], 2) if relation in money else None
    return abs(failure["difference"]) if stated["unit"] == "万元" and failure["difference"] is not None else None


def _fingerprints(tables: Tables, evidence: pl.DataFrame, findings: int) -> list[str]:
    """Says what was judged, not where: the same as long as the same figures contradict each other in the same way."""
    reports = tables["reports"].select("report_id", of_unit="unit", of_year="fiscal_year")
    told = ("relation", "rule", "role", "column", "part_factor", "label", "measure", "value", "text")
    figures = (
        evidence.filter(pl.col("role") != _MEND)
        .join(reports, on="report_id", how="left", maintain_order="left")
        .select(
            "finding",
            whose=pl.concat_str("of_unit", "of_year", "project", separator="|", ignore_nulls=True),
            figure=pl.concat_str(*(pl.col(name).cast(pl.String).fill_null("") for name in told), separator="|"),
        )
        .group_by("finding")
        .agg(pl.col("whose").first(), pl.col("figure").sort().str.join("\n"))
    )
    made = [""] * findings
    for number, whose, figure in figures.iter_rows():
        made[number] = hashlib.sha256(f"{whose}\n{figure}".encode()).hexdigest()[:12]
    return made


def _with_ids(evidence: pl.DataFrame, ids: list[str]) -> pl.DataFrame:
    return evidence.select(
        "report_id",
        finding_id=pl.Series(ids, dtype=pl.String).gather(evidence["finding"]) if ids else pl.lit(None, pl.String),
        relation="relation",
        rule="rule",
        role=pl.col("role").replace_strict(dict(enumerate((*ROLES, "mend"))), return_dtype=pl.String),
        part_factor=pl.col("part_factor").cast(pl.Int32),
        whole_factor=pl.col("whole_factor").cast(pl.Int32),
        table="table",
        row_id="row_id",
        column="column",
        label="label",
        measure="measure",
        value="value",
        unit="unit",
        decimals="decimals",
    )


def _coverage(tables: Tables, all_: Evaluated) -> pl.DataFrame:
    rules = pl.DataFrame(
        [(number, rule.id, rule.severity) for number, rule in enumerate(all_.rules)],
        schema={"number": pl.Int32(), "rule": pl.String(), "severity": pl.String},
        orient="row",
    )
    ids = pl.DataFrame({"report": np.arange(len(tables.report_ids), dtype=np.int32), "report_id": tables.report_ids})
    return (
        pl.DataFrame({"report": all_.report, "number": all_.rule, "outcome": all_.outcome})
        .filter(pl.col("report") >= 0)
        .group_by("report", "number")
        .agg(*((pl.col("outcome") == code).sum().cast(pl.Int32).alias(name) for code, name in enumerate(OUTCOMES)))
        .sort("report", "number")
        .join(rules, on="number", maintain_order="left")
        .join(ids, on="report", maintain_order="left")
        .select("report_id", "rule", "severity", *OUTCOMES)
    )


def _decimal(value: float, places: int) -> Decimal | None:
    if not np.isfinite(value):
        return None
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-min(max(places, 0), 6)))


def _plain(value: Decimal | None) -> Decimal | None:
    """Without the zeros that the column's scale appended."""
    return None if value is None else value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
