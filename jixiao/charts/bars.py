"""Bars over money: how much of each budget was spent, how rates spread, what changed, where points went."""

import altair as alt
import polars as pl

from ..theme import Look
from .base import Chart, drawn, dressed, legend, row_axis, row_names, shown, tooltip

MOST_ROWS = 20
"""More bars than this do not read; the table beside the chart holds the rest."""
MOST_CHANGES = 12


@drawn
def unit_bars(units: pl.DataFrame, look: Look) -> Chart:
    """Execution inside budget, one row a report, its rate at the end. Takes overview_units."""
    rate = f"isValid(datum.execution_pct) ? format(datum.execution_pct, '.1f') + '%' : {shown(look, 'executed_wan')}"
    return _budget_bars(units.head(MOST_ROWS), look, "label", rate, texts=("label", "kind"))


@drawn
def execution_bars(projects: pl.DataFrame, look: Look) -> Chart:
    """Execution inside budget, one row a project, what was left at the end. Takes execution_projects."""
    left = f"'{look.text('chart.left')}' + {shown(look, 'unexecuted_wan')}"
    return _budget_bars(projects.head(MOST_ROWS), look, "name", left, texts=("name", "label"))


def _budget_bars(rows: pl.DataFrame, look: Look, name: str, note: str, texts: tuple[str, str]) -> Chart:
    palette = look.palette
    rows = row_names(rows, name, look)
    series = {"final_wan": palette.budget, "executed_wan": palette.executed, "original_wan": palette.ink}
    drawn = {column: color for column, color in series.items() if rows[column].is_not_null().any()}
    colors = legend(look, {f"chart.{column.removesuffix('_wan')}": color for column, color in drawn.items()})
    color = alt.Color("series:N").scale(colors).legend(title=None, symbolType="square", direction="horizontal")
    columns = ["original_wan", "final_wan", "executed_wan", "unexecuted_wan", "execution_pct"]
    base = tooltip(alt.Chart(rows), look, columns, texts).encode(row_axis(rows))
    axis = alt.Axis(title=look.text("chart.wan"), grid=True, format=",~f", tickCount=6)
    budget = (
        base.transform_calculate(series=f"'{look.text('chart.final')}'")
        .mark_bar(height=22, stroke=palette.budget_edge, strokeWidth=1)
        .encode(alt.X("final_wan:Q", axis=axis), color)
    )
    executed = (
        base.transform_calculate(series=f"'{look.text('chart.executed')}'")
        .mark_bar(height=12)
        .encode(alt.X("executed_wan:Q"), color)
    )
    original = (
        base.transform_calculate(series=f"'{look.text('chart.original')}'")
        .mark_tick(height=32, thickness=2)
        .encode(alt.X("original_wan:Q"), color)
    )
    notes = (
        base.transform_calculate(note=note, end="max(datum.final_wan, datum.executed_wan, datum.original_wan)")
        .mark_text(align="left", dx=6)
        .encode(x=alt.X("end:Q"), text="note:N")
    )
    layers = {"final_wan": budget, "executed_wan": executed, "original_wan": original}
    return dressed(alt.layer(*(layers[column] for column in drawn), notes), look, 44 * rows.height)


@drawn
def rate_bands(bands: pl.DataFrame, look: Look) -> Chart:
    """How many projects in each band of execution rates, those below the line marked. Takes execution_bands."""
    base = tooltip(alt.Chart(bands), look, ["final_wan", "unexecuted_wan"], ("band",)).encode(
        alt.X("band:N").sort(None).axis(title=look.text("chart.execution_pct"), labelAngle=0),
        alt.Y("projects:Q").axis(None),
    )
    bars = base.mark_bar(size=36).encode(
        color=alt.condition("datum.below_line", alt.value(look.palette.alert), alt.value(look.palette.executed))
    )
    return dressed(bars + base.mark_text(dy=-9).encode(text="projects:Q"), look, 220)


@drawn
def lost_points(kinds: pl.DataFrame, look: Look) -> Chart:
    """Points lost by kind of indicator, most first, with the share of all. Takes lost_points."""
    rows = row_names(kinds, "kind", look, 24)
    base = tooltip(alt.Chart(rows), look, ["lost_points", "share_pct", "running_pct", "lost_of_weight_pct"], ("kind",))
    base = base.encode(
        row_axis(rows), alt.X("lost_points:Q").axis(title=look.text("chart.points"), grid=True, tickCount=5)
    )
    note = f"{shown(look, 'lost_points', ',.2~f')} + ' · ' + {shown(look, 'share_pct', '.1f')} + '%'"
    bars = base.mark_bar(height=18, color=look.palette.executed)
    return dressed(
        bars + base.transform_calculate(note=note).mark_text(align="left", dx=6).encode(text="note:N"),
        look,
        34 * rows.height,
    )


@drawn
def low_scores(projects: pl.DataFrame, look: Look) -> Chart:
    """What each low-scoring project lost, on execution and on indicators; its score at the end. Takes low_scores."""
    rows = row_names(projects.head(MOST_ROWS), "name", look)
    parts = {
        look.text("chart.lost_on_indicators"): look.palette.steps[0],
        look.text("chart.lost_on_execution"): look.palette.steps[2],
    }
    base = tooltip(alt.Chart(rows), look, ["total_score", "lost_points", "lost_on_execution", "execution_pct"])
    base = base.encode(row_axis(rows))
    bars = (
        base.transform_calculate(
            **{
                name: f"datum.{column}"
                for name, column in zip(parts, ("lost_on_indicators", "lost_on_execution"), strict=True)
            }
        )
        .transform_fold(list(parts), as_=["part", "points"])
        .mark_bar(height=18)
        .encode(
            alt.X("points:Q").axis(title=look.text("chart.lost_points"), grid=True, tickCount=6),
            alt.Color("part:N")
            .scale(domain=list(parts), range=list(parts.values()))
            .legend(title=None, symbolType="square", orient="top", direction="horizontal"),
            alt.Order("order:Q"),
        )
        .transform_calculate(order=f"indexof({list(parts)!r}, datum.part)")
    )
    scores = (
        base.transform_calculate(
            end="(datum.lost_on_indicators || 0) + (datum.lost_on_execution || 0)",
            note=f"{shown(look, 'total_score', '.2~f')} + ' {look.text('chart.points')}'",
        )
        .mark_text(align="left", dx=6)
        .encode(alt.X("end:Q"), text="note:N")
    )
    return dressed(bars + scores, look, 40 * rows.height)


@drawn
def changes(lines: pl.DataFrame, look: Look) -> Chart:
    """Change on last year by line, rises to the right, falls to the left. Takes structure_changes."""
    rows = row_names(lines.head(MOST_CHANGES), "line", look, 26)
    base = tooltip(alt.Chart(rows), look, ["change_wan", "change_pct", "amount_wan"], ("line", "reason"))
    moves = [0.0, *rows["change_wan"].to_list()]
    room = (max(moves) - min(moves)) * 0.45
    base = base.encode(
        row_axis(rows),
        alt.X("change_wan:Q")
        .scale(domain=[min(moves), max(moves) + room], nice=False)
        .axis(title=look.text("chart.wan"), grid=True, format=",~f", tickCount=4),
    )
    bars = base.mark_bar(height=16).encode(
        color=alt.condition("datum.change_wan < 0", alt.value(look.palette.steps[2]), alt.value(look.palette.executed))
    )
    note = f"(datum.change_wan > 0 ? '+' : '') + {shown(look, 'change_wan')}"
    # the label of a fall stands right of zero, where it cannot meet the names
    labels = (
        base.transform_calculate(note=note, end="max(datum.change_wan, 0)")
        .mark_text(align="left", dx=6)
        .encode(alt.X("end:Q"), text="note:N")
    )
    return dressed(bars + labels, look, 38 * rows.height)
