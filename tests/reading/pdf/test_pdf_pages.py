"""What stands on pages: tables over pages, merged cells, running heads, places of characters, turned pages."""

from io import BytesIO

import pypdfium2
import pytest

from jixiao.reading import Document, Table, read_bytes
from tests.set_pdf import FORM, Box, Setter, Style, boxes, pdf_report

HEAD = [Box(text, at / 4, (at + 1) / 4) for at, text in enumerate(["一级指标", "三级指标", "年度指标值", "得分"])]


def read(content: bytes) -> Document:
    return read_bytes("report.pdf", content)


def texts(table: Table) -> list[list[str]]:
    return [[cell.passage.printed for cell in row] for row in table.rows]


def long_table(style: Style, rows: int) -> bytes:
    setter = Setter(style)
    level = Box("产出指标", 0, 0.25, rows)
    table = [HEAD]
    for number in range(rows):
        name = Box(f"第{number}项内容很长很长很长很长很长很长很长很长很长的指标", 0.25, 0.5)
        cells = [name, Box(f"≥{number}.5%", 0.5, 0.75), Box(f"{number}", 0.75, 1)]
        table.append([level, *cells] if not number else cells)
    setter.table(table)
    return setter.bytes()


@pytest.mark.parametrize("rules", ["lines", "rects"])
@pytest.mark.parametrize("top", [False, True])
def test_a_table_over_pages_is_one_and_keeps_its_repeated_head_once(rules, top):
    document = read(long_table(Style(rules=rules, top=top, head=1, foot="{}".format), 90))
    [table] = document.tables
    assert max(document.pages) > 2
    assert [row[-1] for row in texts(table)] == ["得分", *map(str, range(90))]
    [level] = [cell for row in table.rows for cell in row if cell.text == "产出指标"]
    assert (level.row, level.column, level.row_span) == (1, 0, 90)
    assert table.exact


def test_a_row_cut_by_the_pages_end_is_one_row():
    document = read(long_table(Style(tear=True, page=(595, 500)), 40))
    [table] = document.tables
    names = [row[-3] for row in texts(table)[1:]]
    assert names == [f"第{number}项内容很长很长很长很长很长很长很长很长很长的指标" for number in range(40)]
    assert not any(cell.doubtful for row in table.rows for cell in row)
    assert any(len({document.page(line) for line in cell.passage.lines}) == 2 for row in table.rows for cell in row)


@pytest.mark.parametrize("rules", ["lines", "rects"])
def test_merged_cells_have_their_place_and_spans(rules):
    document = read(pdf_report(["某县水务局2023年度部门决算公开说明"], [FORM], Style(rules=rules)))
    [table] = document.tables
    placed = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for row in table.rows for cell in row}
    assert placed["项目名称"] == (2, 0, 1, 1)
    assert placed["修路"] == (2, 1, 1, 3)
    assert placed["项目资金"] == (3, 0, 2, 1)
    assert placed["产出指标"] == (6, 0, 2, 1)
    assert placed["验收合格率"] == (7, 1, 1, 1)
    assert texts(table)[:2] == [["项目支出绩效自评表"], ["（2023年度）"]]


def test_numbers_one_under_the_other_in_a_cell_do_not_become_one():
    setter = Setter(Style())
    setter.table([[Box("项目名称", 0, 0.5), Box("12\n34", 0.5, 1)], [Box("全年预算数", 0, 0.5), Box("56", 0.5, 1)]])
    [cell] = [cell for row in read(setter.bytes()).tables[0].rows for cell in row if "12" in cell.text]
    assert cell.text == "12 34"
    assert cell.doubtful


def test_a_number_broken_by_a_narrow_cell_is_whole():
    setter = Setter(Style(pad=(3, 3)))
    setter.table([[Box("项目名称", 0, 0.9), Box("1234567.89", 0.9, 1)], [Box("全年", 0, 0.9), Box("56", 0.9, 1)]])
    [cell] = [cell for row in read(setter.bytes()).tables[0].rows for cell in row if "123" in cell.text]
    assert (cell.text, cell.doubtful) == ("1234567.89", False)


@pytest.mark.parametrize("foot", ["{}", "- {} -", "第{}页", "— {} —"])
def test_running_heads_and_page_numbers_are_left_out_and_nothing_else(foot):
    style = Style(running="示例县水务局2023年度决算", foot=foot.format, size=10)
    setter = Setter(style)
    said = [f"第{number}个项目执行{number}.25万元，完成较好，群众满意。" for number in range(150)]
    for text in said:
        setter.paragraph(text)
    document = read(setter.bytes())
    assert max(document.pages) > 2
    assert "".join(document.lines).replace("\u3000", "") == "".join(said)
    assert all(page is not None for page in document.pages)


def test_titles_at_the_same_place_on_every_page_are_no_running_heads():
    style = Style(margin=50, running="示例县水务局2023年度决算", foot="{}".format)
    document = read(pdf_report(["说明"], [FORM] * 5, style))
    assert len(document.tables) == 5
    for table in document.tables:
        assert texts(table)[:2] == [["项目支出绩效自评表"], ["（2023年度）"]]
    assert not any("示例县" in line for line in document.lines)


def _slices(document: Document):
    for number, line in enumerate(document.boxes, 1):
        for start, end, *box in line:
            yield document.pages[number - 1], document.lines[number - 1][start:end], box


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_where_the_characters_are_on_the_page_as_shown(rotation):
    pdf = pypdfium2.PdfDocument(pdf_report(["某县水务局2023年度部门决算公开说明"], [FORM]))
    for page in pdf:
        page.set_rotation(rotation)
    turned = BytesIO()
    pdf.save(turned)
    document = read(turned.getvalue())
    width, height = 595, 842
    found = 0
    for page, text, (x0, y0, x1, y1) in _slices(document):
        left, bottom, right, top = {
            0: (x0, height - y1, x1, height - y0),
            90: (y0, x0, y1, x1),
            180: (width - x1, y0, width - x0, y1),
            270: (width - y1, height - x1, width - y0, height - x0),
        }[rotation]
        bounded = pdf[page - 1].get_textpage().get_text_bounded(left - 0.5, bottom - 0.5, right + 0.5, top + 0.5)
        assert "".join(text.split()) in "".join(bounded.split())
        found += len(text)
    assert found > 100
    assert [len(table.rows) for table in document.tables] == [8]


def test_every_character_that_is_no_blank_has_one_box():
    document = read(pdf_report(["某县水务局2023年度部门决算公开说明", "本单位开展自评。" * 20], [FORM] * 2))
    assert len(document.boxes) == len(document.lines) == len(document.pages)
    for line, places in zip(document.lines, document.boxes, strict=True):
        covered = [at for start, end, *_ in places for at in range(start, end)]
        assert len(covered) == len(set(covered))
        assert all(at in set(covered) for at, character in enumerate(line) if not character.isspace())


def test_cells_are_exact_slices_of_lines():
    document = read(pdf_report(["说明"], [FORM] * 3))
    cells = [cell for table in document.tables for row in table.rows for cell in row if cell.passage]
    for cell in cells:
        [(line, start, end)] = cell.passage.pieces()
        printed = document.lines[line - 1]
        assert (start == 0 or printed[start - 1] == "\t") and (end == len(printed) or printed[end] == "\t")


def test_a_box_round_text_is_no_table():
    setter = Setter(Style())
    setter.table([[Box("一、基本情况", 0, 1)]])
    setter.paragraph("全年预算数1234.50万元。")
    document = read(setter.bytes())
    assert document.tables == []
    assert [line.strip() for line in document.lines] == ["一、基本情况", "全年预算数1234.50万元。"]


def test_boxes_of_the_setter_fill_each_row():
    assert all(row[-1].right == pytest.approx(1) for row in boxes(FORM))
