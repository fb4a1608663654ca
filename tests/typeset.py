"""Sets structured reports as text in the shapes in which published reports reach us: prose, Markdown, PDF text.

A report is a list of blocks. A figure in a block may carry a mark that names its place in the answers; setting a
document returns its lines and, for every mark, the line where the figure came to stand.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_MARK = re.compile("\ue000([^\ue001]*)\ue001")
# What stays on one line: a mark, a number with its signs, or one character.
_TOKEN = re.compile("\ue000[^\ue001]*\ue001|[0-9A-Za-z.,%‰/+-]+|.")
_NO_LINE_START = set("，。、；：！？）》”％〕】,.;:!?)")
_HAN = "[\u3400-\u9fff]"
_BEFORE_FIGURE = re.compile(f"({_HAN})((?:\ue000[^\ue001]*\ue001)*)(?=[0-9A-Za-z])")
_AFTER_FIGURE = re.compile(f"([0-9A-Za-z%])(?={_HAN})")
_ASCII = str.maketrans("（）：，；％“”", '():,;%""')
_DOTTED = re.compile(r"(?<=\d)[.,](?=\d)")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 is the title), a paragraph, an item of a list, or a form (then `form` is set)."""

    kind: str
    text: str = ""
    level: int = 0
    form: dict[str, Any] = field(default_factory=dict)


def heading(level: int, text: str) -> Block:
    return Block("heading", text, level)


def paragraph(text: str) -> Block:
    return Block("paragraph", text)


def item(text: str) -> Block:
    return Block("item", text)


def mark(path: str, text: str) -> str:
    """The text with a mark that says which of the answers it prints."""
    return f"\ue000{path}\ue001{text}"


def plain(text: str) -> str:
    """The text without marks."""
    return _MARK.sub("", text)


def settle(lines: Iterable[str]) -> tuple[list[str], dict[str, int]]:
    """Lines without marks, and the 1-based line of every mark."""
    places: dict[str, int] = {}
    settled = []
    for number, line in enumerate(lines, 1):
        for path in _MARK.findall(line):
            places.setdefault(path, number)
        settled.append(plain(line))
    return settled, places


def chance(rate: float, *key: object) -> bool:
    """True for about `rate` of all keys; always the same answer for the same key."""
    return zlib.crc32(repr(key).encode()) % 10_000 < rate * 10_000


def pick(options: Sequence[str], *key: object) -> str:
    """One of the options, always the same for the same key."""
    return options[zlib.crc32(repr(key).encode()) % len(options)]


def wrap(text: str, width: float) -> list[str]:
    """The text broken into lines of `width` full-width characters; an ASCII character takes half of one.

    Numbers stay whole, and no line begins with a closing mark.
    """
    lines, line, used = [], "", 0.0
    for token in _TOKEN.findall(text):
        size = 0.0 if token[0] == "\ue000" else sum(0.5 if character.isascii() else 1.0 for character in token)
        if used and used + size > width and token not in _NO_LINE_START:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if token != " " or used:
            line, used = line + token, used + size
    return [*lines, line] if line or not lines else lines


def spaced(text: str) -> str:
    """A blank between Chinese characters and figures, as PDF extraction writes them."""
    return _AFTER_FIGURE.sub(r"\1 ", _BEFORE_FIGURE.sub(r"\1 \2", text))


def ascii_marks(text: str) -> str:
    """Punctuation as OCR tools fold it."""
    return text.translate(_ASCII)


def scanned(text: str, rate: float) -> str:
    """Blanks in about `rate` of the numbers, after their points and commas, as OCR writes `16, 291. 51`."""
    return re.sub(
        r"\d[\d,]*[.,][\d.,]*\d",
        lambda match: (
            _DOTTED.sub(lambda dot: f"{dot[0]} ", match[0]) if chance(rate, text, match.start()) else match[0]
        ),
        text,
    )


def prose(blocks: Iterable[Block]) -> Iterator[str]:
    """One line a paragraph, with an empty line after most of them."""
    for number, block in enumerate(blocks):
        yield block.text
        if block.kind != "item" and chance(0.7, number):
            yield ""


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


def markdown(blocks: Iterable[Block], style: Tabbed = Tabbed(), page: int = 0) -> Iterator[str]:
    """Markdown as OCR tools write it: headings, list items, tab-separated forms, ASCII punctuation.

    With `page`, a paragraph that runs past that many characters of a page is cut there by an empty line.
    """
    used, before = 0, ""
    for block in blocks:
        if before == "item" and block.kind != "item":
            yield ""
        before = block.kind
        text = scanned(ascii_marks(block.text), style.blanks)
        if block.kind == "form":
            yield from tabbed_form(block.form, style)
            yield ""
        elif block.kind == "heading":
            yield from (f"{'#' * (block.level + 1)} {text}", "")
        elif block.kind == "item":
            yield f"- {text}"
        else:
            pieces = _cut(text, page - used % page) if page else [text]
            for piece in pieces:
                yield from (piece, "")
        used += len(text)


def _cut(text: str, at: int) -> list[str]:
    """The text in two pieces where it runs past `at`, never inside a number."""
    lengths = [len(token) for token in _TOKEN.findall(text)]
    place = 0
    for length in lengths:
        if place + length > at:
            break
        place += length
    whole = place <= 10 or place >= len(text) - 10 or text[place] in _NO_LINE_START
    return [text] if whole else [text[:place], text[place:]]


def tabbed_form(form: dict[str, Any], style: Tabbed = Tabbed()) -> Iterator[str]:
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


def _project_rows(form: dict[str, Any], style: Tabbed) -> Iterator[list[str]]:
    cell = _Cells(style)
    yield ["项目名称", "", cell.plain(form["name"], 30), "", "", "", "", ""]
    yield ["主管部门", cell.plain(form["authority"], 20), "", "", "实施单位", cell.plain(form["implementer"], 20), "", ""]
    yield ["", "", "", "年初预算 数", "全年预算 数", "全年执行 数", "分值", "执行率", "得分"]
    heads = ["项目资金", "(万元)", ""]
    for number, (label, fund) in enumerate(form["fund_rows"]):
        yield [heads[min(number, 2)], cell.plain(label, 6), "", *cell.fund(fund)]
    yield ["", "预期目标", "", "", "", "实际完成情况", "", "", ""]
    goal, completion = cell.wrapped(form["goal"], 9), cell.wrapped(form["completion"], 10)
    yield ["年度总体 目标", goal, "", "", "", completion, "", "", ""]
    yield ["", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成 值", "分值", "得分", "偏差原因 分析及改 进措施"]
    middle = len(form["indicators"]) // 2
    for number, row in enumerate(cell.indicators(form)):
        yield ["年度绩效 指标完成 情况" if style.section and number == middle else "", *row]
    total = form["total_score"]
    yield ["", "总分", "", "", "", "", form["total_weight"] or "", f"{total}分" if total else "", ""]


def _department_rows(form: dict[str, Any], style: Tabbed) -> Iterator[list[str]]:
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

    def indicators(self, form: dict[str, Any]) -> Iterator[list[str]]:
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


def pdf(
    blocks: Iterable[Block], width: float = 26, page_lines: int = 22, widths: Sequence[int] | None = None
) -> Iterator[str]:
    """PDF text: lines broken at `width`, an empty line between lines, a blank before a page's first line.

    Forms come from the flowed typesetter, whose cells are broken at `widths`.
    """
    on_page = 0
    for block in blocks:
        if block.kind == "form":
            yield from _flowed(block.form, widths)
            on_page = page_lines
            continue
        for line in wrap(spaced(block.text), width):
            if on_page >= page_lines:
                yield f" {line}"
                on_page = 1
            else:
                yield from ("", line) if on_page else (line,)
                on_page += 1


def _flowed(form: dict[str, Any], widths: Sequence[int] | None) -> Iterator[str]:
    from typeset_flowed import typeset_form

    lines = typeset_form(form, widths)
    yield mark(f"{form['path']}/first", " " + lines[0])
    yield from lines[1:-1]
    yield mark(f"{form['path']}/last", lines[-1])
