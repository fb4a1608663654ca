"""Verdicts: kept while the figures they judged are the same, whole or not at all, and never lost."""

import json
import os
import shutil
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from jixiao import database, loading, verdicts
from jixiao.findings_export import FILTERS
from jixiao.verdicts import ReviewError, Verdict

RATED = "项目资金（万元）：年初预算数300万元，全年预算数300万元，全年执行数50万元，执行率{rate}%。"


def judged(where: Path) -> dict[str, tuple[str, str]]:
    return {key: (one.verdict, one.note) for key, one in verdicts.read(where).verdicts.items()}


def test_nothing_is_judged_at_first(tmp_path: Path) -> None:
    assert verdicts.read(tmp_path / "none") == verdicts.Reviews()
    assert verdicts.read(tmp_path / "none").json() == "[]"


def test_verdict_is_kept_changed_and_taken_back(tmp_path: Path) -> None:
    verdicts.save("f1", "confirmed", "  已核实 ", where=tmp_path)
    verdicts.save("f2", "rejected", where=tmp_path)
    assert judged(tmp_path) == {"f1": ("confirmed", "已核实"), "f2": ("rejected", "")}
    assert verdicts.read(tmp_path).verdicts["f1"].at[:2] == "20"
    verdicts.save("f1", "corrected", "应为 6.28%", where=tmp_path)
    verdicts.save("f2", None, where=tmp_path)
    assert judged(tmp_path) == {"f1": ("corrected", "应为 6.28%")}
    with pytest.raises(ValueError, match="none of"):
        verdicts.save("f1", "maybe", where=tmp_path)


def test_queries_take_them_as_a_list(tmp_path: Path) -> None:
    verdicts.save("f1", "confirmed", 'a "b"\n', where=tmp_path)
    [told] = json.loads(verdicts.read(tmp_path).json())
    assert (told["fingerprint"], told["verdict"], told["note"]) == ("f1", "confirmed", 'a "b"')


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"version": 9, "verdicts": {}}',
        '{"version": 1, "verdicts": {"f": {"verdict": "maybe"}}}',
        "\xff",
    ],
)
def test_damaged_file_is_told_and_kept_aside(content: str, tmp_path: Path) -> None:
    file = tmp_path / "verdicts.json"
    file.write_bytes(content.encode("latin-1"))
    assert verdicts.read(tmp_path).damaged == file
    assert file.read_bytes() == content.encode("latin-1"), "reading changes nothing"
    aside = verdicts.save("f1", "confirmed", where=tmp_path)
    assert aside is not None and aside.read_bytes() == content.encode("latin-1")
    assert judged(tmp_path) == {"f1": ("confirmed", "")}
    file.write_text("{", encoding="utf-8")
    assert verdicts.save("f1", "rejected", where=tmp_path) != aside, "two damaged files are both kept"
    assert len(list(tmp_path.glob("verdicts-damaged-*"))) == 2


def test_what_cannot_be_written_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts.save("f1", "confirmed", where=tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReviewError, match="No space left"):
        verdicts.save("f2", "rejected", where=tmp_path)
    assert judged(tmp_path) == {"f1": ("confirmed", "")}
    assert not list(tmp_path.glob("*.new"))
    (tmp_path / "a-file").write_text("")
    with pytest.raises(ReviewError, match="cannot be kept"):
        verdicts.save("f2", "rejected", where=tmp_path / "a-file")


def _save(number: int, where: Path) -> None:
    verdicts.save(f"f{number}", "confirmed", f"n{number}", where=where)


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_reviewers_at_the_same_time_keep_all_verdicts(pool: type, tmp_path: Path) -> None:
    with pool(4) as reviewers:
        for done in [reviewers.submit(_save, number, tmp_path) for number in range(40)]:
            done.result()
    assert len(judged(tmp_path)) == 40


def test_folder_can_be_named_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_REVIEWS", str(tmp_path / "elsewhere"))
    verdicts.save("f1", "confirmed")
    assert verdicts.read().verdicts["f1"] == Verdict("confirmed", "", verdicts.read().verdicts["f1"].at)
    assert (tmp_path / "elsewhere" / "verdicts.json").exists()


def found(cache: Path, where: Path) -> dict[str, str | None]:
    """What the findings of a cache are judged: fingerprint → verdict."""
    rows = database.run("checks_findings", cache, **FILTERS, verdicts=verdicts.read(where).json())
    return dict(rows.select("fingerprint", "verdict").rows())


def test_verdict_outlives_a_reload_and_not_a_change_of_its_figures(tmp_path: Path) -> None:
    from jixiao.places import REPORTS

    [original] = [path for path in REPORTS.glob("2023*") if "自然资源局-部门整体" in path.name]
    folder, cache, reviews = tmp_path / "reports", tmp_path / "cache", tmp_path / "reviews"
    folder.mkdir()
    shutil.copy(original, folder)
    loading.load([folder], cache)
    [judged_one, *others] = found(cache, reviews)
    verdicts.save(judged_one, "confirmed", where=reviews)
    expected = {judged_one: "confirmed"} | dict.fromkeys(others)
    # read anew, and from a file that is another one but prints the same
    shutil.rmtree(cache)
    text = (folder / original.name).read_text(encoding="utf-8")
    (folder / original.name).write_text(text + "\n\n", encoding="utf-8")
    loading.load([folder], cache)
    assert found(cache, reviews) == expected
    # a figure that it judged is another one: whatever is found now, nobody has judged it
    [printed] = database.run("checks_findings", cache, **FILTERS, verdicts=None).filter(fingerprint=judged_one)[
        "printed"
    ]
    number = f"{printed.normalize():f}"
    assert number in text
    (folder / original.name).write_text(text.replace(number, f"{printed + 1:.2f}"), encoding="utf-8")
    loading.load([folder], cache)
    assert judged_one not in found(cache, reviews)
    assert set(found(cache, reviews).values()) <= {None}
