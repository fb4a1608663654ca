"""Forms of the originals, printed and scanned, read back as the answers have them; what is wrong is marked."""

from functools import cache

import pytest
from PIL import Image

from jixiao.parsing import Facts, parse
from jixiao.reading import Document, read_bytes
from tests.gold_facts import Answers, compare_forms
from tests.originals import with_originals
from tests.scanned import Scanner, file_of, scanned_pdf, with_ocr
from tests.set_forms import ORDERS, as_printed, opening, report_answers, set_forms
from tests.set_pdf import FORM, pdf_report

pytestmark = with_ocr
ORDER = ORDERS[0]


@cache
def answers() -> Answers:
    found = report_answers("003")
    return found | {"department": None, "projects": found["projects"][:1]}


@cache
def printed() -> bytes:
    """A page of text, and a form."""
    return pdf_report(opening(answers()), set_forms(answers(), ORDER))


@cache
def mixed() -> tuple[Document, Facts]:
    """The page of text as it is, the form askew in 150 dots an inch."""
    document = read_bytes("mixed.pdf", scanned_pdf(printed(), Scanner(skew=0.8, blur=0.5), kept=[1]))
    return document, parse(document)[0]


@with_originals
def test_cells_of_a_scanned_form_are_as_in_the_answers_and_nothing_wrong_is_unmarked():
    document, facts = mixed()
    found = compare_forms(as_printed(answers(), ORDER), facts)
    assert found.compared.total() > 80
    assert found.wrong == []
    assert found.share >= 0.97
    assert (document.format, document.unread_pages, facts.report.unread_pages) == ("pdf", [], None)


@with_originals
def test_almost_no_row_is_marked_damaged():
    rows = [row for table in ("projects", "project_funds", "indicators") for row in mixed()[1].rows[table]]
    assert sum(row.damaged for row in rows) <= 0.2 * len(rows)


@with_originals
def test_boxes_lie_on_the_page_as_it_is_shown_though_it_was_set_level():
    """Each line's first characters lie where the printed page has them, turned as the scanner turned it."""
    document, text = mixed()[0], read_bytes("text.pdf", printed())
    places = {line: boxes[0] for line, boxes in zip(text.lines, text.boxes, strict=True) if boxes}
    shared = [
        (boxes[0], places[line])
        for line, boxes in zip(document.lines, document.boxes, strict=True)
        if boxes and document.pages[document.lines.index(line)] == 2 and line in places
    ]
    assert len(shared) > 3
    tangent, middle = 0.01396, (297.6, 421.0)  # of 0.8 degrees
    for (*_, x0, y0, x1, y1), (*_, left, top, right, bottom) in shared:
        x, y = (left + right) / 2, (top + bottom) / 2
        assert (x0 + x1) / 2 == pytest.approx(x - tangent * (y - middle[1]), abs=6)
        assert (y0 + y1) / 2 == pytest.approx(y + tangent * (x - middle[0]), abs=6)


def test_a_picture_that_lies_on_its_side_is_read():
    [_, page] = Scanner(dpi=130).pictures(pdf_report(["说明"], [FORM]))
    document = read_bytes("form.png", file_of(page.transpose(Image.Transpose.ROTATE_90), "PNG", dpi=(130, 130)))
    [table] = document.tables
    texts = [cell.text for row in table.rows for cell in row]
    assert [text for text in ("1,234.50", "1200.25", "97.23%", "≥12.5公里", "20.00") if text not in texts] == []
    assert (document.format, document.unread_pages) == ("picture", [])
