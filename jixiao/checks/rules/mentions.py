"""What the words of a report say against its own figures: costs that are not listed, cars that are not held."""

import polars as pl

from ..accounts import folded, measured
from ..example import amount, indicator, project, statement
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_COSTS = (
    *("办公费", "印刷费", "咨询费", "手续费", "水费", "电费", "邮电费", "取暖费", "物业管理费", "差旅费"),
    *("租赁费", "会议费", "培训费", "公务接待费", "专用材料费", "被装购置费", "专用燃料费", "劳务费"),
    *("委托业务费", "工会经费", "福利费", "公务用车运行维护费", "维修(护)费"),
)
"""Costs of 商品和服务支出 as the classification of government outlays names them."""
_LISTED = 5
"""Costs that a passage names to be the composition of running expenses."""
_MORE = r"(?:支出|经费)?(?:较|比)?(?:上年|去年)?(?:有所|也)?(?:增加|增长|上升)"
_OWN_CARS = r"公务(?:保障)?用车.{0,4}(?:数|数量|保有量)"
_OTHER_CARS = "租|购|更新|次|里程|报废"


@rule(
    "narrative-unlisted",
    "warning",
    group="repeats",
    name=("原因里的费用不在构成里", "a cost that is not in the composition"),
    meaning=(
        "说明公用（机关运行）经费增加的费用，应当列在公用经费的构成里。",
        "A cost that explains more running expenses is among the costs that they are made up of.",
    ),
    why=("原因与构成对不上，增加的钱花在哪里说不清。", "Reason and composition disagree on where the money went."),
    basis=("公用经费的构成与增减原因", "composition of running expenses, and the reason of their change"),
    verify=("查公用经费明细里有没有这项费用。", "See whether the details of running expenses have this cost."),
    tolerance=EXACT,
    sentence=(
        "{what}：原因写的是{cost}增加，公用经费的构成里却没有{cost}。",
        "{what}: the reason is more {cost}, which the composition of running expenses does not name.",
    ),
    example=[
        amount("基本支出决算情况", "公用经费", "executed", "50.00"),
        statement("explanation", "办公费、印刷费、水费、电费、邮电费、差旅费、工会经费"),
        amount("机关运行经费支出情况", "机关运行经费支出", "executed", "50.00"),
        amount("机关运行经费支出情况", "机关运行经费支出", "change", "10.00"),
        statement("reason", "本年业务增多，会议费支出增加"),
    ],
)
def unlisted(tables: Tables) -> list[Relations]:
    changes = (
        measured(tables, "change")
        .filter(pl.col("value") > 0)
        .filter(pl.col("item").str.contains("^(?:机关运行|公用)经费"))
        .sort("place")
        .select("report", "place", change="cell", change_at="place")
    )
    told = tables["statements"].filter(
        pl.col("project_id").is_null(),
        pl.col("topic").is_in(["reason", "explanation"]),
        pl.col("text").str.contains("费"),
    )
    told = told.sort("place").select(
        "report", "place", "topic", text=folded("text"), cell=tables.cell("statements", "text")
    )
    reasons = told.filter(pl.col("topic") == "reason").join_asof(
        changes, on="place", by="report", strategy="backward", check_sortedness=False
    )
    # the reason right after the change, not one of a later passage
    reasons = reasons.drop_nulls("change").unique(["report", "change"], keep="first", maintain_order=True)
    made_of = told.filter(
        pl.col("topic") == "explanation",
        pl.col("text").str.contains("办公费"),
        pl.col("text").str.count_matches("费") >= _LISTED,
        ~pl.col("text").str.contains("等$"),
    ).unique("report", keep="first", maintain_order=True)
    pairs = reasons.join(
        made_of.select("report", listed="text", listed_cell="cell"), on="report", maintain_order="left"
    )
    # a pattern is only made for what a reason names
    costs = [cost for cost in _COSTS if pairs["text"].str.contains(cost, literal=True).any()]
    made = [pairs.filter(_blamed(cost)).with_columns(cost=pl.lit(cost)) for cost in costs]
    none = pairs.clear().with_columns(cost=pl.lit(None, pl.String))
    frame = pl.concat([none, *made]).with_columns(holds=pl.col("listed").str.contains(pl.col("cost"), literal=True))
    return [given(frame, "holds", "change", ["cell", "listed_cell"], details=["cost"])]


def _blamed(cost: str) -> pl.Expr:
    """Whether a reason says that there was more of this cost."""
    name = cost.replace("(", r"\(").replace(")", r"\)")
    return pl.col("text").str.contains(rf"(?:^|[^一-龥]|上年|其中|由于|因|致){name}{_MORE}|增加(?:了)?{name}")


@rule(
    "narrative-cars",
    "note",
    group="repeats",
    name=("公务用车数量", "number of official cars"),
    meaning=(
        "自评表里的公务用车数，与正文的公务用车保有量或车辆数一致。",
        "The number of official cars in a form is that which the text says are held.",
    ),
    why=(
        "表里可能含租用、借用的车，应当说明。",
        "The form may count cars that are hired or lent; that should be said.",
    ),
    basis=("公务用车保有量、车辆资产与自评表指标", "cars held, cars among the assets, and indicators"),
    verify=("对照车辆台账。", "Compare with the list of vehicles."),
    tolerance=EXACT,
    sentence=(
        "“{what}”印作 {cars} 辆，正文的公务用车保有量是 {held} 辆。",
        '"{what}": {cars} cars in the form, {held} held according to the text.',
    ),
    example=[
        amount("三公经费支出决算情况", "公务用车保有量", "count", "4", "辆"),
        project(name="机关运行保障"),
        indicator(1, name="公务用车保障数量", target_text="5辆", target_value="5", actual_value="5", actual_unit="辆"),
    ],
)
def cars(tables: Tables) -> list[Relations]:
    held = measured(tables, "count").filter(pl.col("kind") == "cars_held")
    held = held.unique("report", keep="first", maintain_order=True).select("report", held="value", held_cell="cell")
    assets = measured(tables, "count").filter(pl.col("kind") == "vehicles")
    assets = assets.unique("report", keep="first", maintain_order=True).select("report", assets="value")
    frame = (
        tables["indicators"]
        .select("report", "first", "name", "actual_unit", "actual_value")
        .filter(pl.col("actual_unit") == "辆", pl.col("actual_value").is_not_null())
        .filter(pl.col("name").str.contains(_OWN_CARS), ~pl.col("name").str.contains(_OTHER_CARS))
        .with_columns(cars=pl.col("actual_value").cast(pl.Float64), cell=tables.cell("indicators", "actual_value"))
        .join(held, on="report", maintain_order="left")
        .join(assets, on="report", how="left", maintain_order="left")
        .with_columns(holds=(pl.col("cars") == pl.col("held")) | (pl.col("cars") == pl.col("assets")).fill_null(False))
    )
    shown = (pl.col(name).cast(pl.Int64).cast(pl.String) for name in ("cars", "held"))
    return [given(frame.with_columns(shown), "holds", "cell", ["held_cell"], details=["cars", "held"])]
