"""Rows with points as the scoring rules want them: what was met, what the report's own profile gives, what is said.

Several rules could tell of one row. Each row is told by the first of these that it breaks:
1. a ceiling exceeded, or a target missed, with full points;
2. the same figures given other points in another row of the report;
3. a target met that lost points (a warning without a reason, a note with one);
4. points that do not follow the report's own profile;
5. points lost without a reason;
and a reason for a deviation beside full points and no deviation, which none of the others can be.
"""

import polars as pl

from ..own_profile import followed, own, with_explained
from ..scoring import KINDS, PROFILES, REACH, scored_funds, scored_indicators
from .accounts import prepared
from .tables import Tables

_SHOWN = 24
"""Characters of a cell that a sentence shows: a value, not the paragraph that some reports put there."""
_NO_REASON = ["", "无", "0", "-", "—", "/", "不适用"]


def scored(tables: Tables) -> pl.DataFrame:
    """Indicators with points that follow from figures, with their cells, `met`, `full`, `lost`, `has_reason`,
    and of the own profile `judged`, `follows`, `profile`, `due`, `told`, `told_of`."""
    return prepared(tables, "scored indicators", _scored)


def executions(tables: Tables) -> pl.DataFrame:
    """Execution rows with points, with their cells, and of the own profile the same as `scored`."""
    return prepared(tables, "scored executions", _executions)


_OF_ROWS = ("report", "report_id", "project_id", "first", "damaged", "weight", "score", "score_decimals")
_OF_FUNDS = (*_OF_ROWS, "source", "executed", "final_budget", "execution_pct", "execution_pct_decimals")
_OF_INDICATORS = (
    *_OF_ROWS,
    *("indicator_id", "level1", "level2", "reason", "target_op", "target_text", "actual_text"),
    *(f"{side}_{what}" for side in ("target", "actual") for what in ("value", "value_decimals", "unit")),
)
"""What the scoring rules want of the rows: most are taken along several times, and there are many columns besides."""


def _funds(tables: Tables) -> pl.DataFrame:
    rows = tables["project_funds"].select(_OF_FUNDS)
    return prepared(tables, "explained funds", lambda _: with_explained(scored_funds(rows)))


def _indicators(tables: Tables) -> pl.DataFrame:
    rows = tables["indicators"].select(_OF_INDICATORS)
    return prepared(tables, "explained rows", lambda _: with_explained(scored_indicators(rows)))


def _own(tables: Tables) -> pl.DataFrame:
    return prepared(tables, "own profiles", lambda of: own(followed(_funds(of), _indicators(of))))


def _with_own(tables: Tables, rows: pl.DataFrame, told: str) -> pl.DataFrame:
    own_profiles = _own(tables).select(
        "report_id", "department", "profile", *(f"{kind}_judged" for kind in KINDS), told=told, told_of=f"{told}_of"
    )
    joined = rows.join(own_profiles, on=["report_id", "department"], how="left", maintain_order="left")
    is_own = {id: pl.col("profile") == id for id in PROFILES}
    of_kind = pl.coalesce(*(pl.when(pl.col("kind") == kind).then(pl.col(f"{kind}_judged")) for kind in KINDS))
    return joined.with_columns(
        judged=of_kind.fill_null(False),
        follows=pl.coalesce(*(pl.when(same).then(pl.col(f"by_{id}")) for id, same in is_own.items())),
        due=pl.coalesce(*(pl.when(same).then(pl.col(f"due_{id}")) for id, same in is_own.items())).round(2),
        profile_name=pl.lit("profile.") + pl.col("profile"),
    )


def _executions(tables: Tables) -> pl.DataFrame:
    rows = _funds(tables).with_columns(
        score_cell=tables.cell("project_funds", "score"),
        weight_cell=tables.cell("project_funds", "weight"),
        rate_cell=tables.cell("project_funds", "execution_pct"),
        executed_cell=tables.cell("project_funds", "executed"),
        final_cell=tables.cell("project_funds", "final_budget"),
    )
    return _with_own(tables, rows, "executions")


def _scored(tables: Tables) -> pl.DataFrame:
    rows = _indicators(tables).with_columns(
        score_cell=tables.cell("indicators", "score"),
        weight_cell=tables.cell("indicators", "weight"),
        target_cell=tables.cell("indicators", "target_value"),
        actual_cell=tables.cell("indicators", "actual_value"),
        reason_cell=tables.cell("indicators", "reason"),
        has_reason=has_reason(),
        shown_target=pl.col("target_text").str.slice(0, _SHOWN),
        shown_actual=pl.col("actual_text").str.slice(0, _SHOWN),
    )
    is_exact = (pl.col("target_op") == "=") & (pl.col("kind") == REACH)
    reached = (
        pl.when(is_exact).then(pl.col("actual") == pl.col("target")).otherwise(pl.col("actual") >= pl.col("target"))
    )
    rows = rows.with_columns(
        met=pl.when(pl.col("kind") == REACH).then(reached).otherwise(pl.col("actual") <= pl.col("target")),
        full=pl.col("points") >= pl.col("points_of") - 1e-9,
    )
    rows = _with_own(tables, rows, "indicators")
    explained = pl.when("judged").then("follows").otherwise(pl.any_horizontal(f"by_{id}" for id in PROFILES))
    rows = rows.with_columns(explained=explained, lost=~pl.col("full")).pipe(_compared).pipe(_classified)
    return rows.drop(pl.selectors.matches("^(by|due)_"), "target_text", "actual_text", "level1", "level2", "report_id")


def where_broken(*cells: str) -> list[pl.Expr]:
    """The cells of rows that do not hold. What holds needs no evidence: its row is damaged or not as a whole."""
    return [pl.when(~pl.col("holds")).then(pl.col(cell)).alias(cell) for cell in cells]


def asks_reasons() -> pl.Expr:
    """Whether any row of a report's forms of projects, or of its form of the whole department, has a reason."""
    # one number for both: what is grouped by one column is grouped faster
    return has_reason().any().over(2 * pl.col("report") + pl.col("project_id").is_null())


def has_reason() -> pl.Expr:
    """Whether a row prints a reason for its deviation; some forms fill the cell with a word for "none"."""
    return pl.col("reason").is_not_null() & ~pl.col("reason").str.strip_chars().is_in(_NO_REASON)


_FIGURES = ("report", "level2", "target_op", "target", "actual", "target_unit", "points_of")


def _compared(rows: pl.DataFrame) -> pl.DataFrame:
    """With `usual`, what rows with the same figures are mostly given, and `usual_cell`, the points of one of them.

    Rows just as planned are left out: they are too common to be the same case.
    """
    off = rows.filter(pl.col("actual") != pl.col("target"))
    given = off.group_by(*_FIGURES, "points").agg(
        rows=pl.len(), usual_cell=pl.col("score_cell").sort_by("damaged").first()
    )
    usual = (
        given.sort("rows", "points", descending=True)
        .group_by(_FIGURES, maintain_order=True)
        .agg(usual=pl.col("points").first(), usual_cell=pl.col("usual_cell").first(), alike=pl.col("rows").sum())
        .filter(pl.col("alike") > 1)
    )
    return rows.join(usual, on=list(_FIGURES), how="left", maintain_order="left", nulls_equal=True).with_columns(
        differs=((pl.col("points") - pl.col("usual")).abs() > pl.col("unit") + 1e-9).fill_null(False)
    )


def _classified(rows: pl.DataFrame) -> pl.DataFrame:
    """With `verdict`: which of the specific rules tells of the row, by the order above; NULL where none does."""
    over = (pl.col("kind") != REACH) & (pl.col("actual") > pl.col("target"))
    # a cost planned at a figure is not missed by spending less
    is_cost = pl.concat_str("level1", "level2", ignore_nulls=True).str.contains("成本")
    short = (pl.col("kind") == REACH) & (pl.col("actual") < pl.col("target")) & ~is_cost
    # points are short by less than one printed unit where the target is nearly reached
    short &= pl.col("points_of") * (1 - pl.col("actual") / pl.col("target")) > pl.col("unit")
    rows = rows.with_columns(over=over, short=short)
    verdict = (
        pl.when(pl.col("over") & pl.col("full"))
        .then(pl.lit("overrun"))
        .when(pl.col("short") & pl.col("full"))
        .then(pl.lit("missed"))
        .when("differs")
        .then(pl.lit("same"))
        .when(pl.col("met") & pl.col("lost") & ~pl.col("explained"))
        .then(pl.lit("met"))
        .when(pl.col("judged") & ~pl.col("follows"))
        .then(pl.lit("profile"))
    )
    return rows.with_columns(verdict=verdict)
