"""Where a figure on a page comes from: one printed thing, or the things that it is a sum of."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Opens:
    """What a row of a page opens: the one thing it stands for, or the things that it is a sum of.

    `entity` is project, indicator, function, report, amount or fund, or several of these with | between. For a sum,
    `query` returns its parts, one row each with `<entity>_id`, name, label and value columns; `by` are columns of the
    row that go to it as parameters.
    """

    entity: str
    query: str | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a reader opened: the row (column name → value) and the columns that the page shows of it."""

    opens: Opens
    row: Mapping[str, Any]
    columns: tuple[str, ...]

    @property
    def thing(self) -> tuple[str, str] | None:
        """The entity and id of the one thing that the row stands for; None for a sum, or where the row has no id."""
        if self.opens.query is not None:
            return None
        found = ((entity, self.row.get(f"{entity}_id")) for entity in self.opens.entity.split("|"))
        return next(((entity, id_) for entity, id_ in found if id_ is not None), None)


FORMULAS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "unexecuted_wan": (("final_wan", "−", "executed_wan"),),
    "adjusted_wan": (("final_wan", "−", "original_wan"),),
    "execution_pct": (("executed_wan", "÷", "final_wan"),),
    "adjustment_pct": (("adjusted_wan", "÷", "original_wan"),),
    "change_score": (("new_score", "−", "base_score"),),
    "lost_points": (("weight", "−", "score"), ("total_weight", "−", "total_score")),
    "lost_on_execution": (("execution_weight", "−", "execution_score"),),
    "completion_pct": (("actual_value", "÷", "target_value"),),
    "indicator_share_pct": (("indicator_points", "÷", "indicator_weight"),),
    "execution_share_pct": (("execution_points", "÷", "execution_weight"),),
    "ahead_pct": (("indicator_share_pct", "−", "execution_share_pct"),),
    "gap_pct": (("ahead_pct", "÷", "indicator_share_pct"),),
    "cited_pct": (("cited", "÷", "figures"),),
}
"""How a figure that no report prints follows from two others, by its column; the first whose figures are there."""


def formula(column: str, known: Container[str]) -> tuple[str, str, str] | None:
    """The formula of a column whose two figures are known; None where there is none."""
    return next((found for found in FORMULAS.get(column, ()) if found[0] in known and found[2] in known), None)


SHARE_OF = {"execution_pct": "final_wan", "adjustment_pct": "original_wan"}
"""A rate → the figure that it is a share of: of nothing there is no share, and that is not the same as not printed."""


def is_inapplicable(column: str, row: Mapping[str, Any]) -> bool:
    """Whether a figure is missing because it cannot be: a rate of an amount that is zero."""
    return column in SHARE_OF and row.get(column) is None and row.get(SHARE_OF[column]) == 0
