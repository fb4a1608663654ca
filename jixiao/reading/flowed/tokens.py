"""The pieces that flowed cells are put together from: what blanks part on a line, and how each piece was set."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..document import Document
from ..passage import Passage, fold

# A blank after the point or comma of a number does not part anything: `100. 00%`.
_PIECE = re.compile(r"\S+(?:(?<=\d[.,])\s+\d\S*)*")
_HALF_SET = re.compile(r"[，。、；：？！“”‘’（）《》〈〉【】—…·]")
_PAGE_NUMBER = re.compile(r"\d{1,3}、|[-—–]\d{1,4}[-—–]|第\d{1,4}页(?:,?共\d{1,4}页)?|\d{1,4}/\d{1,4}页")
_UNBROKEN = re.compile(r"[0-9A-Za-z][!-\'*-~]*")
_OPENING = "(《〈【“‘"
_CLOSING = ",.;:!?)，。、；：？！”’）》〉】…%"
# Share of text lines with a blank line behind them from which a missing one means something.
_BLANK_LINED = 0.6


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a line, `text` folded and without blanks. Widths are in half-width units.

    `narrow` counts full-width punctuation half, as type-setting may squeeze it; `wide` counts it full. `tight` says
    that the blank line which this file has between lines is missing above, `page` that a page begins here.
    """

    text: str
    line: int
    start: int
    end: int
    opens: bool
    closes: bool
    tight: bool
    page: bool
    narrow: int
    wide: int
    lead: int
    """Width of the beginning that no line break can part: one character with closing marks, or a number."""


def tokens(document: Document) -> list[Token]:
    """All pieces of the document's text lines in order, without page numbers that name themselves."""
    lines = document.lines
    filled = [number for number, raw in enumerate(lines, 1) if raw and not raw.isspace()]
    apart = sum(later - earlier > 1 for earlier, later in pairwise(filled))
    blank_lined = apart >= _BLANK_LINED * max(1, len(filled) - 1)
    indented = sum(lines[number - 1][0].isspace() for number in filled)
    marked = indented < 0.2 * len(filled)
    found: list[Token] = []
    before = 0
    for number in filled:
        raw = lines[number - 1]
        page = _begins_page(raw, marked) or (number > 1 and lines[number - 2].endswith("\f"))
        tight = blank_lined and number == before + 1 and not page
        before = number
        found += _line_tokens(number, raw, tight, page, found[-1].text[-1] if found else "")
    return found


def _begins_page(raw: str, marked: bool) -> bool:
    return raw[0] == "\f" or (marked and raw[0] == " " and not raw[1:2].isspace())


def _line_tokens(number: int, raw: str, tight: bool, page: bool, above: str) -> Iterable[Token]:
    """The pieces of a line; `above` is the last character of the line before."""
    folded = fold(raw)
    spans = [match.span() for match in _PIECE.finditer(raw)]
    if len(spans) <= 4 and _PAGE_NUMBER.fullmatch("".join(folded.split())):
        return
    last = len(spans) - 1
    for index, (start, end) in enumerate(spans):
        text = folded[start:end]
        if " " in text:
            text = "".join(text.split())
        wide, narrow = widths(raw[start:end])
        wide += index > 0  # the blank before it may be the type-setter's own
        # between figures and Chinese characters there would be a blank, had the line not ended
        blank = index == 0 and above.isascii() != text[0].isascii()
        yield Token(
            text, number, start, end, index == 0, index == last, tight and index == 0, page and index == 0,
            narrow, wide, _lead(text, raw[start:end]) + blank,
        )  # fmt: skip


def widths(raw: str) -> tuple[int, int]:
    """Width of printed text with full-width punctuation set full, and set half."""
    wide = 2 * len(raw) - sum(map(str.isascii, raw))
    return wide, wide - len(_HALF_SET.findall(raw))


def _lead(text: str, raw: str) -> int:
    """Width of the opening marks, the character or number behind them, and the closing marks behind that."""
    at = 0
    while at + 1 < len(text) and text[at] in _OPENING:
        at += 1
    word = _UNBROKEN.match(text, at)
    at = max(at + 1, word.end() if word else 0)
    while at < len(text) and text[at] in _CLOSING:
        at += 1
    return widths(raw[:at])[0] if len(raw) == len(text) else 2


def passage(document: Document, run: Iterable[Token]) -> Passage:
    """The run's text as one passage; pieces of one line are taken as one stretch, blanks between them dropped."""
    stretches: list[tuple[int, int, int]] = []
    for token in run:
        if stretches and stretches[-1][0] == token.line:
            stretches[-1] = (token.line, stretches[-1][1], token.end)
        else:
            stretches.append((token.line, token.start, token.end))
    return Passage.join(document.passage(*stretch) for stretch in stretches)


def text_of(run: Iterable[Token]) -> str:
    return "".join([token.text for token in run])
