"""The prose of a report as paragraphs under headings, whatever the line breaks that extraction left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..reading.document import Document
from ..reading.passage import Passage
from .wrapping import Line, Wrapping, wrapped_lines

# 第一部分 · 一、 · (一) · 1. or 1、 · (1) · ① — outermost first.
_NUMBERING = (
    re.compile(r"[-#*]*第(?P<han>[一二三四五六七八九十]+)(?:部分|章|节)"),
    re.compile(r"[-#*]*(?P<han>[一二三四五六七八九十]+)[、.]"),
    re.compile(r"[-#*]*\((?P<han>[一二三四五六七八九十]+)\)[、.]?"),
    re.compile(r"[-#*]*(?P<arabic>\d{1,3})[.、](?=(?:19|20)\d\d年|\D|$)"),
    re.compile(r"[-#*]*\((?P<arabic>\d{1,2})\)"),
    re.compile(r"[-#*]*(?P<circled>[①-⑳])"),
)
_DEEPEST_HEADING = 4
_PLAIN_DEPTH = 5
_MOST_LINES = 500
"""Of a paragraph that extraction broke; each line is looked at with all before it."""
_FORM_DEPTH = 1
_FORM_TITLE = re.compile(r"[-#*]*(?:附[件表]?\d*[:.]?)?[^,。;:%]{0,30}(?:自评表|申报表)(?:\(?\d{4}年度?\)?)?")
# A heading without number: the usual last words alone on a short line.
_PLAIN_HEADING = re.compile(r"[-#*]*[^,。;:%、]{4,28}情况(?:的?说明)?")
_SENTENCE_END = re.compile(r"[。;:!?][”』」)]?$")
# Words after which a sentence cannot end, though the mark before the line break looks like it.
_UNFINISHED = re.compile(r"(?:原因[是为]?|主要[是系]|其中|包括|\(项\))[:;]$")
_NO_HEADING = re.compile(r"[。;,!?]|:.|\d[\d.,]*(?:万元|亿元|元|%)|\((?:类|款|项)\)")
_HEADING_END = re.compile(
    r"(?:情况|说明|概况|职能|职责|分析|结论|建议|措施|事项|解释|依据|工作|目录|成本|效能|效应|效率|效益|满意度|构成|设置|问题|附件|附表|报表)"
    r"(?:\([^()]*\))?$"
)
_HEADING_LAST = re.compile(r"的?说?明")
_MAX_HEADING = 45
_HAN = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text with place, and the headings above it, outermost first."""

    passage: Passage
    headings: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def in_form(self) -> bool:
        """Whether it stands below the title of a form: a scrap of a table, no narrative."""
        return any(_FORM_TITLE.fullmatch(heading.text) for heading in self.headings)


@dataclass(slots=True)
class _Trail:
    """The headings in force, by depth."""

    at: dict[int, Passage] = field(default_factory=dict)

    def enter(self, depth: int, heading: Passage) -> None:
        self.at = {level: kept for level, kept in self.at.items() if level < depth} | {depth: heading}

    def headings(self) -> tuple[Passage, ...]:
        return tuple(heading for _, heading in sorted(self.at.items()))


def numbering_depth(text: str) -> int | None:
    """How deep a line's numbering is (0 = 第一部分), None without one."""
    return next((depth for depth, pattern in enumerate(_NUMBERING) if pattern.match(text)), None)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of the prose in order. A heading is not a paragraph; it stands in those below it."""
    trail = _Trail()
    headings: tuple[Passage, ...] = ()
    for passage, depth in _blocks(document):
        if depth is None:
            yield Paragraph(passage, headings)
        else:
            trail.enter(depth, passage)
            headings = trail.headings()


def _heading_depth(text: str) -> int | None:
    """How deep a heading is; None if the text is none."""
    if _FORM_TITLE.fullmatch(text):
        return _FORM_DEPTH
    depth = numbering_depth(text)
    return depth if depth is not None and depth <= _DEEPEST_HEADING and _is_heading(text) else None


def _is_heading(text: str) -> bool:
    if text.endswith(("情况。", "说明。")):
        text = text[:-1]
    return len(text) <= _MAX_HEADING and not _NO_HEADING.search(text)


def _blocks(document: Document) -> Iterator[tuple[Passage, int | None]]:
    """Headings with their depth, and paragraphs with None: the lines joined where extraction broke them."""
    wrapping = wrapped_lines(document)
    counts: dict[int, int] = {}
    block: list[Line] = []
    for index, line in enumerate(wrapping.lines):
        numbered = _opens_numbered(block, wrapping, index, counts)
        ends = numbered or document.whole_lines or len(block) == _MOST_LINES
        if block and (ends or not _continues(block, line, wrapping)):
            yield _whole(block, wrapping)
            block = []
        block.append(line)
    if block:
        yield _whole(block, wrapping)


def _whole(block: list[Line], wrapping: Wrapping) -> tuple[Passage, int | None]:
    passage = Passage.join([part.passage for part in block])
    depth = _heading_depth(passage.text)
    if depth is None and len(block) == 1 and _is_plain_heading(block[0], wrapping):
        depth = _PLAIN_DEPTH
    return passage, depth


def _is_plain_heading(line: Line, wrapping: Wrapping) -> bool:
    return _PLAIN_HEADING.fullmatch(line.text) is not None and not wrapping.is_full(line)


def _opens_numbered(block: list[Line], wrapping: Wrapping, index: int, counts: dict[int, int]) -> bool:
    """Whether a line begins with a numbering, and not with a broken decimal or a word such as 统|一、.

    `counts` keeps the last number at each depth: where a sentence is cut, only the next number of a list opens one.
    """
    line = wrapping.lines[index]
    depth = numbering_depth(line.text)
    if depth is None or _is_broken_decimal(wrapping, index):
        return False
    number = _number(line.text, depth)
    if block and _is_cut(block, wrapping) and (number == 1 or number != counts.get(depth, 0) + 1):
        return False
    for deeper in [known for known in counts if known > depth]:
        del counts[deeper]
    counts[depth] = number
    return True


def _is_cut(block: list[Line], wrapping: Wrapping) -> bool:
    """Whether the block's text stops in mid-sentence at the edge of the page."""
    last = block[-1]
    if not wrapping.is_full(last) or _SENTENCE_END.search(last.text):
        return False
    return len(block) > 1 or _heading_depth(last.text) is None


def _is_broken_decimal(wrapping: Wrapping, index: int) -> bool:
    """A line `1.` before a line that begins with a digit is `1.57`, unless a sentence ended before it."""
    text = wrapping.lines[index].text
    if not re.fullmatch(r"\d{1,3}\.", text) or index + 1 == len(wrapping.lines):
        return False
    ended = index == 0 or _SENTENCE_END.search(wrapping.lines[index - 1].text)
    return not ended and wrapping.lines[index + 1].text[:1].isdigit()


def _number(text: str, depth: int) -> int:
    match = _NUMBERING[depth].match(text)
    assert match is not None
    [(kind, digits)] = match.groupdict().items()
    if kind == "arabic":
        return int(digits)
    if kind == "circled":
        return ord(digits) - ord("①") + 1
    tens, ten, ones = digits.rpartition("十")
    return (10 * (_HAN.find(tens) + 1 or 1) if ten else 0) + _HAN.find(ones) + 1


def _continues(block: list[Line], line: Line, wrapping: Wrapping) -> bool:
    """Whether an unnumbered line goes on with the block before it."""
    last = block[-1]
    if line.after_table or line.indented or line.text.startswith("#"):
        return False
    text = last.text if len(block) == 1 else "".join(part.text for part in block)
    if _heading_depth(text) is not None or (text.startswith("#") and _is_heading(text)):
        return _continues_heading(text, line, wrapping.is_full(last))
    if len(block) == 1 and _is_plain_heading(last, wrapping):
        return False
    ended = _SENTENCE_END.search(last.text)
    if _FORM_TITLE.fullmatch(line.text) and not _is_cut(block, wrapping):
        return False
    if ended and _is_plain_heading(line, wrapping):
        return False
    if not ended or _UNFINISHED.search(text[-8:]) or text.count("(") > text.count(")"):
        return True
    return wrapping.is_full(last)


def _continues_heading(text: str, line: Line, full: bool) -> bool:
    """Whether a heading goes on: by its usual last words, or because only a full line was broken."""
    if text.startswith("#") or text.endswith(("。", "说明")) or _FORM_TITLE.fullmatch(text):
        return False
    if not full or (_HEADING_END.search(text) and "、" not in text[4:]):
        return _HEADING_LAST.fullmatch(line.text) is not None
    return True
