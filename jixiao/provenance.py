"""Where a figure on a page comes from: one printed thing, or the things that it is a sum of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Opens:
    """What a row of a page opens: the one thing it stands for, or the things that it is a sum of.

    `entity` is project, indicator, function, report, amount or fund. For a sum, `query` returns its parts, one row
    each with `<entity>_id`, name, label and value columns; `by` are columns of the row that go to it as parameters.
    """

    entity: str
    query: str | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a reader opened: the row (column name → value) and the columns that the page shows of it."""

    opens: Opens
    row: Mapping[str, Any]
    columns: tuple[str, ...]
