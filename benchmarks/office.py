"""Reading a Word document against unzipping it and parsing its XML, which any reader must do: the ratio in one run.

The document has the formatting that Word and WPS write into every cell of a form (widths, borders, fonts, sizes).
`python -m benchmarks.office --forms 5` is a quick look.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from time import process_time

import click
from lxml import etree

from jixiao.reading import read_bytes

from .measure import keep_to_one_core

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = (
    '<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:cs="宋体" w:hint="eastAsia"/>'
    '<w:kern w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
)
_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom")
)
_REPEATS = 7
_ROWS = 20


@click.command()
@click.option("--forms", default=40, show_default=True, help="How many forms the document has.")
def main(forms: int) -> None:
    """Measure and print a table."""
    content = word_file(forms)
    pinned = keep_to_one_core()
    parts = _xml_parts(content)
    click.echo(f"{forms} forms, {len(content)} bytes, {sum(map(len, parts))} bytes of XML")
    click.echo(f"{'One core' if pinned else 'NOT kept to one core'}, processor time, least of {_REPEATS}\n")
    alone = _least(lambda: [etree.fromstring(part) for part in _xml_parts(content)])
    read = _least(lambda: read_bytes("forms.docx", content))
    click.echo(f"| what | ms |\n|---|---:|\n| unzip and parse | {1000 * alone:.1f} |\n| read | {1000 * read:.1f} |\n")
    click.echo(f"Reading takes {read / alone:.2f} times as long as unzipping and parsing alone.")


def _least(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(_REPEATS):
        began = process_time()
        work()
        seconds.append(process_time() - began)
    return min(seconds)


def _xml_parts(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def word_file(forms: int) -> bytes:
    """A .docx of that many forms, each a title and a table."""
    body = "".join(_paragraph("项目支出绩效自评表") + _table(number) for number in range(forms))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


def _table(number: int) -> str:
    grid = '<w:gridCol w:w="1134"/>' * 9
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(_row(cells) for cells in _rows(number))}</w:tbl>"


def _rows(number: int) -> Iterator[list[tuple[str, int, str]]]:
    """Text, columns and downward merge of each cell."""
    yield [("项目名称", 2, ""), (f"第{number}号河道整治及管网改造工程", 7, "")]
    yield [("主管部门", 2, ""), ("某市水务局", 3, ""), ("实施单位", 2, ""), ("某市河道管理处", 2, "")]
    heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    yield [("项目资金（万元）", 1, "restart"), ("", 2, ""), *((head, 1, "") for head in heads)]
    for label in ("年度资金总额", "其中：当年财政拨款", "其他资金"):
        figures = ("1,234.50", "1,300.00", f"{1200 + number}.25", "10", "92.50%", "9.25")
        yield [("", 1, "continue"), (label, 2, ""), *((figure, 1, "") for figure in figures)]
    names = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    yield [("绩效指标", 1, "restart"), *((name, 1, "") for name in names)]
    for row in range(_ROWS):
        merge = "restart" if row % 5 == 0 else "continue"
        levels = [("产出指标" if row % 5 == 0 else "", 1, merge), ("数量指标" if row % 5 == 0 else "", 1, merge)]
        cells = (f"整治河道第{row}段长度（公里）", f"≥{row + 2}公里", f"{row + 3}.5公里", "4.5", "4.5", "")
        yield [("", 1, "continue"), *levels, *((cell, 1, "") for cell in cells)]
    yield [("总分", 6, ""), ("100", 1, ""), ("99.25", 1, ""), ("", 1, "")]


def _row(cells: list[tuple[str, int, str]]) -> str:
    return f'<w:tr w:rsidR="00C45A10"><w:trPr><w:trHeight w:val="454"/></w:trPr>{"".join(map(_cell, cells))}</w:tr>'


def _cell(cell: tuple[str, int, str]) -> str:
    text, span, merge = cell
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{1134 * span}" w:type="dxa"/>{spans}{down}<w:tcBorders>{_SIDES}</w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="auto"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(text)}</w:tc>"
    )


def _paragraph(text: str) -> str:
    run = f'<w:r w:rsidRPr="00C45A10">{_FONT}<w:t>{text}</w:t></w:r>' if text else ""
    return (
        '<w:p w:rsidR="00C45A10" w:rsidRDefault="00C45A10"><w:pPr><w:widowControl/><w:spacing w:line="240" '
        f'w:lineRule="exact"/><w:jc w:val="center"/>{_FONT}</w:pPr>{run}</w:p>'
    )


if __name__ == "__main__":
    main()
