"""A cache with as many projects as asked for, made in seconds: what a province would load in some years.

The facts come from `many_facts`; here they are printed, a row a line, so that every figure has a source to open, and
written report by report. The same number of projects and seed make the same rows.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from jixiao.own_profile import fitted
from jixiao.schema import arrow_schema, column_names
from jixiao.store import ReportEntry, Store
from tests.many_facts import Frames, many_facts

_SEPARATOR = "  "
_IDS = {"amounts": ("amount_id", "a"), "functions": ("function_id", "f"), "project_funds": ("fund_id", "m")}
_IDS |= {"indicators": ("indicator_id", "i"), "statements": ("statement_id", "s")}
_PRINTED = {
    "reports": ("report_id", ["title", "unit", "fiscal_year"]),
    "amounts": ("amount_id", ["section", "item", "value", "unit"]),
    "functions": ("function_id", ["class", "subclass", "item", "executed", "change", "reason"]),
    "projects": (
        "project_id",
        ["name", "authority", "implementer", "goal", "completion", "total_score"],
    ),
    "project_funds": (
        "fund_id",
        ["label", "original_budget", "final_budget", "executed", "weight", "execution_pct", "score"],
    ),
    "indicators": (
        "indicator_id",
        ["level1", "level2", "name", "target_text", "actual_text", "weight", "score", "reason"],
    ),
    "statements": ("statement_id", ["text"]),
}
"""Table → the column that tells its rows apart, and the cells that stand in the source, in the order of the tables."""


def many_projects(projects: int = 10_000, seed: int = 1) -> Frames:
    """All tables of the world, each sorted by report."""
    facts = many_facts(projects, seed)
    for table, (id_, letter) in _IDS.items():
        number = pl.int_range(1, pl.len() + 1).over("report_id").cast(pl.String).str.zfill(5)
        facts[table] = facts[table].sort("report_id", maintain_order=True)
        facts[table] = facts[table].with_columns(pl.format("{}-" + letter + "{}", "report_id", number).alias(id_))
    facts["citations"] = _citations(facts)
    facts["lines"] = _lines(facts["citations"])
    facts["reports"] = _counted(facts)
    for table, rows in fitted({name: _with_decimals(facts[name]) for name in ("project_funds", "indicators")}).items():
        facts[table] = rows.sort("report_id", maintain_order=True)
    return facts


def write_many(cache: Path, projects: int = 10_000, seed: int = 1) -> Path:
    """Put the world into a fresh cache; its source is an empty folder, so it is never stale."""
    world = {table: _arrow(table, frame) for table, frame in many_projects(projects, seed).items()}
    reports = world["reports"].column("report_id").to_pylist()
    starts = {table: _starts(rows, reports) for table, rows in world.items()}
    source, entries = cache.parent / f"{cache.name}-reports", {}
    source.mkdir(parents=True, exist_ok=True)
    with Store(cache).writing() as writing:
        for place, report in enumerate(reports):
            own = {table: batch for table, rows in world.items() for batch in _own(rows, starts[table][place])}
            entries[report] = ReportEntry(report, f"{report}.txt", writing.add(own), "many")
        writing.commit(entries, {}, (str(source),))
    return cache


def _citations(facts: Frames) -> pl.DataFrame:
    """One row a printed cell: the cells of a row stand on a line of their own, one behind the other."""
    cells = pl.concat(
        facts[table].select(
            "report_id",
            pl.lit(table).alias("table"),
            pl.lit(kind, pl.Int32).alias("kind"),
            pl.int_range(pl.len(), dtype=pl.Int32).alias("row"),
            pl.col(id_).alias("row_id"),
            pl.lit(place, pl.Int32).alias("place"),
            pl.lit(column).alias("column"),
            _as_printed(facts[table], column).alias("text"),
        )
        for kind, (table, (id_, columns)) in enumerate(_PRINTED.items())
        for place, column in enumerate(columns)
    ).drop_nulls("text")
    cells = cells.sort("report_id", "kind", "row", "place").with_columns(
        line=pl.struct("kind", "row").rle_id().cast(pl.Int32),
        length=pl.col("text").str.len_chars().cast(pl.Int32),
    )
    end = pl.col("length").cum_sum().over("line") + len(_SEPARATOR) * pl.int_range(pl.len()).over("line")
    return cells.with_columns(
        line=pl.col("line") - pl.col("line").min().over("report_id") + 1,
        end=end,
        start=end - pl.col("length"),
    ).with_columns(last_line="line")


def _as_printed(frame: pl.DataFrame, column: str) -> pl.Expr:
    text = pl.col(column).cast(pl.String)
    if isinstance(frame.schema[column], pl.Decimal):
        return text.str.strip_chars_end("0").str.strip_chars_end(".")
    return text


def _with_decimals(frame: pl.DataFrame) -> pl.DataFrame:
    """With how exactly its figures are printed, as loading tells it."""
    figures = [name for name, kind in frame.schema.items() if isinstance(kind, pl.Decimal)]
    return frame.with_columns(
        (_as_printed(frame, name).str.extract(r"\.(.*)").str.len_chars().fill_null(0).cast(pl.Int32)).alias(
            f"{name}_decimals"
        )
        for name in figures
    )


def _lines(citations: pl.DataFrame) -> pl.DataFrame:
    return citations.group_by("report_id", "line", maintain_order=True).agg(pl.col("text").str.join(_SEPARATOR))


def _counted(facts: Frames) -> pl.DataFrame:
    cited = facts["citations"].group_by("report_id").agg(cited_count=pl.len())
    lines = facts["lines"].group_by("report_id").agg(line_count=pl.len())
    counted = facts["reports"].join(cited, on="report_id").join(lines, on="report_id").sort("report_id")
    return counted.with_columns(figure_count=pl.col("cited_count") + 9)


def _arrow(table: str, frame: pl.DataFrame) -> Any:
    """The stored columns of a frame, those it lacks empty."""
    missing = [pl.lit(None).alias(column) for column in column_names(table) if column not in frame.columns]
    return frame.with_columns(missing).select(column_names(table)).to_arrow().cast(arrow_schema(table))


def _starts(rows: Any, reports: list[str]) -> list[tuple[int, int]]:
    """Where the rows of each report begin and end."""
    ids = rows.column("report_id").to_numpy()
    return list(pairwise([*np.searchsorted(ids, reports).tolist(), len(ids)]))


def _own(rows: Any, part: tuple[int, int]) -> list[Any]:
    """The rows of one report as one batch; none where it has none."""
    start, end = part
    return list(rows.slice(start, end - start).combine_chunks().to_batches())
