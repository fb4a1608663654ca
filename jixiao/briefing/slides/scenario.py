"""What the reader's scenario changes: grades before and after, and the projects that change most. None without one."""

import polars as pl

from ... import charts
from ...scoring import GRADES
from ..model import Chart, Series, Slide, Table
from ..sources import things
from ..view import Asked

_BASIS = "briefing.basis.forms"
_TONES = ("executed", "budget_edge", "budget", "alert")
_MOST = 12


def scenario(asked: Asked) -> Slide:
    """One slide; it says nothing where no scenario is set."""
    reader, set_ = asked.reader, asked.view.scenario
    row = asked.one("scenario_summary") if set_ else {}
    if not row or not row["scored"]:
        return asked.nothing("scenario", reader.text("briefing.scenario.none"), _BASIS)
    common = set_.common
    row |= {"profile_name": common and reader.text(f"profile.{common.id}"), "changed": len(set_.changes)}
    moved = _moved(asked)
    grades = reader.worded(_grades(asked), "stage", "chart.stage")
    return Slide(
        "scenario",
        asked.first(row, "scenario.says.common" if common else "scenario.says.changed"),
        asked.footer(_BASIS),
        lead=asked.say(
            row, "scenario.says.mean", "scenario.says.grades", *(["scenario.says.returned"] if row["returned"] else [])
        ),
        chart=Chart(
            "scenario.grades",
            "stacked",
            grades,
            "stage",
            tuple(
                Series(f"grade_{place}", reader.text(f"chart.grade.{grade}"), tone)
                for place, (grade, tone) in enumerate(zip(GRADES, _TONES, strict=True))
            ),
            ("stage", *(f"grade_{place}" for place in range(len(GRADES)))),
            lambda look: charts.grade_bars(_drawn(asked), look),
        ),
        table=_table(moved) if moved.height else None,
        sources=things(asked, moved.head(_MOST).rename({"printed_score": "total_score"}), "project", ("total_score",)),
    )


def _grades(asked: Asked) -> pl.DataFrame:
    """One row a stage, a column a grade; a grade that no project has draws nothing."""
    rows = asked.run("scenario_grades")
    counts = [
        pl.col("projects").filter(pl.col("grade") == grade).sum().alias(f"grade_{place}")
        for place, grade in enumerate(GRADES)
    ]
    return rows.group_by("stage", maintain_order=True).agg(counts)


def _drawn(asked: Asked) -> pl.DataFrame:
    rows = asked.run("scenario_grades").with_columns(row_name="stage")
    return asked.reader.worded(rows, "row_name", "chart.stage")


def _moved(asked: Asked) -> pl.DataFrame:
    change = pl.col("change_score").abs()
    return asked.run("scenario_projects").filter(change > 0).sort(change, descending=True)


def _table(moved: pl.DataFrame) -> Table:
    columns = ("name", "base_score", "new_score", "new_grade")
    return Table("scenario.moves.title", moved.head(_MOST), columns, moved.height)
