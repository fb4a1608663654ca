"""The rules, a module a matter. A failure that breaks several is told by the group that comes first in `GROUPS`."""

from ..rule import GROUPS, RULES
from . import (
    budgets,
    classification,
    compositions,
    costs,
    counts,
    deviations,
    evidence,
    form,
    funds,
    goals,
    grade,
    holdings,
    narrative,
    profiles,
    rates,
    reasons,
    repeats,
    scoring,
    shares,
    sums,
    targets,
    time,
    units,
)

__all__ = [
    "budgets",
    "classification",
    "compositions",
    "costs",
    "counts",
    "deviations",
    "evidence",
    "form",
    "funds",
    "goals",
    "grade",
    "holdings",
    "narrative",
    "profiles",
    "rates",
    "reasons",
    "repeats",
    "scoring",
    "shares",
    "sums",
    "targets",
    "time",
    "units",
]

_ordered = sorted(RULES.values(), key=lambda rule: GROUPS.index(rule.group))
RULES.clear()
RULES.update({rule.id: rule for rule in _ordered})
