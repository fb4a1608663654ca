"""Self-evaluation forms: rows of cells, from whatever format, → projects, fund rows and indicators."""

from decimal import Decimal

from ...errors import ReportError
from ...reading.document import Document
from ..facts import Facts
from .cells import points
from .fund_rows import fund_rows
from .funds import execution_weights
from .indicators import columns, entries, indicator_roles, printed_rows, without_label_tail
from .layout import forms
from .money import Money
from .parts import Form
from .reader import FormReader, IndicatorTable, opens_with_labels
from .wrapping import Wrapping

__all__ = ["read_forms"]


# 预算执行率 10, 产出 50, 效益 30, 满意度 10 in principle; in every form seen they sum to this
_FULL_POINTS = 100
# formats of exact grids in which a file may be cut off and still open
_WITHOUT_END = ("html", "mhtml", "text")


def read_forms(document: Document, facts: Facts) -> None:
    """Add what the document's forms say.

    Raises ReportError if the document ends in the middle of a form, or if its forms have no rows or report no result.
    """
    found = forms(document)
    if not found:
        return
    tables = _indicator_tables(found)
    _refuse_empty(document, tables, facts)
    _refuse_cut_off(document, tables)
    wrapping = Wrapping(
        (name, passage) for table in tables for row in table.printed for name, passage in row.cells.items()
    )
    on_first_rows = all(opens_with_labels(table) for table in tables)
    prose = "".join([document.passage(line).text for line in document.prose_lines()])
    money = Money(document)
    for table in tables:
        FormReader(facts, table, wrapping, on_first_rows, prose, money, len(tables) == 1).read()


def _indicator_tables(found: list[Form]) -> list[IndicatorTable]:
    headers = [form.indicator_header for form in found if form.indicator_header is not None]
    heads = [indicator_roles(header) for header in headers]
    reasons = (
        header.cells[head["reason"]].text for header, head in zip(headers, heads, strict=True) if "reason" in head
    )
    reason_label = max(reasons, key=len, default="")
    tables = []
    for form in found:
        table = IndicatorTable(form)
        if form.indicator_header is not None:
            where = columns(form.indicator_header, heads)
            table.printed = printed_rows(form.indicators, where, form.total)
            without_label_tail(table.printed, form.indicator_header, where, reason_label)
            table.entries = entries(table.printed)
        tables.append(table)
    return tables


def _refuse_empty(document: Document, tables: list[IndicatorTable], facts: Facts) -> None:
    line = min(table.form.first_line for table in tables)
    if not any(table.entries or table.form.funds or table.form.head_figures for table in tables):
        raise ReportError(document.file_name, "refused.form_blank", line=line)
    exact = all(table.form.exact for table in tables)
    if exact and not facts.rows["amounts"] and not any(_has_results(table) for table in tables):
        raise ReportError(document.file_name, "refused.form_no_result", line=line)


def _has_results(table: IndicatorTable) -> bool:
    if any(entry.has("actual") or entry.has("score") for entry in table.entries):
        return True
    funds = any({"executed", "score"} & row.cells.keys() for row in fund_rows(table.form))
    return funds or table.form.total is not None


def _points(table: IndicatorTable) -> Decimal:
    """The points that a form's rows carry together: those for execution and those of the indicators."""
    weights = [points(entry.passage("weight")).value for entry in table.entries if entry.has("weight")]
    execution = [points(cell).value for cell in execution_weights(table.form)]
    return sum((weight for weight in [*weights, *execution] if weight), Decimal(0))


def _refuse_cut_off(document: Document, tables: list[IndicatorTable]) -> None:
    """Refuses a file that ends in a form without its 总分 row, if other forms have one or its points do not sum up."""
    last = max((line for line in range(1, len(document.lines) + 1) if document.lines[line - 1].strip()), default=0)
    form = tables[-1].form
    if form.last_line < last or form.total is not None or (form.exact and document.format not in _WITHOUT_END):
        return
    others_closed = any(table.form.total is not None for table in tables[:-1])
    header = form.indicator_header
    weightless = form.exact and header is not None and "weight" not in indicator_roles(header)
    if others_closed or not form.indicators or (0 < _points(tables[-1]) < _FULL_POINTS and not weightless):
        raise ReportError(document.file_name, "refused.form_cut", line=last)
