"""What is read of a made report, beside what should be."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from jixiao.parsing import Facts, Unread
from tests.made.forms import Made

_OPERATORS = {"≥": ">=", "≤": "<=", ">": ">", "<": "<", "=": "="}

_FUND_FIELDS = ("source", "label", "original_budget", "final_budget", "executed", "weight", "execution_pct", "score")

_PROJECT_FIELDS = ("name", "authority", "implementer", "total_weight", "total_score")

_QUANTITY = re.compile(r"(?P<op>[≥≤><=]?)(?P<value>-?[\d,]+(?:\.\d+)?)(?P<unit>\D*)")

_FIGURES = {"original_budget", "final_budget", "executed", "weight", "execution_pct", "score", "total_weight"}

_FIGURES |= {"total_score", "target_value", "actual_value"}


def expected(made: Made) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Table → its rows as they should be read."""
    yield "projects", [_typed(_PROJECT_FIELDS, line.split("|")) for line in made.projects]
    yield "project_funds", [_typed(_FUND_FIELDS, line.split()) for line in made.funds]
    yield "indicators", [_indicator(line) for line in made.rows]


def _typed(names: tuple[str, ...], cells: Iterable[str]) -> dict[str, Any]:
    return {name: _value(name, cell.strip()) for name, cell in zip(names, cells, strict=False)}


def _value(name: str, text: str) -> Any:
    if text in ("-", ""):
        return None
    return Decimal(text) if name in _FIGURES else text


def _indicator(line: str) -> dict[str, Any]:
    cells = [cell.strip() for cell in line.split("|")]
    levels = [None if part == "-" else part for part in cells[0].split("/", 2)]
    found = dict(zip(("level1", "level2", "name"), levels, strict=True))
    for side, cell in zip(("target", "actual"), cells[1:3], strict=False):
        found |= _quantity(side, cell)
    return found | _typed(("weight", "score", "reason"), cells[3:])


def _quantity(side: str, cell: str) -> dict[str, Any]:
    """`≥4公里`, `~2023年12月` for words, `4 :: >= 4 公里` where the parts stand in several cells."""
    text, _, parts = cell.partition("::")
    match = _QUANTITY.fullmatch(cell)
    op = value = unit = None
    if parts:
        op, value, unit = (None if part == "-" else part for part in parts.split())
    elif match:
        op, value, unit = _OPERATORS.get(match["op"]), match["value"].replace(",", ""), match["unit"] or None
    shown = text.strip().removeprefix("~")
    return {
        f"{side}_text": None if shown == "-" else shown,
        f"{side}_op": op,
        f"{side}_value": Decimal(value) if value else None,
        f"{side}_unit": unit,
    }


def compare(made: Made, facts: Facts, unread: list[Unread]) -> tuple[Counter[str], list[str]]:
    """How many cells are right, missing, wrong but marked, and wrong; and what is not right."""
    counts: Counter[str] = Counter()
    told: list[str] = []

    def note(where: str, want: Any, got: Any, marked: bool) -> None:
        if want == got:
            counts["right"] += 1
            return
        counts["missing" if got is None else "marked" if marked else "wrong"] += 1
        told.append(f"{where}: expected {want!r}, found {got!r}{' (marked)' if marked else ''}")

    for table, rows in expected(made):
        found = facts.rows[table]
        for number in range(max(len(rows), len(found))):
            want = rows[number] if number < len(rows) else {}
            got = found[number] if number < len(found) else None
            for name in want:
                note(f"{table} {number} {name}", want[name], getattr(got, name, None), bool(got and got.damaged))
            if not want:
                note(f"{table} {number}", None, str(got), bool(got and got.damaged))
    for name, want in made.report.items():
        note(name, want, getattr(facts.report, name), False)
    note("unread", made.unread, tuple(number.text for number in unread), True)
    damaged = sum(row.damaged for table in ("projects", "project_funds", "indicators") for row in facts.rows[table])
    note("damaged rows", made.damaged, damaged, True)
    return counts, told
