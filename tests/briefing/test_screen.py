"""The slides on a projector as HTML: every figure is there, hostile text stays text, the script is safe."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import polars as pl
import pytest

from jixiao.briefing import screen
from jixiao.briefing.screen.parts import section
from jixiao.briefing.slides import Slide, Table, View, slides
from jixiao.saying import Reader
from jixiao.scenario import Change, Scenario
from jixiao.theme import DARK, LIGHT, Look
from tests.test_charts import HOSTILE

WITH_SCENARIO = View(scenario=Scenario((Change("profile", value="linear"),)))


@pytest.fixture(scope="module", params=["zh", "en"])
def made(request: pytest.FixtureRequest, sample: Path) -> tuple[list[Slide], Reader]:
    view = replace(WITH_SCENARIO, language=request.param)
    return slides(sample, view), Reader(request.param)


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def shown(slide: Slide, reader: Reader, look: Look | None = None) -> str:
    return section(slide, 1, 9, reader, look or Look(LIGHT, reader.language))


def test_every_word_and_figure_of_a_slide_is_on_it(made: tuple[list[Slide], Reader]) -> None:
    found, reader = made
    assert "scenario" in [slide.id for slide in found]
    for slide in found:
        said = re.sub(r"\s+", " ", text(shown(slide, reader)))
        for wanted in (slide.title, slide.lead, *slide.lines, *(one.shown for one in slide.figures)):
            assert re.sub(r"\s+", " ", wanted) in said
        if slide.chart and slide.chart.kind in ("bars", "stacked"):
            names = slide.chart.rows[slide.chart.category].to_list()[:5]
            assert all(re.sub(r"\s+", " ", name.split("\n")[0]) in said for name in names if name)


def test_sources_carry_file_and_line(made: tuple[list[Slide], Reader]) -> None:
    found, reader = made
    slide = next(slide for slide in found if slide.id == "figures")
    html = shown(slide, reader)
    cited = [one for source in slide.sources for part in source.parts for figure in part for one in figure.citations]
    assert cited
    said = text(html)
    assert cited[0].file_name in said and reader.text("present.line", line=cited[0].line) in said


def test_without_a_scenario_there_is_no_slide_of_one(sample: Path) -> None:
    assert "scenario" not in [slide.id for slide in slides(sample)]


def test_hostile_text_stays_text(made: tuple[list[Slide], Reader]) -> None:
    found, reader = made
    rows = pl.DataFrame({"name": [HOSTILE], "total_score": [1.0]})
    slide = replace(
        found[0],
        title=HOSTILE,
        lead=HOSTILE,
        lines=(HOSTILE,),
        note=HOSTILE,
        table=Table("briefing.losses.title", rows, ("name", "total_score"), 1),
    )
    html = shown(slide, reader)
    assert "<img" not in html and "<script" not in html and "\u202e" not in html


def test_the_script_holds_its_data_whatever_reports_say(made: tuple[list[Slide], Reader]) -> None:
    found, reader = made
    title = "</script><script>alert(1)</script>\u2028'\"\\"
    script = screen.opener([replace(found[0], title=title), *found[1:]], reader, Look(DARK, reader.language))
    # what cleans the page takes a script away that holds markup
    assert not re.search(r"<[/\w!]", script)
    data = json.loads(script[script.index("prepare({") + len("prepare(") : -1])
    assert len(data["slides"]) == len(found)
    assert text(data["slides"][0]).count("alert(1)") == 1 and "<script" not in data["slides"][0]
    assert f"--background:{DARK.background}" in data["style"]


def test_a_long_table_tells_how_many_rows_there_are(made: tuple[list[Slide], Reader]) -> None:
    found, reader = made
    slide = next(slide for slide in found if slide.id == "checks")
    assert slide.table
    assert f"data-all='{slide.table.all_rows}'" in shown(slide, reader)
