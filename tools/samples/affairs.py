"""The sections of a 决算公开说明 after the money: 三公, running costs, procurement, assets, performance."""

from collections.abc import Iterator

from tests.typeset import Block, heading, paragraph, plain

from . import phrases
from .statement import Statement, points, why

POINTS = {
    "achievements": "预算绩效管理取得的成效",
    "problems": "发现的问题及原因",
    "improvements": "下一步改进措施",
}
SECTION = "三公经费"
WHOLE, ABROAD, CARS, GUESTS = "财政拨款“三公”经费支出", "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"


def three_public(report: Statement) -> Iterator[Block]:
    ledger = report.ledger
    yield paragraph(
        f"{report.year}年度{WHOLE}{ledger.amount(SECTION, WHOLE)}，"
        f"比上年{ledger.change(SECTION, WHOLE)}，{why('cars_down')}。其中："
        + "；".join(_part(report, name) for name in (ABROAD, CARS, GUESTS))
        + "。"
    )
    yield paragraph("具体情况如下：")
    yield from _details(report)
    yield _against_budget(report)


def _part(report: Statement, name: str) -> str:
    ledger = report.ledger
    amount, share, change = ledger.amount(SECTION, name), ledger.share(SECTION, name), ledger.change(SECTION, name)
    reason = "travel_none" if plain(amount) == "0.00万元" else "cars_down" if "减少" in change else "reception_up"
    return f"{name}支出{amount}，占{share}，比上年{change}，{why(reason)}"


def _details(report: Statement) -> Iterator[Block]:
    ledger = report.ledger
    amount = ledger.amount(SECTION, ABROAD)
    groups, people = ledger.count(SECTION, "因公出国（境）团组"), ledger.count(SECTION, "因公出国（境）人次")
    yield paragraph(f"{ABROAD}支出{amount}，全年安排因公出国（境）团组{groups}，因公出国（境）{people}。")
    amount = ledger.amount(SECTION, CARS)
    bought, run = ledger.amount(SECTION, "公务用车购置费"), ledger.amount(SECTION, "公务用车运行维护费")
    new, kept = ledger.count(SECTION, "公务用车购置数"), ledger.count(SECTION, "公务用车保有量")
    owned = ledger.count(SECTION, "国有资产占用情况中固定资产车辆")
    reason = phrases.CAR_SAME if owned[-2:] == kept[-2:] else phrases.CAR_DIFFERENCE
    yield paragraph(
        f"{CARS}{amount}，其中：公务用车购置费{bought}，公务用车运行维护费{run}，用于{phrases.CAR_USES}。"
        f"公务用车购置数{new}，公务用车保有量{kept}。国有资产占用情况中固定资产车辆{owned}，"
        f"与公务用车保有量差异原因是：{reason}。"
    )
    amount = ledger.amount(SECTION, GUESTS)
    uses = "本年没有此项支出" if plain(amount) == "0.00万元" else f"开支内容包括{phrases.RECEPTION_USES}"
    batches, guests = ledger.count(SECTION, "国内公务接待批次"), ledger.count(SECTION, "国内公务接待人次")
    yield paragraph(f"{GUESTS}{amount}，{uses}。全年安排国内公务接待{batches}，{guests}。")


def _against_budget(report: Statement) -> Block:
    names = report.ledger.items(SECTION)
    parts = []
    for name in names:
        text = report.variance(SECTION, name, "全年预算(调整后)", "全年预算数")
        printed = plain(text)
        none = printed.startswith("全年预算数0.00万元")
        reason = "none_planned" if none else "cars_gap" if "差异率-" in printed else "no_gap"
        parts.append(f"{name}{text}，{why(reason)}")
    return paragraph(f"与全年预算相比，{parts[0]}。其中：{'；'.join(parts[1:])}。")


def other(report: Statement) -> Iterator[Block]:
    ledger, section = report.ledger, "机关运行经费"
    yield heading(4, "（一）机关运行经费支出情况")
    for name, reason in zip(ledger.items(section), ("operation_up", "office_up"), strict=False):
        amount, change = ledger.amount(section, name), ledger.change(section, name)
        yield paragraph(f"{report.year}年度{report.unit}{name}{amount}，比上年{change}，{why(reason)}。")
    yield heading(4, "（二）政府采购情况")
    yield from _procurement(report)
    yield heading(4, "（三）国有资产占用情况说明")
    yield _assets(report)


def _procurement(report: Statement) -> Iterator[Block]:
    ledger, section = report.ledger, "政府采购"
    kinds = report.total(section, "政府采购支出总额", ("政府采购货物支出", "政府采购工程支出", "政府采购服务支出"))
    yield paragraph(f"{report.year}年度{kinds}。")
    small, micro = "授予中小企业合同金额", "授予小微企业合同金额"
    yield paragraph(
        f"{small}{ledger.amount(section, small)}，占政府采购支出总额的{ledger.share(section, small)}，"
        f"其中：{micro}{ledger.amount(section, micro)}，占政府采购支出总额的{ledger.share(section, micro)}。"
    )


def _assets(report: Statement) -> Block:
    ledger, section = report.ledger, "国有资产"
    worth = "固定资产原值"
    first = f"{worth}{ledger.amount(section, worth, '价值')}，" if ledger.has(section, worth) else ""
    houses = f"房屋{ledger.count(section, '房屋')}，价值{ledger.amount(section, '房屋', '价值')}。"
    cars = f"车辆{ledger.count(section, '车辆')}，价值{ledger.amount(section, '车辆', '价值')}，其中："
    names = ledger.items(section)
    kinds = "、".join(f"{name}{ledger.count(section, name)}" for name in names[:-1])
    machines = f"{names[-1]}{ledger.count(section, names[-1])}。"
    return paragraph(
        f"截至{report.year}年12月31日，{first}{houses}{cars}{kinds}，其他用车主要是：{phrases.OTHER_CARS}。{machines}"
    )


def performance(report: Statement) -> Iterator[Block]:
    ledger, section, projects = report.ledger, "预算绩效", "预算绩效评价项目"
    said = phrases.STATEMENTS[report.key]
    forms = ledger.count(section, "整体支出绩效自评表")
    final = ledger.amount(section, "全年预算总额", "全年预算(调整后)")
    spent = ledger.amount(section, "实际执行总额", "执行")
    count = ledger.count(section, projects)
    project_final, project_spent = (ledger.amount(section, projects, name) for name in ("全年预算(调整后)", "执行"))
    yield paragraph(
        f"按照预算绩效管理有关规定，{report.self_name}{report.year}年度形成整体支出绩效自评表{forms}，"
        f"全年预算总额{final}，实际执行总额{spent}；{projects}{count}，全年预算数{project_final}，"
        f"全年执行数{project_spent}。"
        + "".join(f"{label}：{'；'.join(points(said[topic], topic))}。" for topic, label in POINTS.items())
    )
