"""A 决算公开说明 whole: its parts and sections in order, with lists and forms."""

from collections.abc import Iterator

from tests.typeset import Block, heading, item, mark, paragraph

from . import affairs, phrases, sections
from .statement import Statement, numeral

SECTIONS = {
    "收入支出决算总体情况说明": sections.whole,
    "收入决算情况说明": sections.income,
    "支出决算情况说明": sections.expenditure,
    "财政拨款收入支出决算总体情况说明": sections.appropriation,
    "一般公共预算财政拨款支出决算情况说明": sections.general,
    "一般公共预算财政拨款基本支出决算情况说明": sections.basic,
    "政府性基金预算财政拨款收入支出决算情况说明": sections.fund,
    "国有资本经营预算财政拨款收入支出决算情况说明": sections.capital,
    "财政拨款“三公”经费支出决算情况说明": affairs.three_public,
    "其他重要事项的情况说明": affairs.other,
    "预算绩效的情况说明": affairs.performance,
}
TABLES = (
    "《收入支出决算总表》",
    "《收入决算表》",
    "《支出决算表》",
    "《财政拨款收入支出决算总表》",
    "《一般公共预算财政拨款支出决算表》",
    "《一般公共预算财政拨款基本支出决算表》",
    "《政府性基金预算财政拨款收入支出决算表》",
    "《国有资本经营预算财政拨款收入支出决算表》",
    "《财政拨款“三公”经费支出决算表》",
)


def blocks(report: Statement, forms: list[Block], contents: bool, three_first: bool) -> Iterator[Block]:
    """The report. `three_first` puts 三公 before the government fund, as some places do."""
    titles = list(SECTIONS)
    if three_first:
        titles.insert(6, titles.pop(8))
    yield heading(1, f"{report.unit}{report.year}年度部门决算公开说明")
    if contents:
        yield heading(2, "目录")
        yield from (item(f"{numeral(number)}、{title}") for number, title in enumerate(titles, 1))
    yield heading(2, f"第一部分 {report.self_name[1:]}概况")
    yield from _overview(report)
    yield heading(2, "第二部分 部门决算情况说明")
    for number, title in enumerate(titles, 1):
        yield heading(3, f"{numeral(number)}、{title}")
        yield from SECTIONS[title](report)
    yield from forms
    yield heading(3, f"{numeral(len(titles) + 1)}、其他需说明的事项")
    yield paragraph(f"{report.self_name}没有其他需要说明的事项。")
    yield heading(2, "第三部分 专业名词解释")
    for number, (name, meaning) in enumerate(phrases.GLOSSARY, 1):
        yield paragraph(f"{numeral(number)}、{name}：指{meaning}。")
    yield heading(2, "第四部分 部门决算报表（见附表）")
    yield from (paragraph(f"{numeral(number)}、{name}") for number, name in enumerate(TABLES, 1))
    assert not report.ledger.rest(), report.ledger.rest()


def _overview(report: Statement) -> Iterator[Block]:
    found = report.answers["organization"]
    yield heading(3, "一、主要职能")
    for number, duty in enumerate(phrases.BUREAU_DUTIES[: found["duties_count"]], 1):
        yield paragraph(f"（{numeral(number)}）{duty}。")
    yield heading(3, "二、机构设置及人员情况")
    yield paragraph(f"{report.unit}{report.year}年度，{_staff(report)}。")
    units = found.get("budget_units") or []
    below = "" if units else f"{report.self_name}没有下属预算单位，"
    names = "、".join(found["departments"])
    yield paragraph(f"{below}内设机构共{found['departments_count']}个，分别是：{names}。")
    if units:
        yield paragraph(f"纳入{report.unit}{report.year}年度部门决算编制范围的预算单位有：")
        for number, unit in enumerate(units, 1):
            yield item(mark(f"organization/budget_units/{number - 1}/line", f"{number}.{unit['name']}"))


def _staff(report: Statement) -> str:
    facts = {fact["item"]: (place, fact) for place, fact in enumerate(report.answers["staff"])}

    def people(name: str) -> str:
        place, fact = facts[name]
        return mark(f"staff/{place}/line", f"{fact['value']}{fact['unit']}")

    groups = [
        f"{group}人员{people(group)}" + (f"，增加{people(f'{group}增加')}" if f"{group}增加" in facts else "")
        for group in ("在职", "离休", "退休")
    ]
    return f"实有人数{people('实有人数')}，其中：" + "；".join(groups)
