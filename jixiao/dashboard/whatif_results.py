"""What a scenario makes of scores, grades, ranks and money: as printed, under each report's own rule, and changed."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

from .. import charts, formats
from ..provenance import Opens
from ..scenario import Scenario
from .filters import execution_line, low_line
from .show import data, figure, heading, nothing, say
from .state import look, reader, run, scenario, text
from .tables import said, table
from .whatif_controls import said_changes

_PROJECT = Opens("project")
_MOST_NAMED, _MOST_ALONE = 6, 12
_COLUMNS = (
    "name", "label", "printed_score", "base_score", "new_score", "change_score", "printed_grade", "base_grade",
    "new_grade", "printed_rank", "base_rank", "new_rank", "rank_change", "kept_rows", "execution_pct",
    "new_execution_pct",
)  # fmt: skip
_FIGURES = {
    "new_score": "base_score",
    "new_low": "base_low",
    "new_slow": "base_slow",
    "new_execution_pct": "execution_pct",
}
"""A key figure of the scenario → the base's, which it is held against."""
_PRINTED = {"new_score": "printed_score", "new_low": "printed_low"}


def summary(of: Scenario | None = None) -> dict[str, Any]:
    """A scenario in figures, the reader's where none is given: the answer to scenario_summary."""
    given = (scenario() if of is None else of).parameters(low_line(), execution_line())
    given.pop("lights")
    return run("scenario_summary", **given).row(0, named=True) | given


def results() -> None:
    """Sentences, key figures, grades, and every project with its scores, grades and ranks."""
    row, projects = summary(), run("scenario_projects")
    _say(row, projects)
    _figures(row)
    left, right = st.columns([5, 9], gap="large")
    with left:
        heading("scenario.grades.title")
        grades = run("scenario_grades").with_columns(row_name="stage")
        grades = reader().worded(grades, "row_name", "chart.stage")
        columns = ["row_name", "grade", "projects", "share_pct"]
        figure("scenario.grades", charts.grade_bars(grades, look()), grades, columns)
        _alone()
    with right:
        heading("scenario.moves.title")
        _moves(projects)
    heading("scenario.projects.title")
    table("scenario.projects", projects, _COLUMNS, opens=_PROJECT, part=".all")
    data("scenario.projects", projects, _COLUMNS)
    st.caption(text("scenario.projects.note"))


def _say(row: Mapping[str, Any], projects: pl.DataFrame) -> None:
    common = scenario().common
    known = dict(row) | {"profile_name": common and text(f"profile.{common.id}"), "changed": len(scenario().changes)}
    for name, sign in (("up", 1), ("down", -1)):
        moved = projects.filter(pl.col("grade_change") * sign > 0).sort(pl.col("change_score").abs(), descending=True)
        known[f"{name}_names"] = [_regraded(one) for one in moved.head(_MOST_NAMED).iter_rows(named=True)]
    if not scenario():
        say(known, "scenario.says.none", "scenario.says.base")
        return
    says = ["scenario.says.common" if common else "scenario.says.changed", "scenario.says.mean"]
    says += ["scenario.says.grades" if row["up"] or row["down"] else "scenario.says.no_grades"]
    says += [f"scenario.says.{name}" for name in ("up", "down") if row[name]]
    says += ["scenario.says.returned"] if row["returned"] else []
    say(known, *says, "scenario.says.kept")
    if row["overdrawn"]:
        st.warning(text("scenario.overdrawn", count=row["overdrawn"]), icon=":material/money_off:")
    if row["unbalanced_wan"]:
        more = "more" if row["unbalanced_wan"] > 0 else "less"
        amount = formats.money(abs(row["unbalanced_wan"]), reader().language, reader().money)
        st.warning(text(f"scenario.unbalanced.{more}", amount=amount), icon=":material/balance:")


def _regraded(row: Mapping[str, Any]) -> str:
    """A project with its grade before and after."""
    name = row["name"] or text("chart.unnamed")
    return text("scenario.regraded", name=name, before=_grade(row["base_grade"]), after=_grade(row["new_grade"]))


def _figures(row: Mapping[str, Any]) -> None:
    """The scenario's key figures, each with its difference from the base and, below, base and print."""
    for place, (column, base) in zip(st.columns(len(_FIGURES) + 1), _FIGURES.items(), strict=False):
        value, before = row[column], row[base]
        change = None if value is None or before is None else round(value - before, 2)
        lower_is_better = column in ("new_low", "new_slow")
        with place, st.container(gap=None):
            st.metric(
                text(f"metric.{column}"), formats.NOT_PRINTED if value is None else said(column, value),
                delta=_signed(column, change) if change else None, help=text(f"help.{column}"),
                delta_color="inverse" if lower_is_better else "normal",
            )  # fmt: skip
            told = [text("scenario.was.base", value=said(base, before))] if before is not None else []
            if column in _PRINTED and row[_PRINTED[column]] is not None:
                told.insert(0, text("scenario.was.printed", value=said(_PRINTED[column], row[_PRINTED[column]])))
            st.caption(" · ".join(told))


def _signed(column: str, change: float) -> str:
    sign = "+" if change > 0 else "-"
    return f"{sign}{said(column, abs(change))}"


def _moves(projects: pl.DataFrame) -> None:
    """The projects whose scores change, the most first."""
    moved = projects.filter(pl.col("change_score").abs() > 0).sort(pl.col("change_score").abs(), descending=True)
    if moved.is_empty():
        # without a change, what the own rule makes of the printed score is worth a look
        off = (pl.col("base_score") - pl.col("printed_score")).abs()
        moved = projects.filter(off > 0).sort(off, descending=True)
        st.caption(text("scenario.moves.base"))
    if nothing(moved, "scenario.moves.none"):
        return
    rows = moved.with_columns(moved=pl.Series([_told(one) for one in moved.iter_rows(named=True)], dtype=pl.String))
    columns = ["name", "label", "printed_score", "base_score", "new_score", "change_score", "moved"]
    figure("scenario.moves", charts.score_moves(rows, look()), rows, columns, most=charts.MOST_ROWS, opens=_PROJECT)


def _told(row: Mapping[str, Any]) -> str:
    """A project's moves at the end of its line: its score, and its grade and rank where they change."""
    parts = [formats.points(row["new_score"])]
    if row["grade_change"]:
        parts.append(f"{_grade(row['base_grade'])}→{_grade(row['new_grade'])}")
    if row["rank_change"]:
        parts.append(text("scenario.rank", before=row["base_rank"], after=row["new_rank"]))
    return " · ".join(parts)


def _grade(grade: str) -> str:
    return text(f"chart.grade.{grade}")


def _alone() -> None:
    """What each change does alone, where there are several."""
    singles = list(scenario().alone())[:_MOST_ALONE]
    if len(singles) < 2:
        return
    heading("scenario.alone.title")
    rows = []
    for (_, alone), name in zip(singles, _names(singles), strict=True):
        row = summary(alone)
        rows.append({"change": name, "mean_change": row["mean_change"]})
    frame = pl.DataFrame(rows, infer_schema_length=None).sort(
        pl.col("mean_change").abs(), descending=True, nulls_last=True
    )
    table("scenario.alone", frame, ["change", "mean_change"])


def _names(singles: list[tuple[Any, Scenario]]) -> list[str]:
    told = dict(zip((one.key for one in scenario().changes), said_changes(scenario()), strict=True))
    return [told[one.key] for one, _ in singles]
