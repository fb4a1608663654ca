"""Time: years and dates that are not the report's."""

import polars as pl

from ..example import amount, indicator, project, report
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_BUDGETS = ("original_budget", "final_budget", "executed")
_YEAR = r"^(20\d\d)年度?"
_MONTH = r"(20\d\d)年(?:1[0-2]|0?[1-9])月"


@rule(
    "time-other-year",
    "warning",
    group="time",
    name=("年份不是报告年度", "a year that is not the report's"),
    meaning=("以年份开头的预算、决算数，年份应是报告年度。", "A budget figure that names a year names the report's."),
    why=("多半是沿用上年的文字，数字也可能是上年的。", "Mostly last year's text kept, and perhaps its figures."),
    basis=("报告正文", "the text of the report"),
    verify=("核对这句话说的是哪一年的数。", "See which year the sentence speaks of."),
    tolerance=EXACT,
    sentence=(
        "报告年度是 {year} 年，这里的“{item}”说的却是 {named} 年。",
        'The report is of {year}; "{item}" speaks of {named}.',
    ),
    example=[report(fiscal_year=2024), amount("基本支出管理", "2023年县公路局基本支出", "original_budget", "50.00")],
)
def other_year(tables: Tables) -> list[Relations]:
    frame = (
        tables["amounts"]
        .filter(pl.col("measure").is_in(_BUDGETS), pl.col("item").str.contains(_YEAR))
        .with_columns(
            cell=tables.cell("amounts", "value"),
            year="fiscal_year",
            named=pl.col("item").str.extract(_YEAR).cast(pl.Int32),
        )
        .filter(pl.col("year").is_not_null(), pl.col("cell").is_not_null())
        # one sentence says a year once: the first of its figures stands for them
        .unique(["report", "line", "item"], keep="first", maintain_order=True)
        .with_columns(holds=pl.col("named") == pl.col("year"))
    )
    return [given(frame, "holds", "cell", details=["year", "item", "named"])]


@rule(
    "time-after-year",
    "note",
    group="time",
    name=("年后完成", "done after the year"),
    meaning=("实际完成值说的是报告年度内的完成。", "An actual value speaks of what was done within the year."),
    why=("年后才完成的，年度内算不算完成要说清。", "If it was done later, whether it counts has to be said."),
    basis=("自评表的实际完成值", "actual values of self-evaluation forms"),
    verify=("核对完成的日期。", "See when it was done."),
    tolerance=EXACT,
    sentence=(
        "“{what}”的实际完成值写到 {named} 年，报告年度是 {year} 年。",
        'The actual value of "{what}" speaks of {named}; the report is of {year}.',
    ),
    example=[
        report(fiscal_year=2024),
        project(name="道路养护"),
        indicator(1, name="完工时间", target_text="2024年12月底前", actual_text="2025年3月完工"),
    ],
)
def after_year(tables: Tables) -> list[Relations]:
    frame = (
        tables["indicators"]
        .filter(pl.col("actual_text").str.contains(_MONTH), pl.col("name").is_not_null())
        .with_columns(
            cell=tables.cell("indicators", "name"),
            actual=tables.cell("indicators", "actual_text"),
            year="fiscal_year",
            named=pl.col("actual_text").str.extract_all(_MONTH).list.last().str.head(4).cast(pl.Int32),
        )
        .filter(pl.col("year").is_not_null())
        .with_columns(holds=pl.col("named") <= pl.col("year"))
    )
    return [given(frame, "holds", "cell", ["actual"], details=["named", "year"])]
