"""The meeting, in Chromium: in by one key, through by keys, nothing cut off, sources at hand, figures frozen, out."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jixiao import loading
from jixiao.places import REPORTS

from .conftest import Visit, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]
SHOWN = ".jixiao-show .slide.shown"
POINTS_24 = 32
"""24 pt in CSS pixels, at 1080 lines."""

# What is smaller than 24 pt at 1080p, what lies outside the window or the slide's body, and whether anything scrolls.
FAULTS = """() => {
  const by = Math.min(innerWidth / 1920, innerHeight / 1080), found = []
  const slide = document.querySelector('.jixiao-show .slide.shown'), body = slide.querySelector('.body')
  for (const part of slide.querySelectorAll('*')) {
    const own = [...part.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    const box = part.getBoundingClientRect()
    if (!own || !box.width || part.closest('aside') || part.closest('title, desc')) continue
    const svg = part.closest('svg')
    const times = svg ? svg.getBoundingClientRect().width / by / svg.viewBox.baseVal.width : 1
    const size = parseFloat(getComputedStyle(part).fontSize) * times
    if (size < LEAST - 0.5) found.push(`small ${size}: ${part.textContent}`)
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1)
      found.push(`outside: ${part.textContent}`)
  }
  if (body.scrollHeight > body.clientHeight + 2 || body.scrollWidth > body.clientWidth + 2) found.push('body overflows')
  const footer = slide.querySelector('footer').getBoundingClientRect()
  for (const part of body.children)
    if (part.getBoundingClientRect().bottom > footer.top + 2) found.push(`under the footer: ${part.className}`)
  return found
}""".replace("LEAST", str(POINTS_24))


def start(seen: Visit) -> None:
    seen.page.locator("h1").first.click()
    seen.page.keyboard.press("p")
    seen.page.wait_for_selector(SHOWN)


def place(seen: Visit) -> str:
    return seen.page.inner_text(f"{SHOWN} footer b").replace("\u00a0", " ").strip()


def press(seen: Visit, *keys: str) -> None:
    for key in keys:
        seen.page.keyboard.press(key)


@pytest.mark.parametrize(
    ("width", "scheme", "lang"), [(1920, "light", "中文"), (1280, "dark", "中文"), (1280, "light", "English")]
)
def test_walk_by_keys(sample: str, visit: Open, width: int, scheme: str, lang: str) -> None:
    seen = visit(sample, width=width, scheme=scheme)
    seen.go(f"low_scores?lang={lang}&low=85")
    start(seen)
    count = seen.page.locator(".jixiao-show .slide").count()
    assert count >= 8
    faults: list[str] = []
    for number in range(1, count + 1):
        assert place(seen) == f"{number} / {count}"
        faults += seen.page.evaluate(FAULTS)
        press(seen, "ArrowRight")
    assert not faults
    assert place(seen) == f"{count} / {count}", "there is nothing after the last"
    press(seen, "Home", "ArrowLeft")
    assert place(seen) == f"1 / {count}"
    press(seen, "End", "3", "Enter")
    assert place(seen) == f"3 / {count}"
    press(seen, "b")
    assert not seen.page.is_visible(f"{SHOWN} h1")
    press(seen, "b")
    assert seen.page.is_visible(f"{SHOWN} h1")
    seen.page.mouse.click(600, 400)
    seen.page.mouse.wheel(0, 500)
    assert place(seen) == f"3 / {count}", "nothing can be touched by mistake"
    press(seen, "Escape")
    seen.page.wait_for_selector(".jixiao-show", state="detached")
    seen.page.wait_for_url("**/low_scores?*low=85*")
    assert not seen.complaints


def test_sources_open_and_close_on_the_slide(sample: str, visit: Open) -> None:
    seen = visit(sample, width=1920)
    seen.go("present")
    start(seen)
    press(seen, "2", "Enter", "s")
    aside = seen.page.locator(f"{SHOWN} aside.sources")
    assert aside.is_visible() and ".txt" in aside.inner_text() and "行" in aside.inner_text()
    leaves = int(aside.locator("h2").inner_text().split("/")[-1])
    for _ in range(leaves):
        press(seen, "s")
    assert not aside.is_visible() and place(seen).startswith("2 ")
    press(seen, "Escape")
    seen.page.wait_for_selector(".jixiao-show", state="detached")
    assert "/present" in seen.page.url


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The app on reports of which one goes away later; its address and cache."""
    reports, cache = tmp_path / "reports", tmp_path / "cache"
    shutil.copytree(REPORTS, reports)
    loading.load([reports], cache)
    with serving(JIXIAO_CACHE=str(cache), JIXIAO_REPORTS=str(reports)) as address:
        yield address, tmp_path


def test_no_figure_changes_while_reports_are_reloaded(changing: tuple[str, Path], visit: Open) -> None:
    address, folder = changing
    seen = visit(address)
    seen.go("present")
    start(seen)
    press(seen, "2", "Enter")
    before = seen.page.inner_text(SHOWN)
    first = min((folder / "reports").iterdir(), key=lambda path: path.name)
    first.unlink()
    loading.load([folder / "reports"], folder / "cache")
    other = visit(address)
    other.go("present")
    press(seen, "ArrowRight", "ArrowLeft")
    assert seen.page.inner_text(SHOWN) == before
    press(seen, "Escape")
    start(other)
    press(other, "2", "Enter")
    assert other.page.inner_text(SHOWN) != before, "the other sees the new state"


def test_chosen_slides_and_notes_live_in_the_link(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("present?slides=execution,figures")
    start(seen)
    assert seen.page.locator(".jixiao-show .slide").evaluate_all("all => all.map(one => one.dataset.id)") == [
        "execution",
        "figures",
        "sources",
    ]


def test_a_note_is_written_into_the_link_and_shown_by_key(sample: str, visit: Open) -> None:
    seen = visit(sample, width=1920)
    seen.go("present?slides=figures")
    grid = seen.page.locator("[data-testid=stDataFrame]").first
    grid.locator("[role=columnheader]:has-text('备注')").wait_for(state="attached")
    place = [("备注" in name) for name in grid.locator("[role=columnheader]").all_inner_texts()].index(True)
    grid.locator(".dvn-scroller").click(position={"x": 40, "y": 52})
    for _ in range(place):
        seen.page.keyboard.press("ArrowRight")
        seen.page.wait_for_timeout(60)
    seen.page.keyboard.press("Enter")
    seen.page.locator(".gdg-clip-region input, .gdg-clip-region textarea, #portal input, #portal textarea").first.fill(
        "先说单位"
    )
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_function("location.search.includes('notes=')")
    seen.settle()
    other = visit(sample)
    other.page.goto(seen.page.url)
    other.settle()
    start(other)
    press(other, "n")
    assert "先说单位" in other.page.inner_text(f"{SHOWN} aside.note")
