"""Findings beside what they touch: under a figure in the drawer, in the text of the source, on a project's page."""

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from .. import formats
from .finding import severity_html
from .findings import told
from .opening import link_finding
from .show import heading
from .state import language, run, text

_MOST = 6
Cell = tuple[str, str, str]


def touched_cells(report_id: str) -> dict[Cell, list[Mapping[str, Any]]]:
    """(table, row, column) → the findings that rest on it, each with `finding`, what it says."""
    marks = run("finding_marks", report_id=report_id)
    if marks.is_empty():
        return {}
    sentences = told(marks.unique("finding_id", maintain_order=True)).select("finding_id", "finding")
    found: dict[Cell, list[Mapping[str, Any]]] = defaultdict(list)
    for row in marks.join(sentences, on="finding_id", maintain_order="left").iter_rows(named=True):
        found[row["table"], row["row_id"], row["column"]].append(row)
    return found


def touched_figure(cited: Mapping[str, Any]) -> None:
    """Under a figure of the drawer: what does not add up with it, each with the way to it. Takes printed_figures."""
    cell = (cited["table"], cited["row_id"], cited["column"])
    for row in touched_cells(cited["report_id"]).get(cell, [])[:_MOST]:
        _told(row)


def touched_title(row: Mapping[str, Any]) -> str:
    """What a finding says, for a mark's title."""
    return text("touched.figure", finding=formats.plain(row["finding"] or ""))


def project_findings(project_id: str | None) -> None:
    """On a project's page: what does not add up in its figures, each with the way to it; else nothing."""
    rows = told(run("project_findings", project_id=project_id)) if project_id else pl.DataFrame()
    if rows.is_empty():
        return
    heading("project.checks.title")
    for row in rows.head(_MOST).iter_rows(named=True):
        _told(row)
    if rows.height > _MOST:
        with st.expander(text("touched.more", count=rows.height - _MOST)):
            for row in rows[_MOST:].iter_rows(named=True):
                _told(row)


def _told(row: Mapping[str, Any]) -> None:
    verdict = row["verdict"]
    judged = f" <span class='muted'>{escape(text(f'verdict.{verdict}'))}</span>" if verdict else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f"<div class='finding' lang='{language()}'>{severity_html(row['severity'])} "
            f"<bdi>{escape(formats.plain(row['finding'] or ''))}</bdi>{judged}</div>",
            width="content",
        )
        link_finding(row["finding_id"])
