"""Reports made at random in which everything adds up, as hypothesis strategies, and the figures that relations tie.

An 决算公开说明 with accounts, functions, staff, three public expenses, procurement and forms of projects, as the
parser would give it. Amounts are drawn in hundredths, so that every sum is exact; rates and points are rounded.
"""

from dataclasses import dataclass, field, fields
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import strategies as st

from jixiao.checks import example

CENT = Decimal("0.01")
Draw = Any

OVERALL, INCOME, SPENDING = "收入支出决算总体情况", "收入决算情况", "支出决算情况"
FISCAL, GENERAL = "财政拨款收入支出决算总体情况", "一般公共预算财政拨款支出决算总体情况"
STRUCTURE, BASIC = "一般公共预算财政拨款支出决算结构情况", "一般公共预算财政拨款基本支出决算情况"
THREE, PROCUREMENT = "财政拨款“三公”经费支出决算情况", "政府采购情况"
STAFF, PERFORMANCE = "机构设置及人员情况", "预算绩效的情况"
CLASSES = (
    ("教育支出", "普通教育", "小学教育"),
    ("教育支出", "普通教育", "初中教育"),
    ("交通运输支出", "公路水路运输", "公路养护"),
)
UNIT = "云岭县交通运输局"


@dataclass(slots=True)
class World:
    """Rows of a report, and the figures that a relation ties: (the row, the column, a change beyond rounding)."""

    rows: list[Any] = field(default_factory=list)
    tied: list[tuple[Any, str, Decimal]] = field(default_factory=list)

    def add(self, row: Any, **beyond: str) -> Any:
        self.rows.append(row)
        self.tied += [(row, column, Decimal(off)) for column, off in beyond.items()]
        return row

    def amount(self, section: str, item: str, measure: str, value: Decimal, unit: str = "万元", off: str = "") -> None:
        told = example.amount(section, item, measure, str(value), unit)
        self.add(told, **({"value": off} if off else {}))


def money(draw: Draw, low: int = 1_000, high: int = 5_000_000) -> Decimal:
    return Decimal(draw(st.integers(low, high))) * CENT


def rounded(value: Decimal, places: int = 2) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share(part: Decimal, whole: Decimal) -> Decimal:
    return rounded(100 * part / whole)


@st.composite
def worlds(draw: Draw) -> World:
    """A report in which every relation holds."""
    world = World()
    world.add(example.report(title=f"{UNIT}2024年度部门决算公开说明", unit=UNIT, kind="决算公开说明", fiscal_year=2024))
    _staff(draw, world)
    general = _accounts(draw, world)
    _functions(draw, world, general)
    _three(draw, world)
    _procurement(draw, world)
    _projects(draw, world)
    return world


def _staff(draw: Draw, world: World) -> None:
    active, retired = draw(st.integers(10, 400)), draw(st.integers(1, 200))
    world.amount(STAFF, "实有人数", "count", Decimal(active + retired), "人", off="7")
    world.amount(STAFF, "在职人员", "count", Decimal(active), "人", off="7")
    world.amount(STAFF, "离休人员", "count", Decimal(0), "人", off="7")
    world.amount(STAFF, "退休人员", "count", Decimal(retired), "人", off="7")


def _accounts(draw: Draw, world: World) -> Decimal:
    general, business, other = (money(draw) for _ in range(3))
    opening, used = money(draw), money(draw)
    income = general + business + other
    total = income + opening + used
    personnel, operating = general * Decimal("0.40"), general * Decimal("0.10")
    personnel, operating = rounded(personnel), rounded(operating)
    basic = personnel + operating
    fiscal_spent = general
    rest = rounded((total - general) * Decimal("0.5"))
    spent = fiscal_spent + rest
    projects = spent - basic
    closing = total - spent
    amount = world.amount
    amount(OVERALL, "收入总计", "executed", total, off="55.5")
    amount(OVERALL, "本年收入合计", "executed", income, off="55.5")
    amount(OVERALL, "使用非财政拨款结余(含专用结余)", "executed", used, off="55.5")
    amount(OVERALL, "年初结转和结余", "executed", opening, off="55.5")
    amount(OVERALL, "支出总计", "executed", total, off="55.5")
    amount(OVERALL, "本年支出合计", "executed", spent, off="55.5")
    amount(OVERALL, "结余分配", "executed", Decimal("0.00"), off="55.5")
    amount(OVERALL, "年末结转和结余", "executed", closing, off="55.5")
    change = rounded(total * Decimal(draw(st.integers(-40, 40))) / 100)
    amount(OVERALL, "收入支出总体", "change", change)
    amount(OVERALL, "收入支出总体", "change_pct", share(change, total - change), "%", off="3.3")
    amount(INCOME, "本年收入", "executed", income, off="55.5")
    for item, value in (("财政拨款收入", general), ("事业收入", business), ("其他收入", other)):
        amount(INCOME, item, "executed", value, off="55.5")
        amount(INCOME, item, "share_pct", share(value, income), "%", off="3.3")
    amount(SPENDING, "本年支出", "executed", spent, off="55.5")
    for item, value in (("基本支出", basic), ("项目支出", projects)):
        amount(SPENDING, item, "executed", value, off="55.5")
        amount(SPENDING, item, "share_pct", share(value, spent), "%", off="3.3")
    budget = money(draw, 100_000)
    amount(GENERAL, "一般公共预算财政拨款支出", "executed", fiscal_spent)
    amount(GENERAL, "一般公共预算财政拨款支出", "share_pct", share(fiscal_spent, spent), "%", off="3.3")
    amount(GENERAL, "一般公共预算财政拨款支出", "original_budget", budget, off="999999")
    amount(GENERAL, "一般公共预算财政拨款支出", "variance_pct", share(fiscal_spent - budget, budget), "%", off="3.3")
    amount(BASIC, "一般公共预算财政拨款基本支出", "executed", basic, off="55.5")
    amount(BASIC, "人员经费", "executed", personnel, off="55.5")
    amount(BASIC, "公用经费", "executed", operating, off="55.5")
    return fiscal_spent


def _functions(draw: Draw, world: World, general: Decimal) -> None:
    first = rounded(general * draw(st.integers(10, 40)) / 100)
    second = rounded(general * draw(st.integers(10, 40)) / 100)
    parts = (first, second, general - first - second)
    of_class = {"教育支出": first + second, "交通运输支出": parts[2]}
    for name, value in of_class.items():
        world.amount(STRUCTURE, f"{name}(类)", "executed", value, off="55.5")
        world.amount(STRUCTURE, f"{name}(类)", "share_pct", share(value, general), "%", off="3.3")
    for seq, ((class_, subclass, item), value) in enumerate(zip(CLASSES, parts, strict=True), 1):
        change = rounded(value * draw(st.integers(-30, 30)) / 100)
        row = example.function(
            fund="一般公共预算",
            seq=seq,
            class_=class_,
            subclass=subclass,
            item=item,
            executed=value,
            change=change,
            change_pct=share(change, value - change),
            reason=("学生人数增减", "校舍维修安排不同", "养护里程变化")[seq - 1],
        )
        world.add(row, executed="55.5", change_pct="3.3")


def _three(draw: Draw, world: World) -> None:
    cars, guests = money(draw, 100, 90_000), money(draw, 100, 90_000)
    world.amount(THREE, "财政拨款“三公”经费支出", "executed", cars + guests, off="55.5")
    for item, value in (
        ("因公出国（境）费", Decimal("0.00")),
        ("公务用车购置及运行维护费", cars),
        ("公务接待费", guests),
    ):
        world.amount(THREE, item, "executed", value, off="55.5")
        world.amount(THREE, item, "share_pct", share(value, cars + guests), "%", off="3.3")


def _procurement(draw: Draw, world: World) -> None:
    goods, works, services = (money(draw) for _ in range(3))
    whole = goods + works + services
    world.amount(PROCUREMENT, "政府采购支出总额", "executed", whole, off="55.5")
    for item, value in (("政府采购货物支出", goods), ("政府采购工程支出", works), ("政府采购服务支出", services)):
        world.amount(PROCUREMENT, item, "executed", value, off="55.5")


def _projects(draw: Draw, world: World) -> None:
    number = draw(st.integers(1, 4))
    finals, spents = [], []
    for seq in range(1, number + 1):
        final, spent = _project(draw, world, seq)
        finals.append(final)
        spents.append(spent)
    world.amount(PERFORMANCE, "预算绩效评价项目", "count", Decimal(number), "个", off="2")
    world.amount(PERFORMANCE, "预算绩效评价项目", "final_budget", sum(finals, Decimal(0)), off="55.5")
    world.amount(PERFORMANCE, "预算绩效评价项目", "executed", sum(spents, Decimal(0)), off="55.5")


def _project(draw: Draw, world: World, seq: int) -> tuple[Decimal, Decimal]:
    fiscal, other = money(draw), money(draw)
    final = fiscal + other
    fiscal_spent = rounded(fiscal * draw(st.integers(50, 100)) / 100)
    spent = fiscal_spent + other
    rate = share(spent, final)
    points = rounded(rate / 10)
    indicators = [_indicator(draw, seq, number) for number in range(1, 7)]
    world.add(
        example.project(
            seq,
            name=f"第{'一二三四'[seq - 1]}期公路养护",
            total_weight="100",
            total_score=points + sum((row.score for row in indicators), Decimal(0)),
        ),
        total_score="1.5",
    )
    world.add(
        example.fund(
            "total",
            seq,
            label="年度资金总额",
            original_budget=final,
            final_budget=final,
            executed=spent,
            weight="10",
            execution_pct=rate,
            score=points,
        ),
        original_budget="55.5",
        final_budget="55.5",
        executed="55.5",
        execution_pct="3.3",
    )
    for source, budget, out in (("fiscal", fiscal, fiscal_spent), ("other", other, other)):
        row = example.fund(source, seq, original_budget=budget, final_budget=budget, executed=out)
        world.add(row, original_budget="55.5", final_budget="55.5", executed="55.5")
    for row in indicators:
        world.add(row, weight="5", score="-3.5")
    return final, spent


_KINDS = (
    ("产出指标", "数量指标", "养护里程", "公里"),
    ("产出指标", "质量指标", "验收合格率", "%"),
    ("产出指标", "时效指标", "完成及时率", "%"),
    ("效益指标", "社会效益指标", "受益村数", "个"),
    ("效益指标", "生态效益指标", "绿化面积", "亩"),
    ("满意度指标", "满意度指标", "群众满意度", "%"),
)


def _indicator(draw: Draw, project: int, number: int) -> Any:
    level1, level2, name, unit = _KINDS[number - 1]
    target = draw(st.integers(60, 90))
    done = draw(st.integers(40, 99)) if unit == "%" else draw(st.integers(40, 110))
    done = min(done, round(target * 1.2))
    score = rounded(15 * min(Decimal(done) / target, Decimal(1)))
    return example.indicator(
        number,
        project,
        level1=level1,
        level2=level2,
        name=f"{name}{project}",
        target_text=f"≥{target}{unit}",
        target_op=">=",
        target_value=str(target),
        target_unit=unit,
        actual_text=f"{done}{unit}",
        actual_value=str(done),
        actual_unit=unit,
        weight="15",
        score=score,
        reason="雨季推迟了部分路段的施工" if done < target else None,
    )


def changed(world: World, which: int) -> tuple[list[Any], Any, str]:
    """The rows with one tied figure beyond what rounding explains; the changed row and its column."""
    row, column, off = world.tied[which % len(world.tied)]
    before = getattr(row, column)
    after = before + off if before + off >= 0 or before < 0 else before - off
    return *_with(world, row, column, after), column


def coarser(world: World) -> list[list[Any]]:
    """For every tied figure with two decimals the rows with that figure printed to one: within rounding."""
    fine = [(row, column) for row, column, _ in world.tied if getattr(row, column).as_tuple().exponent == -2]
    points = ("score", "total_score", "weight")
    told = [(row, column, getattr(row, column)) for row, column in fine if column not in points]
    # what is a half already could have been rounded up to it: rounded again it may end on the other side
    told = [(row, column, value) for row, column, value in told if abs(value) * 100 % 10 != 5]
    return [_with(world, row, column, rounded(value, 1))[0] for row, column, value in told]


def _with(world: World, row: Any, column: str, value: Decimal) -> tuple[list[Any], Any]:
    copy = type(row)(**{one.name: getattr(row, one.name) for one in fields(row)})
    setattr(copy, column, value)
    return [copy if other is row else other for other in world.rows], copy
