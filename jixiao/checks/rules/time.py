"""Time: years and dates that are not the report's."""

import polars as pl

from ..accounts import distinct
from ..example import amount, indicator, project, report
from ..relations import Relations, given
from ..rule import EXACT, rule
from ..tables import Tables

_START = 10_000_000
"""What a place is counted in: line times this, and the character in it."""
_HEADS = 3
"""A year as far into a line as this heads the passage or the form."""
_ACCOUNTS = "决算(?:总体|结构)?情况|运行经费|政府采购|国有资产|自评表"
_PLANNED = r"(?:预计|计划|拟|将|力争|争取|待|应于)[^，。；,;]{0,12}$"
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
        .filter(pl.col("measure").is_in(_BUDGETS))
        .filter(pl.col("item").str.contains(_YEAR))
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
    "time-passage",
    "warning",
    group="time",
    name=("段首的年份", "the year that heads a passage"),
    meaning=(
        "决算说明各段和自评表以报告年度开头。",
        "Passages on the accounts and forms begin with the year of the report.",
    ),
    why=("这一段或这张表可能是上年的。", "The passage or the form may be last year's."),
    basis=("决算公开说明与所附自评表", "accounts and the forms printed with them"),
    verify=("核对这一段（表）的数是哪一年的。", "See which year the figures there are of."),
    tolerance=EXACT,
    sentence=(
        "报告年度是 {year} 年，“{section}”这一段（表）开头写的是 {named} 年。",
        'The report is of {year}; a passage or form under "{section}" begins with {named}.',
    ),
    example=[
        report(fiscal_year=2024),
        amount("政府采购情况", "年份", "value", "2023", "年"),
        amount("政府采购情况", "政府采购支出总额", "executed", "20.00"),
    ],
)
def passage(tables: Tables) -> list[Relations]:
    frame = (
        tables["amounts"]
        .filter(pl.col("item") == "年份")
        .filter(
            pl.col("section").str.contains(_ACCOUNTS),
            pl.col("place") % _START <= _HEADS,
            pl.col("fiscal_year").is_not_null(),
        )
        .with_columns(
            cell=tables.cell("amounts", "value"),
            year="fiscal_year",
            named=pl.col("value").cast(pl.Int32),
        )
        .with_columns(holds=pl.col("named") == pl.col("year"))
    )
    return [given(frame, "holds", "cell", details=["year", "section", "named"])]


@rule(
    "time-after-year",
    "note",
    group="time",
    name=("年后完成", "done after the year"),
    meaning=(
        "完成情况和实际完成值说的是报告年度内的完成。",
        "Completions and actual values speak of what was done within the year.",
    ),
    why=("年后才完成的，年度内算不算完成要说清。", "If it was done later, whether it counts has to be said."),
    basis=("自评表的完成情况", "completions of self-evaluation forms"),
    verify=("核对完成的日期。", "See when it was done."),
    tolerance=EXACT,
    sentence=(
        "“{what}”的完成情况写到 {named} 年，报告年度是 {year} 年。",
        'What was done for "{what}" was done in {named}; the report is of {year}.',
    ),
    example=[
        report(fiscal_year=2024),
        project(name="道路养护"),
        indicator(1, name="完工时间", target_text="2024年12月底前", actual_text="2025年3月完工"),
    ],
)
def after_year(tables: Tables) -> list[Relations]:
    columns = ("fiscal_year", "first", "name")
    values = tables["indicators"].select(*columns, "actual_text").drop_nulls("name")
    completions = tables["projects"].filter(~pl.col("damaged")).select(*columns, "completion")
    return [
        _after(tables, "indicators", values, "actual_text"),
        _after(tables, "projects", completions, "completion"),
    ]


def _after(tables: Tables, table: str, rows: pl.DataFrame, column: str) -> Relations:
    """The last date of a month that the words give, where they do not plan it."""
    months = distinct(rows, column).filter(pl.col(column).str.contains(_MONTH))
    dated = rows.join(months, on=column, how="semi", maintain_order="left").filter(pl.col("fiscal_year").is_not_null())
    words = dated.with_columns(
        cell=tables.cell(table, "name"),
        said=tables.cell(table, column),
        year="fiscal_year",
        before=pl.col(column).str.extract(rf"^(.*?){_MONTH}", 1),
        named=pl.col(column).str.extract(_MONTH).cast(pl.Int32),
    )
    frame = words.filter(~pl.col("before").str.contains(_PLANNED)).with_columns(holds=pl.col("named") <= pl.col("year"))
    return given(frame, "holds", "cell", ["said"], details=["named", "year"])
