"""Drag a line with the arrow keys: list, count and sentence follow, and the address holds it for the next reader."""

import re
from collections.abc import Callable

import pytest

from .conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]
CHART = "[data-testid=stVegaLiteChart] svg"
AMBER = f"{CHART} path[fill='#C77700' i][aria-label]"


def drag(seen: Visit, slider: str, presses: int, url: str) -> None:
    """So many steps up, or down where negative, until the address holds the line."""
    seen.page.get_by_role("slider", name=slider).focus()
    for _ in range(abs(presses)):
        seen.page.keyboard.press("ArrowRight" if presses > 0 else "ArrowLeft")
    seen.page.wait_for_url(re.compile(rf"[?&]{url}(&|$)"))
    seen.settle()


def said(seen: Visit, pattern: str) -> int:
    found = re.search(pattern, seen.page.inner_text("p.says >> nth=0"))
    assert found, f"{pattern} is not said"
    return int(found[1])


def bars(seen: Visit) -> int:
    """The projects of the first chart: the names on its axis."""
    return seen.page.locator(CHART).first.locator(".role-axis-label text").evaluate_all(
        "texts => texts.filter(text => /[\\u4e00-\\u9fff]/.test(text.textContent)).length"
    )  # fmt: skip


def test_low_scores_follow_the_line(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("low_scores")
    before = said(seen, r"(\d+) 个低于 80 分")
    assert bars(seen) == min(before, 20)
    drag(seen, "低分线（分）", 6, "low=86")
    after = said(seen, r"(\d+) 个低于 86 分")
    assert after > before
    assert bars(seen) == min(after, 20)
    other = visit(sample)
    other.go(seen.page.url.removeprefix(sample + "/"))
    assert (said(other, r"(\d+) 个低于 86 分"), bars(other)) == (after, bars(seen))
    assert not seen.complaints


def test_execution_follows_the_line(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("execution")
    before, amber = said(seen, r"(\d+) 个低于 80%"), seen.page.locator(AMBER).count()
    drag(seen, "执行线（%）", -35, "rate=45")
    after = said(seen, r"(\d+) 个低于 45%")
    assert after < before
    assert seen.page.locator(AMBER).count() < amber
    # the amber part of a band opens the band, as the rest of it does
    seen.page.locator(CHART).nth(1).locator("path[fill='#C77700' i][aria-label]").first.click(force=True)
    seen.page.wait_for_selector("[role=dialog]")
    assert not seen.complaints
