"""Indicators with a figure as target or actual value, as the rules of targets want them."""

import polars as pl

from .accounts import prepared
from .scored import has_reason
from .tables import Tables

_SHOWN = 24
"""Characters of a cell that a sentence shows: a value, not the paragraph that some reports put there."""
_DEVIATIONS = 2
"""Printed deviations that make it a report's way to print them."""


def quantities(tables: Tables) -> pl.DataFrame:
    """One row an indicator: `target`, `actual`, their units `of_target` and `of_actual` without brackets and blanks,
    their cells, `has_reason`, `asks_reasons` (whether any row of its form has one), `prints_deviations`."""
    return prepared(tables, "quantities", _prepared)


def _prepared(tables: Tables) -> pl.DataFrame:
    def folded(column: str) -> pl.Expr:
        return pl.col(column).str.replace_all(r"[\s()（）]", "").str.replace("％", "%", literal=True)

    return (
        tables["indicators"]
        .filter(pl.any_horizontal(pl.col("target_value", "actual_value").is_not_null()))
        .with_columns(
            target=pl.col("target_value").cast(pl.Float64),
            actual=pl.col("actual_value").cast(pl.Float64),
            of_target=folded("target_unit"),
            of_actual=folded("actual_unit"),
            has_reason=has_reason(),
            prints_deviations=pl.col("deviation_pct").is_not_null().sum().over("report") >= _DEVIATIONS,
            target_cell=tables.cell("indicators", "target_value"),
            actual_cell=tables.cell("indicators", "actual_value"),
            name_cell=tables.cell("indicators", "name"),
            shown_target=pl.col("target_text").str.slice(0, _SHOWN),
            shown_actual=pl.col("actual_text").str.slice(0, _SHOWN),
        )
        .with_columns(asks_reasons=pl.col("has_reason").any().over("report", pl.col("project_id").is_null()))
    )
