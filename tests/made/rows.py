"""Rows that are no indicators or half of one, and what stands round an indicator's name."""

from typing import Any

from tests.made.forms import Made
from tests.made.levels import FIRST, ONE, SECOND, TWO, of_rows


def of_name(printed: str, target: str, read: str, seen: int = 1, **more: Any) -> Made:
    drawn = ONE.replace("整治长度 | ≥4公里 | 5公里", f"{printed} | {target} | {target}")
    rows = (FIRST.replace("整治长度 | ≥4公里 | 5公里", read), SECOND)
    return of_rows(f"name {printed}", seen, drawn + "\n" + TWO, rows, **more)


LEFTOVERS = (
    of_rows(
        "template leftovers",
        4,
        f"""
{ONE}
^ | ^ | ^ | 指标2 |  |  |  |  |
^ | ^ | ^ | …… |  |  |  |  |
^ | ^ | 质量指标 | 指标1： |  |  |  |  |
^ | ^ | ^ | 指标2： |  |  |  |  |
{TWO}""",
        (FIRST, SECOND),
        unread=("2", "1", "2"),
    ),
    of_rows(
        "leftovers with a merged weight",
        1,
        f"""
{ONE}
^ | ^ | ^ | 指标2 |  |  | 0 |  |
^ | ^ | ^ | …… |  |  | / | / |
{TWO}""",
        (FIRST, SECOND),
        unread=("2", "0"),
    ),
    of_name("指标1工程完工率", "100%", "工程完工率 | 100% | 100%", 2, unread=("1",)),
    of_name("指标1：工程完工率", "100%", "工程完工率 | 100% | 100%", 2, unread=("1",)),
    of_name("★整治长度", "≥4公里", "★整治长度 | ≥4公里 | ≥4公里"),
    of_name("★★★整治长度", "≥4公里", "★★★整治长度 | ≥4公里 | ≥4公里"),
    of_name("2020年", "100万", "2020年 | 100万 | 100万"),
    of_name("整治面积（≥**平方米）", "500", "整治面积（≥**平方米） | 500 :: >= 500 平方米 | 500 :: - 500 平方米", 2),
    of_name("培训人数≥**人", "500", "培训人数≥**人 | 500 :: >= 500 人 | 500 :: - 500 人", 2),
    of_name("培训人数（≥**人）", "500人", "培训人数（≥**人） | 500人 :: >= 500 人 | 500人"),
    of_rows(
        "one score over two rows",
        2,
        """
^ | 产出指标 | 数量指标 | 整治长度 | ≥4公里 | 5公里 | 50 | 45 |
^ | ^ | ^ | 整治条数 | ≥2条 | 2条 | ^ | ^ |
"""
        + TWO,
        (FIRST.replace("| 50 | 50", "| 50 | 45"), "产出指标/数量指标/整治条数 | ≥2条 | 2条 | - | - | -", SECOND),
    ),
    of_rows(
        "sub-rows 其中 without points",
        2,
        """
^ | 产出指标 | 数量指标 | 整治长度 | ≥4公里 | 5公里 | 50 | 50 |
^ | ^ | ^ | 其中：左岸 | ≥2公里 | 3公里 |  |  |
^ | ^ | ^ | 右岸 | ≥2公里 | 2公里 |  |  |
"""
        + TWO,
        (
            FIRST,
            "产出指标/数量指标/其中：左岸 | ≥2公里 | 3公里 | - | - | -",
            "产出指标/数量指标/右岸 | ≥2公里 | 2公里 | - | - | -",
            SECOND,
        ),
    ),
)

REASONS = tuple(
    of_rows(f"reason {text}", 4, ONE[:-1] + f"| {text}\n" + TWO, (FIRST, SECOND), unread=("0",) * (text == "0"))
    for text in ("无", "0", "—", "/", "不适用")
)
