"""Every chart over the answer of its query: it can be written, has the theme, and keeps names whole in its data."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl
import pytest

from jixiao import charts, formats, theme
from jixiao.charts import Drawing
from jixiao.findings_export import rule_groups
from jixiao.scenario import LIGHTS
from jixiao.theme import DARK, LIGHT, Look, Palette
from tests.literal_rows import C, small_world, write_cache
from tests.test_queries import ask

Draw = Callable[[pl.DataFrame, Look], Drawing]


def coverage_bars(rows: pl.DataFrame, look: Look) -> Drawing:
    return charts.coverage_bars(rows.with_columns(matter="part"), look)


def finding_rules(rows: pl.DataFrame, look: Look) -> Drawing:
    named = rows.with_columns(matter="group", rule="part", sign="severity")
    return charts.finding_rules(named, look)


def score_moves(rows: pl.DataFrame, look: Look) -> Drawing:
    return charts.score_moves(rows.with_columns(moved=pl.lit("90 · A→B")), look)


def grade_bars(rows: pl.DataFrame, look: Look) -> Drawing:
    return charts.grade_bars(rows.with_columns(row_name="stage"), look)


def lever_bars(rows: pl.DataFrame, look: Look) -> Drawing:
    return charts.lever_bars(rows.with_columns(lever_said="indicator"), look)


GRADES = {"grade_lines": [90.0, 80.0, 60.0], "new_grade_lines": [90.0, 80.0, 60.0]}
SCENARIO = {"scenario": '{"common": {"id": "linear", "execution": {"zero_below": 0, "full_from": 100}, '
            '"indicator": {"zero_below": 0, "full_from": 100}, "cost": null, "overrun": "reverse"}}'}  # fmt: skip
LIT = {"scenario": None, "lights": json.dumps(LIGHTS)}


def profile_fits(rows: pl.DataFrame, look: Look) -> Drawing:
    return charts.profile_fits(rows.with_columns(scope="label", profile_name="profile"), look)


CHARTS: dict[str, tuple[str, dict[str, Any], Draw]] = {
    "unit_bars": ("overview_units", {}, charts.unit_bars),
    "unit_bars_without_budget": ("overview_units", {"basis": "accounts"}, charts.unit_bars),
    "quadrant": ("overview_quadrant", {}, lambda rows, look: charts.quadrant(rows, look, 80, 80)),
    "unexecuted_bars": ("overview_unexecuted", {}, charts.unexecuted_bars),
    "lost_bars": ("lost_points", {"low_line": None}, charts.lost_bars),
    "rate_bands": ("execution_bands", {}, charts.rate_bands),
    "pareto": (
        "execution_unexecuted",
        {},
        lambda rows, look: charts.pareto(rows, look, "name", "unexecuted_wan", "running_pct", alert="below_line"),
    ),
    "dumbbell": ("execution_moves", {}, charts.dumbbell),
    "adjustment_rates": ("execution_adjustments", {}, charts.adjustment_rates),
    "reason_kinds": ("execution_reason_kinds", {}, charts.reason_kinds),
    "low_scores": ("low_scores", {}, charts.low_scores),
    "lost_cells": ("lost_points_cells", {"most": 20}, charts.lost_cells),
    "perfect_bars": ("perfect_scores", {}, charts.perfect_bars),
    "score_steps": ("project_points", {"project_id": f"{C}-001"}, charts.score_steps),
    "expenditure_parts": ("structure_parts", {}, charts.expenditure_parts),
    "income": ("structure_income", {}, charts.divided_bars),
    "sources": ("structure_sources", {}, charts.divided_bars),
    "bridge": ("structure_bridge", {}, charts.bridge),
    "public_costs": ("structure_public", {}, charts.public_costs),
    "icicle": ("structure_tree", {}, charts.icicle),
    "changes": ("structure_changes", {}, charts.changes),
    "profile_fits": ("own_profile_fits", {}, profile_fits),
    "coverage_bars": ("checks_coverage", {"by": "group", "groups": rule_groups()}, coverage_bars),
    "light_bars": ("lights_units", LIT, charts.light_bars),
    "outrun_lines": ("lights_outrun", LIT, charts.outrun_lines),
    "score_moves": ("scenario_projects", SCENARIO | GRADES, score_moves),
    "grade_bars": ("scenario_grades", SCENARIO | GRADES, grade_bars),
    "lever_bars": ("scenario_levers", SCENARIO | {"unit": None, "most": 20}, lever_bars),
    "finding_rules": ("checks_coverage", {"by": "rule", "groups": rule_groups()}, finding_rules),
}
HOSTILE = "<img src=x onerror=alert(1)>**粗**\u202e倒[a](http://x.invalid)=1+1" + "很长的名称" * 30


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("world") / "cache", small_world())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    world = small_world()
    for project in world["projects"]:
        project.name = HOSTILE
    for line in [*world["indicators"], *world["functions"]]:
        for column in ("name", "item", "class_", "reason"):
            if hasattr(line, column):
                setattr(line, column, HOSTILE)
    return write_cache(tmp_path_factory.mktemp("hostile") / "cache", world)


def look(palette: Palette = LIGHT, language: str = "zh") -> Look:
    return Look(palette, language)


def test_every_chart_is_tested() -> None:
    drawn = {name for name in charts.__all__ if name[0].islower()}
    tested = {draw.__name__ for _, _, draw in CHARTS.values() if draw.__name__ != "<lambda>"}
    assert drawn == tested | {"quadrant", "pareto"}


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize(("palette", "language"), [(LIGHT, "zh"), (DARK, "en")])
def test_chart_is_written_in_both_themes_and_languages(name: str, palette: Palette, language: str, cache: Path) -> None:
    query, params, draw = CHARTS[name]
    drawing = draw(ask(query, cache, **params), look(palette, language))
    written = drawing.to_dict()
    assert json.loads(json.dumps(drawing.spec))["datasets"] == written["datasets"]
    assert written["config"]["background"] == palette.background
    assert written["config"]["font"] == theme.FONT


@pytest.mark.parametrize("name", CHARTS)
def test_chart_takes_hostile_and_endless_names_as_data(name: str, hostile: Path) -> None:
    query, params, draw = CHARTS[name]
    rows = ask(query, hostile, **params)
    chart = draw(rows, look())
    assert "alert(1)" not in json.dumps(_expressions(chart.to_dict()))


def _expressions(written: Any) -> list[str]:
    """All that Vega would evaluate."""
    if isinstance(written, dict):
        own = [str(written[key]) for key in ("calculate", "filter", "expr", "labelExpr", "test") if key in written]
        return own + [text for key, value in written.items() if key != "datasets" for text in _expressions(value)]
    return [text for value in written for text in _expressions(value)] if isinstance(written, list) else []


def test_rows_of_one_name_stay_apart(hostile: Path) -> None:
    rows = ask("overview_unexecuted", hostile)
    [data] = charts.unexecuted_bars(rows, look()).to_dict()["datasets"].values()
    assert len({row["row"] for row in data}) == rows.height
    assert {row["name"] for row in data} == {HOSTILE}


def test_figures_not_printed_show_as_a_dash() -> None:
    from jixiao.charts.base import shown

    assert shown(look(), "x").endswith(": '—')")


def test_amounts_are_drawn_in_the_readers_unit(cache: Path) -> None:
    rows = ask("overview_unexecuted", cache)
    wan, yi = (charts.unexecuted_bars(rows, Look(LIGHT, "zh", unit)).to_dict() for unit in (formats.WAN, formats.YI))
    (few,), (many,) = (written["datasets"].values() for written in (yi, wan))
    assert [row["final_wan"] for row in few] == [row["final_wan"] / 10_000 for row in many]
    assert "亿元" in json.dumps(yi, ensure_ascii=False) and "万元" in json.dumps(wan, ensure_ascii=False)


def test_same_rows_in_the_same_look_are_drawn_once(cache: Path) -> None:
    rows = ask("overview_unexecuted", cache)
    first = charts.unexecuted_bars(rows, look())
    assert charts.unexecuted_bars(rows.clone(), look()) is first
    assert charts.unexecuted_bars(rows, look(DARK)) is not first
    assert charts.unexecuted_bars(rows.head(1), look()) is not first


@pytest.mark.parametrize("name", CHARTS)
def test_charts_draw_no_more_rows_than_read(name: str, cache: Path) -> None:
    query, params, draw = CHARTS[name]
    rows = ask(query, cache, **params)
    long = query.startswith(("execution_unexecuted", "execution_moves", "low_scores", "structure_changes"))
    many = pl.concat([rows] * 40) if long else rows
    [data, *_] = draw(many, look()).to_dict()["datasets"].values()
    assert len(data) <= max(rows.height, charts.MOST_ROWS)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_colours_keep_their_contrast(palette: Palette) -> None:
    for text in (palette.ink, palette.muted):
        assert theme.contrast(text, palette.background) >= 4.5
    for mark in (palette.executed, palette.budget_edge, palette.alert, palette.error, palette.good):
        assert theme.contrast(mark, palette.background) >= 3
    for ink, step in zip(palette.on_steps, palette.steps, strict=True):
        assert theme.contrast(ink, step) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_names_read_on_every_shade(palette: Palette, count: int) -> None:
    shades = theme.shades(palette, count)
    assert len(shades) == len(set(shades)) == count
    assert all(theme.contrast(theme.ink_on(palette, shade), shade) >= 4 for shade in shades)


def test_theme_is_the_apps_theme() -> None:
    """One palette: what .streamlit/config.toml says and what charts use are the same colours and fonts."""
    import tomllib

    from jixiao.places import ROOT

    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert settings["font"].replace(" ", "") == theme.FONT.replace(" ", "")
    for name, palette in (("light", LIGHT), ("dark", DARK)):
        found = settings[name]
        assert (found["primaryColor"], found["backgroundColor"], found["textColor"]) == (
            palette.executed,
            palette.background,
            palette.ink,
        )
        assert (found["borderColor"], found["orangeColor"], found["redColor"]) == (
            palette.rule,
            palette.alert,
            palette.error,
        )


def test_no_chart_reads_data_or_knows_the_screen() -> None:
    for path in (Path(charts.__file__).parent).glob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "streamlit" not in source.replace("calls Streamlit", "")
        assert "database" not in source
    assert isinstance(charts.unit_bars, Callable)
    assert alt.data_transformers.options.get("max_rows", ...) is None
