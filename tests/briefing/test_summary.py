"""The brief read back: the slides' figures, faces, footer, heads that repeat, pictures with words, one page."""

import io
import json
import re
import shutil
import struct
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from jixiao import loading
from jixiao.briefing import tabled
from jixiao.briefing.deck.faces import FACE
from jixiao.briefing.model import Slide, Table
from jixiao.briefing.slides import View, slides
from jixiao.briefing.summary import write_brief, write_summary
from jixiao.errors import UsageError
from jixiao.places import REPORTS
from jixiao.saying import Reader
from tests.briefing.test_slides import asked, found, one, views
from tests.literal_rows import small_world, write_cache
from tests.test_charts import HOSTILE

HEADS = {
    "low_scores": "briefing.losses.title",
    "checks": "briefing.findings.title",
    "sources": "briefing.sources.title",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("sample") / "cache"
    loading.load([REPORTS], cache)
    return cache


def brief(cache: Path, view: View | None = None) -> Any:
    file = io.BytesIO()
    write_brief(file, cache, view)
    return Document(file)


def titled(document: Any, reader: Reader, key: str) -> Any:
    """The table of a title; None where there is none."""
    for table in document.tables:
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        if caption is not None and caption.get(qn("w:val")) == reader.text(key):
            return table
    return None


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def paragraphs(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=views())
def test_every_figure_is_the_querys(sample: Path, view: View) -> None:
    document, made, reader = brief(sample, view), slides(sample, view), Reader(view.language, view.money)
    if (slide := found(made, "figures")) is not None and slide.figures:
        summary = one(sample, view, "overview_summary")
        shown = [cell.text.split("\n") for cell in titled(document, reader, "brief.figures").rows[0].cells]
        for figure, (label, value) in zip(slide.figures, shown, strict=True):
            assert label.rstrip("…") in figure.label
            assert value == reader.said(figure.column, summary[figure.column])
    check_low_scores(document, made, sample, view)
    for slide in made:
        if slide.table is not None and slide.id in HEADS:
            check_table(titled(document, reader, HEADS[slide.id]), slide.table, reader)
    told = paragraphs(document)
    assert all(slide.title in told for slide in made if slide.id not in ("questions", "sources"))


def check_low_scores(document: Any, made: list[Slide], cache: Path, view: View) -> None:
    table = titled(document, Reader(view.language, view.money), HEADS["low_scores"])
    if table is None:
        return
    rows = asked(cache, view, "low_scores")
    assert len(table.rows) - 1 <= rows.height
    for row, score in zip(cells(table)[1:], rows["total_score"], strict=False):
        assert float(row[1]) == pytest.approx(score)
    left = rows.height - len(table.rows) + 1
    rest = Reader(view.language).text("briefing.rest", count=left)
    assert (rest in paragraphs(document)) == bool(left) or found(made, "checks") is not None


def check_table(table: Any, given: Table, reader: Reader) -> None:
    """The first rows as the slide has them; a text that is too long keeps its beginning."""
    if table is None:
        return
    assert cells(table)[0] == tabled.heads(given.columns, reader)
    for row, told in zip(cells(table)[1:], tabled.texts(given.rows, given.columns, reader), strict=False):
        for column, shown, whole in zip(given.columns, row, told, strict=True):
            if tabled.is_figure(given.rows, column):
                assert shown == whole
            pieces = re.split(r"[；;] ?", shown) if "\n" in whole else [shown]
            for piece, line in zip(pieces, whole.split("\n"), strict=False):
                assert line.startswith(piece.removesuffix("…").rstrip()) or "；" in line or ";" in line


@pytest.mark.parametrize("language", ["zh", "en"])
def test_faces_are_named_for_east_asian_text(sample: Path, language: str) -> None:
    document = brief(sample, View(language=language))
    [defaults] = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    every = [defaults.find(qn("w:rFonts")), *document.styles.element.xpath("w:style/w:rPr/w:rFonts")]
    for faces in every:
        assert faces.get(qn("w:eastAsia")) == faces.get(qn("w:ascii")) == FACE
        assert not any("Theme" in name or "theme" in name for name in faces.attrib)
    assert defaults.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert used <= {"Normal", "Title", "Heading 2"}


def test_it_is_a4_upright(sample: Path) -> None:
    section = brief(sample).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_footer_says_basis_filters_snapshot_and_sources(sample: Path) -> None:
    view = View('{"years": [2023]}', "accounts")
    footer = brief(sample, view).sections[0].footer
    told = "\n".join(paragraph.text for paragraph in footer.paragraphs)
    made = slides(sample, view)
    assert made[0].footer.stands_on in told and "收入支出决算" in told and "2023" in told
    sources = found(made, "sources")
    assert sources is not None and sources.table is not None
    assert all(label in told for label in sources.table.rows["label"])
    fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_rows_stay_whole_and_heads_repeat(sample: Path) -> None:
    document, reader = brief(sample), Reader()
    for key in (HEADS["low_scores"], HEADS["checks"]):
        table = titled(document, reader, key)
        marks = [
            [row._tr.trPr.find(qn(tag)) is not None for tag in ("w:tblHeader", "w:cantSplit")] for row in table.rows
        ]
        assert marks == [[True, True], *[[False, True]] * (len(table.rows) - 1)]
        assert len(table.rows) > 5
    headings = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Heading 2"]
    assert headings and all(paragraph.paragraph_format.keep_with_next for paragraph in headings)


@pytest.mark.parametrize("basis", ["whole", "accounts"])
def test_two_charts_are_pictures_at_print_resolution_with_words(sample: Path, basis: str) -> None:
    document = brief(sample, View(basis=basis))
    assert len(document.inline_shapes) == 2
    for shape in document.inline_shapes:
        words = shape._inline.docPr
        assert len(words.get("descr")) > 10 and words.get("name")
        picture = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].blob
        wide, high = struct.unpack(">II", picture[16:24])
        assert wide / shape.width.inches >= 290
        assert high / wide == pytest.approx(shape.height / shape.width, rel=0.01)


def test_many_reports_are_listed_on_a_page_of_their_own(tmp_path: Path) -> None:
    world = small_world()
    first = world["reports"][0]
    more = [replace(first, report_id=f"{n:016x}", file_name=f"{n}.txt", unit=f"示例县第{n}局") for n in range(45)]
    world["reports"] += more
    document, reader = brief(write_cache(tmp_path / "cache", world)), Reader()
    table = titled(document, reader, HEADS["sources"])
    assert len(table.rows) == 41 and table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert reader.text("briefing.rest", count=8) in paragraphs(document)
    assert "48 份报告" in document.sections[0].footer.paragraphs[-1].text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_left_is_said(sample: Path, language: str) -> None:
    view = View('{"years": [1999]}', language=language)
    document = brief(sample, view)
    [slide] = slides(sample, view)
    assert slide.title in paragraphs(document) and slide.lead in paragraphs(document)
    assert not document.inline_shapes and not document.tables


def test_the_choice_of_slides_does_not_matter(sample: Path) -> None:
    assert paragraphs(brief(sample, View(chosen=("checks",)))) == paragraphs(brief(sample))


def test_names_of_reports_are_plain_text(tmp_path: Path) -> None:
    world = small_world()
    for project in world["projects"]:
        project.name = f"=cmd|'/c calc'!A1 {HOSTILE}\u202e" + "很长的名字" * 60
    document = brief(write_cache(tmp_path / "cache", world))
    told = paragraphs(document) + json.dumps([cells(table) for table in document.tables], ensure_ascii=False)
    assert not any(mark in told for mark in ("\u202e", "\x00", "\r"))
    assert "=cmd|" in told


def test_without_a_cache_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="jixiao load"):
        write_brief(tmp_path / "brief.docx", tmp_path / "nowhere")


def test_it_is_written_to_a_path_in_under_five_seconds(sample: Path, tmp_path: Path) -> None:
    began = time.perf_counter()
    write_brief(tmp_path / "brief.docx", sample, View(language="en"))
    assert time.perf_counter() - began < 5
    assert Document(tmp_path / "brief.docx").core_properties.title


office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@office
@pytest.mark.parametrize("language", ["zh", "en"])
def test_libreoffice_lays_it_out_on_one_page(sample: Path, tmp_path: Path, language: str) -> None:
    made = slides(sample, View(language=language))
    write_summary(tmp_path / "brief.docx", made, language)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "brief.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=tmp_path)
    if not (tmp_path / "brief.pdf").exists():
        pytest.skip("this LibreOffice has no Writer")
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "brief.pdf").read_bytes())) == 1
    assert b"/Image" in (tmp_path / "brief.pdf").read_bytes()
