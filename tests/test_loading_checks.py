"""Findings and coverage come and go with the facts of a report; a fault in the checks costs no fact."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jixiao import checks
from jixiao.loading import load
from jixiao.store import Store, read_state
from tests.tiny_reports import form_report

WRONG_RATE = ("100.00%", "87.00%")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    return tmp_path / "reports"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def write(path: Path, *, wrong: bool, unit: str) -> None:
    report = form_report(unit=unit)
    path.write_text(report.replace(*WRONG_RATE) if wrong else report, encoding="utf-8")


def table(cache: Path, name: str) -> pl.DataFrame:
    return pl.concat([pl.DataFrame(pl.from_arrow(batch)) for batch in Store(cache).batches(name)])


def found(cache: Path) -> dict[str, list[str]]:
    """File → the rules that it breaks."""
    reports = table(cache, "reports").select("report_id", "file_name")
    told = table(cache, "findings").join(reports, on="report_id", how="right").group_by("file_name").agg("rule")
    return {name: sorted(rule for rule in rules if rule) for name, rules in told.iter_rows()}


def test_findings_are_stored_with_what_they_rest_on(folder: Path, cache: Path) -> None:
    write(folder / "right.txt", wrong=False, unit="示例县交通局")
    write(folder / "wrong.txt", wrong=True, unit="示例县水利局")
    result = load([folder], cache)
    counts = {file.path.name: file.report.findings for file in result.files if file.report}
    assert counts == {name: len(rules) for name, rules in found(cache).items()}
    assert found(cache)["right.txt"] == []
    assert "funds-rate" in found(cache)["wrong.txt"]
    evidence = table(cache, "evidence").filter(pl.col("rule") == "funds-rate", pl.col("role") == "stated")
    cited = table(cache, "citations").join(evidence, on=["table", "row_id", "column"], how="semi")
    assert cited["text"].to_list() == ["87.00"]
    coverage = table(cache, "coverage").filter(pl.col("rule") == "funds-rate")
    assert coverage.select(pl.sum("holds"), pl.sum("fails")).row(0) == (1, 1)


def test_findings_go_when_the_report_is_mended(folder: Path, cache: Path) -> None:
    write(folder / "a.txt", wrong=True, unit="示例县交通局")
    write(folder / "b.txt", wrong=True, unit="示例县水利局")
    load([folder], cache)
    write(folder / "a.txt", wrong=False, unit="示例县交通局")
    load([folder], cache)
    assert found(cache)["a.txt"] == []
    assert "funds-rate" in found(cache)["b.txt"]
    live = set(read_state(cache).reports)
    for name in ("findings", "evidence", "coverage"):
        assert set(table(cache, name)["report_id"]) <= live


def test_a_fault_of_the_checks_costs_no_fact_and_no_other_finding(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "bad.txt", wrong=True, unit="示例县交通局")
    write(folder / "good.txt", wrong=True, unit="示例县水利局")
    real = checks.check

    def check(tables: dict[str, pl.DataFrame], *arguments: Any) -> checks.Checked:
        if "示例县交通局" in tables["reports"]["unit"].to_list():
            raise ArithmeticError("a fault in a rule")
        return real(tables, *arguments)

    monkeypatch.setattr(checks, "check", check)
    result = load([folder], cache)
    assert not result.failures
    assert list(result.unchecked) == ["bad.txt"]
    assert "a fault in a rule" in result.unchecked["bad.txt"]
    assert found(cache) == {"bad.txt": [], "good.txt": found(cache)["good.txt"]}
    assert "funds-rate" in found(cache)["good.txt"]
    assert table(cache, "projects").height == 2
