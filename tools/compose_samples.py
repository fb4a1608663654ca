"""Writes the sample reports of data/reports/ from the answers: `python -m tools.compose_samples`.

The answers give the published reports' figures and names; every sentence comes from samples/phrases.py. The same
answers give the same files, and a test holds the files to that.
"""

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.typeset import markdown, pdf, prose, settle
from tests.typeset_flowed import Flowed, flowed_form
from tests.typeset_tabbed import Tabbed, tabbed_form

from .samples import accounts, evaluation
from .samples.forms import form_blocks
from .samples.ledger import Ledger
from .samples.statement import Statement

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT.parent / "shared" / "answers"
REPORTS = ROOT / "data" / "reports"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample's text, and the answers with the lines where the sample prints them."""

    file_name: str
    text: str
    answers: dict[str, Any]


def samples() -> list[Sample]:
    """All sample reports, in the order of their file names."""
    return sorted((_evaluation("000"), _evaluation("001"), _markdown("003"), _pdf("004")), key=lambda s: s.file_name)


def _answers(key: str) -> dict[str, Any]:
    """The narrative's answers, with those of the forms where the report has forms."""
    narrative: dict[str, Any] = json.loads((ANSWERS / f"narrative_{key}.json").read_text(encoding="utf-8"))
    forms = ANSWERS / f"{key}.json"
    if forms.exists():
        found = json.loads(forms.read_text(encoding="utf-8"))
        narrative |= {"department": found["department"], "projects": found["projects"]}
    return narrative


def _statement(key: str, thousands: bool) -> Statement:
    answers = copy.deepcopy(_answers(key))
    return Statement(answers, key, Ledger(answers["finance"], "finance", thousands))


def _evaluation(key: str) -> Sample:
    report = _statement(key, thousands=False)
    return _sample(report, "部门整体支出绩效自评报告", prose(evaluation.blocks(report)))


def _markdown(key: str) -> Sample:
    report = _statement(key, thousands=True)
    blocks = accounts.blocks(report, form_blocks(report.answers, key, titles=True), contents=True, three_first=False)
    set_form = partial(tabbed_form, style=Tabbed(page_rows=5, cut=True))
    return _sample(report, "部门决算公开说明", markdown(blocks, set_form, page=1600))


def _pdf(key: str) -> Sample:
    report = _statement(key, thousands=True)
    blocks = accounts.blocks(report, form_blocks(report.answers, key, titles=False), contents=False, three_first=True)
    set_form = partial(flowed_form, style=Flowed({"target": 8, "actual": 8}, page_lines=24))
    return _sample(report, "部门决算公开说明", pdf(blocks, set_form))


def _sample(report: Statement, kind: str, lines: Iterable[str]) -> Sample:
    settled, places = settle(lines)
    unit = report.unit.removesuffix("(部门)")
    for path, line in places.items():
        place(report.answers, path.split("/"), line)
    return Sample(f"{report.year}-{unit}-{kind}.txt", "\n".join(settled) + "\n", report.answers)


def place(answers: Any, path: list[str], line: int) -> None:
    """Set the line at a place of the answers; `first` and `last` are the two of a form's source lines."""
    *steps, last = path
    for step in steps:
        answers = answers[int(step)] if isinstance(answers, list) else answers[step]
    if last in ("first", "last"):
        answers, last = answers["source_lines"], ("first", "last").index(last)
    answers[last] = line


def main() -> None:
    REPORTS.mkdir(parents=True, exist_ok=True)
    for sample in samples():
        (REPORTS / sample.file_name).write_text(sample.text, encoding="utf-8", newline="\n")
        print(REPORTS / sample.file_name)


if __name__ == "__main__":
    main()
