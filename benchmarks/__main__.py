"""What loading costs: start, four reports, many copies of them, and a load that finds nothing to do.

All in one run on one core, one process, so that the ratios hold on any machine. `python -m benchmarks --copies 100`
is a quick look.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from . import originals
from .copies import write_copies
from .measure import Cost, keep_to_one_core, least, run_python

_REPEATS = 5
_MB = 2**20


@click.command()
@click.option("--copies", default=1000, show_default=True, help="How many copies are loaded at once.")
def main(copies: int) -> None:
    """Measure and print a table."""
    reports = originals.reports()
    pinned = keep_to_one_core()
    click.echo(
        f"Reports: {len(reports)} of {reports[0].parent.name}/, {sum(path.stat().st_size for path in reports)} bytes"
    )
    click.echo(f"Python {sys.version.split()[0]}, {'one core' if pinned else 'NOT kept to one core'}, one process\n")
    click.echo("| what | seconds (wall) | seconds (processor) | each report, ms | peak memory, MB |")
    click.echo("|---|---:|---:|---:|---:|")
    with TemporaryDirectory() as folder:
        for line in _lines(reports, copies, Path(folder)):
            click.echo(line)


def _lines(reports: list[Path], copies: int, folder: Path) -> Iterator[str]:
    start = least(run_python("-c", "pass") for _ in range(_REPEATS))
    yield f"| Python start | {start.wall:.3f} | {start.cpu:.3f} | | {start.peak / _MB:.0f} |"
    four = least(_load(reports, folder / f"few{number}") for number in range(_REPEATS))
    yield _line(f"{len(reports)} reports, beyond Python start", four, start, len(reports))
    fewer = max(copies // 10, len(reports))
    paths = write_copies(reports, copies, folder / "copies")
    tenth = _load(paths[:fewer], folder / "tenth")
    yield _line(f"{fewer} copies", tenth, start, fewer)
    many = _load([folder / "copies"], folder / "many")
    yield _line(f"{copies} copies", many, start, copies)
    again = _load([folder / "copies"], folder / "many")
    yield _line(f"{copies} copies again, nothing changed", again, start, copies)
    yield ""
    yield f"{copies} copies cost {_each(many, start, copies) / _each(four, start, len(reports)):.2f} times as much each"
    yield f"as {len(reports)} reports, and {_each(many, tenth, copies - fewer) / _each(tenth, start, fewer):.2f} times"
    yield f"as much each past the first {fewer} as those; peak memory is {many.peak / tenth.peak:.2f} times as much."


def _load(paths: list[Path], cache: Path) -> Cost:
    return run_python("-m", "jixiao", "load", *paths, "--cache", cache, "--jobs", "1")


def _line(what: str, cost: Cost, start: Cost, reports: int) -> str:
    each = 1000 * _each(cost, start, reports)
    return (
        f"| {what} | {cost.wall - start.wall:.3f} | {cost.cpu - start.cpu:.3f} | {each:.1f} | {cost.peak / _MB:.0f} |"
    )


def _each(cost: Cost, less: Cost, reports: int) -> float:
    """Processor seconds a report: other programs do not disturb them as they do the clock on the wall."""
    return (cost.cpu - less.cpu) / max(reports, 1)


if __name__ == "__main__":
    main()
