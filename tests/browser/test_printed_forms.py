"""Forms printed to PDF by a browser, as offices do with web pages, read back as the answers have them.

The browser sets tables by rules of its own: double frames, cells as narrow as their texts, frames that page ends cut.
"""

from typing import TYPE_CHECKING

import pytest

from jixiao.parsing import parse
from jixiao.reading import read_bytes
from tests.gold_facts import compare_forms
from tests.originals import with_originals
from tests.set_forms import ORDERS, as_printed, opening, report_answers, set_forms
from tests.set_web import web_report

if TYPE_CHECKING:
    from playwright import sync_api

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), with_originals]

STYLES = {
    "as browsers do": "td {color: black}",
    "one line": "table {border-collapse: collapse; width: 100%} td, th {border: 1px solid #000; font-size: 13px}",
    "landscape": "@page {size: A4 landscape} table {border-collapse: collapse}"
    " td, th {border: .5pt solid #000; font-size: 12px; text-align: center}",
}


@pytest.mark.parametrize(("style", "order"), [("as browsers do", 0), ("one line", 1), ("landscape", 2)])
def test_a_printed_web_page_reads_as_the_page_does(style: str, order: int, browser: "sync_api.Browser") -> None:
    answers = report_answers("004")
    page = browser.new_page()
    page.set_content(web_report(opening(answers), set_forms(answers, ORDERS[order])).decode())
    page.add_style_tag(content=STYLES[style])
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    found = compare_forms(as_printed(answers, ORDERS[order]), parse(read_bytes("report.pdf", printed))[0])
    assert found.wrong == []
    assert found.share >= 0.995
