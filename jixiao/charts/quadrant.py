"""Score against money: each project as a circle, its place the score and the execution rate, its area the budget."""

from collections.abc import Iterator
from typing import Any

import altair as alt
import polars as pl

from ..theme import Look
from .base import Chart, drawn, dressed, shown, tooltip, upright
from .beside import beside

_HEIGHT = 360
_MOST_RATE = 150.0
"""Rates beyond stand at the right edge, so that one of them does not press all the others together."""
_CORNER_SIZE = 12
_PLOT_WIDTH = 560
"""The narrowest that the plot gets; where it is wider, numbers stand further apart."""


@drawn
def quadrant(projects: pl.DataFrame, look: Look, low_line: float, execution_line: float) -> Chart:
    """Projects between score and execution rate, those under a line marked, the few that matter numbered.

    Takes overview_quadrant: where that has cells, they lie below the circles, darker for more projects.
    """
    circles = projects.filter(pl.col("project_id").is_not_null()).sort("is_marked", -pl.col("final_wan").fill_null(0))
    cells = projects.filter(pl.col("project_id").is_null())
    domains = (
        _domain([*circles["execution_pct"], *cells["rate_to"]], execution_line, _MOST_RATE),
        _domain([*circles["total_score"], *cells["score_from"]], low_line, 100),
    )
    x, y = (alt.Scale(domain=domain, zero=False, nice=False, clamp=True) for domain in domains)
    base = tooltip(alt.Chart(_numbered(circles, domains)), look, ["total_score", "execution_pct", "final_wan"])
    base = base.encode(_x("execution_pct:Q", x, look), _y("total_score:Q", y, look))
    below = [_density(cells, x, y, look)] if cells.height else []
    lines = alt.Chart().mark_rule(strokeDash=[4, 4], color=look.palette.alert, opacity=0.8)
    return dressed(
        alt.layer(
            *below,
            *_corner_names(domains, low_line, execution_line, look),
            lines.encode(x=alt.datum(execution_line)),
            lines.encode(y=alt.datum(low_line)),
            *_circles(base, circles, look),
        ),
        look,
        _HEIGHT,
        pick="project_id",
    )


def _x(field: str, scale: alt.Scale, look: Look) -> alt.X:
    return alt.X(field, scale=scale).axis(title=look.text("chart.execution_pct"), grid=True, tickCount=6)


def _y(field: str, scale: alt.Scale, look: Look) -> alt.Y:
    return alt.Y(field, scale=scale, axis=upright(look.text("chart.total_score"), tickCount=5))


def _circles(base: alt.Chart, circles: pl.DataFrame, look: Look) -> Iterator[alt.Chart]:
    """The circles, and the numbers beside those that matter."""
    largest = max(circles["final_wan"].drop_nulls().to_list(), default=1.0)
    colors = alt.Scale(domain=[True, False], range=[look.palette.alert, look.palette.executed])
    yield base.mark_circle(stroke=look.palette.background, strokeWidth=0.8, opacity=0.75).encode(
        alt.Size("final_wan:Q").scale(domain=[0, largest], range=[14, 900]).legend(None),
        alt.Color("is_marked:N").scale(colors).legend(None),
    )
    yield (
        base.transform_filter("isValid(datum.mark)")
        .mark_text(fontWeight=600, cursor="pointer")
        .encode(alt.X("number_x:Q"), alt.Y("number_y:Q"), text="mark:Q")
    )


def _density(cells: pl.DataFrame, x: alt.Scale, y: alt.Scale, look: Look) -> alt.Chart:
    """How many projects lie in each cell. The scale is of logarithms: most projects score and spend nearly all."""
    palette = look.palette
    most = max(cells["projects"].to_list())
    shades = alt.Scale(type="log", domain=[1, most], range=[palette.rule, palette.steps[1]])
    rows = cells.select("rate_from", "rate_to", "score_from", "score_to", "projects", "final_wan")
    figures = {figure: f"{figure}_shown" for figure in ("projects", "final_wan")}
    chart: alt.Chart = (
        alt.Chart(rows)
        .transform_calculate(
            rates=f"{shown(look, 'rate_from')} + '–' + {shown(look, 'rate_to')}",
            scores=f"{shown(look, 'score_from')} + '–' + {shown(look, 'score_to')}",
            **{name: shown(look, figure) for figure, name in figures.items()},
        )
        .mark_rect(stroke=palette.background, strokeWidth=0.5, cursor="default")
        .encode(
            _x("rate_from:Q", x, look),
            alt.X2("rate_to:Q"),
            _y("score_from:Q", y, look),
            alt.Y2("score_to:Q"),
            alt.Fill("projects:Q").scale(shades).legend(None),
            tooltip=[
                alt.Tooltip("rates:N", title=look.text("column.execution_pct")),
                alt.Tooltip("scores:N", title=look.text("column.total_score")),
                *(alt.Tooltip(f"{n}:N", title=look.text(f"column.{figure}")) for figure, n in figures.items()),
            ],
        )
    )
    return chart


def _corner_names(
    domains: tuple[list[float], list[float]], low_line: float, execution_line: float, look: Look
) -> Iterator[alt.Chart]:
    """What the corners mean, where they are large enough to hold the words."""
    (left, right), (bottom, top) = domains
    is_wide = (execution_line - left) / (right - left) > 0.25
    is_high = (low_line - bottom) / (top - bottom) > 0.12
    point = pl.DataFrame({"is_here": [True]})
    if is_wide:
        yield _words(point, look, "chart.kept_high", x=0, y=0, align="left", baseline="top", dx=6, dy=6)
    if is_high:
        at = {"x": "width", "y": "height"}
        yield _words(point, look, "chart.spent_low", **at, align="right", baseline="bottom", dx=-6, dy=-5)
    if is_wide and is_high:
        # under the line: in the corner itself stands whoever is lowest in both
        words = _words(point, look, "chart.both_low", x=0, align="left", baseline="top", dx=6, dy=6)
        yield words.encode(alt.YDatum(low_line))


def _words(point: pl.DataFrame, look: Look, key: str, **place: Any) -> alt.Chart:
    words: alt.Chart = alt.Chart(point).mark_text(
        text=look.text(key), color=look.palette.muted, fontSize=_CORNER_SIZE, **place
    )
    return words


def _numbered(circles: pl.DataFrame, domains: tuple[list[float], list[float]]) -> pl.DataFrame:
    """Adds where each number stands, on the scales of the chart."""
    (left, right), (bottom, top) = domains
    per_x, per_y = (right - left) / _PLOT_WIDTH, (top - bottom) / _HEIGHT
    matter = circles.drop_nulls("mark").sort("mark")
    rates = matter["execution_pct"].clip(upper_bound=right)
    spots = beside((rate / per_x, score / per_y) for rate, score in zip(rates, matter["total_score"], strict=True))
    columns = ["project_id", "name", "label", "total_score", "execution_pct", "final_wan", "is_marked", "mark"]
    placed = matter.select("project_id").with_columns(
        pl.Series("number_x", [x * per_x for x, _ in spots], pl.Float64),
        pl.Series("number_y", [y * per_y for _, y in spots], pl.Float64),
    )
    return circles.select(columns).join(placed, on="project_id", how="left", maintain_order="left")


def _domain(values: list[float], line: float, most: float) -> list[float]:
    """From a little under the least of the data and the line to a little over the most; `most` at the most."""
    low = min([line, *values])
    high = max(100.0, line, min(max(values, default=100.0), most))
    room = (high - low) * 0.06
    # below the lowest stand the words of the corner
    return [low - 1.6 * room, high + room]
