"""The figure that was printed last before a rate, of the same item."""

import polars as pl

from .accounts import measured
from .tables import Tables

_NUMBERS = {
    "report": ("report", "report"),
    "section": ("passage", "passage"),
    "item": ("item_no", "item_no"),
    "subject": ("subject_no", "item_no"),
}
"""What a rate and a figure share → by which columns of the one and of the other it is matched."""


def latest(
    tables: Tables, rates: pl.DataFrame, name: str, measures: tuple[str, ...], by: tuple[str, ...], place: str = ""
) -> pl.DataFrame:
    """The rates with the figure of these measures printed last before each, of the same item: its cell as `name`.

    `by`: what both have to share; `subject` among it stands for the item that the rate is about. With `place`, also
    the figure's measure under that name, and its value as `<name>_value`.
    """
    extra = {place: "measure", f"{name}_value": "value"} if place else {}
    keys = [_NUMBERS[one] for one in by]
    right = measured(tables, *measures).select("at", *(own for _, own in keys), **{name: "cell"}, **extra)
    return rates.sort("at").join_asof(
        right,
        on="at",
        by_left=[own for own, _ in keys],
        by_right=[own for _, own in keys],
        strategy="backward",
        check_sortedness=False,
    )
