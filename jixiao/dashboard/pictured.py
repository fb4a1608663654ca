"""A page of a PDF as a picture with marks over it: whole on the page on sources, cut to one figure in the drawer."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from .. import formats, marking, pictures, theme
from ..errors import JixiaoError
from ..marking import Mark
from ..pictures import Original, Page, Rect, Window
from .state import cache_folder, run, text

_HUNDREDTHS = 100
_WIDEST = 62
"""The width of a page on the screen at the most, in em: a page that stands fits a laptop, one that lies the window."""
_CROP, _MARGIN, _MOST = 300.0, 16.0, 170.0
"""In points: how much of a page a figure is shown in across, above and below it, and at the most."""

Over = tuple[Rect, str, str]
"""A rectangle of the page, the kind of its mark and what that says."""


@cache
def style() -> str:
    """The style sheet of sources as they are. Paper is white, so its marks have the light theme's colours."""
    light = "; ".join(f"--{name}: {colour}" for name, colour in theme.tints(theme.LIGHT).items())
    own = files(__package__).joinpath("source.css").read_text(encoding="utf-8")
    return f".paper {{{light}}}\n{own}"


def over(page: Page, lines: Iterable[Mapping[str, Any]], marks: Mapping[int, Sequence[Mark]]) -> list[Over]:
    """The marks of some lines as rectangles of their page. `lines` are rows of source_boxes."""
    return [
        (rect, mark.kind, mark.title)
        for line in lines
        for start, end, mark in _parts(line["text"], marks.get(line["line"], ()))
        for rect in pictures.rects(line["text"], _boxes(line), start, end, page)
    ]


def _parts(line: str, marks: Sequence[Mark]) -> Iterable[tuple[int, int, Mark]]:
    """The stretches of a line that carry a mark, as the text of the line shows them."""
    at = 0
    for piece, mark in marking.parted(line, marks):
        if mark is not None and piece.strip():
            yield at, at + len(piece), mark
        at += len(piece)


def _boxes(line: Mapping[str, Any]) -> list[tuple[int, int, float, float, float, float]]:
    return [
        (box[0], box[1], box[2] / _HUNDREDTHS, box[3] / _HUNDREDTHS, box[4] / _HUNDREDTHS, box[5] / _HUNDREDTHS)
        for box in line["boxes"]
    ]


def all_of(line: Mapping[str, Any], title: str) -> list[Over]:
    """A whole line, such as a table's row: each of its texts. Takes a row of source_boxes."""
    return [((x0, y0, x1, y1), "line", title) for _, _, x0, y0, x1, y1 in _boxes(line)]


def html(picture: tuple[str, bytes], window: Window, found: Iterable[Over], told: str, *, wide: bool = False) -> str:
    """A picture, its kind and bytes, of a window of a page with marks over it.

    `told` says what it shows; with `wide` it is as wide as there is room.
    """
    width = "" if wide else f"; max-width: {_WIDEST}rem"
    shown = "".join(_mark(window, *one) for one in found)
    return (
        f'<div class="paper" style="aspect-ratio: {window.ratio:.4f}{width}">'
        f'<img alt="{escape(told)}" src="data:image/{picture[0]};base64,{b64encode(picture[1]).decode()}">{shown}</div>'
    )


def _mark(window: Window, rect: Rect, kind: str, title: str) -> str:
    left, top, width, height = window.place(rect)
    return (
        f'<mark class="{escape(kind)}" title="{escape(formats.plain(title))}" '
        f'style="left:{left:.2f}%;top:{top:.2f}%;width:{width:.2f}%;height:{height:.2f}%"></mark>'
    )


def crop(cited: Mapping[str, Any]) -> str | None:
    """A cited figure as it is printed, seen in its place; None where there is no picture. Takes printed_figures."""
    if cited["page"] is None:
        return None
    rows = run(
        "source_boxes", report_id=cited["report_id"], page=cited["page"], from_line=cited["line"],
        to_line=cited["last_line"],
    )  # fmt: skip
    if rows.is_empty():
        return None
    try:
        original = pictures.find(cache_folder(), cited["report_id"])
        return _crop(original, cited, list(rows.iter_rows(named=True)))
    except JixiaoError:
        return None


def _crop(original: Original, cited: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str | None:
    page = pictures.shown(original, cited["page"])
    places = marking.places(cited["lines"], cited["start"], cited["end"], cited["text"])
    marks = {
        line: [Mark(start, end, "cited", cited["text"]) for start, end in found]
        for line, found in enumerate(places, cited["line"])
    }
    found = over(page, rows, marks)
    if not found:
        return None
    window = pictures.around([rect for rect, _, _ in found], page, _CROP, _MARGIN, _MOST)
    picture = pictures.cut(original, cited["page"], window)
    return f'<div class="crop">{html(picture, window, found, text("source.picture.crop", page=cited["page"]))}</div>'
