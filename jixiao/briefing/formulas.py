"""The live formulas of a sheet: figures that follow from others of their row, and the totals over the rows.

Each carries its value as the queries gave it. A formula stands only where it gives that value: elsewhere the figure is
a number, so that working the sheet out anew never changes what a page showed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from .. import provenance
from .cells import ROW

_EXACT = 1e-6
"""Rates are rounded to six decimals, in the queries and in the formulas."""


def of_row(column: str, letters: Mapping[str, str]) -> pl.Expr | None:
    """The formula of a column from others of its row, NULL where its figure does not follow from them.

    None where the column is none of provenance.FORMULAS. `letters` are those of the columns that the sheet has.
    """
    made = provenance.formula(column, letters)
    if made is None or column not in letters:
        return None
    left, sign, right = made
    if sign == "−":
        told = pl.concat_str(pl.lit(letters[left]), ROW, pl.lit(f"-{letters[right]}"), ROW)
        return _made(column, told, pl.col(left) - pl.col(right))
    told = pl.concat_str(pl.lit(f"ROUND(100*{letters[left]}"), ROW, pl.lit(f"/{letters[right]}"), ROW, pl.lit(",6)"))
    return _made(column, told, _rate(pl.col(left), pl.col(right)))


def share(column: str, of: str, letters: Mapping[str, str], first: int, last: int) -> pl.Expr:
    """The share that each row's `of` has in the sum of all rows, whatever is filtered."""
    letter = letters[of]
    whole = f"SUM({letter}${first}:{letter}${last})"
    told = pl.concat_str(pl.lit(f"ROUND(100*{letter}"), ROW, pl.lit(f"/{whole},6)"))
    return _made(column, told, _rate(pl.col(of), pl.col(of).sum()))


def _rate(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole != 0).then(100 * part / whole)


def _made(column: str, told: pl.Expr, value: pl.Expr) -> pl.Expr:
    return pl.when((value - pl.col(column)).abs() <= _EXACT).then(told)


@dataclass(frozen=True, slots=True)
class Total:
    """The formula under which a column is added up, and its value over all rows; None where it cannot be said."""

    formula: str
    value: float | None


def total(column: str, letter: str, rows: pl.DataFrame, first: int, last: int) -> Total:
    """The sum of the rows that filters leave in view."""
    return Total(f"=SUBTOTAL(109,{letter}{first}:{letter}{last})", _sum(rows, column))


def total_rate(
    column: str, rows: pl.DataFrame, letters: Mapping[str, str], place: tuple[int, int, int], budgeted: bool
) -> Total | None:
    """The rate of the totals, over the rows that print both; None where it is none of two totals of the sheet.

    `place` is the row of the totals, the first and the last of the table. `budgeted`: only where the whole is above 0.
    """
    made = provenance.formula(column, letters)
    if made is None or made[1] != "÷":
        return None
    part, _, whole = made
    both = rows.filter(pl.col(part).is_not_null(), pl.col(whole).is_not_null())
    both = both.filter(pl.col(whole) > 0) if budgeted else both
    divisor = _sum(both, whole)
    value = round(100 * (_sum(both, part) or 0) / divisor, 6) if divisor else None
    p, w, (at, first, last) = letters[part], letters[whole], place
    if _sum(both, part) == _sum(rows, part) and divisor == _sum(rows, whole):
        return Total(f'=IF({w}{at}=0,"",ROUND(100*{p}{at}/{w}{at},6))', value)
    parts, wholes = f"{p}{first}:{p}{last}", f"{w}{first}:{w}{last}"
    # 1 for a row in view that prints both: SUBTOTAL alone knows which rows a filter hides, one cell at a time
    in_view = f'SUBTOTAL(102,OFFSET({w}{first},ROW({wholes})-{first},0))*({parts}<>"")' + f"*({wholes}>0)" * budgeted
    whole_sum, part_sum = f"SUMPRODUCT({in_view},{wholes})", f"SUMPRODUCT({in_view},{parts})"
    return Total(f'=IF({whole_sum}=0,"",ROUND(100*{part_sum}/{whole_sum},6))', value)


def _sum(rows: pl.DataFrame, column: str) -> float | None:
    """The sum without the noise of adding up binary fractions; amounts have six decimals at most."""
    known = rows[column].drop_nulls()
    return None if known.is_empty() else round(float(known.sum()), 6)
