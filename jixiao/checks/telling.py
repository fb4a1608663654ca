"""What a finding says, in words: the sentence, the arithmetic, and what would mend it.

A finding and its evidence are given as rows of the tables, as mappings (see `Finding` and `Evidence`); `project` is the
name of the finding's project, where it has one.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from .. import formats, words

Row = Mapping[str, Any]


def sentence(finding: Row, evidence: Sequence[Row], language: str) -> str:
    """What does not add up, in one sentence."""
    detail = json.loads(finding["detail"] or "{}")
    return _sentence(finding["rule"], finding, detail, _of(evidence, 0), language, finding.get("project"))


def consequences(finding: Row, evidence: Sequence[Row], language: str) -> list[str]:
    """The same for each failure that has the same cause."""
    also = json.loads(finding["detail"] or "{}").get("also", [])
    return [
        _sentence(one["rule"], one, one.get("detail", {}), _of(evidence, seq), language, finding.get("project"))
        for seq, one in enumerate(also, 1)
    ]


def _sentence(rule: str, figures: Row, detail: Row, evidence: Sequence[Row], language: str, project: str | None) -> str:
    stated = next((row for row in evidence if row["role"] == "stated"), None)
    decimals = _decimals(evidence)
    printed = (stated["decimals"] or 0) if stated else 0
    numbers = {name: _number(figures.get(name), decimals) for name in ("expected", "difference")}
    numbers["printed"] = _number(figures.get("printed"), printed)
    # the sentence says which is printed and which follows: how far apart they are needs no sign
    numbers["difference"] = numbers["difference"].lstrip("-")
    values = {name: _told(value, language) for name, value in detail.items() if name not in ("also", "kind")}
    unit = _unit(stated["unit"] if stated else None, language)
    what = _what(stated, language, project) if stated else ""
    told = words.CATALOGUE[f"rule.{rule}.sentence"][words.index(language)]
    return told.format_map({"what": what, "unit": unit} | numbers | values)


def arithmetic(finding: Row, evidence: Sequence[Row], relation: int, language: str) -> str:
    """The sum as it was worked out: `634.41 + 9930.11 = 10564.52 ≠ 10572.55 万元`; "" where nothing was."""
    detail = json.loads(finding["detail"] or "{}")
    figures = finding if relation == 0 else detail["also"][relation - 1]
    mine = _of(evidence, relation)
    expected = figures.get("expected")
    if expected is None:
        return ""
    decimals = _decimals(mine)
    stated = next(row for row in mine if row["role"] == "stated")
    part = _sum([row for row in mine if row["role"] != "stated"], "part_factor")
    whole = _sum([row for row in mine if row["role"] != "stated"], "whole_factor")
    expected_decimals = decimals
    left = part
    if whole:
        left, expected_decimals = f"{_bracketed(part)} ÷ {_bracketed(whole)} × 100", max(2, stated["decimals"] or 0)
    sign = ">" if _is_limit(mine, figures) else "≠"
    unit = _unit(stated["unit"], language)
    printed = _number(figures["printed"], stated["decimals"] or 0)
    if sign == ">":
        return f"{printed} > {left} {unit}".strip()
    result = f" = {_number(expected, expected_decimals)}" if any(mark in left for mark in "+−÷") else ""
    return f"{left}{result} {sign} {printed} {unit}".strip()


def mending(finding: Row, evidence: Sequence[Row], language: str) -> str | None:
    """Which figure would mend all of it, and what it would have to be; None where no one figure would."""
    mend = next((row for row in evidence if row["role"] == "mend"), None)
    if mend is None:
        return None
    relations = {row["relation"] for row in evidence}
    key = "telling.mend" if len(relations) > 1 else "telling.mend.one"
    value = _number(mend["value"], mend["decimals"] or 0)
    unit = _unit(mend["unit"], language)
    value = f"{value}%" if unit == "%" else f"{value} {unit}".strip()
    what = _what(mend, language, finding.get("project"))
    return words.text(key, language, figure=what, value=value, count=len(relations))


def measure(row: Row, language: str) -> str:
    """What a figure of the evidence is: executed, share, target."""
    for key in (f"telling.{row['measure']}", f"cell.{row['measure']}", f"cell.{row['column']}"):
        if words.has(key):
            return words.text(key, language)
    return str(row["column"])


def _what(row: Row, language: str, project: str | None) -> str:
    label = formats.plain(row["label"] or "")
    told = measure(row, language)
    figure = words.text("telling.figure", language, label=label, measure=told) if label else told
    if row["measure"] in ("value", "name", "label", "item", "text", "count") and label:
        figure = label
    if project and row["label"] != project:
        return words.text("telling.in_project", language, project=formats.plain(project), figure=figure)
    return figure


def _of(evidence: Sequence[Row], relation: int) -> list[Row]:
    return [row for row in evidence if row["relation"] == relation and row["role"] != "mend"]


def _is_limit(evidence: Sequence[Row], figures: Row) -> bool:
    return figures.get("kind") == "at_most"


def _decimals(evidence: Sequence[Row]) -> int:
    return max((row["decimals"] or 0 for row in evidence if row["value"] is not None), default=0)


def _sum(evidence: Sequence[Row], factor: str) -> str:
    told = ""
    for row in evidence:
        if row[factor] and row["value"] is not None:
            minus = (row[factor] < 0) != (row["value"] < 0)
            sign = (" − " if minus else " + ") if told else ("−" if minus else "")
            told += sign + _number(abs(row["value"]), row["decimals"] or 0)
    return told


def _bracketed(told: str) -> str:
    return f"({told})" if " " in told else told


def _number(value: Any, decimals: int) -> str:
    """A figure with at least `decimals`, more where it has more."""
    if value is None:
        return formats.NOT_PRINTED
    exact = Decimal(str(value))
    exponent = exact.normalize().as_tuple().exponent
    return formats.rounded(exact, max(decimals, -exponent if isinstance(exponent, int) else 0))


def _told(value: Any, language: str) -> str:
    """A value of a rule's own: words of the catalogue by their key, a figure, or text of the report."""
    if isinstance(value, str) and value.startswith("profile.") and words.has(value):
        return words.text(value, language)
    if isinstance(value, float):
        return _number(value, 0)
    if isinstance(value, float):
        return format(value, ".10g")
    return formats.plain(str(formats.NOT_PRINTED if value is None else value))


def _unit(unit: str | None, language: str) -> str:
    if unit is None:
        return ""
    key = f"unit.{unit}"
    return words.text(key, language) if words.has(key) else formats.plain(unit)
