"""What one figure says: its measure, its sign and which of the words before it name the item."""

import re
from dataclasses import dataclass

from .items import without_copula
from .words import (
    COMPARISON,
    DIRECTION,
    LIKEWISE,
    MONEY,
    OVER_BUDGET,
    PERCENT,
    SHORT_DIRECTION,
    amount_measure,
    is_lowered,
    rate_measure,
)

_AREAS = ("平方", "公顷", "亩", "㎡")
_POINTS = "百分点"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`item` is where the item's words stand; `suffix` words that follow a carried item (退休人员|增加).

    `sign` is -1 where the words take away, None where they leave open which way. `plain` says that the words tell an
    amount of its own, which the next figures of the sentence share. `own` is where words of the measure stand that
    name the item where nothing else does (支出预算), or nothing but an income (支出).
    """

    measure: str
    item: tuple[int, int]
    sign: int | None = 1
    suffix: tuple[int, int] = (0, 0)
    plain: bool = False
    own: tuple[int, int] = (0, 0)
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words before leave in force: the kind of amount, the comparison, and the section's own kind."""

    money: str
    frame: str | None
    default: str
    assets: bool = False
    fiscal_year: int | None = None


def meaning(text: str, start: int, end: int, unit: str, setting: Setting) -> Meaning:
    """The meaning of a figure with `unit` after the words text[start:end]."""
    end = without_copula(text, start, end)
    compared = max(COMPARISON.finditer(text, start, end), key=re.Match.start, default=None)
    frame = setting.frame
    rest = start
    if compared:
        frame = "yoy" if compared["yoy"] and not _is_own_budget(text, compared, end, setting) else "budget"
        rest = compared.end()
    elif LIKEWISE.search(text, start, end):
        frame = "yoy"
    before = (start, compared.start()) if compared else (start, start)
    moved = _movement(text, rest, end, before, unit, frame, compared is not None)
    if moved:
        return moved
    if unit in PERCENT:
        return _rate(text, start, end, frame)
    if unit in MONEY:
        if compared and frame == "yoy":
            return _earlier(text, before, end)
        words = compared.start() if compared else start
        return _amount(text, words, before if before[0] < before[1] else (rest, end), end, setting, frame)
    return _count(text, start, end, unit, setting, frame)


def _movement(
    text: str, start: int, end: int, before: tuple[int, int], unit: str, frame: str | None, compared: bool
) -> Meaning | None:
    """A figure after 增加, 下降, 大于预算数 …; what is compared with the budget has its direction in the item."""
    words = text[start:end]
    over = OVER_BUDGET.search(words)
    direction = over or DIRECTION.search(words) or (SHORT_DIRECTION.match(words) if frame else None)
    if direction is None:
        return None
    if over:
        frame = "budget"
    sign = _sign(direction)
    own = (start, start + direction.start())
    item = own if own[0] < own[1] else before
    suffix = (before[1] if compared and item == before else own[1], end)
    return _moved(text, item, suffix, unit, frame, sign)


def _sign(direction: re.Match[str]) -> int | None:
    groups = direction.groupdict()
    return None if groups.get("open") else -1 if groups.get("down") else 1


def _moved(
    text: str, item: tuple[int, int], words: tuple[int, int], unit: str, frame: str | None, sign: int | None
) -> Meaning:
    if unit in PERCENT:
        return Meaning("variance_pct" if frame == "budget" else "change_pct", item, sign, frame=frame)
    named = text[item[0] : item[1]]
    if unit in MONEY:
        if any(word in named for word in ("追加", "调整", "调增", "调减")):
            return Meaning("adjustment", item, sign, frame=frame)
        if frame == "budget":
            return Meaning("value", item, 1, words, frame=frame)  # no measure is made for it: the item says which way
        return Meaning("change", item, sign, frame=frame)
    if frame == "yoy" or _POINTS in unit:
        return Meaning("change", item, sign, frame=frame)
    return Meaning("count", item, 1, words, frame=frame)


def _rate(text: str, start: int, end: int, frame: str | None) -> Meaning:
    measure, at = rate_measure(text[start:end])
    if measure is None:
        return Meaning("value", (start, end), frame=frame)
    return Meaning(measure, (start, start + at), frame=frame)


def _is_own_budget(text: str, compared: re.Match[str], end: int, setting: Setting) -> bool:
    """比2023年…年初预算 in the report of 2023 compares with the year's own budget."""
    return str(setting.fiscal_year) in compared.group() and "预算" in text[compared.start() : end]


def _earlier(text: str, before: tuple[int, int], end: int) -> Meaning:
    """比去年3.01万元: last year's own figure."""
    found = amount_measure(text[before[1] : end])
    measure = found[0] if found and found[0] not in ("plan", "value") else "executed"
    return Meaning(measure, before, suffix=(before[1], end), frame="yoy")


def _amount(text: str, start: int, item: tuple[int, int], end: int, setting: Setting, frame: str | None) -> Meaning:
    """An amount after the words text[start:end]; `item` is where the words that name it may stand."""
    found = amount_measure(text[start:end])
    if found is None:
        return Meaning(setting.money, item, frame=frame)
    measure, left, right = found[0], start + found[1], start + found[2]
    planned = measure == "plan" and setting.default == "original_budget"
    if measure == "plan":
        measure = "original_budget" if planned else "final_budget"
    whole = right != end or text[left - 1 : left] == "、" or _names_itself(text[left:end])
    if not whole:
        item = (item[0], max(item[0], min(item[1], left)))
    sign = -1 if measure == "adjustment" and is_lowered(text[start:end]) else 1
    bare = text.startswith(("收入", "支出"), left) and (planned or (measure == "executed" and right - left == 2))
    return Meaning(measure, item, sign, plain=True, own=(left, right) if bare else (0, 0), frame=frame)


def _names_itself(words: str) -> bool:
    """Words that say the kind of amount and are the item too: 固定资产|原值 stays whole, 房屋|价值 does not."""
    return (
        words.endswith(("合计", "总计"))
        or words.startswith(("原值", "净值", "总", "计划", "实际到位", "到位", "下达"))
        or (words.endswith(("收入", "支出")) and len(words) > 4)
    )


def _count(text: str, start: int, end: int, unit: str, setting: Setting, frame: str | None) -> Meaning:
    area = any(word in unit for word in _AREAS)
    return Meaning("value" if area and not setting.assets else "count", (start, end), frame=frame)
