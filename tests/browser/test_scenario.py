"""What if, in a browser: one click scores everybody by one rule, a link shows it to another, typing changes a score."""

from collections.abc import Callable

import pytest

from .conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]


def said(seen: Visit) -> str:
    return " ".join(seen.page.locator("p.says").all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_rule_for_all_in_one_click_and_by_link(sample: str, visit: Open, scheme: str) -> None:
    seen = visit(sample, scheme=scheme)
    seen.go("scenario")
    assert "还没有改动" in said(seen)
    seen.page.get_by_text("同一把尺子", exact=True).first.click()
    seen.page.wait_for_function("document.querySelector('p.says')?.innerText.includes('升级')")
    seen.settle()
    told = said(seen)
    assert "2 个单位" in told and "名次有变化" in told and "→" in told
    chart = seen.page.locator("[data-testid=stVegaLiteChart]").last.inner_text()
    assert "→" in chart, "the chart says who moves where"
    other = visit(sample)
    other.page.goto(seen.page.url)
    other.settle()
    assert said(other) == told
    # a step back takes the click back
    seen.page.go_back()
    seen.page.wait_for_function("document.querySelector('p.says')?.innerText.includes('还没有改动')")
    assert not seen.complaints and not other.complaints


def test_typing_an_executed_amount_changes_the_score(sample: str, visit: Open) -> None:
    seen = visit(sample, width=1920)
    seen.go("scenario?view=改数&q=不动产登记系统升级改造")
    grid = seen.page.locator("[data-testid=stDataFrame]").first
    grid.locator("[role=columnheader]:has-text('改执行')").wait_for(state="attached")
    heads = grid.locator("[role=columnheader]").all_inner_texts()
    place = next(number for number, name in enumerate(heads) if "改执行" in name)
    grid.locator(".dvn-scroller").click(position={"x": 40, "y": 52})
    for _ in range(place):
        seen.page.keyboard.press("ArrowRight")
        seen.page.wait_for_timeout(60)
    seen.page.keyboard.press("Enter")
    seen.page.locator(".gdg-clip-region input, #portal input").first.fill("350")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_function("location.search.includes('scenario=')")
    seen.page.get_by_text("结果", exact=True).first.click()
    seen.settle()
    assert "执行 350 万元" in seen.page.inner_text("[data-testid=stMultiSelect]:has-text('改动 1 项')")
    assert "不动产登记系统升级改造" in said(seen) or "1 个项目的得分" in said(seen)
