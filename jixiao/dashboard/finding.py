"""One finding whole: what it says, the sum, where each figure is printed, what follows from it, what would mend it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from .. import findings_export, formats, marking
from ..checks import telling
from ..marking import Mark
from ..saying import SIGNS
from .findings import choose_finding
from .opening import link_project, link_source
from .review import verdict_form
from .state import language, run, text

_AROUND, _MOST_LINES, _MOST_OTHERS = 50, 6, 5
_RULE = ("meaning", "why", "basis", "verify", "tolerance")
Cell = Mapping[str, Any]


def finding_detail(finding_id: str | None, listed: pl.DataFrame) -> None:
    """Everything about the chosen finding; says so where it is not there any more, or not among those listed."""
    if finding_id is None:
        return
    rows = listed.filter(pl.col("finding_id") == finding_id)
    _neighbours(finding_id, listed)
    if rows.is_empty():
        rows = run("one_finding", finding_id=finding_id)
        st.caption(text("checks.one.gone" if rows.is_empty() else "checks.one.outside"))
    for finding, evidence in findings_export.with_evidence(run, rows):
        _show(finding, evidence)


def _neighbours(finding_id: str, listed: pl.DataFrame) -> None:
    ids = listed["finding_id"].to_list()
    if finding_id not in ids or len(ids) < 2:
        return
    place = ids.index(finding_id)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _way("before", ids[place - 1] if place else None, "arrow_back")
        total = listed["all_findings"][0]
        said = text("checks.one.place", place=formats.count(place + 1), total=formats.count(total))
        st.html(f'<p lang="{language()}" style="margin:0">{escape(said)}</p>', width="content")
        _way("after", ids[place + 1] if place + 1 < len(ids) else None, "arrow_forward")


def _way(name: str, finding_id: str | None, icon: str) -> None:
    st.button(
        text(f"project.{name}"), key=f"finding.{name}", icon=f":material/{icon}:", disabled=finding_id is None,
        on_click=choose_finding, args=(finding_id,),
    )  # fmt: skip


def _show(finding: Cell, evidence: Sequence[Cell]) -> None:
    _head(finding)
    _relation(finding, evidence, 0, telling.sentence(finding, evidence, language()))
    if mend := telling.mending(finding, evidence, language()):
        st.html(f"<p class='finding' lang='{language()}'><bdi>{escape(mend)}</bdi></p>")
    _consequences(finding, evidence)
    if finding["project_id"]:
        link_project(finding["project_id"])
    verdict_form(finding)
    with st.expander(text("checks.one.rule"), key="finding.rule"):
        _rule(finding["rule"])


def _consequences(finding: Cell, evidence: Sequence[Cell]) -> None:
    """What else fails for the same cause, the lines of each folded away, and most of very many."""
    others = list(enumerate(telling.consequences(finding, evidence, language()), 1))
    if not others:
        return
    _heading("checks.one.consequences", count=len(others))
    for relation, said in others[:_MOST_OTHERS]:
        _relation(finding, evidence, relation, said)
    if rest := others[_MOST_OTHERS:]:
        folded = _folded("checks.one.more_others", len(rest), "rest")
        if folded.open:
            with folded:
                for relation, said in rest:
                    _relation(finding, evidence, relation, said)


def _folded(key: str, count: int, name: str) -> Any:
    """An expander whose content is made only once it is unfolded."""
    label = text(key, count=formats.count(count))
    return st.expander(label, key=f"finding.{name}", on_change="rerun", type="compact")


def severity_html(code: str) -> str:
    """A severity as HTML: its sign in its colour, its name in ink."""
    return f"<span class='severity'><b class='{code}'>{SIGNS[code]}</b>{escape(text(f'severity.{code}'))}</span>"


def _head(finding: Cell) -> None:
    told = [text(f"rule.{finding['rule']}.name"), finding["label"]]
    beside = " · ".join(f"<bdi>{escape(formats.plain(part))}</bdi>" for part in told)
    st.html(f"<div class='finding muted' lang='{language()}'>{severity_html(finding['severity'])} · {beside}</div>")


def _heading(key: str, **values: object) -> None:
    st.html(f"<p class='finding' lang='{language()}'><strong>{escape(text(key, **values))}</strong></p>")


def _relation(finding: Cell, evidence: Sequence[Cell], relation: int, said: str) -> None:
    """One relation that fails: in words, as a sum, and every line that it rests on with its figures marked."""
    cells = [cell for cell in evidence if cell["relation"] == relation and cell["role"] != "mend"]
    summed = telling.arithmetic(finding, evidence, relation, language())
    strong = "strong" if relation == 0 else "span"
    figures = _figures(finding) if relation == 0 else ""
    st.html(
        f"<div class='finding' lang='{language()}'><{strong}><bdi>{escape(said)}</bdi></{strong}>"
        f"<p class='arithmetic'><bdi>{escape(summed)}</bdi></p>{figures}</div>"
    )
    lines, marks = _lines(cells)
    shown = list(lines)[: _MOST_LINES if relation == 0 else 0]
    for line in shown:
        _line(finding, line, lines[line], marks[line])
    if rest := list(lines)[len(shown) :]:
        folded = _folded("checks.one.more_lines" if shown else "checks.one.lines", len(rest), f"lines.{relation}")
        if folded.open:
            with folded:
                for line in rest:
                    _line(finding, line, lines[line], marks[line])


def _figures(finding: Cell) -> str:
    """Printed, expected and difference side by side, where there are such figures."""
    if finding["expected"] is None:
        return ""
    parts = []
    for name in ("printed", "expected", "difference"):
        value = finding[name]
        shown = formats.NOT_PRINTED if value is None else formats.rounded(value, formats.decimals_of([float(value)]))
        parts.append(f"<span class='muted'>{escape(text(f'column.{name}'))}</span> <strong>{shown}</strong>")
    return f"<p class='arithmetic'>{' &emsp; '.join(parts)}</p>"


def _lines(cells: Sequence[Cell]) -> tuple[dict[int, str], dict[int, list[Mark]]]:
    """The lines that cells are printed in with their marks, the stated figure's first."""
    lines: dict[int, str] = {}
    marks: dict[int, list[Mark]] = defaultdict(list)
    for cell in cells:
        if cell["lines"] is None:
            continue
        found = marking.places(cell["lines"], cell["start"], cell["end"], cell["text"])
        for number, (line, places) in enumerate(zip(cell["lines"], found, strict=True), cell["line"]):
            if places:
                lines[number] = line
                kind, named = "stated" if cell["role"] == "stated" else "cited", formats.plain(cell["label"] or "")
                title = " ".join(filter(None, (named, telling.measure(cell, language()))))
                marks[number] += [Mark(start, end, kind, title) for start, end in places]
    return lines, marks


def _line(finding: Cell, number: int, line: str, marks: Sequence[Mark]) -> None:
    """One line, cut to what stands around its marks, over the way to it in the whole text."""
    low, high = min(mark.start for mark in marks), max(mark.end for mark in marks)
    cut, moved = marking.clipped(line, Mark(low, high, ""), _AROUND)
    by = moved.start - low
    html = marking.html(cut, [Mark(mark.start + by, mark.end + by, mark.kind, mark.title) for mark in marks])
    with st.container(gap=None):
        st.html(f"<div class='drawer'><blockquote lang='zh'><bdi>{html}</bdi></blockquote></div>")
        link_source(finding["report_id"], number, start=low)


def _rule(rule: str) -> None:
    """What the rule promises and why it matters."""
    parts = "".join(
        f"<p style='margin:.2rem 0'><span class='muted'>{escape(text(f'checks.rule.{part}'))}</span> "
        f"{escape(text(f'rule.{rule}.{part}'))}</p>"
        for part in _RULE
    )
    st.html(f"<div class='finding' lang='{language()}'>{parts}</div>")
