"""Which rows a merged cell covers where no line shows it: its text stands in the middle of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_MOST_ROWS = 200
_OFF = 0.6


@dataclass(frozen=True, slots=True)
class Block:
    """The rows `first` to `end` (exclusive) that a text covers. `sure`: it stands where the middle of these rows is."""

    first: int
    end: int
    sure: bool


def blocks(middles: Sequence[float], rows: Sequence[tuple[float, float]], em: float, opens: bool) -> list[Block]:
    """The rows under each of some texts, by where their middles stand; together they cover all rows to the last.

    `rows` are the baselines of the first and the last line of each row. With `opens` the first text covers the first
    row; else rows may come before it that belong to a text further up.
    """
    if not middles or len(middles) > len(rows) or len(rows) > _MOST_ROWS:
        return []
    edges = _edges(rows)
    best: dict[int, tuple[float, list[int]]] = (
        {0: (0.0, [0])} if opens else {at: (0.0, [at]) for at in range(len(rows))}
    )
    for number, middle in enumerate(middles):
        left = len(middles) - number - 1
        ends = [len(rows)] if not left else range(1, len(rows) - left + 1)
        best = _longer(best, middle, edges, ends)
    if len(rows) not in best:
        return []
    starts = best[len(rows)][1]
    return [
        Block(first, end, abs((edges[first] + edges[end]) / 2 - middle) <= _OFF * em)
        for (first, end), middle in zip(pairwise(starts), middles, strict=True)
    ]


def _longer(
    best: dict[int, tuple[float, list[int]]], middle: float, edges: list[float], ends: Sequence[int]
) -> dict[int, tuple[float, list[int]]]:
    """The best partings that end at each of `ends`, with one more text."""
    found: dict[int, tuple[float, list[int]]] = {}
    for end in ends:
        edge = edges[end]
        choices = [
            (cost + abs((edges[first] + edge) / 2 - middle), path)
            for first, (cost, path) in best.items()
            if first < end
        ]
        if choices:
            cost, path = min(choices)
            found[end] = cost, [*path, end]
    return found


def _edges(rows: Sequence[tuple[float, float]]) -> list[float]:
    """Where rows meet: half way between the last line of one and the first line of the next."""
    between = [(upper[1] + lower[0]) / 2 for upper, lower in pairwise(rows)]
    half = median([(lower[0] - upper[1]) / 2 for upper, lower in pairwise(rows)] or [0.0])
    return [rows[0][0] - half, *between, rows[-1][1] + half]
