"""The command `jixiao`. Each command imports what it needs when it runs, so that none waits for another's libraries."""

import gc
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__
from .brief_command import brief
from .errors import JixiaoError, UsageError
from .options import cache_option
from .places import REPORTS

if TYPE_CHECKING:
    from .loading import FileResult, LoadResult, OnProgress

# Shorter than a report's id of 16 digits, so that an id is never taken for a number.
_NUMBER = re.compile(r"-?(?=.{1,15}$)(0|[1-9]\d*)(\.\d+)?")
_WORDS = {"true": True, "false": False, "null": None}


class _Commands(click.Group):
    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except JixiaoError as error:
            click.echo(f"error: {error}", err=True)
            context.exit(1)


@click.group(cls=_Commands)
@click.version_option(__version__)
def main() -> None:
    """Jixiao (绩效): budget-performance reports as exact facts that cite their source."""
    # reading makes many small objects and hardly a cycle: looking for cycles more seldom saves a tenth of its time
    gc.set_threshold(50_000, 20, 50)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@cache_option
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read [default: as many as pay].")
@click.option("--unread", is_flag=True, help="List each number that no fact cites.")
@click.pass_context
def load(context: click.Context, paths: tuple[Path, ...], cache: Path, jobs: int | None, unread: bool) -> None:
    """Make the cache hold the reports under the PATHs, files or folders [default: data/reports].

    Unchanged reports are not read again; reports that are not under the PATHs go.
    """
    from . import loading

    _tell_profiles("zh", "en")
    with _progress() as on_progress:
        result = loading.load(
            paths or [REPORTS],
            cache,
            on_progress,
            jobs,
            on_wait=lambda: click.echo(f"waiting: another load of {cache} has to finish first", err=True),
        )
    for file in result.files:
        _tell_file(file)
    for name, cause in result.unchecked.items():
        click.echo(f"error: {name}: its facts are kept, but checking it failed: {cause}", err=True)
    if unread:
        _tell_unread(result, cache)
    _tell_sums(result, cache)
    context.exit(1 if result.failures else 0)


@contextmanager
def _progress() -> Iterator["OnProgress"]:
    """A progress bar that names the report being read, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda done, total, file_name: None
        return
    with click.progressbar(length=1, file=sys.stderr, item_show_func=lambda name: name or "") as bar:

        def show(done: int, total: int, file_name: str) -> None:
            bar.length, bar.current_item = total, file_name
            bar.update(done - bar.pos)
            bar.render_progress()

        yield show


def _tell_profiles(*languages: str) -> None:
    """What is wrong in the user's own scoring profiles, a line each. It costs those profiles and nothing else."""
    from .loading import printable
    from .profiles_file import own

    for trouble in own().troubles:
        from . import words

        reasons = [words.text(f"profile.trouble.{trouble.reason}", name, **trouble.values) for name in languages]
        click.echo(f"error: {printable(trouble.place)}: {' / '.join(reasons)}", err=True)


def _tell_file(file: "FileResult") -> None:
    from .loading import printable

    path, report = printable(file.path), file.report
    if file.status == "failed":
        kept = "; the version read before is kept" if report else ""
        click.echo(f"error: {path}: {file.cause}{kept}", err=True)
    elif file.same_as:
        click.echo(f"{path}: the same bytes as {printable(file.same_as)}, one report")
    elif report:
        unread = report.figures - report.cited
        counts = f"{report.facts} facts, {report.cited} of {report.figures} figures cited, {unread} unread"
        pages = f"; pages not read (scans or damaged): {report.unread_pages}" if report.unread_pages else ""
        click.echo(f"{path}: {file.status}, {counts}, {report.findings} findings{pages}")


def _tell_unread(result: "LoadResult", cache: Path) -> None:
    from . import database
    from .loading import printable

    paths = {file.report.report_id: file.path for file in reversed(result.files) if file.report}
    for number in database.run("unread_numbers", cache).iter_rows(named=True):
        path = printable(paths.get(number["report_id"], number["file_name"]))
        click.echo(f"{path}:{number['line']}: {number['number']} unread in: {number['surroundings']}")


def _tell_sums(result: "LoadResult", cache: Path) -> None:
    if result.skipped:
        kinds = ", ".join(f"{ending} {count}" for ending, count in sorted(result.skipped.items()))
        click.echo(f"skipped: {result.skipped.total()} files of other kinds ({kinds})")
    if result.untouched:
        click.echo("nothing could be read; the cache was left as it was", err=True)
        return
    reports = {file.report.report_id for file in result.files if file.report}
    read = sum(file.status in ("new", "changed", "reread") for file in result.files)
    click.echo(f"{cache}: reports {len(reports)}, read now {read}, gone {len(result.gone)}")


@main.command()
@click.argument("name")
@cache_option
@click.option("-p", "given", multiple=True, metavar="KEY=VALUE", help="A parameter; those not given are NULL.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def query(name: str, cache: Path, given: tuple[str, ...], form: str) -> None:
    """Answer the question in queries/NAME.sql. An unknown NAME lists what there is."""
    from . import database, printing

    params: dict[str, object] = dict.fromkeys(database.parameters(name))
    frame = database.run(name, cache, **params | dict(map(_parameter, given)))
    click.echo(printing.FORMATS[form](frame), nl=False)


def _parameter(given: str) -> tuple[str, object]:
    """`year=2024` is a number, `names=["a"]` a list, `parts=true` a truth value, `x=null` NULL, all else text."""
    key, equals, text = given.partition("=")
    if not (equals and key):
        raise UsageError(f"-p {given}: a parameter is given as KEY=VALUE")
    if text in _WORDS:
        return key, _WORDS[text]
    if _NUMBER.fullmatch(text):
        return key, _number(text)
    return key, _list(text) if text.startswith("[") else text


def _number(text: str) -> object:
    from decimal import Decimal

    return Decimal(text) if "." in text else int(text)


def _list(text: str) -> object:
    import json

    try:
        return json.loads(text)
    except ValueError:
        return text


@main.command()
@cache_option
@click.option("--severity", type=click.Choice(["error", "warning", "note"]), help="Only findings of this severity.")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Of the sentences.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def check(cache: Path, severity: str | None, language: str, form: str) -> None:
    """Print what does not add up in the loaded reports, each with the lines that it is printed in.

    After it, to the error output, how many relations there were to assess and how they came out.
    """
    from . import database, findings_export, printing

    _tell_profiles(language)
    rows = findings_export.export_rows(cache, severity, language)
    told = rows if form == "json" else findings_export.flat(rows, language, brief=form == "table")
    click.echo(printing.FORMATS[form](told), nl=False)
    checked = database.run("checks_summary", cache, selection=None, verdicts=None).row(0, named=True)
    click.echo("{reports} reports: of {applied} relations {assessed} could be assessed".format(**checked), err=True)
    click.echo(
        "{holds} hold, {rounding} within rounding, {fails} fail; {findings} findings".format(**checked), err=True
    )


@main.command()
@click.argument("table")
@cache_option
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="Folder for TABLE.parquet.")
def export(table: str, cache: Path, folder: Path) -> None:
    """Write TABLE, or all tables, as Parquet files for other tools."""
    from .schema import TABLES
    from .store import Store

    for path in Store(cache).export(list(TABLES) if table == "all" else [table], folder):
        click.echo(path)


main.add_command(brief)
