"""Grades follow from scores, and the score of a report is that of its form."""

from typing import Any

import pytest

from jixiao import checks
from jixiao.checks.example import fund, indicator, report, rows


def failed(*given: Any) -> list[tuple[str, float | None]]:
    found = checks.check_rows(rows(given)).findings
    return [(rule, expected and float(expected)) for rule, expected in found.select("rule", "expected").rows()]


@pytest.mark.parametrize(
    ("score", "grade"),
    [("90.00", "优"), ("89.99", "良"), ("80.00", "良好"), ("60", "中"), ("59.99", "差"), ("96.77", "优秀")],
)
def test_the_bands_include_their_lower_end(score: str, grade: str) -> None:
    assert failed(report(total_score=score, grade=grade)) == []


@pytest.mark.parametrize(("score", "grade"), [("76.36", "良"), ("89.99", "优"), ("90.00", "良"), ("60.00", "差")])
def test_a_grade_of_another_band_is_a_warning(score: str, grade: str) -> None:
    checked = checks.check_rows(rows([report(total_score=score, grade=grade)]))
    assert checked.findings.select("rule", "severity").rows() == [("grade-score", "warning")]


@pytest.mark.parametrize("grade", ["合格", None])
def test_other_words_for_grades_are_not_judged(grade: str | None) -> None:
    assert failed(report(total_score="76.36", grade=grade)) == []


def department(*scores: str | None) -> list[Any]:
    first, *others = scores
    rows = [fund("total", None, weight="10", score=first)]
    weights = ("50", "40")
    return rows + [
        indicator(number, None, name=f"指标{number}", weight=weight, score=score)
        for number, (weight, score) in enumerate(zip(weights, others, strict=True), 1)
    ]


def test_the_score_of_the_text_is_that_of_the_form() -> None:
    assert failed(report(total_score="95.00"), *department("10.00", "48.00", "37.00")) == []
    assert failed(report(total_score="92.00"), *department("10.00", "48.00", "37.00")) == [("grade-total", 95.0)]


def test_a_form_that_was_not_read_whole_is_not_added_up() -> None:
    assert failed(report(total_score="92.00"), *department("10.00", None, "37.00")) == []
    part = department("10.00", "48.00", "37.00")[:-1]
    assert failed(report(total_score="92.00"), *part) == [("form-hundred", None)]
