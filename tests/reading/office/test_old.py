"""Old binary documents, through LibreOffice where it is; a small program stands in for it here."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from jixiao.errors import ReportError
from jixiao.reading import read_bytes
from jixiao.reading.office import old
from tests.hostile_files import WHOLE

OLD = old.OLE_START + bytes(600) + "WordDocument\0".encode("utf-16-le") + bytes(600)
posix = pytest.mark.skipif(os.name != "posix", reason="a program of this system's shell")


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """Put a program of that script in LibreOffice's place; returns the folder in which temporary files are made."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    temporary = folder / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return temporary


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", OLD),
        ("a.wps", OLD),
        ("a.doc", b"{\\rtf1 x}"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ],
)
def test_without_libreoffice_the_line_says_what_to_do(name, content, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda program: None)
    with pytest.raises(ReportError, match=r"LibreOffice, which is not installed: .*save it as \.docx"):
        read_bytes(name, content)


@posix
@pytest.mark.parametrize(("script", "match"), [("sleep 30", "took more than 1 seconds"), ("exit 1", "cannot open it")])
def test_a_conversion_that_fails_or_hangs_leaves_nothing_behind(script, match, tmp_path, monkeypatch):
    temporary = install(tmp_path, monkeypatch, script)
    monkeypatch.setattr(old, "TIMEOUT", 1)
    with pytest.raises(ReportError, match=match):
        read_bytes("a.doc", OLD)
    assert list(temporary.iterdir()) == []


@posix
def test_a_document_is_read_from_what_libreoffice_makes_of_it(tmp_path, monkeypatch):
    (tmp_path / "made.docx").write_bytes(WHOLE["docx"])
    script = (
        'while [ "$1" != --outdir ]; do shift; done\nmkdir -p "$2"\n' + f'cp "{tmp_path}/made.docx" "$2/source.docx"'
    )
    install(tmp_path, monkeypatch, script)
    document = read_bytes("a.doc", OLD)
    assert (document.format, document.lines) == ("doc", read_bytes("a.docx", WHOLE["docx"]).lines)
