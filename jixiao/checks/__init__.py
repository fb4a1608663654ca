"""Checks: facts → findings. Every relation that a report itself makes checkable, and what came of it.

`rules/` holds the rules, one promise each; `evaluate` asks them of all reports in one pass; `causes` puts failures with
one cause together; `findings` writes what is stored.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import polars as pl

from . import rules
from .evaluate import OUTCOMES, evaluate
from .findings import Checked, found
from .rule import GROUPS, RULES, SEVERITIES, Rule
from .tables import CELLS, Tables

if TYPE_CHECKING:
    from ..store import Batches

__all__ = ["CELLS", "GROUPS", "OUTCOMES", "RULES", "SEVERITIES", "Checked", "Rule", "check", "check_rows", "frames"]

assert rules  # importing it fills RULES


def check(tables: Mapping[str, pl.DataFrame], only: Iterable[str] | None = None) -> Checked:
    """Check many reports at once.

    `tables`: the stored tables of CELLS, and beside each what `store.as_printed` says of it (see `frames`).
    `only`: the ids of the rules to ask, None for all.
    """
    asked = RULES.values() if only is None else [RULES[id] for id in only]
    with _no_cycles():
        facts = Tables(tables)
        return found(facts, evaluate(facts, list(asked)))


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Findings are many small rows without a cycle: looking for cycles among them takes a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def frames(reports: Iterable[tuple["Batches", "Batches"]]) -> dict[str, pl.DataFrame]:
    """The tables that `check` wants from the stored batches of reports and what is beside them (`store.as_printed`)."""
    import pyarrow as pa

    given = list(reports)
    made: dict[str, pl.DataFrame] = {}
    for table in CELLS:
        whole = [pa.Table.from_batches([batches[table]]) for batches, _ in given]
        frame = pl.DataFrame(pl.from_arrow(pa.concat_tables(whole)))
        beside = [pa.Table.from_batches([decimals[table]]) for _, decimals in given if table in decimals]
        if beside:
            frame = frame.hstack(pl.DataFrame(pl.from_arrow(pa.concat_tables(beside))))
        made[table] = frame
    return made


def check_rows(rows: Mapping[str, Sequence[Any]], only: Iterable[str] | None = None) -> Checked:
    """Check one report from its rows, schema dataclasses by table."""
    from ..store import as_printed, to_batches

    return check(frames([(to_batches(rows), as_printed(rows))]), only)
