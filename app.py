"""The dashboard's entry: its pages, its shared filters, and the reading of new reports."""

from jixiao import dashboard

PAGES = {
    "overview": "pages/overview.py",
    "structure": "pages/structure.py",
    "execution": "pages/execution.py",
    "low_scores": "pages/low_scores.py",
    "scenario": "pages/scenario.py",
    "checks": "pages/checks.py",
    "project": "pages/project.py",
    "source": "pages/source.py",
    "present": "pages/present.py",
    "intake": "pages/intake.py",
}

dashboard.configure()
page = dashboard.navigate(PAGES)
dashboard.sidebar(dashboard.load_reports(needed=page.url_path != "intake"))
page.run()
dashboard.drawer()
