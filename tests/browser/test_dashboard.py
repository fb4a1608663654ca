"""The dashboard in Chromium: quiet, on this machine alone, nothing cut or overlapping, hostile text inert."""

import hashlib
from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from jixiao import words
from jixiao.places import REPORTS

from .conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]
PAGES = ["", "structure", "execution", "low_scores", "checks", "project", "source"]
IDS = ["overview", *PAGES[1:]]
LOOKS = {
    "zh-1280-light": (1280, "light", "中文"),
    "zh-1920-dark": (1920, "dark", "中文"),
    "en-1280-dark": (1280, "dark", "English"),
    "en-1920-light": (1920, "light", "English"),
}
# Each page as it opens in every look; each part of a page, and what a link leads to, on a laptop and on a projector.
PARTS = [
    *(("structure", f"structure.tab.{part}") for part in ("bridge", "income", "changes", "public")),
    *(("execution", f"execution.tab.{part}") for part in ("why", "moves", "unspent")),
    ("checks", "checks.tab.coverage"),
    ("project", "project"),
    ("source", "line"),
]
SEEN = [
    *((page, None, look) for page in PAGES for look in LOOKS),
    *((page, part, look) for page, part in PARTS for look in ("zh-1280-light", "en-1920-light")),
]

# Text of a chart that leaves its picture; a line of Chinese type is some pixels higher than its characters.
CUT = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].flatMap(svg => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return text.textContent.trim() && box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 5 || box.bottom > frame.bottom + 5);
    }).map(text => text.textContent);
})"""
# Labels of one axis, or values of one chart, that lie over each other.
OVERLAPPING = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].flatMap(svg =>
    [...svg.querySelectorAll('.role-axis-label, .mark-text.role-mark, .role-legend-label')].flatMap(group => {
        const texts = [...group.querySelectorAll('text')].filter(text => text.textContent.trim()
            && getComputedStyle(text).opacity !== '0');
        const boxes = texts.map(text => text.getBoundingClientRect());
        return texts.flatMap((text, a) => texts.slice(a + 1).filter((_, offset) => {
            const one = boxes[a], other = boxes[a + 1 + offset];
            return Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
                && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
        }).map(other => `${text.textContent} / ${other.textContent}`));
    }))"""
CUT_METRICS = """() => [...document.querySelectorAll('[data-testid=stMetricValue] *')]
    .filter(value => value.scrollWidth > value.clientWidth + 1).map(value => value.textContent)"""
# A list that is wider than the column that it stands in.
WIDE_LISTS = """() => [...document.querySelectorAll('[data-testid=stHtml] table')]
    .filter(list => list.offsetWidth > list.closest('[data-testid=stHtml]').clientWidth + 1)
    .map(list => list.textContent.slice(0, 60))"""


@pytest.mark.parametrize(("page", "part", "look"), SEEN, ids=[f"{p or 'overview'}-{v}-{k}" for p, v, k in SEEN])
def test_page_is_quiet_and_whole(page: str, part: str | None, look: str, sample: str, visit: Open) -> None:
    width, scheme, lang = LOOKS[look]
    seen = visit(sample, width, scheme)
    seen.go(f"{page}?{urlencode({'lang': lang} | _params(part, words.LANGUAGES[lang]))}")
    assert seen.complaints == []
    assert seen.foreign_requests == []
    assert seen.page.evaluate(CUT) == []
    assert seen.page.evaluate(CUT_METRICS) == []
    assert seen.page.evaluate(WIDE_LISTS) == []
    assert [pair for pair in seen.page.evaluate(OVERLAPPING) if not _is_a_point(pair)] == []
    scrolled = seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert scrolled <= 0, "the page is wider than the window"


def _params(part: str | None, language: str) -> dict[str, str]:
    """What an address says besides the page: a part's name in its language, or a project or a line of the sample."""
    if part is None or words.has(part):
        return {"view": words.text(part, language)} if part else {}
    report = next(path for path in REPORTS.glob("2023*") if "决算" in path.name)
    report_id = hashlib.sha256(report.read_bytes()).hexdigest()[:16]
    return {"project": f"{report_id}-003"} if part == "project" else {"report": report_id, "line": "700"}


def _is_a_point(pair: str) -> bool:
    """Two numbers of circles that lie close together; the list below the chart tells them apart."""
    return all(part.isdigit() and len(part) == 1 for part in pair.split(" / "))


@pytest.mark.parametrize("page", PAGES[:4], ids=IDS[:4])
def test_first_chart_is_above_the_fold(page: str, sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go(page)
    top = seen.page.evaluate("document.querySelector('[data-testid=stVegaLiteChart]').getBoundingClientRect().top")
    assert top < 720 * 0.6


def test_background_follows_the_scheme(sample: str, visit: Open) -> None:
    for scheme, colour in (("light", "#FFFFFF"), ("dark", "#12181F")):
        seen = visit(sample, scheme=scheme)
        seen.go("")
        fills = seen.page.evaluate(
            "[...document.querySelectorAll('[data-testid=stVegaLiteChart] svg')].map(svg => svg.style.backgroundColor)"
        )
        expected = f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
        assert set(fills) == {expected}


def test_link_shows_another_person_the_same_view(sample: str, visit: Open) -> None:
    first = visit(sample)
    first.go("?year=2024&low=90")
    said = first.page.inner_text("p.says >> nth=0")
    first.page.get_by_role("link", name="执行率").click()
    first.page.wait_for_selector("h1:has-text('执行率')")
    first.settle()
    assert "year=2024" in first.page.url and "low=90" in first.page.url, "a change of page keeps the filters"
    first.page.go_back()
    first.page.wait_for_selector("h1:has-text('总览')")
    first.settle()
    second = visit(sample)
    second.go(first.page.url.removeprefix(f"{sample}/"))
    assert second.page.inner_text("p.says >> nth=0") == said
    assert "1 份报告、" in second.page.inner_text(".selection")


@pytest.mark.parametrize(
    ("page", "title"), [("structure", "预算结构"), ("execution", "执行率"), ("low_scores", "低分项目")]
)
def test_link_to_a_page_works_as_the_first_request_of_a_server(page: str, title: str, unread: str, visit: Open) -> None:
    """Streamlit would run the file of the page alone; and here the reports have to be read first, too."""
    seen = visit(unread)
    seen.go(f"{page}?year=2023")
    assert seen.page.inner_text("h1") == title
    assert "2 份报告、" in seen.page.inner_text(".selection")
    assert seen.complaints == []


def test_language_changes_all_words_and_keeps_the_choice(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("?basis=财政拨款")
    seen.page.get_by_text("English").click()
    seen.page.wait_for_selector("h1:has-text('Overview')")
    seen.settle()
    assert "Fiscal appropriation" in seen.page.inner_text("p.says >> nth=0")
    assert "lang=English" in seen.page.url


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_hostile_text_is_inert(page: str, hostile: str, visit: Open) -> None:
    seen = visit(hostile)
    seen.go(page)
    assert seen.complaints == []
    assert seen.foreign_requests == []
    main = "[data-testid=stMain]"
    assert seen.page.locator(f"{main} img").count() == 0
    assert seen.page.locator(f"{main} a[href*='x.invalid']").count() == 0
    assert seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    # these show names in the cells of a canvas, or no text of these reports
    if page not in ("checks", "project", "source"):
        assert "<img src=x onerror=alert(1)>**粗**倒" in seen.page.inner_text("[data-testid=stMain]")
