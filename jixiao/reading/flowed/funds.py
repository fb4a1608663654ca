"""The fund rows of a form: a label, then the row's figures, each under its column head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from .tokens import Token, text_of

_FIGURE = re.compile(r"-?\d[\d,]*\.?\d*(?:万?元|%|分)?|\.\d+%?|%|[-—–―_/]+")
_AMOUNT = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(?:万?元)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{1,2})?分?")
_RATE = re.compile(r"-?\d{1,4}(?:\.\d{1,2})?(%?)")
_NOTHING = re.compile(r"[-—–―_/]+")
_NEVER = 50.0
_MOST_PIECES = 3
_EMPTY, _EMPTY_FIRST, _JOIN, _UNSURE = 2.0, 1.8, 0.5, 0.4


@dataclass(slots=True)
class FundRow:
    """The token indexes of a row's label and, by role, of its figures; `doubtful` if another reading is as good."""

    label: list[int]
    figures: dict[str, list[int]] = field(default_factory=dict)
    doubtful: bool = False


def fund_rows(tokens: Sequence[Token], start: int, end: int, roles: list[str]) -> Iterator[FundRow]:
    """The rows in [start, end); `roles` are the heads of the figure columns from left to right."""
    for label, figures in _runs(tokens, start, end):
        yield _row(tokens, label, figures, roles)


def _runs(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[list[int], list[int]]]:
    label: list[int] = []
    figures: list[int] = []
    for at in range(start, end):
        if _FIGURE.fullmatch(tokens[at].text):
            figures.append(at)
        elif figures:
            yield label, figures
            label, figures = [at], []
        else:
            label.append(at)
    if label or figures:
        yield label, figures


def _row(tokens: Sequence[Token], label: list[int], figures: list[int], roles: list[str]) -> FundRow:
    texts = [tokens[at].text for at in figures]
    amounts = [role for role in roles if role not in ("weight", "execution_pct", "score")]
    # the rows below the total print amounts, and often nothing for execution
    for shown in (roles, amounts):
        if len(texts) == len(shown) and not any(map(_misfit, shown, texts)):
            return FundRow(label, {role: [at] for role, at in zip(shown, figures, strict=True)})
    if len(texts) > _MOST_PIECES * len(roles):
        return FundRow(label, {role: [at] for role, at in zip(roles, figures, strict=False)}, doubtful=True)
    opens = [tokens[at].opens for at in figures]
    cost, taken, other = _cheapest(texts, opens, roles)
    row = FundRow(label)
    at = 0
    for role, count in zip(roles, taken, strict=False):
        row.figures[role] = figures[at : at + count]
        at += count
    row.doubtful = cost >= _NEVER or (other - cost < _UNSURE if all(taken) else _lacks_amount(tokens, row))
    return row


def _cheapest(texts: list[str], opens: list[bool], roles: list[str]) -> tuple[float, tuple[int, ...], float]:
    """Cheapest way to put the figures under the columns: its cost, how many pieces each column takes, the next cost."""

    @cache
    def ways(at: int, column: int) -> list[tuple[float, tuple[int, ...]]]:
        """The two cheapest ways for texts[at:] under roles[column:]."""
        if column == len(roles):
            return [(_NEVER * (at < len(texts)), ())]
        choices = []
        for taken in range(min(_MOST_PIECES, len(texts) - at) + 1):
            cost = _cost(roles, column, texts[at : at + taken], opens[at + 1 : at + taken])
            choices += [(cost + rest, (taken, *path)) for rest, path in ways(at + taken, column + 1)]
        return sorted(choices)[:2]

    (cost, taken), *others = ways(0, 0)
    return cost, taken, others[0][0] if others else cost + _NEVER


def _cost(roles: list[str], column: int, texts: list[str], opens: list[bool]) -> float:
    if not texts:
        return _EMPTY_FIRST if roles[column] == "original_budget" else _EMPTY - 0.01 * column
    if not all(opens):
        return _NEVER
    return _JOIN * (len(texts) - 1) + _misfit(roles[column], "".join(texts))


def _misfit(role: str, text: str) -> float:
    """How badly a figure fits a column of this role."""
    if _NOTHING.fullmatch(text):
        return 0.0
    if role == "execution_pct":
        rate = _RATE.fullmatch(text)
        return 3.0 if rate is None else 0.0 if rate.group(1) else 1.0
    if role in ("weight", "score"):
        return 0.0 if _POINTS.fullmatch(text) and float(text.rstrip("分")) <= 100 else 3.0
    amount = _AMOUNT.fullmatch(text)
    if amount is None:
        return 4.0
    return 0.0 if len(amount.group(1) or "00") == 2 else 0.6 if "." in text else 0.0


def _lacks_amount(tokens: Sequence[Token], row: FundRow) -> bool:
    """Whether an amount is missing and the printed rate does not show which one."""
    empty = [role for role in ("original_budget", "final_budget", "executed") if row.figures.get(role) == []]
    if not empty:
        return False
    if empty != ["original_budget"] or not row.figures.get("execution_pct"):
        return True
    numbers = [
        re.sub(r"[^\d.-]", "", text_of([tokens[at] for at in row.figures[role]]))
        for role in ("final_budget", "executed", "execution_pct")
    ]
    try:
        final, executed, rate = (float(number) for number in numbers)
    except ValueError:
        return True
    return not final or abs(100 * executed / final - rate) > 1
