"""Numbered points in running text: ①, 1., (1), (一), 一是, 第一."""

import re
from dataclasses import dataclass

from ..reading.passage import Passage

_HAN = "一二三四五六七八九"
_NUMERAL = r"[一二三四五六七八九]?十?[一二三四五六七八九]|[一二三四五六七八九]?十"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_MARKER = re.compile(
    rf"(?P<circled>[{_CIRCLED}])[.、]?"
    rf"|(?:(?<=[。;:,!?”)])|^)(?:"
    rf"(?P<is>{_NUMERAL})是(?!否)"
    rf"|第(?P<ordinal>{_NUMERAL})(?:[,、]|是(?!否))"
    rf"|[-#*]*\((?P<bracketed>\d{{1,2}}|{_NUMERAL})\)[、.]?"
    rf"|(?<!,)[-#*]*(?P<plain>\d{{1,2}})(?:\.(?!\d)|\.(?=(?:19|20)\d\d[年—–~至-])|、|\)))"
)
_OUTER = re.compile(rf"[-#*]*(?:{_NUMERAL})[、.]")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list: its text with the marker, and without; `family` is the kind of numbering."""

    family: str
    number: int
    passage: Passage
    text: Passage
    opens_paragraph: bool

    @property
    def marker(self) -> Passage:
        return self.passage[: len(self.passage) - len(self.text)]


def split_points(passage: Passage) -> tuple[Passage, list[Point]]:
    """What stands before the first marker, and the points."""
    markers = list(_MARKER.finditer(passage.text))
    if not markers:
        return passage, []
    ends = [*(marker.start() for marker in markers[1:]), len(passage)]
    return passage[: markers[0].start()], [
        Point(
            str(marker.lastgroup),
            numeral(marker.group(str(marker.lastgroup))),
            passage[marker.start() : end],
            passage[marker.end() : end],
            marker.start() == 0,
        )
        for marker, end in zip(markers, ends, strict=True)
    ]


def without_number(heading: Passage) -> Passage:
    """A heading's or paragraph's text without the number that it begins with."""
    match = _OUTER.match(heading.text) or _MARKER.match(heading.text)
    return heading[match.end() :] if match else heading


def numeral(text: str) -> int:
    """The number of a marker: 3, ③, 三 or 十三."""
    if text.isascii():
        return int(text)
    for first, start in (("①", 1), ("㉑", 21), ("㊱", 36)):
        if 0 <= ord(text[0]) - ord(first) < 20:
            return ord(text[0]) - ord(first) + start
    tens, ten, ones = text.rpartition("十")
    return (10 * (_HAN.find(tens) + 1 or 1) if ten else 0) + _HAN.find(ones) + 1
