"""Small scored reports for tests: a project's rate and points, indicators, and what loading works out of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from jixiao import checks
from jixiao.own_profile import fitted
from jixiao.schema import STORED, arrow_schema
from jixiao.store import as_printed, to_batches
from tests.literal_rows import A, indicator, project, report, row

FLOORED = {"69.30": "2.32", "68.54": "2.14", "79.09": "4.77", "71.20": "2.80", "75.00": "3.75", "68.66": "2.16"}
"""Rates in per cent → points of 10, nothing below 60 %."""
IN_PROPORTION = {"91.00": "9.10", "82.00": "8.20", "64.00": "6.40", "72.50": "7.25", "55.00": "5.50"}
World = dict[str, list[Any]]


def spending(rates: Mapping[str, str], **more: Any) -> World:
    """One report with a project a rate; `more`: values of every fund row."""
    made = [project(A, seq, f"第{seq}项", ["100", "100", rate, "10", score]) for seq, (rate, score) in _placed(rates)]
    for _, fund in made:
        for name, value in more.items():
            setattr(fund, name, value)
    return {
        "reports": [report(A, "甲局", 2023, "决算公开说明")],
        "projects": [of for of, _ in made],
        "project_funds": [fund for _, fund in made],
        "indicators": [],
        "citations": [
            row(
                "citations", report_id=A, table="project_funds", row_id=fund.fund_id, column="score", line=seq,
                start=0, end=1, last_line=seq, text=str(fund.score),
            )
            for seq, (_, fund) in enumerate(made, 1)
        ],
    }  # fmt: skip


def _placed(rates: Mapping[str, str]) -> list[tuple[int, tuple[str, str]]]:
    return list(enumerate(rates.items(), 1))


def figures(target: str | None, actual: str | None, op: str | None = ">=", unit: str = "个", **more: Any) -> Any:
    """What an indicator aims at and reached."""
    known = {
        name: None if value is None else Decimal(value) for name, value in (("target", target), ("actual", actual))
    }
    return {
        "target_op": op, "target_value": known["target"], "actual_value": known["actual"], "target_unit": unit,
        "actual_unit": unit,
    } | more  # fmt: skip


def with_rows(world: World, *rows: tuple[str | None, str | None, Any]) -> World:
    """The world with indicators in its first project: weight, points, figures."""
    made = [
        indicator(f"{A}-001", seq, "数量指标", f"指标{seq}", weight, score, **more)
        for seq, (weight, score, more) in enumerate(rows, 1)
    ]
    return world | {"indicators": world["indicators"] + made}


def scored(world: World) -> World:
    """The world with what loading stores of scoring."""
    made = dict(world)
    for one in world["reports"]:
        own: Mapping[str, Sequence[Any]] = {
            table: [r for r in rows if r.report_id == one.report_id] for table, rows in world.items()
        }
        for table, frame in fitted(checks.frames([(to_batches(own), as_printed(own))])).items():
            schema = arrow_schema(table)
            rows = frame.select(schema.names).to_arrow().cast(schema).to_pylist()
            made[table] = made.get(table, []) + [STORED[table](**values) for values in rows]
    return made
