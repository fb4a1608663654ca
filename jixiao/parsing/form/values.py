"""What the cells of one indicator say together: name, target and actual value, reason."""

import re
from dataclasses import replace
from typing import Any

from ...labels import LEFTOVER
from ...reading.passage import Passage
from .cells import NO_REASON, Quantity, operator, quantity
from .indicators import Entry, without_nothing

# The points of the fund table, run into a reason's cell by OCR: no reason.
_ECHO = re.compile(r"[0-9]+\.[0-9]{2}分?(?: [0-9])?[\s—一_-]*[—一_-]")
# another row of the form, run into the reason: `整治条数≥2条2条`, `指标2……`
_ROW = re.compile(r"^[^,。;:]*[\u4e00-\u9fff][≥≤><=]=?[0-9][^,。;:]*$|指标[0-9]{1,2}[.…:]|……")
_RUN_IN = re.compile(
    r".指标[0-9]{1,2}(?:[.…:]|$)|……|.(?:产出|效益|满意度|数量|质量|时效)指标|[≥≤][0-9].*[\u4e00-\u9fff]{4}$"
)
# 培训人数(≥**人): the name prints operator and unit of the target
_IN_NAME = re.compile(r"(?P<op>[≥≤><=])[*xX×]{0,3}(?P<unit>[^*()0-9]{1,8})\)?$")
# what the template printed before the name
_NUMBERED = re.compile(r"指标[0-9]{1,2}[:.、]?(?=[\u4e00-\u9fff★])")


def quantity_of(entry: Entry, column: str) -> Quantity | None:
    """A target or actual value; operator and unit may have columns of their own (指标性质, 指标值, 度量单位)."""
    passage = without_nothing(entry.passage(column))
    if passage is None:
        return None
    read = quantity(passage)
    if column == "target" and read.op is None and entry.has("operator"):
        read = replace(read, op=operator(entry.passage("operator").text))
    unit = without_nothing(entry.passage("unit"))
    if unit is None and (match := _IN_NAME.search(entry.passage("name").text)):
        unit = entry.passage("name").group(match, "unit")
        if column == "target" and read.op is None and read.value is not None:
            read = replace(read, op=operator(match["op"]))
    if read.value is not None and read.unit is None and unit and not read.doubtful:
        read = replace(read, unit=unit.printed, unit_passage=unit)
    return read


def holds_more(name: Passage) -> bool:
    """Whether a name found in text is none, or another row's cells ran into it (`右岸≥2公里2公里效益指标行洪能力`)."""
    return LEFTOVER.fullmatch(name.text) is not None or _RUN_IN.search(name.text) is not None


def name_of(entry: Entry) -> Passage | None:
    name = entry.passage("name")
    numbered = _NUMBERED.match(name.text)
    return without_nothing(name[numbered.end() :] if numbered else name)


def reason_of(entry: Entry, of_text: bool) -> Passage | None:
    passage = entry.passage("reason")
    if not passage or passage.text in NO_REASON:
        return None
    if _ECHO.match(passage.text):
        entry.damaged = True
        return None
    entry.damaged |= of_text and _ROW.search(passage.text) is not None
    return passage


def cited(prefix: str, found: Quantity | None) -> dict[str, Passage | None]:
    if found is None:
        return {}
    return {
        f"{prefix}_text": found.passage,
        f"{prefix}_value": found.value_passage,
        f"{prefix}_unit": found.unit_passage,
    }


def values(prefix: str, found: Quantity | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {f"{prefix}_op": found.op, f"{prefix}_value": found.value, f"{prefix}_unit": found.unit}
