"""Heads of columns that were misread: without its head a whole column of figures would be missing.

A cell in a row of heads that is none, but almost one that the row lacks, is taken for it; the rows below are doubtful.
"""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from ... import labels
from ..document import Cell, Table
from ..passage import Passage

_FUNDS = (
    "年初预算数", "全年预算数", "调整后预算数", "全年执行数", "预算执行数", "分值", "权重", "执行率", "预算执行率",
    "得分",
)  # fmt: skip
_INDICATORS = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "目标值", "指标性质", "指标值", "度量单位", "计量单位", "分值",
    "权重", "指标权重", "实际完成值", "全年实际值", "全年完成值", "完成值", "得分", "偏差原因分析及改进措施",
)  # fmt: skip
_VOCABULARIES = ((labels.FUND_COLUMNS, _FUNDS), (labels.INDICATOR_COLUMNS, _INDICATORS))
_FEWEST, _ALIKE = 3, 0.72


def mend_heads(table: Table) -> None:
    """Set misread heads of columns right, and mark the cells of the rows that they head."""
    doubtful = False
    for at, row in enumerate(table.rows):
        for vocabulary, words in _VOCABULARIES:
            found = [labels.role(vocabulary, cell.text) for cell in row]
            if len(set(filter(None, found))) >= _FEWEST:
                table.rows[at] = _mended(row, found, vocabulary, words)
                doubtful = table.rows[at] != row
                break
        else:
            if doubtful:
                table.rows[at] = [replace(cell, doubtful=True) for cell in row]


def _mended(row: Sequence[Cell], found: Sequence[str | None], vocabulary: Any, words: Sequence[str]) -> list[Cell]:
    there = set(found)
    mended = []
    for cell, role in zip(row, found, strict=True):
        word = None if role or not cell.passage or _is_label(cell.text) else _nearest(cell.text, words)
        named = word and labels.role(vocabulary, word)
        if word and named not in there:
            there.add(named)
            cell = replace(cell, passage=_as(cell.passage, word), doubtful=True)
        mended.append(cell)
    return mended


def _is_label(text: str) -> bool:
    return any(labels.role(vocabulary, text) for vocabulary in (labels.HEAD, labels.SECTIONS))


def _nearest(text: str, words: Sequence[str]) -> str | None:
    """The word that a text is almost; what stands in brackets behind it does not count."""
    head = text.partition("(")[0]
    share, word = max((SequenceMatcher(None, head, word).ratio(), word) for word in words)
    return word if share >= _ALIKE else None


def _as(passage: Passage, word: str) -> Passage:
    """A word in the place of what was read: heads are compared, never cited."""
    return Passage(word, word, passage.lines[:1] * len(word), passage.columns[:1] * len(word))
