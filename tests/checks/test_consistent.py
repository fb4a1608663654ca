"""A report in which everything adds up gives no finding; a figure changed beyond rounding gives one that names it."""

from dataclasses import fields
from typing import Any

import polars as pl
from hypothesis import given, settings

from jixiao import checks
from jixiao.checks import example
from jixiao.checks.tables import ROW_IDS
from jixiao.schema import TABLES
from tests.checks.consistent import World, changed, coarser, worlds
from tests.checks.renaming import own_id, renamed

TABLE_OF = {row: table for table, row in TABLES.items()}


@settings(max_examples=12)
@given(worlds())
def test_a_report_that_adds_up_gives_no_finding(world: World) -> None:
    checked = checks.check_rows(example.rows(world.rows))
    assert checked.findings["rule"].to_list() == []
    coverage = checked.coverage.select(pl.sum("holds", "rounding", "fails", "missing", "damaged")).row(0, named=True)
    assert coverage["fails"] == coverage["damaged"] == 0
    assert coverage["holds"] > 60


@settings(max_examples=4)
@given(worlds())
def test_every_figure_changed_beyond_rounding_is_named(world: World) -> None:
    variants = [changed(world, which) for which in range(len(world.tied))]
    checked = checks.check(checks.frames(renamed(rows, number) for number, (rows, _, _) in enumerate(variants)))
    named = set(checked.evidence.select("report_id", "table", "row_id", "column").iter_rows())
    silent = [
        f"{TABLE_OF[type(row)]}.{column} of {[getattr(row, one.name) for one in fields(row)][2:6]}"
        for number, (_, row, column) in enumerate(variants)
        if (*_cell(row, number), column) not in named
    ]
    assert silent == []


@settings(max_examples=6)
@given(worlds())
def test_a_figure_changed_within_rounding_gives_no_finding(world: World) -> None:
    variants = coarser(world)
    checked = checks.check(checks.frames(renamed(rows, number) for number, rows in enumerate(variants)))
    assert len(variants) > 10
    assert checked.findings.select("rule", "printed", "expected").rows() == []


def _cell(row: Any, number: int) -> tuple[str, str, str]:
    table = TABLE_OF[type(row)]
    return own_id("", number), table, own_id(getattr(row, ROW_IDS[table]), number)
