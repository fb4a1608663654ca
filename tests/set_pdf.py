"""Sets reports as PDF pages: text, and forms with ruling lines or without, merged cells, running over pages."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate

from fpdf import FPDF
from pylopdf_fonts_zh_cn import sans_path

from tests.set_forms import SetCell, SetForm

_TOKEN = re.compile(r"[0-9A-Za-z.,%]+|.")
_LEFT = 12


FORM = SetForm(
    "项目支出绩效自评表",
    "（2023年度）",
    [
        [SetCell("项目名称"), SetCell("修路", 3)],
        [SetCell("项目资金", 1, 2), SetCell("全年预算数"), SetCell("全年执行数"), SetCell("执行率")],
        [SetCell("1,234.50"), SetCell("1200.25"), SetCell("97.23%")],
        [SetCell("一级指标"), SetCell("三级指标"), SetCell("年度指标值"), SetCell("得分")],
        [SetCell("产出指标", 1, 2), SetCell("修路里程"), SetCell("≥12.5公里"), SetCell("30")],
        [SetCell("验收合格率"), SetCell("100%"), SetCell("20.00")],
    ],
    4,
)
"""A small form with merged cells."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its text between two places across the table (0 to 1), over `rows` rows. A line break ends a line."""

    text: str
    left: float
    right: float
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Style:
    """`rules`: lines, rects (thin filled ones, as word processors write), or none. Lengths are in points.

    `top`: cells are set from their tops, not in their middles. `font`: the file of another font than ours. `head`: the
    first rows of a table that are printed again on each further page. `tear`: a page may end within a row.
    """

    rules: str = "lines"
    size: float = 9
    leading: float = 1.3
    pad: tuple[float, float] = (4, 3)
    top: bool = False
    page: tuple[float, float] = (595, 842)
    margin: float = 60
    running: str = ""
    foot: Callable[[int], str] = lambda number: ""
    own_page: bool = True
    head: int = 0
    tear: bool = False
    password: str = ""
    font: str = ""


@dataclass(slots=True)
class _Laid:
    box: Box
    lines: list[str]
    row: int
    done: int = 0


@dataclass(slots=True)
class Setter:
    """Puts text and tables on pages; `bytes()` is the file."""

    style: Style = field(default_factory=Style)
    pdf: FPDF = field(init=False)
    y: float = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.pdf = FPDF(unit="pt", format=self.style.page)
        self.pdf.set_auto_page_break(False)
        self.pdf.add_font("han", fname=self.style.font or str(sans_path()))
        if self.style.password:
            self.pdf.set_encryption(owner_password="owner", user_password=self.style.password)
        self.turn()

    @property
    def width(self) -> float:
        return self.style.page[0] - 2 * self.style.margin

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.style.page[1] - self.style.margin - self.y

    def turn(self) -> None:
        """Begin a page, with its head and its foot."""
        self.pdf.add_page()
        self.pdf.set_font("han", size=self.style.size)
        middle = self.style.page[0] / 2
        self._print(self.style.running, middle, 42, centred=True)
        self._print(self.style.foot(self.pdf.page_no()), middle, self.style.page[1] - 36, centred=True)
        self.y = self.style.margin

    def line(self, text: str, size: float = 12, centred: bool = False) -> None:
        """One line of text of its own."""
        if self.room < 1.6 * size:
            self.turn()
        self.pdf.set_font("han", size=size)
        at = self.style.page[0] / 2 if centred else self.style.margin
        self._print(text, at, self.y + 1.2 * size, centred)
        self.y += 1.6 * size
        self.pdf.set_font("han", size=self.style.size)

    def paragraph(self, text: str, size: float = 12) -> None:
        """A paragraph with its first line set in."""
        for line in self._wrapped(f"　　{text}", self.width, size):
            self.line(line, size)

    def form(self, form: SetForm) -> None:
        """A form under its title."""
        self.line(form.title, 16, centred=True)
        self.line(form.subtitle, centred=True)
        self.table([*boxes(form)])

    def table(self, rows: Sequence[Sequence[Box]]) -> None:
        """A table, over as many pages as it needs."""
        cells = [_Laid(box, self._lines(box), row) for row, line in enumerate(rows) for box in line]
        heights = self._heights(cells, len(rows))
        start = 0
        while start < len(heights):
            again = range(self.style.head) if start else range(0)
            room, end = self.room - sum(heights[row] for row in again), start
            while end < len(heights) and heights[end] <= room:
                room -= heights[end]
                end += 1
            torn = end < len(heights) and self.style.tear and room > 30
            rest = heights[end] - room if torn else 0.0
            if torn:
                heights[end] = room
            self._part([replace(cell, done=0) for cell in cells if cell.row in again], again, heights)
            self._part(cells, range(start, max(end + torn, start + 1)), heights)
            start = end if torn else max(end, start + 1)
            if torn:
                heights[end] = rest + 2 * self.style.pad[1]
            if start < len(heights):
                self.turn()
                self._make_room(cells, start, heights)

    def _make_room(self, cells: list[_Laid], start: int, heights: list[float]) -> None:
        """Make the rows from `start` on as high as what is left of the cells that go on there needs."""
        for cell in sorted(cells, key=lambda cell: cell.box.rows):
            left = range(max(cell.row, start), min(cell.row + cell.box.rows, len(heights)))
            if cell.row <= start and left:
                need = (len(cell.lines) - cell.done) * self.style.size * self.style.leading + 2 * self.style.pad[1]
                heights[left[-1]] += max(0.0, need - sum(heights[row] for row in left))

    def _lines(self, box: Box) -> list[str]:
        width = (box.right - box.left) * self.width - 2 * self.style.pad[0]
        parts = box.text.split("\n") if box.text else []
        return [line for part in parts for line in self._wrapped(part, width, self.style.size)]

    def _wrapped(self, text: str, width: float, size: float) -> list[str]:
        lines, line = [], ""
        for token in _TOKEN.findall(text):
            for piece in [token] if _ems(token) * size <= width else list(token):
                if line.strip() and _ems(line + piece) * size > width:
                    lines.append(line)
                    line = ""
                line += piece if line or piece != " " else ""
        return [*lines, line]

    def _heights(self, cells: list[_Laid], count: int) -> list[float]:
        leading = self.style.size * self.style.leading
        need = [len(cell.lines) * leading + 2 * self.style.pad[1] for cell in cells]
        heights = [leading + 2 * self.style.pad[1]] * count
        for cell, height in zip(cells, need, strict=True):
            if cell.box.rows == 1:
                heights[cell.row] = max(heights[cell.row], height)
        for cell, height in zip(cells, need, strict=True):
            rows = range(cell.row, min(cell.row + cell.box.rows, count))
            heights[rows[-1]] += max(0.0, height - sum(heights[row] for row in rows))
        return heights

    def _part(self, cells: Iterable[_Laid], rows: range, heights: list[float]) -> None:
        """The part of the cells that falls on these rows, at the page's present place."""
        edges = [self.y, *accumulate((heights[row] for row in rows), initial=self.y)][1:]
        tops = dict(zip(rows, edges, strict=False))
        pieces: set[tuple[float, ...]] = set()
        for cell in cells:
            here = [row for row in range(cell.row, cell.row + cell.box.rows) if row in tops]
            if not here:
                continue
            top, bottom = tops[here[0]], tops[here[-1]] + heights[here[-1]]
            left, right = (self.style.margin + at * self.width for at in (cell.box.left, cell.box.right))
            self._text(cell, left, top, right, bottom)
            sides = (left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom)
            pieces |= {tuple(round(at, 2) for at in side) for side in (*sides, (right, top, right, bottom))}
        self._rule(pieces)
        self.y += sum(heights[row] for row in rows)

    def _rule(self, pieces: Iterable[tuple[float, ...]]) -> None:
        self.pdf.set_line_width(0.5)
        for x0, y0, x1, y1 in sorted(pieces):
            if self.style.rules == "lines":
                self.pdf.line(x0, y0, x1, y1)
            elif self.style.rules == "rects":
                self.pdf.rect(x0 - 0.25, y0 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5, style="F")

    def _text(self, cell: _Laid, left: float, top: float, right: float, bottom: float) -> None:
        leading, (padx, pady) = self.style.size * self.style.leading, self.style.pad
        fit = max(1, int((bottom - top - 2 * pady + 0.01) / leading))
        lines = cell.lines[cell.done : cell.done + fit]
        cell.done += len(lines)
        free = 0 if self.style.top else max(0.0, (bottom - top - 2 * pady - len(lines) * leading) / 2)
        centred = sum(map(len, cell.lines)) <= _LEFT * len(cell.lines)
        for number, line in enumerate(lines):
            at = (left + right) / 2 if centred else left + padx
            self._print(line, at, top + pady + free + (number + 0.8) * leading, centred)

    def _print(self, text: str, x: float, baseline: float, centred: bool) -> None:
        if text.strip():
            self.pdf.text(x - _ems(text) * self.pdf.font_size / 2 * centred, baseline, text)

    def bytes(self) -> bytes:
        return bytes(self.pdf.output())


def boxes(form: SetForm) -> Iterable[list[Box]]:
    """A form's cells between places across the table: columns are as wide as their texts ask for."""
    wide = [4.0] * form.width
    for cell, column in ((cell, column) for row in _placed(form) for column, cell in row.items()):
        if cell.column_span == 1:
            wide[column] = max(wide[column], min(len(cell.text), 24) / 2.4)
    edges = [at / sum(wide) for at in accumulate(wide, initial=0.0)]
    for row in _placed(form):
        yield [
            Box(cell.text, edges[column], edges[column + cell.column_span], cell.row_span)
            for column, cell in row.items()
        ]


def _placed(form: SetForm) -> Iterable[dict[int, SetCell]]:
    """Each row's cells by the column that they begin in."""
    covered: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(form.rows):
        cells: dict[int, SetCell] = {}
        column = 0
        for cell in row:
            while covered.get((number, column)):
                column += 1
            cells[column] = cell
            covered |= {
                (number + down, column + right): True
                for down in range(cell.row_span)
                for right in range(cell.column_span)
            }
            column += cell.column_span
        yield cells


@cache
def _advances() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    from fontTools.ttLib import TTFont

    font = TTFont(sans_path(), lazy=True)
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


@cache
def _em(character: str) -> float:
    cmap, metrics, units = _advances()
    name = cmap.get(ord(character))
    return metrics[name][0] / units if name else 1.0


def _ems(text: str) -> float:
    """How wide a text is, in sizes of its font."""
    return sum(map(_em, text))


def has_glyphs(text: str) -> bool:
    """Whether the font has all characters of a text."""
    cmap, _, _ = _advances()
    return all(ord(character) in cmap for character in text)


def pdf_report(opening: Iterable[str], forms: Iterable[SetForm], style: Style | None = None) -> bytes:
    """A PDF of a title, paragraphs and forms, each form on a page of its own unless the style says otherwise."""
    setter = Setter(style or Style())
    for number, text in enumerate(opening):
        setter.paragraph(text) if number else setter.line(text, 16, centred=True)
    for form in forms:
        if setter.style.own_page:
            setter.turn()
        else:
            setter.y += 20
        setter.form(form)
    return setter.bytes()
