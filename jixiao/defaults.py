"""What the shared filters are where nobody chose otherwise."""

from .scoring import GRADE_LINES

LOW_LINE = GRADE_LINES[1]
"""Where 良 begins by default; places differ, so the line is a filter and not a rule."""
EXECUTION_LINE = 80

BASES = ("whole", "accounts", "fiscal", "projects")
"""The budgets that one unit prints, never mixed; the first is looked at by default."""
