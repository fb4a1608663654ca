"""Where the forms of a document begin and end, and how their lines are laid out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...labels import INDICATOR_COLUMNS, TITLE, role
from ..document import Document
from ..passage import fold
from .marks import FIRST, VALUES, label_at
from .units import words

Lines = tuple[int, int]
"""First and last line of a form."""

TITLE_TO_NAME, LEAST_BARS = 12, 5
_LEAST_HEADS, _MORE_THAN_HEADS, _LIKE_ROWS, _LONGEST_FORM = 4, 8, 0.9, 200_000
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分|附件\d*:?|备?注[:：]|填[报表])"
)
_PAGE_NUMBER = re.compile(r"[-—–]?\d{1,4}[-—–]?|第\d{1,4}页(?:,?共\d{1,4}页)?")
_NUMBER = re.compile(r"\d")


def form_lines(document: Document, flat: bool = False) -> Iterator[Lines]:
    """The lines from each form's title, or from its name where no title stands above, to the next form's."""
    starts = []
    title = -TITLE_TO_NAME - 1
    for line, raw in enumerate(document.lines, 1):
        kind = _opening(document, line, raw, flat)
        if kind == "title" or (kind == "name" and line - title > TITLE_TO_NAME):
            starts.append(line)
        title = line if kind == "title" else title
    starts = [one for one, two in pairwise([*starts, len(document.lines) + TITLE_TO_NAME]) if two - one > 1]
    for first, after in pairwise([*starts, len(document.lines) + 1]):
        if sum(map(len, document.lines[first - 1 : after - 1])) <= _LONGEST_FORM:
            yield first, after - 1


def _opening(document: Document, line: int, raw: str, flat: bool) -> str | None:
    """Whether a line begins a form: with its title, or with the label of its name."""
    if not raw or raw.isspace():
        return None
    if flat:
        opening = raw.split(maxsplit=TITLE_TO_NAME)[:TITLE_TO_NAME]
        if any(word.endswith("表") and TITLE.fullmatch(fold(word)) for word in opening):
            return "title"
        first = opening[0]
    else:
        first = next((part for part in raw.split("|") if part.strip(" \t#*\u3000")), "")
    at = raw.index(first)
    text = document.passage(line, at, at + len(first)).text.lstrip("#")
    if text.endswith("表") and TITLE.fullmatch(text):
        return "title"
    return (
        "name" if text and role(FIRST, text) in ("name", "department") and text.rstrip(":").endswith("名称") else None
    )


def within_bars(document: Document, lines: Lines) -> Lines | None:
    """The lines of a form up to its last bar, None if it has hardly any."""
    barred = [line for line in range(lines[0], lines[1] + 1) if "|" in document.lines[line - 1]]
    return (lines[0], barred[-1]) if len(barred) >= LEAST_BARS else None


def without_prose(document: Document, lines: Lines) -> Lines:
    """The lines of a form up to the heading that ends it."""
    first, last = lines
    for line in range(first + 1, last + 1):
        if _HEADING.match(document.lines[line - 1]) and len(document.lines[line - 1]) < 2 * TITLE_TO_NAME:
            return first, line - 1
    return lines


def has_lone_heads(document: Document) -> bool:
    """Whether heads of an indicator table stand each on a line of its own, one after another."""
    run: list[str] = []
    for line, raw in enumerate(document.lines, 1):
        if not raw or raw.isspace():
            continue
        name = role(INDICATOR_COLUMNS, document.passage(line).text) if len(raw) < 30 else None
        run = [*run, name] if name and name not in run else [name] if name else []
        if len(run) >= _LEAST_HEADS and VALUES & {*run} and "name" in run:
            return True
    return False


def heads_on(document: Document, line: int) -> str | None:
    """`row` if a line holds the heads of an indicator table, `flat` if rows follow them on it."""
    raw = document.lines[line - 1]
    if "指标" not in raw or raw.count(" ") < _LEAST_HEADS - 1 or len(raw) > _LONGEST_FORM:
        return None
    units = [*words(document, line, line, rows=False)]
    run = behind = 0
    for at in range(len(units)):
        head = label_at(units, at, INDICATOR_COLUMNS)
        run = run + 1 if head else run if run >= _LEAST_HEADS else 0
        behind = behind + 1 if run >= _LEAST_HEADS and not head else 0
    return None if run < _LEAST_HEADS else "flat" if behind > _MORE_THAN_HEADS else "row"


def is_in_rows(document: Document, lines: Lines) -> bool:
    """Whether nearly all lines below the indicators' heads are whole rows: a name and at least two figures or signs."""
    heads = next((line for line in range(lines[0], lines[1] + 1) if heads_on(document, line)), None)
    if heads is None:
        return False
    below = [raw.split() for raw in document.lines[heads : lines[1]] if raw and not raw.isspace()]
    below = [parts for parts in below if not _PAGE_NUMBER.fullmatch("".join(parts))]
    return sum(_is_row(parts) for parts in below) >= _LIKE_ROWS * len(below)


def _is_row(parts: Sequence[str]) -> bool:
    return len(parts) >= 2 and (any(map(_NUMBER.search, parts)) or all(role(INDICATOR_COLUMNS, part) for part in parts))
