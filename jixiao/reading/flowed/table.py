"""One form as a table: head, fund rows, goal, indicator rows, total, on the grid that the printed form has."""

from collections.abc import Iterable, Sequence

from ...labels import HEAD, SECTIONS, Labels
from ..document import Document, Table
from .bounds import all_sure, certain_cells, column_widths, sure_cells
from .cohesion import Cohesion
from .forms import Form
from .funds import fund_rows
from .goals import split_columns
from .grid import Grid
from .heads import Label, label_at, label_in
from .paths import Row
from .rows import Search
from .strip import Strip
from .tokens import Token

_FUNDS = Labels({"funds": SECTIONS["funds"]})
_GOAL = Labels({"goal": SECTIONS["goal"]})
_GOAL_HEADS = Labels({role: SECTIONS[role] for role in ("expected", "completion")})
_INDICATORS = Labels({"indicators": SECTIONS["indicators"]})
_LONGEST_LABEL_RUN = 7
_MOST_PIECES = 20_000
"""What has far more pieces than the longest form is none, and must not take all time."""


def form_table(document: Document, tokens: Sequence[Token], form: Form, cohesion: Cohesion) -> Table:
    """The table of one form."""
    return _Setter(document, tokens, form, cohesion).table()


class _Setter:
    """Puts the parts of one form on the grid, from top to bottom."""

    def __init__(self, document: Document, tokens: Sequence[Token], form: Form, cohesion: Cohesion) -> None:
        self.tokens, self.form, self.cohesion = tokens, form, cohesion
        self.grid = Grid(document, tokens)
        self.heads_start = form.indicator_heads[0].start if form.indicator_heads else form.end
        self.section = self._label_before(self.heads_start, _INDICATORS) if form.indicator_heads else None
        self.body_end = self.section.start if self.section else self.heads_start

    def table(self) -> Table:
        at = self._add_head(self.form.start)
        at = self._add_funds(at)
        self._add_goal(at)
        self._add_indicators()
        self._add_total()
        return self.grid.table(self.tokens[self.form.start].line)

    def _label_before(self, end: int, labels: Labels) -> Label | None:
        """The longest label that ends right before a token."""
        for start in range(max(self.form.start, end - _LONGEST_LABEL_RUN), end):
            label = label_at(self.tokens, start, labels, end)
            if label and label.end == end:
                return label
        return None

    def _add_head(self, start: int) -> int:
        """Title, year, and the labelled cells above the funds; returns where they end."""
        heads = self.form.fund_heads
        if heads:
            label = self._label_before(heads[0].start, _FUNDS)
            end = label.start if label else heads[0].start
        else:
            end = self._goal_start(start)
        labels = self._head_labels(start, end)
        first = labels[0].start if labels else end
        for line in self._lines(start, first):
            self.grid.add([(0, line)])
        for row in _head_rows(self.tokens, labels):
            stops = [label.start for label in labels] + [end]
            cells: list[tuple[int, Iterable[int]]] = []
            for label in row:
                stop = min(stop for stop in stops if stop > label.start)
                cells += [(len(cells), range(label.start, label.end)), (len(cells) + 1, range(label.end, stop))]
            self.grid.add(cells)
        return end

    def _lines(self, start: int, end: int) -> list[list[int]]:
        lines: list[list[int]] = []
        for at in range(start, end):
            if lines and self.tokens[lines[-1][-1]].line == self.tokens[at].line:
                lines[-1].append(at)
            else:
                lines.append([at])
        return lines

    def _head_labels(self, start: int, end: int) -> list[Label]:
        labels: list[Label] = []
        at = start
        while at < end:
            label = label_at(self.tokens, at, HEAD, end)
            if label and (labels or label.role in ("name", "department", "authority")):
                labels.append(label)
                at = label.end
            else:
                at += 1
        return labels

    def _goal_start(self, start: int) -> int:
        for labels in (_GOAL, _GOAL_HEADS):
            label = label_in(self.tokens, start, self.body_end, labels)
            if label:
                return label.start
        return self.body_end

    def _add_funds(self, start: int) -> int:
        """Fund heads and rows; returns where they end."""
        heads = self.form.fund_heads
        if not heads:
            return start
        end = self._goal_start(heads[-1].end)
        first = 1 if heads[0].role == "source" else 2
        columns = {head.role: first + index for index, head in enumerate(heads)}
        section = range(start, heads[0].start)
        self.grid.add([(0, section), *((columns[head.role], range(head.start, head.end)) for head in heads)])
        roles = [head.role for head in heads if head.role != "source"]
        for row in fund_rows(self.tokens, heads[-1].end, end, roles):
            cells = [(1, row.label), *((columns[role], run) for role, run in row.figures.items())]
            self.grid.add(cells, frozenset(column for column, _ in cells) if row.doubtful else frozenset())
        return end

    def _add_goal(self, start: int) -> None:
        if start >= self.body_end:
            return
        label = label_at(self.tokens, start, _GOAL, self.body_end)
        at = label.end if label else start
        heads: list[Label] = []
        while (head := label_at(self.tokens, at, _GOAL_HEADS, self.body_end)) is not None:
            heads.append(head)
            at = head.end
        if not label and not heads:
            return
        if not label:
            label = label_at(self.tokens, at, _GOAL, self.body_end)
            at = label.end if label else at
        cells = [(0, range(label.start, label.end))] if label else []
        self.grid.add([*cells, *((1 + index, range(head.start, head.end)) for index, head in enumerate(heads))])
        self._add_goal_text(at, columns=1 if len(heads) == 1 else 2)

    def _add_goal_text(self, start: int, columns: int) -> None:
        lines = self._lines(start, self.body_end)
        if columns == 1:
            self.grid.add([(1, [at for line in lines for at in line])])
            return
        split = split_columns([[self.tokens[at] for at in line] for line in lines], self.cohesion)
        cells = [
            (column, [at for index in side for at in lines[index]])
            for column, side in ((1, split.left), (2, split.right))
        ]
        self.grid.add(cells, frozenset((1, 2)) if split.doubtful else frozenset())

    def _add_indicators(self) -> None:
        heads = self.form.indicator_heads
        if not heads:
            return
        start = max(head.end for head in heads)
        section = self.section or label_at(self.tokens, start, _INDICATORS, self.form.rows_end)
        if section and section.start == start:
            start = section.end
        columns = {head.role: 1 + index for index, head in enumerate(heads)}
        label = [(0, range(section.start, section.end))] if section else []
        self.grid.add([*label, *((columns[head.role], range(head.start, head.end)) for head in heads)])
        if self.form.rows_end - start > _MOST_PIECES:
            return
        strip = Strip(self.tokens[start : self.form.rows_end], self.cohesion)
        for row in self._rows(strip, heads):
            cells = [
                (columns[role], [start + at for run in runs for at in range(*run)]) for role, runs in row.cells.items()
            ]
            self.grid.add(cells, frozenset(columns[role] for role in row.doubtful))

    def _rows(self, strip: Strip, heads: list[Label]) -> list[Row]:
        """The rows; where some are in doubt they are read again by the widths that the others show."""
        roles = [head.role for head in heads]
        complete = self.form.total is not None
        known = certain_cells(strip, roles)
        rows = Search(strip, roles, column_widths(self.tokens, heads, strip, known), complete).rows()
        more = known | sure_cells(rows, roles)
        if not all_sure(rows) and more != known:
            rows = Search(strip, roles, column_widths(self.tokens, heads, strip, more), complete).rows()
        return rows

    def _add_total(self) -> None:
        total, points = self.form.total, self.form.points
        if total is None:
            return
        columns = {head.role: 1 + index for index, head in enumerate(self.form.indicator_heads)}
        roles = ["weight", "score"][-len(points) :]
        cells = [
            (columns.get(role, 1 + index), range(*run))
            for index, (role, run) in enumerate(zip(roles, points, strict=True))
        ]
        self.grid.add([(0, range(total.start, total.end)), *cells])


def _head_rows(tokens: Sequence[Token], labels: list[Label]) -> list[list[Label]]:
    """The labels by printed row: those on one line, and 实施单位 with the 主管部门 before it."""
    rows: list[list[Label]] = []
    for label in labels:
        beside = rows and tokens[rows[-1][-1].start].line == tokens[label.start].line
        if rows and (beside or (label.role == "implementer" and rows[-1][-1].role == "authority")):
            rows[-1].append(label)
        else:
            rows.append([label])
    return rows
