"""Compares what was read from the prose with the gold answers beside the repository, figure by figure.

By hand: `python -m tests.gold_prose` prints the score of each original and what is missing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.originals import SHARED

REPORTS = ("000", "001", "003", "004")
MEASURES = {
    "决算": "executed",
    "执行": "executed",
    "年初预算": "original_budget",
    "全年预算(调整后)": "final_budget",
    "调整数": "adjustment",
    "上年对比变动额": "change",
    "上年对比变动率": "change_pct",
    "占比": "share_pct",
    "预决算差异率": "variance_pct",
    "执行率": "execution_pct",
    "调整率": "adjustment_pct",
    "数量": "count",
    "价值": "value",
}


@dataclass(frozen=True)
class Gold:
    """One figure of the answers; `measure` None where they name none (loose facts)."""

    line: int
    last_line: int
    value: Decimal | None
    measure: str | None
    item: str
    kind: str


@dataclass
class Score:
    """How many of the answers' figures were found, those missing, and how many carry the answers' item."""

    found: int = 0
    total: int = 0
    same_item: int = 0
    missing: list[Gold] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.found / self.total if self.total else 1.0


def answers(report: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SHARED / "answers" / f"narrative_{report}.json").read_text(encoding="utf-8"))
    return loaded


def seed(report: str) -> Path:
    [path] = (SHARED / "seeds").glob(f"{report}_*.txt")
    return path


def gold(report: str | dict[str, Any], kinds: tuple[str, ...]) -> Iterator[Gold]:
    """The answers' figures of some kinds: finance, staff, functions, facts; of an original, or of answers given."""
    read = answers(report) if isinstance(report, str) else report
    for kind in kinds:
        if kind == "functions":
            yield from _functions(read["function_classes"])
            continue
        for row in read.get(kind, []):
            measure = MEASURES[row["measure"]] if "measure" in row else "count" if kind == "staff" else None
            value = Decimal(row["value"]) if row["value"] is not None else None
            yield Gold(row["line"], row["line"], value, measure, row["item"], kind)


def _functions(rows: list[dict[str, Any]]) -> Iterator[Gold]:
    for row in rows:
        name = f"{row['class']}/{row['subclass']}/{row['item']}"
        yield Gold(row["line"], row["line"], Decimal(row["amount"]), "executed", name, "functions")
        for column in ("change", "change_pct"):
            line = row.get(f"{column}_line")  # some answers tell only the lines of the whole entry
            first, last = (line, line) if line else row["lines"]
            yield Gold(first, last, Decimal(row[column]), column, name, "functions")


def compare(report: str | dict[str, Any], rows: dict[str, list[Any]], kinds: tuple[str, ...]) -> Score:
    """Each figure of the answers against one row of its own, at its line, with its value and measure."""
    left = _read(rows)
    score = Score()
    for wanted in gold(report, kinds):
        score.total += 1
        fits = [found for found in left if _fits(found, wanted)]
        fits.sort(key=lambda found: not _same_item(found, wanted))
        if not fits:
            score.missing.append(wanted)
            continue
        score.found += 1
        score.same_item += _same_item(fits[0], wanted)
        left.remove(fits[0])
    return score


def _read(rows: dict[str, list[Any]]) -> list[Gold]:
    """The rows in the answers' own shape."""
    lines = {(cell.table, cell.row_id, cell.column): cell.line for cell in rows["citations"]}
    found = []
    for row in rows["amounts"]:
        line = lines["amounts", row.amount_id, "value"]
        found.append(Gold(line, line, row.value, row.measure, row.item or "", "amounts"))
    for row in rows["functions"]:
        name = f"{row.class_}/{row.subclass}/{row.item}"
        for column in ("executed", "change", "change_pct"):
            line = lines.get(("functions", row.function_id, column))
            if line is not None and row.subclass:
                found.append(Gold(line, line, getattr(row, column), column, name, "functions"))
    return found


def _fits(found: Gold, wanted: Gold) -> bool:
    if not wanted.line <= found.line <= wanted.last_line or found.value != wanted.value:
        return False
    if (found.kind == "functions") != (wanted.kind == "functions"):
        return False
    return wanted.measure is None or found.measure == wanted.measure


def _same_item(found: Gold, wanted: Gold) -> bool:
    return _plain(found.item) in _plain(wanted.item) or _plain(wanted.item) in _plain(found.item)


def _plain(name: str) -> str:
    return name.translate(str.maketrans("()“”", '（）""')).replace("人员", "")


def _main() -> None:
    from jixiao.parsing import Facts
    from jixiao.parsing.outline import paragraphs
    from jixiao.parsing.prose import read_amounts, read_functions
    from jixiao.reading import read

    for report in REPORTS:
        document = read(seed(report))
        facts, prose = Facts.of(document), list(paragraphs(document))
        read_functions(prose, facts)
        read_amounts(prose, facts)
        for kinds in (("finance", "staff", "functions"), ("facts",)):
            score = compare(report, facts.rows, kinds)
            print(f"{report} {'+'.join(kinds)}: {score.found}/{score.total}, same item {score.same_item}")
            for wanted in score.missing:
                print("   missing", wanted)


if __name__ == "__main__":
    _main()
