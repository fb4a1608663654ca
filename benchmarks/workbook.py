"""What the workbook costs: of the sample and of many projects, each in a process of its own, beside asking alone.

`python -m benchmarks.workbook --projects 1000` is a quick look. The ratios are of one run, so that they hold on any
machine.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from .measure import Cost, least, run_python

_REPEATS = 3
_MB = 2**20
# a child's peak is at least its parent's, so this process makes nothing itself
_MAKE = """
import sys
from pathlib import Path
from jixiao import loading
from jixiao.places import REPORTS
from tests.many_projects import write_many
loading.load([REPORTS], Path(sys.argv[1], "sample"))
write_many(Path(sys.argv[1], "many"), int(sys.argv[2]))
"""
_ASK = """
import sys
from pathlib import Path
from jixiao.briefing import workbook
from jixiao.briefing.view import View
workbook._of_one_state(Path(sys.argv[1]), View())
"""
_WRITE = """
import sys
from pathlib import Path
from jixiao.briefing.workbook import write_workbook
write_workbook(Path(sys.argv[2]), Path(sys.argv[1]), {}, 'zh', 'whole', 80, 80)
"""


@click.command()
@click.option("--projects", default=10_000, show_default=True, help="How many projects the large cache holds.")
def main(projects: int) -> None:
    """Measure and print a table."""
    click.echo(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
    click.echo("| what | seconds (wall) | seconds (processor) | peak memory, MB | file, MB |")
    click.echo("|---|---:|---:|---:|---:|")
    with TemporaryDirectory() as folder:
        run_python("-c", _MAKE, folder, str(projects))
        for line in _lines(Path(folder, "sample"), Path(folder, "many"), projects):
            click.echo(line)


def _lines(sample: Path, many: Path, projects: int) -> Iterator[str]:
    start = least(run_python("-c", "import jixiao.briefing.workbook") for _ in range(_REPEATS))
    yield _line("imports alone", start)
    costs = {}
    for cache, told in ((sample, "the sample"), (many, f"{projects:,} projects")):
        out = cache.parent / f"{cache.name}.xlsx"
        asking = least(run_python("-c", _ASK, cache) for _ in range(_REPEATS))
        yield _line(f"{told}, asking the queries", asking)
        costs[cache] = least(run_python("-c", _WRITE, cache, out) for _ in range(_REPEATS))
        yield _line(f"{told}, the workbook", costs[cache], out.stat().st_size)
        yield f"| … writing takes {_ratio(costs[cache], asking):.1f} times as long as asking | | | | |"
    yield f"\nMany projects take {_ratio(costs[many], costs[sample]):.1f} times as long as the sample."


def _ratio(cost: Cost, other: Cost) -> float:
    return cost.cpu / other.cpu


def _line(what: str, cost: Cost, size: int = 0) -> str:
    file = f"{size / _MB:.1f}" if size else ""
    return f"| {what} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.peak / _MB:.0f} | {file} |"


if __name__ == "__main__":
    main()
