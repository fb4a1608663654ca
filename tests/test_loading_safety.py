"""Loading under stress: any history of files, processes that die, a full disk, other loads at the same time."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from jixiao.reading import report_id
from jixiao.store import Store, read_state
from tests.tiny_reports import BAD, DEADLY, content, tiny_load, told

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    return tmp_path / "reports"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_processes_read_the_same(folder: Path, cache: Path) -> None:
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(f"n{number} {number}\nunread 7\n")
    (folder / "05.txt").write_text(f"{BAD} 1\n")
    (folder / "06.txt").write_text((folder / "07.txt").read_text())
    alone, pooled = tiny_load([folder], cache), tiny_load([folder], cache.with_name("pooled"), jobs=2)
    assert told(alone) == told(pooled)
    assert content(cache) == content(cache.with_name("pooled"))
    counts = [
        [(file.report.facts, file.report.figures, file.report.cited) for file in result.files if file.report]
        for result in (alone, pooled)
    ]
    assert counts[0] == counts[1]
    assert counts[0][0] == (2, 3, 2)


def test_report_that_kills_its_process_costs_only_itself(folder: Path, cache: Path) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"n{number} {number}\n")
    (folder / "2.txt").write_text(f"{DEADLY} 1\n")
    [failure] = tiny_load([folder], cache, jobs=2).failures
    assert (failure.path.name, failure.cause) == (
        "2.txt",
        "internal error: the process that read it died (out of memory?)",
    )
    assert content(cache).keys() == {f"{number}.txt" for number in (0, 1, 3, 4, 5)}


TEXTS = ["a 1\n", "b 2\n", "a 1\nb 2\n", f"{BAD} 1\n"]
NAMES = ["one.txt", "two.txt", "sub/three.txt"]


class Folder(RuleBasedStateMachine):
    """Files come, change, go and turn bad; after each load the cache is what a plain dictionary says."""

    @initialize()
    def begin(self) -> None:
        self.top = Path(tempfile.mkdtemp())
        self.folder, self.cache = self.top / "reports", self.top / "cache"
        (self.folder / "sub").mkdir(parents=True)
        self.files: dict[str, str] = {}
        self.read: dict[str, str] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.top)

    @rule(name=st.sampled_from(NAMES), text=st.sampled_from(TEXTS))
    def write(self, name: str, text: str) -> None:
        self.files[name] = text
        (self.folder / name).write_text(text)

    @rule(name=st.sampled_from(NAMES))
    def remove(self, name: str) -> None:
        self.files.pop(name, None)
        (self.folder / name).unlink(missing_ok=True)

    @rule(old=st.sampled_from(NAMES), new=st.sampled_from(NAMES))
    def rename(self, old: str, new: str) -> None:
        if old in self.files:
            self.files[new] = self.files.pop(old)
            (self.folder / old).rename(self.folder / new)

    @rule(version=st.sampled_from(["1", "1", "2"]))
    def load(self, version: str) -> None:
        result = tiny_load([self.folder], self.cache, version=version)
        now = {name: self.read.get(name) if BAD in text else text for name, text in self.files.items()}
        readable = {name: text for name, text in now.items() if text is not None}
        failed = any(BAD in text for text in self.files.values())
        assert result.untouched == bool(failed and self.read and not readable)
        if not result.untouched:
            self.read = readable

    @invariant()
    def cache_is_what_was_read(self) -> None:
        if hasattr(self, "top") and (self.cache / "MANIFEST.json").exists():
            expected = {report_id(text.encode()): text for text in self.read.values()}
            found: dict[str, list[str]] = {report: [] for report in read_state(self.cache).reports}
            for batch in Store(self.cache).batches("projects"):
                for row in batch.to_pylist():
                    found[row["report_id"]].append(row["name"])
            assert found == {
                report: [line.partition(" ")[0] for line in text.splitlines()] for report, text in expected.items()
            }


TestFolder = Folder.TestCase
TestFolder.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


# Writes a new generation of five reports, loads it, and so on without end.
_LOAD_FOR_EVER = """
import itertools, os, sys
from pathlib import Path
from jixiao.loading import load
from tests.tiny_reports import parse_tiny
folder, cache, mark = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
folder.mkdir(exist_ok=True)
for generation in itertools.count():
    for name in "abcde":
        (folder / f"{name}.txt").write_text(f"{mark}{os.getpid()}-{generation} 1\\n{name} 1\\n")
    load([folder], cache, parse=parse_tiny, version="1")
"""


def load_for_ever(folder: Path, cache: Path, mark: str = "g") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _LOAD_FOR_EVER, str(folder), str(cache), mark]
    return subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT)


def wait_for_cache(cache: Path) -> None:
    until = time.monotonic() + 60
    while not (cache / "MANIFEST.json").exists():
        assert time.monotonic() < until
        time.sleep(0.01)


def assert_one_generation(cache: Path) -> str:
    found = content(cache)
    assert found.keys() == {f"{name}.txt" for name in "abcde"}
    [generation] = set.intersection(*found.values())
    assert found == {f"{name}.txt": {generation, name} for name in "abcde"}
    return generation


def test_load_killed_at_any_instant_leaves_a_whole_state(folder: Path, cache: Path) -> None:
    for seed in range(6):
        with load_for_ever(folder, cache) as loading:
            wait_for_cache(cache)
            time.sleep(0.3 + random.Random(seed).random() / 3)
            loading.send_signal(signal.SIGKILL)
        assert_one_generation(cache)
    (folder / "f.txt").write_text("f 1\n")
    tiny_load([folder], cache)
    assert len(content(cache)) == 6
    named = {f"{name}.{table}.parquet" for name, one in read_state(cache).segments.items() for table in one.files}
    assert named <= {path.name for path in cache.iterdir()}
    assert len(list(cache.glob("*.new"))) == 0


def test_full_disk_is_one_clear_error_and_leaves_the_state(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text("a 1\n")
    tiny_load([folder], cache)
    (folder / "b.txt").write_text("".join(f"{random.Random(number).random()} 1\n" for number in range(5000)))
    limited = """
import resource, sys
from pathlib import Path
from jixiao.errors import JixiaoError
from jixiao.loading import load
from tests.tiny_reports import parse_tiny
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    load([Path(sys.argv[1])], Path(sys.argv[2]), parse=parse_tiny, version="1")
except JixiaoError as error:
    print(error)
"""
    command = [sys.executable, "-c", limited, str(folder), str(cache)]
    result = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert re.match(rf"{cache}: the cache cannot be written: .*File too large", result.stdout)
    assert content(cache) == {"a.txt": {"a"}}
    assert len(list(cache.glob("seg-*.lines.parquet"))) == 1


@pytest.fixture
def two_loads(tmp_path: Path, cache: Path) -> Iterator[None]:
    running = [load_for_ever(tmp_path / mark, cache, mark) for mark in ("left", "right")]
    yield
    for loading in running:
        assert loading.poll() is None, "a load ended with an error"
        loading.kill()
        loading.wait()


@pytest.mark.usefixtures("two_loads")
def test_two_loads_at_once_and_a_reader_see_whole_states(cache: Path) -> None:
    wait_for_cache(cache)
    seen: set[str] = set()
    until = time.monotonic() + 30
    while time.monotonic() < until and len({generation.rstrip("0123456789-") for generation in seen}) < 2:
        seen.add(assert_one_generation(cache))
    assert {generation.rstrip("0123456789-") for generation in seen} == {"left", "right"}
