"""Lines with tabs become rows of cells, with the form's title and what lost its tabs."""

from jixiao.reading import read_bytes

TEXT = """一、预算绩效情况
形成自评表1个。

## 项目支出绩效自评表
(2024年度)

项目名称\t\t修路
主管部门\t某局

目标：把路修好

\t总分\t100

**附注**
"""


def test_a_form_is_a_table_from_its_title_on():
    document = read_bytes("a.txt", TEXT.encode())
    one, two = document.tables
    assert (one.first_line, one.last_line, two.first_line) == (4, 10, 12)
    texts = [[cell.text for cell in row] for row in one.rows]
    assert texts[:2] == [["##项目支出绩效自评表"], ["(2024年度)"]]
    assert texts[2:] == [["项目名称", "", "修路"], ["主管部门", "某局"], ["目标:把路修好"]]
    assert [cell.column for cell in one.rows[2]] == [0, 1, 2]
    assert [line for line in document.prose_lines() if document.lines[line - 1].strip()] == [1, 2, 14]


def test_text_without_tabs_has_no_such_table():
    assert read_bytes("a.txt", "一、概况\n没有表格。\n".encode()).tables == []


def test_a_heading_between_two_runs_is_no_row_of_theirs():
    document = read_bytes("a.txt", "甲\t1\n# 二、说明\n文字\n乙\t2\n".encode())
    assert [(table.first_line, table.last_line) for table in document.tables] == [(1, 1), (4, 4)]
