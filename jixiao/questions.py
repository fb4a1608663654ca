"""The SQL files of `queries/`: which questions there are, what each declares, and what several of them share.

A question may use what `queries/shared/` makes once a connection, what `queries/selection/` makes once a selection of
the shared filters, and what `queries/scenario/` makes once a selection and scenario. A file there is named for the one
table, view or macro that it makes.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from graphlib import TopologicalSorter

from .errors import UsageError
from .places import QUERIES

SELECTION = "selection"
"""The parameter that carries the shared filters: it chooses among the tables of `queries/selection/`."""
SCENARIO = "scenario"
"""The parameter that carries what a scenario changes; with the filters it chooses among `queries/scenario/`."""

_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"--.*")
_DECLARED = re.compile(r"^-- \$(\w+):", re.MULTILINE)


@lru_cache
def names() -> tuple[str, ...]:
    """The questions there are."""
    return tuple(sorted(path.stem for path in QUERIES.glob("*.sql")))


@cache
def statement(name: str) -> str:
    """The SQL of a question. Raises UsageError, listing what there is, if there is no such question."""
    if name not in names():
        raise UsageError(f"no query {name}; there are: {', '.join(names()) or 'none'}")
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@cache
def parameters(name: str) -> tuple[str, ...]:
    """The parameters that a question declares in its header."""
    return tuple(_DECLARED.findall(statement(name)))


@lru_cache
def parts(folder: str) -> dict[str, str]:
    """The SQL of each file in `queries/FOLDER/` by its name, each after those it uses."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted((QUERIES / folder).glob("*.sql"))}
    uses = {name: words(sql) & files.keys() - {name} for name, sql in files.items()}
    return {name: files[name] for name in TopologicalSorter(uses).static_order()}


@cache
def made(name: str) -> dict[str, tuple[str, ...]]:
    """The tables that a question needs of a selection and of a scenario, by folder, each after those it uses."""
    of_scenario = _needed(SCENARIO, [statement(name)])
    uses = [statement(name), *(parts(SCENARIO)[table] for table in of_scenario)]
    return {SELECTION: _needed(SELECTION, uses), SCENARIO: of_scenario}


def _needed(folder: str, uses: Iterable[str]) -> tuple[str, ...]:
    tables = parts(folder)
    needed = set[str]().union(*map(words, uses)) & tables.keys()
    # from the last to the first, so that what a needed table uses is needed too
    for table in reversed(tables):
        if table in needed:
            needed |= words(tables[table]) & tables.keys()
    return tuple(table for table in tables if table in needed)


def words(sql: str) -> set[str]:
    """The words of the SQL outside its comments."""
    return set(_WORD.findall(_COMMENT.sub("", sql)))
