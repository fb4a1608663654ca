"""The total of funds and its sources, whichever of them stand beneath others."""

import polars as pl

from ..example import fund, project
from ..forms import MONEY, fund_rows, total_rows
from ..relations import Relations, given, total
from ..rule import INTERVAL, rule
from ..tables import Tables

_LEVELS = ("central", "local", "region", "prefecture", "county")
_BENEATH = (
    (("region", "prefecture", "county"), ("local",)),
    (_LEVELS, ("fiscal", "upper", "own")),
    (("upper", "own", *_LEVELS), ("fiscal",)),
    (("carryover",), ("fiscal",)),
)
"""Rows that may be parts of other rows, and of which."""
_NOISE = 1e-9


@rule(
    "funds-sources",
    "error",
    group="funds",
    name=("资金总额与来源", "total and its sources"),
    meaning=("资金总额 = 各来源之和。", "The total of funds = the sum of their sources."),
    why=("总额与来源对不上，执行率和口径都靠不住。", "Where they differ, neither rate nor scope can be relied on."),
    basis=("项目支出绩效自评表、部门整体支出绩效自评表的资金栏", "the funds of self-evaluation forms"),
    verify=("把财政拨款、上年结转、其他资金等各行相加。", "Add up the rows of fiscal funds, carry-over and others."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed} 万元，各来源相加是 {expected} 万元，相差 {difference} 万元。",
        "{what} is printed as {printed} ×CNY 10k; its sources give {expected}, a difference of {difference}.",
    ),
    example=[
        project(name="道路养护"),
        fund("total", final_budget="100.00"),
        fund("fiscal", final_budget="60.00"),
        fund("other", final_budget="45.00"),
    ],
)
def sources(tables: Tables) -> list[Relations]:
    frame = _read(tables)
    sound, damaged = frame.filter(~pl.col("damaged")), frame.filter("damaged")
    made = []
    for column in MONEY:
        cell = f"{column}_cell"
        printed = sound.drop_nulls(cell)
        # a row that prints nothing in the column may be none of it, or lost: then it cannot be assessed
        full = (pl.col(f"{column}_blank") == 0) | ~pl.col(f"{column}_off")
        made.append(total(printed.with_columns(stated=pl.when(full).then(cell)), "stated", printed=[f"{column}_parts"]))
        # of a damaged row it is not known which of the form's amounts it is that is damaged
        unknown = damaged.drop_nulls(cell).with_columns(holds=pl.lit(None, pl.Boolean))
        made.append(given(unknown, "holds", cell, lists=["damaged_cells"]))
    return made


def _read(tables: Tables) -> pl.DataFrame:
    """One row a form with a total and several sources, its rows read so that most columns add up.

    Where rows may be parts of others and no way to read them gives any column, nothing is known of the form.
    """
    rows = fund_rows(tables).filter(pl.col("source") != "total")
    plain = _sets(tables, rows).filter(pl.col("sources").list.len() > 1)
    wrong = plain.filter(pl.col("wrong") > 0)
    ways = [wrong]
    for parts, wholes in _BENEATH:
        nested = wrong.filter(_any_of(parts), _any_of(wholes)).select("form")
        ways.append(_sets(tables, rows.join(nested, on="form", how="semi").filter(~pl.col("source").is_in(parts))))
    best = pl.concat(ways).sort("wrong", maintain_order=True).unique("form", keep="first", maintain_order=True)
    governments = _any_of(_LEVELS) & _any_of(("fiscal", "upper", "own")) | _any_of(("upper", "own")) & _any_of(
        ("fiscal",)
    )
    twice = pl.col("sources").list.n_unique() < pl.col("sources").list.len()
    doubtful = wrong.filter(governments | twice).select("form", doubtful=True)
    known = best.join(doubtful, on="form", how="left", maintain_order="left").filter(
        pl.col("doubtful").is_null() | (pl.col("wrong") < pl.col("printed")) | pl.col("damaged")
    )
    return pl.concat([plain.filter(pl.col("wrong") == 0), known.drop("doubtful")])


def _any_of(sources: tuple[str, ...]) -> pl.Expr:
    return pl.any_horizontal(pl.col("sources").list.contains(source) for source in sources)


def _sets(tables: Tables, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows beside their form's total: of each column the cells, how many are blank, whether their sum is off."""
    sums = {}
    for name in MONEY:
        sums[f"{name}_parts"] = pl.col(f"{name}_cell").drop_nulls()
        sums[f"{name}_sum"] = pl.col(name).sum()
        sums[f"{name}_slack"] = pl.col(f"{name}_half").sum()
        sums[f"{name}_blank"] = pl.col(name).null_count()
    witness = pl.coalesce(f"{name}_cell" for name in reversed(MONEY)).filter(pl.col("damaged"))
    forms = rows.group_by("form", maintain_order=True).agg(sources="source", damaged_cells=witness, **sums)
    whole = total_rows(tables).select(
        "form", "damaged", *(f"{name}{end}" for name in MONEY for end in ("", "_cell", "_half"))
    )
    sets = whole.join(forms, on="form", maintain_order="left")
    unread = pl.col("damaged_cells").list.len() > 0
    known = sets.filter(unread | ~pl.col("sources").list.contains("unknown"))
    off = {name: (pl.col(f"{name}_sum") - pl.col(name)).abs() > _slack(name) for name in MONEY}
    return known.with_columns(
        damaged=pl.col("damaged") | unread,
        wrong=pl.sum_horizontal(is_off.fill_null(False).cast(pl.Int32) for is_off in off.values()),
        printed=pl.sum_horizontal(pl.col(name).is_not_null().cast(pl.Int32) for name in MONEY),
        **{f"{name}_off": is_off for name, is_off in off.items()},
    )


def _slack(name: str) -> pl.Expr:
    return pl.col(f"{name}_slack") + pl.col(f"{name}_half") + _NOISE
