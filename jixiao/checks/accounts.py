"""Figures of the department-level prose made ready for rules: what each item is, whatever it is called.

The documents follow one template across the country (部门决算公开说明 after the accounts' tables, 部门整体支出绩效自评
报告 after the evaluation outline), but every place words its items a little differently. `KINDS` says once which words
mean which figure.
"""

from collections.abc import Callable
from weakref import WeakKeyDictionary

import polars as pl

from .tables import Tables

_QUOTES = r"[“”\"'‘’「」『』《》\s]"

KINDS: dict[str, str] = {
    # 收入支出决算总体情况, 财政拨款收入支出决算总体情况, 政府性基金预算财政拨款收入支出决算情况
    "income_total": r".*收入总计",
    "expenditure_total": r".*支出总计",
    "income": r"本年.*收入(合计)?|.*本年收入合计|收入合计",
    "expenditure": r"本年.*支出(合计)?|.*本年支出合计|支出合计",
    "surplus_used": r"使用非财政拨款结余.*",
    "opening": r"(年初|上年).*结[转余].*",
    "distributed": r"结余分配",
    "closing": r"年末.*结[转余].*",
    # kinds of income and of expenditure
    "fiscal_income": r"财政拨款(预算)?收入",
    "upper_income": r"上级补助收入",
    "business_income": r"事业(预算)?收入",
    "operating_income": r"经营(预算)?收入",
    "affiliate_income": r"附属单位上缴收入",
    "other_income": r"其他收入",
    "basic": r"(.*一般公共预算财政拨款)?基本支出",
    "project": r"项目(支出|经费)|调整后项目|年中追加预算项目|年初安排预算项目",
    "handed_up": r"上缴上级支出",
    "operating": r"经营支出",
    "subsidies": r"对附属单位补助支出",
    "personnel": r"人员(经费|支出)",
    "running": r"(日常)?公用(经费|支出)",
    # 财政拨款支出 by budget
    "fiscal": r"财政拨款支出",
    "general": r"一般公共预算(财政拨款)?支出",
    "government_fund": r"政府性基金预算(财政拨款)?支出",
    "state_capital": r"国有资本经营预算(财政拨款)?支出",
    # “三公”经费
    "three": r".*三公经费(财政拨款)?(支出)?(预算|决算)?(支出)?(合计|总额)?",
    "abroad": r"因公出国\(境\)(费用?|经费)?(支出)?",
    "cars": r"公务用车购置(及|和)运行(维护)?费(支出)?",
    "car_purchase": r"公务用车购置费?(支出)?",
    "car_running": r"公务用车运行(维护)?费(支出)?",
    "receptions": r"公务接待费(支出)?",
    # 政府采购
    "procurement": r"政府采购支出(总额|合计)?",
    "goods": r"政府采购货物支出",
    "works": r"政府采购工程支出",
    "services": r"政府采购服务支出",
    "to_smaller": r"授予中小企业合同金额",
    "to_smallest": r"其?中?授予小微企业合同金额",
    # staff
    "staff": r"(年末)?实有(人数|人员)",
    "active": r"(其中)?(年末)?在职(人员|人数)?",
    "retired": r"退休(人员|人数)?",
    "retired_veterans": r"离休(人员|人数)?",
    "posts": r"(人员)?编制(人?数|人员)?",
    "post_kind": r"(行政|事业|参照?公(务员)?|工勤|机关).*编制(人?数|人员)?",
    # whole-department budgets of self-evaluations
    "whole": r"财政拨款|部门整体支出|部门整体|调整后预算数?|年初预算数?|预算执行|支出预算|收入预算",
    "first_executed": r"年初预算执行数?",
    # assets
    "fixed": r"固定资产(原值|总值|合计|总额)?",
    "houses": r"房屋(及?构筑物)?",
    "vehicles": r"(共有)?车辆",
    "cars_held": r"公务用车保有量",
}
"""Kind of figure → what it is called; the first that matches whole counts. Brackets and quotes are folded before."""

_VEHICLE = r".*用车"
_BASES: WeakKeyDictionary[Tables, dict[str, pl.DataFrame]] = WeakKeyDictionary()


def folded(column: str) -> pl.Expr:
    """A name without quotes and blanks, its brackets ASCII."""
    text = pl.col(column).str.replace_all(_QUOTES, "")
    for wide, narrow in (("（", "("), ("）", ")")):
        text = text.str.replace_all(wide, narrow, literal=True)
    return text


def distinct(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """The texts of a column. They are few and the rows many: each text is matched once, and joined with the rows."""
    return frame.select(column).unique()


def prepared(tables: Tables, name: str, make: Callable[[Tables], pl.DataFrame]) -> pl.DataFrame:
    """A frame that several rules ask of the same tables, made once."""
    known = _BASES.setdefault(tables, {})
    if name not in known:
        known[name] = make(tables)
    return known[name]


def accounts(tables: Tables) -> pl.DataFrame:
    """The printed amounts in order: report, section, line, `at` (place in the text), item, kind, measure, value, cell.

    `is_class`: whether the item is a 类 of the functional classification. `passage`, `item_no` and `subject_no` are
    numbers of the report's section, of the item, and of what a rate of that item is about (see `latest.py`).
    """
    return prepared(tables, "accounts", _accounts)


def _accounts(tables: Tables) -> pl.DataFrame:
    columns = ("report", "section", "line", "place", "item", "measure", "value", "value_decimals", "unit")
    frame = tables["amounts"].select(*columns, cell=tables.cell("amounts", "value")).drop_nulls("cell")
    name = pl.col("folded")
    kind = pl.coalesce(
        *(pl.when(name.str.contains(f"^(?:{pattern})$")).then(pl.lit(kind)) for kind, pattern in KINDS.items())
    )
    names = distinct(frame, "item").with_columns(folded=folded("item"))
    names = names.with_columns(
        is_year=pl.col("item").str.contains("年份", literal=True).fill_null(False),
        kind=pl.when(name.str.contains(f"^{_VEHICLE}$")).then(pl.lit("vehicle")).otherwise(kind),
        is_class=name.str.contains(r"\(类\)(支出)?$").fill_null(False),
        item_no=_number(name),
        subject_no=_number(subject("folded")),
    )
    sections = distinct(frame, "section").with_columns(folded_section=folded("section").fill_null(""))
    sections = sections.with_columns(section_no=_number(pl.col("folded_section")))
    return (
        frame.join(names, on="item", how="left", nulls_equal=True, maintain_order="left")
        .filter(~pl.col("is_year"))
        .join(sections, on="section", how="left", nulls_equal=True, maintain_order="left")
        .select(
            "report",
            section="folded_section",
            line="line",
            place="place",
            at=pl.int_range(pl.len()),
            item="folded",
            kind="kind",
            is_class="is_class",
            measure="measure",
            value=pl.col("value").cast(pl.Float64),
            decimals="value_decimals",
            unit="unit",
            cell="cell",
            passage=pl.col("report").cast(pl.Int64) * MOST_NAMES + pl.col("section_no"),
            item_no="item_no",
            subject_no="subject_no",
        )
    )


def measured(tables: Tables, *measures: str) -> pl.DataFrame:
    """The printed amounts of these measures."""
    name = f"amounts of {', '.join(measures)}"
    return prepared(tables, name, lambda of: accounts(of).filter(pl.col("measure").is_in(measures)).sort("at"))


MOST_NAMES = 2**32
"""More than there are names."""


def _number(name: pl.Expr) -> pl.Expr:
    """A number for a text, wherever it stands: figures are matched faster by numbers."""
    return name.cast(pl.Categorical).to_physical().cast(pl.Int64)


def subject(column: str) -> pl.Expr:
    """What a rate is about: 收入支出总体 speaks of 收入总计, 基本支出预算执行率 of 基本支出."""
    name = pl.col(column)
    return pl.when(name.str.contains("收入支出总体$")).then(name.str.replace("支出总体$", "总计")).otherwise(name)
