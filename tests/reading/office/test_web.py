"""Web pages as a browser shows them, without what a site puts round the text."""

import base64
import quopri

import pytest

from jixiao.errors import ReportError
from jixiao.reading import read_bytes
from tests.office_files import places, read_page, texts
from tests.set_web import PAGE

FORM = (
    "<table><tr><td>项目名称</td><td colspan=3>修路</td></tr><tr><td rowspan=2>项目资金<br>（万元）</td>"
    "<td>年初预算数</td><td>全年预算数</td><td>全年执行数</td></tr><tr><td>1.00</td><td>2.50</td><td>2.00</td></tr></table>"
)


def test_spans_place_the_cells_below_and_beside():
    document = read_page(
        "<table><tr><th rowspan=3>绩效指标<th>一级<th colspan=2>年度指标值"
        "<tr><td rowspan=2>产出<td>≥4<td>次<tr><td>≥5<td>个</table>"
    )
    assert places(document) == {
        "绩效指标": (0, 0, 3, 1), "一级": (0, 1, 1, 1), "年度指标值": (0, 2, 1, 2), "产出": (1, 1, 2, 1),
        "≥4": (1, 2, 1, 1), "次": (1, 3, 1, 1), "≥5": (2, 2, 1, 1), "个": (2, 3, 1, 1),
    }  # fmt: skip


def test_no_cell_reaches_beyond_its_part_of_the_table():
    document = read_page(
        "<table><thead><tr><th rowspan=9>甲</th><th>乙</th></tr></thead>"
        "<tbody><tr><td rowspan=0>丙</td><td>丁</td></tr><tr><td>戊</td></tr></tbody></table>"
    )
    assert places(document)["甲"] == (0, 0, 1, 1)
    assert places(document)["丙"] == (1, 0, 2, 1)
    assert places(document)["戊"] == (2, 1, 1, 1)


def test_lines_are_paragraphs_and_breaks_and_blanks_are_those_of_the_page():
    document = read_page(
        "<p>一、概况\n  说明</p>第一<b>行</b><br>第二行<div>三<span>&nbsp;四</span></div><pre>五\n六</pre>"
    )
    assert document.lines == ["一、概况 说明", "第一行", "第二行", "三 四", "五", "六"]


def test_raised_figures_do_not_join_the_figure_before():
    assert read_page("<p>10<sup>4</sup>平方米，CO<sub>2</sub></p>").lines == ["10⁴平方米，CO₂"]


def test_what_surrounds_the_text_is_left_out():
    content = f"<h1>某县水务局2023年度部门决算公开说明</h1><p>一、概况</p>{FORM}"
    document = read_bytes("a.html", PAGE.format(charset="utf-8", content=content).encode())
    assert document.lines == [
        "某县水务局2023年度部门决算公开说明",
        "一、概况",
        "项目名称\t修路",
        "项目资金 （万元）\t年初预算数\t全年预算数\t全年执行数",
        "1.00\t2.50\t2.00",
    ]


@pytest.mark.parametrize(
    "shell",
    [
        '<nav class="menu">{}</nav>',
        '<div class="footer"><a href="/1">一</a><a href="/2">二</a><a href="/3">三</a>{}</div>',
        "<table><tr><td><ul><li><a href=/1>首页</a></ul></td><td>{}</td></tr></table>",
        '<form id="aspnetForm"><div class="position main">{}</div></form>',
    ],
)
def test_a_table_of_figures_is_never_left_out(shell):
    table = FORM.replace("</table>", "<tr><td>分值</td><td>10</td><td>20</td><td>30</td></tr></table>")
    assert texts(read_page(shell.format(table)))[-1][-1] == ["分值", "10", "20", "30"]


def test_the_card_with_which_a_site_files_the_page_is_left_out():
    card = "<table><tr><td>索引号：</td><td>0123-2024</td></tr><tr><td>发布日期：</td><td>2024-08-01</td></tr></table>"
    head = "<h1>某县水务局2023年度部门决算</h1>"
    assert read_page(card + head).lines == ["某县水务局2023年度部门决算"]
    laid_out = f"<table><tr><td><p>当前位置：首页</p>{card}{head}{FORM}</td></tr></table>"
    assert read_page(laid_out).lines[:2] == ["某县水务局2023年度部门决算", "项目名称\t修路"]


def test_links_inside_the_page_and_a_few_links_are_text():
    document = read_page('<p><a href="#a">一、概况</a></p><p>附件：<a href="/x.doc">自评表</a></p>')
    assert document.lines == ["一、概况", "附件：自评表"]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_bytes_decide_what_a_page_is_encoded_in(declared, encoding):
    page = f'<html><head><meta charset="{declared}"></head><body><p>某县水务局整体支出绩效自评报告</p></body></html>'
    assert read_bytes("a.htm", page.encode(encoding)).lines == ["某县水务局整体支出绩效自评报告"]


def test_a_page_of_traditional_characters_is_read_as_declared():
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset=big5"><p>預算執行率</p></html>'
    assert read_bytes("a.html", page.encode("big5")).lines == ["預算執行率"]


def test_a_page_in_no_known_encoding_is_refused():
    page = "<html><meta charset=utf-8><p>予算の執行状況についての報告書です。</p></html>"
    with pytest.raises(ReportError, match="unknown encoding"):
        read_bytes("a.html", page.encode("shift-jis"))


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
def test_web_archives_are_read(name, transfer):
    page = f"<html><body><p>某县水务局</p>{FORM}</body></html>".encode("gb18030")
    packed = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(transfer, bytes)(page)
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_x"; type="text/html"\r\n\r\n'
    message = (
        head.encode()
        + b"preamble\r\n----=_x\r\nContent-Type: text/html; charset=gb2312\r\n"
        + f"Content-Transfer-Encoding: {transfer}\r\n\r\n".encode()
        + packed
        + b"\r\n----=_x\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n----=_x--\r\n"
    )
    document = read_bytes(name, message)
    assert (document.format, document.lines[:2]) == ("mhtml", ["某县水务局", "项目名称\t修路"])


def test_deleted_and_hidden_rows_and_phonetic_help_are_left_out():
    document = read_page(
        "<table><tr height=0 style='display:none'><td>9</td><td>9</td></tr>"
        "<tr><td><del>12</del><ins>15</ins>万元</td><td><ruby>预<rt>yu</rt></ruby>算</td></tr></table>"
    )
    assert document.lines == ["15万元\t预算"]


def test_tables_that_lay_out_the_page_are_taken_apart():
    document = read_page(
        f"<table><tr><td>某县水务局</td></tr><tr><td><table><tr><td>{FORM}</td></tr></table></td></tr></table>"
    )
    assert document.lines[0] == "某县水务局"
    assert texts(document)[0][0] == ["项目名称", "修路"]


def test_broken_markup_is_read_as_a_browser_would():
    document = read_page("<table><tr><td>甲<td>1.5<tr><td>乙<td>2.5</table><p>完<p>了")
    assert document.lines == ["甲\t1.5", "乙\t2.5", "完", "了"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><table><tr><td>执行数</td><td>1234.5",
        "<html><body><table><tr><td>执行数</td><td>1234.5</td></tr>",
        "<html><body><p>全年执行数1234.5",
    ],
)
def test_a_page_that_was_cut_off_is_refused(page):
    with pytest.raises(ReportError, match="cut off"):
        read_bytes("a.html", page.encode())


def test_a_web_archive_that_was_cut_off_is_refused():
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'
    with pytest.raises(ReportError, match="cut off"):
        read_bytes("a.mht", f"{head}--x\nContent-Type: text/html\n\n<p>1</p>".encode())
