"""Points of forms: weights, scores and what they add up to."""

import polars as pl

from ..example import fund, indicator, project
from ..forms import points
from ..relations import Relations, at_most, given, total
from ..rule import EXACT, rule
from ..tables import Tables

_FORM = ("项目支出绩效自评表、部门整体支出绩效自评表", "self-evaluation forms of projects and departments")
_HUNDRED = 100.0
_EXACTLY = 1e-6
_SCORE_HALF = 0.005
_POINTS = (
    "得分按保留两位小数看待；分值是整数的必须正好相等",
    "points count as given to two decimals; weights that are whole numbers have to agree exactly",
)
_WORDS: dict[str, tuple[str, str]] = {
    "basis": _FORM,
    "tolerance": _POINTS,
    "sentence": (
        "{what}印作 {printed} 分，按各行相加是 {expected} 分，相差 {difference} 分。",
        "{what} is printed as {printed}; its rows add up to {expected}, a difference of {difference}.",
    ),
}


def _alone() -> pl.Expr:
    """Whether the indicators make up the full points by themselves: some forms put those of execution on top."""
    full = pl.col("total_weight").fill_null(_HUNDRED)
    return (pl.col("weight_sum") - full).abs() <= pl.col("fractions") + _EXACTLY


def _added(frame: pl.DataFrame, what: str, slack: pl.Expr, complete: pl.Expr) -> list[Relations]:
    """total_<what> = the rows', with execution or, where the form may be read so, without it.

    A form with a row that prints none may have lost it: unless it adds up all the same, it cannot be assessed. Where
    only the rounding of weights keeps it from adding up, it holds.
    """
    stated, cell = pl.col(f"total_{what}"), f"total_{what}_cell"
    execution = pl.col(f"execution_{what}").fill_null(0.0)
    both = (pl.col(f"{what}_sum") + execution - stated).abs()
    rest = pl.when(_alone()).then((pl.col(f"{what}_sum") - stated).abs())
    alone = (rest <= slack).fill_null(False) & (both > slack)
    off = pl.when(alone).then(rest).otherwise(both)
    told = frame.drop_nulls(f"total_{what}").with_columns(
        off=off,
        held=off <= slack,
        rounded=(what == "weight") & (off > _EXACTLY) & (off <= slack),
        stated=pl.when(complete | (off <= slack)).then(cell),
        execution=pl.when(~alone).then(f"execution_{what}_cell"),
    )
    rounded = given(told.filter("rounded"), "held", "stated", ["execution"], lists=[f"{what}s"])
    return [total(told.filter(~pl.col("rounded")), "stated", printed=["execution", f"{what}s"]), rounded]


@rule(
    "form-weights",
    "error",
    group="form",
    name=("分值合计", "total of weights"),
    meaning=("分值合计 = 预算执行率分值 + 各指标分值。", "Total weight = weight of execution + weights of indicators."),
    why=("分值合计不对，得分率就没有意义。", "Where weights do not add up, a score means nothing."),
    verify=("把预算执行率和各指标的分值相加。", "Add up the weights of execution and of all indicators."),
    example=[
        project(name="道路养护", total_weight="100"),
        fund("total", final_budget="10.00", executed="10.00", weight="10"),
        indicator(1, name="养护里程", weight="50"),
        indicator(2, name="路面完好率", weight="45"),
    ],
    **_WORDS,
)
def weights(tables: Tables) -> list[Relations]:
    complete = (pl.col("lost") == 0) & pl.col("execution_weight").is_not_null()
    return _added(points(tables), "weight", pl.col("fractions") + _EXACTLY, complete)


@rule(
    "form-scores",
    "error",
    group="form",
    name=("总分", "total score"),
    meaning=("总分 = 预算执行率得分 + 各指标得分。", "Total score = score of execution + scores of indicators."),
    why=("总分决定等级；加错会改变等级。", "The total decides the grade; a wrong sum may change it."),
    verify=("把预算执行率和各指标的得分相加。", "Add up the scores of execution and of all indicators."),
    example=[
        project(name="道路养护", total_weight="100", total_score="97.00"),
        fund("total", final_budget="10.00", executed="10.00", weight="10", score="10.00"),
        indicator(1, name="养护里程", weight="50", score="45.00"),
        indicator(2, name="路面完好率", weight="40", score="40.00"),
    ],
    **_WORDS,
)
def scores(tables: Tables) -> list[Relations]:
    complete = (pl.col("unscored") == 0) & pl.col("execution_score").is_not_null()
    slack = (pl.col("rows") + 2) * _SCORE_HALF + _EXACTLY
    return _added(points(tables).filter(_in_points()), "score", slack, complete)


def _in_points() -> pl.Expr:
    """Whether scores are parts of their weights; where most are above, they are on a scale of their own."""
    return pl.col("above") <= 0.5


@rule(
    "form-hundred",
    "warning",
    group="form",
    name=("满分一百", "a hundred points"),
    meaning=("一张自评表的满分是 100 分。", "The weights of a form are 100 in all."),
    why=("满分不是 100 的表不能与别的表比得分。", "A form of another total cannot be compared by its score."),
    basis=("通行做法", "common practice"),
    verify=("看分值合计是不是 100。", "See whether the total weight is 100."),
    tolerance=EXACT,
    sentence=("这张表的分值合计是 {sum} 分，不是 100 分。", "The weights of this form are {sum} in all, not 100."),
    example=[
        project(name="道路养护"),
        fund("total", final_budget="10.00", executed="10.00", weight="10"),
        indicator(1, name="养护里程", weight="50"),
        indicator(2, name="路面完好率", weight="30"),
    ],
)
def hundred(tables: Tables) -> list[Relations]:
    frame = points(tables)
    printed = frame.drop_nulls("total_weight").with_columns(
        holds=(pl.col("total_weight") - _HUNDRED).abs() < _EXACTLY, sum=_told(pl.col("total_weight"))
    )
    both = pl.col("weight_sum") + pl.col("execution_weight").fill_null(0.0)
    slack = pl.col("fractions") + _EXACTLY
    holds = ((both - _HUNDRED).abs() <= slack) | ((pl.col("weight_sum") - _HUNDRED).abs() <= slack)
    complete = (pl.col("lost") == 0) & pl.col("execution_weight").is_not_null()
    rest = frame.filter(pl.col("total_weight").is_null()).with_columns(
        holds=pl.when(holds | complete).then(holds),
        stated=pl.coalesce("execution_weight_cell", pl.col("weights").list.first()),
        sum=_told(both),
    )
    return [
        given(printed, "holds", "total_weight_cell", details=["sum"]),
        given(rest, "holds", "stated", lists=["weights"], details=["sum"]),
    ]


def _told(value: pl.Expr) -> pl.Expr:
    return value.round(2).cast(pl.String).str.strip_suffix(".0")


@rule(
    "form-execution-weight",
    "note",
    group="form",
    name=("预算执行未设分值", "execution without points"),
    meaning=("预算执行率在自评表里占一部分分值。", "Execution of the budget is given some of the form's points."),
    why=(
        "指标占满全部分值，预算执行好坏不影响得分。",
        "With all points on indicators, execution does not move the score.",
    ),
    basis=("通行做法", "common practice"),
    verify=("看资金栏有没有分值。", "See whether the funds print a weight."),
    tolerance=EXACT,
    sentence=(
        "各指标的分值合计已是 {sum} 分，预算执行率没有分值。",
        "The indicators alone make up {sum} points; execution is given none.",
    ),
    example=[
        project(name="道路养护"),
        fund("total", final_budget="10.00", executed="10.00"),
        indicator(1, name="养护里程", weight="60"),
        indicator(2, name="路面完好率", weight="40"),
    ],
)
def execution_weight(tables: Tables) -> list[Relations]:
    frame = points(tables).with_columns(
        holds=pl.col("execution_weight").is_not_null(),
        stated=pl.coalesce("execution_weight_cell", pl.col("weights").list.first()),
        sum=_told(pl.col("weight_sum")),
    )
    known = frame.filter(pl.col("holds") | ((pl.col("lost") == 0) & _alone()))
    return [given(known, "holds", "stated", details=["sum"])]


@rule(
    "form-score-within-weight",
    "error",
    group="form",
    name=("得分超过分值", "score above weight"),
    meaning=("每项得分不超过该项分值。", "No score is above its weight."),
    why=("得分超过分值，总分就虚高。", "A score above its weight raises the total unduly."),
    basis=_FORM,
    verify=("对照该行的分值和得分。", "Compare weight and score of the row."),
    tolerance=_POINTS,
    sentence=(
        "{what}印作 {printed} 分，超过分值 {expected} 分。",
        "{what} is {printed}, above its weight of {expected}.",
    ),
    example=[
        project(name="道路养护"),
        indicator(1, name="养护里程", weight="10", score="12.00"),
        indicator(2, name="路面完好率", weight="10", score="10.00"),
    ],
)
def score_within_weight(tables: Tables) -> list[Relations]:
    scaled = points(tables).filter(~_in_points()).select("form")
    uneven = points(tables).filter(pl.col("fractions") > 0).select("form")  # whose total is rounded as well
    rows = []
    for table, names in (
        ("indicators", ("score", "weight")),
        ("project_funds", ("score", "weight")),
        ("projects", ("total_score", "total_weight")),
    ):
        form = pl.col("project_id") if table == "projects" else pl.coalesce("project_id", "report_id")
        score, weight = (tables.cell(table, name) for name in names)
        rows.append(tables[table].select(form=form, score=score, weight=weight).drop_nulls())
    rows[-1] = rows[-1].join(uneven, on="form", how="anti", maintain_order="left")
    return [at_most(pl.concat(rows).join(scaled, on="form", how="anti", maintain_order="left"), "score", "weight")]
