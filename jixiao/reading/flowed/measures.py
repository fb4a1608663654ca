"""How well a text reads as a single target or actual value, as points, or as a sign."""

import re
from functools import lru_cache

OPERATOR = re.compile(r"[<>=≥≤≠]")
POINTS = re.compile(r"\d{1,3}(?:\.\d{1,2})?分?|[-—–]{1,2}|/")
SIGN = re.compile(r"[<>=≥≤]{1,2}|定性|定量|正向|反向|大于等于|小于等于|大于|小于|等于")
_SIGN_WORDS = r"不低于|不少于|不小于|大于(?:或?等于)?|不高于|不超过|不大于|小于(?:或?等于)?|等于|达到"
_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_UNIT = r"[^\d<>=≥≤。,;:、!?\"“”]{1,8}(?:/\d*[^\d<>=≥≤。,;、]{1,4})?"
_QUANTITY = re.compile(
    rf"(?P<sign>[<>=≥≤]{{1,2}}|{_SIGN_WORDS})?{_NUMBER}(?:[-~—至]{_NUMBER})?(?P<unit>{_UNIT})?(?:以上|以内|以下|左右)?"
)
_DATE = re.compile(
    r"[<>=≥≤]{0,2}(?:\d{4}年(?:度)?)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末|前|之前|以前)?"
    r"(?:[-~—至]{1,2}(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|前|之前)?)?(?:前?完成)?"
)
_WORDS = re.compile(
    r"[<>=≥≤]{0,2}(?:(?:基本|部分|全部|完全|均|已|未)*(?:达成|达到|达标|完成|符合|合格)(?:预期|年度|要求|标准)*(?:目标|指标|效果|要求)?"
    r"|(?:有效|显著|明显|得到|持续|有所|不断|进一步|逐步|及时|稳步|长期|大力|较)+[\u4e00-\u9fff]{1,4}"
    r"|[\u4e00-\u9fff]{2,4}(?:有效|显著|明显)|[优良中差]|是|否|无|高|好|良好|优秀|健全|促进|提升|提高|改善|增强|保障)"
)
_ODD_START = re.compile(r"[,.;:)。、;:%”》—年月日-]")
_NUMBER_END = re.compile(r"[\d—~=<>≥≤]$|\d[年月]$")
_DANGLING = re.compile(r"[,(、《“—:<>=≥≤-]$")
_WRONG, _PHRASE, _PER_CHARACTER = 6.0, 1.5, 0.15


@lru_cache(maxsize=8192)
def misfit(text: str) -> float:
    """Cost of reading a text as one value: 0 for a quantity with its sign, more the less it looks like a value."""
    quantity = _QUANTITY.fullmatch(text)
    if quantity:
        unit = quantity.group("unit") or ""
        return (0.0 if quantity.group("sign") else 0.4) + 0.3 * max(0, len(unit) - 4)
    if _DATE.fullmatch(text) and len(text) > 2:
        return 0.4
    if _WORDS.fullmatch(text):
        return 0.5
    if OPERATOR.search(text, 1) and not OPERATOR.fullmatch(text[1:2]):
        return _WRONG
    cost = _PHRASE + _PER_CHARACTER * max(0, len(text) - 4)
    if text.count("(") != text.count(")") or text.count("“") != text.count("”"):
        cost += 3.0
    if text[0] in "<>=≥≤" and not text[1:2].isdigit():
        cost += 1.0
    return cost + 4.0 * bool(_ODD_START.match(text)) + 3.0 * bool(_DANGLING.search(text))


@lru_cache(maxsize=4096)
def unlike(target: str, actual: str) -> float:
    """How little an actual value resembles its target: below 0 where they speak of the same thing."""
    if target == actual:
        return -1.5
    one, two = _QUANTITY.fullmatch(target), _QUANTITY.fullmatch(actual)
    if one and two:
        return -0.5 if one.group("unit") == two.group("unit") else 0.5
    if bool(one) != bool(two):
        return 0.6
    shared = sum(left == right for left, right in zip(target, actual, strict=False))
    return -1.0 if shared > 3 else -0.4 if shared else 0.0


def ends_in_number(text: str) -> bool:
    """Whether a text breaks off in a figure or a date, as names do not."""
    return _NUMBER_END.search(text) is not None
