"""Rows of one report as Arrow batches, checked so that what is stored is what was read.

The arrays are put together from their buffers. pyarrow's own way from a Python list, `pyarrow.array`, first imports
pandas to ask whether the list is one of its series; that alone takes as long as reading a report.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ..schema import DECIMAL_PRECISION, DECIMAL_SCALE, STORED, TABLES, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

Batches = dict[str, "pa.RecordBatch"]

_ONE = 10**DECIMAL_SCALE
_TOO_LARGE = 10**DECIMAL_PRECISION

_schema = cache(arrow_schema)


def to_batches(rows: Mapping[str, Sequence[Any]]) -> Batches:
    """One Arrow batch a stored table from its dataclass rows.

    A figure with more digits than the columns hold is left out (NULL) and its row marked damaged where the table
    can say so: never stored rounded. Raises TypeError, ValueError or OverflowError where a cell is not of its
    column's type.
    """
    return {table: _batch(table, rows.get(table, ())) for table in STORED}


_PLACED = {"amounts": "value", "statements": "text", "projects": "name"}
"""Tables whose rows follow each other in the text → the column that says where each begins."""


def as_printed(rows: Mapping[str, Sequence[Any]]) -> Batches:
    """What checks want to know of rows and the tables do not hold, a row a row: how they are printed.

    For every figure's column `<column>_decimals`: NULL where nothing is printed, negative where an amount in 亿元 was.
    For what stands in running text its `line` and `start`, as in its citation.
    """
    places = {
        (cited.table, cited.row_id): (cited.line, cited.start)
        for cited in rows.get("citations", ())
        if _PLACED.get(cited.table) == cited.column
    }
    tables = [table for table in TABLES if _figures(table) or table in _PLACED]
    return {table: _printed_batch(table, rows.get(table, ()), places) for table in tables}


@cache
def _figures(table: str) -> list[str]:
    return [column.name for column in _schema(table) if str(column.type) == _DECIMAL]


def _printed_batch(
    table: str, rows: Sequence[Any], places: Mapping[tuple[str, str], tuple[int, int]]
) -> "pa.RecordBatch":
    import pyarrow as pa

    columns: dict[str, list[int | None]] = {
        f"{name}_decimals": [_decimals_of(getattr(row, name)) for row in rows] for name in _figures(table)
    }
    if table in _PLACED:
        key = next(iter(TABLES[table].__dataclass_fields__))
        found = [places.get((table, getattr(row, key)), (None, None)) for row in rows]
        columns |= {"line": [line for line, _ in found], "start": [start for _, start in found]}
    return pa.RecordBatch.from_arrays([_array(column, pa.int32()) for column in columns.values()], names=[*columns])


def _decimals_of(value: Decimal | int | None) -> int | None:
    if value is None:
        return None
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return -exponent if isinstance(exponent, int) else None


def _batch(table: str, rows: Sequence[Any]) -> "pa.RecordBatch":
    import pyarrow as pa

    schema = _schema(table)
    columns = list(zip(STORED[table].__dataclass_fields__, schema, strict=True))
    # the figures first: one that does not fit marks its row
    scaled = {name: _scaled_figures(rows, name) for name, column in columns if str(column.type) == _DECIMAL}
    arrays = []
    for name, column in columns:
        values = scaled[name] if name in scaled else list(map(attrgetter(name), rows))
        if not column.nullable and None in values:
            raise ValueError(f"{table}.{column.name} must not be empty")
        arrays.append(_array(values, column.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _scaled_figures(rows: Sequence[Any], name: str) -> list[int | None]:
    figures = [None if (value := getattr(row, name)) is None else _scaled(value) for row in rows]
    for row, figure in zip(rows, figures, strict=True):
        if figure is None and getattr(row, name) is not None and hasattr(row, "damaged"):
            row.damaged = True
    return figures


def _scaled(value: Decimal | int) -> int | None:
    """The value in units of the last decimal that columns keep; None where it does not fit them exactly."""
    if not isinstance(value, Decimal | int):
        raise TypeError(f"{value!r} is not an exact number")
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    numerator, denominator = value.as_integer_ratio()
    scaled, rest = divmod(numerator * _ONE, denominator)
    return scaled if rest == 0 and abs(scaled) < _TOO_LARGE else None


def _array(values: list[Any], kind: "pa.DataType") -> "pa.Array":
    import pyarrow as pa

    valid = _bits([value is not None for value in values]) if None in values else None
    return pa.Array.from_buffers(kind, len(values), [valid, *_BUFFERS[str(kind)](values)])


def _strings(values: Sequence[str | None]) -> list["pa.Buffer"]:
    import pyarrow as pa

    encoded = [b"" if value is None else value.encode() for value in values]
    ends = array("i", accumulate(map(len, encoded), initial=0))
    return [pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))]


def _integers(values: Sequence[int | None]) -> list["pa.Buffer"]:
    import pyarrow as pa

    return [pa.py_buffer(array("i", [0 if value is None else value for value in values]))]


def _truths(values: Sequence[bool | None]) -> list["pa.Buffer"]:
    return [_bits([value is True for value in values])]


def _decimals(values: Sequence[int | None]) -> list["pa.Buffer"]:
    import pyarrow as pa

    return [pa.py_buffer(b"".join([(value or 0).to_bytes(16, "little", signed=True) for value in values]))]


def _bits(flags: Sequence[bool]) -> "pa.Buffer":
    """One bit a flag, the first the lowest, as Arrow wants them."""
    import pyarrow as pa

    digits = "".join(["1" if flag else "0" for flag in reversed(flags)])
    return pa.py_buffer(int(digits or "0", 2).to_bytes((len(flags) + 7) // 8, "little"))


_DECIMAL = f"decimal128({DECIMAL_PRECISION}, {DECIMAL_SCALE})"
_BUFFERS: dict[str, Callable[[Sequence[Any]], list["pa.Buffer"]]] = {
    "string": _strings,
    "int32": _integers,
    "bool": _truths,
    _DECIMAL: _decimals,
}
"""Arrow type → the buffers of its values, without the one that says which are valid."""
