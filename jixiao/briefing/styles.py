"""How the workbook looks: the formats of its cells, each made once. Colours mean what they mean in the dashboard."""

from collections.abc import Sequence
from typing import Any

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from .. import formats
from ..provenance import FORMULAS
from ..theme import LIGHT

FONT = "Microsoft YaHei"
"""On every Windows and Mac with Office; WPS and LibreOffice put their own Chinese sans-serif in its place."""
SIZE = 10

_AS_PRINTED = ("printed", "expected", "difference", "tolerance", "target_value", "actual_value")
"""Figures of whatever unit: shown with the decimals that they have."""
_PLAIN_WHOLE = ("fiscal_year", "source_line", "page")
_WORKED_OUT = (*FORMULAS, "mean_score", "share_pct")
_MOST_DECIMALS = 6


class Styles:
    """The formats of one workbook by their properties."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **properties: Any) -> Format:
        """The format with these properties of XlsxWriter beside font and size."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, "font_size": SIZE, **properties})
        return self._made[key]

    def cell(self, **properties: Any) -> Format:
        """A cell of a table."""
        return self(valign="top", bottom=1, bottom_color=LIGHT.rule, **properties)

    @property
    def title(self) -> Format:
        return self(bold=True, font_size=14, font_color=LIGHT.ink)

    @property
    def note(self) -> Format:
        return self(font_color=LIGHT.muted)

    @property
    def section(self) -> Format:
        return self(bold=True, font_size=11, font_color=LIGHT.executed)

    @property
    def head(self) -> Format:
        edge = {"top_color": LIGHT.budget_edge, "bottom_color": LIGHT.budget_edge}
        return self(bold=True, bg_color=LIGHT.budget, text_wrap=True, valign="vcenter", align="center", top=1, bottom=1,
                    **edge)  # fmt: skip

    def total(self, number_format: str = "@") -> Format:
        return self(bold=True, bg_color="#F4F6F8", num_format=number_format, valign="vcenter")

    @property
    def text(self) -> Format:
        return self.cell(text_wrap=True, align="left", indent=1)

    @property
    def inert(self) -> Format:
        """Text that looks like a formula: Excel keeps it text also when somebody edits the cell."""
        return self.cell(text_wrap=True, align="left", indent=1, quote_prefix=True)

    @property
    def link(self) -> Format:
        return self.cell(font_color=LIGHT.executed, underline=1, align="left", indent=1)

    @property
    def inapplicable(self) -> Format:
        return self.cell(font_color=LIGHT.muted, align="right")

    def below_line(self, number_format: str) -> Format:
        """What a figure below its line adds to its format: a colour and, for those who see none, a mark."""
        return self._book.add_format({"bold": True, "font_color": LIGHT.alert, "num_format": f'"▼ "{number_format}'})

    @property
    def name(self) -> Format:
        return self.cell(bold=True, text_wrap=True, align="left", indent=1)

    @property
    def amber(self) -> Format:
        return self.cell(bold=True, font_color=LIGHT.alert, align="left", indent=1)

    @property
    def red(self) -> Format:
        return self.cell(bold=True, font_color=LIGHT.error, align="left", indent=1)

    def error(self) -> Format:
        return self._book.add_format({"bold": True, "font_color": LIGHT.error})


def number_format(column: str, values: pl.Series) -> str:
    """Excel's format for a column of numbers: as many decimals as are printed, two where they are worked out."""
    if column in _AS_PRINTED:
        return "General"
    if values.dtype.is_integer():
        return "0" if column in _PLAIN_WHOLE else "#,##0"
    if column in _WORKED_OUT:
        decimals = (
            2 if column.endswith(("_pct", "mean_score")) else _decimals(values, 2 if column.endswith("_wan") else 0)
        )
    else:
        decimals = _decimals(values, 2 if column.endswith(("_wan", "_pct")) else 0)
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def _decimals(values: pl.Series, least: int) -> int:
    """How many decimals show all values exactly."""
    known: Sequence[float] = values.drop_nulls().unique().to_list()
    if least == 0 and all(value == int(value) for value in known):
        return 0
    if least == 0 and all(abs(value - round(value, 1)) < 1e-9 for value in known):
        return 1
    return formats.decimals_of(known, _MOST_DECIMALS)
