"""What the dashboard costs its server: every page of the sample and of many projects, beside an empty page.

A page is measured opened again, as a reader goes round with the answers at hand, and changed, each time to filters that
nobody has chosen yet: other lines, years, units, ranges and words. `python -m benchmarks.pages --projects 1000` is a
quick look.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import click

from jixiao import database, loading
from jixiao.places import REPORTS, ROOT
from tests.many_projects import write_many

from .changes import changes
from .reader import Reader, Run

_ROUNDS = 8
_MB, _KB = 2**20, 2**10
_VISITS = {
    "nothing": "nothing: the imports alone",
    "home": "the first page of many",
    "changes": "every page of many, with every change",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """The runs of one page, or of one of its tabs."""

    name: str
    first: Run
    again: Sequence[Run]
    changed: Sequence[Run] = ()


@click.command()
@click.option("--projects", default=10_000, show_default=True, help="How many projects the large cache holds.")
@click.option("--page", "names", multiple=True, help="Only these pages, by the name of their file.")
def main(projects: int, names: Sequence[str]) -> None:
    """Measure and print tables."""
    pages = [page for page in sorted((ROOT / "pages").glob("*.py")) if not names or page.stem in names]
    click.echo(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
    with TemporaryDirectory() as folder:
        loading.load([REPORTS], Path(folder, "sample"))
        write_many(Path(folder, "many"), projects)
        for cache in (Path(folder, "sample"), Path(folder, "many")):
            for line in _world(cache, pages):
                click.echo(line)
        for line in _processes(Path(folder, "many")):
            click.echo(line)


def _world(cache: Path, pages: Sequence[Path]) -> Iterator[str]:
    [told] = database.run("selection_size", cache, selection=None).iter_rows(named=True)
    yield f"{cache.name}: {told['reports']} reports, {told['projects']} projects"
    yield "| server time, ms | first | again, median | again, 95 % | changed, median | changed, 95 % | sent, KB |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    yield _line(_empty(cache.parent))
    every: list[Run] = []
    for page in pages:
        for visit in _visits(cache, page):
            every += visit.changed
            yield _line(visit)
    yield f"\nAny change of filters: median {median(_ms(every)):.0f} ms, 95 % {_most(every):.0f} ms\n"


def _empty(folder: Path) -> Visit:
    script = folder / "empty.py"
    script.write_text('import streamlit as st\n\nst.title("空")\n', encoding="utf-8")
    reader = Reader(script=script)
    return Visit("an empty page", reader.open(), [reader.open() for _ in range(4 * _ROUNDS)])


def _visits(cache: Path, page: Path) -> Iterator[Visit]:
    """A page, tab by tab. Each has a cache of its own, so that what another asked before is no help."""
    number, views = 0, [""]
    while number < len(views):
        own = cache.parent / f"{cache.name}-{page.stem}-{number}"
        shutil.copytree(cache, own)
        reader = Reader(own)
        home = reader.open()
        first = home if page.stem == "overview" else reader.open(page)
        views = reader.views() or views
        if views[number]:
            first = reader.open(view=views[number])
        again = [reader.open() for _ in range(_ROUNDS)]
        changed = [reader.change(filters) for filters in changes(own)]
        yield Visit(" ".join([page.stem, views[number]]).strip(), first, again, changed)
        number += 1


def _processes(cache: Path) -> Iterator[str]:
    """What a server process of its own needs."""
    yield "| a process that opens | seconds | peak memory, MB |"
    yield "|---|---:|---:|"
    for what, told in _VISITS.items():
        seconds, peak = map(float, _output("benchmarks.visit", what, cache).split())
        yield f"| {told} | {seconds:.1f} | {peak / _MB:.0f} |"


def _output(module: str, *arguments: str | Path) -> str:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout


def _line(visit: Visit) -> str:
    cells = [f"{1000 * visit.first.seconds:.0f}"]
    for runs in (visit.again, visit.changed):
        cells += [f"{median(_ms(runs)):.1f}", f"{_most(runs):.1f}"] if runs else ["", ""]
    sent = max(run.sent for run in [visit.first, *visit.again, *visit.changed]) / _KB
    return f"| {visit.name} | {' | '.join(cells)} | {sent:.0f} |"


def _ms(runs: Sequence[Run]) -> list[float]:
    return [1000 * run.seconds for run in runs]


def _most(runs: Sequence[Run]) -> float:
    """The 95th percentile, in milliseconds."""
    return quantiles(_ms(runs), n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
