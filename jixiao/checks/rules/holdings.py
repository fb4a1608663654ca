"""Sums of what a department has: staff, posts, vehicles, assets."""

import polars as pl

from ..accounts import measured
from ..example import amount
from ..relations import Relations, at_most, total
from ..rule import EXACT, INTERVAL, rule
from ..tables import Tables
from ..totals import TOTAL_WORDS, wide

_PROFILE = ("部门概况中的人员情况", "the part on staff in a department's profile")
_ASSETS = ("国有资产占用情况的说明", "the explanation of state assets held")
_STAFF = "机构设置及人员情况"
_COUNTED = TOTAL_WORDS | {"tolerance": EXACT}


@rule(
    "sums-staff",
    "error",
    group="sums",
    name=("人员构成", "staff"),
    meaning=("实有人数 = 在职 + 离休 + 退休。", "Staff = active + retired."),
    basis=_PROFILE,
    example=[
        amount(_STAFF, "实有人数", "count", "60", "人"),
        amount(_STAFF, "在职人员", "count", "40", "人"),
        amount(_STAFF, "退休人员", "count", "22", "人"),
    ],
    **_COUNTED,
)
def staff(tables: Tables) -> list[Relations]:
    kinds = ("staff", "active", "retired_veterans", "retired")
    frame = wide(tables, kinds, ("count",)).drop_nulls(["staff", "active", "retired"])
    # some mean by it only those in service: then it is their number
    value = measured(tables, "count").select("cell", "value")
    for kind in ("staff", "active"):
        frame = frame.join(value.rename({"value": f"{kind}_value"}), left_on=kind, right_on="cell", how="left")
    return [total(frame.filter(pl.col("staff_value") != pl.col("active_value")), "staff", printed=kinds[1:])]


@rule(
    "sums-posts",
    "error",
    group="sums",
    name=("编制构成", "posts"),
    meaning=(
        "编制人数 = 行政编制 + 参公编制 + 事业编制。",
        "Posts = administrative + assimilated + institutional ones.",
    ),
    basis=_PROFILE,
    example=[
        amount(_STAFF, "编制人数", "count", "60", "人"),
        amount(_STAFF, "行政编制", "count", "20", "人"),
        amount(_STAFF, "事业编制", "count", "42", "人"),
    ],
    **_COUNTED,
)
def posts(tables: Tables) -> list[Relations]:
    found = measured(tables, "count").filter(pl.col("kind").is_in(["posts", "post_kind"]))
    place = ["report", "section", "line"]
    whole = found.filter(pl.col("kind") == "posts").unique(place, keep="first", maintain_order=True)
    parts = found.filter(pl.col("kind") == "post_kind").unique([*place, "item"], keep="first", maintain_order=True)
    within = pl.col("item").str.contains("参|工勤")
    sums_ = parts.group_by(place).agg(
        parts="cell",
        apart=pl.col("cell").filter(~within),
        apart_value=pl.col("value").filter(~within).sum(),
    )
    frame = whole.join(sums_, on=place, nulls_equal=True, maintain_order="left").filter(pl.col("parts").list.len() > 1)
    # posts run like the civil service may be told as some of the institutional ones
    apart = (pl.col("apart_value") == pl.col("value")) & (pl.col("apart").list.len() > 1)
    return [total(frame.with_columns(parts=pl.when(apart).then("apart").otherwise("parts")), "cell", printed=["parts"])]


@rule(
    "sums-vehicles",
    "error",
    group="sums",
    name=("车辆构成", "vehicles"),
    meaning=("车辆总数 = 各类用车之和。", "Vehicles = the sum of their kinds."),
    basis=_ASSETS,
    example=[
        amount("国有资产占用情况", "车辆", "count", "8", "辆"),
        amount("国有资产占用情况", "机要通信用车", "count", "1", "辆"),
        amount("国有资产占用情况", "执法执勤用车", "count", "5", "辆"),
        amount("国有资产占用情况", "其他用车", "count", "1", "辆"),
    ],
    **_COUNTED,
)
def vehicles(tables: Tables) -> list[Relations]:
    found = measured(tables, "count")
    kinds = (
        found.filter(pl.col("kind") == "vehicle")
        .group_by("report", "section")
        .agg(parts=pl.col("cell"), rest=pl.col("item").str.contains("其他").any())
        # the template ends with 其他用车: with it, the list is whole
        .filter(pl.col("rest"))
    )
    whole = found.filter(pl.col("kind") == "vehicles").unique(["report", "section"], keep="first", maintain_order=True)
    return [total(whole.join(kinds, on=["report", "section"], maintain_order="left"), "cell", printed=["parts"])]


@rule(
    "sums-assets",
    "warning",
    group="sums",
    name=("固定资产构成", "fixed assets"),
    meaning=(
        "房屋、车辆的价值不超过固定资产总值。",
        "Buildings and vehicles are worth no more than all fixed assets.",
    ),
    basis=_ASSETS,
    verify=("比较各项价值与固定资产原值。", "Compare the values with that of all fixed assets."),
    why=(
        "部分大于整体，多半是把净值和原值混用，或者抄错了数。",
        "A part above its whole mostly means that net and gross values were mixed, or a slip.",
    ),
    tolerance=INTERVAL,
    sentence=(
        "{what}的价值印作 {printed}{unit}，超过固定资产总值 {expected}{unit}。",
        "{what} is valued at {printed} {unit}, more than the {expected} of all fixed assets.",
    ),
    example=[
        amount("国有资产占用情况", "固定资产原值", "value", "100.00"),
        amount("国有资产占用情况", "房屋", "value", "120.00"),
    ],
)
def assets(tables: Tables) -> list[Relations]:
    found = measured(tables, "value").filter(pl.col("unit") == "万元")
    place = ["report", "section"]
    whole = found.filter(pl.col("kind") == "fixed").unique(place, keep="first", maintain_order=True)
    part = found.filter(pl.col("kind").is_in(["houses", "vehicles"])).select(*place, part="cell")
    return [at_most(part.join(whole, on=place), "part", "cell")]


@rule(
    "sums-cars-held",
    "warning",
    group="sums",
    name=("公务用车保有量", "official cars held"),
    meaning=("公务用车保有量不超过车辆总数。", "Official cars held are no more than all vehicles."),
    basis=_ASSETS,
    verify=("比较保有量与国有资产中的车辆数。", "Compare the cars held with the vehicles among the assets."),
    why=(
        "保有的公务用车是车辆的一部分；多出来的车没有登记为资产，或者口径不同。",
        "Official cars are some of the vehicles: more of them means cars that are no assets, or another scope.",
    ),
    tolerance=EXACT,
    sentence=(
        "{what}印作 {printed}{unit}，多于国有资产中的车辆 {expected}{unit}。",
        "{what} is printed as {printed} {unit}, more than the {expected} vehicles among the assets.",
    ),
    example=[
        amount("三公经费支出决算情况", "公务用车保有量", "count", "5", "辆"),
        amount("国有资产占用情况", "车辆", "count", "4", "辆"),
    ],
)
def cars_held(tables: Tables) -> list[Relations]:
    found = measured(tables, "count").filter(pl.col("unit") == "辆")
    first = found.unique(["report", "kind"], keep="first", maintain_order=True)
    held = first.filter(pl.col("kind") == "cars_held")
    whole = first.filter(pl.col("kind") == "vehicles").select("report", whole="cell")
    return [at_most(held.join(whole, on="report"), "cell", "whole")]
