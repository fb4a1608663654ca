"""The tables: one dataclass a table, one field a column. Every other module takes names and types here.

Amounts are exact decimals in 万元 unless a row's own `unit` says otherwise, percentages exact decimals in
percent as printed. None means that the report prints nothing there.
"""

from dataclasses import dataclass, fields
from decimal import Decimal
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

if TYPE_CHECKING:
    import pyarrow

DECIMAL_PRECISION, DECIMAL_SCALE = 20, 6

MEASURES = (
    "original_budget",
    "adjustment",
    "final_budget",
    "executed",
    "change",
    "change_pct",
    "share_pct",
    "variance_pct",
    "execution_pct",
    "adjustment_pct",
    "count",
    "value",
)
FUND_SOURCES = (
    "total",
    "fiscal",
    "carryover",
    "other",
    "upper",
    "own",
    "central",
    "local",
    "region",
    "prefecture",
    "county",
    "special",
    "unit",
    "unknown",
)
STATEMENT_TOPICS = (
    "goal",
    "completion",
    "achievement",
    "problem",
    "cause",
    "improvement",
    "reason",
    "explanation",
)


@dataclass(slots=True)
class Report:
    """One row a report. `unread_pages` are its pages that were not read, scans or damaged ones, as `3, 7–9`."""

    report_id: str
    file_name: str
    format: str
    title: str | None = None
    unit: str | None = None
    region: str | None = None
    level: str | None = None
    fiscal_year: int | None = None
    kind: str | None = None
    total_score: Decimal | None = None
    grade: str | None = None
    consolidated_into: str | None = None
    line_count: int = 0
    figure_count: int = 0
    cited_count: int = 0
    parser_version: str = ""
    unread_pages: str | None = None


@dataclass(slots=True)
class Amount:
    """One figure of the department-level prose or tables; `measure` is one of MEASURES."""

    amount_id: str
    report_id: str
    section: str | None
    item: str | None
    measure: str
    value: Decimal | None
    unit: str | None = None


@dataclass(slots=True)
class Function:
    """One line of the 类/款/项 expenditure list, numbered `seq` as printed; `executed` and `change` in 万元."""

    function_id: str
    report_id: str
    fund: str | None
    seq: int | None = None
    class_: str | None = None
    subclass: str | None = None
    item: str | None = None
    executed: Decimal | None = None
    share_pct: Decimal | None = None
    change: Decimal | None = None
    change_pct: Decimal | None = None
    reason: str | None = None


@dataclass(slots=True)
class Project:
    """One project: a form, or one entry of a list in the prose."""

    project_id: str
    report_id: str
    seq: int
    name: str | None = None
    authority: str | None = None
    implementer: str | None = None
    started: bool | None = None
    goal: str | None = None
    completion: str | None = None
    total_weight: Decimal | None = None
    total_score: Decimal | None = None
    damaged: bool = False


@dataclass(slots=True)
class ProjectFund:
    """One fund row of a project or, with project_id None, of the department's own form; in 万元.

    `unit` is the printed unit of the amounts where they were converted from another than 万元.
    """

    fund_id: str
    project_id: str | None
    report_id: str
    source: str
    label: str | None = None
    original_budget: Decimal | None = None
    final_budget: Decimal | None = None
    executed: Decimal | None = None
    weight: Decimal | None = None
    execution_pct: Decimal | None = None
    score: Decimal | None = None
    damaged: bool = False
    unit: str | None = None


@dataclass(slots=True)
class Indicator:
    """One indicator of a project or, with project_id None, of the department."""

    indicator_id: str
    project_id: str | None
    report_id: str
    seq: int
    level1: str | None = None
    level2: str | None = None
    name: str | None = None
    target_text: str | None = None
    target_op: str | None = None
    target_value: Decimal | None = None
    target_unit: str | None = None
    actual_text: str | None = None
    actual_op: str | None = None
    actual_value: Decimal | None = None
    actual_unit: str | None = None
    weight: Decimal | None = None
    score: Decimal | None = None
    reason: str | None = None
    basis: str | None = None
    midyear_text: str | None = None
    midyear_value: Decimal | None = None
    midyear_unit: str | None = None
    deviation_pct: Decimal | None = None
    damaged: bool = False


@dataclass(slots=True)
class Statement:
    """Goals, problems, causes and improvements in the report's own words; `topic` is one of STATEMENT_TOPICS."""

    statement_id: str
    report_id: str
    project_id: str | None
    topic: str
    text: str
    seq: int | None = None


@dataclass(slots=True)
class Finding:
    """One thing that does not add up.

    `detail` is JSON: the values of the rule's sentence, and under `also` its consequences. `stake` is the money that it
    is about, in 万元. `fingerprint` is the same as long as the same figures contradict each other in the same way.
    """

    finding_id: str
    rule: str
    severity: str
    report_id: str
    project_id: str | None = None
    indicator_id: str | None = None
    printed: Decimal | None = None
    expected: Decimal | None = None
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    detail: str | None = None
    stake: Decimal | None = None
    fingerprint: str = ""


@dataclass(slots=True)
class Line:
    """One line of the source as read; `line` is 1-based, the file's own number for text files."""

    report_id: str
    line: int
    page: int | None
    text: str


@dataclass(slots=True)
class Citation:
    """Where one stored cell stands in the source.

    `start` is a 0-based offset of characters in line `line`, `end` the offset just past the last character in
    line `last_line`. `text` is the printed characters: the exact slice where the place is unbroken; where other
    cells stand in between, the pieces in reading order, one a line.
    """

    report_id: str
    table: str
    row_id: str
    column: str
    line: int
    start: int
    end: int
    last_line: int
    text: str


Row = Report | Amount | Function | Project | ProjectFund | Indicator | Statement | Finding | Line | Citation

TABLES: dict[str, type[Any]] = {
    "reports": Report,
    "amounts": Amount,
    "functions": Function,
    "projects": Project,
    "project_funds": ProjectFund,
    "indicators": Indicator,
    "statements": Statement,
    "findings": Finding,
    "lines": Line,
    "citations": Citation,
}


@dataclass(slots=True)
class UnreadNumber:
    """One number of a source that no fact cites, at offset `start` of its line."""

    report_id: str
    line: int
    start: int
    text: str


@dataclass(slots=True)
class Evidence:
    """One cell that a finding rests on.

    `relation` 0 is the finding's own, those from 1 its consequences. `role`: stated | part | whole | concerned, or
    mend: the figure that would mend all of them if it were `value`. `part_factor` and `whole_factor` are what it is
    taken times in the sum or the numerator, and in the denominator. `label` is what the figure is called in the
    report, `measure` the column or, of an amount, its measure; `decimals` as printed.
    """

    report_id: str
    finding_id: str
    relation: int
    rule: str
    role: str
    part_factor: int
    whole_factor: int
    table: str
    row_id: str
    column: str
    label: str | None = None
    measure: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    decimals: int | None = None


@dataclass(slots=True)
class Coverage:
    """How the relations of one rule came out in one report; `missing` and `damaged` could not be assessed."""

    report_id: str
    rule: str
    severity: str
    holds: int
    rounding: int
    fails: int
    missing: int
    damaged: int


@dataclass(slots=True)
class ScoredRow:
    """What carries points in a form: an indicator, or with a fund row's id the rate of execution.

    `department`: it stands in the form of the whole department. `kind`: how its points follow from figures, one of
    scoring.KINDS, None where nothing says so. `kept`: why its points cannot be worked out, one of scoring.KEPT, None
    where they can. Of the report's own profile: `judged`, rows of this kind follow it; `follows`, this row does; `due`,
    the points that it would give. Where no own one shows, `follows` is whether any known profile explains the row.
    """

    report_id: str
    project_id: str | None
    row_id: str
    department: bool
    kind: str | None = None
    kept: str | None = None
    judged: bool = False
    follows: bool | None = None
    due: Decimal | None = None


@dataclass(slots=True)
class ProfileFit:
    """How many points of a report's forms one profile explains, of so many; rank 0 is the best.

    `department`: of the form of the whole department. `own`: it is taken for the report's own. Where the rows only say
    between which rates full points begin, of spending or of costs: in per cent, above the low and from the high at the
    latest; None where they say nothing.
    """

    report_id: str
    department: bool
    profile: str
    rank: int
    own: bool
    executions: int
    executions_of: int
    indicators: int
    indicators_of: int
    execution_full_low: Decimal | None = None
    execution_full_high: Decimal | None = None
    cost_full_low: Decimal | None = None
    cost_full_high: Decimal | None = None


@dataclass(slots=True)
class TextBox:
    """Where characters `start` to `end` of a line lie on its page, in hundredths of a point.

    From the top left corner of the page as it is shown, y down; a line's boxes in the order of its characters.
    """

    report_id: str
    line: int
    start: int
    end: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(slots=True)
class GridCell:
    """A cell of a table whose grid the file itself gives: `grid` numbers the tables from 1, `row` and `column` from 0.

    Its text is the characters `start` to `end` of `line`, the line of its row; none where the cell is empty.
    """

    report_id: str
    grid: int
    row: int
    column: int
    row_span: int
    column_span: int
    line: int
    start: int
    end: int


STORED: dict[str, type[Any]] = TABLES | {
    "unread": UnreadNumber,
    "evidence": Evidence,
    "coverage": Coverage,
    "scored_rows": ScoredRow,
    "profile_fits": ProfileFit,
    "boxes": TextBox,
    "cells": GridCell,
}
"""What the store keeps: the tables, and what is shown but not exported."""


def column_names(table: str) -> list[str]:
    """The stored names of a table's columns; a field named after a Python keyword ends in `_`, its column does not."""
    return [field.name.rstrip("_") for field in fields(STORED[table])]


def arrow_schema(table: str) -> "pyarrow.Schema":
    """The table's Arrow schema, derived from the dataclass's annotations."""
    import pyarrow as pa

    types = {
        str: pa.string(),
        int: pa.int32(),
        bool: pa.bool_(),
        Decimal: pa.decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
    }
    hints = get_type_hints(STORED[table])
    columns = []
    for field, column in zip(fields(STORED[table]), column_names(table), strict=True):
        hint = hints[field.name]
        kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        [kind] = [kind for kind in kinds if kind is not type(None)]
        columns.append(pa.field(column, types[kind], nullable=type(None) in kinds))
    return pa.schema(columns)
