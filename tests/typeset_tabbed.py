"""Sets forms as OCR tools write them: rows of tab-separated cells, merged cells blank, pages parted."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.typeset import Form, ascii_marks, mark, scanned, wrap


@dataclass(frozen=True, slots=True)
class Tabbed:
    """How tab-separated forms are set.

    `widths` are the line widths in characters of the cells section, level 1, level 2, name, target, actual,
    weight, score, reason, goal, completion. `page_rows` indicator rows fit on a page; what follows lacks the left
    columns that are empty on its page. `cut` lets page breaks fall inside a row.
    """

    widths: Sequence[int] = (4, 5, 5, 6, 6, 5, 4, 4, 6, 18, 24)
    page_rows: int = 18
    cut: bool = False
    blanks: float = 0.3
    section: bool = True


def tabbed_form(form: Form, style: Tabbed = Tabbed()) -> Iterator[str]:
    """A form as tab-separated rows; merged cells are blank below their first row, pages parted by an empty line."""
    rows = list(_department_rows(form, style) if form["kind"] == "department" else _project_rows(form, style))
    head = next(number for number, row in enumerate(rows) if "三级指标" in row) + 1
    lines: list[str] = []
    for page in _pages(rows, head + 1, style):
        left = 0 if not lines else next(column for column in range(9) if any(row[column] for row in page))
        lines += ["\t".join(row[left:]) for row in page] + [""]
    lines[0] = mark(f"{form['path']}/first", lines[0])
    lines[-2] = mark(f"{form['path']}/last", lines[-2])
    return iter(lines[:-1])


def _pages(rows: list[list[str]], start: int, style: Tabbed) -> Iterator[list[list[str]]]:
    """The rows page by page; the first break comes after row `start` at the earliest.

    With `style.cut`, the last line of the row above a break, in its name and reason, falls on the next page.
    """
    # Forms differ in how much of the first page stands above them.
    page, turn = rows[:start], start + style.page_rows + zlib.crc32(repr(rows[0]).encode()) % 4
    for number, row in enumerate(rows[start:], start):
        if number == turn:
            page, above = _torn(page) if style.cut else ([], page)
            yield above
            turn += style.page_rows
        page.append(row)
    yield page


def _torn(page: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """What falls on the next page of a page's last row, and the page without it."""
    *above, row = page
    kept, fallen = list(row), [""] * len(row)
    for column in (3, 8):
        head, gap, tail = row[column].rpartition(" ") if column < len(row) else ("", "", "")
        if gap and len(row) == 9:
            kept[column], fallen[column] = head, tail
    return ([fallen] if any(fallen) else []), [*above, kept]


def _project_rows(form: Form, style: Tabbed) -> Iterator[list[str]]:
    cell = _Cells(style)
    yield ["项目名称", "", cell.plain(form["name"], 30), "", "", "", "", ""]
    yield [
        "主管部门",
        cell.plain(form["authority"], 20),
        "",
        "",
        "实施单位",
        cell.plain(form["implementer"], 20),
        "",
        "",
    ]
    yield ["", "", "", "年初预算 数", "全年预算 数", "全年执行 数", "分值", "执行率", "得分"]
    heads = ["项目资金", "(万元)", ""]
    for number, (label, fund) in enumerate(form["fund_rows"]):
        yield [heads[min(number, 2)], cell.plain(label, 6), "", *cell.fund(fund)]
    yield ["", "预期目标", "", "", "", "实际完成情况", "", "", ""]
    goal, completion = cell.wrapped(form["goal"], 9), cell.wrapped(form["completion"], 10)
    yield ["年度总体 目标", goal, "", "", "", completion, "", "", ""]
    yield [
        "",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成 值",
        "分值",
        "得分",
        "偏差原因 分析及改 进措施",
    ]
    middle = len(form["indicators"]) // 2
    for number, row in enumerate(cell.indicators(form)):
        yield ["年度绩效 指标完成 情况" if style.section and number == middle else "", *row]
    total = form["total_score"]
    yield ["", "总分", "", "", "", "", form["total_weight"] or "", f"{total}分" if total else "", ""]


def _department_rows(form: Form, style: Tabbed) -> Iterator[list[str]]:
    cell = _Cells(style)
    yield ["部门名称", cell.plain(form["name"], 30), "", "", "", "", "", ""]
    heads = ["部门资金", "(万元)", ""]
    columns = ["年初预算 数", "全年预算 数", "全年执行 数", "分值权重", "执行率", "得分"]
    yield [heads[0], "资金来源", *columns]
    for number, (label, fund) in enumerate(form["fund_rows"], 1):
        yield [heads[min(number, 2)], label, *cell.fund(fund)]
    yield ["年度总体 目标", "预期目标", "", "", "实际完成情况", "", "", ""]
    yield ["", cell.wrapped(form["goal"], 9), "", "", cell.wrapped(form["completion"], 10), "", "", ""]
    yield [
        *("一级指标", "二级指标", "三级指标", "预期指标值", "指标值设定 依据", "实际完成指 标值", "分值权重", "得分"),
    ]
    for indicator, row in zip(form["indicators"], cell.indicators(form), strict=True):
        level1, level2, name, target, actual, weight, score, _ = row
        yield [level1, level2, name, target, cell.plain(indicator.get("basis") or "", 6), actual, weight, score]


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells as OCR writes them: a blank where a line of the cell ended, blanks inside some numbers."""

    style: Tabbed

    def plain(self, text: str, width: int) -> str:
        return scanned(" ".join(wrap(ascii_marks(text), width)), self.style.blanks)

    def wrapped(self, text: str, column: int) -> str:
        return self.plain(text, self.style.widths[column])

    def fund(self, fund: dict[str, str | None]) -> list[str]:
        """Six cells; a dash where the form has no cell, nothing where the figure is not known."""
        amounts = [self.plain(fund[column] or "", 20) for column in ("initial", "annual", "executed")]
        if fund.get("weight") is None:
            return [*amounts, "—", "—", "—"]
        return [*amounts, fund["weight"] or "", self.plain(f"{fund['rate_pct']}%", 20), f"{fund['score']}分"]

    def indicators(self, form: Form) -> Iterator[list[str]]:
        """Level 1, level 2, name, target, actual, weight, score, reason; levels only where they begin."""
        above: tuple[str, str] = ("", "")
        for row in form["indicators"]:
            levels = row["level1"], row["level2"]
            level1 = "" if levels[0] == above[0] else self.wrapped(levels[0], 1)
            level2 = "" if levels == above else self.wrapped(levels[1], 2)
            above = levels
            texts = [row["name"], row["target"]["raw"] or "", row["actual"]["raw"] or ""]
            cells = [self.wrapped(text, number) for number, text in enumerate(texts, 3)]
            reason = self.wrapped(row.get("reason_text") or "", 8)
            yield [level1, level2, *cells, row["weight"] or "", scanned(row["score"] or "", self.style.blanks), reason]
