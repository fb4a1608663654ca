"""Which rule each report scores itself by: inferred from its points, what does not follow it, and what it changes."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from .. import charts, database, downloads, formats, words
from ..provenance import Opens
from ..saying import Reader
from .show import data, download, draw, heading, nothing, say
from .state import cache_folder, look, reader, run, scenario, selection, text
from .tables import heads, table

_SAID, _SHOWN = 4, 60
_PARTS = Opens("indicator|fund", "unexplained_rows", ("report_id", "department", "most"))
_ROW = Opens("indicator|fund")
_SHOWS = {"changed": "rulers.show.changed", "kept": "rulers.show.kept", "all": "rulers.show.all"}
_FORMS = {True: "rulers.form.department", False: "rulers.form.projects"}
_SAYS_BOUNDS = {
    "execution": ("rulers.own.execution.between", "rulers.own.execution.from"),
    "cost": ("rulers.own.cost.between", "rulers.own.cost.from"),
}
"""What is said of where full points begin, with and without a lower bound."""

_COUNTS = ("executions_fit", "executions_of", "indicators_fit", "indicators_of")
_BOUNDS = ("execution_full_low", "execution_full_high", "cost_full_low", "cost_full_high")
_PROFILES = ("label", "form_kind", "inferred", *_COUNTS, "unexplained", "second_name", "second_unexplained", *_BOUNDS)
_TOLD = (
    "label", "form_kind", "inferred", "execution_told", "indicator_told", "unexplained", "execution_full", "cost_full",
    "second_name",
)  # fmt: skip
_FITS = ("label", "form_kind", "profile_name", "own", *_COUNTS, "share_pct")
_FIGURES = ("indicator", "target_text", "actual_text", "weight", "score")
_PLACE = ("project_name", "kind", "label", "form_kind")
_UNEXPLAINED = (*_FIGURES, "own_score", "difference", "source_line", "why", *_PLACE)


def rulers() -> None:
    """Draw the part: each report's own profile, the rows that do not follow it, and all points under either profile."""
    unruled = pl.lit(text("rulers.unruled"))
    profiles = _worded(run("own_profiles"), reader()).with_columns(
        inferred=pl.when("own").then("profile_name").otherwise(unruled),
        second_name=pl.when("own").then("second_name"),
    )
    if nothing(profiles, "rulers.none"):
        return
    row = run("rulers_summary").row(0, named=True)
    heading("rulers.fits.title")
    _profiles(row, profiles)
    heading("rulers.unexplained.title")
    _unexplained(row)
    heading("rulers.recomputed.title")
    _recomputed(row)


def _profiles(row: Mapping[str, Any], profiles: pl.DataFrame) -> None:
    name = row["same_profile"] and text(f"profile.{row['same_profile']}")
    says = ["rulers.says.none" if not row["ruled"] else "rulers.says.same" if name else "rulers.says.several"]
    says += ["rulers.says.unruled"] if row["ruled"] and row["unruled"] else []
    say({**row, "profile_name": name}, *says)
    # where several profiles give the same points there is nothing to see
    telling = profiles.filter(pl.col("own") | (pl.col("unexplained") > 0))
    for one in telling.head(_SAID).iter_rows(named=True):
        told = {**one, **{bound: _bound(one[bound]) for bound in _BOUNDS}}
        say(told, *(_says_own(one) if one["own"] else ["rulers.says.few"]))
    st.caption(text("rulers.note"))
    _fits(telling)
    listed = profiles.with_columns(most=None, **_told_together())
    name = "rulers.profiles"
    table(name, listed, _TOLD, opens=_PARTS)
    made = partial(downloads.csv_bytes, profiles, heads(_PROFILES))
    download(f"{name}.csv", "download.csv", "text/csv", made)


def _fits(telling: pl.DataFrame) -> None:
    fits = _worded(run("own_profile_fits"), reader())
    drawn = fits.join(telling.select("report_id", "department"), on=["report_id", "department"], how="semi")
    if drawn.is_empty():
        return
    drawing = charts.profile_fits(drawn, look())
    draw("rulers.fits", drawing)
    if telling.height > charts.MOST_RULED:
        st.caption(text("report.more", shown=charts.MOST_RULED))
    data("rulers.fits", fits, _FITS, drawing=drawing)


def _told_together() -> dict[str, pl.Expr]:
    """Counts as `25 / 25`, bounds as `79.09–90.91`, `≤ 90.91` where only the upper one shows."""
    counts = {
        f"{kind}_told": pl.format("{} / {}", f"{kind}s_fit", f"{kind}s_of") for kind in ("execution", "indicator")
    }
    ends = {
        kind: [pl.col(f"{kind}_full_{end}").round(2).cast(pl.String) for end in ("low", "high")]
        for kind in _SAYS_BOUNDS
    }
    bounds = {
        f"{kind}_full": pl.coalesce(pl.format("{}–{}", low, high), pl.format("≤ {}", high))
        for kind, (low, high) in ends.items()
    }
    return counts | bounds


def _bound(value: float | None) -> str | None:
    return None if value is None else f"{formats.points(value)}%"


def _says_own(one: Mapping[str, Any]) -> list[str]:
    """What is said of a report whose own profile shows: counts, the second best, what is left over, bounds."""
    both = all(one[f"{kind}_of"] for kind in ("executions", "indicators"))
    says = ["rulers.own.both" if both else "rulers.own.executions" if one["executions_of"] else "rulers.own.indicators"]
    says += ["rulers.own.alike" if one["alike"] else "rulers.own.second"]
    says += ["rulers.own.unexplained" if one["unexplained"] else "rulers.own.all_explained"]
    for kind, (between, from_) in _SAYS_BOUNDS.items():
        says.append(from_ if one[f"{kind}_full_low"] is None else between)
    return says


def _unexplained(row: Mapping[str, Any]) -> None:
    if not row["unexplained"]:
        st.info(text("rulers.unexplained.none"))
        return
    say(row, "rulers.says.unexplained", *(["rulers.says.against"] if row["against_rule"] else []))
    _listed("unexplained_rows", "rulers.unexplained", _UNEXPLAINED, {"report_id": None, "department": None})
    st.caption(text("rulers.unexplained.note"))


def _recomputed(row: Mapping[str, Any]) -> None:
    common = scenario().common
    name = common and text(f"profile.{common.id}")
    say({**row, "profile_name": name}, "rulers.says.own", "rulers.says.common" if common else "rulers.says.no_common")
    names = {show: text(key) for show, key in _SHOWS.items()}
    show = st.segmented_control(
        text("rulers.show"), list(names), format_func=names.__getitem__, default="changed", required=True,
        key="rulers.show",
    )  # fmt: skip
    scores = ["own_score", *(["common_score"] if common else []), "kept"]
    columns = [*_FIGURES, *scores, *_PLACE]
    asked = {"show": show, "scenario": scenario().asked()}
    _listed("recomputed_rows", "rulers.recomputed", columns, asked)
    st.caption(text("rulers.recomputed.note"))


def _listed(query: str, name: str, columns: Sequence[str], params: dict[str, Any]) -> None:
    """A table of the first rows of an answer, of which each opens its sources, and a file of all of them."""
    rows = _worded(run(query, most=_SHOWN, **params), reader())
    if nothing(rows, "rulers.recomputed.none"):
        return
    table(name, rows, columns, opens=_ROW)
    if (all_rows := rows["all_rows"][0]) > rows.height:
        st.caption(text("table.first", shown=rows.height, total=formats.count(all_rows)))
    made = partial(
        _file, query, cache_folder(), {"selection": selection(), "most": None, **params}, reader(), heads(columns)
    )
    download(f"{name}.csv", "rulers.csv", "text/csv", made)


def _file(query: str, cache: Path, params: Mapping[str, Any], to: Reader, named: Mapping[str, str]) -> bytes:
    """All rows as CSV; made in a thread that belongs to no reader, so everything comes with the call."""
    return downloads.csv_bytes(_worded(database.run(query, cache, **params), to), named)


def _worded(rows: pl.DataFrame, to: Reader) -> pl.DataFrame:
    """The rows with codes in words: which forms, of which report, profiles, kinds and reasons.

    What stands in the department's form has no project: the form's name stands for it.
    """
    form = {of_department: to.text(key) for of_department, key in _FORMS.items()}
    rows = rows.with_columns(form_kind=pl.col("department").replace_strict(form, return_dtype=pl.String))
    rows = rows.with_columns(scope=pl.concat_str("label", "form_kind", separator=" · ", ignore_nulls=True))
    for name, damaged in (("project_name", "project_damaged"), ("indicator", "damaged")):
        if damaged in rows.columns:
            marked = pl.concat_str(name, pl.lit(formats.DAMAGED))
            rows = rows.with_columns(pl.when(damaged).then(marked).otherwise(name).alias(name))
    if "project_name" in rows.columns:
        rows = rows.with_columns(project_name=pl.when("department").then("form_kind").otherwise("project_name"))
    if "source_line" in rows.columns:
        # the number of a line is no figure that could be printed somewhere
        rows = rows.with_columns(pl.col("source_line").cast(pl.String))
    for new, code, key in _CODES:
        if code in rows.columns:
            known = {one: to.text(key.format(one)) for one in rows[code].unique() if words.has(key.format(one))}
            rows = rows.with_columns(pl.col(code).replace(known).alias(new))
    return rows


_CODES = (
    ("profile_name", "profile", "profile.{}"),
    ("second_name", "second_profile", "profile.{}"),
    ("kind", "kind", "kind.{}"),
    ("why", "why", "rulers.why.{}"),
    ("kept", "kept", "scenario.kept.{}"),
)
"""A column in words, the codes that it is made of, and the words of a code."""
