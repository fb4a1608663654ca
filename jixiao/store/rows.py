"""Rows of one report as Arrow batches, checked so that what is stored is what was read."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ..schema import DECIMAL_PRECISION, DECIMAL_SCALE, STORED, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

Batches = dict[str, "pa.RecordBatch"]

_CACHED_SCHEMA = cache(arrow_schema)


def to_batches(rows: Mapping[str, Sequence[Any]]) -> Batches:
    """One Arrow batch a stored table from its dataclass rows.

    A figure with more digits than the columns hold is left out (NULL) and its row marked damaged where the table
    can say so: never stored rounded. Raises TypeError or ValueError where a row is not of its table's types.
    """
    return {table: _batch(table, rows.get(table, ())) for table in STORED}


def _batch(table: str, rows: Sequence[Any]) -> "pa.RecordBatch":
    import pyarrow as pa

    schema = _CACHED_SCHEMA(table)
    columns = [
        _column(table, column, [get(row) for row in rows], rows)
        for get, column in zip(_getters(table), schema, strict=True)
    ]
    if "damaged" in schema.names:
        # the check of the figures above may have marked rows
        at = schema.get_field_index("damaged")
        columns[at] = pa.array([row.damaged for row in rows], schema.types[at])
    return pa.RecordBatch.from_arrays(columns, schema=schema)


@cache
def _getters(table: str) -> list[Any]:
    return [attrgetter(field.name) for field in fields(STORED[table])]


def _column(table: str, column: "pa.Field", values: list[Any], rows: Sequence[Any]) -> "pa.Array":
    import pyarrow as pa

    if pa.types.is_decimal(column.type):
        _leave_out_misfits(values, rows)
    elif pa.types.is_integer(column.type) and not all(value is None or isinstance(value, int) for value in values):
        raise TypeError(f"{table}.{column.name} holds something other than whole numbers")
    array = pa.array(values, column.type)
    if array.null_count and not column.nullable:
        raise ValueError(f"{table}.{column.name} must not be empty")
    return array


def _leave_out_misfits(values: list[Any], rows: Sequence[Any]) -> None:
    for index, value in enumerate(values):
        if value is not None and not _fits(value):
            values[index] = None
            if hasattr(rows[index], "damaged"):
                rows[index].damaged = True


def _fits(value: Decimal | int) -> bool:
    if isinstance(value, int):
        return len(str(abs(value))) <= DECIMAL_PRECISION - DECIMAL_SCALE
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):  # NaN and infinity
        return False
    if len(digits) + exponent > DECIMAL_PRECISION - DECIMAL_SCALE:
        return False
    return -exponent <= DECIMAL_SCALE or value == round(value, DECIMAL_SCALE)
