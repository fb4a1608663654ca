"""What the reader found, written as rows with their citations."""

from ..facts import Facts
from .found import Found, Words, Year
from .sections import Section
from .words import PERCENT

YEAR_ITEM, COMPARED_YEAR_ITEM = "年份", "对比年份"
"""Items of the years that the text names: those it is about, and those it compares with."""


def add(facts: Facts, section: Section, found: Found) -> None:
    """Add one thing read to `amounts` or, for words, to `statements`."""
    if isinstance(found, Words):
        facts.add("statements", {"text": found.text}, topic=found.topic, project_id=None)
        return
    if isinstance(found, Year):
        item: str | None = COMPARED_YEAR_ITEM if found.compared else YEAR_ITEM
        cited = {"section": section.cited, "item": found.date, "value": found.year, "unit": found.unit}
        facts.add("amounts", cited, section=section.name, item=item, measure="value", value=found.value)
        return
    item = found.item.printed if found.item else None
    # a full-width per cent sign is the same unit
    unit = {"unit": found.unit.text} if found.unit and found.unit.text in PERCENT else {}
    cited = {"section": section.cited, "item": found.label or found.item, "value": found.number, "unit": found.unit}
    facts.add("amounts", cited, section=section.name, item=item, measure=found.measure, value=found.value, **unit)
