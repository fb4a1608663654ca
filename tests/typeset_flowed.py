"""Sets forms as text comes out of a PDF's tables: every line of a cell on a line of its own, cell after cell.

Neighbouring cells of a single line share a line. Between lines stands an empty line, but for the places where
extraction finds the next cell beside the one before: behind a cell of two lines.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.typeset import Form, mark, spaced, wrap

WIDTHS: dict[str, float] = {
    "section": 2,
    "level1": 3.5,
    "level2": 6,
    "name": 5.5,
    "target": 6,
    "actual": 6,
    "weight": 4,
    "score": 4,
    "reason": 3.5,
    "basis": 5,
    "label": 6,
    "amount": 6,
    "rate": 5,
    "goal": 24,
    "completion": 20,
    "value": 24,
}
"""Widths of the columns in full-width characters: of the indicator table, the fund table, the goal and the head."""

_POINTS = ("weight", "rate_pct", "score")

_HEADS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "target": "年度指标值",
    "actual": "实际完成值",
    "weight": "分值",
    "score": "得分",
    "reason": "偏差原因分析及改进措施",
}
Row = Sequence[tuple[str, str]]
Break = Callable[[str, float], list[str]]


def clipped(text: str, width: float) -> list[str]:
    """The text broken at a width without regard to marks or numbers, as simple programs do."""
    lines, line, used = [], "", 0.0
    for character in text:
        size = 0.5 if character.isascii() else 1.0
        if used + size > width and line.strip():
            lines.append(line.rstrip())
            line, used = "", 0.0
        if character != " " or line:
            line, used = line + character, used + size
    return [*lines, line] if line or not lines else lines


@dataclass(frozen=True, slots=True)
class Flowed:
    """How forms are set. `page_lines` text lines fit on a page; with `cut`, pages may end inside an indicator row."""

    widths: Mapping[str, float] = field(default_factory=dict)
    blank_lines: bool = True
    page_lines: int = 0
    cut: bool = False
    break_text: Break = wrap
    section_last: bool = True
    """Whether the label of the indicator section follows the column heads, as a merged cell's does."""
    share_levels: bool = False
    """Whether level labels share a line with the cells beside them."""
    columns: Sequence[str] = ()
    """Order of the indicator columns; empty for the usual one."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """Other words for column heads of the indicator table."""

    def lines(self, column: str, text: str) -> list[str]:
        width = {**WIDTHS, **self.widths}[column]
        return self.break_text(spaced(text), width) if text else []


def typeset_form(form: Form, widths: Mapping[str, float] | None = None, blank_lines: bool = True) -> list[str]:
    """The form's lines with columns of these widths (see WIDTHS). A form with a `path` carries marks, see settle."""
    return flowed_form(form, Flowed(widths or {}, blank_lines))


def flowed_form(form: Form, style: Flowed) -> list[str]:
    """The form's lines in a given style."""
    lines = _Page(style).lines(_department(form) if form["kind"] == "department" else _project(form, style))
    if "path" in form:
        lines[0] = mark(f"{form['path']}/first", lines[0])
        lines[-1] = mark(f"{form['path']}/last", lines[-1])
    return lines


def _project(form: Form, style: Flowed) -> Iterator[Row]:
    yield [("title", "项 目 支 出 绩 效 自 评 表")]
    yield [("title", "（2023 年度）")]
    yield [("label", "项目名称"), ("name_value", form["name"])]
    organs = [("主管部门", form["authority"]), ("实施单位", form["implementer"])]
    yield [cell for label, value in organs for cell in (("label", label), ("value", value))]
    yield [("section", "项目资金（万元）")]
    heads = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    yield list(zip(["amount", "amount", "amount", "weight", "rate", "score"], heads, strict=True))
    yield from _funds(form)
    yield [("section", "年度总体目标"), ("goal", "预期目标"), ("completion", "实际完成情况")]
    yield [("goal", form["goal"]), ("completion", form["completion"])]
    columns = style.columns or ("level1", "level2", "name", "target", "actual", "weight", "score", "reason")
    section = [("section", "年度绩效指标完成情况")]
    heads = [(column, {**_HEADS, **style.heads}[column]) for column in columns]
    yield [*([] if style.section_last else section), *heads]
    if style.section_last:
        yield section
    yield from _indicators(form, columns)
    if form.get("total_score"):
        yield [("line", f"总分 {form['total_weight']} {form['total_score']} 分")]


def _department(form: Form) -> Iterator[Row]:
    yield [("title", "部门（单位）整体支出绩效目标自评表")]
    yield [("title", "（2023 年度）")]
    yield [("label", "部门（单位）名称"), ("value", form["name"])]
    yield [("section", "部门资金（万元）")]
    heads = ["资金来源", "年初预算数", "全年预算数", "全年执行数", "分值权重", "执行率", "得分"]
    yield list(zip(["label", "amount", "amount", "amount", "weight", "rate", "score"], heads, strict=True))
    yield from _funds(form)
    yield [("section", "年度总体目标"), ("goal", "预期目标"), ("completion", "实际完成情况")]
    yield [("goal", form["goal"]), ("completion", form["completion"])]
    columns = ["level1", "level2", "name", "target", "basis", "weight", "actual", "score"]
    heads = ["一级指标", "二级指标", "三级指标", "预期指标值", "指标值设定依据", "分值权重", "实际完成指标值", "得分"]
    yield list(zip(columns, heads, strict=True))
    yield from _indicators(form, columns)


def _funds(form: Form) -> Iterator[Row]:
    for label, fund in form["fund_rows"]:
        amounts = [("amount", fund[column] or "—") for column in ("initial", "annual", "executed")]
        points = [(column, fund.get(key)) for column, key in zip(("weight", "rate", "score"), _POINTS, strict=True)]
        rated = [(column, f"{text}%" if text and column == "rate" else text or "—") for column, text in points]
        yield [("label", label), *amounts, *rated]


def _indicators(form: Form, columns: Sequence[str]) -> Iterator[Row]:
    before: tuple[str, str] = ("", "")
    for row in form["indicators"]:
        texts = {
            **{column: row.get(column) or "" for column in ("name", "weight", "score", "basis")},
            **{column: row[column]["raw"] for column in ("target", "actual")},
            "level1": row["level1"],
            "level2": row["level2"],
            "reason": row.get("reason_text") or "",
        }
        if row["level1"] == before[0]:
            texts["level1"] = ""
            texts["level2"] = "" if row["level2"] == before[1] else row["level2"]
        before = (row["level1"], row["level2"])
        yield [(column, texts[column]) for column in columns if texts[column]]


class _Page:
    """Puts rows on lines and pages."""

    def __init__(self, style: Flowed) -> None:
        self.style = style
        self.found: list[str] = []
        self.on_page = 0

    def lines(self, rows: Iterator[Row]) -> list[str]:
        for number, row in enumerate(rows):
            above, below = self._torn(row)
            for part in (above, below):
                if part and (not number or part is below):
                    self.on_page = 0
                self._set(_blocks(part, self.style.share_levels))
        return self.found

    def _torn(self, row: Row) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
        """The row's cells as lines, and what of them falls on the next page."""
        cells = [(column, self._broken(column, text)) for column, text in row]
        height = sum(len(lines) for _, lines in cells)
        room = self.style.page_lines - self.on_page
        if not self.style.page_lines or height <= room or not self.on_page:
            return cells, []
        tall = max(len(lines) for _, lines in cells)
        if not self.style.cut or tall < 4 or not _is_indicator(row):
            return [], cells
        keep = tall // 2 + 1
        return (
            [(column, lines[:keep]) for column, lines in cells],
            [(column, lines[keep:]) for column, lines in cells if len(lines) > keep],
        )

    def _broken(self, column: str, text: str) -> list[str]:
        if column in ("title", "line"):
            return [text]
        return self.style.lines("value" if column == "name_value" else column, text)

    def _set(self, blocks: Iterator[list[str]]) -> None:
        before = 0
        for block in blocks:
            for number, line in enumerate(block):
                beside = number == 0 and before == 2 and len(block) == 1
                if not self.on_page and self.found:
                    line = f" {line}"
                elif self.found and self.style.blank_lines and not beside:
                    self.found.append("")
                self.found.append(line)
                self.on_page += 1
            before = len(block)


def _is_indicator(row: Row) -> bool:
    columns = [column for column, _ in row]
    return "name" in columns and ("name", "三级指标") not in row


def _blocks(cells: Sequence[tuple[str, list[str]]], share_levels: bool) -> Iterator[list[str]]:
    """The lines cell by cell; cells of one line share theirs with their neighbours."""
    shared: list[str] = []
    for column, lines in cells:
        if len(lines) == 1 and (share_levels or column not in ("level1", "level2")):
            shared += lines
            continue
        if shared:
            yield [" ".join(shared)]
            shared = []
        yield lines
    if shared:
        yield [" ".join(shared)]
