"""Workbooks as they are shown: merged cells, sheets, number formats, what is hidden."""

from io import BytesIO

import pytest
import xlwt

from jixiao.reading import read_bytes
from tests.office_files import places, texts, workbook_file


def sheet(*rows: str, rest: str = "", before: str = "") -> str:
    """A worksheet's content; a row is what stands in it."""
    listed = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(rows, 1))
    return f"{before}<sheetData>{listed}</sheetData>{rest}"


def said(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def figure(reference: str, value: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def read(sheets: dict[str, str], **parts: str):
    return read_bytes("a.xlsx", workbook_file(sheets, **parts))


def merges(*references: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{one}"/>' for one in references) + "</mergeCells>"


def test_merged_cells_stand_once_and_blank_rows_do_not_count():
    head = said("A1", "绩效指标") + said("B1", "一级") + said("C1", "年度指标值")
    rows = [head, "", said("B3", "产出") + said("C3", "≥4") + said("D3", "次")]
    document = read({"表": sheet(*rows, rest=merges("A1:A3", "C1:D1"))})
    assert places(document) == {
        "绩效指标": (0, 0, 2, 1), "一级": (0, 1, 1, 1), "年度指标值": (0, 2, 1, 2),
        "产出": (1, 1, 1, 1), "≥4": (1, 2, 1, 1), "次": (1, 3, 1, 1),
    }  # fmt: skip


def test_what_a_merge_covers_is_not_shown():
    document = read({"表": sheet(said("A1", "甲") + said("B1", "乙") + said("C1", "丙"), rest=merges("A1:B1"))})
    assert texts(document) == [[["甲", "丙"]]]


def test_sheets_are_pages_and_their_names_head_what_has_no_heading():
    two = sheet(said("A1", "甲") + said("B1", "1"))
    headed = sheet(said("A1", "某局附表"), said("A2", "乙") + said("B2", "2"))
    document = read({"项目支出绩效自评表": two, "Sheet2": two, "附表": headed})
    assert document.lines == ["项目支出绩效自评表", "甲\t1", "甲\t1", "某局附表", "乙\t2"]
    assert document.pages == [1, 1, 2, 3, 3]
    assert len(document.tables) == 3


def test_hidden_sheets_rows_and_columns_are_left_out():
    cells = [said("A1", "甲") + said("B1", "旧") + said("C1", "1"), said("A2", "乙") + said("C2", "2")]
    some = sheet(*cells, before='<cols><col min="2" max="2" hidden="1"/></cols>')
    some = some.replace('<row r="2">', '<row r="2" hidden="1">')
    assert read({"Sheet1": some, "库": sheet(said("A1", "指标库"))}, hidden="库").lines == ["甲\t1"]


STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="0.00&quot;万元&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="4"/><xf numFmtId="170"/><xf numFmtId="57"/></cellXfs>'
)


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        ("2.4999999999999996", 0, "2.5"),
        ("0.30000000000000004", 0, "0.3"),
        ("0.92510000000000003", 1, "92.51%"),
        ("1234567.8049999999", 2, "1,234,567.81"),
        ("10572.55", 3, "10572.55万元"),
        ("45292", 4, "2024年1月"),
        ("1E2", 0, "100"),
        ("12345678901234567890", 0, "12345678901234600000"),
    ],
)
def test_numbers_are_as_the_sheet_shows_them(value, style, shown):
    document = read({"表": sheet(said("A1", "值") + figure("B1", value, style))}, styles=STYLES)
    assert document.lines[-1] == f"值\t{shown}"


def test_old_workbooks_show_their_numbers_too():
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    page.write_merge(0, 0, 0, 1, "项目支出绩效自评表")
    page.write(1, 0, "执行率")
    page.write(1, 1, 0.9251, xlwt.easyxf(num_format_str="0.00%"))
    page.write(2, 0, "金额")
    page.write(2, 1, 0.1 + 0.2)
    file = BytesIO()
    book.save(file)
    assert read_bytes("a.xls", file.getvalue()).lines == ["项目支出绩效自评表", "执行率\t92.51%", "金额\t0.3"]


def test_shared_strings_are_joined_without_phonetic_help_and_with_raised_figures_marked():
    strings = (
        "<si><r><t>面积10</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>4</t></r><r><t>亩</t></r></si>"
        "<si><t>预算</t><rPh sb='0' eb='1'><t>ヨサン</t></rPh></si>"
    )
    document = read({"表": sheet('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>')}, strings=strings)
    assert document.lines[-1] == "面积10⁴亩\t预算"


def test_a_formula_that_was_never_computed_is_doubtful():
    document = read({"表": sheet(said("A1", "合计") + '<c r="B1"><f>SUM(B2:B9)</f></c>')})
    [cell] = [cell for cell in document.tables[0].rows[0] if cell.column == 1]
    assert cell.doubtful


def test_line_breaks_in_a_cell_are_blanks():
    document = read({"表": sheet(said("A1", "年初&#10;预算数") + said("B1", "1"))})
    assert document.lines[-1] == "年初 预算数\t1"


def test_cells_far_apart_cost_nothing():
    document = read({"表": sheet(said("A1", "甲") + said("XFD1", "乙"), rest=merges("A1:XFC1048576"))})
    assert texts(document) == [[["甲", "乙"]]]
