"""Three small reports as literal rows whose figures a reader can add up: what the tests of the dashboard look at.

甲局 2023 tells its projects in a list and one of them twice; 甲中心 2023 is contained in it; 乙局 2024 has two forms, a
list of functions, and prints amounts on three bases. `write_cache` makes a cache of any such rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.schema import STORED
from jixiao.store import ReportEntry, Store
from jixiao.store.rows import to_batches

A, B, C = "a" * 16, "b" * 16, "c" * 16
Rows = Mapping[str, Sequence[Any]]


def row(table: str, /, **values: Any) -> Any:
    """A row of a table. What is not given is None, or the table's own default; numbers in quotes are decimals."""
    given = {
        field.name: field.default if isinstance(field.default, bool | int | str) else None
        for field in fields(STORED[table])
    }
    return STORED[table](**given | values)


def decimals(*values: str | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def report(id_: str, unit: str, year: int, kind: str, **values: Any) -> Any:
    counts = {"figure_count": 100, "cited_count": 90}
    return row(
        "reports",
        report_id=id_,
        file_name=f"{id_[0]}.txt",
        format="text",
        unit=unit,
        fiscal_year=year,
        kind=kind,
        **counts | values,
    )


def project(report_id: str, seq: int, name: str | None, money: Sequence[str | None], **values: Any) -> tuple[Any, Any]:
    """A project and its total fund row; `money` is original budget, final budget, executed and points of execution."""
    id_ = f"{report_id}-{seq:03}"
    original, final, executed, weight, score = decimals(*money, *[None] * (5 - len(money)))
    fund = row(
        "project_funds", fund_id=f"{id_}-m", project_id=id_, report_id=report_id, source="total",
        original_budget=original, final_budget=final, executed=executed, weight=weight, score=score,
    )  # fmt: skip
    return row("projects", project_id=id_, report_id=report_id, seq=seq, name=name, **values), fund


def indicator(
    project_id: str, seq: int, level2: str, name: str, weight: str | None, score: str | None, **values: Any
) -> Any:
    worth, got = decimals(weight, score)
    return row(
        "indicators", indicator_id=f"{project_id}-i{seq}", project_id=project_id, report_id=project_id[:16], seq=seq,
        level1="产出指标", level2=level2, name=name, weight=worth, score=got, **values,
    )  # fmt: skip


def amounts(report_id: str, *lines: tuple[str, str, str, str]) -> list[Any]:
    """Amounts in 万元 from (section, item, measure, value); a value with a sign of percent is a percentage."""
    return [
        row(
            "amounts", amount_id=f"{report_id}-a{number:05}", report_id=report_id, section=section, item=item,
            measure=measure, value=Decimal(value.rstrip("%")), unit="%" if value.endswith("%") else "万元",
        )
        for number, (section, item, measure, value) in enumerate(lines, 1)
    ]  # fmt: skip


def function(
    number: int, names: Sequence[str | None], executed: str, change: str | None, reason: str | None = None
) -> Any:
    class_, subclass, item = names
    spent, moved = decimals(executed, change)
    return row(
        "functions", function_id=f"{C}-f{number:05}", report_id=C, fund="一般公共预算", seq=number,
        class_=class_, subclass=subclass, item=item, executed=spent, change=moved, reason=reason,
    )  # fmt: skip


def small_world() -> dict[str, list[Any]]:
    """The three reports."""
    self_evaluation, accounts = "部门整体支出绩效自评报告", "决算公开说明"
    hundred = Decimal(100)
    projects = [
        project(A, 1, "修路", ["10", "20", "5"]),
        project(A, 2, "修路", ["10", "20", "5"]),
        project(A, 3, "未动", ["8", "0", "0"], started=False),
        project(B, 1, "中心项目", ["1", "1", "1"]),
        project(C, 1, "平台", ["100", "100", "50", "10", "5"], total_weight=hundred, total_score=Decimal("75")),
        project(C, 2, "绿化", [None, "40", "40", "10", "10"], total_weight=hundred, total_score=hundred),
    ]
    return {
        "reports": [
            report(A, "甲局", 2023, self_evaluation),
            report(B, "甲中心", 2023, self_evaluation, consolidated_into="甲局"),
            report(C, "乙局（部门）", 2024, accounts),
        ],
        "projects": [project for project, _ in projects],
        "project_funds": [
            *(fund for _, fund in projects),
            _source(1, "fiscal", "90", "45"),
            _source(2, "other", "10", "5"),
            row(
                "project_funds", fund_id=f"{C}-d", report_id=C, source="total",
                original_budget=Decimal(180), final_budget=Decimal(200), executed=Decimal(150),
            ),
        ],
        "indicators": [
            indicator(f"{C}-001", 1, "数量指标（30分）", "建成模块", "30", "20", reason="尚未验收"),
            indicator(f"{C}-001", 2, "质量指标", "验收合格率", "60", "50"),
            indicator(f"{C}-002", 1, "数量指标", "种树", "90", "90"),
        ],
        "amounts": [
            *amounts(
                A,
                ("部门整体预算规模", "预算", "original_budget", "25"),
                ("部门整体预算规模", "预算", "final_budget", "30"),
                ("部门整体预算规模", "支出", "executed", "12"),
                ("预算执行情况", "基本支出", "executed", "4"),
                ("预算执行情况", "项目支出", "executed", "8"),
                ("预算执行情况", "人员经费", "executed", "3"),
                ("年初预算安排情况", "一般公共预算", "original_budget", "25"),
                ("年初预算安排情况", "一般公共预算", "share_pct", "100%"),
            ),
            *amounts(
                C,
                ("收入支出决算总体情况", "本年支出合计", "executed", "160"),
                ("收入决算情况", "财政拨款收入", "executed", "150"),
                ("收入决算情况", "财政拨款收入", "share_pct", "93.75%"),
                ("收入决算情况", "其他收入", "executed", "10"),
                ("收入决算情况", "其他收入", "share_pct", "6.25%"),
                ("支出决算情况", "基本支出", "executed", "60"),
                ("支出决算情况", "项目支出", "executed", "100"),
                ("财政拨款收入支出决算总体情况", "财政拨款支出总计", "executed", "155"),
                ("财政拨款收入支出决算总体情况", "财政拨款收入支出总体", "original_budget", "120"),
                ("三公经费", "三公经费", "final_budget", "2"),
                ("三公经费", "三公经费", "executed", "1"),
            ),
        ],
        "functions": [
            function(1, ["自然资源支出", None, None], "120", None),
            function(2, ["自然资源支出", "自然资源事务", "行政运行"], "70", "20", "人员增加"),
            function(3, ["自然资源支出", "自然资源事务", "规划管理"], "50", "-30", "项目减少"),
            function(4, ["住房保障支出", None, None], "30", "0"),
        ],
    }  # fmt: skip


def _source(number: int, source: str, final: str, executed: str) -> Any:
    return row(
        "project_funds", fund_id=f"{C}-001-s{number}", project_id=f"{C}-001", report_id=C, source=source,
        final_budget=Decimal(final), executed=Decimal(executed),
    )  # fmt: skip


def write_cache(cache: Path, rows: Rows) -> Path:
    """Put rows by table into a fresh cache, report by report; its source is an empty folder, so it is never stale."""
    entries = {}
    source = cache.parent / f"{cache.name}-reports"
    source.mkdir(parents=True, exist_ok=True)
    with Store(cache).writing() as writing:
        for one in rows["reports"]:
            own = {table: [r for r in found if r.report_id == one.report_id] for table, found in rows.items()}
            entries[one.report_id] = ReportEntry(one.report_id, one.file_name, writing.add(to_batches(own)), "literal")
        writing.commit(entries, {}, (str(source),))
    return cache
