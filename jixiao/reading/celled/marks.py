"""The labels of forms among pieces: single ones, and the heads of the fund and the indicator table."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from ... import labels
from ...labels import Labels, role
from .units import Unit

FUND_HEADS, INDICATOR_HEADS, SECTIONS, HEAD = (
    labels.FUND_COLUMNS, labels.INDICATOR_COLUMNS, labels.SECTIONS, labels.HEAD,
)  # fmt: skip
FIRST = Labels({name: HEAD[name] for name in ("name", "department", "authority")})
"""Labels of the head that open a row."""
SIDE = Labels({name: SECTIONS[name] for name in ("funds", "goal", "indicators", "total")})
"""Labels of the sections, which stand in a form's first column."""
OTHER = "other"
"""The role of a column whose head is not known, or known and printed twice."""
AMOUNTS = {"original_budget", "final_budget", "executed"}
VALUES = {"target", "actual", "weight", "score"}
PARTS = {"operator", "target", "unit"}
"""What 年度指标值 is parted in, in a head of two rows."""
_LONGEST_RUN, _LONGEST_LABEL, _LONGEST_UNKNOWN, _MOST_UNKNOWN = 5, 30, 14, 3


@dataclass(frozen=True, slots=True)
class Head:
    """A label: its role and the run of pieces [start, end) that prints it."""

    role: str
    start: int
    end: int


def label_at(units: Sequence[Unit], start: int, vocabulary: Labels, end: int | None = None) -> Head | None:
    """The longest label that begins at a piece, unless it is two labels side by side."""
    found: Head | None = None
    text = ""
    stop = min(len(units) if end is None else end, start + _LONGEST_RUN)
    for at in range(start, stop):
        if at > start and units[at].join == inf:
            break
        text += units[at].text
        if not text or len(text) > _LONGEST_LABEL:
            break
        if name := role(vocabulary, text):
            if found and role(vocabulary, "".join(one.text for one in units[found.end : at + 1])):
                break
            found = Head(name, start, at + 1)
    return found


def heads_at(units: Sequence[Unit], start: int, vocabulary: Labels, end: int) -> list[Head]:
    """The heads that follow one another from a piece on, empty cells aside; none twice."""
    found: list[Head] = []
    at = start
    while at < end:
        if at > start and units[at].part == inf:
            break
        if not units[at].text:
            at += 1
            continue
        head = label_at(units, at, vocabulary, end)
        seen = {one.role for one in found}
        if head and head.role in seen & PARTS:
            break
        if head is None or head.role in seen:
            head = _unknown(units, at, head, vocabulary, end, found)
        if head is None:
            break
        found.append(head)
        at = head.end
    return _upper(found) if at < end and units[at].part < inf else found


def _upper(found: list[Head]) -> list[Head]:
    """The heads without those at their end that are of a second row: parts of the target, which stands before them."""
    last = len(found)
    while last and found[last - 1].role in PARTS - {"target"}:
        last -= 1
    return found[:last] if last > 2 and "target" in {one.role for one in found[: last - 1]} else found


def _unknown(
    units: Sequence[Unit], at: int, head: Head | None, vocabulary: Labels, end: int, found: Sequence[Head]
) -> Head | None:
    """A column of unknown head: short, and in a row of heads or with another head behind it."""
    stop = head.end if head else at + 1
    text = "".join(one.text for one in units[at:stop])
    seen = {one.role for one in found}
    if len(found) < 2 or len(text) > _LONGEST_UNKNOWN or any(map(str.isdigit, text)):
        return None
    if sum(one.role == OTHER for one in found) >= _MOST_UNKNOWN:
        return None
    if stop < end and units[stop].part < inf and units[at].opens < inf:
        after = label_at(units, stop, vocabulary, end)
        if after is None or after.role in seen:
            return None
    return Head(OTHER, at, stop)


def fund_heads(units: Sequence[Unit], start: int, end: int) -> list[Head]:
    """The first row of fund heads, empty if there is none."""
    for at in range(start, end):
        if units[at].text and label_at(units, at, FUND_HEADS, end):
            found = heads_at(units, at, FUND_HEADS, end)
            if len(AMOUNTS & {head.role for head in found}) >= 2:
                return found
    return []


def indicator_heads(units: Sequence[Unit], start: int, end: int) -> list[Head]:
    """The first row of indicator heads, empty if there is none."""
    for at in range(start, end):
        if units[at].text and label_at(units, at, INDICATOR_HEADS, end):
            found = heads_at(units, at, INDICATOR_HEADS, end)
            roles = {head.role for head in found}
            if roles & {"level1", "level2", "name"} and len(roles & (VALUES | {"name"})) >= 3:
                return found
    return []


def lower_heads(units: Sequence[Unit], heads: Sequence[Head], end: int) -> list[Head]:
    """The heads of a second row, below the one of the target; none if the next pieces are no such heads."""
    at = heads[-1].end
    while at < end and not units[at].text:
        at += 1
    found: list[Head] = []
    while at < end:
        if not units[at].text:
            at += 1
            continue
        head = label_at(units, at, INDICATOR_HEADS, end)
        if head is None or head.role not in PARTS or head.role in {one.role for one in found}:
            break
        found.append(head)
        at = head.end
    return found if len(found) > 1 and "target" in {one.role for one in heads} else []
