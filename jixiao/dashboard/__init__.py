"""What the pages share: state, filters, loading and drawing. The one part of Jixiao that knows Streamlit.

A page chooses, runs a query, says what there is to say, draws, and shows the table. Text of reports reaches the
screen only through `say`, `lines`, tables, charts and widget options, all of which show it as plain text.
"""

from .drawer import drawer
from .filters import basis, execution_line, low_line, sidebar
from .opening import open_project, open_source
from .show import data, draw, figure, heading, lines, metrics, nothing, say, side_by_side, stop_if_nothing, title
from .start import configure, load_reports, navigate
from .state import language, look, run, text, worded
from .tables import listing, table

__all__ = [
    "basis",
    "configure",
    "data",
    "draw",
    "drawer",
    "execution_line",
    "figure",
    "heading",
    "language",
    "lines",
    "listing",
    "load_reports",
    "look",
    "low_line",
    "metrics",
    "navigate",
    "nothing",
    "open_project",
    "open_source",
    "run",
    "say",
    "side_by_side",
    "sidebar",
    "stop_if_nothing",
    "table",
    "text",
    "title",
    "worded",
]
