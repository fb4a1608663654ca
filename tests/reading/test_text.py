"""Bytes become text exactly or not at all."""

import pytest

from jixiao.errors import ReportError
from jixiao.reading import MAX_BYTES, file_bytes, read, read_bytes
from jixiao.reading.text import decode

TEXT = "部门整体支出绩效自评报告\n年度资金总额 1,234.50 万元，预算执行率 98.76%。\n主管部门：某市水务局。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_known_encodings_are_read_exactly(encoding):
    assert decode("a.txt", TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("mark,encoding", [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_needs_its_mark(mark, encoding):
    assert decode("a.txt", mark + TEXT.encode(encoding)) == TEXT
    with pytest.raises(ReportError):
        decode("a.txt", TEXT.encode(encoding))


@pytest.mark.parametrize(
    "content,cause",
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("\ufeff".encode(), "no text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\xd0\xcf\x11\xe0....", "old Word"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (TEXT.encode() + b"\x00\x01\x02", "control character U\\+0000"),
        (TEXT.encode("big5", errors="ignore") * 4, "unknown encoding"),
        ("Dépenses réalisées à 98 % de l'année précédente".encode("latin-1"), "unknown encoding"),
        (TEXT.encode()[:-2], "unknown encoding"),
        ("予算の執行状況についての報告書です。".encode("shift-jis"), "unknown encoding"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "UTF-16"),
    ],
)
def test_other_bytes_are_refused_with_the_cause(content, cause):
    with pytest.raises(ReportError, match=rf"^a\.txt: .*{cause}") as caught:
        decode("a.txt", content)
    assert "\n" not in str(caught.value)


def test_random_bytes_are_refused():
    content = bytes(range(128, 256)) * 30
    with pytest.raises(ReportError):
        decode("a.txt", content)


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 6 * 2**20)
    with pytest.raises(ReportError, match=r"huge\.txt: 70 MB.*64 MB at most"):
        file_bytes(path)
    assert MAX_BYTES == 64 * 2**20


def test_a_missing_file_is_a_clear_error(tmp_path):
    with pytest.raises(ReportError, match=r"gone\.txt: cannot be opened"):
        read(tmp_path / "gone.txt")


def test_an_unknown_ending_says_what_can_be_read():
    with pytest.raises(ReportError, match=r"a\.xyz: .*\.txt"):
        read_bytes("a.xyz", b"text")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_the_files_own(end):
    document = read_bytes("a.txt", f"一{end}{end}二\u2028三\x0c四{end}".encode())
    assert document.lines == ["一", "", "二\u2028三\x0c四"]
    assert [document.page(line) for line in (1, 2, 3)] == [1, 1, 2]


def test_the_id_is_of_the_bytes():
    assert read_bytes("a.txt", TEXT.encode()).report_id == read_bytes("b.txt", TEXT.encode()).report_id
    assert read_bytes("a.txt", TEXT.encode()).report_id != read_bytes("a.txt", TEXT.encode("utf-8-sig")).report_id


@pytest.mark.parametrize("content", ["预算执行率为12.5%\n" * 50_000, "预算执行率为12.5%，" * 200_000])
def test_more_text_than_a_report_has_is_refused(content: str) -> None:
    with pytest.raises(ReportError, match="more text than a report has"):
        read_bytes("long.txt", content.encode())
