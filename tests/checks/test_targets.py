"""Targets and actual values: units, impossible rates, targets far exceeded, deviations, forms all alike."""

from typing import Any

import pytest

from jixiao import checks
from jixiao.checks.example import indicator, project, rows


def row(target: str, actual: str, seq: int = 1, project: int | None = 1, **values: Any) -> Any:
    printed, unit = target[1:].split()
    done, done_unit = actual.split()
    named = {"level1": "产出指标", "level2": "数量指标", "name": f"第{seq}段养护里程"} | values
    return indicator(
        seq,
        project,
        target_text=target.replace(" ", ""),
        target_op={"≥": ">=", "≤": "<=", "=": "="}[target[0]],
        target_value=printed,
        target_unit=unit,
        actual_text=actual.replace(" ", ""),
        actual_value=done,
        actual_unit=done_unit,
        **named,
    )


def found(*given: Any) -> list[str]:
    named = checks.check_rows(rows([project(name="A"), *given])).findings["rule"].to_list()
    return [rule for rule in named if rule.startswith("targets")]


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        (row("≤43 万元", "43 元"), ["targets-unit"]),
        (row("≥95 %", "95 ‰"), ["targets-unit"]),
        (row("≤6 万", "6 万元"), []),
        (row("≥9600 平方米", "9600 平方"), []),
        (row("≤6 万", "6 万", name="工作经费（万元）"), ["targets-unit-name"]),
        (row("≤6 万元", "6 万元", name="工作经费（万元）"), []),
        (row("=5 处", "5 处", name="调查数量（县/处）"), []),
        (row("≥95 %", "105 %", name="群众满意度"), ["targets-over-100"]),
        (row("≥95 %", "100 %", name="群众满意度"), []),
        (row("≥60 %", "144 %", name="任务完成率", reason="超额处置"), []),
        (row("≥5 %", "120 %", name="满意度提升幅度", reason="基数小"), []),
    ],
)
def test_units_and_rates(given: Any, rules: list[str]) -> None:
    assert found(given) == rules


def test_a_target_far_exceeded_wants_a_reason() -> None:
    other = row("≥100 公里", "166 公里", 2, reason="加密了安排")
    assert found(row("≥100 公里", "130 公里"), other) == ["targets-exceeded"]
    assert found(row("=3 万元", "100 万元"), other) == ["targets-exceeded"]
    assert found(row("≥100 公里", "129 公里"), other) == []
    assert found(row("≥100 公里", "300 公里", reason="追加了任务"), other) == []
    assert found(row("≤100 公里", "300 公里"), other) == []
    assert found(row("≥100 公里", "300 米"), other) == []
    # a form without one reason may not ask for any
    assert found(row("≥100 公里", "300 公里")) == []


@pytest.mark.parametrize(
    ("target", "actual", "printed", "told"),
    [
        ("≥80 %", "99.91 %", "24.89", False),
        ("≥80 %", "33.9 %", "57.62", False),
        ("≥50 %", "33.9 %", "32.2", False),
        ("≥50 %", "33.9 %", "-32.2", False),
        ("≥60 %", "144 %", "140", False),
        ("≥80 %", "99.91 %", "19.91", False),
        ("≥80 次", "99 次", "32.75", True),
        ("≥80 次", "99 次", "-23.75", False),
    ],
)
def test_a_printed_deviation_follows_from_the_values(target: str, actual: str, printed: str, told: bool) -> None:
    given = row(target, actual, project=None, deviation_pct=printed, reason="加密了巡查")
    assert found(given) == (["targets-deviation"] if told else [])


def test_a_large_deviation_is_missed_where_others_are_printed() -> None:
    printed = [
        row("≥80 次", "99 次", 1, None, deviation_pct="23.75", reason="加密了巡查"),
        row("≥80 次", "92 次", 2, None, deviation_pct="15", reason="加密了巡查"),
    ]
    far = row("≥2 次", "50 次", 3, None)
    assert found(*printed, far) == ["targets-deviation-missing"]
    assert found(*printed, row("≥80 次", "90 次", 3, None)) == []
    assert found(printed[0], far) != ["targets-deviation-missing"]


@pytest.mark.parametrize(
    ("midyear", "values", "told"),
    [
        ("51.67", {"name": "收入完成率"}, True),
        ("31", {"name": "收入完成率"}, False),
        ("51.67", {"name": "预算执行率"}, False),
        ("34", {"name": "收入完成率"}, False),
    ],
)
def test_what_adds_up_does_not_fall_after_midyear(midyear: str, values: dict[str, str], told: bool) -> None:
    given = row(
        "≥50 %",
        "33.9 %",
        project=None,
        midyear_value=midyear,
        midyear_unit="%",
        midyear_text="年中",
        reason="市场冷",
        **values,
    )
    assert found(given) == (["targets-midyear"] if told else [])


def test_a_form_met_to_the_digit_is_told_once_a_report() -> None:
    exact = [row(f"≥{seq}0 公里", f"{seq}0 公里", seq) for seq in range(1, 6)]
    assert found(*exact) == ["targets-exact"]
    assert found(*exact[:4]) == []
    assert found(*exact, row("≥70 公里", "71 公里", 6)) == []
    assert found(*(row("≥100 %", "100 %", seq) for seq in range(1, 7))) == []


def test_words_all_at_full_points_are_told_once_a_report() -> None:
    def words(seq: int, score: str) -> Any:
        levels = {"level1": "效益指标", "level2": "社会效益指标"}
        return indicator(
            seq, name=f"第{seq}项", target_text="有效提升", actual_text="有效提升", weight="10", score=score, **levels
        )

    assert found(*(words(seq, "10") for seq in range(1, 6))) == ["targets-words-full"]
    assert found(*(words(seq, "10") for seq in range(1, 5)), words(5, "9")) == []
    assert found(*(words(seq, "10") for seq in range(1, 5))) == []


def test_a_damaged_row_is_not_assessed() -> None:
    given = row("≥95 %", "105 %", name="群众满意度")
    given.damaged = True
    checked = checks.check_rows(rows([project(name="A"), given]))
    [line] = checked.coverage.filter(rule="targets-over-100").rows(named=True)
    assert (line["fails"], line["holds"]) == (0, 0)
    assert line["damaged"] > 0
