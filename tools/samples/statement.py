"""What the sections of a 决算公开说明 are set from: the report's answers, its ledger and its way to name itself."""

from dataclasses import dataclass
from typing import Any

from tests.typeset import mark

from . import phrases
from .ledger import Ledger

NUMERALS = "一二三四五六七八九"


def numeral(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    front = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return front + (NUMERALS[ones - 1] if ones else "")


def points(texts: tuple[str, ...], topic: str) -> list[str]:
    """一是…, 二是…, each with its mark."""
    return [mark(f"{topic}/{place}/line", f"{numeral(place + 1)}是{text}") for place, text in enumerate(texts)]


def why(key: str) -> str:
    return f"主要原因是：{phrases.CHANGE_REASONS[key]}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One report; `key` names its statements in the phrase stock."""

    answers: dict[str, Any]
    key: str
    ledger: Ledger

    @property
    def unit(self) -> str:
        return str(self.answers["report"]["unit"])

    @property
    def year(self) -> int:
        return int(self.answers["report"]["year"])

    @property
    def self_name(self) -> str:
        return "本部门" if "部门" in self.unit else "本单位"

    def parts(self, section: str, names: list[str] | tuple[str, ...]) -> str:
        return "，".join(f"{name}{self.ledger.amount(section, name)}" for name in names)

    def total(self, section: str, total: str, names: list[str] | tuple[str, ...]) -> str:
        return f"{total}{self.ledger.amount(section, total)}，其中：{self.parts(section, names)}"

    def variance(self, section: str, name: str, budget: str = "年初预算", label: str = "年初预算数") -> str:
        planned, executed = self.ledger.amount(section, name, budget), self.ledger.amount(section, name)
        return f"{label}{planned}，决算数{executed}，预决算差异率{self.ledger.take(section, name, '预决算差异率')}%"
