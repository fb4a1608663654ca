"""Files that would exhaust a machine, one for each way that is known, and whole ones to damage."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.office_files import p, tbl, tc, word_file, workbook_file
from tests.set_forms import SetCell, SetForm
from tests.set_web import web_report
from tests.set_word import word_report
from tests.set_workbook import old_workbook_report, workbook_report

_FORM = SetForm(
    "项目支出绩效自评表",
    "（2023年度）",
    [
        [SetCell("项目名称"), SetCell("修路", 3)],
        [SetCell("项目资金", 1, 2), SetCell("全年预算数"), SetCell("全年执行数"), SetCell("执行率")],
        [SetCell("1234.50"), SetCell("1200.25"), SetCell("97.23%")],
    ],
    4,
)
_OPENING = ["某县水务局2023年度部门决算公开说明", "全年预算数1234.50万元。"]
WHOLE = {
    "docx": word_report(_OPENING, [_FORM] * 3),
    "html": web_report(_OPENING, [_FORM] * 3),
    "xlsx": workbook_report(_OPENING, [_FORM] * 3),
    "xls": old_workbook_report(_OPENING, [_FORM] * 3),
}
"""Ending → a small whole report."""

ENTITIES = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
ENTITIES = f'<!DOCTYPE w [<!ENTITY a "lol">{ENTITIES}]>'
"""&j; is a thousand million times "lol"."""


def _bomb(content: bytes, times: int) -> bytes:
    """A .docx whose text part unpacks to `content` that many thousand times."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(times):
            part.write(content * 1000)
    return file.getvalue()


def _deep(opening: str, closing: str, count: int) -> bytes:
    return f"<html>{opening * count}1{closing * count}</html>".encode()


def _page(*pieces: str) -> bytes:
    return f"<html>{''.join(pieces)}</html>".encode()


def _sheet(row: str, rest: str = "", **parts: str) -> bytes:
    return workbook_file({"s": f'<sheetData><row r="1">{row}</row></sheetData>{rest}'}, **parts)


def _message(*pieces: str) -> bytes:
    return ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n" + "".join(pieces) + "--x--").encode()


_MERGES = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 30_000 + "</mergeCells>"
_FORMAT = f'<numFmt numFmtId="200" formatCode="{"0" * 200}.{"0" * 200}"/>'
_STYLES = f'<numFmts>{_FORMAT}</numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'
_HIGH = "<tr><td rowspan=60000>1<td>2"
_WIDE = "<td colspan=1000 rowspan=60000>1"

HOSTILE = {
    "zeros.docx": _bomb(bytes(1000), 200),
    "tags.docx": _bomb(b"<a/>", 20_000),
    "attributes.docx": word_file("<w:p " + " ".join(f'a{at}=""' for at in range(1_000_000)) + "/>"),
    "deep.docx": word_file("<w:p>" * 5000 + "</w:p>" * 5000),
    "nested tables.docx": word_file("<w:tbl><w:tr><w:tc>" * 60 + p("1") + "</w:tc></w:tr></w:tbl>" * 60),
    "spans.docx": word_file(tbl(*[tc("1", span=999_999_999) + tc("2", span=999_999_999)] * 2000)),
    "deep.html": _deep("<div>", "</div>", 100_000),
    "deep tables.html": _deep("<table><tr><td>", "</td></tr></table>", 2000),
    "tags.html": _page("<b>" * 3_000_000),
    "spans.html": _page("<table><tr>", _WIDE * 100_000, "</table>"),
    "rows.html": _page("<table>", _HIGH * 60_000, "</table>"),
    "columns.html": _page("<table><tr>", "<td>1" * 300_000, "</table>"),
    "formatting.html": _page("<p>", *(f"<font a={at}>" for at in range(2000)), "<p>x" * 100_000),
    "parts.mht": _message("--x\n\n" * 500_000),
    "nested parts.mht": _message("--x\nContent-Type: multipart/related; boundary=x\n\n" * 50_000),
    "merges.xlsx": _sheet("".join(f'<c r="A{at}"><v>1</v></c>' for at in range(1, 3000)), _MERGES),
    "strings.xlsx": _sheet('<c t="s"><v>0</v></c>' * 200_000, strings=f"<si><t>{'预' * 32_000}</t></si>"),
    "formats.xlsx": _sheet("<c><v>1E+9999999</v></c><c><v>1E-99999</v></c><c><v>nan</v></c>", styles=_STYLES),
}
"""Name → bytes."""
