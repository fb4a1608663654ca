"""Sets the forms of the answers as grids of cells, in the column orders that published forms have.

A set form says nothing of a file format: a title, a subtitle, and rows of cells with spans, from which tests make
Word documents, web pages, workbooks and PDF files. `as_printed` gives the answers as that order prints them.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from tests.copies import original

Answers = dict[str, Any]

LEVELS = ("level1", "level2", "name")
_SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}
_FUND_LABELS = {
    "total": "年度资金总额", "fiscal": "其中：当年财政拨款", "other": "其他资金", "upper": "上级资金",
    "unlabelled": "本级资金",
}  # fmt: skip
_HEADS = {
    "level1": "一级指标", "level2": "二级指标", "name": "三级指标", "target": "年度指标值", "actual": "实际完成值",
    "weight": "分值", "score": "得分", "reason": "偏差原因分析及改进措施", "basis": "指标值设定依据",
    "op": "指标性质", "value": "指标值", "unit": "度量单位",
}  # fmt: skip
_FUND_HEADS = {
    "initial": "年初预算数", "annual": "全年预算数", "executed": "全年执行数", "weight": "分值", "rate_pct": "执行率",
    "score": "得分",
}  # fmt: skip
GOAL, COMPLETION = "按年初计划\n完成全部任务。", "已按计划完成，\n效果较好。"
REASON = "受客观因素影响，与目标有偏差。改进措施：加强管理。"


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell where it begins: its text (line breaks as drawn) and the columns and rows that it covers."""

    text: str = ""
    column_span: int = 1
    row_span: int = 1


SetRow = list[SetCell]
"""The cells that begin in a row, left to right; places that a cell above covers are left out, empty cells are not."""


@dataclass(frozen=True, slots=True)
class SetForm:
    """`width` is the number of columns; the spans of each row and of what covers it from above sum to it."""

    title: str
    subtitle: str
    rows: list[SetRow]
    width: int


@dataclass(frozen=True, slots=True)
class Order:
    """Columns after the section's own, in order; `heads` and `fund_heads` rename; `repeat` prints levels on each row.

    With `two_rows` the target's parts stand under 年度指标值, in a head of two rows.
    """

    name: str
    columns: tuple[str, ...]
    funds: tuple[str, ...] = ("initial", "annual", "executed", "weight", "rate_pct", "score")
    heads: dict[str, str] = field(default_factory=dict)
    fund_heads: dict[str, str] = field(default_factory=dict)
    two_rows: bool = False
    repeat: bool = False

    @property
    def split(self) -> bool:
        return "op" in self.columns

    def head(self, column: str) -> str:
        return self.heads.get(column, _HEADS[column])


ORDERS = (
    Order("usual", (*LEVELS, "target", "actual", "weight", "score", "reason")),
    Order(
        "weight first",
        (*LEVELS, "weight", "target", "actual", "score", "reason"),
        heads={"actual": "全年实际值", "reason": "未完成原因及拟采取的改进措施"},
        funds=("annual", "executed", "weight", "rate_pct", "score"),
        fund_heads={"annual": "全年预算数（A）", "executed": "全年执行数（B）", "rate_pct": "执行率（B/A）"},
    ),
    Order(
        "target in three",
        (*LEVELS, "op", "value", "unit", "actual", "weight", "score", "reason"),
        heads={"actual": "完成值", "weight": "权重"},
        fund_heads={"annual": "调整后预算数", "executed": "预算执行数", "rate_pct": "预算执行率", "weight": "权重"},
        two_rows=True,
    ),
    Order(
        "unit first",
        (*LEVELS, "unit", "op", "value", "actual", "weight", "score", "reason"),
        heads={"unit": "计量单位", "actual": "全年完成值", "weight": "指标权重（分）", "reason": "说明"},
        repeat=True,
    ),
    Order(
        "no weight",
        (*LEVELS, "target", "actual", "score", "reason"),
        heads={"target": "年初目标值（A）", "actual": "实际完成值（B）", "reason": "未完成原因分析"},
        fund_heads={"rate_pct": "执行率（B/A）"},
    ),
    Order(
        "no points",
        (*LEVELS, "target", "actual", "reason"),
        heads={"actual": "全年实际完成值", "reason": "未完成原因和改进措施"},
        funds=("annual", "executed", "rate_pct"),
    ),
)


def report_answers(key: str) -> Answers:
    """The forms of an original: its answers, without the two rows whose figures the text has lost."""
    answers = copy.deepcopy(original(key).forms)
    assert answers is not None
    for form in _forms(answers):
        form["indicators"] = [row for row in form["indicators"] if row["target"]["raw"] and row["actual"]["raw"]]
    return answers


def opening(answers: Answers) -> list[str]:
    """What stands above the forms: the report's title and a paragraph that says how many there are."""
    report = answers["report"]
    return [
        f"{report['unit']}{report['year']}年度部门决算公开说明",
        "十一、预算绩效的情况说明",
        f"本单位开展部门整体支出绩效自评1个，项目支出绩效自评{len(answers['projects'])}个，结果公开如下。",
    ]


def set_forms(answers: Answers, order: Order) -> Iterator[SetForm]:
    """Every form of the answers in one column order, the department's first."""
    for form in _forms(answers):
        yield set_form(form, order, answers["report"]["year"], form is answers.get("department"))


def _forms(answers: Answers) -> list[Answers]:
    return [*([answers["department"]] if answers.get("department") else []), *answers["projects"]]


def set_form(form: Answers, order: Order, year: int, department: bool = False) -> SetForm:
    """One form as a grid: head, fund table, goal, indicators, total."""
    width = max(len(order.columns) + 1, len(order.funds) + 3)
    title = "部门整体支出绩效自评表" if department else "项目支出绩效自评表"
    rows = [*_head(form, width, department), *_funds(form, order, width), *_goal(width)]
    rows += [*_indicators(form, order, width), *_total(form, order, width)]
    return SetForm(title, f"（{year}年度）", rows, width)


def _head(form: Answers, width: int, department: bool) -> Iterator[SetRow]:
    half = (width - 4) // 2
    yield [SetCell("部门名称" if department else "项目名称", 2), SetCell(form["name"] or "", width - 2)]
    if not department:
        left, right = (SetCell(form[name] or "", half) for name in ("authority", "implementer"))
        last = SetCell(right.text, width - 4 - half)
        yield [SetCell("主管部门", 2), left, SetCell("实施单位", 2), last]


def _funds(form: Answers, order: Order, width: int) -> Iterator[SetRow]:
    funds = [(name, fund) for name, fund in form["funds"].items() if isinstance(fund, dict)]
    spans = _spread(width - 3, len(order.funds))
    heads = [order.fund_heads.get(name, _FUND_HEADS[name]) for name in order.funds]
    cells = [SetCell(head.replace("数", "\n数", 1), span) for head, span in zip(heads, spans, strict=True)]
    yield [SetCell("项目资金\n（万元）", 1, len(funds) + 1), SetCell("", 2), *cells]
    for name, fund in funds:
        texts = [f"{fund[key]}%" if key == "rate_pct" and fund.get(key) else fund.get(key) for key in order.funds]
        label = fund.get("label") or _FUND_LABELS[name]
        yield [SetCell(label, 2), *(SetCell(text or "", span) for text, span in zip(texts, spans, strict=True))]


def _spread(columns: int, parts: int) -> list[int]:
    """Columns shared out evenly; the first get what is left over."""
    return [columns // parts + (number < columns % parts) for number in range(parts)]


def _goal(width: int) -> Iterator[SetRow]:
    left = (width - 1) // 2
    yield [SetCell("年度总体目标", 1, 2), SetCell("预期目标", left), SetCell("实际完成情况", width - 1 - left)]
    yield [SetCell(GOAL, left), SetCell(COMPLETION, width - 1 - left)]


def _indicators(form: Answers, order: Order, width: int) -> Iterator[SetRow]:
    rows = form["indicators"]
    wide = width - len(order.columns) - 1  # the name takes what the fund table needs more
    spans = {column: 1 + wide * (column == "name") for column in order.columns}
    heads = [*_heads(order, spans)]
    section = SetCell("年度绩效\n指标", 1, len(heads) + len(rows))
    yield [section, *heads[0]]
    yield from heads[1:]
    heights = {level: _heights(rows, LEVELS[: at + 1]) for at, level in enumerate(LEVELS[:2])}
    for number, row in enumerate(rows):
        cells = []
        for column in order.columns:
            height = 1 if order.repeat or column not in heights else heights[column][number]
            if height:
                cells.append(SetCell(_printed(row, column, order), spans[column], height))
        yield cells


def _heads(order: Order, spans: dict[str, int]) -> Iterator[SetRow]:
    """One row of heads, or two: 年度指标值 over its three parts."""
    parts = [column for column in order.columns if column in ("op", "value", "unit")] if order.two_rows else []
    first = []
    for column in order.columns:
        if column not in parts:
            first.append(SetCell(order.head(column), spans[column], 2 if parts else 1))
        elif column == parts[0]:
            first.append(SetCell("年度指标值", len(parts)))
    yield first
    if parts:
        yield [SetCell(order.head(column)) for column in parts]


def _heights(rows: list[Answers], keys: tuple[str, ...]) -> list[int]:
    """For each row how many rows its merged level cell covers; 0 where a cell above covers it."""
    found: list[int] = []
    for _, run in groupby(rows, key=lambda row: [row[key] for key in keys]):
        height = len([*run])
        found += [height, *[0] * (height - 1)]
    return found


def _printed(row: Answers, column: str, order: Order) -> str:
    if column in ("target", "actual"):
        return _signed(row[column]["raw"] or "")
    if column in ("op", "value", "unit"):
        return _part(row["target"], column)
    if column == "reason":
        return (row.get("reason_text") or REASON) if row["reason"] else ""
    return row.get(column) or ""


def _signed(raw: str) -> str:
    """Signs as forms print them."""
    return raw.replace(">=", "≥").replace("<=", "≤")


def _part(target: Answers, column: str) -> str:
    """Operator, value and unit in cells of their own; a target in words stands under the value, as 定性."""
    if column == "op":
        return _SIGNS[target["op"]] if target["op"] else "定性" if target["value"] is None else ""
    return (_value(target) if column == "value" else target[column]) or ""


def _value(target: Answers) -> str:
    return target["value"] or target["raw"].lstrip("<>=")


def _total(form: Answers, order: Order, width: int) -> Iterator[SetRow]:
    """The row 总分, its figures under their heads; none where the form has no points."""
    named = [column for column in order.columns if column in ("weight", "score")]
    if not form.get("total_weight") or not named:
        return
    spans = [1, *(1 + (width - len(order.columns) - 1) * (column == "name") for column in order.columns)]
    place = {column: number for number, column in enumerate(order.columns, 1)}
    first = place[named[0]]
    cells = [SetCell("总分", sum(spans[:first]))]
    for column, span in zip(order.columns[first - 1 :], spans[first:], strict=True):
        cells.append(SetCell((form[f"total_{column}"] or "") if column in named else "", span))
    yield cells


def as_printed(answers: Answers, order: Order) -> Answers:
    """The answers as forms of that order print them: without the columns that it lacks."""
    printed = copy.deepcopy(answers)
    lacking = [column for column in ("weight", "score") if column not in order.columns]
    for form in _forms(printed):
        for fund in form["funds"].values():
            if isinstance(fund, dict):
                fund |= {key: None for key in _FUND_HEADS if key not in order.funds and key in fund}
        for row in form["indicators"]:
            row |= {"basis": row.get("basis") if "basis" in order.columns else None} | dict.fromkeys(lacking)
            if order.split:
                row["target"]["raw"] = _value(row["target"])
        if not any(column in order.columns for column in ("weight", "score")):
            form |= {"total_weight": None, "total_score": None}
        elif "weight" in lacking:
            form["total_weight"] = None
    return printed
