"""One form in one way of making cells and rows: its parts, its rows, and how badly all fits."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from .marks import AMOUNTS, HEAD, OTHER, Head, label_at
from .parts import Parts, parts, row_start
from .rows import Columns, Row, read_rows
from .units import Unit

_UNKNOWN_HEAD, _NOT_READ, _NO_FUNDS, _NO_INDICATORS = 4.0, 6.0, 15.0, 60.0

_MOST_UNITS = 4000
"""A form has some hundred cells; what has far more is none, and must not take all time."""


@dataclass(slots=True)
class FormReading:
    """`fund_roles` and `indicator_roles` are the tables' columns; the rows' pieces are counted in `units`."""

    units: Sequence[Unit]
    parts: Parts
    cost: float
    fund_roles: Sequence[str] = ()
    funds: list[Row] = field(default_factory=list)
    indicator_roles: Sequence[str] = ()
    indicator_heads: Sequence[Head] = ()
    indicators: list[Row] = field(default_factory=list)
    placed: bool = False


def read_form(units: Sequence[Unit], vanish: bool) -> FormReading | None:
    """The cheapest reading of a form's pieces, None if they are no form."""
    found = parts(units) if len(units) <= _MOST_UNITS else None
    if found is None:
        return None
    known = any(one.opens == inf for one in units)
    ways = [_read(units, found, vanish, placed) for placed in ((True, False) if known and not vanish else (False,))]
    return min(ways, key=lambda reading: reading.cost)


def _read(units: Sequence[Unit], found: Parts, vanish: bool, placed: bool) -> FormReading:
    reading = FormReading(units, found, _NOT_READ * _without_value(units, *found.head), placed=placed)
    if found.fund_heads:
        heads = [head for head in found.fund_heads if head.role != "source"]
        reading.fund_roles = ["section", "label", *(head.role for head in heads)]
        places = _places(units, heads, 2) if placed else None
        columns = Columns(reading.fund_roles, places, vanish, fund=True)
        cost, rows = _rows(units, found.funds, columns)
        reading.cost += cost + _UNKNOWN_HEAD * sum(head.role == OTHER for head in heads)
        reading.funds = [row for row in rows if _is_fund(row, reading.fund_roles)]
        reading.cost += _NOT_READ * (len(rows) - len(reading.funds))
    if found.indicator_heads:
        heads = _merged_heads(found)
        reading.indicator_heads = heads
        reading.indicator_roles = ["section", *(head.role for head in heads)]
        places = _places(units, heads, 1) if placed else None
        cost, reading.indicators = _rows(units, found.indicators, Columns(reading.indicator_roles, places, vanish))
        reading.cost += cost + _UNKNOWN_HEAD * sum(head.role == OTHER for head in heads)
    reading.cost += _NO_FUNDS * (not reading.funds) + _NO_INDICATORS * (not reading.indicators)
    return reading


def _rows(units: Sequence[Unit], run: tuple[int, int], columns: Columns) -> tuple[float, list[Row]]:
    start, end = run
    if start >= end:
        return 0.0, []
    cost, rows = read_rows(units[start:end], columns)
    for row in rows:
        row.cells = {column: (first + start, last + start) for column, (first, last) in row.cells.items()}
        row.doubtful |= {
            column for column, (first, last) in row.cells.items() if any(one.doubtful for one in units[first:last])
        }
    return cost, rows


def _merged_heads(found: Parts) -> list[Head]:
    """The indicators' heads, those of a second row in place of the target's."""
    heads: list[Head] = []
    for head in found.indicator_heads:
        heads += found.lower_heads if found.lower_heads and head.role == "target" else [head]
    return heads


def _places(units: Sequence[Unit], heads: Sequence[Head], before: int) -> list[int]:
    """The cell of a row in which each head stands, counted from its row's first; `before` columns lead."""
    return [*([0, 1][:before]), *(head.start - row_start(units, head.start) for head in heads)]


def _without_value(units: Sequence[Unit], start: int, end: int) -> int:
    """How many labels of the head have no value behind them."""
    labels = [label for at in range(start, end) if units[at].text and (label := label_at(units, at, HEAD, end))]
    starts = [*(label.start for label in labels), end]
    return sum(
        not any(unit.text for unit in units[label.end : stop]) or units[label.end].part == inf
        for label, stop in zip(labels, starts[1:], strict=True)
    )


def _is_fund(row: Row, roles: Sequence[str]) -> bool:
    return any(roles[column] in AMOUNTS for column in row.cells)
