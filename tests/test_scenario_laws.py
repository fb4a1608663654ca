"""Laws of scenarios, whatever is changed: on made-up forms of every kind, and for nothing changed on the sample too."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao import loading, scenario_files
from jixiao.places import REPORTS
from jixiao.scenario import Change, Scenario, from_json, from_link
from jixiao.scoring import EXECUTION
from tests.literal_rows import C
from tests.scenario_changes import AMOUNTS, World, opened, scenarios
from tests.scenarios import ask, one, world, write_scored

FEW, MORE = settings(max_examples=10), settings(max_examples=20)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return opened(write_scored(tmp_path_factory.mktemp("laws") / "cache", world()))


def totals(made: World, scenario: Scenario) -> pl.DataFrame:
    return ask("scenario_projects", made.cache, scenario)


def rows_of(made: World, scenario: Scenario, project: str) -> list[dict[str, Any]]:
    return ask("scenario_rows_of", made.cache, scenario, project_id=project).rows(named=True)


def test_the_world_has_what_it_is_meant_to_have(made: World) -> None:
    kept = set(made.rows["kept"].unique())
    assert {None, "words", "no_actual", "units", "no_target", "damaged"} <= kept
    assert {None, "cost", "limit", "reach", EXECUTION} <= set(made.rows["kind"].unique())
    rulers = ask("rulers_summary", made.cache).row(0, named=True)
    assert (rulers["ruled"], rulers["profiles"]) == (2, 2)
    assert one(made.projects, project_id=f"{C}-011")["base_score"] == 86


def printed_again(made: World) -> Scenario:
    """Every figure set to what is printed."""
    money = made.amounts.drop_nulls(["was_final_wan", "was_executed_wan"])
    budgets, paid = (money.select("project_id", f"was_{amount}_wan") for amount in ("final", "executed"))
    changes = [Change("budget", id, str(final)) for id, final in budgets.rows()]
    changes += [Change("executed", id, str(spent)) for id, spent in paid.rows()]
    worked = made.rows.filter(pl.col("is_worked"), pl.col("kind") != EXECUTION)
    for what in ("target", "actual"):
        changes += [Change(what, id, str(value)) for id, value in worked.select("row_id", f"base_{what}").rows()]
    return Scenario(tuple(changes))


NOTHING: dict[str, Callable[[World], Scenario]] = {
    "no change": lambda _: Scenario(),
    "lines and lights": lambda _: Scenario((Change("low_line", value="50"), Change("light", "outrun", "9"))),
    "nothing is under the line": lambda _: Scenario((Change("take_back", value="0"),)),
    "figures as printed": printed_again,
}


@pytest.mark.parametrize("what", NOTHING)
def test_a_scenario_without_changes_changes_nothing(what: str, made: World) -> None:
    scenario = NOTHING[what](made)
    _unchanged(made.cache, scenario)
    for project in made.scored():
        for row in rows_of(made, scenario, project):
            assert row["scenario_score"] == row["base_score"], row


def test_a_scenario_without_changes_changes_nothing_in_the_sample(tmp_path: Path) -> None:
    loading.load([REPORTS], tmp_path / "cache")
    _unchanged(tmp_path / "cache", Scenario())


def _unchanged(cache: Path, scenario: Scenario) -> None:
    found = ask("scenario_projects", cache, scenario)
    assert found.height
    assert found["new_score"].to_list() == found["base_score"].to_list()
    assert found["new_rank"].to_list() == found["base_rank"].to_list()
    for change in ("change_score", "grade_change", "rank_change"):
        assert set(found[change].drop_nulls()) <= {0}
    for amount in ("final_wan", "executed_wan", "execution_pct"):
        assert found[amount].to_list() == found[f"new_{amount}"].to_list()
    summary = ask("scenario_summary", cache, scenario).row(0, named=True)
    assert not any(summary[name] for name in ("up", "down", "ranked", "moved", "left_out", "unbalanced_wan"))


@MORE
@given(st.data())
def test_points_stay_within_nothing_and_the_weight(made: World, data: st.DataObject) -> None:
    scenario = data.draw(scenarios(made))
    for row in ask("recomputed_rows", made.cache, scenario).rows(named=True):
        for points in (row["own_score"], row["common_score"]):
            assert points is None or 0 <= points <= row["weight"]
    changed = {id[:20] for id in scenario.ids()} & set(made.scored())
    for project in sorted(changed)[:4]:
        for row in rows_of(made, scenario, project):
            assert row["scenario_score"] is None or 0 <= row["scenario_score"] <= row["weight"]
    for total in totals(made, scenario)["new_score"].drop_nulls():
        assert 0 <= total <= 100


@MORE
@given(st.data())
def test_executing_more_never_lowers_a_score(made: World, data: st.DataObject) -> None:
    """The amounts of all projects at once, by as much as is drawn for each."""
    others = data.draw(scenarios(made, money=False))
    few = {id: data.draw(st.integers(0, 50)) for id in made.budgeted()}
    more = {id: few[id] + data.draw(st.integers(0, 50)) for id in few}
    finals = dict(made.amounts.select("project_id", "was_final_wan").rows())

    def executing(shares: dict[str, int]) -> pl.DataFrame:
        changes = [Change("executed", id, f"{finals[id] * share / 90:.2f}") for id, share in shares.items()]
        return totals(made, others.with_(*changes)).sort("project_id")

    low, high = executing(few), executing(more)
    for name in ("new_score", "new_execution_pct"):
        for before, after in zip(low[name], high[name], strict=True):
            assert (before is None) == (after is None) and (before is None or before <= after)


@MORE
@given(st.data())
def test_the_weights_that_stay_count_for_a_hundred(made: World, data: st.DataObject) -> None:
    scenario = data.draw(scenarios(made))
    found = totals(made, scenario)
    for project in data.draw(st.lists(st.sampled_from(made.scored()), min_size=2, max_size=4, unique=True)):
        total, rows = one(found, project_id=project), rows_of(made, scenario, project)
        stay = [row for row in rows if not row["left_out"]]
        if sum(row["weight"] for row in rows) != 100 or any(row["printed_score"] is None for row in rows):
            continue
        if not stay:
            assert total["new_score"] is None and total["left_out"]
            continue
        weights, points = (sum(Fraction(str(row[name])) for row in stay) for name in ("weight", "scenario_score"))
        exact = points * 100 / weights
        # half up, so that all points are a hundred and half of them fifty
        assert total["new_score"] == float(Fraction(int(exact * 100 + Fraction(1, 2)), 100))


@MORE
@given(st.data())
def test_money_that_is_moved_is_neither_made_nor_lost(made: World, data: st.DataObject) -> None:
    pairs = st.lists(st.sampled_from(made.budgeted()), min_size=2, max_size=2, unique=True)
    moved = data.draw(st.lists(st.tuples(pairs, st.decimals("0.000001", 10**6, places=6)), max_size=12))
    moves = {(pair[0], pair[1]): Change("move", pair[0], str(amount), pair[1]) for pair, amount in moved}
    scenario = Scenario(tuple(moves.values()))
    budgets = ask("scenario_amounts", made.cache, scenario)
    before, after = (sum(Decimal(str(x)) for x in budgets[name]) for name in ("was_final_wan", "new_final_wan"))
    assert before == after
    assert ask("scenario_summary", made.cache, scenario)["unbalanced_wan"].item() == 0
    back = Scenario((*moves.values(), Change("take_back", value="80")))
    budgets = ask("scenario_amounts", made.cache, back)
    after = sum(Decimal(str(x)) for name in ("new_final_wan", "returned_wan") for x in budgets[name])
    assert before == after
    assert ask("scenario_summary", made.cache, back)["unbalanced_wan"].item() == 0


@MORE
@given(st.data(), st.sampled_from(("score", "rate")), st.integers(1, 1000))
def test_what_a_goal_asks_for_reaches_it_and_a_hundredth_less_does_not(
    made: World, data: st.DataObject, goal: str, steps: int
) -> None:
    scenario = data.draw(scenarios(made))
    column = {"score": "new_score", "rate": "new_execution_pct"}[goal]
    # a goal within reach of some project
    start = data.draw(st.sampled_from(totals(made, scenario)[column].drop_nulls().to_list() or [50.0]))
    line = round(min(start + steps / 100, 100), 2)
    below = ask("scenario_goals", made.cache, scenario, goal=goal, line=line)
    assert all(row[column] < line for row in below.rows(named=True))

    def executing(extra: Callable[[dict[str, Any]], Decimal | None]) -> dict[str, float]:
        more = {row["project_id"]: extra(row) for row in below.rows(named=True)}
        changes = [Change("executed", id, str(amount)) for id, amount in more.items() if amount is not None]
        found = ask("scenario_amounts", made.cache, scenario.with_(*changes))
        return dict(found.filter(pl.col("project_id").is_in([one.of for one in changes])).select(
            "project_id", "new_score" if goal == "score" else "new_execution_pct"
        ).rows())  # fmt: skip

    def asked(row: dict[str, Any], less: str = "0") -> Decimal | None:
        known = row["extra_wan"] is not None
        return Decimal(str(row["new_executed_wan"])) + Decimal(str(row["extra_wan"])) - Decimal(less) if known else None

    reached, short = executing(asked), executing(lambda row: asked(row, "0.01"))
    assert len(reached) == below["extra_wan"].count()
    assert all(value >= line for value in reached.values()), reached
    assert all(value < line for value in short.values()), short
    if goal == "score":
        full = executing(lambda row: Decimal(str(row["new_final_wan"])))
        best = dict(below.select("project_id", "best_score").rows())
        assert all(best[id] is None or best[id] == value for id, value in full.items())
        missed = below.filter(pl.col("extra_wan").is_null())["project_id"]
        assert all(full[id] is None or full[id] < line for id in missed)


@FEW
@given(st.data())
def test_a_scenario_saved_and_loaded_gives_the_same_figures(
    made: World, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    scenario = Scenario(data.draw(scenarios(made)).changes, "试算", "base")
    long = scenario.with_(*(Change("leave_matter", f"{number * 7919:x}") for number in range(400)))
    assert scenario_files.link(scenario, folder) == scenario.to_link()
    assert scenario_files.link(long, folder).startswith("file-")
    scenario_files.save(scenario, folder)
    back = [scenario_files.linked(scenario_files.link(one, folder), folder) for one in (scenario, long)]
    back += [
        from_link(scenario.to_link()),
        from_json(scenario.to_json()),
        scenario_files.kept(folder).scenarios["试算"],
    ]
    figures = totals(made, scenario)
    for other in back:
        assert other.changes[: len(scenario.changes)] == scenario.changes
        assert totals(made, other).equals(figures)


@MORE
@given(st.data())
def test_changes_of_one_project_leave_the_others_alone(made: World, data: st.DataObject) -> None:
    before = data.draw(scenarios(made))
    project = data.draw(st.sampled_from(made.scored()))
    own = made.rows.filter(pl.col("project_id") == project)["row_id"].to_list()
    rows = data.draw(st.lists(st.sampled_from(own), unique=True, max_size=3))
    changes = [Change(data.draw(st.sampled_from(("actual", "target"))), id, data.draw(AMOUNTS)) for id in rows]
    changes += [Change(what, project, data.draw(AMOUNTS)) for what in ("executed", "budget")]
    changes += [Change("leave_row", id) for id in data.draw(st.sets(st.sampled_from(own), max_size=3))]
    kept = [
        "project_id",
        "new_score",
        "new_final_wan",
        "new_executed_wan",
        "new_execution_pct",
        "new_grade",
        "left_out",
    ]
    others = pl.col("project_id") != project
    found = [totals(made, of).filter(others).select(kept).sort("project_id") for of in (before, before.with_(*changes))]
    assert found[0].equals(found[1])


@FEW
@given(st.data())
def test_ranks_are_those_of_a_competition(made: World, data: st.DataObject) -> None:
    """One more than there are better ones."""
    found = totals(made, data.draw(scenarios(made)))
    for stage in ("printed", "base", "new"):
        scores = found[f"{stage}_score"].drop_nulls()
        for score, rank in found.select(f"{stage}_score", f"{stage}_rank").rows():
            assert rank == (None if score is None else 1 + scores.filter(scores > score).len())
    assert found["new_score"].drop_nulls().is_sorted(descending=True)


@MORE
@given(st.data(), st.integers(0, 10_500).map(lambda number: Change("take_back", value=str(number / 100))))
def test_taking_back_never_lowers_a_rate(made: World, data: st.DataObject, back: Change) -> None:
    before = data.draw(scenarios(made, leaves=False)).without("take_back")
    without, with_ = (ask("scenario_amounts", made.cache, of) for of in (before, before.with_(back)))
    for old, new in zip(without.rows(named=True), with_.rows(named=True), strict=True):
        assert new["returned_wan"] >= 0
        # what would be left of a budget of which nothing is executed has no rate
        if new["new_execution_pct"] is not None:
            assert new["new_execution_pct"] >= old["new_execution_pct"]
        assert (new["new_score"] or 0) >= (old["new_score"] or 0)
        if new["returned_wan"]:
            assert old["new_execution_pct"] < float(back.value)
            assert new["new_final_wan"] == new["new_executed_wan"]
