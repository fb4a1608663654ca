"""Invented 部门整体支出绩效自评报告 in the shape of the answers: budget figures, lists of projects, indicators."""

from typing import Any

from hypothesis import strategies as st

from tests.synthetic import ENDINGS, INDICATOR_ENDINGS, Answers, cells, money, names, percent, points, unit_names

ORIGINAL, ADJUSTMENT, FINAL, EXECUTED, SHARE = "年初预算", "调整数", "全年预算(调整后)", "执行", "占比"
WHOLE = ("部门整体支出", "基本支出", "项目支出")
BASIC = ("基本支出", "人员经费", "公用经费")


def _each(measures: tuple[str, ...], items: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(item, measure) for measure in measures for item in items]


SECTIONS: dict[str, list[tuple[str, str]]] = {
    "预算规模基本情况": [
        *(("财政拨款年初预算安排数", ORIGINAL), ("调整后预算数", FINAL)),
        *((item, measure) for item in ("人员经费", "公用经费", "项目经费") for measure in (FINAL, SHARE)),
        *(("实际支出", EXECUTED), ("预算执行率", "执行率")),
    ],
    "预算调整": [*_each((ORIGINAL, ADJUSTMENT, FINAL), WHOLE), ("预算调整率", "调整率")],
    "预算执行": [*_each((FINAL, EXECUTED), WHOLE), ("预算执行率", "执行率")],
    "结转": [("非财政拨款结余和专用结余", "决算"), ("年末结转和结余", "决算")],
    "基本支出": [*_each((ORIGINAL, FINAL, EXECUTED), BASIC), ("基本支出预算执行率", "执行率")],
}
COUNTED = (("年初安排预算项目", ORIGINAL), ("年中追加预算项目", ADJUSTMENT), ("调整后项目", FINAL))
ORIGINS = {
    "年初预算安排-收入预算": ("收入预算合计", ("一般公共预算", "政府性基金预算", "财政拨款结转")),
    "年初预算安排-支出预算": ("支出预算合计", ("基本支出", "项目支出")),
}
RATES = ("占比", "执行率", "调整率", "上年对比变动率")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def _fact(draw: Any, section: str, item: str, measure: str, sign: str = "") -> Answers:
    rate = measure in RATES
    value = draw(percent(20_000) if rate else money() | st.integers(0, 90_000).map(str))
    return {
        "section": section,
        "item": item,
        "measure": measure,
        "value": sign + value,
        "unit": "%" if rate else "万元",
        "line": 0,
    }


def _finance(draw: Any, lists: dict[bool, list[Answers]]) -> list[Answers]:
    facts = [_fact(draw, section, *entry) for section, entries in SECTIONS.items() for entry in entries]
    for section, (total, items) in ORIGINS.items():
        facts.append(_fact(draw, section, total, "年初预算"))
        for item in items:
            sign = draw(st.sampled_from(("", "-")))
            facts += [_fact(draw, section, item, "年初预算"), _fact(draw, section, item, "占比")]
            facts += [_fact(draw, section, item, measure, sign) for measure in ("上年对比变动额", "上年对比变动率")]
    section = "项目支出"
    for item, measure in COUNTED:
        facts.append(_count(section, item, draw(st.integers(0, 60))))
        facts.append(_fact(draw, section, item, measure))
    facts += [_fact(draw, section, "项目支出", "执行"), _fact(draw, section, "项目支出预算执行率", "执行率")]
    facts += [_count(section, "未开展项目", len(lists[False])), _count(section, "开展项目", len(lists[True]))]
    return facts


def _count(section: str, item: str, value: int) -> Answers:
    return {"section": section, "item": item, "measure": "数量", "value": str(value), "unit": "个", "line": 0}


@st.composite
def _entries(draw: st.DrawFn, started: bool) -> list[Answers]:
    found = draw(st.lists(names(ENDINGS), min_size=1, max_size=8))
    return [
        {
            "seq": CIRCLED[number],
            "name": name,
            "initial": draw(money()),
            "annual": draw(money()),
            "executed": draw(money()) if started else "0",
            "rate_pct": draw(percent()) if started else "0",
            "started": started,
            "line": 0,
        }
        for number, name in enumerate(found)
    ]


@st.composite
def _indicators(draw: st.DrawFn) -> Answers:
    unit = draw(st.sampled_from(("个", "次", "%", "万元", "宗", "平方米")))
    monitored = draw(st.booleans())
    midyear = draw(cells("=", unit, ""))
    return {
        "level1": "",
        "level2": draw(st.sampled_from(("数量指标", "质量指标", "时效指标"))),
        "name": draw(names(INDICATOR_ENDINGS)),
        "target": draw(cells(draw(st.sampled_from("≥≤=")), unit, "")),
        "midyear_monitored": monitored,
        "midyear_value": midyear["value"] if monitored else None,
        "midyear_unit": unit if monitored else None,
        "actual": draw(cells("", unit, "")),
        "deviation_pct": draw(st.none() | percent()),
        "deviation_raw": "无偏差",
        "line": 0,
        "lines": {"target": -1, "midyear": -1, "actual": -1},
    }


@st.composite
def evaluations(draw: st.DrawFn) -> Answers:
    """The answers of a whole 部门整体支出绩效自评报告."""
    lists = {started: draw(_entries(started)) for started in (False, True)}
    first, second = (draw(st.lists(_indicators(), min_size=1, max_size=4)) for _ in range(2))
    rows = [row | {"level1": level} for level, found in (("运行成本", first), ("履职效能", second)) for row in found]
    grade = draw(st.sampled_from("优良中差"))
    report = {"unit": draw(unit_names()), "year": draw(st.integers(2015, 2026)), "kind": "部门整体支出绩效自评报告"}
    return {
        "report": report | {"published_total_score": draw(percent()), "published_grade": grade, "score_line": 0},
        "organization": {
            "founded": "2019年",
            "nature": "全额拨款事业单位",
            "departments": [],
            "departments_count": "0",
        },
        "staff": [
            {"item": item, "value": str(draw(st.integers(0, 900))), "unit": "人", "line": 0}
            for item in ("编制人数", "事业编制", "实有人数", "在职", "在职增加", "退休", "退休增加")
        ],
        "finance": _finance(draw, lists),
        "function_classes": [],
        "projects": [*lists[False], *lists[True]],
        "indicators": rows,
        "facts": [],
        **points({"problems": 2, "improvements": 2}),
    }
