"""What a briefing consists of, whatever it is put out as: slides, what they show, and where each figure comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import polars as pl

from ..charts import Drawing
from ..theme import Look

Kind = Literal["bars", "stacked", "bridge", "picture"]
"""Bars from left to right, one series or several end to end; columns on an invisible base; or no native form."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Characters of a report that a figure was read from. `page` is None where the source has no pages."""

    report_id: str
    label: str
    file_name: str
    page: int | None
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where one shown figure comes from: its place in a report, or how it follows from others.

    `of` names the thing that it is a figure of, "" for all that is selected; `column` says what it is, `value` how
    much, in 万元, percent, points or a count. `parts` are the things that a sum is made of, each with its figures, the
    first of `all_parts`.
    """

    of: str
    column: str
    value: Any
    formula: str = ""
    citations: tuple[Citation, ...] = ()
    parts: tuple[tuple["Source", ...], ...] = ()
    all_parts: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: its column, what it is called, its value and how that is shown."""

    column: str
    label: str
    value: Any
    shown: str


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a column of its rows, its name, its colour in the palette, whether its bars are falls."""

    column: str
    name: str
    tone: str
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `name` finds its words: NAME.title and NAME.alt.

    `rows` hold the names of its bars (`category`) and a column a series, amounts in 万元; missing values draw nothing.
    `draw` makes the same chart as the dashboard draws it. `columns` are those of the table that stands for it; a column
    of a series is headed by its name.
    """

    name: str
    kind: Kind
    rows: pl.DataFrame
    category: str
    series: tuple[Series, ...]
    columns: tuple[str, ...]
    draw: Callable[[Look], Drawing]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `title` is the key of its heading; `rows` are the first of `all_rows`.

    A slide shows as many of them as it has room for and tells how many more there are.
    """

    title: str
    rows: pl.DataFrame
    columns: tuple[str, ...]
    all_rows: int


@dataclass(frozen=True, slots=True)
class Footer:
    """What a slide stands on, in words: a line that names basis, filters and snapshot, and one with the sources.

    `basis` is what the line says of the basis.
    """

    stands_on: str
    sources: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One message: a sentence that states it (`title`), further words, and what shows it.

    `lead` is one or two sentences below the title, `lines` a list. `note` is what the speaker wrote down. A slide that
    `says_nothing` has a title that says why.
    """

    id: str
    title: str
    footer: Footer
    lead: str = ""
    lines: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    sources: tuple[Source, ...] = ()
    note: str = ""
    says_nothing: bool = False
