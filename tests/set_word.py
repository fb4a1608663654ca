"""Sets reports as Word documents."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.set_forms import SetForm


def word_report(opening: Iterable[str], forms: Iterable[SetForm]) -> bytes:
    """A .docx of paragraphs, then each form under its title."""
    document = Document()
    for text in opening:
        document.add_paragraph(text)
    for form in forms:
        document.add_paragraph(form.title)
        last = document.add_paragraph(form.subtitle)
        last._p.addnext(parse_xml(table(form)))
        document.add_paragraph()
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def table(form: SetForm) -> str:
    """A w:tbl, its cells merged as Word merges them: a cell below its first row is there, empty, and continues it."""
    grid = '<w:gridCol w:w="1000"/>' * form.width
    rows = "".join(f"<w:tr>{''.join(_row(row))}</w:tr>" for row in _placed(form))
    return f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


Placed = dict[int, tuple[str, int, str]]
"""Column → text, columns covered, and how the cell is merged downwards."""


def _placed(form: SetForm) -> list[Placed]:
    rows: list[Placed] = [{} for _ in form.rows]
    for number, cells in enumerate(form.rows):
        column = 0
        for cell in cells:
            while column in rows[number]:
                column += rows[number][column][1]
            for below in range(number, number + cell.row_span):
                merge = "" if cell.row_span == 1 else "restart" if below == number else "continue"
                rows[below][column] = cell.text if below == number else "", cell.column_span, merge
            column += cell.column_span
    return rows


def _row(cells: Placed) -> Iterator[str]:
    for _, (text, span, merge) in sorted(cells.items()):
        down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        lines = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
        yield f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{down}</w:tcPr>{lines}</w:tc>'
