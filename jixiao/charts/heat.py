"""Where points are lost and where they never are: projects by kinds of indicators, and the share at full marks."""

from functools import partial
from typing import Any

import altair as alt
import polars as pl

from ..formats import width, wrapped
from ..theme import Look, ink_on, shades
from .base import Chart, drawn, dressed, row_axis, row_names, shown, tooltip

_ROW, _LINE, _STEPS, _SMALL = 34, 16, 5, 11
_MOST_REPORTS, _NOTES = 10, 190
_HEAD, _NARROW, _MANY, _LINES = 12, 8, 8, 3
"""Columns of a head over the map before it wraps, and of one of many heads; over how many lines it may stand."""


@drawn
def lost_cells(cells: pl.DataFrame, look: Look) -> Chart:
    """Points lost by project and kind, the figure in each cell, the project's sum at the end. Takes lost_points_cells.

    The stronger the colour of a cell the more was lost; an empty one lost nothing.
    """
    palette = look.palette
    tones = shades(palette, _STEPS)[::-1]
    inks = [ink_on(palette, tone) for tone in tones]
    most = max(cells["lost_points"].to_list(), default=1.0)
    rows = _apart(cells, look)
    tone = (pl.col("lost_points") / most * _STEPS).ceil().cast(pl.Int32).clip(1, _STEPS) - 1
    columns = _NARROW if rows["kind"].n_unique() > _MANY else _HEAD
    rows = rows.with_columns(
        pl.col("kind").map_elements(partial(_head, columns=columns), return_dtype=pl.String).alias("head"),
        tone.map_elements(tones.__getitem__, return_dtype=pl.String).alias("tone"),
        tone.map_elements(inks.__getitem__, return_dtype=pl.String).alias("ink"),
    )
    rows = pl.concat([rows, _sums(rows, look)], how="diagonal")
    heads = _head_axis(rows["head"].to_list())
    base = tooltip(alt.Chart(rows), look, ["lost_points", "times", "project_lost", "total_score"], ("name", "label"))
    base = base.encode(row_axis(rows), alt.X("head:N", axis=heads, sort=_heads(rows, look)))
    boxes = base.transform_filter("isValid(datum.tone)").mark_rect(stroke=palette.background, strokeWidth=2)
    figures = base.transform_calculate(note=shown(look, "lost_points", ".2~f")).mark_text()
    return dressed(
        boxes.encode(alt.Color("tone:N").scale(None))
        + figures.encode(text="note:N", color=alt.Color("ink:N").scale(None)),
        look,
        _ROW * rows["row"].n_unique(),
        pick="cell",
    )


def _head(kind: str, columns: int) -> str:
    """The kind over some lines where it is long: between words where it has some."""
    words = kind.split(" ")
    if len(words) == 1 or width(kind) <= columns:
        return wrapped(kind, columns, _LINES) if width(kind) > len(kind) else kind
    half = min(range(1, len(words)), key=lambda at: abs(width(" ".join(words[:at])) - width(kind) / 2))
    return " ".join(words[:half]) + "\n" + " ".join(words[half:])


def _head_axis(heads: list[str]) -> alt.Axis:
    # further lines hang below the first, so all stand higher
    lines = max((head.count("\n") for head in heads), default=0)
    split = r"split(datum.label, '\n')"
    axis = alt.Axis(
        title=None, orient="top", labelAngle=0, labelExpr=split, labelLineHeight=_LINE, labelPadding=6 + _LINE * lines
    )
    if len(set(heads)) > _MANY and max(width(line) for head in heads for line in head.split("\n")) > _NARROW:
        axis.labelFontSize = _SMALL
    return axis


def _apart(cells: pl.DataFrame, look: Look) -> pl.DataFrame:
    """The cells with `row`, one place a project, also where two projects have one name."""
    projects = row_names(cells.unique("project_id", keep="first", maintain_order=True), "name", look)
    return cells.join(projects.select("project_id", "row"), on="project_id", how="left", maintain_order="left")


def _sums(rows: pl.DataFrame, look: Look) -> pl.DataFrame:
    """A last cell a project without a colour: what it lost in all."""
    first = rows.unique("project_id", keep="first", maintain_order=True)
    return first.select(
        "project_id",
        "row",
        "name",
        "label",
        "total_score",
        "project_lost",
        pl.col("project_lost").alias("lost_points"),
        pl.lit(look.text("chart.lost_in_all")).alias("head"),
        pl.lit(look.palette.ink).alias("ink"),
    )


def _heads(rows: pl.DataFrame, look: Look) -> list[str]:
    """The heads of the map: of which most was lost first, the sum last."""
    sizes = rows.drop_nulls("tone").group_by("head", maintain_order=True).agg(pl.col("kind_lost").first())
    return [*sizes.sort("kind_lost", descending=True)["head"].to_list(), look.text("chart.lost_in_all")]


@drawn
def perfect_bars(groups: pl.DataFrame, look: Look) -> Chart:
    """The share of indicators at full marks, by report and kind of target. Takes perfect_scores."""
    palette = look.palette
    reports = groups["report_id"].unique(maintain_order=True).head(_MOST_REPORTS)
    rows = row_names(groups.filter(pl.col("report_id").is_in(reports.to_list())), "label", look, 24, same=True)
    figures = ["indicators", "full_indicators", "full_pct", "unscored", "damaged_rows"]
    base = tooltip(alt.Chart(rows), look, figures, ("label", "targets")).encode(
        row_axis(rows), alt.YOffset("targets:N", sort=rows["targets"].unique(maintain_order=True).to_list())
    )
    # the notes stand in a column of their own behind the full length
    extent: list[Any] = [0, alt.ExprRef(f"width - {_NOTES}")]
    share = alt.X("full_pct:Q").scale(domain=[0, 100], range=extent, nice=False).axis(None)
    note = (
        f"datum.targets + ' ' + {shown(look, 'full_indicators', ',d')} + ' / ' + {shown(look, 'indicators', ',d')}"
        f" + ' · ' + {shown(look, 'full_pct', '.1f')} + '%'"
    )
    whole = base.transform_calculate(note=note, full_pct="100")
    track = whole.mark_bar(height=16, color=palette.budget, opacity=0.5).encode(share)
    bars = base.mark_bar(height=16, color=palette.executed).encode(share)
    notes = whole.mark_text(align="left", dx=8).encode(share, text="note:N")
    return dressed(track + bars + notes, look, 62 * rows["row"].n_unique(), pick="cell")
