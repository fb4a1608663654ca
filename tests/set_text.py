"""Sets forms as text, in each family of layouts in which published tables arrive, with what each of them loses.

A family has variants: what merged cells leave (`in place`: an empty cell for each place that they cover, as Word
tables give; `at end`: nothing where they lie, empty cells behind the row's last, as web pages give; `bare`: nothing),
and what becomes of the line breaks inside cells.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from tests.set_forms import SetCell, SetForm, SetRow

Lines = list[str]
Setter = Callable[[SetForm], Lines]
_PIXELS = str.maketrans({"≥": "2", "≤": "", "0": "O", "1": "I", "（": "(", "）": ")", "8": "B"})


def text_report(opening: Iterable[str], forms: Iterable[SetForm], setter: Setter) -> str:
    """Paragraphs, then each form under its title."""
    return "\n".join([*opening, "", *(line for form in forms for line in [*setter(form), ""])])


def broken(form: SetForm, seed: int, share: float = 0.3) -> SetForm:
    """The form with line breaks inside some of its cells, anywhere but beside a blank."""
    source = random.Random(seed)

    def cell(one: SetCell) -> SetCell:
        if len(one.text) < 3 or "\n" in one.text or source.random() > share:
            return one
        at = source.randrange(1, len(one.text))
        return replace(one, text=f"{one.text[:at].rstrip()}\n{one.text[at:].lstrip()}")

    return replace(form, rows=[[cell(one) for one in row] for row in form.rows])


def rows_of(form: SetForm, spans: str) -> Iterator[Lines]:
    """The texts of each row's cells, with what merged cells leave."""
    below = [0] * form.width
    for row in form.rows:
        cells = _in_place(row, below) if spans == "in place" else [cell.text for cell in row]
        below = _covered(row, below)
        yield cells + [""] * (form.width - len(cells)) if spans == "at end" else cells


def _places(row: SetRow, below: list[int]) -> Iterator[tuple[int, SetCell]]:
    """The row's cells with the column in which each begins; `below` counts the rows that each place is covered yet."""
    cells = iter(row)
    at = 0
    while at < len(below):
        if below[at]:
            at += 1
        else:
            cell = next(cells)
            yield at, cell
            at += cell.column_span


def _in_place(row: SetRow, below: list[int]) -> Lines:
    texts = [""] * len(below)
    for at, cell in _places(row, below):
        texts[at] = cell.text
    return texts


def _covered(row: SetRow, below: list[int]) -> list[int]:
    left = [max(0, rows - 1) for rows in below]
    for at, cell in _places(row, below):
        left[at : at + cell.column_span] = [cell.row_span - 1] * cell.column_span
    return left


def _titled(form: SetForm, lines: Lines) -> Lines:
    return [form.title, form.subtitle, *lines]


def _flat(text: str, between: str = "") -> str:
    return text.replace("\n", between)


# ---- bars between cells


def pipe_row(form: SetForm, spans: str = "at end") -> Lines:
    """A row a line, bars between; a break inside a cell splits the row, merged cells leave runs of bars."""
    rows = [" | ".join(row).replace("|  |", "||").replace("|  |", "||").rstrip(" ") for row in rows_of(form, spans)]
    return _titled(form, "\n".join(rows).split("\n"))


def outer_pipe(form: SetForm, spans: str = "in place") -> Lines:
    """Bars at both ends of the line too, cells also broken over lines."""
    return _titled(form, "\n".join(f"| {' | '.join(row)} |" for row in rows_of(form, spans)).split("\n"))


def markdown(form: SetForm, mark: str = "<br>") -> Lines:
    """A Markdown table: a line of dashes below the first row, each row on one line."""
    rows = [f"| {' | '.join(_flat(text, mark) for text in row)} |" for row in rows_of(form, "in place")]
    return [f"## {form.title}", "", form.subtitle, "", rows[0], "|" + " --- |" * form.width, *rows[1:]]


def trailing_pipe(form: SetForm, spans: str = "bare") -> Lines:
    """A cell a line with a bar at its end; an empty cell is a line with only a bar."""
    cells = [f"{text} |" if text else "|" for row in rows_of(form, spans) for text in row]
    return _titled(form, "\n".join(cells).split("\n"))


def pipe_between(form: SetForm, spans: str = "in place") -> Lines:
    """A cell a line, then a line with only a bar; none behind a row's last cell."""
    return _titled(form, "\n".join("\n|\n".join(row) for row in rows_of(form, spans)).split("\n"))


def pipe_indented(form: SetForm, spans: str = "bare", twice: bool = False) -> Lines:
    """A bar opens the cell, its text is indented on the next lines, a bar closes it (`twice`), or opens the next."""
    lines = []
    for row in rows_of(form, spans):
        for text in row:
            lines += ["|", *(f"    {line}" for line in text.split("\n") if line), *(["|"] if twice else [])]
        lines += [] if twice else ["|"]
    return _titled(form, lines)


def pipe_stream(form: SetForm, spans: str = "in place") -> Lines:
    """Bars between all cells, rows too; lines break at empty cells and not at row ends."""
    cells = [_flat(text) for row in rows_of(form, spans) for text in row]
    stream = "".join(f"{text} | " if text else "|\n" for text in cells)
    return _titled(form, stream.rstrip("\n").split("\n"))


# ---- blanks or blank lines between cells: empty ones vanish


def cell_per_line_blank(form: SetForm, empty: str | None = " ", spans: str = "bare") -> Lines:
    """A cell a line, a blank line between; an empty cell is a line with one blank, or missing (`empty` is None)."""
    cells = [_flat(text) or empty for row in rows_of(form, spans) for text in row]
    return [line for text in [form.title, form.subtitle, *cells] if text is not None for line in (text, "")]


def row_per_line_space(form: SetForm) -> Lines:
    """A row a line, a blank between cells; empty cells vanish."""
    return _titled(form, [" ".join(_flat(text) for text in row if text) for row in rows_of(form, "bare")])


def flat_space(form: SetForm, rows: int = 0, breaks: str = "") -> Lines:
    """The whole table on one line, or one line for so many rows, a blank between cells; empty cells vanish."""
    each = [" ".join(_flat(text, breaks) for text in row if text) for row in rows_of(form, "bare")]
    if not rows:
        return [" ".join([form.title, form.subtitle, *each])]
    return _titled(form, [" ".join(each[at : at + rows]) for at in range(0, len(each), rows)])


def pdf_hard_wrapped(form: SetForm, page: int = 34, width: int = 56) -> Lines:
    """Lines of a PDF page: each cell wrapped at its column's width, single-lined neighbours beside each other."""
    each = width / form.width
    lines = [form.title, form.subtitle]
    for row in form.rows:
        shared: Lines = []
        for cell in (one for one in row if one.text):
            parts = _wrapped(_flat(cell.text), max(2, int(each * cell.column_span)))
            if len(parts) == 1:
                shared += parts
                continue
            lines += [" ".join(shared)] * bool(shared) + parts
            shared = []
        lines += [" ".join(shared)] * bool(shared)
    numbered = []
    for number, line in enumerate(lines, 1):
        numbered += [line] if number % page else [line, f"- {number // page} -"]
    return numbered


def _wrapped(text: str, width: int) -> Lines:
    """The text in lines of so many full-width characters, broken wherever they are full."""
    lines, used = [""], 0.0
    for character in text:
        size = 0.5 if character.isascii() else 1.0
        if used + size > width:
            lines.append("")
            used = 0.0
        lines[-1] += character
        used += size
    return lines


# ---- nothing between cells: these cannot be read


def squashed(form: SetForm, between_rows: str = "") -> Lines:
    """Cells joined without any separator, the whole table on one line, or a row a line."""
    rows = ["".join(_flat(text) for text in row) for row in rows_of(form, "bare")]
    return _titled(form, between_rows.join(rows).split("\n"))


def squashed_ocr(form: SetForm) -> Lines:
    """The same from a scan: signs lost or read as figures, figures read as letters."""
    return [line.translate(_PIXELS) for line in squashed(form)]


def column_scrambled(form: SetForm) -> Lines:
    """A table read across its columns, right to left: values before their labels."""
    grid = [*rows_of(form, "in place")]
    columns = [[_flat(row[at]) for row in grid if row[at]] for at in reversed(range(form.width))]
    return _titled(form, [" ".join(column) for column in columns if column])


READABLE: dict[str, dict[str, Setter]] = {
    "pipe-row": {"at end": pipe_row, "in place": partial(pipe_row, spans="in place")},
    "outer-pipe": {
        "in place": outer_pipe, "bare": partial(outer_pipe, spans="bare"), "Markdown": markdown,
        "Markdown, breaks lost": partial(markdown, mark=""),
    },
    "cell-per-line-trailing-pipe": {"bare": trailing_pipe, "in place": partial(trailing_pipe, spans="in place")},
    "cell-per-line-pipe-between": {"in place": pipe_between, "bare": partial(pipe_between, spans="bare")},
    "pipe-indented": {
        "bare": pipe_indented, "in place": partial(pipe_indented, spans="in place"),
        "closed": partial(pipe_indented, twice=True),
    },
    "pipe-stream": {"in place": pipe_stream, "bare": partial(pipe_stream, spans="bare")},
    "cell-per-line-blank": {
        "one blank": cell_per_line_blank, "missing": partial(cell_per_line_blank, empty=None),
        "in place": partial(cell_per_line_blank, spans="in place"),
    },
    "flat-space": {
        "one line": flat_space, "few lines": partial(flat_space, rows=6),
        "breaks as blanks": partial(flat_space, breaks=" "),
    },
    "row-per-line-space": {"": row_per_line_space},
    "pdf-hard-wrapped": {"": pdf_hard_wrapped},
}  # fmt: skip
"""Family → variant → setter, for the families that keep where cells end, or enough to find it."""

UNREADABLE: dict[str, Setter] = {
    "squashed": squashed,
    "squashed-ocr": squashed_ocr,
    "row-per-line-squashed": partial(squashed, between_rows="\n"),
    "pdf-column-scrambled": column_scrambled,
}
