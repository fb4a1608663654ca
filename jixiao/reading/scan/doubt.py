"""Which characters of a scan are not sure enough to be taken for what is printed."""

import re
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ..passage import fold
from .characters import half_width, is_han
from .engine import Seen
from .levelling import Mask

Flags = npt.NDArray[np.bool_]

SURE_FIGURES, SURE_WORDS = 0.9, 0.8
"""A character of a figure, a character of words below this is doubtful.

Measured on some 33,000 characters of forms at 85 to 200 dots an inch with noise, blur and skew: of 6,900 of figures 12
lie below, with the misread one; of 20,000 Chinese ones 86, with 17 misread, above hardly any.
"""
# Full-width and half-width brackets look alike, so no look is sure of either.
_ALIKE = 0.3
_BRACKETS = frozenset("()（）[]【】〔〕《》〈〉:：;；")
FIGURE = re.compile(r"[0-9]")
# Beside a character's own width and this much more, in heights of the line, ink belongs to another one if the place is
# that wide and it is that much.
_SLACK, _LEAST_WIDE, _LEAST_INK = 0.14, 0.06, 0.16
_ONE = 0.7
_UNIT = 4
"""More characters than this beside a figure are words, not its unit."""
_OF_FIGURES = frozenset("0123456789.,%‰≥≤><=+-—－±×·/")
# Letters and strokes beside digits are digits that were misread; so is a sign that no figure begins with.
_MIXED = re.compile(r"(?<=[0-9.,])[IlOoSBZz|!工](?=[0-9.,%]|$)|(?:^|(?<=[≥≤<>=]))[IlOoSBZz|!工](?=[0-9.,%])")
# ≥ and ≤ that lost their shape read as a digit before a rate: 295% for ≥95%.
_OVER = re.compile(r"(?<![0-9.,≥≤><=])[27](?=(?:[5-9][0-9](?:\.[0-9]+)?|100(?:\.0+)?)%)")
_EQUALS = re.compile(r"^[二ニ](?=$|[0-9][0-9.,]*(?![〇零一二三四五六七八九十0-9.,]))")
_TWO_POINTS = re.compile(r"[0-9]*[.,]{2,}[0-9]*|[0-9]+\.[0-9]+\.[0-9.]+")


def doubtful(seen: Seen, again: Seen | None) -> Flags:
    """Which characters are doubtful, by how sure they are, by another look, and by how figures are written."""
    found = np.array([sure < _line(of) for of, sure in zip(seen.text, seen.sure.tolist(), strict=True)], bool)
    if again is not None:
        found |= _otherwise(fold(seen.text), fold(again.text))
    for pattern in (_MIXED, _OVER, _TWO_POINTS):
        for match in pattern.finditer(fold(seen.text)):
            found[match.start() : match.end()] = True
    return found


def _line(character: str) -> float:
    """How sure a look must be of a character."""
    if character in _BRACKETS:
        return _ALIKE
    return SURE_WORDS if is_han(character) and character not in _OF_FIGURES else SURE_FIGURES


def _otherwise(text: str, again: str) -> Flags:
    """Which characters another look saw otherwise, in words only those of figures; where it saw more, those beside."""
    found = np.zeros(len(text), bool)
    words = sum(not is_of_figure(character) for character in text) > _UNIT
    for kind, low, high, start, end in SequenceMatcher(None, text, again, autojunk=False).get_opcodes():
        if kind == "equal" or (words and not any(map(is_of_figure, text[low:high] + again[start:end]))):
            continue
        if kind == "insert":
            found[max(low - 1, 0) : low + 1] = True
        else:
            found[low:high] = True
    return found


def is_of_figure(character: str) -> bool:
    """Whether figures, their signs and their units in letters have such a character."""
    return character in _OF_FIGURES or (character.isascii() and character.isalpha())


def lost(mask: Mask, crop: tuple[float, float], seen: Seen, em: float) -> Flags:
    """Which characters have ink beside them that no character was seen in: something was left out there.

    `mask` is the stretch's ink, its first column at 0, and `crop` where on it the look began and ended.
    """
    found = np.zeros(len(seen.text), bool)
    if not len(found):
        return found
    columns = np.concatenate([[0], np.cumsum(mask.sum(axis=0))])
    middles = crop[0] + seen.at * (crop[1] - crop[0])
    half = (np.array([half_width(of) for of in seen.text]) + _SLACK) * em
    begins = np.concatenate([[0.0], middles + half])
    ends = np.concatenate([middles - half, [mask.shape[1]]])
    low, high = (np.clip(np.round(at), 0, mask.shape[1]).astype(int) for at in (begins, ends))
    wide = ends - begins >= _LEAST_WIDE * em
    more = wide & (columns[np.maximum(high, low)] - columns[low] >= max(3.0, (_LEAST_INK * em) ** 2))
    found |= more[:-1] | more[1:]
    # one character seen twice in the place of one
    twice = np.array([one == two and is_han(one) for one, two in pairwise(seen.text)], bool)
    twice &= np.diff(middles) < _ONE * em
    found[:-1] |= twice
    found[1:] |= twice
    return found


def mended(seen: Seen) -> Seen:
    """With = where it was taken for the Chinese numeral that has its shape, before a figure or alone and not surely."""
    if len(seen.text) == 1 and seen.sure[0] >= SURE_FIGURES:
        return seen
    text = _EQUALS.sub("=", seen.text)
    if text == seen.text:
        return seen
    sure = np.where([one != two for one, two in zip(text, seen.text, strict=True)], 0.0, seen.sure)
    return Seen(text, seen.at, sure, seen.blank)
