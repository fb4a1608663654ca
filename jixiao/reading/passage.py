"""A stretch of source text that never parts from where it stands.

Comparison needs text without the accidents of extraction (full-width forms, Kangxi radicals, blanks inside
numbers, line breaks); a citation needs the characters as printed. A Passage holds both, character for character.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# Radicals that extraction puts in place of the characters they look like and that NFKC leaves alone.
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⺟⺎⺌⺮⺼⻊",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟母兀小竹月足",
        strict=True,
    )
)
_SIGNS = {"═": "=", "﹦": "=", "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "−": "-", "﹣": "-", "﹪": "%"}


def _folding(ranges: Iterable[range]) -> dict[int, str]:
    table = {}
    for code in (code for span in ranges for code in span):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            table[code] = folded
    return table


# What is stored: the characters as printed, but radicals as the characters that they stand for.
_PRINTED = _folding((range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))) | {ord(k): v for k, v in _RADICALS.items()}
_RADICAL = re.compile(f"[{''.join(map(chr, _PRINTED))}]")
# What is compared: full-width and small forms as ASCII too. One character stays one character.
_COMPARED = (
    _PRINTED
    | _folding((range(0xFF01, 0xFF5F), range(0xFE50, 0xFE70), range(0x3000, 0x3001)))
    | {ord(k): v for k, v in _SIGNS.items()}
)

_BLANKS = re.compile(r"\s+")
_YEAR_AHEAD = re.compile(r"(?:19|20)\d\d\s*年")


def _printed(text: str) -> str:
    # most texts have no radicals, and looking for one costs a tenth of translating
    return text.translate(_PRINTED) if _RADICAL.search(text) else text


def fold(text: str) -> str:
    """`text` in the form in which texts are compared; same length, blanks kept."""
    return text.translate(_COMPARED)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the source: 1-based lines, 0-based offsets, `end` just past the last character of `last_line`."""

    line: int
    start: int
    last_line: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Text for comparison, the same text as printed, and the place of each character: four sequences of one length.

    Blanks are left out, but for one between two Latin letters or digits on one line, where it separates.
    """

    text: str = ""
    printed: str = ""
    lines: list[int] = field(default_factory=list, repr=False)
    columns: list[int] = field(default_factory=list, repr=False)

    @staticmethod
    def of(line: int, raw: str, start: int = 0, end: int | None = None) -> "Passage":
        """The passage of one line's characters `raw[start:end]`."""
        end = len(raw) if end is None else end
        stretch = raw[start:end]
        text, printed = stretch.translate(_COMPARED), _printed(stretch)
        keep = _kept(text)
        if keep is None:
            columns = list(range(start, end))
        else:
            columns = [start + index for index in keep]
            text = "".join([" " if text[index].isspace() else text[index] for index in keep])
            printed = "".join([" " if printed[index].isspace() else printed[index] for index in keep])
        return Passage(text, printed, [line] * len(text), columns)

    @staticmethod
    def cells(line: int, raw: str, bounds: Iterable[tuple[int, int]]) -> "list[Passage]":
        """The passages of several stretches of one line, as of the cells of a row."""
        text, printed, columns = raw.translate(_COMPARED), _printed(raw), list(range(len(raw)))
        return [
            Passage.of(line, raw, start, end)
            if _BLANKS.search(text, start, end)
            else Passage(text[start:end], printed[start:end], [line] * (end - start), columns[start:end])
            for start, end in bounds
        ]

    @staticmethod
    def join(parts: Iterable["Passage"]) -> "Passage":
        """The parts one after another; nothing is put between them, so a number broken over lines is whole again."""
        kept = [part for part in parts if part.text]
        if len(kept) == 1:
            return kept[0]
        return Passage(
            "".join([part.text for part in kept]),
            "".join([part.printed for part in kept]),
            [line for part in kept for line in part.lines],
            [column for part in kept for column in part.columns],
        )

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, key: slice) -> "Passage":
        return Passage(self.text[key], self.printed[key], self.lines[key], self.columns[key])

    def group(self, match: re.Match[str], group: int | str = 0) -> "Passage | None":
        """The part that a match on `text` found, None where the group took no part or is empty."""
        start, end = match.span(group)
        return self[start:end] if end > start else None

    def strip(self, characters: str = " ") -> "Passage":
        """Without the given characters at both ends."""
        start = len(self.text) - len(self.text.lstrip(characters))
        end = len(self.text.rstrip(characters))
        return self[start:end] if end > start else Passage()

    @property
    def span(self) -> Span:
        """From the first to the last character. The passage must not be empty."""
        return Span(self.lines[0], self.columns[0], self.lines[-1], self.columns[-1] + 1)

    def pieces(self) -> Iterator[tuple[int, int, int]]:
        """(line, start, end) of each stretch on one line, in reading order."""
        if not self.lines:
            return
        if self.lines[0] == self.lines[-1] and self.columns == sorted(self.columns) and len({*self.lines}) == 1:
            yield self.lines[0], self.columns[0], self.columns[-1] + 1
            return
        line, start, last = self.lines[0], self.columns[0], self.columns[0]
        for next_line, column in zip(self.lines, self.columns, strict=True):
            if next_line != line or column < last:
                yield line, start, last + 1
                line, start = next_line, column
            last = column
        yield line, start, last + 1


def _kept(text: str) -> list[int] | None:
    """Which characters of a line stay, None for all: blanks go, save one between two Latin letters or digits."""
    if not _BLANKS.search(text):
        return None
    keep: list[int] = []
    at = 0
    for blank in _BLANKS.finditer(text):
        start, end = blank.span()
        keep.extend(range(at, start))
        at = end
        if start and end < len(text) and _separates(text, start, end):
            keep.append(start)
    keep.extend(range(at, len(text)))
    return keep


def _separates(text: str, start: int, end: int) -> bool:
    """Whether the blank text[start:end] keeps two words apart.

    `27. 60` and `16, 291. 51` are one number; `2. 2024年` is a list's number and a year.
    """
    before, after = text[start - 1], text[end]
    if before.isascii() and before.isalnum():
        return after.isascii() and after.isalnum()
    return before == "." and after.isdigit() and _YEAR_AHEAD.match(text, end) is not None
