"""Tables whose text keeps where cells end, but not, or not surely, where rows do and which cells are empty.

Bars, lines or blanks part the cells. Which pieces make a row is found by what forms must obey: their labels, the
number and order of their columns, the shape of values. Cells of which another reading is nearly as good are marked.
"""

from ..document import Document, Table
from .kinds import barred_forms, cell_lines_forms, word_forms

__all__ = ["celled_tables"]


def celled_tables(document: Document) -> list[Table]:
    """The forms of the document as tables, empty where its text is of none of these layouts."""
    return barred_forms(document) or cell_lines_forms(document) or word_forms(document)
