"""The command as a person meets it: what it prints where, and how it exits."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from jixiao import printing
from jixiao.cli import main
from jixiao.schema import TABLES
from tests.tiny_reports import form_report

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two readable reports and one that is none."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "甲.txt").write_text(form_report("道路巡查", "12.50"), encoding="utf-8")
    (folder / "乙.txt").write_text(form_report("桥梁养护", "7.30"), encoding="gb18030")
    return folder


@pytest.fixture
def jixiao(tmp_path: Path) -> Run:
    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [*map(str, arguments), "--cache", str(tmp_path / "cache")])

    return run


def test_load_tells_a_line_a_report_and_the_sum(jixiao: Run, folder: Path, tmp_path: Path) -> None:
    result = jixiao("load", folder)
    assert result.exit_code == 0
    *reports, total = result.stdout.splitlines()
    assert [line.partition(": new, ")[0] for line in reports] == [str(folder / "乙.txt"), str(folder / "甲.txt")]
    assert all(line.endswith("unread, 0 findings") for line in reports)
    assert total == f"{tmp_path / 'cache'}: reports 2, read now 2, gone 0"
    assert jixiao("load", folder).stdout.count(": unchanged, ") == 2


def append_stray_number(report: Path) -> int:
    """Add a line whose number says nothing; returns the line's number."""
    with report.open("a", encoding="utf-8") as file:
        file.write("附注第\t8080\t号\n")
    return report.read_text(encoding="utf-8").count("\n")


def test_load_lists_each_unread_number_with_its_place(jixiao: Run, folder: Path) -> None:
    last = append_stray_number(folder / "甲.txt")
    for _ in ("read now", "unchanged"):
        lines = jixiao("load", folder, "--unread").stdout.splitlines()
        assert f"{folder / '甲.txt'}:{last}: 8080 unread in: 附注第 8080 号" in [
            " ".join(line.split()) for line in lines
        ]


def test_bad_files_are_a_line_each_and_the_rest_is_kept(jixiao: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "encoding.txt").write_bytes("部門決算公開說明".encode("big5"))
    (folder / "nothing.txt").write_text("一份与绩效无关的文字。\n", encoding="utf-8")
    (folder / "huge.txt").write_bytes(b"12 " * (17 * 2**20 // 3))
    (folder / "loop").symlink_to(folder)
    result = jixiao("load", folder, folder / "missing.txt", folder / "甲.pdf")
    assert result.exit_code == 1
    errors = sorted(line.partition(f"error: {folder}/")[2] for line in result.stderr.splitlines())
    names = [error.partition(":")[0] for error in errors]
    assert names == [
        "empty.txt",
        "encoding.txt",
        "huge.txt",
        "loop",
        "missing.txt",
        "nothing.txt",
        "picture.txt",
        "甲.pdf",
    ]
    assert all(error.partition(": ")[2] for error in errors)
    assert "reports 2, read now 2" in result.stdout


def test_file_without_permission_is_told(jixiao: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args: str, **kwargs: str) -> object:  # the tests may run as root, whom no permission stops
        if path.name == "甲.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)  # type: ignore[call-overload]  # passed on as they came

    monkeypatch.setattr(Path, "open", refuse)
    result = jixiao("load", folder)
    assert result.stderr == f"error: {folder / '甲.txt'}: cannot be opened: Permission denied\n"
    assert (result.exit_code, "reports 1, read now 1" in result.stdout) == (1, True)


def test_bad_file_keeps_the_version_read_before(jixiao: Run, folder: Path) -> None:
    jixiao("load", folder)
    (folder / "甲.txt").write_bytes(b"")
    result = jixiao("load", folder)
    assert result.stderr == f"error: {folder / '甲.txt'}: the file is empty; the version read before is kept\n"
    assert "reports 2, read now 0" in result.stdout


def test_other_files_in_folders_are_one_line(jixiao: Run, folder: Path) -> None:
    for name in ("a.xyz", "b.xyz", "c.log"):
        (folder / name).write_text("x")
    assert "skipped: 3 files of other kinds (.log 1, .xyz 2)\n" in jixiao("load", folder).stdout


def test_load_in_which_nothing_can_be_read_says_so(jixiao: Run, folder: Path) -> None:
    jixiao("load", folder)
    result = jixiao("load", folder / "missing.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("nothing could be read; the cache was left as it was\n")


def test_export_writes_what_the_reports_say(jixiao: Run, folder: Path, tmp_path: Path) -> None:
    jixiao("load", folder)
    assert jixiao("export", "all", "--to", tmp_path / "out").exit_code == 0
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(TABLES)
    funds = parquet.read_table(tmp_path / "out" / "project_funds.parquet").to_pylist()
    assert sorted(row["executed"] for row in funds if row["source"] == "total") == [Decimal("7.3"), Decimal("12.5")]
    assert jixiao("export", "projects", "--to", tmp_path / "one").exit_code == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["projects.parquet"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "nonsense"], "error: no query nonsense; there are: "),
        (["query", "unread_numbers", "-p", "x"], "error: -p x: a parameter is given as KEY=VALUE"),
        (
            ["query", "unread_numbers", "-p", "x=1"],
            "error: queries/unread_numbers.sql has no parameter x; it has: none",
        ),
        (["export", "nonsense", "--to", "out"], "error: no table nonsense; there are: reports, amounts, "),
    ],
)
def test_what_is_not_there_is_one_clear_error(jixiao: Run, folder: Path, arguments: list[str], message: str) -> None:
    jixiao("load", folder)
    result = jixiao(*arguments)
    assert (result.exit_code, result.stderr[: len(message)]) == (1, message)


@pytest.mark.parametrize("arguments", [["query", "unread_numbers"], ["export", "all", "--to", "out"]])
def test_without_a_cache_the_error_names_the_command(jixiao: Run, arguments: list[str]) -> None:
    result = jixiao(*arguments)
    assert (result.exit_code, result.stderr.endswith("load them with `jixiao load`\n")) == (1, True)


def test_query_gives_the_same_rows_in_every_format(jixiao: Run, folder: Path) -> None:
    append_stray_number(folder / "甲.txt")
    jixiao("load", folder)
    rows = json.loads(jixiao("query", "unread_numbers", "--format", "json").stdout)
    assert rows
    table = jixiao("query", "unread_numbers").stdout.splitlines()
    assert (len(table) - 2, table[0].split()) == (len(rows), list(rows[0]))
    read = csv.DictReader(io.StringIO(jixiao("query", "unread_numbers", "--format", "csv").stdout))
    assert list(read) == [{key: str(value) for key, value in row.items()} for row in rows]


FRAME = pl.DataFrame(
    {
        "项目": ['道路, "巡查"', None],
        "wan": [Decimal("12345678901234.500000"), Decimal("100.000000")],
        "ok": [True, None],
        "rate": [1.5, float("nan")],
        "list": [[Decimal("1.50")], []],
    },
    schema_overrides={"wan": pl.Decimal(20, 6), "list": pl.List(pl.Decimal(20, 6))},
)


def test_json_keeps_figures_exact() -> None:
    assert json.loads(printing.to_json(FRAME), parse_float=Decimal) == [
        {
            "项目": '道路, "巡查"',
            "wan": Decimal("12345678901234.5"),
            "ok": True,
            "rate": Decimal("1.5"),
            "list": [Decimal("1.5")],
        },
        {"项目": None, "wan": 100, "ok": None, "rate": None, "list": []},
    ]


def test_csv_keeps_figures_exact() -> None:
    assert printing.to_csv(FRAME).splitlines()[1:] == [
        '"道路, ""巡查""",12345678901234.5,true,1.5,[1.5]',
        ",100,,nan,[]",
    ]


def test_table_gives_a_chinese_character_two_places() -> None:
    frame = pl.DataFrame({"项目": ["道路巡查", "a"], "wan": [5, 12345]})
    assert printing.to_table(frame).splitlines() == [
        "项目        wan",
        "--------  -----",
        "道路巡查      5",
        "a         12345",
    ]


def test_command_runs_as_a_module_and_loads_no_more_than_it_needs(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "jixiao", "load", str(folder), "--cache", str(tmp_path / "c")]
    result = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert "pyarrow" in imported
    assert not imported & {"pandas", "duckdb", "streamlit", "altair", "multiprocessing"}
