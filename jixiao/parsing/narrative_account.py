"""What a report tells of an indicator's end: actual value, deviation, reason, and what is remarked beside."""

import re
from dataclasses import dataclass

from ..reading.passage import Passage
from .figures import figures
from .form.cells import Quantity
from .narrative_values import stated_value

_DEVIATION = re.compile(
    r"与[^,。;]{0,12}(?:预期|目标|年初|年度|计划)[^,。;]{0,8}(?:相比|比较|对比)|(?<=[,。;])(?:无|有|存在)[^,。;]{0,10}偏差"
    r"|(?<=[,。;])偏差|未(?:达到|完成)(?:年初|年度|预期|既定)"
)
_DEVIATION_PCT = re.compile(
    r"偏差(?:率|度|值|幅度)?(?:为|达到?|约|是|:)?(?P<after>-?\d[\d.]*)%|(?P<before>-?\d[\d.]*)%的?偏差"
)
_REASON = re.compile(
    r"(?:的|偏差|主要|其|产生)*原因(?:分析)?(?:主要)?(?:是|为|在于|有|:)+|(?<=[,。;])(?:主要)?(?:是由于|由于|是因为|因为)"
)
_NOT_MONITORED = re.compile(r"(?:无法|未|没有|不能)(?:进行|开展|能)?监[控测]")
_POINTS = re.compile(r"[,;](?:自评|评价|指标)?(?:得分|评分|分值|权重|满分)")
_EDGE = ",。;: "
_CLAUSE_END = re.compile(r"[。;]")


@dataclass(frozen=True, slots=True)
class Account:
    """The parts of an account; those that are not told are empty, `deviation` is the printed percentage or None."""

    actual: Passage
    deviation: Passage | None
    reason: Passage
    remark: Passage


def split_account(passage: Passage) -> Account:
    """Cut an account where the comparison with the target and where the reason begins."""
    text = passage.text
    reason = _REASON.search(text)
    reason_start = reason.start() if reason else len(text)
    compared = _DEVIATION.search(text, 0, reason_start)
    percentage = _DEVIATION_PCT.search(text, compared.start() if compared else 0)
    told = compared.start() if compared else reason_start
    after = reason_start
    if compared and not reason:
        mark = _CLAUSE_END.search(text, compared.end())
        after = mark.end() if mark else len(text)
    if compared and _has_more_figures(passage, compared.start(), after, percentage):
        # a second value of the indicator stands in the comparison: keep it with the first
        told = after
    points = _POINTS.search(text, 0, told)
    return Account(
        passage[: points.start() if points else told].strip(_EDGE),
        _printed(passage, percentage),
        passage[reason.end() :].strip(_EDGE) if reason else Passage(),
        passage[after:].strip(_EDGE) if not reason else Passage(),
    )


def monitored_value(midyear: Passage, name: str, target: Quantity) -> Quantity | None:
    """The value at mid-year; None where the report says that it could not be monitored."""
    return None if _NOT_MONITORED.search(midyear.text) else stated_value(midyear, name, target)


def _printed(passage: Passage, percentage: re.Match[str] | None) -> Passage | None:
    if percentage is None:
        return None
    found = passage.group(percentage, "after") or passage.group(percentage, "before")
    start = percentage.start("after") if percentage["after"] else percentage.start("before")
    return passage[start : start + len(found) + 1] if found else None


def _has_more_figures(passage: Passage, start: int, end: int, percentage: re.Match[str] | None) -> bool:
    known = percentage.span() if percentage else (0, 0)
    return any(not known[0] <= figure.start < known[1] for figure in figures(passage, start, end))
