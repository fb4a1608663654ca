"""From a slide to its pages: where its figures, chart, table and words stand, and the pages behind it."""

from typing import Any

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Inches, Pt

from ... import formats
from .. import notes, tabled
from ..model import Chart, Figure, Slide, Table
from . import fit
from .base import BODY, BODY_END, MARGIN, WIDTH, Box, Deck, color
from .charts import add_chart
from .tables import Grid

_GAP = 0.45
_WIDE_TABLES = {"losses": 7.0, "finding": 6.9}
_TABLE = 5.2
"""Inches that a table beside a chart takes, more where it holds sentences."""
_TILES, _TILE_HEIGHT, _FIGURE, _LABEL = 3, 0.98, 30, 18
_LIST, _BIG = 22, 40
_MOST_PAGES = 6
"""So many pages of one table; how many rows are left then is told."""


def add(deck: Deck, slide: Slide) -> None:
    """The pages of one slide."""
    if slide.id == "title":
        _opening(deck, slide)
    elif slide.table is not None and not (slide.chart or slide.figures):
        heads = tabled.heads(slide.table.columns, deck.reader)
        _paged(deck, slide, slide.title, slide.lead, slide.table, heads)
    else:
        _one(deck, slide)


def behind(deck: Deck, slide: Slide) -> None:
    """What stands behind a slide: the data of a chart that is only a picture, the rows that had no room."""
    if (chart := slide.chart) is not None and chart.kind == "picture":
        table = Table(f"{chart.name}.title", chart.rows, chart.columns, chart.rows.height)
        _behind(deck, slide, table, tabled.heads(chart.columns, deck.reader, chart))
    for cut_short, table in deck.cut_short:
        if cut_short is slide:
            _behind(deck, slide, table, tabled.heads(table.columns, deck.reader))


def _behind(deck: Deck, slide: Slide, table: Table, heads: list[str]) -> None:
    title = deck.reader.text("briefing.appendix", title=deck.reader.text(table.title))
    _paged(deck, slide, title, "", table, heads)


def _opening(deck: Deck, slide: Slide) -> None:
    room = WIDTH - 2 * MARGIN
    page = deck.page(slide.title, _notes(deck, slide), size=_BIG, box=Box(MARGIN, 1.2, room, fit.height(2, _BIG)))
    top = 1.2 + fit.height(2, _BIG) + 0.3
    line = page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *(Inches(at) for at in (MARGIN, top, MARGIN + 1.6, top)))
    line.line.color.rgb, line.line.width = color(deck.palette.executed), Pt(3)
    facts = [*([slide.lead] if slide.lead else []), *slide.lines]
    _list(deck, page, Box(MARGIN, top + 0.3, room, BODY_END - top - 0.3), facts, BODY + 2, 8)
    deck.footer(page, _footer(slide))


def _one(deck: Deck, slide: Slide) -> None:
    page = deck.page(slide.title, _notes(deck, slide))
    body = deck.body(page, slide.lead)
    if slide.figures:
        body = body.below(0.12)
        body = body.below(_tiles(deck, page, body, slide.figures) + 0.25)
    if slide.chart and slide.table:
        width = max((_WIDE_TABLES.get(column, _TABLE) for column in slide.table.columns), default=_TABLE)
        left = body.width - width - _GAP
        _chart(deck, page, Box(body.left, body.top, left, body.height), slide.chart)
        _table(deck, page, Box(body.left + left + _GAP, body.top, width, body.height), slide, slide.table)
    elif slide.chart:
        _chart(deck, page, body, slide.chart)
    elif slide.table:
        _table(deck, page, body, slide, slide.table)
    elif slide.lines:
        _list(deck, page, body.below(0.2), list(slide.lines), _LIST, 16, hanging=0.45)
    deck.footer(page, _footer(slide))


def _list(deck: Deck, page: Any, box: Box, lines: list[str], size: int, gap: float, hanging: float = 0) -> None:
    """Paragraphs as far as there is room; how many are left out is told in the last."""
    kept: list[str] = []
    room = box.height
    for place, line in enumerate(lines):
        told = fit.cut(line, box.width - hanging, size, 2)
        room -= fit.height(len(fit.laid(told, box.width - hanging, size)), size) + gap / 72
        if room < 0:
            kept[-1:] = [deck.reader.text("briefing.rest", count=formats.count(len(lines) - place + 1))]
            break
        kept.append(told)
    if kept:
        deck.text(page, box, kept, size, gap=gap, hanging=hanging)


def _tiles(deck: Deck, page: Any, box: Box, figures: tuple[Figure, ...]) -> float:
    """Key figures side by side, three a row; returns how high they are together."""
    width = box.width / _TILES
    for place, figure in enumerate(figures):
        row, column = divmod(place, _TILES)
        left, top = box.left + column * width, box.top + row * (_TILE_HEIGHT + 0.1)
        label = fit.cut(figure.label, width - 0.2, _LABEL, 1)
        deck.text(page, Box(left, top, width - 0.2, fit.height(1, _LABEL)), [label], _LABEL, tone=deck.palette.muted)
        value = Box(left, top + fit.height(1, _LABEL) + 0.03, width - 0.2, fit.height(1, _FIGURE))
        deck.text(page, value, [figure.shown], _FIGURE, bold=True, tone=deck.palette.executed)
    return -(-len(figures) // _TILES) * (_TILE_HEIGHT + 0.1)


def _chart(deck: Deck, page: Any, box: Box, chart: Chart) -> None:
    under = _heading(deck, page, box, f"{chart.name}.title", chart)
    add_chart(deck, page, chart, under)


def _heading(deck: Deck, page: Any, box: Box, key: str, chart: Chart | None = None) -> Box:
    """What a chart or table shows, with the unit where it has no heads that say it; returns the room below."""
    told = deck.reader.text(key)
    if chart and any(series.column.endswith("_wan") for series in chart.series):
        told = deck.reader.text("briefing.notes.of", name=told, label=deck.reader.text("chart.wan"))
    told = fit.cut(told, box.width, BODY, 1)
    deck.text(page, Box(box.left, box.top, box.width, fit.height(1, BODY)), [told], tone=deck.palette.muted, bold=True)
    return box.below(fit.height(1, BODY) + 0.08)


def _table(deck: Deck, page: Any, box: Box, slide: Slide, table: Table) -> None:
    """What of a table there is room for; the rest comes behind the slides, as far as it is given."""
    under = _heading(deck, page, box, table.title)
    grid = Grid(deck, table.rows, table.columns, under.width, tabled.heads(table.columns, deck.reader))
    foot = fit.height(1, BODY) + 0.08
    count = grid.fitting(0, under.height)
    if count < table.all_rows:
        count = grid.fitting(0, under.height - foot)
    high = grid.draw(page, under, 0, count, deck.reader.text(table.title))
    if left := table.all_rows - count:
        key = "briefing.rest"
        if count < table.rows.height:
            deck.cut_short.append((slide, table))
            key = "briefing.rest.behind" if table.rows.height == table.all_rows else "briefing.rest.partly"
        told = deck.reader.text(key, count=formats.count(left))
        box = Box(under.left, under.top + high + 0.08, under.width, fit.height(1, BODY))
        deck.text(page, box, [told], tone=deck.palette.muted)


def _paged(deck: Deck, slide: Slide, title: str, lead: str, table: Table, heads: list[str]) -> None:
    """A table over as many pages as it needs, within reason."""
    room = WIDTH - 2 * MARGIN
    grid = Grid(deck, table.rows, table.columns, room, heads)
    free = deck.room(lead).height - fit.height(1, BODY) - 0.1
    starts = _even(grid, free)
    for number, (first, count) in enumerate(starts, 1):
        paged = deck.reader.text("briefing.page", title=title, page=number, pages=len(starts))
        page = deck.page(paged if len(starts) > 1 else title, _notes(deck, slide) if number == 1 else "")
        body = deck.body(page, lead if number == 1 else "")
        high = grid.draw(page, body, first, count, deck.reader.text(table.title))
        if number == len(starts) and (left := table.all_rows - first - count):
            told = deck.reader.text("briefing.rest", count=formats.count(left))
            box = Box(body.left, body.top + high + 0.08, room, fit.height(1, BODY))
            deck.text(page, box, [told], tone=deck.palette.muted)
        deck.footer(page, _footer(slide))


def _even(grid: Grid, room: float) -> list[tuple[int, int]]:
    """The first row and the number of rows of each page; as few pages as it takes, and none with a last row alone."""
    greedy: list[tuple[int, int]] = []
    at = 0
    while at < len(grid.rows) and len(greedy) < _MOST_PAGES:
        greedy.append((at, grid.fitting(at, room)))
        at += greedy[-1][1]
    shown, at = at, 0
    starts: list[tuple[int, int]] = []
    for left in range(len(greedy), 0, -1):
        starts.append((at, min(grid.fitting(at, room), max(-(-(shown - at) // left), 1))))
        at += starts[-1][1]
    return starts if at == shown else greedy


def _footer(slide: Slide) -> str:
    return f"{slide.footer.stands_on} · {slide.footer.sources}"


def _notes(deck: Deck, slide: Slide) -> str:
    return "\n".join(notes.lines(slide, deck.reader))
