"""Word documents as they are printed: merged cells, changes, text boxes, nested tables, numbers of lists."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from jixiao.reading import read_bytes
from tests.office_files import p, places, read_word, tbl, tc, texts, word_file, word_part, zipped


def test_merged_cells_stand_once_with_their_spans():
    document = read_word(
        tbl(
            tc("年度绩效指标", merge="restart") + tc("一级指标") + tc("年度指标值", span=2),
            tc("", merge="continue") + tc("产出指标", merge="restart") + tc("≥4") + tc("次"),
            tc("", merge="continue") + tc("", merge="continue") + tc("≥5") + tc("个"),
            grid=(1000, 1000, 1000, 1000),
        )
    )
    assert places(document) == {
        "年度绩效指标": (0, 0, 3, 1), "一级指标": (0, 1, 1, 1), "年度指标值": (0, 2, 1, 2),
        "产出指标": (1, 1, 2, 1), "≥4": (1, 2, 1, 1), "次": (1, 3, 1, 1), "≥5": (2, 2, 1, 1), "个": (2, 3, 1, 1),
    }  # fmt: skip
    assert document.lines == ["年度绩效指标\t一级指标\t年度指标值", "产出指标\t≥4\t次", "≥5\t个"]


def test_edges_a_hair_apart_are_one_column():
    document = read_word(
        tbl(
            tc("分值") + tc("得分", span=2),
            tc("10", span=2) + tc("9.5"),
            grid=(1000, 40, 960),
        )
    )
    assert places(document) == {"分值": (0, 0, 1, 1), "得分": (0, 1, 1, 1), "10": (1, 0, 1, 1), "9.5": (1, 1, 1, 1)}


def test_rows_that_do_not_fill_the_grid_alike_are_laid_by_their_widths():
    document = read_word(
        tbl(
            tc("名称", width=1000) + tc("分值", width=1000) + tc("得分", width=1000),
            tc("合计", width=2010) + tc("98", width=990),
            grid=(1000, 1000, 1000),
        )
    )
    assert places(document)["合计"] == (1, 0, 1, 2)
    assert places(document)["98"] == (1, 2, 1, 1)


def test_tracked_changes_are_accepted():
    gone = '<w:del w:id="1"><w:r><w:delText>12</w:delText><w:t>12</w:t></w:r></w:del>'
    come = '<w:ins w:id="2"><w:r><w:t>15</w:t></w:r></w:ins>'
    moved = '<w:moveFrom w:id="3"><w:r><w:t>旧</w:t></w:r></w:moveFrom>'
    moved += '<w:moveTo w:id="4"><w:r><w:t>新</w:t></w:r></w:moveTo>'
    ended = '<w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>'
    row_gone = '<w:tr><w:trPr><w:del w:id="6"/></w:trPr>' + tc("删去") + tc("1") + "</w:tr>"
    table = tbl(tc("项目") + tc("金额"), tc("道路") + tc("2")).replace("</w:tbl>", row_gone + "</w:tbl>")
    document = read_word(
        f"<w:p><w:r><w:t>支出</w:t></w:r>{gone}{come}<w:r><w:t>万元</w:t></w:r></w:p><w:p>{moved}</w:p>"
        + p("前半", ended) + p("后半") + table
    )  # fmt: skip
    assert document.lines == ["支出15万元", "新", "前半后半", "项目\t金额", "道路\t2"]


@pytest.mark.parametrize("both", [True, False], ids=["two copies", "old copy only"])
def test_text_boxes_are_read_once(both):
    inner = f"<w:txbxContent>{p('封面标题')}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>' if both else ""
    old = f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
    document = read_word(
        f"<w:p><w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent><w:t>正文</w:t></w:r></w:p>" + p("下文")
    )
    assert document.lines == ["正文", "封面标题", "下文"]


def test_hidden_text_contents_and_field_codes_are_left_out():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r></w:p>"
    contents = '<w:p><w:hyperlink w:anchor="_Toc1"><w:r><w:t>一、概况 12</w:t></w:r></w:hyperlink></w:p>'
    field = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>一、概况</w:t></w:r></w:p>"
    assert read_word(hidden + contents + field).lines == ["可见", "一、概况"]


def test_raised_figures_do_not_join_the_figure_before():
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>4</w:t></w:r>"
    assert read_word(f"<w:p><w:r><w:t>10</w:t></w:r>{raised}</w:p>").lines == ["10⁴"]


def test_signs_of_the_symbol_font_are_read_and_others_make_the_cell_doubtful():
    def sym(font: str, code: str) -> str:
        return f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/><w:t>95%</w:t></w:r></w:p>'

    [table] = read_word(tbl(tc(sym("Symbol", "F0B3")) + tc(sym("Wingdings", "F0FE")))).tables
    [[known, unknown]] = table.rows
    assert (known.text, known.doubtful, unknown.doubtful) == ("≥95%", False, True)


def test_a_nested_table_follows_the_one_around_it():
    inner = tbl(tc("子项") + tc("1"))
    document = read_word(tbl(tc("甲") + tc("乙"), tc("丙") + tc(p("说明") + inner + p("")), tc("丁") + tc("戊")))
    assert texts(document) == [[["甲", "乙"], ["丙", "说明"], ["丁", "戊"]], [["子项", "1"]]]


def test_a_table_that_only_frames_the_page_is_taken_apart():
    form = tbl(tc("项目名称") + tc("修路"), tc("主管部门") + tc("某局"))
    document = read_word(tbl(tc(p("某局自评") + form)))
    assert document.lines[0] == "某局自评"
    assert texts(document) == [[["项目名称", "修路"], ["主管部门", "某局"]]]


def test_content_controls_and_wrappers_are_seen_through():
    cell = f"<w:sdt><w:sdtContent>{tc('乙')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{tc('甲')}{cell}</w:tr></w:sdtContent></w:sdt>"
    document = read_word(f"<w:sdt><w:sdtContent>{p('段落')}<w:tbl>{row}</w:tbl></w:sdtContent></w:sdt>")
    assert document.lines == ["段落", "甲\t乙"]


def test_numbers_of_lists_are_printed():
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate([("chineseCounting", "%1、"), ("decimal", "%1.%2")])
    )
    numbering = word_part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
    )
    styles = word_part(
        "styles",
        '<w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H"/></w:style>',
    )
    below = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    head, based = (f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>' for name in ("H", "H2"))
    body = p("概况", head) + p("职能", below) + p("机构", below) + p("收支", based) + p("收入", below)
    document = read_word(body, **{"numbering.xml": numbering, "styles.xml": styles})
    assert document.lines == ["一、概况", "一.1职能", "一.2机构", "二、收支", "二.1收入"]


def test_a_web_page_taken_in_whole_is_read():
    page = "<html><body><table><tr><td>项目名称</td><td>修路</td></tr></table></body></html>".encode()
    document = read_word('<w:altChunk r:id="aFChunk"/>', **{"aFChunk.html": page})
    assert texts(document) == [[["项目名称", "修路"]]]


def test_a_strict_document_is_read():
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = ZipFile(BytesIO(word_file(p("一、概况")))).read("word/document.xml").replace(usual, strict)
    assert read_bytes("a.docx", zipped({"word/document.xml": document})).lines == ["一、概况"]
