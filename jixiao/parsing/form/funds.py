"""The fund rows of a form: amounts by source, and the points for execution."""

import re
from decimal import Decimal
from typing import Any

from ...reading.passage import Passage
from ..facts import Facts
from ..figures import figures
from .cells import NOTHING_PRINTED, Number, amount, points, rate
from .layout import Form, Row, role, roles

_AMOUNTS = ("original_budget", "final_budget", "executed")
_PER_YUAN = Decimal("0.0001")
# Words that settle a source when the whole label is damaged.
_TRACES = (
    ("total", re.compile(r"总额|总资金|总计|^合计")),
    ("carryover", re.compile(r"结转|结余")),
    ("fiscal", re.compile(r"财政?拨款|财政资金|当年$|^其中:当年")),
    ("upper", re.compile(r"上[级級]")),
    ("own", re.compile(r"本级")),
    ("other", re.compile(r"^其.{0,2}也?资金$|其[他它]资金")),
)
_FLAT_LABEL = re.compile(
    r"(?P<label>[^\d.,%]*?)(?P<figures>\d[\d,.]* \d[\d,.]* \d[\d,.]*)(?: (?P<weight>\d+))?(?:[ ]?(?P<rate>\d[\d.]*)%)?"
)


def read_funds(form: Form, facts: Facts, project_id: str | None) -> None:
    """Add the form's fund rows. Amounts declared in 元 are stored in 万元, exactly."""
    if form.fund_header is None:
        _read_flattened(form, facts, project_id)
        return
    columns = roles("FUND_COLUMNS", form.fund_header)
    scale = _PER_YUAN if _in_yuan([*form.head, form.fund_header, *form.funds]) else Decimal(1)
    first = min(columns[name] for name in _AMOUNTS if name in columns)
    for row in form.funds:
        label = _label(row, first)
        cells = {name: row.cells[column].passage for name, column in columns.items() if column in row.cells}
        if any(cells[name].text not in NOTHING_PRINTED for name in _AMOUNTS if name in cells):
            doubtful = row.exact and any(cell.doubtful for cell in row)
            _add(facts, project_id, label, cells, scale, doubtful)


def execution_weights(form: Form) -> list[Passage]:
    """The cells of the fund table that print points for execution."""
    if form.fund_header is None or "weight" not in (columns := roles("FUND_COLUMNS", form.fund_header)):
        return []
    return [row.cells[columns["weight"]].passage for row in form.funds if columns["weight"] in row.cells]


def _in_yuan(rows: list[Row]) -> bool:
    return any(
        re.search(r"资金[^()]*\(元\)|单位:元$|预算数?\(元\)|^\(元\)$", text) for row in rows for text in row.texts
    )


def _label(row: Row, first_amount: int) -> Passage:
    """The row's label: the cells before the amounts without the section's own label."""
    parts = [cell.passage for column, cell in row.cells.items() if column < first_amount]
    if len(parts) > 1 and (role("SECTIONS", parts[0].text) == "funds" or re.fullmatch(r"\(?万?元\)?", parts[0].text)):
        parts = parts[1:]
    return Passage.join(parts)


def _add(
    facts: Facts, project_id: str | None, label: Passage, cells: dict[str, Passage], scale: Decimal, doubtful: bool
) -> None:
    exact = role("FUND_SOURCES", label.text)
    source = exact or next((name for name, trace in _TRACES if trace.search(label.text)), "unknown")
    read = {name: amount(cells.get(name), scale) for name in _AMOUNTS}
    read |= {name: points(cells.get(name)) for name in ("weight", "score")}
    read["execution_pct"] = rate(cells.get("execution_pct"))
    lost = exact is None and read["original_budget"].value is None
    values: dict[str, Any] = {name: number.value for name, number in read.items()}
    cited: dict[str, Passage | None] = {name: number.passage for name, number in read.items()}
    facts.add(
        "project_funds",
        {"label": label, **cited},
        project_id=project_id,
        source=source,
        damaged=doubtful or lost or source == "unknown" or any(number.doubtful for number in read.values()),
        **values,
    )


def _read_flattened(form: Form, facts: Facts, project_id: str | None) -> None:
    """Fund rows whose cells ran together (`年度资金总额 10.00 12.00 11.00 10 91.67%`): all of them damaged."""
    added = []
    score: Number | None = None
    for row in form.head:
        for cell in row:
            for match in _FLAT_LABEL.finditer(cell.text):
                added.append(_add_flattened(facts, project_id, cell.passage, match))
            if re.fullmatch(r"\d+\.\d+", cell.text) and score is None:
                score = points(cell.passage)
    if added and score and score.value is not None:
        added[0].score = score.value
        facts.cite("project_funds", added[0].fund_id, {"score": score.passage})


def is_flattened(text: str) -> bool:
    """Whether a cell's text holds fund rows that ran together."""
    return _FLAT_LABEL.search(text) is not None


def _add_flattened(facts: Facts, project_id: str | None, passage: Passage, match: re.Match[str]) -> Any:
    start, end = match.span("figures")
    found = list(figures(passage, start, end))
    label = passage.group(match, "label")
    label = label.strip("#□ ") if label else None
    text = label.text if label else ""
    source = next((name for name, trace in _TRACES if trace.search(text)), "unknown")
    cited: dict[str, Passage | None] = {
        name: passage[figure.start : figure.end] for name, figure in zip(_AMOUNTS, found, strict=False)
    }
    values: dict[str, Any] = {name: figure.value for name, figure in zip(_AMOUNTS, found, strict=False)}
    for name, group in (("weight", "weight"), ("execution_pct", "rate")):
        part = passage.group(match, group)
        if part:
            values[name], cited[name] = Decimal(part.text), part
    return facts.add(
        "project_funds", {"label": label, **cited}, project_id=project_id, source=source, damaged=True, **values
    )
