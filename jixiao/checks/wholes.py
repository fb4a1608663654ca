"""What a printed share is a share of: its part and its whole."""

from weakref import WeakKeyDictionary

import polars as pl

from .accounts import accounts, latest
from .tables import Tables

_MONEY = ("executed", "original_budget", "final_budget")
_WHOLES = ("income", "expenditure", "three", "whole", "income_budget", "procurement")
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
    printed = accounts(tables).filter(pl.col("measure") == "share_pct")
    printed = latest(tables, printed, "part", _MONEY, ("report", "section", "item"), place="part_measure")
    printed = _by_template(tables, printed.drop_nulls("part"))
    own = pl.col("whole_kind").is_null()
    placed = pl.concat(
        [printed.filter(~own).drop_nulls("whole"), _in_section(tables, printed.filter(own))], how="diagonal"
    )
    return placed.select("report", "section", "item", "cell", "value", "part", "whole", "whole_kind")


def _by_template(tables: Tables, printed: pl.DataFrame) -> pl.DataFrame:
    of_year = pl.col("item").str.contains("^本年支出(合计)?$") & ~pl.col("section").str.contains("财政拨款|政府性基金")
    wholes = (
        accounts(tables)
        .filter(pl.col("measure") == "executed", pl.col("unit") == "万元")
        .filter(pl.col("kind").is_in(["general", "procurement"]) | of_year)
        .unique(["report", "kind"], keep="first", maintain_order=True)
        .select("report", whole_kind="kind", whole="cell")
    )
    budgets = ["general", "government_fund", "state_capital", "fiscal"]
    kind = (
        pl.when("is_class")
        .then(pl.lit("general"))
        .when(pl.col("kind").is_in(budgets) & (pl.col("part_measure") == "executed"))
        .then(pl.lit("expenditure"))
        .when(pl.col("kind").is_in(["to_smaller", "to_smallest"]))
        .then(pl.lit("procurement"))
    )
    return printed.with_columns(whole_kind=kind).join(
        wholes, on=["report", "whole_kind"], how="left", maintain_order="left"
    )


def _in_section(tables: Tables, printed: pl.DataFrame) -> pl.DataFrame:
    """Of the total printed last and of the section's first figure, the one that suits its shares better."""
    money = accounts(tables).filter(pl.col("measure").is_in(_MONEY), pl.col("unit") == "万元").sort("at")
    place = ["report", "section", "part_measure"]
    named = money.select(
        "report", "section", "at", part_measure="measure", kind_="kind", item_="item", of="value", in_="cell"
    )
    heads = named.unique(place, keep="first", maintain_order=True).drop("at")
    totals = named.filter(pl.col("kind_").is_in(_WHOLES)).with_columns(order="at")
    left = printed.drop("whole", "whole_kind").sort("at")
    found = [
        left.join(heads, on=place, maintain_order="left"),
        left.join_asof(totals.sort("at"), on="at", by=place, check_sortedness=False).drop("order").drop_nulls("in_"),
    ]
    # an item that heads its section is no part of it, and neither is one that is larger
    given = pl.concat([frame.select(*left.columns, "kind_", "item_", "of", "in_") for frame in found]).filter(
        pl.col("item_") != pl.col("item"), pl.col("of") >= pl.col("part_value")
    )
    off = (100 * pl.col("part_value") / pl.col("of") - pl.col("value")).abs().fill_nan(0)
    better = given.sort(off.sum().over(*place, "in_"), "at", maintain_order=True)
    return better.unique("cell", keep="first", maintain_order=True).rename({"in_": "whole", "kind_": "whole_kind"})
