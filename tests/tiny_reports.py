"""Reports of a few lines for the tests of store, loader and commands, and a reader of still simpler ones.

`form_report` is read by the real parser. `parse_tiny` stands in for it where a test is about the loader alone: one
project a line, `name amount`, and words that make it fail in each way that reading can fail.
"""

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.errors import ReportError
from jixiao.loading import LoadResult, load
from jixiao.parsing import Facts, Unread
from jixiao.reading import Document, Passage, report_id
from jixiao.store import Store, read_state

BAD, BROKEN, DEADLY = "unreadable", "broken", "deadly"

_FORM = """{unit}2024年度项目支出绩效自评表
项目名称\t{name}
主管部门\t{unit}\t实施单位\t{unit}
\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
项目资金（万元）\t年度资金总额\t{budget}\t{budget}\t{budget}\t10\t100.00%\t10
\t其中：当年财政拨款\t{budget}\t{budget}\t{budget}\t-\t-\t-
\t其他资金\t0.00\t0.00\t0.00\t-\t-\t-
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t巡查道路里程\t>=40公里\t40公里\t50\t50\t
效益指标\t社会效益指标\t道路通行改善\t有效\t有效\t40\t40\t
总分\t100\t100
"""


def form_report(name: str = "道路巡查", budget: str = "12.50", unit: str = "示例县交通局") -> str:
    """A self-evaluation report with one form, whose execution is its budget."""
    return _FORM.format(name=name, budget=budget, unit=unit)


def parse_tiny(file_name: str, content: bytes) -> tuple[Facts, list[Unread]]:
    """One project a line (`name amount`). A line `unread 5` is read by nobody."""
    document = Document(report_id(content), file_name, "text", content.decode().splitlines())
    facts = Facts.of(document)
    for number, line in enumerate(document.lines, 1):
        word, _, amount = line.partition(" ")
        if word == BAD:
            raise ReportError(file_name, "says that it is unreadable")
        if word == BROKEN:
            raise KeyError("a fault in the parser")
        if word == DEADLY:
            os._exit(9)
        if word != "unread":
            project = facts.add_project({"name": document.passage(number, 0, len(word))})
            cited: dict[str, Passage | None] = {"final_budget": document.passage(number, len(word) + 1)}
            facts.add(
                "project_funds", cited, project_id=project.project_id, source="total", final_budget=Decimal(amount)
            )
    return facts, facts.finish("tiny")


def tiny_load(paths: list[Path] | None, cache: Path, **options: Any) -> LoadResult:
    """Load with `parse_tiny`, version 1 of it unless said otherwise."""
    return load(paths, cache, **{"parse": parse_tiny, "version": "1", **options})


def content(cache: Path) -> dict[str, set[str]]:
    """The cache's reports by file name, each with the names of its projects."""
    store, state = Store(cache), read_state(cache)
    names = {
        row["report_id"]: row["file_name"] for batch in store.batches("reports", state) for row in batch.to_pylist()
    }
    found: dict[str, set[str]] = {name: set() for name in names.values()}
    for batch in store.batches("projects", state):
        for row in batch.to_pylist():
            found[names[row["report_id"]]].add(row["name"])
    return found


def told(result: LoadResult) -> dict[str, str]:
    """What became of each file."""
    return {file.path.name: file.status for file in result.files}
