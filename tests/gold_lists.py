"""Report facts, listed projects, narrated indicators and statements against the answers.

By hand: `python -m tests.gold_lists` prints the score of each original and what is wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jixiao.parsing.facts import Facts
from jixiao.parsing.listed_projects import read_listed_projects
from jixiao.parsing.narrative_indicators import read_narrative_indicators
from jixiao.parsing.outline import paragraphs
from jixiao.parsing.report import read_report
from jixiao.parsing.statements import read_statements
from jixiao.reading import read_bytes
from tests.copies import KEYS, original
from tests.gold_forms import Score, plain_text

Answers = dict[str, Any]
LEVELS = {"县级": "县", "地市级": "地", "地州级": "地", "省级": "省", "乡级": "乡"}
FUNDS = {
    "initial": "original_budget",
    "annual": "final_budget",
    "executed": "executed",
    "rate_pct": "execution_pct",
}
TOPICS = {"achievements": "achievement", "problems": "problem", "improvements": "improvement"}


def read_lists(text: str, name: str = "report.txt") -> Facts:
    """The facts that the four readers find in a text."""
    document = read_bytes(name, text.encode())
    facts = Facts.of(document)
    prose = list(paragraphs(document))
    read_report(document, facts, prose)
    read_listed_projects(prose, facts)
    read_narrative_indicators(prose, facts)
    read_statements(prose, facts)
    return facts


def compare_lists(answers: Answers, facts: Facts) -> Score:
    """Everything that the answers say of the report itself and of its lists."""
    score, cited = Score(), Citations(facts)
    _compare_report(score, answers["report"], facts, cited)
    _compare_projects(score, answers["projects"], facts, cited)
    _compare_indicators(score, answers["indicators"], facts, cited)
    for kind, topic in TOPICS.items():
        found = [row for row in facts.rows["statements"] if row.topic == topic]
        score.compare(kind, "count", len(answers.get(kind, [])), len(found))
        for number, (gold, row) in enumerate(zip(answers.get(kind, []), found, strict=False), 1):
            score.compare(f"{kind} {number}", "line", gold["line"], cited.line("statements", row.statement_id, "text"))
    return score


@dataclass(frozen=True)
class Citations:
    """The citations of facts, by table, row and column."""

    facts: Facts

    def line(self, table: str, row_id: str, column: str) -> int | None:
        return next((line for line, _ in self._spans(table, row_id, column)), None)

    def holds(self, table: str, row_id: str, column: str, line: int) -> bool:
        """Whether the cell's citation covers a line."""
        return any(first <= line <= last for first, last in self._spans(table, row_id, column))

    def _spans(self, table: str, row_id: str, column: str) -> Iterator[tuple[int, int]]:
        for row in self.facts.rows["citations"]:
            if (row.table, row.row_id, row.column) == (table, row_id, column):
                yield row.line, row.last_line


def _compare_report(score: Score, gold: Answers, facts: Facts, cited: Citations) -> None:
    report = facts.report
    score.compare("report", "unit", plain_text(gold["unit"]), plain_text(report.unit))
    score.compare("report", "year", gold["year"], report.fiscal_year)
    score.compare("report", "kind", gold["kind"], report.kind)
    score.compare("report", "region", gold.get("region"), report.region)
    score.compare("report", "level", LEVELS.get(gold.get("issuer_level", "")), report.level)
    score.compare("report", "total score", _number(gold.get("published_total_score")), report.total_score)
    score.compare("report", "grade", gold.get("published_grade"), report.grade)
    if gold.get("score_line"):
        found = cited.line("reports", report.report_id, "total_score")
        score.compare("report", "score line", gold["score_line"], found)


def _compare_projects(score: Score, gold: list[Answers], facts: Facts, cited: Citations) -> None:
    listed = facts.rows["projects"]
    score.compare("projects", "count", len(gold), len(listed))
    funds = {row.project_id: row for row in facts.rows["project_funds"]}
    for expected, row in zip(gold, listed, strict=False):
        where = f"{expected['line']} {expected['name']}"
        score.compare(where, "name", plain_text(expected["name"]), plain_text(row.name))
        score.compare(where, "started", expected["started"], row.started)
        score.compare(where, "line", expected["line"], cited.line("projects", row.project_id, "name"))
        for name, column in FUNDS.items():
            score.compare(where, name, _number(expected[name]), getattr(funds[row.project_id], column))


def _compare_indicators(score: Score, gold: list[Answers], facts: Facts, cited: Citations) -> None:
    found = facts.rows["indicators"]
    score.compare("indicators", "count", len(gold), len(found))
    for expected, row in zip(gold, found, strict=False):
        where = f"{expected['line']} {expected['name']}"
        for name in ("level1", "level2", "name"):
            score.compare(where, name, plain_text(expected[name]), plain_text(getattr(row, name)))
        for part in ("target", "actual"):
            for name in ("op", "value", "unit"):
                value = expected[part][name]
                read = getattr(row, f"{part}_{name}")
                score.compare(where, f"{part} {name}", _number(value) if name == "value" else value, read)
        score.compare(where, "midyear value", _number(expected["midyear_value"]), row.midyear_value)
        score.compare(where, "midyear unit", expected["midyear_unit"], row.midyear_unit)
        score.compare(where, "deviation", _number(expected["deviation_pct"]), row.deviation_pct)
        for part, line in expected["lines"].items():
            held = cited.holds("indicators", row.indicator_id, f"{part}_text", line)
            score.compare(where, f"{part} line", True, held)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def main() -> None:
    for key in KEYS:
        report = original(key)
        score = compare_lists(report.narrative, read_lists(report.text, report.name))
        print(key, f"{score.share:.4f}", score.compared.total())
        for wrong in score.wrong:
            print("  ", wrong)


if __name__ == "__main__":
    main()
