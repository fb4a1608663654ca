"""The command `jixiao brief`: deck, workbook and brief for a nightly job."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .defaults import BASES, EXECUTION_LINE, LOW_LINE
from .errors import UsageError
from .options import cache_option
from .schema import FUND_SOURCES

if TYPE_CHECKING:
    import polars as pl

_FORMATS = ("pptx", "xlsx", "docx")
_LINE = click.FloatRange(0, 100)


@click.command()
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="Folder for the files.")
@click.option("--format", "formats", multiple=True, type=click.Choice(_FORMATS), help="May be repeated [default: all].")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@cache_option
@click.option("--year", "years", multiple=True, type=int, metavar="YEAR", help="Only reports of this year; repeatable.")
@click.option("--region", "regions", multiple=True, metavar="NAME", help="Only this region and what lies in it.")
@click.option("--unit", "units", multiple=True, metavar="NAME", help="Only reports of this unit; repeatable.")
@click.option("--keyword", metavar="TEXT", help="Only projects whose name holds it.")
@click.option("--source", "sources", multiple=True, type=click.Choice(FUND_SOURCES), help="Only projects so funded.")
@click.option("--basis", type=click.Choice(BASES), default=BASES[0], show_default=True, help="Which budget is summed.")
@click.option("--low", type=_LINE, default=float(LOW_LINE), show_default=True, help="Score below which one is low.")
@click.option("--rate", type=_LINE, default=float(EXECUTION_LINE), show_default=True, help="Execution line in percent.")
@click.option("--scenario", type=click.Path(path_type=Path), help="A what-if kept as a file.")
def brief(
    folder: Path,
    formats: tuple[str, ...],
    language: str,
    cache: Path,
    basis: str,
    low: float,
    rate: float,
    scenario: Path | None,
    **filters: Any,
) -> None:
    """Make deck (PPTX), workbook (XLSX) and brief (DOCX) of the loaded reports, all of one state of the cache.

    Files are there whole or not at all. Prints each file that was written.
    """
    from .briefing.files import write_files
    from .briefing.view import View
    from .scenario import Scenario
    from .scenario_files import read

    what_if = read(scenario) if scenario else Scenario()
    view = View(_selection(cache, filters), basis, low, rate, language, scenario=what_if)
    for path in write_files(folder, cache, view, formats or _FORMATS):
        click.echo(path)


def _selection(cache: Path, filters: dict[str, Any]) -> str:
    """The filters as queries take them. Raises UsageError where one names what no loaded report has."""
    from . import database

    options = database.run("filter_options", cache, selection=None)
    _check("year", filters["years"], map(str, options["fiscal_year"].drop_nulls().unique().sort()))
    _check("unit", filters["units"], options["unit"].drop_nulls().unique().sort())
    regions = options["region"].drop_nulls().unique().sort()
    for region in filters["regions"]:
        if not any(known.startswith(region) for known in regions):
            _check("region", [region], regions)
    return json.dumps({name: value for name, value in filters.items() if value}, ensure_ascii=False)


def _check(option: str, asked: Iterable[object], known: "Iterable[str] | pl.Series") -> None:
    there = list(known)
    for value in asked:
        if str(value) not in there:
            told = ", ".join(there) or "none"
            raise UsageError(f"--{option} {value}: no loaded report has it; there are: {told}")
