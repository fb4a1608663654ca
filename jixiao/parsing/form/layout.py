"""Cuts tables into forms, and each form into its parts, by the labels that the rows carry."""

from collections.abc import Iterator
from itertools import repeat

from ... import labels
from ...reading.document import Document
from .exact import lower_heads, merged_down, points_under, under
from .kinds import groups_above, head_over, heads_funds, heads_goal, indicator_labels, is_goal
from .parts import TOTAL, Form, Row, role, roles


def forms(document: Document) -> list[Form]:
    """The document's forms in order. A form may run over several tables (pages)."""
    builder = _Builder()
    for row in _rows(document):
        builder.take(row)
    return [form for form in builder.forms if form.fund_header or form.indicator_header or form.funds]


def _rows(document: Document) -> Iterator[Row]:
    for fragment, table in enumerate(document.tables):
        first = True
        width = max((cell.column + cell.column_span for cells in table.rows for cell in cells), default=0)
        merged = merged_down(table) if table.exact else repeat({})
        for cells, above in zip(table.rows, merged, strict=False):
            filled = {cell.column: cell for cell in cells if cell.passage}
            if filled:
                yield Row(filled, fragment, first, table.exact, above, width)
                first = False


class _Builder:
    """Reads rows in order and knows in which part of which form it is."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.form = Form()
        self.part = "done"
        self.stray: Row | None = None
        self.width = 0

    def take(self, row: Row) -> None:
        kind = self._kind(row)
        if kind is None and row.first and row.exact and row.width != self.width and self.part == "indicators":
            self.part = "done"  # another table
        self.width = row.width
        if self._starts(kind, row):
            self._take_back_name(row)
            self.form = Form()
            self.forms.append(self.form)
            if kind != "title" and self.stray is not None and not _names(row):
                self.form.unlabelled_name = self.stray
            self.part = "head"
        if kind == "closing":
            self.form.closing.append(row)
            return
        self.stray = row if self.part == "done" else None
        if self.part != "done" or (kind == "fund_header" and self.forms):
            self._place(kind, row)

    def _take_back_name(self, row: Row) -> None:
        """A name that lost its label, below a form without a 总分 row, was taken for one of that form's rows."""
        last = self.form.indicators[-1] if self.form.indicators else None
        if last is None or last.exact:
            return
        if last.first and last.fragment == row.fragment and len(last.cells) == 1:
            self.stray = self.form.indicators.pop()

    def _kind(self, row: Row) -> str | None:
        heads = indicator_labels(row)
        if row.exact and len(heads) >= 3:
            return "indicator_header"  # even with a head 单位, which in other rows is a label of the form's own
        if roles("HEAD", row):
            return "head"
        if heads_funds(row):
            return "fund_header"
        if self.part in ("head", "funds", "tasks") and heads_goal(row):
            return "goal_header"
        if self.part in ("funds", "tasks") and row.exact and is_goal(row):
            return "goal"
        if len(heads) >= 2:
            return "indicator_header"
        if len(row.cells) == 1 and labels.TITLE.match(row.texts[0].lstrip("#")):
            return "title"
        if self.part == "indicators" and (role("SECTIONS", row.texts[0]) == "total" or TOTAL.fullmatch(row.texts[0])):
            return "total"
        return self._closing_kind(row) if row.exact else None

    def _closing_kind(self, row: Row) -> str | None:
        """What a row at the end of an exact form gives: its points, or its grade, which may stand below them."""
        closes = role("CLOSING", row.texts[0])
        if closes == "total" and self.part == "indicators":
            return "total"
        total = self.form.total
        below = self.part == "done" and total is not None and total.fragment == row.fragment
        return "closing" if closes == "grade" and (self.part == "indicators" or below) else None

    def _starts(self, kind: str | None, row: Row) -> bool:
        """Whether a row of this kind opens a new form."""
        if kind in ("title", "head"):
            return self.part not in ("head",) and not (kind == "head" and self.part == "funds" and not self.form.funds)
        if kind == "fund_header" and row.exact and self.form.fund_header is None and self.form.indicators:
            return row.fragment != self.form.indicators[-1].fragment
        return (kind == "fund_header" and self.part in ("indicators", "done")) or (
            kind == "indicator_header" and self.part == "done"
        )

    def _place(self, kind: str | None, row: Row) -> None:
        form = self.form
        if self._is_lower_head(kind, row) or (kind is None and self._is_lower_fund_head(row)):
            return
        if row.exact and kind in (None, "total"):
            header = form.fund_header if self.part == "funds" else form.indicator_header
            stand = points_under if kind == "total" else under
            row.cells = stand(row.cells, header.cells) if header and self.part != "goal" else row.cells
        if kind == "title":
            form.title = row
        elif kind == "head":
            form.head.append(row)
        elif kind == "fund_header" and row.exact and form.funds:
            self.part = "tasks" if _texts(row) != _texts(form.fund_header) else self.part
        elif kind == "fund_header":
            form.fund_header, self.part = row, "funds"
        elif kind == "goal_header":
            form.goal_header, self.part = row, "goal"
        elif kind == "goal":
            form.goal.append(row)
            self.part = "goal"
        elif kind == "indicator_header":
            form.indicator_header, self.part = row, "indicators"
        elif kind == "total":
            form.total, self.part = row, "done"
        else:
            {"head": form.head, "funds": form.funds, "goal": form.goal, "indicators": form.indicators}.get(
                self.part, form.tasks
            ).append(row)

    def _is_lower_fund_head(self, row: Row) -> bool:
        """Whether a row heads the sources below each kind of amount; the fund table's head then has its heads too."""
        form = self.form
        header = form.fund_header
        if not row.exact or header is None or self.part != "funds" or form.funds:
            return False
        groups = groups_above(header, row)
        if groups:
            left = {column: head for column, head in header.cells.items() if not head_over(head, row)}
            form.fund_groups = groups
            header.cells = dict(sorted((left | row.cells).items()))
        return bool(groups)

    def _is_lower_head(self, kind: str | None, row: Row) -> bool:
        """Whether a row is the lower one of the indicators' head, which then has its heads too."""
        header = self.form.indicator_header
        if not row.exact or header is None or self.part != "indicators" or self.form.indicators:
            return False
        heads = lower_heads(header.cells, row.cells) if kind in (None, "indicator_header") else None
        header.cells = heads or header.cells
        return heads is not None


def _texts(row: Row | None) -> list[str]:
    return row.texts if row else []


def _names(row: Row) -> bool:
    return bool({"name", "department"} & roles("HEAD", row).keys())
