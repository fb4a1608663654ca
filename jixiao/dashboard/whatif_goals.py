"""The least that reaches a goal, and what would move a unit's score most."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from .. import charts, formats
from ..provenance import Opens
from ..scenario import Change
from ..scoring import GRADES
from .filters import execution_line
from .show import figure, heading, nothing, say
from .state import look, run, scenario, text
from .tables import table
from .whatif import change
from .whatif_controls import typed

_MOST = 30
_PROJECT, _ROW = Opens("project"), Opens("indicator|fund")


def goals() -> None:
    """Goal-seek, and below it the levers."""
    heading("scenario.goals.title")
    _goals()
    heading("scenario.levers.title")
    _levers()


def _goals() -> None:
    lines = dict(zip(GRADES, scenario().grade_lines, strict=False))
    options = {f"score:{line:g}": text("scenario.goal.grade", grade=text(f"chart.grade.{grade}"), line=f"{line:g}")
               for grade, line in lines.items()}  # fmt: skip
    options["rate"] = text("scenario.goal.rate")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        goal = st.segmented_control(
            text("scenario.goal"), list(options), format_func=options.__getitem__, required=True,
            default=list(options)[1], key="whatif.goal",
        )  # fmt: skip
        if goal == "rate":
            rate = st.number_input(
                text("scenario.goal.rate.line"), 0.0, 100.0, execution_line(), step=1.0, key="whatif.goal.rate"
            )
    kind, line = ("rate", rate) if goal == "rate" else ("score", float(str(goal).split(":")[1]))
    rows = run("scenario_goals", goal=kind, line=line, project_id=None, most=_MOST)
    reached = rows.filter(pl.col("extra_wan").is_not_null())
    known: dict[str, Any] = {"reachable": reached.height, "unreachable": rows.height - reached.height}
    if reached.height:
        least = reached.row(0, named=True)
        known |= {"extra_wan": reached["extra_wan"].sum(), "least_name": least["name"], "least_wan": least["extra_wan"]}
    if nothing(rows, "scenario.goals.none"):
        return
    says = ["scenario.says.reachable", "scenario.says.least"] if reached.height else []
    say(known, *says, *(["scenario.says.unreachable"] if known["unreachable"] else []))
    columns = ["name", "label", "new_score", "best_score"] if kind == "score" else ["name", "label"]
    table("scenario.goals", rows, [*columns, "new_execution_pct", "extra_rate_pct", "extra_wan"], opens=_PROJECT)
    if reached.height:
        st.button(
            text("scenario.goals.apply"), key="whatif.goals.apply", icon=":material/play_arrow:",
            on_click=partial(_apply, reached),
        )  # fmt: skip


def _apply(rows: pl.DataFrame) -> None:
    """Let the projects execute so much more."""
    change(
        *(
            Change("executed", id, typed(executed + extra))
            for id, executed, extra in rows.select("project_id", "new_executed_wan", "extra_wan").rows()
        )
    )


def _levers() -> None:
    units = run("scenario_projects")["unit"].drop_nulls().unique().sort().to_list()
    if nothing(pl.DataFrame({"unit": units}), "scenario.levers.none"):
        return
    names = {unit: formats.plain(unit) for unit in units}
    unit = st.selectbox(text("scenario.levers.unit"), units, format_func=names.__getitem__, key="whatif.unit")
    rows = run("scenario_levers", unit=unit, most=_MOST)
    if nothing(rows, "scenario.levers.none"):
        return
    rows = rows.with_columns(lever_said=pl.Series([_said(row) for row in rows.iter_rows(named=True)], dtype=pl.String))
    first = rows.row(0, named=True)
    say(first, "scenario.says.unit", "scenario.says.lever")
    columns = ["name", "lever_said", "gain_score", "unit_gain_score", "extra_wan", "new_score"]
    figure("scenario.levers", charts.lever_bars(rows, look()), rows, columns, most=charts.MOST_ROWS, opens=_ROW)


def _said(row: Mapping[str, Any]) -> str:
    """A lever in words: what goes from where to where."""
    values = {name: formats.points(row[name]) for name in ("from_value", "to_value")}
    of_unit, name = formats.plain(row["value_unit"] or ""), formats.plain(row["indicator"] or text("chart.unnamed"))
    return text("scenario.lever", indicator=name, of_unit=of_unit, **values)
