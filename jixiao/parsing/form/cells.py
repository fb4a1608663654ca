"""What single cells of a form say: amounts, points, rates, and targets with operator, value and unit."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ...reading.passage import Passage
from ..figures import read_number

NOTHING_PRINTED = {"", "-", "—", "——", "_", "一", "/", "\\", "\N{EN DASH}", "\N{HORIZONTAL BAR}"}
"""What a form prints where nothing applies."""
NO_REASON = NOTHING_PRINTED | {"无", "0", "无偏差", "不适用"}

AMOUNT_UNITS = {
    "亿元": Decimal(10000), "亿": Decimal(10000), "百万元": Decimal(100), "万元": Decimal(1), "万": Decimal(1),
    "千元": Decimal("0.1"), "元": Decimal("0.0001"),
}  # fmt: skip
"""Units of money in 万元."""

_AMOUNT = re.compile(r"(-?)([0-9][0-9,.]*)(亿元?|百?万元|万|千元|元)?")
_POINTS = re.compile(r"(.*?)([0-9][0-9,.]*)分?")
_RATE = re.compile(r"(-?)([0-9][0-9,.]*)(%?)")
_OPERATOR = re.compile(r">=|<=|=>|=<|[≥≤><=]")
_OPERATOR_WORDS = re.compile(
    r"不低于|不少于|不小于|大于等于|大于或等于|不高于|不超过|不大于|小于等于|小于或等于|大于|小于|等于"
)
_OPERATORS = {
    "≥": ">=", "=>": ">=", "≤": "<=", "=<": "<=",
    "不低于": ">=", "不少于": ">=", "不小于": ">=", "大于等于": ">=", "大于或等于": ">=",
    "不高于": "<=", "不超过": "<=", "不大于": "<=", "小于等于": "<=", "小于或等于": "<=",
    "大于": ">", "小于": "<", "等于": "=",
    "不得低于": ">=", "不得少于": ">=", "至少": ">=", "不得高于": "<=", "不得超过": "<=", "不得多于": "<=",
    "不多于": "<=", "至多": "<=", "高于": ">", "多于": ">", "超过": ">", "低于": "<", "少于": "<",
}  # fmt: skip
_VALUE = re.compile(r"(-?)([0-9][0-9,.]*)")
# 高于, 至少 and the like are operators only before a figure: 高于预期 is a text
_WORDS_BEFORE_FIGURES = re.compile(
    r"(?P<word>不得?低于|不得?少于|不得?高于|不得?超过|不得?多于|高于|多于|超过|低于|少于|至少|至多)(?=-?[0-9])"
)
_WORDS_AFTER = re.compile(r"(?P<least>(?:及其?|\(含\))?以上)$|(?P<most>(?:及其?|\(含\))?(?:以内|以下|之内))$")
_LETTER_FOR_SIGN = re.compile(r"[QOo][0-9]")
_UNIT = re.compile(
    r"%+(?:\(百分[比点]\))?|‰|[\u4e00-\u9fffA-Za-z°²³·*/()%‰㎡㎞㎏]{1,12}(?:(?<=/)[0-9]+[\u4e00-\u9fff]{1,6})?"
)
# 2023年2月—11月, 12月20日前, 11月底, 2024年: a date is no quantity
_DATE = re.compile(
    r"\d{4}年(?:\d{1,2}月|底|末|初|前|度|$|[-—~至])|\d{1,2}月(?:\d{1,2}日|底|末|份|前|中|上|下|$|[-—~至])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell: None value where the cell prints nothing, or doubtfully something that is no number.

    `unit` is where the cell prints a unit that the value was converted from.
    """

    value: Decimal | None = None
    passage: Passage | None = None
    doubtful: bool = False
    unit: Passage | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A target or an actual value: the text, and where it is a quantity its operator, value and unit."""

    passage: Passage
    op: str | None = None
    value: Decimal | None = None
    value_passage: Passage | None = None
    unit: str | None = None
    unit_passage: Passage | None = None
    doubtful: bool = False


def amount(passage: Passage | None, scale: Decimal | None = Decimal(1)) -> Number:
    """An amount in 万元, printed in units of `scale` 万元 or with a unit of its own.

    Anything else beside the number makes it doubtful, as does an unknown scale (None), and then it is not read.
    """
    number = _number(passage, _AMOUNT)
    if number.value is None or passage is None:
        return number
    match = _AMOUNT.fullmatch(passage.text)
    own = match.group(3) if match else None
    by = AMOUNT_UNITS[own] if own else scale
    if by is None:
        return Number(doubtful=True)
    unit = passage.group(match, 3) if match and own and by != 1 else None
    return replace(number, value=number.value * by if by != 1 else number.value, unit=unit)


def rate(passage: Passage | None) -> Number:
    """A percentage. A bare number up to 1.5 may be a ratio or a percentage, so it is not read."""
    number = _number(passage, _RATE)
    if number.value is not None and passage is not None and "%" not in passage.text and abs(number.value) <= 1.5:
        return Number(doubtful=number.value != 0)
    return number


def points(passage: Passage | None) -> Number:
    """A weight or a score, with or without 分; words before the number make it doubtful."""
    if passage is None or passage.text in NOTHING_PRINTED:
        return Number()
    match = _POINTS.fullmatch(passage.text)
    value = read_number(match.group(2)) if match else None
    if match is None or value is None:
        return Number(doubtful=True)
    return Number(value, passage.group(match, 2), doubtful=bool(match.group(1)))


def _number(passage: Passage | None, pattern: re.Pattern[str]) -> Number:
    if passage is None or passage.text in NOTHING_PRINTED:
        return Number()
    match = pattern.fullmatch(passage.text)
    value = read_number(match.group(2)) if match else None
    if match is None or value is None:
        return Number(doubtful=True)
    return Number(-value if match.group(1) else value, passage[: match.end(2)])


def operator(text: str) -> str | None:
    """The operator that a cell prints as a sign or in words, None for anything else (`定性`)."""
    if not (_OPERATOR.fullmatch(text) or _OPERATOR_WORDS.fullmatch(text)):
        return None
    return _OPERATORS.get(text, text)


def quantities(passage: Passage) -> list[Quantity]:
    """The quantities of a target or actual cell: one, or several where rows of a form have run together."""
    starts = [match.start() for match in _OPERATOR.finditer(passage.text)]
    if len(starts) < 2 or not all(passage.text[start + 1 : start + 3].strip("=") for start in starts):
        return [quantity(passage)]
    parts = [passage[left:right] for left, right in zip(starts, [*starts[1:], len(passage)], strict=True)]
    return [quantity(part, doubtful=True) for part in parts]


def quantity(passage: Passage, doubtful: bool = False) -> Quantity:
    """One target or actual value. A date, a range or words have no value."""
    text = passage.text
    operator = _OPERATOR.search(text) or _OPERATOR_WORDS.match(text) or _WORDS_BEFORE_FIGURES.match(text)
    op = _OPERATORS.get(operator.group(), operator.group()) if operator else None
    if operator and operator.start():
        passage, text, doubtful = passage[operator.start() :], text[operator.start() :], True
    start = len(operator.group()) if operator else 0
    number = _VALUE.match(text, start)
    if _DATE.match(text, start) or number is None:
        return Quantity(passage, op, doubtful=doubtful or _LETTER_FOR_SIGN.match(text) is not None)
    if op is None and (after := _WORDS_AFTER.search(text, number.end())):
        bare = quantity(passage[: after.start()], doubtful)
        return replace(bare, passage=passage, op=">=" if after["least"] else "<=") if bare.value is not None else bare
    value = read_number(number.group(2))
    if value is None or (op is None and _is_phrase(text, number.end())):
        return Quantity(passage, op, doubtful=doubtful or value is None)
    unit = _UNIT.match(text, number.end())
    rest = text[unit.end() :] if unit else text[number.end() :]
    if rest.strip("-—_.。,") and unit and unit.group().startswith("%"):
        passage, rest, doubtful = passage[: unit.end()], "", True
    if rest:
        doubtful, unit = True, unit if unit and not rest.strip("-—_.。,") else None
        passage = passage if unit is None else passage[: unit.end()]
    return Quantity(
        passage, op, -value if number.group(1) else value, passage[number.start() : number.end()],
        unit.group() if unit else None, passage[unit.start() : unit.end()] if unit else None, doubtful,
    )  # fmt: skip


def _is_phrase(text: str, number_end: int) -> bool:
    """Whether words follow a leading number that are no unit (`10个县全部完成`): no quantity then."""
    if "/" in text and _UNIT.fullmatch(text, number_end):
        return False
    return len(text) - number_end > 8 or bool(re.search(r"\d", text[number_end:]))
