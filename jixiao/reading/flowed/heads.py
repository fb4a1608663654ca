"""Labels that extraction broke over lines: single ones, and the row of column heads above a table."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...labels import FUND_COLUMNS, INDICATOR_COLUMNS, Labels, role
from .tokens import Token

_OTHER = "other"
"""The role of one column whose head is not known, or known and printed twice."""
_LONGEST_RUN = 7
_LONGEST_LABEL = 24
# A row of heads is read as the sequence of labels that scores best by these.
_TOKEN, _LABEL, _JOIN, _JOIN_ON_LINE, _TWICE, _UNKNOWN = 1.0, 1.0, 0.3, 3.0, 4.0, 5.0
_FUND_START = re.compile(r"年|全|资|预|调")
_INDICATOR_START = re.compile(r"[一二三指具](?!是|、)")
_AMOUNTS = {"original_budget", "final_budget", "executed"}
_SIGNS = ("operator", "unit")
_VALUES = {"target", "actual", "weight", "score"}


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its role and the run of tokens [start, end) that prints it."""

    role: str
    start: int
    end: int


def label_at(tokens: Sequence[Token], start: int, labels: Labels, end: int | None = None) -> Label | None:
    """The longest label that begins at a token. Of two pieces on one line the second is another cell's,
    unless the first alone is no label or the second stands in brackets."""
    found: Label | None = None
    text = ""
    for at in range(start, min(len(tokens) if end is None else end, start + _LONGEST_RUN)):
        if found and not tokens[at].opens and tokens[at].text[0] != "(":
            break
        text += tokens[at].text
        if len(text) > _LONGEST_LABEL:
            break
        name = role(labels, text)
        if name:
            found = Label(name, start, at + 1)
    return found


def label_in(tokens: Sequence[Token], start: int, end: int, labels: Labels) -> Label | None:
    """The first label in a run that begins a line."""
    for at in range(start, end):
        if tokens[at].opens:
            found = label_at(tokens, at, labels, end)
            if found:
                return found
    return None


def column_heads(tokens: Sequence[Token], start: int, end: int, labels: Labels) -> list[Label]:
    """The row of column heads that begins at a token, as long as labels follow one another."""
    best: list[Label] = []
    best_score = 0.0
    open_ends: dict[tuple[int, frozenset[str]], tuple[float, list[Label]]] = {(start, frozenset()): (0.0, [])}
    while open_ends:
        key = min(open_ends, key=lambda key: key[0])
        at, seen = key
        score, path = open_ends.pop(key)
        if score > best_score:
            best, best_score = path, score
        for label, gain in _next_heads(tokens, at, end, labels, seen):
            step = (label.end, seen | {label.role})
            if step not in open_ends or open_ends[step][0] < score + gain:
                open_ends[step] = (score + gain, [*path, label])
    return best


def _next_heads(
    tokens: Sequence[Token], start: int, end: int, labels: Labels, seen: frozenset[str]
) -> list[tuple[Label, float]]:
    found = []
    text, joins = "", 0.0
    for at in range(start, min(end, start + _LONGEST_RUN)):
        if at > start:
            joins += _JOIN if tokens[at].opens else _JOIN_ON_LINE
        text += tokens[at].text
        if len(text) > _LONGEST_LABEL:
            break
        name = role(labels, text)
        if name in seen:
            name = _OTHER if _OTHER not in seen else None
        if name:
            gain = _LABEL + _TOKEN * (at + 1 - start) - joins - _TWICE * (name == _OTHER)
            found.append((Label(name, start, at + 1), gain))
    if not found and start < end and seen and len(tokens[start].text) <= 8 and _OTHER not in seen:
        found.append((Label(_OTHER, start, start + 1), -_UNKNOWN))
    return found


def fund_heads(tokens: Sequence[Token], start: int, end: int) -> list[Label]:
    """The first row of fund heads in a run, empty if there is none."""
    return _first_heads(tokens, start, end, FUND_COLUMNS, _FUND_START, _heads_funds)


def indicator_heads(tokens: Sequence[Token], start: int, end: int) -> list[Label]:
    """The first row of indicator heads in a run, empty if there is none."""
    return _first_heads(tokens, start, end, INDICATOR_COLUMNS, _INDICATOR_START, _heads_indicators)


def _first_heads(
    tokens: Sequence[Token],
    start: int,
    end: int,
    labels: Labels,
    opening: re.Pattern[str],
    enough: Callable[[list[str]], bool],
) -> list[Label]:
    for at in range(start, end):
        if opening.match(tokens[at].text) and label_at(tokens, at, labels, end):
            found = column_heads(tokens, at, end, labels)
            if enough([label.role for label in found]):
                return found
    return []


def with_lower_heads(tokens: Sequence[Token], heads: list[Label], end: int) -> list[Label]:
    """The indicators' heads with those of a second row (指标性质, 指标值, 度量单位) in place of the target's above."""
    last = len(heads)
    while last and (heads[last - 1].role in _SIGNS or _heads_target(tokens, heads[last - 1])):
        last -= 1
    lower = [Label("target", one.start, one.end) if one.role == _OTHER else one for one in heads[last:]]
    at = heads[-1].end if heads else end
    while (label := label_at(tokens, at, INDICATOR_COLUMNS, end)) and label.role in (*_SIGNS, "target"):
        lower.append(label)
        at = label.end
    if (
        len(lower) < 2
        or "target" not in {one.role for one in lower}
        or "target" not in {one.role for one in heads[:last]}
    ):
        return heads
    return [part for head in heads[:last] for part in (lower if head.role == "target" else [head])]


def _heads_target(tokens: Sequence[Token], head: Label) -> bool:
    """Whether a head is a second one of a target."""
    text = "".join(token.text for token in tokens[head.start : head.end])
    return head.role == _OTHER and role(INDICATOR_COLUMNS, text) == "target"


def _heads_funds(roles: list[str]) -> bool:
    return len(_AMOUNTS & set(roles)) >= 2


def _heads_indicators(roles: list[str]) -> bool:
    return "name" in roles and len(_VALUES & set(roles[roles.index("name") :])) >= 2
