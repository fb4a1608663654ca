"""Self-evaluation forms: rows of cells, from whatever format, → projects, fund rows and indicators."""

from ...errors import ReportError
from ...reading.document import Document
from ..facts import Facts
from .indicators import columns, entries, printed_rows, without_label_tail
from .layout import Form, forms, role
from .reader import FormReader, IndicatorTable, opens_with_labels
from .wrapping import Wrapping

__all__ = ["read_forms"]


def read_forms(document: Document, facts: Facts) -> None:
    """Add what the document's forms say.

    Raises ReportError if the document ends in the middle of a form, or if its forms have no rows.
    """
    found = forms(document)
    if not found:
        return
    tables = _indicator_tables(found)
    _refuse_empty(document, tables)
    _refuse_cut_off(document, found)
    wrapping = Wrapping(
        (name, passage) for table in tables for row in table.printed for name, passage in row.cells.items()
    )
    on_first_rows = all(opens_with_labels(table) for table in tables)
    prose = "".join([document.passage(line).text for line in document.prose_lines()])
    for table in tables:
        FormReader(facts, table, wrapping, on_first_rows, prose).read()


def _indicator_tables(found: list[Form]) -> list[IndicatorTable]:
    tables, where = [], None
    reason_labels = {
        cell.text
        for form in found
        if form.indicator_header is not None
        for cell in form.indicator_header
        if role("INDICATOR_COLUMNS", cell.text) == "reason"
    }
    for form in found:
        table = IndicatorTable(form)
        if form.indicator_header is not None:
            where = columns(form.indicator_header, where)
            table.printed = printed_rows(form.indicators, where, form.total)
            without_label_tail(table.printed, form.indicator_header, where, max(reason_labels, key=len, default=""))
            table.entries = entries(table.printed)
        tables.append(table)
    return tables


def _refuse_empty(document: Document, tables: list[IndicatorTable]) -> None:
    if not any(table.entries or table.form.funds or table.form.head_figures for table in tables):
        line = min(table.form.first_line for table in tables)
        raise ReportError(document.file_name, f"the form at line {line} has no rows: nothing is filled in")


def _refuse_cut_off(document: Document, found: list[Form]) -> None:
    """A file whose last form has no 总分 row and no text after it, while its other forms have one, was cut off."""
    last = max((line for line in range(1, len(document.lines) + 1) if document.lines[line - 1].strip()), default=0)
    form = found[-1]
    if form.last_line < last or form.total is not None:
        return
    others_closed = [other.total is not None for other in found[:-1]]
    if not form.indicators or any(others_closed):
        raise ReportError(
            document.file_name, f"the text ends at line {last} in the middle of a form: get the complete file"
        )
