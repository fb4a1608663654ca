"""Titles of forms, and what the lines above them say of the report."""

from typing import Any

from tests.made.forms import SUBTITLE, TITLE, Made


def of_title(title: str, seen: int = 1, subtitle: str = SUBTITLE, **more: Any) -> Made:
    return Made(f"title {title}", seen, title=title, subtitle=subtitle, **more)


TITLES = (
    *(
        of_title(title, seen)
        for title, seen in (
            ("项目支出绩效自评表", 5),
            ("部门预算项目支出绩效自评表", 2),
            ("绩效目标自评表", 2),
            ("项目自评表", 1),
            ("财政项目支出绩效自评表", 1),
            ("预算项目绩效自评表", 1),
            ("转移支付区域（项目）绩效目标自评表", 4),
            ("县级专项资金绩效目标自评表", 1),
            ("项目绩效目标完成情况表", 1),
            ("就业补助资金绩效自评表", 1),
            ("2022年度项目支出绩效自评表", 3),
            ("附件2 项目支出绩效自评表", 2),
            ("表14：项目支出绩效自评表", 1),
            ("项目支出绩效评价自评表", 1),
            ("项目支出绩效自评情况表", 1),
        )
    ),
    of_title(TITLE, 1, subtitle="2022年度）"),
)


def opened(
    name: str, seen: int, opening: tuple[str, ...], unit: str | None, year: int | None, unread: tuple[str, ...] = ()
) -> Made:
    """What the lines above say of the report."""
    return Made(f"opening {name}", seen, unread=unread, opening=opening, report={"unit": unit, "fiscal_year": year})


OPENINGS = (
    opened("unit, year, kind", 9, ("临江县水利局2022年度部门决算",), "临江县水利局", 2022),
    opened("year, unit", 5, ("2022年度临江县水利局部门决算公开说明",), "临江县水利局", 2022),
    opened("kind only, unit in a cell", 5, (), "临江县水利局", 2022),
    opened("kind only, 填报单位 above", 3, ("填报单位：临江县水利局",), "临江县水利局", 2022),
    opened(
        "the year of the budget beside it",
        1,
        ("临江县水利局2023年部门预算和2022年部门决算公开说明",),
        "临江县水利局",
        2022,
    ),
    opened(
        "附件 before the title", 2, ("附件3", "临江县水利局2022年度项目支出绩效自评报告"), "临江县水利局", 2022, ("3",)
    ),
)
