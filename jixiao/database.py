"""Questions to the loaded reports: `queries/NAME.sql` in, a Polars frame out. The only module that executes SQL.

Every table of the store is a view over its Parquet files that shows the live rows only. Pages and commands ask
`run("NAME", key=value)`; what several questions share is a table, view or macro in `queries/shared/`.
"""

import re
from collections.abc import Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from threading import Lock
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
}

_open: dict[Path, tuple[tuple[int, ...] | None, duckdb.DuckDBPyConnection]] = {}
_opening = Lock()


class QueryError(JixiaoError):
    """A query that DuckDB refused. The message names the file and the reason."""


def names() -> list[str]:
    """The questions there are."""
    return sorted(path.stem for path in QUERIES.glob("*.sql"))


def statement(name: str) -> str:
    """The SQL of a question. Raises UsageError, listing what there is, if there is no such question."""
    if name not in names():
        raise UsageError(f"no query {name}; there are: {', '.join(names()) or 'none'}")
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


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
        with connect(cache).cursor() as cursor:
            answer: pl.DataFrame = cursor.sql(sql, params=params).pl()
            return answer
    except duckdb.Error as error:
        raise QueryError(f"queries/{name}.sql: {error}") from error


def connect(cache: Path = CACHE) -> duckdb.DuckDBPyConnection:
    """The process's connection to a cache; take a cursor from it in each thread. A new one once the cache changed."""
    cache = cache.resolve()
    with _opening:
        identity = state_identity(cache)
        known = _open.get(cache)
        if known is None or identity is None or known[0] != identity:
            # the earlier connection is left to those who still ask it
            known = _open[cache] = (identity, _connection(cache, read_state(cache)))
        return known[1]


def _connection(cache: Path, state: State) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config=_OPTIONS)
    masks = state.masks()
    connection.execute("create table live_rows (segment varchar, report_id varchar)")
    live = [(segment, report) for segment, reports in masks.items() if reports for report in sorted(reports)]
    if live:
        connection.from_arrow(_live_rows(live)).insert_into("live_rows")
    for table in STORED:
        _create_view(connection, table, cache, masks)
    for name, sql in _shared().items():
        try:
            connection.execute(sql)
        except duckdb.Error as error:
            raise QueryError(f"queries/shared/{name}.sql: {error}") from error
    return connection


def _shared() -> dict[str, str]:
    """The SQL of each file in `queries/shared/`, after those it uses. A file is named for the thing it makes."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted((QUERIES / "shared").glob("*.sql"))}
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
