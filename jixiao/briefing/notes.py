"""What stands behind a slide, as lines of text: the speaker's note, then each figure with its formula and citations."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .. import formats
from ..saying import Reader
from .model import Citation, Slide, Source

_STOP = re.compile(r"[.\u3002]$")
_MOST_TOLD = 12
"""So many parts of a sum are told in the notes."""
_TEXT = 24
"""Columns of a quoted figure; what is longer is no figure but a sentence that holds it."""


def lines(slide: Slide, reader: Reader) -> list[str]:
    """The notes of a slide, one line a figure or citation, those of parts indented."""
    told = [slide.note] if slide.note else []
    if slide.sources:
        told += [reader.text("briefing.notes.title")]
        said: set[str] = set()
        for source in slide.sources:
            block = list(_told(source, reader))
            if "\n".join(block) not in said:
                said.add("\n".join(block))
                told += block
    return told


def _told(source: Source, reader: Reader) -> Iterator[str]:
    yield "· " + figure(source, reader)
    told = source.parts[:_MOST_TOLD]
    for part in told:
        if part:
            figures = reader.text("briefing.notes.between").join(figure(replace(one, of=""), reader) for one in part)
            yield "    – " + reader.text("briefing.notes.part", of=part[0].of, figures=figures)
    if told and (left := source.all_parts - len(told)):
        yield "    " + reader.text("briefing.notes.more", count=formats.count(left))


def figure(source: Source, reader: Reader) -> str:
    """One figure: of what, how much, how it is made, where it is printed."""
    key = "briefing.notes.of_figure" if source.of else "briefing.notes.figure"
    value = reader.exact(source.column, source.value)
    head = reader.text(key, of=source.of, term=reader.term(source.column), value=value)
    places = list(dict.fromkeys(place(cited, reader) for cited in source.citations))
    behind = [_STOP.sub("", part) for part in (source.formula, *places) if part]
    if not behind:
        return head
    return reader.text("briefing.notes.behind", head=head, behind=reader.text("briefing.notes.between").join(behind))


def place(cited: Citation, reader: Reader) -> str:
    """A citation in words: file, page, line, the printed characters."""
    known = {"file": formats.plain(cited.file_name), "line": cited.line, "page": cited.page}
    text = formats.wrapped(cited.text, _TEXT, 1)
    return reader.text("briefing.notes.line" if cited.page is None else "briefing.notes.page", **known, text=text)
