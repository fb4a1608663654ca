"""Pictures and scans that are not read: refused in one line, and by their headers where they are too large."""

import struct
import time
import zlib
from io import BytesIO

import pytest
from click.testing import CliRunner
from PIL import Image

from jixiao.cli import main
from jixiao.errors import ReportError
from jixiao.intake import staged
from jixiao.parsing import parse
from jixiao.reading import read_bytes
from tests.scanned import Scanner, file_of, scanned_pdf
from tests.set_pdf import FORM, pdf_report

ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "TIFF": ".tif", "BMP": ".bmp", "WEBP": ".webp"}
SMALL = Image.new("L", (60, 40), 255)


@pytest.fixture
def without_ocr(monkeypatch):
    for module in ("pdf.refusal", "scan.reading"):
        monkeypatch.setattr(f"jixiao.reading.{module}.is_installed", lambda: False)


def cause(name: str, content: bytes) -> str:
    with pytest.raises(ReportError) as refused:
        read_bytes(name, content)
    assert "\n" not in refused.value.cause
    return refused.value.cause


def huge_png(width: int, height: int) -> bytes:
    """A PNG whose header promises this size; nothing stands behind it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 99)), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("kind", ENDINGS)
def test_without_the_extra_a_picture_is_called_one_and_says_how_to_have_it_read(without_ocr, kind):
    told = cause(f"form{ENDINGS[kind]}", file_of(SMALL, kind))
    assert "scan" in told and "pip install" in told and "[ocr]" in told


def test_without_the_extra_a_scanned_pdf_says_how_to_have_it_read(without_ocr):
    told = cause("form.pdf", scanned_pdf(pdf_report(["说明"], [FORM]), Scanner(dpi=60)))
    assert told.startswith("a scan") and "pip install" in told


def test_without_the_extra_scanned_pages_are_named(without_ocr, tmp_path):
    pdf = pdf_report(["某县水务局2024年度部门决算公开说明"], [FORM] * 4)
    content = scanned_pdf(pdf, Scanner(dpi=60), kept=[1, 2, 4])
    document = read_bytes("mixed.pdf", content)
    assert document.unread_pages == [3, 5]
    assert parse(document)[0].report.unread_pages == "3, 5"
    (tmp_path / "mixed.pdf").write_bytes(content)
    told = CliRunner().invoke(main, ["load", str(tmp_path / "mixed.pdf"), "--cache", str(tmp_path / "cache")])
    assert "pages not read (scans or damaged): 3, 5\n" in told.output
    assert staged("mixed.pdf", content).understood.unread_pages == "3, 5"


@pytest.mark.parametrize("side", [30_000, 7_000, 2**31 - 1])
def test_too_many_pixels_are_refused_by_the_header(side):
    began = time.perf_counter()
    assert "pixels" in cause("huge.png", huge_png(side, side))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("kind", ENDINGS)
def test_damaged_pictures_give_a_clear_line(kind):
    page = Scanner(dpi=40).picture(Image.new("L", (300, 400), 255))
    whole = file_of(page, kind)
    for share in (0.3, 0.7, 0.95):
        assert cause(f"cut{ENDINGS[kind]}", whole[: int(share * len(whole))])


@pytest.mark.parametrize(("content", "told"), [(b"", "empty"), (b"%PDF-1.7 not a picture", "no picture")])
def test_what_is_no_picture_says_so(content, told):
    assert told in cause("form.png", content)


def test_a_gif_is_no_picture_that_is_read():
    content = BytesIO()
    SMALL.save(content, "GIF")
    assert "no picture" in cause("form.png", content.getvalue())
