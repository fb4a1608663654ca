"""Indicators with a figure as target or actual value, as the rules of targets want them."""

import polars as pl

from .accounts import distinct, prepared
from .scored import asks_reasons, has_reason
from .tables import Tables

_SHOWN = 24
"""Characters of a cell that a sentence shows: a value, not the paragraph that some reports put there."""
_DEVIATIONS = 2
"""Printed deviations that make it a report's way to print them."""
_WANTED = (
    *("report", "project_id", "first", "name", "target_op", "reason", "deviation_pct"),
    *(f"{side}_{what}" for side in ("target", "actual") for what in ("value", "unit", "text")),
)


def quantities(tables: Tables) -> pl.DataFrame:
    """One row an indicator: `target`, `actual`, their units `of_target` and `of_actual` without brackets and blanks,
    their cells, `has_reason`, `asks_reasons` (whether any row of its form has one), `prints_deviations`."""
    return prepared(tables, "quantities", _prepared)


def _prepared(tables: Tables) -> pl.DataFrame:
    def folded(side: str) -> pl.DataFrame:
        text = pl.col(f"{side}_unit").str.replace_all(r"[\s()（）]", "").str.replace("％", "%", literal=True)
        return distinct(tables["indicators"], f"{side}_unit").with_columns(text.alias(f"of_{side}"))

    return (
        tables["indicators"]
        .select(_WANTED)
        .filter(pl.any_horizontal(pl.col("target_value", "actual_value").is_not_null()))
        .join(folded("target"), on="target_unit", how="left", maintain_order="left")
        .join(folded("actual"), on="actual_unit", how="left", maintain_order="left")
        .select(
            *("name", "target_op", "of_target", "of_actual"),
            target=pl.col("target_value").cast(pl.Float64),
            actual=pl.col("actual_value").cast(pl.Float64),
            has_reason=has_reason(),
            asks_reasons=asks_reasons(),
            prints_deviations=pl.col("deviation_pct").is_not_null().sum().over("report") >= _DEVIATIONS,
            target_cell=tables.cell("indicators", "target_value"),
            actual_cell=tables.cell("indicators", "actual_value"),
            name_cell=tables.cell("indicators", "name"),
            shown_target=pl.col("target_text").str.slice(0, _SHOWN),
            shown_actual=pl.col("actual_text").str.slice(0, _SHOWN),
        )
    )
