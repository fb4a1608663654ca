"""The printed figures of a report, handed out one by one, so that none is left out or printed twice by mistake."""

from typing import Any

from tests.typeset import mark

Fact = dict[str, Any]

MEASURE_WORDS = {"上年对比变动额": ("增加", "减少"), "上年对比变动率": ("增长", "下降")}


def folded(text: str) -> str:
    return text.translate(str.maketrans('()"', "（）“")).replace("”", "“")


class Ledger:
    """Takes the facts of one list of the answers in order; `rest` says what was not taken."""

    def __init__(self, facts: list[Fact], key: str, thousands: bool) -> None:
        self._facts = facts
        self._key = key
        self._thousands = thousands
        self._taken: set[int] = set()

    def has(self, section: str, item: str, measure: str = "") -> bool:
        return self._find(section, item, measure) is not None

    def take(self, section: str, item: str, measure: str) -> str:
        """The next such figure as it is printed, with its mark; the sign is left to the words around it."""
        place = self._find(section, item, measure)
        if place is None:
            raise KeyError(f"{self._key}: no {measure} of {item} in {section} is left")
        return self.figure(place)

    def figure(self, place: int) -> str:
        self._taken.add(place)
        value = self._facts[place]["value"]
        if self._facts[place]["measure"] in MEASURE_WORDS:
            value = value.removeprefix("-")
        if self._thousands and "." in value and self._facts[place]["unit"] != "%":
            whole, _, decimals = value.partition(".")
            value = f"{int(whole):,}.{decimals}" if not whole.startswith("-") else value
        return mark(f"{self._key}/{place}/line", value)

    def amount(self, section: str, item: str, measure: str = "决算") -> str:
        """The figure in 万元."""
        return f"{self.take(section, item, measure)}万元"

    def share(self, section: str, item: str) -> str:
        return f"{self.take(section, item, '占比')}%"

    def count(self, section: str, item: str) -> str:
        """A count with the unit that the answers give it."""
        place = self._find(section, item, "数量")
        assert place is not None, (section, item)
        return f"{self.figure(place)}{self._facts[place]['unit']}"

    def change(self, section: str, item: str) -> str:
        """增加X万元，增长Y%, in the direction that the report prints."""
        parts = []
        for measure, unit in (("上年对比变动额", "万元"), ("上年对比变动率", "%")):
            place = self._find(section, item, measure)
            assert place is not None, (section, item, measure)
            fact = self._facts[place]
            up, down = MEASURE_WORDS[measure]
            fell = fact["value"].startswith("-") or down in (fact.get("raw") or "")
            parts.append(f"{down if fell else up}{self.figure(place)}{unit}")
        return "，".join(parts)

    def unprinted(self, section: str, item: str) -> str | None:
        """The mark of an item of which the report says that there is none; None where it prints a figure."""
        place = self._find(section, item, "")
        if place is None or self._facts[place]["value"] is not None:
            return None
        self._taken.add(place)
        return mark(f"{self._key}/{place}/line", "")

    def items(self, section: str) -> list[str]:
        """Names of the section's items that are left, in order, each once."""
        left = [fact["item"] for place, fact in enumerate(self._facts) if self._open(place, section)]
        return list(dict.fromkeys(left))

    def rest(self) -> list[Fact]:
        return [fact for place, fact in enumerate(self._facts) if place not in self._taken]

    def _open(self, place: int, section: str) -> bool:
        return place not in self._taken and self._facts[place]["section"] == section

    def _find(self, section: str, item: str, measure: str) -> int | None:
        wanted = folded(item)
        for place, fact in enumerate(self._facts):
            if self._open(place, section) and folded(fact["item"]) == wanted and measure in ("", fact["measure"]):
                return place
        return None
