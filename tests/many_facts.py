"""A large, plausible world by chance: the facts of many reports as frames, equal for an equal seed.

Bureaus of several regions report for three years, most in accounts, some in self-evaluations. Their projects differ in
size by orders of magnitude, most are spent and score well, some are not. Every 20th project is told in a list, without
a form, and every 100th repeats the one before it. All amounts in 万元 with two decimals.
"""

import numpy as np
import polars as pl

from tests import many_words as words
from tests.many_accounts import ACCOUNTS, EVALUATION, MONEY, amounts, departments, functions, money, templates

PROJECTS_OF_REPORT = 40
YEARS = (2022, 2023, 2024)
_BUDGETS = ("original_budget", "final_budget", "executed")
_FUNDS = (("fiscal", "其中：当年财政拨款", 1 - pl.col("other")), ("other", "其他资金", pl.col("other")))
Frames = dict[str, pl.DataFrame]


def many_facts(projects: int, seed: int) -> Frames:
    """The tables of that many projects, without lines and citations."""
    chance = np.random.default_rng(seed)
    reports = _reports(max(1, projects // PROJECTS_OF_REPORT))
    listed = _listed(reports, projects, chance)
    indicators = _indicators(listed, chance)
    scores = indicators.group_by("project_id").agg(got=pl.col("score").sum())
    told = listed.join(scores, on="project_id", how="left", maintain_order="left")
    told = told.with_columns(total_score=(pl.col("got") + pl.col("points")).cast(MONEY))
    sizes = told.group_by("report_id").agg(size=pl.col("executed").cast(pl.Float64).sum() / 0.7)
    sized = reports.join(sizes, on="report_id", maintain_order="left")
    return {
        "reports": reports,
        "projects": told,
        "project_funds": pl.concat([*_funds(told), departments(sized)], how="diagonal").with_columns(damaged=False),
        "indicators": indicators,
        "functions": functions(sized, chance),
        "amounts": amounts(sized),
        "statements": reports.select("report_id").join(templates(words.STATEMENTS, "topic", "text"), how="cross"),
    }


def _reports(count: int) -> pl.DataFrame:
    """One row a report: each bureau of each place reports for each year."""
    rows = []
    for number in range(count):
        who, year = divmod(number, len(YEARS))
        place, bureau = divmod(who, len(words.BUREAUS))
        region, level = words.PLACES[place % len(words.PLACES)]
        is_part = bureau == len(words.BUREAUS) - 1
        unit = region + words.BUREAUS[bureau]
        kind = EVALUATION if who % 3 == 2 else ACCOUNTS
        row = {"report_id": f"{number:016x}", "unit": unit, "region": region, "level": level, "kind": kind}
        row |= {"format": "text", "parser_version": "many", "title": f"{unit}{YEARS[year]}年度{kind}"}
        row |= {"fiscal_year": YEARS[year], "file_name": f"{number:05}-{unit}-{YEARS[year]}.txt"}
        rows.append(row | {"consolidated_into": region + words.BUREAUS[bureau - 1] if is_part else None})
    return pl.DataFrame(rows, schema_overrides={"consolidated_into": pl.String}, infer_schema_length=None)


def _drawn(reports: int, count: int, chance: np.random.Generator) -> pl.DataFrame:
    """Names, amounts and rates of projects, each `at` the place of its report."""
    final = chance.lognormal(4.2, 1.3, count)
    rate = np.where(chance.random(count) < 0.5, 1.0, chance.beta(5, 1.5, count))
    rate = np.where(chance.random(count) < 0.03, 0.0, rate)
    original = final * np.where(chance.random(count) < 0.4, 1.0, chance.lognormal(-0.1, 0.4, count))
    return pl.DataFrame(
        {
            "at": np.sort(chance.integers(0, reports, count)),
            "name": np.char.add(chance.choice(words.SUBJECTS, count), chance.choice(words.WORKS, count)),
            "original_budget": np.where(chance.random(count) < 0.08, 0.0, original),
            "final_budget": final,
            "executed": np.round(final, 2) * rate,
            "other": chance.choice([0.0, 0.0, 0.0, 0.2, 0.5], count),
            "quality": chance.beta(5, 0.8, count),
            "rate": rate,
            "has_form": np.arange(count) % 20 != 7,
            "damaged": chance.random(count) < 0.01,
        }
    )


def _listed(reports: pl.DataFrame, count: int, chance: np.random.Generator) -> pl.DataFrame:
    """One row a project with its amounts, numbered in each report."""
    again = (pl.int_range(pl.len()) % 100 == 99) & (pl.col("at") == pl.col("at").shift(1))
    same = (pl.when(again).then(pl.col(column).shift(1)).otherwise(column) for column in ("name", *_BUDGETS))
    has_form, paid = pl.col("has_form"), pl.col("executed").cast(pl.Decimal(20, 2))
    return (
        _drawn(reports.height, count, chance)
        .with_columns(same)
        .with_columns(money(pl.col(_BUDGETS)), seq=pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("at"))
        .join(reports.select("report_id", "unit", at=pl.int_range(pl.len())), on="at", maintain_order="left")
        .with_columns(project_id=pl.format("{}-{}", "report_id", pl.col("seq").cast(pl.String).str.zfill(3)))
        .with_columns(
            pl.when(has_form).then("unit").alias("authority"),
            pl.when(has_form).then("unit").alias("implementer"),
            pl.when(has_form).then(pl.lit(100).cast(MONEY)).alias("total_weight"),
            pl.when(has_form).then(money(10 * pl.col("rate"))).alias("points"),
            pl.when(has_form).then(pl.format("完成{}年度任务，资金及时支付，发挥效益。", "name")).alias("goal"),
            pl.when(has_form).then(pl.format("{}已按计划实施，支付{}万元。", "name", paid)).alias("completion"),
            pl.when(~has_form).then(pl.col("executed") > 0).alias("started"),
        )
    )


def _indicators(projects: pl.DataFrame, chance: np.random.Generator) -> pl.DataFrame:
    """One row an indicator of each form; the lower the quality of a project the more of them lose points."""
    columns = ("level1", "level2", "name", "weight", "target_op", "target_value", "target_unit")
    forms = projects.filter("has_form").select("project_id", "report_id", "quality")
    rows = forms.join(templates(words.INDICATORS, *columns), how="cross")
    kept = np.where(chance.random(rows.height) < 1 - rows["quality"].to_numpy(), chance.random(rows.height), 1.0)
    reason = pl.lit(pl.Series(chance.choice(words.REASONS, rows.height)))
    told, kept_part, target = (
        pl.Series(chance.random(rows.height) < 0.8),
        pl.lit(pl.Series(kept)),
        pl.col("target_value"),
    )
    reached = pl.when(kept_part < 1).then(pl.lit("部分达成")).otherwise(pl.lit("达成预期指标"))
    target = pl.col("target_value")
    actual = (target * kept_part).round(0)
    return rows.with_columns(
        pl.col("weight").cast(MONEY),
        pl.when((kept_part < 1) & told).then(reason).alias("reason"),
        score=money(pl.col("weight") * kept_part),
        target_value=target.cast(MONEY),
        target_text=pl.format("{}{}{}", "target_op", target, "target_unit").fill_null("效果明显"),
        actual_value=actual.cast(MONEY),
        actual_text=pl.format("{}{}", actual.cast(pl.Int64), "target_unit").fill_null(reached),
        actual_unit="target_unit",
        damaged=False,
        seq=pl.col("place").cast(pl.Int32),
    )


def _funds(projects: pl.DataFrame) -> list[pl.DataFrame]:
    """The total of each project, and the funds of each form."""
    rate, has_form = 100 * pl.col("rate"), pl.col("has_form")
    total = projects.with_columns(
        pl.when(has_form).then(pl.lit(10).cast(MONEY)).alias("weight"),
        score="points",
        execution_pct=money(rate),
        source=pl.lit("total"),
        label=pl.lit("年度资金总额"),
    )
    parts = [
        projects.filter(has_form, share > 0).with_columns(
            *(money(pl.col(column).cast(pl.Float64) * share) for column in _BUDGETS),
            source=pl.lit(source),
            label=pl.lit(label),
        )
        for source, label, share in _FUNDS
    ]
    return [total, *parts]
