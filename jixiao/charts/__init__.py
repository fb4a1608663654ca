"""Charts. Each function takes a query's result and returns a chart; none reads data or calls Streamlit."""

from .adjustments import adjustment_rates
from .bars import MOST_ROWS, MOST_UNITS, low_scores, rate_bands, unit_bars
from .base import PICK, Drawing
from .bridge import bridge
from .changes import MOST_CHANGES, changes, public_costs
from .coverage import coverage_bars, finding_rules
from .dumbbell import dumbbell
from .heat import lost_cells, perfect_bars
from .lights import LIGHTS, light_bars
from .outrun import outrun_lines
from .pareto import pareto
from .parts import divided_bars, expenditure_parts, icicle
from .quadrant import quadrant
from .reasons import reason_kinds
from .rulers import MOST_RULED, profile_fits
from .scenario import STAGES, grade_bars, lever_bars, score_moves
from .steps import score_steps
from .tops import lost_bars, unexecuted_bars

__all__ = [
    "LIGHTS",
    "MOST_CHANGES",
    "MOST_ROWS",
    "MOST_RULED",
    "MOST_UNITS",
    "PICK",
    "STAGES",
    "Drawing",
    "adjustment_rates",
    "bridge",
    "changes",
    "coverage_bars",
    "divided_bars",
    "dumbbell",
    "expenditure_parts",
    "finding_rules",
    "grade_bars",
    "icicle",
    "lever_bars",
    "light_bars",
    "lost_bars",
    "lost_cells",
    "low_scores",
    "outrun_lines",
    "pareto",
    "perfect_bars",
    "profile_fits",
    "public_costs",
    "quadrant",
    "rate_bands",
    "reason_kinds",
    "score_moves",
    "score_steps",
    "unexecuted_bars",
    "unit_bars",
]
