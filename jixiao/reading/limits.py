"""How large a file may be, and how much text a report may have."""

from collections.abc import Sequence

from ..errors import ReportError

MAX_BYTES = 64 * 2**20
"""Of a file of any kind. Photographs make a report large; its words and tables never do."""

MAX_TEXT = 16 * 2**20
"""Of a text, a page of the web or an old workbook, which hold nothing but what is read."""

MOST_LINES = 40_000
MOST_CHARACTERS = 1_500_000
"""Of the text of a report, as read: the longest published ones have some thousand lines and 200,000 characters."""


def refuse_long(file_name: str, lines: Sequence[str]) -> None:
    """Raise ReportError where there is more text than a report has, before it is searched for facts."""
    characters = sum(map(len, lines))
    if len(lines) > MOST_LINES or characters > MOST_CHARACTERS:
        raise ReportError(file_name, "refused.long", lines=len(lines), characters=characters)
