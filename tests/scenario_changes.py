"""Any changes that a scenario can make of a world of forms, for hypothesis to draw."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl
from hypothesis import strategies as st

from jixiao.scenario import RAMP_ENDS, RAMPS, Change, Scenario
from jixiao.scoring import BUILT_IN
from tests.scenarios import ask


@dataclass(frozen=True, slots=True)
class World:
    """A cache and what of it can be changed."""

    cache: Path
    projects: pl.DataFrame
    amounts: pl.DataFrame
    rows: pl.DataFrame

    def scored(self) -> list[str]:
        return self.projects["project_id"].to_list()

    def budgeted(self) -> list[str]:
        return self.amounts["project_id"].to_list()


def opened(cache: Path) -> World:
    """The world of a cache."""
    projects = ask("scenario_projects", cache)
    rows = [
        ask("scenario_rows_of", cache, project_id=id).with_columns(project_id=pl.lit(id))
        for id in projects["project_id"]
    ]
    return World(cache, projects, ask("scenario_amounts", cache), pl.concat(rows))


AMOUNTS = st.decimals(0, 1000, places=2).map(str)


@st.composite
def ramps(draw: st.DrawFn, ramp: str) -> list[Change]:
    """Both ends of a ramp, so that they make a line."""
    ends = sorted(draw(st.lists(st.integers(0, 400), min_size=2, max_size=2, unique=True)))
    return [Change("parameter", f"{ramp}.{name}", str(end / 4)) for name, end in zip(RAMP_ENDS, ends, strict=True)]


@st.composite
def rules(draw: st.DrawFn) -> list[Change]:
    """One rule for all, any of those that can be set, or each report's own."""
    profile = draw(st.none() | st.sampled_from(sorted(BUILT_IN)))
    if profile is None:
        return []
    set_ = draw(st.lists(st.sampled_from(RAMPS), unique=True))
    return [Change("profile", value=profile), *(change for ramp in set_ for change in draw(ramps(ramp)))]


@st.composite
def scenarios(draw: st.DrawFn, made: World, *, leaves: bool = True, money: bool = True) -> Scenario:
    """Any changes to the world's rows, amounts and rules."""
    rows, projects = st.sampled_from(made.rows["row_id"].to_list()), st.sampled_from(made.budgeted())
    changes = draw(rules())
    for what in ("actual", "target"):
        changes += [Change(what, id, draw(AMOUNTS)) for id in draw(st.sets(rows, max_size=4))]
    if money:
        for what in ("executed", "budget"):
            changes += [Change(what, id, draw(AMOUNTS)) for id in draw(st.sets(projects, max_size=4))]
        changes += draw(
            st.lists(st.integers(0, 101).map(lambda line: Change("take_back", value=str(line))), max_size=1)
        )
    if leaves:
        matters = st.sampled_from(made.rows["matter"].unique().sort().to_list())
        changes += [Change("leave_row", id) for id in draw(st.sets(rows, max_size=6))]
        changes += [Change("leave_matter", matter) for matter in draw(st.sets(matters, max_size=2))]
        changes += [Change("leave_project", id) for id in draw(st.sets(st.sampled_from(made.scored()), max_size=2))]
    return Scenario(tuple(changes))
