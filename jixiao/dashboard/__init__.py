"""What the pages share: state, filters, loading and drawing. The one part of Jixiao that knows Streamlit.

A page chooses, runs a query, says what there is to say, draws, and shows the table. Text of reports reaches the
screen only through `say`, `lines`, tables, charts and widget options, all of which show it as plain text.
"""

import atexit
import gc

from .coverage import checks_note, coverage, outcome, with_largest
from .drawer import drawer
from .filters import basis, execution_line, low_line, sidebar
from .finding import finding_detail
from .findings import chosen_finding, finding_filters, finding_list, findings
from .intake import intake
from .library import shelf
from .lights import lights
from .lists import listing
from .opening import link, link_project, link_source, questions
from .present import present
from .project import (
    choose_project,
    choosing_figure,
    choosing_table,
    chosen_project,
    grade_lines,
    neighbours,
    project_head,
    project_search,
    steps,
    texts,
)
from .review import review_troubles
from .rulers import rulers
from .show import data, draw, figure, heading, lines, metrics, nothing, say, stop_if_nothing, title
from .source import chosen_report, legend, source
from .start import configure, load_reports, navigate
from .state import language, look, run, text, worded
from .tables import table
from .tabs import tabs
from .touched import project_findings
from .trail import draw_level, list_level, trail, trail_asked
from .whatif import arrive, leave, troubles
from .whatif_controls import controls
from .whatif_edit import edits
from .whatif_goals import goals
from .whatif_kept import kept_scenarios
from .whatif_results import results

__all__ = [
    "arrive",
    "basis",
    "checks_note",
    "choose_project",
    "choosing_figure",
    "choosing_table",
    "chosen_finding",
    "chosen_project",
    "chosen_report",
    "configure",
    "controls",
    "coverage",
    "data",
    "draw",
    "draw_level",
    "drawer",
    "edits",
    "execution_line",
    "figure",
    "finding_detail",
    "finding_filters",
    "finding_list",
    "findings",
    "goals",
    "grade_lines",
    "heading",
    "intake",
    "kept_scenarios",
    "language",
    "leave",
    "legend",
    "lights",
    "lines",
    "link",
    "link_project",
    "link_source",
    "list_level",
    "listing",
    "load_reports",
    "look",
    "low_line",
    "metrics",
    "navigate",
    "neighbours",
    "nothing",
    "outcome",
    "present",
    "project_findings",
    "project_head",
    "project_search",
    "questions",
    "results",
    "review_troubles",
    "rulers",
    "run",
    "say",
    "shelf",
    "sidebar",
    "source",
    "steps",
    "stop_if_nothing",
    "table",
    "tabs",
    "text",
    "texts",
    "title",
    "trail",
    "trail_asked",
    "troubles",
    "with_largest",
    "worded",
]

# Streamlit looks for garbage after every run, while the reader waits for the page; nearly all that it would look
# through are the modules imported by now, which stay.
gc.freeze()
# at the end they are let go as ever, or libraries would complain of what was kept
atexit.register(gc.unfreeze)
