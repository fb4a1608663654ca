"""What the workbook's tables hold: one `Table` a sheet, in the order of the sheets. A new sheet is one more entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polars as pl

from .. import findings_export
from ..formats import DAMAGED
from .view import Asked

_REPORTS_AT_ONCE = 50
SOURCES = "sources"
"""The sheet that says where figures are printed."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where the links of a sheet lead: the first row of the sheet `to` whose columns equal the row's own.

    `on` is own column → column there. `said` words the link, `workbook.line` or `workbook.rows`.
    """

    on: Mapping[str, str]
    to: str = SOURCES
    said: str = "workbook.line"


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: `rows` asks for its rows, whose `columns` are shown under the words of their names.

    `totals` are added up above the heads; a rate of two of them is worked out beside them, with `budgeted` only over
    rows whose whole is above zero. `shares`: column → the column that it is a share of. `frozen` columns stay in view.
    """

    key: str
    rows: Callable[[Asked], pl.DataFrame]
    columns: tuple[str, ...]
    link: Link | None = None
    totals: tuple[str, ...] = ()
    shares: Mapping[str, str] = field(default_factory=dict)
    budgeted: bool = False
    frozen: int = 1


def _asking(query: str) -> Callable[[Asked], pl.DataFrame]:
    return lambda asked: asked.run(query)


def _funds(asked: Asked) -> pl.DataFrame:
    rows = asked.reader.worded(asked.run("workbook_funds"), "fund", "source")
    return _of_departments(asked, rows).with_columns(_marked("fund", "fund_damaged"))


def _indicators(asked: Asked) -> pl.DataFrame:
    rows = asked.run("workbook_indicators")
    return _of_departments(asked, rows).with_columns(_marked("indicator", "indicator_damaged"))


def _of_departments(asked: Asked, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of a department's own form under words that say so, where others name their project."""
    told = pl.lit(asked.reader.text("workbook.department"))
    return rows.with_columns(name=pl.when("of_department").then(told).otherwise("name"))


def _marked(column: str, damaged: str) -> pl.Expr:
    return pl.when(damaged).then(pl.col(column) + DAMAGED).otherwise(column).alias(column)


def _findings(asked: Asked) -> pl.DataFrame:
    """The findings as rows, with the cell that each is about first of all."""
    language = asked.view.language
    rows = findings_export.export_rows(asked.run, None, language, selection=asked.view.selection)
    sentence = "sentence" if language == "zh" else "sentence_en"
    cell = pl.col("citations").list.first()
    cited = {f"cited_{name}": cell.struct.field(name) for name in ("table", "row_id", "column")}
    rows = rows.with_columns(pl.col("consequences").list.join("\n"), finding=sentence, **cited)
    for column in ("severity", "verdict"):
        rows = asked.reader.worded(rows, column, column)
    rules = {rule: asked.reader.text(f"rule.{rule}.name") for rule in rows["rule"].unique()}
    return rows.with_columns(pl.col("rule").replace(rules))


def _sources(asked: Asked) -> pl.DataFrame:
    """Where figures are printed; `table` and `cell` in words, `column` as stored."""
    reports = asked.run("source_reports").select("report_id", "label", "file_name").sort("label", "report_id")
    ids = reports["report_id"].to_list()
    # some reports at a time, since a question about all of many reports holds all of their citations
    some = [ids[first : first + _REPORTS_AT_ONCE] for first in range(0, len(ids), _REPORTS_AT_ONCE)] or [[]]
    rows = pl.concat([asked.run("workbook_sources", reports=few) for few in some], rechunk=False)
    rows = rows.join(reports, on="report_id", how="left", maintain_order="left")
    rows = rows.with_columns(stored="table", cell="column", source_line="line")
    # a fund row without a label of its own is called by its kind
    funds = asked.reader.worded(rows.select("thing"), "thing", "source").to_series()
    rows = rows.with_columns(thing=pl.when(pl.col("stored") == "project_funds").then(funds).otherwise("thing"))
    rows = asked.reader.worded(rows, "cell", "cell")
    return asked.reader.worded(rows, "table", "table")


_BUDGET = ("original_wan", "final_wan", "executed_wan", "unexecuted_wan", "execution_pct")
_MONEY = _BUDGET[:-1]
_OF_PROJECT = Link({"project_id": "project_id"})

TABLES = (
    Table(
        "units",
        _asking("overview_units"),
        ("label", "kind", *_BUDGET, "projects", "mean_score", "low_projects", "total_score", "grade", "cited_pct"),
        Link({"report_id": "report_id"}),
        totals=(*_MONEY, "projects", "low_projects"),
    ),
    Table(
        "structure",
        _asking("structure_functions"),
        ("class", "subclass", "item", "amount_wan", "share_pct", "change_wan"),
        Link({"class": "class", "subclass": "subclass", "item": "item"}, "functions", "workbook.rows"),
        totals=("amount_wan", "share_pct", "change_wan"),
        shares={"share_pct": "amount_wan"},
        frozen=3,
    ),
    Table(
        "execution",
        _asking("execution_moves"),
        ("name", "label", *_BUDGET[:3], "adjusted_wan", *_BUDGET[3:]),
        _OF_PROJECT,
        totals=(*_BUDGET[:3], "adjusted_wan", "unexecuted_wan"),
        budgeted=True,
    ),
    Table(
        "low",
        _asking("low_scores"),
        ("name", "label", "total_score", "lost_points", "lost_on_execution", "lost_on_indicators", "worst_indicator",
         "execution_pct", "final_wan"),
        _OF_PROJECT,
        totals=("lost_points", "lost_on_execution", "lost_on_indicators", "final_wan"),
    ),
    Table(
        "projects",
        _asking("workbook_projects"),
        ("name", "label", "authority", "implementer", "total_weight", "total_score", "lost_points", *_BUDGET,
         "execution_weight", "execution_score"),
        _OF_PROJECT,
        totals=_MONEY,
        budgeted=True,
    ),
    Table(
        "funds",
        _funds,
        ("name", "label", "fund", *_BUDGET, "weight", "score"),
        Link({"fund_id": "row_id"}),
    ),
    Table(
        "indicators",
        _indicators,
        ("name", "label", "level1", "level2", "indicator", "target_text", "actual_text", "target_value", "actual_value",
         "completion_pct", "weight", "score", "lost_points", "reason"),
        Link({"indicator_id": "row_id"}),
    ),
    Table(
        "functions",
        _asking("workbook_functions"),
        ("public_fund", "class", "subclass", "item", "label", "amount_wan", "change_wan", "change_pct", "reason"),
        Link({"function_id": "row_id"}),
        totals=("amount_wan", "change_wan"),
        frozen=4,
    ),
    Table(
        "findings",
        _findings,
        ("severity", "rule", "unit", "fiscal_year", "project", "finding", "printed", "expected", "difference",
         "tolerance", "stake_wan", "mend", "consequences", "verdict", "note"),
        Link({"cited_table": "stored", "cited_row_id": "row_id", "cited_column": "column"}),
        frozen=2,
    ),
    Table(
        "scenario",
        _asking("scenario_projects"),
        ("name", "label", "printed_score", "base_score", "new_score", "change_score", "printed_grade", "base_grade",
         "new_grade", "printed_rank", "base_rank", "new_rank", "rank_change", "kept_rows", "execution_pct",
         "new_execution_pct"),
        _OF_PROJECT,
    ),
    Table(
        SOURCES,
        _sources,
        ("label", "name", "table", "thing", "cell", "text", "page", "source_line", "file_name"),
    ),
)  # fmt: skip
"""The sheets after the first, which says how they are read."""
