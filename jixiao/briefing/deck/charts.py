"""Charts that stay charts: native parts with their workbook inside, or a picture where there is no native form."""

from contextlib import contextmanager
from io import BytesIO
from typing import Any

import polars as pl
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt
from xlsxwriter import Workbook

from ... import downloads
from ...formats import WAN, in_unit, plain, wrapped
from ...theme import Look
from ..model import Chart, Series
from . import fit
from .base import BODY, Box, Deck, color
from .labels import gap_width, label, longest, number_format

_NAMES, _STEP_NAME = 0.54, 14
"""The share of a chart's width that names beside bars take; columns of a name below its column."""
_TWO_LINES = 0.74
"""Inches that a bar has to have for its name to take two lines; programs leave out names that would touch."""
_ROOM = 1.3
"""How much longer than the longest bar the plot is, for the figure at its end."""
_ROOM_ABOVE = 1.06
"""The same where figures stand on the bars."""
_TYPE = 13
"""The size of type in the dashboard's charts, in pixels."""
_DOTS = 220
"""Dots an inch of a picture, enough for print."""


class _Inert(CategoryWorkbookWriter):
    """Writes the workbook of a chart; text of a report stays text whatever it begins with."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Any:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = Workbook(xlsx_file, options)
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _Data(CategoryChartData):
    def __init__(self, number_format: str) -> None:
        super().__init__(number_format=number_format)  # type: ignore[no-untyped-call]

    _workbook_writer = property(_Inert)


def add_chart(deck: Deck, slide: Any, chart: Chart, box: Box) -> Any:
    """Put the chart into the box, as native chart or as picture, with words for who cannot see it."""
    put = _picture if chart.kind == "picture" else _native
    shape = put(deck, slide, chart, box)
    shape._element.xpath(".//p:cNvPr")[0].set("descr", deck.reader.text(f"{chart.name}.alt"))
    shape.name = deck.reader.text(f"{chart.name}.title")
    return shape


def rows_drawn(deck: Deck, chart: Chart) -> pl.DataFrame:
    """The rows of a chart in the unit that it is drawn in."""
    return in_unit(chart.rows, deck.reader.money or WAN)


def _picture(deck: Deck, slide: Any, chart: Chart, box: Box) -> Any:
    """The dashboard's chart, as wide as makes its type the size of the page's, in the middle of the box."""
    look = Look(deck.palette, deck.reader.language, deck.reader.money or WAN)
    an_inch = _TYPE * 72 / BODY
    png = downloads.bare_png(chart.draw(look).spec, round(box.width * an_inch), _DOTS / an_inch)
    shape = slide.shapes.add_picture(BytesIO(png), Inches(box.left), Inches(box.top), width=Inches(box.width))
    if shape.height > Inches(box.height):
        shrink = Inches(box.height) / shape.height
        shape.width, shape.height = Emu(round(shape.width * shrink)), Inches(box.height)
    return shape


def _native(deck: Deck, slide: Any, chart: Chart, box: Box) -> Any:
    rows = rows_drawn(deck, chart)
    data: Any = _Data(number_format(deck, chart.series[-1]))
    data.categories = _names(deck, chart, box)
    for series in chart.series:
        data.add_series(plain(series.name), rows[series.column].to_list(), number_format(deck, series))
    kind = XL_CHART_TYPE.BAR_CLUSTERED
    if chart.kind == "bridge":
        kind = XL_CHART_TYPE.COLUMN_STACKED
    elif chart.kind == "stacked" and not _one_a_row(rows, chart):
        kind = XL_CHART_TYPE.BAR_STACKED
    shape = slide.shapes.add_chart(kind, *box.emu, data)
    _dress(deck, shape.chart, chart, rows)
    return shape


def _names(deck: Deck, chart: Chart, box: Box) -> list[str]:
    """The names as far as there is room for them."""
    names = [name or deck.reader.text("chart.unnamed") for name in chart.rows[chart.category]]
    if chart.kind == "bridge":
        return [wrapped(name, _STEP_NAME) for name in names]
    room, lines = box.width * _NAMES, 2 if box.height / max(len(names), 1) > _TWO_LINES else 1
    return ["\n".join(fit.laid(fit.cut(plain(name), room, BODY, lines), room, BODY)) for name in names]


def _one_a_row(rows: pl.DataFrame, chart: Chart) -> bool:
    """Whether each bar is of one series only: then its figure can stand at its end."""
    drawn = [pl.col(series.column).is_not_null().cast(pl.Int8) for series in chart.series]
    return bool(rows.select(pl.sum_horizontal(drawn).max()).item() == 1)


def _dress(deck: Deck, native: Any, chart: Chart, rows: pl.DataFrame) -> None:
    palette, upright = deck.palette, chart.kind == "bridge"
    native.font.size, native.font.color.rgb = Pt(BODY), color(palette.ink)
    native.has_title = False
    native.has_legend = len(chart.series) > 1 and not upright
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    plot = native.plots[0]
    plot.gap_width = gap_width(rows, chart)
    if upright or len(chart.series) > 1:
        plot.overlap = 100
    names, values = native.category_axis, native.value_axis
    names.reverse_order, names.major_tick_mark = not upright, XL_TICK_MARK.NONE
    names.format.line.color.rgb = color(palette.rule)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.tick_labels.font.size = Pt(BODY)
    # every name is shown, however many lines it takes
    skip = names._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    values.visible, values.has_major_gridlines = False, False
    values.minimum_scale, values.maximum_scale = _ends(rows, chart)
    # where bars stand on each other, or end to end, nothing can stand at their ends
    at_end = chart.kind == "bars" or (chart.kind == "stacked" and _one_a_row(rows, chart))
    for series, drawn in zip(chart.series, plot.series, strict=True):
        _paint(deck, drawn, chart, series, rows, at_end)


def _ends(rows: pl.DataFrame, chart: Chart) -> tuple[float, float]:
    """The scale: from zero, or from what lies below, with room for the figures."""
    low = min((value or 0 for series in chart.series for value in rows[series.column]), default=0)
    at_end = chart.kind == "bars" or _one_a_row(rows, chart)
    return min(low * _ROOM, 0.0), longest(rows, chart) * (_ROOM if at_end else _ROOM_ABOVE)


def _paint(deck: Deck, drawn: Any, chart: Chart, series: Series, rows: pl.DataFrame, at_end: bool) -> None:
    palette = deck.palette
    drawn.invert_if_negative = False
    if series.column == "base_wan":
        drawn.format.fill.background()
        drawn.format.line.fill.background()
        return
    tone = getattr(palette, series.tone)
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = color(tone)
    if series.tone == "budget":
        drawn.format.line.color.rgb = color(palette.budget_edge)
    label(deck, drawn, chart, series, rows, at_end=at_end)
