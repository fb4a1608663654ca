"""Small files that unpack to more than a machine holds are refused before that; large and locked reports are read."""

import resource
import time
import zlib
from functools import cache

import pytest
from fpdf import FPDF

from jixiao.errors import ReportError
from jixiao.reading import read_bytes

MB = 2**20
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %s/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>"
TEXT = b"BT /F 9 Tf 10 10 Td (total 1234.50) Tj ET\n"


def stream(head: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)


@cache
def packed(size: int, text: bytes = b" ") -> bytes:
    """So many MB of a text repeated."""
    machine = zlib.compressobj(1)
    piece = text * (MB // len(text))
    return b"".join([*(machine.compress(piece) for _ in range(size)), machine.flush()])


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, numbered from 3, the first of which is the page."""
    found = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", *objects]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(found, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(found) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n" % (size, table, size)
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % out.rfind(b"xref\n0 ")


def form(number: int, text: bytes) -> bytes:
    resources = b"/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>" % number
    return stream(b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]" + resources, text)


FLATE = b"/Filter/FlateDecode"
BOMBS = {
    "blanks in a page": lambda: pdf(PAGE % b"4 0 R", stream(FLATE, packed(400)), FONT % b""),
    "texts in a page": lambda: pdf(PAGE % b"4 0 R", stream(FLATE, packed(60, TEXT)), FONT % b""),
    "packed twice": lambda: pdf(
        PAGE % b"4 0 R", stream(b"/Filter[/FlateDecode/FlateDecode]", zlib.compress(packed(400))), FONT % b""
    ),
    "written in figures": lambda: pdf(
        PAGE % b"4 0 R",
        stream(b"/Filter[/ASCIIHexDecode/FlateDecode]", packed(400).hex().encode() + b">"),
        FONT % b"",
    ),
    "the same contents many times": lambda: pdf(
        PAGE % (b"[" + b"4 0 R " * 60 + b"]"), stream(FLATE, packed(30)), FONT % b""
    ),
    "what characters mean": lambda: pdf(
        PAGE % b"4 0 R", stream(b"", TEXT), FONT % b"/ToUnicode 6 0 R", stream(FLATE, packed(400))
    ),
    "forms that draw forms": lambda: pdf(
        PAGE % b"4 0 R", stream(b"", b"/X Do"), FONT % b"",
        *(form(number, b"/X Do " * 10) for number in range(7, 16)), form(16, TEXT),
    ),
    "a form drawn without end": lambda: pdf(
        PAGE % b"4 0 R", stream(FLATE, packed(3, b"/X Do ")), FONT % b"", form(6, TEXT * 100)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_unpacks_to_more_than_a_report_is_refused(name):
    content = BOMBS[name]()
    used, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    with pytest.raises(ReportError) as refused:
        read_bytes("report.pdf", content)
    assert "unpacks" in refused.value.cause
    assert "\n" not in refused.value.cause
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used < 200 * 1024
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("size", [1, 300])
def test_large_pictures_beside_the_text_are_no_bomb(size):
    head = b"/Type/XObject/Subtype/Image/Width 10000/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % (100 * size)
    content = pdf(PAGE % b"4 0 R", stream(b"", TEXT), FONT % b"", stream(head + FLATE, packed(size)))
    assert read_bytes("report.pdf", content).lines == ["total 1234.50"]


def test_a_report_that_only_its_owner_may_change_is_read():
    made = FPDF()
    made.set_encryption(owner_password="owner")
    made.add_page()
    made.set_font("helvetica", size=12)
    made.text(50, 50, "total 1234.50")
    assert read_bytes("report.pdf", bytes(made.output())).lines == ["total 1234.50"]


def test_pages_that_together_take_too_long_are_refused(monkeypatch):
    monkeypatch.setattr("jixiao.reading.pdf._SECONDS", 0.5)
    page, text = PAGE % b"4 0 R", stream(FLATE, packed(5, TEXT))
    pages = b"<</Type/Pages/Kids[%s]/Count 60>>" % b" ".join(b"%d 0 R" % number for number in range(7, 67))
    content = pdf(page, text, FONT % b"", FONT % b"", *[page] * 60)
    with pytest.raises(ReportError) as refused:
        read_bytes("report.pdf", content.replace(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", pages))
    assert "too long" in refused.value.cause
