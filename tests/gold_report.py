"""A whole report against its answers: forms, prose, lists, narrative indicators, what the report says of itself."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

from jixiao.parsing import Facts, parse
from jixiao.reading import read_bytes
from tests import gold_prose
from tests.gold_facts import Answers, compare_forms, number, plain_text
from tests.gold_forms import Score

PROSE = ("finance", "staff", "functions")
NAMES = ("level1", "level2", "name")
LISTED = {"initial": "original_budget", "annual": "final_budget", "executed": "executed", "rate_pct": "execution_pct"}
LEVELS = {"省级": "省", "地市级": "地", "地州级": "地", "县级": "县", "乡级": "乡"}


def parsed(file_name: str, text: str) -> Facts:
    """The facts of a text as a file of that name would hold it."""
    return parse(read_bytes(file_name, text.encode()))[0]


def prose_score(answers: Answers, facts: Facts, kinds: tuple[str, ...] = PROSE) -> gold_prose.Score:
    """The figures of the narrative, each at its line with its value and measure."""
    with patch.object(gold_prose, "answers", lambda _: answers):
        return gold_prose.compare("", facts.rows, kinds)


def form_score(answers: Answers, facts: Facts, texts: bool = False) -> Score:
    return compare_forms(answers, facts, texts)


def narrative_score(answers: Answers, facts: Facts, texts: bool = False) -> Score:
    """The report's own row, the projects listed in the prose and the indicators discussed in it.

    With `texts` also the numbers of problems and improvements.
    """
    score = Score()
    for name, expected, found in _report_cells(answers, facts):
        score.compare("report", name, expected, found)
    if answers["indicators"]:
        _compare_listed(score, answers["projects"], facts)
        _compare_discussed(score, answers["indicators"], facts)
    if texts:
        topics = Counter(row.topic for row in facts.rows["statements"] if row.project_id is None)
        for topic in ("problem", "improvement"):
            score.compare("report", topic, len(answers[f"{topic}s"]), topics[topic])
    return score


def _report_cells(answers: Answers, facts: Facts) -> Iterator[tuple[str, Any, Any]]:
    gold, report = answers["report"], facts.report
    yield "unit", plain_text(gold["unit"]), plain_text(report.unit)
    yield "year", gold["year"], report.fiscal_year
    yield "kind", gold["kind"], report.kind
    yield "total score", number(gold.get("published_total_score")), report.total_score
    yield "grade", gold.get("published_grade"), report.grade
    if gold.get("region"):
        yield "region", gold["region"], report.region
        yield "level", LEVELS[gold["issuer_level"]], report.level
    parent = answers.get("organization", {}).get("parent")
    yield "consolidated into", parent and parent.partition("（")[0], report.consolidated_into


def _compare_listed(score: Score, gold: list[Answers], facts: Facts) -> None:
    funds = {fund.project_id: fund for fund in facts.rows["project_funds"]}
    score.compare("prose", "listed projects", len(gold), len(facts.rows["projects"]))
    for expected, project in zip(gold, facts.rows["projects"], strict=False):
        where = f"{expected['seq']}{expected['name']}"
        score.compare(where, "name", plain_text(expected["name"]), plain_text(project.name))
        score.compare(where, "started", expected["started"], project.started)
        fund = funds.get(project.project_id)
        for name, column in LISTED.items():
            score.compare(where, name, number(expected[name]), fund and getattr(fund, column))


def _compare_discussed(score: Score, gold: list[Answers], facts: Facts) -> None:
    found = [row for row in facts.rows["indicators"] if row.project_id is None]
    score.compare("prose", "indicators", len(gold), len(found))
    for expected, row in zip(gold, found, strict=False):
        target, actual = expected["target"], expected["actual"]
        cells = {
            **{
                name: (plain_text(expected[name]), plain_text(getattr(row, name)))
                for name in ("level1", "level2", "name")
            },
            "target_op": (target["op"], row.target_op),
            "target_value": (number(target["value"]), row.target_value),
            "target_unit": (plain_text(target["unit"]), plain_text(row.target_unit)),
            "actual_value": (number(actual["value"]), row.actual_value),
            "actual_unit": (plain_text(actual["unit"]), plain_text(row.actual_unit)),
            "midyear_value": (number(expected["midyear_value"]), row.midyear_value),
            "deviation_pct": (number(expected["deviation_pct"]), row.deviation_pct),
        }
        for name, (wanted, printed) in cells.items():
            score.compare(expected["name"], name, wanted, printed, row.damaged)
