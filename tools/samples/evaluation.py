"""A 部门整体支出绩效自评报告 in prose: its blocks from the answers' figures, names and lists."""

from collections.abc import Iterator
from typing import Any

from tests.typeset import Block, heading, mark, paragraph

from . import budget, phrases
from .results import further, indicator_blocks
from .statement import Statement, numeral, points

DUTIES = {"000": phrases.BUREAU_DUTIES[:13] + phrases.BUREAU_DUTIES[16:17], "001": phrases.RESERVE_DUTIES}


def blocks(report: Statement) -> Iterator[Block]:
    year = report.year
    yield heading(1, f"{report.unit}{year}年度部门整体支出绩效自评报告")
    yield heading(2, "一、部门（单位）基本概况")
    yield heading(3, "（一）部门单位基本情况")
    yield paragraph(_foundation(report))
    yield heading(4, "主要职能：")
    for number, duty in enumerate(DUTIES[report.key], 1):
        yield paragraph(f"（{numeral(number)}）{duty}。")
    yield heading(3, "（二）年度重点工作")
    yield from _tasks(report)
    yield heading(3, "（三）部门单位整体预算规模及安排情况")
    yield from budget.scale(report)
    yield heading(2, "二、部门单位整体支出管理及使用情况")
    yield heading(3, "（一）基本支出管理和使用情况")
    yield from budget.basic(report)
    yield heading(3, "（二）项目支出预算安排及支出情况")
    yield paragraph(f"1.资金管理情况。{phrases.EVALUATION['management']}")
    yield heading(4, "2.资金落实及实际使用情况")
    yield from budget.projects(report)
    yield paragraph(phrases.EVALUATION["cost"])
    yield heading(2, "三、部门单位整体支出绩效分析")
    yield from indicator_blocks(report.answers)
    yield heading(2, "四、评价结论")
    found = report.answers["report"]
    score = mark("report/score_line", f"{found['published_total_score']}分")
    yield paragraph(f"经自评，{year}年度部门整体支出绩效自评综合得分{score}，评价结果为“{found['published_grade']}”。")
    yield from _points(report, "五、存在的主要问题及原因分析", "problems")
    yield from _points(report, "六、改进措施和建议", "improvements")
    assert not report.ledger.rest(), report.ledger.rest()


def _foundation(report: Statement) -> str:
    found = report.answers["organization"]
    names = "、".join(found["departments"])
    inside = f"内设{found['departments_count']}个科室" + (f"，分别是{names}" if names else "，无下属预算单位")
    parent = found.get("parent", "")
    above = ""
    if parent:
        name, _, rank = parent.partition("（")
        above = f"本单位为{rank.rstrip('）')}，纳入{name}{report.year}年度部门决算编制范围。"
    return (
        f"1.基本情况及人员构成。{report.unit}成立于{found['founded']}，为{found['nature']}。{inside}。"
        f"{_staff(report)}。{above}"
    )


def _staff(report: Statement) -> str:
    """The headcount: posts, then people, each with its changes."""
    posts, people = [], []
    for place, fact in enumerate(report.answers["staff"]):
        figure = mark(f"staff/{place}/line", f"{fact['value']}{fact['unit']}")
        name = fact["item"]
        change = next((word for word in ("增加", "减少") if name.endswith(word)), "")
        if "编制" in name and name != "编制人数":
            posts.append(f"{name.replace('编制', '')}编制{figure}" if name.startswith("行政") else f"{name}{figure}")
        elif change:
            people[-1] += f"，{change}{figure}"
        else:
            people.append(f"{name}{figure}")
    total, present, *groups = people
    joined = "；".join(groups)
    inside = "，其中：" if "在职" in joined else "；"
    return f"共有{total}，其中：{'，'.join(posts)}。截至{report.year}年底，{present}{inside}{joined}"


def _tasks(report: Statement) -> Iterator[Block]:
    """The year's work, one paragraph a topic, with every figure that stands before the analysis."""
    topics: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for place, fact in enumerate(report.answers["facts"]):
        if fact["line"] < report.answers["finance"][0]["line"]:
            topics.setdefault(fact["topic"], []).append((place, fact))
    for number, (topic, facts) in enumerate(topics.items(), 1):
        yield paragraph(f"{number}.{phrases.TASK_TOPICS[topic]}{'，'.join(further(facts))}。")


def _points(report: Statement, title: str, topic: str) -> Iterator[Block]:
    yield heading(2, title)
    yield from (paragraph(f"{text}。") for text in points(phrases.STATEMENTS[report.key][topic], topic))
