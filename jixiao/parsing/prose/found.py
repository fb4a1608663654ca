"""What the reader finds in prose: figures, words that explain them, years."""

from dataclasses import dataclass
from decimal import Decimal

from ...reading.passage import Passage


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure read, or words in place of one: `value` is None where they print none or it is malformed.

    `label` is the item with its number in a list, where it has one. `place`: where the words before the figure
    begin, where it begins itself and where it ends in the paragraph.
    """

    measure: str
    value: Decimal | None
    item: Passage | None
    number: Passage
    unit: Passage | None = None
    label: Passage | None = None
    place: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Words:
    """A reason or an explanation as printed; `topic` as in schema.STATEMENT_TOPICS."""

    topic: str
    text: Passage


@dataclass(frozen=True, slots=True)
class Year:
    """A year in the text, `date` as printed; `compared` where it is what the sentence compares with."""

    value: Decimal
    date: Passage
    year: Passage
    unit: Passage | None
    compared: bool


Found = Reading | Words | Year
