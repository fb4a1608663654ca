"""The slides on a projector: one still picture a slide, made once, led by keys and by nothing else.

What is shown is HTML of our own, whole before the first slide is seen: no figure changes while it runs, whatever is
loaded meanwhile.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from ...saying import Reader
from ...theme import Look
from ..model import Slide
from .parts import section

__all__ = ["opener", "starter"]

# What cleans the page takes a script with markup in it away; inside strings, where it stands, this says the same.
_MARKUP = re.compile(r"<(?=[/\w!])")

_WORDS = ("present.sources", "present.no_sources", "present.note", "present.no_note", "present.rest")


def opener(slides: Sequence[Slide], reader: Reader, look: Look) -> str:
    """A script that lays the slides out and waits to be started; safe inside a page whatever the reports say."""
    told = {
        "slides": [section(slide, place, len(slides), reader, look) for place, slide in enumerate(slides, 1)],
        "words": {word.removeprefix("present."): reader.text(word) for word in _WORDS},
        "style": _style(look),
        "language": reader.language,
    }
    # a report that closes the script must not: JSON takes the sign as well by its number
    data = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", " ").replace("\u2029", " ")
    script = _MARKUP.sub(r"\\x3c", _asset("present.js"))
    return f"{script}\njixiaoPresentation.prepare({data})"


def starter() -> str:
    """A script for every page: its key leads to the presentation and starts it."""
    return _asset("start.js")


def _style(look: Look) -> str:
    palette = look.palette
    tones = {name: getattr(palette, name) for name in palette.__slots__ if isinstance(getattr(palette, name), str)}
    tones |= {f"step-{number}": tone for number, tone in enumerate(palette.steps)}
    variables = "".join(f"--{name.replace('_', '-')}:{tone};" for name, tone in tones.items())
    return f".jixiao-show{{{variables}}}\n{_asset('present.css')}"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
