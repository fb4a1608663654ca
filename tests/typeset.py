"""Sets structured reports as text in the shapes in which published reports reach us: prose, Markdown, PDF text.

A report is a list of blocks. A figure in a block may carry a mark that names its place in the answers; setting a
document returns its lines and, for every mark, the line where the figure came to stand.
"""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_MARK = re.compile("\ue000([^\ue001]*)\ue001")
# What stays on one line: a number with its signs and the blanks that OCR puts in it, a word, or one character; each
# with the marks before it.
_TOKEN = re.compile(
    "(?:\ue000[^\ue001]*\ue001)*(?:-?[0-9]+(?:[.,] ?[0-9]+)*[%‰]?|[A-Za-z/+]+|[^\ue000])|\ue000[^\ue001]*\ue001"
)
_NO_LINE_START = set("，。、；：！？）》”％〕】,.;:!?)")
_NO_LINE_END = "（《“〔【("
_HAN = "[\u3400-\u9fff]"
_BEFORE_FIGURE = re.compile(f"({_HAN})((?:\ue000[^\ue001]*\ue001)*)(?=[0-9A-Za-z])")
_AFTER_FIGURE = re.compile(f"([0-9A-Za-z%])(?={_HAN})")
_ASCII = str.maketrans("（）：，；％“”", '():,;%""')
_DOTTED = re.compile(r"(?<=\d)[.,](?=\d)")


Form = dict[str, Any]
"""One project's form, or the department's: the answers' cells with `fund_rows` (label and amounts, as printed),
`goal`, `completion`, `reason_text` on each indicator, `kind` (project or department) and `path` in the answers."""

FormSetter = Callable[[Form], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 is the title), a paragraph, an item of a list, or a form (then `form` is set)."""

    kind: str
    text: str = ""
    level: int = 0
    form: Form = field(default_factory=dict)


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

    Numbers stay whole; no line begins with a closing mark or ends with an opening one.
    """
    lines, line, used = [], "", 0.0
    for token in _TOKEN.findall(text):
        size = sum(0.5 if character.isascii() else 1.0 for character in plain(token))
        if used and used + size > width and token not in _NO_LINE_START:
            kept = line.rstrip(_NO_LINE_END) or line
            lines.append(kept.rstrip())
            line = line[len(kept) :]
            used = float(len(line))
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


def markdown(
    blocks: Iterable[Block], set_form: FormSetter | None = None, blanks: float = 0.3, page: int = 0
) -> Iterator[str]:
    """Markdown as OCR tools write it: headings, list items, ASCII punctuation, blanks inside some numbers.

    With `page`, a paragraph that runs past that many characters of a page is cut there by an empty line.
    """
    used, before = 0, ""
    for block in blocks:
        if before == "item" and block.kind != "item":
            yield ""
        before = block.kind
        text = scanned(ascii_marks(block.text), blanks)
        if block.kind == "form" and set_form:
            yield from (*set_form(block.form), "")
        elif block.kind == "heading":
            yield from (f"{'#' * (block.level + 1)} {text}", "")
        elif block.kind == "item":
            yield f"- {text}"
        else:
            for piece in _cut(text, page - used % page) if page else [text]:
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


def pdf(
    blocks: Iterable[Block], set_form: FormSetter | None = None, width: float = 26, page_lines: int = 22
) -> Iterator[str]:
    """PDF text: lines broken at `width`, an empty line between lines, a blank before a page's first line.

    A form begins a page and the text after it the next one.
    """
    on_page = 0
    for block in blocks:
        if block.kind == "form" and set_form:
            yield from set_form(block.form)
            on_page = page_lines
            continue
        for line in wrap(spaced(block.text), width):
            if on_page >= page_lines:
                yield f" {line}"
                on_page = 1
            else:
                yield from ("", line) if on_page else (line,)
                on_page += 1
