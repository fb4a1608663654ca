"""Typing other figures into a scenario: budgets and executed amounts of all projects, and one project's indicators."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from .. import formats
from ..scenario import Change
from .printed import printed
from .show import heading, nothing
from .state import run, scenario, text
from .whatif import change, drop, editors
from .whatif_controls import project_names, typed

_AMOUNTS = {"edited_wan": ("budget", "was_final_wan"), "new_executed_wan": ("executed", "was_executed_wan")}
_FIGURES = {"target_value": ("target", "base_target"), "actual_value": ("actual", "base_actual")}
"""A column that can be typed in → the change that it makes, and the column of what it was."""
_MOST = 300
_HEIGHT = 430


def edits() -> None:
    """Both tables."""
    heading("scenario.amounts.title")
    amounts = run("scenario_amounts")
    if not nothing(amounts, "scenario.amounts.none"):
        _amounts(amounts.head(_MOST))
        if amounts.height > _MOST:
            st.caption(text("table.first", shown=_MOST, total=formats.count(amounts.height)))
        st.caption(text("scenario.amounts.note"))
    heading("scenario.rows.title")
    names = project_names("scenario_projects")
    if not names:
        st.info(text("scenario.rows.none"))
        return
    project = st.selectbox(
        text("scenario.rows.project"), list(names), format_func=names.__getitem__, key="whatif.project",
    )  # fmt: skip
    rows = run("scenario_rows_of", project_id=project)
    _rows(rows, project)
    st.caption(text("scenario.rows.note"))


def _amounts(rows: pl.DataFrame) -> None:
    columns = ["name", "was_final_wan", "edited_wan", "was_executed_wan", "new_executed_wan", "new_execution_pct"]
    _editor("amounts", rows, [*columns, "new_score", "new_final_wan", "label"], "project_id", _AMOUNTS)


def _rows(rows: pl.DataFrame, project: str) -> None:
    whys = {why: text(f"scenario.kept.{why}") for why in rows["kept"].drop_nulls().unique()}
    # the rate of execution follows from the amounts, so it is not typed here
    figures = pl.when(pl.col("kind").ne_missing("execution")).then(pl.col(*_FIGURES))
    shown = rows.with_columns(figures, pl.col("kept").replace(whys), indicator="name")
    columns = ["left_out", "indicator", "target_text", "target_value", "actual_text", "actual_value", "target_unit"]
    _editor(
        f"rows.{project}", shown, [*columns, "weight", "printed_score", "base_score", "scenario_score", "kept"],
        "row_id", _FIGURES,
    )  # fmt: skip


def _editor(
    name: str, rows: pl.DataFrame, columns: list[str], id_: str, figures: Mapping[str, tuple[str, str]]
) -> None:
    """A table of which some columns can be typed in; what is typed becomes a change, an emptied cell takes it back."""
    key = f"whatif.{name}.{editors()}"
    can = [*figures, "left_out"]
    shown = rows.select(
        formats.plain_column(column) if rows.schema[column] == pl.String else pl.col(column) for column in columns
    )
    printed(f"scenario.{name.partition('.')[0]}", rows, columns)
    st.data_editor(
        shown, key=key, hide_index=True, num_rows="fixed", height="content" if rows.height <= 12 else _HEIGHT,
        disabled=[column for column in columns if column not in can], placeholder=formats.NOT_PRINTED,
        column_config={column: _config(rows, column, column in can) for column in columns},
        on_change=partial(_typed, key, rows, id_, figures),
    )  # fmt: skip


def _config(rows: pl.DataFrame, column: str, can_type: bool) -> Any:
    label, help_ = text(f"column.{column}"), text(f"help.{column}")
    if rows.schema[column] == pl.String:
        return st.column_config.TextColumn(label, help=help_, width=250 if column in ("name", "indicator") else None)
    if rows.schema[column] == pl.Boolean:
        return st.column_config.CheckboxColumn(label, help=help_)
    if can_type:
        return st.column_config.NumberColumn(label, help=help_, min_value=0.0, format="%.6g")
    return st.column_config.NumberColumn(label, help=help_, format="%,.2f")


def _typed(key: str, rows: pl.DataFrame, id_: str, figures: Mapping[str, tuple[str, str]]) -> None:
    for index, cells in st.session_state[key]["edited_rows"].items():
        row = rows.row(int(index), named=True)
        for column, value in cells.items():
            if column == "left_out":
                _leave(row[id_], bool(value))
            elif column in figures:
                _figure(*figures[column], row, id_, value)


def _leave(id: str, leave: bool) -> None:
    if leave:
        change(Change("leave_row", id), keep_editors=True)
    else:
        drop("leave_row", of=id)


def _figure(what: str, was: str, row: Mapping[str, Any], id_: str, value: float | None) -> None:
    known = scenario().value(what, row[id_])
    if value is None or value == row[was]:
        if known is not None:
            drop(what, of=row[id_])
    elif known is None or float(known) != value:
        change(Change(what, row[id_], typed(value)), keep_editors=True)
