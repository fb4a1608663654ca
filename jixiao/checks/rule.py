"""A rule: one promise that the figures of a report make to each other, and the words that explain it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .relations import Relations
from .tables import Tables

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""error: figures contradict each other; warning: unusual, may be right; note: worth knowing."""

Words = tuple[str, str]
"""(Chinese, English)"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    id: lasting; it stands in findings, verdicts and links. group: one of `GROUPS`.
    name: a few words; meaning: what must hold, in a sentence; why: what a failure means to a reader; basis: the form or
    document it comes from; verify: how a person checks it by hand; tolerance: what rounding is allowed for.
    sentence: what a finding says. It may name {what} (the stated figure's own name), {printed}, {expected},
    {difference}, {unit}, and the relation's details.
    example: rows of a report that breaks this rule and no other (schema dataclasses).
    """

    id: str
    group: str
    severity: Severity
    relations: Callable[[Tables], Iterable[Relations]]
    name: Words
    meaning: Words
    why: Words
    basis: Words
    verify: Words
    tolerance: Words
    sentence: Words
    example: Sequence[Any] = field(default=(), repr=False)


GROUPS = ("funds", "form", "scoring", "targets", "sums", "rates", "counts", "repeats", "grade", "time")

Relating = Callable[[Tables], Iterable[Relations]]

RULES: dict[str, Rule] = {}
"""id → rule, in the order in which a failure is told first."""


def rule(id: str, severity: Severity, *, group: str, **words: Any) -> Callable[[Relating], Relating]:
    """Make a function that yields relations a rule; its words are as `Rule` tells."""

    def register(relating: Relating) -> Relating:
        if id in RULES or group not in GROUPS:
            raise ValueError(f"rule {id}: defined twice, or no such group: {group}")
        RULES[id] = Rule(id, group, severity, relating, **words)
        return relating

    return register


INTERVAL: Words = (
    "每个数字按印出的最后一位小数上下各半个单位看待",
    "each figure counts as half a unit of its last printed decimal either way",
)
EXACT: Words = ("不允许有差异", "none")
