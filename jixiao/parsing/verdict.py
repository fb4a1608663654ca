"""The score and the grade that a report gives to the whole department or project it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..reading.passage import Passage
from .figures import read_number
from .outline import Paragraph

_SCORE = re.compile(
    r"(?:(?:综合|绩效|自评|自我|评价|评定|考评|评估|总体|最终|最后|项目|单位|部门|总)+(?:价)?(?:得分|评分|总分|分值|分数|分)|总分|总得分|综合得分|得分|评分)"
    r"(?:情况|结果)?(?:数)?(?:是|为|:|达到?|合计|共计?)*(?P<score>\d[\d.]*)分"
)
_GRADE = re.compile(
    r"(?:(?:评价|自评|绩效|考核|评定|评估)*(?:结果|等级|等次|结论|级别|评级|档次|定级))(?:等级|等次)?(?:定)?(?:是|为|属于|达到|:)*"
    r"[“\"'‘(「]?(?P<grade>优秀|优良|优|良好|良|中等|中|合格|较差|差)(?=[”\"'’)」。,;:]|等|级|档|$)"
)
_WHOLE = re.compile(r"综合|总体|总得分|总分|整体|自评价?(?:得分|总分|结论)|最终|评价结论|自评结论|评价得分")
# An indicator's own points, or points taken off: no verdict on the whole.
_PART = re.compile(r"指标|目标值|完成值|[≥≤]|扣|分值|满分|权重|标准|三级|一项|该项")
_CONCLUSION = re.compile(r"结论|总体评价|综合评价|自评(?:结果|得分|情况)|评价(?:结果|情况)")
_CLAUSE = re.compile(r"[^。;]*[。;]?")
_MAX_SCORE = 120


@dataclass(frozen=True, slots=True)
class Verdict:
    """A printed total score and the grade beside it; `weight` says how surely it is about the whole."""

    weight: int
    score: Decimal | None = None
    score_passage: Passage | None = None
    grade: Passage | None = None


def verdict(paragraphs: Iterable[Paragraph], title: Passage | None) -> Verdict | None:
    """The report's verdict on its whole subject, the surest one and of those the first; None if none is printed."""
    found = [verdict for paragraph in paragraphs for verdict in _in_paragraph(paragraph)]
    if title is not None:
        found.extend(_in_paragraph(Paragraph(title)))
    best = max(found, key=lambda verdict: verdict.weight, default=None)
    return best if best and best.weight > 0 else None


def _in_paragraph(paragraph: Paragraph) -> list[Verdict]:
    if "分" not in paragraph.text:
        return []
    concludes = any(_CONCLUSION.search(heading.text) for heading in paragraph.headings)
    return [
        found
        for sentence in _CLAUSE.finditer(paragraph.text)
        if (found := _in_sentence(paragraph.passage[sentence.start() : sentence.end()], concludes))
    ]


def _in_sentence(sentence: Passage, concludes: bool) -> Verdict | None:
    match = _SCORE.search(sentence.text)
    score = read_number(match.group("score")) if match else None
    if match is None or score is None or score > _MAX_SCORE:
        return None
    grade = _GRADE.search(sentence.text)
    before = sentence.text[: match.end()]
    weight = 2 * bool(_WHOLE.search(match.group())) + 2 * concludes + 2 * bool(grade) + bool(_WHOLE.search(before))
    weight -= 4 * bool(_PART.search(before))
    return Verdict(weight, score, sentence.group(match, "score"), sentence.group(grade, "grade") if grade else None)
