"""Scenarios in files: names, damage, links to them, and the reports that they were made against."""

from pathlib import Path

import pytest

from jixiao import scenario_files as files
from jixiao.scenario import Change, Scenario
from tests.literal_rows import A, B, project, report
from tests.scenarios import ask, figures, write_scored
from tests.test_scenario import LINEAR, SHORT, refused


def moves(count: int) -> tuple[Change, ...]:
    """So many changes that no link could pack well."""
    return tuple(
        Change("executed", f"{number * 7919:016x}-{number:03}", str(number * 37 % 1009)) for number in range(count)
    )


@pytest.mark.parametrize("link", ["", "=", "中文", "a" * 5000, "%00", "....", "file-", "eNo"])
def test_what_is_no_link_is_refused(link: str, tmp_path: Path) -> None:
    assert refused(lambda: files.linked(link, tmp_path))


HOSTILE = [
    "../../etc/passwd",
    "/etc/passwd",
    "..",
    ".",
    "a/b\\c:d*e?",
    "名" * 5000,
    "\x01\x7f",
    "CON",
    "file-x",
    "🙂" * 99,
]


@pytest.mark.parametrize("name", ["同一把尺子", *HOSTILE])
def test_any_name_stays_in_the_folder(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "kept"
    scenario = Scenario(SHORT.changes, name)
    path = files.save(scenario, folder)
    assert path.parent == folder and len(path.name.encode()) < 250
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [path]
    assert list(files.kept(folder).scenarios.values()) == [scenario]
    files.remove(name, folder)
    assert not any(folder.iterdir())


def test_names_that_look_alike_in_a_folder_are_kept_apart(tmp_path: Path) -> None:
    names = ["甲/乙", "甲:乙", "甲_乙", "甲乙" * 30, "甲乙" * 31, "A", "a"]
    for name in names:
        files.save(Scenario(SHORT.changes, name), tmp_path)
    assert sorted(files.kept(tmp_path).scenarios) == sorted(names)
    files.save(Scenario((LINEAR,), "A"), tmp_path)
    assert len(files.kept(tmp_path).scenarios) == len(names)
    assert files.kept(tmp_path).scenarios["A"].changes == (LINEAR,)


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_without_a_name_nothing_is_kept(name: str, tmp_path: Path) -> None:
    assert "this one has none" in refused(lambda: files.save(Scenario((LINEAR,), name), tmp_path))


def test_a_damaged_file_costs_no_other(tmp_path: Path) -> None:
    files.save(SHORT, tmp_path)
    (tmp_path / "cut.json").write_text(SHORT.to_json()[:50], encoding="utf-8")
    (tmp_path / "later.json").write_text('{"jixiao_scenario": 2}', encoding="utf-8")
    (tmp_path / "huge.json").write_bytes(b" " * 1_000_001)
    (tmp_path / "folder.json").mkdir()
    found = files.kept(tmp_path)
    assert found.scenarios == {SHORT.name: SHORT}
    assert found.refused.keys() == {"cut.json", "later.json", "huge.json", "folder.json"}
    assert all(why.startswith(name) for name, why in found.refused.items())
    assert "of this version" in found.refused["later.json"] and "too large" in found.refused["huge.json"]


def test_a_folder_that_is_not_there_keeps_nothing(tmp_path: Path) -> None:
    assert files.kept(tmp_path / "none") == files.Kept()
    files.remove("nobody", tmp_path / "none")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cannot be written" in refused(lambda: files.save(SHORT, tmp_path / "file"))


def test_short_scenarios_are_their_link_and_long_ones_a_file(tmp_path: Path) -> None:
    assert files.link(SHORT, tmp_path) == SHORT.to_link()
    assert not any(tmp_path.iterdir())
    long = Scenario(moves(300), "很长")
    link = files.link(long, tmp_path)
    assert len(link) < 30 and link == files.link(long, tmp_path)
    assert files.linked(link, tmp_path) == long
    # it is no scenario that somebody keeps
    assert not files.kept(tmp_path).scenarios
    assert [path.stem for path in tmp_path.iterdir()] == [link]


def test_the_longest_link_is_what_is_said(tmp_path: Path) -> None:
    for count in range(1, 200, 7):
        assert len(files.link(Scenario(moves(count)), tmp_path)) <= files.LONGEST_LINK


@pytest.mark.parametrize("name", ["../../x", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdef0", ""])
def test_a_link_names_no_other_file(name: str, tmp_path: Path) -> None:
    assert "names no scenario" in refused(lambda: files.linked(f"file-{name}", tmp_path))


def test_a_link_to_a_file_of_another_machine_says_so(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(lambda: files.linked("file-0123456789abcdef", tmp_path))


def test_what_it_was_made_against_changes_with_the_reports(tmp_path: Path) -> None:
    rows = {"reports": [report(A, "甲局", 2023, "其他"), report(B, "乙局", 2023, "其他")]}
    both = write_scored(tmp_path / "both", rows)
    alone = write_scored(tmp_path / "alone", {"reports": rows["reports"][:1]})
    again = write_scored(tmp_path / "again", {"reports": rows["reports"][::-1]})
    other = write_scored(
        tmp_path / "other", {"reports": [rows["reports"][0], report(B, "乙局", 2023, "其他", parser_version="2")]}
    )
    bases = {path.name: ask("scenario_base", path).item() for path in (both, alone, again, other)}
    assert bases["both"] == bases["again"]
    assert len({bases["both"], bases["alone"], bases["other"]}) == 3
    empty = write_scored(tmp_path / "empty", {"reports": []})
    assert ask("scenario_base", empty).item() is None


def test_what_no_report_has_any_more_is_told(tmp_path: Path) -> None:
    told, fund = project(A, 1, "项目", ["10", "10", "5", "10", "5"])
    rows = {
        "reports": [report(A, "甲局", 2023, "其他")],
        "projects": [told],
        "project_funds": [fund],
        "indicators": [figures(told.project_id, A, 1, "90", score="80")],
    }
    cache = write_scored(tmp_path / "cache", rows)
    known = (Change("executed", told.project_id, "6"), Change("leave_row", f"{told.project_id}-i1"))
    lost = (Change("move", told.project_id, "1", "gone"), Change("actual", "lost", "1"), Change("leave_matter", "x"))
    scenario = Scenario((*known, Change("leave_row", fund.fund_id), *lost))
    assert ask("scenario_missing", cache, ids=scenario.ids())["id"].to_list() == ["gone", "lost"]
    assert ask("scenario_missing", cache, ids=[]).is_empty()
    assert ask("scenario_names", cache, ids=scenario.ids()).sort("id").rows() == [
        (told.project_id, "项目"), (f"{told.project_id}-i1", "项目 · 指标1"), (fund.fund_id, "项目")
    ]  # fmt: skip


def test_changes_about_what_is_not_there_change_nothing(tmp_path: Path) -> None:
    told, fund = project(A, 1, "项目", ["10", "10", "5", "10", "5"])
    cache = write_scored(
        tmp_path / "cache",
        {"reports": [report(A, "甲局", 2023, "其他")], "projects": [told], "project_funds": [fund]},
    )
    strange = "\x00'\"\\;--{}\u2028中"
    changes = [Change(what, strange, "5") for what in ("actual", "target", "executed", "budget")]
    changes += [Change(what, strange) for what in ("leave_row", "leave_matter", "leave_project")]
    scenario = Scenario((*changes, Change("move", strange, "5", "nobody")))
    assert ask("scenario_projects", cache, scenario).equals(ask("scenario_projects", cache))
