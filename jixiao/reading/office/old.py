"""Old binary files: what an OLE file holds, and LibreOffice, where it is installed, to bring documents to .docx."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from ...errors import ReportError

OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TIMEOUT = 60
"""Seconds that a conversion may take."""

_ADVICE = "refused.save_anew"
# names of streams; a document may have a workbook inside, so it is asked for first
_STREAMS = {"encrypted": ("EncryptedPackage",), "doc": ("WordDocument",), "xls": ("Workbook", "Book")}
_PROGRAMS = ("soffice", "libreoffice")
_MOST_MEMORY, _MOST_DISK = 4 * 2**30, 2**28
# no macros, no active content, no links followed
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution"><value>true</value></prop>
<prop oor:name="DisableActiveContent"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop>
</item></oor:items>
"""


def ole_kind(content: bytes) -> str | None:
    """What an OLE file holds: encrypted, doc, xls; None for anything else."""
    for kind, names in _STREAMS.items():
        if any((name + "\0").encode("utf-16-le") in content for name in names):
            return kind
    return None


def converted(file_name: str, content: bytes, ending: str) -> bytes:
    """The bytes of the .docx or .xlsx that LibreOffice makes of a file. Raises ReportError where it cannot."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise ReportError(file_name, "refused.converter_missing", advice=_ADVICE)
    target = "xlsx" if b"urn:schemas-microsoft-com:office:spreadsheet" in content[:8192] else "docx"
    with TemporaryDirectory(prefix="jixiao-") as folder:
        source = Path(folder) / f"source.{ending}"
        source.write_bytes(content)
        profile = Path(folder) / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        made = Path(folder) / "made" / f"source.{target}"
        _run(file_name, [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", target, "--outdir", str(made.parent), str(source),
        ])  # fmt: skip
        if not made.exists():
            raise ReportError(file_name, "refused.converter_failed", advice=_ADVICE)
        return made.read_bytes()


def _run(file_name: str, command: list[str]) -> None:
    """Run a program in a group of its own, without a network to reach, and end all of it when its time is over."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    process = subprocess.Popen(
        [*_limits(), *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | nowhere,
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        raise ReportError(file_name, "refused.converter_slow", most=TIMEOUT, advice=_ADVICE) from None
    finally:
        _end(process)


def _limits() -> list[str]:
    """The command that runs another with limits on memory and on what it writes, where the system has one."""
    limit = shutil.which("prlimit") if sys.platform == "linux" else None
    return [limit, f"--as={_MOST_MEMORY}", f"--fsize={_MOST_DISK}", f"--cpu={TIMEOUT}"] if limit else []


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program's group, which this module started: its helpers outlive it otherwise."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
