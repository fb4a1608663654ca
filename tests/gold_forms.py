"""Forms as plain dictionaries, from answers, typeset data and tables that a reader gave, and their comparison.

A form is {name, authority, implementer, funds, indicators, total_weight, total_score}; a fund is {label, initial,
annual, executed, weight, rate_pct, score}; an indicator is {level1, level2, name, target_text, actual_text, weight,
score, reason, reason_text, doubtful}. All values are text without blanks, numbers plain decimals, None where nothing
is printed; `reason` says whether one is printed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from jixiao.labels import FUND_COLUMNS, HEAD, INDICATOR_COLUMNS, SECTIONS, role
from jixiao.reading import Cell, Table
from jixiao.reading.passage import fold

PlainForm = dict[str, Any]

INDICATOR_TEXTS = ("level1", "level2", "name", "target_text", "actual_text")
FUND_FIGURES = ("initial", "annual", "executed", "weight", "rate_pct", "score")
_FUND_ROLES = dict(
    zip(("original_budget", "final_budget", "executed", "weight", "execution_pct", "score"), FUND_FIGURES, strict=True)
)
_NOTHING = ("", "-", "—", "——", "/", "无")


@dataclass(slots=True)
class Score:
    """Compared cells by field; `wrong` says form, row, field, expected and found; `excused` are wrong but marked."""

    compared: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    excused: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of compared cells that are right."""
        total = self.compared.total()
        return 1 - (len(self.wrong) + len(self.excused)) / total if total else 0.0

    def compare(self, where: str, name: str, expected: Any, found: Any, marked: bool = False) -> None:
        self.compared[name] += 1
        if expected != found:
            (self.excused if marked else self.wrong).append(f"{where} {name}: expected {expected!r}, found {found!r}")


def plain_text(text: str | None) -> str | None:
    """Text as it is compared: folded, without blanks, signs as ASCII; None for nothing printed."""
    if text is None:
        return None
    folded = "".join(fold(text).split()).replace("≥", ">=").replace("≤", "<=")
    return None if folded in _NOTHING else folded


def plain_number(text: str | None) -> str | None:
    """A number as a plain decimal without unit; None for nothing printed."""
    folded = (plain_text(text) or "").rstrip("分%").replace(",", "").removesuffix("万元")
    try:
        return f"{Decimal(folded).normalize():f}"
    except InvalidOperation:
        return folded or None


def gold_forms(answers: dict[str, Any]) -> list[PlainForm]:
    """The forms of an answers file or of a list of typeset forms, the department's first."""
    found = [answers["department"]] if answers.get("department") else []
    return [gold_form(form) for form in [*found, *answers["projects"]]]


def gold_form(form: dict[str, Any]) -> PlainForm:
    """One form of the answers, or one that was typeset."""
    funds = form.get("fund_rows") or [(fund.get("label"), fund) for fund in form["funds"].values() if "initial" in fund]
    return {
        "name": plain_text(form["name"]),
        "authority": plain_text(form.get("authority")),
        "implementer": plain_text(form.get("implementer")),
        "funds": [
            {"label": plain_text(label), **{name: plain_number(fund.get(name)) for name in FUND_FIGURES}}
            for label, fund in funds
        ],
        "indicators": [
            {
                **{name: plain_text(row[name]) for name in ("level1", "level2", "name")},
                "target_text": plain_text(row["target"]["raw"]),
                "actual_text": plain_text(row["actual"]["raw"]),
                "weight": plain_number(row["weight"]),
                "score": plain_number(row["score"]),
                "reason": bool(row["reason"]),
                "reason_text": plain_text(row.get("reason_text")),
                "doubtful": bool(row.get("garbled")),
            }
            for row in form["indicators"]
        ],
        "total_weight": plain_number(form.get("total_weight")),
        "total_score": plain_number(form.get("total_score")),
    }


def table_form(table: Table) -> PlainForm:
    """A form from a table of cells; levels are carried down to the rows that do not print them."""
    form: PlainForm = {"name": None, "authority": None, "implementer": None, "funds": [], "indicators": []}
    form |= {"goal": None, "completion": None, "total_weight": None, "total_score": None}
    part: dict[int, str] = {}
    reads = "head"
    levels: dict[str, str | None] = {"level1": None, "level2": None}
    for row in table.rows:
        texts = [cell.text for cell in row]
        heads = {cell.column: found for cell in row if (found := role(INDICATOR_COLUMNS, cell.text))}
        funds = {cell.column: found for cell in row if (found := role(FUND_COLUMNS, cell.text))}
        if len(heads) >= 4 and "name" in heads.values():
            part, reads = heads, "indicators"
        elif len(funds) >= 4 and reads == "head":
            part, reads = funds, "funds"
        elif reads in ("head", "funds") and role(SECTIONS, texts[0]) in ("goal", "expected"):
            reads = "goal"
        elif reads == "head":
            form |= _head(row)
        elif reads == "goal":
            form |= {name: cell.text for cell in row for name in [("", "goal", "completion")[cell.column]]}
        elif reads == "funds":
            form["funds"].append(_fund(row, part))
        elif role(SECTIONS, texts[0]) == "total":
            points = [plain_number(text) for text in texts[1:]]
            form |= dict(zip(("total_weight", "total_score"), points, strict=False))
        else:
            form["indicators"].append(_indicator(row, part, levels))
    return form


def _head(row: list[Cell]) -> dict[str, str | None]:
    names = [role(HEAD, cell.text) for cell in row]
    return {
        "name" if name == "department" else name: plain_text(cell.text)
        for name, cell in zip(names, row[1:], strict=False)
        if name
    }


def _fund(row: list[Cell], part: dict[int, str]) -> dict[str, Any]:
    fund: dict[str, Any] = {"label": None, **dict.fromkeys(FUND_FIGURES)}
    for cell in row:
        name = _FUND_ROLES.get(part.get(cell.column, ""))
        if name:
            fund[name] = plain_number(cell.text)
        else:
            fund["label"] = plain_text(cell.text)
    return fund | {"doubtful": any(cell.doubtful for cell in row)}


def _indicator(row: list[Cell], part: dict[int, str], levels: dict[str, str | None]) -> dict[str, Any]:
    texts = {part[cell.column]: plain_text(cell.text) for cell in row if cell.column in part}
    if texts.get("level1"):
        levels |= {"level1": texts["level1"], "level2": None}
    if texts.get("level2"):
        levels["level2"] = texts["level2"]
    return {
        **levels,
        "name": texts.get("name"),
        "target_text": texts.get("target"),
        "actual_text": texts.get("actual"),
        **{name: plain_number(texts.get(name)) for name in ("weight", "score")},
        "reason": bool(texts.get("reason")),
        "reason_text": texts.get("reason"),
        "doubtful": any(cell.doubtful for cell in row),
    }


def compare_forms(expected: Iterable[PlainForm], found: Iterable[PlainForm], score: Score | None = None) -> Score:
    """Compare forms pairwise in order; what is missing or too many counts as wrong in every cell."""
    score = score or Score()
    wanted, got = list(expected), list(found)
    score.compare("document", "forms", len(wanted), len(got))
    for number, (one, two) in enumerate(zip(wanted, got, strict=False)):
        where = f"{number} {one['name']}"
        for name in ("name", "authority", "implementer", "total_weight", "total_score"):
            score.compare(where, name, one[name], two[name])
        _compare_funds(score, where, one["funds"], two["funds"])
        _compare_indicators(score, where, one["indicators"], two["indicators"])
    return score


def _compare_funds(score: Score, where: str, expected: list[PlainForm], found: list[PlainForm]) -> None:
    score.compare(where, "fund rows", len(expected), len(found))
    for one, two in zip(expected, found, strict=False):
        for name in FUND_FIGURES:
            score.compare(f"{where} {two['label']}", name, one[name], two[name], two["doubtful"])


def _compare_indicators(score: Score, where: str, expected: list[PlainForm], found: list[PlainForm]) -> None:
    score.compare(where, "indicator rows", len(expected), len(found))
    for one, two in zip(expected, found, strict=False):
        for name in (*INDICATOR_TEXTS, "weight", "score", "reason"):
            if name == "name" and one["doubtful"]:
                continue
            score.compare(f"{where} {one['name']}", name, one[name], two[name], two["doubtful"])
        if one.get("reason_text"):
            score.compare(
                f"{where} {one['name']}", "reason_text", one["reason_text"], two["reason_text"], two["doubtful"]
            )


def table_forms(tables: Iterable[Table]) -> Iterator[PlainForm]:
    """The forms of many tables, one a table."""
    return (table_form(table) for table in tables)
