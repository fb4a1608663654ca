"""Column widths of one form: from its heads, and from the cells whose beginning and end are beyond doubt."""

from collections.abc import Iterable, Iterator, Sequence

from .heads import Label
from .paths import LEVELS, MEASURES, POINTS, Row
from .strip import Strip
from .tokens import Token
from .widths import Width, cell_lines

Cells = set[tuple[str, int, int]]
"""Known cells: role and run in the strip."""

_SURE = 3.0
_LONGEST_VALUES = 12


def column_widths(tokens: Sequence[Token], heads: list[Label], strip: Strip, cells: Cells) -> dict[str, Width]:
    """Bounds for each column's width by role, from its head and its known cells."""
    widths = {head.role: Width() for head in heads}
    for head in heads:
        widths[head.role].learn(cell_lines(tokens[head.start : head.end]))
    for role, start, end in sorted(cells):
        widths[role].learn(cell_lines(strip.tokens[start:end]))
    return widths


def certain_cells(strip: Strip, roles: list[str]) -> Cells:
    """Names between a level label and a signed target; reasons between points and a level label; signed values."""
    return {*_certain_names(strip, roles), *_certain_tails(strip, roles), *_certain_values(strip, roles)}


def sure_cells(rows: Iterable[Row], roles: list[str]) -> Cells:
    """The cells of rows that were read without doubt."""
    return {
        (role, *run)
        for row in rows
        if row.margin >= _SURE
        for role, runs in row.cells.items()
        if role in roles and role not in LEVELS
        for run in runs
    }


def all_sure(rows: Iterable[Row]) -> bool:
    """Whether every row was read without doubt."""
    return all(row.margin >= _SURE for row in rows)


def _certain_names(strip: Strip, roles: list[str]) -> Iterator[tuple[str, int, int]]:
    after_name = roles[roles.index("name") + 1 :]
    if after_name[:1] != ["target"]:
        return
    for run in strip.runs:
        if run is not None and run.end < len(strip):
            value = strip.barrier[run.end]
            if value >= len(strip) or not strip.sign[value] or _has_run(strip, run.end, value):
                continue
            values = after_name[1:2] == ["actual"] and sum(strip.sign[value : strip.pair[value]]) >= 2
            if values or strip.ends_with_unit(run.end, value):
                yield "name", run.end, value


def _has_run(strip: Strip, start: int, end: int) -> bool:
    return start >= end or any(strip.runs[at] is not None for at in range(start, end))


def _certain_tails(strip: Strip, roles: list[str]) -> Iterator[tuple[str, int, int]]:
    if tuple(roles[-3:-1]) != POINTS or roles[-1] in MEASURES + POINTS + LEVELS:
        return
    for at in _pairs(strip):
        start = at + 2
        ahead = range(start, min(strip.barrier[min(start, len(strip))], len(strip)))
        end = next((place for place in ahead if strip.runs[place] is not None), None)
        if end is not None and end > start:
            yield roles[-1], start, end


def _certain_values(strip: Strip, roles: list[str]) -> Iterator[tuple[str, int, int]]:
    """Target and actual where both begin with a sign and points follow."""
    if "target" not in roles or roles[roles.index("target") :][:4] != ["target", "actual", *POINTS]:
        return
    before = 0
    for at in _pairs(strip):
        signs = [place for place in range(max(before, at - _LONGEST_VALUES), at) if strip.sign[place]]
        before = at
        if len(signs) == 2:
            yield "target", signs[0], signs[1]
            yield "actual", signs[1], at


def _pairs(strip: Strip) -> Iterator[int]:
    at = strip.pair[0]
    while at < len(strip):
        yield at
        at = strip.pair[at + 1]
