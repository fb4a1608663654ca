"""Scenarios under a name: kept, loaded, taken along as a file, and held against each other."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from .. import charts, formats, scenario_files
from ..scenario import Scenario, ScenarioError, from_json
from .show import download, figure, heading, nothing
from .state import language, look, run, scenario, text
from .tables import table
from .whatif import alert, base, replace, tell
from .whatif_results import summary

_MOST_COMPARED = 6
_COLUMNS = (
    "row_name", "changes", "new_score", "mean_change", "new_low", "up", "down", "ranked", "new_final_wan",
    "new_executed_wan", "new_execution_pct", "returned_wan", "unbalanced_wan",
)  # fmt: skip


def kept_scenarios() -> None:
    """Keep and load on the left, compare on the right."""
    found = scenario_files.kept()
    for file, why in found.refused.items():
        alert(text("scenario.trouble.kept", file=file, cause=why))
    left, right = st.columns([4, 9], gap="large")
    with left:
        heading("scenario.keep.title")
        _keep()
        _load(found.scenarios)
        _exchange()
    with right:
        heading("scenario.compare.title")
        _compare(found.scenarios)


def _keep() -> None:
    with st.form("whatif.keep", border=False):
        st.text_input(text("scenario.keep.name"), scenario().name, key="whatif.name", max_chars=60)
        st.form_submit_button(text("scenario.keep.save"), on_click=_save, disabled=not scenario())
    if not scenario():
        st.caption(text("scenario.keep.nothing"))


def _save() -> None:
    name = st.session_state["whatif.name"].strip()
    try:
        named = Scenario(scenario().changes, name, base())
        scenario_files.save(named)
    except ScenarioError as error:
        tell(text("scenario.trouble.name") if not name else text("scenario.trouble.file", cause=error))
    else:
        replace(named)


def _load(kept: dict[str, Scenario]) -> None:
    if not kept:
        return
    names = {name: formats.plain(name) for name in kept}
    chosen = st.selectbox(
        text("scenario.keep.kept"), list(names), format_func=names.__getitem__, key="whatif.kept", index=None,
        placeholder=text("scenario.none"),
    )  # fmt: skip
    with st.container(horizontal=True):
        no = chosen is None
        st.button(
            text("scenario.keep.load"), key="whatif.load", on_click=_show, args=(kept.get(chosen or ""),), disabled=no
        )
        st.button(
            text("scenario.keep.remove"), key="whatif.remove", on_click=_remove, args=(chosen,), disabled=no,
            type="tertiary",
        )  # fmt: skip


def _show(kept: Scenario) -> None:
    replace(kept)


def _remove(name: str) -> None:
    scenario_files.remove(name)


def _exchange() -> None:
    """A scenario as a file, out and in."""
    if scenario():
        download("scenario.json", "scenario.keep.download", "application/json", partial(_file, scenario()))
    given = st.file_uploader(
        text("scenario.keep.upload"), type="json", key="whatif.upload", on_change=_take, max_upload_size=1,
    )  # fmt: skip
    if given is None:
        st.caption(text("scenario.keep.link"))


def _file(of: Scenario) -> bytes:
    return of.to_json().encode()


def _take() -> None:
    given: Any = st.session_state["whatif.upload"]
    if given is None:
        return
    try:
        replace(from_json(given.getvalue()))
    except ScenarioError as error:
        tell(text("scenario.trouble.upload", cause=error))


def _compare(kept: dict[str, Scenario]) -> None:
    """The base, the reader's own and kept scenarios beside each other."""
    names = {name: formats.plain(name) for name in kept}
    chosen = st.multiselect(
        text("scenario.compare.which"), list(names), format_func=names.__getitem__, key="whatif.compare",
        default=list(names)[:_MOST_COMPARED], max_selections=_MOST_COMPARED, placeholder=text("scenario.none"),
    )  # fmt: skip
    compared = {text("chart.stage.base"): Scenario()}
    if scenario() and scenario() not in kept.values():
        compared[text("scenario.compare.now")] = scenario()
    compared |= {names[name]: kept[name] for name in chosen}
    other = [names[name] for name in chosen if kept[name].base not in ("", base())]
    if other:
        alert(text("scenario.compare.other", names=formats.joined(other, language())))
    rows = pl.DataFrame(
        [{"row_name": name, "changes": len(of.changes)} | summary(of) for name, of in compared.items()],
        infer_schema_length=None,
    )
    if nothing(rows):
        return
    grades = pl.concat([_grades(name, of) for name, of in compared.items()])
    columns = ["row_name", "grade", "projects", "share_pct"]
    figure("scenario.compare", charts.grade_bars(grades, look()), grades, columns)
    table("scenario.compare", rows, _COLUMNS, part=".figures")


def _grades(name: str, of: Scenario) -> pl.DataFrame:
    rows = run("scenario_grades", scenario=of.asked(), new_grade_lines=of.grade_lines)
    return rows.filter(pl.col("stage") == "scenario").with_columns(row_name=pl.lit(name))
