"""Which unit a form's amounts are in, as the form's heads say it, the lines above it, or else the whole document."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ... import labels
from ...reading.document import Document
from ...reading.passage import Passage
from .cells import AMOUNT_UNITS
from .parts import Form, Row

_UNIT = "亿元|百万元|万元|千元|元"
# (万元) (单位:元) / 金额单位:万元 / 元 alone in its cell
_DECLARED = re.compile(
    rf"\((?:[^()]*单位:?)?(?:人民币)?(?P<note>{_UNIT})\)"
    rf"|单位:?\(?(?:人民币)?(?P<line>{_UNIT})(?![\u4e00-\u9fff/])|^(?:人民币)?(?P<bare>{_UNIT})$"
)
_MONEY = re.compile(r"资金|金额单位|^\(?(?:亿|万|千)?元\)?$|预算|执行")
# a figure of prose with its unit; shorter ones may stand for anything
_PRINTED = re.compile(rf"(?<![0-9.,])(?P<figure>[0-9][0-9,.]{{3,}})(?P<unit>{_UNIT})")
_LONGEST_LINE = 200
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of money: how many 万元 it is, and where it is printed (None where other figures settle it)."""

    scale: Decimal
    passage: Passage | None = None


def declared(passage: Passage) -> Unit | None:
    """The unit that a label, a head or a line declares."""
    match = _DECLARED.search(passage.text)
    if match is None:
        return None
    return Unit(AMOUNT_UNITS[match.group(match.lastgroup or 0)], passage.group(match, match.lastgroup or 0))


@dataclass
class Money:
    """The units of a document's forms. What a form does not say is taken from the document if that is of one mind."""

    document: Document

    def of_form(self, form: Form, amounts: Iterable[str]) -> Unit | None:
        """The unit of amounts whose column declares none; None where nothing tells it."""
        if not form.exact and _in_yuan([*form.head, *_fund_rows(form)]):
            return Unit(AMOUNT_UNITS["元"])
        own = _agreed(_labels(form, only_money=True)) or _agreed(_labels(form, only_money=False))
        return own or self._above(form) or self._by_prose(amounts) or self._elsewhere

    def _above(self, form: Form) -> Unit | None:
        """The unit that a line shortly above the form declares (单位:元)."""
        first = form.first_line
        for line in range(first - 1, max(first - 1 - _NEAR, 0), -1):
            passage = self.document.passage(line)
            match = _DECLARED.search(passage.text) if len(passage) <= _LONGEST_LINE else None
            if match and match.lastgroup == "line":
                return declared(passage)
        return None

    def _by_prose(self, amounts: Iterable[str]) -> Unit | None:
        """The unit that the prose prints behind the same figures."""
        found = {unit for amount in amounts for unit in self._printed.get(amount, ())}
        return Unit(AMOUNT_UNITS[found.pop()]) if len(found) == 1 else None

    @cached_property
    def _printed(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for line in self.document.prose_lines():
            for match in _PRINTED.finditer(self.document.passage(line).text):
                found[match["figure"]].add(match["unit"])
        return dict(found)

    @cached_property
    def _elsewhere(self) -> Unit | None:
        return _agreed(
            self.document.passage(line)
            for line, raw in enumerate(self.document.lines, 1)
            if "元" in raw and len(raw) <= _LONGEST_LINE
        )


def _agreed(passages: Iterable[Passage]) -> Unit | None:
    """The one unit that all passages declare that declare any."""
    units = [unit for unit in map(declared, passages) if unit]
    return units[0] if len({unit.scale for unit in units}) == 1 else None


def _fund_rows(form: Form) -> list[Row]:
    return [*([form.fund_header] if form.fund_header else []), *form.funds]


def _labels(form: Form, only_money: bool) -> list[Passage]:
    """The cells that may declare the form's unit: those that head its money, or all above and beside it."""
    heads = [cell.passage for row in _fund_rows(form) for cell in list(row)[:1]]
    heads += [cell.passage for row in form.head for cell in row]
    heads += [cell.passage for cell in form.title or ()]
    if only_money:
        return [head for head in heads if _MONEY.search(head.text) and not labels.TITLE.match(head.text)]
    return heads


def _in_yuan(rows: list[Row]) -> bool:
    return any(
        re.search(r"资金[^()]*\(元\)|单位:元$|预算数?\(元\)|^\(元\)$", text) for row in rows for text in row.texts
    )
