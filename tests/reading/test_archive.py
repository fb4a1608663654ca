"""Zip containers that would exhaust the machine are refused before they do."""

import random
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from jixiao.errors import ReportError
from jixiao.reading.archive import MAX_DEPTH, MAX_ENTRIES, Archive
from tests.office_files import zipped


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_entries_are_read_whole():
    content = bytes(range(256)) * 100
    archive = Archive.of("a.zip", zipped({"b\\c.xml": content, "d/": b""}))
    assert list(archive.entries) == ["b/c.xml"]
    assert archive.read("b/c.xml") == content


def test_what_unpacks_to_far_more_than_its_size_is_refused():
    archive = Archive.of("a.zip", packed({"bomb": bytes(50 * 2**20)}))
    with pytest.raises(ReportError, match=r"^a\.zip: bomb unpacks to over 400 times"):
        archive.read("bomb")


def test_an_entry_that_lies_about_its_size_is_refused():
    content = bytearray(packed({"bomb": random.Random(1).randbytes(3 * 2**20)}, ZIP_STORED))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = struct.pack("<I", 10)
    with pytest.raises(ReportError, match="damaged"):
        Archive.of("a.zip", bytes(content)).read("bomb")


def test_one_budget_holds_for_all_entries_and_inner_archives():
    inner = packed({"x": random.Random(1).randbytes(1000)})
    archive = Archive.of("a.zip", packed({"in.zip": inner, "y": b"1" * 600}))
    archive.budget.left = len(inner) + 1100
    assert len(archive.inner("in.zip").read("x")) == 1000
    with pytest.raises(ReportError, match="unpacks to more than"):
        archive.read("y")


def test_archives_nest_only_so_deep():
    content = packed({"x": b"x"})
    for _ in range(MAX_DEPTH):
        content = packed({"in.zip": content})
    archive = Archive.of("a.zip", content)
    for _ in range(MAX_DEPTH - 1):
        archive = archive.inner("in.zip")
    with pytest.raises(ReportError, match="nested"):
        archive.inner("in.zip")


def test_too_many_entries_are_refused():
    with pytest.raises(ReportError, match=rf"{MAX_ENTRIES + 1} files"):
        Archive.of("a.zip", packed({str(number): b"" for number in range(MAX_ENTRIES + 1)}, ZIP_STORED))


def test_other_ways_of_packing_and_passwords_are_refused():
    with pytest.raises(ReportError, match="save the file anew"):
        Archive.of("a.zip", packed({"x": b"x"}, ZIP_BZIP2)).read("x")
    content = bytearray(packed({"x": b"x"}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReportError, match="password"):
        Archive.of("a.zip", bytes(content)).read("x")


def test_a_missing_entry_and_a_broken_one_are_named():
    content = bytearray(packed({"x.xml": b"some text " * 50}, ZIP_STORED))
    content[60] ^= 1
    archive = Archive.of("a.zip", bytes(content))
    with pytest.raises(ReportError, match=r"x\.xml' in it is damaged"):
        archive.read("x.xml")
    with pytest.raises(ReportError, match=r"y\.xml is missing"):
        archive.read("y.xml")


def test_entries_that_overlap_count_each_time():
    """One packed stretch that many entries name: 300 of 1 MB each from a file of 20 kB."""
    data = random.Random(1).randbytes(2000) * 500
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(data) + deflate.flush()
    sizes = struct.pack("<III", zlib.crc32(data), len(body), len(data))
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", 4, 0) + b"0000" + body
    facts = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    facts += struct.pack("<HHHHHII", 4, 0, 0, 0, 0, 0, 0)
    central = b"".join(facts + b"%04d" % number for number in range(300))
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 300, 300, len(central), len(local), 0)
    archive = Archive.of("a.zip", local + central + end)
    with pytest.raises(ReportError):
        for name in archive.entries:
            archive.read(name)
