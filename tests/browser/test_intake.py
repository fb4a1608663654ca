"""Taking reports in, in a browser: drop a PDF, a Word file and a broken one, accept two, see them on the pages."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jixiao.places import REPORTS
from tests.set_forms import SetCell, SetForm
from tests.set_pdf import pdf_report
from tests.set_word import word_report
from tests.tiny_reports import form_report

from .conftest import Visit, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Open = Callable[..., Visit]
DROP = "[data-testid=stFileUploaderDropzoneInput]"


def as_form(report: str) -> SetForm:
    """A tiny report's form as a document program sets it: the last cell of a short row reaches to the right edge."""
    title, *lines = report.splitlines()
    rows = [line.split("\t") for line in lines]
    width = max(map(len, rows))
    return SetForm(
        title,
        "（2024年度）",
        [[*map(SetCell, row[:-1]), SetCell(row[-1], width - len(row) + 1)] for row in rows],
        width,
    )


@pytest.fixture
def world(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The app over an own folder with one report; the address, and the folder above."""
    (tmp_path / "reports").mkdir()
    shutil.copy(sorted(REPORTS.glob("2024*"))[0], tmp_path / "reports")
    places = {
        "JIXIAO_CACHE": str(tmp_path / "cache"),
        "JIXIAO_REPORTS": str(tmp_path / "reports"),
        "JIXIAO_CORRECTIONS": str(tmp_path / "corrections.json"),
    }
    with serving(**places) as address:
        yield address, tmp_path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_three_files_two_accepted(world: tuple[str, Path], visit: Open, scheme: str) -> None:
    address, folder = world
    water, roads = as_form(form_report("灌溉", "88.00", "昌吉市水利局")), as_form(form_report(budget="345.60"))
    seen = visit(address, scheme=scheme)
    seen.go("intake")
    # what the page says while it reads is gone soon after: note all of it
    seen.page.evaluate(
        """() => { window.said = []; new MutationObserver(() => window.said.push(document.body.innerText))
        .observe(document.body, {childList: true, subtree: true, characterData: true}) }"""
    )
    seen.page.set_input_files(
        DROP,
        [
            {"name": "水利局.pdf", "mimeType": "application/pdf", "buffer": pdf_report([], [water])},
            {"name": "交通局.docx", "mimeType": "", "buffer": word_report([], [roads])},
            {"name": "坏<b>文件.docx", "mimeType": "", "buffer": word_report([], [roads])[:9000]},
        ],
    )
    seen.page.wait_for_selector(".intake")
    seen.settle()
    said = "\n".join(seen.page.evaluate("window.said"))
    assert "正在读取报告 1/3：水利局.pdf" in said or "正在读取报告 2/3：交通局.docx" in said
    cards = seen.page.locator(".intake").all_inner_texts()
    assert len(cards) == 3
    assert "没有读成 1 份" in cards[0] and "坏_b_文件.docx" in cards[0] and "请从原处重新获取" in cards[0]
    assert "可以装入" in cards[1] and "昌吉市水利局" in cards[1] and "项目 1 个" in cards[1] and "未读 0 个" in cards[1]
    assert "可以装入" in cards[2] and "示例县交通局" in cards[2] and "对不上 0 处" in cards[2]
    assert len(list((folder / "reports").iterdir())) == 1, "nothing is in the library yet"
    seen.page.get_by_role("button", name="装入全部 2 份").click()
    seen.page.wait_for_selector("p.told:has-text('装入了 2 份')")
    seen.settle()
    assert {path.name for path in (folder / "reports").iterdir()} >= {"水利局.pdf", "交通局.docx"}
    assert len(seen.page.locator(".intake").all()) == 1, "the broken one stays until it is left out"
    seen.page.get_by_role("link", name="到总览看").click()
    seen.page.wait_for_selector("h1:has-text('总览')")
    seen.settle()
    assert "3 份报告" in seen.page.inner_text("p.selection")
    seen.go("low_scores?unit=昌吉市水利局")
    assert "1 份报告、1 个项目" in seen.page.inner_text("p.selection")
    assert not seen.complaints and not seen.foreign_requests


def test_remove_and_undo(world: tuple[str, Path], visit: Open) -> None:
    address, folder = world
    seen = visit(address)
    seen.go("intake")
    [file] = (folder / "reports").iterdir()
    seen.page.locator("[data-testid=stSelectbox]:has-text('选一份报告')").locator("input").click()
    seen.page.get_by_role("option").first.click()
    seen.settle()
    with seen.page.expect_download() as got:
        seen.page.get_by_role("button", name="下载原件").click()
    assert Path(got.value.path()).read_bytes() == file.read_bytes() and got.value.suggested_filename == file.name
    seen.page.get_by_role("button", name="移除").first.click()
    seen.page.wait_for_selector("p.told:has-text('可以撤销')")
    seen.settle()
    assert not file.exists() and "还是空的" in seen.page.inner_text("[data-testid=stMain]")
    seen.page.get_by_role("button", name="撤销").click()
    seen.page.wait_for_selector("p.told:has-text('已放回')")
    seen.settle()
    assert file.exists() and not seen.complaints
