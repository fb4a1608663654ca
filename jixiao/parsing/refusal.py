"""Documents that look like reports and are none: declarations of targets, rules, budgets, a county's accounts, samples.

A document is refused only where its own title says what it is and nothing in it reports a result: a real report may
mention any of these.
"""

import re
from collections.abc import Iterator, Sequence

from ..errors import ReportError
from ..labels import FUND_COLUMNS, INDICATOR_COLUMNS, role
from ..reading.document import Document
from ..reading.passage import fold
from .outline import Paragraph
from .titles import Title, head_windows

_BLANKS = re.compile(r"\s+")
_CELLS = re.compile(r"[\t|]")
# A figure that only a document with results prints, and words that only such a document has.
_RESULT = re.compile(
    r"(?:执行|支出|决算|使用|完成投资)(?:数|总额|金额|资金)?(?:为|共计|合计|总计)?\d[\d,.]*[万亿]?元|得分(?:为|:)?\d[\d.]*分"
)
_COLUMN_WORDS = re.compile(r"实际完成(?:指标)?值|全年(?:实际值|完成值|执行数|实际完成)|自评得分")
_REPORT_WORDS = re.compile(r"自评价?表|自评报告|评价报告|决算")

_DECLARATION = re.compile(r"[^,。;]{0,40}绩效目标(?:申报|批复|审核)*表(?:\([^()]*\))*")
_RULES = re.compile(
    r"[^,。;]*(?:办法|细则|规程|规定|制度|方案|指导意见|通知|指标体系|评价标准|评分标准|评分细则)(?:表)?(?:\([^()]*\))?"
)
_BUDGET = re.compile(
    r"(?!.*(?:决算|自评|评价|执行|绩效))[^,。;]*(?:部门预算|单位预算|三公[”\"]?经费[^,。;]*预算|预算公开)[^,。;]*"
)
_AREA_ACCOUNTS = re.compile(
    r"(?!.*(?:部门|单位|[镇乡道局厅委院校队站所]))[^,。;]*(?:财政(?:收支|总)?决算|一般公共预算收支决算|政府决算)"
    r"(?:公开|草案|报告|情况|说明|的|\([^()]*\))*"
)
_SAMPLE = re.compile(
    r"(?:精选|最新|优秀|推荐|通用|范文)[^,。;]{0,12}(?:\d+|[一二三四五六七八九十]+)篇|范文|篇一|\(?精选\d*篇?\)"
)
_BLANK_YEAR = re.compile(r"20(?:xx|XX|××|\*\*)|[xX×]{2}(?:年|县|市|局|单位)")


def refuse_other_documents(document: Document, title: Title | None, prose: Sequence[Paragraph]) -> None:
    """Raise ReportError where the document is surely no report of results."""
    if cause := _cause(document, title, prose):
        raise ReportError(document.file_name, cause)


def _cause(document: Document, title: Title | None, prose: Sequence[Paragraph]) -> str | None:
    heads = [window.text.strip("#*-") for window in head_windows(document)]
    if any(_SAMPLE.search(head) for head in heads) and len(_BLANK_YEAR.findall("\n".join(document.lines))) >= 3:
        return "refused.sample"
    if _declares_targets(document, heads, prose):
        return "refused.targets"
    if any(_AREA_ACCOUNTS.fullmatch(head) for head in heads):
        return "refused.area"
    if title is not None or _has_result_columns(document):
        return None
    if any(_BUDGET.fullmatch(head) for head in heads):
        return "refused.budget"
    if any(_RULES.fullmatch(head) for head in heads) and not _tells_results(prose):
        return "refused.rules"
    return None


def _declares_targets(document: Document, heads: list[str], prose: Sequence[Paragraph]) -> bool:
    """Whether a title names a declaration and nothing reports a result.

    Where the title heads the document, figures of past years in its goals are no results.
    """
    if any(_DECLARATION.fullmatch(head) for head in heads):
        return not _has_result_columns(document)
    lines = (document.passage(line).text for line, raw in enumerate(document.lines, 1) if "标" in raw and "表" in raw)
    named = any(_DECLARATION.fullmatch(line.strip("#*-")) for line in lines)
    if not named or _has_result_columns(document) or _tells_results(prose):
        return False
    return not any(_REPORT_WORDS.search(fold(_BLANKS.sub("", raw))) for raw in document.lines)


def _has_result_columns(document: Document) -> bool:
    """Whether a label heads actual values, scores or executed amounts, alone or in a line without marks."""
    return any(
        _COLUMN_WORDS.search(fold(_BLANKS.sub("", raw)))
        or any(_heads_results(label) for label in _labels(raw))
        for raw in document.lines
    )  # fmt: skip


def _heads_results(label: str) -> bool:
    return role(INDICATOR_COLUMNS, label) in ("actual", "score") or role(FUND_COLUMNS, label) == "executed"


def _labels(raw: str) -> Iterator[str]:
    if len(raw) < 2000:
        folded = fold(raw)
        yield from (_BLANKS.sub("", cell) for cell in _CELLS.split(folded))
        yield from folded.split()


def _tells_results(prose: Sequence[Paragraph]) -> bool:
    return any(_RESULT.search(paragraph.text) for paragraph in prose)
