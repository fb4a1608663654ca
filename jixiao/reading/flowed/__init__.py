"""Tables whose cells were broken over many short lines when a PDF's text was taken out.

Every line of a cell stands on a line of its own, cell after cell; only cells of a single line share one. What is
lost is where a cell ends. It is found again by the labels that forms print, by the shape of values, and by the
width at which each column wraps.
"""

from ..document import Document, Table
from .cohesion import Cohesion
from .forms import forms
from .table import form_table
from .tokens import tokens

__all__ = ["flowed_tables"]


def flowed_tables(document: Document) -> list[Table]:
    """The forms of the document as tables of cells, one table a form; cells of doubtful bounds are marked."""
    pieces = tokens(document)
    found = list(forms(pieces))
    if not found:
        return []
    cohesion = Cohesion.of(pieces)
    return [form_table(document, pieces, form, cohesion) for form in found]
