"""What does not add up, followed from the overview to its lines in the source, judged, and found again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from jixiao import loading
from jixiao.places import REPORTS

from .conftest import Visit, serving
from .test_dashboard import CUT, WIDE_LISTS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]
MAIN = "[data-testid=stMain]"


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the sample reports, with a folder of verdicts of its own."""
    folder = tmp_path_factory.mktemp("reviewed")
    loading.load([REPORTS], folder / "cache")
    with serving(JIXIAO_CACHE=str(folder / "cache"), JIXIAO_REVIEWS=str(folder / "reviews")) as address:
        yield address


def chosen(seen: Visit) -> str | None:
    return parse_qs(urlsplit(seen.page.url).query).get("finding", [None])[0]


def test_finding_is_followed_judged_and_found_again(reviewed: str, visit: Open, tmp_path: Path) -> None:
    seen = visit(reviewed)
    seen.go("")
    assert "对不上，归为" in seen.page.inner_text(MAIN)
    seen.page.get_by_role("link", name="逐条查看核对结果").click()
    seen.page.wait_for_selector("h1:has-text('核对')")
    seen.settle()
    assert "处数字可以相互核对" in seen.page.inner_text("p.says >> nth=0"), "what was checked is said first"
    seen.page.get_by_role("button", name="下一个").click()
    seen.settle()
    link = seen.page.url
    assert chosen(seen) is not None
    # the stated figure, and what it contradicts
    assert seen.page.locator("mark.stated").count() >= 1
    assert seen.page.locator("mark.stated, mark.cited").count() >= 2
    seen.page.get_by_role("radio", name="确认").click()
    seen.page.get_by_label("说明").fill("已与财务核实 <b>x</b>")
    seen.page.get_by_role("button", name="保存").click()
    seen.page.wait_for_selector(f"{MAIN} >> text=/\\d{{4}}-\\d\\d-\\d\\d \\d\\d:\\d\\d 保存/")
    again = visit(reviewed)
    again.go(link.removeprefix(f"{reviewed}/"))
    assert again.page.get_by_role("radio", name="确认").get_attribute("aria-checked") == "true"
    assert again.page.get_by_label("说明").input_value() == "已与财务核实 <b>x</b>"
    with again.page.expect_download() as download:
        again.page.get_by_role("button", name="下载清单").click()
    download.value.save_as(tmp_path / "findings.csv")
    told = (tmp_path / "findings.csv").read_text(encoding="utf-8-sig")
    assert "已与财务核实 <b>x</b>" in told and ",确认," in told
    assert seen.complaints == again.complaints == []


def test_line_of_a_finding_leads_to_the_source_and_back_from_a_project(reviewed: str, visit: Open) -> None:
    seen = visit(reviewed)
    seen.go("checks?severity=错误")
    seen.page.get_by_role("link", name="在原文中查看").first.click()
    seen.page.wait_for_selector("h1:has-text('来源')")
    seen.settle()
    assert seen.page.locator("div.wanted mark.found").count() >= 1
    assert seen.complaints == []


def test_severity_stands_in_the_url(reviewed: str, visit: Open) -> None:
    seen = visit(reviewed)
    seen.go("checks")
    seen.page.get_by_label("程度", exact=True).first.click()
    seen.page.get_by_role("option", name="错误").click()
    seen.page.wait_for_url("**severity=*")
    seen.settle()
    assert parse_qs(urlsplit(seen.page.url).query)["severity"] == ["错误"]
    other = visit(reviewed)
    other.go("checks?lang=English&severity=Note&stake=1000000")
    assert "None fits these conditions" in other.page.inner_text(MAIN)
    assert other.complaints == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (1920, "light")])
def test_finding_is_whole_on_the_screen(width: int, scheme: str, reviewed: str, visit: Open) -> None:
    seen = visit(reviewed, width, scheme)
    seen.go("checks?lang=English")
    assert seen.page.evaluate(CUT) == []
    assert seen.page.evaluate(WIDE_LISTS) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
