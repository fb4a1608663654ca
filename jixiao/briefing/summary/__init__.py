"""The brief: what the slides say, on a page of A4 that is handed round, as DOCX for Word and WPS."""

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import IO

from ...formats import MoneyUnit
from ...places import CACHE
from ...saying import Reader
from ..model import Slide
from ..slides import slides
from ..view import View
from . import content
from .page import Paper

__all__ = ["write_brief", "write_summary"]


def write_brief(to: str | PathLike[str] | IO[bytes], cache: Path = CACHE, view: View | None = None) -> None:
    """Write the brief of a view of a cache to a path or a binary file; all its figures are of one state of the cache.

    Which slides the view chooses does not matter. Raises OSError where the path cannot be written, UsageError without
    a usable cache.
    """
    view = view or View()
    write_summary(to, slides(cache, replace(view, chosen=())), view.language, view.money)


def write_summary(
    to: str | PathLike[str] | IO[bytes],
    slides: Sequence[Slide],
    language: str = "zh",
    money: MoneyUnit | None = None,
) -> None:
    """Write the brief of slides; `language` and `money` are those that they were made with. Raises as write_brief."""
    paper = Paper(Reader(language, money))
    content.fill(paper, slides)
    # a path object is no str to python-docx
    paper.save(to if hasattr(to, "write") else str(to), slides[0].title)
