"""Taking reports in: staging touches nothing, the known is recognised, corrections hold, the library loses nothing."""

import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from jixiao import corrections, database, loading
from jixiao.corrections import Correction, CorrectionError
from jixiao.handed_in import incoming, safe_name
from jixiao.intake import MOST_FILES, Staging, known, staged
from jixiao.library import Library, LibraryError
from jixiao.reading import report_id
from tests.test_charts import HOSTILE
from tests.test_pages import open_page, words
from tests.tiny_reports import form_report

NO_BAR = lambda done, total, file_name: None  # noqa: E731
FIRST, SECOND = form_report().encode(), form_report("灌溉设施维修", "88.00", "昌吉市水利局").encode()


@pytest.fixture(autouse=True)
def corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JIXIAO_CORRECTIONS", str(tmp_path / "corrections.json"))
    return tmp_path / "corrections.json"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library of one report, which the app opens too."""
    monkeypatch.setenv("JIXIAO_REPORTS", str(tmp_path / "reports"))
    found = Library(tmp_path / "reports", tmp_path / "cache")
    found.add("first.txt", FIRST)
    found.load()
    return found


def reports(library: Library) -> dict[str, dict[str, Any]]:
    """The library's rows by report id, as the page asks for them."""
    return {row["report_id"]: row for row in database.run("library_reports", library.cache).iter_rows(named=True)}


def waiting(*files: tuple[str, bytes]) -> Staging:
    staging = Staging()
    staging.take([one for name, content in files for one in incoming(name, content)], NO_BAR)
    return staging


def zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


# --- staging ---------------------------------------------------------------------------------------------------------


def test_what_is_understood_is_what_a_load_reads(library: Library) -> None:
    """The card promises what the pages then show."""
    before = {path: path.stat().st_mtime_ns for path in library.reports.parent.rglob("*")}
    read = staged("b.txt", SECOND).understood
    assert {path: path.stat().st_mtime_ns for path in library.reports.parent.rglob("*")} == before
    assert read is not None
    library.load(added=[library.add("b.txt", SECOND)])
    row = reports(library)[report_id(SECOND)]
    assert (read.unit, str(read.fiscal_year), read.kind, read.region) == (
        row["unit"], row["fiscal_year"], row["kind"], row["region"],
    )  # fmt: skip
    assert (read.projects, read.figures, read.figures - read.cited) == (row["projects"], row["figures"], row["unread"])
    assert (read.holds, read.fails) == (row["holds"], row["fails"])
    assert read.unit == "昌吉市水利局" and read.holds and read.fails == 0


def test_a_broken_file_costs_no_other() -> None:
    files = waiting(("a.txt", FIRST), ("b.docx", b"PK\x03\x04 cut"), ("c.pdf", b"%PDF-1.4"), ("d.txt", SECOND)).files
    assert [bool(file.understood) for file in files.values()] == [True, False, False, True]
    for file in files.values():
        assert file.understood or (file.cause and "\n" not in file.cause)


def test_a_fault_in_the_parser_is_told_and_costs_no_other() -> None:
    def parse(name: str, content: bytes) -> Any:
        if name == "bad.txt":
            raise RecursionError("deep")
        return loading.parse_bytes(name, content)

    staging = Staging()
    staging.take([*incoming("bad.txt", FIRST), *incoming("good.txt", SECOND)], NO_BAR, parse)
    bad, good = staging.files.values()
    assert bad.cause and "internal error" in bad.cause and good.understood


def test_progress_names_each_file_and_ends() -> None:
    told: list[tuple[int, int, str]] = []
    Staging().take([*incoming("a.txt", FIRST), *incoming("b.txt", b"")], lambda *now: told.append(now))
    assert told == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_the_same_bytes_wait_once() -> None:
    assert len(waiting(("a.txt", FIRST), ("copy.txt", FIRST)).files) == 1


def test_what_waits_is_bounded() -> None:
    staging = Staging()
    many = [one for number in range(MOST_FILES + 3) for one in incoming(f"{number}.txt", b"%d" % number)]
    staging.take(many, NO_BAR)
    refused = [file.cause for file in staging.files.values() if file.cause and "files wait" in file.cause]
    assert len(refused) == 3
    [large] = waiting(("large.txt", b"1" * (17 * 2**20))).files.values()
    assert large.cause and "at most" in large.cause and not large.content


# --- archives --------------------------------------------------------------------------------------------------------


def test_a_zip_gives_its_reports_and_tells_what_it_leaves_out() -> None:
    content = zipped({"年报/a.txt": FIRST, "b.txt": SECOND, "c.csv": b"x", "__MACOSX/._a.txt": b"x", ".d.txt": b"x"})
    files = list(waiting(("all.zip", content)).files.values())
    assert [(file.name, file.archive) for file in files if file.understood] == [
        ("a.txt", "all.zip"),
        ("b.txt", "all.zip"),
    ]
    [left] = [file.cause for file in files if not file.understood]
    assert left == "its other files are left out: 1 × .csv"


def test_a_zip_of_a_chinese_system_keeps_its_names() -> None:
    name = "水利局.txt".encode("gb18030")
    content = zipped({"x" * len(name): FIRST}).replace(b"x" * len(name), name)
    [file] = waiting(("all.zip", content)).files.values()
    assert file.name == "水利局.txt"


def test_a_bomb_and_a_broken_zip_are_refused_in_a_line() -> None:
    good = {"good.txt": FIRST}
    files = waiting(("bomb.zip", zipped({"bomb.txt": bytes(15 * 2**20)} | good)), ("cut.zip", b"PK\x03\x04")).files
    told = {file.name: file.cause for file in files.values()}
    assert "times its size" in (told["bomb.txt"] or "") and "damaged" in (told["cut.zip"] or "")
    assert told["good.txt"] is None


# --- names -----------------------------------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_no_name_leaves_the_folder_or_hides_anything(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 200
    assert not any(mark in safe for mark in '/\\<>:"|?*\0\n\u202e\u2028')
    assert not safe.startswith((".", "~$")) and safe == safe.strip(" .")
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\x\\报告.docx", "报告.docx"),
        ("con.txt", "report_con.txt"),
        (".hidden.txt", "hidden.txt"),
        ("<b>坏.pdf", "_b_坏.pdf"),
        ("a\u202etxt.docx", "atxt.docx"),
        ("", "report"),
    ],
)  # fmt: skip
def test_names_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


# --- what is known ---------------------------------------------------------------------------------------------------


def test_the_same_file_and_another_version_are_recognised(library: Library) -> None:
    rows = [*reports(library).values()]
    other = FIRST.replace(b"12.50", b"13.50")
    read = staged("other.txt", other).understood
    assert read
    of = (read.unit, read.fiscal_year, read.kind)
    assert known(report_id(FIRST), *of, rows)[0] == "same"
    assert known(report_id(other), *of, rows) == ("version", rows)
    assert known(report_id(other), read.unit, 2022, read.kind, rows)[0] == "new"
    assert known(report_id(other), None, read.fiscal_year, read.kind, rows)[0] == "new"


# --- corrections -----------------------------------------------------------------------------------------------------


def test_a_correction_is_shown_and_cites_nothing(library: Library) -> None:
    corrections.save(report_id(FIRST), Correction("示例县林业局", 2021, "新疆维吾尔自治区昌吉回族自治州昌吉市"))
    assert loading.is_stale(None, library.cache)
    [told] = library.load().files
    assert told.status == "reread"
    row = reports(library)[report_id(FIRST)]
    assert (row["unit"], row["fiscal_year"], row["region"]) == (
        "示例县林业局", "2021", "新疆维吾尔自治区昌吉回族自治州昌吉市",
    )  # fmt: skip
    with database.connect(library.cache) as connection:
        cited = connection.sql("""select "column" from citations where "table" = 'reports'""").fetchall()
        executed = connection.sql("select executed from project_funds where source = 'total'").fetchall()
    assert ("kind",) in cited and not {("unit",), ("fiscal_year",), ("region",)} & set(cited)
    assert executed == [(Decimal("12.500000"),)], "a correction touches nothing else"
    assert not loading.is_stale(None, library.cache)
    corrections.save(report_id(FIRST), Correction())
    library.load()
    assert reports(library)[report_id(FIRST)]["unit"] == "示例县交通局"


def test_a_damaged_file_of_corrections_is_told_and_never_lost(library: Library, corrected: Path) -> None:
    corrected.write_text('{"version": 1, "reports": {"a": {"unit": ["x"]}}}')
    assert corrections.read() == {} and corrections.is_damaged()
    corrections.save("b", Correction("某局"))
    assert corrections.read() == {"b": Correction("某局")} and not corrections.is_damaged()
    [aside] = corrected.parent.glob("corrections-damaged-*.json")
    assert "x" in aside.read_text()


@pytest.mark.parametrize("cells", [{"unit": ""}, {"unit": "某\u202e局"}, {"fiscal_year": 23}, {"region": "省" * 200}])
def test_a_correction_that_makes_no_sense_is_refused(cells: dict[str, Any]) -> None:
    with pytest.raises(CorrectionError):
        Correction(**cells)


# --- the library -----------------------------------------------------------------------------------------------------


def test_no_file_is_ever_written_over(library: Library) -> None:
    assert library.add("first.txt", SECOND).name == "first (2).txt"
    assert (library.reports / "first.txt").read_bytes() == FIRST
    assert sorted(path.name for path in library.reports.iterdir()) == ["first (2).txt", "first.txt"]


def test_removed_goes_from_the_pages_and_undo_brings_it_back(library: Library) -> None:
    second = library.add("second.txt", SECOND)
    library.load(added=[second])
    removed = library.remove(second)
    library.load()
    assert set(reports(library)) == {report_id(FIRST)} and not second.exists()
    assert library.removed() == [removed]
    second.write_bytes(b"in the meantime")
    back = library.put_back(removed.token)
    assert (back.name, back.read_bytes(), second.read_bytes()) == ("second (2).txt", SECOND, b"in the meantime")
    library.load(added=[back])
    assert set(reports(library)) == {report_id(FIRST), report_id(SECOND)} and library.removed() == []


def test_only_the_librarys_own_files_can_be_removed(library: Library, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(SECOND)
    (library.reports / "link.txt").symlink_to(outside)
    for path in (outside, library.reports / "link.txt", library.reports, library.reports / ".." / "outside.txt"):
        with pytest.raises(LibraryError, match="outside the library"):
            library.remove(path)
    assert outside.exists()


def test_a_file_loaded_from_elsewhere_stays_loaded(library: Library, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.txt").write_bytes(SECOND)
    loading.load([elsewhere], library.cache)
    library.load(added=[library.reports / "first.txt"])
    assert set(reports(library)) == {report_id(FIRST), report_id(SECOND)}
    library.remove(library.reports / "first.txt")
    assert not library.load().failures, "a removed file is not missed"
    assert {file.own for file in library.files()} == {False}


def test_read_again_reads_what_nothing_else_would(library: Library) -> None:
    path = library.files()[0].path
    assert [file.status for file in library.load().files] == ["unchanged"]
    assert [file.status for file in library.load(again=[path]).files] == ["reread"]
    assert len(reports(library)) == 1


def test_a_note_that_leads_out_of_the_library_is_not_followed(library: Library, tmp_path: Path) -> None:
    removed = library.remove(library.reports / "first.txt")
    note = library.bin / removed.token / "removed.json"
    note.write_text(json.dumps(json.loads(note.read_text()) | {"from": "../../elsewhere/first.txt"}))
    assert library.put_back(removed.token).parent == library.reports


def test_read_only_changes_nothing(library: Library) -> None:
    locked = Library(library.reports, library.cache, read_only=True)
    for change in (
        lambda: locked.add("b.txt", SECOND),
        lambda: locked.remove(library.reports / "first.txt"),
    ):
        with pytest.raises(LibraryError, match="read-only"):
            change()
    assert [path.name for path in library.reports.iterdir()] == ["first.txt"]


# --- the page --------------------------------------------------------------------------------------------------------


def page(library: Library, monkeypatch: pytest.MonkeyPatch, *files: tuple[str, bytes], lang: str = "中文") -> AppTest:
    app = open_page("intake", library.cache, monkeypatch, lang=lang)
    if files:
        app.session_state["intake_staging"] = waiting(*files)
        app.run()
    assert not app.exception, app.exception[0].message
    return app


@pytest.mark.parametrize("lang", ["中文", "English"])
def test_cards_say_what_each_file_is(library: Library, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    other = FIRST.replace(b"12.50", b"13.50")
    said = words(
        page(library, monkeypatch, ("a.txt", FIRST), ("b.txt", other), ("c.txt", SECOND), ("d.pdf", b"x"), lang=lang)
    )
    for told in {
        "中文": (
            "已在库中",
            "另一版本",
            "可以装入",
            "没有读成",
            "1 份可以装入，1 份要您决定，1 份已在库中，1 份没有读成",
        ),
        "English": ("In the library", "Another version", "Ready", "Not read", "1 ready, 1 to decide on"),
    }[lang]:
        assert told in said


def test_a_library_with_a_file_that_cannot_be_read_takes_others_in(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library.reports / "cut.docx").write_bytes(b"PK\x03\x04 cut")
    library.load()
    for lang, cause in (("中文", "文件已损坏或不完整"), ("English", "damaged or was cut off")):
        app = page(library, monkeypatch, ("c.txt", SECOND), ("d.docx", b"PK\x03\x04 other"), lang=lang)
        assert cause in words(app), "on the card"
        [table] = [one.value for one in app.dataframe]
        assert any(cause in str(told) for told in table["trouble"])
    app.button(key=f"intake.accept.{report_id(SECOND)}").click().run()
    assert not app.exception and report_id(SECOND) in reports(library)


def test_accepting_with_a_correction(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    app, id = page(library, monkeypatch, ("c.txt", SECOND)), report_id(SECOND)
    app.text_input(key=f"intake.unit.{id}").set_value("昌吉市农业农村局").run()
    app.number_input(key=f"intake.year.{id}").set_value(2022).run()
    assert "昌吉市农业农村局" in words(app) and "2022 年度" in words(app)
    app.button(key=f"intake.accept.{id}").click().run()
    assert not app.exception and "装入了 1 份" in words(app)
    row = reports(library)[id]
    assert (row["unit"], row["fiscal_year"]) == ("昌吉市农业农村局", "2022")
    [table] = [one.value for one in app.dataframe]
    assert "单位、年度" in table["corrected"].to_list()
    assert "昌吉市农业农村局" in app.multiselect(key="unit").options, "the filters know it"


@pytest.mark.parametrize(("choice", "left"), [("replace", {"b.txt"}), ("both", {"first.txt", "b.txt"})])
def test_another_version_is_asked_about(
    library: Library, monkeypatch: pytest.MonkeyPatch, choice: str, left: set[str]
) -> None:
    other = FIRST.replace(b"12.50", b"13.50")
    app, id = page(library, monkeypatch, ("b.txt", other)), report_id(other)
    assert app.button(key=f"intake.accept.{id}").disabled
    app.button_group(key=f"intake.version.{id}").set_value(choice).run()
    app.button(key=f"intake.accept.{id}").click().run()
    assert not app.exception
    assert {file.path.name for file in library.files()} == left
    assert len(library.removed()) == 2 - len(left)


def test_removing_and_undoing_on_the_page(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.load(added=[library.add("second.txt", SECOND)])
    app = page(library, monkeypatch)
    app.selectbox(key="library-chosen").set_value(str(library.reports / "second.txt")).run()
    app.button(key="library.remove").click().run()
    assert not app.exception and "移除了“second.txt”" in words(app)
    assert set(reports(library)) == {report_id(FIRST)}
    app.button(key="intake.undo").click().run()
    assert not app.exception and "已放回" in words(app)
    assert set(reports(library)) == {report_id(FIRST), report_id(SECOND)}


def test_the_last_report_can_go_and_the_first_come(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(library, monkeypatch)
    app.selectbox(key="library-chosen").set_value(str(library.reports / "first.txt")).run()
    app.button(key="library.remove").click().run()
    assert not app.exception and not app.dataframe
    app = page(library, monkeypatch, ("c.txt", SECOND))
    app.button(key="intake.accept_all").click().run()
    assert not app.exception and set(reports(library)) == {report_id(SECOND)}


def test_read_only_has_no_controls(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_READ_ONLY", "1")
    app = page(library, monkeypatch, ("c.txt", SECOND))
    assert "只读" in words(app) and not app.get("file_uploader")
    assert [button.key for button in app.button if str(button.key).startswith(("intake", "library"))] == []
    assert app.get("download_button") and app.dataframe


def test_hostile_names_and_text_are_shown_as_text(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    attack = f"**{HOSTILE}\u202e"
    bad = form_report("路", "1.00", f"示例县{HOSTILE}局").encode()
    (library.reports / "x**<img src=x onerror=alert(1)>\u202e.txt").write_bytes(bad)
    library.load()
    app = page(library, monkeypatch, (f"a{attack}.txt", bad.replace(b"1.00", b"2.00")), (f"b{attack}.pdf", b"<img>"))
    html = " ".join(element.proto.body for element in app.get("html"))
    assert "<img" not in html and "\u202e" not in html
    for element in [*app.markdown, *app.caption, *app.info, *app.title, *app.subheader]:
        assert "alert(1)" not in element.value
