"""Scenarios asked of literal rows: the scoring that loading stores beside them, the questions, and a world of forms.

The world has what forms print and scoring must bear: a report that follows a floor, one in proportion, one that follows
nothing, words, dates, other units, missing and damaged figures, forms that are not whole, a department's own form, and
projects without a form, a budget or a rate.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache as once
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

from jixiao import checks, database
from jixiao.own_profile import fitted
from jixiao.scenario import Scenario
from jixiao.schema import column_names
from jixiao.scoring import EXECUTION, GRADE_LINES, KINDS, PROFILES
from jixiao.scoring import points as points_of
from jixiao.store import as_printed, to_batches
from tests.literal_rows import A, B, C, Rows, project, report, row, write_cache

LINES = {"low_line": 80, "new_low_line": 80, "execution_line": 80, "new_execution_line": 80}
_SCORED = ("scored_rows", "profile_fits")


def write_scored(cache: Path, rows: Rows) -> Path:
    """A cache of these rows with what loading works out of their scoring."""
    made: dict[str, list[Any]] = {table: [] for table in _SCORED}
    for one in rows["reports"]:
        own = {table: [r for r in found if r.report_id == one.report_id] for table, found in rows.items()}
        told = fitted(checks.frames([(to_batches(own), as_printed(own))]))
        for table in _SCORED:
            found = told[table].select(column_names(table))
            made[table] += [row(table, **_exact(values)) for values in found.iter_rows(named=True)]
    return write_cache(cache, {**rows, **made})


def _exact(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: Decimal(str(value)) if isinstance(value, float) else value for key, value in values.items()}


def ask(name: str, cache: Path, scenario: Scenario | None = None, **params: Any) -> pl.DataFrame:
    """The answer to a question in a scenario, the shared parameters as the dashboard fills them in."""
    of = scenario or Scenario()
    known: dict[str, Any] = {"selection": "{}", "scenario": of.asked(), "project_id": None, "unit": None, "most": 1000}
    known |= {"grade_lines": [float(line) for line in GRADE_LINES], "new_grade_lines": of.grade_lines, **LINES}
    known |= {"show": "all", **params}
    return database.run(name, cache, **{key: known[key] for key in database.parameters(name)})


def one(frame: pl.DataFrame, **which: Any) -> dict[str, Any]:
    """The one row of which this is true."""
    found = frame.filter(**which)
    assert found.height == 1, found
    return found.row(0, named=True)


def due(profile: str, kind: str, weight: str, target: str, actual: str) -> Decimal:
    """The points that a known profile gives, to two decimals."""
    figures = {"points_of": float(weight), "target": float(target), "actual": float(actual)}
    frame = pl.DataFrame({"kind": kind, **figures})
    points = frame.select(points_of(PROFILES[profile]).round(2, mode="half_away_from_zero")).item()
    return Decimal(f"{points:.2f}")


_FIGURES = ("target_value", "actual_value", "weight", "score")
REACHED, COSTS, LIMITED = ((">=", "项"), "数量指标"), (("<=", "万元"), "经济成本指标"), (("<=", "天"), "社会成本指标")
_OF_KIND = dict(zip(KINDS[1:], (REACHED, COSTS, LIMITED), strict=True))


def figures(project_id: str | None, report_id: str, seq: int, weight: str | None, **values: Any) -> Any:
    """An indicator row; numbers in quotes are decimals."""
    given = {"level1": "产出指标", "level2": "数量指标", "name": f"指标{seq}", "weight": weight} | values
    exact = {key: Decimal(v) if isinstance(v, str) and key in _FIGURES else v for key, v in given.items()}
    id_ = f"{project_id or report_id}-i{seq}"
    return row("indicators", indicator_id=id_, project_id=project_id, report_id=report_id, seq=seq, **exact)


def of_kind(kind: str, target: str, actual: str | None, **values: Any) -> dict[str, Any]:
    """What makes an indicator one of a kind."""
    (op, unit), level2 = _OF_KIND[kind]
    given = {"target_op": op, "target_unit": unit, "actual_unit": unit, "level2": level2}
    if kind == KINDS[3]:
        given["level1"] = "效益指标"
        given["level2"] = "可持续影响指标"
    return given | {"target_value": target, "actual_value": actual, "actual_text": actual} | values


@once
def world() -> dict[str, list[Any]]:
    """Three reports with forms, the same every time."""
    chance = Random(5)
    rows: dict[str, list[Any]] = {"projects": [], "project_funds": [], "indicators": []}
    rows["reports"] = [report(id_, unit, 2023, "决算公开说明") for id_, unit in ((A, "甲局"), (B, "乙局"), (C, "丙局"))]
    for id_, rule, forms in ((A, "floor_60", 14), (B, "linear", 14), (C, None, 3)):
        for seq in range(1, forms + 1):
            _add(rows, id_, seq, rule, chance)
    _odd(rows)
    return rows


def _add(rows: dict[str, list[Any]], id_: str, seq: int, rule: str | None, chance: Random) -> None:
    """A form of a rate of execution, seven rows with figures and one in words."""
    final = Decimal(chance.randint(2, 90_000)) / chance.choice((100, 1, 1000))
    executed = (final * chance.choice((100, 100, 97, 83, 71, 64, 55, 0)) / 100).quantize(Decimal("0.01"))
    rate = 100 * executed / final
    spent = due(rule or "linear", EXECUTION, "10", "100", f"{rate:.2f}")
    rows["indicators"] += (made := [*_rows(f"{id_}-{seq:03}", id_, rule, chance)])
    total = spent + sum(one.score for one in made)
    told, fund = project(id_, seq, f"{id_[0]}{seq}", [str(final), str(final), str(executed), "10", str(spent)],
                         total_weight=Decimal(100), total_score=total)  # fmt: skip
    rows["projects"].append(told)
    rows["project_funds"].append(fund)


def _rows(project_id: str, id_: str, rule: str | None, chance: Random) -> Iterator[Any]:
    kinds = (*KINDS[1:], KINDS[1], KINDS[1], KINDS[2], KINDS[3])
    for seq, (kind, weight) in enumerate(zip(kinds, ("10", "10", "10", "20", "7.5", "12.5", "10"), strict=True), 1):
        target = str(chance.randint(2, 60))
        actual = str(round(int(target) * chance.choice((1.0, 1.0, 0.9, 0.7, 0.62, 0.3, 1.2)), 2))
        score = due(rule, kind, weight, target, actual) if rule else Decimal(chance.randint(0, int(float(weight))))
        yield figures(project_id, id_, seq, weight, score=str(score), **of_kind(kind, target, actual))
    words = {"level1": "效益指标", "level2": "社会效益指标", "target_text": "明显", "actual_text": "明显"}
    yield figures(project_id, id_, 8, "10", score=str(chance.choice(("10", "9", "8.5"))), **words)


def _odd(rows: dict[str, list[Any]]) -> None:
    """What is not as it should be, in the last report."""
    forms: Sequence[tuple[Sequence[str | None], str | None, list[dict[str, Any]]]] = (
        # not whole: a row is missing, its points are in the total
        (["50", "50", "30", "10", "6"], "86", [{"weight": "60", "score": "50", **of_kind(KINDS[1], "6", "5")}]),
        # a row without points, one damaged, one without what was reached, one in another unit, one of nothing
        (
            ["80", "80", "60", "10", "7.5"],
            "77.5",
            [
                {"weight": "20", **of_kind(KINDS[1], "10", "8")},
                {"weight": "20", "score": "15", "damaged": True, **of_kind(KINDS[1], "10", "8")},
                {"weight": "20", "score": "15", **of_kind(KINDS[1], "10", None)},
                {"weight": "20", "score": "12", **of_kind(KINDS[1], "10", "6", actual_unit="次")},
                {"weight": "10", "score": "10", **of_kind(KINDS[3], "0", "0")},
            ],
        ),
        # nothing to execute
        (["9", "0", "0", "10", "0"], "80", [{"weight": "90", "score": "80", **of_kind(KINDS[1], "9", "8")}]),
        # no form
        (["300", "300", "120"], None, []),
        (["12", None, None], None, []),
    )
    for seq, (money, total, lines) in enumerate(forms, 11):
        score = {} if total is None else {"total_score": Decimal(total), "total_weight": Decimal(100)}
        told, fund = project(C, seq, f"c{seq}", money, **score)
        rows["projects"].append(told)
        rows["project_funds"].append(fund)
        rows["indicators"] += [figures(told.project_id, C, n, **line) for n, line in enumerate(lines, 1)]
    department = {"source": "total", "final_budget": Decimal(200), "executed": Decimal(150)}
    rows["project_funds"].append(
        row("project_funds", fund_id=f"{C}-d", report_id=C, weight=Decimal(10), score=Decimal("7.5"), **department)
    )
    rows["indicators"] += [
        figures(None, C, 1, "50", score="40", **of_kind(KINDS[1], "10", "8")),
        figures(None, C, 2, "40", score="40", **of_kind(KINDS[1], "10", "10")),
    ]
