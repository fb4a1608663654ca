"""A page printed from Chromium: whole charts and tables on paper, and nothing that only a screen can use."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from jixiao import database, loading
from jixiao.dashboard.printed import MOST_ROWS
from jixiao.places import REPORTS
from jixiao.theme import LIGHT, contrast
from tests.many_projects import write_many

from .conftest import Visit, serving

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

INKS = """() => [...new Set([...document.querySelectorAll('[data-testid=stMain] :is(p, h1, h2, td, th, svg text)')]
    .filter(one => one.checkVisibility() && one.textContent.trim())
    .map(one => { const style = getComputedStyle(one); return one.closest('svg') ? style.fill : style.color })
    .map(color => color.match(/\\d+/g).slice(0, 3).map(part => (+part).toString(16).padStart(2, '0')).join(''))
    .map(color => '#' + color))]"""
"""The colours of words in the page, as #rrggbb."""

Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("printed") / "cache"
    loading.load([REPORTS], cache)
    return cache


def printed(seen: Visit) -> list[str]:
    """The text of each page as it is printed on A4, without spaces."""
    document = pdfium.PdfDocument(seen.page.pdf(format="A4"))
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]


def chart_texts(seen: Visit) -> list[list[str]]:
    """The words and figures of each chart on the screen, without spaces."""
    found = seen.page.evaluate("""() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].map(
        svg => [...svg.querySelectorAll('text')].filter(text => getComputedStyle(text).opacity !== '0')
            .map(text => text.textContent.replace(/\\s/g, '')).filter(Boolean))""")
    return [list(texts) for texts in found]


def test_every_row_of_a_long_table_is_printed_and_its_heads_on_each_page(sample: str, facts: Path, visit: Open) -> None:
    seen = visit(sample)
    seen.go("checks")
    hidden = seen.page.locator(".printed").first
    assert not hidden.is_visible(), "what is for paper is not on the screen"
    rows = [re.sub(r"\s", "", row) for row in hidden.locator("tbody tr").all_text_contents()]
    findings = database.run("checks_summary", facts, selection=None, verdicts=None)["findings"][0]
    assert len(rows) == min(findings, MOST_ROWS)
    pages = printed(seen)
    whole = "".join(pages)
    for row in hidden.locator("tbody tr").all():
        told = re.sub(r"\s", "", row.locator("td").nth(1).text_content() or "")
        assert told in whole
    heads = re.sub(r"\s", "", hidden.locator("th").nth(1).text_content() or "")
    assert sum(heads in page for page in pages[:4]) >= 3
    assert seen.complaints == []


@pytest.mark.parametrize("page", ["", "execution", "low_scores"])
def test_charts_are_whole_and_on_one_page(page: str, sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go(page)
    charts = chart_texts(seen)
    assert charts
    pages = printed(seen)
    for texts in charts:
        on = [sum(text in told for text in texts) for told in pages]
        assert max(on) == len(texts), f"a chart is cut: {texts}"


def test_folded_tables_that_are_unfolded_are_printed(sample: str, facts: Path, visit: Open) -> None:
    seen = visit(sample)
    seen.go("low_scores")
    assert "数据表与下载" not in "".join(printed(seen))
    seen.page.locator("[data-testid=stExpander] summary").first.click()
    seen.page.wait_for_selector(".printed", state="attached")
    seen.settle()
    told = "".join(printed(seen))
    for name in database.run("low_scores", facts, selection=None, low_line=80)["name"]:
        assert re.sub(r"\s", "", name) in told


def test_filters_and_controls_stay_on_the_screen(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("execution")
    told = "".join(printed(seen))
    seen.page.emulate_media(media="print")
    for control in ("stSidebar", "stHeader", "stDownloadButton", "stPageLink"):
        assert not any(one.is_visible() for one in seen.page.get_by_test_id(control).all()), control
    assert "执行率" in told and "低分线" not in told


def test_dark_pages_are_light_on_paper(sample: str, visit: Open) -> None:
    seen = visit(sample, scheme="dark")
    for page in ("", "checks"):
        seen.go(page)
        assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
        document = pdfium.PdfDocument(seen.page.pdf(format="A4", print_background=True))
        bitmap = document[0].render(scale=1, grayscale=True)
        assert np.mean(bitmap.to_numpy() > 240) > 0.8, "paper stays white"
        seen.page.emulate_media(media="print")
        inks = seen.page.evaluate(INKS)
        seen.page.emulate_media(media="null")
        assert inks and min(contrast(LIGHT.background, ink) for ink in inks) >= 3, "words stay dark enough to read"


def test_what_can_be_typed_in_is_printed_as_a_table(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("present")
    titles = [re.sub(r"\s", "", row) for row in seen.page.locator(".printed tbody td:nth-child(3)").all_text_contents()]
    assert len(titles) > 5
    told = "".join(printed(seen))
    assert [title for title in titles if title not in told] == []


def test_all_rows_of_a_very_long_table_are_printed(tmp_path: Path, visit: Open) -> None:
    cache = write_many(tmp_path / "cache", projects=600)
    found = database.run("project_list", cache, selection=None, order="report", most=200)
    assert found.height > 1.5 * MOST_ROWS
    with serving(JIXIAO_CACHE=str(cache)) as address:
        seen = visit(address)
        seen.go("project")
        rows = seen.page.locator(".printed").first.locator("tbody tr")
        assert rows.count() == MOST_ROWS, "the rest is fetched only when the page is printed"
        told = "".join(printed(seen))
        assert rows.count() == found.height
        assert [name for name in found["name"] if re.sub(r"\s", "", name) not in told] == []
        assert not re.search(r"印出前\d", told)
        printed(seen)
        assert rows.count() == found.height, "printing again adds nothing"
        assert seen.complaints == []


def test_text_of_reports_is_inert_on_paper_too(hostile: str, visit: Open) -> None:
    seen = visit(hostile)
    seen.go("low_scores")
    for summary in seen.page.locator("[data-testid=stExpander] summary").all()[:1]:
        summary.click()
        seen.page.wait_for_selector(".printed", state="attached")
        seen.settle()
    assert seen.page.locator(".printed td > *").count() == 0
    assert printed(seen) and seen.complaints == []
