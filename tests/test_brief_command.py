"""The command `jixiao brief`: the files it makes, and what it says where it cannot."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from jixiao import database, loading
from jixiao.briefing import files
from jixiao.cli import main
from jixiao.places import REPORTS
from jixiao.scenario import Change, Scenario
from jixiao.scenario_files import save

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cache = tmp_path_factory.mktemp("sample") / "cache"
    loading.load([REPORTS], cache)
    return cache


@pytest.fixture
def brief(sample: Path, tmp_path: Path) -> Run:
    def run(*arguments: str | Path, to: Path = tmp_path / "out", cache: Path = sample) -> Result:
        return CliRunner().invoke(main, ["brief", "--to", str(to), "--cache", str(cache), *map(str, arguments)])

    return run


def told(document: Path) -> str:
    read = Document(str(document))
    footer = read.sections[0].footer.paragraphs
    return "\n".join(paragraph.text for paragraph in [*read.paragraphs, *footer])


def test_it_makes_deck_workbook_and_brief_a_line_each(brief: Run, tmp_path: Path) -> None:
    result = brief()
    out = tmp_path / "out"
    assert result.exit_code == 0, result.stderr
    names = ["jixiao-deck.pptx", "jixiao-workbook.xlsx", "jixiao-brief.docx"]
    assert result.stdout.splitlines() == [str(out / name) for name in names]
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    assert len(Presentation(str(out / names[0])).slides) > 8
    assert len(load_workbook(out / names[1], read_only=True).sheetnames) > 5
    assert "全年预算 5.57 亿元，执行 5.08 亿元" in told(out / names[2])


@pytest.mark.parametrize("form", ["pptx", "xlsx", "docx"])
def test_one_format_alone(brief: Run, tmp_path: Path, form: str) -> None:
    assert brief("--format", form, "--language", "en").exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == [files.FILES[form]]


def test_filters_lines_and_basis_are_those_of_the_dashboard(brief: Run, sample: Path, tmp_path: Path) -> None:
    unit = database.run("filter_options", sample, selection=None)["unit"].drop_nulls()[0]
    result = brief(
        "--format", "docx", "--unit", unit, "--year", 2024, "--basis", "accounts", "--low", 90, "--rate", 50,
        "--keyword", "项目", "--source", "fiscal", "--region", "新疆维吾尔自治区",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    text = told(tmp_path / "out" / files.FILES["docx"])
    assert all(words in text for words in ("收入支出决算", "2024", unit, "“项目”", "新疆维吾尔自治区"))


@pytest.mark.parametrize(
    ("option", "value", "there"),
    [("--unit", "甲局", "自然资源局"), ("--year", "1999", "2023, 2024"), ("--region", "江苏省", "新疆")],
)
def test_a_filter_that_no_report_has_says_what_there_is(
    brief: Run, tmp_path: Path, option: str, value: str, there: str
) -> None:
    result = brief(option, value)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert line.startswith(f"error: {option} {value}: ") and there in line
    assert not (tmp_path / "out").exists()


def test_filters_that_leave_nothing_together_write_nothing(brief: Run, sample: Path, tmp_path: Path) -> None:
    options = database.run("filter_options", sample, selection=None)
    unit = next(row["unit"] for row in options.iter_rows(named=True) if row["fiscal_year"] == 2024)
    others = options.filter(options["unit"] == unit)["fiscal_year"].to_list()
    assert others == [2024]
    result = brief("--unit", unit, "--year", 2023)
    assert result.exit_code == 1 and "no report fits these filters" in result.stderr
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("wrong", [("--colour", "red"), ("--format", "pdf"), ("--basis", "all"), ("--low", "101")])
def test_unknown_options_are_refused_at_once(brief: Run, tmp_path: Path, wrong: tuple[str, str]) -> None:
    result = brief(*wrong)
    assert result.exit_code == 2 and wrong[0] in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_named(brief: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = brief(to=tmp_path / "file" / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {tmp_path / 'file' / 'out'}: ") and "--to" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(brief: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    result = brief()
    assert result.exit_code == 1 and files.FILES["pptx"] in result.stderr


def test_a_name_that_is_taken_by_a_folder_is_told(brief: Run, tmp_path: Path) -> None:
    (tmp_path / "out" / files.FILES["docx"]).mkdir(parents=True)
    result = brief("--format", "docx")
    assert result.exit_code == 1 and files.FILES["docx"] in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == [files.FILES["docx"]]


def test_files_appear_whole_or_not_at_all(brief: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / files.FILES["pptx"]).write_text("of yesterday")

    def full(target: object, *rest: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_summary", full)
    result = brief()
    assert result.exit_code == 1
    assert files.FILES["docx"] in result.stderr and "No space left on device" in result.stderr
    assert [path.name for path in out.iterdir()] == [files.FILES["pptx"]]
    assert (out / files.FILES["pptx"]).read_text() == "of yesterday"


def test_files_are_of_one_state(brief: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter(range(100))
    monkeypatch.setattr(files, "state_identity", lambda cache: (next(states),))
    result = brief("--format", "docx")
    assert result.exit_code == 1 and "being loaded" in result.stderr


def test_nothing_loaded_says_what_to_do(brief: Run, tmp_path: Path) -> None:
    result = brief(cache=tmp_path / "nowhere")
    assert result.exit_code == 1 and "jixiao load" in result.stderr


def test_a_scenario_makes_its_slide_and_its_sentence(brief: Run, tmp_path: Path) -> None:
    path = save(Scenario((Change("profile", value="linear"),), name="统一"), tmp_path)
    assert brief("--scenario", path, "--format", "pptx", "--format", "docx").exit_code == 0
    titles = [slide.shapes.title.text for slide in Presentation(str(tmp_path / "out" / files.FILES["pptx"])).slides]
    assert brief("--format", "pptx", to=tmp_path / "plain").exit_code == 0
    plain = [slide.shapes.title.text for slide in Presentation(str(tmp_path / "plain" / files.FILES["pptx"])).slides]
    document = told(tmp_path / "out" / files.FILES["docx"])
    assert any(title in document for title in titles if title not in plain)


@pytest.mark.parametrize("content", [None, "{}", "no scenario"])
def test_a_scenario_file_that_holds_none_is_named(brief: Run, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "idea.json").write_text(content)
    result = brief("--scenario", tmp_path / "idea.json")
    assert result.exit_code == 1 and result.stderr.startswith("error: idea.json: ")
    assert not (tmp_path / "out").exists()
