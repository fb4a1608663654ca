"""Lights on money and indicators, and scores ahead of the money: at each boundary by hand, by law, and on the page."""

import json
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao import charts, words
from jixiao.scenario import LIGHTS, Change, Scenario
from jixiao.theme import DARK, LIGHT, Look, Palette, contrast, ink_on
from tests.literal_rows import A, C, indicator, project, report, row, write_cache
from tests.test_pages import open_page
from tests.test_pages import words as said
from tests.test_queries import ask, one, rows

MONEY: dict[str, tuple[Sequence[str | None], str | None]] = {
    "59.99": (["1", "10000", "5999"], "red"),
    "60": (["1", "10000", "6000"], "yellow"),
    "79.99": (["1", "10000", "7999"], "yellow"),
    "80": (["1", "10000", "8000"], "green"),
    "100": (["1", "10000", "10000"], "green"),
    "no budget": (["1", "0", "0"], "yellow"),
    "nothing executed": (["1", "10", "0"], "red"),
    "not printed": ([None, None, None], None),
    "execution not printed": (["1", "10", None], None),
}
"""A project's name → its original and final budget and what was executed, and its light."""

REACH: dict[str, tuple[str, str | None, str | None, str | None, str | None]] = {
    "59.99": ("reach", None, "100", "59.99", "red"),
    "60": ("reach", None, "100", "60", "yellow"),
    "79.99": ("reach", None, "100", "79.99", "yellow"),
    "80": ("reach", None, "100", "80", "green"),
    "119.99": ("reach", None, "100", "119.99", "green"),
    "120": ("reach", None, "100", "120", "blue"),
    "130": ("reach", None, "100", "130", "blue"),
    "nothing done": ("reach", None, "100", "0", "red"),
    "kept ceiling": ("limit", None, "100", "100", "green"),
    "far below a ceiling": ("limit", None, "100", "10", "green"),
    "overrun": ("limit", None, "100", "100.01", "red"),
    "cost kept": ("cost", None, "100", "55", "green"),
    "cost overrun": ("cost", None, "100", "130", "red"),
    "none allowed, none": ("limit", "no_target", "0", "0", "green"),
    "none allowed, three": ("limit", "no_target", "0", "3", "red"),
    "no share of nothing": ("reach", "no_target", "0", "3", None),
    "damaged": ("reach", "damaged", "100", "10", None),
    "in words": ("reach", "words", None, None, None),
    "not printed": ("reach", "no_actual", "100", None, None),
    "other unit": ("reach", "units", "100", "1", None),
}  # fmt: skip
"""An indicator's name → its kind, why its points stay, target, actual, and its light."""

LINES = st.tuples(*[st.floats(0, 200).map(lambda line: round(line, 2))] * len(LIGHTS)).map(
    lambda lines: dict(zip(LIGHTS, lines, strict=True))
)


def world() -> dict[str, list[Any]]:
    """甲局 with a project for each light of money; 乙局 with one project that has an indicator for each light."""
    made = [project(A, seq, name, money) for seq, (name, (money, _)) in enumerate(MONEY.items(), 1)]
    form, fund = project(
        C, 1, "平台", ["1", "10", "10", "10", "10"], total_weight=Decimal(100), total_score=Decimal(90)
    )
    lines, scored = [], [_scored(C, 1, fund.fund_id, "execution", None)]
    for seq, (name, (kind, kept, target, actual, _)) in enumerate(REACH.items(), 1):
        values = {"target_value": target and Decimal(target), "actual_value": actual and Decimal(actual)}
        lines.append(indicator(f"{C}-001", seq, "数量指标", name, "4.5", "4", **values))
        scored.append(_scored(C, 1, lines[-1].indicator_id, kind, kept))
    return {
        "reports": [report(A, "甲局", 2023, "其他"), report(C, "乙局", 2024, "其他")],
        "projects": [*(one for one, _ in made), form],
        "project_funds": [*(fund for _, fund in made), fund],
        "indicators": lines,
        "scored_rows": scored,
    }


def _scored(report_id: str, seq: int, row_id: str, kind: str, kept: str | None) -> Any:
    return row(
        "scored_rows", report_id=report_id, project_id=f"{report_id}-{seq:03}", row_id=row_id, kind=kind, kept=kept,
        department=False,
    )  # fmt: skip


def scored(*forms: tuple[str | None, str | None, str, str | None]) -> dict[str, list[Any]]:
    """Projects of 甲局 with one indicator of 90 points and execution of 10: points of each, weight and points."""
    found: dict[str, list[Any]] = {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": [], "project_funds": [], "indicators": [], "scored_rows": [],
    }  # fmt: skip
    for seq, (points, executed, weight, score) in enumerate(forms, 1):
        money = ["1", "10", "9", weight, executed] if executed is not None else ["1", "10", "9"]
        total = None if score is None else Decimal(score)
        form, fund = project(A, seq, f"p{seq}", money, total_weight=Decimal(100), total_score=total)
        target = {"target_value": Decimal(100), "actual_value": Decimal(100)}
        line = indicator(f"{A}-{seq:03}", 1, "数量指标", "i", "90", points, **target)
        marks = [_scored(A, seq, line.indicator_id, "reach", None)]
        marks += [_scored(A, seq, fund.fund_id, "execution", None)] if executed is not None else []
        found["projects"].append(form)
        found["project_funds"].append(fund)
        found["indicators"].append(line)
        found["scored_rows"] += marks
    return found


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cache(tmp_path_factory.mktemp("lights") / "cache", world())


def lit(
    name: str, cache: Path, scenario: Scenario | None = None, lines: dict[str, float] | None = None, **params: Any
) -> pl.DataFrame:
    asked = scenario or Scenario()
    return ask(name, cache, scenario=asked.asked(), lights=json.dumps(lines or asked.lights), **params)


def lights_of_rows(cache: Path, **asked: Any) -> dict[str, str]:
    return {
        name: light
        for light in charts.LIGHTS
        for name in lit("lights_rows", cache, light=light, **asked)["indicator"].to_list()
    }


@pytest.mark.parametrize("name", MONEY)
def test_light_of_money(name: str, cache: Path) -> None:
    found = dict(rows(lit("lights_projects", cache), "name", "money_light"))
    assert found[name] == MONEY[name][1]


@pytest.mark.parametrize("name", REACH)
def test_light_of_an_indicator(name: str, cache: Path) -> None:
    assert lights_of_rows(cache).get(name) == REACH[name][4]


def test_rate_is_the_printed_one_where_amounts_are_not_printed(tmp_path: Path) -> None:
    facts = world()
    facts["project_funds"][7].execution_pct = Decimal("12.5")
    facts["project_funds"][8].execution_pct = Decimal("75")
    facts["project_funds"][5].execution_pct = Decimal("0")
    found = lit("lights_projects", write_cache(tmp_path / "cache", facts))
    known = {name: (light, rate) for name, light, rate in rows(found, "name", "money_light", "money_pct")}
    assert known["not printed"] == ("red", 12.5)
    assert known["execution not printed"] == ("yellow", 75)
    assert known["no budget"] == ("yellow", None)


def test_summary_counts_and_names_what_stands_out(cache: Path) -> None:
    summary = one(lit("lights_summary", cache))
    money = Counter(light for _, light in MONEY.values())
    reach = Counter(light for *_, light in REACH.values())
    # 乙局's project is the tenth, all executed
    assert [summary[f"{light}_projects"] for light in ("red", "yellow", "green")] == [2, 3, money["green"] + 1]
    assert (summary["lit_projects"], summary["dark_projects"], summary["no_budget"]) == (8, 2, 1)
    assert (summary["worst_name"], summary["worst_left_wan"], summary["worst_pct"]) == ("59.99", 4001, 59.99)
    assert [summary[f"{light}_rows"] for light in charts.LIGHTS] == [reach[light] for light in charts.LIGHTS]
    assert (summary["dark_rows"], summary["over_rows"]) == (reach[None], 3)


def test_most_urgent_project_stands_first(cache: Path) -> None:
    found = lit("lights_projects", cache)
    assert rows(found.head(3), "name", "money_light", "red_rows") == [
        ("平台", "green", 5),
        ("59.99", "red", None),
        ("nothing executed", "red", None),
    ]


def test_lights_follow_the_thresholds(cache: Path) -> None:
    at_90 = Scenario((Change("light", "money_yellow", "90"), Change("light", "reach_blue", "110")))
    assert dict(rows(lit("lights_projects", cache, at_90), "name", "money_light"))["80"] == "yellow"
    assert lights_of_rows(cache, scenario=at_90)["119.99"] == "blue"


def test_lights_follow_the_scenario(cache: Path) -> None:
    changed = Scenario(
        (
            Change("executed", f"{A}-001", "9000"),
            Change("budget", f"{A}-005", "0"),
            Change("leave_project", f"{A}-002"),
            Change("actual", f"{C}-001-i1", "150"),
            Change("target", f"{C}-001-i11", "200"),
            Change("actual", f"{C}-001-i19", "50"),
            Change("leave_row", f"{C}-001-i2"),
        )
    )
    money = dict(rows(lit("lights_projects", cache, changed), "name", "money_light"))
    assert (money["59.99"], money["100"], "60" in money) == ("green", "yellow", False)
    found = lights_of_rows(cache, scenario=changed)
    assert (found["59.99"], found["overrun"], found["not printed"], "60" in found) == ("blue", "green", "red", False)
    assert dict(rows(lit("lights_projects", cache), "name", "money_light"))["60"] == "yellow", "the base stays"


def test_reason_is_due_from_130_per_cent(tmp_path: Path) -> None:
    facts = world()
    by_name = {line.name: line for line in facts["indicators"]}
    by_name["120"].actual_value = Decimal("129.99")
    found = write_cache(tmp_path / "one", facts)
    assert rows(lit("lights_rows", found, light="blue"), "indicator", "no_reason") == [("130", True), ("120", False)]
    assert one(lit("lights_summary", found))["unexplained_rows"] == 1
    by_name["130"].reason = "目标偏低"
    explained = write_cache(tmp_path / "two", facts)
    assert lit("lights_rows", explained, light="blue")["no_reason"].to_list() == [False, False]
    overrun = dict(rows(lit("lights_rows", found, light="red"), "indicator", "no_reason"))
    assert not overrun["cost overrun"], "a ceiling has no such line"


def test_score_ahead_of_the_money(tmp_path: Path) -> None:
    facts = scored(
        ("81", "8.55", "10", "89.55"),  # 90 % against 85.5 %: 5 % ahead, not more
        ("81", "8.54", "10", "89.54"),
        ("90", "0", "10", "90"),
        ("45", "10", "10", "55"),
        ("0", "0", "10", "0"),
        (None, "0", "10", None),
        ("81", None, "10", "81"),
    )
    found = write_cache(tmp_path / "cache", facts)
    columns = ("name", "indicator_share_pct", "execution_share_pct", "ahead_pct", "gap_pct")
    assert rows(lit("lights_outrun", found), *columns) == [("p3", 100, 0, 100, 100), ("p2", 90, 85.4, 4.6, 5.11)]
    assert rows(lit("lights_outrun", found, Scenario((Change("light", "outrun", "4.99"),))), "name") == [
        ("p3",), ("p2",), ("p1",),
    ]  # fmt: skip
    summary = one(lit("lights_summary", found))
    assert (summary["compared"], summary["uncompared"], summary["outrun_projects"]) == (4, 3, 2)
    assert (summary["first_name"], summary["first_gap_pct"]) == ("p3", 100)


def test_form_that_was_not_read_whole_is_not_compared(tmp_path: Path) -> None:
    facts = scored(("60", "0", "10", "60"))
    facts["indicators"][0].weight = Decimal(60)
    assert lit("lights_outrun", write_cache(tmp_path / "cache", facts)).is_empty()


def test_points_are_those_of_the_scenario(tmp_path: Path) -> None:
    found = write_cache(tmp_path / "cache", scored(("90", "0", "10", "90")))
    common = Scenario((Change("profile", value="linear"),))
    assert rows(lit("lights_outrun", found, common), "execution_points", "gap_pct") == [(9, 10)]


def test_a_piece_opens_what_it_counts(cache: Path) -> None:
    units = lit("lights_units", cache)
    assert units["piece"].n_unique() == units.height
    for piece in units.iter_rows(named=True):
        parts = lit("lights_parts", cache, **{name: piece[name] for name in ("report_id", "lit", "light")})
        assert parts.height == piece["lit_count"]
        assert (parts["indicator_id"].null_count() == parts.height) == (piece["lit"] == "money")


@settings(max_examples=25)
@given(LINES)
def test_every_project_and_row_is_counted_once(cache: Path, lines: dict[str, float]) -> None:
    summary, units = one(lit("lights_summary", cache, lines=lines)), lit("lights_units", cache, lines=lines)
    projects = lit("lights_projects", cache, lines=lines)
    assert projects["project_id"].n_unique() == projects.height == len(MONEY) + 1
    for name, of, total in (("projects", "money", len(MONEY) + 1), ("rows", "reach", len(REACH))):
        counted = units.filter(lit=of)
        assert counted["lit_count"].sum() == summary[f"lit_{name}"] + summary[f"dark_{name}"] == total
        for light in charts.LIGHTS:
            if (of, light) != ("money", "blue"):
                assert counted.filter(light=light)["lit_count"].sum() == summary[f"{light}_{name}"]
        shares = counted.group_by("report_id").agg(pl.col("share_pct").sum())["share_pct"]
        assert all(share == pytest.approx(100, abs=0.03) for share in shares)


@settings(max_examples=25)
@given(LINES, st.sampled_from(["money_red", "reach_red"]), st.floats(0, 100))
def test_a_higher_red_line_never_makes_fewer_reds(
    cache: Path, lines: dict[str, float], name: str, higher: float
) -> None:
    before, after = (
        one(lit("lights_summary", cache, lines=found)) for found in (lines, lines | {name: lines[name] + higher})
    )
    for counted in ("red_projects", "red_rows"):
        assert after[counted] >= before[counted]


@pytest.mark.parametrize(("palette", "language"), [(LIGHT, "zh"), (DARK, "en")])
def test_charts_can_be_written_and_name_every_light(palette: Palette, language: str, cache: Path) -> None:
    look = Look(palette, language)
    units = lit("lights_units", cache)
    written = charts.light_bars(units, look).to_dict()
    pieces = next(data for data in written["datasets"].values() if "told" in data[0])
    assert {piece["light_name"] for piece in pieces} == {words.text(f"light.{one}", language) for one in charts.LIGHTS}
    assert all(piece["told"].endswith(f" {piece['lit_count']}") for piece in pieces)
    charts.outrun_lines(lit("lights_outrun", cache), look).to_dict()
    for tone in palette.lights:
        assert contrast(tone, palette.background) >= 3 and contrast(ink_on(palette, tone), tone) >= 4.5


@pytest.mark.parametrize("language", ["中文", "English"])
def test_the_part_of_the_page(language: str, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tab = words.text("scenario.tab.lights", words.LANGUAGES[language])
    app = open_page("scenario", cache, monkeypatch, lang=language, view=tab)
    told = said(app)
    assert "59.99" in told
    for line in LIGHTS.values():
        assert f"{line}%" in told or f"{line} %" in told, "every threshold is printed"
    assert app.get("vega_lite_chart") and app.dataframe


def test_thresholds_can_be_changed_and_taken_back(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("scenario", cache, monkeypatch, view=words.text("scenario.tab.lights", "zh"))
    assert "红灯 2 个，黄灯 3 个，绿灯 3 个" in said(app)
    app.slider(key="whatif.lights.set.money").set_range(70, 90).run()
    assert not app.exception
    assert "红灯 3 个，黄灯 3 个，绿灯 2 个" in said(app)
    assert "低于 70% 红灯，低于 90% 黄灯" in said(app)
    assert app.query_params["scenario"], "the link carries the thresholds"
    app.button(key="whatif.lights.default").click().run()
    assert "红灯 2 个，黄灯 3 个，绿灯 3 个" in said(app)
    assert "scenario" not in app.query_params
    app.number_input(key="whatif.lights.set.blue").set_value(130.0).run()
    assert "130% 起蓝灯" in said(app)
