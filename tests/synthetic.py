"""Invented reports in the shape of the answers, as hypothesis strategies: any sector, any figures, any names."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Answers = dict[str, Any]

PLACES = ("青河市", "临江县", "大理白族自治州", "海淀区", "山南市", "云岭省", "吉木乃县", "南山区")
ORGANS = ("教育局", "交通运输局", "水利局", "文化和旅游局", "疾病预防控制中心", "图书馆", "城市管理局(本级)")
WORDS = (
    *("道路", "桥梁", "校舍", "疫苗", "图书", "照明", "绿化", "垃圾", "供水", "管网", "公交", "养老", "助餐", "培训"),
    *("检测", "档案", "平台", "设备", "购置", "维修", "租赁", "宣传", "演出", "补助", "普查", "监测", "改造", "采购"),
)
ENDINGS = ("项目", "经费", "工程", "专项资金", "补助资金（第二批）", "(2024年)", "“十四五”规划", "（三期）", "服务费")
INDICATOR_ENDINGS = ("数量", "合格率", "次数", "人数", "完成率", "面积（平方米）", "及时率（%）", "成本", "覆盖率")
UNITS = ("个", "次", "人", "%", "万元", "平方米", "公里", "个工作日", "元/人", "‰", "份", "台（套）", "万亩")
OPERATORS = (">=", "<=", "=", "≥", "≤", ">", "<")
QUALITIES = ("有效提升", "显著改善", "持续保障", "长期", "明显提高")
RESULTS = ("完全达到预期", "基本达到预期", "有效提升", "达成预期指标")
LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("成本指标", "经济成本指标"),
    ("效益指标", "经济效益指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "生态效益指标"),
    ("满意度指标", "满意度指标"),
)
SENTENCES = (
    "因招标节约，实际支出低于预算。",
    "受天气影响，部分工程顺延至下年实施。",
    "服务对象增加，工作量随之上升。",
    "按实际需要安排，超额完成任务。",
)
CLASSES = (
    ("教育支出", "普通教育", "小学教育"),
    ("教育支出", "教育费附加安排的支出", "其他教育费附加安排的支出"),
    ("交通运输支出", "公路水路运输", "公路养护"),
    ("农林水支出", "水利", "水利工程运行与维护"),
    ("社会保障和就业支出", "行政事业单位养老支出", "机关事业单位职业年金缴费支出"),
    ("卫生健康支出", "行政事业单位医疗", "公务员医疗补助"),
    ("文化旅游体育与传媒支出", "文化和旅游", "图书馆"),
    ("住房保障支出", "住房改革支出", "住房公积金"),
)
FUND_LABELS = (
    ("年度资金总额", "其中：当年财政拨款", "其他资金"),
    ("年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"),
    ("年度资金总额", "其中：财政拨款", "其他资金"),
)


def money(limit: int = 99_999) -> st.SearchStrategy[str]:
    """An amount in 万元 with two decimals."""
    return st.integers(0, limit * 100).map(lambda cents: f"{Decimal(cents) / 100:.2f}")


def percent(limit: int = 10_000) -> st.SearchStrategy[str]:
    return st.integers(0, limit).map(lambda hundredths: f"{Decimal(hundredths) / 100:.2f}")


def names(endings: tuple[str, ...], least: int = 1, most: int = 8) -> st.SearchStrategy[str]:
    body = st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map("".join)
    front = st.sampled_from(("", "", "", "2023年", "2021—2025年", "3个乡镇", "A区"))
    return st.builds(lambda first, middle, last: first + middle + last, front, body, st.sampled_from(endings))


def unit_names() -> st.SearchStrategy[str]:
    return st.builds(str.__add__, st.sampled_from(PLACES), st.sampled_from(ORGANS))


@st.composite
def cells(draw: st.DrawFn, operator: str, unit: str, blank: str) -> Answers:
    """A quantity as a cell prints it: operator, value, unit."""
    whole = draw(st.integers(0, 300_000) | st.integers(0, 200))
    decimals = draw(st.sampled_from(("", "", "", ".5", ".25", ".208", ".60")))
    value = f"{whole}{decimals}"
    op = {"≥": ">=", "≤": "<="}.get(operator, operator) or None
    return {
        "op": op,
        "value": value,
        "unit": unit,
        "raw": f"{operator}{value}{blank if unit not in '%‰' else ''}{unit}",
    }


def quality(text: str) -> Answers:
    return {"op": None, "value": None, "unit": None, "raw": text}


@st.composite
def indicators(draw: st.DrawFn, levels: tuple[str, str]) -> Answers:
    unit, blank = draw(st.sampled_from(UNITS)), draw(st.sampled_from(("", " ")))
    if levels[0] == "效益指标" and draw(st.booleans()):
        target, actual = quality(draw(st.sampled_from(QUALITIES))), quality(draw(st.sampled_from(RESULTS)))
    else:
        target = draw(cells(draw(st.sampled_from(OPERATORS)), unit, blank))
        actual = draw(cells("=", unit, blank))
    weight = draw(st.sampled_from(("4", "5", "8", "10", "15", "20", "30", "7.5")))
    score = draw(st.just(weight) | st.just(weight) | st.integers(0, int(float(weight) * 100)).map(_points))
    reason = draw(st.sampled_from(("", "", "", *SENTENCES)))
    return {
        "level1": levels[0],
        "level2": levels[1],
        "name": draw(names(INDICATOR_ENDINGS)),
        "target": target,
        "actual": actual,
        "weight": weight,
        "score": score,
        "reason": bool(reason),
        "reason_text": reason,
        "garbled": False,
    }


def _points(hundredths: int) -> str:
    return f"{Decimal(hundredths) / 100:.2f}"


@st.composite
def project_forms(draw: st.DrawFn) -> Answers:
    """A project's form with everything that a typesetter needs."""
    levels = [level for level in LEVELS for _ in range(draw(st.integers(0, 3)))] or [LEVELS[0]]
    rows = [draw(indicators(level)) for level in levels]
    labels = draw(st.sampled_from(FUND_LABELS))
    funds = [
        dict(zip(("initial", "annual", "executed"), draw(st.tuples(money(), money(), money())), strict=True))
        for _ in labels
    ]
    funds[0] |= {"weight": "10", "rate_pct": draw(percent()), "score": _points(draw(st.integers(0, 1000)))}
    name = draw(names(ENDINGS))
    sources = {"年度资金总额": "total", "其他资金": "other", "上年结转资金": "carryover"}
    return {
        "kind": "project",
        "path": "projects/0",
        "name": name,
        "authority": draw(unit_names()),
        "implementer": draw(unit_names()),
        "fund_rows": list(zip(labels, funds, strict=True)),
        "funds": {sources.get(label, "fiscal"): fund for label, fund in zip(labels, funds, strict=True)},
        "goal": f"计划投入{funds[0]['annual']}万元实施{name}，{draw(st.sampled_from(SENTENCES))}",
        "completion": f"全年支付{funds[0]['executed']}万元，{draw(st.sampled_from(SENTENCES))}",
        "indicators": rows,
        "total_weight": _sum(["10", *(row["weight"] for row in rows)]),
        "total_score": _sum([funds[0]["score"], *(row["score"] for row in rows)]),
    }


def _sum(values: list[str]) -> str:
    return f"{sum(map(Decimal, values)):f}"


@st.composite
def function_lines(draw: st.DrawFn) -> list[Answers]:
    """A 类/款/项 list, numbered."""
    chosen = draw(st.lists(st.sampled_from(CLASSES), min_size=1, max_size=12))
    signs = [draw(st.sampled_from(("", "-"))) for _ in chosen]
    return [
        {
            "no": str(number),
            "fund": "一般公共预算财政拨款",
            "class": names[0],
            "subclass": names[1],
            "item": names[2],
            "amount": draw(money()),
            "change": sign + draw(money()),
            "change_pct": sign + draw(percent(90_000)),
        }
        for number, (names, sign) in enumerate(zip(chosen, signs, strict=True), 1)
    ]


def points(counts: dict[str, int]) -> Answers:
    """Problems, improvements and the like: what counts is where they stand."""
    return {topic: [{"text": "", "line": 0} for _ in range(count)] for topic, count in counts.items()}
