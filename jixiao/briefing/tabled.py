"""A table of a slide as text: the same figures as in the dashboard's tables, by what a column's name says it is."""

from collections.abc import Sequence

import polars as pl

from .. import formats
from ..formats import WAN
from ..saying import Reader
from .model import Chart

_DECIMALS, _MOST_DECIMALS = 2, 6


def heads(columns: Sequence[str], reader: Reader, chart: Chart | None = None) -> list[str]:
    """The heads of columns, with the unit where they have one; columns of a chart's series have its names."""
    names = {one.column: one.name for one in chart.series} if chart else {}
    return [names.get(column) or reader.text(f"column.{column}") for column in columns]


def texts(rows: pl.DataFrame, columns: Sequence[str], reader: Reader) -> list[list[str]]:
    """The cells, one list a row. Not printed, not applicable and zero look different; lines in a text stay lines."""
    shown = formats.in_unit(rows, reader.money or WAN)
    columns_of_texts = [_column(shown, column, reader) for column in columns]
    return [list(cells) for cells in zip(*columns_of_texts, strict=True)]


def is_figure(rows: pl.DataFrame, column: str) -> bool:
    """Whether a column holds numbers, which stand to the right."""
    return rows.schema[column].is_numeric()


def _column(rows: pl.DataFrame, column: str, reader: Reader) -> list[str]:
    if not is_figure(rows, column):
        return [_plain(value, reader) for value in rows[column]]
    whole = rows.schema[column].is_integer()
    values = rows[column].to_list()
    decimals = 0 if whole else formats.decimals_of(values, _MOST_DECIMALS) if column.endswith("_wan") else _DECIMALS
    return [
        reader.missing(column, row) if row[column] is None else formats.rounded(row[column], decimals)
        for row in rows.iter_rows(named=True)
    ]


def _plain(value: object, reader: Reader) -> str:
    if value is None:
        return formats.NOT_PRINTED
    if isinstance(value, list):
        return formats.joined(value, reader.language)
    return "\n".join(formats.plain(line) for line in str(value).split("\n"))
