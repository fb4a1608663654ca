"""One form → its project, fund rows, goal and indicators, every cell cited."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from ...reading.passage import Passage
from ..facts import Facts
from ..prose.rows import YEAR_ITEM
from ..titles import PROJECT_FORM
from . import levels
from .cells import points
from .funds import is_flattened, read_funds
from .goal import Goal, read_goal
from .head import Value, head_values
from .indicators import Entry, Printed, indicator_roles, split, without_nothing
from .money import Money
from .parts import Form
from .totals import Totals, read_totals
from .values import cited, holds_more, name_of, quantity_of, reason_of, values
from .wrapping import Wrapping

_WHOLE_DEPARTMENT = re.compile(r"整体")
_SENTENCE = 12
_YEAR = re.compile(r"(?:^|表)\(?(?P<year>(?:19|20)[0-9]{2})(?P<unit>年)度?\)?(?=$|\(?[^\d()]{0,12}(?:单位|总得?分))")
_LEVELS = ((1, "level1"), (2, "level2"))


@dataclass(slots=True)
class IndicatorTable:
    """The indicator table of one form: its printed rows, and the indicators that they make up."""

    form: Form
    printed: list[Printed] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def exact(self) -> bool:
        """Whether the file itself gives the grid: no cell of it slid or was cut."""
        return bool(self.printed) and self.printed[0].exact


def opens_with_labels(table: IndicatorTable) -> bool:
    """Whether the first indicator prints its level labels, as where merged cells print on their first row."""
    if not table.entries or table.exact:
        return True
    first = table.printed[: max(table.entries[0].rows) + 1]
    return any("level2" in row.cells for row in first)


@dataclass(slots=True)
class FormReader:
    """Reads one form. `prose` is the text outside forms: a name put together from pieces is sure if it stands there.

    `alone`: the document has no other form.
    """

    facts: Facts
    table: IndicatorTable
    wrapping: Wrapping
    on_first_rows: bool
    prose: str
    money: Money
    alone: bool

    def read(self) -> None:
        form = self.table.form
        head = {label: self._confirmed(value) for label, value in head_values(form).items()}
        goal = read_goal(form)
        totals = read_totals(form, self._of_text())
        if self._is_department(head):
            self._add_texts(goal, None)
            self._tell_verdict(totals)
            project_id = None
        else:
            project_id = self._add_project(head, goal, totals)
            if self.alone and self.facts.report.kind == PROJECT_FORM:
                self._tell_verdict(totals)
        self._add_year()
        read_funds(form, self.facts, project_id, self.money)
        if form.fund_header is None and not form.exact:
            self._add_run_together(project_id)
        self._add_indicators(project_id)

    def _add_year(self) -> None:
        """The year under or in the form's title, so that it can be held against the report's."""
        title = self.table.form.title
        for row in [title, *self.table.form.head] if title else self.table.form.head:
            for cell in row:
                if match := _YEAR.search(cell.text):
                    year, unit = cell.passage.group(match, "year"), cell.passage.group(match, "unit")
                    section = next(iter(title)).passage if title else None
                    self.facts.add(
                        "amounts",
                        {"section": section, "value": year, "unit": unit},
                        item=YEAR_ITEM,
                        measure="value",
                        value=Decimal(match["year"]),
                        section=section.printed.lstrip("#") if section else None,
                    )

    def _tell_verdict(self, totals: Totals) -> None:
        """The form's points and grade are the report's, where its text says none and it is about nothing else."""
        facts, report = self.facts, self.facts.report
        if report.total_score is None and totals.score:
            report.total_score = totals.score.value
            facts.cite("reports", report.report_id, {"total_score": totals.score.passage})
        if report.grade is None:
            facts.tell(grade=totals.grade)

    def _is_department(self, head: dict[str, Value]) -> bool:
        title = self.table.form.title
        if "name" in head:
            return False
        return "department" in head or (title is not None and any(map(_WHOLE_DEPARTMENT.search, title.texts)))

    def _add_project(self, head: dict[str, Value], goal: Goal, totals: Totals) -> str:
        weight, score = totals.weight, totals.score
        project = self.facts.add_project(
            {
                **{column: head[column].passage for column in ("name", "authority", "implementer") if column in head},
                "goal": goal.goal,
                "completion": goal.completion,
                "total_weight": weight.passage if weight else None,
                "total_score": score.passage if score else None,
            },
            total_weight=weight and weight.value,
            total_score=score and score.value,
            damaged="name" not in head or not all(value.whole for value in head.values()),
        )
        for topic, piece in goal.pieces:
            self._add_statement(topic, piece, project.project_id)
        return str(project.project_id)

    def _confirmed(self, value: Value) -> Value:
        passage = value.confirmed(self.prose)
        return Value(passage, whole=True) if passage else value

    def _add_texts(self, goal: Goal, project_id: str | None) -> None:
        whole = [(topic, text) for topic, text in (("goal", goal.goal), ("completion", goal.completion)) if text]
        for topic, text in [*whole, *goal.pieces]:
            self._add_statement(topic, text, project_id)

    def _add_run_together(self, project_id: str | None) -> None:
        """The goal of a form whose cells ran together: its pieces, in the order in which they stand."""
        for row in self.table.form.head:
            for cell in row:
                if len(cell.text) >= _SENTENCE and not is_flattened(cell.text):
                    self._add_statement("goal", cell.passage, project_id)

    def _add_statement(self, topic: str, text: Passage, project_id: str | None) -> None:
        self.facts.add("statements", {"text": text}, project_id=project_id, topic=topic)

    def _add_indicators(self, project_id: str | None) -> None:
        rows = [(entry, part) for entry in _with_tails(self.table.entries) for part in split(entry)]
        kinds = [_kind(entry) for entry, _ in rows]
        level1, level2 = self._labels([entry for entry, _ in rows], kinds)
        unsure = [False] * len(rows) if self.table.exact else levels.unsure(level2, kinds, self.on_first_rows)
        for index, (_, part) in enumerate(rows):
            part.damaged |= unsure[index]
            self._add_indicator(project_id, index + 1, part, level1[index], level2[index])

    def _labels(
        self, rows: list[Entry], kinds: list[levels.Kind]
    ) -> tuple[list[levels.Label | None], list[levels.Label | None]]:
        """Level-1 and level-2 label of each row."""
        if self.table.exact:
            return self._exact_labels(rows)
        owner: dict[int, int] = {}
        for index, entry in enumerate(rows):
            for row in entry.rows:
                owner.setdefault(row, index)
        found = {}
        for level, column in _LEVELS:
            cells = [
                (owner[index], row.cells[column])
                for index, row in enumerate(self.table.printed)
                if column in row.cells and index in owner
            ]
            found[level] = levels.labels(cells, level, self.on_first_rows)
        pages = [self.table.printed[entry.rows[0]].fragment for entry in rows]
        fit = levels.Fit([entry.height for entry in rows], kinds, pages)
        level2 = levels.blocks(found[2], fit, self.on_first_rows)
        return levels.parents(found[1], level2, self.on_first_rows), level2

    def _exact_labels(self, rows: list[Entry]) -> tuple[list[levels.Label | None], list[levels.Label | None]]:
        """The same in an exact grid; a label may also stand alone on a row above its indicators."""
        printed = self.table.printed
        cells = [(row, one.cells.get("level1"), one.cells.get("level2")) for row, one in enumerate(printed)]
        found = levels.exact_labels(cells)
        own = [found[entry.rows[0]] for entry in rows]
        return [level1 for level1, _ in own], [level2 for _, level2 in own]

    def _add_indicator(
        self,
        project_id: str | None,
        seq: int,
        entry: Entry,
        level1: levels.Label | None,
        level2: levels.Label | None,
    ) -> None:
        target, actual = quantity_of(entry, "target"), quantity_of(entry, "actual")
        level_lost = level1 is None and self._has_levels()
        name = name_of(entry)
        reason = reason_of(entry, self._of_text())
        weight, score = (points(without_nothing(entry.passage(column))) for column in ("weight", "score"))
        doubtful = [part is not None and part.doubtful for part in (target, actual, weight, score)]
        broken = name is None or (not self.table.exact and self._broken(name, reason))
        broken = broken or (name is not None and self._of_text() and holds_more(name))
        self.facts.add(
            "indicators",
            {
                "level1": level1.passage if level1 else None,
                "level2": level2.passage if level2 else None,
                "name": name,
                "weight": weight.passage,
                "score": score.passage,
                "reason": reason,
                "basis": without_nothing(entry.passage("basis")),
                **cited("target", target),
                **cited("actual", actual),
            },
            project_id=project_id,
            seq=seq,
            weight=weight.value,
            score=score.value,
            level1=level1 and level1.text,
            level2=level2 and level2.text,
            damaged=entry.damaged or broken or any(doubtful) or level_lost,
            **values("target", target),
            **values("actual", actual),
        )

    def _of_text(self) -> bool:
        """Whether the grid was found in running text, where cells may slide or run together."""
        return not self.table.exact or self.facts.document.format == "text"

    def _has_levels(self) -> bool:
        """Whether the form has levels; where the grid is not the file's own, their heads may be lost."""
        header = self.table.form.indicator_header
        return not self.table.exact or header is None or bool({"level1", "level2"} & indicator_roles(header).keys())

    def _broken(self, name: Passage, reason: Passage | None) -> bool:
        return self.wrapping.broken("name", name) or (reason is not None and self.wrapping.broken("reason", reason))


def _kind(entry: Entry) -> levels.Kind:
    target = quantity_of(entry, "target")
    has_value = target is not None and (target.value is not None or target.op is not None)
    return levels.spoken_kind(entry.passage("name").text, has_value, target.unit if target else None)


def _with_tails(found: list[Entry]) -> list[Entry]:
    """Gives a unit's last character back to the row above, where OCR let it slide (`21.45万-`, `元<=11.43万元`)."""
    for above, below in pairwise(found):
        for column in ("target", "actual"):
            one, two = above.passage(column), below.passage(column)
            match = re.match(r"([\u4e00-\u9fff]{1,2})[<>=≥≤]", two.text)
            if match and re.search(r"\d.*[-—_]$", one.text):
                above.pieces[column] = [one.strip("-—_"), two[: match.end(1)]]
                below.pieces[column] = [two[match.end(1) :]]
                above.damaged = below.damaged = True
    return found
