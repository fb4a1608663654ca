"""How badly a text fits a column: about the negative logarithm of how likely it is; 0 is just as it should be."""

import re
from functools import lru_cache

from ...labels import FUND_SOURCES, INDICATOR_COLUMNS, LEVEL1, LEVEL2, SECTIONS, role
from ..flowed import measures
from .marks import AMOUNTS

_HANZI = re.compile(r"[\u4e00-\u9fff]")
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:万?元)?")
_RATE = re.compile(r"-?\d{1,4}(?:\.\d{1,4})?(%?)")
_NOTHING = re.compile(r"[-—–―_/\\无0]{1,3}")
_FIGURE = re.compile(r"-?[\d.,]+[%分]?")
_PUNCTUATED = re.compile(r"[,。;:!]")
_LAST_HEAD = re.compile("|".join(INDICATOR_COLUMNS[name].pattern for name in ("reason", "score")) + "|执行率")
_SECTIONS = ("funds", "goal", "indicators")
_NEVER, _FOREIGN, _MOST = 30.0, 12.0, 8.0
_LONG_NAME, _LONGEST_LEVEL, _LONGEST_UNIT, _FULL = 40, 14, 8, 100

_EMPTY = {
    "section": 0.0, "level1": 0.0, "level2": 0.0, "name": 3.0, "target": 3.0, "value": 3.0, "actual": 3.0,
    "weight": 2.5, "score": 2.5, "operator": 0.8, "unit": 0.6, "reason": 0.0, "label": 6.0, "original_budget": 1.0,
    "final_budget": 2.0, "executed": 2.0, "execution_pct": 0.5,
}  # fmt: skip
_FUND_EMPTY = _EMPTY | {"weight": 0.3, "score": 0.3, "reason": 0.0}
_UNSHOWN = {
    "section": 0.0, "level1": 0.0, "level2": 0.05, "name": 8.0, "target": 4.0, "value": 4.0, "actual": 4.0,
    "weight": 4.0, "score": 4.0, "operator": 1.2, "unit": 1.0, "reason": 0.0, "label": _NEVER, "original_budget": 1.6,
    "final_budget": 2.4, "executed": 2.4, "execution_pct": 0.6,
}  # fmt: skip
_FUND_UNSHOWN = _UNSHOWN | {"weight": 0.5, "score": 0.5}
_NO_LAST = 3.0
_COVERED = {"section": 0.0, "level1": 0.0, "level2": 0.05, "name": 4.0}


def empty(name: str, fund: bool) -> float:
    """Cost of an empty cell that the text shows."""
    return (_FUND_EMPTY if fund else _EMPTY).get(name, 0.3)


def unshown(name: str, fund: bool, vanish: bool) -> float:
    """Cost of a cell that the text does not show: one that a merged cell covers or, if empty ones `vanish`, any."""
    if vanish:
        return (_FUND_UNSHOWN if fund else _UNSHOWN).get(name, 0.5)
    return _COVERED.get(name, _NO_LAST if name in ("reason", "basis", "other") else _FOREIGN)


@lru_cache(maxsize=16384)
def misfit(name: str, text: str) -> float:
    """Cost of a text under a head of this role."""
    if name == "section":
        return 0.0 if role(SECTIONS, text) in _SECTIONS else _FOREIGN
    if name in ("level1", "level2"):
        return _level(name, text)
    if name == "name":
        return _name(text)
    if name in ("target", "actual", "midyear"):
        return min(measures.misfit(text), _MOST) + 2.0 * bool(LEVEL1.fullmatch(text) or LEVEL2.fullmatch(text))
    if name == "value":
        return _value(text)
    if name in ("weight", "score"):
        return _points(text)
    if name == "operator":
        return 0.0 if measures.SIGN.fullmatch(text) else 0.5 if _NOTHING.fullmatch(text) else 10.0
    if name == "unit":
        return _unit(text)
    if name == "label":
        return _label(text)
    if name in AMOUNTS:
        return 0.0 if _AMOUNT.fullmatch(text) else 0.3 if _NOTHING.fullmatch(text) else _FOREIGN
    if name == "execution_pct":
        rate = _RATE.fullmatch(text)
        return (0.0 if rate.group(1) else 1.0) if rate else 0.3 if _NOTHING.fullmatch(text) else _FOREIGN
    return _words(name, text)


def _level(name: str, text: str) -> float:
    own, other = (LEVEL1, LEVEL2) if name == "level1" else (LEVEL2, LEVEL1)
    if own.fullmatch(text):
        return 0.0
    if not _HANZI.search(text) or len(text) > _LONGEST_LEVEL or measures.OPERATOR.search(text):
        return _FOREIGN
    if other.fullmatch(text):
        return 4.0
    if _fused(text):
        return _FOREIGN
    return 2.0 if text.endswith("指标") and name == "level2" else 4.5


def _name(text: str) -> float:
    if not _HANZI.search(text):
        return _MOST
    cost = 0.3 + 3.2 * bool(LEVEL1.fullmatch(text) or LEVEL2.fullmatch(text))
    cost += 5.0 * bool(measures.OPERATOR.match(text)) + 0.1 * max(0, len(text) - _LONG_NAME)
    cost += 1.5 * (text[-1] in "。;") + 0.6 * bool(_PUNCTUATED.search(text[:-1]))
    return cost + 4.0 * (role(SECTIONS, text) is not None) + _MOST * _fused(text)


def _value(text: str) -> float:
    """A target without its operator and unit, which have columns of their own."""
    if _FIGURE.fullmatch(text):
        return 0.4 * text.endswith("%")
    return min(measures.misfit(text), _MOST) + 1.5 * bool(text[0].isdigit() or measures.OPERATOR.match(text))


def _points(text: str) -> float:
    if not measures.POINTS.fullmatch(text):
        return _FOREIGN
    digits = text.rstrip("分")
    return 0.3 if not digits[0].isdigit() else 0.0 if float(digits) <= _FULL else 5.0


def _unit(text: str) -> float:
    if text[0].isdigit() or measures.OPERATOR.search(text) or len(text) > _LONGEST_UNIT:
        return _MOST
    return 0.2 + 0.1 * len(text)


def _label(text: str) -> float:
    if role(FUND_SOURCES, text):
        return 0.0
    if not _HANZI.search(text) or _fused(text) or text[0].isdigit():
        return _FOREIGN
    return 1.0 + 0.05 * len(text)


def _fused(text: str) -> bool:
    """Whether a text begins with the head of the column before it: the end of a row and the next one's beginning."""
    head = _LAST_HEAD.match(text)
    return head is not None and head.end() < len(text)


def _words(name: str, text: str) -> float:
    """A text of its own words: a reason, a basis, what an unknown column holds."""
    if name == "reason" and (LEVEL1.fullmatch(text) or LEVEL2.fullmatch(text)):
        return 5.0
    if name == "reason" and _FIGURE.fullmatch(text):
        return 0.5 if _NOTHING.fullmatch(text) else 4.0
    if name == "reason" and measures.OPERATOR.match(text):
        return 3.0
    return 0.5 if _PUNCTUATED.search(text) else 0.8 if len(text) > 2 or _NOTHING.fullmatch(text) else 1.8


def relation(texts: dict[str, str]) -> float:
    """What the cells of one row cost beside each other."""
    cost = 0.0
    if texts.get("target") and texts.get("actual"):
        cost += 0.5 * measures.unlike(texts["target"], texts["actual"]) + 0.75
    weight, score = (_number(texts.get(name, "")) for name in ("weight", "score"))
    if weight is not None and score is not None:
        cost += 3.0 * (score > weight)
        if "reason" in texts:
            lost = score < weight
            cost += 0.8 * (lost != bool(texts["reason"]))
    return cost + _rate_off(texts)


def _rate_off(texts: dict[str, str]) -> float:
    """Whether a fund row's printed rate is not the one that its amounts make."""
    final, executed, rate = (_number(texts.get(name, "")) for name in ("final_budget", "executed", "execution_pct"))
    if rate is None or not texts.get("execution_pct", "").endswith("%"):
        return 0.0
    if final is None or executed is None:
        return 0.8
    return 0.0 if final and abs(100 * executed / final - rate) <= 1 else 1.2


@lru_cache(maxsize=4096)
def _number(text: str) -> float | None:
    try:
        return float(text.rstrip("分%元万").replace(",", ""))
    except ValueError:
        return None
