"""What a scenario does: scores before and after on one line a project, and how many projects are in each grade."""

import altair as alt
import polars as pl

from ..formats import count
from ..scoring import GRADES
from ..theme import Look, ink_on, shades
from .bars import MOST_ROWS
from .base import Chart, drawn, dressed, legend, row_axis, row_names, shown, tooltip

STAGES = ("printed", "base", "scenario")
_SCORES = {"printed": "printed_score", "base": "base_score", "scenario": "new_score"}
_ROW, _NOTE_ROOM = 34, 178
_NAMED_SHARE, _COUNTED_SHARE = 14, 5
"""A piece of a bar narrower than this, in per cent, has no room for its grade, or for its number either."""


@drawn
def score_moves(projects: pl.DataFrame, look: Look) -> Chart:
    """Each project's score as printed, under its own rule and in the scenario, with its moves of grade and rank.

    Takes scenario_projects with `moved`, what is written at a row's end. Those that move most stand first.
    """
    palette = look.palette
    rows = row_names(projects.head(MOST_ROWS), "name", look)
    figures = ["printed_score", "base_score", "new_score", "change_score", "base_rank", "new_rank"]
    base = tooltip(alt.Chart(rows), look, figures, ("name", "label", "moved")).encode(row_axis(rows))
    least = rows.select(pl.min_horizontal(*_SCORES.values()).min()).item()
    scale = alt.Scale(
        domain=[max(0, (least or 0) // 5 * 5 - 2), 100], range=[6, alt.ExprRef(f"width - {_NOTE_ROOM}")], nice=False
    )
    axis = alt.Axis(title=look.text("chart.score"), grid=True, orient="top", tickCount=6)

    def at(column: str) -> alt.X:
        return alt.X(f"{column}:Q", scale=scale, axis=axis)

    span = base.mark_rule(strokeWidth=3, color=palette.budget_edge).encode(at("base_score"), alt.X2("new_score:Q"))
    notes = base.transform_calculate(end="max(datum.base_score, datum.new_score, datum.printed_score)").mark_text(
        align="left", dx=12
    )
    chart = alt.layer(span, _marks(base, look).encode(at("score")), notes.encode(at("end"), text="moved:N"))
    return dressed(chart, look, _ROW * max(rows.height, 1), "project_id")


def _marks(base: alt.Chart, look: Look) -> alt.Chart:
    """An upright line as printed, a ring under the own rule, a dot in the scenario."""
    palette = look.palette
    names = [look.text(f"chart.stage.{stage}") for stage in STAGES]
    found = {name: f"datum.{column}" for name, column in zip(names, _SCORES.values(), strict=True)}
    looks = {
        alt.Stroke: [palette.ink, palette.budget_edge, palette.executed],
        alt.Fill: [palette.ink, palette.background, palette.executed],
        alt.Shape: ["M0,-1L0,1", "circle", "circle"],
    }
    key = alt.Legend(title=None, direction="horizontal")
    marks: alt.Chart = (
        base.transform_calculate(**found)
        .transform_fold([*names], as_=["stage", "score"])
        .transform_filter("isValid(datum.score)")
        .mark_point(size=110, strokeWidth=2.5, opacity=1)
        .encode(*(channel("stage:N").scale(domain=names, range=tones).legend(key) for channel, tones in looks.items()))
    )
    return marks


@drawn
def grade_bars(grades: pl.DataFrame, look: Look) -> Chart:
    """How the projects of each stage or scenario spread over the grades. Takes scenario_grades with `row_name`.

    A bar is all scored projects of its row; a piece carries its grade and its number where it has room.
    """
    rows = row_names(grades, "row_name", look, same=True)
    tones = dict(zip(GRADES, shades(look.palette, len(GRADES)), strict=True))
    told = [
        "" if share < _COUNTED_SHARE else f"{grade} {count(projects)}" if share >= _NAMED_SHARE else count(projects)
        for grade, projects, share in rows.select("grade", "projects", "share_pct").rows()
    ]
    end = pl.col("share_pct").cum_sum().over("row")
    rows = rows.with_columns(
        end=end,
        start=end - pl.col("share_pct"),
        middle=end - pl.col("share_pct") / 2,
        told=pl.Series(told, dtype=pl.String),
    )
    base = tooltip(alt.Chart(rows), look, ["projects", "share_pct"], ("row_name", "grade")).encode(row_axis(rows))
    scale = alt.Scale(domain=[0, 100], nice=False)
    key = alt.Legend(title=None, symbolType="square", direction="horizontal")
    color = alt.Color("grade:N").scale(legend(look, {f"chart.grade.{grade}": tone for grade, tone in tones.items()}))
    bars = (
        base.transform_calculate(grade=_worded(look))
        .mark_bar(height=24, cornerRadius=0, stroke=look.palette.background, strokeWidth=1)
        .encode(alt.X("start:Q", scale=scale, axis=None), alt.X2("end:Q"), color.legend(key))
    )
    inks = {grade: ink_on(look.palette, tone) for grade, tone in tones.items()}
    notes = base.mark_text().encode(
        alt.X("middle:Q", scale=scale, axis=None),
        alt.Text("told:N"),
        alt.Color("grade:N").scale(domain=list(inks), range=list(inks.values())).legend(None),
    )
    return dressed(alt.layer(bars, notes).resolve_scale(color="independent"), look, _ROW * rows["row"].n_unique())


def _worded(look: Look) -> str:
    """A Vega expression for a grade in the reader's language."""
    names = ", ".join(f"'{grade}': '{look.text(f'chart.grade.{grade}')}'" for grade in GRADES)
    return f"({{{names}}})[datum.grade]"


@drawn
def lever_bars(levers: pl.DataFrame, look: Look) -> Chart:
    """What each single change would add to its project's score. Takes scenario_levers with `lever_said`."""
    rows = levers.head(MOST_ROWS).with_columns(
        said=pl.concat_str("name", "lever_said", separator=" · ", ignore_nulls=True)
    )
    rows = row_names(rows, "said", look, 44)
    figures = ["gain_score", "unit_gain_score", "extra_wan", "new_score"]
    base = tooltip(alt.Chart(rows), look, figures, ("name", "lever_said")).encode(row_axis(rows))
    most = max(rows["gain_score"].to_list(), default=1.0)
    scale = alt.Scale(domain=[0, most * 1.25], nice=False)
    bars = base.mark_bar(height=16, color=look.palette.executed).encode(alt.X("gain_score:Q", scale=scale, axis=None))
    note = f"'+' + {shown(look, 'gain_score')}"
    notes = base.transform_calculate(note=note).mark_text(align="left", dx=6)
    return dressed(
        bars + notes.encode(alt.X("gain_score:Q", scale=scale, axis=None), text="note:N"), look,
        _ROW * max(rows.height, 1), "row_id",
    )  # fmt: skip
