"""Tables whose text cannot be read any more: cells joined without a mark between them, or columns out of their order.

`100%100%1515` may be many things, so nothing of it is read: a report that has no other table is refused.
"""

import re
from collections.abc import Iterator

from ..errors import ReportError
from ..labels import FUND_COLUMNS, INDICATOR_COLUMNS, Labels, role
from .document import Document, Table
from .passage import fold

_PARTED = re.compile(r"[\s|]+")
_LONGEST_LABEL, _NEAR, _LEAST_APART = 24, 120, 4
_VALUES = {"target", "actual"}


def _any(labels: Labels, *roles: str) -> str:
    return "|".join(labels[name].pattern for name in roles)


_FUND_HEADS = re.compile(
    rf"(?:{_any(FUND_COLUMNS, 'original_budget', 'final_budget', 'executed')}){{2}}"
    rf"(?:{_any(FUND_COLUMNS, 'executed', 'weight', 'execution_pct', 'score')})+"
)
_INDICATOR_HEADS = re.compile(
    rf"(?:{_any(INDICATOR_COLUMNS, 'level1', 'level2', 'name')}){{2,3}}"
    rf"(?:{_any(INDICATOR_COLUMNS, 'target', 'actual', 'weight', 'operator', 'unit', 'standard')})"
)


def without_unreadable(document: Document) -> list[Table]:
    """The document's tables, with an empty one over each line that is a copy of them whose cells run together.

    Raises ReportError if the document has such lines, or columns out of order, and no table that can be read.
    """
    squashed = list(_squashed_lines(document))
    if not document.tables:
        if squashed:
            raise ReportError(document.file_name, "refused.squashed", line=squashed[0])
        if line := _scrambled_line(document):
            raise ReportError(document.file_name, "refused.scrambled", line=line)
    covers = [Table([], line, line) for line in squashed]
    return sorted([*document.tables, *covers], key=lambda table: table.first_line)


def _squashed_lines(document: Document) -> Iterator[int]:
    """Lines outside every table in which the heads of a form stand without anything between them."""
    for line in document.prose_lines():
        raw = document.lines[line - 1]
        if ("指标" in raw or "预算" in raw) and any(map(_runs_together, _PARTED.split(fold(raw)))):
            yield line


def _runs_together(text: str) -> bool:
    return bool(_INDICATOR_HEADS.search(text) or _FUND_HEADS.search(text))


def _scrambled_line(document: Document) -> int | None:
    """The first of the heads of an indicator table that stand alone near each other, though they make no row."""
    found: list[tuple[int, str]] = []
    for line in document.prose_lines():
        raw = fold(document.lines[line - 1])
        if not any(word in raw for word in ("指标", "分", "值", "措施")):
            continue
        words = (word for word in _PARTED.split(raw) if 0 < len(word) <= _LONGEST_LABEL)
        found += [(line, name) for word in words if (name := role(INDICATOR_COLUMNS, word))]
        found = [one for one in found if one[0] > line - _NEAR]
        roles = {name for _, name in found}
        if len(roles) > _LEAST_APART and roles & _VALUES and roles & {"level1", "level2", "name"}:
            return found[0][0]
    return None
