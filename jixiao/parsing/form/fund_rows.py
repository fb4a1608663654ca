"""The rows of a fund table: amounts under heads, in pairs of label and amount, or with the sources as heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ... import labels
from ...reading.passage import Passage
from .cells import NOTHING_PRINTED, amount
from .kinds import is_part
from .parts import AMOUNT_ROLES, HOMELESS_ROLES, LEAST_SOURCES, Form, Row, role, roles

_FIGURE = re.compile(r"-?[0-9][0-9,.]*(?:亿|百?万|千)?元?")
_BUDGET = re.compile(r"预算")


@dataclass(slots=True)
class FundRow:
    """A row: its label and its cells by role. `source` where the label itself says none."""

    label: Passage
    cells: dict[str, Passage] = field(default_factory=dict)
    source: str | None = None
    doubtful: bool = False


def fund_columns(header: Row) -> dict[str, int]:
    """Role → column of a fund table's head. The section's own cell (年度预算数 over all rows) is no column's head."""
    found = roles("FUND_COLUMNS", header)
    first = next(iter(header.cells.values()))
    if not header.exact or role("SECTIONS", first.text) != "funds" or first.column not in found.values():
        return found
    rest = {column: cell for column, cell in header.cells.items() if column != first.column}
    return roles("FUND_COLUMNS", replace(header, cells=rest))


def fund_rows(form: Form) -> Iterator[FundRow]:
    """The rows that print an amount, in order."""
    header = form.fund_header
    if header is None:
        return
    if header.exact and _in_pairs(header, form.funds):
        yield from _pairs(header, form.funds)
    elif header.exact and (form.fund_groups or _of_sources(header)):
        yield from _by_source(form, header)
    else:
        yield from _under_heads(header, form.funds)


def _of_sources(header: Row) -> bool:
    return sum(role("FUND_SOURCES", cell.text) is not None for cell in header) >= LEAST_SOURCES


def _in_pairs(header: Row, rows: list[Row]) -> bool:
    """Whether amounts stand beside their labels (预算数 | 120 | 执行数 | 90), with a source's row of the same below."""
    if any(_FIGURE.fullmatch(cell.text) for cell in header):
        return True
    return any(sum(role("FUND_SOURCES", cell.text) is not None for cell in row) >= 2 for row in rows)


def _under_heads(header: Row, rows: list[Row]) -> Iterator[FundRow]:
    columns = fund_columns(header)
    first = min(column for name, column in columns.items() if name in AMOUNT_ROLES | HOMELESS_ROLES)
    for row in rows:
        cells = {name: row.cells[column].passage for name, column in columns.items() if column in row.cells}
        label = _label(row, first)
        if not any(cells[name].text not in NOTHING_PRINTED for name in AMOUNT_ROLES if name in cells):
            continue
        if labels.role(labels.FUND_SOURCES, label.text) is None and not _has_amounts(cells, label, row.exact):
            continue
        yield FundRow(label, cells, doubtful=row.exact and any(cell.doubtful for cell in row))


def _has_amounts(cells: dict[str, Passage], label: Passage, exact: bool) -> bool:
    """Whether a row holds amounts, and not the numbers of its columns, labels with figures or the rest of its heads.

    Where cells are guessed, anything with a figure may be an amount.
    """
    if not exact:
        return any(character.isdigit() for name in AMOUNT_ROLES & cells.keys() for character in cells[name].text)
    if labels.NUMBERING.fullmatch(label.text):
        return False
    return any(amount(cells[name]).value is not None for name in AMOUNT_ROLES if name in cells)


def _label(row: Row, first_amount: int) -> Passage:
    """The row's label: the cells before the amounts without the section's own label."""
    parts = [cell.passage for column, cell in row.cells.items() if column < first_amount]
    if len(parts) > 1 and (role("SECTIONS", parts[0].text) == "funds" or re.fullmatch(r"\(?万?元\)?", parts[0].text)):
        parts = parts[1:]
    return Passage.join(parts)


def _pairs(header: Row, rows: list[Row]) -> Iterator[FundRow]:
    places = fund_columns(header)
    by_column = {column: name for name, column in places.items()}
    for row in [header, *rows]:
        found: dict[str, FundRow] = {}
        for name, label, value in _paired(row, by_column):
            if name not in AMOUNT_ROLES and row is not header:
                continue
            if row is header:
                one = found.setdefault("", FundRow(label, source="total"))
                one.label = label if not AMOUNT_ROLES & one.cells.keys() and name in AMOUNT_ROLES else one.label
            else:
                one = found.setdefault(label.text, FundRow(label))
            one.cells[name] = value
        for one in found.values():
            one.doubtful = any(cell.doubtful for cell in row)
            if any(one.cells[name].text not in NOTHING_PRINTED for name in AMOUNT_ROLES & one.cells.keys()):
                yield one


def _paired(row: Row, by_column: dict[int, str]) -> Iterator[tuple[str, Passage, Passage]]:
    """(role, label, value) of each label below or in the head that has a value beside it."""
    columns = sorted(row.cells)
    for at, column in enumerate(columns):
        after = columns[at + 1] if at + 1 < len(columns) else None
        if column in by_column and after is not None and after not in by_column:
            yield by_column[column], row.cells[column].passage, row.cells[after].passage


def _by_source(form: Form, header: Row) -> Iterator[FundRow]:
    """One row a source, from the columns of one row; what has no source of its own belongs to their total."""
    plan = list(_plan(header, form.fund_groups))
    for row in form.funds:
        found: dict[str, FundRow] = {}
        for column, name, label in plan:
            if name is None or column not in row.cells:
                continue
            source = "total" if label is None or label.text == "小计" else role("FUND_SOURCES", label.text)
            key = source if source and source != "unknown" else label.text if label else ""
            head = label or header.cells[column].passage
            one = found.setdefault(key, FundRow(head, source="total" if source == "total" else None))
            one.cells.setdefault(name, row.cells[column].passage)
            one.doubtful |= row.cells[column].doubtful
        for one in found.values():
            if any(one.cells[name].text not in NOTHING_PRINTED for name in AMOUNT_ROLES & one.cells.keys()):
                yield one


def _plan(header: Row, groups: dict[int, str]) -> Iterator[tuple[int, str | None, Passage | None]]:
    """(column, role of its figures, head that names the source) of each column.

    A source belongs to the amount whose head spans it, else to the amount that stands before it (预算数 | 其中:财政资金
    | 其他 | 执行数 | …), else to what the section's own cell says (年度预算数).
    """
    columns = {column: name for name, column in fund_columns(header).items()}
    section = next(iter(header.cells.values()))
    named = section.column not in columns and _BUDGET.search(section.text) and not is_part(section.text)
    measure = "final_budget" if named else None
    for column, head in header.cells.items():
        if column in columns:
            measure = columns[column] if columns[column] in AMOUNT_ROLES | HOMELESS_ROLES else measure
            yield column, columns[column], None
        elif head is not section or is_part(head.text):
            yield column, groups.get(column, measure), head.passage
