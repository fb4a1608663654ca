"""One project chosen in the URL, so that a link shows it too: the ways to choose one, and what only its page shows.

Names, goals and reasons are report text, so they stand as plain text; buttons say in the interface's own words where
they lead.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from .. import formats
from ..charts import PICK, Drawing, score_steps
from ..provenance import Opens
from ..scoring import GRADE_LINES
from .lists import listing
from .opening import key_of
from .show import data, draw
from .state import language, look, text, worded
from .tables import table

_PARAM = "project"
_ORDERS = ("report", "score", "unexecuted")
_STEP = ("indicator", "weight", "score", "lost_points", "target_text", "actual_text", "reason")
_REASONS = ("indicator", "lost_points", "reason")
_FOLDED = 160
"""A text of more characters than this shows its beginning, and the whole once it is unfolded."""


def chosen_project(rows: pl.DataFrame | None = None) -> str | None:
    """The project that the URL names, which may not be there; else the first of `rows`."""
    first = None if rows is None or rows.is_empty() else str(rows["project_id"][0])
    return st.query_params.get(_PARAM) or first


def choose_project(project_id: str | None) -> None:
    """Make this the project that the page shows; None goes back to the list."""
    if project_id is None:
        st.query_params.pop(_PARAM, None)
    else:
        st.query_params[_PARAM] = project_id


def choosing_figure(
    name: str, drawing: Drawing, rows: pl.DataFrame, columns: Sequence[str], *, most: int, opens: Opens
) -> None:
    """A chart whose marks choose the project that the page shows, over its folded table, whose rows open as ever."""
    widget = f"{name}.chart"
    st.vega_lite_chart(
        spec=drawing.for_screen(), theme=None, width="stretch", alt=text(f"{name}.alt"), key=key_of(widget),
        on_select=partial(_mark, widget), selection_mode=PICK,
    )  # fmt: skip
    if rows.height > most:
        st.caption(text("table.more", shown=most, total=formats.count(rows.height)))
    data(name, rows, columns, opens=opens, drawing=drawing)


def choosing_table(name: str, rows: pl.DataFrame, columns: Sequence[str], *, height: int | None = None) -> None:
    """A table whose rows choose the project that the page shows."""
    table(name, rows, columns, height=height, chosen=partial(_row, rows))


def _mark(widget: str) -> None:
    marks = st.session_state[key_of(widget)].selection.get(PICK) or []
    if marks and "project_id" in marks[0]:
        choose_project(marks[0]["project_id"])


def _row(rows: pl.DataFrame, widget: str) -> None:
    chosen = st.session_state[key_of(widget)].selection.rows
    if chosen and chosen[0] < rows.height:
        choose_project(rows["project_id"][chosen[0]])


def project_search() -> tuple[str, str]:
    """Ask for words and for the order of projects; what was asked for."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        words = st.text_input(
            text("project.find"),
            key="find",
            bind="query-params",
            width=420,
            placeholder=text("project.find.placeholder"),
        )
        order = st.segmented_control(
            text("project.order"),
            _ORDERS,
            format_func={order: text(f"project.order.{order}") for order in _ORDERS}.__getitem__,
            default=_ORDERS[0],
            required=True,
            key="order",
            bind="query-params",
        )
    return words.strip(), order or _ORDERS[0]


def neighbours(beside: pl.DataFrame) -> None:
    """The ways to the list and to the projects before and after this one. Takes project_neighbours."""
    row = beside.row(0, named=True) if beside.height else {}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _way("list", None, "format_list_bulleted")
        if row:
            _way("before", row["before_id"], "arrow_back", disabled=row["before_id"] is None)
            said = text("project.place", place=formats.count(row["place"]), total=formats.count(row["all_projects"]))
            st.html(f'<p lang="{language()}" style="margin:0">{escape(said)}</p>', width="content")
            _way("after", row["after_id"], "arrow_forward", disabled=row["after_id"] is None)
        else:
            st.caption(text("project.outside"))


def _way(name: str, project_id: str | None, icon: str, disabled: bool = False) -> None:
    st.button(
        text(f"project.{name}"), key=f"project.{name}", icon=f":material/{icon}:", disabled=disabled,
        on_click=choose_project, args=(project_id,),
    )  # fmt: skip


def project_head(row: Mapping[str, Any]) -> None:
    """The project's name, whole, and whose it is. Takes a row of project_head."""
    name = formats.plain(row["name"] or text("chart.unnamed"))
    others = dict.fromkeys(
        row[key] for key in ("authority", "implementer") if row[key] and row[key] not in row["label"]
    )
    below = " · ".join(f"<bdi>{escape(formats.plain(owner))}</bdi>" for owner in (row["label"], *others))
    st.html(
        f'<div lang="{language()}"><h2 style="margin:0;padding:0;font-size:1.35rem;line-height:1.4">'
        f'<bdi>{escape(name)}</bdi></h2><p style="margin:.1rem 0 .3rem;opacity:.75;font-size:.9rem">{below}</p></div>'
    )


def steps(name: str, points: pl.DataFrame) -> None:
    """The way from all points down to the total as a chart, and each reason whole below it. Takes project_points."""
    # the rate of execution is no indicator with a printed name, so it is called in the reader's language
    rate = pl.when(pl.col("fund_id").is_not_null()).then("kind").otherwise("indicator")
    points = worded(points, "kind", "kind").with_columns(indicator=rate)
    if points.is_empty():
        st.info(text("project.steps.full"))
        return
    if points["to_points"].count():
        draw(name, score_steps(points, look()), rows=points, columns=_STEP, opens=Opens("indicator|fund"))
    listing(points.with_columns(pl.col("indicator").fill_null(text("chart.unexplained"))), _REASONS)


def texts(rows: pl.DataFrame) -> None:
    """What the report says in its own words, each text under its topic, long ones folded. Takes project_texts."""
    st.html(f'<div lang="{language()}">{"".join(_text(row) for row in rows.iter_rows(named=True))}</div>')


def _text(row: Mapping[str, Any]) -> str:
    words = formats.plain(row["text"])
    topic = text(f"topic.{row['topic']}")
    head = f'<p style="margin:.5rem 0 0;font-weight:600">{escape(topic)}</p>'
    whole = f'<p style="margin:0;line-height:1.65"><bdi>{escape(words)}</bdi></p>'
    if len(words) <= _FOLDED:
        return head + whole
    start = f"<summary style='line-height:1.65'><bdi>{escape(words[:_FOLDED])}…</bdi></summary>"
    return f"{head}<details>{start}{whole}</details>"


def grade_lines() -> list[float]:
    """From how many points up the grades begin, best first."""
    return [float(line) for line in GRADE_LINES]
