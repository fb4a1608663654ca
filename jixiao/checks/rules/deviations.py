"""Deviations of actual values from targets, as reports in prose print them; values of the middle of the year."""

import polars as pl

from ..accounts import prepared
from ..example import indicator
from ..relations import Relations, given, percent
from ..rule import EXACT, INTERVAL, rule
from ..tables import Tables

_PROSE = ("部门整体支出绩效自评报告，绩效指标完成情况", "self-evaluation report of a whole department, indicators")
_LARGE = 0.3
_FEWEST = 2


def _row(seq: int, target: str, actual: str, unit: str, **values: str) -> object:
    return indicator(
        seq,
        None,
        level1="履职效能",
        level2="数量指标",
        name=f"第{seq}项巡查",
        target_text=f"≥{target}{unit}",
        target_op=">=",
        target_value=target,
        target_unit=unit,
        actual_text=f"{actual}{unit}",
        actual_value=actual,
        actual_unit=unit,
        **values,
    )


def _compared(tables: Tables) -> pl.DataFrame:
    return prepared(tables, "values compared", _compare)


def _compare(tables: Tables) -> pl.DataFrame:
    unit = pl.col("target_unit").eq_missing(pl.col("actual_unit"))
    target, actual = pl.col("target_value").cast(pl.Float64), pl.col("actual_value").cast(pl.Float64)
    return (
        tables["indicators"]
        .lazy()
        .filter(unit, pl.col("target_value") > 0, pl.col("actual_value").is_not_null())
        .select(
            *("report", "name", "target_op", "target_unit", "target_value", "actual_unit", "actual_value"),
            *("midyear_value", "midyear_value_decimals", "midyear_unit"),
            off=(actual - target).abs(),
            above=actual >= target,
            share=(actual - target).abs() / target,
            printed=pl.col("deviation_pct").cast(pl.Float64),
            target_cell=tables.cell("indicators", "target_value"),
            actual_cell=tables.cell("indicators", "actual_value"),
            deviation_cell=tables.cell("indicators", "deviation_pct"),
            midyear_cell=tables.cell("indicators", "midyear_value"),
        )
        .with_columns(
            prints=pl.col("printed").is_not_null().sum().over("report"),
            in_points=(
                (pl.col("target_unit") == "%") & ((pl.col("off") - pl.col("printed").abs()).abs() < 0.01)
            ).fill_null(False),
        )
        .collect()
    )


@rule(
    "targets-deviation",
    "error",
    group="targets",
    name=("偏差率与数值不符", "deviation against the values"),
    meaning=("偏差率 = （实际值 − 指标值） ÷ 指标值。", "Deviation = (actual − target) ÷ target."),
    why=(
        "偏差率决定要不要说明原因、要不要调整指标。",
        "The deviation decides whether reasons and new targets are due.",
    ),
    basis=_PROSE,
    verify=("用实际值与指标值之差除以指标值。", "Divide the difference of actual and target by the target."),
    tolerance=INTERVAL,
    sentence=(
        "{what}印作 {printed}%，按印出的指标值和实际值计算是 {expected}%。",
        "{what} is printed as {printed} %; target and actual value give {expected} %.",
    ),
    example=[_row(1, "80", "99", "次", deviation_pct="32.75", reason="加密了巡查")],
)
def deviation(tables: Tables) -> list[Relations]:
    # the sign is printed as each likes, and of per cents some print the difference in points
    rows = _compared(tables).filter(pl.col("printed").is_not_null(), ~pl.col("in_points"))
    upward = (pl.col("above") & (pl.col("printed") >= 0)) | (~pl.col("above") & (pl.col("printed") < 0))
    made = []
    for frame, sign in ((rows.filter(upward), 1.0), (rows.filter(~upward), -1.0)):
        factors = {"actual_cell": sign, "target_cell": -sign}
        made.append(percent(frame, "deviation_cell", factors, {"target_cell": 1.0}))
    return made


@rule(
    "targets-deviation-missing",
    "warning",
    group="targets",
    name=("偏差较大却没有偏差率", "large deviation without a figure"),
    meaning=(
        "报告给出偏差率的，偏差达三成的指标都应给出。",
        "Where a report prints deviations, each indicator that is 30 % off has one.",
    ),
    why=("最大的偏差反而没有数字，容易被略过。", "The largest deviations are without a figure and easily passed over."),
    basis=_PROSE,
    verify=("用实际值与指标值之差除以指标值，看报告是否印出。", "Work out the deviation; look whether it is printed."),
    tolerance=EXACT,
    sentence=(
        "{what}：指标值 {target}，实际值 {actual}，偏差 {percent}%，报告没有印出；其他指标印有偏差率。",
        "{what}: target {target}, actual {actual}, {percent} % off; not printed, while it is for other indicators.",
    ),
    example=[
        _row(1, "80", "99", "次", deviation_pct="23.75", reason="加密了巡查"),
        _row(2, "80", "92", "次", deviation_pct="15.00", reason="加密了巡查"),
        _row(3, "2", "50", "次", reason="加密了巡查"),
    ],
)
def deviation_missing(tables: Tables) -> list[Relations]:
    rows = _compared(tables).filter(pl.col("prints") >= _FEWEST, pl.col("share") >= _LARGE)
    unit = pl.col("target_unit").fill_null("")
    frame = rows.with_columns(
        holds=pl.col("printed").is_not_null(),
        percent=(100 * pl.col("share")).round(2),
        target=pl.col("target_value").cast(pl.Float64),
        actual=pl.col("actual_value").cast(pl.Float64),
        unit=unit,
    )
    return [given(frame, "holds", "actual_cell", ["target_cell"], details=["target", "actual", "percent"])]


@rule(
    "targets-midyear",
    "warning",
    group="targets",
    name=("年中数高于年末数", "mid-year value above the year's"),
    meaning=(
        "累计完成的数，年末不会低于年中。",
        "What is done adds up: the year's value is not below that of mid-year.",
    ),
    why=("年中监控数或年末数有一处算错，或两处口径不同。", "One of the two is wrong, or they are not of one kind."),
    basis=_PROSE,
    verify=("对照年中监控值、年末实际值和指标值。", "Compare mid-year value, year's value and target."),
    tolerance=INTERVAL,
    sentence=(
        "{what}：年中 {midyear}{of_unit}，年末 {actual}{of_unit}，反而减少。",
        "{what}: {midyear}{of_unit} at mid-year, {actual}{of_unit} at its end: it went down.",
    ),
    example=[
        _row(
            1, "50", "40", "次", midyear_text="年中巡查52次", midyear_value="52", midyear_unit="次", reason="减少了巡查"
        )
    ],
)
def midyear(tables: Tables) -> list[Relations]:
    # only what is done adds up: a rate of quality may fall, and that of a budget as the budget grows
    adds_up = (pl.col("target_unit") != "%") | pl.col("name").str.contains("完成")
    frame = (
        _compared(tables)
        .filter(
            pl.col("midyear_value").is_not_null(),
            pl.col("target_op").is_in([">=", ">", "="]),
            pl.col("midyear_unit").eq_missing(pl.col("actual_unit")),
            adds_up.fill_null(False),
        )
        .with_columns(
            midyear=pl.col("midyear_value").cast(pl.Float64),
            actual=pl.col("actual_value").cast(pl.Float64),
            of_unit=pl.col("target_unit").fill_null(""),
            slack=0.5 * pl.lit(10.0).pow(-pl.col("midyear_value_decimals").fill_null(0).cast(pl.Float64)),
        )
        .with_columns(holds=pl.col("midyear") - pl.col("slack") <= pl.col("actual"))
    )
    details = ["midyear", "actual", "of_unit"]
    return [given(frame, "holds", "midyear_cell", ["actual_cell", "target_cell"], details=details)]
