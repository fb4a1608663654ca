"""Files that are hostile by their making, of each kind as many as chance asks for."""

import random
import zlib
from collections.abc import Callable, Mapping

from jixiao.reading.office.old import OLE_START
from tests.hostile_files import ENTITIES
from tests.office_files import p, word_file, workbook_file, zipped
from tests.tiny_reports import form_report

# what a reader or a rule looks for, without end: each cost the square of its length once
_AGAIN = ("100%100%1515", "12.50\n", "| \n", "| ", "2023年", "一级指标\n二级指标\n", "预算数12.50万元，")
_PAGE = "/Type /Page /Parent 2 0 R /Contents 4 0 R"
_SELF = "/Resources << /XObject << /X 4 0 R >> >>"


def pdf(content: bytes, **entries: str) -> bytes:
    """A PDF of one page with this content; `entries` replace what stands in its catalogue, pages, page and stream."""
    at = {
        "catalog": "/Type /Catalog /Pages 2 0 R",
        "pages": "/Type /Pages /Kids [3 0 R] /Count 1",
        "page": f"{_PAGE} /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >>",
        "stream": f"/Length {len(content)}",
        "font": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica",
    } | entries
    bodies = [f"<< {at[name]} >>".encode() for name in ("catalog", "pages", "page", "stream", "font")]
    bodies[3] += b"\nstream\n" + content + b"\nendstream"
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table, len(out),
    )  # fmt: skip


def _words(count: int) -> bytes:
    words = (b"1 0 0 1 %d %d Tm (12.50) Tj" % (at % 590, at % 840) for at in range(count))
    return b"BT /F 9 Tf " + b" ".join(words) + b" ET"


def _packed(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return pdf(packed, stream=f"/Length {len(packed)} /Filter /FlateDecode")


def _nested(chance: random.Random, opening: str, closing: str) -> bytes:
    depth = chance.choice((30, 300, 3000, 30_000))
    return (opening * depth + "12.50" + closing * depth).encode()


def _locked_zip(chance: random.Random) -> bytes:
    """A zip whose lists say that its files have a password."""
    content = bytearray(zipped({"a.txt": form_report(), "b.docx": word_file(p("预算数1.00万元"))}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 1)
    return bytes(content)


def _zip_in_zip(chance: random.Random) -> bytes:
    content = zipped({"a.txt": form_report()})
    for _ in range(chance.choice((1, 2, 30))):
        content = zipped({"b.zip": content, "c.docx": content})
    return content


HARD: Mapping[str, Callable[[random.Random], bytes]] = {
    "nothing.txt": lambda chance: b" \n" * chance.randrange(3),
    "noise.pdf": lambda chance: b"%PDF-1.7\n" + chance.randbytes(5000) + b"\n%%EOF",
    "noise.docx": lambda chance: b"PK\x03\x04" + chance.randbytes(5000),
    "noise.xls": lambda chance: OLE_START + chance.randbytes(20_000),
    "noise.txt": lambda chance: chance.randbytes(5000),
    "tables.html": lambda chance: b"<html>" + _nested(chance, "<table><tr><td>", "</table>") + b"</html>",
    "tags.html": lambda chance: b"<html>" + _nested(chance, "<p><b>", "</b></p>") + b"</html>",
    "spans.html": lambda chance: b"<html><table>" + b"<tr><td rowspan=%d>1<td colspan=%d>2" % (
        chance.randrange(10**6), chance.randrange(2000),
    ) * 300 + b"</table></html>",
    "deep.docx": lambda chance: word_file(_nested(chance, "<w:p>", "</w:p>").decode()),
    "tables.docx": lambda chance: word_file(_nested(chance, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>").decode()),
    "entities.docx": lambda chance: word_file(p(f"&{chance.choice('abj')};"), before=ENTITIES),
    "entities.html": lambda chance: f"<html>{ENTITIES}<body><p>&j;</p>{form_report()}</body></html>".encode(),
    "entities.xlsx": lambda chance: zipped({"xl/workbook.xml": f'<?xml version="1.0"?>{ENTITIES}<workbook/>'}),
    "bomb.docx": lambda chance: word_file(" " * chance.choice((10**5, 10**6, 3 * 10**7))),
    "bomb.zip": lambda chance: zipped({"a.txt": bytes(chance.choice((10**5, 2 * 10**7))), "b.txt": form_report()}),
    "zips.zip": _zip_in_zip,
    "locked.zip": _locked_zip,
    "many.zip": lambda chance: zipped({f"{at}.txt": "1" for at in range(chance.choice((20, 6000)))}),
    "strings.xlsx": lambda chance: workbook_file(
        {"s": '<sheetData><row r="1">' + '<c t="s"><v>0</v></c>' * 20_000 + "</row></sheetData>"},
        strings=f"<si><t>{'预' * chance.choice((10, 3000))}</t></si>",
    ),
    "far.xlsx": lambda chance: workbook_file(
        {"s": f'<sheetData><row r="{chance.choice((9, 10**12))}"><c r="XFD1048576"><v>1</v></c></row></sheetData>'}
    ),
    "parts.mht": lambda chance: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
    + b"--x\nContent-Type: multipart/related; boundary=x\n\n" * chance.choice((10, 3000)),
    "bars.md": lambda chance: ("|" * chance.choice((10, 10_000)) + "12.50\n").encode() * 50,
    "brackets.txt": lambda chance: form_report(_nested(chance, "（", "）").decode()).encode(),
    "long line.txt": lambda chance: form_report("预算数12.50万元，" * chance.choice((100, 20_000))).encode(),
    "again.txt": lambda chance: (chance.choice(_AGAIN) * chance.choice((100, 8000))).encode(),
    "controls.txt": lambda chance: form_report(chr(chance.randrange(32)) + "\u202e\ufeff\u2066").encode(),
    "bomb.pdf": lambda chance: _packed(b" " * chance.choice((10**6, 5 * 10**7)) + _words(3)),
    "words.pdf": lambda chance: _packed(_words(chance.choice((100, 20_000)))),
    "lines.pdf": lambda chance: _packed(b"0 0 m 9 9 l S " * chance.choice((100, 50_000)) + _words(3)),
    "states.pdf": lambda chance: _packed(b"q " * chance.choice((100, 10**6)) + _words(3)),
    "loop.pdf": lambda chance: pdf(_words(3), pages="/Type /Pages /Kids [2 0 R 3 0 R] /Count 2"),
    "count.pdf": lambda chance: pdf(_words(3), pages=f"/Type /Pages /Kids [3 0 R] /Count {chance.choice((-1, 10**9))}"),
    "size.pdf": lambda chance: pdf(_words(3), page=f"{_PAGE} /MediaBox [0 0 1e30 -1e30]"),
    "arrays.pdf": lambda chance: pdf(_nested(chance, "[", "]"), catalog="/Pages 2 0 R /X " + "[" * 3000 + "]" * 3000),
    "itself.pdf": lambda chance: pdf(
        b"/X Do " + _words(3), stream=f"/Length 99 /Type /XObject /Subtype /Form {_SELF}", page=f"{_PAGE} {_SELF}",
    ),
}  # fmt: skip
"""Name → maker."""
