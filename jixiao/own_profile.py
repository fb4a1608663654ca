"""Which profile of scoring a report follows, counted from its printed points."""

import polars as pl

from .scoring import COST, EXECUTION, KINDS, LIMIT, PROFILES, REACH, explains, points

SCOPE = ("report_id", "department")
"""A report's project forms and the form of the whole department are scored apart: they are different templates."""

FLOOR = 5
"""Telling rows that a profile must explain. Points that agree to the last printed decimal in a row on which the
profiles differ are hardly chance; five of them are none, and fewer are what one form filled in by hand could give."""

SHARE = 2 / 3
"""Of the telling rows; where fewer follow, points are given by judgement and no profile is the report's own."""

FEWEST = 2
"""Telling rows of a kind that must be explained before a row of that kind is judged by the profile."""


def with_explained(rows: pl.DataFrame) -> pl.DataFrame:
    """Scored rows with `by_<profile>`: whether it explains them, `due_<profile>`: its points, and `telling`: whether
    profiles differ on them.

    Where full points are due under each profile, full points say nothing about which of them is followed.
    """
    actual, target, kind = pl.col("actual"), pl.col("target"), pl.col("kind")
    done = pl.when(kind == LIMIT).then(actual <= target).otherwise((kind != COST) & (actual >= target))
    # most rows are done and at full points: every profile gives them that
    plain = done & ((pl.col("points") - pl.col("points_of")).abs() < 1e-9)
    slim = rows.select(_NEEDED).with_row_index("at").with_columns(plain=plain)
    due = [f"due_{id}" for id in PROFILES]
    flags = ["at", "telling", *due, *(f"by_{id}" for id in PROFILES)]
    easy = slim.filter("plain").with_columns(
        *(pl.col("points_of").alias(name) for name in due),
        *(pl.lit(True).alias(f"by_{id}") for id in PROFILES),
        telling=pl.lit(False),
    )
    hard = (
        slim.filter(~pl.col("plain"))
        .with_columns(points(profile).alias(f"due_{id}") for id, profile in PROFILES.items())
        .with_columns(explains(profile).alias(f"by_{id}") for id, profile in PROFILES.items())
        .with_columns(telling=pl.max_horizontal(due) - pl.min_horizontal(due) > pl.col("unit") + 1e-9)
    )
    return rows.hstack(pl.concat([easy.select(flags), hard.select(flags)]).sort("at").drop("at"))


_NEEDED = ("kind", "target", "actual", "low", "high", "points_of", "points", "unit")


def followed(funds: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """How well each profile explains each scope, the best first by `rank` (0 is the own one).

    funds, indicators: scored rows `with_explained`; damaged rows do not count. Columns: SCOPE, profile, rank,
    `executions`, `executions_of`, `indicators`, `indicators_of` (rows explained, of so many), and for each kind
    `<kind>_told`, `<kind>_telling`, the same of the telling rows.
    """
    rows = pl.concat([_counted(funds), _counted(indicators)])
    counts = [_counts(rows, id, place) for place, id in enumerate(PROFILES)]
    explained = pl.col("executions") + pl.col("indicators")
    return (
        pl.concat(counts)
        .sort(*SCOPE, explained, "place", descending=[False, False, True, False])
        .with_columns(rank=pl.int_range(pl.len()).over(SCOPE))
        .drop("place")
    )


def _counted(rows: pl.DataFrame) -> pl.DataFrame:
    columns = [*SCOPE, "kind", "telling", *(f"by_{id}" for id in PROFILES)]
    return rows.filter("is_sound").group_by(columns).agg(rows=pl.len())


def _counts(rows: pl.DataFrame, id: str, place: int) -> pl.DataFrame:
    by, is_execution = pl.col(f"by_{id}"), pl.col("kind") == EXECUTION
    wanted = {
        "executions": by & is_execution,
        "executions_of": is_execution,
        "indicators": by & ~is_execution,
        "indicators_of": ~is_execution,
    }
    for kind in KINDS:
        telling = pl.col("telling") & (pl.col("kind") == kind)
        wanted |= {f"{kind}_told": telling & by, f"{kind}_telling": telling}
    counted = {name: pl.col("rows").filter(which).sum() for name, which in wanted.items()}
    return rows.group_by(SCOPE).agg(profile=pl.lit(id), place=pl.lit(place), **counted)


def own(profiles: pl.DataFrame) -> pl.DataFrame:
    """The own profile of each scope that has one, with `<kind>_judged`: whether rows of that kind are to follow it."""
    first = profiles.filter(pl.col("rank") == 0)
    # the shares of reached targets and of costs are taken by one function: what tells of one tells of the other
    shares_told, shares = (pl.col(f"{REACH}_{name}") + pl.col(f"{COST}_{name}") for name in ("told", "telling"))
    judged = {EXECUTION: _holds(pl.col(f"{EXECUTION}_told"), pl.col(f"{EXECUTION}_telling"))}
    for kind in KINDS[1:]:
        judged[kind] = (pl.col(f"{kind}_told") >= FEWEST) & _holds(shares_told, shares)
    flagged = first.with_columns(**{f"{kind}_judged": holds for kind, holds in judged.items()})
    return flagged.filter(pl.any_horizontal(f"{kind}_judged" for kind in KINDS))


def _holds(told: pl.Expr, telling: pl.Expr) -> pl.Expr:
    return (told >= FLOOR) & (told >= SHARE * telling)
