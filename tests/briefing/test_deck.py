"""The deck read back: native charts with their workbook, faces, notes, and pages on which everything fits."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from jixiao import loading
from jixiao.briefing.deck import fit, write_deck
from jixiao.briefing.deck.base import BODY_END
from jixiao.briefing.model import Chart, Slide
from jixiao.briefing.slides import View, slides
from jixiao.formats import YI, in_unit, plain
from jixiao.places import REPORTS
from tests.literal_rows import small_world, write_cache

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = "=1+1"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("sample") / "cache"
    loading.load([REPORTS], cache)
    return cache


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def made(sample: Path, language: str) -> list[Slide]:
    return slides(sample, View(language=language))


@pytest.fixture(scope="module")
def deck(made: list[Slide], language: str) -> Any:
    return written(made, language)


def written(made: list[Slide], language: str = "zh", **more: Any) -> Any:
    file = io.BytesIO()
    write_deck(file, made, language, **more)
    return Presentation(file)


def page(deck: Any, title: str) -> Any:
    return next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == title)


def native(deck: Any, made: list[Slide]) -> Iterator[tuple[Chart, Any]]:
    for slide in made:
        if slide.chart is not None and slide.chart.kind != "picture":
            [shape] = [shape for shape in page(deck, slide.title).shapes if shape.has_chart]
            yield slide.chart, shape.chart


def workbook(chart: Any) -> list[list[Any]]:
    """The rows of the workbook inside a chart: texts, numbers, None."""
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        texts = ["".join(si.itertext()) for si in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{SHEET}f") is None, "a chart's workbook has no formulas"
    rows = []
    for found in sheet.iter(f"{SHEET}row"):
        cells: dict[int, Any] = {}
        for cell in found:
            at = ord(re.match("[A-Z]+", cell.get("r"))[0]) - ord("A")  # type: ignore[index]
            value = cell.findtext(f"{SHEET}v")
            cells[at] = texts[int(value)] if cell.get("t") == "s" else None if value is None else float(value)
        rows.append([cells.get(at) for at in range(max(cells) + 1)])
    return rows


def test_charts_are_native_and_their_workbooks_hold_the_frame(deck: Any, made: list[Slide]) -> None:
    seen = 0
    for chart, drawn in native(deck, made):
        heads, *rows = workbook(drawn)
        assert heads[1:] == [series.name for series in chart.series]
        for place, series in enumerate(chart.series):
            values = chart.rows[series.column].to_list()
            assert list(drawn.plots[0].series[place].values) == values
            assert [(row[place + 1] if len(row) > place + 1 else None) for row in rows] == pytest.approx(values)
        for row, name in zip(rows, chart.rows[chart.category], strict=True):
            assert plain(name).startswith(row[0].replace("\n", "").rstrip("…")[:6])
        seen += 1
    assert seen == 4


def test_amounts_are_in_the_readers_unit(sample: Path) -> None:
    made = slides(sample, View(money=YI))
    for chart, drawn in native(written(made, money=YI), made):
        for place, series in enumerate(chart.series):
            assert list(drawn.plots[0].series[place].values) == in_unit(chart.rows, YI)[series.column].to_list()


def test_the_base_of_the_bridge_cannot_be_seen(deck: Any, made: list[Slide]) -> None:
    [drawn] = [drawn for chart, drawn in native(deck, made) if chart.kind == "bridge"]
    base = drawn.plots[0].series[0]._element.spPr
    assert base.find(qn("a:noFill")) is not None and base.find(qn("a:ln")).find(qn("a:noFill")) is not None


def test_every_text_names_an_east_asian_face(deck: Any, language: str) -> None:
    elements = [slide._element for slide in deck.slides]
    elements += [slide.notes_slide._element for slide in deck.slides if slide.has_notes_slide]
    for element in elements:
        for run in element.iter(qn("a:r"), qn("a:fld")):
            faces = {tag: run.find(qn("a:rPr")).find(qn(tag)) for tag in ("a:ea", "a:latin")}
            assert all(face is not None and face.get("typeface") == "Microsoft YaHei" for face in faces.values())
            assert run.find(qn("a:rPr")).get("lang") == {"zh": "zh-CN", "en": "en-US"}[language]
    charts = [shape.chart._chartSpace for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    for properties in (found for chart in charts for found in chart.iter(qn("a:defRPr"), qn("a:rPr"))):
        assert properties.find(qn("a:ea")).get("typeface") == "Microsoft YaHei"


def test_type_is_large_enough_to_read_in_a_room(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            for size in sizes(shape):
                if shape == slide.shapes.title:
                    assert size >= Pt(28)
                elif shape.name != "Footer":
                    assert size >= Pt(18)
    for shape in (shape for slide in deck.slides for shape in slide.shapes if shape.has_chart):
        found = [int(one.get("sz")) for one in shape.chart._chartSpace.iter(qn("a:defRPr")) if one.get("sz")]
        assert found and min(found) >= 1800


def sizes(shape: Any) -> Iterator[int]:
    frames = [shape.text_frame] if shape.has_text_frame else []
    if shape.has_table:
        frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
    for frame in frames:
        yield from (run.font.size for paragraph in frame.paragraphs for run in paragraph.runs)


def test_no_placeholder_is_empty_and_every_page_has_its_number(deck: Any) -> None:
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    for number, slide in enumerate(deck.slides, 1):
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
        [field] = slide._element.iter(qn("a:fld"))
        assert field.get("type") == "slidenum" and field.findtext(qn("a:t")) == str(number)
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))
    assert len(deck.slide_layouts) == 1


def test_notes_hold_formulas_and_citations(deck: Any, made: list[Slide], language: str) -> None:
    line = "第 {} 行" if language == "zh" else "line {}"
    for slide in made:
        cited = [cited for source in slide.sources for cited in source.citations]
        cited += [one for source in slide.sources for part in source.parts[:3] for own in part for one in own.citations]
        told = page(deck, slide.title).notes_slide.notes_text_frame.text if slide.sources else ""
        for one in cited[:20]:
            assert one.file_name in told and line.format(one.line) in told
    assert "÷" in page(deck, made[1].title).notes_slide.notes_text_frame.text


def test_a_picture_has_words_and_its_data_behind_the_slides(deck: Any, made: list[Slide]) -> None:
    [slide] = [slide for slide in made if slide.chart is not None and slide.chart.kind == "picture"]
    [picture] = [
        shape
        for shape in page(deck, slide.title).shapes
        if shape.shape_type is not None and shape.name and hasattr(shape, "image")
    ]
    assert picture._element.xpath(".//p:cNvPr")[0].get("descr")
    assert picture.image.size[0] / (picture.width / Inches(1)) > 150, "too few dots an inch for print"
    assert slide.chart is not None
    data = [row for shown in tables(deck) for row in shown if row[1:3] and len(row) == 5]
    amounts = {row[3] for row in data}
    assert {f"{amount:,.2f}" for amount in slide.chart.rows["amount_wan"]} <= amounts


def tables(deck: Any) -> list[list[list[str]]]:
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    return [[[cell.text_frame.text for cell in row.cells] for row in shape.table.rows] for shape in shapes]


def test_the_sources_come_last(deck: Any, made: list[Slide]) -> None:
    last = next(shape for shape in list(deck.slides)[-1].shapes if shape.has_table).table
    assert made[-1].table is not None
    files = {cell.text_frame.text.rstrip("…")[:20] for cell in (row.cells[1] for row in list(last.rows)[1:])}
    assert files == {name[:20] for name in made[-1].table.rows["file_name"]}


def test_nothing_leaves_its_page(deck: Any) -> None:
    check_fit(deck)


def check_fit(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            right, low = shape.left + shape.width, shape.top + shape.height
            assert shape.left >= 0 and shape.top >= 0 and right <= deck.slide_width and low <= deck.slide_height
            if shape.has_table:
                assert sum(row.height for row in shape.table.rows) + shape.top <= Inches(BODY_END + 0.02)
                for row in shape.table.rows:
                    check_row(row, shape.table)
            elif shape.has_text_frame and not shape.is_placeholder:
                assert shape.height >= Inches(needed(shape.text_frame, shape.width) - 0.02), shape.text_frame.text


def check_row(row: Any, table: Any) -> None:
    for cell, column in zip(row.cells, table.columns, strict=True):
        margins = cell.margin_left + cell.margin_right
        high = needed(cell.text_frame, column.width - margins) + (cell.margin_top + cell.margin_bottom) / Inches(1)
        assert row.height >= Inches(high - 0.02), cell.text_frame.text


def needed(frame: Any, width: int) -> float:
    """How high a text is, in inches."""
    high = 0.0
    for paragraph in frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs), default=0)
        hanging = int(paragraph._p.pPr.get("marL") or 0) if paragraph._p.pPr is not None else 0
        lines = fit.laid(paragraph.text.replace("\v", "\n"), (width - hanging) / Inches(1), size) if size else []
        high += fit.height(len(lines), size)
    return high


def test_long_and_hostile_names_fit_and_stay_text(tmp_path: Path) -> None:
    world = small_world()
    for place, project in enumerate(world["projects"]):
        project.name = FORMULA + "名称特别长的项目" * 40 + " and a long English name" * 20 + str(place)
    for indicator in world["indicators"]:
        indicator.name, indicator.level2 = FORMULA + "指标" * 90, FORMULA + "类" * 80
    for line in world["functions"]:
        line.class_, line.item = FORMULA + "科目" * 80, "\u202e" + "项" * 150
    for one in world["reports"]:
        one.unit, one.file_name = "单位" * 60 + one.unit, "f" * 200 + one.file_name
    made = slides(write_cache(tmp_path / "cache", world))
    deck = written(made)
    check_fit(deck)
    for _, drawn in native(deck, made):
        workbook(drawn)


@pytest.mark.parametrize(
    "selection", ['{"years": [1999]}', '{"units": ["甲局"]}', '{"keyword": "没有"}', '{"units": ["乙局（部门）"]}']
)
@pytest.mark.parametrize("basis", ["whole", "accounts", "fiscal", "projects"])
def test_small_selections_make_a_calm_deck(tmp_path: Path, selection: str, basis: str) -> None:
    made = slides(write_cache(tmp_path / "cache", small_world()), View(selection=selection, basis=basis))
    check_fit(written(made))


@given(st.text(max_size=60), st.floats(1, 12), st.sampled_from([12, 18, 28]), st.integers(1, 3))
def test_a_cut_text_takes_no_more_lines_than_asked(text: str, inches: float, points: int, most: int) -> None:
    told = fit.cut(text, inches, points, most)
    assert len(fit.laid(told, inches, points)) <= most
    assert told == text or (told.endswith("…") and text.startswith(told[:-1]))


def test_the_deck_of_the_sample_is_quick(sample: Path, tmp_path: Path) -> None:
    began = time.process_time()
    write_deck(tmp_path / "deck.pptx", slides(sample, View(low_line=81)))
    assert time.process_time() - began < 5
    assert (tmp_path / "deck.pptx").stat().st_size < 3_000_000


office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@office
def test_libreoffice_opens_it_and_shows_every_page(sample: Path, tmp_path: Path) -> None:
    made = slides(sample)
    write_deck(tmp_path / "deck.pptx", made)
    pages = len(Presentation(tmp_path / "deck.pptx").slides)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "deck.pptx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=tmp_path)
    pdf = (tmp_path / "deck.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == pages
    if shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", "deck.pdf", "-"], check=True, capture_output=True, cwd=tmp_path).stdout
        shown = re.sub(r"\s", "", told.decode())
        for slide in made:
            assert re.sub(r"\s", "", slide.title)[:10] in shown
