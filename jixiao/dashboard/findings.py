"""What does not add up, as a list: its own filters, the choice of one in the URL, and the file to take along."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from .. import database, downloads, findings_export, formats, verdicts, words
from ..checks import GROUPS, RULES, SEVERITIES, telling
from ..saying import SIGNS
from ..verdicts import VERDICTS
from .filters import OF_FINDINGS
from .opening import key_of
from .show import download, nothing
from .state import cache_folder, language, money_unit, run, selection, text
from .tables import heads, table

_PARAM, _STAKE, _NONE = "finding", "stake", "none"
_MOST = 500
_COLUMNS = ("severity", "finding", "stake_wan", "verdict", "rule", "label", "source_line")
_EXPORTED = (
    "severity", "rule", "unit", "fiscal_year", "project", "finding", "printed", "expected", "difference", "tolerance",
    "stake_wan", "source_lines", "consequences", "mend", "verdict", "note", "file_name", "finding_id",
)  # fmt: skip


def chosen_finding(rows: pl.DataFrame) -> str | None:
    """The finding that the URL names, which may not be there; else the first of `rows`."""
    return st.query_params.get(_PARAM) or (None if rows.is_empty() else str(rows["finding_id"][0]))


def choose_finding(finding_id: str) -> None:
    """Make this the finding that the page shows."""
    st.query_params[_PARAM] = finding_id


def finding_filters() -> None:
    """Ask which findings to list, above the list. The answers stand in the URL."""
    found = run("checks_coverage", by="rule").filter(pl.col("found") > 0)
    rules = [rule for rule in RULES if rule in set(found["part"])]
    options: dict[str, dict[str, str]] = {
        "severity": {code: text(f"severity.{code}") for code in SEVERITIES},
        "group": {group: text(f"group.{group}") for group in GROUPS if group in set(found["group"])},
        "rule": {rule: text(f"rule.{rule}.name") for rule in rules},
        "verdict": {code: text(f"verdict.{code}") for code in (_NONE, *VERDICTS)},
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for key in OF_FINDINGS:
            st.multiselect(
                text(f"checks.filter.{key}"), list(options[key]), format_func=options[key].__getitem__, key=key,
                bind="query-params", placeholder=text("filter.all"), select_all=False,
                width=200 if key == "rule" else 140,
            )  # fmt: skip
        st.number_input(
            text("checks.filter.stake"), min_value=0.0, value=None, step=10.0, key=_STAKE, bind="query-params",
            placeholder=text("filter.all"), help=text("checks.filter.stake.help"), width=215,
        )  # fmt: skip


def _asked() -> dict[str, Any]:
    """What the filters of the list keep, as parameters of checks_findings."""
    groups, rules = st.session_state.get("group") or [], st.session_state.get("rule") or []
    kept = [rule.id for rule in RULES.values() if rule.group in (groups or GROUPS) and rule.id in (rules or RULES)]
    return {
        "severities": st.session_state.get("severity") or None,
        "rules": kept if groups or rules else None,
        "judged": st.session_state.get("verdict") or None,
        "stake_from": st.session_state.get(_STAKE),
    }


def is_narrowed() -> bool:
    """Whether the list's own filters leave anything out."""
    return any(value is not None for value in _asked().values())


def findings() -> pl.DataFrame:
    """The findings to list: the answer to checks_findings with `finding`, the sentence, of the first rows."""
    return told(run("checks_findings", **_asked(), most=_MOST))


def told(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of findings with `finding`: what each says, in the reader's language."""
    pairs = findings_export.with_evidence(run, rows)
    sentences = {finding["finding_id"]: telling.sentence(finding, cells, language()) for finding, cells in pairs}
    return rows.with_columns(
        pl.col("finding_id").replace_strict(sentences, default=None, return_dtype=pl.String).alias("finding")
    )


def severity(code: str) -> str:
    """A severity's sign and name."""
    return f"{SIGNS[code]} {text(f'severity.{code}')}"


def finding_list(rows: pl.DataFrame) -> None:
    """The list, whose rows choose the finding that the page shows, and the file of all that it holds."""
    if rows.is_empty() and is_narrowed():
        st.info(text("checks.list.filtered"))
        return
    if nothing(rows, "checks.list.none"):
        return
    total = rows["all_findings"][0]
    if total > rows.height:
        st.caption(text("table.first", shown=rows.height, total=formats.count(total)))
    shown = _worded(rows).with_columns(source_line="line")
    table("checks.list", shown, _COLUMNS, chosen=partial(_row, rows), height=470 if rows.height > 6 else None)
    download("findings.csv", "checks.download", "text/csv", _exported())


def _row(rows: pl.DataFrame, widget: str) -> None:
    chosen = st.session_state[key_of(widget)].selection.rows
    if chosen and chosen[0] < rows.height:
        choose_finding(rows["finding_id"][chosen[0]])


def _worded(rows: pl.DataFrame) -> pl.DataFrame:
    """Codes as the reader's words; an open verdict stays empty."""
    names: dict[str, dict[str, str]] = {
        "severity": {code: severity(code) for code in SEVERITIES},
        "verdict": {code: text(f"verdict.{code}") for code in VERDICTS},
        "rule": {rule: text(f"rule.{rule}.name") for rule in rows["rule"].unique() if words.has(f"rule.{rule}.name")},
    }
    return rows.with_columns(pl.col(column).replace(known) for column, known in names.items())


def _exported() -> Any:
    # all that depends on the reader is asked for now: the file is made in a thread that belongs to none
    asked = _asked() | {"selection": selection()}
    rows = partial(
        findings_export.export_rows, partial(_ask, cache_folder()), None, language(),
        reviews=verdicts.read(), **asked,
    )  # fmt: skip
    names: dict[str, str] = {code: text(f"severity.{code}") for code in SEVERITIES}
    names |= {code: text(f"verdict.{code}") for code in VERDICTS}
    names |= {rule: text(f"rule.{rule}.name") for rule in RULES}
    sentence = "sentence" if language() == "zh" else "sentence_en"
    return partial(_csv, rows, heads(_EXPORTED), names, sentence, money_unit() or formats.WAN)


def _ask(cache: Any, name: str, **params: object) -> pl.DataFrame:
    return database.run(name, cache, **params)


def _csv(
    made: Any, columns: Mapping[str, str], names: Mapping[str, str], sentence: str, unit: formats.MoneyUnit
) -> bytes:
    rows = formats.in_unit(made(), unit).with_columns(pl.col("severity", "rule", "verdict").replace(names))
    return downloads.csv_bytes(rows.with_columns(finding=sentence, source_lines="lines"), columns)
