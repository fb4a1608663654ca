"""What if: another rule, other lines, other figures; printed, base and scenario side by side."""

from jixiao import dashboard

dashboard.title("scenario")
dashboard.arrive()
dashboard.stop_if_nothing(dashboard.run("scenario_matters"), "scenario.none_scored")
dashboard.troubles()
dashboard.controls()
TABS = (
    "scenario.tab.results",
    "scenario.tab.edits",
    "scenario.tab.goals",
    "scenario.tab.lights",
    "scenario.tab.rulers",
    "scenario.tab.kept",
)
with dashboard.tabs(*TABS) as view:
    if view == "scenario.tab.results":
        dashboard.results()
    if view == "scenario.tab.edits":
        dashboard.edits()
    if view == "scenario.tab.goals":
        dashboard.goals()
    if view == "scenario.tab.lights":
        dashboard.lights()
    if view == "scenario.tab.rulers":
        dashboard.rulers()
    if view == "scenario.tab.kept":
        dashboard.kept_scenarios()
dashboard.leave()
