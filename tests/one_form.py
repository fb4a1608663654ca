"""One form whose figures a reader can work out, the questions asked of it, and others that show a rule beside it."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.scenario import Change, Scenario
from jixiao.scoring import EXECUTION, REACH
from tests.literal_rows import A, project, report
from tests.scenarios import ask, due, figures, of_kind, one, write_scored

P = f"{A}-001"
EXECUTED = f"{P}-m"
Make = Callable[..., Path]
LINEAR, FLOOR = Change("profile", value="linear"), Change("profile", value="floor_60")
WORDS = {"level2": "社会效益指标", "target_text": "明显", "actual_text": "较明显"}


def write_form(
    cache: Path, money: list[str | None], total: str | None, *lines: dict[str, Any], own: str | None = None
) -> Path:
    """A cache of one form: its money with weight and points, its total, and its indicators.

    own: the profile that twelve more forms show.
    """
    score = {"total_weight": Decimal(100), "total_score": total and Decimal(total)}
    told, fund = project(A, 1, "项目", money, **score)
    rows: dict[str, list[Any]] = {"reports": [report(A, "甲局", 2023, "决算公开说明")]}
    rows |= {"projects": [told], "project_funds": [fund]}
    rows["indicators"] = [figures(P, A, number, **line) for number, line in enumerate(lines, 1)]
    if own:
        _follow(rows, own)
    return write_scored(cache, rows)


def _follow(rows: dict[str, list[Any]], profile: str) -> None:
    """Twelve more forms by that profile."""
    for seq, rate in enumerate(range(61, 85, 2), 2):
        spent = due(profile, EXECUTION, "10", "100", str(rate))
        told, fund = project(A, seq, f"别项{seq}", ["100", "100", str(rate), "10", str(spent)])
        rows["projects"].append(told)
        rows["project_funds"].append(fund)
        score = due(profile, REACH, "90", "100", str(rate))
        line = {"weight": "90", "score": str(score), **of_kind(REACH, "100", str(rate))}
        rows["indicators"].append(figures(told.project_id, A, 1, **line))


def points(cache: Path, *changes: Change) -> dict[str, float | None]:
    """The points of the form's rows in a scenario."""
    found = ask("scenario_rows_of", cache, Scenario(changes), project_id=P)
    return dict(found.select("row_id", "scenario_score").rows())


def total(cache: Path, *changes: Change) -> dict[str, Any]:
    return one(ask("scenario_projects", cache, Scenario(changes)), project_id=P)


def reach(weight: str, score: str | None, actual: str | None, target: str = "10", **values: Any) -> dict[str, Any]:
    return {"weight": weight, "score": score, **of_kind(REACH, target, actual), **values}
