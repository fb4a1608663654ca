"""How large a file may be: what it holds is bounded where it is read."""

MAX_BYTES = 64 * 2**20
"""Of a file of any kind. Photographs make a report large; its words and tables never do."""

MAX_TEXT = 16 * 2**20
"""Of a text, a page of the web or an old workbook, which hold nothing but what is read."""
