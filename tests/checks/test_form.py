"""Points of forms: what must add up, and the ways to give points under which a form is no mistake."""

from collections.abc import Sequence
from typing import Any

import pytest

from jixiao import checks
from jixiao.checks import example
from jixiao.checks.example import fund, indicator, project

RULES = [id for id in checks.RULES if id.startswith("form")]
Points = Sequence[str | None]


def form(
    weights: Points, scores: Points, execution: tuple[str | None, str | None] = ("10", "10.00"), **total: str | None
) -> list[Any]:
    """A project's form with these points of its indicators, of execution, and in its total line."""
    weight, score = execution
    told: dict[str, Any] = {"total_weight": "100"} | total
    return [
        project(name="道路养护", **told),
        fund("total", final_budget="10.00", executed="10.00", weight=weight, score=score),
        *(indicator(seq, weight=one, score=two) for seq, (one, two) in enumerate(zip(weights, scores, strict=True), 1)),
    ]


def check(rows: list[Any]) -> checks.Checked:
    return checks.check_rows(example.rows(rows), RULES)


def broken(rows: list[Any]) -> list[str]:
    return sorted(check(rows).findings["rule"].to_list())


def outcomes(rows: list[Any], rule: str) -> dict[str, int]:
    told = check(rows).coverage.filter(rule=rule).select("holds", "rounding", "fails", "missing", "damaged")
    return {name: count for name, count in told.row(0, named=True).items() if count}


def test_totals_are_held_against_the_rows() -> None:
    assert broken(form(["60", "30"], ["60.00", "28.00"], total_score="98.00")) == []
    [finding] = check(form(["60", "30"], ["60.00", "28.00"], total_score="97.00")).findings.iter_rows(named=True)
    assert (finding["rule"], finding["expected"]) == ("form-scores", 98)
    [finding] = check(form(["60", "35"], ["60.00", "28.00"], total_score="98.00")).findings.iter_rows(named=True)
    assert (finding["rule"], finding["expected"]) == ("form-weights", 105)


def test_scores_may_be_rounded_and_weights_divided_evenly() -> None:
    assert broken(form(["60", "30"], ["60.00", "28.33"], total_score="98.34")) == []
    assert broken(form(["12.86"] * 7, ["12.86"] * 7, total_score="100.02")) == []
    assert broken(form(["12.90"] * 7, ["12.86"] * 7, total_score="100.02")) == ["form-weights"]


@pytest.mark.parametrize("total", ["90.00", "100.00"])
def test_execution_may_be_on_top_of_a_hundred(total: str) -> None:
    assert broken(form(["70", "20", "10"], ["60.00", "20.00", "10.00"], total_score=total)) == []


@pytest.mark.parametrize(
    ("weights", "scores"),
    [(["60", "20", None], ["60.00", "20.00", None]), (["60", "20", "10"], ["60.00", "20.00", None])],
)
def test_a_row_without_points_may_be_lost(weights: Points, scores: Points) -> None:
    rows = form(weights, scores, total_score="100.00")
    assert broken(rows) == []
    assert outcomes(rows, "form-scores") == {"missing": 1}


def test_a_row_without_points_may_have_none() -> None:
    rows = form(["60", "30", None], ["60.00", "30.00", None], total_score="100.00")
    assert outcomes(rows, "form-weights") == outcomes(rows, "form-scores") == {"holds": 1}


def test_points_of_execution_that_are_not_printed_are_missing_unless_it_has_none() -> None:
    without = (None, None)
    assert broken(form(["60", "30"], ["60.00", "30.00"], without, total_score="100.00")) == []
    # with all points on the indicators, it has none: worth a note
    assert broken(form(["60", "40"], ["60.00", "30.00"], without, total_score="90.00")) == ["form-execution-weight"]


def test_a_damaged_row_is_never_the_forms_mistake() -> None:
    rows = form(["60", "35"], ["60.00", "38.00"], total_score="98.00")
    rows[-1].damaged = True
    assert broken(rows) == []
    assert outcomes(rows, "form-weights") == outcomes(rows, "form-scores") == {"damaged": 1}


def test_full_points_other_than_a_hundred_are_unusual() -> None:
    assert broken(form(["70", "20"], ["60.00", "20.00"], total_weight="100")) == []
    assert broken(form(["65", "20"], ["60.00", "20.00"], total_weight="95")) == ["form-hundred"]
    assert broken(form(["65", "20"], ["60.00", "20.00"], total_weight=None)) == ["form-hundred"]
    assert broken(form(["65", None], ["60.00", "20.00"], total_weight=None)) == []


def test_a_score_is_no_higher_than_its_weight() -> None:
    assert broken(form(["60", "30"], ["60.00", "31.00"])) == ["form-score-within-weight"]
    # scores on a scale of their own
    assert broken(form(["25", "25", "40"], ["90.00", "80.00", "70.00"], ("10", "100.00"), total_score="80.50")) == []


def levels(*pairs: tuple[str, str]) -> list[Any]:
    rows = [indicator(seq, name="某指标", level1=one, level2=two) for seq, (one, two) in enumerate(pairs, 1)]
    return [project(name="道路养护"), *rows]


def test_kinds_of_indicators_stand_where_forms_have_them() -> None:
    usual = [
        ("产出指标(50分)", "数量指标"),
        ("产出指标", "产出质量"),
        ("产出指标", "成本指标"),
        ("成本指标", "生态环境成本指标"),
        ("效益指标", "可持续影响指标"),
        ("效益指标", "服务对象满意度指标"),
        ("满意度指标", "长效管理指标"),
        ("履职效能", "数量指标"),
    ]
    assert broken(levels(*usual)) == []
    assert broken(levels(*usual, ("效益指标", "时效指标"), ("产出指标", "经济效益指标"))) == ["form-levels"]
