"""The URL says what is seen: filters stay in it from page to page, each once, and Back returns to the former view."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from .conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]
DRAWER = "[role=dialog]"
FILTERS = (
    ([("year", "2024")], "2024"),
    ([("unit", "乌鲁木齐县自然资源局"), ("q", "项目"), ("low", "75")], "项目名含“项目”"),
    ([("rates", "10"), ("rates", "90"), ("basis", "财政拨款"), ("rate", "70")], "执行率 10% 到 90%"),
)


def asked(seen: Visit) -> list[tuple[str, str]]:
    return sorted(parse_qsl(urlsplit(seen.page.url).query))


def said(seen: Visit) -> str:
    return seen.page.inner_text("p.selection")


def arrive(seen: Visit, title: str) -> None:
    seen.page.wait_for_selector(f"h1:has-text('{title}')")
    seen.settle()


def turn(seen: Visit, title: str) -> None:
    seen.page.locator(f"[data-testid=stTopNavLink]:has-text('{title}')").first.click()
    arrive(seen, title)


def ask(seen: Visit, question: str, title: str) -> None:
    seen.page.get_by_role("link", name=question, exact=False).click()
    arrive(seen, title)


def back(seen: Visit, title: str) -> None:
    seen.page.go_back()
    arrive(seen, title)


@pytest.mark.parametrize(("filters", "words"), FILTERS)
def test_filters_stay_from_page_to_page(sample: str, visit: Open, filters: list[tuple[str, str]], words: str) -> None:
    seen = visit(sample)
    seen.go(f"?{urlencode(filters)}")
    assert words in (before := said(seen))
    for title in ("预算结构", "执行率", "低分项目", "项目", "总览"):
        turn(seen, title)
        assert (asked(seen), said(seen)) == (sorted(filters), before), title
    ask(seen, "哪些项目没花完", "执行率")
    assert (asked(seen), said(seen)) == (sorted(filters), before)
    back(seen, "总览")
    ask(seen, "为什么没花完", "执行率")
    assert asked(seen) == sorted([*filters, ("view", "为什么没花完")])
    back(seen, "总览")
    assert (asked(seen), said(seen)) == (sorted(filters), before)


def test_filters_stay_from_a_figure_to_its_project_and_its_line(sample: str, visit: Open) -> None:
    seen, filters = visit(sample), [("low", "75"), ("year", "2024")]
    seen.go(f"?{urlencode(filters)}")
    before = said(seen)
    for way, title, named in (
        ("打开这个项目", "项目", {"project"}),
        ("在原文中查看", "来源", {"report", "line", "at"}),
    ):
        seen.page.locator("[data-testid=stVegaLiteChart] svg .mark-symbol.role-mark path").last.click(force=True)
        seen.page.wait_for_selector(f"{DRAWER} a")
        seen.settle()
        seen.page.locator(f"{DRAWER} a:has-text('{way}')").first.click()
        arrive(seen, title)
        there = asked(seen)
        assert [pair for pair in there if pair[0] not in named] == filters and named <= dict(there).keys()
        assert said(seen) == before
        # in one step
        back(seen, "总览")
        assert (asked(seen), said(seen)) == (filters, before)
    assert not seen.complaints


def test_back_takes_back_a_filter(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("low_scores?year=2024")
    before = said(seen)
    seen.page.get_by_role("textbox", name="项目关键词").fill("项目")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector("p.selection:has-text('项目名含')")
    seen.settle()
    assert asked(seen) == [("q", "项目"), ("year", "2024")]
    turn(seen, "执行率")
    back(seen, "低分项目")
    assert "项目名含“项目”" in said(seen)
    seen.page.go_back()
    seen.page.wait_for_selector("p.selection:not(:has-text('项目名含'))")
    seen.settle()
    assert (asked(seen), said(seen)) == ([("year", "2024")], before)
    assert seen.page.get_by_role("textbox", name="项目关键词").input_value() == ""
    seen.page.go_forward()
    seen.page.wait_for_selector("p.selection:has-text('项目名含')")


def test_back_takes_back_a_tab(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("execution?year=2024")
    first = seen.page.locator("[role=tab][aria-selected=true]").inner_text()
    seen.page.get_by_role("tab", name="为什么没花完").click()
    seen.page.wait_for_url("**view=*")
    seen.settle()
    seen.page.go_back()
    seen.page.wait_for_selector(f"[role=tab][aria-selected=true]:has-text('{first}')")
    seen.settle()
    assert asked(seen) == [("year", "2024")]


def test_reset_clears_the_address_and_can_be_taken_back(sample: str, visit: Open) -> None:
    seen, filters = visit(sample), [("low", "75"), ("q", "项目"), ("year", "2024")]
    seen.go(f"execution?{urlencode(filters)}")
    before = said(seen)
    seen.page.get_by_role("button", name="清除筛选").click()
    seen.page.wait_for_selector("p.selection:has-text('全部报告')")
    seen.settle()
    assert asked(seen) == []
    seen.page.go_back()
    seen.page.wait_for_selector("p.selection:has-text('2024')")
    seen.settle()
    assert (asked(seen), said(seen)) == (filters, before)


def test_filters_stay_from_project_to_project(sample: str, visit: Open) -> None:
    seen, filters = visit(sample), [("order", "未执行从多到少"), ("year", "2024")]
    seen.go(f"project?{urlencode(filters)}")
    seen.page.locator("[data-testid=stDataFrame]").click(position={"x": 17, "y": 60})
    seen.page.wait_for_url("**project=*")
    seen.settle()
    first, before = asked(seen), said(seen)
    assert [pair for pair in first if pair[0] != "project"] == filters
    seen.page.get_by_role("button", name="下一个").click()
    seen.page.wait_for_selector("p:has-text('第 2 个')")
    seen.settle()
    assert [pair for pair in asked(seen) if pair[0] != "project"] == filters and asked(seen) != first
    seen.page.go_back()
    seen.page.wait_for_selector("p:has-text('第 1 个')")
    seen.settle()
    assert (asked(seen), said(seen)) == (first, before)
    assert not seen.complaints
