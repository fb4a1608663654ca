"""What stands on the brief, from above: title, key figures, sentences, two charts, low scores, findings.

The tables take the room that is left on the first page, a row of each in turn, and tell how many rows have none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docx.enum.text import WD_BREAK

from ... import formats
from ..deck import fit
from ..model import Figure, Slide, Table
from . import charts
from .page import BODY, FOOT, HEADING, ROOM, SMALL, TITLE, Paper
from .tables import Grid, bare, title

_CHARTS = ("bridge", "execution", "low_scores", "structure", "checks")
_TABLES = ("low_scores", "checks")
"""Whose charts, and whose tables: the first that there are."""
_FIGURE = 15
_FEW, _SPARE = 3, 0.15
"""So many rows of each table in any case; inches that are left free, since programs lay out a little differently."""
_MOST_FACTS, _MOST_LINES, _MOST_REPORTS, _PART = 2, 3, 40, 5
"""Lines under the title; lines added to a sentence; reports in the list on the last page; points between the parts."""


def fill(paper: Paper, slides: Sequence[Slide]) -> None:
    """Put the whole brief onto the paper. `slides` are all slides of a view, in any order but title first."""
    found = {slide.id: slide for slide in slides}
    opening = slides[0]
    all_listed = _footer(paper, opening, found.get("sources"))
    _head(paper, opening)
    if "figures" in found:
        _figures(paper, found["figures"].figures)
    _sentences(paper, [slide for slide in slides if slide.id not in ("title", "questions", "sources")], opening)
    drawn = [found[id_].chart for id_ in _CHARTS if id_ in found]
    charts.add(paper, [chart for chart in drawn if chart is not None])
    _tables(paper, [found[id_].table for id_ in _TABLES if id_ in found])
    if not all_listed:
        _reports(paper, found["sources"])


def _head(paper: Paper, opening: Slide) -> None:
    ink, muted = paper.palette.ink, paper.palette.muted
    paper.paragraph([(paper.reader.text("brief.kind"), True, paper.palette.executed)], HEADING, gap=1)
    told = fit.cut(opening.title, ROOM, TITLE * 1.03, 2)
    paper.paragraph([(told, True, ink)], TITLE, gap=3, style="Title", with_next=True)
    if opening.lead:
        paper.paragraph([(opening.lead, False, ink)], gap=_PART)
    if opening.lines:
        facts = fit.cut(" · ".join(opening.lines), ROOM, SMALL, _MOST_FACTS)
        paper.paragraph([(facts, False, muted)], SMALL, gap=_PART)


def _figures(paper: Paper, figures: Sequence[Figure]) -> None:
    """Key figures side by side, as large as the longest of them lets all be."""
    if not figures:
        return
    width = ROOM / len(figures)
    size = min(_FIGURE, int((width - 0.14) * 72 / max(fit.em(figure.shown) * 1.05 for figure in figures)))
    made = bare(paper, 1, [width] * len(figures))
    title(made, paper.reader.text("brief.figures"))
    heights = []
    for figure, cell in zip(figures, made.rows[0].cells, strict=True):
        label = fit.cut(figure.label, width - 0.14, SMALL, 1)
        high = paper.write(cell.paragraphs[0], [(label, False, paper.palette.muted)], SMALL, width - 0.12, gap=1)
        value = [(figure.shown, True, paper.palette.executed)]
        heights.append(high + paper.write(cell.add_paragraph(), value, size, width))
    paper.taken += max(heights) + 0.05
    paper.gap(_PART)


def _sentences(paper: Paper, slides: Iterable[Slide], opening: Slide) -> None:
    """What each slide states, then what it adds; its basis where it is not the one of the footer."""
    stop, ink = paper.reader.text("brief.stop"), paper.palette.ink
    for slide in slides:
        stated = slide.title.rstrip().removesuffix(stop.strip())
        runs = [(stated + stop.strip(), True, ink)]
        if slide.lead:
            lead = fit.cut(slide.lead, ROOM, BODY, _MOST_LINES)
            runs.append((stop.removeprefix(stop.strip()) + lead, False, ink))
        if slide.footer.basis != opening.footer.basis:
            runs.append((paper.reader.text("brief.basis", basis=slide.footer.basis), False, paper.palette.muted))
        paper.paragraph(runs, BODY, gap=3)


def _tables(paper: Paper, tables: Iterable[Table | None]) -> None:
    grids = [Grid(paper, table) for table in tables if table is not None]
    counts = _counts(grids, paper.left - _SPARE)
    for grid, count in zip(grids, counts, strict=True):
        told = paper.reader.text(grid.table.title)
        paper.paragraph([(told, True, paper.palette.executed)], HEADING, gap=1, style="Heading 2", with_next=True)
        grid.draw(count)
        left = grid.table.all_rows - count
        rest = paper.reader.text("briefing.rest", count=formats.count(left)) if left else ""
        paper.paragraph([(rest, False, paper.palette.muted)], SMALL if rest else 2, gap=_PART if rest else 3)


def _counts(grids: Sequence[Grid], room: float) -> list[int]:
    """How many rows of each table have room, a row of each in turn; a few of each in any case."""
    foot = fit.height(1, HEADING) + fit.height(1, SMALL) + (_PART + 1) / 72
    room -= sum(foot + grid.height(grid.heads) for grid in grids)
    counts = [min(_FEW, len(grid.rows)) for grid in grids]
    room -= sum(grid.height(row) for grid, count in zip(grids, counts, strict=True) for row in grid.rows[:count])
    open_ = list(range(len(grids)))
    while open_:
        place = open_.pop(0)
        grid = grids[place]
        high = grid.height(grid.rows[counts[place]]) if counts[place] < len(grid.rows) else room + 1
        if high <= room:
            counts[place], room = counts[place] + 1, room - high
            open_.append(place)
    return counts


def _footer(paper: Paper, opening: Slide, sources: Slide | None) -> bool:
    """Basis, filters, snapshot; then the reports. Returns whether all of them had room."""
    line = paper.footer_line(opening.footer.stands_on)
    labels = [] if sources is None or sources.table is None else _labels(paper, sources.table)
    if not labels:
        paper.footer([line, ""])
        return True
    told = paper.reader.text("brief.sources", labels=formats.joined(labels, paper.reader.language))
    lines = fit.laid(told, ROOM, FOOT)
    if len(lines) <= 2 and (len(lines) == 1 or paper.footer_fits(lines[-1])):
        paper.footer([line, told])
        return True
    few = formats.joined(labels[:1], paper.reader.language)
    told = paper.reader.text("brief.sources.more", labels=few, count=formats.count(len(labels)))
    paper.footer([line, paper.footer_line(told, numbered=True)])
    return False


def _labels(paper: Paper, table: Table) -> list[str]:
    unnamed = paper.reader.text("chart.unnamed")
    return [formats.plain(label or unnamed) for label in table.rows["label"]]


def _reports(paper: Paper, sources: Slide) -> None:
    """All reports, on pages of their own."""
    if sources.table is None:
        return
    paper.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    paper.paragraph([(sources.title, True, paper.palette.ink)], HEADING, gap=3, style="Heading 2", with_next=True)
    paper.paragraph([(sources.lead, False, paper.palette.ink)], gap=_PART, with_next=True)
    shown = replace(sources.table, rows=sources.table.rows.head(_MOST_REPORTS))
    Grid(paper, shown).draw(shown.rows.height)
    if left := shown.all_rows - shown.rows.height:
        told = paper.reader.text("briefing.rest", count=formats.count(left))
        paper.paragraph([(told, False, paper.palette.muted)], SMALL)
