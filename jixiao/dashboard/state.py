"""The state of one reader's session: language, look, and queries with the shared parameters filled in."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from .. import database, places, verdicts, words
from ..defaults import BASES, EXECUTION_LINE, LOW_LINE
from ..findings_export import rule_groups
from ..formats import WAN, YI, MoneyUnit, marked_names
from ..saying import Reader
from ..scenario import Scenario
from ..theme import DARK, LIGHT, Look

MONEY_UNITS = {"auto": None, "wan": WAN, "yi": YI}
"""How amounts are shown → the unit; none is 万元 in columns, and in sentences what reads best."""

FULL_RANGE = (0, 100)
DEFAULTS: dict[str, Any] = {
    "year": [],
    "region": [],
    "unit": [],
    "q": "",
    "source": [],
    "rates": FULL_RANGE,
    "scores": FULL_RANGE,
    "basis": BASES[0],
    "low": LOW_LINE,
    "rate": EXECUTION_LINE,
    "parts": False,
}
"""Every shared filter by its name in the URL, with the value that leaves everything in."""


SCENARIO = "scenario_now"
"""Where the session keeps the reader's what-if."""
_NO_SCENARIO = Scenario()


def reports_folder() -> Path:
    """Where the app looks for reports; another place can be named in the environment, as tests do."""
    return Path(os.environ.get("JIXIAO_REPORTS") or places.REPORTS)


def cache_folder() -> Path:
    """Where the Parquet of the loaded reports is; another place can be named in the environment."""
    return Path(os.environ.get("JIXIAO_CACHE") or places.CACHE)


def language() -> str:
    """The reader's language; known before the switch is drawn, because the names of the pages need it."""
    chosen = st.session_state.get("lang") or st.query_params.get("lang")
    return words.LANGUAGES.get(chosen or "", words.DEFAULT)


def text(key: str, **values: object) -> str:
    """Words of the interface in the reader's language. Never pass report text through Markdown: see `show.say`."""
    return reader().text(key, **values)


def reader() -> Reader:
    """How this reader is told of figures."""
    return Reader(language(), money_unit())


def money_unit() -> MoneyUnit | None:
    """The unit that the reader wants amounts in; None leaves it to what reads best."""
    return MONEY_UNITS[st.session_state.get("money") or "auto"]


def look() -> Look:
    """Colours, words and unit for charts."""
    return Look(DARK if st.context.theme.type == "dark" else LIGHT, language(), money_unit() or WAN)


def chosen(name: str) -> Any:
    return st.session_state.get(name, DEFAULTS[name])


def selection() -> str:
    """The shared filters as the queries take them, see queries/shared/selected_reports.sql."""
    (least_rate, most_rate), (least_score, most_score) = chosen("rates"), chosen("scores")
    filters = {
        "years": chosen("year"),
        "regions": chosen("region"),
        "units": chosen("unit"),
        "keyword": str(chosen("q")).strip(),
        "sources": chosen("source"),
        "parts": chosen("parts"),
        "rate_from": least_rate,
        "score_from": least_score,
    }
    # a rate may lie above 100, and so may a score: a slider at its end means no limit
    limits = {"rate_to": most_rate, "score_to": most_score}
    kept = {key: value for key, value in filters.items() if value}
    kept |= {key: value for key, value in limits.items() if value < FULL_RANGE[1]}
    return json.dumps(kept, ensure_ascii=False)


def scenario() -> Scenario:
    """The what-if that the reader has set, empty where none is."""
    found: Scenario = st.session_state.get(SCENARIO, _NO_SCENARIO)
    return found


def run(name: str, **params: object) -> pl.DataFrame:
    """The answer to queries/NAME.sql. The shared parameters it declares are filled in; the others are given."""
    shared: dict[str, Callable[[], object]] = {
        "selection": selection,
        "basis": lambda: chosen("basis"),
        "low_line": lambda: chosen("low"),
        "execution_line": lambda: chosen("rate"),
        "groups": rule_groups,
        "verdicts": lambda: verdicts.read().json(),
    }
    declared = database.parameters(name)
    known = {key: get() for key, get in shared.items() if key in declared}
    if "scenario" in declared:
        of_scenario = scenario().parameters(float(chosen("low")), float(chosen("rate")))
        known |= {key: value for key, value in of_scenario.items() if key in declared}
    return marked_names(database.run(name, cache_folder(), **known | params))


def worded(rows: pl.DataFrame, column: str, prefix: str) -> pl.DataFrame:
    """The rows with a column's known codes and field terms put into the reader's language; the others as they are."""
    return reader().worded(rows, column, prefix)
