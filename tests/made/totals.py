"""Points and grade of the whole form, wherever they stand."""

from decimal import Decimal
from typing import Any

from tests.made.forms import COLUMNS, FUNDS, GOAL, HEAD, ROWS, TOTAL, Made


def of_total(name: str, drawn: str, weight: str, score: str, seen: int = 1, **more: Any) -> Made:
    """Another last row."""
    return Made(
        f"total {name}",
        seen,
        (HEAD, FUNDS, GOAL, COLUMNS + ROWS, *([drawn] if drawn else [])),
        projects=(f"河道整治工程 | 临江县水利局 | 临江县水管站 | {weight} | {score}",),
        **more,
    )


TOTALS = (
    of_total("总分 100 96 优", "总分 | < | < | < | < | < | 100 | 96 | 优", "100", "96", 2),
    of_total("总分:83", "总分：83 | < | < | < | < | < | < | < | <", "-", "83"),
    of_total("总分 83 alone", "总分 | < | < | < | < | < | < | 83 |", "-", "83", 3),
    of_total("joined 100100", "总分100100 | < | < | < | < | < | < | < | <", "-", "-", unread=("100100",)),
    of_total("合计 100", "合计 | < | < | < | < | < | 100 |  |", "100", "-", 4),
    of_total("合计", "合 计 | < | < | < | < | < | 100 | 96.5 |", "100", "96.5", 3),
    of_total("自评得分 98, 财政审核评分 empty", "自评得分 | < | 98 | 财政审核评分 | < |  | < | < | <", "-", "98"),
    of_total("自评总分", "自评总分 | < | < | < | < | < | 100 | 96 |", "100", "96", 2),
    of_total("自评得分合计", "自评得分合计 | < | < | < | < | < | < | 96 |", "-", "96"),
    Made(
        "自评总分 before the table",
        1,
        (HEAD, FUNDS, GOAL, COLUMNS + ROWS),
        subtitle="（2022年度）\n自评总分：95分",
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | - | 95",),
    ),
    Made(
        "自评总分 in the head",
        1,
        (
            HEAD.replace("河道整治工程 | < | < | <", "河道整治工程 | < | 自评总分（分） | 97.93"),
            FUNDS,
            GOAL,
            COLUMNS + ROWS,
        ),
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | - | 97.93",),
    ),
    Made(
        "score in the title",
        1,
        (HEAD, FUNDS, GOAL, COLUMNS + ROWS),
        title="项目支出绩效自评表（项目总得分99分）",
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | - | 99",),
    ),
    Made(
        "grade 自评等级",
        1,
        (HEAD, FUNDS, GOAL, COLUMNS + ROWS, TOTAL, "自评等级 | < | 优 | < | < | < | < | < | <"),
        opening=(),
        report={"grade": "优"},
    ),
    Made(
        "grade in the total's row",
        2,
        (HEAD, FUNDS, GOAL, COLUMNS + ROWS, TOTAL[:-1] + "| 优"),
        opening=(),
        report={"grade": "优", "total_score": Decimal(96)},
    ),
    of_total("none", "", "-", "-", 5),
)
