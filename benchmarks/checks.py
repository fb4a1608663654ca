"""What checking costs: the processor time of a thousand reports in one pass over their tables, on one core.

`python -m benchmarks.checks --reports 100` is a quick look. The reports are those that the dashboard opens with, or the
originals, each many times over under another id: first as they are, then with every amount another, so that nearly
every relation fails.
"""

import os
from collections.abc import Iterator
from time import process_time

os.environ["POLARS_MAX_THREADS"] = "1"  # read when Polars is imported

import click
import polars as pl

from jixiao import checks
from jixiao.loading.work import Parsed, parse_bytes, read_report

from .measure import keep_to_one_core
from .originals import reports

_REPEATS = 3
Frames = dict[str, pl.DataFrame]


@click.command()
@click.option("--reports", "count", default=1000, show_default=True, help="How many reports are checked at once.")
def main(count: int) -> None:
    """Measure and print a table."""
    pinned = keep_to_one_core()
    few = _read()
    sound, wrong = _many(few, count), _with_other_amounts(_many(few, count))
    click.echo(f"{count} reports, {sound['indicators'].height:,} indicators, {sound['amounts'].height:,} amounts")
    click.echo(f"{'one core' if pinned else 'NOT kept to one core'}, {len(checks.RULES)} rules\n")
    click.echo("| what | CPU seconds | each report, ms | relations | findings |\n|---|---:|---:|---:|---:|")
    for line in _lines(few, sound, wrong):
        click.echo(line)


def _lines(few: Frames, sound: Frames, wrong: Frames) -> Iterator[str]:
    base, told = _timed(few)
    yield _line(f"{few['reports'].height} reports alone", few, base, told)
    many, told = _timed(sound)
    yield _line("all, as printed", sound, many, told)
    worst, told = _timed(wrong)
    yield _line("all, with other amounts", wrong, worst, told)
    each = many / sound["reports"].height
    yield f"\nA report among all costs {each / (base / few['reports'].height):.2f} times as much as among the few."


def _timed(frames: Frames) -> tuple[float, checks.Checked]:
    best = float("inf")
    for _ in range(_REPEATS):
        began = process_time()
        checked = checks.check(frames)
        best = min(best, process_time() - began)
    return best, checked


def _line(what: str, frames: Frames, seconds: float, told: checks.Checked) -> str:
    number = frames["reports"].height
    relations = told.coverage.select(pl.sum_horizontal(pl.col(*checks.OUTCOMES)).sum()).item()
    return f"| {what} | {seconds:.3f} | {1000 * seconds / number:.2f} | {relations:,} | {told.findings.height:,} |"


def _read() -> Frames:
    read = [read_report(parse_bytes, path.name, path.read_bytes()) for path in reports()]
    return checks.frames((one.batches, one.printed) for one in read if isinstance(one, Parsed))


def _many(frames: Frames, count: int) -> Frames:
    """So many reports: the few over and over, under ids of their own."""
    times = -(-count // frames["reports"].height)
    made = {}
    for table, frame in frames.items():
        ids = [name for name, kind in frame.schema.items() if kind == pl.String and name.endswith("_id")]
        copies = pl.concat([_renamed(frame, ids, number) for number in range(times)])
        made[table] = copies
    keep = made["reports"].head(count).select("report_id")
    return {table: frame.join(keep, on="report_id", how="semi", maintain_order="left") for table, frame in made.items()}


def _renamed(frame: pl.DataFrame, ids: list[str], number: int) -> pl.DataFrame:
    return frame.with_columns((pl.lit(f"{number:04}") + pl.col(name).str.slice(4)).alias(name) for name in ids)


def _with_other_amounts(frames: Frames) -> Frames:
    """Every tenth amount of a table another."""
    made = dict(frames)
    for table, column in (("amounts", "value"), ("project_funds", "executed"), ("functions", "executed")):
        other = pl.when(pl.int_range(pl.len()) % 10 == 0).then(pl.col(column) * 2 + 1).otherwise(column)
        made[table] = frames[table].with_columns(other.cast(frames[table].schema[column]).alias(column))
    return made


if __name__ == "__main__":
    main()
