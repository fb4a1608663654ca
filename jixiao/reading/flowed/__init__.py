"""Tables whose cells were broken over many short lines when a PDF's text was taken out."""

from ..document import Document, Table

__all__ = ["flowed_tables"]


def flowed_tables(document: Document) -> list[Table]:
    """The forms of the document as tables of cells, one table a form."""
    return []
