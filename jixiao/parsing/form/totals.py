"""The points and the grade that a form gives to the whole project: in its last row, its head or its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ... import labels
from ...reading.passage import Passage
from .cells import Number, points
from .indicators import indicator_roles
from .parts import TOTAL, Form, Row, role

# 100100 is two totals that ran together
_MOST = 1000
_IN_TITLE = re.compile(r"(?:自评|项目)?总得?分:?(?P<points>[0-9]+(?:\.[0-9]+)?)分")
_IN_HEAD = re.compile(r"(?:自评|项目)(?:总分|总?得分)(?:\(分\))?:?")


@dataclass(frozen=True, slots=True)
class Totals:
    """A form's weight, score and grade, each None where it is not printed."""

    weight: Number | None = None
    score: Number | None = None
    grade: Passage | None = None


def read_totals(form: Form, of_text: bool) -> Totals:
    """The totals of a form, from its last row or from what stands above its tables.

    `of_text`: the grid was found in text, where the last row's figures may have lost their columns.
    """
    weight, score = _in_last_row(form.total, form.indicator_header, of_text)
    if score is None and form.exact:
        score = next(_above(form), None)
    return Totals(weight, score, next(_grades(form), None))


def _in_last_row(total: Row | None, header: Row | None, of_text: bool) -> tuple[Number | None, Number | None]:
    """Weight and score of the 总分 row. A number that stands alone is the score, or beside 合计 the weight.

    In an exact table they stand under the heads of the indicators' weights and scores, in a text's in their order.
    """
    if total is None:
        return None, None
    if of_text and header is not None and (found := _in_order(total, header)):
        return found.get("weight"), found.get("score")
    if total.exact and header is not None and not of_text:
        where = indicator_roles(header)
        below = [total.cells.get(where.get(name, -1)) for name in ("weight", "score")]
        weight, score = (_points(cell.passage) if cell and not cell.doubtful else None for cell in below)
        if weight or score:
            return weight, score
    label = next(iter(total)).text
    cells = list(_own_cells(total))
    if joined := TOTAL.fullmatch(label):
        cells[0] = cells[0][joined.start("points") :]
    read = [number for number in map(_points, cells) if number]
    weightless = total.exact and header is not None and "weight" not in indicator_roles(header)
    if len(read) != 1:
        return (read[0], read[1]) if read and not weightless else (None, None)
    return (read[0], None) if label.startswith("合计") and not weightless else (None, read[0])


def _in_order(total: Row, header: Row) -> dict[str, Number]:
    """The figures of a last row as the heads of points follow each other, if there are as many; empty otherwise."""
    where = {column: name for name, column in indicator_roles(header).items() if name in ("weight", "score")}
    heads = [
        where.get(column, "review")
        for column, head in header.cells.items()
        if column in where or role("CLOSING", head.text) == "review"
    ]
    printed = sorted(_own_cells(total), key=lambda cell: (cell.lines[0], cell.columns[0]))
    read = [number for number in map(_points, printed) if number]
    if len(heads) < 2 or len(read) != len(heads):
        return {}
    return dict(zip(heads, read, strict=True))


def _points(passage: Passage) -> Number | None:
    read = points(passage)
    return read if read.value is not None and read.value <= _MOST else None


def _own_cells(total: Row) -> Iterator[Passage]:
    """The cells of a last row that are no labels, without the points that others gave (财政审核评分)."""
    review = False
    for cell in total:
        closes = role("CLOSING", cell.text)
        if closes:
            review = closes == "review"
        elif not review:
            yield cell.passage


def _above(form: Form) -> Iterator[Number]:
    """The score in the head or the title."""
    rows = [*form.head, *([form.title] if form.title else [])]
    for row in rows:
        for cell in row:
            match = _IN_TITLE.search(cell.text) or TOTAL.fullmatch(cell.text)
            if match and (read := _points(cell.passage[match.start("points") : match.end("points")])):
                yield read
        for label, value in pairwise(row):
            if _IN_HEAD.fullmatch(label.text) and (read := _points(value.passage)):
                yield read


def _grades(form: Form) -> Iterator[Passage]:
    """Grade words in the last row, or beside a label of a row of their own."""
    for cell in form.total or ():
        if labels.GRADES.fullmatch(cell.text):
            yield cell.passage
    for row in form.closing:
        for label, value in pairwise(row):
            if role("CLOSING", label.text) == "grade" and labels.GRADES.fullmatch(value.text.strip('“”"')):
                yield value.passage.strip('“”"')
