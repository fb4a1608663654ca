"""How a paragraph of figures is cut: sentences, what stands in brackets, dates, reasons and explanations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .words import UNIT

_SENTENCE = re.compile(r"[^。!?]+[。!?]?")
_YEAR = r"(?:19|20)\d\d"
# Brackets that belong to a name: 因公出国(境)费, 规划(2021至2035); others hold figures of their own.
_INLINE = re.compile(rf"\((?:(?:[^()\d]|{_YEAR}(?=\D))*|\d{{3,7}})\)")
DATE = re.compile(
    rf"{_YEAR}(?!\d|\.\d)年?[-—–~至到]+{_YEAR}(?:年度?)?"
    rf"|{_YEAR}年(?:度|\d{{1,2}}月(?:\d{{1,2}}日)?)?"
    rf"|{_YEAR}(?=[和与、]{_YEAR}年)"
)
YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")

_REASON = re.compile(
    r"原因(?:分析)?(?:主要)?(?:(?:是由于|是因为|是|为|系|在于|如下|有):?|:)"
    r"|主要(?:是由于|是因为|是|系|因为|由于|因):?|(?<=,)(?:是因为|是由于|由于|因为):?"
)
_EXPLANATION = re.compile(
    r"(?<=元):|(?:开支|支出|具体|主要)?内容(?:主要)?(?:包括|有|是|为):?|(?:主要|具体|资金)?(?<!未)(?<!不)(?:包括|用于|包含|用途(?:是|为))(?:了)?:?"
)
_BRACKET = re.compile(r"[()]")
_NEXT_POINT = re.compile(r"(?:[二三四五六七八九]是|其次|再次|第[二三四五])")
_COUNTED = re.compile(rf"\d(?:[\d,.]*\d)?{UNIT.pattern}")
_AMOUNT = r"\d[\d,.]*(?:万元|亿元|元|%)"
_RESUMES = re.compile(
    rf"[,;](?:其中:?|同时,?)?(?=(?:与|比|较|同)(?:上年|去年|{_YEAR}年|年初|全年|预算)[^,。;\d]{{0,14}}(?:相比,[^,。;\d]{{0,16}})?"
    rf"(?:增加|减少|增长|下降|降低|提高)[^,。;\d]{{0,4}}{_AMOUNT}"
    rf"|(?:完成|为)(?:年初|全年|调整后?)?预算[^,。;\d]{{0,4}}{_AMOUNT}|预?决?算?差异率[^,。;\d]{{0,3}}{_AMOUNT}"
    rf"|占[^,。;\d]{{0,16}}{_AMOUNT}|(?:预算)?执行率[^,。;\d]{{0,3}}{_AMOUNT})"
    rf"|;(?=(?!.是)[^,;。:\d]{{0,4}}[^,;。:\d]{{2,30}}(?:费|支出|收入|经费|结转|结余|拨款|预算|决算|额|数)[为:是]?{_AMOUNT})"
    r"|;(?=[^,;。:\d]{2,24}(?:保有量|购置数|团组|接待|批次|人次|车辆|设备|人数)[^,;。\d]{0,4}\d)"
    rf"|[,;]其中:(?=[^,;。\d]{{2,30}}{_AMOUNT})"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that explain a figure: `text[start:end]`, introduced at `opened`; topic as in STATEMENT_TOPICS.

    `leads` says that they can also stand in a sentence of their own after the figure's.
    """

    topic: str
    opened: int
    start: int
    end: int
    leads: bool = True


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of text[start:end]."""
    for match in _SENTENCE.finditer(text, start, end):
        yield match.span()


def masked(text: str) -> str:
    """`text` with brackets that belong to a name filled in, so that those left hold clauses; same length."""
    for _ in range(2):
        text = _INLINE.sub(lambda match: "ˍ" * len(match.group()), text)
    return text


def next_aside(text: str, start: int, end: int) -> Aside | None:
    """The first reason or explanation in text[start:end]."""
    reason, explanation = _REASON.search(text, start, end), _EXPLANATION.search(text, start, end)
    if reason and (explanation is None or reason.start() <= explanation.start()):
        bracket = _bracket_end(text, reason.end(), end)
        if _is_reason(text, reason):
            return Aside("reason", reason.start(), reason.end(), _reason_end(text, reason.end(), bracket))
        return Aside("explanation", reason.start(), reason.end(), _explanation_end(text, reason.end(), bracket))
    if explanation:
        stop = _explanation_end(text, explanation.end(), _bracket_end(text, explanation.end(), end))
        leads = "内容" in explanation.group() or "用于" in explanation.group()
        return Aside("explanation", explanation.start(), explanation.end(), stop, leads)
    return None


def _is_reason(text: str, match: re.Match[str]) -> bool:
    """其他用车主要是… tells what the cars are, not why."""
    before = text[max(0, match.start() - 2) : match.start()]
    return "原因" in match.group() or not before or before[-1] in ",;。)" or before in ("增加", "减少", "下降", "增长")


def _bracket_end(text: str, start: int, end: int) -> int:
    """Where the bracket closes that `start` stands in, else `end`."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, end):
        depth += 1 if bracket.group() == "(" else -1
        if depth < 0:
            return bracket.start()
    return end


def goes_on(text: str, start: int) -> bool:
    """Whether the sentence at `start` is the next point of a reason (二是…)."""
    return _NEXT_POINT.match(text, start) is not None


def _reason_end(text: str, start: int, end: int) -> int:
    resumed = _RESUMES.search(text, start, end)
    return resumed.start() if resumed else end


def _explanation_end(text: str, start: int, end: int) -> int:
    """Up to the clause that holds the next figure with a unit: 包括 also opens lists of amounts."""
    counted = _COUNTED.search(text, start, end)
    if counted is None:
        return end
    return max(start, *(text.rfind(mark, start, counted.start()) for mark in ",;。"))
