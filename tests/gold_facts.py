"""Parsed forms against the answers, cell by cell."""

from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from jixiao.parsing import Facts
from tests.gold_forms import Score
from tests.gold_forms import plain_text as folded_text

FUND_COLUMNS = {
    "initial": "original_budget",
    "annual": "final_budget",
    "executed": "executed",
    "weight": "weight",
    "rate_pct": "execution_pct",
    "score": "score",
}
QUOTES = str.maketrans("“”‘’", "\"\"''")
Answers = dict[str, Any]


def compare_forms(answers: Answers, facts: Facts, texts: bool = False) -> Score:
    """The department's form (where the answers have one) and every project's; `texts` compares our own texts too."""
    score = Score()
    projects = facts.rows["projects"]
    score.compare("report", "forms", len(answers["projects"]), len(projects))
    if answers.get("department"):
        _compare_form(score, answers["department"], facts, None, "department")
    for gold, project in zip(answers["projects"], projects, strict=False):
        where = f"{gold['seq']} {gold['name']}"
        if not gold.get("name_garbled"):
            score.compare(where, "name", plain_text(gold["name"]), plain_text(project.name), project.damaged)
        for name in ("authority", "implementer", *(("goal", "completion") if texts else ())):
            found = plain_text(getattr(project, name))
            score.compare(where, name, plain_text(gold[name]), found, project.damaged)
        for name in ("total_weight", "total_score"):
            score.compare(where, name, number(gold[name]), getattr(project, name))
        _compare_form(score, gold, facts, project.project_id, where)
    return score


def _compare_form(score: Score, gold: Answers, facts: Facts, project_id: str | None, where: str) -> None:
    _compare_funds(score, gold, [row for row in facts.rows["project_funds"] if row.project_id == project_id], where)
    found = [row for row in facts.rows["indicators"] if row.project_id == project_id]
    for expected, row in _aligned(gold["indicators"], found):
        _compare_indicator(score, expected, row, where)


def _compare_funds(score: Score, gold: Answers, found: list[Any], where: str) -> None:
    expected = [fund for fund in gold["funds"].values() if isinstance(fund, dict)]
    score.compare(where, "fund rows", len(expected), len(found))
    for fund, row in zip(expected, found, strict=False):
        for name, column in FUND_COLUMNS.items():
            # Most answers leave out the cells that the form does not have on this row.
            if name in fund:
                score.compare(f"{where} {row.label}", name, number(fund[name]), getattr(row, column), row.damaged)


def _aligned(gold: list[Answers], found: list[Any]) -> Iterator[tuple[Answers | None, Any | None]]:
    """Rows side by side by what their target and actual cells say; None stands for a row that has no other."""
    first = [(plain_text(row["target"]["raw"]), plain_text(row["actual"]["raw"])) for row in gold]
    second = [(plain_text(row.target_text), plain_text(row.actual_text)) for row in found]
    if len(first) == len(second):
        yield from zip(gold, found, strict=True)
        return
    for _, low, high, start, end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        for place in range(max(high - low, end - start)):
            yield (
                gold[low + place] if low + place < high else None,
                found[start + place] if start + place < end else None,
            )


def _compare_indicator(score: Score, gold: Answers | None, row: Any | None, where: str) -> None:
    if gold is None or row is None:
        name, marked = (gold or {}).get("name"), bool(row and row.damaged)
        score.compare(f"{where} {name or row.name}", "row", gold and name, row and row.name, marked)
        return
    where = f"{where} / {gold['name']}"
    cells: dict[str, tuple[Any, Any]] = {
        **{level: (plain_text(gold[level]), plain_text(getattr(row, level))) for level in ("level1", "level2")},
        **{name: (number(gold[name]), getattr(row, name)) for name in ("weight", "score")},
        "reason": (gold["reason"], bool(row.reason)),
    }
    if not gold["garbled"]:
        cells["name"] = plain_text(gold["name"]), plain_text(row.name)
    for side in ("target", "actual"):
        cell = gold[side]
        cells[f"{side}_op"] = cell["op"], getattr(row, f"{side}_op")
        cells[f"{side}_value"] = number(cell["value"]), getattr(row, f"{side}_value")
        cells[f"{side}_unit"] = plain_text(cell["unit"]), plain_text(getattr(row, f"{side}_unit"))
        cells[f"{side}_text"] = plain_text(cell["raw"]), plain_text(getattr(row, f"{side}_text"))
    if "reason_text" in gold:
        cells["reason_text"] = plain_text(gold["reason_text"]), plain_text(row.reason)
    if "basis" in gold:
        cells["basis"] = plain_text(gold["basis"]), plain_text(row.basis)
    for name, (expected, found) in cells.items():
        score.compare(where, name, expected, found, row.damaged)


def plain_text(text: str | None) -> str | None:
    """Text as it is compared: folded, without blanks, quotation marks as OCR tools fold them; None for nothing."""
    folded = folded_text(text)
    return folded and folded.translate(QUOTES)


def number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
