"""One sentence given as the reason of several things."""

import polars as pl

from ..accounts import folded, measured
from ..example import amount, statement
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_SHORTEST, _SHOWN = 8, 40
_APART = (
    ("basic", "project"),
    ("personnel", "running"),
    ("abroad", "cars", "receptions"),
    ("goods", "works", "services"),
)
"""Kinds of money that are apart from each other, so that one reason hardly explains both."""


@rule(
    "repeats-reason",
    "warning",
    group="repeats",
    name=("同一原因用于两处", "one reason for two things"),
    meaning=(
        "一段原因说明一件事；逐字重复地用在另一件事上，多半是复制。",
        "A reason explains one thing; word for word the same for another, it was probably copied.",
    ),
    why=("复制来的原因解释不了另一个数。", "A copied reason does not explain the other figure."),
    basis=("同一份报告的前后文", "one report, here and there"),
    verify=("看这段原因能不能解释它所在处的增减。", "See whether the reason can explain the change that it stands by."),
    tolerance=EXACT,
    sentence=(
        "{name}增减的原因与{other_name}的逐字相同：“{words}”。",
        'The reason for the change of {name} is word for word that of {other_name}: "{words}".',
    ),
    example=[
        amount("年初预算安排情况", "基本支出", "original_budget", "80.00"),
        amount("年初预算安排情况", "基本支出", "change", "10.00"),
        statement("reason", "在职人员增加，基本工资和社保缴费相应增加"),
        amount("年初预算安排情况", "项目支出", "original_budget", "50.00"),
        amount("年初预算安排情况", "项目支出", "change", "20.00"),
        statement("reason", "在职人员增加，基本工资和社保缴费相应增加"),
    ],
)
def reason(tables: Tables) -> list[Relations]:
    told = (
        tables["statements"]
        .filter(pl.col("topic") == "reason", pl.col("project_id").is_null())
        .with_columns(words=folded("text"), cell=tables.cell("statements", "text"))
        .filter(pl.col("words").str.len_chars() > _SHORTEST)
        .sort("place")
    )
    changes = measured(tables, "change").filter(pl.col("value") != 0).sort("place")
    subjects = changes.select("report", "place", about="kind", name="item")
    of = told.join_asof(subjects, on="place", by="report", strategy="backward", check_sortedness=False)
    families = {kind: number for number, family in enumerate(_APART) for kind in family}
    known = of.with_columns(family=pl.col("about").replace_strict(families, default=None)).drop_nulls("family")
    by = ["report", "words", "family"]
    everywhere = told.group_by("report", "words").agg(places="cell")
    first = known.unique(by, keep="first", maintain_order=True)
    before = first.select(*by, other="about", other_name="name")
    frame = known.join(before, on=by, maintain_order="left").filter(pl.col("about") != pl.col("other"))
    frame = frame.join(everywhere, on=["report", "words"], maintain_order="left")
    shown = pl.col("words").str.head(_SHOWN)
    frame = frame.with_columns(
        holds=pl.lit(False),
        words=pl.when(pl.col("words").str.len_chars() > _SHOWN).then(shown + "…").otherwise("words"),
    )
    return [given(frame, "holds", "cell", lists=["places"], details=["name", "other_name", "words"])]
