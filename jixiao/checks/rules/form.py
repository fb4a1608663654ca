"""Points of forms: weights, scores and their totals; the order of levels."""

import polars as pl

from ..accounts import prepared
from ..example import fund, indicator, project
from ..relations import Relations, at_most, given, total
from ..rule import EXACT, rule
from ..tables import Tables

_FORM = ("项目支出绩效自评表、部门整体支出绩效自评表", "self-evaluation forms of projects and departments")
_KEY = ["report_id", "project_id"]
_HUNDRED = 100
_TO_TWO_DECIMALS = (
    "得分按保留两位小数看待；分值必须正好相等",
    "points count as given to two decimals; weights have to agree exactly",
)


def _forms(tables: Tables) -> pl.DataFrame:
    """Forms that print weights: the cells of their indicators' weights and scores, of the execution row and the total.

    A row whose weight or score is not printed makes the list hold a NULL, and the sum one that cannot be assessed.
    """
    rows = tables["indicators"].with_columns(
        project_id=pl.col("project_id").fill_null(""),
        weight_cell=tables.cell("indicators", "weight"),
        score_cell=tables.cell("indicators", "score"),
    )
    forms = rows.group_by(_KEY, maintain_order=True).agg(
        weights="weight_cell",
        scores="score_cell",
        weighed=pl.col("weight").is_not_null().mean(),
        scored=pl.col("score").is_not_null().mean(),
    )
    execution = (
        tables["project_funds"]
        .with_columns(
            project_id=pl.col("project_id").fill_null(""),
            execution_weight=tables.cell("project_funds", "weight"),
            execution_score=tables.cell("project_funds", "score"),
        )
        .filter(pl.col("weight").is_not_null() | pl.col("score").is_not_null())
        .unique(_KEY, keep="first", maintain_order=True)
        .select(*_KEY, "execution_weight", "execution_score")
    )
    projects = tables["projects"].select(
        *_KEY,
        total_weight_cell=tables.cell("projects", "total_weight"),
        total_score_cell=tables.cell("projects", "total_score"),
    )
    joined = forms.join(execution, on=_KEY, how="left", maintain_order="left")
    return joined.join(projects, on=_KEY, how="left", maintain_order="left")


def forms(tables: Tables) -> pl.DataFrame:
    return prepared(tables, "forms", _forms)


def _points(tables: Tables, stated: str, of_execution: str, cells: str) -> list[Relations]:
    """stated = execution + indicators, of forms that print it; one with a row's points missing cannot be assessed."""
    frame = forms(tables).filter(
        pl.col(stated).is_not_null(), pl.col({"weights": "weighed", "scores": "scored"}[cells]) > 0
    )
    whole = ~pl.col(cells).list.eval(pl.element().is_null()).list.any()
    frame = frame.with_columns(
        stated=pl.when(whole).then(stated),
        parts=pl.concat_list(pl.concat_list(of_execution).list.drop_nulls(), cells),
    )
    # the stated cell is NULL where a part is: that is what makes the relation one that cannot be assessed
    return [total(frame, "stated", lists=["parts"])]


_POINT_WORDS = {
    "basis": _FORM,
    "tolerance": _TO_TWO_DECIMALS,
    "sentence": (
        "{what}印作 {printed} 分，预算执行和各指标相加是 {expected} 分，相差 {difference} 分。",
        "{what} is printed as {printed}; execution and indicators add up to {expected}, a difference of {difference}.",
    ),
}


@rule(
    "form-weights",
    "error",
    group="form",
    name=("分值合计", "total of weights"),
    meaning=("分值合计 = 预算执行率分值 + 各指标分值。", "Total weight = weight of execution + weights of indicators."),
    why=(
        "分值合计不对，得分率就没有意义。",
        "Where weights do not add up, a score means nothing.",
    ),
    verify=("把预算执行率和各指标的分值相加。", "Add up the weights of execution and of all indicators."),
    example=[
        project(name="道路养护", total_weight="100"),
        indicator(1, name="养护里程", weight="50"),
        indicator(2, name="满意度", weight="45"),
    ],
    **_POINT_WORDS,
)
def weights(tables: Tables) -> list[Relations]:
    return _points(tables, "total_weight_cell", "execution_weight", "weights")


@rule(
    "form-scores",
    "error",
    group="form",
    name=("总分", "total score"),
    meaning=("总分 = 预算执行率得分 + 各指标得分。", "Total score = score of execution + scores of indicators."),
    why=("总分决定等级；加错会改变等级。", "The total decides the grade; a wrong sum may change it."),
    verify=("把预算执行率和各指标的得分相加。", "Add up the scores of execution and of all indicators."),
    example=[
        project(name="道路养护", total_score="97.00"),
        indicator(1, name="养护里程", score="50.00"),
        indicator(2, name="满意度", score="45.00"),
    ],
    **_POINT_WORDS,
)
def scores(tables: Tables) -> list[Relations]:
    return _points(tables, "total_score_cell", "execution_score", "scores")


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
        indicator(2, name="满意度", weight="30"),
    ],
)
def hundred(tables: Tables) -> list[Relations]:
    frame = forms(tables).filter(pl.col("execution_weight").is_not_null())
    whole = ~pl.col("weights").list.eval(pl.element().is_null()).list.any()
    rows = tables["indicators"].with_columns(project_id=pl.col("project_id").fill_null(""))
    sums = rows.group_by(_KEY).agg(of_indicators=pl.col("weight").cast(pl.Float64).sum())
    execution = (
        tables["project_funds"]
        .with_columns(project_id=pl.col("project_id").fill_null(""))
        .filter(pl.col("weight").is_not_null())
        .group_by(_KEY)
        .agg(of_execution=pl.col("weight").cast(pl.Float64).first())
    )
    frame = frame.join(sums, on=_KEY, maintain_order="left").join(execution, on=_KEY, maintain_order="left")
    points = pl.col("of_indicators") + pl.col("of_execution")
    frame = frame.with_columns(holds=pl.when(whole).then((points - _HUNDRED).abs() < 1e-6), sum=points.round(2))
    return [given(frame, "holds", "execution_weight", lists=["weights"], details=["sum"])]


@rule(
    "form-score-within-weight",
    "error",
    group="form",
    name=("得分超过分值", "score above weight"),
    meaning=("每项得分不超过该项分值。", "No score is above its weight."),
    why=("得分超过分值，总分就虚高。", "A score above its weight raises the total unduly."),
    basis=_FORM,
    verify=("对照该行的分值和得分。", "Compare weight and score of the row."),
    tolerance=_TO_TWO_DECIMALS,
    sentence=(
        "{what}印作 {printed} 分，超过分值 {expected} 分。",
        "{what} is {printed}, above its weight of {expected}.",
    ),
    example=[
        project(name="道路养护"),
        indicator(1, name="养护里程", weight="10", score="12.00"),
    ],
)
def score_within_weight(tables: Tables) -> list[Relations]:
    made = []
    for table in ("indicators", "project_funds"):
        rows = tables[table].filter(pl.col("weight").is_not_null(), pl.col("score").is_not_null())
        made.append(
            at_most(
                rows.select(score=tables.cell(table, "score"), weight=tables.cell(table, "weight")), "score", "weight"
            )
        )
    return made


_LEVELS = {
    "产出": ("数量", "质量", "时效", "成本"),
    "效益": ("经济效益", "社会效益", "生态效益", "可持续"),
    "满意度": ("满意度",),
    "成本": ("经济成本", "社会成本", "生态环境成本", "成本"),
}
"""Level 1 → words of the level-2 kinds that stand beneath it in the form."""


@rule(
    "form-levels",
    "note",
    group="form",
    name=("指标归类", "kind of indicator"),
    meaning=(
        "数量、质量、时效属于产出，各类效益和可持续影响属于效益，满意度属于满意度。",
        "Quantity, quality and timeliness are outputs; benefits and lasting effects benefits; satisfaction is its own.",
    ),
    why=(
        "归错类，产出和效益的得分就不可比。",
        "In the wrong place, points of outputs and benefits cannot be compared.",
    ),
    basis=_FORM,
    verify=("看二级指标是否放在对应的一级指标下。", "See whether the level-2 kind stands beneath its level 1."),
    tolerance=EXACT,
    sentence=(
        "“{what}”的二级指标是“{level2}”，却放在“{level1}”下。",
        '"{what}" is of level-2 kind "{level2}", yet stands beneath "{level1}".',
    ),
    example=[
        project(name="道路养护"),
        indicator(1, name="群众满意度", level1="产出指标", level2="满意度指标"),
    ],
)
def levels(tables: Tables) -> list[Relations]:
    rows = tables["indicators"].filter(pl.col("level1").is_not_null(), pl.col("level2").is_not_null())
    known = pl.any_horizontal(pl.col("level1").str.starts_with(word) for word in _LEVELS)
    kinds = sorted({kind for kinds in _LEVELS.values() for kind in kinds})
    of_kind = pl.any_horizontal(pl.col("level2").str.contains(kind, literal=True) for kind in kinds)
    right = pl.any_horizontal(
        pl.col("level1").str.starts_with(word)
        & pl.any_horizontal(pl.col("level2").str.contains(kind, literal=True) for kind in kinds_)
        for word, kinds_ in _LEVELS.items()
    )
    pairs = rows.select("level1", "level2").unique().filter(known, of_kind).with_columns(holds=right)
    frame = rows.with_columns(cell=tables.cell("indicators", "name"), kind=tables.cell("indicators", "level2")).join(
        pairs, on=["level1", "level2"], maintain_order="left"
    )
    return [given(frame.filter(pl.col("cell").is_not_null()), "holds", "cell", ["kind"], details=["level1", "level2"])]
