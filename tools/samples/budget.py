"""The budget sections of a self-evaluation in prose: scale, origin, adjustment, execution, the lists of projects."""

from collections.abc import Iterator
from typing import Any

from tests.typeset import Block, heading, mark, paragraph

from . import phrases
from .statement import Statement

ORIGINAL, ADJUSTMENT, FINAL, EXECUTED = "年初预算", "调整数", "全年预算(调整后)", "执行"
PARTS = ("基本支出", "项目支出")


def scale(report: Statement) -> Iterator[Block]:
    yield paragraph(f"1.部门（单位）预算编制及分配依据。{phrases.EVALUATION['allocation']}")
    yield heading(4, "2.部门整体预算规模及执行情况")
    yield heading(4, "（1）基本情况")
    yield paragraph(_scale(report))
    yield heading(4, "（2）年初预算安排情况")
    yield paragraph(_origins(report, "年初预算安排-收入预算", "收入预算合计", "收入预算"))
    yield paragraph(_origins(report, "年初预算安排-支出预算", "支出预算合计", "支出预算"))
    if report.ledger.items("年初预算执行"):
        yield paragraph(_first_execution(report))
    yield heading(4, "（3）预算调整情况")
    yield paragraph(_adjustment(report))
    yield heading(4, "（4）预算执行情况")
    yield paragraph(_execution(report))
    yield heading(4, "（5）上年结转情况说明")
    yield from _carryover(report)


def _scale(report: Statement) -> str:
    ledger, section = report.ledger, "预算规模基本情况"
    planned = ledger.amount(section, "财政拨款年初预算安排数", ORIGINAL)
    gap = ""
    if ledger.has(section, "绩效系统年初预算数"):
        other = ledger.amount(section, "绩效系统年初预算数", ORIGINAL)
        gap = f"（绩效系统年初预算数{other}，{phrases.EVALUATION['system_gap']}）"
    final = ledger.amount(section, "调整后预算数", FINAL)
    kinds = "；".join(
        f"{name}{ledger.amount(section, name, FINAL)}，占比{ledger.share(section, name)}"
        for name in ("人员经费", "公用经费", "项目经费")
    )
    spent, rate = ledger.amount(section, "实际支出", EXECUTED), ledger.take(section, "预算执行率", "执行率")
    return (
        f"{report.year}年{report.unit}财政拨款年初预算安排数为{planned}{gap}，调整后预算数为{final}"
        f"（其中{kinds}），实际支出为{spent}，预算执行率{rate}%，资金来源为财政拨款。"
    )


def _origins(report: Statement, section: str, total: str, label: str) -> str:
    """Every source or kind with its share and its change on the year before."""
    ledger = report.ledger
    parts = [f"{report.unit}{report.year}年{label}{ledger.amount(section, total, ORIGINAL)}，其中："]
    for name in ledger.items(section):
        none = ledger.unprinted(section, name)
        parts.append(f"{name}{none}未安排。" if none is not None else _origin(report, section, name))
    return "".join(parts)


def _origin(report: Statement, section: str, name: str) -> str:
    ledger = report.ledger
    amount, share = ledger.amount(section, name, ORIGINAL), ledger.share(section, name)
    change = ledger.change(section, name)
    return f"{name}{amount}，占{share}，比上年预算{change}，主要原因是{phrases.BUDGET_REASONS[name]}。"


def _split(report: Statement, section: str, measure: str, names: tuple[str, ...] = PARTS) -> str:
    return "（" + "、".join(f"{name}{report.ledger.amount(section, name, measure)}" for name in names) + "）"


def _first_execution(report: Statement) -> str:
    ledger, section = report.ledger, "年初预算执行"
    planned = ledger.amount(section, "部门整体支出", ORIGINAL) + _split(report, section, ORIGINAL)
    spent = ledger.amount(section, "年初预算执行数", EXECUTED) + _split(report, section, EXECUTED)
    rate = ledger.take(section, "年初预算执行率", "执行率")
    return f"年初预算数{planned}，年初预算执行数{spent}，年初预算执行率{rate}%。"


def _adjustment(report: Statement) -> str:
    ledger, section, name = report.ledger, "预算调整", "部门整体支出"
    texts = [
        f"{label}{ledger.amount(section, name, measure)}{_split(report, section, measure)}"
        for label, measure in (("年初预算数为", ORIGINAL), ("调整数", ADJUSTMENT), ("调整后预算数", FINAL))
    ]
    return f"{name}{'，'.join(texts)}，预算调整率{ledger.take(section, '预算调整率', '调整率')}%。"


def _execution(report: Statement) -> str:
    ledger, section, name = report.ledger, "预算执行", "部门整体支出"
    final = ledger.amount(section, name, FINAL) + _split(report, section, FINAL)
    spent = ledger.amount(section, name, EXECUTED) + _split(report, section, EXECUTED)
    return f"调整后预算数{final}，预算执行{spent}，预算执行率{ledger.take(section, '预算执行率', '执行率')}%。"


def _carryover(report: Statement) -> Iterator[Block]:
    ledger, section = report.ledger, "结转"
    for number, name in enumerate(ledger.items(section), 1):
        why = f"，{phrases.CARRYOVER_REASON}" if name.startswith("年末") else ""
        yield paragraph(f"{number}.{name}{ledger.amount(section, name)}{why}。")


def basic(report: Statement) -> Iterator[Block]:
    ledger, section, name = report.ledger, "基本支出", "基本支出"
    own = any(fact["section"] == section and fact["value"] != "0" for fact in report.answers["finance"])
    yield paragraph(phrases.EVALUATION["use" if own else "managed_above"])
    kinds = ("人员经费", "公用经费")
    texts = [
        f"{label}{ledger.amount(section, name, measure)}{_split(report, section, measure, kinds)}"
        for label, measure in (("年初预算数", ORIGINAL), ("全年预算数", FINAL), ("预算执行数", EXECUTED))
    ]
    rate = f"基本支出预算执行率{ledger.take(section, '基本支出预算执行率', '执行率')}%"
    yield paragraph(f"{name}{'，'.join(texts)}，{rate}。")


def projects(report: Statement) -> Iterator[Block]:
    """The counts and the two lists; a report that prints them twice gets them twice."""
    lists = list(dict.fromkeys(project.get("list", "") for project in report.answers["projects"]))
    for number, name in enumerate(lists):
        section = "项目支出" if not number else "项目支出（重复段）"
        entries = [
            (place, fact) for place, fact in enumerate(report.answers["projects"]) if fact.get("list", "") == name
        ]
        yield paragraph(_counts(report, section))
        for label, started in (("未开展项目", False), ("开展项目", True)):
            count = report.ledger.count(section, label)
            yield paragraph(f"{count}项目{label.removesuffix('项目')}，具体如下：")
            yield from (paragraph(_entry(fact, place)) for place, fact in entries if fact["started"] == started)


def _counts(report: Statement, section: str) -> str:
    ledger = report.ledger
    texts = []
    for label, name, measure in (
        ("年初安排预算项目", "年初安排预算项目", ORIGINAL),
        ("年中追加预算项目", "年中追加预算项目", ADJUSTMENT),
        ("调整后项目共", "调整后项目", FINAL),
    ):
        count = ledger.count(section, name)
        texts.append(f"{label}{count}{ledger.amount(section, name, measure)}")
    spent = ledger.amount(section, "项目支出", EXECUTED)
    rate = ledger.take(section, "项目支出预算执行率", "执行率")
    return f"{report.year}年{'，'.join(texts)}，执行{spent}，项目支出预算执行率{rate}%。"


def _entry(project: dict[str, Any], place: int) -> str:
    also = project.get("also_printed", "")
    name = project["name"]
    # The further amount stands after the name, as the report has it.
    name = also if also.startswith(name) else f"{name}，{also}" if also else name
    figures = (
        f"年初预算数{project['initial']}万元，全年预算数{project['annual']}万元，"
        f"全年执行{project['executed']}万元，执行率{project['rate_pct']}%"
    )
    why = "" if project["started"] else phrases.EVALUATION["not_started"]
    return mark(f"projects/{place}/line", f"{project['seq']}{name}{'，' if also else '：'}{figures}。{why}")
