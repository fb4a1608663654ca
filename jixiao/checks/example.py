"""Short ways to write the rows of a rule's example: a small report that breaks this rule and no other."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from ..schema import TABLES, Amount, Citation, Function, Indicator, Project, ProjectFund, Report, Statement

_ID = "0123456789abcdef"
_numbers = count(1)


def _figures(values: dict[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    """Figures are given as printed, as text."""
    return {
        name: Decimal(value) if isinstance(value, str) and name not in texts else value
        for name, value in values.items()
    }


def report(**values: Any) -> Report:
    texts = ("title", "unit", "region", "level", "kind", "grade", "consolidated_into", "file_name", "format")
    given = {"file_name": "example.txt", "format": "text", "kind": "决算公开说明", "fiscal_year": 2024} | values
    return Report(_ID, **_figures(given, texts))


def amount(section: str, item: str, measure: str, value: str | None, unit: str | None = "万元") -> Amount:
    return Amount(f"{_ID}-a{next(_numbers):05}", _ID, section, item, measure, value and Decimal(value), unit)  # type: ignore[arg-type]


def function(**values: Any) -> Function:
    return Function(
        f"{_ID}-f{next(_numbers):05}", _ID, **_figures(values, ("fund", "class_", "subclass", "item", "reason"))
    )


def project(seq: int = 1, **values: Any) -> Project:
    texts = ("name", "authority", "implementer", "goal", "completion")
    return Project(f"{_ID}-{seq:03}", _ID, seq, **_figures(values, texts))


def fund(source: str, project: int | None = 1, **values: Any) -> ProjectFund:
    of = None if project is None else f"{_ID}-{project:03}"
    return ProjectFund(f"{_ID}-m{next(_numbers):05}", of, _ID, source, **_figures(values, ("label",)))


def indicator(seq: int, project: int | None = 1, **values: Any) -> Indicator:
    of = None if project is None else f"{_ID}-{project:03}"
    texts = [name for name in Indicator.__dataclass_fields__ if name.endswith(("_text", "_op", "_unit"))]
    texts += ["level1", "level2", "name", "reason", "basis"]
    return Indicator(f"{_ID}-i{next(_numbers):05}", of, _ID, seq, **_figures(values, texts))


def statement(topic: str, text: str, project: int | None = None) -> Statement:
    of = None if project is None else f"{_ID}-{project:03}"
    return Statement(f"{_ID}-s{next(_numbers):05}", _ID, of, topic, text)


_TABLE_OF = {row: table for table, row in TABLES.items()}


def rows(example: Sequence[Any]) -> dict[str, list[Any]]:
    """An example's rows by table, its running text one line a section; a report's own row where none is given."""
    made: dict[str, list[Any]] = {table: [] for table in TABLES}
    line, section = 0, None
    for start, row in enumerate(example):
        made[_TABLE_OF[type(row)]].append(row)
        if isinstance(row, Amount):
            line, section = (line, section) if row.section == section and line else (line + 1, row.section)
            made["citations"].append(_citation("amounts", row.amount_id, "value", line, start))
        elif isinstance(row, Project):
            line, section = line + 1, None
            made["citations"].append(_citation("projects", row.project_id, "name", line, start))
        elif isinstance(row, Statement):
            made["citations"].append(_citation("statements", row.statement_id, "text", line, start))
    made["reports"] = made["reports"] or [report()]
    return made


def _citation(table: str, row: str, column: str, line: int, start: int) -> Citation:
    return Citation(_ID, table, row, column, max(line, 1), start, start + 1, max(line, 1), "")
