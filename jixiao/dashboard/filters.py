"""The shared filters, in the sidebar of every page and in the URL, so that a link shows another person the same."""

import polars as pl
import streamlit as st

from .. import words
from ..formats import count, plain, points
from .state import BASES, DEFAULTS, chosen, run, text

_MOST_OPTIONS = 300
"""A longer list cannot be looked through; the keyword filter finds the others."""


def sidebar(options: pl.DataFrame) -> None:
    """Draw the filters. `options` is the answer to filter_options."""
    with st.sidebar:
        st.segmented_control(
            text("language"),
            list(words.LANGUAGES),
            default=next(iter(words.LANGUAGES)),
            required=True,
            key="lang",
            bind="query-params",
            label_visibility="collapsed",
            on_change=_keep,
        )
        _reports(options)
        _lines()
        size = run("selection_size").row(0, named=True)
        st.caption(text("filter.kept", reports=count(size["reports"]), projects=count(size["projects"])))
        st.button(text("filter.reset"), on_click=reset, disabled=not is_filtered(), width="stretch")


def _reports(options: pl.DataFrame) -> None:
    years = options["fiscal_year"].drop_nulls().unique().sort(descending=True).to_list()
    units = options["unit"].drop_nulls().unique().sort().to_list()
    for key, label, values in (("year", "filter.years", years), ("unit", "filter.units", units)):
        st.multiselect(
            text(label), values, key=key, bind="query-params", placeholder=text("filter.all"), select_all=False
        )
    st.text_input(text("filter.keyword"), key="q", bind="query-params", placeholder=text("filter.keyword.placeholder"))
    st.selectbox(
        text("basis"),
        BASES,
        # a mapping made now: what an option is called must not depend on who asks later
        format_func={basis: text(f"basis.{basis}") for basis in BASES}.__getitem__,
        key="basis",
        bind="query-params",
        help=text("basis.help"),
    )
    if not options["counted"].all():
        st.toggle(text("filter.parts"), key="parts", bind="query-params", help=text("filter.parts.help"))


def _lines() -> None:
    for key, name in (("low", "low_line"), ("rate", "execution_line")):
        label, help_ = text(f"filter.{name}"), text(f"filter.{name}.help")
        st.slider(label, 0, 100, DEFAULTS[key], key=key, bind="query-params", help=help_)


def is_filtered() -> bool:
    return any(chosen(name) != default for name, default in DEFAULTS.items())


def reset() -> None:
    """Back to everything."""
    for name, default in DEFAULTS.items():
        st.session_state[name] = default


def _keep() -> None:
    # the URL holds an option's words; setting the value anew writes it in the words of the new language
    if "basis" in st.session_state:
        st.session_state["basis"] = st.session_state["basis"]


def basis() -> str:
    """The name of the chosen basis."""
    return text(f"basis.{chosen('basis')}")


def low_line() -> float:
    """The chosen low-score line."""
    return float(chosen("low"))


def execution_line() -> float:
    """The chosen execution line, in percent."""
    return float(chosen("rate"))


def choose_project(projects: pl.DataFrame) -> str:
    """The id of the project that the reader picks; the first until then. `projects` has id, name, score and label."""
    options = {
        row["project_id"]: text(
            "low_scores.one.option",
            name=plain(row["name"] or text("chart.unnamed")),
            score=points(row["total_score"]),
            label=plain(row["label"]),
        )
        for row in projects.head(_MOST_OPTIONS).iter_rows(named=True)
    }
    return str(st.selectbox(text("low_scores.one.choose"), options, format_func=options.__getitem__, key="project"))
