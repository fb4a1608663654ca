"""One cause, one finding: which failures share a wrong figure, and what value of it would mend them.

A figure is the cause where one other value of it satisfies several failed relations and spoils none that holds.
Failures without such a figure stand alone; where one figure only could mend a failure, it is still named.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from .arithmetic import FAILS
from .evaluate import Evaluated
from .mending import Mending
from .tables import Tables


@dataclass(frozen=True, slots=True)
class Mend:
    """A cell, and the value that would mend the failures."""

    cell: int
    value: Decimal


@dataclass(slots=True)
class Cause:
    """Failures that one figure explains, the most telling first."""

    relations: list[int]
    mend: Mend | None = None


def causes(tables: Tables, all_: Evaluated) -> list[Cause]:
    """The failures of all reports, grouped; in order of report and rule."""
    failed = np.flatnonzero(all_.outcome == FAILS)
    mending = Mending(tables, all_)
    found: list[Cause] = []
    sharing: dict[int, list[int]] = defaultdict(list)
    for relation, report in zip(failed.tolist(), all_.report[failed].tolist(), strict=True):
        if mending.shared.isdisjoint(mending.cells.get(relation, ())):
            found.append(_alone(mending, relation))
        else:
            sharing[report].append(relation)
    for relations in sharing.values():
        found.extend(_grouped(mending, all_.rule, relations))
    first = np.array([cause.relations[0] for cause in found], np.int64)
    return [found[at] for at in np.lexsort((first, all_.report[first])).tolist()]


def _alone(mending: Mending, relation: int) -> Cause:
    return Cause([relation], _only_mend(mending, relation))


def _of_one_figure(mending: Mending, rules: np.ndarray, failed: Sequence[int]) -> Iterator[list[int]]:
    """Failures of one rule that share a figure, as where one quantity is printed with many values."""
    group_of: dict[tuple[int, int], list[int]] = {}
    groups: dict[int, list[int]] = {}
    for relation in failed:
        rule, group = int(rules[relation]), [relation]
        for cell in mending.cells[relation]:
            other = group_of.get((rule, cell))
            if other is not None and other is not group:
                groups.pop(id(other))
                for member in other:
                    group_of |= dict.fromkeys(((rule, cell) for cell in mending.cells[member]), group)
                group.extend(other)
            group_of[rule, cell] = group
        groups[id(group)] = group
    yield from (sorted(group) for group in groups.values())


def _grouped(mending: Mending, rules: np.ndarray, failed: Sequence[int]) -> Iterator[Cause]:
    """The causes of one report's failures that share figures with each other."""
    left = set(failed)
    several = sorted({cell for relation in failed for cell in mending.cells[relation]} & mending.shared)
    mends = {cell: mended for cell in several if (mended := mending.mended(cell))}
    while True:
        reach = {cell: mended & left for cell, (mended, _) in mends.items()}
        cell = max(reach, key=lambda cell: (len(reach[cell]), -cell), default=None)
        if cell is None or len(reach[cell]) < 2:
            break
        yield Cause(sorted(reach[cell]), Mend(cell, mends[cell][1]))
        left -= reach[cell]
    for relations in _of_one_figure(mending, rules, sorted(left)):
        if len(relations) > 1:
            yield Cause(relations)
            left -= set(relations)
    for relation in sorted(left):
        yield _alone(mending, relation)


def _only_mend(mending: Mending, relation: int) -> Mend | None:
    """The one figure that could mend a failure; None where several could, or none."""
    cells = mending.cells.get(relation, ())
    if not cells or relation in mending.undecided:
        return None
    found = [(cell, mended) for cell in cells if (mended := mending.mended(cell)) and relation in mended[0]]
    return Mend(found[0][0], found[0][1][1]) if len(found) == 1 else None
