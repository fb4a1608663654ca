"""From a figure to the page that prints it: the mark stands over the right ink, or round the right cell, in view."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.shown_reports import cited, report_of, shown_reports

from .conftest import Visit, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]
CHOSEN = "mark.chosen[title]"
FIRST_ROW = {"x": 16, "y": 54}
"""Where the box stands that chooses the first row of a table."""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The app on one report of each format; its address, and the cache."""
    reports, cache = shown_reports(tmp_path_factory.mktemp("shown"))
    with serving(JIXIAO_CACHE=str(cache), JIXIAO_REPORTS=str(reports)) as address:
        yield address, cache


def ink(seen: Visit, around: float) -> np.ndarray:
    """Which columns of pixels of the mark, and of so many pixels on both sides, have dark ink in its middle half."""
    box = seen.page.locator(CHOSEN).bounding_box()
    assert box is not None
    clip = {
        "x": box["x"] - around, "y": box["y"] + box["height"] / 4, "width": box["width"] + 2 * around,
        "height": box["height"] / 2,
    }  # fmt: skip
    pixels = np.asarray(Image.open(BytesIO(seen.page.screenshot(clip=clip))).convert("L"))
    return (pixels < 110).any(axis=0)


def in_view(seen: Visit) -> bool:
    box = seen.page.locator(CHOSEN).bounding_box()
    size = seen.page.viewport_size
    assert box is not None and size is not None
    return 0 < box["y"] < size["height"] - box["height"] and 0 < box["x"] < size["width"] - box["width"]


def test_a_figure_leads_to_its_place_on_the_page(shown: tuple[str, Path], visit: Open) -> None:
    address, cache = shown
    report = report_of(cache, "a.pdf")
    seen = visit(address, scheme="dark")
    seen.go(f"project?project={report}-002")
    indicators = seen.page.locator("[data-testid=stDataFrame]").last
    indicators.scroll_into_view_if_needed()
    indicators.click(position=FIRST_ROW, force=True)
    seen.page.wait_for_selector("[role=dialog] .crop img")
    seen.settle()
    assert seen.page.locator("[role=dialog] .crop mark").count() >= 1, "the figure as printed, in the drawer"
    seen.page.locator("[role=dialog]").get_by_role("link", name="第 3 页").last.click()
    seen.page.wait_for_selector(f".paper {CHOSEN}")
    seen.settle()
    assert "at=" in seen.page.url and in_view(seen)
    found = ink(seen, around=6)
    columns = np.flatnonzero(found)
    assert columns[0] >= 5 and columns[-1] <= len(found) - 6, "nothing of the figure is outside of its mark"
    assert columns[-1] - columns[0] > 0.7 * (len(found) - 12), "and the mark is no wider"
    assert seen.page.locator(".paper").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    assert not seen.complaints and not seen.foreign_requests


def test_pages_are_turned_and_read_as_text(shown: tuple[str, Path], visit: Open) -> None:
    address, cache = shown
    report = report_of(cache, "a.pdf")
    line, at = cited(cache, report, "20.00")
    seen = visit(address)
    seen.go(f"source?report={report}&line={line}&at={at}")
    picture = ".paper img"
    assert seen.page.get_attribute(picture, "alt") == "原件第 3 页，共 3 页"
    seen.page.get_by_label("Page 2", exact=True).click()
    seen.page.wait_for_selector(f"{picture}[alt^='原件第 2 页']")
    seen.settle()
    assert "sheet=2" in seen.page.url and "line=" not in seen.page.url
    seen.page.get_by_label("Page 1", exact=True).click()
    seen.page.wait_for_selector(f"{picture}[alt^='原件第 1 页']")
    seen.settle()
    seen.page.go_back()
    seen.page.wait_for_selector(f"{picture}[alt^='原件第 2 页']")
    seen.settle()
    seen.page.get_by_role("radio", name="读出的文字").or_(seen.page.get_by_text("读出的文字")).first.click()
    seen.page.wait_for_selector(".source .wanted")
    assert "项目支出绩效自评表" in seen.page.inner_text(".source .wanted"), "it goes on at the same place"
    seen.settle()
    assert not seen.complaints


def test_a_figure_of_a_word_file_is_marked_in_its_cell(shown: tuple[str, Path], visit: Open) -> None:
    address, cache = shown
    report = report_of(cache, "b.docx")
    line, at = cited(cache, report, "20.00")
    seen = visit(address)
    seen.go(f"source?report={report}&line={line}&at={at}")
    assert seen.page.inner_text(f"td {CHOSEN}").strip("⚠") == "20.00" and in_view(seen)
    cell = seen.page.locator("td", has=seen.page.locator(CHOSEN)).bounding_box()
    head = seen.page.locator("td", has_text="得分").last.bounding_box()
    assert cell and head and abs(cell["x"] - head["x"]) < 1, "under its head"
    assert not seen.complaints
