"""Points against figures, reasons and the report's own profile: which rule tells of a row, and which rows are left."""

from typing import Any

import pytest

from jixiao import checks
from jixiao.checks import telling
from jixiao.checks.example import fund, indicator, project, rows


def row(target: str, actual: str, score: str, seq: int = 1, weight: str = "10.00", **values: Any) -> Any:
    """An indicator: its target as "≥100 公里", its actual value as "90 公里"."""
    printed, unit = target[1:].split()
    done, done_unit = actual.split()
    named = {"level1": "产出指标", "level2": "数量指标", "name": f"第{seq}段养护里程"} | values
    return indicator(
        seq,
        target_text=target.replace(" ", ""),
        target_op={"≥": ">=", "≤": "<=", "=": "="}[target[0]],
        target_value=printed,
        target_unit=unit,
        actual_text=actual.replace(" ", ""),
        actual_value=done,
        actual_unit=done_unit,
        weight=weight,
        score=score,
        **named,
    )


def cost(target: str, actual: str, score: str, seq: int = 1, **values: Any) -> Any:
    return row(target, actual, score, seq, level1="成本指标", level2="经济成本指标", name=f"第{seq}项费用", **values)


def found(*given: Any) -> list[str]:
    named = checks.check_rows(rows([project(name="A"), *given])).findings["rule"].to_list()
    return [rule for rule in named if rule.startswith("scoring")]


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (cost("≤2.8 万元", "4.2 万元", "10.00"), "scoring-overrun"),
        (row("≤5 天", "6 天", "10.00"), "scoring-overrun"),
        (row("=100 %", "90 %", "10.00", reason="待终验"), "scoring-missed"),
        (row("=3 个", "3 个", "6.00"), "scoring-met"),
        (row("≤30 天", "0 天", "0.00", reason="尚未验收"), "scoring-met-reason"),
        (row("=3 个", "3 个", "10.00", reason="部分尚未移交"), "scoring-full-reason"),
    ],
)
def test_a_row_is_told_by_its_rule_alone(given: Any, rule: str) -> None:
    assert found(given) == [rule]


@pytest.mark.parametrize(
    "given",
    [
        row("≥100 公里", "120 公里", "10.00", reason="加密了安排"),
        row("≥100 公里", "99.97 公里", "10.00"),
        cost("≤10 万元", "9 万元", "10.00"),
        cost("≤10 万元", "9 万元", "9.00", reason="按中标价"),
        cost("=10 万元", "9 万元", "10.00"),
        row("≤5 天", "6 天", "8.00", reason="雨季停工"),
        row("≥100 公里", "80 米", "10.00"),
        row("=3 个", "3 个", "10.00", reason="无"),
    ],
)
def test_what_may_be_right_is_not_told(given: Any) -> None:
    assert found(given) == []


def test_a_damaged_row_is_not_assessed() -> None:
    given = row("=3 个", "3 个", "6.00")
    given.damaged = True
    checked = checks.check_rows(rows([project(name="A"), given]))
    [line] = checked.coverage.filter(rule="scoring-met").rows(named=True)
    assert (line["fails"], line["damaged"]) == (0, 1)


def test_the_same_figures_with_other_points_name_the_odd_one() -> None:
    given = [
        row("≥12 个", "10 个", score, seq, reason="雨季停工") for seq, score in enumerate(("8.33", "7.00", "8.33"), 1)
    ]
    assert found(*given) == ["scoring-same"]


def test_a_row_as_planned_is_not_compared_with_others() -> None:
    given = [row("=100 %", "100 %", score, seq, reason="待验收") for seq, score in enumerate(("10.00", "6.00"), 1)]
    assert "scoring-same" not in found(*given)


FLOORED = {"90 公里": "7.50", "80 公里": "5.00", "70 公里": "2.50", "69.3 公里": "2.32", "85 公里": "6.25"}


def floored(**odd: str) -> list[Any]:
    values = FLOORED | {key.replace("_", "."): score for key, score in odd.items()}
    made = enumerate(values.items(), 1)
    return [
        row("≥100 公里", f"{done.removesuffix(' 公里')} 公里", score, seq, reason="雨季停工")
        for seq, (done, score) in made
    ]


def test_a_row_off_the_own_profile_is_told_with_the_counts() -> None:
    checked = checks.check_rows(rows([project(name="A"), *floored(**{"75": "9.00"})]))
    [finding] = checked.findings.filter(rule="scoring-indicator").rows(named=True)
    evidence = checked.evidence.filter(finding_id=finding["finding_id"]).rows(named=True)
    told = telling.sentence(finding, evidence, "zh")
    assert "六成起评" in told and "3.75" in told and "6 项中 5 项" in told
    assert "from 60 % on" in telling.sentence(finding, evidence, "en")


def test_a_row_of_the_own_profile_or_within_its_rounding_is_not_told() -> None:
    assert found(*floored(**{"75": "3.75"})) == []
    assert found(*floored(**{"75": "3.76"})) == []


def test_without_enough_partial_points_nothing_is_inferred() -> None:
    few = floored()[:3]
    assert found(*few, row("≥100 公里", "75 公里", "9.00", 9, reason="雨季停工")) == []


def test_a_more_specific_rule_speaks_instead_of_the_profile() -> None:
    assert found(*floored(), row("≥100 公里", "75 公里", "10.00", 9, reason="雨季停工")) == ["scoring-missed"]


def test_execution_points_follow_the_other_projects() -> None:
    rates = {"91.00": "9.10", "82.00": "8.20", "73.00": "7.30", "64.00": "6.40", "55.00": "5.50", "46.00": "9.00"}
    given: list[Any] = []
    for seq, (rate, score) in enumerate(rates.items(), 1):
        given.append(project(seq, name=f"第{seq}项"))
        given.append(fund("total", seq, weight="10", execution_pct=rate, score=score))
    assert checks.check_rows(rows(given)).findings["rule"].to_list() == ["scoring-execution"]


def test_lost_points_want_a_reason_only_where_the_form_has_reasons() -> None:
    short = row("≥100 公里", "80 公里", "8.00")
    assert found(short) == []
    assert found(short, row("≥100 公里", "90 公里", "9.00", 2, reason="雨季停工")) == ["scoring-lost"]


@pytest.mark.parametrize(
    ("words", "score", "told"),
    [
        ("部分达成预期指标", "10.00", True),
        ("部分达成预期指标", "7.00", False),
        ("未达到预期", "7.00", True),
        ("未达到预期", "5.00", False),
        ("完全达到预期", "10.00", False),
        ("基本达成目标", "10.00", False),
    ],
)
def test_words_that_admit_less_than_all(words: str, score: str, told: bool) -> None:
    given = indicator(1, name="服务水平", target_text="有效提升", actual_text=words, weight="10.00", score=score)
    assert found(given) == (["scoring-words"] if told else [])
