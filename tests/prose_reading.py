"""Reads texts of our own the way the prose parser gets them, for the tests of its parts."""

from decimal import Decimal
from functools import cache

from jixiao.parsing.facts import Facts
from jixiao.parsing.outline import Paragraph, paragraphs
from jixiao.parsing.prose import read_amounts, read_functions
from jixiao.parsing.prose.rows import COMPARED_YEAR_ITEM, YEAR_ITEM
from jixiao.reading import read_bytes
from tests.gold_prose import seed

ACCOUNT = "第二部分 部门决算情况说明\n一、收入支出决算总体情况说明\n"
"""Headings under which a bare amount is an outturn."""


def outline(text: str) -> list[Paragraph]:
    return list(paragraphs(read_bytes("report.txt", text.encode())))


def read_prose(text: str) -> Facts:
    """The facts of a text's prose."""
    return _read(read_bytes("report.txt", text.encode()))


@cache
def read_original(report: str) -> Facts:
    """The facts of an original's prose."""
    path = seed(report)
    return _read(read_bytes(path.name, path.read_bytes()))


def _read(document) -> Facts:
    facts, prose = Facts.of(document), list(paragraphs(document))
    read_functions(prose, facts)
    read_amounts(prose, facts)
    return facts


def amounts(text: str) -> list[tuple[str | None, str, str | None, str | None]]:
    """(item, measure, value as printed, unit) of the amounts of a sentence in an account, years apart."""
    return figures(read_prose(ACCOUNT + text))


def figures(facts: Facts) -> list[tuple[str | None, str, str | None, str | None]]:
    return [
        (row.item, row.measure, None if row.value is None else str(row.value), row.unit)
        for row in facts.rows["amounts"]
        if row.item not in (YEAR_ITEM, COMPARED_YEAR_ITEM)
    ]


def years(facts: Facts) -> list[tuple[str, Decimal]]:
    return [(row.item, row.value) for row in facts.rows["amounts"] if row.item in (YEAR_ITEM, COMPARED_YEAR_ITEM)]


def statements(facts: Facts) -> list[tuple[str, str]]:
    return [(row.topic, row.text) for row in facts.rows["statements"]]


def wrapped(text: str, width: int) -> str:
    """Each line of a text broken after so many characters."""
    return "\n".join(
        line[start : start + width] for line in text.split("\n") for start in range(0, max(1, len(line)), width)
    )
