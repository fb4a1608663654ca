"""One small report with two forms in each format that is shown as it is printed, loaded into a cache of its own."""

from collections.abc import Callable, Iterable
from pathlib import Path

from jixiao import database, loading
from tests.set_forms import SetForm
from tests.set_pdf import FORM, Style, pdf_report
from tests.set_web import web_report
from tests.set_word import word_report
from tests.set_workbook import workbook_report

_OPENING = "本单位开展项目支出绩效自评2个，结果公开如下。"
_SETTERS: dict[str, Callable[[Iterable[str], Iterable[SetForm]], bytes]] = {
    "a.pdf": lambda opening, forms: pdf_report(opening, forms, Style(size=10)),
    "b.docx": word_report,
    "c.html": web_report,
    "d.xlsx": workbook_report,
}


def shown_reports(folder: Path) -> tuple[Path, Path]:
    """The folders of the reports and of their cache."""
    reports, cache = folder / "reports", folder / "cache"
    reports.mkdir()
    for number, (name, made) in enumerate(_SETTERS.items()):
        opening = [f"第{'一二三四'[number]}交通局2023年度部门决算公开说明", _OPENING]
        (reports / name).write_bytes(made(opening, [FORM, FORM]))
    loading.load([reports], cache)
    return reports, cache


def report_of(cache: Path, file_name: str) -> str:
    """A report's id."""
    with database.connect(cache).cursor() as cursor:
        found = cursor.execute("select report_id from reports where file_name = $1", [file_name]).fetchone()
    assert found is not None
    return str(found[0])


def cited(cache: Path, report: str, text: str) -> tuple[int, int]:
    """Line and offset of the last figure that is printed so."""
    with database.connect(cache).cursor() as cursor:
        found = cursor.execute(
            'select line, start from citations where report_id = $1 and text = $2 and "column" = $3 '
            "order by line desc limit 1",
            [report, text, "score"],
        ).fetchone()
    assert found is not None
    return found[0], found[1]
