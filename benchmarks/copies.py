"""Copies of reports with other figures, so that no two files have the same bytes and each has to be read."""

import random
import re
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

_FIGURE = re.compile(r"\d+\.\d+")


def write_copies(reports: Sequence[Path], count: int, folder: Path) -> list[Path]:
    """Write `count` copies in turn of the reports, in folders of a thousand; returns their paths."""
    written = []
    for number, report in enumerate(islice(cycle(reports), count)):
        path = folder / f"{number // 1000:03}" / f"{number:06}{report.suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_with_other_figures(report.read_text(encoding="utf-8"), number), encoding="utf-8")
        written.append(path)
    return written


def _with_other_figures(text: str, seed: int) -> str:
    """Every figure with decimals gets other digits and keeps its length; counts, years and numbering stay."""
    chance = random.Random(seed)

    def other(match: re.Match[str]) -> str:
        whole, _, decimals = match.group().partition(".")
        digits = "".join(chance.choice("123456789") for _ in whole + decimals)
        return f"{digits[: len(whole)]}.{digits[len(whole) :]}"

    return _FIGURE.sub(other, text)
