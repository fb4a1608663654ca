"""Invented 决算公开说明 in the shape of the answers: every figure of every section, drawn at random."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.synthetic import CLASSES, Answers, function_lines, money, percent, points, unit_names

Draw = Callable[[st.SearchStrategy[Any]], Any]

TOTALS: dict[str, tuple[str, ...]] = {
    "收入支出决算总体情况": (
        *("收入总计", "本年收入合计", "使用非财政拨款结余（含专用结余）", "年初结转和结余"),
        *("支出总计", "本年支出合计", "结余分配", "年末结转和结余"),
    ),
    "财政拨款": (
        *("财政拨款收入总计", "年初财政拨款结转和结余", "本年财政拨款收入"),
        *("财政拨款支出总计", "年末财政拨款结转和结余", "本年财政拨款支出"),
    ),
    "政府性基金": (
        *("政府性基金预算财政拨款收入总计", "年初结转和结余", "本年收入"),
        *("政府性基金预算财政拨款支出总计", "年末结转和结余", "本年支出", "政府性基金预算财政拨款支出"),
    ),
    "基本支出": ("一般公共预算财政拨款基本支出", "人员经费", "公用经费"),
    "政府采购": ("政府采购支出总额", "政府采购货物支出", "政府采购工程支出", "政府采购服务支出"),
}
SHARED_OUT = {
    "收入决算": ("本年收入", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"),
    "支出决算": ("本年支出", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"),
}
CHANGED = {
    "收入支出决算总体情况": "收入支出总体",
    "财政拨款": "财政拨款收入支出总体",
    "政府性基金": "政府性基金预算财政拨款收入支出总体",
}
THREE = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
WHOLE_THREE = "财政拨款“三公”经费支出"
COUNTS = (
    *(("因公出国（境）团组", "个"), ("因公出国（境）人次", "人次"), ("公务用车购置数", "辆"), ("公务用车保有量", "辆")),
    *(("国有资产占用情况中固定资产车辆", "辆"), ("国内公务接待批次", "批次"), ("国内公务接待人次", "人次")),
)
CARS = ("副部（省）级及以上领导用车", "执法执勤用车", "特种专业技术用车", "其他用车")


class _Finance:
    """The figures of a 决算公开说明 in reading order, drawn one by one."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.facts: list[Answers] = []

    def add(self, section: str, item: str, measure: str, value: str | None, unit: str = "万元") -> None:
        fact = {"section": section, "item": item, "measure": measure, "value": value, "unit": unit, "line": 0}
        self.facts.append(fact)

    def amount(self, section: str, item: str, measure: str = "决算") -> None:
        self.add(section, item, measure, self.draw(money()))

    def share(self, section: str, item: str) -> None:
        self.add(section, item, "占比", self.draw(percent()), "%")

    def change(self, section: str, item: str) -> None:
        sign = self.draw(st.sampled_from(("", "-")))
        self.add(section, item, "上年对比变动额", sign + self.draw(money()))
        self.add(section, item, "上年对比变动率", sign + self.draw(percent(90_000)), "%")

    def variance(self, section: str, item: str, budget: str = "年初预算") -> None:
        self.amount(section, item, budget)
        self.amount(section, item)
        sign = self.draw(st.sampled_from(("", "-")))
        self.add(section, item, "预决算差异率", sign + self.draw(percent(90_000)), "%")

    def count(self, section: str, item: str, unit: str, most: int = 300) -> None:
        self.add(section, item, "数量", str(self.draw(st.integers(0, most))), unit)


def finance(draw: Draw) -> list[Answers]:
    """Every figure that the sections of a 决算公开说明 print."""
    drawn = _Finance(draw)
    for section, items in {**TOTALS, **SHARED_OUT}.items():
        for place, item in enumerate(items):
            drawn.amount(section, item)
            if section in SHARED_OUT and place:
                drawn.share(section, item)
    for section, item in CHANGED.items():
        drawn.change(section, item)
        if section != "收入支出决算总体情况":
            drawn.variance(section, item)
    _general(drawn)
    _three(drawn)
    _affairs(drawn)
    drawn.add("国有资本经营预算", "国有资本经营预算财政拨款收入、支出及结转和结余", "决算", None)
    return drawn.facts


def _general(drawn: _Finance) -> None:
    section, item = "一般公共预算", "一般公共预算财政拨款支出"
    drawn.amount(section, item)
    drawn.share(section, item)
    drawn.change(section, item)
    drawn.variance(section, item)
    for name in dict.fromkeys(names[0] for names in CLASSES):
        drawn.amount("一般公共预算结构", f"{name}（类）")
        drawn.share("一般公共预算结构", f"{name}（类）")


def _three(drawn: _Finance) -> None:
    section = "三公经费"
    drawn.amount(section, WHOLE_THREE)
    drawn.change(section, WHOLE_THREE)
    for item in THREE:
        drawn.amount(section, item)
        drawn.share(section, item)
        drawn.change(section, item)
    for item in (*THREE, "公务用车购置费", "公务用车运行维护费"):
        drawn.amount(section, item)
    for item, unit in COUNTS:
        drawn.count(section, item, unit)
    for item in (WHOLE_THREE, THREE[0], "公务用车购置费", "公务用车运行维护费", THREE[2]):
        drawn.variance(section, item, "全年预算(调整后)")


def _affairs(drawn: _Finance) -> None:
    drawn.amount("机关运行经费", "机关运行经费支出")
    drawn.change("机关运行经费", "机关运行经费支出")
    for item in ("授予中小企业合同金额", "授予小微企业合同金额"):
        drawn.amount("政府采购", item)
        drawn.share("政府采购", item)
    section = "国有资产"
    drawn.add(section, "房屋", "数量", drawn.draw(money()), "平方米")
    drawn.amount(section, "房屋", "价值")
    drawn.count(section, "车辆", "辆")
    drawn.amount(section, "车辆", "价值")
    for item in CARS:
        drawn.count(section, item, "辆")
    drawn.count(section, "单价100万元（含）以上设备（不含车辆）", "台（套）")
    drawn.count("预算绩效", "整体支出绩效自评表", "个")
    drawn.amount("预算绩效", "全年预算总额", "全年预算(调整后)")
    drawn.amount("预算绩效", "实际执行总额", "执行")
    drawn.count("预算绩效", "预算绩效评价项目", "个")
    drawn.amount("预算绩效", "预算绩效评价项目", "全年预算(调整后)")
    drawn.amount("预算绩效", "预算绩效评价项目", "执行")


@st.composite
def accounts(draw: st.DrawFn) -> Answers:
    """The answers of a whole 决算公开说明 without forms."""
    departments = draw(
        st.lists(st.sampled_from(("办公室", "人事科", "计划财务科", "政策法规科")), unique=True, min_size=1)
    )
    figures = finance(draw)
    return {
        "report": {"unit": draw(unit_names()), "year": draw(st.integers(2015, 2026)), "kind": "决算公开说明"},
        "organization": {
            "duties_count": draw(st.integers(3, 18)),
            "departments": departments,
            "departments_count": str(len(departments)),
            "budget_units": [],
        },
        "staff": [
            {"item": item, "value": str(draw(st.integers(0, 2000))), "unit": "人", "line": 0}
            for item in ("实有人数", "在职", "在职增加", "离休", "离休增加", "退休", "退休增加")
        ],
        "finance": figures,
        "function_classes": draw(function_lines()),
        "projects": [],
        "indicators": [],
        **points({"achievements": 2, "problems": 2, "improvements": 4}),
    }
