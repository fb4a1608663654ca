"""What a reader sets of a scenario: the rule of scoring, lines, what is left out, money, and the list of it all."""

from typing import Any

import polars as pl
import streamlit as st

from .. import formats, words
from ..scenario import RAMP_ENDS, RAMPS, Change, Scenario
from ..scoring import GRADES, PROFILES
from .state import chosen, run, scenario, text
from .whatif import change, drop, keep_only, replace

_OWN, _COMMON = "own", "common"
_DEFAULT = "linear"
_TAKE_BACK = 60
MOST_LISTED = 100
"""More projects than this are not listed to choose among: the page would send them all with every change."""
_LINES = {"low_line": "low", "execution_line": "rate"}
"""A line of the scenario → the shared filter whose line it takes the place of."""
_LONGEST = 22


def controls() -> None:
    """One row: which rule scores, and what else changes, each behind a button."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _ruler()
        for name, draw in (("scenario.lines", _lines), ("scenario.leave", _leave), ("scenario.money", _money)):
            with st.popover(text(name), width="content"):
                draw()
        if scenario():
            st.button(text("scenario.clear"), key="whatif.clear", type="tertiary", on_click=replace, args=(Scenario(),))
    _changes()


def _put(key: str, value: Any) -> str:
    """Let a widget show what the scenario says, wherever that came from."""
    st.session_state[key] = value
    return key


def _ruler() -> None:
    names = {ruler: text(f"scenario.ruler.{ruler}") for ruler in (_OWN, _COMMON)}
    profile = scenario().value("profile")
    st.segmented_control(
        text("scenario.ruler"), list(names), format_func=names.__getitem__, required=True,
        key=_put("whatif.ruler", _COMMON if profile else _OWN), on_change=_choose_ruler,
        help=text("scenario.ruler.help"),
    )  # fmt: skip
    if not profile:
        return
    known = {id: text(f"profile.{id}") for id in PROFILES}
    st.selectbox(
        text("scenario.profile"), list(known), format_func=known.__getitem__, width=260,
        key=_put("whatif.profile", profile), on_change=_choose_profile,
    )  # fmt: skip
    with st.popover(text("scenario.parameters"), width="content"):
        _parameters()


def _choose_ruler() -> None:
    if st.session_state["whatif.ruler"] == _COMMON:
        change(Change("profile", value=_DEFAULT))
    else:
        drop("profile", "parameter")


def _choose_profile() -> None:
    # the parameters of one profile are none of another's
    replace(scenario().without("parameter"))
    change(Change("profile", value=st.session_state["whatif.profile"]))


def _parameters() -> None:
    common = scenario().common
    assert common is not None
    st.caption(text("scenario.parameters.note"))
    for ramp in RAMPS:
        line = getattr(common, ramp)
        if line is None:
            st.caption(text("scenario.cost.ceiling"))
            continue
        left, right = st.columns(2)
        for place, end in ((left, RAMP_ENDS[0]), (right, RAMP_ENDS[1])):
            of, value = f"{ramp}.{end}", float(getattr(line, end))
            place.number_input(
                text(f"scenario.parameter.{of}"), 0.0, 100.0, step=1.0, format="%g", key=_put(f"whatif.{of}", value),
                on_change=_set, args=(f"whatif.{of}", "parameter", of),
            )  # fmt: skip


def _set(key: str, what: str, of: str = "") -> None:
    value = st.session_state[key]
    if value is None:
        drop(what, of=of)
    else:
        change(Change(what, of, f"{value:g}"))


def _lines() -> None:
    st.caption(text("scenario.lines.grades"))
    places = st.columns(len(GRADES) - 1)
    for place, grade, line in zip(places, GRADES, scenario().grade_lines, strict=False):
        place.number_input(
            text(f"chart.grade.{grade}"), 0.0, 100.0, step=1.0, format="%g", key=_put(f"whatif.grade.{grade}", line),
            on_change=_set, args=(f"whatif.grade.{grade}", "grade", grade),
        )  # fmt: skip
    for name, shared in _LINES.items():
        value = float(scenario().value(name) or chosen(shared))
        st.slider(
            text(f"filter.{name}"), 0.0, 100.0, step=1.0, format="%g", key=_put(f"whatif.{name}", value),
            on_change=_set, args=(f"whatif.{name}", name),
        )  # fmt: skip
    st.caption(text("scenario.lines.note"))


def _leave() -> None:
    st.caption(text("scenario.leave.note"))
    matters = run("scenario_matters")["matter"].to_list()
    left = [change.of for change in scenario().of("leave_matter")]
    st.multiselect(
        text("scenario.leave.matters"), matters, key=_put("whatif.matters", [one for one in left if one in matters]),
        format_func={matter: _kind(matter) for matter in matters}.__getitem__, placeholder=text("scenario.none"),
        on_change=_set_left, args=("whatif.matters", "leave_matter"), select_all=False,
    )  # fmt: skip
    names = project_names("scenario_amounts")
    gone = [change.of for change in scenario().of("leave_project") if change.of in names]
    st.multiselect(
        text("scenario.leave.projects"), list(names), format_func=names.__getitem__, key=_put("whatif.projects", gone),
        placeholder=text("scenario.none"), on_change=_set_left, args=("whatif.projects", "leave_project"),
        select_all=False,
    )  # fmt: skip


def _kind(matter: str) -> str:
    return text(f"kind.{matter}") if words.has(f"kind.{matter}") else formats.plain(matter)


def _set_left(key: str, what: str) -> None:
    kept = scenario().without(what)
    replace(kept)
    change(*(Change(what, of) for of in st.session_state[key]))


def project_names(query: str) -> dict[str, str]:
    """The projects of a query to choose among, by id: names and years, plain. The first of very many, and those that
    the scenario changes; which others there are, the filters find."""
    rows, changed = run(query).select("project_id", "name", "label").with_row_index("place"), scenario().ids()
    shown = rows.filter((pl.col("place") < MOST_LISTED) | pl.col("project_id").is_in(changed)).drop("place")
    if rows.height > shown.height:
        st.caption(text("scenario.listed", shown=shown.height, total=formats.count(rows.height)))
    return {id: formats.plain(f"{name or text('chart.unnamed')} · {label or ''}") for id, name, label in shown.rows()}


def _money() -> None:
    back = scenario().value("take_back")
    st.toggle(
        text("scenario.take_back"), key=_put("whatif.back", back is not None), on_change=_switch_back,
        help=text("scenario.take_back.help"),
    )  # fmt: skip
    if back is not None:
        st.slider(
            text("scenario.take_back.line"), 0.0, 100.0, step=1.0, format="%g",
            key=_put("whatif.take_back", float(back)), on_change=_set, args=("whatif.take_back", "take_back"),
        )  # fmt: skip
    st.divider()
    st.caption(text("scenario.move.note"))
    names = project_names("scenario_amounts")
    with st.form("whatif.move", border=False, clear_on_submit=True):
        for end in ("from", "to"):
            st.selectbox(
                text(f"scenario.move.{end}"), list(names), index=None, format_func=names.__getitem__,
                key=f"whatif.move.{end}", placeholder=text("scenario.none"),
            )  # fmt: skip
        st.number_input(text("scenario.move.wan"), min_value=0.0, step=1.0, value=None, key="whatif.move.wan")
        st.form_submit_button(text("scenario.move.add"), on_click=_move)


def _switch_back() -> None:
    if st.session_state["whatif.back"]:
        change(Change("take_back", value=str(_TAKE_BACK)))
    else:
        drop("take_back")


def _move() -> None:
    from_, to, wan = (st.session_state[f"whatif.move.{name}"] for name in ("from", "to", "wan"))
    if from_ and to and wan:
        before = next((move for move in scenario().of("move") if (move.of, move.to) == (from_, to)), None)
        total = typed(wan) if before is None else typed(float(before.value) + wan)
        change(Change("move", from_, total, to))


def typed(value: float) -> str:
    """A number as it was typed, without what binary fractions add to it."""
    return formats.rounded(value, 6).replace(",", "").rstrip("0").rstrip(".") or "0"


def _changes() -> None:
    """Every change in words; taking one out of the list takes it back."""
    changes = scenario().changes
    if not changes:
        return
    told = {index: formats.plain(said) for index, said in enumerate(said_changes(scenario()))}
    st.multiselect(
        text("scenario.changes", count=len(changes)), list(told), format_func=told.__getitem__,
        key=_put("whatif.changes", list(told)), on_change=_keep_changes, select_all=False,
    )  # fmt: skip


def _keep_changes() -> None:
    kept = set(st.session_state["whatif.changes"])
    keep_only([change for index, change in enumerate(scenario().changes) if index in kept])


def said_changes(of: Scenario) -> list[str]:
    """Each change of a scenario in words, plain."""
    names = run("scenario_names", ids=of.ids()) if of.ids() else pl.DataFrame({"id": [], "name": []})
    known = {id: _short(name) for id, name in names.select("id", "name").rows()}
    return [_said(one, known) for one in of.changes]


def _said(one: Change, names: dict[str, str]) -> str:
    what = {
        "profile": lambda: text(f"profile.{one.value}"),
        "parameter": lambda: text(f"scenario.parameter.{one.of}"),
        "grade": lambda: text(f"chart.grade.{one.of}"),
        "light": lambda: text(f"scenario.light.{one.of}"),
        "leave_matter": lambda: _kind(one.of),
    }.get(one.what, lambda: names.get(one.of, text("scenario.lost")))()
    return text(f"scenario.said.{one.what}", of=what, value=one.value, to=names.get(one.to, text("scenario.lost")))


def _short(name: str | None) -> str:
    return formats.wrapped(name or text("chart.unnamed"), _LONGEST, 1)
