"""The figures of a report's running text: sentences read clause by clause, whatever their line breaks."""

from .amounts import read_amounts
from .functions import read_functions

__all__ = ["read_amounts", "read_functions"]
