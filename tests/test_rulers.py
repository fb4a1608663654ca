"""Which rule each report scores itself by, what does not follow it, and all points under it and under one for all."""

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from jixiao import charts, loading
from jixiao.scenario import Change, Scenario
from jixiao.scoring import KEPT, PROFILES
from jixiao.theme import LIGHT, Look
from tests.literal_rows import A, write_cache
from tests.originals import SHARED, with_originals
from tests.scored_world import FLOORED, IN_PROPORTION, World, figures, scored, spending, with_rows
from tests.test_queries import ask, one, rows

LINEAR = Scenario((Change("profile", value="linear"),)).asked()
BOUNDS = ("execution_full_low", "execution_full_high", "cost_full_low", "cost_full_high")
PART = "from jixiao import dashboard\ndashboard.rulers()\ndashboard.drawer()"


def recomputed(cache: Path, show: str = "all", **more: Any) -> pl.DataFrame:
    return ask("recomputed_rows", cache, **{"scenario": None, "show": show, "most": None} | more)


def unexplained(cache: Path, **more: Any) -> pl.DataFrame:
    return ask("unexplained_rows", cache, **{"report_id": None, "department": None, "most": None} | more)


def summary(cache: Path, scenario: str | None = None) -> dict[str, Any]:
    return one(ask("rulers_summary", cache, scenario=scenario))


def made(tmp_path: Path, world: World) -> Path:
    return write_cache(tmp_path / "cache", scored(world))


def test_a_report_has_its_profile_the_second_best_and_bounds(tmp_path: Path) -> None:
    cache = made(tmp_path, spending(FLOORED | {"90.91": "10.00", "99.96": "10.00"}))
    found = one(ask("own_profiles", cache))
    assert (found["profile"], found["own"], found["label"]) == ("floor_60", True, "甲局 2023")
    assert (found["executions_fit"], found["executions_of"], found["unexplained"], found["alike"]) == (8, 8, 0, 0)
    # in proportion 99.96 % is 9.996 of 10, which is printed as 10.00 as well
    assert (found["second_profile"], found["second_executions"], found["second_unexplained"]) == ("linear", 1, 7)
    assert tuple(found[bound] for bound in BOUNDS) == (79.09, 90.91, None, None)


def test_full_points_by_rounding_do_not_say_where_they_begin(tmp_path: Path) -> None:
    found = one(ask("own_profiles", made(tmp_path, spending(IN_PROPORTION | {"99.96": "10.00"}))))
    assert (found["profile"], found["own"], found["executions_fit"]) == ("linear", True, 6)
    assert {found[bound] for bound in BOUNDS} == {None}


def test_full_points_that_no_line_gives_say_where_they_begin(tmp_path: Path) -> None:
    found = one(ask("own_profiles", made(tmp_path, spending(FLOORED | {"99.80": "10.00"}))))
    assert tuple(found[bound] for bound in BOUNDS[:2]) == (79.09, 99.80)


def test_every_profile_has_its_share(tmp_path: Path) -> None:
    fits = ask("own_profile_fits", made(tmp_path, spending(FLOORED)))
    assert set(fits["profile"]) == set(PROFILES)
    assert fits["own"].to_list() == [True] + [False] * (len(PROFILES) - 1)
    assert (fits["share_pct"][0], fits["rank"][0]) == (100, 0)
    assert (fits["share_pct"] == (100 * fits["executions_fit"] / fits["executions_of"]).round(2)).all()


def test_where_nothing_shows_a_rule_it_says_so(tmp_path: Path) -> None:
    cache = made(tmp_path, spending({"91.00": "9.10", "50.00": "7.77"}))
    found = one(ask("own_profiles", cache))
    assert (found["own"], found["profile"], found["unexplained"], found["alike"]) == (False, "linear", 1, 2)
    [(id_, why, due, score)] = rows(unexplained(cache), "fund_id", "why", "own_score", "score")
    assert (id_, why, due, score) == (f"{A}-002-m", "none", None, 7.77)
    assert set(recomputed(cache)["kept"]) == {"no_rule"}
    assert rows(recomputed(cache), "score", "own_score", "common_score") == [(9.1, 9.1, None), (7.77, 7.77, None)]
    assert (summary(cache)["ruled"], summary(cache)["unruled"], summary(cache)["same_profile"]) == (0, 1, None)


def test_a_row_against_the_rule_is_listed_with_its_line(tmp_path: Path) -> None:
    cache = made(tmp_path, spending(FLOORED | {"70.00": "9.00"}))
    columns = ("project_name", "score", "own_score", "difference", "why", "source_line", "all_rows")
    assert rows(unexplained(cache), *columns) == [("第7项", 9.0, 2.5, 6.5, "rule", 7, 1)]
    assert rows(recomputed(cache, "changed"), "project_name", "own_score", "own_change") == [("第7项", 2.5, -6.5)]
    assert unexplained(cache, report_id=A, department=True).is_empty()
    assert unexplained(cache, report_id=A, department=False).height == 1


def test_filters_narrow_the_rows_and_not_what_is_inferred(tmp_path: Path) -> None:
    cache = made(tmp_path, spending(FLOORED | {"70.00": "9.00"}))
    narrow = {"filters": {"keyword": "第1项"}}
    assert unexplained(cache, **narrow).is_empty()
    assert recomputed(cache, **narrow).height == 1
    assert one(ask("own_profiles", cache, **narrow))["executions_of"] == 7
    assert ask("own_profiles", cache, filters={"years": [1999]}).is_empty()


def test_one_rule_for_all_takes_the_printed_figures(tmp_path: Path) -> None:
    cache = made(tmp_path, spending(FLOORED))
    edited = Scenario((Change("profile", value="linear"), Change("executed", f"{A}-001", "1"))).asked()
    for scenario in (LINEAR, edited):
        found = dict(rows(recomputed(cache, scenario=scenario), "score", "common_score"))
        assert found == {float(score): pytest.approx(float(rate) / 10, abs=0.005) for rate, score in FLOORED.items()}
    told = summary(cache, LINEAR)
    assert (told["common_worked"], told["common_kept"], told["common_changed"]) == (6, 0, 6)
    assert summary(cache)["common_worked"] is None


REASONS: dict[str, Any] = {
    "damaged": figures("10", "9", damaged=True),
    "words": figures(None, None, op=None, unit="", target_text="有效提升"),
    "date": figures("2023", "2023", unit="年"),
    "no_actual": figures("10", None),
    "units": figures("10", "9", actual_unit="万个"),
    "no_target": figures("0", "9"),
    "direction": figures("10", "9", op=None),
}


def test_what_cannot_be_worked_out_stays_as_printed_and_says_why(tmp_path: Path) -> None:
    assert set(REASONS) == set(KEPT)
    world = with_rows(spending(FLOORED), *(("5", f"3.0{place}", of) for place, of in enumerate(REASONS.values(), 1)))
    cache = made(tmp_path, world)
    found = recomputed(cache, "kept", scenario=LINEAR).sort("indicator")
    assert found["kept"].to_list() == found["common_kept"].to_list() == list(REASONS)
    assert (found["own_score"] == found["score"]).all() and (found["common_score"] == found["score"]).all()
    assert found["score"].to_list() == [3.01, 3.02, 3.03, 3.04, 3.05, 3.06, 3.07]
    assert unexplained(cache).is_empty()


def test_damaged_rates_count_for_nothing_and_stay_as_printed(tmp_path: Path) -> None:
    cache = made(tmp_path, spending(FLOORED, damaged=True))
    assert ask("own_profiles", cache).is_empty()
    assert set(rows(recomputed(cache, scenario=LINEAR), "kept", "common_kept")) == {("damaged", "damaged")}
    assert (recomputed(cache)["own_score"] == recomputed(cache)["score"]).all()


def test_rows_of_a_kind_that_shows_no_rule_are_only_a_hint(tmp_path: Path) -> None:
    world = with_rows(spending(FLOORED), ("5", "1.11", figures("10", "9")), ("5", None, figures("10", "9")))
    cache = made(tmp_path, world)
    assert rows(unexplained(cache), "indicator", "why", "own_score", "difference") == [("指标1", "unsure", 3.75, -2.64)]
    kept = rows(
        recomputed(cache, "kept", scenario=LINEAR), "indicator", "kept", "own_score", "common_kept", "common_score"
    )
    assert sorted(kept) == [("指标1", "unsure", 1.11, None, 4.5), ("指标2", "unscored", None, None, 4.5)]


def test_the_summary_counts_the_rows(tmp_path: Path) -> None:
    world = with_rows(spending(FLOORED | {"70.00": "9.00"}), *(("5", "3", of) for of in REASONS.values()))
    cache = made(tmp_path, world)
    told, every = summary(cache, LINEAR), recomputed(cache, scenario=LINEAR)
    assert told["rows"] == every.height == told["own_worked"] + told["own_kept"] == 14
    assert told["own_changed"] == (every["own_change"] != 0).sum() == 1
    assert told["common_changed"] == (every["common_change"] != 0).sum()
    assert (told["unexplained"], told["against_rule"]) == (1, 1)
    assert (told["reports"], told["forms"], told["ruled"], told["same_profile"]) == (1, 1, 1, "floor_60")
    assert recomputed(cache, most=3)["all_rows"].to_list() == [14] * 3


def _fits(cache: Path) -> pl.DataFrame:
    return ask("own_profile_fits", cache).with_columns(scope="label", profile_name="profile")


def test_the_chart_marks_the_own_profile_by_more_than_colour(tmp_path: Path) -> None:
    drawing = charts.profile_fits(_fits(made(tmp_path, spending(FLOORED))), Look(LIGHT))
    [drawn] = drawing.to_dict()["datasets"].values()
    head, own, *others = drawn
    assert head["share_pct"] is None and head["scope"] == "甲局 2023" and not head["row"].strip("\u2060")
    assert own["row"].startswith("◆ ") and own["note"] == "100.0% · 执行 6/6 · 指标 0/0 · 推断循此"
    assert not any("◆" in other["row"] or "推断" in other["note"] for other in others)
    assert len({line["row"] for line in drawn}) == len(drawn) == len(PROFILES) + 1


def part(cache: Path, monkeypatch: pytest.MonkeyPatch, lang: str = "中文") -> tuple[AppTest, str]:
    """The part on a page of its own, and all that it says."""
    monkeypatch.setenv("JIXIAO_CACHE", str(cache))
    app = AppTest.from_string(PART, default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    assert not app.exception, app.exception[0].message
    html = " ".join(element.proto.body for element in app.get("html"))
    return app, unescape(re.sub(r"<[^>]+>", "", html)) + " ".join(
        e.value for e in [*app.subheader, *app.caption, *app.info]
    )


def test_the_part_says_what_is_inferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = made(tmp_path, spending(FLOORED | {"70.00": "9.00", "90.91": "10.00"}))
    app, said = part(cache, monkeypatch)
    assert "按多数行推断，甲局 2023 的项目自评表循“六成起评”：执行得分 8 行中 7 行吻合" in said
    assert "其次是“按比例计分”（执行 0 行、指标 0 行）。还有 1 行不吻合" in said
    assert "满分起点只能推断出在 79.09% 与 90.91% 之间" in said
    assert "不是单位公布的规定" in said
    assert app.get("vega_lite_chart")
    assert [table.value.shape[0] for table in app.dataframe] == [1, 1, 1]
    app.button_group(key="rulers.show").set_value("all").run()
    assert not app.exception
    assert app.dataframe[2].value.shape[0] == 8


def test_the_part_says_that_nothing_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = part(made(tmp_path, spending({"91.00": "9.10", "50.00": "7.77"})), monkeypatch)
    assert "都推断不出循哪种办法" in said
    assert "吻合最多的是“按比例计分”，2 行中 1 行" in said
    _, said = part(made(tmp_path / "none", spending({})), monkeypatch)
    assert "没有印出得分的自评表" in said


def test_the_part_speaks_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = part(made(tmp_path, spending(FLOORED)), monkeypatch, "English")
    assert (
        'Inferred from most rows: 甲局 2023, projects\' forms, follows "from 60 % on": 6 of 6 execution scores' in said
    )
    assert "Every row agrees." in said


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A cache for each original with scored forms."""
    caches = {}
    for key in ("003", "004"):
        folder = tmp_path_factory.mktemp(key)
        [seed] = (SHARED / "seeds").glob(f"{key}_*.txt")
        shutil.copy(seed, folder)
        loading.load([folder], folder / "cache")
        caches[key] = folder / "cache"
    return caches


def projects_forms(cache: Path) -> dict[str, Any]:
    return one(ask("own_profiles", cache).filter(~pl.col("department")))


@with_originals
def test_the_originals_follow_their_profiles(originals: dict[str, Path]) -> None:
    found = projects_forms(originals["004"])
    assert (found["profile"], found["own"], found["second_profile"]) == ("floor_60", True, "linear")
    assert (found["executions_fit"], found["executions_of"]) == (25, 25)
    assert found["indicators_fit"] >= 154 and found["indicators_of"] <= 172
    assert tuple(found[bound] for bound in BOUNDS[:2]) == (79.09, 90.91)
    found = projects_forms(originals["003"])
    assert found["own"] and found["executions_fit"] == found["executions_of"] >= 38
    assert tuple(found[bound] for bound in BOUNDS[:2]) == (None, None)


@with_originals
def test_every_partial_execution_score_is_reproduced(originals: dict[str, Path]) -> None:
    found = recomputed(originals["004"]).filter(~pl.col("department"), pl.col("fund_id").is_not_null())
    partial = found.filter((pl.col("score") > 0) & (pl.col("score") < pl.col("weight")))
    assert partial.height >= 9
    assert partial["kept"].is_null().all()
    assert ((partial["own_score"] - partial["score"]).abs() < 0.01 - 1e-9).all()


@with_originals
@pytest.mark.parametrize("key", ["003", "004"])
def test_unexplained_rows_stand_in_their_lines(key: str, originals: dict[str, Path]) -> None:
    found = unexplained(originals[key])
    assert found.filter(~pl.col("department")).height == projects_forms(originals[key])["unexplained"]
    [seed] = (SHARED / "seeds").glob(f"{key}_*.txt")
    lines = seed.read_text(encoding="utf-8").split("\n")
    for row in found.iter_rows(named=True):
        # text recognition puts blanks after points
        line = lines[row["source_line"] - 1]
        printed = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", line.replace(". ", "."))]
        assert row["score"] in printed
        assert row["difference"] is None or abs(row["difference"]) >= 0.01
