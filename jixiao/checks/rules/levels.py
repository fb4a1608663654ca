"""The order of a form's indicators: which kinds stand beneath which level."""

import polars as pl

from ..accounts import prepared
from ..example import indicator, project
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_KINDS = {"output": "数量|质量|时效", "cost": "成本", "benefit": "效益|可持续|长效", "satisfaction": "满意"}
"""Kinds of level 2 by the words of their names."""
_BENEATH = {
    "^(?:项目)?(?:产出|完成)": ("output", "cost"),
    "^(?:项目)?(?:效益|效果)": ("benefit", "satisfaction"),
    "^(?:服务对象)?满意": ("satisfaction", "benefit"),
    "^成本": ("cost",),
}
"""Level 1 → the kinds beneath it. Forms differ in where satisfaction stands; other levels 1 have their own kinds."""


def _pairs(tables: Tables) -> pl.DataFrame:
    """The pairs of levels that are known, and whether they go together."""
    pairs = tables["indicators"].select("level1", "level2").unique().drop_nulls()
    name = pl.col("level2").str.replace("指标.*$", "")
    of = {kind: name.str.contains(words) for kind, words in _KINDS.items()}
    right = pl.coalesce(
        *(
            pl.when(pl.col("level1").str.contains(level)).then(pl.any_horizontal(of[kind] for kind in kinds))
            for level, kinds in _BENEATH.items()
        )
    )
    return pairs.filter(pl.any_horizontal(of.values())).with_columns(right=right).drop_nulls("right")


@rule(
    "form-levels",
    "note",
    group="form",
    name=("指标归类", "kind of indicator"),
    meaning=(
        "数量、质量、时效指标放在产出下，各类效益放在效益下，成本放在产出或成本下。",
        "Quantity, quality and time stand beneath output, benefits beneath benefit, costs beneath output or cost.",
    ),
    why=(
        "归错类，产出和效益的得分就不可比。",
        "In the wrong place, points of outputs and benefits cannot be compared.",
    ),
    basis=("项目支出绩效自评表", "self-evaluation forms of projects"),
    verify=("看二级指标是否放在对应的一级指标下。", "See whether the level-2 kind stands beneath its level 1."),
    tolerance=EXACT,
    sentence=(
        "“{what}”的二级指标是“{level2}”，却放在“{level1}”下。",
        '"{what}" is of level-2 kind "{level2}", yet stands beneath "{level1}".',
    ),
    example=[
        project(name="道路养护"),
        indicator(1, name="养护里程", level1="效益指标", level2="数量指标"),
    ],
)
def levels(tables: Tables) -> list[Relations]:
    """One relation a form: about its first indicator in the wrong place, or its first."""
    known = prepared(tables, "level pairs", _pairs)
    rows = tables["indicators"].select(
        "level1",
        "level2",
        "damaged",
        form=pl.coalesce("project_id", "report_id"),
        cell=tables.cell("indicators", "level2"),
        above=tables.cell("indicators", "level1"),
        name=tables.cell("indicators", "name"),
    )
    placed = rows.join(known, on=["level1", "level2"], maintain_order="left")
    wrong = placed.filter(~pl.col("right")).sort("damaged", maintain_order=True)
    first = pl.concat([wrong, placed]).unique("form", keep="first", maintain_order=True)
    frame = first.with_columns(stated=pl.coalesce("name", "cell"))
    return [given(frame, "right", "stated", ["cell", "above"], details=["level1", "level2"])]
