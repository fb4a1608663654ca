"""The facts of many reports as frames whose every cell has a number, and what each numbered cell is worth.

Rules speak of cells: they say which cells are related and how. What a cell's figure is, how exactly it is printed and
whether the reading is sure of it is kept here once, so that no rule handles a value that it must not trust.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

CELLS: dict[str, tuple[str, ...]] = {
    "reports": ("title", "unit", "fiscal_year", "total_score", "grade"),
    "amounts": ("value", "item"),
    "functions": ("executed", "share_pct", "change", "change_pct", "class", "item", "reason"),
    "projects": ("name", "total_weight", "total_score", "goal", "completion"),
    "project_funds": ("original_budget", "final_budget", "executed", "weight", "execution_pct", "score", "label"),
    "indicators": (
        *("target_value", "actual_value", "weight", "score", "deviation_pct", "midyear_value"),
        *("level1", "level2", "name", "target_text", "actual_text", "midyear_text", "reason"),
    ),
    "statements": ("text",),
}
"""Table → the columns whose cells a relation may be about."""

ROW_IDS = {
    "reports": "report_id",
    "amounts": "amount_id",
    "functions": "function_id",
    "projects": "project_id",
    "project_funds": "fund_id",
    "indicators": "indicator_id",
    "statements": "statement_id",
}

_LINE = 10_000_000
"""More characters than a line has: a place is the line times this and the character in it."""

_DAMAGED = {"projects": ("name",)}
"""What the mark of damage is about where it is not the whole row: a project's is about its name, not its totals."""

SCALE = 2_000_000.0
"""Values are kept in halves of the last decimal that a table stores: whole numbers in a float, so sums are exact."""

_SCORES = frozenset({"score", "total_score"})
_SCORE_DECIMALS = 2
_WEIGHTS = frozenset({"weight", "total_weight"})


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one table: the number of its first, and how many a row has."""

    table: str
    first: int
    columns: tuple[str, ...]
    rows: int

    @property
    def end(self) -> int:
        return self.first + self.rows * len(self.columns)


class Tables:
    """The facts of many reports.

    A frame holds a table's columns as stored, `first` (the number of the row's first cell), `report` (which report,
    from 0) and, for figures, `<column>_decimals`; amounts, statements and projects also `line` and `place`.
    """

    def __init__(self, frames: Mapping[str, pl.DataFrame]) -> None:
        reports = frames["reports"].select("report_id", "fiscal_year", report=pl.int_range(pl.len(), dtype=pl.Int32))
        self.report_ids: list[str] = reports["report_id"].to_list()
        self._cells: dict[str, _Cells] = {}
        self._frames: dict[str, pl.DataFrame] = {}
        first = 0
        for table, columns in CELLS.items():
            frame, width = frames[table], len(columns)
            # rows of a report mostly follow each other: an id is looked up once for all of them
            runs = frame.select(pl.col("report_id").rle()).unnest("report_id").rename({"value": "report_id"})
            of_runs = runs.join(reports, on="report_id", how="left", maintain_order="left")
            of_rows = of_runs.select("report", "fiscal_year")[np.repeat(np.arange(len(runs)), runs["len"].to_numpy())]
            last = first + len(frame) * width
            more = [of_rows["report"], pl.int_range(first, last, width, dtype=pl.Int64, eager=True).alias("first")]
            if "fiscal_year" not in frame.columns:
                more.append(of_rows["fiscal_year"])
            if "start" in frame.columns:
                more.append(frame.select(place=pl.col("line").cast(pl.Int64) * _LINE + pl.col("start")).to_series())
            self._frames[table] = frame.with_columns(more)
            self._cells[table] = _Cells(table, first, columns, len(frame))
            first = last
        self._weigh(first)

    def __getitem__(self, table: str) -> pl.DataFrame:
        return self._frames[table]

    def cell(self, table: str, column: str) -> pl.Expr:
        """The number of a row's cell, NULL where nothing is printed in it."""
        offset = CELLS[table].index(column)
        return pl.when(pl.col(column).is_not_null()).then(pl.col("first") + offset)

    def _weigh(self, count: int) -> None:
        """What each cell is worth: its value and half its last unit in `SCALE`ths, how many decimals it is printed
        with, whether the reading is sure of it, and the report that it is of."""
        self.values, self.halves, self.decimals = np.full(count, np.nan), np.zeros(count), np.zeros(count, np.int32)
        self.sound, self.report_of = np.ones(count, bool), np.zeros(count, np.int32)
        for cells in self._cells.values():
            frame, width = self._frames[cells.table], len(cells.columns)
            here = slice(cells.first, cells.end)
            self.report_of[here] = np.repeat(frame["report"].to_numpy(), width)
            if "damaged" in frame.columns:
                hurt = [column in _DAMAGED.get(cells.table, cells.columns) for column in cells.columns]
                self.sound[here] = ~np.outer(frame["damaged"].to_numpy(), hurt).ravel()
            for offset, column in enumerate(cells.columns):
                at = slice(cells.first + offset, cells.end, width)
                if f"{column}_decimals" in frame.columns:
                    self.values[at] = np.round(frame[column].cast(pl.Float64).to_numpy() * SCALE)
                    decimals = frame[f"{column}_decimals"].fill_null(0).to_numpy()
                    self.decimals[at], self.halves[at] = decimals, self._half(frame, cells.table, column, decimals)
                elif column == "fiscal_year":
                    self.values[at] = frame[column].cast(pl.Float64).to_numpy() * SCALE

    @staticmethod
    def _half(frame: pl.DataFrame, table: str, column: str, decimals: np.ndarray) -> np.ndarray:
        """Half a unit of the last printed decimal.

        What is counted or laid down (weights) is exact; points are given to two decimals however they are printed.
        """
        if column in _WEIGHTS:
            return np.zeros(len(frame))
        if column in _SCORES:
            decimals = np.maximum(decimals, _SCORE_DECIMALS)
        half: np.ndarray = 0.5 * SCALE * np.power(10.0, -decimals)
        if table == "amounts":
            half = np.where((frame["measure"] == "count").to_numpy(), 0.0, half)
        return half

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        """Each table with the number of its first cell and that past its last."""
        return [(cells.table, cells.first, cells.end) for cells in self._cells.values()]
