"""Targets and actual values: operators, units, words, dates."""

from typing import Any

from tests.made.forms import Made
from tests.made.levels import FIRST, ONE, SECOND, TWO, of_rows


def of_value(name: str, target: str, actual: str, read: str, seen: int = 1, **more: Any) -> Made:
    """Other values in the first row: as printed, and `target | actual` as read."""
    drawn = ONE.replace("≥4公里 | 5公里", f"{target} | {actual}")
    return of_rows(f"value {name}", seen, drawn + "\n" + TWO, (FIRST.replace("≥4公里 | 5公里", read), SECOND), **more)


VALUES = (
    *(
        of_value(f"operator {sign}", f"{sign}4公里", "5公里", f"{sign.strip()}4公里 :: {op} 4 公里 | 5公里")
        for sign, op in (
            ("≧", ">="),
            ("≦", "<="),
            ("﹦", "="),
            ("═", "="),
            (">=", ">="),
            ("<=", "<="),
            ("＝", "="),
            ("＞", ">"),
            ("≥ ", ">="),
            ("不低于", ">="),
            ("小于", "<"),
            ("大于或等于", ">="),
            ("不超过", "<="),
            ("不少于", ">="),
            ("大于等于", ">="),
            ("高于", ">"),
            ("低于", "<"),
            ("至少", ">="),
        )
    ),
    of_value("words after", "95%以上", "96%", "95%以上 :: >= 95 % | 96%", 2),
    of_value("words after, no unit", "4公里以上", "5公里", "4公里以上 :: >= 4 公里 | 5公里", 2),
    of_value("words after, below", "5%以内", "4%", "5%以内 :: <= 5 % | 4%"),
    of_value("Q for an operator", "Q4公里", "5公里", "Q4公里 | 5公里", 1, damaged=1),
    of_value("operator in actual", "≥95%", "≥95%", "≥95% | ≥95%", 2),
    of_value("none done", "≥4公里", "无", "≥4公里 | 无"),
    of_value("month", "2023年12月", "2023年12月底", "~2023年12月 | ~2023年12月底", 3),
    of_value("year", "2020年", "2020年", "~2020年 | ~2020年", 2),
    of_value("before the end of", "12月底之前完成", "2021年12月完成", "~12月底之前完成 | ~2021年12月完成", 2),
    of_value("per mille", "≤3‰", "2.5‰", "≤3‰ | 2.5‰"),
    of_value("of units", "≤35元/人*月", "35元/人/月", "≤35元/人*月 :: <= 35 元/人*月 | 35元/人/月 :: - 35 元/人/月"),
    of_value(
        "of units with digits",
        "≤3次/10万公顷",
        "2次/10万公顷",
        "≤3次/10万公顷 :: <= 3 次/10万公顷 | 2次/10万公顷 :: - 2 次/10万公顷",
    ),
    of_value("of unit 套(间)", "≥30套(间)", "30套(间)", "≥30套(间) :: >= 30 套(间) | 30套(间) :: - 30 套(间)"),
    of_value("of unit TB", "≥30TB", "30TB", "≥30TB | 30TB"),
    of_value("每亩300", "每亩300", "每亩300", "~每亩300 | ~每亩300", 1),
    of_value("percent in words", "≥95百分比", "95百分比", "≥95百分比 | 95百分比"),
    of_value("percent in brackets", "≥95%(百分比)", "95%", "≥95%(百分比) :: >= 95 %(百分比) | 95%"),
    of_value("many numbers", "33个行政村26113户97401人", "完成", "~33个行政村26113户97401人 | 完成"),
    of_value("commas", "≥11,122.5平方米", "11,122.5平方米", "≥11,122.5平方米 | 11,122.5平方米"),
    of_value("malformed", "≥7,00.0,77元", "700元", "≥7,00.0,77元 :: >= - - | 700元", 1, damaged=1),
    of_value("a line break inside", "≥95.\\n10%", "96%", "≥95.10% :: >= 95.10 % | 96%"),
    of_value("a blank before percent", "≥95 %", "96 %", "≥95% | 96%"),
    of_value("a full-width form", "≥９５％", "９６％", "≥９５％ :: >= 95 % | ９６％ :: - 96 %"),
    *(
        of_value(f"word {word}", word, word, f"{word} | {word}")
        for word in (
            "达成预期指标",
            "效果明显",
            "显著提升",
            "良好",
            "高",
            "是",
            "健全/较健全",
            "达标/基本达标",
            "基本达到",
        )
    ),
)
