"""The page on sources, and the drawer: a PDF's pages as pictures, tables as tables, each figure marked in its place."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import html as lxml_html
from streamlit.testing.v1 import AppTest

from jixiao import database, loading
from jixiao.provenance import Opened, Opens
from tests.shown_reports import cited, report_of, shown_reports
from tests.test_pages import open_page
from tests.test_provenance import drawn, open_drawer


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return shown_reports(tmp_path_factory.mktemp("shown"))


def markup(app: AppTest, kind: str) -> lxml_html.HtmlElement:
    [found] = [element.proto.body for element in app.get("html") if f'class="{kind}"' in element.proto.body]
    return lxml_html.fromstring(found)


def open_figure(
    world: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, file: str, text: str
) -> tuple[AppTest, str, int]:
    _, cache = world
    report = report_of(cache, file)
    line, at = cited(cache, report, text)
    app = open_page("source", cache, monkeypatch, report=report, line=str(line), at=str(at))
    return app, report, line


def test_a_figure_of_a_pdf_is_shown_on_its_page(world: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    app, report, line = open_figure(world, monkeypatch, "a.pdf", "20.00")
    paper = markup(app, "desk")
    [picture] = paper.xpath("//img")
    assert picture.get("alt") == "原件第 3 页，共 3 页" and picture.get("src").startswith("data:image/png;base64,")
    [chosen] = paper.xpath("//mark[contains(@class, 'chosen')]")
    assert chosen.get("class") == "chosen figure" and chosen.get("title") == "指标 · 得分：20.00"
    kinds = [mark.get("class") for mark in paper.xpath("//mark")]
    assert kinds.count("unread") == 2, "the two amounts that no fund row names"
    assert {"figure", "text"} <= set(kinds)
    titles = [mark.get("title") for mark in paper.xpath("//mark[@class='figure']")]
    assert "指标 · 年度指标值的数：100" in titles, "a cell that is a figure and no more is marked as one"
    boxes = database.run("source_boxes", world[1], report_id=report, page=3, from_line=None, to_line=None)
    assert boxes["line"].to_list() == sorted(boxes["line"]) and line in boxes["line"]
    assert any("scrollIntoView" in element.proto.body for element in app.get("html"))


def test_pages_are_turned_one_at_a_time(world: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(world[1], "a.pdf")
    plain = open_page("source", world[1], monkeypatch, report=report, sheet="1")
    paper = markup(plain, "desk")
    assert paper.xpath("//img")[0].get("alt") == "原件第 1 页，共 3 页"
    assert "2" in {mark.get("title")[-1] for mark in paper.xpath("//mark[@class='figure']")}
    beyond = open_page("source", world[1], monkeypatch, report=report, sheet="99")
    assert markup(beyond, "desk").xpath("//img")[0].get("alt") == "原件第 1 页，共 3 页"
    assert not any("scrollIntoView" in element.proto.body for element in beyond.get("html"))


def test_a_link_to_a_line_marks_the_line(world: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(world[1], "a.pdf")
    app = open_page("source", world[1], monkeypatch, report=report, line="5")
    marks = markup(app, "desk").xpath("//mark[@class='line']")
    assert {mark.get("title") for mark in marks} == {"要看的这一行"} and len(marks) == 2, "label and name"


@pytest.mark.parametrize("file", ["b.docx", "c.html", "d.xlsx"])
def test_a_figure_of_a_table_is_shown_in_its_cell(
    file: str, world: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _, line = open_figure(world, monkeypatch, file, "20.00")
    page = markup(app, "source")
    [chosen] = page.xpath("//td//mark[contains(@class, 'chosen')]")
    assert chosen.text_content() == "20.00" and chosen.xpath("ancestor::tr/@class") == ["wanted"]
    assert chosen.xpath("ancestor::tr/th")[0].text == str(line)
    tables = page.xpath("//table")
    assert len(tables) == 2
    spans = {(td.text_content(), td.get("rowspan"), td.get("colspan")) for td in tables[0].xpath(".//td")}
    assert {("修路", None, "3"), ("产出指标", "2", None), ("项目资金", "2", None)} <= spans
    assert "本单位开展" in "".join(page.xpath("./div/span//text()"))
    assert page.xpath("//mark[@class='unread']")


def test_the_reader_can_have_the_text(world: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    app, _, line = open_figure(world, monkeypatch, "a.pdf", "20.00")
    app.session_state["source.as"] = "text"
    app.run()
    assert not app.exception and not [e for e in app.get("html") if 'class="desk"' in e.proto.body]
    [chosen] = markup(app, "source").xpath("//div[@class='wanted']//mark[contains(@class, 'chosen')]")
    assert chosen.text_content() == "20.00"
    assert str(line) in markup(app, "source").xpath("//div[@class='wanted']/span[1]/text()")


def test_without_the_file_it_says_so_and_shows_the_text(
    tmp_path: Path, world: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reports, cache = tmp_path / "reports", tmp_path / "cache"
    reports.mkdir()
    file = Path(shutil.copy(world[0] / "a.pdf", reports))
    loading.load([reports], cache)
    app = open_page("source", cache, monkeypatch)
    assert markup(app, "desk").xpath("//img")
    for change, said in ((b"%PDF-1.4 another", "读入后有改动"), (None, "不在原来的位置")):
        file.write_bytes(change) if change else file.unlink()
        app.run()
        assert any(said in element.proto.body for element in app.get("html"))
        assert "97.23" in markup(app, "source").text_content()


def test_the_drawer_shows_a_figure_as_printed(world: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_of(world[1], "a.pdf")
    with database.connect(world[1]).cursor() as cursor:
        query = "select indicator_id from indicators where report_id = $1 and score = 20 order by 1"
        [(first,), _] = cursor.execute(query, [report]).fetchall()
    row = {"indicator_id": first, "score": 20.0, "name": "验收合格率"}
    app = open_drawer(world[1], monkeypatch, Opened(Opens("indicator"), row, ("score",)))
    shown = drawn(app)
    [crop] = lxml_html.fromstring(f"<div>{shown}</div>").xpath("//div[@class='crop']")
    assert [mark.get("title") for mark in crop.xpath(".//mark[@class='cited']")] == ["20.00"]
    assert crop.xpath(".//img/@alt") == ["原件第 2 页上的这个数"]
    assert not re.search(r"<blockquote", shown)
    [link] = [link for link in app.get("page_link") if "第 2 页" in link.proto.label]
    assert "at=" in str(link.proto)


def test_a_text_report_is_shown_as_text_only(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("source", sample, monkeypatch)
    assert markup(app, "source").xpath("//div/span")
    assert "source.as" not in app.session_state
    with database.connect(sample).cursor() as cursor:
        assert cursor.execute("select (select count(*) from boxes), (select count(*) from cells)").fetchall() == [
            (0, 0)
        ]
