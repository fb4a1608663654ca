"""Heads of forms: project, authorities, persons, and the forms of whole departments."""

from decimal import Decimal
from typing import Any

from tests.made.forms import COLUMNS, FUNDS, GOAL, HEAD, ROWS, TOTAL, Made

BELOW = (FUNDS, GOAL, COLUMNS + ROWS, TOTAL)

_POINTS = "100 | 96"


def of_head(name: str, seen: int, drawn: str, read: str, **more: Any) -> Made:
    """The usual form with another head; `read` is name, authority, implementer."""
    return Made(f"head {name}", seen, (drawn, *BELOW), projects=(f"{read} | {_POINTS}",), **more)


def of_department(label: str, seen: int = 2) -> Made:
    """The form of a whole department: its rows belong to no project."""
    head = f"{label} | < | 临江县水利局 | < | < | < | < | <"
    return Made(
        f"department {label}",
        seen,
        (head, *BELOW),
        projects=(),
        title="部门整体支出绩效自评表",
        report={"total_score": Decimal(96)},
        unread=("100",),
    )


_NAMED = HEAD.strip().split("\n")

HEADS = (
    *(
        of_head(label, seen, HEAD.replace("项目名称", label), "河道整治工程 | 临江县水利局 | 临江县水管站")
        for label, seen in (
            ("转移支付（项目）名称", 5),
            ("转移支付名称", 2),
            ("专项资金名称", 1),
            ("专项名称", 1),
            ("项目（政策）名称", 1),
            ("项 目 名 称", 2),
            ("项目名称：", 1),
        )
    ),
    *(
        of_head(label, seen, HEAD.replace("主管部门", label), "河道整治工程 | 临江县水利局 | 临江县水管站")
        for label, seen in (
            ("中央主管部门", 4),
            ("地方主管部门", 4),
            ("主管单位", 1),
            ("项目主管部门", 1),
            ("主管部门及代码", 2),
        )
    ),
    *(
        of_head(label, seen, HEAD.replace("实施单位", label), "河道整治工程 | 临江县水利局 | 临江县水管站")
        for label, seen in (
            ("项目实施单位", 3),
            ("资金使用单位", 4),
            ("实施（主管）单位", 1),
            ("项目单位", 2),
            ("具体实施单位", 1),
        )
    ),
    of_head(
        "two authorities",
        4,
        _NAMED[0]
        + "\n中央主管部门 | < | 水利部 | < | < | < | < | <"
        + "\n地方主管部门 | < | 临江县水利局 | < | < | 资金使用单位 | 临江县水管站 | <",
        "河道整治工程 | 水利部 | 临江县水管站",
    ),
    of_head(
        "two authorities in one cell",
        1,
        HEAD.replace("临江县水利局", "水利部\\n临江县水利局"),
        "河道整治工程 | 水利部 临江县水利局 | 临江县水管站".replace("水利部 临", "水利部临"),
    ),
    of_head(
        "person and phone",
        4,
        HEAD + "项目负责人及电话 | < | 张三13800000000 | < | < | 填报人 | 李四 | <",
        "河道整治工程 | 临江县水利局 | 临江县水管站",
        unread=("13800000000",),
    ),
    of_head(
        "person with name",
        2,
        HEAD.replace("河道整治工程 | < | < | <", "河道整治工程 | < | 项目负责人及联系电话 | 张三 0851-1234567"),
        "河道整治工程 | 临江县水利局 | 临江县水管站",
        unread=("0851", "1234567"),
    ),
    *(
        of_head(
            f"code {code}",
            2,
            HEAD.replace("河道整治工程", f"{code}河道整治工程"),
            f"{code}河道整治工程 | 临江县水利局 | 临江县水管站",
        )
        for code in ("51000021R000000019951-", "219001-", "[155]")
    ),
    of_department("部门（单位）名称"),
    of_department("部门名称"),
    of_department("（区）级预算单位名称", 1),
    of_department("单位名称"),
    of_department("预算单位", 1),
)
