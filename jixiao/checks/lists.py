"""Projects that a report counts in its prose and lists below, and those that it evaluates in forms."""

import polars as pl

from .accounts import accounts, prepared
from .tables import Tables

MONEY = ("original_budget", "final_budget", "executed")
_STARTS = r"(?:开展|实施|启动|开工)"
_TOLD = {
    "planned": r"年初(?:安排|批复)?的?(?:预算)?项目",
    "added": r"(?:年中|年度中|年内)?追加的?(?:预算)?项目",
    "adjusted": r"调整后的?(?:预算)?项目",
    "idle": rf"(?:尚|暂|均)?未(?:能|按期)?{_STARTS}的?项目|项目(?:尚|暂|均)?未(?:能|按期)?{_STARTS}",
    "running": rf"(?:已|正常|按期)?{_STARTS}的?项目|项目(?:已|均|正常|按期)?{_STARTS}",
}
"""What the prose counts → its words. The first three head a passage; lists of the last two follow."""
_HEADS = ("planned", "added", "adjusted")
_LISTS = ("idle", "running")
_HEAD_ONLY = ("authority", "implementer", "goal", "completion", "total_weight", "total_score")


def told(tables: Tables) -> pl.DataFrame:
    """The figures of projects in the prose, in order: report, passage, kind, measure, value, cell; `seq` counts lists.

    A passage is a summary and the lists that follow it: one report may print several, each of other figures.
    """
    return prepared(tables, "told projects", _told)


def _told(tables: Tables) -> pl.DataFrame:
    item = pl.col("item")
    kind = pl.coalesce(
        *(pl.when(item.str.contains(f"^(?:{words})$")).then(pl.lit(name)) for name, words in _TOLD.items())
    )
    found = (
        accounts(tables)
        .filter(item.str.contains("项目", literal=True))
        .filter(pl.col("measure").is_in([*MONEY, "adjustment", "count"]))
        .with_columns(kind=kind)
        .drop_nulls("kind")
        .sort("report", "place")
    )
    head = pl.col("kind").is_in(_HEADS)
    starts = head & ~head.shift(1).over("report").fill_null(False)
    listed = ~head & (pl.col("measure") == "count")
    return found.with_columns(
        passage=starts.cast(pl.Int32).cum_sum().over("report"),
        seq=pl.when(listed).then(listed.cast(pl.Int32).cum_sum().over("report")),
    ).select("report", "passage", "kind", "measure", "value", "unit", "cell", "seq")


def forms(tables: Tables) -> pl.DataFrame:
    """The projects that have a form of their own, with the cells of its totals."""
    return prepared(tables, "forms of projects", _forms)


def listed(tables: Tables) -> pl.DataFrame:
    """The projects that are entries of a list only: report, project_id, seq, started, name, the cells of their money.

    `original` is the value of the original budget.
    """
    return prepared(tables, "listed projects", _listed)


def _has_form(tables: Tables) -> pl.DataFrame:
    """project_id of every project of which more is printed than a name and its money."""
    return prepared(tables, "projects with forms", _with_form)


def _with_form(tables: Tables) -> pl.DataFrame:
    columns = [pl.col(name).is_not_null() for name in _HEAD_ONLY]
    of_head = tables["projects"].filter(pl.any_horizontal(columns)).select("project_id")
    labelled = tables["project_funds"].filter(pl.col("label").is_not_null()).select("project_id")
    return pl.concat([of_head, labelled, tables["indicators"].select("project_id")]).drop_nulls().unique()


def _totals(tables: Tables) -> pl.DataFrame:
    cells = {name: tables.cell("project_funds", name) for name in MONEY}
    funds = tables["project_funds"].filter(pl.col("source") == "total", pl.col("project_id").is_not_null())
    return funds.select("project_id", original=pl.col("original_budget").cast(pl.Float64), **cells).unique(
        "project_id", keep="first", maintain_order=True
    )


def _forms(tables: Tables) -> pl.DataFrame:
    projects = tables["projects"].select("report", "project_id", "damaged")
    own = projects.join(_has_form(tables), on="project_id", how="semi")
    return own.join(_totals(tables), on="project_id", how="left", maintain_order="left")


def _listed(tables: Tables) -> pl.DataFrame:
    projects = tables["projects"].select("report", "project_id", "seq", "started", name=tables.cell("projects", "name"))
    rest = projects.join(_has_form(tables), on="project_id", how="anti")
    return rest.join(_totals(tables), on="project_id", how="left", maintain_order="left").sort("report", "seq")


def in_lists(tables: Tables) -> pl.DataFrame:
    """The listed projects with the count that heads their list: `count` and its cell, and the passage it is of.

    Lists carry no place: the first that is told is the first that is read, and so on. Where the two do not go
    together, whether in number or in kind, none of the report's lists is known.
    """
    return prepared(tables, "projects in lists", _in_lists)


def _in_lists(tables: Tables) -> pl.DataFrame:
    turns = pl.col("started") != pl.col("started").shift(1).over("report")
    projects = (
        listed(tables)
        .drop_nulls("started")
        .with_columns(run=turns.fill_null(True).cast(pl.Int32).cum_sum().over("report"))
    )
    heads = told(tables).drop_nulls("seq").select("report", "passage", "kind", "value", "cell", run="seq")
    runs = projects.unique(["report", "run"], keep="first").select("report", "run", "started")
    paired = runs.join(heads, on=["report", "run"], how="full", coalesce=True)
    agree = (pl.col("started") == (pl.col("kind") == "running")).fill_null(False)
    known = paired.filter(agree.all().over("report"))
    return projects.join(
        known.select("report", "run", "passage", count="value", count_cell="cell"),
        on=["report", "run"],
        maintain_order="left",
    )


def whole_passages(tables: Tables) -> pl.DataFrame:
    """The listed projects of passages whose lists are whole, as many as the passage tells of."""
    alls = told(tables).filter(pl.col("kind") == "adjusted", pl.col("measure") == "count")
    once = alls.filter(pl.len().over("report", "passage") == 1)
    projects = in_lists(tables).with_columns(entries=pl.len().over("report", "passage").cast(pl.Float64))
    known = once.select("report", "passage", entries="value")
    return projects.join(known, on=["report", "passage", "entries"], how="semi")
