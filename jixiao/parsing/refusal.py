"""Documents that look like reports and are none: declarations of targets, rules, budgets, a county's accounts, samples.

A document is refused only where its own title says what it is and nothing in it reports a result: a real report may
mention any of these.
"""

import re
from collections.abc import Iterator, Sequence

from ..errors import ReportError
from ..labels import FUND_COLUMNS, INDICATOR_COLUMNS, role
from ..reading.document import Document
from .outline import Paragraph
from .titles import Title, head_lines

_SPLIT = re.compile(r"[\t|]|\s{2,}")
_BLANKS = re.compile(r"\s+")
# Words that only a document with results prints.
_REPORTING = re.compile(r"自评价?表|自评报告|评价报告|决算(?:公开|情况|说明|总体)|自评(?:综合)?得分|执行情况分析")
_EXECUTED = re.compile(r"(?:执行|支出|决算|使用|完成投资)(?:数|总额|金额|资金)?(?:为|共计|合计|总计)?\d[\d,.]*[万亿]?元")
_RESULT_WORDS = re.compile(r"实际完成(?:值|情况|指标值)|全年(?:实际值|完成值|执行数|实际完成)|预算执行数|自评得分")

_DECLARATION = re.compile(r"[-#*]*[^,。;]{0,40}绩效目标(?:申报|批复|审核)?(?:审核|批复)?表(?:\([^()]*\))*")
_LOOKALIKES = (
    (
        re.compile(r"[^,。;]*(?:办法|细则|规程|规定|制度|实施方案|工作方案|指导意见|通知)(?:\([^()]*\))?"),
        "a regulation or notice, not a report; leave it out",
    ),
    (re.compile(r"[^,。;]*(?:指标体系|评价标准|评分标准|评分细则)(?:表)?"), "criteria without results, not a report; leave it out"),
    (
        re.compile(r"(?!.*(?:决算|自评|评价|执行))[^,。;]*(?:部门预算|单位预算|三公[”\"]?经费[^,。;]*预算|预算公开)[^,。;]*"),
        "a budget: it has no results yet; load the final accounts (决算) of that year",
    ),
)
_PUBLIC_ACCOUNTS = re.compile(
    r"(?!.*(?:部门|单位|[局厅委院校队站所]\d{4}年))[^,。;]*(?:财政(?:收支|总)?决算|一般公共预算收支决算|政府决算)(?:公开|草案|报告|情况|说明|的|\(.*\))*"
)
_SAMPLE = re.compile(r"(?:精选|最新|优秀|推荐|通用|范文)[^,。;]{0,12}(?:\d+|[一二三四五六七八九十]+)篇|范文|篇一[::]?|\(?精选\d*篇?\)")
_BLANK_YEAR = re.compile(r"20(?:xx|XX|××|\*\*)年?|[xX×]{2}(?:年|县|市|局|单位)")


def refuse_other_documents(document: Document, title: Title | None, prose: Sequence[Paragraph]) -> None:
    """Raise ReportError where the document is surely no report of results."""
    heads = [line.text.strip("#*-") for line in head_lines(document)]
    if any(_SAMPLE.search(head) for head in heads) and len(_BLANK_YEAR.findall("\n".join(document.lines))) >= 3:
        raise ReportError(document.file_name, "a sample text with blank years (20xx), not a report; leave it out")
    if cause := _declaration(document, heads, prose):
        raise ReportError(document.file_name, cause)
    if title is None and (cause := _lookalike(document, heads, prose)):
        raise ReportError(document.file_name, cause)
    if any(_PUBLIC_ACCOUNTS.fullmatch(head) for head in heads):
        cause = "the accounts (财政决算) of a whole area, not of one unit; load the units' own reports"
        raise ReportError(document.file_name, cause)


def _declaration(document: Document, heads: list[str], prose: Sequence[Paragraph]) -> str | None:
    lines = (_BLANKS.sub("", document.passage(number).text) for number in range(1, len(document.lines) + 1))
    named = any(_DECLARATION.fullmatch(head) for head in heads) or any(_DECLARATION.fullmatch(line) for line in lines)
    if not named or _reports_results(document, prose):
        return None
    return "a declaration of targets (绩效目标申报表): it has no actual values; load the self-evaluation (自评) instead"


def _lookalike(document: Document, heads: list[str], prose: Sequence[Paragraph]) -> str | None:
    for pattern, cause in _LOOKALIKES:
        if any(pattern.fullmatch(head) for head in heads):
            return None if _reports_results(document, prose) else cause
    return None


def _reports_results(document: Document, prose: Sequence[Paragraph]) -> bool:
    if any(role(INDICATOR_COLUMNS, label) in ("actual", "score") for label in _labels(document)):
        return True
    if any(role(FUND_COLUMNS, label) == "executed" for label in _labels(document)):
        return True
    return any(
        pattern.search(paragraph.text)
        for paragraph in prose
        for pattern in (_REPORTING, _EXECUTED, _RESULT_WORDS)
    )


def _labels(document: Document) -> Iterator[str]:
    for raw in document.lines:
        if len(raw) < 2000:
            yield from (_BLANKS.sub("", part) for part in _SPLIT.split(raw) if part)
