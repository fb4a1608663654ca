"""2,000 damaged, hostile and foreign files of every format: each is read or refused in a line, and nothing is left."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from jixiao.places import ROOT
from tests.fuzzed_files import FILES, whole_files

SECONDS, MEGABYTES = 10, 1024
BATCHES = 4
# what a person should not see: names of classes, places on this machine, traces
TECHNICAL = re.compile(
    r"[A-Z]\w+(?:Error|Exception|Warning)\b|Traceback|0x[0-9a-f]{4}|(?<![\w.:<])/\w+/|<\w+ object|None"
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measures memory and ends what hangs as Linux does")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of whole files."""
    folder = tmp_path_factory.mktemp("whole")
    for name, content in whole_files().items():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("batch", range(BATCHES))
def test_each_file_is_read_or_refused_in_a_line(batch: int, whole: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.fuzz_child", str(whole), str(batch), str(BATCHES)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, start_new_session=True,
        # no program to be found: what LibreOffice makes of old files takes seconds each and has its own tests
        env={"PATH": "", "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path), "HOME": str(tmp_path), "LANG": "C.UTF-8"},
    )  # fmt: skip
    out, trouble = process.communicate(timeout=600)
    lines = out.splitlines()
    assert process.returncode == 0, f"{lines[-1:]} ended it: {trouble[-800:]}"
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert not list(tmp_path.iterdir()), "nothing is left behind"

    done = dict(zip(lines[::2], map(json.loads, lines[1::2]), strict=True))
    assert len(done) == FILES // BATCHES
    outcomes = [(file, outcome) for file, (found, _, _) in done.items() for outcome in found]
    assert [told for told in outcomes if told[1][0] == "fault"] == []
    assert [file for file, (found, _, _) in done.items() if not found] == [], "each is told of"
    assert {file: seconds for file, (_, seconds, _) in done.items() if seconds > SECONDS} == {}
    rising = pairwise([(file, memory) for file, (_, _, memory) in done.items()])
    assert [file for (_, before), (file, after) in rising if after > max(before, MEGABYTES)] == []
    refused = [(file, said) for file, (what, *said) in outcomes if what == "refused"]
    assert [told for told in refused if not _is_clear(*told[1])] == []
    kinds = Counter(what for _, (what, *_) in outcomes)
    assert min(kinds["read"], kinds["refused"]) > 0.1 * len(done), "neither all whole nor all broken"


def _is_clear(english: str, chinese: str) -> bool:
    """Whether a cause is one line, for people, in each language its own."""
    both = english, chinese
    return (
        all(0 < len(said) <= 250 and said.isprintable() and not TECHNICAL.search(said) for said in both)
        and english != chinese
        and CHINESE.search(chinese) is not None
    )
