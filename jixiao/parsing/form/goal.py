"""The goal of a form and what was completed of it."""

from dataclasses import dataclass, field

from ...reading.passage import Passage
from .parts import Form, Row, role, roles


@dataclass(slots=True)
class Goal:
    """The two texts; where OCR cut a text across columns there are pieces instead, and their order is lost."""

    goal: Passage | None = None
    completion: Passage | None = None
    pieces: list[tuple[str, Passage]] = field(default_factory=list)


def read_goal(form: Form) -> Goal:
    """Goal and completion by the columns that their heads stand in."""
    columns = _columns(form)
    cells: dict[str, list[tuple[int, Passage]]] = {"goal": [], "completion": []}
    for row in form.goal:
        for column, cell in row.cells.items():
            if role("SECTIONS", cell.text) is None:
                cells[_nearest(column, columns)].append((column, cell.passage))
    read = Goal()
    for topic, found in cells.items():
        if len({column for column, _ in found}) == 1:
            setattr(read, topic, Passage.join(passage for _, passage in found))
        else:
            read.pieces += [(topic, passage) for _, passage in found]
    return read


def _columns(form: Form) -> tuple[float, float]:
    heads = roles("SECTIONS", form.goal_header) if form.goal_header else {}
    halves = _head_halves(form.head)
    expected = heads.get("expected", halves[0])
    completion = heads.get("completion", halves[1])
    return (expected, completion) if expected < completion else (expected, expected + 4)


def _head_halves(rows: list[Row]) -> tuple[int, int]:
    """Where the left and the right half of the form begin, by 主管部门 and 实施单位."""
    for row in rows:
        found = roles("HEAD", row)
        if {"authority", "implementer"} <= found.keys():
            return found["authority"] + 1, found["implementer"]
    return 1, 2


def _nearest(column: int, columns: tuple[float, float]) -> str:
    return "goal" if abs(column - columns[0]) < abs(column - columns[1]) else "completion"
