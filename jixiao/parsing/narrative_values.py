"""Target, mid-year and actual values of an indicator in sentences, where other figures stand beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..reading.passage import Passage
from .figures import Figure, figures
from .form.cells import Quantity, quantity

OPERATOR = (
    r"(?:>=|<=|[≥≤><=]|不低于|不少于|不小于|大于等于|大于或等于"
    r"|不高于|不超过|不大于|小于等于|小于或等于|大于|小于|等于)"
)
TARGET_LABEL = (
    r"(?<!实际)(?<!完成)(?:年初|年度|全年|预期|预设|计划|设定|绩效|当年|的)*"
    r"(?:绩效)?(?:目标|指标)(?:目标|指标)?值(?:设定|设置)?"
)
COPULA = r"(?:设定为|设置为|为|是|:|达到|达|约)*"
# One value, up to the next mark; a comma inside a number is none.
VALUE = rf"{OPERATOR}?(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?[^,;。:()、]{{0,12}}|[^,;。:()、]{{1,24}})"

_BOUND_WORDS = ((re.compile(r"(?:及|或)?以上$"), ">="), (re.compile(r"(?:及|或)?(?:以下|以内)$"), "<="))
_BOUNDARY = re.compile(r"[,;。:()、]")
_LABEL_COPULA = re.compile(rf"(?:共计|共|合计|约|达到|达|为|是|的|:|{OPERATOR})+$")
_SIGN = re.compile(rf"{OPERATOR}$")
_DONE = re.compile(r"完成|实际|已|达到")
_NOT_MEANT = re.compile(rf"{TARGET_LABEL}$|偏差(?:率|度|值)?$|(?:占|同比)$")
_NO_UNIT_AFTER = re.compile(r"月|工作日|小时|百分点")
_OTHER_UNIT = re.compile(r"%|‰|[\u4e00-\u9fff]{1,2}")
_NAME_FOUND = 100


@dataclass(frozen=True, slots=True)
class _Candidate:
    quantity: Quantity
    label: str
    likeness: int


def target_value(passage: Passage) -> Quantity:
    """The value that a target prints: ≥90%, 不低于105人, 90%以上, or words."""
    for pattern, op in _BOUND_WORDS:
        if match := pattern.search(passage.text):
            found = quantity(passage[: match.start()])
            if found.value is not None and found.op in (None, op):
                return replace(found, op=op, passage=passage)
    return quantity(passage)


def stated_value(sentences: Passage, name: str, target: Quantity) -> Quantity | None:
    """The figure that tells the indicator's value among all that the sentences print; None if they do not tell.

    It has the target's unit. Of several the one whose words are most like the indicator's name counts; where none is
    like it and none is said to be completed, the value stays open.
    """
    candidates = list(_candidates(sentences, name, target))
    best = max(candidates, key=lambda candidate: candidate.likeness, default=None)
    if best is None or (best.likeness <= 0 and len(candidates) > 1):
        return None
    return best.quantity


def _candidates(sentences: Passage, name: str, target: Quantity) -> Iterator[_Candidate]:
    text = sentences.text
    previous = 0
    named = [match.span() for match in re.finditer(re.escape(name), text)] if name else []
    for figure in figures(sentences):
        if any(start <= figure.start and figure.end <= end for start, end in named):
            continue  # a number in the indicator's own name
        label, sign = _label(text, previous, figure.start)
        previous = figure.end
        unit_end = _unit_end(text, figure, target, label, name)
        if unit_end is None or figure.value is None or _NOT_MEANT.search(label):
            continue
        start = figure.start - len(sign)
        found = quantity(sentences[start:unit_end])
        if found.value is not None:
            yield _Candidate(found, label, _likeness(label, name))


def _label(text: str, previous: int, start: int) -> tuple[str, str]:
    """The words before a figure, and the operator between."""
    boundaries = [match.end() for match in _BOUNDARY.finditer(text, previous, start)]
    words = text[boundaries[-1] if boundaries else previous : start]
    sign = _SIGN.search(words)
    copula = _LABEL_COPULA.search(words)
    return words[: copula.start()] if copula else words, sign.group() if sign else ""


def _unit_end(text: str, figure: Figure, target: Quantity, label: str, name: str) -> int | None:
    """Where the figure's unit ends: the target's unit, or any where the indicator's own name leads to the figure."""
    if target.unit and text.startswith(target.unit, figure.end) and not _NO_UNIT_AFTER.match(text, figure.end + 1):
        return figure.end + len(target.unit)
    if target.unit is None and target.value is None:
        return None
    if target.unit is None or label.endswith(name):
        other = _OTHER_UNIT.match(text, figure.end)
        return other.end() if other and target.unit else figure.end
    return None


def _likeness(label: str, name: str) -> int:
    """How much the words before a figure speak of the indicator: by its name, its last words, or as completed."""
    if name in label:
        return _NAME_FOUND
    common = 0
    while common < min(len(label), len(name)) and label[-1 - common] == name[-1 - common]:
        common += 1
    return 2 * common + 3 * bool(_DONE.search(label))
