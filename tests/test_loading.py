"""The loader: the cache holds exactly what is under the paths, whatever happens to files, parser and process."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from jixiao.loading import is_stale
from jixiao.parsing import Facts, Unread
from tests.tiny_reports import BAD, BROKEN, content, parse_tiny, tiny_load, told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    return tmp_path / "reports"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every file had been written long ago."""
    monkeypatch.setattr("jixiao.loading.files._SETTLED_NS", 0)


def test_only_what_changed_is_parsed(folder: Path, cache: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{name} 1\n")
    assert told(tiny_load([folder], cache)) == {"a.txt": "new", "b.txt": "new", "c.txt": "new"}
    (folder / "a.txt").write_text("a2 1\n")
    (folder / "b.txt").unlink()
    (folder / "d.txt").write_text("d 1\n")
    parsed = []

    def parse(file_name: str, content: bytes) -> tuple[Facts, list[Unread]]:
        parsed.append(file_name)
        return parse_tiny(file_name, content)

    result = tiny_load([folder], cache, parse=parse)
    assert told(result) == {"a.txt": "changed", "c.txt": "unchanged", "d.txt": "new"}
    assert parsed == ["a.txt", "d.txt"]
    assert [Path(path).name for path in result.gone] == ["b.txt"]
    assert content(cache) == {"a.txt": {"a2"}, "c.txt": {"c"}, "d.txt": {"d"}}


@pytest.mark.usefixtures("settled")
def test_unchanged_file_is_not_even_opened(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text("a 1\n")
    tiny_load([folder], cache)
    progress: list[tuple[int, int, str]] = []
    tiny_load([folder], cache, on_progress=lambda *told: progress.append(told))
    assert progress == []


def test_other_parser_reads_all_again(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text("a 1\n")
    tiny_load([folder], cache)
    assert told(tiny_load([folder], cache, version="2")) == {"a.txt": "reread"}


def test_refused_report_is_tried_again_only_by_another_parser(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text(f"{BAD} 1\n")
    tiny_load([folder], cache)

    def parse(file_name: str, content: bytes) -> tuple[Facts, list[Unread]]:
        return parse_tiny(file_name, b"a 1\n")

    [failure] = tiny_load([folder], cache, parse=parse).failures
    assert failure.cause == "says that it is unreadable"
    assert not is_stale([folder], cache, version="1")
    assert is_stale([folder], cache, version="2")
    assert told(tiny_load([folder], cache, parse=parse, version="2")) == {"a.txt": "new"}


def test_progress_names_each_report_that_is_read(folder: Path, cache: Path) -> None:
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"{name} 1\n")
    progress: list[tuple[int, int, str]] = []
    tiny_load([folder], cache, on_progress=lambda *told: progress.append(told))
    assert progress == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_same_bytes_are_one_report(folder: Path, cache: Path) -> None:
    for name in "ab":
        (folder / f"{name}.txt").write_text("same 1\n")
    result = tiny_load([folder], cache)
    assert told(result) == {"a.txt": "new", "b.txt": "twin"}
    assert result.files[1].same_as == folder / "a.txt"
    assert content(cache) == {"a.txt": {"same"}}


def test_twin_takes_over_under_its_own_name(folder: Path, cache: Path) -> None:
    for name in "ab":
        (folder / f"{name}.txt").write_text("same 1\n")
    tiny_load([folder], cache)
    (folder / "a.txt").unlink()
    tiny_load([folder], cache)
    assert content(cache) == {"b.txt": {"same"}}


def test_cache_holds_what_the_last_load_named(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text("a 1\n")
    (folder / "b.txt").write_text("b 1\n")
    tiny_load([folder / "a.txt"], cache)
    result = tiny_load([folder / "b.txt"], cache)
    assert content(cache) == {"b.txt": {"b"}}
    assert [Path(path).name for path in result.gone] == ["a.txt"]
    assert told(tiny_load(None, cache)) == {"b.txt": "unchanged"}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (f"{BAD} 1\n", "says that it is unreadable"),
        (
            f"{BROKEN} 1\n",
            r"internal error while reading it: KeyError: 'a fault in the parser' \(tiny_reports.py:\d+\)",
        ),
        ("a many\n", "internal error while reading it: InvalidOperation"),
    ],
)
def test_bad_file_costs_nobody_else_and_keeps_its_earlier_version(
    folder: Path, cache: Path, text: str, cause: str
) -> None:
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"{name} 1\n")
    tiny_load([folder], cache)
    (folder / "a.txt").write_text("a2 1\n")
    (folder / "b.txt").write_text(text)
    for _ in range(2):
        [failure] = tiny_load([folder], cache).failures
        assert failure.path == folder / "b.txt"
        assert re.match(cause, failure.cause or "")
        assert failure.report is not None
        assert content(cache) == {"a.txt": {"a2"}, "b.txt": {"b"}, "c.txt": {"c"}}
    (folder / "b.txt").unlink()
    tiny_load([folder], cache)
    assert content(cache) == {"a.txt": {"a2"}, "c.txt": {"c"}}


def test_load_in_which_nothing_can_be_read_changes_nothing(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text("a 1\n")
    tiny_load([folder], cache)
    result = tiny_load([folder / "missing.txt"], cache)
    assert (result.untouched, told(result)) == (True, {"missing.txt": "failed"})
    assert content(cache) == {"a.txt": {"a"}}


def test_emptied_folder_empties_the_cache(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text("a 1\n")
    tiny_load([folder], cache)
    (folder / "a.txt").unlink()
    assert len(tiny_load([folder], cache).gone) == 1
    assert content(cache) == {}


def test_folders_are_searched_and_other_files_left_out(folder: Path, cache: Path) -> None:
    deep = folder / "县" / "2024"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("a 1\n")
    (folder / "b.MD").write_text("b 1\n")
    (folder / "c.xyz").write_text("c 1\n")
    (folder / "README").write_text("no report\n")
    (folder / ".hidden.txt").write_text("h 1\n")
    (folder / "~$b.MD").write_text("what a program leaves beside a document that is open")
    (folder / ".git").mkdir()
    (folder / ".git" / "d.txt").write_text("d 1\n")
    result = tiny_load([folder, deep], cache)
    assert content(cache) == {"a.txt": {"a"}, "b.MD": {"b"}}
    assert (result.failures, dict(result.skipped)) == ([], {".xyz": 1, "no ending": 1})


def test_what_is_no_report_file_is_told(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text("a 1\n")
    (folder / "up").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "nothing")
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    os.mkfifo(folder / "pipe.txt")
    result = tiny_load([folder, folder / "missing"], cache)
    assert {file.path.name: file.cause for file in result.failures} == {
        "up": "this link leads back to a folder that it is in; not followed",
        "nowhere.txt": "cannot be opened: No such file or directory",
        "itself.txt": "cannot be opened: Too many levels of symbolic links",
        "pipe.txt": "this is not a regular file",
        "missing": "cannot be opened: No such file or directory",
    }
    assert content(cache) == {"a.txt": {"a"}}
    assert not is_stale([folder, folder / "missing"], cache, version="1")


def test_folders_that_link_to_each_other_are_searched_once(folder: Path, cache: Path) -> None:
    for here, there in (("x", "y"), ("y", "x")):
        (folder / here).mkdir()
        (folder / here / f"{here}.txt").write_text(f"{here} 1\n")
        for number in range(30):
            (folder / here / f"link{number}").symlink_to(folder / there)
    tiny_load([folder], cache)
    assert content(cache) == {"x.txt": {"x"}, "y.txt": {"y"}}


def test_closed_folder_keeps_what_was_read_in_it(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "open").mkdir()
    (folder / "closed").mkdir()
    (folder / "open" / "a.txt").write_text("a 1\n")
    (folder / "closed" / "b.txt").write_text("b 1\n")
    tiny_load([folder], cache)
    scandir = os.scandir

    def refuse(path: Any) -> Any:  # the tests may run as root, whom no permission stops
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)
    [failure] = tiny_load([folder], cache).failures
    assert (failure.path.name, failure.cause) == ("closed", "cannot be opened: Permission denied")
    assert content(cache) == {"a.txt": {"a"}, "b.txt": {"b"}}


def test_name_that_is_no_text_is_shown_with_marks(folder: Path, cache: Path) -> None:
    name = os.fsdecode(b"\xb1\xa8\n.txt")
    (folder / name).write_text("a 1\n")
    tiny_load([folder], cache)
    assert content(cache) == {"\ufffd\ufffd\ufffd.txt": {"a"}}


class TestStaleness:
    """`is_stale` says whether a load would find something to do."""

    @pytest.fixture(autouse=True)
    def loaded(self, folder: Path, cache: Path) -> None:
        (folder / "a.txt").write_text("a 1\n")
        (folder / "bad.txt").write_text(f"{BAD} 1\n")
        tiny_load([folder], cache)

    @pytest.mark.parametrize("text", [f"{BAD} 1\n", f"{BROKEN} 1\n"])
    @pytest.mark.usefixtures("settled")
    def test_bad_file_that_did_not_change_is_not_tried_for_ever(self, folder: Path, cache: Path, text: str) -> None:
        (folder / "bad.txt").write_text(text)
        tiny_load([folder], cache)
        assert not is_stale([folder], cache, version="1")
        assert not is_stale(None, cache, version="1")

    def test_no_cache(self, folder: Path, cache: Path) -> None:
        assert is_stale([folder], cache / "other", version="1")

    def test_other_parser(self, folder: Path, cache: Path) -> None:
        assert is_stale([folder], cache, version="2")

    def test_file_came(self, folder: Path, cache: Path) -> None:
        (folder / "b.txt").write_text("b 1\n")
        assert is_stale([folder], cache, version="1")

    def test_file_went(self, folder: Path, cache: Path) -> None:
        (folder / "a.txt").unlink()
        assert is_stale([folder], cache, version="1")

    @pytest.mark.usefixtures("settled")
    def test_file_changed(self, folder: Path, cache: Path) -> None:
        tiny_load([folder], cache)
        (folder / "a.txt").write_text("b 1\n")
        assert is_stale([folder], cache, version="1")

    @pytest.mark.usefixtures("settled")
    def test_file_was_only_touched(self, folder: Path, cache: Path) -> None:
        tiny_load([folder], cache)
        (folder / "a.txt").touch()
        assert not is_stale([folder], cache, version="1")
