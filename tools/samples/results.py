"""The indicators of a self-evaluation in prose: what was aimed at, the reading at mid-year, the result."""

from collections.abc import Iterator
from typing import Any

from tests.typeset import Block, heading, mark, paragraph, pick

from . import phrases
from .statement import numeral

Fact = dict[str, Any]


def indicator_blocks(answers: dict[str, Any]) -> Iterator[Block]:
    level1 = ""
    for place, row in enumerate(answers["indicators"]):
        if row["level1"] != level1:
            level1 = row["level1"]
            number = len({earlier["level1"] for earlier in answers["indicators"][: place + 1]})
            yield heading(3, f"（{numeral(number)}）{level1}")
        lines = row["lines"]
        marks = {part: mark(f"indicators/{place}/lines/{part}", "") for part in lines}
        yield paragraph(_target(row, marks["target"]))
        yield paragraph(_midyear(row, _facts(answers, lines["midyear"]), marks["midyear"]))
        yield paragraph(_actual(row, _facts(answers, lines["actual"]), marks["actual"]))


def _facts(answers: dict[str, Any], line: int) -> list[tuple[int, Fact]]:
    """The further figures that the report gives on that line."""
    return [(place, fact) for place, fact in enumerate(answers["facts"]) if fact["line"] == line]


def _target(row: Fact, here: str) -> str:
    basis = pick(phrases.BASIS_NOTES, row["name"])
    return f"{row['level1']}-{row['level2']}，{row['name']}，预期指标值{here}{row['target']['raw']}，{basis}"


def _midyear(row: Fact, facts: list[tuple[int, Fact]], here: str) -> str:
    opening = "年中绩效运行监控时，"
    if not row["midyear_monitored"]:
        return f"{opening}{row['name']}{here}无法监控，原因是{pick(phrases.BLOCKED_REASONS, row['name'])}。"
    value = f"{row['midyear_value']}{row['midyear_unit']}"
    others = [(place, fact) for place, fact in facts if f"{fact['value']}{fact['unit']}" != value]
    marks = here + _marks(facts, value)
    return f"{opening}{row['name']}{marks}{value}，已达到监控节点要求{_bracketed(others)}。"


def _actual(row: Fact, facts: list[tuple[int, Fact]], here: str) -> str:
    actual = row["actual"]
    value = f"{actual['value']}{actual['unit']}"
    sign = "≥" if actual["op"] == ">=" else ""
    second = row.get("actual_second_print")
    others = [(place, fact) for place, fact in facts if fact["value"] not in (actual["value"], _second(row))]
    marks = here + _marks(facts, value)
    again = f"，{row['name']}{_marks(facts, _second(row) + '%')}{second['value']}{second['unit']}" if second else ""
    follow = pick(phrases.FOLLOW_UPS, row["name"])
    return (
        f"截至本次评价时点，{row['name']}{sign}{marks}{value}{_bracketed(others)}，与年度预期值相比"
        f"{again}，{_deviation(row)}。{follow}"
    )


def _second(row: Fact) -> str:
    return str(row.get("actual_second_print", {}).get("value", ""))


def _deviation(row: Fact) -> str:
    reason = f"原因是{pick(phrases.DEVIATION_REASONS, row['name'])}"
    printed = row["deviation_raw"]
    if row["deviation_pct"]:
        return f"偏差{row['deviation_pct']}%，{reason}"
    if printed == "无偏差":
        return printed
    return f"{printed or '完成情况正常'}，{reason}" if printed else "完成情况正常"


def further(facts: list[tuple[int, Fact]]) -> list[str]:
    """Each figure after its name, with 约 or 余 where the report has them; a name is not said twice in a row."""
    texts, before = [], ""
    for place, fact in facts:
        name = fact["item"].partition("（")[0]
        figure = fact.get("raw") or f"{fact['value']}{fact['unit']}"
        texts.append((name.removeprefix(before) or name) + mark(f"facts/{place}/line", figure))
        before = name
    return texts


def _marks(facts: list[tuple[int, Fact]], value: str) -> str:
    """Marks of the facts that the indicator's own figure already prints."""
    return "".join(
        mark(f"facts/{place}/line", "") for place, fact in facts if f"{fact['value']}{fact['unit']}" == value
    )


def _bracketed(facts: list[tuple[int, Fact]]) -> str:
    return f"（{'，'.join(further(facts))}）" if facts else ""
