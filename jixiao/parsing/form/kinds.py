"""What kind of row a row of a form is, by the labels that it carries."""

from ...reading.document import Cell
from .parts import AMOUNT_ROLES, HOMELESS_ROLES, LEAST_SOURCES, Row, role, roles

_INDICATOR_ROLES = {"level1", "level2", "name", "target", "actual"}


def heads_funds(row: Row) -> bool:
    """Whether a row heads the fund table: two kinds of amounts, or sources as columns (中央 | 地方 | 合计 | 执行数)."""
    found = roles("FUND_COLUMNS", row).keys()
    if len(AMOUNT_ROLES & found) >= 2:
        return True
    if not row.exact or "executed" not in found:
        return False
    sources = sum(role("FUND_SOURCES", cell.text) is not None for cell in row)
    return bool(HOMELESS_ROLES & found) or sources >= LEAST_SOURCES


def head_over(head: Cell, row: Row) -> bool:
    """Whether a head spans cells of the row below it."""
    return any(head.column <= column < head.column + head.column_span for column in row.cells)


def groups_above(header: Row, row: Row) -> dict[int, str]:
    """Column → role of the amounts above it, where a row below the fund table's head names only sources."""
    if not row.cells or not all(is_part(cell.text) for cell in row):
        return {}
    found: dict[int, str] = {}
    for head in header:
        above = role("FUND_COLUMNS", head.text)
        if above in AMOUNT_ROLES | HOMELESS_ROLES and head.column_span > 1:
            found |= {column: above for column in row.cells if head.column <= column < head.column + head.column_span}
    return found if found.keys() == row.cells.keys() else {}


def is_part(text: str) -> bool:
    """Whether a head names a source, or the sum of the sources beside it."""
    return text == "小计" or role("FUND_SOURCES", text) is not None


def indicator_labels(row: Row) -> set[str]:
    """Roles of an indicator table's head that no other has; a label may end a cell that other words ran into."""
    found = set(roles("INDICATOR_COLUMNS", row))
    for text in row.texts:
        if len(text) > 4 and text.endswith(("一级指标", "二级指标", "三级指标")):
            found.add({"一": "level1", "二": "level2", "三": "name"}[text[-4]])
    return found & _INDICATOR_ROLES


def is_goal(row: Row) -> bool:
    """Whether a row is the goal's label and its text (年度绩效目标 | …)."""
    return role("SECTIONS", row.texts[0]) in ("goal", "expected") and len(row.cells) == 2


def heads_goal(row: Row) -> bool:
    """Whether a row heads the goal's two columns; one of the heads may be damaged."""
    if {"expected", "completion"} & roles("SECTIONS", row).keys():
        return True
    return any(len(text) < 20 and text.endswith("实际完成情况") for text in row.texts)
