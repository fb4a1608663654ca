"""Hostile files: an answer soon, in little memory."""

import subprocess
import sys

import pytest

from jixiao.errors import ReportError
from jixiao.reading import read_bytes
from tests.hostile_files import ENTITIES, HOSTILE
from tests.office_files import p, word_file, zipped

SECONDS, MEGABYTES = 10, 1024
CHILD = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))
from jixiao.errors import ReportError
from jixiao.reading import read_bytes
path = Path(sys.argv[1])
content = path.read_bytes()
began = time.perf_counter()
try:
    print("read", len(read_bytes(path.name, content).lines), end=" ")
except ReportError as error:
    print("refused", error, end=" ")
print(f"|{time.perf_counter() - began:.2f}|{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hangs_or_fills_memory(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    command = [sys.executable, "-c", CHILD, str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert found.returncode == 0, found.stderr[-400:]
    said, seconds, megabytes = found.stdout.strip().rsplit("|", 2)
    assert said.startswith(("read", "refused"))
    assert float(seconds) < SECONDS, found.stdout
    assert float(megabytes) < MEGABYTES, found.stdout


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
