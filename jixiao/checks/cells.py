"""What stands in a cell and what it is called, for many cells at once."""

import polars as pl

from .tables import CELLS, ROW_IDS, Tables

_PERCENTS = ("share_pct", "change_pct", "execution_pct", "deviation_pct")
_MONEY = ("original_budget", "final_budget", "executed", "change")
_POINTS = ("score", "weight", "total_score", "total_weight")
_UNITS = dict.fromkeys(_PERCENTS, "%") | dict.fromkeys(_MONEY, "万元") | dict.fromkeys(_POINTS, "分")
_LABELS = {
    "amounts": ("item",),
    "functions": ("item", "subclass", "class"),
    "projects": ("name",),
    "indicators": ("name",),
    "project_funds": ("label",),
}
FIGURE = pl.Decimal(20, 6)
SCHEMA = pl.Schema(
    {
        "cell": pl.Int64(),
        "table": pl.String(),
        "row_id": pl.String(),
        "column": pl.String(),
        "report_id": pl.String(),
        "project_id": pl.String(),
        "indicator_id": pl.String(),
        "project": pl.String(),
        "label": pl.String(),
        "measure": pl.String(),
        "value": FIGURE,
        "unit": pl.String(),
        "decimals": pl.Int32(),
        "text": pl.String(),
    }
)


def described(tables: Tables, cells: pl.Series) -> pl.DataFrame:
    """One row a cell, with the columns of SCHEMA: where it is, what it is called, its figure or text."""
    wanted = cells.drop_nulls().sort().to_frame("cell")
    parts = [pl.DataFrame(schema=SCHEMA)]
    for table, first, end in tables.spans:
        here = wanted.filter(pl.col("cell").is_between(first, end, closed="left"))
        if here.is_empty():
            continue
        width = len(CELLS[table])
        placed = here.with_columns(row=(pl.col("cell") - first) // width, offset=(pl.col("cell") - first) % width)
        for offset, column in enumerate(CELLS[table]):
            of_column = placed.filter(pl.col("offset") == offset)
            if of_column.height:
                parts.append(_described(tables, table, column, of_column))
    return (
        pl.concat(parts)
        .join(tables["projects"].select("project_id", of_project="name"), on="project_id", how="left")
        .with_columns(project="of_project")
        .select(*SCHEMA)
    )


def _described(tables: Tables, table: str, column: str, placed: pl.DataFrame) -> pl.DataFrame:
    frame, names = tables[table], tables[table].columns
    is_figure = f"{column}_decimals" in names
    own_unit = "unit" if table == "amounts" else column.replace("_value", "_unit")
    unit = pl.col(own_unit) if own_unit != column and own_unit in names else pl.lit(_UNITS.get(column))
    nothing = pl.lit(None)
    wanted = ("report_id", "project_id", "indicator_id", ROW_IDS[table], *_LABELS.get(table, ()), "measure")
    wanted = (*wanted, column, f"{column}_decimals", own_unit)
    rows = frame.select(name for name in dict.fromkeys(wanted) if name in names)[placed["row"].cast(pl.UInt32)]
    return rows.select(
        cell=placed["cell"],
        table=pl.lit(table),
        row_id=pl.col(ROW_IDS[table]),
        column=pl.lit(column),
        report_id="report_id",
        project_id=pl.col("project_id") if "project_id" in rows.columns else nothing,
        indicator_id=pl.col("indicator_id") if "indicator_id" in rows.columns else nothing,
        project=nothing,
        label=pl.coalesce(*_LABELS[table]) if table in _LABELS else nothing,
        measure=pl.col("measure") if (table, column) == ("amounts", "value") else pl.lit(column),
        value=pl.col(column) if is_figure else nothing,
        unit=unit,
        decimals=pl.col(f"{column}_decimals") if is_figure else nothing,
        text=nothing if is_figure else pl.col(column).cast(pl.String),
    ).cast(SCHEMA)
