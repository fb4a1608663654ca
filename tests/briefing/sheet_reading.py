"""A workbook read back: its tables as lists of rows, the formulas of XlsxWriter's kind worked out by hand."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl

from jixiao import words
from jixiao.briefing.workbook import write_workbook

TOTALS, HEADS, FIRST = 3, 4, 5
VIEW = {"selection": None, "language": "zh", "basis": "whole", "low_line": 80, "execution_line": 80}
_LINK = re.compile(r"""=HYPERLINK\("#'(.+)'!A(\d+)","(.*)"\)""")
_CELL = re.compile(r"^([A-Z]+)(\d+)$")


@dataclass(frozen=True)
class Book:
    """A workbook as its formulas (`told`) and as the values that it carries (`shown`)."""

    content: bytes
    language: str

    @cached_property
    def told(self) -> Any:
        return openpyxl.load_workbook(io.BytesIO(self.content))

    @cached_property
    def shown(self) -> Any:
        return openpyxl.load_workbook(io.BytesIO(self.content), data_only=True)

    def name(self, key: str) -> str:
        return words.text(f"workbook.{key}.title", self.language)

    def table(self, key: str, columns: Sequence[str]) -> list[dict[str, Any]]:
        """The shown rows of a sheet, by the names of the columns that it shows."""
        sheet = self.shown[self.name(key)]
        return [
            dict(zip(columns, row, strict=False))
            for row in sheet.iter_rows(min_row=FIRST, max_col=len(columns), values_only=True)
        ]

    def totals(self, key: str, columns: Sequence[str]) -> dict[str, Any]:
        row = next(self.shown[self.name(key)].iter_rows(min_row=TOTALS, max_row=TOTALS, values_only=True))
        return {column: row[place] for place, column in enumerate(columns) if place}

    def formulas(self) -> Iterator[tuple[str, str, str, Any]]:
        """Sheet, cell, formula and carried value of every cell with a formula."""
        for sheet in self.told:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        yield sheet.title, cell.coordinate, cell.value, self.shown[sheet.title][cell.coordinate].value

    def link(self, key: str, row: int, column: int) -> tuple[str, int, str] | None:
        """Where the link of a row leads: sheet, row, words."""
        told = self.told[self.name(key)].cell(row, column).value
        found = _LINK.fullmatch(told) if isinstance(told, str) else None
        return (found[1], int(found[2]), found[3]) if found else None


def written(cache: Path, **view: Any) -> bytes:
    out = io.BytesIO()
    write_workbook(out, cache, **VIEW | view)
    return out.getvalue()


def read(content: bytes, language: str = "zh") -> Book:
    return Book(content, language)


def worked_out(sheet: Any, formula: str) -> float | None:
    """What a formula comes to over the values that its sheet carries; None for "". Knows the simple forms only."""

    def value(cell: str) -> float:
        return float(sheet[cell.replace("$", "")].value or 0)

    def total(cells: str) -> float:
        first, last = (_CELL.match(cell.replace("$", "")) for cell in cells.split(":"))
        assert first and last
        return sum(value(f"{first[1]}{row}") for row in range(int(first[2]), int(last[2]) + 1))

    if found := re.fullmatch(r"=SUBTOTAL\(109,(\S+)\)", formula):
        return total(found[1])
    if found := re.fullmatch(r"=([A-Z]+\d+)-([A-Z]+\d+)", formula):
        return value(found[1]) - value(found[2])
    if found := re.fullmatch(r"=ROUND\(100\*([A-Z]+\d+)/SUM\((\S+)\),6\)", formula):
        return round(100 * value(found[1]) / total(found[2]), 6)
    found = re.fullmatch(r"""=(?:IF\([A-Z]+\d+=0,"",)?ROUND\(100\*([A-Z]+\d+)/([A-Z]+\d+),6\)\)?""", formula)
    assert found, formula
    return round(100 * value(found[1]) / value(found[2]), 6) if value(found[2]) else None


def recalculated(content: bytes, folder: Path) -> Any | None:
    """The workbook as LibreOffice works it out anew, carrying none of its values; None where it cannot be had."""
    office = shutil.which("soffice")
    if office is None:
        return None
    bare, made = folder / "bare.xlsx", folder / "made"
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            part = old.read(item)
            if item.filename.startswith("xl/worksheets/"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            new.writestr(item.filename, part)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(made), str(bare)]
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    return openpyxl.load_workbook(made / bare.name, data_only=True) if (made / bare.name).exists() else None


def equal(found: Any, wanted: Any) -> bool:
    """Whether a cell shows a figure of a query exactly; what is not printed is an empty cell or words."""
    if wanted is None:
        return found is None or isinstance(found, str)
    return found is not None and not isinstance(found, str) and float(found) == float(wanted)


def figures(frame: pl.DataFrame, columns: Sequence[str]) -> list[Mapping[str, Any]]:
    """The numeric columns of a frame among those that a sheet shows."""
    return list(frame.select(c for c in columns if frame.schema[c].is_numeric()).iter_rows(named=True))
