"""The slides as a deck for PowerPoint and WPS: native charts and tables, notes with the sources of each figure."""

from collections.abc import Sequence
from os import PathLike
from typing import IO

from ...formats import MoneyUnit
from ...saying import Reader
from ..model import Slide
from . import pages
from .base import Deck

__all__ = ["write_deck"]

_LAST = "sources"


def write_deck(
    to: str | PathLike[str] | IO[bytes],
    slides: Sequence[Slide],
    language: str = "zh",
    money: MoneyUnit | None = None,
) -> None:
    """Write slides as PPTX, 16:9, to a path or a binary file.

    `language` and `money` are those that the slides were made with. Behind the slides stand the data of charts that are
    pictures and the rows of tables that had no room, and last the sources. Raises OSError where the path cannot be
    written.
    """
    deck = Deck(Reader(language, money))
    last = [slide for slide in slides if slide.id == _LAST]
    for slide in slides:
        if slide.id != _LAST:
            pages.add(deck, slide)
    for slide in slides:
        pages.behind(deck, slide)
    for slide in last:
        pages.add(deck, slide)
    # a path object is no str to python-pptx
    deck.save(to if hasattr(to, "write") else str(to), slides[0].title if slides else "")
