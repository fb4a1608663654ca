"""Hostile files: an answer soon, in little memory."""

import random
import re
import subprocess
import sys
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import numpy as np
import pytest
from PIL import Image

from jixiao.errors import ReportError
from jixiao.reading import MAX_BYTES, read_bytes
from tests.hostile_files import ENTITIES, HOSTILE
from tests.office_files import p, word_file, zipped
from tests.set_pdf import FORM, Setter
from tests.set_word import word_report

linux = pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
SECONDS, MEGABYTES = 10, 1024
CHILD = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))
from jixiao.errors import ReportError
from jixiao.reading import read_bytes
path = Path(sys.argv[1])
content = path.read_bytes()
began = time.process_time()
try:
    print("read", len(read_bytes(path.name, content).lines), end=" ")
except ReportError as error:
    print("refused", error, end=" ")
print(f"|{time.process_time() - began:.2f}|{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
"""


def photographed_word():
    """A report in Word with photographs, 40 MB."""
    file = BytesIO(word_report(["某局2023年度自评报告"], [FORM] * 3))
    with ZipFile(file, "a", ZIP_STORED) as archive:
        for number in range(8):
            archive.writestr(f"word/media/{number}.jpeg", random.Random(number).randbytes(5 * 2**20))
    return file.getvalue()


def photographed_pdf():
    """The same as a PDF, on its pages."""
    setter, chance = Setter(), np.random.default_rng(1)
    for _ in range(3):
        setter.form(FORM)
        photograph = BytesIO()
        Image.fromarray(chance.integers(0, 256, (3000, 3000, 3), np.uint8)).save(photograph, "JPEG", quality=95)
        setter.pdf.image(photograph, 60, 500, 300)
        setter.turn()
    return setter.bytes()


def read_alone(path):
    """What a process of its own says of a file, within the limits of time and memory."""
    command = [sys.executable, "-c", CHILD, str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert found.returncode == 0, found.stderr[-400:]
    said, seconds, megabytes = found.stdout.strip().rsplit("|", 2)
    assert float(seconds) < SECONDS, found.stdout
    assert float(megabytes) < MEGABYTES, found.stdout
    return said


@linux
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hangs_or_fills_memory(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    assert read_alone(path).startswith(("read", "refused"))


@linux
@pytest.mark.parametrize("photographed", [photographed_word, photographed_pdf], ids=["docx", "pdf"])
def test_photographs_make_a_report_large_and_no_harder_to_read(photographed, tmp_path):
    path = tmp_path / f"a.{'docx' if photographed is photographed_word else 'pdf'}"
    path.write_bytes(photographed())
    assert 30 * 2**20 < path.stat().st_size < MAX_BYTES
    assert re.fullmatch(r"read \d\d ", read_alone(path))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", word_file(p("&j;"), before=ENTITIES)),
        ("a.docx", word_file(p("&x;"), before='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        ("a.xlsx", zipped({"xl/workbook.xml": f'<?xml version="1.0"?>{ENTITIES}<workbook/>'})),
        ("a.docx", zipped({"word/document.xml": f'<?xml version="1.0"?>{ENTITIES}<w/>'.encode("utf-16")})),
    ],
    ids=["bomb", "file", "workbook", "utf-16"],
)
def test_declared_entities_are_refused(name, content):
    with pytest.raises(ReportError, match="declares entities"):
        read_bytes(name, content)


def test_entities_of_a_page_are_not_expanded():
    page = f"<html>{ENTITIES}<body><p>&j;</p><p>一、概况</p></body></html>"
    assert sum(map(len, read_bytes("a.html", page.encode()).lines)) < 1000
