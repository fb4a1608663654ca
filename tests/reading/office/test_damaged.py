"""Damaged, foreign and misnamed files: one clear line each, and never another figure."""

import random
from io import BytesIO
from zipfile import ZipFile

import pytest

from jixiao.errors import ReportError
from jixiao.reading import Document, read_bytes
from jixiao.reading.office.old import OLE_START
from tests.hostile_files import WHOLE
from tests.office_files import word_file, zipped


def refused(name: str, content: bytes, match: str) -> None:
    with pytest.raises(ReportError, match=match) as caught:
        read_bytes(name, content)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300


def outcome(name: str, content: bytes) -> Document | None:
    """The document, or None where it was refused with one line; anything else is a crash."""
    try:
        return read_bytes(name, content)
    except ReportError as error:
        assert "\n" not in str(error)
        return None


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_cut_off_anywhere_is_refused_or_says_no_other_figure(kind):
    whole = WHOLE[kind]
    lines = set(read_bytes(f"a.{kind}", whole).lines)
    source = random.Random(7)
    for _ in range(60):
        found = outcome(f"a.{kind}", whole[: source.randrange(len(whole))])
        if found is not None:
            assert {line for line in found.lines if any(map(str.isdigit, line))} <= lines


@pytest.mark.parametrize("kind", WHOLE)
def test_flipped_bytes_crash_nothing(kind):
    source = random.Random(11)
    for _ in range(150):
        content = bytearray(WHOLE[kind])
        for _ in range(source.choice((1, 3, 30))):
            content[source.randrange(len(content))] = source.randrange(256)
        outcome(f"a.{kind}", bytes(content))


@pytest.mark.parametrize("part", ["word/document.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_flipped_bytes_of_the_parts_crash_nothing(part):
    kind = "docx" if part.startswith("word") else "xlsx"
    with ZipFile(BytesIO(WHOLE[kind])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    source = random.Random(13)
    for _ in range(100):
        content = bytearray(parts[part])
        for _ in range(source.choice((1, 2, 5))):
            at = source.randrange(len(content))
            content[at : at + source.choice((0, 1, 9))] = source.choice((b"", b"9", b"<", b'"', b"999999999", b"-1"))
        outcome(f"a.{kind}", zipped({**parts, part: bytes(content)}))


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.html", "a.xlsx", "a.xls", "a.mht", "a.wps"])
@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", "empty"),
        (bytes(5000), "empty"),
        (b"%PDF-1.7\n...", r"PDF file: name it \.pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "picture"),
        (b"Rar!\x1a\x07\x00" + b"x" * 100, "RAR"),
        (b"MZ\x90\x00" + b"x" * 100, "program"),
        (b"PK\x03\x04" + b"x" * 500, "damaged or was cut off"),
        (bytes(random.Random(3).randrange(1, 256) for _ in range(4000)), "neither|encoding|control"),
        ("只有文字".encode(), "neither"),
    ],
    ids=["empty", "zeros", "pdf", "png", "rar", "exe", "zip head", "random", "text"],
)
def test_foreign_content_is_named(name, content, match):
    refused(name, content, match)


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("name", ["a.doc", "a.docx", "a.html", "a.xls", "a.xlsx"])
def test_a_wrong_ending_does_not_matter(name, kind):
    found = read_bytes(name, WHOLE[kind])
    assert (found.format, found.lines) == (kind, read_bytes(f"a.{kind}", WHOLE[kind]).lines)


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "OpenDocument"),
        (zipped({"a.txt": "x"}), "unpack it"),
        (zipped({"word/styles.xml": "<x/>"}), r"word/document\.xml is missing"),
        (zipped({"word/document.xml": "<x/>"}), "no Word document"),
        (zipped({"word/document.xml": "<x>"}), "damaged at line"),
        (word_file(""), "no text in it"),
        (OLE_START + bytes(900) + "EncryptedPackage\0".encode("utf-16-le") + bytes(900), "password"),
        (OLE_START + bytes(2000), "neither a document nor a workbook"),
        (OLE_START + bytes(900) + "Workbook\0".encode("utf-16-le") + bytes(900), "damaged or was cut off"),
    ],
    ids=["odf", "zip", "no text part", "other xml", "broken xml", "blank", "encrypted", "other ole", "broken xls"],
)
def test_what_an_office_file_lacks_is_said(content, match):
    refused("a.docx", content, match)
