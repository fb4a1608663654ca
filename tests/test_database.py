"""Queries: every file declares its parameters and answers, and the connection follows the cache."""

import gc
import re
from pathlib import Path

import duckdb
import pytest

from jixiao import database
from jixiao.errors import UsageError
from jixiao.loading import load
from jixiao.places import QUERIES
from jixiao.schema import STORED, column_names
from tests.tiny_reports import form_report, tiny_load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    return tmp_path / "reports"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "it's a [cache] *"


def names(cache: Path) -> list[str]:
    with database.connect(cache).cursor() as cursor:
        return [name for (name,) in cursor.sql("select name from projects order by name").fetchall()]


@pytest.mark.parametrize("name", database.names())
def test_query_declares_its_parameters(name: str) -> None:
    [statement] = duckdb.extract_statements(database.statement(name))
    assert set(database.parameters(name)) - {database.SELECTION, database.SCENARIO} == set(statement.named_parameters)


@pytest.mark.parametrize("name", database.names())
def test_query_declares_the_selection_where_it_uses_one(name: str) -> None:
    made = {path.stem for folder in ("selection", "scenario") for path in (QUERIES / folder).glob("*.sql")}
    sql = re.sub(r"--.*", "", database.statement(name))
    assert (database.SELECTION in database.parameters(name)) == bool(made & set(re.findall(r"\w+", sql)))


@pytest.mark.parametrize("name", database.names())
def test_query_declares_the_scenario_where_it_uses_one(name: str) -> None:
    made = {path.stem for path in (QUERIES / "scenario").glob("*.sql")}
    sql = re.sub(r"--.*", "", database.statement(name))
    assert (database.SCENARIO in database.parameters(name)) == bool(made & set(re.findall(r"\w+", sql)))


@pytest.mark.parametrize("name", database.names())
def test_query_answers_without_any_parameter_set(name: str, folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text(form_report())
    load([folder], cache)
    answer = database.run(name, cache, **dict.fromkeys(database.parameters(name)))
    assert answer.width


@pytest.mark.parametrize("path", sorted(QUERIES.rglob("*.sql")), ids=lambda path: path.stem)
def test_query_file_says_what_and_at_which_grain(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").split("\n\n")[0].splitlines() if line.startswith("-- ")]
    is_macro = re.search(r"create macro \w+\([^)]*\) as(?! table)", path.read_text(encoding="utf-8"))
    assert is_macro or any("one row" in line.lower() for line in head), f"{path.name} does not say what one row is"


def test_views_have_the_tables_columns(folder: Path, cache: Path) -> None:
    (folder / "a.txt").write_text("a 1\n")
    tiny_load([folder], cache)
    with database.connect(cache).cursor() as cursor:
        for table in STORED:
            assert cursor.sql(f"from {table}").columns == column_names(table)


def test_unknown_query_lists_what_there_is(cache: Path) -> None:
    with pytest.raises(UsageError, match=r"no query nonsense; there are: .*unread_numbers"):
        database.run("nonsense", cache)


def test_parameter_that_is_not_known_is_refused(folder: Path, cache: Path) -> None:
    tiny_load([folder], cache)
    with pytest.raises(database.QueryError, match=r"queries/unread_numbers.sql has no parameter year; it has: none"):
        database.run("unread_numbers", cache, year=2024)


def test_empty_cache_answers_with_no_rows(folder: Path, cache: Path) -> None:
    tiny_load([folder], cache)
    gc.collect()
    assert names(cache) == []


def test_connection_shows_live_rows_only_and_follows_the_cache(folder: Path, cache: Path) -> None:
    for name in "abcd":
        (folder / f"{name}.txt").write_text(f"{name} 1\n")
    tiny_load([folder], cache)
    first = database.connect(cache)
    assert (names(cache), database.connect(cache)) == (["a", "b", "c", "d"], first)
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("b2 1\n")
    tiny_load([folder], cache)
    assert names(cache) == ["b2", "c", "d"]
    assert database.connect(cache) is not first
    with first.cursor() as cursor:
        assert cursor.sql("select count(*) from projects").fetchall() == [(4,)]


def test_python_variables_are_no_tables(folder: Path, cache: Path) -> None:
    tiny_load([folder], cache)
    secret = database.connect(cache).sql("select 1 as x").pl()
    with database.connect(cache).cursor() as cursor, pytest.raises(duckdb.CatalogException, match="secret"):
        cursor.sql("from secret")
    assert secret.height == 1
