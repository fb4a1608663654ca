"""What a printed share is a share of: its part and its whole."""

from weakref import WeakKeyDictionary

import polars as pl

from .accounts import accounts, measured
from .latest import latest
from .tables import Tables

_MONEY = ("executed", "original_budget", "final_budget")
ALL_BUT_ROUNDING = 99.5
"""Shares that are less than this together: one is missing."""

_WHOLES = ("income", "expenditure", "three", "whole", "procurement")
_BASES: WeakKeyDictionary[Tables, pl.DataFrame] = WeakKeyDictionary()


def shares(tables: Tables) -> pl.DataFrame:
    """The printed shares of the prose: `cell`, `part` and `whole` are cells, `whole_kind` what the whole is.

    A part of the general public budget is a share of the year's expenditure, a 类 one of the general public budget, a
    contract one of all procurement: none of these stands in the share's own section at all places. Any other is a
    share of the total printed last in its section, or of the figure that heads the section.
    """
    if tables not in _BASES:
        _BASES[tables] = _shares(tables)
    return _BASES[tables]


def _shares(tables: Tables) -> pl.DataFrame:
    printed = measured(tables, "share_pct")
    printed = latest(tables, printed, "part", _MONEY, ("report", "section", "item"), place="part_measure")
    printed = printed.drop_nulls("part").with_columns(wholes=_by_template())
    own = pl.col("wholes").is_null()
    found = [_of_template(tables, printed.filter(~own)), _in_section(tables, printed.filter(own))]
    columns = ("report", "section", "item", "kind", "cell", "value", "part", "whole", "whole_kind")
    return pl.concat([_suiting(frame, by).select(columns) for frame, by in zip(found, _ALIKE, strict=True)])


def _suiting(frame: pl.DataFrame, alike: tuple[str, ...]) -> pl.DataFrame:
    """Each share once, with that of its possible wholes that suits the shares alike best: the report knows which."""
    off = (100 * pl.col("part_value") / pl.col("of") - pl.col("value")).abs().fill_nan(0)
    better = frame.sort(off.mean().over(*alike, "whole"), "at", maintain_order=True)
    return better.unique("cell", keep="first", maintain_order=True)


_ALIKE = (("cell",), ("report", "section", "part_measure"))
"""Shares that are of the same whole: of those whose wholes the template names each alone, else those of a passage."""


def _by_template() -> pl.Expr:
    spent = pl.col("part_measure") == "executed"
    of = {
        "general": pl.col("is_class"),
        "expenditure fiscal": spent & pl.col("kind").is_in(["general", "government_fund", "state_capital"]),
        "expenditure": spent & (pl.col("kind") == "fiscal"),
        "procurement": pl.col("kind") == "to_smaller",
        "procurement to_smaller": pl.col("kind") == "to_smallest",
    }
    named = [pl.when(condition).then(pl.lit(kinds)) for kinds, condition in of.items()]
    return pl.coalesce(named).str.split(" ")


def _of_template(tables: Tables, printed: pl.DataFrame) -> pl.DataFrame:
    kind = pl.col("kind")
    of_fund = (kind == "expenditure") & pl.col("section").str.contains("财政拨款|政府性基金")
    fiscal = pl.col("item").str.contains("^(?:本年)?财政拨款支出(?:合计)?$")
    wholes = (
        measured(tables, "executed")
        .filter(pl.col("unit") == "万元")
        .with_columns(whole_kind=pl.when(fiscal).then(pl.lit("fiscal")).when(~of_fund).then("kind"))
        .filter(pl.col("whole_kind").is_in(["general", "procurement", "to_smaller", "expenditure", "fiscal"]))
        .unique(["report", "whole_kind"], keep="first", maintain_order=True)
        .select("report", "whole_kind", whole="cell", of="value")
    )
    possible = printed.explode("wholes").rename({"wholes": "whole_kind"})
    return possible.join(wholes, on=["report", "whole_kind"], maintain_order="left")


def _in_section(tables: Tables, printed: pl.DataFrame) -> pl.DataFrame:
    """The total printed last before each share, and the first figure of its section."""
    money = accounts(tables).filter(pl.col("measure").is_in(_MONEY), pl.col("unit") == "万元").sort("at")
    place = ["report", "section", "part_measure"]
    named = money.select(
        "report", "section", "at", part_measure="measure", kind_="kind", item_="item", of="value", in_="cell"
    )
    heads = named.unique(place, keep="first", maintain_order=True).drop("at")
    totals = named.filter(pl.col("kind_").is_in(_WHOLES)).with_columns(order="at")
    left = printed.sort("at")
    found = [
        left.join(heads, on=place, maintain_order="left"),
        left.join_asof(totals.sort("at"), on="at", by=place, check_sortedness=False).drop("order").drop_nulls("in_"),
    ]
    # an item that heads its section is no part of it, and neither is one that is larger
    given = pl.concat([frame.select(*left.columns, "kind_", "item_", "of", "in_") for frame in found]).filter(
        pl.col("item_") != pl.col("item"), pl.col("of") >= pl.col("part_value")
    )
    return given.rename({"in_": "whole", "kind_": "whole_kind"})
