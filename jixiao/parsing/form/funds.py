"""The fund rows of a form: amounts by source, and the points for execution."""

import re
from decimal import Decimal
from typing import Any

from ...labels import EXPENDITURES, FUND_PIECES
from ...reading.passage import Passage
from ..facts import Facts
from ..figures import figures, read_number
from .cells import Number, amount, points, rate
from .fund_rows import FundRow, fund_columns, fund_rows
from .money import Money, Unit, declared
from .parts import Form, Row, role

_AMOUNTS = ("original_budget", "final_budget", "executed")
_FLAT_LABEL = re.compile(
    r"(?P<label>[^\d.,%]*?)(?P<figures>\d[\d,.]* \d[\d,.]* \d[\d,.]*)(?: (?P<weight>\d+))?(?:[ ]?(?P<rate>\d[\d.]*)%)?"
)


def read_funds(form: Form, facts: Facts, project_id: str | None, money: Money) -> None:
    """Add the form's fund rows. Amounts declared in 元 or 亿元 are stored in 万元, exactly.

    Where a form's unit is not known, its amounts are not read.
    """
    if form.fund_header is None:
        _read_flattened(form, facts, project_id)
        return
    rows = list(fund_rows(form))
    amounts = [row.cells[name].text for row in rows for name in _AMOUNTS if name in row.cells]
    of_form = money.of_form(form, amounts)
    heads = _head_units(form.fund_header)
    units = {name: heads.get(name, of_form) for name in _AMOUNTS}
    exact = form.fund_header.exact
    for row in rows:
        if exact and project_id is None and (kind := EXPENDITURES.fullmatch(row.label.text)):
            _add_expenditure(facts, form, row, row.label.group(kind, "item"), units)
        else:
            _add(facts, project_id, row, units, exact)


def execution_weights(form: Form) -> list[Passage]:
    """The cells of the fund table that print points for execution."""
    if form.fund_header is None or "weight" not in (columns := fund_columns(form.fund_header)):
        return []
    return [row.cells[columns["weight"]].passage for row in form.funds if columns["weight"] in row.cells]


def _head_units(header: Row) -> dict[str, Unit]:
    """Units that stand in the heads of single columns."""
    columns = fund_columns(header)
    found = {name: declared(header.cells[columns[name]].passage) for name in _AMOUNTS if name in columns}
    return {name: unit for name, unit in found.items() if unit}


def _source(row: FundRow, exact: bool) -> tuple[str, bool]:
    """The source that a row's label names, and whether the whole label does; of a damaged label a part may."""
    named = row.source or role("FUND_SOURCES", row.label.text)
    if named or exact:
        return named or "unknown", named is not None
    return next((name for name, piece in FUND_PIECES if piece.search(row.label.text)), "unknown"), False


def _add(facts: Facts, project_id: str | None, row: FundRow, units: dict[str, Unit | None], exact: bool) -> None:
    source, certain = _source(row, exact)
    cells = row.cells
    read = {name: amount(cells.get(name), unit.scale if unit else None) for name, unit in units.items()}
    printed = _printed_unit(read, units)
    read |= {name: points(cells.get(name)) for name in ("weight", "score")}
    read["execution_pct"] = rate(cells.get("execution_pct"))
    lost = not certain and not exact and read["original_budget"].value is None
    values: dict[str, Any] = {name: number.value for name, number in read.items()}
    cited: dict[str, Passage | None] = {name: number.passage for name, number in read.items()}
    facts.add(
        "project_funds",
        {"label": row.label, **cited, "unit": printed},
        project_id=project_id,
        source=source,
        damaged=row.doubtful or lost or source == "unknown" or any(number.doubtful for number in read.values()),
        **values,
    )


def _add_expenditure(
    facts: Facts, form: Form, row: FundRow, item: Passage | None, units: dict[str, Unit | None]
) -> None:
    """What a whole department spends on (基本支出, 项目支出): amounts of its own, in the unit that is printed."""
    title = next(iter(form.title)).passage if form.title else None
    for name, unit in units.items():
        number = amount(row.cells.get(name))
        printed = number.unit or (unit.passage if unit else None)
        if number.value is None or printed is None or number.passage is None:
            continue
        value = read_number(number.passage.text.lstrip("-"))
        facts.add(
            "amounts",
            {"section": title, "item": item, "value": number.passage, "unit": printed},
            section=title.printed if title else None,
            measure=name,
            value=value if value is None or number.value >= 0 else -value,
        )
    share = rate(row.cells.get("execution_pct"))
    if share.value is not None:
        facts.add(
            "amounts",
            {"section": title, "item": item, "value": share.passage},
            section=title.printed if title else None,
            measure="execution_pct",
            value=share.value,
            unit="%",
        )


def _printed_unit(read: dict[str, Number], units: dict[str, Unit | None]) -> Passage | None:
    """The unit as printed, where amounts were converted from it."""
    for name, unit in units.items():
        if read[name].value is not None:
            found = read[name].unit or (unit.passage if unit and unit.scale != 1 else None)
            if found:
                return found
    return None


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
    source = next((name for name, piece in FUND_PIECES if piece.search(text)), "unknown")
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
