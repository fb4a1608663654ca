"""Whose words a text is: what two texts have in common beside names and the fixed phrases of the forms."""

import re
from typing import Any

from tests.typeset import ascii_marks

# Headings, columns and rows that every such report prints.
LABELS = (
    *("部门决算公开说明", "情况说明", "收入支出决算总表", "部门单位整体支出绩效分析", "存在的主要问题及原因分析"),
    *("全年预算数", "全年执行", "实际完成值", "指标值设定依据", "偏差原因分析及改进措施", "实际完成情况"),
    *("满意度指标", "数量指标", "社会效益指标", "指标完成情况"),
)
_HAN = re.compile("[\u3400-\u9fff]")


def shared_run(text: str, other: str, names: set[str], length: int) -> str | None:
    """The first `length` Chinese characters in a row of `text`, names and labels apart, that also stand in `other`.

    Figures end a run; punctuation and line breaks do not.
    """
    found = {run[place : place + length] for run in _runs(_bare(other)) for place in range(len(run) - length + 1)}
    said = _bare(text)
    for name in sorted({_bare(name) for name in names | set(LABELS)}, key=len, reverse=True):
        if len(_HAN.findall(name)) > 2:
            said = said.replace(name, "#")
    for run in _runs(said):
        for place in range(len(run) - length + 1):
            if run[place : place + length] in found:
                return run[place : place + length]
    return None


def _bare(text: str) -> str:
    """Chinese characters, and a # wherever figures stand."""
    return re.sub("[^\u3400-\u9fff#]", "", re.sub(r"\d+", "#", ascii_marks(text)))


def _runs(text: str) -> list[str]:
    return text.split("#")


def answer_names(found: Any, key: str = "") -> set[str]:
    """Every name of the answers: units, projects, indicators, items, qualitative values, legal bases."""
    named = ("name", "item", "class", "subclass", "raw", "unit", "authority", "implementer", "basis", "label", "region")
    if isinstance(found, dict):
        return set().union(*(answer_names(value, name) for name, value in found.items()), set())
    if isinstance(found, list):
        return set().union(*(answer_names(value, key) for value in found), set())
    return {found} if isinstance(found, str) and key in (*named, "departments", "also_printed", "parent") else set()
