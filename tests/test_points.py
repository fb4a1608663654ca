"""One rule for points in two engines: the macros of queries/shared and the expressions of jixiao/profiles.py agree."""

import json
from collections.abc import Sequence
from functools import cache as once
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao import database
from jixiao.profiles import BUILT_IN, EXECUTION, KINDS, Profile, Ramp, completion_pct
from jixiao.scoring import points
from tests.literal_rows import write_cache
from tests.test_scoring import BY_FLOOR, IN_PROPORTION, PUBLISHED

Row = tuple[str | None, float, float | None, float | None]
"""Kind, weight, target and actual value."""

_STEPS = """
    with given as (
        select unnest(from_json($rows::varchar, '[{{
            "place": "INTEGER", "kind": "VARCHAR", "weight": "DOUBLE", "target": "DOUBLE", "actual": "DOUBLE"
        }}]'), recursive := true)
    ),
    profile as (select from_json($profile::varchar, '{shape}') as profile),
    measured as (
        select *, achieved(kind, target, actual, profile) as completion, line_of(kind, profile) as line
        from given cross join profile
    )
    select ramp(weight, completion, line) as exact, points(weight, completion, line) as points
    from measured
    order by place
"""
_RAMP = '{"zero_below": "DOUBLE", "full_from": "DOUBLE"}'
_SHAPE = f'{{"id": "VARCHAR", "execution": {_RAMP}, "indicator": {_RAMP}, "cost": {_RAMP}, "overrun": "VARCHAR"}}'


@once
def connection() -> duckdb.DuckDBPyConnection:
    return database.connect(write_cache(Path(mkdtemp()) / "cache", {"reports": []}))


def in_sql(profile: Profile, rows: Sequence[Row]) -> pl.DataFrame:
    """The points of rows, as the line gives them (exact) and as they are scored."""
    given = [
        {"place": place, "kind": kind, "weight": weight, "target": target, "actual": actual}
        for place, (kind, weight, target, actual) in enumerate(rows)
    ]
    params = {"rows": json.dumps(given), "profile": json.dumps(profile.parameters())}
    with connection().cursor() as cursor:
        return pl.DataFrame(pl.from_arrow(cursor.execute(_STEPS.format(shape=_SHAPE), params).to_arrow_table()))


def in_polars(profile: Profile, rows: Sequence[Row]) -> pl.DataFrame:
    """The same of the reader's expressions, rounded half up."""
    schema = {"kind": pl.String, "points_of": pl.Float64, "target": pl.Float64, "actual": pl.Float64}
    frame = pl.DataFrame(rows, schema=schema, orient="row").select(points(profile).alias("exact"), "points_of")
    rounded = pl.col("exact").round(2, mode="half_away_from_zero")
    return frame.select("exact", points=pl.min_horizontal(rounded, "points_of"))


@st.composite
def ramps(draw: st.DrawFn) -> Ramp:
    low, high = sorted(draw(st.lists(st.integers(0, 400), min_size=2, max_size=2, unique=True)))
    return Ramp(low / 4, high / 4)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Those that are built in, and any others that a user may write."""
    cost = draw(st.none() | ramps())
    overrun = draw(st.sampled_from(("proportional", "reverse")))
    made = Profile("made", ("", ""), draw(ramps()), draw(ramps()), cost, overrun)  # type: ignore[arg-type]
    return draw(st.sampled_from([*BUILT_IN.values(), made, made, made]))


def hundredths(most: int) -> st.SearchStrategy[float]:
    return st.integers(1, most * 100).map(lambda number: number / 100)


WEIGHTS = st.sampled_from((0.5, 2.5, 5.0, 7.5, 10.0, 12.5, 25.0)) | hundredths(100)
TARGETS = st.sampled_from((1.0, 8.0, 40.0, 100.0)) | hundredths(10**6) | st.floats(1e-3, 1e9)
SHARES = st.sampled_from((0.0, 0.5, 0.6, 0.625, 0.8125, 0.90125, 1.0, 1.125, 2.0)) | st.floats(0, 3)
"""Of the target; the simple ones make points that end in a half."""


@st.composite
def rows(draw: st.DrawFn) -> Row:
    kind, weight = draw(st.sampled_from(KINDS)), draw(WEIGHTS)
    if kind == EXECUTION:
        return kind, weight, 100.0, draw(st.integers(0, 15_000)) / 100
    target, share = draw(TARGETS), draw(SHARES)
    return kind, weight, target, draw(st.sampled_from((target * share, round(target * share, 2))))


@settings(max_examples=150)
@given(profiles(), st.lists(rows(), min_size=1, max_size=20))
def test_both_engines_give_the_same_points(profile: Profile, given_rows: list[Row]) -> None:
    made, read = in_sql(profile, given_rows), in_polars(profile, given_rows)
    assert made["exact"].to_list() == read["exact"].to_list()
    assert made["points"].to_list() == read["points"].to_list()


@settings(max_examples=100)
@given(profiles(), st.lists(rows(), min_size=1, max_size=20))
def test_points_are_within_nothing_and_the_weight(profile: Profile, given_rows: list[Row]) -> None:
    for (_, weight, _, _), found in zip(given_rows, in_sql(profile, given_rows)["points"], strict=True):
        assert 0 <= found <= weight


@settings(max_examples=100)
@given(st.lists(st.tuples(st.floats(0, 1e9), st.floats(1e-2, 1e12)), min_size=1, max_size=20))
def test_both_engines_give_the_same_completion(pairs: list[tuple[float, float]]) -> None:
    frame = pl.DataFrame(pairs, schema=["part", "whole"], orient="row")
    read = frame.select(completion_pct(pl.col("part"), pl.col("whole"))).to_series().to_list()
    told = json.dumps([{"part": part, "whole": whole} for part, whole in pairs])
    sql = """
        select list_transform(
            from_json($told::varchar, '[{"part": "DOUBLE", "whole": "DOUBLE"}]'),
            lambda pair: completion_rate(pair.part, pair.whole)
        )
    """
    with connection().cursor() as cursor:
        [(made,)] = cursor.execute(sql, {"told": told}).fetchall()
    assert made == read


@given(ramps(), hundredths(100))
def test_a_line_begins_and_ends_where_it_says(ramp: Ramp, weight: float) -> None:
    profile = Profile("made", ("", ""), ramp)
    ends = (0.0, ramp.zero_below, ramp.full_from, 100.0, 250.0)
    found = in_sql(profile, [(EXECUTION, weight, 100.0, end) for end in ends])["exact"].to_list()
    assert found == [0, 0, weight, weight, weight]


@pytest.mark.parametrize(("profile", "published"), [("floor_60", BY_FLOOR), ("linear", IN_PROPORTION)])
def test_execution_points_are_as_published(profile: str, published: dict[float, float]) -> None:
    made = in_sql(BUILT_IN[profile], [(EXECUTION, 10.0, 100.0, rate) for rate in published])
    assert made["points"].to_list() == pytest.approx(list(published.values()), abs=1e-9)


@pytest.mark.parametrize(("profile", "kind", "weight", "target", "actual", "printed"), PUBLISHED)
def test_indicator_points_are_as_published(
    profile: str, kind: str, weight: float, target: float, actual: float, printed: float
) -> None:
    [made] = in_sql(BUILT_IN[profile], [(kind, weight, target, actual)])["points"]
    assert made == pytest.approx(printed, abs=1e-9)


@pytest.mark.parametrize("profile", BUILT_IN)
@pytest.mark.parametrize(
    "row", [(None, 10.0, 5.0, 5.0), *((kind, 10.0, 5.0, None) for kind in KINDS), ("reach", 10.0, None, 5.0)]
)
def test_what_is_not_known_gives_no_points(profile: str, row: Row) -> None:
    found: Any = in_sql(BUILT_IN[profile], [row])
    assert found.row(0) == (None, None)
