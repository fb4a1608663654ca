"""What reading a PDF costs, beside what PDFium and pdfplumber cost on the same file, all in one run on one core.

`python -m benchmarks.pdf` sets the sample forms as PDF, with ruling lines and without. PDFium alone gives out every
character with its box and its origin and every path with its bounds, called as cheaply as it can be from here. What
pdfplumber's tables have of the forms' cells is printed too: without lines its only way is to guess columns from words.
"""

import io
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import click
import pdfplumber

from jixiao.reading import read_bytes
from jixiao.reading.pdf import native, paths
from tests.set_forms import SetCell, SetForm
from tests.set_pdf import Style, pdf_report

from .measure import keep_to_one_core
from .truetype import truetype

_REPEATS = 7


@click.command()
@click.option("--forms", default=60, show_default=True, help="How many forms the file has.")
def main(forms: int) -> None:
    """Measure and print a table."""
    pinned = keep_to_one_core()
    click.echo(f"Python {sys.version.split()[0]}, {'one core' if pinned else 'NOT kept to one core'}, one process\n")
    click.echo(
        "| file | pages | reading, ms a page | PDFium alone | pdfplumber's tables | × PDFium | pdfplumber × | "
        + ("cells found: reading | pdfplumber |")
    )
    click.echo("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    with TemporaryDirectory() as folder:
        for rules in ("lines", "rects", "none"):
            click.echo(_line(rules, _file(rules, forms, Path(folder)), forms))


_OPENING = "示例市某局2024年度部门决算公开说明"


def _file(rules: str, forms: int, folder: Path) -> bytes:
    found = [_form(number) for number in range(forms)]
    said = "".join(cell.text for form in found for row in form.rows for cell in row)
    font = truetype(folder / "han.ttf", f"{_OPENING}{said}{found[0].title}{found[0].subtitle}- 0123456789")
    style = Style(rules=rules, running=_OPENING, foot=lambda number: f"- {number} -", font=str(font))
    return pdf_report([_OPENING], found, style)


def _form(number: int) -> SetForm:
    """A form of the usual shape with 12 indicators."""
    heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    figures = ("1,234.50", "1,300.00", f"{1200 + number}.25", "10", "92.50%", "9.25")
    rows = [
        [SetCell("项目名称", 2), SetCell(f"第{number}号河道整治及管网改造工程", 7)],
        [SetCell("主管部门", 2), SetCell("某市水务局", 3), SetCell("实施单位", 2), SetCell("某市河道管理处", 2)],
        [SetCell("项目资金\n（万元）", 1, 4), SetCell("", 2), *map(SetCell, heads)],
    ]
    for label in ("年度资金总额", "其中：当年财政拨款", "其他资金"):
        rows.append([SetCell(label, 2), *map(SetCell, figures)])
    rows.append([SetCell("年度总体目标", 1, 2), SetCell("预期目标", 4), SetCell("实际完成情况", 4)])
    rows.append([SetCell("完成河道整治，管网改造通过验收。" * 4, 4), SetCell("已完成河道整治和管网改造。" * 4, 4)])
    names = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    rows.append([SetCell("年度绩效指标", 1, 13), *map(SetCell, names)])
    for row in range(12):
        levels = [SetCell("产出指标", 1, 4), SetCell("数量指标", 1, 4)] if row % 4 == 0 else []
        cells = (f"整治河道第{row}段的长度（公里）", f"≥{row + 2}公里", f"{row + 3}.5公里", "7.5", "7.5", "")
        rows.append([*levels, *map(SetCell, cells)])
    rows.append([SetCell("总分", 6), SetCell("100"), SetCell("99.25"), SetCell("")])
    return SetForm("项目支出绩效自评表", "（2024年度）", rows, 9)


def _line(rules: str, content: bytes, forms: int) -> str:
    document = read_bytes("forms.pdf", content)
    pages = len(set(document.pages))
    wanted = {_plain(cell.text) for number in range(forms) for row in _form(number).rows for cell in row} - {""}
    ours = {_plain(cell.passage.printed) for table in document.tables for row in table.rows for cell in row}
    theirs = {_plain(cell or "") for table in _pdfplumber(content, _settings(rules)) for row in table for cell in row}
    # by turns, so that what else the machine does falls on all of them
    costs = [min(times) for times in zip(*(_round(rules, content) for _ in range(_REPEATS)), strict=True)]
    reading, pdfium, plumber = (1000 * cost / pages for cost in costs)
    return (
        f"| {rules} | {pages} | {reading:.2f} | {pdfium:.2f} | {plumber:.2f} | {reading / pdfium:.2f} | "
        f"{plumber / reading:.1f} | {len(wanted & ours) / len(wanted):.1%} | {len(wanted & theirs) / len(wanted):.1%} |"
    )


def _plain(text: str) -> str:
    return "".join(text.split())


def _settings(rules: str) -> dict[str, str]:
    # without lines pdfplumber finds tables only if it is told to go by the text
    return {"vertical_strategy": "text", "horizontal_strategy": "text"} if rules == "none" else {}


def _round(rules: str, content: bytes) -> tuple[float, float, float]:
    plumber = partial(_pdfplumber, settings=_settings(rules))
    return _cost(_read, content), _cost(_pdfium, content), _cost(plumber, content)


def _cost(work: Callable[[bytes], object], content: bytes) -> float:
    """Processor seconds."""
    began = process_time()
    work(content)
    return process_time() - began


def _read(content: bytes) -> None:
    read_bytes("forms.pdf", content)


def _pdfium(content: bytes) -> None:
    """Characters with their boxes and paths with their bounds, and nothing made of them."""
    with native.opened("forms.pdf", content) as document:
        for index in range(native.page_count(document)):
            with native.page_of(document, index) as handles:
                assert handles is not None
                page, text_page = handles
                _, boxes, _ = native.characters(text_page, sys.maxsize)
                native.origins(text_page, len(boxes))
                paths.bounds(paths.Objects(page, sys.maxsize).paths)


def _pdfplumber(content: bytes, settings: dict[str, str]) -> list[list[list[str | None]]]:
    with pdfplumber.open(io.BytesIO(content)) as document:
        return [table for page in document.pages for table in page.extract_tables(settings)]


if __name__ == "__main__":
    main()
