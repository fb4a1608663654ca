"""How figures are said to a reader: a value, a sentence, a filter, a sum. The same on screen, on slides and on paper.

Pure: nothing here knows where it is shown. Text of reports comes out as plain text, never as markup.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

import polars as pl

from . import formats, words
from .formats import WAN, MoneyUnit
from .provenance import is_inapplicable

POINTS = ("weight", "score", "lost_points")
"""Columns of points that do not end in _score."""

SIGNS = {"error": "✕", "warning": "△", "note": "○"}
"""A sign for each severity of a finding, so that colour never says it alone."""

_PLAIN = ("years", "regions", "units")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is told: the language, and the unit of money; no unit leaves it to what reads best."""

    language: str = words.DEFAULT
    money: MoneyUnit | None = None

    def text(self, key: str, **values: object) -> str:
        """Words of the catalogue. Raises KeyError for an unknown key or a missing value."""
        return words.text(key, self.language, (self.money or WAN).name, **values)

    def said(self, column: str, value: Any) -> str:
        """A value as words, by what its column's name says it is."""
        if isinstance(value, list):
            return formats.joined(value, self.language)
        if isinstance(value, str):
            return formats.plain(value)
        if column.endswith("_wan"):
            return formats.money(value, self.language, self.money)
        if column.endswith("_pct"):
            return formats.percent(value)
        if column.endswith(("_score", "_line")) or column in POINTS:
            return formats.points(value)
        return formats.count(value)

    def figure(self, column: str, row: Mapping[str, Any]) -> str:
        """A figure of a row as words; where it is missing, whether it cannot be or is not printed."""
        return self.missing(column, row) if row.get(column) is None else self.said(column, row[column])

    def missing(self, column: str, row: Mapping[str, Any]) -> str:
        """How a figure that is not there is told."""
        return self.text("table.inapplicable") if is_inapplicable(column, row) else formats.NOT_PRINTED

    def sentence(self, key: str, row: Mapping[str, Any], mark: Callable[[str], str] = str) -> str | None:
        """The sentence with the row's figures filled in, each through `mark`; None where one that it needs is missing.

        A name that is not printed is told as such.
        """
        template = self.text(key)
        needed = self.needs(key)
        unnamed = {name: self.text("chart.unnamed") for name in needed if name.endswith("name") and row[name] is None}
        known = dict(row) | unnamed
        if any(known[name] is None or known[name] == [] for name in needed):
            return None
        return template.format_map({name: mark(self.said(name, known[name])) for name in needed})

    def needs(self, key: str) -> list[str]:
        """The figures that a sentence fills in."""
        return [name for _, name, _, _ in Formatter().parse(self.text(key)) if name]

    def term(self, column: str) -> str:
        """What a column is called, without the unit that its head carries."""
        key = f"metric.{column}" if words.has(f"metric.{column}") else f"column.{column}"
        return formats.without_note(self.text(key)) if words.has(key) else column

    def exact(self, column: str, value: Any) -> str:
        """A value as exactly as it is stored, with its unit."""
        if value is None or isinstance(value, str):
            return formats.plain(value or formats.NOT_PRINTED)
        if column.endswith("_wan"):
            return self.text("drawer.wan", amount=formats.rounded(value, formats.decimals_of([float(value)], 6)))
        if column.endswith("_pct"):
            return f"{formats.points(value)}%"
        return self.said(column, value) if isinstance(value, int) else formats.points(value)

    def formula(self, made: tuple[str, str, str], value: Callable[[str], str]) -> str:
        """A formula in terms and in figures: 全年预算 − 执行 = 100.00 万元 − 50.00 万元. `value` tells a column's."""
        left, sign, right = made
        return f"{self.term(left)} {sign} {self.term(right)} = {value(left)} {sign} {value(right)}"

    def how(self, column: str, parts: pl.DataFrame, row: Mapping[str, Any]) -> str:
        """How a sum follows from its parts, and whether some of them print no figure."""
        if words.has(f"formula.{column}"):
            return self.text(f"formula.{column}")
        if column not in parts.columns or not parts.schema[column].is_numeric():
            counted = row[column] == parts.height
            return self.text("formula.count", count=formats.count(parts.height)) if counted else ""
        missing = parts[column].null_count()
        key = "formula.sum.partly" if missing else "formula.sum"
        return self.text(key, count=formats.count(parts.height - missing), missing=formats.count(missing))

    def conditions(self, filters: Mapping[str, Any]) -> list[str]:
        """In words what each of the shared filters keeps, as queries take them; empty where all is kept."""
        said = [self._listed(filters[key]) for key in _PLAIN if filters.get(key)]
        if filters.get("keyword"):
            said.append(self.text("filter.says.keyword", keyword=filters["keyword"]))
        if filters.get("sources"):
            said.append(self._listed(self.text(f"source.{source}") for source in filters["sources"]))
        for key in ("rate", "score"):
            low, high = filters.get(f"{key}_from"), filters.get(f"{key}_to")
            if low is not None or high is not None:
                limit = "from" if high is None else "within"
                limits = {"low": formats.points(low or 0), "high": formats.points(high)}
                said.append(self.text(f"filter.says.{key}s.{limit}", **limits))
        if filters.get("parts"):
            said.append(self.text("filter.parts"))
        return said

    def kept(self, filters: Mapping[str, Any], size: Mapping[str, Any]) -> str:
        """One line: what the filters keep, and how much that is. `size` is selection_size's row."""
        sizes = {name: formats.count(size[name]) for name in ("reports", "projects")}
        told = self.text("filter.kept", **sizes)
        between = self.text("filter.between")
        return between.join([*(self.conditions(filters) or [self.text("filter.everything")]), told])

    def worded(self, rows: pl.DataFrame, column: str, prefix: str) -> pl.DataFrame:
        """The rows with a column's known codes and field terms in the reader's language; the others as they are."""
        known = {code: self.text(f"{prefix}.{code}") for code in rows[column].unique() if words.has(f"{prefix}.{code}")}
        return rows.with_columns(pl.col(column).replace(known))

    def _listed(self, values: Iterable[object]) -> str:
        return formats.joined(list(values), self.language)


def part_figures(columns: Collection[str], parts: pl.DataFrame, made: Collection[str]) -> list[str]:
    """The figures of the parts of a sum: those that are shown or that formulas need (`made`), else all with a name."""
    numeric = [name for name, kind in parts.schema.items() if kind.is_numeric() and words.has(f"column.{name}")]
    return [name for name in numeric if name in columns or name in made] or numeric
