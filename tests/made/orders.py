"""Indicator tables with other columns, in other orders, under heads of one row or two."""

from typing import Any

from tests.made.forms import COLUMNS, FUNDS, GOAL, HEAD, READ_ROWS, ROWS, TOTAL, Made, columns, without

LEVELS = "一级指标=level1 二级指标=level2 三级指标=name "


def of_columns(
    name: str, seen: int, order: str, rows: tuple[str, ...] = READ_ROWS, total: str = "", **more: Any
) -> Made:
    """The usual form with the indicator columns in another order."""
    return Made(name, seen, (HEAD, FUNDS, GOAL, columns(LEVELS + order), total or TOTAL), rows=rows, **more)


_AFTER = "总分 | < | < | < | 100 | < | < | 96 |"

_NO_WEIGHT = "总分 | < | < | < | < | < | 96 |"

_THREE_ROWS = """
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析
^ | 产出指标 | 数量指标 | 整治长度 | ≥ | 4 | 公里 | 5 | 50 | 50 |
^ | 效益指标 | 社会效益指标 | 行洪能力 | 定性 | 优良中低差 |  | 优 | 40 | 40 |
"""

_THREE_READ = (
    "产出指标/数量指标/整治长度 | 4 :: >= 4 公里 | 5 :: - 5 公里 | 50 | 50 | -",
    "效益指标/社会效益指标/行洪能力 | 优良中低差 | 优 | 40 | 40 | -",
)

_THREE_TOTAL = "总分 | < | < | < | < | < | < | < | 100 | 96 |"

_UNIT_FIRST = (
    _THREE_ROWS.replace("指标性质 | 指标值 | 度量单位", "计量单位 | 指标性质 | 指标值")
    .replace("≥ | 4 | 公里", "公里 | ≥ | 4")
    .replace("定性 | 优良中低差 | ", " | 定性 | 优良中低差")
)

_TWO_ROW_HEAD = """
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | < | < | 实际完成值 | 分值 | 得分 | 未完成原因分析
^ | ^ | ^ | ^ | 指标性质 | 指标值 | 度量单位 | ^ | ^ | ^ | ^
""" + "\n".join(_THREE_ROWS.strip().split("\n")[1:])

_DEFINED = """
指标 | 一级指标 | 二级指标 | 三级指标 | 解释 | 符号 | 指标值 | 单位 | 实际完成值 | 完成情况 | 自评得分 | 复核分 | 终评
^ | 产出指标 | 数量指标 | 整治长度 | 反映2022年的长度 | ≥ | 4 | 公里 | 5 | 完成 | 50 | 49 | 48
^ | 效果指标 | 社会效益指标 | 行洪能力 | 反映行洪能力 | = | 1 | 项 | 1 | 完成 | 40 | 39 | 38
"""

_STANDARD = """
一级指标 | 二级指标 | 三级指标 | 评分标准 | 分值 | 自评得分
投 入 | 项目立项 | 绩效目标合理性 | 目标明确得2分，每缺一项扣0.5分 | 5 | 5
^ | 资金落实 | 资金到位率 | 到位率100%得5分 | 5 | 4.5
过 程 | 业务管理 | 制度健全性 | 制度健全的得满分 | 10 | 10
"""

_STANDARD_READ = (
    "投入/项目立项/绩效目标合理性 | - | - | 5 | 5 | -",
    "投入/资金落实/资金到位率 | - | - | 5 | 4.5 | -",
    "过程/业务管理/制度健全性 | - | - | 10 | 10 | -",
)

_STANDARD_UNREAD = ("2", "0.5", "100", "5")

_DECISION = _STANDARD.replace("投 入", "项目决策").replace("过 程", "项目管理")

COLUMN_ORDERS = (
    of_columns(
        "usual order", 6, "年度指标值=target 实际完成值=actual 分值=weight 得分=score 偏差原因分析及改进措施=reason"
    ),
    of_columns(
        "weight first",
        5,
        "分值=weight 年度指标值=target 全年实际值=actual 得分=score 未完成原因及拟采取的改进措施=reason",
        total=_AFTER,
    ),
    of_columns(
        "参考分值 first",
        2,
        "参考分值=weight 年度指标值=target 全年实际值=actual 得分=score 未完成原因和改进措施=reason",
        total=_AFTER,
    ),
    of_columns(
        "no weight",
        3,
        "年初目标值（A）=target 实际完成值（B）=actual 得分=score 未完成原因分析=reason",
        without(READ_ROWS, 3),
        total=_NO_WEIGHT,
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | - | 96",),
    ),
    of_columns(
        "no weight, no score",
        12,
        "指标值=target 全年实际完成值=actual 未完成原因和改进措施=reason",
        without(READ_ROWS, 3, 4),
        total="说明 | < | 无",
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | - | -",),
    ),
    of_columns(
        "score before actual",
        1,
        "指标值=target 得分=score 实际完成值=actual 分值=weight 说明=reason",
        total="总分 | < | < | < | < | 96 | < | 100 |",
    ),
    Made("target in three", 6, (HEAD, FUNDS, GOAL, _THREE_ROWS, _THREE_TOTAL), rows=_THREE_READ),
    Made("unit first", 2, (HEAD, FUNDS, GOAL, _UNIT_FIRST, _THREE_TOTAL), rows=_THREE_READ),
    Made("head of two rows", 4, (HEAD, FUNDS, GOAL, _TWO_ROW_HEAD, _THREE_TOTAL), rows=_THREE_READ),
    Made(
        "definition and three scores",
        1,
        (HEAD, FUNDS, GOAL, _DEFINED, "合计 | < | < | < | < | < | < | < | < | < | 90 | 88 | 86"),
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | - | 90",),
        rows=(
            "产出指标/数量指标/整治长度 | 4 :: >= 4 公里 | 5 :: - 5 公里 | - | 50 | -",
            "效果指标/社会效益指标/行洪能力 | 1 :: = 1 项 | 1 :: - 1 项 | - | 40 | -",
        ),
        unread=("2022", "49", "48", "39", "38", "88", "86"),
    ),
    Made(
        "评分标准 in place of target and actual",
        5,
        (HEAD, _STANDARD, "合计 | < | < | < | 20 | 19.5"),
        funds=(),
        rows=_STANDARD_READ,
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | 20 | 19.5",),
        unread=_STANDARD_UNREAD,
    ),
    Made(
        "复核分 beside 自评得分",
        2,
        (
            HEAD,
            _STANDARD.replace("自评得分", "自评得分 | 复核分")
            .replace("| 5 | 5\n", "| 5 | 5 | 4\n")
            .replace("4.5", "4.5 | 3")
            .replace("10 | 10", "10 | 10 | 9"),
            "合计 | < | < | < | 20 | 19.5 | 16",
        ),
        funds=(),
        rows=_STANDARD_READ,
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | 20 | 19.5",),
        unread=("2", "0.5", "4", "100", "5", "3", "9", "16"),
    ),
    Made(
        "财政审核评分 beside 自评得分, first",
        2,
        (
            HEAD,
            _STANDARD.replace("自评得分", "财政审核评分 | 自评得分")
            .replace("| 5 | 5\n", "| 5 | 4 | 5\n")
            .replace("4.5", "3 | 4.5")
            .replace("10 | 10", "10 | 9 | 10"),
            "合计 | < | < | < | 20 | 16 | 19.5",
        ),
        funds=(),
        rows=_STANDARD_READ,
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | 20 | 19.5",),
        unread=("2", "0.5", "4", "100", "5", "3", "9", "16"),
    ),
    Made(
        "项目决策, 项目管理",
        4,
        (HEAD, _DECISION, "合计 | < | < | < | 20 | 19.5"),
        funds=(),
        unread=_STANDARD_UNREAD,
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | 20 | 19.5",),
        rows=tuple(row.replace("投入", "项目决策").replace("过程", "项目管理") for row in _STANDARD_READ),
    ),
    Made(
        "head row begins with 绩效指标(90分)",
        2,
        (HEAD, FUNDS, GOAL, COLUMNS.replace("绩效指标", "绩效指标(90分)", 1) + ROWS, TOTAL),
        unread=("90",),
    ),
    Made(
        "权重占比 is no weight",
        1,
        (
            HEAD,
            FUNDS,
            GOAL,
            columns(LEVELS + "权重占比(%)=weight 年度指标值=target 实际完成值=actual 得分=score 备注=reason"),
            "总分 | < | < | < | < | < | < | 96 |",
        ),
        rows=without(READ_ROWS, 3),
        projects=("河道整治工程 | 临江县水利局 | 临江县水管站 | - | 96",),
        unread=("30", "30", "20", "10"),
    ),
)
