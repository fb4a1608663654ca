"""What the figures of a sentence are figures of: subjects named, carried over clauses, put aside in brackets."""

import re
from dataclasses import dataclass, field, replace

from ...reading.passage import Passage
from .items import bounds, without_copula
from .meaning import Meaning
from .tokens import Token
from .words import MONEY, PERCENT

_FOLLOWING = re.compile(r"(?!以|左右|余)[\u4e00-\u9fff“”\"]{2,8}")
_NOUN_END = re.compile(r"(?<=..)(?:的|和|与|及|以|等|进行|开展|编制|已|未|持续|纳入|全部|均).*")
_SUBJECT = re.compile(
    r"(?!.*(?:编制|纳入|包含|减少|增加|严格|用于|导致|按|未|不|了|为|是|仅|均))"
    r"[^,;:。()\d]{0,14}(?:费|支出|收入|资金|拨款|结转|结余|预算|车辆|房屋|资产)"
)
# Words that only name a side of what was named before: 协议出让2宗,总价…
_ATTRIBUTES = frozenset(
    {"面积", "总面积", "总价", "总价款", "金额", "总额", "数量", "单价", "人数", "占地面积", "建筑面积"}
)
# Words that say when, not what: the next figures are of what was named before.
_IN_THE_YEAR = re.compile(r"(?:年中|年度执行中|当年|本年度?)(?:预算)?(?:调整|追加|调增|调减)(?:预算)?(?:增加|减少)?")
_LIST_NUMBER = re.compile(r"\(?\d{1,3}[.、)]$")


@dataclass(slots=True)
class Scope:
    """What earlier words leave in force.

    The subject, the kind of amount, what is compared with; the subject of the last amount; the words of a measure
    that stood without a subject.
    """

    subject: Passage | None
    money: str
    frame: str | None = None
    priced: Passage | None = None
    spoken: Passage | None = None


@dataclass(slots=True)
class Naming:
    """Names the figures of one sentence. `text` is the passage's text with the brackets of names masked.

    `above` is the subject of the paragraph before: only a comparison goes back to it.
    """

    passage: Passage
    text: str
    fiscal_year: int | None
    scope: Scope
    above: Passage | None = None
    _outer: list[Scope] = field(default_factory=list)

    def open_bracket(self) -> None:
        self._outer.append(replace(self.scope))

    def close_bracket(self) -> None:
        if self._outer:
            self.scope = self._outer.pop()

    def name(self, start: int, end: int) -> None:
        """Make text[start:end] the subject, if anything is left of it."""
        left, right = bounds(self.text, start, end, self.fiscal_year)
        if right - left > 1:
            self.scope.subject = self.passage[left:right]

    def clause(self, start: int, end: int) -> None:
        """A clause without a figure can name what the next figures are of."""
        if _SUBJECT.fullmatch(self.text, start, end):
            self.name(start, end)

    def item(self, said: Meaning, words: tuple[int, int], token: Token) -> tuple[Passage | None, Passage | None]:
        """The item of a figure after the words text[words], and the same with the number that it has in a list."""
        start, end = bounds(self.text, *said.item, self.fiscal_year)
        item = self._item(said, start, end, token)
        if item is None:
            item = self.scope.spoken = self._words_of_measure(*words)
        number = _LIST_NUMBER.search(self.text, max(0, start - 6), start) if item and end > start else None
        return item, Passage.join([self.passage[slice(*number.span())], item]) if number and item else None

    def past_noun(self, token: Token) -> int:
        """Where words go on after a figure: past a noun that another figure follows (8个|项目|985万元)."""
        if token.unit not in MONEY | PERCENT and (noun := _FOLLOWING.match(self.text, token.stop)):
            return noun.end() if self.text[noun.end() : noun.end() + 1].isdigit() else token.stop
        return token.stop

    def _item(self, said: Meaning, start: int, end: int, token: Token) -> Passage | None:
        own = self.passage[start:end] if end - start > 1 else None
        if own and self.scope.subject and own.text in _ATTRIBUTES:
            return Passage.join([self.scope.subject, own])
        if own and _IN_THE_YEAR.fullmatch(own.text):
            return own
        parts = [part for part in (own, self._following(token, own is not None)) if part]
        if parts and said.measure == "value" and token.unit in PERCENT:
            return Passage.join(parts)
        self.scope.subject = Passage.join(parts) if parts else self._carried(said, token)
        if self.scope.subject is None:
            return None
        return Passage.join([self.scope.subject, self.passage[slice(*said.suffix)]])

    def _carried(self, said: Meaning, token: Token) -> Passage | None:
        """The subject of a figure that has no name of its own."""
        subject = self.scope.subject
        if said.own != (0, 0) and (said.measure != "executed" or subject is None or "收入" in subject.text[-4:]):
            return self.passage[slice(*said.own)]
        if said.frame and subject is None:
            return self.scope.spoken or self.above
        if said.frame == "yoy" and token.unit in MONEY | PERCENT:
            return self.scope.priced or subject
        return subject

    def _following(self, token: Token, named: bool) -> Passage | None:
        """The noun after a count: 7个|项目未开展; only its first words where others name the item already."""
        if token.unit in MONEY | PERCENT or token.stop != token.unit_end:
            return None
        match = _FOLLOWING.match(self.text, token.unit_end)
        if match is None:
            return None
        length = len(_NOUN_END.sub("", match.group()) if named else match.group())
        return self.passage[match.start() : match.start() + length]

    def _words_of_measure(self, left: int, right: int) -> Passage | None:
        start, end = bounds(self.text, left, without_copula(self.text, left, right), self.fiscal_year)
        return self.passage[start:end] if end > start else None
