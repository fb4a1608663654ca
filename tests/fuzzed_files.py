"""2,000 damaged, hostile or foreign files, the same ones in each run: file N is made by chance that N alone decides."""

import random
import struct
import zlib
from base64 import b64encode
from collections.abc import Mapping

from jixiao.reading.office.old import OLE_START
from tests.damage import PLAIN, Damage, inside
from tests.hostile_kinds import HARD
from tests.office_files import zipped
from tests.set_forms import SetForm
from tests.set_pdf import FORM, Setter, Style, pdf_report
from tests.set_web import web_report
from tests.set_word import word_report
from tests.set_workbook import old_workbook_report, workbook_report
from tests.tiny_reports import form_report

FILES = 2000
Whole = Mapping[str, bytes]
"""Name → bytes of a whole file, from which damaged ones are made."""

_OPENING = ["某县水务局2023年度部门决算公开说明", "全年预算数1234.50万元，执行数1200.25万元。"]
_ENDINGS = ("pdf", "docx", "xlsx", "xls", "html", "mht", "md", "txt", "zip", "doc", "wps", "png")
_HARD = 10
"""One file of so many is hostile by its making, the others are whole ones that were damaged or misnamed."""


def whole_files() -> dict[str, bytes]:
    """A small whole file of each kind; made once, since the fonts of a PDF take their time."""
    word, text = word_report(_OPENING, [FORM]), form_report()
    page = web_report(_OPENING, [FORM])
    bare = Setter(Style(rules="none"))
    bare.pdf.set_compression(False)
    for line in _OPENING:
        bare.line(line)
    bare.form(FORM)
    return {
        "a.pdf": pdf_report(_OPENING, [FORM], Style(own_page=False)),
        "bare.pdf": bare.bytes(),
        "locked.pdf": pdf_report([], [FORM], Style(own_page=False, password="secret")),
        "a.docx": word,
        "a.xlsx": workbook_report(_OPENING, [FORM]),
        "a.xls": old_workbook_report(_OPENING, [FORM]),
        "a.html": page,
        "gbk.htm": web_report(_OPENING, [FORM], "gb18030"),
        "a.mht": _message(page),
        "a.md": _pipes(FORM).encode(),
        "a.txt": text.encode(),
        "gbk.txt": text.encode("gb18030"),
        "utf16.txt": text.encode("utf-16"),
        "all.zip": zipped({"年报/a.docx": word, "b.txt": text, "c.csv": "x", "d.html": page}),
        "old.doc": _ole("WordDocument"),
        "old.wps": _ole("WordDocument"),
        "locked.docx": _ole("EncryptedPackage"),
        "scan.png": _png(),
        "scan.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)) * 8 + b"\xff\xd9",
    }


def fuzzed(number: int, whole: Whole) -> tuple[str, bytes]:
    """File `number`: its name and its bytes."""
    chance = random.Random(f"file {number}")
    if number % _HARD == 0:
        made = list(HARD)[number // _HARD % len(HARD)]
        return made, HARD[made](chance)
    name = list(whole)[number % len(whole)]
    content = whole[name]
    for _ in range(chance.choice((0, 1, 1, 1, 1, 2, 4))):
        content = _damage(chance, content)(chance, content)
    if chance.random() < 0.1:
        name = f"{name}.{chance.choice(_ENDINGS)}"
    return name, content


def _damage(chance: random.Random, content: bytes) -> Damage:
    """In a packed file damage of the package is soon told: mostly its parts are damaged."""
    return inside if content.startswith(b"PK") and chance.random() < 0.8 else chance.choice(PLAIN)


def _pipes(form: SetForm) -> str:
    rows = ["| " + " | ".join(cell.text for cell in row) + " |" for row in form.rows]
    return "\n".join([*_OPENING, form.title, form.subtitle, *rows])


def _message(page: bytes) -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x"
    about = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64"
    return f"{head}\n\n--x\n{about}\n\n{b64encode(page).decode()}\n--x--\n".encode()


def _ole(stream: str) -> bytes:
    return OLE_START + bytes(900) + f"{stream}\0".encode("utf-16-le") + bytes(range(256)) * 8


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40, 24, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0" * 20) * 24)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
