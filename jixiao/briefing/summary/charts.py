"""Charts of the brief: pictures of the dashboard's charts at print resolution, with words for who cannot see them."""

import struct
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.shared import Inches

from ... import downloads
from ...formats import WAN
from ...theme import TEXT_SIZE, Look
from ..deck import fit
from ..model import Chart
from .page import ROOM, SMALL, Paper
from .tables import bare, title

_DOTS = 300
"""Dots an inch."""
_TYPE = 7
"""The size of type in the pictures, in points."""
_AN_INCH = TEXT_SIZE * 72 / _TYPE
"""Pixels of the chart to the inch."""
_GAP = 0.12
_HIGHEST = 2.05
"""Inches."""
_BESIDE = 0.56
"""How much of a picture's width bars take at first; the rest is for names and figures, and grows as they need."""
_PLOT, _AXIS = 200, 56
"""How high the plot of upright columns is, about as high as bars beside it, and what stands left of it; in pixels."""
_MANY, _MOST = 5, 2
"""With more columns than this, a chart needs a line of its own; so many charts."""


def add(paper: Paper, charts: Sequence[Chart]) -> None:
    """The first two charts that fit side by side, or else the first one alone, each under what it shows."""
    narrow = [chart for chart in charts if not _is_upright(chart) or chart.rows.height <= _MANY]
    charts = narrow[:_MOST] if len(narrow) >= _MOST else charts[:1]
    if not charts:
        return
    width = ROOM / len(charts)
    made = bare(paper, 2, [width] * len(charts))
    title(made, paper.reader.text("brief.charts"))
    heights = []
    for place, chart in enumerate(charts):
        told = fit.cut(_heading(paper, chart), width - 2 * _GAP, SMALL * 1.03, 1)
        above, below = made.rows[0].cells[place].paragraphs[0], made.rows[1].cells[place].paragraphs[0]
        high = paper.write(above, [(told, True, paper.palette.muted)], SMALL, width - _GAP)
        above.paragraph_format.keep_with_next = True
        heights.append(high + _picture(paper, below, chart, width - _GAP - 0.02))
    paper.taken += max(heights) + 0.1
    paper.gap(5)


def _is_upright(chart: Chart) -> bool:
    return chart.name == "structure.bridge"


def _heading(paper: Paper, chart: Chart) -> str:
    told = paper.reader.text(f"{chart.name}.title")
    if any(series.column.endswith("_wan") for series in chart.series):
        return paper.reader.text("briefing.notes.of", name=told, label=paper.reader.text("chart.wan"))
    return told


def _picture(paper: Paper, into: Any, chart: Chart, width: float) -> float:
    """Put the chart into a paragraph; returns how high it is, in inches."""
    spec = chart.draw(Look(paper.palette, paper.reader.language, paper.reader.money or WAN)).spec
    # with room for all that stands beside the plot, so that nothing is cut at an edge
    spec = {**spec, "autosize": {"type": "pad", "contains": "padding"}}
    pixels = round(width * _AN_INCH * (1 if chart.kind == "picture" else _BESIDE))
    if _is_upright(chart):
        pixels = round(width * _AN_INCH) - _AXIS
        spec = {**_narrow(spec, pixels // max(chart.rows.height, 1)), "height": _PLOT}
    png = downloads.bare_png(spec, pixels, _DOTS / _AN_INCH)
    wide, high = struct.unpack(">II", png[16:24])
    width = min(width, wide / _DOTS, _HIGHEST * wide / high)
    # a picture is as high as it is: at the exact distance of lines it would be cut
    into.paragraph_format.line_spacing = 1.0
    shape = into.add_run().add_picture(BytesIO(png), width=Inches(width))
    words = shape._inline.docPr
    words.set("name", paper.reader.text(f"{chart.name}.title"))
    words.set("descr", paper.reader.text(f"{chart.name}.alt"))
    return float(width * high / wide)


def _narrow(node: Any, pixels: int) -> Any:
    """The specification with names below columns so narrow: Latin ones a word a line, Chinese ones in short lines."""
    if isinstance(node, list):
        return [_narrow(one, pixels) for one in node]
    if not isinstance(node, dict):
        return node
    lines = f"regexp('([A-Za-z]+ |[^A-Za-z\\\\s]{{{max(pixels // TEXT_SIZE, 2)}}})(?=.)', 'g')"
    split = f"split(replace(datum.label, {lines}, '$1\\n'), '\\n')"
    return {key: split if key == "labelExpr" else _narrow(one, pixels) for key, one in node.items()}
