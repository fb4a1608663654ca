"""Rows of examples as reports of their own, so that many can be checked at once."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from jixiao.checks import example
from jixiao.schema import TABLES
from jixiao.store import Batches, as_printed, to_batches

ID = 16


def renamed(rows: Iterable[Any], number: int) -> tuple[Batches, Batches]:
    """The rows as stored for a report with an id of its own."""
    tables = example.rows(list(rows))
    for table, given_rows in tables.items():
        ids = [one.name for one in fields(TABLES[table]) if one.name.endswith("_id")]
        tables[table] = [
            replace(row, **{id: own_id(getattr(row, id), number) for id in ids if getattr(row, id)})
            for row in given_rows
        ]
    return to_batches(tables), as_printed(tables)


def own_id(id: str, number: int) -> str:
    """The id that a row has in the report of this number."""
    return f"{number:0{ID}x}{id[ID:]}"
