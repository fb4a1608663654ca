"""The self-evaluation forms: the answers' cells, with goals, completion texts and reasons in our own words."""

import copy
from decimal import Decimal, InvalidOperation
from typing import Any

from tests.typeset import Block, heading, paragraph, pick

from . import phrases
from .restorations import DEPARTMENT_ROWS, RESTORED

Form = dict[str, Any]
FUND_LABELS = {"total": "年度资金总额", "fiscal": "其中：当年财政拨款", "other": "其他资金"}
TITLES = {"department": "部门整体支出绩效自评表", "project": "项目支出绩效自评表"}
LIMITS = {">=": "不少于", "<=": "不超过", ">": "多于", "<": "低于", "=": "达到", None: ""}


def form_blocks(answers: dict[str, Any], key: str, titles: bool) -> list[Block]:
    """The department's form and every project's, with `titles` each under its own; restores the answers in place."""
    restore(answers, key)
    forms = [_department(answers["department"])]
    forms += [_project(project, f"projects/{place}") for place, project in enumerate(answers["projects"])]
    blocks: list[Block] = []
    for form in forms:
        if titles:
            blocks += [heading(3, TITLES[form["kind"]]), paragraph(f"（{answers['report']['year']}年度）")]
        blocks.append(Block("form", form=form))
    return blocks


def restore(answers: dict[str, Any], key: str) -> None:
    """Whole names and forced figures where the published text is destroyed."""
    for project in answers["projects"]:
        restored = RESTORED.get((key, project["seq"]), {})
        project["name"] = restored.get("name", project["name"])
        for row, cells in restored.get("rows", {}).items():
            _fill(project["indicators"][row], cells)
        for source, cells in restored.get("funds", {}).items():
            project["funds"][source] |= cells
    answers["department"]["funds"] |= copy.deepcopy(DEPARTMENT_ROWS.get(key, {}))
    answers["department"]["funds"].pop("unlabelled", None)


def _fill(row: dict[str, Any], cells: dict[str, Any]) -> None:
    for name, value in cells.items():
        row[name] = dict(value) if isinstance(value, dict) else value
    row["garbled"] = False


def _project(project: dict[str, Any], path: str) -> Form:
    rows = [(FUND_LABELS[source], project["funds"][source]) for source in FUND_LABELS]
    return {
        "kind": "project",
        "path": path,
        **project,
        "fund_rows": rows,
        "goal": _goal(project),
        "completion": _completion(project),
        "indicators": _rows(project),
    }


def _department(department: dict[str, Any]) -> Form:
    funds = [fund for fund in department["funds"].values() if isinstance(fund, dict)]
    rows = [(fund.get("label") or "年度总资金", fund) for fund in funds]
    targets = "；".join(f"{row['name']}{_aim(row)}" for row in department["indicators"])
    results = "；".join(f"{row['name']}{_value(row['actual'])}" for row in department["indicators"])
    return {
        "kind": "department",
        "path": "department",
        **department,
        "fund_rows": rows,
        "goal": f"{phrases.DEPARTMENT_GOAL}{targets}。",
        "completion": f"{phrases.DEPARTMENT_DONE}{results}。",
        "indicators": _rows(department),
    }


def _rows(form: dict[str, Any]) -> list[dict[str, Any]]:
    return [row | {"reason_text": reason(row) if row["reason"] else ""} for row in form["indicators"]]


def _goal(project: dict[str, Any]) -> str:
    name = project["name"]
    opening = pick(phrases.GOAL_OPENINGS, name).format(name=name, annual=project["funds"]["total"]["annual"])
    aims = [f"{row['name']}{_aim(row)}" for row in project["indicators"] if row["target"]["value"]][:3]
    effects = [row["name"].rstrip("。") for row in project["indicators"] if not row["target"]["value"]]
    ending = pick(phrases.GOAL_ENDINGS, name).format(effect=effects[-1]) if effects else ""
    return f"{opening}计划{'，'.join(aims)}。{ending}"


def _completion(project: dict[str, Any]) -> str:
    name, total = project["name"], project["funds"]["total"]
    opening = pick(phrases.DONE_OPENINGS, name).format(executed=total["executed"])
    whole = Decimal(total["executed"]) >= Decimal(total["annual"])
    done = [f"{row['name']}{_value(row['actual'])}" for row in project["indicators"] if row["actual"]["value"]][:3]
    return f"{opening}{'，'.join(done)}。{pick(phrases.DONE_FULL if whole else phrases.DONE_PART, name)}"


def _aim(row: dict[str, Any]) -> str:
    return f"{LIMITS[row['target']['op']]}{_value(row['target'])}"


def _value(cell: dict[str, Any]) -> str:
    return f"{cell['value']}{cell['unit'] or ''}"


def reason(row: dict[str, Any]) -> str:
    """Words that fit how the actual value stands to the target; no figures."""
    return pick(phrases.REASONS[_kind(row)], row["name"], row["weight"])


def _mostly_lost(row: dict[str, Any]) -> bool:
    """Whether the row got less than half of its points."""
    return 2 * Decimal(row["score"] or 0) < Decimal(row["weight"] or 0)


def _kind(row: dict[str, Any]) -> str:
    try:
        target, actual = Decimal(row["target"]["value"]), Decimal(row["actual"]["value"])
    except (InvalidOperation, TypeError):
        return "met" if row["score"] == row["weight"] else "effect"
    upper = row["target"]["op"] in ("<=", "<") or "成本" in row["level1"] + row["level2"]
    if actual == target:
        return "met"
    if upper and actual < target and _mostly_lost(row):
        return "short" if "时效" in row["level2"] else "unspent"
    if upper:
        return "early" if "时效" in row["level2"] else "saved" if actual < target else "exceeded"
    if actual < target:
        return "short"
    return (
        "satisfied" if "满意" in row["level2"] + row["name"] else "better" if row["target"]["unit"] == "%" else "over"
    )
