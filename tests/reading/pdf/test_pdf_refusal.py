"""PDFs that cannot be read: each is refused in one line that says what to do, none crashes or hangs."""

import random
import time
from io import BytesIO

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image

from jixiao.errors import ReportError
from jixiao.reading import read_bytes
from jixiao.reading.pdf import MAX_BYTES, MAX_PAGES
from tests.set_pdf import FORM, Setter, Style, pdf_report


def cause(content: bytes, name: str = "report.pdf") -> str:
    with pytest.raises(ReportError) as refused:
        read_bytes(name, content)
    assert "\n" not in refused.value.cause
    return refused.value.cause


def picture(width: int = 400, height: int = 560) -> BytesIO:
    file = BytesIO()
    Image.effect_noise((width, height), 60).save(file, "PNG")
    file.seek(0)
    return file


def scan(pages: int, text: str = "") -> bytes:
    """Pages that are pictures; with `text` recognised behind them, where it cannot be seen."""
    setter = Setter(Style(margin=40))
    for page in range(pages):
        if page:
            setter.turn()
        setter.pdf.image(picture(), 0, 0, 595, 842)
        if text:
            setter.pdf.text_mode = 3
            setter.paragraph(text)
    return setter.bytes()


def test_an_encrypted_file_says_to_save_it_without_its_password():
    assert "encrypted" in cause(pdf_report(["说明"], [FORM], Style(password="secret")))


def test_a_scan_is_called_a_scan():
    assert cause(scan(2)).startswith("a scan")


def test_text_that_a_machine_recognised_behind_a_scan_is_not_taken_for_the_report():
    assert cause(scan(2, "全年预算数1234.50万元。" * 12)).startswith("a scan")


def test_pages_of_pictures_among_pages_of_text_are_told():
    setter = Setter(Style())
    setter.form(FORM)
    for _ in range(2):
        setter.turn()
        setter.pdf.image(picture(), 0, 0, 595, 842)
    document = read_bytes("report.pdf", setter.bytes())
    assert document.unread_pages == [2, 3]
    assert len(document.tables) == 1


def test_a_file_without_text_says_so():
    pdf = FPDF()
    pdf.add_page()
    assert "no text" in cause(bytes(pdf.output()))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_breaks_off_is_refused(share):
    whole = pdf_report(["说明"], [FORM])
    assert cause(whole[: int(share * len(whole))]).startswith("damaged")


def test_what_is_no_pdf_says_so():
    assert "no PDF" in cause("项目支出绩效自评表".encode())
    assert cause(b"") == "the file is empty"


def test_too_large_a_file_is_refused_before_it_is_opened():
    assert "MB" in cause(b"%PDF-1.7\n" + b"0" * MAX_BYTES + b"%%EOF")


def test_too_many_pages_are_refused():
    pdf = FPDF()
    for _ in range(MAX_PAGES + 1):
        pdf.add_page()
    assert f"{MAX_PAGES + 1} pages" in cause(bytes(pdf.output()))


def test_a_report_of_many_lines_on_one_page_is_bounded():
    pdf = FPDF(unit="pt")
    pdf.add_page()
    for at in range(40_000):
        pdf.line(at % 500, at // 60, at % 500 + 40, at // 60)
        pdf.line(at % 590, 10, at % 590, 800)
    pdf.set_font("helvetica", size=9)
    pdf.text(100, 100, "1234.50")
    began = time.perf_counter()
    assert read_bytes("report.pdf", bytes(pdf.output())).lines == ["1234.50"]
    assert time.perf_counter() - began < 10


def test_damaged_bytes_give_a_document_or_a_clear_line():
    whole = pdf_report(["某县水务局2023年度部门决算公开说明"], [FORM] * 3, Style(rules="rects"))
    chance = random.Random(7)
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30, 300))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        began = time.perf_counter()
        try:
            read_bytes("report.pdf", bytes(content))
        except ReportError as refused:
            assert "\n" not in refused.cause
        assert time.perf_counter() - began < 10


def test_a_page_that_cannot_be_opened_is_told():
    pdf = pypdfium2.PdfDocument.new()
    assert len(pdf) == 0
    empty = BytesIO()
    pdf.save(empty)
    assert cause(empty.getvalue()).startswith("damaged")
