"""Lines read as text from a PDF, as a document and as the plain forms in it; and the original of that shape."""

import copy
import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from jixiao.reading import Document, read
from jixiao.reading.flowed import flowed_tables
from tests.gold_forms import Score, table_forms
from tests.originals import SHARED
from tests.typeset import Form, plain

EXACT = ("weight", "score", "total_weight", "total_score", "initial", "annual", "executed", "rate_pct", "rows")
LABELS = {"total": "年度资金总额", "fiscal": "其中：当年财政拨款", "other": "其他资金"}


def document(lines: Iterable[str]) -> Document:
    return Document("0" * 16, "a.txt", "text", [plain(line) for line in lines])


def forms_in(*lines: str) -> list[dict[str, Any]]:
    return list(table_forms(flowed_tables(document(lines))))


def exact_failures(score: Score) -> list[str]:
    """What is wrong of points, amounts and numbers of rows, marked or not."""
    return [
        wrong for wrong in (*score.wrong, *score.excused) if wrong.split(": expected")[0].rsplit(" ", 1)[1] in EXACT
    ]


@cache
def original() -> Document:
    seeds = sorted((SHARED / "seeds").glob("004_*.txt"))
    return read(seeds[0])


@cache
def answers() -> dict[str, Any]:
    return json.loads((SHARED / "answers" / "004.json").read_text(encoding="utf-8"))


@cache
def original_forms() -> list[Form]:
    """The answers as forms to set, with the goals and reasons that they leave out taken from the original."""
    found = []
    tables = list(table_forms(flowed_tables(original())))
    for number, (form, table) in enumerate(zip([answers()["department"], *answers()["projects"]], tables, strict=True)):
        form = copy.deepcopy(form) | {"kind": "project" if number else "department"}
        form["fund_rows"] = [(fund.get("label") or LABELS[name], fund) for name, fund in form["funds"].items()]
        form |= {"goal": table["goal"], "completion": table["completion"]}
        for row, printed in zip(form["indicators"], table["indicators"], strict=True):
            row["reason_text"] = printed["reason_text"]
        found.append(form)
    return found
