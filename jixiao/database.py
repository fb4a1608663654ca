"""Questions to the loaded reports: `queries/NAME.sql` in, a Polars frame out. The only module that executes SQL.

Every table of the store is a view over its Parquet files that shows the live rows only. Pages and commands ask
`run("NAME", key=value)`. What several questions share is a table, view or macro in `queries/shared/`, made once a
connection, or in `queries/selection/`, made once for each selection of the shared filters that somebody looks at.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING

import duckdb

from .errors import JixiaoError, UsageError
from .places import CACHE, QUERIES
from .schema import STORED, arrow_schema
from .store import State, read_state, segment_file, state_identity

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"--.*")
_DECLARED = re.compile(r"^-- \$(\w+):", re.MULTILINE)
_OPTIONS: dict[str, str | bool | int | float | list[str]] = {
    # without this, DuckDB takes the caller's Python variables for tables
    "python_enable_replacements": False,
    # nothing is fetched from anywhere: what a query needs is in the package
    "autoinstall_known_extensions": False,
    # the Parquet files never change once written, so what their footers say holds
    "parquet_metadata_cache": True,
}

SELECTION = "selection"
"""The parameter that carries the shared filters: it chooses among the tables of `queries/selection/`."""
_MOST_SELECTIONS = 16
_MOST_ANSWERS = 256


class QueryError(JixiaoError):
    """A query that DuckDB refused. The message names the file and the reason."""


@dataclass(slots=True)
class _Library:
    """One state of a cache: its connection, the selections made of it, and the answers it gave."""

    identity: tuple[int, ...] | None
    connection: duckdb.DuckDBPyConnection
    schemas: OrderedDict[str, str] = field(default_factory=OrderedDict)
    answers: "OrderedDict[tuple[str, str], pl.DataFrame]" = field(default_factory=OrderedDict)
    made: int = 0
    lock: RLock = field(default_factory=RLock)

    def answer(self, name: str, sql: str, params: Mapping[str, object]) -> "pl.DataFrame":
        """The same question of the same state has the same answer; asked again, as on every click, it is at hand."""
        key = (name, json.dumps(params, sort_keys=True, ensure_ascii=False, default=str))
        with self.lock:
            if key in self.answers:
                self.answers.move_to_end(key)
                return self.answers[key]
        others = {name: value for name, value in params.items() if name != SELECTION}
        with self.connection.cursor() as cursor:
            if SELECTION in params:
                cursor.execute(f"set search_path = '{self.schema(params[SELECTION])},main'")
            found: pl.DataFrame = cursor.sql(sql, params=others).pl()
        with self.lock:
            self.answers[key] = found
            while len(self.answers) > _MOST_ANSWERS:
                self.answers.popitem(last=False)
        return found

    def schema(self, selection: object) -> str:
        """The name of the schema that holds the tables of a selection, made now if nobody has asked for it yet."""
        key = str(selection or "")
        with self.lock:
            if key not in self.schemas:
                self.made += 1
                self.schemas[key] = self._make(f"selection_{self.made}", key or None)
                while len(self.schemas) > _MOST_SELECTIONS:
                    self.connection.execute(f"drop schema {self.schemas.popitem(last=False)[1]} cascade")
            self.schemas.move_to_end(key)
            return self.schemas[key]

    def _make(self, schema: str, selection: str | None) -> str:
        with self.connection.cursor() as cursor:
            cursor.execute(f"create schema {schema}")
            cursor.execute(f"set search_path = '{schema},main'")
            try:
                for name, sql in _parts("selection").items():
                    given = {SELECTION: selection} if f"${SELECTION}" in _COMMENT.sub("", sql) else {}
                    _execute(cursor, f"selection/{name}.sql", sql, given)
            except QueryError:
                self.connection.execute(f"drop schema {schema} cascade")
                raise
        return schema


_open: dict[Path, _Library] = {}
_opening = Lock()


@lru_cache
def names() -> list[str]:
    """The questions there are."""
    return sorted(path.stem for path in QUERIES.glob("*.sql"))


@lru_cache
def statement(name: str) -> str:
    """The SQL of a question. Raises UsageError, listing what there is, if there is no such question."""
    if name not in names():
        raise UsageError(f"no query {name}; there are: {', '.join(names()) or 'none'}")
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@lru_cache
def parameters(name: str) -> list[str]:
    """The parameters that a question declares in its header."""
    return _DECLARED.findall(statement(name))


def run(name: str, cache: Path = CACHE, /, **params: object) -> "pl.DataFrame":
    """The answer to `queries/NAME.sql` with its $parameters, on the cache's present state.

    Raises UsageError without such a query or a usable cache, QueryError where DuckDB refuses, for example a
    parameter that is missing or not known.
    """
    sql = statement(name)
    unknown = sorted(params.keys() - set(parameters(name)))
    if unknown:
        known = ", ".join(parameters(name)) or "none"
        raise QueryError(f"queries/{name}.sql has no parameter {', '.join(unknown)}; it has: {known}")
    try:
        return _library(cache).answer(name, sql, params)
    except duckdb.Error as error:
        raise QueryError(f"queries/{name}.sql: {error}") from error


def connect(cache: Path = CACHE) -> duckdb.DuckDBPyConnection:
    """The process's connection to a cache; take a cursor from it in each thread. A new one once the cache changed."""
    return _library(cache).connection


def _library(cache: Path) -> _Library:
    cache = cache.resolve()
    with _opening:
        identity = state_identity(cache)
        known = _open.get(cache)
        if known is None or identity is None or known.identity != identity:
            # the earlier connection is left to those who still ask it
            known = _open[cache] = _Library(identity, _connection(cache, read_state(cache)))
        return known


def _connection(cache: Path, state: State) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config=_OPTIONS)
    masks = state.masks()
    connection.execute("create table live_rows (segment varchar, report_id varchar)")
    live = [(segment, report) for segment, reports in masks.items() if reports for report in sorted(reports)]
    if live:
        connection.from_arrow(_live_rows(live)).insert_into("live_rows")
    for table in STORED:
        _create_view(connection, table, cache, masks)
    for name, sql in _parts("shared").items():
        _execute(connection, f"shared/{name}.sql", sql, {})
    return connection


def _execute(connection: duckdb.DuckDBPyConnection, file: str, sql: str, params: Mapping[str, object]) -> None:
    try:
        connection.execute(sql, dict(params))
    except duckdb.Error as error:
        raise QueryError(f"queries/{file}: {error}") from error


@lru_cache
def _parts(folder: str) -> dict[str, str]:
    """The SQL of each file in `queries/FOLDER/`, after those it uses. A file is named for the thing it makes."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted((QUERIES / folder).glob("*.sql"))}
    uses = {name: files.keys() & set(_WORD.findall(_COMMENT.sub("", sql))) - {name} for name, sql in files.items()}
    return {name: files[name] for name in TopologicalSorter(uses).static_order()}


def _live_rows(live: list[tuple[str, str]]) -> "pa.Table":
    import pyarrow as pa

    segments, reports = zip(*live, strict=True)
    return pa.table({"segment": segments, "report_id": reports})


def _create_view(
    connection: duckdb.DuckDBPyConnection, table: str, cache: Path, masks: Mapping[str, frozenset[str] | None]
) -> None:
    """The live rows of a table: segments that are live as a whole, and the others' live reports."""
    whole = [str(cache / segment_file(segment, table)) for segment, live in masks.items() if live is None]
    view = connection.read_parquet(whole) if whole else connection.from_arrow(arrow_schema(table).empty_table())
    for segment, live in masks.items():
        if live:
            rows = connection.read_parquet(str(cache / segment_file(segment, table)))
            in_use = f"report_id in (select report_id from live_rows where segment = '{segment}')"
            view = view.union(rows.filter(in_use))
    view.create_view(table)
