"""A slide as HTML: title, words, key figures, chart, table, footer, and behind it where its figures come from."""

from collections.abc import Iterable, Sequence
from html import escape

import polars as pl

from ... import downloads, formats
from ...formats import WAN, in_unit, plain
from ...saying import Reader
from ...theme import Look
from ..model import Chart, Figure, Slide, Source, Table
from ..tabled import heads, is_figure, texts

_MOST_BARS, _MOST_SOURCES, _MOST_CITED = 8, 24, 2
_SHORT = 12
"""Texts of a column that are no wider, in Latin characters, stand in one line."""
_PICTURE_WIDTH, _PICTURE_HEIGHT = 670, 250
"""A picture is laid out so wide and high in its own pixels and then enlarged, so that its type is as large as ours."""


def section(slide: Slide, place: int, count: int, reader: Reader, look: Look) -> str:
    """One slide as a section with what its keys uncover."""
    shown = [_figures(slide.figures), _chart(slide.chart, reader, look), _table(slide.table, reader), _lines(slide)]
    parts = [part for part in shown if part]
    kind = "two" if slide.chart and slide.table else "one"
    return (
        f"<section class='slide is-{escape(slide.id)}' data-id='{escape(slide.id)}'>"
        f"<header><h1>{_text(slide.title)}</h1>{_paragraph('lead', slide.lead)}</header>"
        f"<div class='body {kind}'>{''.join(parts)}</div>"
        f"<footer><span>{_text(slide.footer.stands_on)}</span><span>{_text(slide.footer.sources)}</span>"
        f"<b>{place}<i> / {count}</i></b></footer>"
        f"<aside class='sources'>{_sources(slide.sources, reader)}</aside>"
        f"<aside class='note'>{_text(slide.note)}</aside></section>"
    )


def _text(text: str) -> str:
    return "<br>".join(f"<bdi>{escape(plain(line))}</bdi>" for line in text.split("\n"))


def _paragraph(name: str, text: str) -> str:
    return f"<p class='{name}'>{_text(text)}</p>" if text else ""


def _lines(slide: Slide) -> str:
    if not slide.lines:
        return ""
    tag = "ul" if slide.id == "title" else "ol"
    return f"<{tag} class='lines'>{''.join(f'<li>{_text(line)}</li>' for line in slide.lines)}</{tag}>"


def _figures(figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    told = (f"<div><dt>{_text(one.label)}</dt><dd>{_text(one.shown)}</dd></div>" for one in figures)
    return f"<dl class='figures'>{''.join(told)}</dl>"


def _table(table: Table | None, reader: Reader) -> str:
    if table is None or table.rows.is_empty():
        return ""
    cells_of = texts(table.rows, table.columns, reader)
    widest = [max(map(formats.width, cells)) for cells in zip(*cells_of, strict=True)]
    sides = [
        "figure" if is_figure(table.rows, column) else "short" if wide <= _SHORT else ""
        for column, wide in zip(table.columns, widest, strict=True)
    ]
    head = "".join(
        f"<th class='{side}'>{_text(name)}</th>" for name, side in zip(heads(table.columns, reader), sides, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(f'<td class={side!r}>{_text(cell)}</td>' for cell, side in zip(cells, sides, strict=True))}</tr>"
        for cells in cells_of
    )
    return (
        f"<div class='table' data-all='{table.all_rows}'><h2>{_text(reader.text(table.title))}</h2>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p class='rest'></p></div>"
    )


def _chart(chart: Chart | None, reader: Reader, look: Look) -> str:
    if chart is None or chart.rows.is_empty():
        return ""
    alt = escape(reader.text(f"{chart.name}.alt"))
    if chart.kind == "picture":
        spec = _low(chart.draw(look).spec)
        return f"<figure class='picture' role='img' aria-label='{alt}'>{downloads.svg(spec, _PICTURE_WIDTH)}</figure>"
    drawn = _columns if chart.kind == "bridge" else _bars
    return f"<figure role='img' aria-label='{alt}'>{_legend(chart)}{drawn(chart, reader)}</figure>"


def _low(spec: dict[str, object]) -> dict[str, object]:
    """A chart no higher than the place for it."""
    height = spec.get("height")
    high = isinstance(height, int | float) and height > _PICTURE_HEIGHT
    return spec | {"height": _PICTURE_HEIGHT} if high else spec


def _legend(chart: Chart) -> str:
    shown = [one for one in chart.series if one.tone != "none" and _is_drawn(chart, one.column)]
    if len(shown) < 2 or chart.kind == "bridge":
        return ""
    return "".join(
        [
            "<p class='legend'>",
            *(f"<span><i class='{_tone(one.tone)}'></i>{_text(one.name)}</span>" for one in shown),
            "</p>",
        ]
    )


def _is_drawn(chart: Chart, column: str) -> bool:
    return bool(chart.rows[column].is_not_null().any())


def _tone(tone: str) -> str:
    return f"tone-{tone.replace('_', '-')}"


def _bars(chart: Chart, reader: Reader) -> str:
    """Names, bars end to end, and what they come to."""
    rows = in_unit(chart.rows.head(_MOST_BARS), WAN)
    columns = [one.column for one in chart.series]
    whole = rows.select(pl.sum_horizontal(pl.col(columns).fill_null(0))).to_series().to_list()
    longest = max([abs(value) for value in whole] or [1]) or 1
    made = []
    for row, total in zip(rows.iter_rows(named=True), whole, strict=True):
        pieces = "".join(
            f"<i class='{_tone(one.tone)}' style='width:{_share(row[one.column], longest)}'></i>"
            for one in chart.series
        )
        name = plain(row[chart.category] or reader.text("chart.unnamed"))
        said = reader.said(columns[0], total)
        made.append(f"<div class='bar'><span>{_text(name)}</span><div>{pieces}<em>{_text(said)}</em></div></div>")
    return f"<div class='bars'>{''.join(made)}</div>"


def _share(value: object, whole: float) -> str:
    return f"{100 * abs(float(str(value or 0))) / float(whole):.3f}%"


def _columns(chart: Chart, reader: Reader) -> str:
    """Columns on an invisible base, each with its amount over it and its name under it."""
    base, *shown = [one.column for one in chart.series]
    rows = chart.rows
    tops = rows.select(pl.sum_horizontal(pl.col([base, *shown]).cast(pl.Float64).fill_null(0))).to_series().to_list()
    highest = max(tops or [1]) or 1
    made = []
    for row, top in zip(rows.iter_rows(named=True), tops, strict=True):
        held = [one for one in chart.series[1:] if row[one.column]]
        pieces = "".join(
            f"<i class='{_tone(one.tone)}' style='height:{100 * float(row[one.column]) / highest:.3f}%'></i>"
            for one in held
        )
        amount = sum(float(row[one.column]) * (-1 if one.falls else 1) for one in held)
        sign = "+" if any(one.column == "rise_wan" for one in held) else ""
        room = 100 - 100 * top / highest
        made.append(
            f"<div class='column'><div><s style='height:{room:.3f}%'></s>"
            f"<em>{sign}{_text(reader.said(shown[0], amount))}</em>{pieces}</div>"
            f"<span>{_text(plain(str(row[chart.category])))}</span></div>"
        )
    return f"<div class='columns'>{''.join(made)}</div>"


def _sources(sources: Sequence[Source], reader: Reader) -> str:
    if not sources:
        return ""
    rows = "".join(_source(one, reader) for one in sources[:_MOST_SOURCES])
    rest = len(sources) - _MOST_SOURCES
    more = _paragraph("rest", reader.text("present.more_sources", count=rest)) if rest > 0 else ""
    return f"<ul>{rows}</ul>{more}"


def _source(source: Source, reader: Reader) -> str:
    """A figure, how it follows, and where it or its first parts are printed."""
    head = " ".join(filter(None, (source.of, reader.term(source.column), _said(source, reader))))
    formula = f"<q>{_text(source.formula)}</q>" if source.formula else ""
    parts = [figure for part in source.parts[:_MOST_CITED] for figure in part[:1]]
    cited = _cited(source, reader) or [line for part in parts for line in _cited(part, reader, part.of)]
    return f"<li><b>{_text(head)}</b>{formula}{''.join(f'<small>{line}</small>' for line in cited[:_MOST_CITED])}</li>"


def _said(source: Source, reader: Reader) -> str:
    return formats.NOT_PRINTED if source.value is None else reader.said(source.column, source.value)


def _cited(source: Source, reader: Reader, of: str = "") -> list[str]:
    def told(found: Iterable[str]) -> str:
        return " · ".join(_text(part) for part in found if part)

    return [
        told((of or one.label, one.file_name, reader.text("present.line", line=one.line), f"“{one.text}”"))
        for one in source.citations[:_MOST_CITED]
    ]
