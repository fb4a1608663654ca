"""What the money was spent on: the functional classification, or else what expenditure consists of."""

from typing import Any

import polars as pl

from ... import charts
from ...provenance import Opens
from ..model import Chart, Series, Slide, Source
from ..sources import derived, things, total
from ..view import Asked

_LINES = Opens("function", "structure_functions_parts", ("level", "class", "subclass", "item"))
_BASIS = "briefing.basis.functions"
_LOW = 200
"""The height of the icicle in its own pixels: drawn small and shown large, so that its type is large."""
_TONES = ("executed", "budget_edge", "budget", "rule", "muted")


def structure(asked: Asked) -> Slide:
    """The largest 类 and all boxes below it; without a classification the parts of expenditure, else nothing."""
    row = asked.one("structure_summary")
    if row.get("top_class") is not None:
        return _classes(asked, row)
    if row.get("parts_wan") is not None:
        return _parts(asked, row)
    return asked.nothing("structure", asked.reader.text("briefing.structure.none"), _BASIS)


def _classes(asked: Asked, row: dict[str, Any]) -> Slide:
    everything = {"class": None, "subclass": None}
    tree = asked.run("structure_tree", **everything)
    listed = asked.run("structure_functions")
    chart = Chart(
        "structure.tree",
        "picture",
        listed,
        "item",
        (),
        ("class", "subclass", "item", "amount_wan", "share_pct"),
        lambda look: charts.icicle(tree, look, height=_LOW),
    )
    levels = asked.run("structure_level", **everything)
    title = asked.first({**row, "class_name": row["top_class"]}, "briefing.structure.class")
    lead = asked.say(row, "structure.says.rise", "structure.says.fall")
    sources = tuple(_class(asked, level) for level in levels.iter_rows(named=True))
    sources += derived(asked, row, "class_pct", of=row["top_class"])
    return Slide(
        "structure", title, asked.footer(_BASIS), lead=lead, chart=None if tree.is_empty() else chart, sources=sources
    )


def _class(asked: Asked, level: dict[str, Any]) -> Source:
    return total(asked, level, "amount_wan", _LINES, of=level["line"] or asked.reader.text("chart.unnamed"))


def _parts(asked: Asked, row: dict[str, Any]) -> Slide:
    """Each report's expenditure in its parts, shown as amounts end to end."""
    parts = asked.run("structure_parts")
    told = asked.reader.worded(parts, "part", "part")
    first = told.filter(pl.col("level") == 1)
    labels = first["label"].unique(maintain_order=True).head(charts.MOST_UNITS // 2)
    shown = first.filter(pl.col("label").is_in(labels.implode()))
    names = shown.group_by("part", maintain_order=True).agg(pl.col("amount_wan").sum())
    ordered = names.sort("amount_wan", descending=True, maintain_order=True)["part"].to_list()
    wide = pl.DataFrame({"label": labels})
    for place, part in enumerate(ordered):
        own = shown.filter(pl.col("part") == part).select("label", pl.col("amount_wan").alias(f"part_{place}_wan"))
        wide = wide.join(own, on="label", how="left", maintain_order="left")
    series = tuple(
        Series(f"part_{place}_wan", part, _TONES[min(place, len(_TONES) - 1)]) for place, part in enumerate(ordered)
    )
    chart = Chart(
        "structure.parts",
        "stacked",
        wide,
        "label",
        series,
        ("label", *(one.column for one in series)),
        lambda look: charts.expenditure_parts(told.filter(pl.col("label").is_in(labels.implode())), look),
    )
    title = asked.first(row, "briefing.structure.parts", "briefing.structure.project")
    lead = asked.say(row, "structure.says.parts")
    sources = things(asked, shown, "amount", ["amount_wan"])
    sources += derived(asked, row, "project_pct", "personnel_pct")
    return Slide("structure", title or lead, asked.footer(_BASIS), chart=chart, sources=sources)
