"""From the first budget to what was left: the steps of the chosen basis, one column each."""

from functools import reduce

import polars as pl

from ... import charts
from ...provenance import Opens
from ..model import Chart, Series, Slide, Source
from ..sources import MOST_PARTS, derived, things
from ..view import Asked

_TITLES = (
    "briefing.bridge.raised",
    "briefing.bridge.cut",
    "briefing.bridge.kept",
    "briefing.bridge.budget",
    "briefing.bridge.above",
    "briefing.bridge.below",
    "briefing.bridge.accounts",
    "briefing.bridge.spent",
)
_PARTS = Opens("report", "structure_bridge_parts", ("step",))
_PRINTED = {"original": "original_wan", "final": "final_wan", "executed": "executed_wan", "outlay": "executed_wan"}
"""Which printed figure of a report a step is; what the others are made of stands in _MADE, or is a flow."""
_MADE = {
    "adjustment": ("final_wan", "original_wan"),
    "unexecuted": ("final_wan", "executed_wan"),
    "difference": ("executed_wan", "original_wan"),
}
_SPENT = ("executed", "spent")
_LEFT = ("unexecuted", "carried")


def bridge(asked: Asked) -> Slide:
    """The whole way through the year on the chosen basis, in sums of the reports that print every step."""
    row, steps = asked.one("structure_bridge_summary"), asked.run("structure_bridge")
    told = asked.reader.worded(steps, "stage", "step")
    if told["amount_wan"].drop_nulls().is_empty():
        return asked.nothing("bridge", asked.reader.text("structure.bridge.none"))
    title = asked.first(row, *_TITLES) or asked.reader.text("structure.bridge.title")
    lead = asked.say(row, "bridge.says.without", "bridge.says.incomplete")
    sources = (*_sources(asked, told), *derived(asked, row, "moved_pct"))
    return Slide("bridge", title, asked.footer(), lead=lead, chart=_chart(asked, told), sources=sources)


def _chart(asked: Asked, steps: pl.DataFrame) -> Chart:
    """Columns on an invisible base; where a step leads below zero there is no such base, and so only a picture."""
    low, high = pl.min_horizontal("from_wan", "to_wan"), pl.max_horizontal("from_wan", "to_wan")
    spent = pl.col("step").is_in(_SPENT)
    stands = pl.col("is_total") | pl.col("step").is_in(_LEFT)
    kinds = {
        "budget_wan": stands & ~spent,
        "spent_wan": spent,
        "rise_wan": ~stands & ~spent & (pl.col("amount_wan") >= 0),
        "fall_wan": ~stands & ~spent & (pl.col("amount_wan") < 0),
    }
    rows = steps.with_columns(
        pl.when(low > 0).then(low).alias("base_wan"),
        *(pl.when(is_it).then(high - low).alias(name) for name, is_it in kinds.items()),
    )
    text = asked.reader.text
    series = (
        Series("base_wan", text("briefing.series.base"), "background"),
        Series("budget_wan", text("briefing.series.budget"), "budget"),
        Series("spent_wan", text("chart.executed"), "executed"),
        Series("rise_wan", text("briefing.series.rise"), "budget_edge"),
        Series("fall_wan", text("briefing.series.fall"), "budget_edge", falls=True),
    )
    used = tuple(one for one in series if one.column == "base_wan" or rows[one.column].is_not_null().any())
    below = rows.select((low < 0).any()).item()
    return Chart(
        "structure.bridge",
        "picture" if below else "bridge",
        rows,
        "stage",
        used,
        ("stage", "amount_wan", "reports"),
        lambda look: charts.bridge(steps, look),
    )


def _sources(asked: Asked, steps: pl.DataFrame) -> list[Source]:
    parts = {step: asked.run("structure_bridge_parts", step=step) for step in steps["step"]}
    wide = reduce(
        lambda left, right: left.join(right, on=["report_id", "label"], how="full", coalesce=True),
        (_printed(parts[step], column) for step, column in _PRINTED.items() if step in parts),
        pl.DataFrame(schema={"report_id": pl.String, "label": pl.String}),
    )
    return [_step(asked, row, parts[row["step"]], wide) for row in steps.iter_rows(named=True)]


def _printed(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    return rows.select("report_id", "label", pl.col("amount_wan").alias(column))


def _step(asked: Asked, row: dict[str, object], parts: pl.DataFrame, wide: pl.DataFrame) -> Source:
    step = str(row["step"])
    figures = _MADE.get(step) or ((_PRINTED[step],) if step in _PRINTED else ())
    told = asked.reader.how("amount_wan", parts, row)
    shown = parts.head(MOST_PARTS)
    if not figures:
        note = asked.reader.text("briefing.notes.uncited")
        each = tuple(
            (Source(one["label"], "amount_wan", one["amount_wan"], note),) for one in shown.iter_rows(named=True)
        )
    else:
        found = things(asked, _in_order(wide, shown), "report", figures)
        each = (
            tuple(zip(*[iter(found)] * len(figures), strict=True)) if len(figures) > 1 else tuple((f,) for f in found)
        )
    return Source(str(row["stage"]), "amount_wan", row["amount_wan"], told, (), each, parts.height)


def _in_order(wide: pl.DataFrame, shown: pl.DataFrame) -> pl.DataFrame:
    return shown.select("report_id").join(wide, on="report_id", how="left", maintain_order="left")
