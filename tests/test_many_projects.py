"""The dashboard over 10,000 projects: pages open, stay small enough to read, and add up to what was printed."""

from pathlib import Path

import polars as pl
import pytest

from benchmarks.reader import Reader
from jixiao import database
from jixiao.places import ROOT
from tests.many_projects import many_projects, write_many

PROJECTS = 10_000
MOST_SENT = 320 * 2**10
"""Bytes that a page may send to the browser, however many projects there are."""
PAGES = sorted((ROOT / "pages").glob("*.py"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_many(tmp_path_factory.mktemp("many") / "cache", PROJECTS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_opens_and_stays_small(page: Path, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_CACHE", str(many))
    reader = Reader(many)
    reader.open()
    runs = [reader.open(page)]
    runs += [reader.open(view=view) for view in reader.views()]
    assert max(run.sent for run in runs) < MOST_SENT


def test_world_is_the_same_for_the_same_seed() -> None:
    first, second, other = many_projects(400, 3), many_projects(400, 3), many_projects(400, 4)
    assert first.keys() == second.keys()
    for table, rows in first.items():
        assert rows.equals(second[table]), table
    assert not first["projects"].equals(other["projects"])


def test_every_citation_is_the_text_of_its_line() -> None:
    world = many_projects(400)
    cited = world["citations"].join(world["lines"].rename({"text": "whole"}), on=["report_id", "line"])
    assert cited.height == world["citations"].height
    length = pl.col("end") - pl.col("start")
    assert cited.filter(pl.col("whole").str.slice(pl.col("start"), length) != pl.col("text")).is_empty()


def counted(world: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The projects of reports that stand for themselves, each once."""
    own = world["reports"].filter(pl.col("consolidated_into").is_null()).select("report_id", "unit", "fiscal_year")
    same = ["unit", "fiscal_year", "name", "original_budget", "final_budget", "executed"]
    projects = world["projects"].drop("unit").join(own, on="report_id")
    return projects.sort(pl.col("total_score").is_null(), "report_id", "seq").unique(
        same, keep="first", maintain_order=True
    )


def test_sums_are_those_of_the_printed_rows(many: Path) -> None:
    projects = counted(many_projects(PROJECTS))
    [summary] = database.run("execution_summary", many, selection=None, execution_line=80).iter_rows(named=True)
    budgeted = projects.filter(pl.col("final_budget") > 0)
    assert summary["projects"] == projects.height
    for column, printed in (("final_wan", "final_budget"), ("executed_wan", "executed")):
        assert float(summary[column]) == pytest.approx(float(budgeted[printed].sum()))


def test_scores_and_lost_points_are_those_of_the_printed_rows(many: Path) -> None:
    world = many_projects(PROJECTS)
    projects = counted(world)
    summary = database.run("low_scores_summary", many, selection=None, low_line=80).row(0, named=True)
    scores = projects["total_score"].drop_nulls()
    assert summary["scored"] == scores.len()
    assert summary["low_projects"] == scores.filter(scores < 80).len()
    assert float(summary["mean_score"]) == pytest.approx(float(scores.cast(pl.Float64).mean()))
    lost = world["indicators"].join(projects.select("project_id"), on="project_id")
    kinds = lost.group_by("level2").agg(lost=(pl.col("weight") - pl.col("score")).cast(pl.Float64).sum())
    told = database.run("lost_points", many, selection=None, low_line=None)
    found = dict(told.select("kind", "lost_points").iter_rows())
    for kind, points in kinds.iter_rows():
        assert found[kind] == pytest.approx(points), kind


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_year_keeps_its_projects(year: int, many: Path) -> None:
    projects = counted(many_projects(PROJECTS)).filter(pl.col("fiscal_year") == year)
    size = database.run("selection_size", many, selection=f'{{"years": [{year}]}}').row(0, named=True)
    assert size["projects"] == projects.height
