"""Which projects scored under the line, what each lost its points on, and where hardly anything was ever lost."""

import streamlit as st

from jixiao import charts, dashboard
from jixiao.provenance import Opens

MOST = 20
PROJECT = Opens("project")
KIND = Opens("project", "overview_lost_parts", ("level2",))
CELL = Opens("indicator|fund", "lost_points_rows", ("project_id", "level2"))
FULL = Opens("indicator", "perfect_scores_rows", ("report_id", "sort"))

dashboard.title("low_scores")
summary = dashboard.run("low_scores_summary")
dashboard.stop_if_nothing(summary, "low_scores.none_scored")

look = dashboard.look()
row = summary.row(0, named=True)
low = dashboard.run("low_scores")
says_low = "low_scores.says.low" if row["low_final_wan"] is not None else "low_scores.says.low_unbudgeted"
dashboard.say(row, "low_scores.says.none_low" if low.is_empty() else says_low, "low_scores.says.rules")

left, right = st.columns([6, 5], gap="large")
with left:
    dashboard.heading("low_scores.list.title")
    if not dashboard.nothing(low, "low_scores.list.none"):
        columns = ["name", "label", "total_score", "lost_on_indicators", "lost_on_execution", "worst_indicator"]
        drawing = charts.low_scores(low, look)
        dashboard.choosing_figure("low_scores.list", drawing, low, columns, most=charts.MOST_ROWS, opens=PROJECT)
with right:
    dashboard.heading("low_scores.one.title")
    chosen = dashboard.chosen_project(low)
    head = dashboard.run("project_head", project_id=chosen, grade_lines=dashboard.grade_lines())
    if head.is_empty():
        st.caption(dashboard.text("low_scores.one.none"))
    else:
        dashboard.project_head(head.row(0, named=True))
        dashboard.steps("low_scores.one", dashboard.run("project_points", project_id=chosen))
        dashboard.link_project(chosen, "project.open")

kinds = dashboard.worded(dashboard.run("lost_points", low_line=None), "kind", "kind")
marks = dashboard.worded(dashboard.run("perfect_scores"), "targets", "kind")
left, right = st.columns([6, 5], gap="large")
with left:
    dashboard.heading("low_scores.kinds.title")
    if not dashboard.nothing(kinds, "low_scores.kinds.none"):
        dashboard.say(kinds.row(0, named=True), "low_scores.says.kind")
        drawing = charts.pareto(
            kinds, look, "kind", "lost_points", "running_pct", figures=["times", "share_pct"], pick="level2"
        )
        columns = ["kind", "lost_points", "times", "share_pct", "running_pct", "lost_of_weight_pct"]
        dashboard.figure("low_scores.kinds", drawing, kinds, columns, opens=KIND)
with right:
    dashboard.heading("low_scores.full.title")
    if not dashboard.nothing(marks):
        dashboard.say(row, "low_scores.says.full", "low_scores.says.marks", "low_scores.says.qualitative")
        columns = ["label", "targets", "indicators", "full_indicators", "full_pct", "unscored", "damaged_rows"]
        dashboard.figure("low_scores.full", charts.perfect_bars(marks, look), marks, columns, opens=FULL)

cells = dashboard.worded(dashboard.run("lost_points_cells", most=MOST), "kind", "kind")
dashboard.heading("low_scores.cells.title")
if not dashboard.nothing(cells, "low_scores.kinds.none"):
    dashboard.say(cells.row(0, named=True), "low_scores.says.cells")
    columns = ["name", "label", "kind", "lost_points", "times", "project_lost", "total_score"]
    dashboard.figure("low_scores.cells", charts.lost_cells(cells, look), cells, columns, opens=CELL)
