"""Lights on money and indicators under the reader's thresholds, and the scores that run ahead of the money."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from .. import charts, formats
from ..provenance import Opens
from ..scenario import LIGHTS, Change
from .show import figure, heading, nothing, say
from .state import look, run, scenario, text, worded
from .tables import table
from .whatif import change, drop
from .whatif_controls import typed

_PROJECT, _INDICATOR = Opens("project"), Opens("indicator")
_PARTS = Opens("indicator|project", query="lights_parts", by=("report_id", "lit", "light"))
_RULES = ("lights.rules.money", "lights.rules.reach")
_PAIRS = {"lights.set.money": ("money_red", "money_yellow"), "lights.set.reach": ("reach_red", "reach_yellow")}
_SINGLE = {"lights.set.blue": ("reach_blue", 5.0), "lights.set.outrun": ("outrun", 1.0)}
"""The label of a widget → the thresholds that it sets; of one threshold also the step."""
_FULL, _MOST = 100.0, 1000.0
_CHOICES = ("red", "yellow", "blue")
_UNIT_COLUMNS = ("label", "lit_name", "light_name", "lit_count", "share_pct")
_OUTRUN_COLUMNS = (
    "name", "label", "gap_pct", "indicator_share_pct", "execution_share_pct", "ahead_pct", "indicator_points",
    "indicator_weight", "execution_points", "execution_weight", "money_pct",
)  # fmt: skip
_PROJECT_COLUMNS = (
    "name", "money_light", "money_pct", "left_wan", "red_rows", "yellow_rows", "blue_rows", "green_rows", "gap_pct",
    "label", "final_wan", "executed_wan", "total_score",
)  # fmt: skip
_ROW_COLUMNS = ("reach_pct", "target_text", "actual_text", "name", "reason", "weight", "score", "label")


def lights() -> None:
    """The whole part: sentences, thresholds, lights by unit, scores ahead of the money, indicators and projects."""
    row = run("lights_summary").row(0, named=True)
    says = ["lights.says.money", "lights.says.worst"] if row["lit_projects"] else ["lights.says.no_money"]
    say(row, *says, "lights.says.reach" if row["lit_rows"] else "lights.says.no_reach")
    _thresholds(row)
    _units()
    _outrun(row)
    _rows(row)
    heading("lights.projects.title")
    projects = run("lights_projects")
    if not nothing(projects):
        table("lights.projects", worded(projects, "money_light", "light"), _PROJECT_COLUMNS, opens=_PROJECT)


def _lines() -> dict[str, str]:
    """The thresholds as they are said."""
    return {name: formats.points(value) for name, value in scenario().lights.items()}


def _thresholds(row: Mapping[str, Any]) -> None:
    """What the lights mean, in words with the thresholds, and the button to change them."""
    button, beside = st.columns([2, 9], vertical_alignment="center")
    with button, st.popover(text("lights.set"), width="content", icon=":material/tune:"):
        _controls()
    told = [text(rule, **_lines()) for rule in _RULES]
    dark = {"dark_projects": "lights.rules.dark.projects", "dark_rows": "lights.rules.dark.rows"}
    without = [text(key, count=formats.count(row[name])) for name, key in dark.items() if row[name]]
    beside.caption("  \n".join([*told, *([" ".join(without)] if without else [])]))


def _controls() -> None:
    now = scenario().lights
    for label, (red, yellow) in _PAIRS.items():
        # a yellow line under the red one leaves no yellow, as one at its place does
        low, high = now[red], max(now[red], now[yellow])
        st.slider(
            text(label), 0.0, max(_FULL, high), step=1.0, format="%g", key=_put(label, (low, high)),
            on_change=_set, args=(label, (red, yellow)),
        )  # fmt: skip
    for label, (name, step) in _SINGLE.items():
        st.number_input(
            text(label), 0.0, _MOST, step=step, format="%g", key=_put(label, now[name]),
            on_change=_set, args=(label, (name,)),
        )  # fmt: skip
    st.caption(text("lights.set.note"))
    if scenario().of("light"):
        st.button(
            text("lights.set.default"), key="whatif.lights.default", type="tertiary", on_click=drop, args=("light",)
        )


def _put(label: str, value: Any) -> str:
    """Let a widget show the thresholds that hold, wherever they came from."""
    st.session_state[key := f"whatif.{label}"] = value
    return key


def _set(label: str, names: tuple[str, ...]) -> None:
    value = st.session_state[f"whatif.{label}"]
    for name, line in zip(names, value if isinstance(value, tuple) else (value,), strict=True):
        if line is not None and line != LIGHTS[name]:
            change(Change("light", name, typed(line)))
        elif scenario().value("light", name) is not None:
            drop("light", of=name)


def _units() -> None:
    heading("lights.units.title")
    rows = run("lights_units")
    if nothing(rows):
        return
    named = worded(rows.with_columns(lit_name="lit", light_name="light"), "lit_name", "lit")
    named = worded(named, "light_name", "light")
    drawing = charts.light_bars(rows, look())
    figure("lights.units", drawing, named, _UNIT_COLUMNS, most=charts.MOST_UNITS, counted="report_id", opens=_PARTS)


def _outrun(row: Mapping[str, Any]) -> None:
    """The scores that run ahead of the money."""
    heading("lights.outrun.title")
    rows = run("lights_outrun")
    if row["outrun_projects"]:
        say(row, "lights.says.outrun", *(["lights.says.uncompared"] if row["uncompared"] else []))
    st.caption(text("lights.outrun.rule", outrun=_lines()["outrun"]))
    if not nothing(rows, "lights.outrun.none"):
        drawing = charts.outrun_lines(rows, look())
        figure("lights.outrun", drawing, rows, _OUTRUN_COLUMNS, most=charts.MOST_ROWS, opens=_PROJECT)


def _rows(row: Mapping[str, Any]) -> None:
    """The indicators of one light."""
    heading("lights.rows.title")
    names = {light: f"{text(f'light.{light}')} {formats.count(row[f'{light}_rows'])}" for light in _CHOICES}
    light = st.segmented_control(
        text("lights.rows.choose"), list(names), format_func=names.__getitem__, default=_CHOICES[0], required=True,
        key="whatif.lights.light", label_visibility="collapsed",
    )  # fmt: skip
    if light == "blue":
        unexplained = formats.count(row["unexplained_rows"])
        st.caption(text("lights.rows.blue", unexplained_rows=unexplained, reach_blue=_lines()["reach_blue"]))
    rows = run("lights_rows", light=light)
    if not nothing(rows, "lights.rows.none"):
        columns = ["indicator", *(["no_reason"] if light == "blue" else []), *_ROW_COLUMNS]
        table("lights.rows", rows, columns, opens=_INDICATOR, part=f".{light}")
