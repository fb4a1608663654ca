"""Which profile of scoring a report follows, counted from its printed points."""

from collections.abc import Mapping

import polars as pl

from .scoring import (
    COST,
    EXECUTION,
    KINDS,
    LIMIT,
    PROFILES,
    REACH,
    explains,
    kind_of,
    points,
    scored_funds,
    scored_indicators,
    why_kept,
)

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
        .with_columns(explains(profile, pl.col(f"due_{id}")).alias(f"by_{id}") for id, profile in PROFILES.items())
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


def with_own(rows: pl.DataFrame, own_profiles: pl.DataFrame) -> pl.DataFrame:
    """Rows `with_explained`, with `profile`, the own one of their scope, `judged`, whether rows of their kind are to
    follow it, `follows`, whether they do, and `due`, its points; where a scope has no own one, `follows` is whether any
    profile explains the row."""
    judged = [f"{kind}_judged" for kind in KINDS]
    joined = rows.join(
        own_profiles.select(*SCOPE, "profile", *judged), on=list(SCOPE), how="left", maintain_order="left"
    )
    of_kind = pl.coalesce(*(pl.when(pl.col("kind") == kind).then(pl.col(f"{kind}_judged")) for kind in KINDS))

    def of_profile(prefix: str) -> pl.Expr:
        return pl.coalesce(*(pl.when(pl.col("profile") == id).then(pl.col(f"{prefix}_{id}")) for id in PROFILES))

    by_any = pl.any_horizontal(f"by_{id}" for id in PROFILES)
    return joined.with_columns(
        judged=of_kind.fill_null(False),
        follows=pl.coalesce(of_profile("by"), by_any),
        # as queries/shared/points.sql rounds
        due=of_profile("due").round(2, mode="half_away_from_zero"),
    ).drop(judged)


def fitted(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """What is stored of scoring, by table: `scored_rows` and `profile_fits` of schema.py.

    tables: project_funds and indicators, as `checks.frames` gives them.
    """
    funds = with_explained(scored_funds(tables["project_funds"]))
    indicators = with_explained(scored_indicators(tables["indicators"]))
    profiles = followed(funds, indicators)
    own_profiles = own(profiles)
    funds, indicators = with_own(funds, own_profiles), with_own(indicators, own_profiles)
    unrated = _unrated(tables["project_funds"], funds)
    rows = pl.concat([_fund_rows(funds), unrated, _indicator_rows(tables["indicators"], indicators)], how="diagonal")
    fits = (
        profiles.join(own_profiles.select(*SCOPE, "profile", own=True), on=[*SCOPE, "profile"], how="left")
        .with_columns(pl.col("own").fill_null(False))
        .join(_full_from(funds, "execution"), on=list(SCOPE), how="left")
        .join(_full_from(indicators.filter(pl.col("kind") == COST), "cost"), on=list(SCOPE), how="left")
    )
    return {"scored_rows": rows, "profile_fits": fits}


_TOLD = ("judged", "follows", "due")


def _fund_rows(funds: pl.DataFrame) -> pl.DataFrame:
    kept = pl.when(~pl.col("is_sound")).then(pl.lit("damaged"))
    return funds.select("report_id", "project_id", "department", "kind", *_TOLD, row_id="fund_id", kept=kept)


def _unrated(all_funds: pl.DataFrame, scored: pl.DataFrame) -> pl.DataFrame:
    """The row with points for its spending of each form that has no rate, as of a budget of nothing."""
    return (
        all_funds.filter(pl.col("weight") > 0, pl.col("score").is_not_null())
        .join(scored, on=["report_id", "project_id"], how="anti", nulls_equal=True)
        .sort(pl.col("source") == "total", descending=True, maintain_order=True)
        .unique(["report_id", "project_id"], keep="first", maintain_order=True)
        .select(
            "report_id",
            "project_id",
            department=pl.col("project_id").is_null(),
            kind=pl.lit(EXECUTION),
            judged=pl.lit(False),
            row_id="fund_id",
            kept=pl.when("damaged").then(pl.lit("damaged")).otherwise(pl.lit("no_actual")),
        )
    )


def _indicator_rows(all_rows: pl.DataFrame, scored: pl.DataFrame) -> pl.DataFrame:
    told = scored.select("indicator_id", *_TOLD)
    return (
        all_rows.filter(pl.col("weight").is_not_null())
        .select(
            "report_id",
            "project_id",
            "indicator_id",
            department=pl.col("project_id").is_null(),
            kind=kind_of(all_rows),
            kept=pl.when("damaged").then(pl.lit("damaged")).otherwise(why_kept(all_rows)),
        )
        .join(told, on="indicator_id", how="left", maintain_order="left")
        .with_columns(pl.col("judged").fill_null(False))
        .rename({"indicator_id": "row_id"})
    )


def _full_from(rows: pl.DataFrame, of: str) -> pl.DataFrame:
    """Between which completions full points begin, `<of>_full_low` and `<of>_full_high`, where full points are given
    below 100 %; of rows that follow their scope's own profile.

    Full points say where they begin only if no line that still rises there would be rounded up to them: 9.996 of 10 is
    printed as 10.00. The flattest line is the one in proportion.
    """
    share = (100 * pl.col("actual") / pl.col("target")).round(2)
    is_full = pl.col("points") >= pl.col("points_of") - 1e-9
    is_rounded = pl.col("points_of") * (100 - share) / 100 <= pl.col("unit") + 1e-9
    return (
        rows.filter("is_sound", "judged", "follows", share < 100)
        .filter(~(is_full & is_rounded))
        .group_by(SCOPE)
        .agg(
            share.filter(~is_full).max().alias(f"{of}_full_low"),
            share.filter(is_full).min().alias(f"{of}_full_high"),
        )
        .filter(pl.col(f"{of}_full_high").is_not_null())
    )
