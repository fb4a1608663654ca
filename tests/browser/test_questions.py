"""What a meeting asks, each answered in at most two clicks or one change of a filter from the overview."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.places import REPORTS

from .conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]
MAIN = "[data-testid=stMain]"
DRAWER = "[role=dialog]"


@pytest.fixture
def overview(sample: str, visit: Open) -> Visit:
    seen = visit(sample)
    seen.go("")
    return seen


def ask(seen: Visit, question: str, title: str) -> str:
    """One click on a question of the overview; what the page that answers it says."""
    seen.page.get_by_role("link", name=question, exact=False).click()
    seen.page.wait_for_selector(f"h1:has-text('{title}')")
    seen.settle()
    return seen.page.inner_text(MAIN)


def charted(seen: Visit) -> str:
    """All that the charts of the page say."""
    return " ".join(seen.page.locator("[data-testid=stVegaLiteChart] svg text").all_text_contents())


def test_where_the_money_went(overview: Visit) -> None:
    said = ask(overview, "钱花到哪里去了", "预算结构")
    assert "按功能分类，“自然资源海洋气象等支出”最多" in said
    assert "自然资源海洋气象等支出" in charted(overview)
    # a second click goes into it
    overview.page.locator("[data-testid=stVegaLiteChart] svg .mark-rect path").first.click(position={"x": 9, "y": 9})
    overview.page.wait_for_url("**class=*")
    overview.settle()
    assert "自然资源事务" in charted(overview)


def test_which_projects_left_money(overview: Visit) -> None:
    said = ask(overview, "哪些项目没花完", "执行率")
    assert "最多的是“国土综合综合项目资金”（428.76 万元）" in said
    assert "428.76" in charted(overview)


def test_why_money_was_left(overview: Visit) -> None:
    said = ask(overview, "为什么没花完", "执行率")
    assert "没有印出原因" in charted(overview)
    assert "原因" in said


def test_which_scores_do_not_match_the_money(overview: Visit) -> None:
    said = overview.page.inner_text(MAIN)
    assert "得分不低但执行率低" in said
    circles = overview.page.locator("[data-testid=stVegaLiteChart] svg .mark-symbol.role-mark path")
    assert circles.count() == 65
    circles.last.click(force=True)
    overview.page.wait_for_selector(DRAWER)
    overview.settle()
    assert "得分" in overview.page.inner_text(DRAWER)


def test_which_projects_are_below_a_score(overview: Visit) -> None:
    assert "9 个低于 80 分" in overview.page.inner_text(MAIN)
    ask(overview, "哪些项目得分低", "低分项目")
    overview.page.get_by_role("slider", name="低分线").focus()
    for _ in range(5):
        overview.page.keyboard.press("ArrowLeft")
    overview.page.wait_for_selector("p.says:has-text('低于 75 分')")
    overview.settle()
    assert "8 个低于 75 分" in overview.page.inner_text(MAIN)
    assert "low=75" in overview.page.url


def test_where_the_points_went(overview: Visit) -> None:
    said = ask(overview, "分丢在哪类指标上", "低分项目")
    assert "37.8%失在“经济成本指标”" in said
    assert "148.64" in charted(overview)


def test_where_a_figure_comes_from(overview: Visit) -> None:
    overview.page.locator("[class*=st-key-metric-executed_wan] [data-testid=stBaseButton-tertiary]").click()
    overview.page.wait_for_selector(DRAWER)
    overview.settle()
    assert "50,848.12 万元" in overview.page.inner_text(DRAWER)
    assert "3 项之和" in overview.page.inner_text(DRAWER)


def test_a_bar_opens_the_line_that_prints_it(overview: Visit) -> None:
    bar = overview.page.locator("[data-testid=stVegaLiteChart] svg .mark-rect path").nth(1)
    bar.click(position={"x": 12, "y": 4})
    overview.page.wait_for_selector(f"{DRAWER} mark")
    overview.settle()
    marked = overview.page.locator(f"{DRAWER} mark").all_text_contents()
    assert {"5319.57", "10572.55", "10562.88"} <= set(marked)
    # and one click more leads to the line in the whole text
    overview.page.locator(f"{DRAWER} a:has-text('在原文中查看')").first.click()
    overview.page.wait_for_selector("h1:has-text('来源')")
    overview.settle()
    assert "5319.57" in overview.page.inner_text(".source .wanted")


def test_what_the_year_changed(overview: Visit) -> None:
    said = ask(overview, "和年初比调了多少", "预算结构")
    assert "年中增加 9,745.29 万元（21.2%）" in said
    assert "年初预算" in charted(overview) and "全年预算" in charted(overview)


def test_which_projects_were_not_started(overview: Visit) -> None:
    said = ask(overview, "哪些项目没有开展", "执行率")
    assert "7 个项目没有支出或没有开展" in said
    assert overview.page.locator("[data-testid=stDataFrame]").count() == 1


def test_whose_public_expenses_changed(overview: Visit) -> None:
    said = ask(overview, "谁的“三公”经费变了", "预算结构")
    assert "“三公”经费共 62.20 万元，比上年减少 8.83 万元" in said
    assert "公务用车运行维护费" in said.replace("\n", "")


def test_the_view_can_be_sent(overview: Visit, sample: str, visit: Open) -> None:
    ask(overview, "为什么没花完", "执行率")
    said = overview.page.inner_text(MAIN)
    other = visit(sample)
    other.go(overview.page.url.removeprefix(f"{sample}/"))
    assert other.page.inner_text(MAIN) == said


def test_back_and_forth_keep_what_was_seen(overview: Visit) -> None:
    ask(overview, "哪些项目没有开展", "执行率")
    overview.page.go_back()
    overview.page.wait_for_selector("h1:has-text('总览')")
    overview.page.go_forward()
    overview.page.wait_for_selector("h1:has-text('执行率')")
    overview.settle()
    assert overview.page.locator("[role=tab][aria-selected=true]").inner_text() == "没有支出或开展"


def test_search_finds_a_project_by_a_reason(sample: str, visit: Open) -> None:
    seen = visit(sample)
    seen.go("project?find=验收")
    assert "搜到" in seen.page.inner_text(MAIN) or "处" in seen.page.inner_text(MAIN)
    assert seen.page.locator("[data-testid=stDataFrame]").count() == 1


def test_keyboard_alone_opens_and_closes_the_source_of_a_figure(overview: Visit) -> None:
    figure = overview.page.locator("[class*=st-key-metric-final_wan] [data-testid=stBaseButton-tertiary]")
    for _ in range(60):
        overview.page.keyboard.press("Tab")
        if figure.evaluate("button => button === document.activeElement"):
            break
    assert figure.evaluate("button => button === document.activeElement"), "the figure is not reached by Tab"
    overview.page.keyboard.press("Enter")
    overview.page.wait_for_selector(DRAWER)
    overview.settle()
    overview.page.keyboard.press("Escape")
    overview.page.wait_for_selector(DRAWER, state="detached")


def test_downloads_are_the_data_and_the_picture(overview: Visit, tmp_path: Path) -> None:
    overview.page.get_by_text("数据表与下载").first.click()
    overview.settle()
    for label, name in (("下载数据（CSV）", "a.csv"), ("下载图片（PNG）", "a.png")):
        with overview.page.expect_download() as waiting:
            overview.page.get_by_role("button", name=label).first.click()
        waiting.value.save_as(tmp_path / name)
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    assert "乌鲁木齐县自然资源局 2023" in data.decode("utf-8-sig") and "10572.55" in data.decode()
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_source_of_a_report_names_it_in_the_link(sample: str, visit: Open) -> None:
    report = next(path for path in REPORTS.glob("2023*") if "决算" in path.name)
    id_ = hashlib.sha256(report.read_bytes()).hexdigest()[:16]
    seen = visit(sample)
    seen.go(f"source?report={id_}&line=700")
    assert report.name in seen.page.inner_text(MAIN)
    assert seen.page.locator(".source .wanted span").first.inner_text() == "700"


def test_circle_tells_its_project_and_no_number_of_the_chart(overview: Visit) -> None:
    overview.page.locator("[data-testid=stVegaLiteChart] svg .mark-symbol.role-mark path").last.click(force=True)
    overview.page.wait_for_selector(f"{DRAWER} a")
    overview.settle()
    said = overview.page.inner_text(DRAWER)
    # the number beside a circle is the chart's own, and the unit and year stand at the head
    assert "编号" not in said and "单位、年度" not in said
