"""The shared filters, in the sidebar of every page and in the URL, so that a link shows another person the same."""

import json
from typing import Any

import polars as pl
import streamlit as st

from .. import formats, words
from ..defaults import BASES
from .state import DEFAULTS, FULL_RANGE, MONEY_UNITS, chosen, reader, run, selection, text

OF_FINDINGS = ("severity", "group", "rule", "verdict")
"""The filters that the page on checks adds, whose options are words."""


def sidebar(options: pl.DataFrame) -> None:
    """Draw the filters. `options` is the answer to filter_options."""
    with st.sidebar:
        _switch("lang", list(words.LANGUAGES), {name: name for name in words.LANGUAGES}, "language")
        if options.is_empty():
            return
        _reports(options)
        _projects(options)
        _lines()
        _switch("money", list(MONEY_UNITS), {name: text(f"money.choose.{name}") for name in MONEY_UNITS}, "money")


def _switch(key: str, options: list[str], names: dict[str, str], label: str) -> None:
    st.segmented_control(
        text(label),
        options,
        # a mapping made now: what an option is called must not depend on who asks later
        format_func=names.__getitem__,
        default=options[0],
        required=True,
        key=key,
        bind="query-params",
        label_visibility="collapsed" if key == "lang" else "visible",
        on_change=_keep if key == "lang" else None,
        help=text(f"{label}.help") if words.has(f"{label}.help") else None,
    )


def _reports(options: pl.DataFrame) -> None:
    years = options["fiscal_year"].drop_nulls().unique().sort(descending=True).to_list()
    _several("year", "filter.years", {year: str(year) for year in years})
    regions = pl.concat([options["province"], options["region"]]).drop_nulls().unique().sort().to_list()
    _several("region", "filter.regions", {region: region for region in regions})
    units = options["unit"].drop_nulls().unique().sort().to_list()
    _several("unit", "filter.units", {unit: unit for unit in units})
    st.selectbox(
        text("basis"),
        BASES,
        format_func={basis: text(f"basis.{basis}") for basis in BASES}.__getitem__,
        key="basis",
        bind="query-params",
        help=text("basis.help"),
    )
    if not options["counted"].all():
        st.toggle(text("filter.parts"), key="parts", bind="query-params", help=text("filter.parts.help"))


def _projects(options: pl.DataFrame) -> None:
    st.text_input(text("filter.keyword"), key="q", bind="query-params", placeholder=text("filter.keyword.placeholder"))
    sources = options["fund_sources"].explode().drop_nulls().unique().sort().to_list()
    _several("source", "filter.sources", {source: text(f"source.{source}") for source in sources})
    for key in ("rates", "scores"):
        low, high = FULL_RANGE
        st.slider(
            text(f"filter.{key}"),
            low,
            high,
            DEFAULTS[key],
            key=key,
            bind="query-params",
            help=text(f"filter.{key}.help"),
        )


def _several(key: str, label: str, names: dict[Any, str]) -> None:
    st.multiselect(
        text(label),
        list(names),
        format_func=names.__getitem__,
        key=key,
        bind="query-params",
        placeholder=text("filter.all"),
        select_all=False,
        help=text(f"{label}.help"),
    )


def _lines() -> None:
    for key, name in (("low", "low_line"), ("rate", "execution_line")):
        label, help_ = text(f"filter.{name}"), text(f"filter.{name}.help")
        st.slider(label, 0, 100, DEFAULTS[key], key=key, bind="query-params", help=help_)


def is_filtered() -> bool:
    return any(chosen(name) != default for name, default in DEFAULTS.items())


def is_narrowed() -> bool:
    """Whether a filter leaves something out. The lines leave nothing out: they part what there is."""
    return any(chosen(name) != default for name, default in DEFAULTS.items() if name not in ("low", "rate"))


def said_lines() -> dict[str, str]:
    """The two lines as words name them."""
    return {"low_line": formats.points(low_line()), "execution_line": formats.points(execution_line())}


def reset() -> None:
    """Back to everything."""
    for name, default in DEFAULTS.items():
        if chosen(name) != default:
            st.session_state[name] = default


def _keep() -> None:
    # the URL holds an option's words; setting the value anew writes it in the words of the new language
    for key in ("basis", "source", "money", *OF_FINDINGS):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def said_selection() -> str:
    """In words what the filters keep, and how many reports and projects that is. One line of plain text."""
    return reader().kept(json.loads(selection()), run("selection_size").row(0, named=True))


def basis() -> str:
    """The name of the chosen basis."""
    return text(f"basis.{chosen('basis')}")


def low_line() -> float:
    """The chosen low-score line."""
    return float(chosen("low"))


def execution_line() -> float:
    """The chosen execution line, in percent."""
    return float(chosen("rate"))
