"""The store: rows come back exactly, the state changes as a whole, readers and old files do each other no harm."""

import json
import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from jixiao.errors import JixiaoError, UsageError
from jixiao.schema import STORED, TABLES, Indicator, Project, Report, column_names
from jixiao.store import CacheError, FileEntry, ReportEntry, Store, read_state, state_identity
from jixiao.store.rows import to_batches
from jixiao.store.store import GRACE_SECONDS

EXACT = st.integers(-(10**20) + 1, 10**20 - 1).map(lambda number: Decimal(number).scaleb(-6))
TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"]))


def indicator(**cells: Any) -> Indicator:
    return Indicator(**{"indicator_id": "r-i1", "project_id": None, "report_id": "r", "seq": 1, **cells})


def stored(table: str, rows: Sequence[Any]) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = to_batches({table: rows})[table].to_pylist()
    return cells


@given(st.lists(st.builds(indicator, name=TEXT, weight=st.none() | EXACT, damaged=st.booleans())))
def test_rows_come_back_exactly(rows: list[Indicator]) -> None:
    cells = [[cell[column] for column in ("name", "weight", "damaged", "seq")] for cell in stored("indicators", rows)]
    assert cells == [[row.name, row.weight, row.damaged, row.seq] for row in rows]


@given(st.lists(st.tuples(st.none() | st.booleans(), st.integers(-(2**31), 2**31 - 1)), max_size=40))
def test_truths_and_whole_numbers_come_back_exactly(cells: list[tuple[bool | None, int]]) -> None:
    rows = [Project("p", "r", seq, started=started) for started, seq in cells]
    assert [(cell["started"], cell["seq"]) for cell in stored("projects", rows)] == cells


@pytest.mark.parametrize("figure", ["0.1234567", "123456789012345", "1.00000000000000000000000000000001", "NaN"])
def test_figure_that_does_not_fit_is_left_out_and_its_row_marked(figure: str) -> None:
    [cell] = stored("indicators", [indicator(weight=Decimal(figure), score=Decimal("1.5"))])
    assert (cell["weight"], cell["score"], cell["damaged"]) == (None, Decimal("1.5"), True)


def test_zeros_past_the_last_decimal_fit() -> None:
    [cell] = stored("indicators", [indicator(weight=Decimal("2.50000000"))])
    assert (cell["weight"], cell["damaged"]) == (Decimal("2.5"), False)


@pytest.mark.parametrize(
    "cells", [{"weight": 0.5}, {"seq": 1.5}, {"seq": 2**31}, {"seq": None}, {"name": 7}, {"name": "\ud800"}]
)
def test_cell_of_another_type_is_refused(cells: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError, AttributeError)):
        stored("indicators", [indicator(**cells)])


class Cache:
    """A cache that tests change report by report; a report is its id and the names of its projects."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self.folder = folder

    def hold(self, reports: dict[str, list[str]]) -> None:
        """Commit exactly these reports; those that the cache holds with the same names keep their rows."""
        with self.store.writing() as writing:
            entries = {}
            for report, names in reports.items():
                version = "/".join(names)
                before = writing.before.reports.get(report)
                if before is None or before.parser_version != version:
                    before = ReportEntry(report, f"{report}.txt", writing.add(batches(report, names)), version)
                entries[report] = before
            writing.commit(entries, {f"/{report}.txt": FileEntry(report) for report in reports}, ("/",))

    def content(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for table, column in (("reports", "file_name"), ("projects", "name")):
            for batch in self.store.batches(table):
                for row in batch.to_pylist():
                    names = found.setdefault(row["report_id"], [])
                    names += [row[column]] if table == "projects" else []
        return found

    def files(self) -> set[str]:
        return {path.name for path in self.folder.glob("seg-*.projects.parquet")}


def batches(report: str, names: list[str]) -> Any:
    projects = [Project(f"{report}-{seq:03}", report, seq, name) for seq, name in enumerate(names, 1)]
    return to_batches({"reports": [Report(report, f"{report}.txt", "text")], "projects": projects})


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_state_is_what_was_committed_last(cache: Cache) -> None:
    cache.hold({"a": ["one"], "b": ["two", "three"]})
    cache.hold({"b": ["two", "three"], "c": ["four"]})
    assert cache.content() == {"b": ["two", "three"], "c": ["four"]}


def test_unchanged_report_keeps_its_segment(cache: Cache) -> None:
    cache.hold({"a": ["one"]})
    before = read_state(cache.folder).reports["a"]
    cache.hold({"a": ["one"], "b": ["two"]})
    assert read_state(cache.folder).reports["a"] == before


def test_same_state_is_not_written_again(cache: Cache) -> None:
    cache.hold({"a": ["one"]})
    before = state_identity(cache.folder)
    cache.hold({"a": ["one"]})
    assert state_identity(cache.folder) == before


def test_nothing_is_left_of_a_load_that_fails(cache: Cache) -> None:
    cache.hold({"a": ["one"]})
    files = cache.files()
    with pytest.raises(ZeroDivisionError), cache.store.writing() as writing:
        writing.add(batches("b", ["two"]))
        raise ZeroDivisionError
    assert (cache.content(), cache.files()) == ({"a": ["one"]}, files)


def test_many_loads_keep_few_segments(cache: Cache) -> None:
    reports = {}
    for number in range(60):
        reports[f"r{number}"] = [f"name {number}"]
        cache.hold(reports)
        assert len(read_state(cache.folder).segments) <= 8
    assert cache.content() == reports


def test_rows_are_copied_few_times(cache: Cache) -> None:
    """Merging takes equals together: what was loaded first lies still while small loads come in."""
    reports = {f"big{number}": ["name"] for number in range(200)}
    cache.hold(reports)
    segment = read_state(cache.folder).reports["big0"].segment
    for number in range(40):
        reports[f"r{number}"] = ["small"]
        cache.hold(reports)
    assert read_state(cache.folder).reports["big0"].segment == segment


def test_segment_that_is_mostly_dead_is_written_anew(cache: Cache) -> None:
    cache.hold({report: [report] for report in "abcd"})
    [old] = read_state(cache.folder).segments
    cache.hold({"d": ["d"]})
    state = read_state(cache.folder)
    assert old not in state.segments
    assert [segment.reports for segment in state.segments.values()] == [1]
    assert cache.content() == {"d": ["d"]}


def test_files_of_an_earlier_state_stay_for_its_readers(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.hold({"a": ["one"]})
    reader = read_state(cache.folder)
    cache.hold({"b": ["two"]})
    cache.hold({"c": ["three"]})
    [batch] = cache.store.batches("projects", reader)
    assert batch.column("name").to_pylist() == ["one"]
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + GRACE_SECONDS + 1)
    cache.hold({"c": ["three"], "d": ["four"]})
    assert len(cache.files()) == 2


def test_files_that_no_state_names_are_swept(cache: Cache) -> None:
    cache.hold({"a": ["one"]})
    orphan = cache.folder / f"seg-{'0' * 16}.projects.parquet"
    orphan.write_bytes(b"half a file")
    kept = cache.folder / "projects.parquet"
    kept.write_bytes(b"somebody's own file")
    cache.hold({"a": ["one"]})
    assert (orphan.exists(), kept.exists()) == (False, True)


def test_no_cache_says_which_command_makes_one(tmp_path: Path) -> None:
    with pytest.raises(CacheError, match=r"no reports are loaded here yet.*jixiao load"):
        read_state(tmp_path)


def damage_manifest(folder: Path) -> None:
    (folder / "MANIFEST.json").write_text('{"layout": 1, "reports"')


def damage_content(folder: Path) -> None:
    content = json.loads((folder / "MANIFEST.json").read_text())
    (folder / "MANIFEST.json").write_text(json.dumps(content | {"segments": {}}))


def change_layout(folder: Path) -> None:
    content = json.loads((folder / "MANIFEST.json").read_text())
    (folder / "MANIFEST.json").write_text(json.dumps(content | {"layout": 0}))


def lose_file(folder: Path) -> None:
    next(folder.glob("*.projects.parquet")).unlink()


def cut_file(folder: Path) -> None:
    path = next(folder.glob("*.projects.parquet"))
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [damage_manifest, damage_content, change_layout, lose_file, cut_file])
def test_unusable_cache_is_an_error_to_readers_and_a_miss_to_the_next_load(cache: Cache, harm: Any) -> None:
    cache.hold({"a": ["one"]})
    harm(cache.folder)
    with pytest.raises(CacheError, match="jixiao load"):
        cache.content()
    cache.hold({"a": ["one"]})
    assert cache.content() == {"a": ["one"]}


def test_cache_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    with pytest.raises(JixiaoError, match="the cache cannot be written: Not a directory"), Store(file / "x").writing():
        pass


def test_export_writes_every_table_with_its_columns(cache: Cache, tmp_path: Path) -> None:
    cache.hold({"a": ["one"], "b": ["two"]})
    cache.hold({"a": ["changed"], "b": ["two"]})
    folder = tmp_path / "out" / "deep"
    paths = cache.store.export(list(TABLES), folder)
    assert {path.name for path in folder.iterdir()} == {f"{table}.parquet" for table in TABLES}
    for path in paths:
        assert parquet.read_schema(path).names == column_names(path.stem)
    assert "class" in column_names("functions")
    assert sorted(parquet.read_table(folder / "projects.parquet")["name"].to_pylist()) == ["changed", "two"]


def test_export_of_an_unknown_table_lists_the_tables(cache: Cache, tmp_path: Path) -> None:
    cache.hold({"a": ["one"]})
    with pytest.raises(UsageError, match=r"no table nonsense; there are: reports, amounts"):
        cache.store.export(["nonsense"], tmp_path)


def test_store_keeps_every_table_and_the_unread_numbers() -> None:
    shown = {"unread", "evidence", "coverage", "scored_rows", "profile_fits", "boxes", "cells"}
    assert STORED.keys() == {*TABLES, *shown}
