"""The lines of expenditure by function (类/款/项) as rows of `functions`."""

from collections.abc import Sequence
from dataclasses import replace

from ...reading.passage import Passage
from ..facts import Facts
from ..outline import Paragraph
from .classification import Entry, entries
from .found import Found, Reading, Words
from .reader import Reader
from .rows import add
from .sections import fiscal_year, fund, section

_COLUMNS = ("executed", "change", "change_pct", "share_pct")


def read_functions(paragraphs: Sequence[Paragraph], facts: Facts) -> None:
    """Add the lines of 类/款/项, those of a 类 alone too (their 款 and 项 stay empty).

    Figures of a line that `functions` has no column for (年初预算, 完成预算 %) are added as amounts.
    """
    year = facts.report.fiscal_year or fiscal_year(paragraphs)
    headings: tuple[Passage, ...] | None = None
    above = Entry(0, 0, 0, 0, None)
    for paragraph in paragraphs:
        if paragraph.in_form:
            continue
        if paragraph.headings != headings:
            headings, above = paragraph.headings, Entry(0, 0, 0, 0, None)
        for entry in entries(paragraph):
            whole = _completed(entry, above)
            above = whole
            rest = _add_line(facts, paragraph, whole, year)
            if whole.subclass or whole.item:
                for found in rest:
                    add(facts, section(paragraph.headings), found)


def _completed(entry: Entry, above: Entry) -> Entry:
    """The entry with the 类 that the lines above named, and with their 款 where the codes say that it is the same."""
    class_ = entry.class_ or (above.class_ if entry.digits(3) == above.digits(3) else None)
    same = entry.item and entry.digits(5) and entry.digits(5) == above.digits(5)
    return replace(entry, class_=class_, subclass=entry.subclass or (above.subclass if same else None))


def _add_line(facts: Facts, paragraph: Paragraph, entry: Entry, year: int | None) -> list[Found]:
    """Add the row of one line; returns what the row has no column for."""
    read, reason, rest = _read(paragraph.passage, entry, year)
    if not read:
        return rest
    names = {"fund": fund(paragraph.headings), "class": entry.class_, "subclass": entry.subclass, "item": entry.item}
    printed = {f"{column}_" if column == "class" else column: name and name.printed for column, name in names.items()}
    cited = names | {column: found.number for column, found in read.items()} | {"seq": entry.seq, "reason": reason}
    if entry.code and (level := {3: "class", 5: "subclass", 7: "item"}[len(entry.code)]):
        cited[level] = Passage.join(part for part in (names[level], entry.code) if part)
    values = {column: found.value for column, found in read.items()}
    facts.add("functions", cited, seq=int(entry.seq.text) if entry.seq else None, **printed, **values)
    return rest


def _read(passage: Passage, entry: Entry, year: int | None) -> tuple[dict[str, Reading], Passage | None, list[Found]]:
    """The figures of a line by column, its reason, and the rest."""
    name = passage[entry.name : entry.named]
    read: dict[str, Reading] = {}
    reason: Passage | None = None
    rest: list[Found] = []
    for found in Reader("executed", year, subject=name).read(passage, entry.named, entry.end):
        if isinstance(found, Words) and found.topic == "reason" and reason is None:
            reason = found.text
        elif isinstance(found, Reading) and _fills_column(found, name) and found.measure not in read:
            read[found.measure] = found
        else:
            rest.append(found)
    return read, reason, rest


def _fills_column(found: Reading, name: Passage) -> bool:
    return found.measure in _COLUMNS and found.item is not None and found.item.text == name.text
