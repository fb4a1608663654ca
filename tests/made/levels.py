"""Indicator levels: their names, where they stand, and forms without them."""

from typing import Any

from tests.made.forms import COLUMNS, FUNDS, GOAL, HEAD, TOTAL, Made


def of_rows(name: str, seen: int, drawn: str, rows: tuple[str, ...], heads: str = COLUMNS, **more: Any) -> Made:
    """A form with other indicator rows."""
    return Made(name, seen, (HEAD, FUNDS, GOAL, heads + "\n" + drawn.strip("\n"), TOTAL), rows=rows, **more)


FIRST, SECOND = (
    "产出指标/数量指标/整治长度 | ≥4公里 | 5公里 | 50 | 50 | -",
    "效益指标/社会效益指标/行洪能力 | 提升 | 提升 | 40 | 40 | -",
)

ONE = "^ | 产出指标 | 数量指标 | 整治长度 | ≥4公里 | 5公里 | 50 | 50 |"

TWO = "^ | 效益指标 | 社会效益指标 | 行洪能力 | 提升 | 提升 | 40 | 40 |"


def of_level(text: str, read: str = "", seen: int = 1, unread: tuple[str, ...] = ()) -> Made:
    """Another word in the first level-1 cell."""
    shown = read or text.replace(" ", "")
    return of_rows(
        f"level 1 {text}",
        seen,
        ONE.replace("产出指标", text, 1) + "\n" + TWO,
        (FIRST.replace("产出指标", shown, 1), SECOND),
        unread=unread,
    )


def of_second(text: str, seen: int = 1) -> Made:
    return of_rows(
        f"level 2 {text}", seen, ONE.replace("数量指标", text) + "\n" + TWO, (FIRST.replace("数量指标", text), SECOND)
    )


LEVELS = (
    *(
        of_level(text)
        for text in (
            "效果指标",
            "项目完成指标",
            "项目产出",
            "过程",
            "投 入",
            "产 出 指 标",
            "综合管理",
            "部门决策",
            "履职效能",
            "运行成本",
            "项目绩效",
            "社会效应",
            "可持续性",
            "成本指标",
        )
    ),
    *(
        of_level(text, text.replace("\\n", "").replace(" ", ""))
        for text in ("产出指标(50分)", "产出指标\\n（50分）", "产出指标（ 50 ）", "产出指标50分", "产 出\\n指 标")
    ),
    *(
        of_second(text)
        for text in (
            "产出数量",
            "产出质量",
            "产出成本",
            "成本指标",
            "经济成本指标",
            "环境效益指标",
            "长效管理指标",
            "时效指标",
        )
    ),
    of_rows(
        "levels repeated on each row",
        5,
        """
^ | 产出指标 | 数量指标 | 整治长度 | ≥4公里 | 5公里 | 30 | 30 |
^ | 产出指标 | 数量指标 | 整治条数 | ≥2条 | 2条 | 20 | 20 |
^ | 产出指标 | 质量指标 | 合格率 | ≥95% | 96% | 10 | 10 |""",
        (
            "产出指标/数量指标/整治长度 | ≥4公里 | 5公里 | 30 | 30 | -",
            "产出指标/数量指标/整治条数 | ≥2条 | 2条 | 20 | 20 | -",
            "产出指标/质量指标/合格率 | ≥95% | 96% | 10 | 10 | -",
        ),
    ),
    of_rows(
        "levels repeated on some rows",
        3,
        """
^ | 产出指标 | 数量指标 | 整治长度 | ≥4公里 | 5公里 | 30 | 30 |
^ |  | 数量指标 | 整治条数 | ≥2条 | 2条 | 20 | 20 |
^ | 产出指标 | 质量指标 | 合格率 | ≥95% | 96% | 10 | 10 |
^ |  |  | 达标率 | ≥95% | 97% | 10 | 10 |""",
        (
            "产出指标/数量指标/整治长度 | ≥4公里 | 5公里 | 30 | 30 | -",
            "产出指标/数量指标/整治条数 | ≥2条 | 2条 | 20 | 20 | -",
            "产出指标/质量指标/合格率 | ≥95% | 96% | 10 | 10 | -",
            "产出指标/质量指标/达标率 | ≥95% | 97% | 10 | 10 | -",
        ),
    ),
    of_rows(
        "levels alone on a row",
        2,
        """
^ | 产出指标 | < | < | < | < | < | < | <
^ |  | 数量指标 | 整治长度 | ≥4公里 | 5公里 | 50 | 50 |
^ | 效益指标 | < | < | < | < | < | < | <
^ |  | 社会效益指标 | 行洪能力 | 提升 | 提升 | 40 | 40 |""",
        (FIRST, SECOND),
    ),
    of_rows(
        "time before quality",
        2,
        """
^ | 产出指标 | 时效指标 | 完成时间 | 2022年12月 | 2022年12月 | 30 | 30 |
^ | ^ | 质量指标 | 合格率 | ≥95% | 96% | 10 | 10 |""",
        (
            "产出指标/时效指标/完成时间 | ~2022年12月 | ~2022年12月 | 30 | 30 | -",
            "产出指标/质量指标/合格率 | ≥95% | 96% | 10 | 10 | -",
        ),
    ),
    of_rows(
        "level 2 alone with no level 1",
        1,
        "^ |  | 可持续影响指标 | 管护机制 | 健全 | 健全 | 10 | 10 |",
        ("-/可持续影响指标/管护机制 | 健全 | 健全 | 10 | 10 | -",),
        damaged=1,
    ),
    Made(
        "no levels",
        3,
        (
            HEAD,
            FUNDS,
            GOAL,
            """
绩效指标 | 指标名称 | 指标值 | 完成值 | 分值 | 得分 | 说明
^ | 整治长度 | ≥4公里 | 5公里 | 50 | 50 |
^ | 行洪能力 | 提升 | 提升 | 40 | 40 |""",
            "总分 | < | < | < | 100 | 96 |",
        ),
        rows=(FIRST.replace("产出指标/数量指标", "-/-"), SECOND.replace("效益指标/社会效益指标", "-/-")),
    ),
)
