"""Findings as rows of the store's table."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl

from .causes import Cause, causes
from .cells import FIGURE
from .coverage import coverage
from .evaluate import Evaluated
from .evidence import MEND, as_stored, evidence, fingerprints
from .relations import KINDS, STATED
from .rule import SEVERITIES
from .tables import Tables

_MOST_PLACES = 6
_STEPS = [Decimal(1).scaleb(-places) for places in range(_MOST_PLACES + 1)]
_GIVEN, _PERCENT = KINDS.index("given"), KINDS.index("percent")


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks gave: the rows of `findings`, of their `evidence`, and of `coverage`."""

    findings: pl.DataFrame
    evidence: pl.DataFrame
    coverage: pl.DataFrame


def found(tables: Tables, all_: Evaluated) -> Checked:
    """The rows for what was evaluated."""
    groups = _told_first(all_, causes(tables, all_))
    proof = evidence(tables, all_, groups)
    findings = _told(tables, all_, proof)
    return Checked(findings, as_stored(proof, findings["finding_id"].to_list()), coverage(tables, all_))


_FINDING = pl.Schema(
    {
        "finding_id": pl.String(),
        "rule": pl.String(),
        "severity": pl.String(),
        "report_id": pl.String(),
        "project_id": pl.String(),
        "indicator_id": pl.String(),
        "printed": FIGURE,
        "expected": FIGURE,
        "difference": FIGURE,
        "tolerance": FIGURE,
        "detail": pl.String(),
        "stake": FIGURE,
        "fingerprint": pl.String(),
    }
)


def _told_first(all_: Evaluated, found: list[Cause]) -> list[Cause]:
    """The same causes, each with its gravest failure first; of those, the one whose rule comes first."""

    def rank(relation: int) -> tuple[int, int, int]:
        rule = int(all_.rule[relation])
        return SEVERITIES.index(all_.rules[rule].severity), rule, relation

    return [
        Cause(sorted(cause.relations, key=rank), cause.mend) if len(cause.relations) > 1 else cause for cause in found
    ]


def _told(tables: Tables, all_: Evaluated, proof: pl.DataFrame) -> pl.DataFrame:
    failures = _failures(all_, proof)
    first = failures.filter(pl.col("relation") == 0)
    reports = pl.Series(tables.report_ids, dtype=pl.String).gather(all_.report[first["of"].to_numpy()])
    prints = fingerprints(tables, proof)
    severities = {rule.id: rule.severity for rule in all_.rules}
    return (
        first.drop("relation")
        .with_columns(
            pl.Series("finding_id", _ids(reports.to_list(), prints), pl.String),
            pl.Series("detail", _details(all_, failures), pl.String),
            pl.Series("fingerprint", prints, pl.String),
            report_id=reports,
            severity=pl.col("rule").replace_strict(severities, return_dtype=pl.String),
        )
        .select(*_FINDING)
    )


def _ids(reports: list[str], prints: list[str]) -> list[str]:
    """An id for each finding; what is found again alike in a report is numbered."""
    seen: dict[str, int] = {}
    ids = []
    for report, fingerprint in zip(reports, prints, strict=True):
        id = f"{report}-{fingerprint}"
        again = seen[id] = seen.get(id, -1) + 1
        ids.append(f"{id}-{again}" if again else id)
    return ids


def _failures(all_: Evaluated, proof: pl.DataFrame) -> pl.DataFrame:
    """One row a failure, in the order of the evidence: its stated row, with what the others give for it, how far they
    are apart and the money that it is about, in 万元. Failures that a rule has judged have no figures."""
    columns = ("finding", "relation", "of", "rule", "role", "project_id", "indicator_id", "value", "unit", "decimals")
    judged = proof.lazy().filter(pl.col("role") != MEND).select(columns).collect()
    of_each = judged.group_by("of").agg(
        most=pl.col("decimals").max().fill_null(0), has_money=(pl.col("unit") == "万元").any()
    )
    of_rate = pl.max_horizontal(2, pl.col("decimals").fill_null(0))
    stated = judged.filter(pl.col("role") == STATED).join(of_each, on="of", maintain_order="left")
    kind = pl.Series(all_.kind[stated["of"].to_numpy()])
    stated = stated.with_columns(kind=kind, by_figures=kind != _GIVEN, is_rate=kind == _PERCENT).with_columns(
        places=pl.when("is_rate").then(of_rate).otherwise("most").clip(0, _MOST_PLACES)
    )
    return _with_figures(all_, stated)


def _with_figures(all_: Evaluated, stated: pl.DataFrame) -> pl.DataFrame:
    of, places, by_figures = (stated[name].to_numpy() for name in ("of", "places", "by_figures"))
    of_money = stated.select(pl.col("is_rate") & pl.col("has_money")).to_series().to_numpy()
    gap = pl.col("difference").abs()
    return (
        stated.with_columns(
            printed=pl.when("by_figures").then("value"),
            expected=_decimals(all_.expected[of], places, by_figures),
            tolerance=_decimals(all_.slack[of], np.full(len(of), _MOST_PLACES), by_figures),
            stake=_decimals(all_.money[of], np.full(len(of), 2), of_money),
        )
        .with_columns(difference=(pl.col("printed") - pl.col("expected")).cast(FIGURE))
        .with_columns(stake=pl.when("is_rate").then("stake").when(pl.col("unit") == "万元").then(gap))
    )


def _decimals(values: np.ndarray, places: np.ndarray, wanted: np.ndarray) -> pl.Series:
    """The wanted of these values to so many decimals; the others, and those that are not finite, are NULL."""
    made: list[Decimal | None] = [None] * len(values)
    some = np.flatnonzero(wanted & np.isfinite(values))
    for at, value, decimals in zip(some.tolist(), values[some].tolist(), places[some].tolist(), strict=True):
        made[at] = Decimal(repr(value)).quantize(_STEPS[decimals])
    return pl.Series(made, dtype=FIGURE)


def _details(all_: Evaluated, failures: pl.DataFrame) -> list[str]:
    """What the sentence of each finding wants besides its figures, as JSON: values of its rule, and its `also`."""
    given = all_.details(failures["of"].to_list())
    also = _also(failures.filter(pl.col("relation") > 0), given)
    first = failures.filter(pl.col("relation") == 0).select("of", "kind")
    return _as_json(
        [
            {"kind": KINDS[kind], **given.get(of, {}), "also": also.get(number, [])}
            for number, (of, kind) in enumerate(zip(first["of"].to_list(), first["kind"].to_list(), strict=True))
        ]
    )


_NEXT = ', {"kind": '


def _as_json(objects: list[dict[str, Any]]) -> list[str]:
    """Each object, which begins with its `kind`, as JSON."""
    # one call for all is several times as fast; no string of JSON contains a bare quotation mark as `_NEXT` does
    whole = json.dumps(objects, ensure_ascii=False, default=str)[1:-1]
    first, *rest = whole.split(_NEXT)
    return [first, *(_NEXT[2:] + one for one in rest)] if objects else []


def _also(failures: pl.DataFrame, given: dict[int, dict[str, object]]) -> dict[int, list[dict[str, Any]]]:
    """Finding → its other failures, each as its sentence wants it."""
    also: dict[int, list[dict[str, Any]]] = {}
    columns = ("finding", "of", "rule", "kind", "places", "printed", "expected", "difference")
    for finding, of, rule, kind, places, printed, expected, difference in failures.select(columns).iter_rows():
        told = {"rule": rule, "kind": KINDS[kind], "detail": given.get(of, {})}
        exact = None if expected is None else expected.quantize(_STEPS[places])
        told |= {"printed": _plain(printed), "expected": exact, "difference": _plain(difference)}
        also.setdefault(finding, []).append(told)
    return also


def _plain(value: Decimal | None) -> Decimal | None:
    """Without the zeros that the column's scale appended."""
    return None if value is None else value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
