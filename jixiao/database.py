"""Questions to the loaded reports: `queries/NAME.sql` in, a Polars frame out. The only module that executes SQL.

Every table of the store is a view over its Parquet files that shows the live rows only. Pages and commands ask
`run("NAME", key=value)`. What several questions share is a table, view or macro in `queries/shared/`, made once a
connection, in `queries/selection/`, made once for each selection of the shared filters that somebody looks at, or in
`queries/scenario/`, made once for each scenario on a selection.
"""

import json
import warnings
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING

import duckdb

from .errors import JixiaoError
from .places import CACHE
from .questions import SCENARIO, SELECTION, made, names, parameters, parts, statement, words
from .schema import STORED, arrow_schema
from .store import State, read_state, segment_file, state_identity

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

_OPTIONS: dict[str, str | bool | int | float | list[str]] = {
    # without this, DuckDB takes the caller's Python variables for tables
    "python_enable_replacements": False,
    # nothing is fetched from anywhere: what a query needs is in the package
    "autoinstall_known_extensions": False,
    # the Parquet files never change once written, so what their footers say holds
    "parquet_metadata_cache": True,
}

# answers are small: binding a question only once is worth more than the copy that DuckDB warns of
warnings.filterwarnings("ignore", "Arrow output on a DB-API result")

_MOST_MADE = {SELECTION: 16, SCENARIO: 12}
"""How many selections and scenarios stay made: a dragged slider leaves one at each of its stops."""
_MOST_ANSWERS, _MOST_BYTES = 256, 100_000_000
"""How many answers stay at hand, and how much memory they may take."""


class QueryError(JixiaoError):
    """A query that DuckDB refused. The message names the file and the reason."""


@dataclass(slots=True)
class _Made:
    """The schema that holds the tables of one selection or scenario, and which of them are made."""

    schema: str
    tables: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Library:
    """One state of a cache: its connection, the selections and scenarios made of it, and the answers it gave."""

    identity: tuple[int, ...] | None
    connection: duckdb.DuckDBPyConnection
    schemas: dict[str, OrderedDict[tuple[str, ...], _Made]] = field(
        default_factory=lambda: {folder: OrderedDict() for folder in _MOST_MADE}
    )
    answers: "OrderedDict[tuple[str, str], pl.DataFrame]" = field(default_factory=OrderedDict)
    made: int = 0
    lock: RLock = field(default_factory=RLock)

    def answer(self, name: str, params: Mapping[str, object]) -> "pl.DataFrame":
        """The same question of the same state has the same answer; asked again, as on every click, it is at hand."""
        key = (name, json.dumps(params, sort_keys=True, ensure_ascii=False, default=str))
        with self.lock:
            if key in self.answers:
                self.answers.move_to_end(key)
                return self.answers[key]
        try:
            found = self._ask(name, params)
        except duckdb.CatalogException:
            # other readers' selections may have pushed this one out between its making and the question
            found = self._ask(name, params)
        with self.lock:
            self.answers[key] = found
            while len(self.answers) > _MOST_ANSWERS or self._bytes() > _MOST_BYTES:
                self.answers.popitem(last=False)
        return found

    def _bytes(self) -> float:
        return sum(answer.estimated_size() for answer in self.answers.values())

    def _ask(self, name: str, params: Mapping[str, object]) -> "pl.DataFrame":
        import polars as pl

        others = {parameter: value for parameter, value in params.items() if parameter not in _MOST_MADE}
        with self.connection.cursor() as cursor:
            if path := self._path(name, params):
                cursor.execute(f"set search_path = '{path}'")
            # a relation would be bound once to learn its columns and once more to run
            found = pl.from_arrow(cursor.execute(statement(name), others).to_arrow_table(), rechunk=False)
        assert isinstance(found, pl.DataFrame)
        return found

    def _path(self, name: str, params: Mapping[str, object]) -> str | None:
        """Where a question finds its tables, those of its selection and scenario made now where nobody needed them yet;
        None without either."""
        if SELECTION not in params:
            return None
        given = {SELECTION: params[SELECTION], SCENARIO: params.get(SCENARIO)}
        path = "main"
        with self.lock:
            for folder, tables in made(name).items():
                if folder == SELECTION or tables:
                    path = self._schema(folder, path, tables, given)
        return path

    def _schema(self, folder: str, path: str, tables: Sequence[str], given: Mapping[str, object]) -> str:
        """The path with the schema of a selection, or of a scenario on it, before what is on it already."""
        schemas = self.schemas[folder]
        key = tuple(str(given[name] or "") for name in (_KEYS[folder]))
        if key not in schemas:
            self.made += 1
            schemas[key] = _Made(f"{folder}_{self.made}")
            self.connection.execute(f"create schema {folder}_{self.made}")
            while len(schemas) > _MOST_MADE[folder]:
                self.connection.execute(f"drop schema {schemas.popitem(last=False)[1].schema} cascade")
        schemas.move_to_end(key)
        path = f"{schemas[key].schema},{path}"
        self._make(folder, schemas[key], [table for table in tables if table not in schemas[key].tables], path, given)
        return path

    def _make(self, folder: str, into: _Made, tables: Sequence[str], path: str, given: Mapping[str, object]) -> None:
        if not tables:
            return
        with self.connection.cursor() as cursor:
            cursor.execute(f"set search_path = '{path}'")
            for table in tables:
                sql = parts(folder)[table]
                params = {name: given[name] or None for name in _KEYS[folder] if name in words(sql)}
                _execute(cursor, f"{folder}/{table}.sql", sql, params)
                into.tables.add(table)


_KEYS = {SELECTION: (SELECTION,), SCENARIO: (SELECTION, SCENARIO)}
"""Which parameters choose among the schemas of a folder."""

__all__ = ["SCENARIO", "SELECTION", "QueryError", "connect", "names", "parameters", "run", "statement"]

_open: dict[Path, _Library] = {}
_opening = Lock()


def run(name: str, cache: Path = CACHE, /, **params: object) -> "pl.DataFrame":
    """The answer to `queries/NAME.sql` with its $parameters, on the cache's present state.

    Raises UsageError without such a query or a usable cache, QueryError where DuckDB refuses, for example a
    parameter that is missing or not known.
    """
    unknown = sorted(params.keys() - set(parameters(name)))
    if unknown:
        known = ", ".join(parameters(name)) or "none"
        raise QueryError(f"queries/{name}.sql has no parameter {', '.join(unknown)}; it has: {known}")
    try:
        return _library(cache).answer(name, params)
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
    for name, sql in parts("shared").items():
        _execute(connection, f"shared/{name}.sql", sql, _profiles() if "$profiles" in sql else {})
    return connection


def _profiles() -> dict[str, object]:
    """The known profiles of scoring, as queries/shared/profiles.sql takes them."""
    from .scoring import PROFILES

    return {"profiles": json.dumps([profile.parameters() for profile in PROFILES.values()])}


def _execute(connection: duckdb.DuckDBPyConnection, file: str, sql: str, params: Mapping[str, object]) -> None:
    try:
        connection.execute(sql, dict(params))
    except duckdb.Error as error:
        raise QueryError(f"queries/{file}: {error}") from error


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
