"""The financial sections of a 决算公开说明, one function a section."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tests.typeset import Block, heading, item, mark, paragraph

from . import phrases
from .statement import Statement, why


def whole(report: Statement) -> Iterator[Block]:
    section = "收入支出决算总体情况"
    for total, last in (("收入总计", "年初结转"), ("支出总计", "年末结转")):
        names = [name for name in report.ledger.items(section) if name != total]
        end = next(place for place, name in enumerate(names) if last in name)
        yield paragraph(f"{report.year}年度，{report.self_name}{report.total(section, total, names[: end + 1])}。")
    change = report.ledger.change(section, "收入支出总体")
    yield paragraph(f"收入支出总体与上年相比，{change}，{why('income_up')}。")


def income(report: Statement) -> Iterator[Block]:
    yield _shares(report, "收入决算", "本年收入")


def expenditure(report: Statement) -> Iterator[Block]:
    yield _shares(report, "支出决算", "本年支出")


def _shares(report: Statement, section: str, total: str) -> Block:
    """A total and its items with their shares; an item printed twice stands twice."""
    ledger = report.ledger
    amount, parts = ledger.amount(section, total), []
    while names := ledger.items(section):
        parts.append(f"{names[0]}{ledger.amount(section, names[0])}，占{ledger.share(section, names[0])}")
    return paragraph(f"{report.year}年度{total}{amount}，其中：{'；'.join(parts)}。")


def appropriation(report: Statement) -> Iterator[Block]:
    section = "财政拨款"
    received = report.total(section, "财政拨款收入总计", ("年初财政拨款结转和结余", "本年财政拨款收入"))
    spent = report.total(section, "财政拨款支出总计", ("年末财政拨款结转和结余", "本年财政拨款支出"))
    yield paragraph(f"{report.year}年度{received}。{spent}。")
    name = "财政拨款收入支出总体"
    yield paragraph(f"{name}与上年相比，{report.ledger.change(section, name)}，{why('income_up')}。")
    yield paragraph(f"与年初预算相比，{report.variance(section, name)}，{why('budget_gap')}。")


def general(report: Statement) -> Iterator[Block]:
    ledger, section, name = report.ledger, "一般公共预算", "一般公共预算财政拨款支出"
    yield heading(4, "（一）一般公共预算财政拨款支出决算总体情况")
    amount, share, change = ledger.amount(section, name), ledger.share(section, name), ledger.change(section, name)
    yield paragraph(f"{report.year}年度{name}{amount}，占本年支出合计的{share}。")
    yield paragraph(
        f"与上年相比，{change}，{why('income_up')}。"
        f"与年初预算相比，{report.variance(section, name)}，{why('budget_gap')}。"
    )
    yield heading(4, "（二）一般公共预算财政拨款支出决算结构情况")
    section = "一般公共预算结构"
    for number, name in enumerate(ledger.items(section), 1):
        yield item(f"{number}.{name}{ledger.amount(section, name)}，占{ledger.share(section, name)}。")
    yield heading(4, "（三）一般公共预算财政拨款支出决算具体情况")
    yield from _functions(report, "一般公共预算财政拨款")


def fund(report: Statement) -> Iterator[Block]:
    ledger, section = report.ledger, "政府性基金"
    none = ledger.unprinted(section, "政府性基金预算财政拨款收入、支出及结转和结余")
    if none is not None:
        yield paragraph(f"{none}{report.self_name}{report.year}年度没有政府性基金预算财政拨款收支，决算表为空表。")
        return
    received = report.total(section, "政府性基金预算财政拨款收入总计", ("年初结转和结余", "本年收入"))
    spent = report.total(section, "政府性基金预算财政拨款支出总计", ("年末结转和结余", "本年支出"))
    yield paragraph(f"{report.year}年度{received}。{spent}。")
    name = "政府性基金预算财政拨款收入支出总体"
    yield paragraph(
        f"{name}与上年相比，{ledger.change(section, name)}，{why('fund_down')}。"
        f"与年初预算相比，{report.variance(section, name)}，{why('fund_gap')}。"
    )
    name = "政府性基金预算财政拨款支出"
    yield paragraph(f"{name}{ledger.amount(section, name)}。")
    yield from _functions(report, "政府性基金预算财政拨款")


def capital(report: Statement) -> Iterator[Block]:
    none = report.ledger.unprinted("国有资本经营预算", "国有资本经营预算财政拨款收入、支出及结转和结余")
    yield paragraph(f"{none}{report.self_name}{report.year}年度没有国有资本经营预算财政拨款收支，决算表为空表。")


def basic(report: Statement) -> Iterator[Block]:
    section, name = "基本支出", "一般公共预算财政拨款基本支出"
    people = report.total(section, name, ("人员经费",))
    yield paragraph(f"{report.year}年度{people}，包括：{phrases.PERSONNEL_USES}。")
    yield paragraph(f"{report.parts(section, ('公用经费',))}，包括：{phrases.OFFICE_USES}。")


def _functions(report: Statement, fund: str) -> Iterator[Block]:
    for place, fact in enumerate(report.answers["function_classes"]):
        if fact["fund"] == fund:
            yield item(function_line(fact, place, _about(report, fact)))


def _about(report: Statement, fact: dict[str, Any]) -> str:
    """The further figures that the report gives for this item, as words of its reason."""
    found = [
        f"{other['item']}{mark(f'facts/{place}/line', other['value'])}{other['unit']}"
        for place, other in enumerate(report.answers.get("facts", []))
        if other["topic"] == fact["item"]
    ]
    return "".join(f"，其中{text}" for text in found)


def function_line(fact: dict[str, Any], place: int, about: str = "") -> str:
    """One line of the 类/款/项 list with its reason."""
    lines = {"amount": "line", "change": "change_line", "change_pct": "change_pct_line"}
    amount, change, percent = (
        mark(f"function_classes/{place}/{line}", f"{abs(Decimal(fact[name])):,}") for name, line in lines.items()
    )
    fell = fact["change"].startswith("-")
    less, lower = ("减少", "下降") if fell else ("增加", "增长")
    return (
        f"{fact['no']}.{fact['class']}（类）{fact['subclass']}（款）{fact['item']}（项）：支出决算数为{amount}万元，"
        f"比上年决算{less}{change}万元，{lower}{percent}%，主要原因是：{_function_reason(fact, fell)}{about}。"
    )


def _function_reason(fact: dict[str, Any], fell: bool) -> str:
    if fact["amount"] == fact["change"]:
        return phrases.NEW_ITEM
    if not Decimal(fact["amount"]):
        return phrases.ENDED_ITEM
    names = fact["subclass"] + fact["item"]
    _, up, down = next(reason for reason in phrases.FUNCTION_REASONS if reason[0] in names)
    return down if fell else up
