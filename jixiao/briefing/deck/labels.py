"""The figures on bars and columns. One too small to hold its figure has it beside it, still bound to the data."""

from typing import Any

import polars as pl
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from ...formats import WAN
from ...theme import ink_on
from ..model import Chart, Series
from .base import BODY, Deck, color

_THIN, _NARROW = 0.08, 0.12
"""A column lower, or a piece of a bar shorter, than this share of the longest does not hold its figure."""
_ABOVE, _PLOT = 0.045, 0.8
"""How far off its column or piece such a figure stands, and what the plot takes, in parts of the chart's height."""


def number_format(deck: Deck, series: Series) -> str:
    """The figure as the dashboard's charts show it."""
    if not series.column.endswith("_wan"):
        return "General"
    pattern = "#,##0." + "0" * (deck.reader.money or WAN).decimals
    return f'"−"{pattern}' if series.falls else f'"+"{pattern}' if series.column == "rise_wan" else pattern


def label(deck: Deck, drawn: Any, chart: Chart, series: Series, rows: pl.DataFrame, *, at_end: bool) -> None:
    """Put each point's figure at the end of its bar or, where bars go on, in its middle or beside it."""
    labels = drawn.data_labels
    labels.show_value, labels.number_format_is_linked = True, False
    labels.number_format = number_format(deck, series)
    labels.position = XL_LABEL_POSITION.OUTSIDE_END if at_end else XL_LABEL_POSITION.CENTER
    labels.font.size = Pt(BODY)
    palette = deck.palette
    labels.font.color.rgb = color(palette.ink if at_end else ink_on(palette, getattr(palette, series.tone)))
    if not at_end:
        upright, whole = chart.kind == "bridge", longest(rows, chart)
        for place, value in enumerate(rows[series.column]):
            if value is not None and value < whole * (_THIN if upright else _NARROW):
                thick = value / whole if upright else 1 / rows.height / (1 + gap_width(rows, chart) / 100)
                off = _ABOVE + _PLOT * thick / 2
                _beside(labels._element, place, off, palette.ink, number_format(deck, series))


def gap_width(rows: pl.DataFrame, chart: Chart) -> int:
    """The room between bars in percent of their own: few bars would else be very thick."""
    return 30 if chart.kind == "bridge" else 45 if rows.height > 3 else 140


def longest(rows: pl.DataFrame, chart: Chart) -> float:
    """How far the longest bar or highest column reaches, with what it stands on."""
    values = [pl.col(series.column).fill_null(0) for series in chart.series]
    return float(rows.select(pl.sum_horizontal(values).max()).item() or 0) or 1.0


def _beside(labels: Any, place: int, off: float, tone: str, pattern: str) -> None:
    """A label of one point, moved up. ECMA-376 part 1, 21.2.2.47: it comes before what holds for all."""
    one = parse_xml(
        f"<c:dLbl {nsdecls('c', 'a')}><c:idx val='{place}'/>"
        f"<c:layout><c:manualLayout><c:x val='0'/><c:y val='{-off:.4f}'/></c:manualLayout></c:layout>"
        "<c:numFmt sourceLinked='0'/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz='{BODY * 100}'><a:solidFill>"
        f"<a:srgbClr val='{tone.lstrip('#')}'/></a:solidFill></a:defRPr></a:pPr></a:p></c:txPr>"
        "<c:dLblPos val='ctr'/><c:showLegendKey val='0'/><c:showVal val='1'/><c:showCatName val='0'/>"
        "<c:showSerName val='0'/><c:showPercent val='0'/><c:showBubbleSize val='0'/></c:dLbl>"
    )
    one.find(qn("c:numFmt")).set("formatCode", pattern)
    labels.insert(len(labels.findall(qn("c:dLbl"))), one)
