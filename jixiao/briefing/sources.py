"""Where the figures of a slide come from: what the dashboard's drawer shows, as data instead of on the screen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import polars as pl

from .. import formats
from ..provenance import Opens, formula, is_inapplicable
from ..saying import part_figures
from .model import Citation, Source
from .view import Asked

MOST_PARTS = 40
"""So many parts of a sum are told with their places; how many more there are is told too."""

Printed = Mapping[str, Citation]


def things(asked: Asked, rows: pl.DataFrame, entity: str, columns: Sequence[str]) -> tuple[Source, ...]:
    """The figures in `columns` of rows that each stand for one thing, see Opens for `entity`."""
    return tuple(chain.from_iterable(_each(asked, rows, entity, columns)))


def _each(asked: Asked, rows: pl.DataFrame, entity: str, columns: Sequence[str]) -> Iterator[tuple[Source, ...]]:
    cited = _cited(asked, rows, entity.split("|"))
    for row in rows.iter_rows(named=True):
        printed = next((cited[id_] for id_ in _ids(row, entity) if id_ in cited), {})
        of = _name(asked, row, entity)
        yield tuple(_one(asked, of, row, column, printed) for column in columns if row.get(column) is not None)


def total(asked: Asked, row: Mapping[str, Any], column: str, opens: Opens, of: str = "") -> Source:
    """A figure that is a sum, a mean, a rate or a count: how it is made, and of what."""
    assert opens.query is not None
    parts = asked.run(opens.query, **{name: row[name] for name in opens.by})
    made = formula(column, parts.columns)
    figures = part_figures((column,), parts, (made[0], made[2]) if made else ())
    told = tuple(_each(asked, parts.head(MOST_PARTS), opens.entity, figures))
    return Source(of, column, row[column], asked.reader.how(column, parts, row), (), told, parts.height)


def totals(asked: Asked, row: Mapping[str, Any], opens: Mapping[str, Opens], of: str = "") -> tuple[Source, ...]:
    """Several such figures of one row; those that are missing have no source."""
    return tuple(total(asked, row, column, one, of) for column, one in opens.items() if row.get(column) is not None)


def derived(asked: Asked, row: Mapping[str, Any], *columns: str, of: str = "") -> tuple[Source, ...]:
    """Figures that follow from others of the slide, with the glossary's formula."""
    reader = asked.reader
    return tuple(
        Source(of, column, row[column], reader.text(f"formula.{column}"))
        for column in columns
        if row.get(column) is not None
    )


def counted(asked: Asked, row: Mapping[str, Any], *columns: str, of: str = "") -> tuple[Source, ...]:
    """Figures that the checks count."""
    note = asked.reader.text("briefing.notes.counted")
    return tuple(Source(of, column, row[column], note) for column in columns if row.get(column) is not None)


def _name(asked: Asked, row: Mapping[str, Any], entity: str) -> str:
    """What a thing is called, with its unit and year; of a row of a form, with its project."""
    label = formats.plain(row.get("label") or "")
    named = [row.get(column) for column in ("name", "indicator", "line", "part")]
    name = " · ".join(formats.plain(one) for one in named if one)
    if entity == "report" or not name or name == label:
        return label or asked.reader.text("chart.unnamed")
    return asked.reader.text("briefing.notes.of", name=name, label=label) if label else name


def _one(asked: Asked, of: str, row: Mapping[str, Any], column: str, printed: Printed) -> Source:
    """A figure of one thing: where it is printed, else its formula and where what it is made of is printed."""
    reader, value = asked.reader, row[column]
    known = {name for name, found in row.items() if found is not None} | printed.keys()
    made = formula(column, known)
    places, told = [printed[column]] if column in printed else [], ""
    if made and (column not in printed or column.endswith("_pct")):
        told = reader.formula(made, lambda part: _value(asked, part, row, printed))
        places += [printed[part] for part in (made[0], made[2]) if part in printed]
    elif column not in printed:
        told = reader.text("drawer.no_share" if is_inapplicable(column, row) else "drawer.not_cited")
    return Source(of, column, value, told, tuple(places))


def _value(asked: Asked, column: str, row: Mapping[str, Any], printed: Printed) -> str:
    value = row.get(column)
    return printed[column].text if value is None and column in printed else asked.reader.exact(column, value)


def _ids(row: Mapping[str, Any], entity: str) -> Iterable[str]:
    return (row[f"{one}_id"] for one in entity.split("|") if row.get(f"{one}_id"))


def _cited(asked: Asked, rows: pl.DataFrame, entities: Sequence[str]) -> dict[str, dict[str, Citation]]:
    """Id → figure → where it is printed."""
    found: dict[str, dict[str, Citation]] = {}
    for entity in entities:
        column = f"{entity}_id"
        ids = rows[column].drop_nulls().unique().sort().to_list() if column in rows.columns else []
        if ids:
            for cell in asked.run("cited_figures", entity=entity, ids=ids).iter_rows(named=True):
                place = {name: cell[name] for name in ("report_id", "label", "file_name", "page", "line", "text")}
                found.setdefault(cell["id"], {})[cell["figure"]] = Citation(**place)
    return found
