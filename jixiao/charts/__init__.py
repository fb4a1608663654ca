"""Charts. Each function takes a query's result and returns a chart; none reads data or calls Streamlit."""

from .bars import MOST_CHANGES, MOST_ROWS, changes, execution_bars, lost_points, low_scores, rate_bands, unit_bars
from .base import PICK, Drawing
from .parts import divided_bars, expenditure_parts, icicle
from .quadrant import quadrant
from .steps import score_steps

__all__ = [
    "MOST_CHANGES",
    "MOST_ROWS",
    "PICK",
    "Drawing",
    "changes",
    "divided_bars",
    "execution_bars",
    "expenditure_parts",
    "icicle",
    "lost_points",
    "low_scores",
    "quadrant",
    "rate_bands",
    "score_steps",
    "unit_bars",
]
