"""Targets and actual values: units, impossible rates, targets far exceeded or set as met, cost against spending."""

import polars as pl

from ..accounts import prepared
from ..example import fund, indicator, project
from ..relations import Relations, given, total
from ..rule import EXACT, INTERVAL, rule
from ..scored import has_reason
from ..tables import Tables

_TARGETS = ("绩效自评表，年度指标值与实际完成值", "self-evaluation form, targets and actual values")
_MONEY = ("元", "百元", "千元", "万元", "百万元", "亿元")
_SCALES = (*_MONEY, "万", "亿", "%", "‰")
_SHOWN = 24


def _rows(tables: Tables) -> pl.DataFrame:
    return prepared(tables, "targets", _prepared)


def _prepared(tables: Tables) -> pl.DataFrame:
    def folded(column: str) -> pl.Expr:
        return pl.col(column).str.replace_all(r"[\s()（）]", "").str.replace("％", "%", literal=True)

    return (
        tables["indicators"]
        .filter(pl.any_horizontal(pl.col("target_value", "actual_value").is_not_null()))
        .with_columns(
            target=pl.col("target_value").cast(pl.Float64),
            actual=pl.col("actual_value").cast(pl.Float64),
            of_target=folded("target_unit"),
            of_actual=folded("actual_unit"),
            has_reason=has_reason(),
            target_cell=tables.cell("indicators", "target_value"),
            actual_cell=tables.cell("indicators", "actual_value"),
            name_cell=tables.cell("indicators", "name"),
            shown_target=pl.col("target_text").str.slice(0, _SHOWN),
            shown_actual=pl.col("actual_text").str.slice(0, _SHOWN),
        )
    )


def _row(seq: int = 1, target_op: str = ">=", **values: str) -> object:
    """An indicator with points; its target and actual value given as "100 公里"."""
    given = {
        "level1": "产出指标",
        "level2": "数量指标",
        "name": "养护里程",
        "weight": "10.00",
        "score": "10.00",
    } | values
    sign = {">=": "≥", "<=": "≤", "=": "="}[target_op]
    for name in ("target", "actual"):
        value, _, unit = given.pop(name).partition(" ")
        given |= {
            f"{name}_value": value,
            f"{name}_unit": unit,
            f"{name}_text": f"{sign if name == 'target' else ''}{value}{unit}",
        }
    return indicator(seq, target_op=target_op, **given)


_UNIT_WORDS = {
    "why": (
        "单位错一档，数字就差成百上千倍；后面的汇总和比较都会跟着错。",
        "A unit off by a step makes a figure wrong by hundreds or thousands, and all sums and comparisons with it.",
    ),
    "basis": _TARGETS,
    "tolerance": EXACT,
}


@rule(
    "targets-unit",
    "warning",
    group="targets",
    name=("实际值与指标值单位不同", "actual and target in other units"),
    meaning=("实际完成值用指标值的单位。", "The actual value has the unit of its target."),
    verify=("对照两处的单位和数量级。", "Compare the units and the size of the two figures."),
    sentence=(
        "{what}：指标值印作 {shown_target}，实际值印作 {shown_actual}，单位不是一档。",
        "{what}: the target is printed as {shown_target}, the actual value as {shown_actual}; the units differ in size.",
    ),
    example=[
        project(name="A"),
        _row(
            target_op="<=", level1="成本指标", level2="经济成本指标", name="修缮费用", target="43 万元", actual="43 元"
        ),
    ],
    **_UNIT_WORDS,
)
def unit(tables: Tables) -> list[Relations]:
    frame = _rows(tables).filter(
        pl.col("target_cell").is_not_null(),
        pl.col("actual_cell").is_not_null(),
        pl.col("of_target").is_in(_SCALES),
        pl.col("of_actual").is_in(_SCALES),
    )
    # 万 for 万元 is the same size: it is told as a slip of the pen
    written = {"万": "万元", "亿": "亿元"}
    same = pl.col("of_target").replace(written) == pl.col("of_actual").replace(written)
    shown = ["shown_target", "shown_actual"]
    return [given(frame.with_columns(holds=same), "holds", "actual_cell", ["target_cell"], details=shown)]


@rule(
    "targets-unit-name",
    "note",
    group="targets",
    name=("名称里的金额单位与数值不同", "money unit in the name against the value"),
    meaning=(
        "指标名称括号里写了金额单位的，指标值用同一单位。",
        "Where a name states a money unit, the target has it.",
    ),
    verify=("对照名称括号里的单位和指标值的单位。", "Compare the unit in the name's brackets with that of the target."),
    sentence=(
        "{what}：名称里的单位是 {of_name}，指标值印作 {shown_target}。",
        "{what}: the name says {of_name}, the target is printed as {shown_target}.",
    ),
    example=[
        project(name="A"),
        _row(
            target_op="<=",
            level1="成本指标",
            level2="经济成本指标",
            name="修缮费用（万元）",
            target="6 万",
            actual="6 万",
        ),
    ],
    **_UNIT_WORDS,
)
def unit_name(tables: Tables) -> list[Relations]:
    of_name = pl.col("name").str.extract(r"[(（]\s*([百千万亿]{0,2}元)\s*[)）]\s*$")
    frame = (
        _rows(tables)
        .filter(pl.col("target_cell").is_not_null(), pl.col("of_target").is_in(_SCALES))
        .with_columns(of_name=of_name)
        .filter(pl.col("of_name").is_not_null())
        .with_columns(holds=pl.col("of_name") == pl.col("of_target"))
    )
    details = ["of_name", "shown_target"]
    return [given(frame, "holds", "target_cell", ["name_cell", "actual_cell"], details=details)]


_CAPPED = "满意|合格率|通过率|及时率|按时|按期|准确率|正确率|合规率|达标率|完好率|覆盖率|出勤率|知晓率|优良率|优秀率"


@rule(
    "targets-over-100",
    "warning",
    group="targets",
    name=("比率超过 100%", "rate above 100 %"),
    meaning=(
        "满意度、合格率、及时率这类比率不会超过 100%。",
        "Rates such as satisfaction, acceptance or timeliness are never above 100 %.",
    ),
    why=("这样的数不可能成立，得分也失去依据。", "Such a figure cannot be, and the points rest on it."),
    basis=_TARGETS,
    verify=("看指标名称和印出的百分数。", "Look at the name and the printed percentage."),
    tolerance=EXACT,
    sentence=(
        "{what}印作 {shown}，这类比率不会超过 100%。",
        "{what} is printed as {shown}; such a rate is never above 100 %.",
    ),
    example=[project(name="A"), _row(level2="满意度指标", name="群众满意度", target="95 %", actual="105 %")],
)
def over_100(tables: Tables) -> list[Relations]:
    capped = _rows(tables).filter(
        pl.col("name").str.contains(_CAPPED), ~pl.col("name").str.contains("增长|提高|提升|增加")
    )
    found = []
    for side in ("actual", "target"):
        frame = capped.filter(pl.col(f"of_{side}") == "%", pl.col(f"{side}_cell").is_not_null())
        frame = frame.select("actual_cell", "target_cell", holds=pl.col(side) <= 100, shown=pl.col(f"shown_{side}"))
        found.append(given(frame, "holds", f"{side}_cell", details=["shown"]))
    return found


_FAR = 1.3


@rule(
    "targets-exceeded",
    "warning",
    group="targets",
    name=("大幅超过指标值未说明", "target far exceeded, no reason"),
    meaning=("超过指标值三成及以上的，要说明原因。", "A target exceeded by 30 % or more wants a reason."),
    why=(
        "指标值定得偏低，或实际值、单位有误。",
        "The target was set low, or the actual value or its unit is wrong.",
    ),
    basis=(
        "绩效自评通行做法：超额三成以上须作说明",
        "common practice of self-evaluation: 30 % above target wants a reason",
    ),
    verify=("用实际值除以指标值，再看偏差原因栏。", "Divide actual by target, then look at the reason cell."),
    tolerance=EXACT,
    sentence=(
        "{what}：指标值 {shown_target}，实际 {shown_actual}，是指标值的 {times} 倍，没有说明原因。",
        "{what}: target {shown_target}, actual {shown_actual}, {times} times the target, and no reason is given.",
    ),
    example=[project(name="A"), _row(target="100 公里", actual="512 公里")],
)
def exceeded(tables: Tables) -> list[Relations]:
    frame = _rows(tables).filter(
        pl.col("target_op").is_in([">=", ">", "="]),
        pl.col("of_target").eq_missing(pl.col("of_actual")),
        pl.col("target") > 0,
        pl.col("actual") >= _FAR * pl.col("target") - 1e-9,
        # a year is no quantity, and of a share of the whole there is a rule of its own
        ~((pl.col("of_target") == "年") & (pl.col("target") > 1900)).fill_null(False),
    )
    frame = frame.with_columns(times=(pl.col("actual") / pl.col("target")).round(2))
    details = ["shown_target", "shown_actual", "times"]
    return [given(frame, "has_reason", "actual_cell", ["target_cell"], details=details)]


@rule(
    "targets-cost-sum",
    "warning",
    group="targets",
    name=("成本指标合计与执行数不符", "costs against money spent"),
    meaning=(
        "成本指标的指标值合起来正好是预算的，实际值合起来应是执行数。",
        "Where the cost targets add up to the budget, the actual costs add up to what was spent.",
    ),
    why=(
        "成本或执行数有一处写错，或有支出没有列入指标。",
        "A cost or the money spent is wrong, or spending is left out.",
    ),
    basis=("项目支出绩效自评表，成本指标与项目资金栏", "self-evaluation form, cost indicators and funds"),
    verify=("把成本指标的实际值相加，与全年执行数比较。", "Add up the actual costs; compare with the money spent."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed} 万元，成本指标的实际值合计 {expected} 万元，相差 {difference} 万元。",
        "{what} is printed as {printed} (×CNY 10k); the actual costs add up to {expected}, a difference of {difference}.",
    ),
    example=[
        project(name="A"),
        fund("total", final_budget="100.00", executed="90.00", execution_pct="90.00"),
        _row(1, "<=", level1="成本指标", level2="经济成本指标", name="材料费", target="60 万元", actual="60 万元"),
        _row(
            2,
            "<=",
            level1="成本指标",
            level2="经济成本指标",
            name="人工费",
            target="40 万元",
            actual="20 万元",
            score="5.00",
            reason="尾款未付",
        ),
    ],
)
def cost_sum(tables: Tables) -> list[Relations]:
    costs = (
        _rows(tables)
        .filter(
            pl.col("project_id").is_not_null(),
            pl.concat_str("level1", "level2", ignore_nulls=True).str.contains("成本"),
        )
        .with_columns(is_money=(pl.col("of_target") == "万元") & (pl.col("of_actual") == "万元"))
        # a rate beside the amounts, as 成本控制率, is no part of them
        .filter(pl.col("of_target").fill_null("") != "%")
        .group_by("project_id", maintain_order=True)
        .agg(
            costs="actual_cell",
            planned=pl.col("target").sum(),
            rows=pl.len(),
            whole=(pl.col("is_money") & pl.col("target").is_not_null() & pl.col("actual").is_not_null()).all(),
        )
        .filter("whole", pl.col("rows") > 1)
    )
    funds = tables["project_funds"].filter(pl.col("source") == "total", pl.col("executed").is_not_null())
    funds = funds.with_columns(executed_cell=tables.cell("project_funds", "executed"))
    budgets = pl.col("final_budget").cast(pl.Float64), pl.col("original_budget").cast(pl.Float64)
    near = pl.any_horizontal(
        *((budget - pl.col("planned")).abs() <= 0.005 * (pl.col("rows") + 1) for budget in budgets)
    )
    frame = funds.join(costs, on="project_id").filter(near)
    return [total(frame, "executed_cell", lists=["costs"])]
