"""Whether a cell's text can have been wrapped by a table: OCR that lost characters leaves lines of odd widths."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from ...reading.passage import Passage

_MIN_CELLS = 8
# OCR that merely lost a line's end is common and harmless; several lines in one are a cell that it could not read.
_COLLAPSED = 3
_REPEATED = re.compile(r"(..)\1{3,}|(.)\2{5,}")
_FOREIGN = re.compile(r"[\u0370-\u1fff\ua000-\ud7ff\u2500-\u25ff\u0100-\u02af]")
_HANZI = re.compile(r"[\u4e00-\u9fff]")


def printed_lines(passage: Passage) -> list[int]:
    """Widths, in half-width units, of the lines that a cell's text was printed in: a blank between two Chinese
    characters, or the end of a source line, is where the table wrapped it."""
    widths = [0]
    text, columns, lines = passage.text, passage.columns, passage.lines
    for index, character in enumerate(text):
        if index and (
            lines[index] != lines[index - 1]
            or (columns[index] > columns[index - 1] + 1 and not text[index - 1].isascii() and not character.isascii())
        ):
            widths.append(0)
        widths[-1] += 1 if character.isascii() else 2
    return widths


class Wrapping:
    """The wrap width of each column of a document's tables, learnt from all their cells."""

    def __init__(self, cells: Iterable[tuple[str, Passage]]) -> None:
        widest: dict[str, Counter[int]] = defaultdict(Counter)
        for column, passage in cells:
            lines = printed_lines(passage)
            if len(lines) > 1:
                widest[column][max(lines[:-1])] += 1
        self.width = {
            column: counts.most_common(1)[0][0]
            for column, counts in widest.items()
            if sum(counts.values()) >= _MIN_CELLS
        }

    def broken(self, column: str, passage: Passage) -> bool:
        """Whether the text shows signs of lost or doubled characters."""
        text = passage.text
        if _REPEATED.search(text) or _FOREIGN.search(text) or not all(map(_is_simplified, _HANZI.findall(text))):
            return True
        width = self.width.get(column)
        if width is None or passage.lines[0] != passage.lines[-1]:
            return False  # a text over several source lines was wrapped by its own cell, or put together by its reader
        lines = printed_lines(passage)
        too_wide = max(lines) > _COLLAPSED * width
        too_narrow = sum(line < width - 3 for line in lines[:-1]) > 1
        return too_wide or too_narrow


@cache
def _is_simplified(character: str) -> bool:
    """Whether a character is of GB 2312; OCR takes others for the ones that were printed (査 for 查)."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def is_noise(passage: Passage) -> bool:
    """Whether a piece of a cell holds no character that a form would print there."""
    return not _HANZI.search(passage.text) and not re.search(r"[0-9]", passage.text)
