"""Reading paragraphs figure by figure: sentences, their reasons apart, the words before each figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ...reading.passage import Passage
from .absence import absence, level
from .found import Found, Reading, Words, Year
from .meaning import Meaning, Setting, meaning
from .naming import Naming, Scope
from .sentences import YEAR, goes_on, masked, next_aside, sentences
from .tokens import Date, Token, tokens
from .words import COMPARISON, MONEY, PERCENT

_MARK = re.compile(r"[,;:()。!?]")
_NEAR = 30


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure's meaning, and where the words stand that gave it."""

    meaning: Meaning
    unit: str
    words: tuple[int, int]


@dataclass(slots=True)
class Reader:
    """Reads the paragraphs under one heading, in order.

    `default` is the measure of an amount that no word tells, `subject` what figures without a name of their own are
    figures of; `asides` says whether reasons are kept apart from the figures.
    """

    default: str = "executed"
    fiscal_year: int | None = None
    assets: bool = False
    asides: bool = True
    subject: Passage | None = None
    _head: Passage | None = None
    _naming: Naming = field(init=False)
    _text: str = ""
    _at: int = 0
    _last: _Said | None = None
    _figures_told: bool = False
    _reason_told: bool = False

    def read(self, passage: Passage, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """What the characters from start to end of a paragraph say, in order."""
        end = len(passage) if end is None else end
        self._text = masked(passage.text)
        above, self._head = self._head, self.subject
        for left, right in sentences(self._text, start, end):
            scope = Scope(self._head, self.default)
            self._naming = Naming(passage, self._text, self.fiscal_year, scope, above)
            yield from self._sentence(left, right)
        self._head = self._head or above

    def _sentence(self, start: int, end: int) -> Iterator[Found]:
        if self._reason_told and goes_on(self._text, start):
            yield from self._words("reason", start, end)
            return
        told, subjects = self._figures_told, []
        self._figures_told = self._reason_told = False
        self._last, self._at = None, start
        for found in self._parts(start, end, told):
            if isinstance(found, Reading):
                self._figures_told = True
                if self._naming.scope.subject:
                    subjects.append(self._naming.scope.subject)
            yield found
        # after a list of parts (其中:…,…。) the next comparison is the total's again
        if subjects and not (self._text.startswith("其中", start) and len({subject.text for subject in subjects}) > 1):
            self._head = subjects[0]

    def _parts(self, start: int, end: int, told: bool) -> Iterator[Found]:
        """The figures up to a reason, the reason, and what follows it. `told`: figures stood in the sentence before."""
        at = start
        while aside := next_aside(self._text, at, end) if self.asides else None:
            yield from self._stretch(self._at, aside.opened)
            near = told and aside.leads and aside.opened < start + _NEAR
            if aside.end > aside.start and (self._figures_told or near):
                yield from self._words(aside.topic, aside.start, aside.end)
                at = self._at = aside.end
            else:
                at = aside.start
        yield from self._stretch(self._at, end)

    def _words(self, topic: str, start: int, end: int) -> Iterator[Words]:
        self._reason_told = self._reason_told or topic == "reason"
        if text := self._naming.passage[start:end].strip(",;:。 "):
            yield Words(topic, text)

    # ---- figures
    def _stretch(self, start: int, end: int) -> Iterator[Reading | Year]:
        """The figures and dates of text[start:end], and words that say that there is no figure."""
        for token in tokens(self._naming.passage.text, start, end):
            if isinstance(token, Date):
                yield from self._years(token)
                continue
            said = self._shared(token)
            if said is None:
                yield from self._pass(token.start)
                said = self._mean((self._at, token.start), token.unit)
            yield self._reading(said, token)
        yield from self._pass(end)
        yield from self._clause(self._at, end)
        self._at = end

    def _years(self, date: Date) -> Iterator[Year]:
        passage = self._naming.passage
        around = COMPARISON.finditer(self._text, max(0, date.start - 3), min(len(self._text), date.end + 6))
        compared = any(match.start() < date.start < match.end() for match in around)
        for year in YEAR.finditer(self._text, date.start, date.end):
            unit = passage[year.end() : year.end() + 1] if self._text.startswith("年", year.end()) else None
            number = passage[year.start() : year.end()]
            yield Year(Decimal(year.group()), passage[date.start : date.end], number, unit, compared)

    def _shared(self, token: Token) -> _Said | None:
        """The meaning of a figure that has no words of its own but stands beside another (10个4729.22万元)."""
        last = self._last
        if last is None:
            return None
        between = self._text[self._at : token.start]
        if not between:
            return self._mean(last.words, token.unit)
        if between in (",", "、") and last.unit == token.unit:
            return last
        if between == "(" and token.unit in PERCENT and last.meaning.measure == "change":
            return replace(last, meaning=replace(last.meaning, measure="change_pct"))
        return None

    def _mean(self, words: tuple[int, int], unit: str) -> _Said:
        scope = self._naming.scope
        setting = Setting(scope.money, scope.frame, self.default, self.assets, self.fiscal_year)
        return _Said(meaning(self._text, *words, unit, setting), unit, words)

    def _reading(self, said: _Said, token: Token) -> Reading:
        naming, passage = self._naming, self._naming.passage
        item, label = naming.item(said.meaning, said.words, token)
        self._last, self._at = said, naming.past_noun(token)
        naming.scope.frame = said.meaning.frame
        if said.meaning.plain:
            naming.scope.money = said.meaning.measure
        if token.unit in MONEY:
            naming.scope.priced = naming.scope.subject
        number = passage[token.start : token.end]
        unit = passage[token.unit_start : token.unit_end]
        place = (said.words[0], token.start, token.stop)
        value = _signed(token.value, said.meaning.sign)
        return Reading(said.meaning.measure, value, item, number, unit, label, place)

    # ---- words between figures
    def _pass(self, end: int) -> Iterator[Reading]:
        """The clauses without a figure up to `end`; `_at` goes to where the words before the figure begin."""
        for mark in _MARK.finditer(self._text, self._at, end):
            yield from self._clause(self._at, mark.start())
            self._at = mark.end()
            if mark.group() == "(":
                self._naming.open_bracket()
            elif mark.group() == ")":
                self._naming.close_bracket()
            elif mark.group() == ";":
                self._naming.scope.frame = None

    def _clause(self, start: int, end: int) -> Iterator[Reading]:
        naming = self._naming
        if compared := COMPARISON.search(self._text, start, end):
            naming.scope.frame = "yoy" if compared["yoy"] else "budget"
            naming.name(start, compared.start())
            if compared["yoy"] and (unchanged := level(self._text, compared.end(), end)):
                yield Reading("change", None, naming.scope.subject, naming.passage[slice(*unchanged)])
        elif self.default != "value" and (absent := absence(self._text, start, end, self.fiscal_year)):
            item, none = (naming.passage[slice(*place)] for place in absent)
            measure = "count" if item.text.endswith(("人数", "人次")) else naming.scope.money
            yield Reading(measure, None, item, none)
        naming.clause(start, end)


def _signed(value: Decimal | None, sign: int | None) -> Decimal | None:
    if not value:
        return value
    if sign is None:  # 增加(减少): nobody can say which
        return None
    return -abs(value) if sign < 0 else value
